// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made from bytes: borders and words anywhere. Promises of table::FindTables: no word
// stands twice, every slot of a table is in exactly one cell, and nothing crashes.
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz_support.h"
#include "table/table_finder.h"

namespace {

using kehoach::Axis;
using kehoach::Page;
using kehoach::Ruling;
using kehoach::Table;
using kehoach::Word;
using kehoach::fuzz::Require;

const char* const kTexts[] = {"STT", "Nội", "dung", "1",      "2", "3",  "1.1",           "a",
                              "đ",   "II",  "văn",  "Phòng,", "(", "x.", "https://a.vn/", "ngày"};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool empty() const { return at_ >= size_; }
  std::uint8_t Next() { return empty() ? 0 : data_[at_++]; }
  // Mostly on a coarse raster, so that edges meet; sometimes absurd.
  float Place() {
    const std::uint8_t byte = Next();
    if (byte == 255) return 1e30f;
    if (byte == 254) return -50;
    return static_cast<float>(byte % 64) * 10 + (byte >= 192 ? 2.5f : 0);
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

std::vector<Page> ReadPages(Bytes bytes) {
  std::vector<Page> pages;
  while (!bytes.empty() && pages.size() < 8) {
    Page page;
    page.number = static_cast<int>(pages.size()) + 1;
    page.width = page.height = 640;
    page.fonts.resize(2);
    page.fonts[1].bold = true;
    const int rulings = bytes.Next() % 40;
    const int words = bytes.Next() % 60;
    for (int i = 0; i < rulings && !bytes.empty(); ++i) {
      Ruling ruling;
      ruling.axis = bytes.Next() % 2 == 0 ? Axis::kHorizontal : Axis::kVertical;
      ruling.position = bytes.Place();
      ruling.from = bytes.Place();
      ruling.to = bytes.Place();
      page.rulings.push_back(ruling);
    }
    for (int i = 0; i < words && !bytes.empty(); ++i) {
      Word word;
      const std::uint8_t kind = bytes.Next();
      word.text = kTexts[kind % 16];
      word.font = kind / 128;
      word.size = kind % 32 == 31 ? 0.0f : 10;
      const float x = bytes.Place();
      word.baseline = bytes.Place();
      word.box = {x, word.baseline - 9, x + 6 * static_cast<float>(word.text.size()),
                  word.baseline + 2};
      page.words.push_back(word);
    }
    pages.push_back(page);
  }
  return pages;
}

void CheckSlots(const Table& table) {
  Require(table.column_edges.size() == static_cast<std::size_t>(table.columns) + 1, "edges");
  std::vector<int> slots(static_cast<std::size_t>(table.rows) * table.columns, 0);
  for (const auto& cell : table.cells) {
    Require(cell.row >= 0 && cell.row_span > 0 && cell.row + cell.row_span <= table.rows, "rows");
    Require(
        cell.column >= 0 && cell.column_span > 0 && cell.column + cell.column_span <= table.columns,
        "columns");
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        ++slots[r * table.columns + c];
    }
  }
  for (const int count : slots) Require(count == 1, "every slot is in exactly one cell");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<Page> pages = ReadPages(Bytes(data, size));
  const auto is_header = [](const std::vector<std::string>& cells) {
    return !cells.empty() && cells.front() == "STT";
  };
  const auto found = kehoach::table::FindTables(pages, {}, {is_header});
  Require(found.free_words.size() == pages.size(), "one list of free words a page");
  std::vector<std::vector<int>> seen;
  for (const Page& page : pages) seen.emplace_back(page.words.size(), 0);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const std::uint32_t word : found.free_words[i]) ++seen[i].at(word);
  }
  for (const Table& table : found.tables) {
    CheckSlots(table);
    for (const auto& cell : table.cells) {
      for (const auto& line : cell.lines) {
        for (const std::uint32_t word : line.words)
          ++seen.at(static_cast<std::size_t>(line.page) - 1).at(word);
      }
    }
  }
  for (const auto& page : seen) {
    for (const int count : page) Require(count <= 1, "no word stands twice");
  }
  return 0;
}
