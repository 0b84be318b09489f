// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/recurrence_truth.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace kehoach::testing {
namespace {

constexpr int kFirstYear = 2012, kLastYear = 2026;
constexpr std::uint32_t kAgencies = 600;

class Maker {
 public:
  explicit Maker(const RecurrenceTruthOptions& options)
      : options_(options), random_(Mix(options.seed, 0x7272)) {}

  std::vector<RecurrenceItem> Make();

 private:
  // A meaning that no other of the set can be mistaken for by a reader.
  bool Take(const Meaning& meaning);
  void AddMeaning(const Meaning& meaning, std::uint64_t base, const RecurrenceItem& like);
  void AddNeighbours(const Meaning& meaning, std::uint64_t base);
  void Add(const Meaning& meaning, std::uint64_t base, bool again, RecurrenceItem item);
  Variation DrawVariation();
  int DrawCount();

  const RecurrenceTruthOptions& options_;
  Random random_;
  std::vector<RecurrenceItem> items_;
  std::unordered_set<std::uint64_t> meanings_;
  std::unordered_map<std::uint64_t, bool> topics_;  // whether the wide meaning is the one taken
};

bool Maker::Take(const Meaning& meaning) {
  const std::uint64_t topic = TopicOf(meaning);
  const bool wide = meaning.scope == 0;
  const auto [at, added] = topics_.try_emplace(topic, wide);
  // Of one topic either the wide one or several narrow ones.
  if (!added && (wide || at->second)) return false;
  return meanings_.insert(meaning.id()).second;
}

Variation Maker::DrawVariation() {
  double chance = static_cast<double>(random_.Next() >> 11U) * 0x1.0p-53;
  for (std::size_t i = 1; i < options_.variation.size(); ++i) {
    chance -= options_.variation[i];
    if (chance < 0) return static_cast<Variation>(i);
  }
  return Variation::kVerbatim;
}

// Most come a few times, a few come everywhere.
int Maker::DrawCount() {
  if (random_.Chance(options_.single)) return 1;
  const std::uint32_t kind = random_.Below(100);
  if (kind < 50) return 2 + static_cast<int>(random_.Below(3));
  if (kind < 88) return 4 + static_cast<int>(random_.Below(7));
  return 10 + static_cast<int>(random_.Skewed(40));
}

void Maker::Add(const Meaning& meaning, std::uint64_t base, bool again, RecurrenceItem item) {
  if (items_.size() >= options_.items) return;
  const Setting setting{item.year, "tỉnh"};
  item.meaning = meaning.id();
  AppendStatement(meaning, {base, 0, Variation::kVerbatim}, setting, options_.objectives,
                  item.text);
  // Not every statement can be worded in every way: one without numbers has none to change.
  constexpr int kAttempts = 6;
  for (int attempt = 0; again && attempt < kAttempts; ++attempt) {
    const Variation variation = DrawVariation();
    if (variation == Variation::kVerbatim) break;
    const Wording wording{base, random_.Next(), variation};
    std::string text;
    if (variation == Variation::kOcr) {
      text = OcrNoise(item.text, options_.ocr_rate, wording.change);
    } else {
      AppendStatement(meaning, wording, setting, options_.objectives, text);
    }
    if (text == item.text) continue;
    item.text = std::move(text);
    item.variation = variation;
    break;
  }
  items_.push_back(std::move(item));
}

void Maker::AddMeaning(const Meaning& meaning, std::uint64_t base, const RecurrenceItem& like) {
  const int count = DrawCount();
  RecurrenceItem item = like;
  item.agency = random_.Below(kAgencies);
  item.year = kFirstYear + static_cast<int>(random_.Below(8));
  Add(meaning, base, false, item);
  for (int i = 1; i < count; ++i) {
    // The same agency in the next years, now and then with a gap; or another agency.
    if (random_.Chance(0.65) && item.year < kLastYear) {
      item.year += random_.Chance(0.8) ? 1 : 2;
      item.year = std::min(item.year, kLastYear);
    } else {
      item.agency = random_.Below(kAgencies);
      item.year = kFirstYear + static_cast<int>(random_.Below(kLastYear - kFirstYear + 1));
    }
    Add(meaning, base, true, item);
  }
}

void Maker::AddNeighbours(const Meaning& meaning, std::uint64_t base) {
  double sum = 0;
  for (const double share : options_.near) sum += share;
  const int wanted = 1 + static_cast<int>(random_.Below(2));
  int made = 0;
  for (int attempt = 0; attempt < 12 && made < wanted; ++attempt) {
    double chance = static_cast<double>(random_.Next() >> 11U) * 0x1.0p-53 * sum;
    std::size_t kind = 0;
    while (kind + 1 < options_.near.size() && chance >= options_.near[kind]) {
      chance -= options_.near[kind++];
    }
    const std::optional<Meaning> near = Near(meaning, static_cast<NearMiss>(kind), random_);
    if (!near || !Take(*near)) continue;
    RecurrenceItem like;
    like.near = static_cast<NearMiss>(kind);
    like.near_of = meaning.id();
    AddMeaning(*near, base, like);
    ++made;
  }
}

std::vector<RecurrenceItem> Maker::Make() {
  items_.reserve(options_.items);
  int refused = 0;
  while (items_.size() < options_.items) {
    const int sector =
        static_cast<int>(random_.Below(static_cast<std::uint32_t>(Sectors().size())));
    const Meaning meaning = DrawMeaning(random_, sector, options_.objectives);
    const std::uint64_t base = random_.Next();
    if (!Take(meaning)) {
      if (++refused > 2000000) throw std::logic_error("more items than there are meanings for");
      continue;
    }
    refused = 0;
    AddMeaning(meaning, base, {});
    if (random_.Chance(options_.near_misses)) AddNeighbours(meaning, base);
  }
  for (std::size_t i = items_.size(); i > 1; --i) {
    std::swap(items_[i - 1], items_[random_.Below(static_cast<std::uint32_t>(i))]);
  }
  return std::move(items_);
}

std::uint64_t PairsOf(std::uint64_t n) { return n < 2 ? 0 : n * (n - 1) / 2; }

struct ClassCount {
  std::array<std::uint64_t, kVariations> items = {};
  std::uint64_t all = 0;
};

double Ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double PairCounts::Precision() const { return Ratio(right, right + wrong); }
double PairCounts::Recall() const { return Ratio(right, right + missed); }

RecurrenceTruthOptions HardRecurrenceTruth() {
  RecurrenceTruthOptions options;
  options.variation = {0, 0.18, 0.18, 0.1, 0.1, 0.14, 0.04, 0.12};
  options.near_misses = 1;
  options.near = {1, 1, 1, 1, 1, 1, 1};
  options.ocr_rate = 0.1;
  return options;
}

std::vector<RecurrenceItem> MakeRecurrenceTruth(const RecurrenceTruthOptions& options) {
  return Maker(options).Make();
}

RecurrenceScore ScoreRecurrence(const std::vector<RecurrenceItem>& items,
                                const std::vector<std::uint64_t>& group) {
  if (items.size() != group.size()) throw std::logic_error("a group for each item");
  // Ordered, so that one walk sees a meaning together.
  std::map<std::pair<std::uint64_t, std::uint64_t>, ClassCount> by_meaning_and_group;
  std::unordered_map<std::uint64_t, std::uint64_t> by_group;
  std::unordered_map<std::uint64_t, std::pair<NearMiss, std::uint64_t>> near;
  std::unordered_map<std::uint64_t, std::uint64_t> by_meaning;
  for (std::size_t i = 0; i < items.size(); ++i) {
    ClassCount& count = by_meaning_and_group[{items[i].meaning, group[i]}];
    ++count.items[static_cast<std::size_t>(items[i].variation)];
    ++count.all;
    ++by_group[group[i]];
    ++by_meaning[items[i].meaning];
    if (items[i].near) near[items[i].meaning] = {*items[i].near, items[i].near_of};
  }

  RecurrenceScore score;
  std::uint64_t together = 0, same = 0;
  for (const auto& [unused, count] : by_group) together += PairsOf(count);
  for (const auto& [unused, count] : by_meaning) same += PairsOf(count);
  std::map<std::uint64_t, ClassCount> whole;  // by meaning
  for (const auto& [key, count] : by_meaning_and_group) {
    score.all.right += PairsOf(count.all);
    ClassCount& sum = whole[key.first];
    for (std::size_t v = 0; v < count.items.size(); ++v) {
      sum.items[v] += count.items[v];
      score.by_variation[v].right +=
          v == 0 ? PairsOf(count.items[0]) : count.items[v] * count.items[0];
    }
    const auto from = near.find(key.first);
    if (from == near.end()) continue;
    const auto& [kind, of] = from->second;
    PairCounts& apart = score.by_near_miss[static_cast<std::size_t>(kind)];
    const auto beside = by_meaning_and_group.find({of, key.second});
    const std::uint64_t mixed =
        beside == by_meaning_and_group.end() ? 0 : count.all * beside->second.all;
    apart.wrong += mixed;
    apart.right += count.all * by_meaning[of] - mixed;
  }
  for (const auto& [unused, count] : whole) {
    for (std::size_t v = 0; v < count.items.size(); ++v) {
      score.by_variation[v].missed +=
          v == 0 ? PairsOf(count.items[0]) : count.items[v] * count.items[0];
    }
  }
  for (PairCounts& counts : score.by_variation) counts.missed -= counts.right;
  score.all.wrong = together - score.all.right;
  score.all.missed = same - score.all.right;
  return score;
}

std::string Report(const RecurrenceScore& score) {
  std::string out =
      fmt::format("pairs: precision {:.4f}, recall {:.4f} ({} right, {} wrong, {} missed)\n",
                  score.all.Precision(), score.all.Recall(), score.all.right, score.all.wrong,
                  score.all.missed);
  for (int i = 0; i < kVariations; ++i) {
    const PairCounts& counts = score.by_variation[static_cast<std::size_t>(i)];
    out +=
        fmt::format("  {:<12} found      {:.4f} of {}\n", VariationName(static_cast<Variation>(i)),
                    counts.Recall(), counts.right + counts.missed);
  }
  for (int i = 0; i < kNearMisses; ++i) {
    const PairCounts& counts = score.by_near_miss[static_cast<std::size_t>(i)];
    out += fmt::format("  {:<12} kept apart {:.4f} of {}\n", NearMissName(static_cast<NearMiss>(i)),
                       counts.Precision(), counts.right + counts.wrong);
  }
  return out;
}

}  // namespace kehoach::testing
