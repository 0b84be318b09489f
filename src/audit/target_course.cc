// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/target_course.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "audit/wording.h"
#include "text/text.h"

namespace kehoach::audit {
namespace {

// Unit, period and kind of one quantity: what it can be compared with at all.
std::string MeasureOf(const StatedTarget& t) {
  return (t.grade ? std::string("grade") : text::KeyFolded(t.unit)) + "|" + t.per.value_or("");
}

std::string WordsOf(const StatedTarget& t) {
  std::string words = t.topic;
  for (const std::optional<std::string>* part : {&t.predicate, &t.subject}) {
    if (!*part || **part == t.topic) continue;
    if (!words.empty()) words += ' ';
    words += **part;
  }
  return words.empty() ? t.raw : words;
}

auto OrderOf(const StatedTarget& t) {
  return std::make_tuple(!t.year, t.year.value_or(0), t.document);
}

// Which side of the value is promised.
enum class Side { kLower, kUpper, kAbout, kRange };
Side SideOf(Comparator comparator) {
  switch (comparator) {
    case Comparator::kAtLeast:
    case Comparator::kMoreThan:
    case Comparator::kEqual:
      return Side::kLower;
    case Comparator::kAtMost:
    case Comparator::kLessThan:
      return Side::kUpper;
    case Comparator::kAbout:
      return Side::kAbout;
    case Comparator::kRange:
      return Side::kRange;
  }
  return Side::kLower;
}

// Worse to better; -1 = not known.
int RankOf(std::string_view grade) {
  static constexpr std::array<std::string_view, 6> kGrades = {"dat", "trung binh", "trung binh kha",
                                                              "kha", "tot",        "xuat sac"};
  const std::string folded = text::FoldForRules(grade);
  if (folded == "gioi") return 4;
  for (std::size_t i = 0; i < kGrades.size(); ++i) {
    if (folded == kGrades[i]) return static_cast<int>(i);
  }
  return -1;
}

template <typename T>
Move Compare(const T& before, const T& after) {
  if (after == before) return Move::kKept;
  return after > before ? Move::kRaised : Move::kLowered;
}

Move MoveOf(const StatedTarget& before, const StatedTarget& after) {
  if (before.grade || after.grade) {
    if (!before.grade || !after.grade) return Move::kChanged;
    if (text::FoldForRules(*before.grade) == text::FoldForRules(*after.grade)) {
      return before.comparator == after.comparator ? Move::kKept : Move::kChanged;
    }
    const int was = RankOf(*before.grade), is = RankOf(*after.grade);
    return was < 0 || is < 0 ? Move::kChanged : Compare(was, is);
  }
  if (SideOf(before.comparator) != SideOf(after.comparator)) return Move::kChanged;
  if (before.comparator == Comparator::kRange) {
    const Move low = Compare(*before.value, *after.value);
    const Move high = Compare(before.value2.value_or(0), after.value2.value_or(0));
    if (low == high || high == Move::kKept) return low;
    return low == Move::kKept ? high : Move::kChanged;
  }
  const Move move = Compare(*before.value, *after.value);
  // "từ 90 %" and "trên 90 %" are not the same.
  return move == Move::kKept && before.comparator != after.comparator ? Move::kChanged : move;
}

bool SaysTheSame(const StatedTarget& a, const StatedTarget& b) {
  return a.comparator == b.comparator && a.value == b.value && a.value2 == b.value2 &&
         a.grade == b.grade;
}

// A course while it grows.
struct Growing {
  TargetCourse course;
  std::string measure;
  Wording wording;                   // of its latest words
  std::set<std::int64_t> documents;  // that state it
};

class Builder {
 public:
  void Add(StatedTarget target) {
    const std::string measure = MeasureOf(target);
    Growing& growing = CourseFor(target, measure);
    const std::string key = measure + "|" + target.key;
    by_key_.emplace(key, &growing - courses_.data());
    growing.documents.insert(target.document);
    std::vector<CoursePoint>& points = growing.course.points;
    if (points.empty() || points.back().year != target.year) {
      CoursePoint point;
      point.year = target.year;
      point.reworded = !points.empty() && points.back().value().key != target.key;
      points.push_back(std::move(point));
    }
    CoursePoint& point = points.back();
    point.disputed =
        point.disputed || (!point.targets.empty() && !SaysTheSame(point.targets.back(), target));
    point.targets.push_back(std::move(target));
  }

  std::vector<TargetCourse> Take() {
    std::vector<TargetCourse> out;
    for (Growing& growing : courses_) {
      std::vector<CoursePoint>& points = growing.course.points;
      for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].year) points[i].move = MoveOf(points[i - 1].value(), points[i].value());
      }
      out.push_back(std::move(growing.course));
    }
    return out;
  }

 private:
  Growing& CourseFor(const StatedTarget& target, const std::string& measure) {
    if (const auto found = by_key_.find(measure + "|" + target.key); found != by_key_.end()) {
      return courses_[static_cast<std::size_t>(found->second)];
    }
    const Wording wording = Normalise(WordsOf(target));
    std::vector<std::size_t>& alike = by_measure_[measure];
    double best = kSameObjective;
    std::optional<std::size_t> chosen;
    for (const std::size_t index : alike) {
      const Growing& growing = courses_[index];
      // What one plan tells apart is not the same.
      if (growing.documents.contains(target.document)) continue;
      const double similarity = Similarity(growing.wording, wording);
      if (similarity < best || (chosen && similarity == best)) continue;
      best = similarity;
      chosen = index;
    }
    if (!chosen) {
      chosen = courses_.size();
      alike.push_back(*chosen);
      courses_.push_back({{}, measure, {}, {}});
    }
    courses_[*chosen].wording = wording;
    return courses_[*chosen];
  }

  std::vector<Growing> courses_;
  std::map<std::string, std::ptrdiff_t> by_key_;
  std::map<std::string, std::vector<std::size_t>> by_measure_;
};

}  // namespace

const char* MoveName(Move move) {
  switch (move) {
    case Move::kFirst:
      return "first";
    case Move::kKept:
      return "kept";
    case Move::kRaised:
      return "raised";
    case Move::kLowered:
      return "lowered";
    case Move::kChanged:
      return "changed";
  }
  return "first";
}

std::vector<TargetCourse> CoursesOf(std::vector<StatedTarget> targets) {
  std::stable_sort(
      targets.begin(), targets.end(),
      [](const StatedTarget& a, const StatedTarget& b) { return OrderOf(a) < OrderOf(b); });
  Builder builder;
  for (StatedTarget& target : targets) builder.Add(std::move(target));
  return builder.Take();
}

}  // namespace kehoach::audit
