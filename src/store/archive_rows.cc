// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/archive_impl.h"
#include "store/plan_units.h"
#include "store/row_id.h"

namespace kehoach::store {
namespace {

constexpr const char* kHead = R"sql(
SELECT d.id, d.sha256, p.type, p.title, p.number, p.symbol, p.issuer, p.province, p.date, p.year,
       p.year_to, p.agency
FROM plan_t p JOIN document_t d ON d.id = p.document WHERE p.document = ?
)sql";

// In the order of path_t's key, so that nothing but documents of the same first path are sorted.
constexpr const char* kByPath = R"sql(
SELECT d.id, p.path
FROM path_t p CROSS JOIN document_t d ON d.id = p.document
WHERE d.status = 1 AND p.path = (SELECT min(x.path) FROM path_t x WHERE x.document = p.document)
ORDER BY p.path, d.sha256
)sql";

constexpr const char* kWithoutPath = R"sql(
SELECT d.id, '' FROM document_t d
WHERE d.status = 1 AND NOT EXISTS (SELECT 1 FROM path_t x WHERE x.document = d.id)
ORDER BY d.sha256
)sql";

constexpr const char* kDocument = R"sql(
SELECT d.bytes, d.pages, d.text_source, d.first_seen, p.program_version, p.rules_version,
  (SELECT x.path FROM path_t x WHERE x.document = d.id ORDER BY x.last_seen DESC, x.path LIMIT 1),
  (SELECT count(*) FROM objective_t x WHERE x.document = d.id),
  (SELECT count(*) FROM table_t x WHERE x.document = d.id),
  (SELECT count(*) FROM task_t x WHERE x.document = d.id AND x.kind = 1),
  (SELECT count(*) FROM measure_t x WHERE x.document = d.id),
  (SELECT count(*) FROM finding_t x WHERE x.document = d.id),
  (SELECT count(*) FROM target_t x WHERE x.document = d.id)
FROM document_t d JOIN plan_t p ON p.document = d.id WHERE d.id = ?
)sql";

constexpr const char* kObjectives =
    "SELECT id, number, text, restated, page FROM objective_t WHERE document = ? ORDER BY ordinal";

constexpr const char* kTasks = R"sql(
SELECT r.id, r.table_ordinal, r.ordinal, t.objective, r.kind, r.path, r.number, r.content, r.lead,
       r.support, r.deadline, r.output, r.note, r.objective, r.method, r.target, r.budget, r.other,
       (SELECT group_concat(m.key || ': ' || m.value, '; ') FROM json_each(r.more) m
        WHERE m.value IS NOT NULL),
       r.due_kind, r.due_from, r.due_to, r.page,
       (SELECT group_concat(u.name, '; ') FROM json_each(r.units) m
        JOIN unit_t u ON u.id = json_extract(m.value, '$[0]')
        WHERE json_extract(m.value, '$[1]') = 1),
       (SELECT group_concat(u.name, '; ') FROM json_each(r.units) m
        JOIN unit_t u ON u.id = json_extract(m.value, '$[0]')
        WHERE json_extract(m.value, '$[1]') = 2),
       r.units
FROM task_t r JOIN table_t t ON t.document = r.document AND t.ordinal = r.table_ordinal
WHERE r.document = ? ORDER BY r.table_ordinal, r.ordinal
)sql";

constexpr const char* kFindings =
    "SELECT kind, message, table_ordinal, row_ordinal, page FROM finding_t WHERE document = ? "
    "ORDER BY ordinal";

constexpr const char* kTargets = R"sql(
SELECT g.comparator, g.value, g.value2, g.unit, g.per, g.grade, g.subject, g.predicate, g.scope,
       g.base, g.modality, g.time, g.year, g.key, g.raw, g.text_kind, o.number, g.table_ordinal,
       g.row_ordinal, coalesce(o.page, r.page), coalesce(r.content, r.objective)
FROM target_t g
LEFT JOIN objective_t o ON o.document = g.document AND o.ordinal = g.objective_ordinal
LEFT JOIN task_t r ON r.document = g.document AND r.table_ordinal = g.table_ordinal
                  AND r.ordinal = g.row_ordinal
WHERE g.document = ? ORDER BY g.ordinal
)sql";

DocumentHead HeadOf(const Rows& rows) {
  DocumentHead head;
  head.document = rows->Int(0);
  head.sha256 = rows->Text(1);
  head.type = rows->OptionalText(2);
  head.title = rows->OptionalText(3);
  head.number = rows->OptionalText(4);
  head.symbol = rows->OptionalText(5);
  head.issuer = rows->OptionalText(6);
  head.province = rows->OptionalText(7);
  head.date = rows->OptionalText(8);
  head.year = rows->OptionalInt(9);
  head.year_to = rows->OptionalInt(10);
  head.agency = rows->OptionalText(11);
  return head;
}

std::optional<int> FromOne(std::optional<int> ordinal) {
  return ordinal ? std::optional<int>(*ordinal + 1) : std::nullopt;
}

std::optional<double> OptionalReal(const Rows& rows, int column) {
  if (rows->IsNull(column)) return std::nullopt;
  return rows->Real(column);
}

// The group rows that a row of a table stands under.
class OpenGroups {
 public:
  // A group row: it ends those that it does not stand under itself.
  void Enter(std::optional<std::string> path, std::string title) {
    while (!open_.empty() && !Contains(open_.back().first, path)) open_.pop_back();
    open_.emplace_back(std::move(path), std::move(title));
  }
  void Clear() { open_.clear(); }
  std::string Titles() const {
    std::string titles;
    for (const auto& [path, title] : open_) {
      if (title.empty()) continue;
      if (!titles.empty()) titles += " › ";
      titles += title;
    }
    return titles;
  }

 private:
  static bool Contains(const std::optional<std::string>& outer,
                       const std::optional<std::string>& inner) {
    return outer && inner && inner->size() > outer->size() &&
           inner->compare(0, outer->size(), *outer) == 0 && (*inner)[outer->size()] == '.';
  }
  std::vector<std::pair<std::optional<std::string>, std::string>> open_;
};

}  // namespace

struct ArchiveRows::Impl {
  Database& db;
  Filter filter;
  PlanFilter plans;
  TaskFilter tasks;
  std::vector<std::int64_t> units;  // that the filter asks for
  bool of_tasks_alone;              // the filter asks for what only tasks have
  bool own_transaction = false;

  Impl(Database& database, const Filter& wanted)
      : db(database),
        filter(wanted),
        plans(wanted),
        tasks(wanted),
        units(UnitsThat(database, wanted)),
        of_tasks_alone(wanted.unit || wanted.due_from || wanted.due_to) {}

  bool Wants(ItemKind kind) const {
    return (!filter.kind || *filter.kind == kind) && (kind == ItemKind::kTask || !of_tasks_alone);
  }
  bool Passes(const DocumentHead& head) const {
    return plans.Passes(head.province, head.issuer, head.type, head.year, head.year_to);
  }
  bool HasPassingRow(std::int64_t document) const;
  // The passing task rows of a document.
  void TasksOf(std::int64_t document, const std::function<void(const TaskRow&)>& visit) const;
  // Places (table, row, from 1) of the tasks of a document that pass.
  std::set<std::pair<int, int>> PassingTasks(std::int64_t document) const;
};

bool ArchiveRows::Impl::HasPassingRow(std::int64_t document) const {
  if (Wants(ItemKind::kDocument)) return true;
  if (Wants(ItemKind::kObjective) &&
      db.QueryInt("SELECT EXISTS (SELECT 1 FROM objective_t WHERE document = ?)", document) != 0) {
    return true;
  }
  if (!Wants(ItemKind::kTask)) return false;
  if (!of_tasks_alone) {
    return db.QueryInt("SELECT EXISTS (SELECT 1 FROM task_t WHERE document = ? AND kind = 1)",
                       document) != 0;
  }
  Rows rows = db.Query(
      "SELECT lead, support, due_to, units FROM task_t WHERE document = ? AND kind = 1", document);
  while (rows.Next()) {
    if (tasks.Passes(rows->OptionalText(0), rows->OptionalText(1), rows->OptionalText(2),
                     NamesOneOf(rows->View(3), units))) {
      return true;
    }
  }
  return false;
}

void ArchiveRows::Impl::TasksOf(std::int64_t document,
                                const std::function<void(const TaskRow&)>& visit) const {
  Rows rows = db.Query(kTasks, document);
  OpenGroups groups;
  int table = -1;
  while (rows.Next()) {
    if (rows->Int(1) != table) {
      groups.Clear();
      table = static_cast<int>(rows->Int(1));
    }
    if (static_cast<RowKind>(rows->Int(4)) == RowKind::kGroup) {
      groups.Enter(rows->OptionalText(5), rows->Text(7));
      continue;
    }
    TaskRow task;
    task.lead = rows->OptionalText(8);
    task.support = rows->OptionalText(9);
    task.due_from = rows->OptionalText(20);
    task.due_to = rows->OptionalText(21);
    if (!tasks.Passes(task.lead, task.support, task.due_to, NamesOneOf(rows->View(25), units))) {
      continue;
    }
    task.id = rows->Int(0);
    task.table = table + 1;
    task.row = static_cast<int>(rows->Int(2)) + 1;
    task.objective_number = rows->OptionalInt(3);
    task.group = groups.Titles();
    task.path = rows->OptionalText(5);
    task.number = rows->OptionalText(6);
    task.content = rows->OptionalText(7);
    task.deadline = rows->OptionalText(10);
    task.output = rows->OptionalText(11);
    task.note = rows->OptionalText(12);
    task.objective = rows->OptionalText(13);
    task.method = rows->OptionalText(14);
    task.target = rows->OptionalText(15);
    task.budget = rows->OptionalText(16);
    task.other = rows->OptionalText(17);
    task.more = rows->Text(18);
    if (!rows->IsNull(19)) task.due_kind = static_cast<DueKind>(rows->Int(19));
    task.page = rows->OptionalInt(22);
    task.lead_units = rows->Text(23);
    task.support_units = rows->Text(24);
    visit(task);
  }
}

std::set<std::pair<int, int>> ArchiveRows::Impl::PassingTasks(std::int64_t document) const {
  std::set<std::pair<int, int>> places;
  if (of_tasks_alone) {
    TasksOf(document, [&](const TaskRow& task) { places.emplace(task.table, task.row); });
  }
  return places;
}

ArchiveRows::ArchiveRows(const Archive& archive, const Filter& filter)
    : impl_(std::make_unique<Impl>(*archive.impl_->db, filter)) {
  if (!impl_->db.in_transaction()) {
    impl_->db.Execute("BEGIN");
    impl_->own_transaction = true;
  }
}

ArchiveRows::~ArchiveRows() {
  if (!impl_->own_transaction) return;
  try {
    impl_->db.Execute("ROLLBACK");
  } catch (const ArchiveError&) {
    // Nothing was written that could be lost.
  }
}

std::int64_t ArchiveRows::CountDocuments() const {
  std::int64_t count = 0;
  Heads([&](const DocumentHead&) { ++count; });
  return count;
}

std::string ArchiveRows::LastSeen() const {
  Rows rows = impl_->db.Query("SELECT max(first_seen) FROM document_t");
  return rows.Next() ? rows->Text(0) : std::string();
}

void ArchiveRows::Heads(const std::function<void(const DocumentHead&)>& visit,
                        const Tick& tick) const {
  HeadsByPath([&](const DocumentHead& head, const std::string&) { visit(head); }, tick);
}

void ArchiveRows::HeadsByPath(
    const std::function<void(const DocumentHead&, const std::string& path)>& visit,
    const Tick& tick) const {
  for (const char* sql : {kWithoutPath, kByPath}) {
    Rows rows = impl_->db.Query(sql);
    while (rows.Next()) {
      DocumentHead head;
      {
        Rows found = impl_->db.Query(kHead, rows->Int(0));
        if (!found.Next()) continue;
        head = HeadOf(found);
      }
      if (!impl_->Passes(head)) continue;
      if (!impl_->filter.OfRows() || impl_->HasPassingRow(head.document))
        visit(head, rows->Text(1));
      if (tick) tick();
    }
  }
}

void ArchiveRows::Documents(const Visit<DocumentRow>& visit, const Tick& tick) const {
  Heads(
      [&](const DocumentHead& head) {
        DocumentRow row;
        {
          Rows rows = impl_->db.Query(kDocument, head.document);
          if (!rows.Next()) return;
          row.bytes = rows->Int(0);
          row.pages = static_cast<int>(rows->Int(1));
          row.text = static_cast<TextSource>(rows->Int(2));
          row.first_seen = rows->Text(3);
          row.versions = {rows->Text(4), rows->Text(5)};
          row.path = rows->Text(6);
          row.objectives = static_cast<int>(rows->Int(7));
          row.tables = static_cast<int>(rows->Int(8));
          row.tasks = static_cast<int>(rows->Int(9));
          row.measures = static_cast<int>(rows->Int(10));
          row.findings = static_cast<int>(rows->Int(11));
          row.targets = static_cast<int>(rows->Int(12));
        }
        visit(head, row);
      },
      tick);
}

void ArchiveRows::Objectives(const Visit<ObjectiveRow>& visit, const Tick& tick) const {
  if (!impl_->Wants(ItemKind::kObjective)) return;
  Heads(
      [&](const DocumentHead& head) {
        Rows rows = impl_->db.Query(kObjectives, head.document);
        while (rows.Next()) {
          visit(head, {rows->Int(0), static_cast<int>(rows->Int(1)), rows->OptionalText(2),
                       rows->OptionalText(3), rows->OptionalInt(4)});
        }
      },
      tick);
}

void ArchiveRows::Tasks(const Visit<TaskRow>& visit, const Tick& tick) const {
  if (!impl_->Wants(ItemKind::kTask)) return;
  Heads(
      [&](const DocumentHead& head) {
        impl_->TasksOf(head.document, [&](const TaskRow& task) { visit(head, task); });
      },
      tick);
}

void ArchiveRows::Findings(const Visit<FindingRow>& visit, const Tick& tick) const {
  Heads(
      [&](const DocumentHead& head) {
        const std::set<std::pair<int, int>> passing = impl_->PassingTasks(head.document);
        Rows rows = impl_->db.Query(kFindings, head.document);
        while (rows.Next()) {
          const FindingRow row{rows->Text(0), rows->Text(1), FromOne(rows->OptionalInt(2)),
                               FromOne(rows->OptionalInt(3)), rows->OptionalInt(4)};
          const bool of_task = row.table && row.row;
          if (of_task ? !impl_->Wants(ItemKind::kTask) : !impl_->Wants(ItemKind::kDocument)) {
            continue;
          }
          if (impl_->of_tasks_alone && !passing.contains({*row.table, *row.row})) continue;
          visit(head, row);
        }
      },
      tick);
}

namespace {

// An amount has its task in its key, before the subject and predicate of its own.
std::string TopicOf(const Rows& rows, const std::string& key) {
  constexpr int kTopic = 20;
  if (std::count(key.begin(), key.end(), '|') < 2 || rows->IsNull(kTopic)) return {};
  return rows->Text(kTopic);
}

}  // namespace

void ArchiveRows::Targets(const Visit<TargetRow>& visit, const Tick& tick) const {
  Heads([&](const DocumentHead& head) { TargetsOf(head, visit); }, tick);
}

void ArchiveRows::TargetsOf(const DocumentHead& head, const Visit<TargetRow>& visit) const {
  const std::set<std::pair<int, int>> passing = impl_->PassingTasks(head.document);
  Rows rows = impl_->db.Query(kTargets, head.document);
  while (rows.Next()) {
    TargetRow row;
    row.text = static_cast<TargetText>(rows->Int(15));
    row.table = FromOne(rows->OptionalInt(17));
    row.row = FromOne(rows->OptionalInt(18));
    const bool of_task = row.text == TargetText::kTask;
    if (!impl_->Wants(of_task ? ItemKind::kTask : ItemKind::kObjective)) continue;
    if (impl_->of_tasks_alone && !passing.contains({row.table.value_or(0), row.row.value_or(0)})) {
      continue;
    }
    row.comparator = static_cast<Comparator>(rows->Int(0));
    row.value = OptionalReal(rows, 1);
    row.value2 = OptionalReal(rows, 2);
    row.unit = rows->Text(3);
    row.per = rows->OptionalText(4);
    row.grade = rows->OptionalText(5);
    row.subject = rows->OptionalText(6);
    row.predicate = rows->OptionalText(7);
    row.scope = rows->OptionalText(8);
    row.base = rows->OptionalText(9);
    row.modality = rows->OptionalText(10);
    row.time = rows->OptionalText(11);
    row.target_year = rows->OptionalInt(12);
    row.key = rows->Text(13);
    row.raw = rows->Text(14);
    row.objective_number = rows->OptionalInt(16);
    row.page = rows->OptionalInt(19);
    row.topic = TopicOf(rows, row.key);
    visit(head, row);
  }
}

void ArchiveRows::Units(const std::function<void(const UnitRow&)>& visit, const Tick& tick) const {
  if (!impl_->Wants(ItemKind::kTask)) return;
  std::map<std::int64_t, UnitRow> units;
  Heads(
      [&](const DocumentHead& head) {
        std::set<std::int64_t> passing;
        if (impl_->of_tasks_alone) {
          impl_->TasksOf(head.document, [&](const TaskRow& task) { passing.insert(task.id); });
        }
        std::set<std::int64_t> here;
        Rows rows =
            impl_->db.Query("SELECT unit, task, role FROM task_unit_t WHERE task >= ? AND task < ?",
                            RowId(head.document, RowType::kTask, 0),
                            RowId(head.document + 1, RowType::kDocument, 0));
        while (rows.Next()) {
          if (impl_->of_tasks_alone && !passing.contains(rows->Int(1))) continue;
          const auto [at, is_new] = units.try_emplace(rows->Int(0));
          UnitRow& unit = at->second;
          if (is_new) {
            Rows row =
                impl_->db.Query("SELECT key, name, listed FROM unit_t WHERE id = ?", rows->Int(0));
            if (row.Next()) {
              unit.key = row->Text(0);
              unit.name = row->Text(1);
              unit.listed = row->Int(2) != 0;
            }
          }
          // "so-noi-vu.ha-noi/van-phong": of the agency before the slash.
          if (!unit.agency && head.agency && unit.key.starts_with(*head.agency + "/")) {
            unit.agency = head.issuer;
            unit.province = head.province;
          }
          ++(rows->Int(2) == 1 ? unit.lead : unit.support);
          if (here.insert(rows->Int(0)).second) ++unit.documents;
          if (head.year) {
            unit.first_year = std::min(unit.first_year.value_or(*head.year), *head.year);
            unit.last_year = std::max(unit.last_year.value_or(*head.year), *head.year);
          }
        }
      },
      tick);
  std::vector<UnitRow> sorted;
  for (auto& [number, unit] : units) sorted.push_back(std::move(unit));
  std::sort(sorted.begin(), sorted.end(), [](const UnitRow& a, const UnitRow& b) {
    const std::int64_t more = b.lead + b.support - (a.lead + a.support);
    return more != 0 ? more < 0 : a.key < b.key;
  });
  for (const UnitRow& unit : sorted) visit(unit);
}

namespace {

// One objective of a group, as small as it can be: there may be millions.
struct Member {
  std::int64_t leader = 0, objective = 0;
  std::uint64_t agency = 0;  // hash
  int year = 0;              // 0 = none
};

// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), so that it is the same everywhere.
std::uint64_t HashOf(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

struct GroupRange {
  std::size_t begin = 0, end = 0;
  int documents = 0, agencies = 0, years = 0;
};

// Counts of one group; its members are put in the order of GroupRow::members.
GroupRange Measure(std::vector<Member>& members, std::size_t begin, std::size_t end) {
  std::map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> agencies;  // -count, first
  std::set<std::int64_t> documents;
  std::set<int> years;
  for (std::size_t i = begin; i < end; ++i) {
    auto& [count, first] = agencies[members[i].agency];
    first = count == 0 ? members[i].objective : std::min(first, members[i].objective);
    --count;
    documents.insert(DocumentOfRow(members[i].objective));
    if (members[i].year != 0) years.insert(members[i].year);
  }
  const auto place = [&](const Member& m) {
    return std::tuple(agencies.at(m.agency), m.year, m.objective);
  };
  std::sort(members.begin() + static_cast<std::ptrdiff_t>(begin),
            members.begin() + static_cast<std::ptrdiff_t>(end),
            [&](const Member& a, const Member& b) { return place(a) < place(b); });
  return {begin, end, static_cast<int>(documents.size()), static_cast<int>(agencies.size()),
          static_cast<int>(years.size())};
}

}  // namespace

std::int64_t ArchiveRows::Groups(const std::function<bool(const GroupRow&)>& visit,
                                 const Tick& tick) const {
  if (!impl_->Wants(ItemKind::kObjective)) return 0;
  std::vector<Member> members;
  Heads(
      [&](const DocumentHead& head) {
        const std::uint64_t agency = HashOf(head.agency.value_or(head.issuer.value_or("")) + "|" +
                                            head.province.value_or(""));
        Rows rows = impl_->db.Query(
            "SELECT n.leader, m.objective FROM recurrence_member_t m "
            "JOIN recurrence_node_t n ON n.id = m.node WHERE m.objective >= ? AND m.objective < ?",
            RowId(head.document, RowType::kObjective, 0), RowId(head.document, RowType::kTask, 0));
        while (rows.Next()) {
          members.push_back({rows->Int(0), rows->Int(1), agency, head.year.value_or(0)});
        }
      },
      tick);
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    return std::tie(a.leader, a.objective) < std::tie(b.leader, b.objective);
  });
  std::vector<GroupRange> groups;
  for (std::size_t begin = 0; begin < members.size();) {
    std::size_t end = begin + 1;
    while (end < members.size() && members[end].leader == members[begin].leader) ++end;
    if (end - begin > 1) groups.push_back(Measure(members, begin, end));
    begin = end;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const GroupRange& a, const GroupRange& b) {
    return std::tuple(b.years, b.agencies, b.end - b.begin) <
           std::tuple(a.years, a.agencies, a.end - a.begin);
  });
  for (const GroupRange& range : groups) {
    GroupRow group;
    group.name = fmt::format("{:016x}", members[range.begin].leader);
    group.objectives = static_cast<std::int64_t>(range.end - range.begin);
    group.documents = range.documents;
    group.agencies = range.agencies;
    group.years = range.years;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      GroupMember member;
      {
        Rows rows = impl_->db.Query(kHead, DocumentOfRow(members[i].objective));
        if (!rows.Next()) continue;
        member.head = HeadOf(rows);
      }
      Rows rows =
          impl_->db.Query("SELECT id, number, text, restated, page FROM objective_t WHERE id = ?",
                          members[i].objective);
      if (!rows.Next()) continue;
      member.objective = {rows->Int(0), static_cast<int>(rows->Int(1)), rows->OptionalText(2),
                          rows->OptionalText(3), rows->OptionalInt(4)};
      if (const std::optional<int> year = member.head.year) {
        group.first_year = std::min(group.first_year.value_or(*year), *year);
        group.last_year = std::max(group.last_year.value_or(*year), *year);
      }
      group.members.push_back(std::move(member));
    }
    if (!visit(group)) break;
  }
  return std::ssize(groups);
}

}  // namespace kehoach::store
