// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of statements that say the same: candidates by hashing, verified by alignment
// (wording.h). On plain values; what keeps them in an archive: batch/recurrence_index.h.
//
// A NODE is a content (Wording::content): all texts with the same content are one node. Each node
// has some KEYS; nodes with a key in common are in one BUCKET. In a bucket each node is compared
// with the PIVOTS, its kPivots smallest nodes, and linked where the two say the same. Linked nodes
// are a COMPONENT. The smallest node of a component leads a GROUP of all nodes of the component
// that are close enough to it; the smallest of the others leads the next group, and so on: a chain
// of small steps does not carry far.
//
// Keys, pivots, links and groups are functions of the set of nodes alone: not of their order, nor
// of how often each occurs. So groups may be brought up to date for a few new nodes, with the
// same result as from the beginning; and the work is at most nodes × keys × kPivots comparisons.
//
// Sources: A. Broder, "On the resemblance and containment of documents", 1997 (min-hashing);
// J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3 (bands).
#ifndef KEHOACH_AUDIT_RECURRENCE_H_
#define KEHOACH_AUDIT_RECURRENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "audit/wording.h"

namespace kehoach::audit {

// Stored beside the groups: raise it when nodes, keys, links or groups change for any text.
inline constexpr int kEngineVersion = 1;

using Content = std::span<const ContentWord>;

// Identifies a content: positive. Contents without misread words come first in the order of nodes,
// so that they become pivots and lead groups.
using NodeId = std::int64_t;
// REQUIRES: content is not empty.
NodeId NodeOf(Content content);
// "2f19c0…": how a group is named to people, by its leading node. 16 hex digits.
std::string GroupName(NodeId leader);

inline constexpr std::size_t kMostKeys = 12;
inline constexpr std::size_t kPivots = 3;
using Key = std::int64_t;
// At most kMostKeys, different from each other; a function of the content alone.
struct Keys {
  std::array<Key, kMostKeys> keys;
  std::size_t count = 0;
  const Key* begin() const { return keys.data(); }
  const Key* end() const { return keys.data() + count; }
};
Keys KeysOf(Content content);

// From which similarity on two nodes are linked, and a node belongs to the group that another one
// leads. Others than the default are for measuring only: what is stored has the default.
struct Thresholds {
  double same = kSameObjective;
  double group = kSameGroup;
};

// Groups of all nodes at once, in memory: 8 bytes a word, some 200 bytes a node. Not thread-safe.
class Grouper {
 public:
  explicit Grouper(const Thresholds& thresholds = {}) : thresholds_(thresholds) {}
  // Returns the node's number: 0, 1, 2, … in the order of first appearance.
  std::uint32_t Add(Content content);
  std::size_t size() const { return ids_.size(); }
  NodeId Id(std::uint32_t node) const { return ids_[node]; }
  Content Words(std::uint32_t node) const {
    return {words_.data() + starts_[node], words_.data() + starts_[node + 1]};
  }

  // Work that can be shared out: prepare, then all slices in any order and on any threads, then
  // Finish(). The result does not depend on how many slices there are.
  void Prepare();
  struct Links {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  };
  Links FindLinks(std::size_t slice, std::size_t slices) const;
  void Finish(std::span<const Links> links);

  // Between Prepare() and the end: all keys with their nodes, ascending.
  template <typename Take>
  void ForEachKey(Take&& take) const {
    for (const Entry& entry : entries_) take(entry.key, ids_[order_[entry.rank]]);
  }
  // Nodes by id; after Prepare().
  const std::vector<std::uint32_t>& order() const { return order_; }

  // Afterwards, for each node: the node that leads its group, and the smallest of its component.
  std::uint32_t Leader(std::uint32_t node) const { return leader_[node]; }
  std::uint32_t Component(std::uint32_t node) const { return component_[node]; }

 private:
  struct Entry {
    Key key;
    std::uint32_t rank;  // place of the node in the order of ids
  };

  Thresholds thresholds_;
  std::vector<NodeId> ids_;
  std::vector<ContentWord> words_;
  std::vector<std::uint64_t> starts_ = {0};
  std::vector<std::uint32_t> table_;  // open addressing by id: node + 1, 0 = free
  std::vector<std::uint32_t> order_;  // nodes by id
  std::vector<Entry> entries_;        // by key, then rank
  std::vector<std::uint32_t> leader_, component_;
};

// Divides nodes of one component, in the order of ids, among leaders: for each node the index of
// its leader.
std::vector<std::size_t> Divide(std::span<const Content> nodes, double threshold = kSameGroup);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_RECURRENCE_H_
