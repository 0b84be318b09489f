// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/grid.h"

#include <gtest/gtest.h>

#include "page_builder.h"

namespace kehoach::table {
namespace {

// The only grid with two columns or more among the rulings; an empty one when there is none.
Grid OnlyGrid(const PageBuilder& page) {
  const Edges edges = SnapEdges(page.page().rulings);
  Grid found;
  for (const EdgeGroup& group : GroupEdges(edges)) {
    Grid grid = BuildGrid(edges, group);
    if (grid.columns() < 2) continue;
    EXPECT_EQ(found.columns(), -1) << "more than one grid";
    found = std::move(grid);
  }
  return found;
}

TEST(GridTest, FullBordersGiveOneCellASlot) {
  const Grid grid = OnlyGrid(PageBuilder(1).Borders({50, 100, 300, 400}, {100, 130, 200}));
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.columns(), 3);
  EXPECT_EQ(grid.cells.size(), 6u);
  for (const GridCell& cell : grid.cells) EXPECT_FALSE(cell.open_bottom);
}

TEST(GridTest, DoubleBordersAreOneLine) {
  PageBuilder page(1);
  page.Borders({50, 100, 300}, {100, 130, 200});
  page.Borders({52.5f, 102.5f, 302.5f}, {102.5f, 132.5f, 202.5f});
  const Grid grid = OnlyGrid(page);
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.columns(), 2);
}

TEST(GridTest, CornersThatAreNotQuiteDrawnStillMeet) {
  PageBuilder page(1);
  for (const float y : {100.f, 130.f, 200.f}) page.Horizontal(y, 53, 297);
  for (const float x : {50.f, 150.f, 300.f}) page.Vertical(x, 102, 198);
  const Grid grid = OnlyGrid(page);
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.columns(), 2);
  EXPECT_EQ(grid.cells.size(), 4u);
}

TEST(GridTest, RulingsThatOvershootMakeNoFurtherRowOrColumn) {
  PageBuilder page(1);
  for (const float y : {100.f, 130.f, 200.f}) page.Horizontal(y, 42, 308);
  for (const float x : {50.f, 150.f, 300.f}) page.Vertical(x, 95, 205);
  const Grid grid = OnlyGrid(page);
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.columns(), 2);
}

TEST(GridTest, ARowLeftOpenAtThePageEndIsClosedWhereItsVerticalsEnd) {
  PageBuilder page(1);
  for (const float y : {700.f, 730.f}) page.Horizontal(y, 50, 300);
  for (const float x : {50.f, 150.f, 300.f}) page.Vertical(x, 700, 785);
  const Grid grid = OnlyGrid(page);
  ASSERT_EQ(grid.rows(), 2);
  EXPECT_FLOAT_EQ(grid.ys.back(), 785);
  EXPECT_FALSE(grid.cells[grid.OwnerAt(0, 0)].open_bottom);
  EXPECT_TRUE(grid.cells[grid.OwnerAt(1, 0)].open_bottom);
  EXPECT_TRUE(grid.cells[grid.OwnerAt(1, 1)].open_bottom);
}

TEST(GridTest, ARowThatFillsItsPageHasOnlyVerticals) {
  PageBuilder page(2);
  for (const float x : {50.f, 150.f, 300.f}) page.Vertical(x, 60, 785);
  const Grid grid = OnlyGrid(page);
  EXPECT_EQ(grid.rows(), 1);
  EXPECT_EQ(grid.columns(), 2);
  EXPECT_TRUE(grid.cells[0].open_top);
  EXPECT_TRUE(grid.cells[0].open_bottom);
}

TEST(GridTest, AMissingRightBorderLeavesTheLastColumn) {
  PageBuilder page(1);
  for (const float y : {100.f, 130.f, 200.f}) page.Horizontal(y, 50, 400);
  for (const float x : {50.f, 150.f, 300.f}) page.Vertical(x, 100, 200);
  const Grid grid = OnlyGrid(page);
  EXPECT_EQ(grid.columns(), 3);
}

TEST(GridTest, MissingRulingsMergeSlotsIntoOneCell) {
  PageBuilder page(1);
  for (const float x : {50.f, 150.f, 300.f, 400.f}) page.Vertical(x, 100, x == 300 ? 130.f : 190.f);
  page.Horizontal(100, 50, 400).Horizontal(130, 50, 400).Horizontal(190, 50, 400);
  page.Horizontal(160, 50, 150);  // only the first column is divided below
  const Grid grid = OnlyGrid(page);
  ASSERT_EQ(grid.rows(), 3);
  ASSERT_EQ(grid.columns(), 3);
  const GridCell& merged = grid.cells[grid.OwnerAt(1, 1)];
  EXPECT_EQ(merged.row_span, 2);
  EXPECT_EQ(merged.column_span, 2);
  EXPECT_EQ(grid.OwnerAt(2, 2), grid.OwnerAt(1, 1));
}

TEST(GridTest, ARegionThatIsNoRectangleBecomesSeveralCellsWithoutOverlap) {
  PageBuilder page(1);
  page.Borders({50, 300}, {100, 200});
  page.Vertical(150, 100, 150).Horizontal(150, 50, 150);  // an L-shaped rest
  const Grid grid = OnlyGrid(page);
  std::vector<int> slots(grid.cells.size(), 0);
  for (const int owner : grid.owner) {
    ASSERT_GE(owner, 0);
    ++slots[owner];
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    EXPECT_EQ(slots[i], grid.cells[i].row_span * grid.cells[i].column_span);
  }
}

TEST(GridTest, TwoTablesOnAPageAreTwoGroups) {
  PageBuilder page(1);
  page.Borders({50, 150, 300}, {100, 130, 200}).Borders({50, 150, 300}, {400, 430, 500});
  EXPECT_EQ(GroupEdges(SnapEdges(page.page().rulings)).size(), 2u);
}

TEST(GridTest, LinesUnderHeadingsAreNoGrid) {
  PageBuilder page(1);
  page.Horizontal(90, 120, 180).Horizontal(95, 350, 470).Horizontal(700, 56, 200);
  EXPECT_EQ(OnlyGrid(page).columns(), -1);
}

TEST(GridTest, ACrossOfTwoLinesIsNoGrid) {
  EXPECT_EQ(OnlyGrid(PageBuilder(1).Horizontal(300, 100, 400).Vertical(250, 200, 400)).columns(),
            -1);
}

}  // namespace
}  // namespace kehoach::table
