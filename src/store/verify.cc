// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "store/archive_impl.h"
#include "store/page_codec.h"
#include "store/plan_table.h"

namespace kehoach::store {
namespace fs = std::filesystem;

namespace {

class Verifier {
 public:
  Verifier(const Archive& archive, Database& db, const std::string& originals)
      : archive_(archive), db_(db), originals_(originals) {}

  void CheckDatabase();
  void CheckDocuments(bool hash_originals);
  void CheckRecurrence();
  void CheckFolder();
  std::vector<VerifyProblem> Take() { return std::move(problems_); }

 private:
  struct Document {
    std::int64_t id = 0;
    std::string sha256;
    std::int64_t bytes = 0;
    int pages = 0;
    std::string subject() const { return fmt::format("{} {}", id, sha256.substr(0, 8)); }
  };

  void CheckPages(const Document& document);
  void CheckPlan(const Document& document);
  void CheckOriginal(const Document& document, bool hash);
  void Wrong(const char* kind, std::string subject, std::string message) {
    problems_.push_back({true, kind, std::move(subject), std::move(message)});
  }
  void Note(const char* kind, std::string subject, std::string message) {
    problems_.push_back({false, kind, std::move(subject), std::move(message)});
  }

  const Archive& archive_;
  Database& db_;
  const std::string& originals_;
  std::set<std::string> known_;  // names of the files that belong under originals/
  std::vector<VerifyProblem> problems_;
};

void Verifier::CheckDatabase() {
  Rows integrity = db_.Query("PRAGMA integrity_check(20)");
  while (integrity.Next()) {
    if (integrity->View(0) != "ok") Wrong("database", db_.file(), integrity->Text(0));
  }
  Rows references = db_.Query("PRAGMA foreign_key_check");
  while (references.Next()) {
    Wrong("foreign_key", references->Text(0),
          fmt::format("row {} refers to a row of {} that is not there", references->Int(1),
                      references->View(2)));
  }
}

void Verifier::CheckPages(const Document& document) {
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
            fmt::format("page {}: {}", number, page.error().message));
    } else if (page->number != number) {
      Wrong("page_damaged", document.subject(),
            fmt::format("page {} holds what was captured from page {}", number, page->number));
    }
    if (rows->Int(1) != 0) {
      Note("page_without_text", document.subject(),
           fmt::format("page {} has no text that can be used: {}", number, rows->View(2)));
    }
  }
  if (count != document.pages) {
    Wrong("page_count", document.subject(),
          fmt::format("{} pages are stored, the document has {}", count, document.pages));
  }
}

void Verifier::CheckPlan(const Document& document) {
  if (db_.QueryInt("SELECT count(*) FROM plan_t WHERE document = ?", document.id) == 0) {
    Wrong("no_plan", document.subject(), "there is no plan; run reextract");
    return;
  }
  const Result<Plan> plan = SelectPlan(db_, document.id);
  if (!plan) Wrong("plan_damaged", document.subject(), plan.error().message);
}

void Verifier::CheckOriginal(const Document& document, bool hash) {
  const std::string file = archive_.OriginalPath(document.sha256);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (error) {
    Wrong("original_missing", document.subject(), fmt::format("{}: {}", file, error.message()));
    return;
  }
  if (size != static_cast<std::uintmax_t>(document.bytes)) {
    Wrong("original_changed", document.subject(),
          fmt::format("{} has {} bytes, the document had {}", file, size, document.bytes));
    return;
  }
  if (!hash) return;
  std::ifstream in(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    Wrong("original_missing", document.subject(), fmt::format("{} cannot be read", file));
  } else if (Sha256Hex(bytes) != document.sha256) {
    Wrong("original_changed", document.subject(),
          fmt::format("the content of {} is not what its name says", file));
  }
}

void Verifier::CheckDocuments(bool hash_originals) {
  std::vector<Document> documents;
  {
    Rows rows = db_.Query("SELECT id, sha256, bytes, pages, status FROM document_t ORDER BY id");
    while (rows.Next()) {
      Document document{rows->Int(0), rows->Text(1), rows->Int(2), static_cast<int>(rows->Int(3))};
      known_.insert(document.sha256 + ".pdf");
      // A failed document may have an original, but none is required.
      if (rows->Int(4) == static_cast<int>(DocumentStatus::kRead)) {
        documents.push_back(std::move(document));
      }
    }
  }
  for (const Document& document : documents) {
    CheckPages(document);
    CheckPlan(document);
    CheckOriginal(document, hash_originals);
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

void Verifier::CheckFolder() {
  std::error_code error;
  std::vector<std::string> unknown;
  fs::recursive_directory_iterator entry(originals_, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code type_error;
    if (entry->is_directory(type_error)) continue;
    if (known_.count(entry->path().filename().string()) == 0) {
      unknown.push_back(entry->path().string());
    }
  }
  if (error) Wrong("original_missing", originals_, error.message());
  std::sort(unknown.begin(), unknown.end());
  for (const std::string& file : unknown) {
    if (fs::path(file).filename().string().starts_with(kIncomingPrefix)) {
      Note("leftover", file, "a copy that was cut short; the next import removes it");
    } else {
      Note("original_orphan", file, "no document of the archive belongs to it");
    }
  }
}

}  // namespace

std::vector<VerifyProblem> Archive::Verify(bool hash_originals) const {
  const std::string originals = impl_->File(kOriginalsName);
  Verifier verifier(*this, *impl_->db, originals);
  try {
    verifier.CheckDatabase();
    verifier.CheckDocuments(hash_originals);
    verifier.CheckRecurrence();
  } catch (const ArchiveError& error) {
    // A database that is damaged enough cannot be read on; what was found until here still counts.
    if (error.kind() != ArchiveError::Kind::kDamaged) throw;
    std::vector<VerifyProblem> problems = verifier.Take();
    problems.push_back({true, "database", impl_->db->file(), error.what()});
    return problems;
  }
  verifier.CheckFolder();
  return verifier.Take();
}

}  // namespace kehoach::store
