// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive holds, row by row, for exports and reports: every row that passes a filter is
// given to a visitor, in the order of documents and of their plans, and forgotten. Memory does not
// grow with the archive.
//
// A visitor may throw to end the reading, and may use the archive's other methods; it must not
// start the same kind of reading again.
#ifndef KEHOACH_STORE_ARCHIVE_ROWS_H_
#define KEHOACH_STORE_ARCHIVE_ROWS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/filter.h"
#include "store/store.h"

namespace kehoach::store {

// The document that a row belongs to.
struct DocumentHead {
  std::int64_t document = 0;
  std::string sha256;
  std::optional<std::string> type, title, number, symbol, issuer, province, date;
  std::optional<int> year, year_to;
  std::optional<std::string> agency;  // key of the issuer, the same for all its spellings
};

struct DocumentRow {
  std::string path;  // where it was last seen
  std::int64_t bytes = 0;
  int pages = 0;
  TextSource text = TextSource::kNone;
  std::string first_seen;
  Versions versions;  // that made the plan
  int objectives = 0, tables = 0, tasks = 0, measures = 0, findings = 0, targets = 0;
};

struct ObjectiveRow {
  std::int64_t id = 0;  // store/row_id.h
  int number = 0;
  std::optional<std::string> text, restated;
  std::optional<int> page;
};

struct TaskRow {
  std::int64_t id = 0;
  int table = 0, row = 0;  // from 1
  std::optional<int> objective_number;
  std::string group;  // titles of the group rows it stands under, outermost first, " › " between
  std::optional<std::string> number, path, content, lead, support, deadline, output, note,
      objective, method, target, budget, other;
  std::string more;  // cells of further columns: "other2: …; lead#5: …"
  // Names of the units that the cells were split into, "; " between; empty for none.
  std::string lead_units, support_units;
  std::optional<DueKind> due_kind;
  std::optional<std::string> due_from, due_to;
  std::optional<int> page;
};

struct FindingRow {
  std::string kind, message;
  std::optional<int> table, row;  // from 1
  std::optional<int> page;
};

struct TargetRow {
  Comparator comparator = Comparator::kEqual;
  std::optional<double> value, value2;
  std::string unit;
  std::optional<std::string> per, grade, subject, predicate, scope, base, modality, time;
  std::optional<int> target_year;
  std::string key, raw;
  TargetText text = TargetText::kObjective;
  std::optional<int> objective_number;
  std::optional<int> table, row;  // from 1
  std::optional<int> page;
  std::string topic;  // the row's task, of an amount in a column of its own
};

// A unit, over all tasks that pass.
struct UnitRow {
  std::string key, name;
  // Of a unit inside an agency: the agency and its province, as its own plans print them.
  std::optional<std::string> agency, province;
  bool listed = false;                 // by the rules
  std::int64_t lead = 0, support = 0;  // tasks
  std::int64_t documents = 0;
  std::optional<int> first_year, last_year;  // of the plans that name it
};

// An objective of a group that says the same (audit/recurrence.h).
struct GroupMember {
  DocumentHead head;
  ObjectiveRow objective;
};

struct GroupRow {
  std::string name;  // 16 hex digits
  std::int64_t objectives = 0, documents = 0, agencies = 0, years = 0;
  std::optional<int> first_year, last_year;
  // By agency (those with the most of them first), then year, document and place.
  std::vector<GroupMember> members;
};

// A view of the archive at one moment: all readings of one object agree with each other, whatever
// is imported meanwhile. Not thread-safe; at most one for an Archive at a time.
//
// What passes a filter: a document whose plan passes its part about plans. When the filter is
// about rows, too, an objective passes unless `kind` says otherwise or `unit` or a due date is
// asked for (it has neither); a task passes when all of it holds; a target or finding when the
// objective or task it is about does; a document when one of its rows does, unless `kind` asks
// for documents.
class ArchiveRows {
 public:
  ArchiveRows(const Archive& archive, const Filter& filter);
  ArchiveRows(const ArchiveRows&) = delete;
  ArchiveRows& operator=(const ArchiveRows&) = delete;
  ~ArchiveRows();

  // Documents whose plans pass: what each of the readings below goes through.
  std::int64_t CountDocuments() const;
  // When something was last added to the archive, whatever the filter: "2026-01-31T08:15:30Z";
  // empty for an empty archive.
  std::string LastSeen() const;

  template <typename Row>
  using Visit = std::function<void(const DocumentHead&, const Row&)>;
  // Called once for each document that is gone through; for progress and for stopping.
  using Tick = std::function<void()>;

  // Documents, and rows by document, come in an order that does not depend on the order of import:
  // by `path`, the first by its bytes of all paths that the document was seen at (empty = at none),
  // then by hash.
  void Heads(const std::function<void(const DocumentHead&)>& visit, const Tick& tick = {}) const;
  void HeadsByPath(const std::function<void(const DocumentHead&, const std::string& path)>& visit,
                   const Tick& tick = {}) const;
  void Documents(const Visit<DocumentRow>& visit, const Tick& tick = {}) const;
  void Objectives(const Visit<ObjectiveRow>& visit, const Tick& tick = {}) const;
  void Tasks(const Visit<TaskRow>& visit, const Tick& tick = {}) const;  // without group rows
  void Findings(const Visit<FindingRow>& visit, const Tick& tick = {}) const;
  void Targets(const Visit<TargetRow>& visit, const Tick& tick = {}) const;
  // Of one document that Heads() gives.
  void TargetsOf(const DocumentHead& head, const Visit<TargetRow>& visit) const;
  // Those with the most tasks first, then by key. Memory grows with the number of units.
  void Units(const std::function<void(const UnitRow&)>& visit, const Tick& tick = {}) const;
  // Groups of two objectives or more that pass: those over the most years first, then of the most
  // agencies, then of the most objectives, then by name. The visitor says whether to go on.
  // Memory: 32 bytes an objective that passes, and one group. Returns the number of all groups.
  std::int64_t Groups(const std::function<bool(const GroupRow&)>& visit,
                      const Tick& tick = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_ARCHIVE_ROWS_H_
