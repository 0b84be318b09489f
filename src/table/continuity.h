// SPDX-License-Identifier: GPL-3.0-or-later
// Whether one text goes on with another, judged by letters and marks, not by words. Pure.
#ifndef KEHOACH_TABLE_CONTINUITY_H_
#define KEHOACH_TABLE_CONTINUITY_H_

#include <string>
#include <string_view>

namespace kehoach::table {

// First letter is a small one (leading opening marks are looked through; a bullet or digit is no
// letter).
bool StartsSmall(std::string_view text);
// First letter is a capital.
bool StartsCapital(std::string_view text);
// Ends in a mark that closes a sentence or an item.
bool EndsClosed(std::string_view text);
// Cannot end here: a comma, slash, dash or opening mark comes last, or a bracket is still open.
bool EndsOpen(std::string_view text);

// Clear evidence that `next` is the rest of `text`: one of them is cut in mid-sentence. Either
// being empty is no evidence.
bool GoesOn(std::string_view text, std::string_view next);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_CONTINUITY_H_
