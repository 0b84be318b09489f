// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.h"
#include "store/archive_impl.h"
#include "store/page_codec.h"
#include "store/plan_table.h"
#include "store/row_id.h"
#include "store/search_check.h"
#include "store/search_rows.h"

namespace kehoach::store {
namespace fs = std::filesystem;

namespace {

// What mends a document whose file is still somewhere: merging takes the sound reading.
constexpr const char* kMend = "import its file into another archive and merge that";

// Documents that are looked at together: their originals are hashed on threads meanwhile.
constexpr int kChunk = 64;

struct CheckedDocument {
  std::int64_t id = 0;
  std::string sha256;
  std::int64_t bytes = 0;
  int pages = 0;
  bool read = false;
  std::string subject() const { return fmt::format("{} {}", id, sha256.substr(0, 8)); }
};

// Checks originals on threads of its own while the caller does something else.
class OriginalCheck {
 public:
  struct Item {
    std::string file;
    std::string sha256;
    std::int64_t bytes = 0;
    bool required = false;
    // What is wrong; empty when nothing is.
    const char* kind = "";
    std::string message;
  };

  OriginalCheck(std::vector<Item>& items, int threads, bool hash) : items_(items), hash_(hash) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
  }
  OriginalCheck(const OriginalCheck&) = delete;
  OriginalCheck& operator=(const OriginalCheck&) = delete;
  ~OriginalCheck() { next_ = items_.size(); }  // threads end after the file at hand
  // Takes part until all is done.
  void Finish() {
    Work();
    threads_.clear();
  }

 private:
  void Work() {
    for (std::size_t i = next_++; i < items_.size(); i = next_++) Check(items_[i]);
  }
  void Check(Item& item) const {
    std::error_code error;
    const fs::file_status status = fs::status(item.file, error);
    if (!fs::exists(status)) {
      if (!item.required && status.type() == fs::file_type::not_found) return;
      item.kind = "original_missing";
      item.message = fmt::format("{}: {}; put it back, or {}", item.file,
                                 error ? error.message() : "no such file", kMend);
      return;
    }
    std::string wrong;
    if (hash_) {
      const Result<std::string> hash = HashFile(item.file, item.bytes);
      if (!hash) {
        wrong = hash.error().message;
      } else if (*hash != item.sha256) {
        wrong = fmt::format("the content of {} is not what its name says", item.file);
      }
    } else if (const std::uintmax_t size = fs::file_size(item.file, error);
               error || size != static_cast<std::uintmax_t>(item.bytes)) {
      wrong = error ? fmt::format("{}: {}", item.file, error.message())
                    : fmt::format("{} has {} bytes, not {}", item.file, size, item.bytes);
    }
    if (wrong.empty()) return;
    item.kind = "original_changed";
    item.message =
        fmt::format("{}; put a good copy in its place, or delete it and {}", wrong, kMend);
  }

  std::vector<Item>& items_;
  const bool hash_;
  std::atomic<std::size_t> next_{0};
  std::vector<std::jthread> threads_;
};

// One moment of the archive, whatever is imported meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& db) : db_(db), own_(!db.in_transaction()) {
    if (own_) db_.Execute("BEGIN");
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      if (own_ && db_.in_transaction()) db_.Execute("ROLLBACK");
    } catch (const std::exception&) {
      // Nothing was written that could be lost.
    }
  }

 private:
  Database& db_;
  const bool own_;
};

class Verifier {
 public:
  Verifier(const Archive& archive, Database& db, const std::string& directory,
           const VerifyOptions& options, const std::function<void(const VerifyProblem&)>& take)
      : archive_(archive), db_(db), directory_(directory), options_(options), take_(take) {}

  void CheckDatabase();
  void CheckDocuments();
  void CheckRecurrence();
  void CheckSearch();
  void CheckFolder();
  void Wrong(const char* kind, std::string subject, std::string message) {
    take_({true, kind, std::move(subject), std::move(message)});
  }

 private:
  void Note(const char* kind, std::string subject, std::string message) {
    take_({false, kind, std::move(subject), std::move(message)});
  }
  void CheckChunk(const std::vector<CheckedDocument>& documents);
  void CheckPages(const CheckedDocument& document);
  void CheckPlan(const CheckedDocument& document);
  void CheckIndexed(const CheckedDocument& document, const Plan& plan);
  void CheckState(const CheckedDocument& document);
  std::string RebuildIndex() const {
    return fmt::format(
        "to have it made anew: sqlite3 '{}' 'UPDATE search_state_t SET value = 0' "
        "and then kehoach reextract",
        db_.file());
  }

  const Archive& archive_;
  Database& db_;
  const std::string& directory_;
  const VerifyOptions& options_;
  const std::function<void(const VerifyProblem&)>& take_;
  std::int64_t indexed_to_ = 0;  // last document of the search index
};

void Verifier::CheckDatabase() {
  Rows integrity = db_.Query("PRAGMA integrity_check(20)");
  while (integrity.Next()) {
    if (integrity->View(0) == "ok") continue;
    Wrong("database", db_.file(),
          integrity->Text(0) + "; restore a copy, or import the files in originals/ anew");
  }
  Rows references = db_.Query("PRAGMA foreign_key_check");
  while (references.Next()) {
    Wrong("foreign_key", references->Text(0),
          fmt::format("row {} refers to a row of {} that is not there; restore a copy, or import "
                      "the files in originals/ anew",
                      references->Int(1), references->View(2)));
  }
}

void Verifier::CheckPages(const CheckedDocument& document) {
  int count = 0;
  Rows rows = db_.Query(
      "SELECT number, verdict, reason, content FROM page_t WHERE document = ? ORDER BY number",
      document.id);
  while (rows.Next()) {
    ++count;
    const std::int64_t number = rows->Int(0);
    const Result<Page> page = DecodePage(rows->View(3));
    if (!page) {
      Wrong("page_damaged", document.subject(),
            fmt::format("page {}: {}; {}", number, page.error().message, kMend));
    } else if (page->number != number) {
      Wrong("page_damaged", document.subject(),
            fmt::format("page {} holds what was captured from page {}; {}", number, page->number,
                        kMend));
    }
    if (rows->Int(1) != 0) {
      Note("page_without_text", document.subject(),
           fmt::format("page {} has no text that can be used: {}", number, rows->View(2)));
    }
  }
  if (count != document.pages) {
    Wrong(
        "page_count", document.subject(),
        fmt::format("{} pages are stored, the document has {}; {}", count, document.pages, kMend));
  }
}

void Verifier::CheckPlan(const CheckedDocument& document) {
  if (db_.QueryInt("SELECT EXISTS (SELECT 1 FROM plan_t WHERE document = ?)", document.id) == 0) {
    Wrong("no_plan", document.subject(), "there is no plan; run reextract");
    return;
  }
  const Result<Plan> plan = SelectPlan(db_, document.id);
  if (!plan) {
    Wrong("plan_damaged", document.subject(), plan.error().message);
  } else if (options_.hash_originals && document.id <= indexed_to_) {
    CheckIndexed(document, *plan);
  }
}

// The index keeps no texts, but how many tokens each row has in each column: those of the plan.
void Verifier::CheckIndexed(const CheckedDocument& document, const Plan& plan) {
  int wrong = 0;
  for (const SearchRow& row : SearchRowsOf(plan)) {
    Rows rows = db_.Query("SELECT sz FROM search_docsize WHERE id = ?",
                          RowId(document.id, row.kind, row.ordinal));
    if (!rows.Next() || rows->View(0) != TokenCounts(row)) ++wrong;
  }
  if (wrong > 0) {
    Wrong("search", document.subject(),
          fmt::format("{} of its rows are not in the search index as they are; {}", wrong,
                      RebuildIndex()));
  }
}

void Verifier::CheckState(const CheckedDocument& document) {
  const bool failed =
      db_.QueryInt("SELECT EXISTS (SELECT 1 FROM failure_t WHERE document = ?)", document.id) != 0;
  if (failed == document.read) {
    Wrong("failure", document.subject(),
          failed ? fmt::format("it is read, and a failure of it is kept; {}", kMend)
                 : "it failed, but not why; import it again with --retry-failed");
  }
  if (!document.read &&
      db_.QueryInt("SELECT EXISTS (SELECT 1 FROM plan_t WHERE document = ?1) OR EXISTS "
                   "(SELECT 1 FROM page_t WHERE document = ?1)",
                   document.id) != 0) {
    Wrong("failure", document.subject(),
          "it failed, but has pages or a plan; import it again with --retry-failed");
  }
  if (db_.QueryInt("SELECT EXISTS (SELECT 1 FROM path_t WHERE document = ?)", document.id) == 0) {
    Note("no_path", document.subject(),
         "it is not known where its file was; importing the file says so");
  }
}

void Verifier::CheckChunk(const std::vector<CheckedDocument>& documents) {
  std::vector<OriginalCheck::Item> originals;
  for (const CheckedDocument& document : documents) {
    // A failed document may have an original, but none is required.
    originals.push_back({archive_.OriginalPath(document.sha256), document.sha256, document.bytes,
                         document.read, "", ""});
  }
  OriginalCheck check(originals, options_.hash_originals ? options_.threads : 0,
                      options_.hash_originals);
  for (const CheckedDocument& document : documents) {
    CheckState(document);
    if (!document.read) continue;
    CheckPages(document);
    CheckPlan(document);
  }
  check.Finish();
  for (std::size_t i = 0; i < originals.size(); ++i) {
    if (!originals[i].message.empty()) {
      Wrong(originals[i].kind, documents[i].subject(), std::move(originals[i].message));
    }
  }
}

void Verifier::CheckDocuments() {
  indexed_to_ = LastIndexed(db_);
  const std::int64_t all = db_.QueryInt("SELECT count(*) FROM document_t");
  std::int64_t done = 0, last = 0;
  while (true) {
    std::vector<CheckedDocument> chunk;
    {
      Rows rows = db_.Query(
          "SELECT id, sha256, bytes, pages, status FROM document_t WHERE id > ? ORDER BY id "
          "LIMIT ?",
          last, kChunk);
      while (rows.Next()) {
        chunk.push_back({rows->Int(0), rows->Text(1), rows->Int(2), static_cast<int>(rows->Int(3)),
                         rows->Int(4) == static_cast<int>(DocumentStatus::kRead)});
      }
    }
    if (chunk.empty()) return;
    last = chunk.back().id;
    CheckChunk(chunk);
    done += std::ssize(chunk);
    if (options_.progress) options_.progress(done, all);
  }
}

// Plans that wait to be taken in are no fault.
void Verifier::CheckRecurrence() {
  const std::int64_t lost = db_.QueryInt(
      "SELECT (SELECT count(*) FROM recurrence_member_t m WHERE NOT EXISTS "
      "(SELECT 1 FROM objective_t o WHERE o.id = m.objective AND o.text IS NOT NULL) "
      "AND NOT EXISTS (SELECT 1 FROM recurrence_pending_t p WHERE p.document = m.objective >> 24)) "
      "+ (SELECT count(*) FROM recurrence_member_t m WHERE NOT EXISTS "
      "(SELECT 1 FROM recurrence_node_t n WHERE n.id = m.node)) "
      "+ (SELECT count(*) FROM recurrence_node_t n WHERE NOT EXISTS "
      "(SELECT 1 FROM recurrence_group_t g WHERE g.leader = n.leader) "
      "OR NOT EXISTS (SELECT 1 FROM recurrence_member_t m WHERE m.node = n.id))");
  if (lost > 0) {
    Wrong("recurrence", db_.file(),
          fmt::format("{} rows of the groups of objectives do not agree with the objectives; "
                      "run reextract",
                      lost));
  }
}

// Rows of the index that belong to nothing; those that are missing are found with their plans.
void Verifier::CheckSearch() {
  const std::int64_t lost = db_.QueryInt(
      "SELECT count(*) FROM search_docsize s WHERE NOT EXISTS "
      "(SELECT 1 FROM task_t t WHERE t.id = s.id) AND NOT EXISTS "
      "(SELECT 1 FROM objective_t o WHERE o.id = s.id) AND NOT EXISTS "
      "(SELECT 1 FROM plan_t p WHERE p.document = s.id >> 24 AND (s.id & 0xFFFFFF) = 0)");
  if (lost > 0) {
    Wrong(
        "search", db_.file(),
        fmt::format("{} rows of the search index belong to no document; {}", lost, RebuildIndex()));
  }
}

void Verifier::CheckFolder() {
  const std::string originals = (fs::path(directory_) / kOriginalsName).string();
  const bool written = HolderOfLock((fs::path(directory_) / kLockName).string()).has_value();
  std::error_code error;
  std::vector<std::string> folders = {originals};
  for (fs::directory_iterator entry(originals, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code type_error;
    if (entry->is_directory(type_error)) folders.push_back(entry->path().string());
  }
  if (error) Wrong("original_missing", originals, error.message());
  std::sort(folders.begin(), folders.end());
  for (const std::string& folder : folders) {
    std::vector<std::string> unknown;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code type_error;
      const std::string name = entry->path().filename().string();
      if (folder == originals && entry->is_directory(type_error)) continue;
      // What a writer is at work on.
      if (written && name.starts_with(kIncomingPrefix)) continue;
      const std::string sha256 = entry->path().stem().string();
      if (entry->path() == archive_.OriginalPath(sha256) && archive_.FindStatus(sha256)) continue;
      unknown.push_back(entry->path().string());
    }
    std::sort(unknown.begin(), unknown.end());
    for (const std::string& file : unknown) {
      if (fs::path(file).filename().string().starts_with(kIncomingPrefix)) {
        Note("leftover", file, "a copy that was cut short; the next import removes it");
      } else {
        Note("original_orphan", file,
             "no document of the archive belongs to it; import it, or delete it");
      }
    }
  }
}

}  // namespace

namespace {

void VerifyWith(const Archive& archive, Database& db, const VerifyOptions& options,
                const std::function<void(const VerifyProblem&)>& take) {
  const std::string directory = archive.directory();
  Verifier verifier(archive, db, directory, options, take);
  try {
    {
      const Snapshot snapshot(db);
      verifier.CheckDatabase();
      verifier.CheckDocuments();
      verifier.CheckSearch();
      verifier.CheckRecurrence();
    }
    verifier.CheckFolder();
  } catch (const ArchiveError& error) {
    // A database that is damaged enough cannot be read on; what was found until here still counts.
    if (error.kind() != ArchiveError::Kind::kDamaged) throw;
    verifier.Wrong("database", db.file(), error.what());
  }
}

}  // namespace

void VerifyArchive(const std::string& directory, const VerifyOptions& options,
                   const std::function<void(const VerifyProblem&)>& take) {
  Archive archive = Archive::Open(directory, Mode::kRead);
  const std::string file = (fs::path(directory) / kDatabaseName).string();
  std::unique_ptr<Database> db;
  try {
    db = std::make_unique<Database>(file, Database::Access::kRead);
    db->QueryInt("SELECT count(*) FROM sqlite_schema");
  } catch (const ArchiveError& error) {
    // A read-only medium, as in Archive::Open().
    if (error.kind() != ArchiveError::Kind::kIo && error.kind() != ArchiveError::Kind::kReadOnly) {
      throw;
    }
    db = std::make_unique<Database>(file, Database::Access::kReadImmutable);
  }
  if (options.stop != nullptr) {
    archive.StopWhen(*options.stop);
    db->StopWhen(*options.stop);
  }
  VerifyWith(archive, *db, options, take);
}

std::vector<VerifyProblem> Archive::Verify(bool hash_originals) const {
  std::vector<VerifyProblem> problems;
  VerifyOptions options;
  options.hash_originals = hash_originals;
  VerifyWith(*this, *impl_->db, options,
             [&](const VerifyProblem& problem) { problems.push_back(problem); });
  return problems;
}

}  // namespace kehoach::store
