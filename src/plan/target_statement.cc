// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "plan/target_lexicon.h"
#include "plan/target_quantity.h"
#include "plan/targets.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::plan {
namespace {

// Bytes behind the unit in a remark that is an amount ("30 câu hỏi").
constexpr std::size_t kMostRemark = 8;
// A longer cell is a report or a table of its own.
constexpr std::size_t kMostBytes = 6000;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Range {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

// One text. Positions are bytes of its fold until a target is made of them.
class StatementReader {
 public:
  StatementReader(std::string_view text, TargetSource source, const Rules& rules)
      : t_(text),
        source_(source),
        rules_(rules),
        words_(TargetLexicon::Of(rules)),
        f_(t_.folded()) {}

  std::vector<Target> Run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= f_.size(); ++i) {
      const std::size_t length = i == f_.size() ? 1 : ClauseEnd(i);
      if (length == 0) continue;
      Clause({begin, i});
      begin = i + length;
      i = begin - 1;
    }
    return std::move(out_);
  }

 private:
  // What one accepted quantity takes of its clause.
  struct Statement {
    Quantity quantity;
    Range segment;           // its own words
    bool part = false;       // behind "trong đó"
    bool adjoining = false;  // right behind a comma or "và": shares what stands before
    bool vague = false;      // what stands before it cannot be told apart from its neighbour's
  };

  std::string_view Sub(Range r) const {
    return r.empty() ? std::string_view() : std::string_view(f_).substr(r.begin, r.end - r.begin);
  }

  Range Trimmed(Range r) const {
    const auto is_edge = [](char c) {
      return c == ' ' || c == ',' || c == ';' || c == ':' || c == '.' || c == '-' || c == '+' ||
             c == '/';
    };
    while (!r.empty() && is_edge(f_[r.begin])) ++r.begin;
    while (!r.empty() && is_edge(f_[r.end - 1])) --r.end;
    return r;
  }

  // The text as it is printed.
  std::string Original(Range r) const { return std::string(t_.Original(r.begin, r.end)); }
  std::optional<std::string> Stated(Range r) const {
    r = Trimmed(r);
    if (r.empty()) return std::nullopt;
    // A bracket that is not closed is cut off.
    const std::string_view view = Sub(r);
    const auto open = std::count(view.begin(), view.end(), '(');
    if (open != std::count(view.begin(), view.end(), ')')) {
      const std::size_t at = view.find('(');
      if (at == std::string_view::npos || at == 0) return std::nullopt;
      r.end = r.begin + at;
      r = Trimmed(r);
      if (r.empty()) return std::nullopt;
    }
    // What a bracket at the end counts is no part of the words before it.
    if (f_[r.end - 1] == ')') {
      const std::size_t at = Sub(r).rfind('(');
      if (at != 0 && at != std::string_view::npos &&
          Sub(r).find_first_of("0123456789", at) != std::string_view::npos) {
        return Original(Trimmed({r.begin, r.begin + at}));
      }
    }
    return Original(r);
  }

  bool IsUpperAt(std::size_t at) const {
    if (at >= f_.size()) return false;
    const std::string_view original = t_.text();
    const std::size_t from = t_.Origin(at, at + 1).first;
    std::size_t to = from;
    if (from >= original.size()) return false;
    text::NextCodePoint(original, to);
    return text::IsUpper(original.substr(from, to - from));
  }

  // Bytes that end a clause at `i`; 0 = none does.
  std::size_t ClauseEnd(std::size_t i) const {
    if (f_[i] == ';') return 1;
    if (f_[i] == '.' && (i + 1 == f_.size() || f_[i + 1] == ' ')) {
      // "TP. Hồ Chí Minh", "v.v. "
      std::size_t word = i;
      while (word > 0 && IsLetter(f_[word - 1])) --word;
      const bool short_capitals = i - word <= 2 && i > word && IsUpperAt(word);
      return short_capitals ? 0 : 1;
    }
    if ((f_[i] == '-' || f_[i] == '+') && i > 0 && f_[i - 1] == ' ' && i + 2 < f_.size() &&
        f_[i + 1] == ' ' && (IsUpperAt(i + 2) || IsDigit(f_[i + 2]))) {
      // "80 % - 90 %" and "Việt - Mông" are no lists.
      std::size_t before = i - 1;
      while (before > 0 && f_[before - 1] == ' ') --before;
      const char last = before > 0 ? f_[before - 1] : ' ';
      if (IsDigit(f_[i + 2]) && (IsDigit(last) || last == '%')) return 0;
      return last == '.' || last == ';' || last == ':' || last == ',' || IsListed(i) ? 1 : 0;
    }
    return 0;
  }
  // A dash in the middle is a bullet where the text begins with one.
  bool IsListed(std::size_t i) const { return f_.size() > 2 && f_[0] == f_[i] && f_[1] == ' '; }

  void Clause(Range clause) {
    clause = Trimmed(clause);
    if (clause.empty()) return;
    bool carried_part = false;
    if (const std::size_t part = t_.Prefix(words_.parts, Sub(clause)); part > 0 && !out_.empty()) {
      carried_part = true;
      clause.begin += part;
    }
    per_.reset();
    const std::size_t start = SkipLeadingPeriod(clause);
    const std::vector<Quantity> quantities = FindQuantities(t_, start, clause.end, words_, rules_);
    std::vector<Statement> statements;
    for (const Quantity& quantity : quantities) {
      Statement next;
      next.quantity = quantity;
      next.segment = {statements.empty() ? start : 0, clause.end};
      next.part = carried_part;
      std::size_t cut = 0;
      if (!statements.empty() && !Separate(statements.back(), next, cut)) {
        if (!Outweighs(quantity, statements.back())) continue;
        next.segment.begin = statements.back().segment.begin;
        next.part = statements.back().part;
        statements.pop_back();
        if (!statements.empty()) cut = next.segment.begin;
      }
      // What is done so many times may be several things.
      if (!IsEvent(quantity))
        next.segment.begin = LastBeginning({next.segment.begin, quantity.begin});
      if (!IsTarget(next, statements.empty() ? nullptr : &statements.back())) continue;
      if (!statements.empty()) statements.back().segment.end = cut;
      statements.push_back(next);
    }
    const std::size_t first_of_clause = out_.size();
    for (const Statement& statement : statements) Add(statement, first_of_clause);
    Grades(clause, statements);
  }

  // "Hàng năm, …", "Mỗi quý …": the period of the whole clause. Gives where the rest begins.
  std::size_t SkipLeadingPeriod(Range clause) {
    const std::size_t lead = t_.Prefix(words_.clause_leads, Sub(clause));
    if (lead == 0) return clause.begin;
    const Range rest = Trimmed({clause.begin + lead, clause.end});
    const std::size_t length = t_.Prefix(words_.periods, Sub(rest));
    if (length == 0) return clause.begin;
    per_ = words_.Period(Sub({rest.begin, rest.begin + length}));
    return Trimmed({rest.begin + length, clause.end}).begin;
  }

  // ---- where one statement ends and the next begins ----------------------------------------

  // Finds the words that part `next` from the statement before it. False: it belongs to that
  // statement's words. `cut`: where the statement before ends.
  bool Separate(const Statement& previous, Statement& next, std::size_t& cut) const {
    const Range between = {previous.quantity.end, next.quantity.begin};
    if (between.empty()) return false;
    const std::string_view view = Sub(between);
    std::size_t length = 0;
    if (const std::size_t at = t_.Find(words_.parts, view, &length); at != std::string_view::npos) {
      cut = between.begin + at;
      next.segment.begin = cut + length;
      next.part = true;
      return true;
    }
    next.part = next.part || previous.part;
    std::vector<Range> commas, ands;
    int depth = 0;
    for (std::size_t i = between.begin; i < between.end; ++i) {
      if (f_[i] == '(') ++depth;
      if (f_[i] == ')') --depth;
      if (depth != 0) continue;
      if (f_[i] == ',') commas.push_back({i, i + 1});
      if (Sub({i, between.end}).starts_with(" va ") || Sub({i, between.end}) == " va")
        ands.push_back({i, i + 3});
    }
    const auto take = [&](Range separator, bool adjoining) {
      cut = separator.begin;
      next.segment.begin = separator.end;
      next.adjoining = adjoining;
      return true;
    };
    for (const std::vector<Range>* list : {&commas, &ands}) {
      if (!list->empty() && WithoutLinks(WithoutModality({list->back().end, between.end})).empty())
        return take(list->back(), true);
    }
    for (const std::vector<Range>* list : {&commas, &ands}) {
      for (auto it = list->rbegin(); it != list->rend(); ++it) {
        if (Begins({it->end, between.end})) return take(*it, false);
      }
    }
    if (commas.size() == 1) return take(commas.front(), false);
    if (commas.empty()) {
      // "10 lớp bồi dưỡng cho 450 học viên"
      const Range rest = Trimmed(between);
      const std::size_t recipients = t_.Suffix(words_.recipients, Sub(rest));
      if (recipients == 0 || previous.quantity.percent || next.quantity.percent) return false;
      return take({rest.end - recipients, rest.end}, false);
    }
    next.vague = true;
    return take(commas.back(), false);
  }

  // "Thu gom bao gói thuốc, đặt 180 bể chứa": the number belongs to what begins last. Several names
  // of measures ("số vụ, số người chết"), or verbs ("nâng cấp, mở rộng"), are one beginning.
  std::size_t LastBeginning(Range before) const {
    int depth = 0;
    std::size_t begin = before.begin;
    for (std::size_t i = before.begin; i < before.end; ++i) {
      if (f_[i] == '(') ++depth;
      if (f_[i] == ')') --depth;
      if (f_[i] != ',' || depth != 0) continue;
      const Range left = Trimmed({begin, i}), right = Trimmed({i, before.end});
      if (right.empty() || !Begins(right)) continue;
      if (MeasureAt(Sub(left)) > 0 && MeasureAt(Sub(right)) > 0) continue;
      if (t_.Is(words_.doing, Sub(left)) || t_.Is(words_.changes, Sub(left))) continue;
      // "Tỷ lệ chất thải được thu gom, xử lý đạt 97%"
      if (MeasureAt(Sub(left)) > 0 && t_.Is(words_.doing, Sub(WithoutLinks(right)))) continue;
      begin = right.begin;
    }
    return begin;
  }

  // "được uống vitamin A 2 đợt/năm đạt trên 98%": the first number is part of what reaches the
  // second.
  bool Outweighs(const Quantity& quantity, const Statement& previous) const {
    if (!quantity.percent || previous.quantity.percent) return false;
    const Range between = Trimmed({previous.quantity.end, quantity.begin});
    return t_.Suffix(words_.reaches, Sub(between)) > 0;
  }

  // Bytes of the name of a measure that begins here; "số hóa" does not begin with "số".
  std::size_t MeasureAt(std::string_view view) const {
    const std::size_t length = t_.Prefix(words_.measures, view);
    return length > 0 && t_.Prefix(words_.doing, view) > length ? 0 : length;
  }

  // "tăng trưởng" is no "tăng".
  std::size_t ChangeAt(std::string_view view) const {
    const std::size_t length = t_.Prefix(words_.changes, view);
    return length > 0 && t_.Prefix(words_.measures, view) > length ? 0 : length;
  }

  // Whether a statement may begin so.
  bool Begins(Range r) const {
    r = Trimmed(r);
    const std::string_view view = Sub(r);
    return t_.Prefix(words_.each, view) > 0 || MeasureAt(view) > 0 ||
           t_.Prefix(words_.modality, view) > 0 || t_.Prefix(words_.doing, view) > 0 ||
           ChangeAt(view) > 0;
  }

  Range WithoutModality(Range r) const {
    r = Trimmed(r);
    while (const std::size_t length = t_.Prefix(words_.modality, Sub(r))) {
      r.begin += length;
      r = Trimmed(r);
    }
    return r;
  }
  // Without the words that tie the value to what it is the value of.
  Range WithoutLinks(Range r) const {
    r = Trimmed(r);
    while (const std::size_t length = t_.Suffix(words_.links, Sub(r))) {
      const Range rest = Trimmed({r.begin, r.end - length});
      if (t_.Suffix(words_.negations, Sub(rest)) > 0) break;  // "tỷ lệ mẫu không đạt"
      if (t_.Suffix(words_.after, Sub(r)) > 0) break;         // "hoàn thành tốt trở lên"
      if (t_.Suffix(words_.joints, Sub(r)) > length) break;   // "với" of "đối với"
      r = rest;
    }
    return r;
  }

  // "Tập huấn cho" -> "Tập huấn".
  Range WithoutJoints(Range r) const {
    r = Trimmed(r);
    while (const std::size_t joint = t_.Suffix(words_.joints, Sub(r))) {
      r = Trimmed({r.begin, r.end - joint});
    }
    return r;
  }

  // ---- what is a target ----------------------------------------------------------------------

  std::string_view Unit(const Quantity& q) const { return Sub({q.unit_begin, q.unit_end}); }
  bool IsEvent(const Quantity& q) const { return t_.Is(words_.events, Unit(q)); }

  // The words between the beginning of the statement and its value.
  Range Before(const Statement& s) const { return Trimmed({s.segment.begin, s.quantity.begin}); }

  bool IsTarget(Statement& s, const Statement* previous) const {
    const Quantity& q = s.quantity;
    if (q.percent) return true;
    const std::string_view unit = Unit(q);
    const Range before = WithoutModality(Before(s));
    const std::string_view view = Sub(before);
    const Range naked = WithoutLinks(before);
    // "Rút ngắn thời gian …", "Đạt thu nhập …"
    const std::size_t change = std::max(ChangeAt(view), t_.Prefix(words_.reaches, view));
    const bool measured = MeasureAt(Sub(Trimmed({before.begin + change, before.end}))) > 0;
    const bool reaches = t_.Suffix(words_.reaches, view) > 0;
    const bool each = t_.Prefix(words_.each, view) > 0;
    if (unit.empty()) return source_ == TargetSource::kAmount && IsWholeItem(s) && TakeUnit(s);
    const std::string_view naked_view = Sub(naked);
    // "nhà trọ từ 10 phòng trở lên" describes a subject.
    const bool around = q.bound && !q.value2 && t_.Prefix(words_.from, Sub({q.begin, q.end})) > 0;
    if (around && !naked.empty() && !measured && !each && !reaches &&
        !t_.Is(words_.doing, naked_view))
      return false;
    if (t_.Is(words_.money, unit)) return q.bound || reaches;
    if (t_.Is(words_.times, unit)) {
      const bool limits =
          q.comparator == Comparator::kAtMost || q.comparator == Comparator::kLessThan;
      return (q.bound && limits && (naked.empty() || measured)) || (reaches && measured);
    }
    if (q.bound || q.per) return true;
    if (q.doubtful) return false;
    if (source_ == TargetSource::kRemark) {
      // A remark that is an amount and nothing else: "02 lớp".
      return before.empty() && Trimmed(s.segment).end <= q.unit_end + kMostRemark;
    }
    if (IsEvent(q)) {
      if (per_.has_value() || EndsInPeriod(s)) return true;
      return (source_ == TargetSource::kAmount && naked.empty()) || t_.Is(words_.doing, view);
    }
    if (s.adjoining && previous != nullptr && !previous->quantity.percent) {
      // "ít nhất 01 tổ, 01 điểm": the comparator holds for both.
      if (previous->quantity.comparator != Comparator::kRange) {
        s.quantity.comparator = previous->quantity.comparator;
      }
      return true;
    }
    if (measured) return naked.end < before.end || t_.Is(words_.dimensions, unit);
    if (each) return CountWords(before) <= 6;
    if (before.empty() || naked.empty()) return true;
    if (!IsNear(before)) return false;
    if (t_.Prefix(words_.doing, view) > 0 || ChangeAt(view) > 0) return true;
    constexpr int kMostOfAVerb = 4;
    return t_.Prefix(words_.not_doing, view) == 0 && CountWords(naked) <= kMostOfAVerb &&
           view.find_first_of("0123456789,:()") == std::string_view::npos;
  }

  // A number that stands for a whole item of a cell: "40 ao, hồ", "04 mô hình, 120 ha".
  bool IsWholeItem(const Statement& s) const {
    if (s.quantity.doubtful) return false;
    const Range before = WithoutLinks(WithoutModality(Before(s)));
    return before.empty() || s.quantity.bound;
  }

  // The words behind the number as its unit, where they are all that is left of the item.
  bool TakeUnit(Statement& s) const {
    constexpr int kMostWords = 4;
    Quantity& q = s.quantity;
    if (q.late_end > 0 || q.per) return false;
    std::size_t end = q.unit_end;
    const Range rest = Trimmed({q.unit_end, s.segment.end});
    const std::string_view view = Sub(rest);
    if (rest.empty() || !IsLetter(view.front()) || CountWords(rest) > kMostWords) return false;
    if (view.find_first_of("0123456789:()/%") != std::string_view::npos) return false;
    if (t_.Prefix(words_.predicates, view) > 0 || t_.Prefix(words_.predicate_verbs, view) > 0)
      return false;
    end = rest.end;
    q.unit_begin = rest.begin;
    q.unit_end = q.end = end;
    return true;
  }

  bool EndsInPeriod(const Statement& s) const {
    Range after = {s.quantity.end, s.segment.end};
    return TrailingPeriod(s.quantity, after).has_value();
  }

  int CountWords(Range r) const {
    const std::string_view view = Sub(Trimmed(r));
    return view.empty() ? 0 : 1 + static_cast<int>(std::count(view.begin(), view.end(), ' '));
  }

  // The verb and its number: no place and no condition between them.
  bool IsNear(Range before) const {
    constexpr int kMostWords = 9;
    if (CountWords(before) > kMostWords) return false;
    return t_.Find(words_.prepositions, Sub(before), nullptr) == std::string_view::npos;
  }

  // ---- what it speaks of ----------------------------------------------------------------------

  struct Split {
    Range subject, predicate;
  };

  // Where in r what is said of the subject begins; r.end where nothing is.
  std::size_t PredicateAt(Range r) const {
    std::size_t weak = r.end;
    bool comma = false;
    for (std::size_t i = r.begin; i < r.end; ++i) {
      if (f_[i] == ',') comma = true;
      if (i > r.begin && f_[i - 1] != ' ') continue;
      const std::string_view rest = Sub({i, r.end});
      if (t_.Prefix(words_.predicates, rest) > 0) {
        if (comma && weak < i) return weak;
        const std::size_t next = BehindQualifier({i, r.end});
        return next > 0 ? next : i;
      }
      if (weak == r.end && IsVerb({i, r.end}, r.begin)) {
        weak = i;
        comma = false;  // only one behind the verb parts two claims
      }
    }
    return weak;
  }

  // Whether a verb stands at r.begin; behind "các" or before a comma the same word is a noun.
  bool IsVerb(Range r, std::size_t from) const {
    const std::size_t length = t_.Prefix(words_.predicate_verbs, Sub(r));
    if (length == 0) return false;
    const bool comma = r.begin + length < r.end && f_[r.begin + length] == ',';
    if (comma && t_.Prefix(words_.nouns_too, Sub(r)) > 0) return false;
    return t_.Suffix(words_.noun_leads, Sub(Trimmed({from, r.begin}))) == 0;
  }

  // "người được khảo sát trả lời đúng": where what is said begins; 0 = with r.
  std::size_t BehindQualifier(Range r) const {
    const std::size_t length = t_.Prefix(words_.qualifiers, Sub(r));
    if (length == 0) return 0;
    for (std::size_t i = r.begin + length; i < r.end; ++i) {
      if (f_[i] == ',') return 0;
      if (f_[i - 1] != ' ') continue;
      const std::string_view rest = Sub({i, r.end});
      if (t_.Prefix(words_.predicates, rest) > 0 || IsVerb({i, r.end}, r.begin)) {
        return i;
      }
    }
    return 0;
  }

  Split SplitAt(Range r) const {
    r = Trimmed(r);
    const std::size_t at = PredicateAt(r);
    return {Trimmed({r.begin, at}), Trimmed({at, r.end})};
  }

  // Takes the words behind the first of the phrases out of r, with or without the phrase.
  Range TakeFrom(const Phrases& phrases, bool with_phrase, Range& r) const {
    std::size_t length = 0;
    const std::size_t at = t_.Find(phrases, Sub(r), &length);
    if (at == std::string_view::npos) return {};
    const Range taken = {r.begin + at + (with_phrase ? 0 : length), r.end};
    r.end = r.begin + at;
    return Trimmed(taken);
  }

  // "Xử lý 100% phản ánh trong 24 giờ": the term is no part of what is counted.
  Range TakeTerm(Range& r) const {
    for (std::size_t from = r.begin; from < r.end;) {
      std::size_t length = 0;
      const std::size_t at = t_.Find(words_.terms, Sub({from, r.end}), &length);
      if (at == std::string_view::npos) return {};
      const std::size_t behind = Skip(from + at + length, r.end, " ");
      if (behind < r.end && IsDigit(f_[behind])) {
        const Range term = {from + at, r.end};
        r.end = term.begin;
        return term;
      }
      from = behind;
    }
    return {};
  }

  void Add(const Statement& s, std::size_t first_of_clause) {
    const Quantity& q = s.quantity;
    Target t;
    t.comparator = q.comparator;
    t.value = q.value;
    t.value2 = q.value2;
    t.unit = q.percent ? (Unit(q) == "‰" ? "‰" : "%") : Original({q.unit_begin, q.unit_end});
    t.per = q.per ? q.per : per_;
    t.rule = q.percent ? "target.share" : (IsEvent(q) ? "target.rate" : "target.count");

    Range before = Trimmed({s.segment.begin, q.begin});
    Range after = {q.end, s.segment.end};
    if (!t.per) t.per = TrailingPeriod(q, after);
    ReadTime(before, after, t);
    if (!t.per) t.per = PeriodBefore(before);
    const Range promised = before;
    before = WithoutModality(before);
    if (before.begin > promised.begin) t.modality = Stated({promised.begin, before.begin});
    const std::size_t linked = before.end;
    before = WithoutLinks(before);
    const bool reached = before.end < linked;

    if (q.late_end > 0) {
      Late(s, before, t);
    } else {
      after = Trimmed(after);
      t.scope = Stated(TakeFrom(words_.scopes, true, after));
      if (!before.empty() && !t.scope) t.scope = Stated(TakeTerm(after));
      t.base = Stated(TakeFrom(words_.comparisons, false, after));
      after = Trimmed(after);
      if (s.vague) {
        // What stands before belongs to one of two statements.
      } else if (q.percent) {
        Share(before, after, reached, t);
      } else {
        Count(s, before, after, t);
      }
    }
    if (q.base_end > 0 && !t.base) t.base = Original({q.base_begin, q.base_end});
    if (s.adjoining && before.empty() && out_.size() > first_of_clause) {
      // "100% công chức được …, 80% được …"; "mỗi khu phố có 01 tổ, 01 điểm"; "thành lập 2 doanh
      // nghiệp, 2 tổ hợp tác"
      const Target& last = out_.back();
      if (q.percent && last.predicate && IsChange(*last.predicate) && !t.scope) {
        // "Giảm ít nhất 5% số vụ, 5% số người chết": verb and comparator hold for both.
        t.predicate = last.predicate;
        t.subject = Stated(after);
        if (!q.bound && last.comparator != Comparator::kRange) t.comparator = last.comparator;
      } else if (q.percent) {
        if (!t.subject) t.subject = last.subject;
      } else if (last.subject && IsEach(*last.subject)) {
        t.predicate = t.subject;
        t.subject = last.subject;
      } else if (!t.predicate && last.unit != "%") {
        t.predicate = last.predicate;
      }
    } else if (!t.subject && q.percent && t.predicate && !out_.empty() &&
               (before.empty() || after.empty())) {
      t.subject = out_.back().subject;  // "…, tăng 2% so với năm trước"
    } else if (!t.subject && !t.predicate && q.percent && t.time && after.empty() &&
               !out_.empty()) {
      t.subject = out_.back().subject;  // "đến năm 2025 …; đến năm 2030 đạt 95%"
      t.predicate = out_.back().predicate;
    }
    if (s.part && !out_.empty()) {
      int parent = static_cast<int>(out_.size()) - 1;
      while (out_[static_cast<std::size_t>(parent)].parent) {
        parent = *out_[static_cast<std::size_t>(parent)].parent;
      }
      t.parent = parent;
    }
    Finish(Trimmed(s.segment), t);
  }

  bool IsChange(std::string_view predicate) const {
    const FoldedText folded(predicate);
    return folded.Is(words_.changes, folded.folded());
  }
  bool IsEach(std::string_view subject) const {
    const FoldedText folded(subject);
    return folded.Prefix(words_.each, folded.folded()) > 0;
  }

  void Finish(Range segment, Target& t) {
    std::tie(t.begin, t.end) = t_.Origin(segment.begin, segment.end);
    t.raw = Original(segment);
    t.key = Key(t);
    out_.push_back(std::move(t));
  }

  std::string Key(const Target& t) const {
    std::string key;
    for (const std::optional<std::string>* part : {&t.subject, &t.predicate}) {
      if (part != &t.subject) key += '|';
      if (!*part) continue;
      const FoldedText words(**part);
      const std::string& folded = words.folded();
      bool first = true;
      for (std::size_t i = 0; i < folded.size();) {
        if (!IsLetter(folded[i]) && !IsDigit(folded[i])) {
          ++i;
          continue;
        }
        if (const std::size_t light =
                words.Prefix(words_.light, std::string_view(folded).substr(i))) {
          i += light;
          continue;
        }
        const std::size_t begin = i;
        while (i < folded.size() && (IsLetter(folded[i]) || IsDigit(folded[i]))) ++i;
        if (!first) key += ' ';
        first = false;
        key.append(folded, begin, i - begin);
      }
    }
    return key;
  }

  // Takes "đến năm 2030" and the like out of the words before or behind the value.
  void ReadTime(Range& before, Range& after, Target& t) const {
    for (Range* r : {&before, &after}) {
      const Range trimmed = Trimmed(*r);
      if (trimmed.empty()) continue;
      const std::size_t from = t_.Origin(trimmed.begin, trimmed.end).first;
      const std::string_view original = t_.Original(trimmed.begin, trimmed.end);
      const std::string_view view = Sub(trimmed);
      // What all of the rules ask for.
      if (view.find_first_of("0123456789") == std::string_view::npos &&
          view.find("nam") == std::string_view::npos && view.find("quy") == std::string_view::npos)
        continue;
      const std::optional<RuleHit> hit =
          rules_.First("target-time", original, t_.Slice(trimmed.begin, trimmed.end));
      if (!hit) continue;
      const auto time = hit->CaptureRange("time");
      if (!time) continue;
      t.time = std::string(original.substr(time->first, time->second - time->first));
      if (const std::string_view year = hit->Capture("year"); !year.empty()) {
        int value = 0;
        std::from_chars(year.data(), year.data() + year.size(), value);
        t.year = value;
      }
      // Cut it off where it stands at an end; in the middle it stays among the words.
      const std::size_t begin = t_.FoldedAt(from + time->first);
      const std::size_t end = t_.FoldedAt(from + time->second);
      if (Trimmed({trimmed.begin, begin}).empty()) {
        r->begin = end;
      } else if (WithoutLinks({end, trimmed.end}).empty()) {
        r->end = begin;  // "đến năm 2030 đạt"
      }
      *r = Trimmed(*r);
      return;
    }
  }
  // "01 lớp bồi dưỡng trong năm": of a count, not of a share, which holds for the whole year.
  std::optional<std::string> TrailingPeriod(const Quantity& q, Range& after) const {
    if (q.percent || t_.Is(words_.times, Unit(q)) || t_.Is(words_.money, Unit(q)))
      return std::nullopt;
    const Range r = Trimmed(after);
    const std::size_t period = t_.Suffix(words_.periods, Sub(r));
    if (period == 0) return std::nullopt;
    const Range rest = Trimmed({r.begin, r.end - period});
    const Range slash = {rest.end, r.end - period};
    std::size_t lead = t_.Suffix(words_.period_leads, Sub(rest));
    if (Sub(slash).find('/') == std::string_view::npos) {
      if (lead == 0) return std::nullopt;
    } else {
      lead = 0;  // "lao động nông thôn/năm"
    }
    after = {rest.begin, rest.end - lead};
    return words_.Period(Sub({r.end - period, r.end}));
  }

  // "Tuyên truyền mỗi quý ít nhất 02 buổi"
  std::optional<std::string> PeriodBefore(Range& before) const {
    const Range r = Trimmed(before);
    const std::size_t period = t_.Suffix(words_.periods, Sub(r));
    if (period == 0) return std::nullopt;
    const Range rest = Trimmed({r.begin, r.end - period});
    const std::size_t lead = t_.Suffix(words_.clause_leads, Sub(rest));
    if (lead == 0) return std::nullopt;
    before = Trimmed({rest.begin, rest.end - lead});
    return words_.Period(Sub({r.end - period, r.end}));
  }

  // "Vận động từ 95% hộ gia đình trở lên trang bị bình chữa cháy"
  void Late(const Statement& s, Range before, Target& t) const {
    const Quantity& q = s.quantity;
    t.subject = Stated({q.percent ? q.end : q.unit_begin, q.late_begin});
    Range rest = {q.late_end, s.segment.end};
    t.scope = Stated(TakeFrom(words_.scopes, true, rest));
    rest = Trimmed(rest);
    t.predicate = Stated(rest.empty() ? before : rest);
  }

  // `reached`: a link such as "đạt" stood between what is measured and its value.
  void Share(Range before, Range after, bool reached, Target& t) const {
    if (before.empty()) {
      if (source_ == TargetSource::kAmount && t_.Prefix(words_.bases, Sub(after)) > 0) {
        t.base = Stated(after);  // of what the row's task speaks
        return;
      }
      const Split split = SplitAt(after);
      t.subject = Stated(split.subject);
      t.predicate = Stated(split.predicate);
      return;
    }
    const std::string_view view = Sub(before);
    const std::size_t change = ChangeAt(view);
    const bool based =
        t_.Prefix(words_.bases, Sub(after)) > 0 || (reached && MeasureAt(Sub(after)) > 0);
    if (change > 0) {
      const Range rest = Trimmed({before.begin + change, before.end});
      t.predicate = Stated({before.begin, before.begin + change});
      t.subject = Stated(rest.empty() ? after : rest);
      return;
    }
    if (after.empty() || based) {
      if (based && !t.base) t.base = Stated(after);
      Measured(before, t);
      return;
    }
    if (MeasureAt(view) > 0) {
      Measure(before, t);
      return;
    }
    if (PredicateAt(after) == after.begin) {
      if (t_.Is(words_.doing, view)) {  // "hoàn thành 100% số hóa hồ sơ"
        t.predicate = Stated(before);
        t.subject = Stated(after);
        return;
      }
      before.begin += t_.Prefix(words_.subject_verbs, view);
      t.subject = Stated(before);
      t.predicate = Stated(after);
      return;
    }
    if (EndsInPreposition(view)) {  // "Triển khai phần mềm đối với 100% đơn vị"
      const Split behind = SplitAt(after);
      t.subject = Stated(behind.subject);
      t.predicate = Stated(behind.predicate.empty() ? WithoutJoints(before) : behind.predicate);
      return;
    }
    const Split split = SplitAt(before);
    if (!split.subject.empty() && !split.predicate.empty()) {
      t.subject = Stated(split.subject);
      t.predicate = Stated(split.predicate);
      if (!t.base) t.base = Stated(after);
      return;
    }
    t.predicate = Stated(before);
    t.subject = Stated(UpToNextClaim(after));
  }

  // The words before a value that end the statement: "hồ sơ được giải quyết đúng hạn đạt 98%".
  void Measured(Range before, Target& t) const {
    if (MeasureAt(Sub(before)) > 0) {
      Measure(before, t);
      return;
    }
    const Split split = SplitAt(before);
    t.subject = Stated(split.subject.empty() ? split.predicate : split.subject);
    if (!split.subject.empty()) t.predicate = Stated(split.predicate);
  }

  // "Chỉ số cải cách hành chính tăng 02 bậc": the value is the change.
  void Measure(Range before, Target& t) const {
    before = Trimmed(before);
    const std::size_t change = t_.Suffix(words_.changes, Sub(before));
    if (change > 0) t.predicate = Stated({before.end - change, before.end});
    t.subject = Stated({before.begin, before.end - change});
  }

  bool EndsInPreposition(std::string_view view) const { return t_.Suffix(words_.joints, view) > 0; }

  // "dự án hoàn thành có đủ hồ sơ, không để tồn đọng": the first part.
  Range UpToNextClaim(Range r) const {
    for (std::size_t i = r.begin; i < r.end; ++i) {
      if (f_[i] != ',') continue;
      const std::string_view rest = Sub(Trimmed({i, r.end}));
      if (t_.Prefix(words_.predicates, rest) > 0 || t_.Prefix(words_.negations, rest) > 0 ||
          t_.Prefix(words_.doing, rest) > 0 || MeasureAt(rest) > 0) {
        return {r.begin, i};
      }
    }
    return r;
  }

  void Count(const Statement& s, Range before, Range after, Target& t) const {
    const Quantity& q = s.quantity;
    const std::string_view view = Sub(before);
    if (IsEvent(q) && (after.empty() || !t_.Is(words_.doing, view))) {
      if (before.empty()) {
        t.subject = Stated(after);
      } else if (t_.Prefix(words_.each, view) > 0) {
        const Split split = SplitAt(before);
        t.subject = Stated(split.subject);
        t.predicate = Stated(split.predicate);
      } else {
        t.subject = Stated(before);
      }
      return;
    }
    // What is counted: with its unit, but for kilometres and the like.
    Range noun = {q.unit_begin, q.unit_end};
    if (q.end == q.unit_end && !after.empty()) noun = UpToNextClaim({q.unit_begin, after.end});
    const bool only_unit = noun.end <= q.unit_end;
    if (t_.Is(words_.dimensions, Unit(q))) noun.begin = std::min(noun.end, q.unit_end);
    if (const std::size_t power = t_.Prefix(words_.powers, Sub(noun)); power > 0) {
      noun = Trimmed({noun.begin + power, noun.end});
    }
    if (MeasureAt(view) > 0) {
      Measure(before, t);
      return;
    }
    const std::size_t change = ChangeAt(view);
    const Range changed = Trimmed({before.begin + change, before.end});
    if (change > 0 && MeasureAt(Sub(changed)) > 0) {
      t.predicate = Stated({before.begin, before.begin + change});
      t.subject = Stated(changed);
      return;
    }
    const Split split = SplitAt(before);
    const bool own_verb = t_.Prefix(words_.doing, view) > 0 || ChangeAt(view) > 0;
    const bool each = t_.Prefix(words_.each, view) > 0;
    if (!own_verb && !before.empty() && (each || !split.predicate.empty()) &&
        !split.subject.empty()) {
      t.subject = Stated(split.subject);
      t.predicate = Stated(only_unit ? split.predicate : noun);
      return;
    }
    if (!only_unit || source_ == TargetSource::kStatement) t.subject = Stated(noun);
    t.predicate = Stated(WithoutJoints(before));
  }

  // ---- grades ----------------------------------------------------------------------------------

  void Grades(Range clause, const std::vector<Statement>& statements) {
    std::size_t from = clause.begin, length = 0;
    for (;;) {
      const std::size_t at = t_.Find(words_.grade_heads, Sub({from, clause.end}), &length);
      if (at == std::string_view::npos) return;
      Grade(clause, statements, from + at, Skip(from + at + length, clause.end, " "));
      from += at + length;
    }
  }
  std::size_t Skip(std::size_t at, std::size_t end, std::string_view characters) const {
    while (at < end && characters.find(f_[at]) != std::string_view::npos) ++at;
    return at;
  }

  void Grade(Range clause, const std::vector<Statement>& statements, std::size_t head,
             std::size_t at) {
    at = Skip(at, clause.end, "\"'");
    const std::size_t length = t_.Prefix(words_.grades, Sub({at, clause.end}));
    if (length == 0 || InBrackets(clause, at)) return;
    for (const Statement& s : statements) {
      if (at > s.segment.begin && at < s.segment.end) return;  // part of what is said there
    }
    std::size_t end = Skip(at + length, clause.end, "\"'");
    const Range behind = Trimmed({end, clause.end});
    std::optional<Comparator> comparator;
    if (const std::size_t after = t_.Prefix(words_.after, Sub(behind)); after > 0) {
      comparator = words_.After(Sub({behind.begin, behind.begin + after}));
      if (comparator) end = behind.begin + after;
    }
    Range subject = WithoutModality({clause.begin, head});
    const std::size_t given = subject.end;
    while (const std::size_t verb = t_.Suffix(words_.grade_verbs, Sub(subject))) {
      subject = Trimmed({subject.begin, subject.end - verb});
    }
    if (!comparator) {
      if (subject.end == given || !IsUpperAt(at)) return;
      comparator = Comparator::kEqual;
    }
    Target t;
    t.comparator = *comparator;
    t.grade = Original({at, at + length});
    t.rule = "target.grade";
    // A comma parts it from another statement.
    if (const std::size_t comma = Sub(subject).rfind(','); comma != std::string_view::npos) return;
    t.subject = Stated(subject);
    t.scope = Stated({end, clause.end});
    if (per_) t.per = per_;
    Finish(Trimmed(clause), t);
  }

  bool InBrackets(Range clause, std::size_t at) const {
    int depth = 0;
    for (std::size_t i = clause.begin; i < at; ++i) {
      if (f_[i] == '(') ++depth;
      if (f_[i] == ')') --depth;
    }
    return depth > 0;
  }

  FoldedText t_;
  TargetSource source_;
  const Rules& rules_;
  const TargetLexicon& words_;
  const std::string& f_;
  std::optional<std::string> per_;  // of the clause
  std::vector<Target> out_;
};

// Whether a text can hold a target at all: most cells cannot, and folding costs more than this.
bool MayHold(std::string_view text) {
  if (text.size() > kMostBytes) return false;
  if (std::any_of(text.begin(), text.end(), IsDigit)) return true;
  for (const std::string_view word : {"lần", "đợt", "trở lên", "xếp loại", "Xếp loại"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::vector<Target> ReadTargets(std::string_view text, TargetSource source, const Rules& rules) {
  if (!MayHold(text)) return {};
  return StatementReader(text, source, rules).Run();
}

}  // namespace kehoach::plan
