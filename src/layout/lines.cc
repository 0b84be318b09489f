// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "text/text.h"

namespace kehoach::layout {
namespace {

// Baselines of one line differ by less than this (em): fonts of one word may sit a little apart,
// lines of the tightest setting are 0.9 em apart.
constexpr float kSameLine = 0.28f;
// Words whose sizes differ more than this are never one line (a stamp's small print crosses the
// letterhead's lines).
constexpr float kSizeRatio = 1.4f;
// A gap wider than this (em) parts two columns. Justified lines stay below 1.6.
constexpr float kColumnGap = 2.2f;
// Padding of a cell is guessed from its lines, up to this (Word sets 5.4 pt).
constexpr float kMostPadding = 6.5f;

// Marks are looked for beside every line; more of them on one page are taken for words.
constexpr std::size_t kMostMarks = 500;

struct OpenLine {
  float baseline = 0, size = 0;
  std::vector<std::uint32_t> words;
};

bool IsMarker(std::string_view text) {
  if (text.empty() || text.size() > 6) return false;
  const char last = text.back();
  return last == '.' || last == ')' || last == '-' || last == '+' || last == '*' || last == ':';
}

// A stop that stood behind a footnote mark: with the mark left out it belongs to the word before.
bool StopBehindMark(const Page& page, const TextLine& line, std::uint32_t index) {
  const Word& stop = page.words[index];
  if (stop.text.size() != 1 ||
      std::string_view(".,;:)").find(stop.text[0]) == std::string_view::npos)
    return false;
  const float left = page.words[line.words.back()].box.right;
  for (std::uint32_t i = index; i > 0 && index - i < kMostMarks; --i) {
    const Word& mark = page.words[i - 1];
    if (stop.baseline - mark.baseline > stop.size) break;
    if (mark.superscript && mark.box.left > left - 2 && mark.box.right < stop.box.left + 2)
      return true;
  }
  return false;
}

}  // namespace

void AppendWord(TextLine& line, const Page& page, std::uint32_t index) {
  const Word& word = page.words[index];
  if (!line.text.empty() && !word.superscript && !StopBehindMark(page, line, index))
    line.text.push_back(' ');
  line.text += word.text;
  line.box = Union(line.box, word.box);
  line.confidence = std::min(line.confidence, word.confidence);
  line.words.push_back(index);
}

namespace {

// Size and face of most of the line's letters.
void SetFace(TextLine& line, const Page& page) {
  std::size_t most = 0;
  line.bold = line.italic = true;
  for (const std::uint32_t index : line.words) {
    const Word& word = page.words[index];
    if (word.superscript) continue;
    if (word.text.size() > most) {
      most = word.text.size();
      line.size = word.size;
      line.baseline = word.baseline;
    }
    const Font& font = page.fonts[word.font];
    line.bold = line.bold && font.bold;
    line.italic = line.italic && font.italic;
  }
  if (most == 0) {
    line.bold = line.italic = false;
    line.size = page.words[line.words.front()].size;
    line.baseline = page.words[line.words.front()].baseline;
  }
}

void Emit(const Page& page, std::vector<std::uint32_t>& words, std::vector<TextLine>& out) {
  std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return page.words[a].box.left < page.words[b].box.left;
  });
  TextLine line;
  line.page = page.number;
  auto flush = [&] {
    if (line.words.empty()) return;
    SetFace(line, page);
    out.push_back(std::move(line));
    line = TextLine{};
    line.page = page.number;
  };
  for (const std::uint32_t index : words) {
    const Word& word = page.words[index];
    if (!line.words.empty()) {
      const float gap = word.box.left - page.words[line.words.back()].box.right;
      if (gap > kColumnGap * word.size && !IsMarker(line.text)) flush();
    }
    AppendWord(line, page, index);
  }
  flush();
}

std::string_view FirstToken(std::string_view text) { return text.substr(0, text.find(' ')); }
std::string_view LastToken(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}
bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool LooksLikeAddress(std::string_view token) {
  return Has(token, "://") || Has(token, "www.") || Has(token, "@");
}

// "0274.3822." before "888": the rest of a telephone number.
bool IsCutTelephone(std::string_view token, std::string_view next) {
  if (token.size() < 3 || next.empty() || !IsDigit(next.front())) return false;
  if (token.back() != '.' && token.back() != '-') return false;
  std::size_t digits = 0;
  for (const char c : token) {
    if (IsDigit(c))
      ++digits;
    else if (c != '.' && c != '-' && c != '(' && c != ')' && c != '+')
      return false;
  }
  return digits >= 3 && (token.front() == '0' || token.front() == '(' || token.front() == '+');
}

// "d/m/yyyy" and nothing else.
bool IsFullDate(std::string_view token) {
  const std::size_t first = token.find('/'), second = token.find('/', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return false;
  const auto number = [](std::string_view part, std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most &&
           std::all_of(part.begin(), part.end(), IsDigit);
  };
  return number(token.substr(0, first), 1, 2) &&
         number(token.substr(first + 1, second - first - 1), 1, 2) &&
         number(token.substr(second + 1), 4, 4);
}

// "25/1" before "2/2025", "15/10/20" before "24": a date broken in its middle.
bool IsCutDate(std::string_view token, std::string_view next) {
  if (!Has(token, "/") || IsFullDate(token) || IsFullDate(next)) return false;
  while (!next.empty() && !IsDigit(next.back())) next.remove_suffix(1);
  return IsFullDate(std::string(token) + std::string(next));
}

// "nă" before "m": neither is a syllable, both together are one.
bool IsCutSyllable(std::string_view token, std::string_view next) {
  const std::string_view begun = token.substr(token.rfind('/') + 1);
  return !text::IsSyllable(begun) && !text::IsSyllable(next) &&
         text::IsSyllable(std::string(begun) + std::string(next));
}

// The first letters of a line can only go on a word begun on the line before when that line had
// no room for even one letter more.
bool LineIsFull(const TextLine& line, float left, float right, float padding) {
  if (right <= left) return false;
  const float room = (right - left) - 2 * padding - line.box.width();
  return room < 0.75f * line.size;
}

// `before`: the text joined so far, which ends with `line`.
bool JoinsWithoutSpace(std::string_view before, const TextLine& line, const TextLine& next,
                       float left, float right, float padding) {
  const std::string_view last = LastToken(line.text), first = FirstToken(next.text);
  if (last.empty() || first.empty()) return true;
  if (last.back() == '/') return last.size() > 1;
  if (last.back() == '-' && last.size() > 1) return first.front() != '-';
  if (IsCutTelephone(last, first) || IsCutDate(last, first)) return true;
  const bool next_is_syllable = text::IsSyllable(first);
  if (LooksLikeAddress(LastToken(before))) {
    const bool goes_on = !next_is_syllable || IsDigit(first.front());
    return goes_on && first.front() != '(' && first.front() != ',' && first != "-" &&
           last.back() != ',' && last.back() != ';' && last.back() != ')';
  }
  if (IsCutSyllable(last, first)) return LineIsFull(line, left, right, padding);
  // A word wider than its cell is broken where the cell ends, so it is alone on its line.
  if (last.size() != line.text.size() || next_is_syllable) return false;
  const bool letters = static_cast<unsigned char>(last.back()) >= 'A' &&
                       static_cast<unsigned char>(first.front()) >= 'A';
  const bool digits = IsDigit(last.back()) && IsDigit(first.front());
  if (!letters && !digits && !Has(last, ".")) return false;
  // "TRƯỜN" before "G": a syllable goes on only with what makes it another one, in the same case.
  if (text::IsSyllable(last)) {
    const bool same_case = text::IsUpper(first) == text::IsUpper(last);
    const bool goes_on =
        first.size() <= 2 && same_case && text::IsSyllable(std::string(last) + std::string(first));
    if (!goes_on) return false;
  }
  return LineIsFull(line, left, right, padding);
}

}  // namespace

std::vector<TextLine> BuildLines(const Page& page, const std::vector<std::uint32_t>& use) {
  std::vector<OpenLine> open;
  std::vector<std::uint32_t> marks;
  for (const std::uint32_t index : use) {
    const Word& word = page.words[index];
    if (word.superscript && marks.size() < kMostMarks) {
      marks.push_back(index);
      continue;
    }
    OpenLine* home = nullptr;
    // Words come sorted by baseline, so only the newest lines can still take one.
    for (std::size_t back = 0; back < std::min<std::size_t>(open.size(), 3) && home == nullptr;
         ++back) {
      OpenLine& line = open[open.size() - 1 - back];
      const float small = std::min(line.size, word.size), large = std::max(line.size, word.size);
      if (std::abs(line.baseline - word.baseline) <= kSameLine * small &&
          large <= kSizeRatio * small) {
        home = &line;
      }
    }
    if (home == nullptr) {
      home = &open.emplace_back();
      home->baseline = word.baseline;
      home->size = word.size;
    }
    home->words.push_back(index);
  }
  for (const std::uint32_t index : marks) {
    const Word& mark = page.words[index];
    OpenLine* home = nullptr;
    for (OpenLine& line : open) {
      const float raise = line.baseline - mark.baseline;
      if (raise < 0 || raise > line.size) continue;
      const bool beside = std::any_of(line.words.begin(), line.words.end(), [&](std::uint32_t i) {
        const float behind = mark.box.left - page.words[i].box.right;
        const float before = page.words[i].box.left - mark.box.right;
        return std::abs(behind) < 0.5f * line.size || std::abs(before) < 0.6f * line.size;
      });
      if (beside) home = &line;
    }
    if (home == nullptr) {
      home = &open.emplace_back();
      home->baseline = mark.baseline;
      home->size = mark.size;
    }
    home->words.push_back(index);
  }
  std::stable_sort(open.begin(), open.end(),
                   [](const OpenLine& a, const OpenLine& b) { return a.baseline < b.baseline; });
  std::vector<TextLine> lines;
  lines.reserve(open.size());
  for (OpenLine& line : open) Emit(page, line.words, lines);
  return lines;
}

std::string JoinLines(const std::vector<TextLine>& lines, float inner_left, float inner_right) {
  float padding = kMostPadding;
  for (const TextLine& line : lines) {
    padding = std::min(padding, std::max(0.0f, line.box.left - inner_left));
  }
  std::string joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && !joined.empty() &&
        !JoinsWithoutSpace(joined, lines[i - 1], lines[i], inner_left, inner_right, padding)) {
      joined.push_back(' ');
    }
    joined += lines[i].text;
  }
  return joined;
}

}  // namespace kehoach::layout
