// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "table/continuity.h"

namespace kehoach::table {
namespace {

// Lines whose heights differ by less (em) stand beside each other.
constexpr float kBeside = 0.35f;
// A gap this much wider than the pitch of lines (em) can part two rows.
constexpr float kRowGap = 0.22f;
// Without a number a row needs a clearer gap, since paragraphs in a cell are set apart too.
constexpr float kClearGap = 0.45f;
// Gaps that differ by less (em) are alike.
constexpr float kAlike = 0.1f;

int ColumnAt(const std::vector<float>& edges, float x) {
  const auto it = std::upper_bound(edges.begin(), edges.end(), x);
  const auto column = static_cast<int>(it - edges.begin()) - 1;
  return std::clamp(column, 0, static_cast<int>(edges.size()) - 2);
}

std::string TextIn(const Page& page, const WordLine& line, const std::vector<float>& edges,
                   int column) {
  std::string text;
  for (const std::uint32_t index : line) {
    const Word& word = page.words[index];
    if (ColumnAt(edges, word.box.center_x()) != column) continue;
    if (!text.empty()) text.push_back(' ');
    text += word.text;
  }
  return text;
}

int CountFilled(const RowLine& line) {
  return static_cast<int>(std::count(line.filled.begin(), line.filled.end(), 1));
}

// Distance of neighbouring lines of one column, in most places; 0 when no column has two.
float LinePitch(const std::vector<RowLine>& lines) {
  std::vector<float> distances;
  if (lines.empty()) return 0;
  for (std::size_t column = 0; column < lines.front().filled.size(); ++column) {
    const RowLine* last = nullptr;
    for (const RowLine& line : lines) {
      if (line.filled[column] == 0) continue;
      if (last != nullptr && line.height - last->height < 2.2f * line.size) {
        distances.push_back(line.height - last->height);
      }
      last = &line;
    }
  }
  if (distances.empty()) return 0;
  const auto third = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 3);
  std::nth_element(distances.begin(), third, distances.end());
  return *third;
}

class Splitter {
 public:
  Splitter(const std::vector<RowLine>& lines, bool after_header, bool prefer_top, bool known_middle)
      : lines_(lines),
        after_header_(after_header),
        prefer_top_(prefer_top),
        known_middle_(known_middle),
        pitch_(LinePitch(lines)) {}

  RowSplit Run() {
    RowSplit split;
    starts_.assign(lines_.size(), 0);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].number) anchors_.push_back(i);
    }
    MarkSpans();
    if (anchors_.empty()) {
      SplitByGaps();
    } else {
      if (known_middle_ || NumbersInMiddle()) split.alignment = NumberAlignment::kMiddle;
      SplitByNumbers(split.alignment);
    }
    if (!starts_.empty()) starts_[0] = 1;
    for (std::size_t i = 0; i < starts_.size(); ++i) {
      if (starts_[i] != 0) split.first_lines.push_back(i);
    }
    return split;
  }

 private:
  float Gap(std::size_t line) const { return lines_[line].height - lines_[line - 1].height; }

  // A heading inside the table is a row of its own. One that wraps keeps its lines together.
  void MarkSpans() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].spans && (i == 0 || !lines_[i - 1].spans || lines_[i].number)) starts_[i] = 1;
      if (i > 0 && lines_[i - 1].spans && !lines_[i].spans &&
          (CountFilled(lines_[i]) > 1 || WideGap(i, kRowGap))) {
        starts_[i] = 1;
      }
    }
  }

  // Text above the first number, unless the gaps between the other rows lie right above their
  // numbers: then that text is the rest of a row from the page before.
  bool NumbersInMiddle() const {
    if (const int votes = MiddleVotes(); votes != 0) return votes > 0;
    if (!after_header_) return false;
    const RowLine& anchor = lines_[anchors_.front()];
    if (anchors_.front() == 0 || lines_[0].spans ||
        lines_[0].height >= anchor.height - kBeside * anchor.size) {
      return false;
    }
    // Its row reaches as far below the number as above it.
    const float mirrored = 2 * anchor.height - lines_[0].height;
    const bool balanced = std::any_of(lines_.begin(), lines_.end(), [&](const RowLine& line) {
      return std::abs(line.height - mirrored) <= 0.6f * line.size;
    });
    if (!balanced) return false;
    int middle = 0;
    int top = 0;
    for (std::size_t k = 1; k < anchors_.size(); ++k) {
      const std::size_t widest = WidestGap(anchors_[k - 1], anchors_[k]);
      if (widest == 0) continue;
      ++(widest == FirstBeside(anchors_[k]) ? top : middle);
    }
    return middle > top || (middle == top && !prefer_top_);
  }

  // Lines between two wide gaps that hold one number are a row: in how many of those the number
  // stands half way down, less those in which it stands at the top; 0 where too few tell.
  int MiddleVotes() const {
    int middle = 0;
    int top = 0;
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1;
      while (end < lines_.size() && !WideGap(end, kRowGap) && !lines_[end].spans) ++end;
      const auto anchor = std::lower_bound(anchors_.begin(), anchors_.end(), begin);
      if (std::lower_bound(anchor, anchors_.end(), end) - anchor == 1) {
        const RowLine& line = lines_[*anchor];
        const float height = lines_[end - 1].height - lines_[begin].height;
        const float depth = line.height - lines_[begin].height;
        if (depth > kBeside * line.size && std::abs(2 * depth - height) <= 0.6f * line.size)
          ++middle;
        else if (depth <= kBeside * line.size && height > 0.8f * line.size && end < lines_.size())
          ++top;  // not the last one: a page end that cuts a row leaves its number on top
      }
      begin = end;
    }
    // Below a header nothing but its own text stands above a first number.
    const int enough = after_header_ && !prefer_top_ && top == 0 ? 1 : 2;
    if (middle >= enough && middle > 2 * top) return middle - top;
    return top >= 2 && top > 2 * middle ? middle - top : 0;
  }

  // The line in (upper, lower] below the clearly widest gap; 0 when gaps are alike.
  std::size_t WidestGap(std::size_t upper, std::size_t lower) const {
    std::size_t best = 0;
    float widest = 0;
    float second = 0;
    for (std::size_t i = upper + 1; i <= lower; ++i) {
      if (Gap(i) > widest) {
        second = widest;
        widest = Gap(i);
        best = i;
      } else {
        second = std::max(second, Gap(i));
      }
    }
    return widest > second + kAlike * lines_[lower].size ? best : 0;
  }

  void SplitByNumbers(NumberAlignment alignment) {
    for (std::size_t k = 0; k < anchors_.size(); ++k) {
      const std::size_t anchor = anchors_[k];
      if (alignment == NumberAlignment::kTop) {
        starts_[FirstBeside(anchor)] = 1;
      } else if (k > 0 && !StartsBetween(anchors_[k - 1], anchor)) {
        starts_[MiddleBoundary(anchors_[k - 1], anchor)] = 1;
      }
    }
    if (alignment == NumberAlignment::kMiddle) SplitCutRow();
    if (alignment == NumberAlignment::kTop) {
      SplitUnnumbered();
    } else if (const std::size_t first = WidestGap(0, anchors_.front());
               first > 0 && WideGap(first, kRowGap)) {
      starts_[first] = 1;  // above it ends a row from the page before
    }
  }

  // A row that the page end cuts above its number: behind a gap, further below the last number
  // than that one's row reaches above it.
  void SplitCutRow() {
    const std::size_t last = anchors_.back();
    std::size_t top = last;
    while (top > 0 && starts_[top] == 0) --top;
    const float end = 2 * lines_[last].height - lines_[top].height + 0.6f * lines_[last].size;
    for (std::size_t i = last + 1; i < lines_.size(); ++i) {
      if (starts_[i] != 0) return;
      if (lines_[i].height <= end || !WideGap(i, kRowGap)) continue;
      // One line of one column may have been moved away from the page end alone.
      if (i + 1 < lines_.size() || CountFilled(lines_[i]) >= 2) starts_[i] = 1;
      return;
    }
  }

  // Whether a heading between two numbers parts their rows already.
  bool StartsBetween(std::size_t upper, std::size_t lower) const {
    const auto at = [&](std::size_t i) { return starts_.begin() + static_cast<std::ptrdiff_t>(i); };
    return std::find(at(upper + 1), at(lower + 1), 1) != at(lower + 1);
  }

  // Words of a larger size beside a number may be judged a little higher.
  std::size_t FirstBeside(std::size_t anchor) const {
    std::size_t first = anchor;
    while (first > 0 &&
           lines_[anchor].height - lines_[first - 1].height < kBeside * lines_[anchor].size) {
      --first;
    }
    return first;
  }

  // Between two numbers that stand in the middle of their rows: at the widest gap; where gaps
  // are alike, as far below the upper number as its row reaches above it.
  std::size_t MiddleBoundary(std::size_t upper, std::size_t lower) const {
    std::size_t top = upper;
    while (top > 0 && starts_[top] == 0) --top;
    const float mirrored = 2 * lines_[upper].height - lines_[top].height;
    std::size_t best = lower;
    float best_score = -1e9f;
    for (std::size_t i = upper + 1; i <= lower; ++i) {
      const float size = lines_[i].size > 0 ? lines_[i].size : 12;
      const float distance = std::abs(lines_[i - 1].height - mirrored) / size;
      const float score = 2 * Gap(i) / size - 0.5f * distance;
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    return best;
  }

  bool WideGap(std::size_t line, float em) const {
    if (pitch_ <= 0) return Gap(line) > (1.2f + em) * lines_[line].size;
    return Gap(line) > pitch_ + em * lines_[line].size;
  }

  // Rows without a number between numbered ones: a clear gap, and text in several columns at
  // once, the first text column among them.
  void SplitUnnumbered() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (starts_[i] != 0 || lines_[i].number || !WideGap(i, kClearGap)) continue;
      if (lines_[i].starts_small) continue;
      const auto& filled = lines_[i].filled;
      const bool first_column = filled.size() > 1 && (filled[0] != 0 || filled[1] != 0);
      if (first_column && CountFilled(lines_[i]) >= 2) starts_[i] = 1;
    }
  }

  void SplitByGaps() {
    bool any = false;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (WideGap(i, kRowGap) && CountFilled(lines_[i]) >= 2) {
        starts_[i] = 1;
        any = true;
      }
    }
    if (any) return;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const int filled = CountFilled(lines_[i]);
      if (filled >= 2 && lines_[i].filled[0] != 0 &&
          2 * filled > static_cast<int>(lines_[i].filled.size())) {
        starts_[i] = 1;
      }
    }
  }

  const std::vector<RowLine>& lines_;
  const bool after_header_, prefer_top_, known_middle_;
  const float pitch_;
  std::vector<std::size_t> anchors_;
  std::vector<char> starts_;
};

}  // namespace

RowLine MakeRowLine(const Page& page, const WordLine& line, const std::vector<float>& edges,
                    int number_column) {
  RowLine row;
  row.filled.assign(edges.size() - 1, 0);
  float top = 0;
  for (const std::uint32_t index : line) {
    const Word& word = page.words[index];
    const float height = PageWords::Height(word);
    if (row.size <= 0 || height < top) top = height;
    row.size = std::max(row.size, word.size);
    row.filled[ColumnAt(edges, word.box.center_x())] = 1;
  }
  row.height = top;
  row.starts_small = !line.empty() && StartsSmall(page.words[line.front()].text);
  if (number_column >= 0) row.number = ParseRowNumber(TextIn(page, line, edges, number_column));
  return row;
}

int FindNumberColumn(const Page& page, const std::vector<WordLine>& lines,
                     const std::vector<float>& edges) {
  const int columns = static_cast<int>(edges.size()) - 1;
  int best = -1;
  int most = 0;
  for (int column = 0; column < std::min(kNumberColumns, columns - 1); ++column) {
    int count = 0;
    for (const WordLine& line : lines) {
      const std::string text = TextIn(page, line, edges, column);
      if (!text.empty()) count += ParseRowNumber(text) ? 1 : -1;
    }
    if (count > most) {
      most = count;
      best = column;
    }
  }
  return best;
}

RowSplit SplitRows(const std::vector<RowLine>& lines, bool after_header, bool prefer_top,
                   bool known_middle) {
  return Splitter(lines, after_header, prefer_top, known_middle).Run();
}

}  // namespace kehoach::table
