// SPDX-License-Identifier: GPL-3.0-or-later
// Statements of generated plans: what is said (a Meaning) apart from how it is said (a Wording).
// The same meaning in another wording is the same objective to a reader; another meaning never
// is, however alike the words. All functions are deterministic on every platform and thread-safe.
#ifndef KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_TEXT_H_
#define KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kehoach::testing {

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014). The
// distributions of <random> differ between standard libraries; this does not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next();
  std::uint32_t Below(std::uint32_t n);  // 0..n-1; 0 when n is 0
  bool Chance(double probability);
  // 0..n-1, the first ones much more often: the word counts of real text.
  std::uint32_t Skewed(std::uint32_t n);

 private:
  std::uint64_t state_;
};
std::uint64_t Mix(std::uint64_t a, std::uint64_t b);

enum class StatementKind : std::uint8_t {
  kNone = 0,      // says nothing: the title of a group of rows
  kAction = 1,    // something is done in a field of work
  kMetric = 2,    // so many percent of something are so
  kRisk = 3,      // something must not happen
  kTrend = 4,     // something rises or falls
  kSentence = 5,  // a statement of its own
  kWorks = 6,     // something is done about works at a place
};

// What a statement says. Numbers, years and deadlines are no part of it.
struct Meaning {
  StatementKind kind = StatementKind::kNone;
  std::uint8_t sector = 0;
  std::uint8_t item = 0;    // in the sector's list for the kind
  std::uint8_t action = 0;  // what is done; of a trend 0 = rises, 1 = falls
  std::uint8_t scope = 0;   // for whom or where; 0 = not limited
  std::uint16_t place = 0;  // of works

  std::uint64_t id() const;  // 0 = none; different for different meanings
  friend bool operator==(const Meaning&, const Meaning&) = default;
};
Meaning MeaningOf(std::uint64_t id);

// How one wording differs from the base wording of its meaning.
enum class Variation : std::uint8_t {
  kVerbatim,     // the same words (a year in them follows the plan's)
  kSmall,        // a word or two replaced by equal ones (đảm bảo/bảo đảm)
  kLarge,        // another sentence for the same, clauses of the genre added or left out
  kReordered,    // clauses in another order
  kAbbreviated,  // abbreviations written out and the other way round
  kNumbers,      // another number, quarter or day
  kSpelling,     // hoà/hòa, kỹ/kĩ
  kOcr,          // as recognition reads it: wrong tones, lost marks, l/1, rn/m
};
constexpr int kVariations = 8;
const char* VariationName(Variation variation);

struct Wording {
  std::uint64_t base = 0;    // seed of the base wording
  std::uint64_t change = 0;  // seed of the change
  Variation variation = Variation::kVerbatim;
};

struct Setting {
  int year = 2022;
  std::string_view level = "tỉnh";  // "tỉnh", "huyện", "xã", …: "trên địa bàn …"
};

// In what one meaning differs from another that reads much like it.
enum class NearMiss : std::uint8_t {
  kAction,    // other things are done in the same field
  kTwin,      // a field of nearly the same name: văn bản đi / văn bản đến
  kField,     // another field of the sector, the same sentence around it
  kScope,     // for others, or elsewhere
  kSector,    // the same sentence in another sector
  kOpposite,  // raised instead of lowered
  kPlace,     // the same works in another commune
};
constexpr int kNearMisses = 7;
const char* NearMissName(NearMiss kind);

// Sectors of administration, in the order of the vocabulary.
struct SectorNames {
  std::string_view key, name, department, district_office, commune_office;
  std::vector<std::string_view> units;
  bool internal = false;
};
const std::vector<SectorNames>& Sectors();
int SectorOf(std::string_view key);  // REQUIRES: there is one

// A meaning in a sector; `objective`: a kind that stands as an objective.
Meaning DrawMeaning(Random& random, int sector, bool objective);
// Meanings of one topic may hold each other ("inspects", "inspects the markets"), so that people
// would not agree whether they are one; others never do. The id of the widest of them.
std::uint64_t TopicOf(const Meaning& meaning);
// A meaning that differs from `meaning` in one part; nothing when it has no such part.
std::optional<Meaning> Near(const Meaning& meaning, NearMiss kind, Random& random);

// Appends the statement. Returns whether the wording differs from the verbatim one: there may be
// no number to change or no abbreviation to write out. `objective`: targets are stated.
bool AppendStatement(const Meaning& meaning, const Wording& wording, const Setting& setting,
                     bool objective, std::string& out);
// What the task leads to ("Báo cáo", "Kế hoạch"); may be empty.
std::string_view ProductOf(const Meaning& meaning, Random& random);

// Name of a commune, from `place` on counting; some thousand different ones.
std::string PlaceName(std::uint32_t place);
constexpr std::uint32_t kPlaces = 4096;

// The words that say what a meaning is about and for whom or where, abbreviations written out:
// "phòng, chống bệnh lao", "tại các trạm y tế xã". They stand in every wording, though perhaps
// abbreviated. The second may be empty.
std::pair<std::string, std::string> WordsOf(const Meaning& meaning);
// Every abbreviation of the vocabulary written out.
std::string WithoutAbbreviations(std::string_view text);
// The abbreviation and what it stands for, of all of them.
std::vector<std::pair<std::string_view, std::string_view>> VocabularyAbbreviations();

// Text with the given names of abbreviations and choices: the base wording.
std::string Plain(std::string_view pattern, std::uint64_t seed);

// hòa -> hoà, úy -> uý.
std::string NewToneStyle(std::string_view text);
// kỹ -> kĩ, lý -> lí.
std::string YToI(std::string_view text);
// What recognition may make of it. At least one letter changes where one can. `rate`: of
// syllables.
std::string OcrNoise(std::string_view text, double rate, std::uint64_t seed);
// The first letter as a capital.
void Capitalize(std::string& text, std::size_t at = 0);
// The letter there as a small one, unless it begins an abbreviation.
void Uncapitalize(std::string& text, std::size_t at);

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_TEXT_H_
