// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive_merge.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "store/archive_impl.h"
#include "store/page_codec.h"
#include "store/plan_table.h"

namespace kehoach::store {
namespace fs = std::filesystem;

// ---- versions ----------------------------------------------------------------------------

namespace {

// The next piece of a version: a number, or one other character. Pieces compare as they stand.
using VersionPiece = std::tuple<int, std::size_t, std::string_view>;

VersionPiece NextPiece(std::string_view& rest) {
  enum Kind : int { kSuffix, kEnd, kNumber, kOther };  // "1.0-rc" < "1.0" < "1.0.1"
  if (rest.empty()) return {kEnd, 0, {}};
  std::size_t size = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const bool number = size > 0;
  if (!number) size = 1;
  std::string_view piece = rest.substr(0, size);
  rest.remove_prefix(size);
  if (!number) return {piece == "-" ? kSuffix : kOther, 0, piece};
  piece.remove_prefix(std::min(piece.find_first_not_of('0'), piece.size()));
  return {kNumber, piece.size(), piece};
}

}  // namespace

int CompareVersions(std::string_view a, std::string_view b) {
  std::string_view rest_a = a, rest_b = b;
  while (!rest_a.empty() || !rest_b.empty()) {
    const VersionPiece piece_a = NextPiece(rest_a), piece_b = NextPiece(rest_b);
    if (piece_a != piece_b) return piece_a < piece_b ? -1 : 1;
  }
  return a == b ? 0 : (a < b ? -1 : 1);  // "1.01" and "1.1": any order will do
}

namespace {

int CompareMakers(const Versions& a, const Versions& b) {
  const int program = CompareVersions(a.program, b.program);
  if (program != 0) return program;
  return a.rules == b.rules ? 0 : (a.rules < b.rules ? -1 : 1);
}

// ---- all that is stored of a document ----------------------------------------------------

// A hash over values in a form that two different lists of values cannot share.
class ValueHash {
 public:
  void AddRows(Rows&& rows) {
    std::int64_t count = 0;
    for (; rows.Next(); ++count) {
      for (int column = 0; column < rows->Columns(); ++column) AddValue(rows, column);
    }
    Add("rows", std::to_string(count));
  }
  void Add(std::string_view kind, std::string_view bytes) {
    hash_.Add(fmt::format("{} {} ", kind, bytes.size()));
    hash_.Add(bytes);
  }
  std::string Hex() { return hash_.Hex(); }

 private:
  void AddValue(const Rows& rows, int column) {
    if (rows->IsNull(column)) {
      Add("null", {});
    } else if (rows->IsReal(column)) {
      Add("real", fmt::format("{}", rows->Real(column)));  // shortest form that reads back the same
    } else {
      Add("value", rows->View(column));
    }
  }
  Sha256 hash_;
};

// Without numbers of the archive, versions and times.
std::string HashOfReading(Database& db, std::int64_t document) {
  ValueHash hash;
  hash.AddRows(db.Query("SELECT pages, producer, text_source FROM document_t WHERE id = ?",  //
                        document));
  hash.AddRows(db.Query(
      "SELECT number, width, height, characters, annotation_characters, "
      "invisible_characters, private_use, unmapped, vietnamese_share, syllable_share, "
      "image_cover, verdict, reason, text, recognised, content FROM page_t WHERE document = ? "
      "ORDER BY number",
      document));
  hash.AddRows(
      db.Query("SELECT type, type_text, title, number, symbol, issuer, province, place, date_text, "
               "date, year, year_to, evidence, rules, agency FROM plan_t WHERE document = ?",
               document));
  hash.AddRows(db.Query(
      "SELECT ordinal, number, date, evidence FROM basis_t WHERE document = ? ORDER BY ordinal",
      document));
  hash.AddRows(
      db.Query("SELECT ordinal, authority, position, name, evidence FROM signer_t "
               "WHERE document = ? ORDER BY ordinal",
               document));
  hash.AddRows(db.Query(
      "SELECT ordinal, text, evidence FROM recipient_t WHERE document = ? ORDER BY ordinal",
      document));
  hash.AddRows(
      db.Query("SELECT ordinal, number, text, restated, page, evidence FROM objective_t "
               "WHERE document = ? ORDER BY ordinal",
               document));
  hash.AddRows(db.Query(
      "SELECT ordinal, text, page, evidence FROM measure_t WHERE document = ? ORDER BY ordinal",
      document));
  hash.AddRows(
      db.Query("SELECT ordinal, objective, columns, labels, places, joins FROM table_t "
               "WHERE document = ? ORDER BY ordinal",
               document));
  hash.AddRows(
      db.Query("SELECT table_ordinal, ordinal, kind, number, path, page, number_cell, content, "
               "lead, support, deadline, output, note, objective, method, target, budget, other, "
               "more, due_kind, due_from, due_to, due_rule, due_other_year, evidence FROM task_t "
               "WHERE document = ? ORDER BY table_ordinal, ordinal",
               document));
  hash.AddRows(
      db.Query("SELECT ordinal, kind, message, table_ordinal, row_ordinal, page, places "
               "FROM finding_t WHERE document = ? ORDER BY ordinal",
               document));
  hash.AddRows(
      db.Query("SELECT ordinal, text_kind, objective_ordinal, table_ordinal, row_ordinal, "
               "column_ordinal, parent_ordinal, comparator, value, value2, unit, per, grade, "
               "subject, predicate, scope, base, modality, time, year, key, raw, raw_begin, "
               "raw_end, rule FROM target_t WHERE document = ? ORDER BY ordinal",
               document));
  // Units by their keys: their numbers are the archive's own, their names not the document's.
  Rows rows = db.Query(
      "SELECT units FROM task_t WHERE document = ? ORDER BY table_ordinal, ordinal", document);
  while (rows.Next()) {
    const bool whole = ForEachStoredUnit(rows->View(0), [&](const StoredMention& mention) {
      Rows unit = db.Query("SELECT key FROM unit_t WHERE id = ?", mention.unit);
      hash.Add("unit", fmt::format("{} {} {} {} {}", static_cast<int>(mention.role),
                                   static_cast<int>(mention.column), mention.begin, mention.end,
                                   unit.Next() ? unit->View(0) : std::string_view()));
      return true;
    });
    hash.Add("units", whole ? "" : rows->View(0));
  }
  return hash.Hex();
}

Versions VersionsOf(Database& db, std::int64_t document) {
  Rows rows =
      db.Query("SELECT program_version, rules_version FROM plan_t WHERE document = ?", document);
  if (!rows.Next()) return {};
  return {rows->Text(0), rows->Text(1)};
}

bool IsSha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Error Damaged(std::string message) { return {ErrorCode::kBadArchive, "", 0, std::move(message)}; }

// Places that parts of a plan name in other parts: what SelectPlan() takes as it is.
bool HoldsTogether(const Plan& plan) {
  const auto below = [](std::optional<int> ordinal, std::size_t size) {
    return !ordinal || (*ordinal >= 0 && static_cast<std::size_t>(*ordinal) < size);
  };
  const auto in_table = [&](std::optional<int> table, std::optional<int> row,
                            std::optional<int> column) {
    if (!table) return true;
    if (!below(table, plan.tables.size())) return false;
    const PlanTable& t = plan.tables[static_cast<std::size_t>(*table)];
    return below(row, t.rows.size()) && below(column, t.columns.size());
  };
  return std::ranges::all_of(plan.targets,
                             [&](const Target& t) {
                               return below(t.objective, plan.objectives.size()) &&
                                      below(t.parent, plan.targets.size()) &&
                                      in_table(t.table, t.row, t.column);
                             }) &&
         std::ranges::all_of(plan.findings,
                             [&](const Finding& f) { return in_table(f.table, f.row, {}); });
}

}  // namespace

// ---- one document ------------------------------------------------------------------------

struct ArchiveMerge::Reading {
  std::vector<PackedPage> pages;
  Plan plan;
  Versions versions;
};

ArchiveMerge::ArchiveMerge(Archive& target, const Archive& source)
    : target_(target), source_(source) {
  target.impl_->RequireWriting();
  if (!source.impl_->db->in_transaction()) {
    source.impl_->db->Execute("BEGIN");
    own_transaction_ = true;
  }
}

ArchiveMerge::~ArchiveMerge() {
  if (!own_transaction_) return;
  try {
    source_.impl_->db->Execute("ROLLBACK");
  } catch (const std::exception&) {
    // Nothing was written that could be lost.
  }
}

void ArchiveMerge::CheckDatabase(const Archive& source) {
  Database& db = *source.impl_->db;
  std::string wrong;
  Rows integrity = db.Query("PRAGMA integrity_check(1)");
  if (integrity.Next() && integrity->View(0) != "ok") wrong = integrity->Text(0);
  if (wrong.empty()) {
    Rows references = db.Query("PRAGMA foreign_key_check");
    if (references.Next()) {
      wrong = fmt::format("a row of {} refers to a row of {} that is not there",
                          references->View(0), references->View(2));
    }
  }
  if (wrong.empty()) return;
  throw ArchiveError(ArchiveError::Kind::kDamaged,
                     fmt::format("{}: the database is damaged ({}), nothing was taken from it; "
                                 "kehoach verify --archive {} lists what is lost. Import the files "
                                 "in its originals/ instead",
                                 db.file(), wrong, source.directory()));
}

std::vector<std::int64_t> ArchiveMerge::Documents() const {
  std::vector<std::int64_t> documents;
  Rows rows = source_.impl_->db->Query("SELECT id FROM document_t ORDER BY id");
  while (rows.Next()) documents.push_back(rows->Int(0));
  return documents;
}

MergedDocument ArchiveMerge::Take(std::int64_t document) {
  DocumentRecord record;
  int pages = 0;
  bool read = false;
  {
    Rows rows = source_.impl_->db->Query(
        "SELECT sha256, bytes, producer, text_source, first_seen, pages, status FROM document_t "
        "WHERE id = ?",
        document);
    if (!rows.Next()) throw std::logic_error("internal error: no such document to merge");
    record = {rows->Text(0), rows->Int(1), rows->Text(2), static_cast<TextSource>(rows->Int(3)),
              rows->Text(4)};
    pages = static_cast<int>(rows->Int(5));
    read = rows->Int(6) == static_cast<int>(DocumentStatus::kRead);
  }
  // It becomes the name of a file.
  if (!IsSha256(record.sha256)) {
    return {record.sha256, MergeVerdict::kDamaged, 0,
            Damaged("its SHA-256 is none; the document is left out")};
  }
  MergedDocument merged = read ? TakeRead(document, record, pages) : TakeFailed(document, record);
  if (const std::optional<std::int64_t> known = target_.impl_->Find(record.sha256)) {
    target_.impl_->db->Run(
        "UPDATE document_t SET first_seen = ?1 WHERE id = ?2 AND first_seen > ?1", record.seen,
        *known);
    TakePaths(document, record.sha256);
  }
  return merged;
}

MergedDocument ArchiveMerge::TakeRead(std::int64_t document, const DocumentRecord& record,
                                      int pages) {
  const Versions versions = VersionsOf(*source_.impl_->db, document);
  MergedDocument merged{record.sha256, MergeVerdict::kAdded, 0, std::nullopt};
  std::optional<Result<Reading>> reading;
  if (target_.FindStatus(record.sha256) == DocumentStatus::kRead) {
    merged.verdict = MergeVerdict::kKnown;
    Database& db = *target_.impl_->db;
    const std::int64_t known = *target_.impl_->Find(record.sha256);
    const int order = CompareMakers(versions, VersionsOf(db, known));
    // What the target has lost comes back with it.
    merged.error = CopyOriginal(record);
    if (order < 0) return merged;
    if (order == 0) {
      const std::string ours = HashOfReading(db, known);
      const std::string theirs = HashOfReading(*source_.impl_->db, document);
      if (ours == theirs) return merged;
      reading = Load(document, pages);
      const bool sound = target_.LoadPages(known).ok() && target_.LoadPlan(known).ok();
      if (reading->ok() && sound && theirs < ours) return merged;
    }
    merged.verdict = MergeVerdict::kReplaced;
  }
  if (!reading) reading = Load(document, pages);
  std::optional<Error> error;
  if (!reading->ok()) error = reading->error();
  if (!error) error = CopyOriginal(record);
  if (error) {
    error->message += "; the document is left out";
    return {record.sha256, MergeVerdict::kDamaged, 0, error};
  }
  const Reading& loaded = reading->value();
  target_.impl_->StoreRead(record, loaded.pages, loaded.plan, loaded.versions, UnitNames::kBest);
  merged.pages = static_cast<int>(loaded.pages.size());
  return merged;
}

Result<ArchiveMerge::Reading> ArchiveMerge::Load(std::int64_t document, int pages) const {
  Database& db = *source_.impl_->db;
  Reading reading;
  {
    Rows rows =
        db.Query("SELECT number, content FROM page_t WHERE document = ? ORDER BY number", document);
    while (rows.Next()) {
      const Result<Page> page = DecodePage(rows->View(1));
      if (!page) {
        return Damaged(fmt::format("page {}: {}", rows->Int(0), page.error().message));
      }
      if (page->number != rows->Int(0)) {
        return Damaged(fmt::format("page {} holds what was captured from page {}", rows->Int(0),
                                   page->number));
      }
      reading.pages.push_back(PackPage(*page, rows->Text(1)));
    }
  }
  if (std::ssize(reading.pages) != pages) {
    return Damaged(
        fmt::format("{} pages are stored, the document has {}", reading.pages.size(), pages));
  }
  Result<Plan> plan = SelectPlan(db, document);
  if (!plan) return Damaged(plan.error().message);
  if (!HoldsTogether(*plan)) return Damaged("parts of its plan name others that are not there");
  reading.plan = std::move(*plan);
  reading.versions = VersionsOf(db, document);
  return reading;
}

std::optional<Error> ArchiveMerge::CopyOriginal(const DocumentRecord& record) {
  const std::string to = target_.OriginalPath(record.sha256);
  const auto copy = target_.impl_->NewCopy(to, record.sha256, record.bytes);
  if (!copy) return std::nullopt;
  const std::string from = source_.OriginalPath(record.sha256);
  const Result<std::string> hash = CopyFile(from, record.bytes, *copy);
  if (!hash) return hash.error();
  if (*hash != record.sha256) {
    std::error_code ignored;  // the next writer removes it
    fs::remove(*copy, ignored);
    return Damaged(fmt::format("the content of {} is not what its name says", from));
  }
  target_.impl_->AddCopy(*copy, to);
  return std::nullopt;
}

namespace {

// In the order in which one wins over another.
struct FailureKey {
  std::string program, seen;
  std::int64_t attempts = 0, code = 0;
  std::string message, limits;
  std::int64_t page = 0;
  std::string rules;

  bool operator>(const FailureKey& other) const {
    const int order = CompareVersions(program, other.program);
    if (order != 0) return order > 0;
    return Rest() > other.Rest();
  }

 private:
  std::tuple<const std::string&, std::int64_t, std::int64_t, const std::string&, const std::string&,
             std::int64_t, const std::string&>
  Rest() const {
    return {seen, attempts, code, message, limits, page, rules};
  }
};

std::optional<FailureKey> FailureOf(Database& db, std::int64_t document) {
  Rows rows = db.Query(
      "SELECT program_version, seen, attempts, class, message, limits, page, rules_version "
      "FROM failure_t WHERE document = ?",
      document);
  if (!rows.Next()) return std::nullopt;
  return FailureKey{rows->Text(0), rows->Text(1), rows->Int(2), rows->Int(3),
                    rows->Text(4), rows->Text(5), rows->Int(6), rows->Text(7)};
}

}  // namespace

MergedDocument ArchiveMerge::TakeFailed(std::int64_t document, const DocumentRecord& record) {
  MergedDocument merged{record.sha256, MergeVerdict::kKnown, 0, std::nullopt};
  if (target_.FindStatus(record.sha256) == DocumentStatus::kRead) return merged;
  const std::optional<FailureKey> theirs = FailureOf(*source_.impl_->db, document);
  if (!theirs) {
    return {record.sha256, MergeVerdict::kDamaged, 0,
            Damaged("it is said to have failed, but not why; the document is left out")};
  }
  // It may have an original, for a version that can read it.
  std::error_code error;
  if (fs::exists(source_.OriginalPath(record.sha256), error)) merged.error = CopyOriginal(record);
  Database& db = *target_.impl_->db;
  const std::optional<std::int64_t> known = target_.impl_->Find(record.sha256);
  if (known) {
    const std::optional<FailureKey> ours = FailureOf(db, *known);
    if (ours && !(*theirs > *ours)) return merged;
  }
  Atomic all(db);
  const std::int64_t id = target_.impl_->UpsertDocument(record, 0, DocumentStatus::kFailed);
  db.Run(
      "INSERT OR REPLACE INTO failure_t (document, class, message, page, program_version, "
      "rules_version, limits, seen, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, theirs->code, theirs->message, theirs->page, theirs->program, theirs->rules,
      theirs->limits, theirs->seen, theirs->attempts);
  all.Keep();
  merged.verdict = MergeVerdict::kFailure;
  return merged;
}

void ArchiveMerge::TakePaths(std::int64_t document, std::string_view sha256) {
  Database& db = *target_.impl_->db;
  const std::int64_t id = *target_.impl_->Find(sha256);
  Rows rows = source_.impl_->db->Query(
      "SELECT path, size, mtime_ns, first_seen, last_seen FROM path_t WHERE document = ?",
      document);
  while (rows.Next()) {
    const std::string path = rows->Text(0), first = rows->Text(3), last = rows->Text(4);
    db.Run(
        "INSERT INTO path_t VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path, document) DO UPDATE SET "
        "size = excluded.size, mtime_ns = excluded.mtime_ns, last_seen = excluded.last_seen "
        "WHERE (excluded.last_seen, excluded.mtime_ns, excluded.size) > "
        "(path_t.last_seen, path_t.mtime_ns, path_t.size)",
        path, id, rows->Int(1), rows->Int(2), first, last);
    db.Run(
        "UPDATE path_t SET first_seen = ?1 WHERE path = ?2 AND document = ?3 "
        "AND first_seen > ?1",
        first, path, id);
    db.Run("DELETE FROM unread_t WHERE path = ? AND seen < ?", path, last);
  }
}

// ---- the rest ----------------------------------------------------------------------------

void ArchiveMerge::TakeRest() {
  Database& db = *target_.impl_->db;
  Atomic all(db);
  Rows units = source_.impl_->db->Query("SELECT key, name, listed FROM unit_t ORDER BY id");
  while (units.Next()) {
    UpsertUnit(db, {0, units->Text(0), units->Text(1), units->Int(2) != 0}, UnitNames::kBest);
  }
  Rows files = source_.impl_->db->Query(
      "SELECT path, class, message, program_version, rules_version, limits, attempts, seen "
      "FROM unread_t ORDER BY path");
  while (files.Next()) {
    const std::string path = files->Text(0), seen = files->Text(7);
    if (db.QueryInt("SELECT EXISTS (SELECT 1 FROM path_t WHERE path = ? AND last_seen > ?)", path,
                    seen) != 0) {
      continue;
    }
    db.Run(
        "INSERT INTO unread_t VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
        "class = excluded.class, message = excluded.message, "
        "program_version = excluded.program_version, rules_version = excluded.rules_version, "
        "limits = excluded.limits, attempts = excluded.attempts, seen = excluded.seen "
        "WHERE (excluded.seen, excluded.attempts, excluded.class, excluded.message, "
        "excluded.limits, excluded.program_version, excluded.rules_version) > (unread_t.seen, "
        "unread_t.attempts, unread_t.class, unread_t.message, unread_t.limits, "
        "unread_t.program_version, unread_t.rules_version)",
        path, files->Int(1), files->Text(2), files->Text(3), files->Text(4), files->Text(5),
        files->Int(6), seen);
  }
  all.Keep();
}

}  // namespace kehoach::store
