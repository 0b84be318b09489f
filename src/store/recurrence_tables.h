// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive keeps to know which objectives say the same (docs/schema.md, "Recurrence"): the
// tables alone, without knowing what a content or a key means. Who fills them:
// batch/recurrence_index.h; what they mean: audit/recurrence.h.
//
// Errors and threads: as Archive. Changes belong to the open batch of the archive.
#ifndef KEHOACH_STORE_RECURRENCE_TABLES_H_
#define KEHOACH_STORE_RECURRENCE_TABLES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/filter.h"
#include "store/store.h"

namespace kehoach::store {

class Database;

class RecurrenceTables {
 public:
  // `archive` must outlive it.
  explicit RecurrenceTables(const Archive& archive);

  // ---- what is to be done ----------------------------------------------------------------
  // Version of the engine that made the tables; 0 = none yet.
  int Engine() const;
  void SetEngine(int version);
  // Documents whose plan was stored since their objectives were last taken in, by number.
  std::vector<std::int64_t> Pending() const;
  std::int64_t PendingDocuments() const;
  std::int64_t PendingObjectives() const;
  std::int64_t Members() const;
  void ClearPending();

  // ---- objectives and the content that they have -------------------------------------------
  struct Objective {
    std::int64_t id = 0;  // store/row_id.h
    std::string text;
  };
  // Of one document, in order; those without text are left out.
  std::vector<Objective> ObjectivesOf(std::int64_t document) const;
  // Of all documents, in order. The text is valid during the call.
  void ForEachObjective(const std::function<void(std::int64_t id, std::string_view)>& take) const;
  struct Member {
    std::int64_t objective = 0, node = 0;
    friend bool operator==(const Member&, const Member&) = default;
  };
  std::vector<Member> MembersOf(std::int64_t document) const;  // by objective
  void AddMember(const Member& member);
  void RemoveMember(std::int64_t objective);
  bool HasMembers(std::int64_t node) const;

  // ---- nodes, their keys, groups and components --------------------------------------------
  struct Node {
    std::int64_t leader = 0, component = 0;
    std::string content;  // bytes
  };
  std::optional<Node> Find(std::int64_t node) const;
  void AddNode(std::int64_t node, std::int64_t leader, std::string_view content);
  void SetLeader(std::int64_t node, std::int64_t leader);
  void RemoveNode(std::int64_t node);
  void AddKey(std::int64_t key, std::int64_t node);
  void RemoveKey(std::int64_t key, std::int64_t node);
  std::vector<std::int64_t> FirstOfKey(std::int64_t key, std::size_t most) const;
  std::vector<std::int64_t> AllOfKey(std::int64_t key) const;
  void SetGroup(std::int64_t leader, std::int64_t component);
  void RemoveGroup(std::int64_t leader);
  std::vector<std::int64_t> LeadersOf(std::int64_t component) const;  // ascending
  std::vector<std::int64_t> NodesOf(std::int64_t leader) const;       // ascending

  // ---- for those who ask -------------------------------------------------------------------
  // Every objective with the leader of its group, by objective.
  void ForEachMember(
      const std::function<void(std::int64_t objective, std::int64_t leader)>& take) const;
  // Every task (no group rows) that has content, by number.
  void ForEachTask(
      const std::function<void(std::int64_t task, std::string_view content)>& take) const;
  std::int64_t Tasks() const;
  struct Plan {
    std::int64_t document = 0;
    std::optional<std::string> agency;  // key; the same for one agency in whatever spelling
    std::optional<std::string> issuer, province;
    std::optional<int> year, year_to;
  };
  // Plans that pass, by document.
  void ForEachPlan(const Filter& filter, const std::function<void(const Plan&)>& take) const;
  struct Row {
    std::string text;  // of the objective; the task's content
    std::optional<int> page;
  };
  std::optional<Row> RowOf(std::int64_t id) const;

  // Empties all tables but the list of what is pending.
  void Clear();

 private:
  Database& db_;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_RECURRENCE_TABLES_H_
