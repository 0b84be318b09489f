// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text as the search index keeps them (docs/search.md): runs of letters and runs
// of digits, each in three spellings. Pure and thread-safe; any bytes.
#ifndef KEHOACH_TEXT_SEARCH_TOKENS_H_
#define KEHOACH_TEXT_SEARCH_TOKENS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::text {

// Changes with every change to what the functions below give: the index is then built anew.
inline constexpr int kSearchTokensVersion = 1;

struct SearchToken {
  // K0: lower case, as written: "uỷ", "tỉ", "05".
  std::string typed;
  // K1: the one spelling for all placements of the tone and for y and i where they are the same
  // sound: "ủy", "tỷ"; numbers without leading zeros: "5". Readable, so that other programs can
  // search for it.
  std::string spelled;
  // K2: `spelled` without marks, d for đ: "uy", "ty".
  std::string folded;
  std::uint32_t begin = 0, end = 0;  // bytes of the input
};

std::vector<SearchToken> SearchTokens(std::string_view utf8);

// Appends the tokens of a text to the three keys, separated by ' '. `typed` takes only those that
// differ from `spelled`.
void AppendSearchKeys(std::string_view utf8, std::string& typed, std::string& spelled,
                      std::string& folded);

// Whether `typed` may stand for `spelled`, marks left out: "hôi" and "hoi" for "hội", "đuợc" for
// "được", but not "hồi". Both as SearchToken::spelled.
bool IsHalfTyped(std::string_view typed, std::string_view spelled);
// Whether a word may begin with the letters and accents of `typed`; its tone may stand behind
// them: "hoà" for "hoàn" and "hòa". Both as SearchToken::spelled.
bool BeginsAsTyped(std::string_view typed, std::string_view spelled);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_SEARCH_TOKENS_H_
