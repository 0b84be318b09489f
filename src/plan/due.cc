// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/due.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "plan/dates.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// A longer cell is prose with a deadline somewhere in it, which is not told.
constexpr std::size_t kMaxCellBytes = 600;

struct Span {
  Day from, to;
};

// One point in time as far as the text tells; a missing month or year comes from elsewhere.
struct Part {
  std::optional<int> day, month, quarter, first_months, last_months, year;
  std::optional<int> years_after;  // "năm nay" 0, "năm sau" 1: counted from the plan's year
  bool whole_year = false;
};

class Reader {
 public:
  Reader(std::optional<int> plan_year, std::optional<int> plan_year_to, const Rules& rules)
      : first_year_(plan_year), last_year_(plan_year_to ? plan_year_to : plan_year), rules_(rules) {
    if (first_year_ == last_year_) only_year_ = first_year_;
  }

  std::optional<Due> Read(std::string_view cell) {
    const std::optional<RuleHit> hit = rules_.First("deadline", cell);
    if (!hit) return std::nullopt;
    Due due;
    due.rule = hit->rule->name;
    const std::string_view yields = hit->rule->yields;
    if (yields == "due.recurring") {
      due.kind = DueKind::kRecurring;
    } else if (yields == "due.continuous") {
      due.kind = DueKind::kContinuous;
    } else if (yields == "due.event") {
      due.kind = DueKind::kEvent;
    } else if (yields == "due.as_planned") {
      due.kind = DueKind::kAsPlanned;
    } else if (!ReadPeriod(*hit, yields, due)) {
      return std::nullopt;
    }
    return due;
  }

 private:
  bool ReadPeriod(const RuleHit& hit, std::string_view yields, Due& due) {
    due.kind = DueKind::kPeriod;
    std::optional<Span> span;
    bool from = true, to = true;
    if (yields == "due.until") {
      span = PointSpan(OneOf(hit, "to", "to_end"));
      from = false;
    } else if (yields == "due.from") {
      span = PointSpan(OneOf(hit, "from", "from"));
      to = false;
    } else if (yields == "due.period.year") {
      if (only_year_) span = Whole(*only_year_, *only_year_);
    } else if (yields == "due.period.plan") {
      if (first_year_ && last_year_ != first_year_) span = Whole(*first_year_, *last_year_);
    } else if (yields.substr(0, 10) == "due.period") {
      span = PeriodSpan(hit);
    }
    if (!span || !Exists(span->from) || !Exists(span->to) || span->to < span->from) return false;
    if (from) due.from = Iso(span->from);
    if (to) due.to = Iso(span->to);
    due.other_year = Spans(*span, from && to) ? 0 : other_year_;
    return true;
  }

  // A closed range over several years that takes in one of the plan's ("2021 - 2025") names other
  // years on purpose.
  bool Spans(const Span& span, bool closed) const {
    return closed && first_year_ && span.from.year != span.to.year &&
           span.from.year <= *last_year_ && span.to.year >= *first_year_;
  }

  static std::string OneOf(const RuleHit& hit, std::string_view first, std::string_view second) {
    const std::string_view text = hit.Capture(first);
    return std::string(text.empty() ? hit.Capture(second) : text);
  }

  std::optional<Span> PeriodSpan(const RuleHit& hit) {
    if (const std::string_view point = hit.Capture("point"); !point.empty()) {
      return PointSpan(std::string(point));
    }
    const std::string from = OneOf(hit, "from", "from_quarter");
    const std::string to = OneOf(hit, "to", "to_quarter_point");
    if (!from.empty() && !to.empty()) {
      std::optional<Part> first = Point(from);
      std::optional<Part> last = Point(to);
      if (!first || !last) return std::nullopt;
      return Join(*first, *last);
    }
    std::optional<Part> first = ReadPart(hit, "");
    std::optional<Part> last = ReadPart(hit, "to_");
    if (!first || !last || !Ascending(hit, *first, *last)) return std::nullopt;
    return Join(*first, *last);
  }

  // Roman numerals as OCR leaves them (l, 1 and | for I), Arabic ones, words. Folded text.
  std::optional<int> Quarter(std::string_view text) const {
    const std::optional<int> arabic = ParseNumber(text);
    const std::optional<int> number = arabic ? arabic : NumberOfWord(text, rules_);
    if (number && *number >= 1 && *number <= 4) return number;
    const auto is_one = [](char c) { return c == 'i' || c == 'l' || c == '1' || c == '|'; };
    if (text.size() == 2 && is_one(text[0]) && text[1] == 'v') return 4;
    if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_one)) {
      return std::nullopt;
    }
    return static_cast<int>(text.size());
  }

  std::optional<Part> Point(const std::string& text) {
    const std::optional<RuleHit> hit = rules_.First("deadline-point", text);
    if (!hit) return std::nullopt;
    std::optional<Part> part = ReadPart(*hit, "");
    if (!part) return std::nullopt;
    const std::string_view yields = hit->rule->yields;
    // "nửa đầu năm", "nửa cuối năm" have no number of months.
    if (yields == "point.first_months" && !part->first_months) part->first_months = 6;
    if (yields == "point.last_months" && !part->last_months) part->last_months = 6;
    part->whole_year = yields == "point.year";
    return part;
  }

  std::optional<Span> PointSpan(const std::string& text) {
    const std::optional<Part> part = Point(text);
    return part ? SpanOf(*part) : std::nullopt;
  }

  // Captures with a prefix ("" or "to_"). Nothing when one of them is no such number.
  std::optional<Part> ReadPart(const RuleHit& hit, const std::string& prefix) const {
    Part part;
    bool good = true;
    const auto number = [&](const char* name, std::optional<int>& out) {
      const std::string_view text = hit.Capture(prefix + name);
      if (text.empty()) return;
      out = ParseNumber(text);
      good = good && out.has_value();
    };
    number("day", part.day);
    number("month", part.month);
    number("first_months", part.first_months);
    number("last_months", part.last_months);
    number("year", part.year);
    number("only_year", part.year);
    if (const std::string_view text = hit.Capture(prefix + "quarter"); !text.empty()) {
      part.quarter = Quarter(text::FoldForRules(text));
      good = good && part.quarter.has_value();
    }
    if (const std::string_view text = hit.Capture(prefix + "relative_year"); !text.empty()) {
      part.years_after = text::FoldForRules(text) == "sau" ? 1 : 0;
    }
    if (part.year && *part.year < 100) {
      // Two digits are a year only near the plan's: "30/6/23" in a plan for 2023.
      *part.year += 2000;
      good = good && first_year_ && *part.year >= *first_year_ - 1 && *part.year <= *last_year_ + 1;
    }
    if (!good) return std::nullopt;
    return part;
  }

  // A list ("tháng 3, 6, 9, 12") must ascend, or it is no range from its first to its last.
  bool Ascending(const RuleHit& hit, const Part& first, const Part& last) const {
    const bool months = first.month.has_value();
    std::optional<int> previous = months ? first.month : first.quarter;
    const std::optional<int> end = months ? last.month : last.quarter;
    const std::string between = text::FoldForRules(hit.Capture("between"));
    std::string item;
    for (std::size_t i = 0; i <= between.size(); ++i) {
      const char c = i < between.size() ? between[i] : ' ';
      if (c != ' ' && c != ',' && c != ';' && c != '+' && c != '&' && c != '-') {
        item += c;
        continue;
      }
      const std::optional<int> value = months ? ParseNumber(item) : Quarter(item);
      item.clear();
      if (!value) continue;  // "và", "tháng", "quý"
      if (previous && *value <= *previous) return false;
      previous = value;
    }
    return !previous || !end || *previous < *end || first.day.has_value();
  }

  std::optional<int> YearOf(const Part& part) const {
    if (part.year) return part.year;
    if (part.years_after && only_year_) return *only_year_ + *part.years_after;
    return std::nullopt;
  }

  void NoteYear(const Part& part) {
    if (!part.year || !first_year_ || other_year_ != 0) return;
    if (*part.year < *first_year_ || *part.year > *last_year_) other_year_ = *part.year;
  }

  static Span Whole(int first, int last) { return {{first, 1, 1}, {last, 12, 31}}; }

  static std::optional<Span> Months(int year, int first, int last) {
    if (first < 1 || last > 12 || first > last) return std::nullopt;
    return Span{{year, first, 1}, {year, last, DaysInMonth(year, last)}};
  }

  // The days that a point covers; a missing year is the plan's.
  std::optional<Span> SpanOf(const Part& part) {
    NoteYear(part);
    const std::optional<int> given = YearOf(part);
    const std::optional<int> year = given ? given : only_year_;
    if (!year || (part.years_after && !given)) return std::nullopt;
    if (part.day) {
      if (!part.month) return std::nullopt;
      const Day day{*year, *part.month, *part.day};
      return Exists(day) ? std::optional<Span>(Span{day, day}) : std::nullopt;
    }
    if (part.month) return Months(*year, *part.month, *part.month);
    if (part.quarter) return Months(*year, *part.quarter * 3 - 2, *part.quarter * 3);
    if (part.first_months) return Months(*year, 1, *part.first_months);
    if (part.last_months) return Months(*year, 13 - *part.last_months, 12);
    if (part.whole_year || part.year) return Whole(*year, *year);
    return std::nullopt;
  }

  // From the first day of one point to the last day of another. What the left leaves out is
  // the right's ("từ 01/3 - 30/6/2023"); what the right leaves out is the plan's.
  std::optional<Span> Join(Part first, Part last) {
    if (first.day && !first.month) first.month = last.month;
    if (!YearOf(first)) {
      first.year = last.year;
      first.years_after = last.years_after;
    } else if (!YearOf(last) && only_year_ && *YearOf(first) != *only_year_) {
      // "Tháng 3/2022 - tháng 5" in a plan for 2023: both years are possible readings.
      Part same = last;
      same.year = YearOf(first);
      const std::optional<Span> begin = SpanOf(first), end = SpanOf(same);
      if (begin && end && begin->from <= end->to) return std::nullopt;
    } else if (!YearOf(last) && !only_year_) {
      return std::nullopt;
    }
    const std::optional<Span> begin = SpanOf(first);
    const std::optional<Span> end = SpanOf(last);
    if (!begin || !end) return std::nullopt;
    return Span{begin->from, end->to};
  }

  std::optional<int> first_year_, last_year_;  // of the plan
  std::optional<int> only_year_;               // the plan's year when it has a single one
  const Rules& rules_;
  int other_year_ = 0;
};

// Dots to be filled in ("Tháng …/2023", "ngày 15/10/20..") leave the deadline open.
bool HasBlank(std::string_view cell) {
  return cell.find("..") != std::string_view::npos || cell.find("…") != std::string_view::npos ||
         cell.find("__") != std::string_view::npos;
}

// Without leading bullets, closing marks and one pair of brackets around everything.
std::string_view Trim(std::string_view cell) {
  static constexpr std::string_view kLeading[] = {" ", "\n", "\t", "-", "+",
                                                  "*", "–",  "—",  "•", "·"};
  static constexpr std::string_view kClosing[] = {" ", "\n", "\t", ".", ";", ",", ":"};
  const auto strip = [&](const auto& marks, bool front) {
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view mark : marks) {
        const bool there =
            front ? cell.substr(0, mark.size()) == mark
                  : cell.size() >= mark.size() && cell.substr(cell.size() - mark.size()) == mark;
        if (!there) continue;
        if (front) {
          cell.remove_prefix(mark.size());
        } else {
          cell.remove_suffix(mark.size());
        }
        again = true;
      }
    }
  };
  strip(kLeading, true);
  strip(kClosing, false);
  if (cell.size() > 2 && cell.front() == '(' && cell.find(')') == cell.size() - 1) {
    cell = cell.substr(1, cell.size() - 2);
  }
  return cell;
}

// "hang quy hang quy" -> "hang quy": a cell that zips with two bullets of another column says
// the same for each. Empty when the folded text is no such repetition.
std::string Repeated(const std::string& folded) {
  std::vector<std::string_view> words;
  const std::string_view all = folded;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(' ', at), all.size());
    std::string_view word = all.substr(at, end - at);
    while (!word.empty() && (word.back() == ';' || word.back() == '.' || word.back() == ',')) {
      word.remove_suffix(1);
    }
    if (!word.empty() && word != "-" && word != "+") words.push_back(word);
    at = end + 1;
  }
  for (std::size_t length = 1; length * 2 <= words.size(); ++length) {
    if (words.size() % length != 0) continue;
    const bool same =
        std::equal(words.begin() + static_cast<std::ptrdiff_t>(length), words.end(), words.begin());
    if (!same) continue;
    std::string once(words.front());
    for (std::size_t i = 1; i < length; ++i) once.append(" ").append(words[i]);
    return once;
  }
  return {};
}

}  // namespace

std::optional<Due> ReadDue(std::string_view cell, std::optional<int> plan_year,
                           std::optional<int> plan_year_to, const Rules& rules) {
  cell = Trim(cell);
  if (cell.empty() || cell.size() > kMaxCellBytes || HasBlank(cell)) return std::nullopt;
  if (plan_year && plan_year_to && *plan_year_to < *plan_year) return std::nullopt;
  const std::string once = Repeated(text::FoldForRules(cell));
  if (!once.empty()) return Reader(plan_year, plan_year_to, rules).Read(once);
  return Reader(plan_year, plan_year_to, rules).Read(cell);
}

}  // namespace kehoach::plan
