// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/column_label.h"

#include <algorithm>
#include <set>

#include "layout/layout.h"
#include "plan/likeness.h"
#include "table/numbering.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// Bytes; the longest labels in use have half of it. What is longer is a text, whose every space
// need not be tried for a word broken there.
constexpr std::size_t kLongestLabel = 160;

bool IsBlank(const Cell* cell) { return cell == nullptr || cell->lines.empty(); }

bool NamesColumn(const LabelReading& reading) {
  return reading.literal && reading.role != "veto" && reading.role != "span" &&
         reading.role != "column-number";
}

std::string TextOfLines(const Cell& cell, std::size_t first, std::size_t end) {
  const std::vector<TextLine> lines(cell.lines.begin() + static_cast<std::ptrdiff_t>(first),
                                    cell.lines.begin() + static_cast<std::ptrdiff_t>(end));
  return layout::JoinLines(lines, 0, 0);
}

}  // namespace

std::string TextOf(const Cell& cell) {
  if (cell.places.empty()) return layout::JoinLines(cell.lines, 0, 0);
  const Rect& box = cell.places.front().box;
  return layout::JoinLines(cell.lines, box.left, box.right);
}

bool IsUncertain(const Cell& cell) {
  return std::any_of(cell.lines.begin(), cell.lines.end(),
                     [](const TextLine& line) { return line.confidence < 1; });
}

LabelReading ReadLabel(const std::string& label, const Rules& rules) {
  if (label.empty()) return {};
  auto hit = rules.First("header", label);
  if (hit && hit->rule->yields == "qualified") {
    return ReadLabel(std::string(hit->Capture("label")), rules);
  }
  if (!hit && label.size() <= kLongestLabel) {
    // A narrow column breaks words ("S T T", "Nội dun g"): one break more than the lines show.
    for (std::size_t space = label.find(' '); space != std::string::npos && !hit;
         space = label.find(' ', space + 1)) {
      std::string joined = label;
      joined.erase(space, 1);
      hit = rules.First("header", joined, "role");
    }
  }
  if (!hit) return {};
  const std::string& yields = hit->rule->yields;
  const bool literal = hit->rule->name == "header." + yields;
  return {yields.rfind("role.", 0) == 0 ? yields.substr(5) : yields, literal};
}

std::string RoleOfNearLabel(const std::string& label, const Rules& rules) {
  // In shorter ones a letter makes another word.
  constexpr std::size_t kShortest = 6;
  const std::string folded = text::FoldForRules(label);
  if (folded.size() < kShortest || folded.size() > kLongestLabel) return {};
  std::set<std::string> roles;
  const auto try_one = [&](const std::string& near) {
    const LabelReading reading = ReadLabel(near, rules);
    if (NamesColumn(reading)) roles.insert(reading.role);
  };
  for (std::size_t at = 0; at <= folded.size() && roles.size() < 2; ++at) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      std::string near = folded;
      try_one(near.insert(at, 1, letter));
      if (at == folded.size()) continue;
      near = folded;
      near[at] = letter;
      try_one(near);
    }
    if (at < folded.size()) try_one(std::string(folded).erase(at, 1));
  }
  // The recogniser joins words that stand close; of labels in use, no more than four.
  constexpr std::size_t kLongestJoined = 32;
  if (roles.empty() && folded.size() <= kLongestJoined) {
    for (std::size_t first = 1; first < folded.size(); ++first) {
      std::string near = folded;
      near.insert(first, 1, ' ');
      try_one(near);
      for (std::size_t second = first + 2; second < near.size(); ++second) {
        try_one(std::string(near).insert(second, 1, ' '));
      }
    }
  }
  return roles.size() == 1 ? *roles.begin() : std::string();
}

bool HeadsNumbers(const std::string& label, const std::vector<std::string>& below) {
  constexpr std::size_t kLongest = 4, kFewest = 2;
  std::string bare;
  for (const char c : text::FoldForRules(label)) {
    if (c != ' ' && c != '.') bare += c;
  }
  if (bare.empty() || bare.size() > kLongest) return false;
  const bool near = EditDistance(bare, "tt") <= 1 || EditDistance(bare, "stt") <= 1;
  // "Quý" over I, II, III and "Kỳ" over 1, 2 count, too. No other label has four letters.
  if (!near && (bare.size() == kLongest || text::IsSyllable(label))) return false;
  table::NumberSequence sequence;
  std::size_t given = 0, fitting = 0;
  for (const std::string& text : below) {
    if (text.empty()) continue;
    ++given;
    const std::optional<table::RowNumber> number = table::ParseRowNumber(text);
    if (!number) continue;
    if (sequence.empty() || sequence.Expects(*number)) ++fitting;
    sequence.Add(*number);
  }
  // Of the numbers themselves some may be misread.
  return fitting >= kFewest && 4 * fitting >= 3 * given;
}

bool CarriesLabelsOn(const std::vector<const Cell*>& labels, const std::vector<const Cell*>& row,
                     const Rules& rules) {
  if (row.empty() || !IsBlank(row[0])) return false;
  bool mended = false;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (IsBlank(row[c])) continue;
    if (IsBlank(labels[c]) || row[c] == labels[c] || !IsUncertain(*row[c])) return false;
    const std::string label = TextOf(*labels[c]);
    if (!NamesColumn(ReadLabel(label + " " + TextOf(*row[c]), rules))) return false;
    mended = mended || ReadLabel(label, rules).role.empty();
  }
  return mended;
}

bool CountsColumns(const std::vector<const Cell*>& row) {
  constexpr std::size_t kLongest = 5, kFewest = 3;  // bytes of one; texts
  std::size_t texts = 0, by_place = 0, by_column = 0;
  const Cell* last = nullptr;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (IsBlank(row[c]) || row[c] == last) continue;
    last = row[c];
    if (!IsUncertain(*last)) return false;
    const std::string all = TextOf(*last) + " ";
    for (std::size_t from = 0, end = all.find(' '); end != std::string::npos;
         from = end + 1, end = all.find(' ', from)) {
      const std::string text = all.substr(from, end - from);
      if (text.empty()) continue;
      if (text.size() > kLongest || (text.size() > 1 && text::IsSyllable(text))) return false;
      ++texts;
      const auto number = table::ParseRowNumber(text);
      if (!number || number->parts.size() != 1 || number->parts[0][0] > '9') continue;
      const auto value = static_cast<std::size_t>(table::OrdinalOf(number->parts[0]));
      if (value == texts) ++by_place;
      if (value == c + 1) ++by_column;
    }
  }
  return texts >= kFewest && 2 * std::max(by_place, by_column) >= texts &&
         std::max(by_place, by_column) > 1;
}

std::optional<std::pair<std::string, std::string>> TwoLabels(const Cell* cell, const Rules& rules) {
  if (IsBlank(cell) || cell->column_span != 2 || !IsUncertain(*cell)) return std::nullopt;
  const std::string text = TextOf(*cell);
  if (text.size() > kLongestLabel || ReadLabel(text, rules).literal) return std::nullopt;
  std::optional<std::pair<std::string, std::string>> found;
  for (std::size_t space = text.find(' '); space != std::string::npos;
       space = text.find(' ', space + 1)) {
    std::string left = text.substr(0, space), right = text.substr(space + 1);
    // Rests of the border.
    const std::size_t begin = right.find_first_not_of(".,;:'|");
    if (begin == std::string::npos) continue;
    right.erase(0, begin);
    const LabelReading one = ReadLabel(left, rules), other = ReadLabel(right, rules);
    if (!NamesColumn(one) || !NamesColumn(other) || one.role == other.role) continue;
    if (found) return std::nullopt;
    found = {std::move(left), std::move(right)};
  }
  return found;
}

std::optional<std::pair<std::string, std::string>> WithoutSpan(const Cell* left, const Cell* right,
                                                               const Rules& rules) {
  if (IsBlank(left) || IsBlank(right) || left == right || left->lines.size() < 2 ||
      right->lines.size() < 2 || !IsUncertain(*left))
    return std::nullopt;
  const std::string over = left->lines[0].text + " " + right->lines[0].text;
  if (ReadLabel(over, rules).role != "span") return std::nullopt;
  std::pair<std::string, std::string> rest{TextOfLines(*left, 1, left->lines.size()),
                                           TextOfLines(*right, 1, right->lines.size())};
  if (!NamesColumn(ReadLabel(rest.first, rules)) || !NamesColumn(ReadLabel(rest.second, rules)))
    return std::nullopt;
  return rest;
}

}  // namespace kehoach::plan
