// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace kehoach::store {
namespace {

// How long a statement waits for another connection, in milliseconds. A reader waits for a
// checkpoint at most; the writer is alone by its lock file, but sqlite3 or Datasette may be there.
constexpr int kBusyTimeout = 5000;

// Instructions of SQLite's virtual machine between two looks at the flag: well below a
// millisecond, and too many for the look to be measured.
constexpr int kInstructionsBetweenLooks = 2000;

extern "C" int WantsToStop(void* flag) {
  return static_cast<const std::atomic<bool>*>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

bool IsOutOfSpace(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

ArchiveError OutOfSpace(std::string_view context) {
  return {ArchiveError::Kind::kDiskFull,
          fmt::format("{}: no space left; free some and run the command again", context)};
}

}  // namespace

ArchiveError FromSqlite(int rc, sqlite3* db, std::string_view context) {
  using Kind = ArchiveError::Kind;
  const int last_error = errno;
  int system_error = db != nullptr ? sqlite3_system_errno(db) : 0;
  // SQLite forgets it where one of its own statements failed, those of a full-text index say.
  if (system_error == 0 && (rc & 0xFF) == SQLITE_IOERR) system_error = last_error;
  const char* detail = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
  switch (rc & 0xFF) {
    case SQLITE_FULL:
      return OutOfSpace(context);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {
          Kind::kLocked,
          fmt::format("{}: another program holds the database; close it and try again", context)};
    case SQLITE_NOTADB:
      return {Kind::kNotArchive,
              fmt::format("{}: not a database, or its first page is damaged", context)};
    case SQLITE_CORRUPT:
      return {Kind::kDamaged,
              fmt::format("{}: the database is damaged ({}); restore a copy, or move it away and "
                          "import the originals again",
                          context, detail)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {Kind::kReadOnly, fmt::format("{}: no permission to write", context)};
    case SQLITE_CANTOPEN:
      return {Kind::kIo, fmt::format("{}: cannot be opened ({})", context,
                                     system_error != 0 ? std::strerror(system_error) : detail)};
    case SQLITE_IOERR:
      if (IsOutOfSpace(system_error)) return OutOfSpace(context);
      return {Kind::kIo, fmt::format("{}: reading or writing failed ({})", context,
                                     system_error != 0 ? std::strerror(system_error) : detail)};
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    case SQLITE_INTERRUPT:
      throw Interrupted();
    default:
      return {Kind::kInternal,
              fmt::format("{}: internal error, please report it ({})", context, detail)};
  }
}

// ---- Statement ---------------------------------------------------------------------------

Statement::Statement(sqlite3* db, const char* sql, std::string_view context)
    : db_(db), context_(context) {
  Check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(stmt_); }

void Statement::Check(int rc) const {
  if (rc != SQLITE_OK) throw FromSqlite(rc, db_, context_);
}

bool Statement::Step() {
  const int rc = sqlite3_step(stmt_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  if (rc == SQLITE_INTERRUPT) {
    Reset();
    throw Interrupted();
  }
  ArchiveError error = FromSqlite(rc, db_, context_);
  Reset();
  throw error;
}

// The code of a reset only repeats that of the step before it.
void Statement::Reset() { sqlite3_reset(stmt_); }

void Statement::BindOne(int index, std::int64_t value) {
  Check(sqlite3_bind_int64(stmt_, index, value));
}

void Statement::BindOne(int index, double value) {
  Check(sqlite3_bind_double(stmt_, index, value));
}

void Statement::BindOne(int index, std::string_view value) {
  // A null pointer would bind NULL.
  const char* data = value.data() != nullptr ? value.data() : "";
  Check(sqlite3_bind_text64(stmt_, index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::BindOne(int index, Blob value) {
  const char* data = value.bytes.data() != nullptr ? value.bytes.data() : "";
  Check(sqlite3_bind_blob64(stmt_, index, data, value.bytes.size(), SQLITE_STATIC));
}

void Statement::BindOne(int index, std::nullopt_t) { Check(sqlite3_bind_null(stmt_, index)); }

std::int64_t Statement::Int(int column) const { return sqlite3_column_int64(stmt_, column); }

double Statement::Real(int column) const { return sqlite3_column_double(stmt_, column); }

int Statement::Columns() const { return sqlite3_column_count(stmt_); }

bool Statement::IsReal(int column) const {
  return sqlite3_column_type(stmt_, column) == SQLITE_FLOAT;
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(stmt_, column) == SQLITE_NULL;
}

std::string_view Statement::View(int column) const {
  const void* data = sqlite3_column_blob(stmt_, column);
  const int size = sqlite3_column_bytes(stmt_, column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::optional<std::string> Statement::OptionalText(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Text(column);
}

std::optional<int> Statement::OptionalInt(int column) const {
  if (IsNull(column)) return std::nullopt;
  return static_cast<int>(Int(column));
}

// ---- Database ----------------------------------------------------------------------------

namespace {

// A file name as a URI: everything but letters, digits and "/-_." is escaped.
std::string FileUri(const std::string& file, std::string_view query) {
  std::string uri = "file:";
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '/' || c == '-' || c == '_' || c == '.';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return fmt::format("{}?{}", uri, query);
}

}  // namespace

Database::Database(std::string file, Access access) : file_(std::move(file)) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  std::string query = "cache=private";
  switch (access) {
    case Access::kRead:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Access::kReadImmutable:
      flags |= SQLITE_OPEN_READONLY;
      query += "&immutable=1";
      break;
    case Access::kWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Access::kCreate:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
  }
  const int rc = sqlite3_open_v2(FileUri(file_, query).c_str(), &db_, flags, nullptr);
  if (rc != SQLITE_OK) {
    ArchiveError error = FromSqlite(rc, db_, file_);
    sqlite3_close(db_);
    throw error;
  }
  try {
    Configure(access);
  } catch (...) {
    statements_.clear();
    sqlite3_close(db_);
    throw;
  }
}

Database::~Database() {
  statements_.clear();
  sqlite3_close(db_);
}

void Database::Configure(Access access) {
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, kBusyTimeout);
  // A database that somebody hands on must not run code of its own making.
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  if (access == Access::kWrite || access == Access::kCreate) {
    // A batch that a power cut takes is imported again; the database stays sound (WAL).
    Execute("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000");
  }
}

void Database::Execute(const std::string& sql) {
  const int rc = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) throw FromSqlite(rc, db_, file_);
}

Statement& Database::Cached(const char* sql) {
  // Many short statements may never reach the progress handler.
  if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) throw Interrupted();
  std::unique_ptr<Statement>& statement = statements_[sql];
  if (statement == nullptr) {
    try {
      statement = std::make_unique<Statement>(db_, sql, file_);
    } catch (...) {
      statements_.erase(sql);
      throw;
    }
  }
  return *statement;
}

void Database::StopWhen(const std::atomic<bool>& stop) {
  stop_ = &stop;
  // SQLite hands the pointer back as it came; the flag is only read.
  sqlite3_progress_handler(db_, kInstructionsBetweenLooks, WantsToStop,
                           const_cast<std::atomic<bool>*>(&stop));
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(db_); }

int Database::changes() const { return sqlite3_changes(db_); }

// ---- Atomic ------------------------------------------------------------------------------

Atomic::Atomic(Database& db) : db_(db), nested_(db.in_transaction()) {
  db_.Run(nested_ ? "SAVEPOINT atomic" : "BEGIN IMMEDIATE");
}

Atomic::~Atomic() {
  // SQLite may have rolled everything back itself (disk full).
  if (!open_ || !db_.in_transaction()) return;
  try {
    if (nested_) {
      db_.Execute("ROLLBACK TO atomic; RELEASE atomic");
    } else {
      db_.Execute("ROLLBACK");
    }
  } catch (const std::exception&) {
    // Only reached on the way out with an error that says more than this one.
  }
}

void Atomic::Keep() {
  db_.Run(nested_ ? "RELEASE atomic" : "COMMIT");
  open_ = false;
}

}  // namespace kehoach::store
