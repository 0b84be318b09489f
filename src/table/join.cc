// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/join.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "table/columns.h"
#include "table/growing.h"
#include "table/header.h"
#include "table/seam.h"

namespace kehoach::table {
namespace {

// Pieces on one page belong together only when no more than a missing border parts them.
constexpr float kNearOnPage = 6.0f;
// A table that leaves this share of its page empty and starts anew on the next one, header,
// first number and all, is another table.
constexpr float kMostBlankBelow = 0.35f;
// Outer borders of one table differ by less on two pages (points).
constexpr float kSameBorder = 1.5f;

struct Header {
  int rows = 0;  // of the later piece, to be dropped
  bool repeated = false;
  bool other = false;  // a header of its own, with other words
};

// Whether two headers are alike but for one label of which a part is missing: its first line
// stood where running heads stand.
bool NearlySame(const std::vector<std::string>& first, const std::vector<std::string>& later) {
  if (first.size() != later.size() || first.size() < 3) return false;
  int parts = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (SameText(first[i], later[i])) continue;
    if (later[i].empty() || !first[i].ends_with(later[i])) return false;
    ++parts;
  }
  return parts <= 1;
}

Header CompareHeaders(const Growing& table, const Piece& later) {
  Header header;
  const int repeated = CountRepeatedRows(table.first(), later);
  const int known = table.header_rows();
  if (repeated > 0 && repeated >= known) {
    // Without a known header, rows that start with a number are no header.
    header.rows = known > 0 ? known : repeated;
    header.repeated = true;
    return header;
  }
  if (known > 0 && later.header_rows > 0 &&
      NearlySame(HeaderTexts(table.first(), known), HeaderTexts(later, later.header_rows))) {
    header.rows = later.header_rows;
    header.repeated = true;
    return header;
  }
  header.other = later.header_rows > 0;
  return header;
}

std::optional<RowNumber> FirstNumber(const Piece& piece, int column, int from) {
  for (int row = from; row < piece.rows(); ++row) {
    const PieceCell& cell = piece.At(row, column);
    if (cell.slot.column_span > 1 || cell.blank()) continue;
    if (auto number = ParseRowNumber(cell.Text())) return number;
  }
  return std::nullopt;
}

bool StartsAnew(const Growing& table, int number_column, const std::optional<RowNumber>& next) {
  if (number_column < 0 || !next || number_column >= table.first().columns()) return false;
  const auto first = FirstNumber(table.first(), number_column, table.header_rows());
  return first && *first == *next;
}

// A heading over all columns is the first row of the later piece, and both have the same outer
// borders, drawn.
bool GoesOnWithHeading(const Growing& table, const Piece& later, int row) {
  if (later.kind != TableKind::kPartlyRuled || later.rows() <= row) return false;
  const GridCell& last = later.At(row, later.columns() - 1).slot;
  const Rect& box = table.last_box();
  return last.column <= 1 && last.column_span > 1 &&
         std::abs(box.left - later.xs.front()) <= kSameBorder &&
         std::abs(box.right - later.xs.back()) <= kSameBorder;
}

// Columns without rulings match where each gutter of one page shares white with that of the
// other.
std::optional<ColumnMatch> MatchGutters(const Growing& table, const Piece& later) {
  const std::vector<Interval>& former = table.last_gutters();
  if (former.empty() || former.size() != later.gutters.size() ||
      static_cast<int>(former.size()) + 1 != table.columns()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < former.size(); ++i) {
    const Interval& gutter = later.gutters[i];
    if (Overlap(former[i].from, former[i].to, gutter.from, gutter.to) < 1) return std::nullopt;
  }
  ColumnMatch match;
  match.edges = table.edges();
  for (int i = 0; i <= table.columns(); ++i) match.first_map.push_back(i);
  match.later_map = match.first_map;
  match.same_count = true;
  match.deviation = 2;  // no evidence on its own
  return match;
}

// The column of row numbers, counted in the table, in the later piece and in both together; -1
// where there is none.
struct NumberColumns {
  int table = -1, later = -1, merged = -1;
};

NumberColumns FindNumberColumns(const Growing& table, const Piece& later, const ColumnMatch& match,
                                int from) {
  NumberColumns found;
  found.table = table.NumberColumn(&later, from);
  if (found.table < 0) return found;
  found.merged = match.first_map[found.table];
  for (int column = 0; column < later.columns(); ++column) {
    if (match.later_map[column] == found.merged &&
        match.later_map[column + 1] == match.first_map[found.table + 1]) {
      found.later = column;
    }
  }
  if (found.later < 0) found.merged = -1;
  return found;
}

class Joiner {
 public:
  Joiner(const std::vector<Page>& pages, const BetweenTest& between)
      : pages_(pages), between_(between) {}

  // Whether `later` was appended.
  bool TryAppend(Growing& table, Piece& later) const {
    const int pages_on = later.page - table.last_page();
    if (pages_on > 1 || pages_on < 0) return false;
    if (pages_on == 0 && later.box().top - table.last_box().bottom > kNearOnPage) return false;
    auto match = MatchColumns(table.edges(), later.xs);
    if (!match) match = MatchGutters(table, later);
    if (!match) return false;
    const Between between = StandsBetween(table, later);
    if (between == Between::kText) return false;
    const Header header = CompareHeaders(table, later);
    if (header.other) return false;
    if (pages_on == 0 && header.repeated) return false;

    const NumberColumns numbers = FindNumberColumns(table, later, *match, header.rows);
    std::optional<RowNumber> next;
    if (numbers.later >= 0) next = FirstNumber(later, numbers.later, header.rows);
    const bool expected = next && table.numbers().Expects(*next);
    if (StartsAnew(table, numbers.table, next) && !expected &&
        BlankBelow(table) > kMostBlankBelow) {
      return false;
    }
    const bool blank_number = numbers.later >= 0 && later.rows() > header.rows &&
                              later.At(header.rows, numbers.later).blank();
    const bool heading = GoesOnWithHeading(table, later, header.rows);
    if (!header.repeated && !expected && !blank_number && !heading && !match->exact()) return false;
    // An unknown line in the margin takes evidence from both columns and rows.
    if (between == Between::kMargin && !(match->exact() && (expected || blank_number)))
      return false;

    std::string evidence =
        fmt::format("{} {} columns", match->exact() ? "same" : "matching", later.columns());
    if (header.repeated) evidence += "; header repeated";
    if (expected) evidence += "; numbers go on";
    if (blank_number) evidence += "; no number in the first row";
    if (heading) evidence += "; a heading first, same borders";
    const Seam seam = DecideSeam(table, later, *match, header.rows, numbers.merged, evidence);
    table.Append(std::move(later), pages_[later.page], *match, seam, std::move(evidence));
    return true;
  }

 private:
  Between StandsBetween(const Growing& table, const Piece& later) const {
    Piece former;  // only its place counts
    former.page = table.last_page();
    const Rect& box = table.last_box();
    former.xs = {box.left, box.right};
    former.ys = {box.top, box.bottom};
    return between_(former, later);
  }

  float BlankBelow(const Growing& table) const {
    const Page& page = pages_[table.last_page()];
    return page.height > 0 ? 1 - table.last_box().bottom / page.height : 0;
  }

  const std::vector<Page>& pages_;
  const BetweenTest& between_;
};

}  // namespace

std::vector<Table> JoinPieces(std::vector<Piece> pieces, const std::vector<Page>& pages,
                              const BetweenTest& between) {
  std::vector<Table> tables;
  std::optional<Growing> growing;
  const Joiner joiner(pages, between);
  for (Piece& piece : pieces) {
    if (growing && joiner.TryAppend(*growing, piece)) continue;
    if (growing) tables.push_back(growing->Finish());
    const Page& page = pages[piece.page];
    growing.emplace(std::move(piece), page);
  }
  if (growing) tables.push_back(growing->Finish());
  return tables;
}

}  // namespace kehoach::table
