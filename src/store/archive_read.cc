// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "store/archive_impl.h"
#include "store/page_codec.h"
#include "store/plan_table.h"
#include "text/text.h"

namespace kehoach::store {
namespace fs = std::filesystem;

// ---- what is known -----------------------------------------------------------------------

std::optional<DocumentStatus> Archive::FindStatus(std::string_view sha256) const {
  Rows rows = impl_->db->Query("SELECT status FROM document_t WHERE sha256 = ?", sha256);
  if (!rows.Next()) return std::nullopt;
  return static_cast<DocumentStatus>(rows->Int(0));
}

bool Archive::HasDocument(std::string_view sha256) const {
  return impl_->db->QueryInt(
             "SELECT EXISTS (SELECT 1 FROM document_t d JOIN plan_t p ON p.document = d.id "
             "WHERE d.sha256 = ? AND d.status = 1)",
             sha256) != 0;
}

std::optional<FailureRecord> Archive::FindFailure(std::string_view sha256) const {
  Rows rows = impl_->db->Query(
      "SELECT d.sha256, d.bytes, f.class, f.page, f.message, f.program_version, f.rules_version, "
      "f.limits, f.seen, f.attempts FROM failure_t f JOIN document_t d ON d.id = f.document "
      "WHERE d.sha256 = ?",
      sha256);
  if (!rows.Next()) return std::nullopt;
  FailureRecord failure;
  failure.sha256 = rows->Text(0);
  failure.bytes = rows->Int(1);
  failure.error = {static_cast<ErrorCode>(rows->Int(2)), "", static_cast<int>(rows->Int(3)),
                   rows->Text(4)};
  failure.versions = {rows->Text(5), rows->Text(6)};
  failure.limits = rows->Text(7);
  failure.seen = rows->Text(8);
  failure.attempts = static_cast<int>(rows->Int(9));
  return failure;
}

std::optional<std::string> Archive::FindUnchanged(std::string_view path, std::int64_t size,
                                                  std::int64_t mtime_ns) const {
  Rows rows = impl_->db->Query(
      "SELECT d.sha256 FROM path_t p JOIN document_t d ON d.id = p.document "
      "WHERE p.path = ? AND p.size = ? AND p.mtime_ns = ? ORDER BY p.last_seen DESC LIMIT 1",
      path, size, mtime_ns);
  if (!rows.Next()) return std::nullopt;
  return rows->Text(0);
}

namespace {

std::vector<std::int64_t> Numbers(Rows&& rows) {
  std::vector<std::int64_t> numbers;
  while (rows.Next()) numbers.push_back(rows->Int(0));
  return numbers;
}

bool IsAll(std::string_view text, std::string_view alphabet) {
  return !text.empty() && text.find_first_not_of(alphabet) == std::string_view::npos;
}

}  // namespace

std::vector<std::int64_t> Archive::FindDocuments(std::string_view what) const {
  constexpr std::size_t kShortestPrefix = 4, kLongestNumber = 18;
  Database& db = *impl_->db;
  if (IsAll(what, "0123456789") && what.size() <= kLongestNumber) {
    const std::int64_t number = std::stoll(std::string(what));
    auto found = Numbers(db.Query("SELECT id FROM document_t WHERE id = ?", number));
    if (!found.empty()) return found;
  }
  std::error_code error;
  std::string absolute = fs::absolute(fs::path(what), error).lexically_normal().string();
  if (error) absolute = what;
  auto found = Numbers(
      db.Query("SELECT DISTINCT document FROM path_t WHERE path IN (?, ?) ORDER BY document", what,
               absolute));
  if (!found.empty()) return found;
  const std::string tail = fmt::format("/{}", what);
  found = Numbers(db.Query(
      "SELECT DISTINCT document FROM path_t WHERE substr(path, -length(?1)) = ?1 ORDER BY document",
      tail));
  if (!found.empty()) return found;
  std::string prefix(what);
  std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                 [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  if (prefix.size() < kShortestPrefix || !IsAll(prefix, "0123456789abcdef")) return {};
  // 'g' follows every hex digit: the range is the prefix's part of the index.
  return Numbers(db.Query("SELECT id FROM document_t WHERE sha256 >= ? AND sha256 < ? ORDER BY id",
                          prefix, prefix + "g"));
}

// ---- lists -------------------------------------------------------------------------------

namespace {

// "2,3" as group_concat() writes it, in any order.
std::vector<int> PageNumbers(std::string_view list) {
  std::vector<int> numbers;
  for (const char* at = list.data(); at != list.data() + list.size();) {
    int number = 0;
    const auto [end, error] = std::from_chars(at, list.data() + list.size(), number);
    if (error != std::errc()) break;
    numbers.push_back(number);
    at = end == list.data() + list.size() ? end : end + 1;
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

DocumentSummary SummaryOf(const Rows& rows) {
  DocumentSummary s;
  s.id = rows->Int(0);
  s.sha256 = rows->Text(1);
  s.bytes = rows->Int(2);
  s.pages = static_cast<int>(rows->Int(3));
  s.text = static_cast<TextSource>(rows->Int(4));
  s.status = static_cast<DocumentStatus>(rows->Int(5));
  s.first_seen = rows->Text(6);
  s.path = rows->Text(7);
  s.versions = {rows->Text(8), rows->Text(9)};
  s.type = rows->OptionalText(10);
  s.title = rows->OptionalText(11);
  s.number = rows->OptionalText(12);
  s.symbol = rows->OptionalText(13);
  s.issuer = rows->OptionalText(14);
  s.province = rows->OptionalText(15);
  s.date = rows->OptionalText(16);
  s.year = rows->OptionalInt(17);
  s.year_to = rows->OptionalInt(18);
  s.objectives = static_cast<int>(rows->Int(19));
  s.tables = static_cast<int>(rows->Int(20));
  s.tasks = static_cast<int>(rows->Int(21));
  s.measures = static_cast<int>(rows->Int(22));
  s.findings = static_cast<int>(rows->Int(23));
  if (!rows->IsNull(24)) {
    s.failure = Error{static_cast<ErrorCode>(rows->Int(24)), s.path,
                      static_cast<int>(rows->Int(25)), rows->Text(26)};
  }
  s.recognised = PageNumbers(rows->View(27));
  return s;
}

// ?1 document, ?2 status, ?3 kind of finding, ?4 with rows; NULL = any.
constexpr const char* kSummaries = R"sql(
SELECT d.id, d.sha256, d.bytes, d.pages, d.text_source, d.status, d.first_seen,
  (SELECT x.path FROM path_t x WHERE x.document = d.id ORDER BY x.last_seen DESC, x.path LIMIT 1),
  coalesce(p.program_version, f.program_version), coalesce(p.rules_version, f.rules_version),
  p.type, p.title, p.number, p.symbol, p.issuer, p.province, p.date, p.year, p.year_to,
  (SELECT count(*) FROM objective_t x WHERE x.document = d.id),
  (SELECT count(*) FROM table_t x WHERE x.document = d.id),
  (SELECT count(*) FROM task_t x WHERE x.document = d.id AND x.kind = 1),
  (SELECT count(*) FROM measure_t x WHERE x.document = d.id),
  (SELECT count(*) FROM finding_t x WHERE x.document = d.id),
  f.class, f.page, f.message,
  CASE WHEN d.text_source IN (2, 3) THEN
    (SELECT group_concat(x.number) FROM page_t x WHERE x.document = d.id AND x.recognised = 1) END
FROM document_t d
LEFT JOIN plan_t p ON p.document = d.id
LEFT JOIN failure_t f ON f.document = d.id
WHERE (?1 IS NULL OR d.id = ?1)
  AND (?2 IS NULL OR d.status = ?2)
  AND (?3 IS NULL OR EXISTS (SELECT 1 FROM finding_t x WHERE x.document = d.id AND x.kind = ?3))
  AND (?4 = 0 OR EXISTS (SELECT 1 FROM objective_t x WHERE x.document = d.id)
              OR EXISTS (SELECT 1 FROM task_t x WHERE x.document = d.id))
ORDER BY d.id
)sql";

}  // namespace

std::vector<DocumentSummary> Archive::ListDocuments(const DocumentFilter& filter) const {
  std::optional<int> status;
  if (filter.status) status = static_cast<int>(*filter.status);
  Rows rows = impl_->db->Query(kSummaries, std::optional<std::int64_t>(), status, filter.finding,
                               filter.with_plan_rows ? 1 : 0);
  const PlanFilter plans(filter.plan);
  std::vector<DocumentSummary> documents;
  while (rows.Next()) {
    DocumentSummary summary = SummaryOf(rows);
    if (plans.Passes(summary.province, summary.issuer, summary.type, summary.year,
                     summary.year_to)) {
      documents.push_back(std::move(summary));
    }
  }
  return documents;
}

std::optional<DocumentSummary> Archive::GetDocument(std::int64_t document) const {
  const std::optional<int> any;
  Rows rows = impl_->db->Query(kSummaries, document, any, any, 0);
  if (!rows.Next()) return std::nullopt;
  return SummaryOf(rows);
}

std::vector<std::string> Archive::Paths(std::int64_t document) const {
  Rows rows = impl_->db->Query(
      "SELECT path FROM path_t WHERE document = ? ORDER BY last_seen DESC, path", document);
  std::vector<std::string> paths;
  while (rows.Next()) paths.push_back(rows->Text(0));
  return paths;
}

std::vector<std::int64_t> Archive::ReadDocuments() const {
  return Numbers(impl_->db->Query("SELECT id FROM document_t WHERE status = 1 ORDER BY id"));
}

// ---- stored pages and plans --------------------------------------------------------------

namespace {

Error WithPlace(Error error, std::int64_t document, int page) {
  error.source = fmt::format("document {}", document);
  error.page = page;
  return error;
}

Error NotStored(std::int64_t document, int page) {
  return WithPlace({ErrorCode::kBadArchive, "", 0, "there are no stored pages"}, document, page);
}

}  // namespace

Result<std::vector<Page>> Archive::LoadPages(std::int64_t document) const {
  std::vector<Page> pages;
  Rows rows = impl_->db->Query(
      "SELECT number, content FROM page_t WHERE document = ? ORDER BY number", document);
  while (rows.Next()) {
    Result<Page> page = DecodePage(rows->View(1));
    if (!page) return WithPlace(page.error(), document, static_cast<int>(rows->Int(0)));
    pages.push_back(std::move(*page));
  }
  if (pages.empty()) return NotStored(document, 0);
  return pages;
}

Result<std::vector<std::string>> Archive::LoadPageBlobs(std::int64_t document) const {
  std::vector<std::string> blobs;
  Rows rows =
      impl_->db->Query("SELECT content FROM page_t WHERE document = ? ORDER BY number", document);
  while (rows.Next()) blobs.emplace_back(rows->View(0));
  if (blobs.empty()) return NotStored(document, 0);
  return blobs;
}

Result<Page> Archive::LoadPage(std::int64_t document, int number) const {
  Rows rows = impl_->db->Query("SELECT content FROM page_t WHERE document = ? AND number = ?",
                               document, number);
  if (!rows.Next()) return NotStored(document, number);
  Result<Page> page = DecodePage(rows->View(0));
  if (!page) return WithPlace(page.error(), document, number);
  return page;
}

Result<Plan> Archive::LoadPlan(std::int64_t document) const {
  return SelectPlan(*impl_->db, document);
}

// ---- counts ------------------------------------------------------------------------------

std::int64_t Archive::CountPlansNotBy(std::string_view program) const {
  return impl_->db->QueryInt("SELECT count(*) FROM plan_t WHERE program_version <> ?", program);
}

ArchiveCounts Archive::Count() const {
  Database& db = *impl_->db;
  ArchiveCounts c;
  Rows rows = db.Query(
      "SELECT (SELECT count(*) FROM document_t), "
      "(SELECT count(*) FROM document_t WHERE status = 1), (SELECT count(*) FROM path_t), "
      "(SELECT count(*) FROM page_t), (SELECT count(*) FROM page_t WHERE verdict != 0), "
      "(SELECT count(*) FROM objective_t), (SELECT count(*) FROM table_t), "
      "(SELECT count(*) FROM task_t WHERE kind = 1), (SELECT count(*) FROM task_t WHERE kind = 2), "
      "(SELECT count(*) FROM measure_t), (SELECT count(*) FROM finding_t), "
      "(SELECT coalesce(sum(bytes), 0) FROM document_t WHERE status = 1), "
      "(SELECT count(*) FROM unread_t)");
  if (rows.Next()) {
    int column = 0;
    for (std::int64_t* count :
         {&c.documents, &c.read, &c.paths, &c.pages, &c.pages_without_text, &c.objectives,
          &c.tables, &c.tasks, &c.groups, &c.measures, &c.findings, &c.original_bytes, &c.unread}) {
      *count = rows->Int(column++);
    }
  }
  c.failed = c.documents - c.read;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(impl_->File(kDatabaseName) + suffix, error);
    if (!error) c.database_bytes += static_cast<std::int64_t>(size);
  }
  Rows failures = db.Query(
      "SELECT class, count(*) FROM (SELECT class FROM failure_t UNION ALL SELECT class FROM "
      "unread_t) GROUP BY class");
  while (failures.Next()) {
    c.failures_by_class[ErrorName(static_cast<ErrorCode>(failures->Int(0)))] = failures->Int(1);
  }
  Rows findings = db.Query("SELECT kind, count(*) FROM finding_t GROUP BY kind");
  while (findings.Next()) c.findings_by_kind[findings->Text(0)] = findings->Int(1);
  Rows versions = db.Query(
      "SELECT program_version, rules_version, count(*) FROM plan_t GROUP BY 1, 2 "
      "ORDER BY 3 DESC, 1, 2");
  while (versions.Next()) {
    c.plans_by_version.push_back({{versions->Text(0), versions->Text(1)}, versions->Int(2)});
  }
  return c;
}

}  // namespace kehoach::store
