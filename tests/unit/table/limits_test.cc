// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that no document should have end whole. What takes more than linear steps on them, the
// test's time limit ends.
#include <random>

#include <gtest/gtest.h>

#include "page_builder.h"
#include "table/table_finder.h"

namespace kehoach::table {
namespace {

TEST(LimitsTest, AMillionRandomRulings) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> place(0, 800);
  for (const float longest : {2.0f, 12.0f, 60.0f, 700.0f}) {
    Page page = PageBuilder(1).page();
    for (int i = 0; i < 1'000'000; ++i) {
      const float from = place(random);
      page.rulings.push_back({i % 2 == 0 ? Axis::kHorizontal : Axis::kVertical, place(random), from,
                              from + longest * place(random) / 800, 0.5f});
    }
    EXPECT_EQ(Find({page}).free_words.size(), 1u) << longest;
  }
}

TEST(LimitsTest, TwoHundredThousandWordsInATable) {
  PageBuilder page(1);
  page.Borders({0, 30, 200, 400, 595}, {0, 20, 800});
  std::mt19937 random(2);
  std::uniform_real_distribution<float> place(0, 800);
  for (int i = 0; i < 200'000; ++i) page.Text(place(random), place(random), "a");
  EXPECT_EQ(Find({page.page()}).free_words.size(), 1u);
}

TEST(LimitsTest, TwoHundredThousandWordsWithoutABorder) {
  PageBuilder page(1);
  std::mt19937 random(3);
  std::uniform_real_distribution<float> place(0, 800);
  for (int i = 0; i < 200'000; ++i)
    page.Text(place(random), place(random), i % 9 == 0 ? "STT" : "a");
  EXPECT_EQ(Find({page.page()}).free_words.size(), 1u);
}

TEST(LimitsTest, ATableOverManyPages) {
  std::vector<Page> pages;
  for (int i = 0; i < 300; ++i) {
    PageBuilder page(i + 1);
    std::vector<std::string> rows = {"STT | Nội dung | Ai"};
    for (int r = 0; r < 20; ++r) rows.push_back(std::to_string(i * 20 + r + 1) + " | Rà soát | Sở");
    page.Table({50, 90, 300, 500}, 60, rows);
    pages.push_back(page.page());
  }
  const TablesOfDocument found = Find(pages);
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 6001);
}

TEST(LimitsTest, RandomPagesKeepEveryWordOnce) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    std::uniform_real_distribution<float> place(0, 300);
    std::vector<Page> pages;
    for (int number = 1; number <= 3; ++number) {
      PageBuilder page(number, 300, 300);
      for (int i = 0; i < 14; ++i)
        page.Horizontal(std::round(place(random) / 30) * 30, place(random) / 2, 300);
      for (int i = 0; i < 10; ++i)
        page.Vertical(std::round(place(random) / 40) * 40, place(random) / 2, 300);
      for (int i = 0; i < 60; ++i) {
        page.Text(place(random), place(random), i % 7 == 0 ? "STT" : (i % 3 == 0 ? "2" : "abc"), 8);
      }
      pages.push_back(page.page());
    }
    const TablesOfDocument found = Find(pages);
    for (std::size_t p = 0; p < pages.size(); ++p) {
      std::vector<int> seen(pages[p].words.size(), 0);
      for (const std::uint32_t word : found.free_words[p]) ++seen.at(word);
      for (const Table& table : found.tables) {
        for (const Cell& cell : table.cells) {
          for (const TextLine& line : cell.lines) {
            if (line.page != pages[p].number) continue;
            for (const std::uint32_t word : line.words) ++seen.at(word);
          }
        }
      }
      for (const int count : seen) ASSERT_LE(count, 1) << "round " << round;
    }
    for (const Table& table : found.tables) {
      std::vector<int> slots(static_cast<std::size_t>(table.rows) * table.columns, 0);
      for (const Cell& cell : table.cells) {
        for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
          for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
            ++slots.at(r * table.columns + c);
          }
        }
      }
      for (const int count : slots) ASSERT_EQ(count, 1) << "round " << round << "\n" << Show(table);
    }
  }
}

}  // namespace
}  // namespace kehoach::table
