// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/target_quantity.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace kehoach::plan {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

struct Number {
  std::size_t begin = 0, end = 0;
  double value = 0;
  bool usable = true;  // false: part of a date, a code, an outline number
};

class Finder {
 public:
  Finder(const FoldedText& text, std::size_t begin, std::size_t end, const TargetLexicon& words,
         const Rules& rules)
      : t_(text), f_(text.folded()), begin_(begin), end_(end), words_(words), rules_(rules) {}

  std::vector<Quantity> Run() {
    FindNumbers();
    std::vector<Quantity> out;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (!numbers_[i].usable) continue;
      std::size_t used = i;
      if (std::optional<Quantity> q = Read(i, used)) {
        const Judgement judged = Judge(i);
        // Guards speak of the number as it stands; one that belongs to a list of such numbers
        // ("mức độ 3, 4") is none either.
        const bool listed =
            i > 0 && !numbers_[i - 1].usable && JoinsNumbers(i - 1, i) && !q->percent && !q->bound;
        if (judged == Judgement::kNever || listed) {
          numbers_[i].usable = false;
        } else {
          q->doubtful = judged == Judgement::kBare;
          if (q->doubtful && !q->percent && !q->bound && !q->per) {
            numbers_[i].usable = false;
          } else {
            if (changes_from_) q->begin = *changes_from_;
            changes_from_.reset();
            out.push_back(*q);
          }
        }
      }
      i = used;
    }
    return out;
  }

 private:
  enum class Judgement { kNone, kBare, kNever };

  std::string_view Sub(std::size_t from, std::size_t to) const {
    return std::string_view(f_).substr(from, to - from);
  }
  std::string_view Rest(std::size_t from) const { return Sub(from, end_); }
  std::size_t SkipSpaces(std::size_t at) const {
    while (at < end_ && f_[at] == ' ') ++at;
    return at;
  }
  std::size_t BackOverSpaces(std::size_t at) const {
    while (at > begin_ && f_[at - 1] == ' ') --at;
    return at;
  }

  // "97,5", "1.200" and "14.582,5"; a dot that parts no thousands is a decimal point before "%"
  // only, for elsewhere it may be an outline number.
  bool Parse(Number& number) const {
    const std::string_view digits = Sub(number.begin, number.end);
    const std::size_t comma = digits.find(',');
    std::string_view whole = digits.substr(0, comma);
    std::string plain;
    const std::size_t dot = whole.find('.');
    if (dot == std::string_view::npos) {
      plain = whole;
    } else if (IsThousands(whole)) {
      std::copy_if(whole.begin(), whole.end(), std::back_inserter(plain), IsDigit);
    } else {
      const std::size_t after = SkipSpaces(number.end);
      const bool share = after < end_ && f_[after] == '%';
      if (!share || comma != std::string_view::npos || whole.rfind('.') != dot) return false;
      plain = whole;
    }
    if (comma != std::string_view::npos) {
      const std::string_view fraction = digits.substr(comma + 1);
      if (fraction.find_first_of(",.") != std::string_view::npos) return false;
      plain += '.';
      plain += fraction;
    }
    constexpr std::size_t kMostDigits = 15;  // what a double holds
    if (plain.size() > kMostDigits) return false;
    const auto [end, error] =
        std::from_chars(plain.data(), plain.data() + plain.size(), number.value);
    return error == std::errc() && end == plain.data() + plain.size();
  }
  static bool IsThousands(std::string_view whole) {
    std::size_t group = 0, groups = 0;
    for (const char c : whole) {
      if (c != '.') {
        ++group;
        continue;
      }
      if (groups == 0 ? group < 1 || group > 3 : group != 3) return false;
      ++groups;
      group = 0;
    }
    return groups > 0 && group == 3;
  }

  bool IsAttached(const Number& number) const {
    const char before = number.begin > begin_ ? f_[number.begin - 1] : ' ';
    if (IsLetter(before) || before == '/' || before == '.' || before == '_') {
      // Folding leaves "≥" and "≤" as they are: bytes that are no letters of Vietnamese.
      return !EndsWithSign(number.begin);
    }
    if (before == '-') {
      const char behind = number.begin > begin_ + 1 ? f_[number.begin - 2] : ' ';
      if (IsLetter(behind)) return true;
    }
    if (number.end >= end_) return false;
    const char after = f_[number.end];
    if (after == '/' || after == '_') return true;
    if (after == '-' && number.end + 1 < end_ && IsLetter(f_[number.end + 1])) return true;
    return IsLetter(after) && !Rest(number.end).starts_with("‰") &&
           t_.Prefix(words_.units, Rest(number.end)) == 0;
  }
  bool EndsWithSign(std::size_t at) const {
    const std::string_view before = Sub(begin_, at);
    return before.ends_with("≥") || before.ends_with("≤");
  }

  void FindNumbers() {
    int depth = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (f_[i] == '(' || f_[i] == '[') ++depth;
      if ((f_[i] == ')' || f_[i] == ']') && depth > 0) --depth;
      if (!IsDigit(f_[i])) {
        if (depth == 0) WordNumber(i);
        continue;
      }
      Number number{i, i, 0, depth == 0};
      while (number.end < end_ &&
             (IsDigit(f_[number.end]) || ((f_[number.end] == '.' || f_[number.end] == ',') &&
                                          number.end + 1 < end_ && IsDigit(f_[number.end + 1])))) {
        ++number.end;
      }
      if (!Parse(number) || IsAttached(number)) number.usable = false;
      numbers_.push_back(number);
      i = number.end - 1;
    }
    // 05-11-2021: three numbers and two dashes are a date.
    for (std::size_t i = 0; i + 2 < numbers_.size(); ++i) {
      if (Sub(numbers_[i].end, numbers_[i + 1].begin) != "-" ||
          Sub(numbers_[i + 1].end, numbers_[i + 2].begin) != "-") {
        continue;
      }
      for (std::size_t k = i; k <= i + 2; ++k) numbers_[k].usable = false;
    }
  }

  // "một lần", "hai đợt": words count where an event follows.
  void WordNumber(std::size_t at) {
    if (!IsLetter(f_[at]) || (at > begin_ && f_[at - 1] != ' ')) return;
    const std::size_t length = t_.Prefix(words_.numbers, Rest(at));
    if (length == 0 || at + length >= end_ || f_[at + length] != ' ') return;
    if (t_.Prefix(words_.events, Rest(at + length + 1)) == 0) return;
    const std::string_view word = Sub(at, at + length);
    if (word == "nam" || word == "nhat" || word == "tu") return;  // also "year", "first", "from"
    if (const std::optional<int> value = words_.NumberWord(word)) {
      numbers_.push_back({at, at + length, static_cast<double>(*value), true});
    }
  }

  // Only ",", "và", "-" or ":" between two numbers.
  bool JoinsNumbers(std::size_t left, std::size_t right) const {
    std::string_view between = Sub(numbers_[left].end, numbers_[right].begin);
    while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
    return between == "," || between == "va" || between == "-" || between == ":" || between == "&";
  }

  Judgement Judge(std::size_t i) const {
    constexpr std::size_t kBefore = 40, kAfter = 32;
    std::size_t from = std::max(begin_, numbers_[i].begin - std::min(numbers_[i].begin, kBefore));
    if (i > 0) from = std::max(from, numbers_[i - 1].end);
    // A window begins and ends at a word, for half of one is another word.
    while (from > begin_ && from < numbers_[i].begin && f_[from - 1] != ' ' &&
           (i == 0 || from > numbers_[i - 1].end)) {
      ++from;
    }
    from = SkipSpaces(from);
    std::size_t to = std::min(end_, numbers_[i].end + kAfter);
    while (to > numbers_[i].end && to < end_ && f_[to] != ' ') --to;
    to = std::max(BackOverSpaces(to), numbers_[i].end);
    const auto [first, last] = t_.Origin(from, to);
    const std::string_view window = t_.text().substr(first, last - first);
    const std::size_t number = t_.Origin(numbers_[i].begin, numbers_[i].end).first - first;
    Judgement judged = Judgement::kNone;
    for (const RuleHit& hit : rules_.Match("target-none", window, t_.Slice(from, to))) {
      // The pattern may take in the number's first digits only.
      if (hit.begin > number || hit.end <= number) continue;
      if (hit.rule->yields == "none.always") return Judgement::kNever;
      judged = Judgement::kBare;
    }
    return judged;
  }

  // Unit behind `at`: sets unit_begin, unit_end, percent; gives where it ends.
  std::size_t ReadUnit(std::size_t at, Quantity& q) const {
    const std::size_t start = SkipSpaces(at);
    q.unit_begin = q.unit_end = at;
    q.percent = false;
    constexpr std::string_view kPercent = "phan tram", kPerMille = "‰";
    if (start < end_ && f_[start] == '%') {
      q.percent = true;
      q.unit_begin = start;
      q.unit_end = start + 1;
    } else if (Rest(start).starts_with(kPerMille)) {
      q.percent = true;
      q.unit_begin = start;
      q.unit_end = start + kPerMille.size();
    } else if (Rest(start).starts_with(kPercent)) {
      q.percent = true;
      q.unit_begin = start;
      q.unit_end = start + kPercent.size();
    } else if (const std::size_t length = t_.Prefix(words_.units, Rest(start))) {
      q.unit_begin = start;
      q.unit_end = start + length;
    }
    return q.unit_end;
  }

  // Whether `at` has one of the words, which end where a word ends.
  std::size_t Word(std::size_t at, std::string_view word) const {
    const std::string_view rest = Rest(at);
    if (!rest.starts_with(word)) return 0;
    if (rest.size() > word.size() && (IsLetter(rest[word.size()]) || IsDigit(rest[word.size()]))) {
      return 0;
    }
    return word.size();
  }

  // "/năm", "mỗi năm", "trong quý": but "trong năm 2023" names a year.
  std::size_t ReadPer(std::size_t at, Quantity& q) const {
    for (;;) {
      std::size_t next = SkipSpaces(at);
      bool slash = false;
      if (next < end_ && f_[next] == '/') {
        slash = true;
        next = SkipSpaces(next + 1);
      } else {
        const std::size_t word = t_.Prefix(words_.period_leads, Rest(next));
        if (word == 0) return at;
        next = SkipSpaces(next + word);
      }
      const std::size_t length = t_.Prefix(words_.periods, Rest(next));
      if (length > 0) {
        const std::size_t behind = SkipSpaces(next + length);
        const bool named =
            behind < end_ && (IsDigit(f_[behind]) || Word(behind, "i") || Word(behind, "ii") ||
                              Word(behind, "iii") || Word(behind, "iv") || Word(behind, "nay") ||
                              Word(behind, "hoc"));
        if (named && !slash) return at;
        if (!q.per) q.per = words_.Period(Sub(next, next + length));
        return next + length;
      }
      if (!slash || q.base_end > 0) return at;
      // "/hồ sơ": what one of the counted things belongs to.
      std::size_t end = next;
      if (const std::size_t unit = t_.Prefix(words_.units, Rest(next))) {
        end = next + unit;
      } else {
        // "/học kỳ": one word or two, for which the clause must end there.
        while (end < end_ && IsLetter(f_[end])) ++end;
        std::size_t two = SkipSpaces(end);
        while (two < end_ && IsLetter(f_[two])) ++two;
        if (SkipSpaces(two) == end_ || (two < end_ && f_[two] == ',')) end = two;
      }
      if (end == next) return at;
      q.base_begin = next;
      q.base_end = end;
      at = end;
    }
  }

  // "06 tháng/lần": once in so long.
  bool ReadEvery(std::size_t i, Quantity& q) const {
    std::size_t at = SkipSpaces(numbers_[i].end);
    const std::size_t length = t_.Prefix(words_.every, Rest(at));
    if (length == 0) return false;
    const std::optional<std::string> one_period = words_.Period(Sub(at, at + length));
    std::size_t next = SkipSpaces(at + length);
    if (!one_period || next >= end_ || f_[next] != '/') return false;
    next = SkipSpaces(next + 1);
    if (std::size_t one = Word(next, "01"); one > 0 || (one = Word(next, "1")) > 0) {
      next = SkipSpaces(next + one);
    }
    const std::size_t event = t_.Prefix(words_.events, Rest(next));
    const double every = numbers_[i].value;
    if (event == 0 || every < 1 || every > 99 || every != std::floor(every)) return false;
    q.begin = q.number = numbers_[i].begin;
    q.value = 1;
    q.per = "P" + std::to_string(static_cast<int>(every)) + one_period->back();
    q.unit_begin = next;
    q.unit_end = q.end = next + event;
    return true;
  }

  // Takes the comparator that ends before q.begin into q. False: words that bind it in a way that
  // is not told.
  bool ReadBefore(Quantity& q) const {
    const std::size_t at = BackOverSpaces(q.begin);
    const std::string_view before = Sub(begin_, at);
    const std::size_t length = t_.Suffix(words_.before, before);
    if (length == 0) return true;
    const std::optional<Comparator> comparator =
        words_.Before(before.substr(before.size() - length));
    if (!comparator) return false;
    q.comparator = *comparator;
    q.bound = true;
    q.begin = at - length;
    return true;
  }

  // "02 buổi/01 tháng", but not "7 ca/100.000 dân".
  bool IsOne(std::size_t at) const { return Word(at, "1") > 0 || Word(at, "01") > 0; }

  // "từ" right before q.begin: where it begins.
  std::optional<std::size_t> FromWord(const Quantity& q) const {
    const std::size_t at = BackOverSpaces(q.begin);
    const std::size_t length = t_.Suffix(words_.from, Sub(begin_, at));
    return length == 0 ? std::nullopt : std::optional(at - length);
  }

  std::optional<Quantity> Read(std::size_t i, std::size_t& used) {
    Quantity q;
    if (ReadEvery(i, q)) {
      if (!ReadBefore(q)) return std::nullopt;
      return q;
    }
    q.begin = q.number = numbers_[i].begin;
    q.value = numbers_[i].value;
    std::size_t at = ReadUnit(numbers_[i].end, q);
    if (!ReadBefore(q)) return std::nullopt;
    if (const std::size_t slash = SkipSpaces(at); slash < end_ && f_[slash] == '/') {
      const std::size_t behind = SkipSpaces(slash + 1);
      if (behind < end_ && IsDigit(f_[behind]) && !IsOne(behind)) return std::nullopt;
    }
    const std::optional<std::size_t> from = FromWord(q);
    if (i + 1 < numbers_.size() && numbers_[i + 1].usable) {
      const std::size_t gap = SkipSpaces(at);
      const Number& next = numbers_[i + 1];
      const bool dash = gap < end_ && f_[gap] == '-' && SkipSpaces(gap + 1) == next.begin;
      const std::size_t until = t_.Prefix(words_.to, Rest(gap));
      const bool to = until > 0 && SkipSpaces(gap + until) == next.begin;
      if (to && !from && !q.percent) return std::nullopt;  // "2 đến 3 xã": of what is not told
      if (dash || to) {
        Quantity second;
        const std::size_t end = ReadUnit(next.end, second);
        const bool same = q.unit_end == numbers_[i].end ||
                          Sub(q.unit_begin, q.unit_end) == Sub(second.unit_begin, second.unit_end);
        used = i + 1;
        // A range that runs down, or whose ends have two units, says something else.
        if (!same || second.unit_end == next.end || next.value <= q.value) return std::nullopt;
        q.unit_begin = second.unit_begin;
        q.unit_end = second.unit_end;
        q.percent = second.percent;
        q.comparator = Comparator::kRange;
        q.bound = true;
        q.value2 = next.value;
        if (from) q.begin = *from;
        q.end = ReadPer(end, q);
        return q;
      }
      // "từ 85% (năm trước) lên 90%": the first is what it was.
      if (from && Changes(at, next.begin)) {
        changes_from_ = *from;
        return std::nullopt;
      }
    }
    q.end = at = ReadPer(at, q);
    // Around: "từ 95% trở lên", also with the noun between ("từ 95% hộ gia đình trở lên").
    const std::size_t behind = SkipSpaces(at);
    if (const std::size_t length = t_.Prefix(words_.after, Rest(behind))) {
      if (const auto comparator = words_.After(Sub(behind, behind + length))) {
        if (from) q.begin = *from;
        q.comparator = *comparator;
        q.bound = true;
        q.end = behind + length;
        q.end = ReadPer(q.end, q);
        return q;
      }
    }
    if (from && !q.bound) {
      if (!ReadLate(at, q)) return std::nullopt;  // "từ 5 %": from there to where?
      q.begin = *from;
      return q;
    }
    if (from) q.begin = *from;  // "từ trên 90%"
    return q;
  }

  // Whether folded[from, to) takes a quantity from one value to the next.
  bool Changes(std::size_t from, std::size_t to) const {
    const std::string_view between = Sub(from, to);
    return t_.Find(words_.turns, between, nullptr) != std::string_view::npos &&
           t_.Find(words_.after, between, nullptr) == std::string_view::npos;  // "trở lên"
  }

  bool ReadLate(std::size_t at, Quantity& q) const {
    constexpr int kMostWords = 6;
    int words = 0;
    for (std::size_t i = at; i < end_; ++i) {
      if (f_[i] == ',' || f_[i] == ';' || f_[i] == '(' || f_[i] == '.') return false;
      if (f_[i] != ' ') continue;
      if (const std::size_t length = t_.Prefix(words_.after, Rest(i + 1))) {
        const auto comparator = words_.After(Sub(i + 1, i + 1 + length));
        if (!comparator) return false;
        q.comparator = *comparator;
        q.bound = true;
        q.late_begin = i + 1;
        q.late_end = i + 1 + length;
        ReadPerBefore(at, q);
        return true;
      }
      if (++words > kMostWords) return false;
    }
    return false;
  }

  // "từ 1.000 lượt truy cập/tháng trở lên": the period that ends the noun.
  void ReadPerBefore(std::size_t at, Quantity& q) const {
    const std::size_t end = BackOverSpaces(q.late_begin);
    const std::size_t length = end > at ? t_.Suffix(words_.periods, Sub(at, end)) : 0;
    if (length == 0) return;
    const std::size_t slash = BackOverSpaces(end - length);
    if (slash <= at || f_[slash - 1] != '/') return;
    q.per = words_.Period(Sub(end - length, end));
    q.late_begin = slash - 1;
  }

  const FoldedText& t_;
  const std::string& f_;
  std::size_t begin_, end_;
  const TargetLexicon& words_;
  const Rules& rules_;
  std::vector<Number> numbers_;
  std::optional<std::size_t> changes_from_;  // of "từ 85% lên 90%", until the second is read
};

}  // namespace

std::vector<Quantity> FindQuantities(const FoldedText& text, std::size_t begin, std::size_t end,
                                     const TargetLexicon& words, const Rules& rules) {
  return Finder(text, begin, end, words, rules).Run();
}

}  // namespace kehoach::plan
