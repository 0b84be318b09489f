// SPDX-License-Identifier: GPL-3.0-or-later
// Private to src/text.
#ifndef KEHOACH_TEXT_PUNCTUATION_H_
#define KEHOACH_TEXT_PUNCTUATION_H_

#include <string_view>

namespace kehoach::text {

// What folds and keys write for a typographic character: dashes and bullets "-", quotation marks
// '"' and "'", the ellipsis "...", the Latin ligatures their letters. Empty: itself.
std::string_view PlainPunctuation(char32_t code_point);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_PUNCTUATION_H_
