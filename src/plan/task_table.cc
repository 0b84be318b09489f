// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/task_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "plan/column_label.h"
#include "plan/head.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// The grid's slots, each pointing to the cell that covers it.
std::vector<std::vector<const Cell*>> Slots(const Table& table) {
  std::vector<std::vector<const Cell*>> slots(
      static_cast<std::size_t>(table.rows),
      std::vector<const Cell*>(static_cast<std::size_t>(table.columns), nullptr));
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < std::min(cell.row + cell.row_span, table.rows); ++r) {
      for (int c = cell.column; c < std::min(cell.column + cell.column_span, table.columns); ++c) {
        slots.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c)) = &cell;
      }
    }
  }
  return slots;
}

constexpr int kMostHeaderRows = 3;

bool IsBlank(const Cell* cell) { return cell == nullptr || cell->lines.empty(); }

bool IsColumnNumberRow(const std::vector<const Cell*>& row, const Rules& rules) {
  std::set<const Cell*> seen;
  int numbers = 0, filled = 0;
  for (const Cell* cell : row) {
    if (IsBlank(cell) || !seen.insert(cell).second) continue;
    ++filled;
    const std::string text = TextOf(*cell);
    if (rules.First("header", text, "column-number")) ++numbers;
  }
  if (filled >= 2 && numbers == filled && filled * 2 >= static_cast<int>(row.size())) return true;
  return CountsColumns(row);
}

// Lead, deadline and the like: what tells a task table from a list.
bool IsActionRole(std::string_view role) {
  return role == "lead" || role == "support" || role == "deadline" || role == "output" ||
         role == "method";
}
bool IsSubjectRole(std::string_view role) {
  return role == "content" || role == "objective" || role == "target" || role == "method";
}

struct RowLabels {
  int known = 0, filled = 0;
  bool veto = false;
};

RowLabels Count(const std::vector<const Cell*>& row, const Rules& rules) {
  RowLabels count;
  std::set<const Cell*> seen;
  for (const Cell* cell : row) {
    if (IsBlank(cell) || !seen.insert(cell).second) continue;
    ++count.filled;
    const std::string role = RoleOfLabel(TextOf(*cell), rules);
    if (role == "veto") count.veto = true;
    if (!role.empty() && role != "column-number") ++count.known;
  }
  return count;
}

// Texts of the first column below the header, row by row; a heading over more columns is none.
std::vector<std::string> TextsBelow(const std::vector<std::vector<const Cell*>>& slots,
                                    int header) {
  std::vector<std::string> texts;
  for (auto r = static_cast<std::size_t>(header); r < slots.size(); ++r) {
    const Cell* cell = slots[r][0];
    const bool own = !IsBlank(cell) && cell->column_span == 1 && cell->row == static_cast<int>(r);
    texts.push_back(own ? TextOf(*cell) : std::string());
  }
  return texts;
}

// Numbers of rows ------------------------------------------------------------------------------

std::string StripNumber(std::string text) {
  const auto trim = [](char c) { return c == '.' || c == ')' || c == ' ' || c == ':' || c == '/'; };
  while (!text.empty() && trim(text.back())) text.pop_back();
  if (!text.empty() && text.front() == '(') text.erase(0, 1);
  // A narrow column breaks "III" or "2.10" over two lines.
  const bool one_number = std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '.' || (c >= '0' && c <= '9') || c == 'I' || c == 'V' || c == 'X' ||
           c == 'L';
  });
  if (one_number) text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

enum class NumberKind { kNone, kUpper, kRoman, kArabic, kLetter, kBullet };

NumberKind KindOf(const std::string& number) {
  if (number.empty()) return NumberKind::kNone;
  if (number == "-" || number == "+" || number == "*" || number == "–") return NumberKind::kBullet;
  const auto all = [&](auto test) { return std::all_of(number.begin(), number.end(), test); };
  if (all([](char c) { return (c >= '0' && c <= '9') || c == '.'; }) && number.front() != '.')
    return NumberKind::kArabic;
  if (all([](char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L'; }))
    return NumberKind::kRoman;
  const std::string folded = text::FoldForRules(number);
  if (folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z') {
    return text::IsUpper(number) ? NumberKind::kUpper : NumberKind::kLetter;
  }
  return NumberKind::kNone;
}

int DepthOf(const std::string& number) {
  return 1 + static_cast<int>(std::count(number.begin(), number.end(), '.'));
}

// One row's values --------------------------------------------------------------------------------

Value ValueOf(const Cell* cell) {
  if (IsBlank(cell)) return {};
  std::string text = TextOf(*cell);
  return text.empty() ? Value{} : ValueOfLines(cell->lines, std::move(text), "table.cell");
}

class RowReader {
 public:
  RowReader(const Table& table, const HeaderReading& header, const Rules& rules)
      : table_(table), header_(header), rules_(rules), slots_(Slots(table)) {
    for (int c = 0; c < table.columns; ++c) {
      if (header.roles[static_cast<std::size_t>(c)] == "number" && number_ < 0) number_ = c;
    }
    subject_ = FirstWith({"content", "objective", "target", "method"});
  }

  std::vector<PlanRow> Run() {
    std::vector<PlanRow> rows;
    for (int r = header_.rows; r < table_.rows; ++r) {
      const auto& slots = slots_[static_cast<std::size_t>(r)];
      if (std::all_of(slots.begin(), slots.end(), IsBlank)) continue;
      if ((r == header_.rows || BeginsPage(r)) && IsColumnNumberRow(slots, rules_)) continue;
      rows.push_back(ReadRow(r, slots));
      heads_.push_back(rows.back().kind == RowKind::kGroup && SetAsGroup(slots));
    }
    KeepGroupsThatHead(rows);
    return rows;
  }

 private:
  // The header's column numbers may be all of it that the next page repeats.
  bool BeginsPage(int row) const {
    return std::any_of(table_.joins.begin(), table_.joins.end(),
                       [&](const TableJoin& join) { return join.row == row; });
  }

  int FirstWith(std::initializer_list<std::string_view> roles) const {
    for (const std::string_view role : roles) {
      for (int c = 0; c < table_.columns; ++c) {
        if (header_.roles[static_cast<std::size_t>(c)] == role) return c;
      }
    }
    return -1;
  }

  // Merged over columns or set in bold: a heading by its form.
  bool SetAsGroup(const std::vector<const Cell*>& slots) const {
    const Cell* title = slots[static_cast<std::size_t>(subject_)];
    return title->column_span > 1 || AllBold(*title);
  }

  // A row with a number and a title alone is a heading where it heads something: the next row
  // stands deeper or counts from 1 again. Else its other cells were left empty.
  void KeepGroupsThatHead(std::vector<PlanRow>& rows) const {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].kind != RowKind::kGroup || heads_[r] || !rows[r].number) continue;
      const bool heads = r + 1 < rows.size() && StandsUnder(rows[r + 1], *rows[r].number);
      if (!heads) rows[r].kind = RowKind::kTask;
    }
  }

  static bool StandsUnder(const PlanRow& row, const std::string& heading) {
    if (!row.number) return true;
    const NumberKind own = KindOf(*row.number), above = KindOf(heading);
    if (own != above) return own > above || row.kind == RowKind::kTask;
    if (own == NumberKind::kArabic && DepthOf(*row.number) != DepthOf(heading))
      return DepthOf(*row.number) > DepthOf(heading);
    return *row.number == "1" || *row.number == "01" || *row.number == "I" || *row.number == "a" ||
           *row.number == "A";
  }

  PlanRow ReadRow(int r, const std::vector<const Cell*>& slots) const {
    const Cell* number = number_ >= 0 ? slots[static_cast<std::size_t>(number_)] : nullptr;
    if (const auto group = AsGroup(r, slots, number)) return *group;
    PlanRow row;
    for (int c = 0; c < table_.columns; ++c)
      row.cells.push_back(ValueOf(slots[static_cast<std::size_t>(c)]));
    if (number_ >= 0) {
      Value& cell = row.cells[static_cast<std::size_t>(number_)];
      if (cell.has_value()) {
        const std::string stripped = StripNumber(*cell.text);
        if (stripped.empty())
          cell = {};
        else
          cell.text = stripped;
      }
      row.number = cell.text;
    }
    return row;
  }

  // A heading inside the table: a number and a title, every other cell empty or merged with it.
  std::optional<PlanRow> AsGroup(int r, const std::vector<const Cell*>& slots,
                                 const Cell* number) const {
    if (subject_ < 0) return std::nullopt;
    const Cell* title = slots[static_cast<std::size_t>(subject_)];
    // Number and title in one cell, or the title merged from the number's column on.
    const bool over_all = title != nullptr && title->column_span >= std::max(2, table_.columns - 1);
    // Without borders a heading over all columns is text that starts in the number's.
    if (IsBlank(title) && !IsBlank(number) &&
        KindOf(StripNumber(TextOf(*number))) == NumberKind::kNone) {
      title = number;
    }
    if (IsBlank(title)) return std::nullopt;
    for (const Cell* cell : slots) {
      if (cell == title || cell == number || IsBlank(cell)) continue;
      // A cell merged with the row above belongs to the tasks there, as far as the heading stands
      // out as one.
      if (cell->row < r && AllBold(*title)) continue;
      return std::nullopt;
    }
    if (title->row_span > 1 && title->row != r) return std::nullopt;
    const bool own_number = number != nullptr && number != title && !IsBlank(number);
    if (own_number && number->row != r) return std::nullopt;
    PlanRow row;
    row.kind = RowKind::kGroup;
    row.cells.resize(static_cast<std::size_t>(table_.columns));
    Value heading = ValueOf(title);
    if (own_number && KindOf(StripNumber(TextOf(*number))) == NumberKind::kNone) {
      // Set as one text over both columns: "I. Kiểm" | "tra, giám sát".
      Value begun = ValueOf(number);
      heading.text = *begun.text + " " + *heading.text;
      heading.evidence.places.insert(heading.evidence.places.begin(), begun.evidence.places.begin(),
                                     begun.evidence.places.end());
      SplitNumber(heading, row);
    } else if (own_number) {
      row.cells[static_cast<std::size_t>(number_)] = ValueOf(number);
      row.number = StripNumber(*row.cells[static_cast<std::size_t>(number_)].text);
    } else if (over_all || (title->column <= number_ && number_ >= 0)) {
      SplitNumber(heading, row);
    } else if (number_ >= 0) {
      // A row without a number whose title stands alone: the rest of a task, or a heading set in
      // bold. Only the second is a group.
      if (!AllBold(*title)) return std::nullopt;
    }
    if (number_ >= 0 && row.number) row.cells[static_cast<std::size_t>(number_)].text = row.number;
    row.cells[static_cast<std::size_t>(subject_)] = std::move(heading);
    if (row.cells[static_cast<std::size_t>(subject_)].text == std::nullopt) return std::nullopt;
    return row;
  }

  static bool AllBold(const Cell& cell) {
    return std::all_of(cell.lines.begin(), cell.lines.end(),
                       [](const TextLine& line) { return line.bold; });
  }

  // "I. Công tác chỉ đạo" in one merged cell: number "I", title "Công tác chỉ đạo".
  void SplitNumber(Value& heading, PlanRow& row) const {
    const auto hit = rules_.First("marker", *heading.text);
    if (!hit) return;
    const std::string_view yields = hit->rule->yields;
    if (yields != "marker.roman" && yields != "marker.upper" && yields != "marker.number" &&
        yields != "marker.letter")
      return;
    row.number = StripNumber(std::string(hit->Capture("marker")));
    if (number_ >= 0) {
      row.cells[static_cast<std::size_t>(number_)] = heading;
    }
    heading.text = std::string(hit->Capture("rest"));
  }

  const Table& table_;
  const HeaderReading& header_;
  const Rules& rules_;
  std::vector<std::vector<const Cell*>> slots_;
  int number_ = -1, subject_ = -1;
  std::vector<bool> heads_;  // per row read: a group by its form
};

}  // namespace

std::string RoleOfLabel(const std::string& label, const Rules& rules) {
  return ReadLabel(label, rules).role;
}

bool LooksLikeHeader(const std::vector<std::string>& cells, const Rules& rules) {
  int known = 0, filled = 0, certain = 0;
  bool action = false, subject = false;
  // No two columns of a header are called the same, while two cells of a row that goes on may hold
  // the same few words ("kết quả" of "Bộ phận tiếp nhận và trả kết quả").
  std::set<std::string_view> seen;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    ++filled;
    if (!seen.insert(cell).second) continue;
    const auto [role, literal] = ReadLabel(cell, rules);
    if (role.empty() || role == "column-number" || role == "veto") continue;
    ++known;
    if (literal) ++certain;
    action = action || IsActionRole(role);
    subject = subject || IsSubjectRole(role) || role == "number";
  }
  // What a label may begin with ("kết quả …", "tiến độ, …") begins many a cell's text as well.
  const bool sure = certain >= 2 || (certain == 1 && known >= 3 && known == filled);
  return sure && known * 2 >= filled && (action || subject);
}

HeaderReading ReadHeader(const Table& table, const Rules& rules) {
  HeaderReading header;
  const auto columns = static_cast<std::size_t>(table.columns);
  header.roles.assign(columns, "other");
  header.labels.assign(columns, "");
  header.known.assign(columns, false);
  if (table.rows < 2 || table.columns < 2) return header;
  const auto slots = Slots(table);

  // The first row that reads as a header starts it; rows above it (a caption inside the grid)
  // are part of it.
  int start = -1;
  for (int r = 0; r < std::min(kMostHeaderRows, table.rows) && start < 0; ++r) {
    const RowLabels count = Count(slots[static_cast<std::size_t>(r)], rules);
    header.vetoed = header.vetoed || count.veto;
    if (count.known >= 2 && 2 * count.known >= count.filled) start = r;
  }
  if (start < 0) return header;
  // It reaches as far down as its merged cells do.
  int end = start + 1;
  for (int r = start; r < end && end < table.rows; ++r) {
    for (const Cell* cell : slots[static_cast<std::size_t>(r)]) {
      if (cell != nullptr && cell->row_span <= kMostHeaderRows)
        end = std::max(end, std::min(cell->row + cell->row_span, table.rows));
    }
  }
  // A second row of labels without merged cells beside them.
  if (end < table.rows && end - start < kMostHeaderRows) {
    const RowLabels next = Count(slots[static_cast<std::size_t>(end)], rules);
    const bool split_above =
        std::any_of(slots[static_cast<std::size_t>(start)].begin(),
                    slots[static_cast<std::size_t>(start)].end(), [](const Cell* cell) {
                      return cell != nullptr && cell->column_span > 1 && !cell->lines.empty();
                    });
    // One cell over all columns is a heading of the tasks below it.
    const Cell* first = slots[static_cast<std::size_t>(end)][0];
    const bool heading = !IsBlank(first) && first->column_span == table.columns;
    if (split_above && !heading && next.known >= 1 && next.known == next.filled) ++end;
  }
  // The lowest cell that says something names the column.
  std::vector<const Cell*> naming(columns, nullptr);
  for (std::size_t c = 0; c < columns; ++c) {
    for (int r = end - 1; r >= start && IsBlank(naming[c]); --r)
      naming[c] = slots[static_cast<std::size_t>(r)][c];
    if (!IsBlank(naming[c])) header.labels[c] = TextOf(*naming[c]);
  }
  if (end < table.rows && end - start < kMostHeaderRows &&
      CarriesLabelsOn(naming, slots[static_cast<std::size_t>(end)], rules)) {
    for (std::size_t c = 0; c < columns; ++c) {
      const Cell* cell = slots[static_cast<std::size_t>(end)][c];
      if (!IsBlank(cell)) header.labels[c] += " " + TextOf(*cell);
    }
    ++end;
  }
  for (std::size_t c = 0; c + 1 < columns; ++c) {
    const auto parted = naming[c] == naming[c + 1] ? TwoLabels(naming[c], rules)
                                                   : WithoutSpan(naming[c], naming[c + 1], rules);
    if (!parted) continue;
    header.labels[c] = parted->first;
    header.labels[++c] = parted->second;
  }
  std::map<std::string, int> seen;
  for (std::size_t c = 0; c < columns; ++c) {
    const bool uncertain = !IsBlank(naming[c]) && IsUncertain(*naming[c]);
    std::string role = RoleOfLabel(header.labels[c], rules);
    if (role.empty() && uncertain) role = RoleOfNearLabel(header.labels[c], rules);
    if (role == "veto") header.vetoed = true;
    header.known[c] = !role.empty() && role != "veto" && role != "span" && role != "column-number";
    if (!header.known[c]) role = "other";
    if (c == 0 &&
        (header.labels[c].empty() ||
         (uncertain && !header.known[c] && HeadsNumbers(header.labels[c], TextsBelow(slots, end)))))
      role = "number";
    int& count = seen[role];
    ++count;
    if (count > 1 && role != "other") {
      role = "other";
      count = ++seen[role];
    } else if (role == "other") {
      count = seen[role];
    }
    header.roles[c] =
        role == "other" && seen["other"] > 1 ? "other" + std::to_string(seen["other"]) : role;
  }
  if (end < table.rows && IsColumnNumberRow(slots[static_cast<std::size_t>(end)], rules)) ++end;
  header.rows = end;
  bool subject = false;
  int actions = 0;
  for (const std::string& role : header.roles) {
    if (role == "content" || role == "objective" || role == "target") subject = true;
    if (IsActionRole(role)) ++actions;
  }
  header.is_task_table = subject && actions >= 1 && !header.vetoed;
  return header;
}

PlanTable ReadTaskTable(const Table& table, const HeaderReading& header, const Rules& rules) {
  PlanTable plan;
  plan.columns = header.roles;
  plan.labels = header.labels;
  plan.places = table.places;
  for (const TableJoin& join : table.joins) plan.joins.push_back(join.evidence);
  plan.rows = RowReader(table, header, rules).Run();
  SetPaths(plan.rows);
  return plan;
}

void SetPaths(std::vector<PlanRow>& rows) {
  struct Level {
    int rank;
    std::string number, path;
    bool group;
  };
  std::vector<Level> stack;
  for (PlanRow& row : rows) {
    row.path.reset();
    if (!row.number) continue;
    const std::string& number = *row.number;
    const NumberKind kind = KindOf(number);
    int rank = 0;
    switch (kind) {
      case NumberKind::kUpper:
        rank = 0;
        break;
      case NumberKind::kRoman:
        rank = 10;
        break;
      case NumberKind::kArabic:
        rank = 20 + 2 * DepthOf(number);
        break;
      case NumberKind::kLetter:
        rank = 60;
        break;
      case NumberKind::kBullet:
      case NumberKind::kNone:
        continue;
    }
    // Numbers that start again at 1 under a numbered heading stand below it.
    if (kind == NumberKind::kArabic && DepthOf(number) == 1 && !stack.empty()) {
      for (std::size_t i = stack.size(); i > 0; --i) {
        const Level& level = stack[i - 1];
        if (level.rank != rank) continue;
        if (level.group && row.kind == RowKind::kTask) {
          const bool first_child = i == stack.size() && (number == "1" || number == "01");
          const bool later_child = i < stack.size() && stack[i].rank == rank + 1;
          if (first_child || later_child) ++rank;
        }
        break;
      }
    }
    while (!stack.empty() && stack.back().rank >= rank) stack.pop_back();
    // "1.1" already says that it stands under "1".
    std::string prefix;
    for (std::size_t i = stack.size(); i > 0; --i) {
      const Level& level = stack[i - 1];
      if (kind == NumberKind::kArabic && DepthOf(number) > 1 &&
          KindOf(level.number) == NumberKind::kArabic)
        continue;
      prefix = level.path + ".";
      break;
    }
    row.path = prefix + number;
    stack.push_back({rank, number, *row.path, row.kind == RowKind::kGroup});
  }
}

}  // namespace kehoach::plan
