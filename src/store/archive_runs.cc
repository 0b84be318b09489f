// SPDX-License-Identifier: GPL-3.0-or-later
// What the program did to an archive, and what it could not use.
#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "store/archive_impl.h"

namespace kehoach::store {

const char* RunKindName(RunKind kind) {
  switch (kind) {
    case RunKind::kImport:
      return "import";
    case RunKind::kReextract:
      return "reextract";
    case RunKind::kMerge:
      return "merge";
  }
  return "unknown";
}

const char* RunStateName(RunState state) {
  switch (state) {
    case RunState::kRunning:
      return "running";
    case RunState::kDone:
      return "done";
    case RunState::kStopped:
      return "stopped";
    case RunState::kFailed:
      return "failed";
    case RunState::kInterrupted:
      return "interrupted";
  }
  return "unknown";
}

// ---- files that could not be read --------------------------------------------------------

void Archive::StoreUnread(const UnreadFile& file) {
  impl_->RequireWriting();
  impl_->db->Run(
      "INSERT INTO unread_t VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
      "class = excluded.class, message = excluded.message, "
      "program_version = excluded.program_version, rules_version = excluded.rules_version, "
      "limits = excluded.limits, attempts = attempts + excluded.attempts, seen = excluded.seen",
      file.path, static_cast<int>(file.error.code), file.error.message, file.versions.program,
      file.versions.rules, file.limits, file.attempts, file.seen);
}

void Archive::ForgetUnread(std::string_view path) {
  impl_->RequireWriting();
  impl_->db->Run("DELETE FROM unread_t WHERE path = ?", path);
}

std::optional<UnreadFile> Archive::FindUnread(std::string_view path) const {
  Rows rows = impl_->db->Query(
      "SELECT class, message, program_version, rules_version, limits, attempts, seen "
      "FROM unread_t WHERE path = ?",
      path);
  if (!rows.Next()) return std::nullopt;
  UnreadFile file;
  file.path = path;
  file.error = {static_cast<ErrorCode>(rows->Int(0)), "", 0, rows->Text(1)};
  file.versions = {rows->Text(2), rows->Text(3)};
  file.limits = rows->Text(4);
  file.attempts = static_cast<int>(rows->Int(5));
  file.seen = rows->Text(6);
  return file;
}

void Archive::ForEachFailure(const FailureFilter& filter,
                             const std::function<void(const ListedFailure&)>& take) const {
  std::optional<int> code;
  if (filter.code) code = static_cast<int>(*filter.code);
  Rows rows = impl_->db->Query(R"sql(
SELECT f.document, d.sha256,
       (SELECT p.path FROM path_t p WHERE p.document = f.document
        ORDER BY p.last_seen DESC, p.path LIMIT 1) AS path,
       d.bytes, f.class, f.page, f.message, f.program_version, f.rules_version, f.limits, f.seen,
       f.attempts
FROM failure_t f JOIN document_t d ON d.id = f.document
WHERE ?1 IS NULL OR f.class = ?1
UNION ALL
SELECT NULL, NULL, path, 0, class, 0, message, program_version, rules_version, limits, seen,
       attempts
FROM unread_t WHERE ?1 IS NULL OR class = ?1
ORDER BY 3, 2)sql",
                               code);
  while (rows.Next()) {
    ListedFailure failure;
    if (!rows->IsNull(0)) failure.document = rows->Int(0);
    failure.sha256 = rows->Text(1);
    failure.path = rows->Text(2);
    failure.bytes = rows->Int(3);
    failure.error = {static_cast<ErrorCode>(rows->Int(4)), failure.path,
                     static_cast<int>(rows->Int(5)), rows->Text(6)};
    failure.versions = {rows->Text(7), rows->Text(8)};
    failure.limits = rows->Text(9);
    failure.seen = rows->Text(10);
    failure.attempts = static_cast<int>(rows->Int(11));
    take(failure);
  }
}

// ---- runs --------------------------------------------------------------------------------

namespace {

using Counts = std::map<std::string, std::int64_t>;

// {"imported":3,"known":1}. Names need no escapes.
std::string ToJson(const Counts& counts) {
  std::string text;
  for (const auto& [name, count] : counts) {
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos) {
      throw std::logic_error("internal error: a count named " + name);
    }
    text += fmt::format("{}\"{}\":{}", text.empty() ? "" : ",", name, count);
  }
  return fmt::format("{{{}}}", text);
}

// What ToJson() wrote; of other text as much as is in that form.
Counts FromJson(std::string_view text) {
  Counts counts;
  while (true) {
    const std::size_t begin = text.find('"');
    if (begin == std::string_view::npos) return counts;
    const std::size_t end = text.find("\":", begin + 1);
    if (end == std::string_view::npos) return counts;
    const std::string name(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 2);
    std::int64_t count = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), count).ec != std::errc()) {
      return counts;
    }
    counts[name] = count;
  }
}

}  // namespace

std::int64_t Archive::StartRun(const RunRecord& run) {
  impl_->RequireWriting();
  Database& db = *impl_->db;
  Atomic all(db);
  // This process holds the lock: nobody else is at work.
  db.Run("UPDATE run_t SET state = ?1 WHERE state = ?2", static_cast<int>(RunState::kInterrupted),
         static_cast<int>(RunState::kRunning));
  const std::string started = run.started.empty() ? Now() : run.started;
  db.Run(
      "INSERT INTO run_t (kind, state, pid, started, updated, program_version, rules_version, "
      "options, documents, pages, seconds, outcomes, failures, message) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      static_cast<int>(run.kind), static_cast<int>(run.state), std::int64_t{::getpid()}, started,
      started, run.versions.program, run.versions.rules, run.options, run.documents, run.pages,
      run.seconds, ToJson(run.outcomes), ToJson(run.failures), run.message);
  const std::int64_t id = db.last_insert_id();
  all.Keep();
  return id;
}

void Archive::UpdateRun(std::int64_t id, const RunRecord& run) {
  impl_->RequireWriting();
  impl_->db->Run(
      "UPDATE run_t SET state = ?, updated = ?, documents = ?, pages = ?, seconds = ?, "
      "outcomes = ?, failures = ?, message = ? WHERE id = ?",
      static_cast<int>(run.state), Now(), run.documents, run.pages, run.seconds,
      ToJson(run.outcomes), ToJson(run.failures), run.message, id);
}

namespace {

std::vector<RunRecord> SelectRuns(Database& db, int limit) {
  Rows rows = db.Query(
      "SELECT id, kind, state, pid, started, updated, program_version, rules_version, options, "
      "documents, pages, seconds, outcomes, failures, message FROM run_t ORDER BY id DESC LIMIT ?",
      limit);
  std::vector<RunRecord> runs;
  while (rows.Next()) {
    RunRecord run;
    run.id = rows->Int(0);
    run.kind = static_cast<RunKind>(rows->Int(1));
    run.state = static_cast<RunState>(rows->Int(2));
    run.pid = rows->Int(3);
    run.started = rows->Text(4);
    run.updated = rows->Text(5);
    run.versions = {rows->Text(6), rows->Text(7)};
    run.options = rows->Text(8);
    run.documents = rows->Int(9);
    run.pages = rows->Int(10);
    run.seconds = rows->Real(11);
    run.outcomes = FromJson(rows->View(12));
    run.failures = FromJson(rows->View(13));
    run.message = rows->Text(14);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

std::vector<RunRecord> Archive::Runs(int limit) const {
  const auto gone = [](const RunRecord& run, std::optional<std::int64_t> writer) {
    return run.state == RunState::kRunning && writer != run.pid;
  };
  std::vector<RunRecord> runs = SelectRuns(*impl_->db, limit);
  const std::optional<std::int64_t> writer = HolderOfLock(impl_->File(kLockName));
  if (std::ranges::none_of(runs, [&](const RunRecord& run) { return gone(run, writer); })) {
    return runs;
  }
  // It may have ended well between the two looks: what it said last was written before.
  runs = SelectRuns(*impl_->db, limit);
  for (RunRecord& run : runs) {
    if (gone(run, writer)) run.state = RunState::kInterrupted;
  }
  return runs;
}

}  // namespace kehoach::store
