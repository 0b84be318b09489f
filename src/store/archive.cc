// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "store/archive_impl.h"
#include "store/plan_table.h"
#include "store/schema.h"

namespace kehoach::store {
namespace fs = std::filesystem;
using Kind = ArchiveError::Kind;

std::string Now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                     utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

// ---- opening -----------------------------------------------------------------------------

namespace {

bool Exists(const std::string& file) {
  std::error_code error;
  return fs::exists(file, error);
}

ArchiveError NoArchive(const std::string& directory) {
  return {Kind::kMissing,
          fmt::format("{}: there is no archive; make one with: kehoach import --archive {} PATH",
                      directory, directory)};
}

// An archive is made in a new or empty folder: the user may have named a folder of documents.
void RequireEmptyFolder(const std::string& directory) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
    const std::string name = entry.path().filename().string();
    if (name == kLockName || name == kOriginalsName || name.starts_with(kDatabaseName)) continue;
    throw ArchiveError(Kind::kNotArchive,
                       fmt::format("{}: the folder holds other things ({}); name a new or empty "
                                   "folder with --archive",
                                   directory, name));
  }
  if (error) throw FromErrno(error.value(), directory);
}

}  // namespace

std::string Archive::Impl::File(std::string_view name) const {
  return (fs::path(directory) / name).string();
}

void Archive::Impl::OpenForReading() {
  const std::string file = File(kDatabaseName);
  std::error_code hidden;  // a folder that cannot be looked into may well hold an archive
  const bool there = fs::exists(file, hidden);
  if (hidden) {
    throw ArchiveError(Kind::kIo, fmt::format("{}: cannot be read: {}", file, hidden.message()));
  }
  if (!there) throw NoArchive(directory);
  int version = 0;
  try {
    db = std::make_unique<Database>(file, Database::Access::kRead);
    version = SchemaVersion(*db);
  } catch (const ArchiveError& error) {
    // A reader of a WAL database shares memory through a file beside it. On a read-only medium
    // that cannot be made; without a WAL nobody writes, and the file may be taken as it is.
    const bool has_wal = Exists(file + "-wal");
    if ((error.kind() != Kind::kIo && error.kind() != Kind::kReadOnly) || has_wal) throw;
    db = std::make_unique<Database>(file, Database::Access::kReadImmutable);
    version = SchemaVersion(*db);
  }
  const int present = Migrations().back().to;
  if (version == 0) throw NoArchive(directory);
  if (version > present) Migrate(*db, Migrations(), ViewsSql());  // throws kNewer
  if (version < present) {
    throw ArchiveError(Kind::kOlder,
                       fmt::format("{}: made by an older version of kehoach; bring it up to date "
                                   "once with: kehoach reextract --archive {}",
                                   directory, directory));
  }
}

void Archive::Impl::OpenForWriting() {
  const std::string file = File(kDatabaseName);
  const bool exists = Exists(file);
  if (!exists && mode != Mode::kCreate) throw NoArchive(directory);
  MakeFolder(directory);
  if (!exists) RequireEmptyFolder(directory);
  lock = std::make_unique<WriterLock>(File(kLockName));
  db = std::make_unique<Database>(file, Database::Access::kCreate);
  if (SchemaVersion(*db) == 0) {
    if (mode != Mode::kCreate) throw NoArchive(directory);
    // Twice the default: a stored page then takes one or two database pages, not three or four.
    db->Execute("PRAGMA page_size = 4096");
  }
  db->Execute("PRAGMA journal_mode = WAL");
  Migrate(*db, Migrations(), ViewsSql());
  PrepareSearchIndex(*db);
  MakeFolder(File(kOriginalsName));
  RemoveIncoming();
}

void Archive::Impl::RemoveIncoming() const {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(File(kOriginalsName), error)) {
    if (entry.path().filename().string().starts_with(kIncomingPrefix)) {
      fs::remove(entry.path(), error);  // else the next run tries again
    }
  }
}

// No document is committed before its original is there; an original without its document (a
// crash between the two) is taken for its own by the next import.
void Archive::Impl::FinishIncoming() {
  std::vector<std::string> files;
  for (const auto& [temporary, file] : incoming) files.push_back(temporary);
  SyncFiles(files);
  std::set<std::string> folders;
  for (const auto& [temporary, file] : incoming) {
    RenameFile(temporary, file);
    folders.insert(fs::path(file).parent_path().string());
  }
  incoming.clear();
  SyncFiles({folders.begin(), folders.end()});
}

void Archive::Impl::DropIncoming() noexcept {
  for (const auto& [temporary, file] : incoming) {
    std::error_code error;
    fs::remove(temporary, error);  // else the next writer does
  }
  incoming.clear();
}

Archive::Impl::~Impl() { DropIncoming(); }

void Archive::Impl::RequireWriting() const {
  if (mode == Mode::kRead)
    throw std::logic_error("internal error: the archive is open for reading");
}

Archive Archive::Open(const std::string& directory, Mode mode) {
  auto impl = std::make_unique<Impl>();
  impl->directory = directory;
  impl->mode = mode;
  if (mode == Mode::kRead) {
    impl->OpenForReading();
  } else {
    impl->OpenForWriting();
  }
  return Archive(std::move(impl));
}

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
// Closing the connection rolls an open batch back.
Archive::~Archive() = default;

const std::string& Archive::directory() const { return impl_->directory; }

// ---- batches -----------------------------------------------------------------------------

void Archive::Begin() {
  impl_->RequireWriting();
  impl_->db->Run("BEGIN IMMEDIATE");
}

void Archive::Commit() {
  impl_->FinishIncoming();
  impl_->wordings.Flush(*impl_->db);
  impl_->db->Run("COMMIT");
}

void Archive::Rollback() {
  impl_->DropIncoming();
  impl_->wordings.Clear();
  // SQLite may have rolled back itself (disk full).
  if (impl_->db->in_transaction()) impl_->db->Run("ROLLBACK");
}

// ---- originals ---------------------------------------------------------------------------

std::string Archive::OriginalPath(std::string_view sha256) const {
  return (fs::path(impl_->directory) / kOriginalsName / sha256.substr(0, 2) /
          fmt::format("{}.pdf", sha256))
      .string();
}

std::optional<std::string> Archive::Impl::NewCopy(const std::string& original,
                                                  std::string_view sha256, std::int64_t size) {
  std::error_code error;
  const std::uintmax_t there = fs::file_size(original, error);
  if (!error && there == static_cast<std::uintmax_t>(size)) return std::nullopt;
  std::string temporary =
      (fs::path(directory) / kOriginalsName / fmt::format("{}{}", kIncomingPrefix, sha256))
          .string();
  if (incoming.count(temporary) != 0) return std::nullopt;
  MakeFolder(fs::path(original).parent_path().string());
  return temporary;
}

void Archive::Impl::AddCopy(const std::string& temporary, const std::string& original) {
  incoming.emplace(temporary, original);
  if (!db->in_transaction()) FinishIncoming();
}

void Archive::StoreOriginal(std::string_view sha256, std::string_view bytes) {
  impl_->RequireWriting();
  const std::string file = OriginalPath(sha256);
  const auto copy = impl_->NewCopy(file, sha256, static_cast<std::int64_t>(bytes.size()));
  if (!copy) return;
  WriteFile(*copy, bytes);
  impl_->AddCopy(*copy, file);
}

// ---- documents ---------------------------------------------------------------------------

std::optional<std::int64_t> Archive::Impl::Find(std::string_view sha256) const {
  Rows rows = db->Query("SELECT id FROM document_t WHERE sha256 = ?", sha256);
  if (!rows.Next()) return std::nullopt;
  return rows->Int(0);
}

std::int64_t Archive::Impl::UpsertDocument(const DocumentRecord& record, int pages,
                                           DocumentStatus status) {
  const int text_source = static_cast<int>(record.text), state = static_cast<int>(status);
  if (const std::optional<std::int64_t> id = Find(record.sha256)) {
    db->Run(
        "UPDATE document_t SET bytes = ?, pages = ?, producer = ?, text_source = ?, status = ? "
        "WHERE id = ?",
        record.bytes, pages, record.producer, text_source, state, *id);
    return *id;
  }
  db->Run(
      "INSERT INTO document_t (sha256, bytes, pages, producer, text_source, status, first_seen) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      record.sha256, record.bytes, pages, record.producer, text_source, state, record.seen);
  return db->last_insert_id();
}

namespace {

void InsertPage(Database& db, std::int64_t document, const PackedPage& page) {
  const TextQuality& q = page.quality;
  db.Run(
      "INSERT INTO page_t (document, number, width, height, characters, annotation_characters, "
      "invisible_characters, private_use, unmapped, vietnamese_share, syllable_share, "
      "image_cover, verdict, reason, text, recognised, content) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      document, page.number, double{page.width}, double{page.height}, q.characters,
      q.annotation_characters, q.invisible_characters, q.private_use, q.unmapped,
      double{q.vietnamese_share}, double{q.syllable_share}, double{q.image_cover},
      static_cast<int>(q.verdict), q.reason, page.text, page.recognised ? 1 : 0, Blob{page.blob});
}

}  // namespace

std::int64_t Archive::StoreDocument(const DocumentRecord& document,
                                    const std::vector<PackedPage>& pages, const Plan& plan,
                                    const Versions& versions) {
  impl_->RequireWriting();
  return impl_->StoreRead(document, pages, plan, versions, UnitNames::kLatest);
}

std::int64_t Archive::Impl::StoreRead(const DocumentRecord& document,
                                      const std::vector<PackedPage>& pages, const Plan& plan,
                                      const Versions& versions, UnitNames names) {
  Atomic all(*db);
  const bool known = Find(document.sha256).has_value();
  const std::int64_t id =
      UpsertDocument(document, static_cast<int>(pages.size()), DocumentStatus::kRead);
  WordingCounts counts;
  if (known) {
    Unindex(id, counts);
    db->Run("DELETE FROM failure_t WHERE document = ?", id);
    db->Run("DELETE FROM page_t WHERE document = ?", id);
    DeletePlan(*db, id);
  }
  for (const PackedPage& page : pages) InsertPage(*db, id, page);
  InsertPlan(*db, id, plan, versions, names);
  // Counts what it has written last of all: nothing that follows can undo the document alone.
  InsertSearch(*db, id, plan, known ? counts : wordings);
  Learn(counts, all);
  return id;
}

std::int64_t Archive::StoreFailure(const FailureRecord& failure) {
  impl_->RequireWriting();
  Database& db = *impl_->db;
  Atomic all(db);
  if (FindStatus(failure.sha256) == DocumentStatus::kRead) return *impl_->Find(failure.sha256);
  const DocumentRecord record{failure.sha256, failure.bytes, "", TextSource::kNone, failure.seen};
  const std::int64_t id = impl_->UpsertDocument(record, 0, DocumentStatus::kFailed);
  db.Run(
      "INSERT INTO failure_t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document) DO UPDATE "
      "SET class = excluded.class, message = excluded.message, page = excluded.page, "
      "program_version = excluded.program_version, rules_version = excluded.rules_version, "
      "limits = excluded.limits, seen = excluded.seen, attempts = attempts + excluded.attempts",
      id, static_cast<int>(failure.error.code), failure.error.message, failure.error.page,
      failure.versions.program, failure.versions.rules, failure.limits, failure.seen,
      failure.attempts);
  all.Keep();
  return id;
}

void Archive::NotePath(std::string_view sha256, const PathRecord& path) {
  impl_->RequireWriting();
  const std::optional<std::int64_t> id = impl_->Find(sha256);
  if (!id) throw std::logic_error("internal error: a path of a document that is not stored");
  impl_->db->Run(
      "INSERT INTO path_t VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (path, document) DO UPDATE "
      "SET size = excluded.size, mtime_ns = excluded.mtime_ns, last_seen = excluded.last_seen",
      path.path, *id, path.size, path.mtime_ns, path.seen);
  ForgetUnread(path.path);
}

void Archive::KeepPlan(std::int64_t document, const Versions& versions) {
  impl_->RequireWriting();
  impl_->db->Run(
      "UPDATE plan_t SET program_version = ?1, rules_version = ?2 WHERE document = ?3 "
      "AND (program_version != ?1 OR rules_version != ?2)",
      versions.program, versions.rules, document);
}

bool Archive::ReplacePlan(std::int64_t document, const Plan& plan, const Versions& versions) {
  impl_->RequireWriting();
  Database& db = *impl_->db;
  const Result<Plan> stored = SelectPlan(db, document);
  if (stored && *stored == plan) {
    KeepPlan(document, versions);
    return false;
  }
  // A stored plan that does not decode is replaced as well: that is what mends it.
  Atomic all(db);
  WordingCounts counts;
  impl_->Unindex(document, counts);
  DeletePlan(db, document);
  InsertPlan(db, document, plan, versions);
  InsertSearch(db, document, plan, counts);
  impl_->Learn(counts, all);
  return true;
}

// ---- search index ------------------------------------------------------------------------

void Archive::Impl::Unindex(std::int64_t document, WordingCounts& counts) {
  if (db->QueryInt("SELECT EXISTS (SELECT 1 FROM plan_t WHERE document = ?)", document) == 0) {
    return;
  }
  if (const Result<Plan> plan = SelectPlan(*db, document)) {
    DeleteSearch(*db, document, *plan, counts);
  } else if (ForgetSearch(*db, document)) {
    wordings.Clear();
  }
}

void Archive::Impl::Learn(const WordingCounts& counts, Atomic& change) {
  const bool in_batch = change.nested();
  wordings.Merge(counts);
  if (!in_batch) wordings.Flush(*db);
  change.Keep();
}

bool Archive::BuildSearchIndex(int documents) {
  impl_->RequireWriting();
  return BuildNext(*impl_->db, documents);
}

std::pair<std::int64_t, std::int64_t> Archive::SearchIndexState() const {
  const SearchProgress progress = ProgressOfSearch(*impl_->db);
  return {progress.done, progress.all};
}

}  // namespace kehoach::store
