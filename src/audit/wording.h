// SPDX-License-Identifier: GPL-3.0-or-later
// The wording of an objective or task, taken apart so that two of them can be compared: folded
// syllables with numbers, percentages, dates, offices and places set apart, abbreviations spelled
// out, and the set phrases of the genre weighed down. What it does and why: docs/recurrence.md.
// All functions are pure and thread-safe. Any bytes are accepted; offsets are bytes of the input.
#ifndef KEHOACH_AUDIT_WORDING_H_
#define KEHOACH_AUDIT_WORDING_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::audit {

enum class TokenKind : std::uint8_t {
  kWord,      // a syllable, or the number of a name ("ISO 9001", "quốc lộ 28")
  kNumber,    // "07", "14.582,5"
  kPercent,   // "97,5 %"
  kDuration,  // "05 ngày làm việc"
  kDate,      // "ngày 15 tháng 10 năm 2022", "05/12"
  kMonth,     // "tháng 6/2023"
  kQuarter,   // "Quý II năm 2023"
  kPeriod,    // "hằng quý", "cuối năm"
  kYear,      // "năm 2023"
  kCode,      // "số 162/QĐ-UBND"
  kOffice,    // "Sở Khoa học và Công nghệ"
  kPlace,     // "tỉnh Trà Vinh", "trên địa bàn huyện"
};

// A word of the content: up to nine letters or digits in 6 bits each (a hash of a longer word),
// above them whether it is part of a scope or misread, and its weight. Equal words have equal
// letters.
using ContentWord = std::uint64_t;
inline constexpr ContentWord kLetters = (std::uint64_t{1} << 55) - 1;
// For whom or where: "cho công chức cấp xã", "tại các phòng chuyên môn".
inline constexpr ContentWord kScope = std::uint64_t{1} << 60;

// What a word counts for when meanings are compared.
enum class Weight : std::uint8_t {
  kNone,  // not in the content
  kSoft,  // general verbs and qualities: "cập nhật", "thuận lợi"
  kNormal,
  kSharp,  // turns the meaning where it changes: "không", "tăng", "giảm", "cấp xã"
  kAction,  // what is done: "kiểm tra", "tập huấn", "kiện toàn ban chỉ đạo", in any wording
};
constexpr Weight WeightOf(ContentWord word) { return static_cast<Weight>((word >> 62) + 1); }
// What the words of a text add up to.
constexpr int UnitsOf(ContentWord word) {
  constexpr int kUnits[] = {1, 4, 6, 6};
  return kUnits[word >> 62];
}

// One piece of a text, in its order. Tokens do not overlap; what stands between them is
// punctuation and space.
struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  TokenKind kind = TokenKind::kWord;
  Weight weight = Weight::kNone;
  std::uint64_t key = 0;  // equal for equal pieces, whatever their case, accents and spacing
};

struct Wording {
  std::vector<Token> tokens;
  // The meaning-bearing words in their order: synonyms made one, set phrases, numbers, dates,
  // offices and places left out. Two texts with the same content say the same thing. Empty for
  // text without words.
  std::vector<ContentWord> content;
};

Wording Normalise(std::string_view text);

// How far two wordings say the same, 0..1: the share of content they have in common, aligned so
// that clauses may change places, less a penalty for words that stand in each other's place.
// 0 where the direction ("tăng" / "giảm"), a negation or the level they speak of differ. Symmetric.
double Similarity(std::span<const ContentWord> a, std::span<const ContentWord> b);
inline double Similarity(const Wording& a, const Wording& b) {
  return Similarity(a.content, b.content);
}

// From here on two wordings are the same objective; docs/recurrence.md has the curve.
inline constexpr double kSameObjective = 0.84;
// All members of a group are at least so much like the one that leads it.
inline constexpr double kSameGroup = 0.7;

// ---- differences ----------------------------------------------------------------------------

struct TextSpan {
  std::uint32_t begin = 0, end = 0;  // bytes
  bool empty() const { return begin == end; }
  std::string_view Of(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

enum class ChangeKind : std::uint8_t {
  kNone,        // kept
  kNumber,      // "01" -> "02", the number of a document that is cited
  kPercentage,  // "95 %" -> "97 %"
  kDeadline,    // "Quý II" -> "Quý III", "05 ngày" -> "03 ngày"
  kYear,        // "2022" -> "2023"
  kUnit,        // an office or a place: "Sở Nội vụ" -> "Sở Tư pháp"
  kWording,     // words
};
const char* ChangeKindName(ChangeKind kind);  // "number", "percentage", ...; kNone "kept"

// A stretch of both texts. Kept: only case, accents, spacing and punctuation may differ. Changed:
// `before` is what goes (empty = only added), `after` what comes (empty = only removed).
struct DiffPiece {
  ChangeKind kind = ChangeKind::kNone;
  TextSpan before, after;
  friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

// The pieces in order cover both texts without gaps or overlap. Time and memory grow with the
// product of the lengths, up to a bound; longer texts are compared by their common start and end.
std::vector<DiffPiece> Diff(std::string_view before, std::string_view after);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_WORDING_H_
