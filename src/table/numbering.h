// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stand before rows: 1, 2., 1.4, 2.10, a, đ), IV. Digits and letters only, no words.
// Pure, thread-safe.
#ifndef KEHOACH_TABLE_NUMBERING_H_
#define KEHOACH_TABLE_NUMBERING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::table {

// A row's number stands in one of this many columns from the left.
inline constexpr int kNumberColumns = 3;

// One printed number taken apart: "1.4.a" has three parts.
struct RowNumber {
  std::vector<std::string> parts;  // digits without leading zeros, or letters as printed

  friend bool operator==(const RowNumber&, const RowNumber&) = default;
};

// Reads a cell's text as a row number: digits, one letter, or a Roman numeral, with dotted parts,
// brackets and closing marks as they are printed. Nothing when it is anything else.
std::optional<RowNumber> ParseRowNumber(std::string_view text);

// The number that one part stands for: "3", "IV" and "iv" (up to 99), or a lower-case letter by its
// place in Vietnamese lists (a b c d đ e g h i k …). 0 = none, or more than four digits.
int OrdinalOf(std::string_view part);

// Whether `next` can come right after `last` in one numbering: the next number on its level (a
// letter may be left out where Vietnamese lists leave it out), the first below it, or the next on
// a level above.
bool Follows(const RowNumber& last, const RowNumber& next);

// The numbers of a table's rows so far, level by level.
class NumberSequence {
 public:
  void Add(const RowNumber& number);
  // Whether `next` follows the last number or the last one of another level ("1.5" after "1.4",
  // "a", "b").
  bool Expects(const RowNumber& next) const;
  bool empty() const { return last_.empty(); }

 private:
  std::vector<RowNumber> last_;  // the newest of each shape, newest last
};

// Whether the texts are a row of column numbers under a header: (1) (2) (3), or A B 1 2.
bool IsColumnNumbers(const std::vector<std::string>& cells);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_NUMBERING_H_
