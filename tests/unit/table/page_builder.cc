// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_builder.h"

#include <algorithm>

#include "support/split.h"

namespace kehoach::table {
namespace {

constexpr float kPitch = 14;
constexpr float kSize = 12;
constexpr float kPadding = 5;

std::vector<std::string> LinesOf(const std::string& cell) {
  return cell.empty() ? std::vector<std::string>{} : testing::Split(cell, "/");
}

}  // namespace

PageBuilder::PageBuilder(int number, float width, float height) {
  page_.number = number;
  page_.width = width;
  page_.height = height;
  page_.fonts.push_back({"Times New Roman", false, false});
  page_.fonts.push_back({"Times New Roman Bold", true, false});
  page_.quality.verdict = TextVerdict::kUsable;
}

float PageBuilder::WidthOf(std::string_view word, float size) {
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return 0.45f * size * static_cast<float>(letters);
}

PageBuilder& PageBuilder::Text(float x, float baseline, std::string_view text, float size) {
  for (const std::string& part : testing::Split(text, " ")) {
    if (part.empty()) continue;
    Word word;
    word.text = part;
    const float width = WidthOf(part, size);
    word.box = {x, baseline - 0.9f * size, x + width, baseline + 0.2f * size};
    word.baseline = baseline;
    word.size = size;
    word.font = bold_ ? 1 : 0;
    page_.words.push_back(word);
    x += width + 0.25f * size;
  }
  return *this;
}

PageBuilder& PageBuilder::Bold(bool bold) {
  bold_ = bold;
  return *this;
}

PageBuilder& PageBuilder::Horizontal(float y, float from, float to) {
  page_.rulings.push_back({Axis::kHorizontal, y, from, to, 0.5f});
  return *this;
}

PageBuilder& PageBuilder::Vertical(float x, float from, float to) {
  page_.rulings.push_back({Axis::kVertical, x, from, to, 0.5f});
  return *this;
}

PageBuilder& PageBuilder::Borders(const std::vector<float>& xs, const std::vector<float>& ys) {
  for (const float y : ys) Horizontal(y, xs.front(), xs.back());
  for (const float x : xs) Vertical(x, ys.front(), ys.back());
  return *this;
}

float PageBuilder::Table(const std::vector<float>& xs, float top,
                         const std::vector<std::string>& rows, const Look& look) {
  std::vector<float> ys = {top};
  for (const std::string& row : rows) {
    std::size_t most = 1;
    const std::vector<std::string> cells = testing::Split(row, "|");
    for (const std::string& cell : cells) most = std::max(most, LinesOf(cell).size());
    const float height = kPitch * static_cast<float>(most) + look.row_gap;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::vector<std::string> lines = LinesOf(cells[c]);
      float baseline = ys.back() + look.row_gap / 2 + kSize - 1;
      if (look.middle) baseline += kPitch * static_cast<float>(most - lines.size()) / 2;
      for (const std::string& line : lines) {
        Text(xs[c] + kPadding, baseline, line);
        baseline += kPitch;
      }
    }
    ys.push_back(ys.back() + height);
  }
  if (look.horizontals) {
    for (std::size_t i = 0; i < ys.size(); ++i) {
      if ((i == 0 && look.open_top) || (i + 1 == ys.size() && look.open_bottom)) continue;
      Horizontal(ys[i], xs.front(), xs.back());
    }
  }
  if (look.verticals) {
    for (const float x : xs) Vertical(x, ys.front(), ys.back());
  }
  if (look.outer) Borders({xs.front(), xs.back()}, {ys.front(), ys.back()});
  return ys.back();
}

bool IsTestHeader(const std::vector<std::string>& cells) {
  return !cells.empty() && (cells.front() == "STT" || cells.front() == "TT");
}

TablesOfDocument Find(const std::vector<Page>& pages) {
  return FindTables(pages, std::vector<std::vector<std::uint32_t>>(pages.size()), {IsTestHeader});
}

std::string Show(const Table& table) {
  std::string out;
  int row = -1;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) {
      if (row >= 0) out += '\n';
      row = cell.row;
    } else {
      out += " | ";
    }
    if (cell.row_span > 1) out.append("v").append(std::to_string(cell.row_span)).append(" ");
    if (cell.column_span > 1) out.append(">").append(std::to_string(cell.column_span)).append(" ");
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      if (i > 0) out += "/";
      out += cell.lines[i].text;
    }
  }
  return out;
}

std::string FreeText(const Page& page, const std::vector<std::uint32_t>& words) {
  std::string out;
  for (const std::uint32_t word : words) {
    if (!out.empty()) out += ' ';
    out += page.words[word].text;
  }
  return out;
}

}  // namespace kehoach::table
