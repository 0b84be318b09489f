// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "layout/layout.h"
#include "plan/dates.h"
#include "plan/marker.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// Running heads and page numbers stand in the margins; the decree's text area begins 20-25 mm
// (57-71 pt) from the edge.
constexpr float kMargin = 0.105f;
// Lines this near to each other on two pages stand in the same place.
constexpr float kSamePlace = 3.0f;
constexpr std::size_t kOutermostLines = 3;
// Lines of one table header are no further apart than this (em).
constexpr float kHeaderReach = 3.0f;
// Words looked at beside a mark: more than any line has.
constexpr std::uint32_t kMostNeighbours = 2000;

struct Candidate {
  std::size_t page = 0;  // index
  TextLine line;
  bool top = false;
  std::optional<int> number;  // of a page-number line
  std::string rule;
};

bool InsideRuledTable(const Page& page, const TextLine& line) {
  int verticals = 0;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.axis != Axis::kVertical || ruling.to - ruling.from < 8) continue;
    const float middle = line.baseline - 0.3f * line.size;
    if (ruling.from - 1 < middle && ruling.to + 1 > middle) ++verticals;
  }
  return verticals >= 2;
}

std::vector<int> NumbersIn(const std::string& text) {
  std::vector<int> numbers;
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t from = text.find_first_of(kDigits); from != std::string::npos;) {
    const std::size_t to = std::min(text.find_first_not_of(kDigits, from), text.size());
    numbers.push_back(ParseNumber(text.substr(from, to - from)).value_or(0));
    from = text.find_first_of(kDigits, to);
  }
  return numbers;
}

// Same words with every digit as '0', so that "Trang 3" and "Trang 4" are one running head.
std::string Masked(const std::string& text) {
  std::string masked = text::FoldForRules(text);
  for (char& c : masked) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return masked;
}

class Finder {
 public:
  Finder(const std::vector<Page>& pages, const Rules& rules) : pages_(pages), rules_(rules) {
    result_.words.resize(pages.size());
    taken_.resize(pages.size());
  }

  Furniture Run() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      taken_[i].assign(pages_[i].words.size(), false);
      TakeStampsAndCollect(i);
    }
    TakePageNumbers();
    TakeRunningHeads();
    for (std::size_t i = 0; i < pages_.size(); ++i) TakeFootnotes(i);
    for (std::size_t i = 0; i < pages_.size(); ++i) TakeMarks(i);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      for (std::uint32_t w = 0; w < taken_[i].size(); ++w) {
        if (taken_[i][w]) result_.words[i].push_back(w);
      }
    }
    return std::move(result_);
  }

 private:
  void Take(std::size_t page, const TextLine& line, const char* what, std::string rule) {
    for (const std::uint32_t word : line.words) taken_[page][word] = true;
    result_.items.push_back({line, what, std::move(rule)});
  }

  std::vector<std::uint32_t> Untaken(std::size_t page) const {
    std::vector<std::uint32_t> use;
    use.reserve(taken_[page].size());
    for (std::uint32_t w = 0; w < taken_[page].size(); ++w) {
      if (!taken_[page][w]) use.push_back(w);
    }
    return use;
  }

  void TakeStampsAndCollect(std::size_t i) {
    const Page& page = pages_[i];
    std::vector<TextLine> lines = layout::BuildLines(page, Untaken(i));
    const float body_size = BodySize(page);
    std::vector<TextLine> kept;
    const TextLine* stamp = nullptr;
    for (TextLine& line : lines) {
      const bool maybe = line.size < 0.86f * body_size || line.text.size() < 60 || stamp != nullptr;
      const auto hit = maybe ? rules_.First("furniture", line.text) : std::nullopt;
      const bool is_stamp = hit && hit->rule->yields == "stamp" && line.size < 0.9f * body_size;
      if (is_stamp || GoesOnWithStamp(stamp, line, body_size)) {
        Take(i, line, "stamp", is_stamp ? hit->rule->name : "geometry");
        stamp_line_ = line;
        stamp = &stamp_line_;
      } else if (hit && hit->rule->yields == "drawn-rule") {
        Take(i, line, "typed rule", hit->rule->name);
      } else {
        kept.push_back(std::move(line));
      }
    }
    CollectCandidates(i, kept);
    lines_.push_back(std::move(kept));
  }

  // The holder's name and address wrap over lines of the same small print.
  static bool GoesOnWithStamp(const TextLine* stamp, const TextLine& line, float body_size) {
    return stamp != nullptr && line.size < 0.75f * body_size &&
           std::abs(line.size - stamp->size) < 0.5f &&
           line.baseline - stamp->baseline < 1.8f * stamp->size &&
           std::abs(line.box.left - stamp->box.left) < 30;
  }

  float BodySize(const Page& page) const {
    std::map<int, std::size_t> letters;
    for (const Word& word : page.words)
      letters[static_cast<int>(word.size * 2)] += word.text.size();
    int size = 24;
    std::size_t most = 0;
    for (const auto& [key, count] : letters) {
      if (count > most) {
        most = count;
        size = key;
      }
    }
    return static_cast<float>(size) / 2;
  }

  void CollectCandidates(std::size_t i, const std::vector<TextLine>& lines) {
    const Page& page = pages_[i];
    auto add = [&](const TextLine& line, bool top) {
      const float depth = top ? line.baseline : page.height - line.baseline + line.size * 0.3f;
      if (depth > std::max(kMargin * page.height, 60.0f) || InsideRuledTable(page, line)) return;
      Candidate candidate{i, line, top, std::nullopt, {}};
      const bool raised = page.words[line.words.front()].superscript;
      if (const auto hit =
              raised ? std::nullopt : rules_.First("furniture", line.text, "page-number")) {
        candidate.number = ParseNumber(hit->Capture("number"));
        candidate.rule = hit->rule->name;
      }
      candidates_.push_back(std::move(candidate));
    };
    for (std::size_t k = 0; k < std::min(kOutermostLines, lines.size()); ++k) add(lines[k], true);
    for (std::size_t k = lines.size(); k > 0 && lines.size() - k < kOutermostLines; --k) {
      add(lines[k - 1], false);
    }
  }

  // Numbers that run on with the pages. One alone must say its page's own number and stand clear
  // of the text.
  void TakePageNumbers() {
    std::map<int, int> votes;
    for (const Candidate& candidate : candidates_) {
      if (candidate.number) ++votes[*candidate.number - pages_[candidate.page].number];
    }
    for (const Candidate& candidate : candidates_) {
      if (!candidate.number) continue;
      const int offset = *candidate.number - pages_[candidate.page].number;
      if (votes[offset] >= 2 || offset == 0 || StandsClear(candidate)) {
        Take(candidate.page, candidate.line, "page number", candidate.rule);
      }
    }
  }

  bool StandsClear(const Candidate& candidate) const {
    const Page& page = pages_[candidate.page];
    const bool centred =
        std::abs(candidate.line.box.center_x() - page.width / 2) < 0.08f * page.width;
    for (const TextLine& line : lines_[candidate.page]) {
      const float distance = std::abs(line.baseline - candidate.line.baseline);
      if (distance > 0.01f && distance < 1.6f * candidate.line.size) return false;
    }
    return centred;
  }

  // The same words in the same place on several pages. Repeated table headers and the letterhead of
  // a second part are text.
  void TakeRunningHeads() {
    std::map<std::pair<bool, std::string>, std::vector<std::size_t>> by_text;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!Taken(candidates_[i]) && !StandsInTableHeader(candidates_[i]))
        by_text[{candidates_[i].top, Masked(candidates_[i].line.text)}].push_back(i);
    }
    for (auto& [key, group] : by_text) {
      if (group.size() < 2 || IsContent(candidates_[group.front()].line.text)) continue;
      std::stable_sort(group.begin(), group.end(),
                       [&](std::size_t a, std::size_t b) { return Depth(a) < Depth(b); });
      for (std::size_t from = 0; from < group.size();) {
        std::size_t to = from + 1;
        while (to < group.size() && Depth(group[to]) - Depth(group[to - 1]) < kSamePlace) ++to;
        TakeIfRunning({group.begin() + static_cast<std::ptrdiff_t>(from),
                       group.begin() + static_cast<std::ptrdiff_t>(to)});
        from = to;
      }
    }
  }

  // One line of a table's header of several, repeated on each page.
  bool StandsInTableHeader(const Candidate& candidate) const {
    int labels = 0;
    for (const TextLine& line : lines_[candidate.page]) {
      if (std::abs(line.baseline - candidate.line.baseline) > kHeaderReach * line.size) continue;
      if (rules_.First("header", line.text, "role")) ++labels;
    }
    return labels >= 2;
  }

  // Distance of a candidate's baseline from the edge of its page.
  float Depth(std::size_t index) const {
    const Candidate& candidate = candidates_[index];
    return candidate.top ? candidate.line.baseline
                         : pages_[candidate.page].height - candidate.line.baseline;
  }

  void TakeIfRunning(const std::vector<std::size_t>& same) {
    std::set<std::size_t> on;
    for (const std::size_t index : same) on.insert(candidates_[index].page);
    if (on.size() < 2 || (on.size() == 2 && pages_.size() > 4)) return;
    if (!SaysTheSame(same) && !RunsWithPages(same)) return;
    for (const std::size_t index : same) {
      Take(candidates_[index].page, candidates_[index].line, "running head", "geometry");
    }
  }

  // Most of the lines are word for word the same.
  bool SaysTheSame(const std::vector<std::size_t>& lines) const {
    std::map<std::string_view, std::size_t> count;
    std::size_t most = 0;
    for (const std::size_t index : lines) {
      most = std::max(most, ++count[candidates_[index].line.text]);
    }
    return most > 1 && 2 * most >= lines.size();
  }

  // A number in most of the lines counts the pages. Items of a list that ends pages count the
  // items.
  bool RunsWithPages(const std::vector<std::size_t>& lines) const {
    std::map<std::pair<std::size_t, int>, std::size_t> votes;  // by place in the line and offset
    std::size_t most = 0;
    for (const std::size_t index : lines) {
      const std::vector<int> numbers = NumbersIn(candidates_[index].line.text);
      const int page = pages_[candidates_[index].page].number;
      for (std::size_t k = 0; k < numbers.size(); ++k) {
        most = std::max(most, ++votes[{k, numbers[k] - page}]);
      }
    }
    return most > 1 && 2 * most >= lines.size();
  }

  bool Taken(const Candidate& candidate) const {
    return taken_[candidate.page][candidate.line.words.front()];
  }

  bool IsContent(const std::string& text) const {
    return rules_.First("letterhead", text).has_value() ||
           rules_.First("header", text).has_value() || rules_.First("agency", text).has_value();
  }

  // Notes at the foot of a page: below a short rule at the left margin, or in smaller print, and
  // begun by a mark.
  void TakeFootnotes(std::size_t i) {
    const Page& page = pages_[i];
    const std::vector<TextLine> lines = layout::BuildLines(page, Untaken(i));
    if (lines.empty()) return;
    const float body_size = BodySize(page);
    const float rule_y = NoteRule(page);
    const auto first = FirstFootnote(page, lines, body_size, rule_y);
    if (first == lines.size()) return;
    std::vector<std::string> marks;
    for (std::size_t k = first; k < lines.size(); ++k) {
      if (const std::string mark = MarkOf(page, lines[k]); !mark.empty()) marks.push_back(mark);
    }
    if (marks.empty() && !(rule_y > 0 && LostItsMark(lines, first))) return;
    for (std::size_t k = first; k < lines.size(); ++k) Take(i, lines[k], "footnote", "geometry");
  }

  // Raised numbers are marks of notes, wherever the notes stand (at the foot, below the table, on
  // the last page): not so behind a unit of length ("m²") or the base of a power.
  void TakeMarks(std::size_t i) {
    const Page& page = pages_[i];
    for (std::uint32_t w = 0; w < page.words.size(); ++w) {
      const Word& mark = page.words[w];
      if (!mark.superscript || taken_[i][w]) continue;
      const Word* before = nullptr;
      auto consider = [&](const Word& word) {
        if (&word != &mark && std::abs(mark.box.left - word.box.right) < 0.35f * word.size)
          before = &word;
      };
      for (std::uint32_t k = w + 1;
           k < std::min<std::size_t>(page.words.size(), w + kMostNeighbours) &&
           page.words[k].baseline - mark.baseline < mark.size;
           ++k)
        consider(page.words[k]);
      for (std::uint32_t k = w;
           k > 0 && mark.baseline - page.words[k - 1].baseline < 0.3f * mark.size; --k)
        consider(page.words[k - 1]);
      if (before != nullptr && IsPowered(before->text)) continue;
      taken_[i][w] = true;
    }
  }

  // "m", "12.000m", "km": letters of a listed unit behind nothing but a number.
  bool IsPowered(const std::string& word) const {
    const std::size_t digits = std::min(word.find_first_not_of("0123456789.,/"), word.size());
    const std::string unit = digits == word.size() ? word : word.substr(digits);
    const std::vector<std::string>& units = rules_.List("powered-units");
    return std::find(units.begin(), units.end(), text::FoldForRules(unit)) != units.end();
  }

  static std::string Bare(std::string_view text) {
    std::string bare;
    for (const char c : text) {
      if (c != '(' && c != ')' && c != '[' && c != ']' && c != '.') bare.push_back(c);
    }
    return bare;
  }

  // The mark that begins a note: a raised word, or digits or asterisks before the text.
  static std::string MarkOf(const Page& page, const TextLine& line) {
    const Word& first = page.words[line.words.front()];
    const std::string bare = Bare(first.text);
    const bool digits =
        !bare.empty() && bare.size() <= 2 &&
        std::all_of(bare.begin(), bare.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool stars = !bare.empty() && bare.size() <= 3 &&
                       std::all_of(bare.begin(), bare.end(), [](char c) { return c == '*'; });
    if (first.superscript || stars) return bare;
    return digits && line.words.size() > 1 ? bare : std::string();
  }

  // A border of a table that is interrupted by a merged cell: the rule above notes stands alone.
  static bool GoesOnRight(const Page& page, const Ruling& rule) {
    return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const Ruling& other) {
      return other.axis == rule.axis && std::abs(other.position - rule.position) < 1 &&
             other.from > rule.to;
    });
  }

  // Recognition may miss a small raised mark. What stands below the rule is a note then, too, but
  // for what closes a document.
  bool LostItsMark(const std::vector<TextLine>& lines, std::size_t first) const {
    return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end(),
                       [&](const TextLine& line) {
                         return line.confidence < 1 && !text::IsUpper(line.text) &&
                                ReadMarker(line.text, rules_).kind == MarkerKind::kNone &&
                                !rules_.First("closing", line.text);
                       });
  }

  // The lowest rule that may stand above notes; -1 where there is none.
  static float NoteRule(const Page& page) {
    float rule_y = -1;
    for (const Ruling& ruling : page.rulings) {
      const float length = ruling.to - ruling.from;
      if (ruling.axis == Axis::kHorizontal && ruling.position > 0.4f * page.height && length > 60 &&
          length < 0.45f * page.width && ruling.from < 0.25f * page.width &&
          !GoesOnRight(page, ruling)) {
        rule_y = std::max(rule_y, ruling.position);
      }
    }
    return rule_y;
  }

  static std::size_t FirstFootnote(const Page& page, const std::vector<TextLine>& lines,
                                   float body_size, float rule_y) {
    std::size_t first = lines.size();
    // From the foot upwards as long as the print is small (or below the rule).
    for (std::size_t k = lines.size(); k > 0; --k) {
      const TextLine& line = lines[k - 1];
      const bool below_rule = rule_y > 0 && line.baseline - line.size * 0.5f > rule_y;
      const bool small = line.size <= body_size - 1.4f && line.baseline > 0.5f * page.height;
      const bool in_table = InsideRuledTable(page, line);
      if (in_table || !(below_rule ? line.size < body_size - 0.4f : small && rule_y < 0)) break;
      first = k - 1;
    }
    // Small print above the first mark (a note of the page before going on) stays with the notes
    // only below a rule.
    while (first < lines.size() && rule_y < 0 && MarkOf(page, lines[first]).empty()) ++first;
    return first;
  }

  const std::vector<Page>& pages_;
  const Rules& rules_;
  Furniture result_;
  std::vector<std::vector<bool>> taken_;
  std::vector<std::vector<TextLine>> lines_;  // per page, without stamps
  std::vector<Candidate> candidates_;
  TextLine stamp_line_;
};

}  // namespace

Furniture FindFurniture(const std::vector<Page>& pages, const Rules& rules) {
  return Finder(pages, rules).Run();
}

}  // namespace kehoach::plan
