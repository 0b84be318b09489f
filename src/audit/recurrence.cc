// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/recurrence.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "audit/lexicon.h"

namespace kehoach::audit {
namespace {

std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;  // SplitMix64's finaliser
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t Mix(std::uint64_t seed, std::uint64_t value) {
  return Mix(seed * 0x9E3779B97F4A7C15u + value);
}

// Bands of word pairs, and of single words: pairs tell topics apart, single words survive
// reordering and misreading.
constexpr std::size_t kPairBands = 6, kWordBands = 6;
static_assert(kPairBands + kWordBands <= kMostKeys);
constexpr int kPairRows = 2, kWordRows = 3;

std::uint64_t LeastHash(std::span<const std::uint64_t> features, std::uint64_t seed) {
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (const std::uint64_t feature : features) least = std::min(least, Mix(seed, feature));
  return least;
}

// Disjoint sets by union to the smaller number, with path halving.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t Find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void Join(std::uint32_t a, std::uint32_t b) {
    a = Find(a);
    b = Find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

NodeId NodeOf(Content content) {
  std::uint64_t hash = content.size();
  std::uint64_t misread = 0;
  for (const ContentWord word : content) {
    hash = Mix(hash, word);
    misread += (word & kMisread) != 0 ? 1 : 0;
  }
  return static_cast<NodeId>((std::min<std::uint64_t>(misread, 7) << 60) | (hash >> 4));
}

std::string GroupName(NodeId leader) { return fmt::format("{:016x}", leader); }

Keys KeysOf(Content content) {
  // Words that nobody else has would only dilute the others.
  std::array<std::uint64_t, 160> words, pairs;
  words[0] = 0;
  std::size_t word_count = 0, pair_count = 0;
  const auto collect = [&](auto&& wanted) {
    word_count = pair_count = 0;
    for (const ContentWord word : content) {
      if (word_count == words.size() || !wanted(word)) continue;
      words[word_count++] = word & kLetters;
    }
  };
  collect([](ContentWord w) { return (w & kMisread) == 0 && WeightOf(w) != Weight::kSoft; });
  if (word_count < 2) collect([](ContentWord) { return true; });
  for (std::size_t i = 0; i + 1 < word_count; ++i)
    pairs[pair_count++] = Mix(words[i], words[i + 1]);
  if (pair_count == 0) pairs[pair_count++] = words[0];

  // Statements that do other things or go another way are never the same, so they need not meet,
  // however much else they share. Two actions may be named in another order: every second key
  // takes the first one, the others the least.
  const std::uint64_t first_action = LeadingAction(content);
  std::uint64_t least_action = first_action, way = 0;
  for (const ContentWord word : content) {
    const ContentWord letters = word & kLetters;
    if (WeightOf(word) == Weight::kSharp && (letters == kUp || letters == kDown)) way |= letters;
    if (first_action == 0 || WeightOf(word) != Weight::kAction || letters == kBetter) continue;
    if (Mix(letters) < Mix(least_action)) least_action = letters;
  }

  Keys keys;
  const auto add = [&keys](std::uint64_t hash) {
    const auto key = static_cast<Key>(hash >> 1);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.keys[keys.count++] = key;
  };
  for (std::uint64_t band = 0; band < kPairBands; ++band) {
    std::uint64_t hash = Mix(way + 1, band % 2 == 0 ? first_action : least_action);
    for (int row = 0; row < kPairRows; ++row) {
      hash = Mix(hash,
                 LeastHash({pairs.data(), pair_count}, band * 8 + static_cast<std::uint64_t>(row)));
    }
    add(hash);
  }
  for (std::uint64_t band = 0; band < kWordBands; ++band) {
    std::uint64_t hash = Mix(way + 2, band % 2 == 0 ? first_action : least_action);
    for (int row = 0; row < kWordRows; ++row) {
      hash = Mix(hash, LeastHash({words.data(), word_count},
                                 1000 + band * 8 + static_cast<std::uint64_t>(row)));
    }
    add(hash);
  }
  return keys;
}

// ---- Grouper ------------------------------------------------------------------------------

std::uint32_t Grouper::Add(Content content) {
  if (table_.size() < (ids_.size() + 1) * 2) {
    table_.assign(std::max<std::size_t>(1024, table_.size() * 2), 0);
    for (std::uint32_t node = 0; node < ids_.size(); ++node) {
      std::size_t at = static_cast<std::uint64_t>(ids_[node]) & (table_.size() - 1);
      while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
      table_[at] = node + 1;
    }
  }
  const NodeId id = NodeOf(content);
  std::size_t at = static_cast<std::uint64_t>(id) & (table_.size() - 1);
  for (; table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    if (ids_[table_[at] - 1] == id) return table_[at] - 1;
  }
  const auto node = static_cast<std::uint32_t>(ids_.size());
  table_[at] = node + 1;
  ids_.push_back(id);
  words_.insert(words_.end(), content.begin(), content.end());
  starts_.push_back(words_.size());
  return node;
}

void Grouper::Prepare() {
  order_.resize(ids_.size());
  std::iota(order_.begin(), order_.end(), std::uint32_t{0});
  std::ranges::sort(order_, {}, [this](std::uint32_t node) { return ids_[node]; });
  entries_.clear();
  entries_.reserve(ids_.size() * kMostKeys);
  for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
    for (const Key key : KeysOf(Words(order_[rank]))) entries_.push_back({key, rank});
  }
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : a.rank < b.rank;
  });
}

Grouper::Links Grouper::FindLinks(std::size_t slice, std::size_t slices) const {
  // Slices end at keys, so that a bucket is in one.
  const auto cut = [&](std::size_t i) {
    std::size_t at = entries_.size() * i / slices;
    while (at > 0 && at < entries_.size() && entries_[at].key == entries_[at - 1].key) ++at;
    return at;
  };
  Links links;
  Sets joined(order_.size());
  const std::size_t end = cut(slice + 1);
  for (std::size_t first = cut(slice); first < end;) {
    std::size_t last = first + 1;
    while (last < end && entries_[last].key == entries_[first].key) ++last;
    const std::size_t pivots = std::min(last, first + kPivots);
    for (std::size_t i = first + 1; i < last; ++i) {
      const std::uint32_t node = entries_[i].rank;
      for (std::size_t p = first; p < pivots && p < i; ++p) {
        const std::uint32_t pivot = entries_[p].rank;
        // Another pair has joined them: the components are the same either way.
        if (joined.Find(pivot) == joined.Find(node)) continue;
        if (Similarity(Words(order_[pivot]), Words(order_[node])) < thresholds_.same) continue;
        joined.Join(pivot, node);
        links.pairs.emplace_back(pivot, node);
      }
    }
    first = last;
  }
  return links;
}

void Grouper::Finish(std::span<const Links> links) {
  Sets joined(order_.size());
  for (const Links& slice : links) {
    for (const auto& [a, b] : slice.pairs) joined.Join(a, b);
  }
  // Ranks of each component stand together, in their order.
  std::vector<std::uint32_t> ranks(order_.size());
  std::iota(ranks.begin(), ranks.end(), std::uint32_t{0});
  std::ranges::stable_sort(ranks, {}, [&](std::uint32_t rank) { return joined.Find(rank); });
  leader_.resize(order_.size());
  component_.resize(order_.size());
  std::vector<Content> contents;
  for (std::size_t first = 0; first < ranks.size();) {
    const std::uint32_t smallest = joined.Find(ranks[first]);
    std::size_t last = first;
    contents.clear();
    while (last < ranks.size() && joined.Find(ranks[last]) == smallest) {
      contents.push_back(Words(order_[ranks[last++]]));
    }
    const std::vector<std::size_t> leaders = Divide(contents, thresholds_.group);
    for (std::size_t i = first; i < last; ++i) {
      leader_[order_[ranks[i]]] = order_[ranks[first + leaders[i - first]]];
      component_[order_[ranks[i]]] = order_[smallest];
    }
    first = last;
  }
}

std::vector<std::size_t> Divide(std::span<const Content> nodes, double threshold) {
  std::vector<std::size_t> leader(nodes.size()), leaders;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto found = std::ranges::find_if(
        leaders, [&](std::size_t l) { return Similarity(nodes[l], nodes[i]) >= threshold; });
    leader[i] = found == leaders.end() ? i : *found;
    if (found == leaders.end()) leaders.push_back(i);
  }
  return leader;
}

}  // namespace kehoach::audit
