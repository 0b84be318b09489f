// SPDX-License-Identifier: GPL-3.0-or-later
// What the label of a column says of its role, also where a recogniser has spoiled it: letters and
// spaces lost, the second line of a label taken for a row, a label over two columns cut between
// them. A label that reads well as something else keeps what it says. Pure, thread-safe.
#ifndef KEHOACH_PLAN_COLUMN_LABEL_H_
#define KEHOACH_PLAN_COLUMN_LABEL_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kehoach/rules.h"
#include "kehoach/table.h"

namespace kehoach::plan {

// The text of a cell, its lines joined.
std::string TextOf(const Cell& cell);

// Whether a recogniser wrote it: what a file itself says is certain.
bool IsUncertain(const Cell& cell);

struct LabelReading {
  std::string role;      // "lead", "veto", "span", "column-number"; empty: no rule knows the label
  bool literal = false;  // one of the listed labels (rules without a name of their own), no pattern
};

LabelReading ReadLabel(const std::string& label, const Rules& rules);

// The role of the listed labels that a label becomes by one letter more, less or other ("Phi hợp")
// or by one or two spaces more ("Đơnvị chủtrì"), where all of them have the same; else none.
std::string RoleOfNearLabel(const std::string& label, const Rules& rules);

// Whether a label of a letter or three that no rule knows ("HT" for "TT") heads a numbering column:
// it is no syllable but for the labels of such columns, and the texts of the cells below it (empty
// where they are blank) count rows.
bool HeadsNumbers(const std::string& label, const std::vector<std::string>& below);

// Whether `row` holds second lines of the labels above it and nothing else: each text makes a
// listed label of the one above it ("Cơ quan chủ" + "trì"), and one of those is none without it.
// Cells of both rows by column, null or without lines where they are blank; only recognised text.
bool CarriesLabelsOn(const std::vector<const Cell*>& labels, const std::vector<const Cell*>& row,
                     const Rules& rules);

// Whether a recognised row holds the numbers of the columns, "(1) (2) (3)", of which up to half
// were read as something else as short: most texts are the number of their column or, where several
// run into one cell, of their place in the row.
bool CountsColumns(const std::vector<const Cell*>& row);

// The labels of the two columns that a recognised cell runs over because the border between them
// was lost: its text is two listed labels one behind the other, of two roles and parted in one way
// only. Nothing otherwise; `cell` may be null.
std::optional<std::pair<std::string, std::string>> TwoLabels(const Cell* cell, const Rules& rules);

// Labels of two columns that have a label over both in their first lines, cut between them ("Tổ
// chức // Chủ trì", "thực hiện // Phối hợp"): what is left of each. Nothing where they have none;
// cells may be null or blank.
std::optional<std::pair<std::string, std::string>> WithoutSpan(const Cell* left, const Cell* right,
                                                               const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_COLUMN_LABEL_H_
