// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recurrence_tables.h"

#include "store/archive_impl.h"
#include "store/row_id.h"

namespace kehoach::store {
namespace {

std::vector<std::int64_t> Numbers(Rows rows) {
  std::vector<std::int64_t> numbers;
  while (rows.Next()) numbers.push_back(rows->Int(0));
  return numbers;
}

}  // namespace

RecurrenceTables::RecurrenceTables(const Archive& archive) : db_(*archive.impl_->db) {}

// ---- what is to be done ------------------------------------------------------------------

int RecurrenceTables::Engine() const {
  return static_cast<int>(db_.QueryInt("SELECT engine FROM recurrence_state_t"));
}

void RecurrenceTables::SetEngine(int version) {
  db_.Run("INSERT OR REPLACE INTO recurrence_state_t VALUES (1, ?)", version);
}

std::vector<std::int64_t> RecurrenceTables::Pending() const {
  return Numbers(db_.Query("SELECT document FROM recurrence_pending_t ORDER BY document"));
}

std::int64_t RecurrenceTables::PendingDocuments() const {
  return db_.QueryInt("SELECT count(*) FROM recurrence_pending_t");
}

std::int64_t RecurrenceTables::PendingObjectives() const {
  return db_.QueryInt(
      // In this order: SQLite would rather walk through all objectives.
      "SELECT count(*) FROM recurrence_pending_t p "
      "CROSS JOIN objective_t o ON o.document = p.document");
}

std::int64_t RecurrenceTables::Members() const {
  return db_.QueryInt("SELECT count(*) FROM recurrence_member_t");
}

void RecurrenceTables::ClearPending() { db_.Run("DELETE FROM recurrence_pending_t"); }

// ---- objectives --------------------------------------------------------------------------

std::vector<RecurrenceTables::Objective> RecurrenceTables::ObjectivesOf(
    std::int64_t document) const {
  std::vector<Objective> objectives;
  Rows rows = db_.Query(
      "SELECT id, text FROM objective_t WHERE document = ? AND text IS NOT NULL ORDER BY id",
      document);
  while (rows.Next()) objectives.push_back({rows->Int(0), rows->Text(1)});
  return objectives;
}

void RecurrenceTables::ForEachObjective(
    const std::function<void(std::int64_t, std::string_view)>& take) const {
  Rows rows = db_.Query("SELECT id, text FROM objective_t WHERE text IS NOT NULL ORDER BY id");
  while (rows.Next()) take(rows->Int(0), rows->View(1));
}

std::vector<RecurrenceTables::Member> RecurrenceTables::MembersOf(std::int64_t document) const {
  std::vector<Member> members;
  Rows rows = db_.Query(
      "SELECT objective, node FROM recurrence_member_t WHERE objective >= ? AND objective < ? "
      "ORDER BY objective",
      RowId(document, RowType::kObjective, 0), RowId(document, RowType::kTask, 0));
  while (rows.Next()) members.push_back({rows->Int(0), rows->Int(1)});
  return members;
}

void RecurrenceTables::AddMember(const Member& member) {
  db_.Run("INSERT OR REPLACE INTO recurrence_member_t VALUES (?, ?)", member.objective,
          member.node);
}

void RecurrenceTables::RemoveMember(std::int64_t objective) {
  db_.Run("DELETE FROM recurrence_member_t WHERE objective = ?", objective);
}

bool RecurrenceTables::HasMembers(std::int64_t node) const {
  return db_.QueryInt("SELECT EXISTS (SELECT 1 FROM recurrence_member_t WHERE node = ?)", node) !=
         0;
}

// ---- nodes -------------------------------------------------------------------------------

std::optional<RecurrenceTables::Node> RecurrenceTables::Find(std::int64_t node) const {
  Rows rows = db_.Query(
      "SELECT n.leader, g.component, n.content FROM recurrence_node_t n "
      "JOIN recurrence_group_t g ON g.leader = n.leader WHERE n.id = ?",
      node);
  if (!rows.Next()) return std::nullopt;
  return Node{rows->Int(0), rows->Int(1), rows->Text(2)};
}

void RecurrenceTables::AddNode(std::int64_t node, std::int64_t leader, std::string_view content) {
  db_.Run("INSERT INTO recurrence_node_t VALUES (?, ?, ?)", node, leader, Blob{content});
}

void RecurrenceTables::SetLeader(std::int64_t node, std::int64_t leader) {
  db_.Run("UPDATE recurrence_node_t SET leader = ?2 WHERE id = ?1 AND leader != ?2", node, leader);
}

void RecurrenceTables::RemoveNode(std::int64_t node) {
  db_.Run("DELETE FROM recurrence_node_t WHERE id = ?", node);
}

void RecurrenceTables::AddKey(std::int64_t key, std::int64_t node) {
  db_.Run("INSERT INTO recurrence_key_t VALUES (?, ?)", key, node);
}

void RecurrenceTables::RemoveKey(std::int64_t key, std::int64_t node) {
  db_.Run("DELETE FROM recurrence_key_t WHERE key = ? AND node = ?", key, node);
}

std::vector<std::int64_t> RecurrenceTables::FirstOfKey(std::int64_t key, std::size_t most) const {
  return Numbers(db_.Query("SELECT node FROM recurrence_key_t WHERE key = ? ORDER BY node LIMIT ?",
                           key, static_cast<std::int64_t>(most)));
}

std::vector<std::int64_t> RecurrenceTables::AllOfKey(std::int64_t key) const {
  return Numbers(db_.Query("SELECT node FROM recurrence_key_t WHERE key = ? ORDER BY node", key));
}

void RecurrenceTables::SetGroup(std::int64_t leader, std::int64_t component) {
  db_.Run("INSERT OR REPLACE INTO recurrence_group_t VALUES (?, ?)", leader, component);
}

void RecurrenceTables::RemoveGroup(std::int64_t leader) {
  db_.Run("DELETE FROM recurrence_group_t WHERE leader = ?", leader);
}

std::vector<std::int64_t> RecurrenceTables::LeadersOf(std::int64_t component) const {
  return Numbers(db_.Query(
      "SELECT leader FROM recurrence_group_t WHERE component = ? ORDER BY leader", component));
}

std::vector<std::int64_t> RecurrenceTables::NodesOf(std::int64_t leader) const {
  return Numbers(
      db_.Query("SELECT id FROM recurrence_node_t WHERE leader = ? ORDER BY id", leader));
}

// ---- for those who ask -------------------------------------------------------------------

void RecurrenceTables::ForEachMember(
    const std::function<void(std::int64_t, std::int64_t)>& take) const {
  Rows rows = db_.Query(
      "SELECT m.objective, n.leader FROM recurrence_member_t m "
      "JOIN recurrence_node_t n ON n.id = m.node ORDER BY m.objective");
  while (rows.Next()) take(rows->Int(0), rows->Int(1));
}

void RecurrenceTables::ForEachTask(
    const std::function<void(std::int64_t, std::string_view)>& take) const {
  Rows rows = db_.Query(
      "SELECT id, content FROM task_t WHERE kind = 1 AND content IS NOT NULL ORDER BY id");
  while (rows.Next()) take(rows->Int(0), rows->View(1));
}

std::int64_t RecurrenceTables::Tasks() const {
  return db_.QueryInt("SELECT count(*) FROM task_t WHERE kind = 1 AND content IS NOT NULL");
}

void RecurrenceTables::ForEachPlan(const Filter& filter,
                                   const std::function<void(const Plan&)>& take) const {
  const PlanFilter passes(filter);
  Rows rows = db_.Query(
      "SELECT document, agency, issuer, province, year, year_to, type FROM plan_t "
      "ORDER BY document");
  while (rows.Next()) {
    const Plan plan{rows->Int(0),          rows->OptionalText(1), rows->OptionalText(2),
                    rows->OptionalText(3), rows->OptionalInt(4),  rows->OptionalInt(5)};
    if (passes.Passes(plan.province, plan.issuer, rows->OptionalText(6), plan.year, plan.year_to)) {
      take(plan);
    }
  }
}

std::optional<RecurrenceTables::Row> RecurrenceTables::RowOf(std::int64_t id) const {
  const bool task = TypeOfRow(id) == RowType::kTask;
  Rows rows = task ? db_.Query("SELECT content, page FROM task_t WHERE id = ?", id)
                   : db_.Query("SELECT text, page FROM objective_t WHERE id = ?", id);
  if (!rows.Next()) return std::nullopt;
  return Row{rows->Text(0), rows->OptionalInt(1)};
}

void RecurrenceTables::Clear() {
  db_.Run("DELETE FROM recurrence_member_t");
  db_.Run("DELETE FROM recurrence_node_t");
  db_.Run("DELETE FROM recurrence_key_t");
  db_.Run("DELETE FROM recurrence_group_t");
}

}  // namespace kehoach::store
