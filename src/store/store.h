// SPDX-License-Identifier: GPL-3.0-or-later
// The archive: one folder with `archive.db` (SQLite), `originals/` (copies of the files, named by
// SHA-256) and `archive.lock` (held by the one writer). What is in the database: docs/schema.md.
// The only folder that includes SQLite.
//
// A document is identified by the SHA-256 of its bytes; each path it was seen at is recorded. It
// is either read (pages and a plan) or failed (a failure with its class).
//
// Errors: what ends the run (locked, damaged, disk full, newer schema) is an ArchiveError, thrown
// by every method, and leaves the archive as it was at the last Commit(). Stored data of one
// document that does not decode is a Result with ErrorCode::kBadArchive.
#ifndef KEHOACH_STORE_STORE_H_
#define KEHOACH_STORE_STORE_H_

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/result.h"
#include "store/filter.h"

namespace kehoach::store {

// Ends the run with exit code 4. what() is one sentence: what is wrong and what to do.
class ArchiveError : public std::runtime_error {
 public:
  enum class Kind {
    kMissing,     // no archive there, and none was to be made
    kNotArchive,  // a database or folder of something else
    kNewer,       // made by a newer version of the program
    kOlder,       // made by an older version: a writer brings it up to date
    kLocked,      // another process writes to it
    kDamaged,     // the database file is not sound
    kDiskFull,    // no space (or quota, or file-size limit) left
    kReadOnly,    // no permission to write
    kIo,          // reading or writing failed otherwise
    kInternal,    // our fault
  };
  ArchiveError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// The flag given to Archive::StopWhen() was set while a method was at work.
class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

enum class Mode {
  kRead,    // never blocked by the writer, never blocks it; changes nothing
  kWrite,   // an existing archive; refused while another process writes
  kCreate,  // kWrite, and an archive is made where there is none
};

// Stored in the archive: do not change the values.
enum class DocumentStatus : std::uint8_t { kRead = 1, kFailed = 2 };
enum class TextSource : std::uint8_t {
  kNone = 0,  // no page has text that can be used
  kEmbedded = 1,
  kOcr = 2,
  kMixed = 3,
};
const char* TextSourceName(TextSource source);  // "none", "embedded", "ocr", "mixed"
// What the words of the usable pages come from.
TextSource TextSourceOf(const std::vector<Page>& pages);

// Which program and which rules made a plan.
struct Versions {
  std::string program;  // "0.1.0"
  std::string rules;    // Rules::version()
  friend bool operator==(const Versions&, const Versions&) = default;
};

struct DocumentRecord {
  std::string sha256;  // 64 lower-case hex digits
  std::int64_t bytes = 0;
  std::string producer;  // of the PDF; may be empty
  TextSource text = TextSource::kNone;
  std::string seen;  // Now(); kept as first_seen of a new document
};

// A page as the archive keeps it. Packing needs no archive: workers do it.
struct PackedPage {
  int number = 0;
  float width = 0, height = 0;  // points
  TextQuality quality;
  std::string text;         // lines in the order of the page; empty unless the verdict is kUsable
  std::string blob;         // EncodePage(); docs/schema.md, "Stored pages"
  bool recognised = false;  // its words come from its picture
};
PackedPage PackPage(const Page& page);
// The same from a page that is packed already. REQUIRES: `page` is what `blob` decodes to.
PackedPage PackPage(const Page& page, std::string blob);
std::vector<PackedPage> PackPages(const std::vector<Page>& pages);

// A file as stat() saw it BEFORE its bytes were read, so that a change while reading is noticed.
struct PathRecord {
  std::string path;  // absolute, bytes as the file system gives them
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;  // since 1970
  std::string seen;           // Now()
};

struct FailureRecord {
  std::string sha256;
  std::int64_t bytes = 0;
  Error error;         // error.source is not stored: the paths are
  Versions versions;   // tried again when these differ
  std::string limits;  // the limits it was tried under, as text; may be empty
  std::string seen;    // Now()
  // How often it was tried: given to StoreFailure() for this time alone, added up in the archive.
  int attempts = 1;
};

// A file that could not be read or hashed, so that nothing but its path is known: no permission,
// over the size limit, changed while it was read.
struct UnreadFile {
  std::string path;  // absolute, bytes as the file system gives them
  Error error;       // error.source and error.page are not stored
  Versions versions;
  std::string limits;
  std::string seen;  // Now()
  int attempts = 1;  // as of FailureRecord
};

struct FailureFilter {
  std::optional<ErrorCode> code;
};

// A document that could not be used, or a file that could not even be read.
struct ListedFailure {
  std::optional<std::int64_t> document;  // none: a file of StoreUnread()
  std::string sha256;                    // empty: the same
  std::string path;                      // where it was last seen; empty when at no path
  std::int64_t bytes = 0;                // 0: not known
  Error error;                           // error.source = path
  Versions versions;
  std::string limits, seen;
  int attempts = 1;
};

// Stored in the archive: do not change the values.
enum class RunKind : std::uint8_t { kImport = 1, kReextract = 2, kMerge = 3 };
enum class RunState : std::uint8_t {
  kRunning = 1,
  kDone = 2,
  kStopped = 3,      // by the user; the same call goes on
  kFailed = 4,       // ended by an error: `message`
  kInterrupted = 5,  // it was running, and its process is gone
};
const char* RunKindName(RunKind kind);     // "import", "reextract", "merge"
const char* RunStateName(RunState state);  // "running", "done", "stopped", "failed", "interrupted"

// What the program did to the archive in one call.
struct RunRecord {
  std::int64_t id = 0;  // from 1, in order of starting; given by StartRun()
  RunKind kind = RunKind::kImport;
  RunState state = RunState::kRunning;
  std::int64_t pid = 0;  // of the writer; StartRun() sets it
  std::string started;   // Now(); StartRun() sets it when it is empty
  std::string updated;   // last UpdateRun(), which sets it; of a run that has ended: its end
  Versions versions;
  std::string options = "{}";  // JSON object: what was asked for
  std::int64_t documents = 0;  // files or documents gone through
  std::int64_t pages = 0;      // of documents that were read
  double seconds = 0;          // wall time
  // Names are lower-case letters, digits and '_'.
  std::map<std::string, std::int64_t> outcomes;  // "imported", "known", … -> documents
  std::map<std::string, std::int64_t> failures;  // ErrorName() -> documents
  std::string message;                           // why it failed
  friend bool operator==(const RunRecord&, const RunRecord&) = default;
};

// What is known of a document without loading its pages or plan.
struct DocumentSummary {
  std::int64_t id = 0;  // number of the document in this archive, from 1, in order of storing
  std::string sha256;
  std::string path;  // where it was last seen
  std::int64_t bytes = 0;
  int pages = 0;
  TextSource text = TextSource::kNone;
  std::vector<int> recognised;  // numbers of the pages whose words come from their picture
  DocumentStatus status = DocumentStatus::kRead;
  std::string first_seen;
  Versions versions;  // of the plan or of the failure
  // Of a read document:
  std::optional<std::string> type, title, number, symbol, issuer, province, date;
  std::optional<int> year, year_to;
  int objectives = 0, tables = 0, tasks = 0, measures = 0, findings = 0;  // tasks: without groups
  // Of a failed one:
  std::optional<Error> failure;  // source = path
};

// All set members must hold.
struct DocumentFilter {
  Filter plan;  // its part about plans
  std::optional<DocumentStatus> status;
  std::optional<std::string> finding;  // a kind of finding that it has
  bool with_plan_rows = false;         // has an objective or a task
};

// What is counted of a document.
struct DocumentOutline {
  std::int64_t id = 0;
  DocumentStatus status = DocumentStatus::kRead;
  TextSource text = TextSource::kNone;
  std::optional<std::string> type, issuer, province;  // of a read document
  std::optional<std::string> agency;                  // key of the issuer (docs/units.md)
  std::optional<int> year, year_to;
  std::int64_t objectives = 0, tasks = 0;  // tasks: without groups
};

struct StoredUnit {
  std::int64_t id = 0;
  std::string key, name;
  bool listed = false;  // by the rules
};

// A task with the units that it names.
struct StoredTaskUnits {
  std::int64_t document = 0;
  std::optional<std::string> issuer, province, agency;  // of the document
  std::optional<int> year, year_to;
  bool has_deadline = false;                             // the cell is not blank
  std::vector<std::pair<std::int64_t, UnitRole>> units;  // StoredUnit::id
};

// All set members must hold.
struct FindingFilter {
  Filter plan;  // its part about plans
  std::optional<std::string> kind;
  std::optional<std::int64_t> document;
};

struct StoredFinding {
  std::int64_t document = 0;
  std::optional<std::string> type, number, symbol, issuer, province;  // of the document
  std::optional<std::string> agency;                                  // key of its issuer
  std::optional<int> year, year_to;
  std::string kind, message;
  std::optional<int> table, row, page;  // from 1
  std::optional<std::string> row_path;  // "3.2": as the plan numbers the row
};

struct ArchiveCounts {
  std::int64_t documents = 0, read = 0, failed = 0, paths = 0;
  std::int64_t pages = 0, pages_without_text = 0;
  std::int64_t objectives = 0, tables = 0, tasks = 0, groups = 0, measures = 0, findings = 0;
  std::int64_t database_bytes = 0, original_bytes = 0;
  std::int64_t unread = 0;  // files that could not be read or hashed; no documents
  std::map<std::string, std::int64_t> failures_by_class;  // ErrorName() -> documents and files
  std::map<std::string, std::int64_t> findings_by_kind;
  std::vector<std::pair<Versions, std::int64_t>> plans_by_version;  // most plans first
};

// Something Verify() found. `error` = data is lost or wrong; otherwise only worth knowing.
struct VerifyProblem {
  bool error = true;
  std::string kind;     // "database", "foreign_key", "original_missing", "original_changed",
                        // "original_orphan", "no_plan", "page_count", "page_damaged",
                        // "plan_damaged", "page_without_text", "leftover", "recurrence"
  std::string subject;  // document ("3 ab12cd34"), file or table
  std::string message;  // one sentence
};

// One connection and one lock. Not thread-safe. At most one writer per archive at a time, over
// all processes; any number of readers.
class Archive {
 public:
  // Opens `directory`. Throws ArchiveError.
  static Archive Open(const std::string& directory, Mode mode);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();  // rolls an open batch back

  const std::string& directory() const;

  // From now on every method throws Interrupted soon after `stop` is set, also in the middle of a
  // long query; what was not committed is undone. `stop` must outlive the archive. An import has a
  // better way: it ends between two documents.
  void StopWhen(const std::atomic<bool>& stop);

  // ---- writing ---------------------------------------------------------------------------
  // Writes between Begin() and Commit() are kept together or not at all; outside of a batch each
  // call is a batch of its own. A batch of some hundred documents costs least. Begin() inside a
  // batch is an error (kInternal).
  void Begin();
  void Commit();
  void Rollback();

  // Copies the bytes to originals/ab/abcd….pdf unless they are there; whole or not at all, also
  // after a power cut. Inside a batch the copy appears with Commit(), before its document.
  // REQUIRES: sha256 == Sha256Hex(bytes).
  void StoreOriginal(std::string_view sha256, std::string_view bytes);
  // Stores pages and plan of a document, and the Versions that made the plan. A failure recorded
  // for it is dropped; a document that is already read is replaced (its number and first_seen
  // stay). Returns its number.
  std::int64_t StoreDocument(const DocumentRecord& document, const std::vector<PackedPage>& pages,
                             const Plan& plan, const Versions& versions);
  // Remembers that a file could not be used. A document that is already read stays read.
  std::int64_t StoreFailure(const FailureRecord& failure);
  // Records that a document (known by StoreDocument or StoreFailure) stands at a path. A path
  // whose content changed keeps its former document, too. What StoreUnread() kept of it is dropped.
  void NotePath(std::string_view sha256, const PathRecord& path);
  // Replaces the plan of a read document. Returns whether the plan differs from the stored one;
  // when it does not, only the versions are updated.
  bool ReplacePlan(std::int64_t document, const Plan& plan, const Versions& versions);
  // Adds the next so many documents to a search index that is behind: one of an archive that an
  // older program made. Nothing to do otherwise. Whether there are more. Call it outside a batch.
  bool BuildSearchIndex(int documents = 256);

  // Remembers that the file at a path could not be read or hashed.
  void StoreUnread(const UnreadFile& file);
  // For a file that has become readable again, but need not be read.
  void ForgetUnread(std::string_view path);

  // Begins a run; its number. Runs whose process ended without a word are marked as interrupted.
  std::int64_t StartRun(const RunRecord& run);
  // Brings everything of a run up to date but kind, pid, start, versions and options. Call it
  // inside the batch whose documents it counts, so that figures and documents agree.
  void UpdateRun(std::int64_t id, const RunRecord& run);

  // For a caller that has compared by itself: the stored plan is what these versions make, too.
  void KeepPlan(std::int64_t document, const Versions& versions);

  // ---- reading ---------------------------------------------------------------------------
  std::optional<DocumentStatus> FindStatus(std::string_view sha256) const;
  bool HasDocument(std::string_view sha256) const;  // read, with a plan
  std::optional<FailureRecord> FindFailure(std::string_view sha256) const;
  std::optional<UnreadFile> FindUnread(std::string_view path) const;
  // By path, then hash. For archives of any size: one at a time.
  void ForEachFailure(const FailureFilter& filter,
                      const std::function<void(const ListedFailure&)>& take) const;
  // The newest first; at most `limit`. One that is still at work is kRunning, one whose process
  // is gone without a word kInterrupted.
  std::vector<RunRecord> Runs(int limit) const;
  // SHA-256 of the document that a file held when it had this path, size and mtime: it need not
  // be read again.
  std::optional<std::string> FindUnchanged(std::string_view path, std::int64_t size,
                                           std::int64_t mtime_ns) const;
  // Documents that a person may mean by: a number of the archive, a path it was seen at, a file
  // name (last part of a path), or a prefix (4 digits or more) of its SHA-256; the first of these
  // that gives any. More than one = ambiguous. In order of number.
  std::vector<std::int64_t> FindDocuments(std::string_view what) const;

  std::vector<DocumentSummary> ListDocuments(const DocumentFilter& filter = {}) const;  // by id
  // Nothing when there is no such document.
  std::optional<DocumentSummary> GetDocument(std::int64_t document) const;
  std::vector<std::string> Paths(std::int64_t document) const;  // last seen first
  std::vector<std::int64_t> ReadDocuments() const;  // numbers of all read documents, ascending

  // Exactly what was stored. Errors: kBadArchive (damaged, or no such document).
  Result<std::vector<Page>> LoadPages(std::int64_t document) const;
  Result<Page> LoadPage(std::int64_t document, int number) const;
  // The same pages as LoadPages(), packed as they are: a worker unpacks them (page_codec.h).
  Result<std::vector<std::string>> LoadPageBlobs(std::int64_t document) const;
  Result<Plan> LoadPlan(std::int64_t document) const;
  std::string OriginalPath(std::string_view sha256) const;

  // Documents that can be searched, and all that are read.
  std::pair<std::int64_t, std::int64_t> SearchIndexState() const;

  ArchiveCounts Count() const;
  // Plans that were made by another version of the program than this.
  std::int64_t CountPlansNotBy(std::string_view program) const;
  std::int64_t CountDocuments() const;  // read or not

  // Every document whose plan passes, read or not, in order of number; a document without a plan
  // passes only a filter that is not set. For archives of any size: one at a time.
  void ForEachOutline(const Filter& plans,
                      const std::function<void(const DocumentOutline&)>& take) const;
  // The findings of these plans, by document and as stored in it.
  void ForEachFinding(const FindingFilter& filter,
                      const std::function<void(const StoredFinding&)>& take) const;
  // Units that cells name, by number; some may have lost their last task.
  void ForEachUnit(const std::function<void(const StoredUnit&)>& take) const;
  // The tasks of these plans that name a unit, by document and as stored in it.
  void ForEachTaskUnits(const Filter& plans,
                        const std::function<void(const StoredTaskUnits&)>& take) const;
  // Checks the database, its references, every stored page and plan, and every original
  // (`hash_originals`: by its SHA-256; else by its size). Empty = all is well.
  std::vector<VerifyProblem> Verify(bool hash_originals = true) const;

 private:
  friend class ArchiveMerge;
  friend class ArchiveRows;
  friend class SearchReader;  // search_reader.h
  friend class RecurrenceTables;
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// UTC, ISO 8601: "2026-01-31T08:15:30Z".
std::string Now();

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_STORE_H_
