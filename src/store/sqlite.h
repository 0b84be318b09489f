// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite as the archive uses it: a connection, statements that stay prepared, and one place
// where its codes become ArchiveError. Not thread-safe.
#ifndef KEHOACH_STORE_SQLITE_H_
#define KEHOACH_STORE_SQLITE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kehoach::store {

// Our error for a code of SQLite. `context` says what was being done, e.g. the file's name.
ArchiveError FromSqlite(int rc, sqlite3* db, std::string_view context);

// Bytes to bind as a BLOB.
struct Blob {
  std::string_view bytes;
};

// A prepared statement. Values are bound in the order of the arguments; text is not copied, so
// it must live until the statement has run.
class Statement {
 public:
  Statement(sqlite3* db, const char* sql, std::string_view context);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  template <typename... Args>
  void Bind(const Args&... args) {
    Reset();
    int index = 0;
    (BindOne(++index, args), ...);
  }
  bool Step();  // whether there is a row; throws ArchiveError
  void Reset();

  int Columns() const;
  std::int64_t Int(int column) const;
  double Real(int column) const;
  bool IsReal(int column) const;  // stored as a floating-point number
  bool IsNull(int column) const;
  std::string_view View(int column) const;  // of text or blob; until the next Step() or Reset()
  std::string Text(int column) const { return std::string(View(column)); }
  std::optional<std::string> OptionalText(int column) const;
  std::optional<int> OptionalInt(int column) const;

 private:
  void BindOne(int index, std::int64_t value);
  void BindOne(int index, int value) { BindOne(index, std::int64_t{value}); }
  void BindOne(int index, double value);
  void BindOne(int index, std::string_view value);
  void BindOne(int index, const std::string& value) { BindOne(index, std::string_view(value)); }
  void BindOne(int index, const char* value) { BindOne(index, std::string_view(value)); }
  void BindOne(int index, Blob value);
  void BindOne(int index, std::nullopt_t);
  template <typename T>
  void BindOne(int index, const std::optional<T>& value) {
    if (value) {
      BindOne(index, *value);
    } else {
      BindOne(index, std::nullopt);
    }
  }
  void Check(int rc) const;

  sqlite3* db_;
  sqlite3_stmt* stmt_ = nullptr;
  std::string_view context_;
};

// The rows of a query; the statement is free again when it goes out of scope.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(&statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { statement_->Reset(); }
  bool Next() { return statement_->Step(); }
  const Statement* operator->() const { return statement_; }

 private:
  Statement* statement_;
};

class Database {
 public:
  enum class Access { kRead, kReadImmutable, kWrite, kCreate };

  // `file` is named in every error.
  Database(std::string file, Access access);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Runs SQL text of our own; several statements are allowed.
  void Execute(const std::string& sql);
  // Runs one statement that yields no rows. `sql` must be a string literal: the statement is
  // kept under its address.
  template <typename... Args>
  void Run(const char* sql, const Args&... args) {
    Statement& statement = Cached(sql);
    statement.Bind(args...);
    statement.Step();
    statement.Reset();
  }
  template <typename... Args>
  Rows Query(const char* sql, const Args&... args) {
    Statement& statement = Cached(sql);
    statement.Bind(args...);
    return Rows(statement);
  }
  // The first column of the first row; 0 when there is none.
  template <typename... Args>
  std::int64_t QueryInt(const char* sql, const Args&... args) {
    Rows rows = Query(sql, args...);
    return rows.Next() ? rows->Int(0) : 0;
  }

  // While `stop` is set, statements throw Interrupted. It must outlive the connection.
  void StopWhen(const std::atomic<bool>& stop);

  // For statements that are no literals.
  sqlite3* handle() const { return db_; }

  bool in_transaction() const;
  std::int64_t last_insert_id() const;
  int changes() const;  // rows that the last statement changed
  const std::string& file() const { return file_; }

 private:
  Statement& Cached(const char* sql);
  void Configure(Access access);

  std::string file_;
  sqlite3* db_ = nullptr;
  const std::atomic<bool>* stop_ = nullptr;
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
};

// Changes that are kept together or not at all, also inside a batch.
class Atomic {
 public:
  explicit Atomic(Database& db);
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;
  ~Atomic();  // undoes them unless Keep() was called
  void Keep();
  bool nested() const { return nested_; }  // inside a batch

 private:
  Database& db_;
  bool nested_;
  bool open_ = true;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SQLITE_H_
