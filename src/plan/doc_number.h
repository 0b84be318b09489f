// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and symbols of documents: the document's own ("Số: 91 /KH-SVHTT") and cited ones.
// Patterns: rules/number.toml. Pure functions, thread-safe.
#ifndef KEHOACH_PLAN_DOC_NUMBER_H_
#define KEHOACH_PLAN_DOC_NUMBER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"

namespace kehoach::plan {

struct DocNumber {
  std::optional<std::string> number;  // "91", "12/2020"; absent where the form leaves a blank
  std::string symbol;                 // "KH-SVHTT", without spaces, dashes as '-'
  std::size_t begin = 0, end = 0;     // bytes in the line, from "Số" to the end of the symbol
  std::string rule;
};

// The document's own number: at the beginning of a line, more may follow behind the symbol.
// Nothing for addresses ("Số 10 đường …") and for a line without a symbol.
std::optional<DocNumber> ReadDocNumber(std::string_view line, const Rules& rules);

struct Citation {
  Basis basis;                     // without places
  std::size_t begin = 0, end = 0;  // bytes of the number in the paragraph
};

// Every numbered document that a paragraph cites, in order, with its date where it is stated
// right behind the number or the issuer. A document that the paragraph cites again stands once.
// Laws without a number and standards (TCVN, ISO) are not numbered documents.
std::vector<Citation> ReadCitations(std::string_view paragraph, const Rules& rules);
std::vector<Basis> ReadBases(std::string_view paragraph, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_DOC_NUMBER_H_
