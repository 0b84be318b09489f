// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/recurrence_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/wording.h"
#include "store/recurrence_tables.h"

namespace kehoach::batch {
namespace {

using audit::Content;
using audit::ContentWord;
using audit::Key;
using audit::NodeId;
using store::RecurrenceTables;

// The engine that the tables were made by, in the table's terms.
constexpr int kEngine = audit::kEngineVersion;
// A rebuild costs some 40 µs an objective, taking one in some 300 µs.
constexpr std::int64_t kRebuildFrom = 4000;
constexpr std::int64_t kRebuildShare = 6;
// Texts that are read before the threads get them.
constexpr std::size_t kChunk = 16384;

int Threads(int wanted) {
  if (wanted > 0) return wanted;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

// Calls work(0) … work(n - 1), each on a thread of its own.
template <typename Work>
void OnThreads(int n, const Work& work) {
  std::vector<std::jthread> threads;
  for (int i = 1; i < n; ++i) threads.emplace_back([&work, i] { work(i); });
  work(0);
}

// Words as little-endian bytes.
std::string Pack(Content content) {
  std::string bytes;
  bytes.reserve(content.size() * 8);
  for (const ContentWord word : content) {
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(word >> shift & 0xFF);
  }
  return bytes;
}

std::vector<ContentWord> Unpack(std::string_view bytes) {
  std::vector<ContentWord> content(bytes.size() / 8);
  for (std::size_t i = 0; i < content.size() * 8; ++i) {
    content[i / 8] |= ContentWord{static_cast<unsigned char>(bytes[i])} << (i % 8 * 8);
  }
  return content;
}

// ---- bringing up to date -----------------------------------------------------------------

// Components of the links, where whole components that nothing happens to are one element each.
class Elements {
 public:
  std::int64_t Find(std::int64_t x) {
    const auto [at, is_new] = parent_.emplace(x, x);
    if (is_new || at->second == x) return x;
    const std::int64_t root = Find(at->second);
    parent_[x] = root;
    return root;
  }
  void Join(std::int64_t a, std::int64_t b) {
    a = Find(a);
    b = Find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }
  // Elements by the set that they are in.
  std::map<std::int64_t, std::vector<std::int64_t>> Sets() {
    std::map<std::int64_t, std::vector<std::int64_t>> sets;
    std::vector<std::int64_t> all;
    for (const auto& [x, parent] : parent_) all.push_back(x);
    for (const std::int64_t x : all) sets[Find(x)].push_back(x);
    return sets;
  }

 private:
  std::map<std::int64_t, std::int64_t> parent_;
};

class Updater {
 public:
  explicit Updater(RecurrenceTables& tables) : tables_(tables) {}

  void Run() {
    TakeObjectives();
    if (new_.empty() && dead_.empty()) return;
    ChangeKeys();
    FindDirtyComponents();
    Dissolve();
    Link();
    for (const auto& [root, elements] : elements_.Sets()) Regroup(elements);
  }

 private:
  struct Node {
    std::int64_t leader = 0, component = 0;
    std::vector<ContentWord> content;
  };
  struct Bucket {
    std::vector<NodeId> before, after;  // pivots
  };

  void TakeObjectives();
  void ChangeKeys();
  void FindDirtyComponents();
  void Dissolve();
  void Link();
  void Regroup(const std::vector<std::int64_t>& elements);
  bool JoinsOneComponent(const std::vector<NodeId>& nodes, std::int64_t component);

  // A stored or new node; kept, because neighbours are looked at again and again.
  const Node& Get(NodeId node) {
    const auto known = nodes_.find(node);
    if (known != nodes_.end()) return known->second;
    Node loaded;
    if (const auto stored = tables_.Find(node)) {
      loaded = {stored->leader, stored->component, Unpack(stored->content)};
    }
    return nodes_.emplace(node, std::move(loaded)).first->second;
  }
  double Like(NodeId a, NodeId b) { return audit::Similarity(Get(a).content, Get(b).content); }
  bool Same(NodeId a, NodeId b) { return Like(a, b) >= audit::kSameObjective; }
  // What stands for a node among the elements.
  std::int64_t Element(NodeId node) {
    if (new_.contains(node) || loose_.contains(node)) return node;
    return Get(node).component;
  }

  RecurrenceTables& tables_;
  std::unordered_map<NodeId, Node> nodes_;
  std::set<NodeId> new_, dead_;
  std::map<Key, Bucket> buckets_;  // those that a new or dead node has
  std::set<std::int64_t> dirty_;   // components that may have fallen apart
  std::set<NodeId> loose_;         // nodes of dirty components
  Elements elements_;
};

void Updater::TakeObjectives() {
  std::set<NodeId> lost;
  for (const std::int64_t document : tables_.Pending()) {
    std::vector<RecurrenceTables::Member> now;
    for (const RecurrenceTables::Objective& objective : tables_.ObjectivesOf(document)) {
      std::vector<ContentWord> content = audit::Normalise(objective.text).content;
      if (content.empty()) continue;
      const NodeId node = audit::NodeOf(content);
      now.push_back({objective.id, node});
      nodes_.try_emplace(node, Node{0, 0, std::move(content)});
    }
    const std::vector<RecurrenceTables::Member> before = tables_.MembersOf(document);
    if (now == before) continue;
    for (const RecurrenceTables::Member& member : before) {
      if (std::ranges::find(now, member) != now.end()) continue;
      tables_.RemoveMember(member.objective);
      lost.insert(member.node);
    }
    for (const RecurrenceTables::Member& member : now) {
      if (std::ranges::find(before, member) == before.end()) tables_.AddMember(member);
    }
  }
  tables_.ClearPending();
  for (auto& [id, node] : nodes_) {
    if (const auto stored = tables_.Find(id)) {
      node.leader = stored->leader;
      node.component = stored->component;
    } else if (tables_.HasMembers(id)) {  // no longer, when a later plan replaced the earlier one
      new_.insert(id);
    }
  }
  for (const NodeId id : lost) {
    if (!tables_.HasMembers(id) && tables_.Find(id)) dead_.insert(id);
  }
}

void Updater::ChangeKeys() {
  std::vector<std::pair<Key, NodeId>> added, removed;
  for (const NodeId id : new_) {
    for (const Key key : audit::KeysOf(Get(id).content)) added.emplace_back(key, id);
  }
  for (const NodeId id : dead_) {
    for (const Key key : audit::KeysOf(Get(id).content)) removed.emplace_back(key, id);
  }
  for (const auto* list : {&added, &removed}) {
    for (const auto& [key, node] : *list) buckets_.try_emplace(key);
  }
  for (auto& [key, bucket] : buckets_) bucket.before = tables_.FirstOfKey(key, audit::kPivots);
  std::ranges::sort(added);
  for (const auto& [key, node] : removed) tables_.RemoveKey(key, node);
  for (const auto& [key, node] : added) tables_.AddKey(key, node);
  for (auto& [key, bucket] : buckets_) bucket.after = tables_.FirstOfKey(key, audit::kPivots);
}

// A component may have fallen apart where a node died, or where one is no pivot any more and
// nothing else in the bucket ties it to the nodes that it was compared with.
void Updater::FindDirtyComponents() {
  for (const NodeId id : dead_) dirty_.insert(Get(id).component);
  for (const auto& [key, bucket] : buckets_) {
    for (const NodeId was : bucket.before) {
      if (dead_.contains(was) || std::ranges::find(bucket.after, was) != bucket.after.end())
        continue;
      if (dirty_.contains(Get(was).component)) continue;
      for (const NodeId node : tables_.AllOfKey(key)) {
        if (node == was || new_.contains(node) ||
            std::ranges::find(bucket.after, node) != bucket.after.end() || !Same(was, node)) {
          continue;
        }
        const bool tied = std::ranges::any_of(
            bucket.after, [&](NodeId pivot) { return Same(pivot, was) && Same(pivot, node); });
        if (tied) continue;
        dirty_.insert(Get(was).component);
        break;
      }
    }
  }
}

// Takes the dirty components apart: their nodes are looked at like new ones.
void Updater::Dissolve() {
  for (const std::int64_t component : dirty_) {
    for (const std::int64_t leader : tables_.LeadersOf(component)) {
      for (const NodeId node : tables_.NodesOf(leader)) {
        Get(node);  // while its group is there
        if (!dead_.contains(node)) loose_.insert(node);
      }
      tables_.RemoveGroup(leader);
    }
  }
  for (const NodeId id : dead_) tables_.RemoveNode(id);
  for (const NodeId id : new_) elements_.Find(id);
  for (const NodeId id : loose_) elements_.Find(id);
}

void Updater::Link() {
  const auto join = [this](NodeId a, NodeId b) {
    const std::int64_t x = Element(a), y = Element(b);
    if (elements_.Find(x) != elements_.Find(y) && Same(a, b)) elements_.Join(x, y);
  };
  // A node that has become a pivot meets its whole bucket.
  for (const auto& [key, bucket] : buckets_) {
    for (const NodeId pivot : bucket.after) {
      if (std::ranges::find(bucket.before, pivot) != bucket.before.end()) continue;
      for (const NodeId node : tables_.AllOfKey(key)) {
        if (node != pivot) join(pivot, node);
      }
    }
  }
  const auto meet = [&](NodeId node, const std::vector<NodeId>& pivots) {
    for (const NodeId pivot : pivots) {
      if (pivot != node) join(node, pivot);
    }
  };
  for (const NodeId node : new_) {
    for (const Key key : audit::KeysOf(Get(node).content)) {
      meet(node, buckets_.at(key).after);
    }
  }
  for (const NodeId node : loose_) {
    for (const Key key : audit::KeysOf(Get(node).content)) {
      meet(node, tables_.FirstOfKey(key, audit::kPivots));
    }
  }
}

// The usual case: new nodes join a component that stays as it is. Nobody else moves, if each is
// close to a leader that stands before it, or leads a group behind all others.
bool Updater::JoinsOneComponent(const std::vector<NodeId>& nodes, std::int64_t component) {
  std::vector<NodeId> leaders = tables_.LeadersOf(component);
  std::vector<std::pair<NodeId, NodeId>> found;
  for (const NodeId node : nodes) {
    const auto leader = std::ranges::find_if(
        leaders, [&](NodeId l) { return l < node && Like(l, node) >= audit::kSameGroup; });
    if (leader != leaders.end()) {
      found.emplace_back(node, *leader);
    } else if (node > leaders.back()) {
      leaders.push_back(node);
      found.emplace_back(node, node);
    } else {
      return false;
    }
  }
  for (const auto& [node, leader] : found) {
    if (leader == node) tables_.SetGroup(node, component);
    tables_.AddNode(node, leader, Pack(Get(node).content));
  }
  return true;
}

// `elements` are all of a new component: whole components, and single nodes.
void Updater::Regroup(const std::vector<std::int64_t>& elements) {
  std::vector<NodeId> nodes;
  std::vector<std::int64_t> components;
  bool all_new = true;
  for (const std::int64_t element : elements) {
    const bool is_new = new_.contains(element);
    if (is_new || loose_.contains(element)) {
      nodes.push_back(element);
      all_new = all_new && is_new;
    } else {
      components.push_back(element);
    }
  }
  if (components.size() == 1) {
    if (nodes.empty()) return;  // met others, but joined none
    std::ranges::sort(nodes);
    if (all_new && JoinsOneComponent(nodes, components.front())) return;
  }
  for (const std::int64_t component : components) {
    for (const std::int64_t leader : tables_.LeadersOf(component)) {
      const std::vector<NodeId> members = tables_.NodesOf(leader);
      for (const NodeId node : members) Get(node);
      nodes.insert(nodes.end(), members.begin(), members.end());
      tables_.RemoveGroup(leader);
    }
  }
  std::ranges::sort(nodes);
  std::vector<Content> contents;
  for (const NodeId node : nodes) contents.push_back(Get(node).content);
  const std::vector<std::size_t> leaders = audit::Divide(contents);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const NodeId leader = nodes[leaders[i]];
    if (leaders[i] == i) tables_.SetGroup(leader, nodes.front());
    if (new_.contains(nodes[i])) {
      tables_.AddNode(nodes[i], leader, Pack(contents[i]));
    } else if (Get(nodes[i]).leader != leader) {
      tables_.SetLeader(nodes[i], leader);
    }
  }
}

// ---- everything anew ---------------------------------------------------------------------

// Objectives as they come, contents made on threads.
class Reader {
 public:
  Reader(audit::Grouper& grouper, int threads) : grouper_(grouper), threads_(threads) {}

  void Add(std::int64_t objective, std::string_view text) {
    objectives_.push_back(objective);
    texts_.append(text);
    ends_.push_back(texts_.size());
    if (ends_.size() >= kChunk) Flush();
  }
  void Flush() {
    const std::size_t count = ends_.size();
    std::vector<std::vector<ContentWord>> contents(count);
    OnThreads(threads_, [&](int thread) {
      for (std::size_t i = static_cast<std::size_t>(thread); i < count;
           i += static_cast<std::size_t>(threads_)) {
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        contents[i] =
            audit::Normalise(std::string_view(texts_).substr(begin, ends_[i] - begin)).content;
      }
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!contents[i].empty()) members_.emplace_back(objectives_[i], grouper_.Add(contents[i]));
    }
    objectives_.clear();
    texts_.clear();
    ends_.clear();
  }
  const std::vector<std::pair<std::int64_t, std::uint32_t>>& members() const { return members_; }

 private:
  audit::Grouper& grouper_;
  int threads_;
  std::vector<std::int64_t> objectives_;
  std::string texts_;
  std::vector<std::size_t> ends_;
  std::vector<std::pair<std::int64_t, std::uint32_t>> members_;  // objective, node's number
};

void WriteAll(RecurrenceTables& tables, const audit::Grouper& grouper,
              const std::vector<std::pair<std::int64_t, std::uint32_t>>& members) {
  tables.Clear();
  for (const auto& [objective, node] : members) tables.AddMember({objective, grouper.Id(node)});
  for (const std::uint32_t node : grouper.order()) {
    const NodeId leader = grouper.Id(grouper.Leader(node));
    tables.AddNode(grouper.Id(node), leader, Pack(grouper.Words(node)));
    if (grouper.Leader(node) == node) tables.SetGroup(leader, grouper.Id(grouper.Component(node)));
  }
  grouper.ForEachKey([&](Key key, NodeId node) { tables.AddKey(key, node); });
}

}  // namespace

void GroupOnThreads(audit::Grouper& grouper, int threads) {
  threads = Threads(threads);
  grouper.Prepare();
  std::vector<audit::Grouper::Links> links(static_cast<std::size_t>(threads));
  OnThreads(threads, [&](int i) {
    const auto slice = static_cast<std::size_t>(i);
    links[slice] = grouper.FindLinks(slice, links.size());
  });
  grouper.Finish(links);
}

void RebuildRecurrence(store::Archive& archive, const RecurrenceOptions& options) {
  RecurrenceTables tables(archive);
  audit::Grouper grouper;
  Reader reader(grouper, Threads(options.threads));
  std::int64_t done = 0;
  tables.ForEachObjective([&](std::int64_t objective, std::string_view text) {
    reader.Add(objective, text);
    if (options.progress && ++done % 65536 == 0) options.progress(done);
  });
  reader.Flush();
  GroupOnThreads(grouper, options.threads);
  WriteAll(tables, grouper, reader.members());
  tables.ClearPending();
  tables.SetEngine(kEngine);
}

void CatchUpRecurrence(store::Archive& archive, const RecurrenceOptions& options) {
  const RecurrenceTables tables(archive);
  if (tables.PendingDocuments() == 0 && tables.Engine() == kEngine) return;
  archive.Begin();
  UpdateRecurrence(archive, options);
  archive.Commit();
}

void UpdateRecurrence(store::Archive& archive, const RecurrenceOptions& options) {
  RecurrenceTables tables(archive);
  if (tables.PendingDocuments() == 0 && tables.Engine() == kEngine) return;
  const auto most_is_new = [&tables] {
    const std::int64_t fresh = tables.PendingObjectives();  // both count rows: not for a few
    return fresh >= kRebuildFrom && fresh * kRebuildShare > tables.Members();
  };
  if (tables.Engine() != kEngine || most_is_new()) {
    RebuildRecurrence(archive, options);
    return;
  }
  Updater(tables).Run();
}

}  // namespace kehoach::batch
