// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <string_view>

#include <fmt/format.h>

namespace kehoach::store {
namespace {

// Tables end in _t; names without it belong to the views. Rows of some hundred bytes stand in
// rowid tables with a unique index, short ones in WITHOUT ROWID tables (SQLite's advice).
constexpr const char* kVersion1 = R"sql(
CREATE TABLE document_t (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256      TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  producer    TEXT    NOT NULL,
  text_source INTEGER NOT NULL CHECK (text_source BETWEEN 0 AND 3),
  status      INTEGER NOT NULL CHECK (status IN (1, 2)),
  first_seen  TEXT    NOT NULL
) STRICT;

CREATE TABLE path_t (
  path       TEXT    NOT NULL,
  document   INTEGER NOT NULL REFERENCES document_t (id) ON DELETE CASCADE,
  size       INTEGER NOT NULL,
  mtime_ns   INTEGER NOT NULL,
  first_seen TEXT    NOT NULL,
  last_seen  TEXT    NOT NULL,
  PRIMARY KEY (path, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX path_document_i ON path_t (document);

CREATE TABLE failure_t (
  document        INTEGER PRIMARY KEY REFERENCES document_t (id) ON DELETE CASCADE,
  class           INTEGER NOT NULL,
  message         TEXT    NOT NULL,
  page            INTEGER NOT NULL,
  program_version TEXT    NOT NULL,
  rules_version   TEXT    NOT NULL,
  limits          TEXT    NOT NULL,
  seen            TEXT    NOT NULL
) STRICT;

CREATE TABLE page_t (
  id                    INTEGER PRIMARY KEY,
  document              INTEGER NOT NULL REFERENCES document_t (id) ON DELETE CASCADE,
  number                INTEGER NOT NULL,
  width                 REAL    NOT NULL,
  height                REAL    NOT NULL,
  characters            INTEGER NOT NULL,
  annotation_characters INTEGER NOT NULL,
  invisible_characters  INTEGER NOT NULL,
  private_use           INTEGER NOT NULL,
  unmapped              INTEGER NOT NULL,
  vietnamese_share      REAL    NOT NULL,
  syllable_share        REAL    NOT NULL,
  image_cover           REAL    NOT NULL,
  verdict               INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
  reason                TEXT    NOT NULL,
  text                  TEXT    NOT NULL,
  content               BLOB    NOT NULL,
  UNIQUE (document, number)
) STRICT;

CREATE TABLE plan_t (
  document        INTEGER PRIMARY KEY REFERENCES document_t (id) ON DELETE CASCADE,
  type            TEXT,
  type_text       TEXT,
  title           TEXT,
  number          TEXT,
  symbol          TEXT,
  issuer          TEXT,
  province        TEXT,
  place           TEXT,
  date_text       TEXT,
  date            TEXT,
  year            INTEGER,
  year_to         INTEGER,
  evidence        TEXT NOT NULL,
  rules           TEXT NOT NULL,
  program_version TEXT NOT NULL,
  rules_version   TEXT NOT NULL
) STRICT;

CREATE TABLE basis_t (
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  number   TEXT    NOT NULL,
  date     TEXT,
  evidence TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE signer_t (
  document  INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  authority TEXT,
  position  TEXT,
  name      TEXT,
  evidence  TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient_t (
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  text     TEXT,
  evidence TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE objective_t (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  text     TEXT,
  restated TEXT,
  page     INTEGER,
  evidence TEXT    NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE measure_t (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  text     TEXT,
  page     INTEGER,
  evidence TEXT    NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE table_t (
  document  INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  objective INTEGER,
  columns   TEXT    NOT NULL,
  labels    TEXT    NOT NULL,
  places    TEXT    NOT NULL,
  joins     TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE task_t (
  id             INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL,
  table_ordinal  INTEGER NOT NULL,
  ordinal        INTEGER NOT NULL,
  kind           INTEGER NOT NULL CHECK (kind IN (1, 2)),
  number         TEXT,
  path           TEXT,
  page           INTEGER,
  number_cell    TEXT,
  content        TEXT,
  lead           TEXT,
  support        TEXT,
  deadline       TEXT,
  output         TEXT,
  note           TEXT,
  objective      TEXT,
  method         TEXT,
  target         TEXT,
  budget         TEXT,
  other          TEXT,
  more           TEXT,
  due_kind       INTEGER CHECK (due_kind BETWEEN 1 AND 5),
  due_from       TEXT,
  due_to         TEXT,
  due_rule       INTEGER,
  due_other_year INTEGER,
  evidence       TEXT    NOT NULL,
  UNIQUE (document, table_ordinal, ordinal),
  FOREIGN KEY (document, table_ordinal) REFERENCES table_t (document, ordinal) ON DELETE CASCADE
) STRICT;

CREATE TABLE finding_t (
  document      INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  kind          TEXT    NOT NULL,
  message       TEXT    NOT NULL,
  table_ordinal INTEGER,
  row_ordinal   INTEGER,
  page          INTEGER,
  places        TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
)sql";

// The program gives objectives and task rows their numbers (store/row_id.h): they follow from the
// document and the place in its plan. The rows are written anew in the order of those numbers.
constexpr const char* kVersion2RowIds = R"sql(
CREATE TABLE objective_new_t (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  text     TEXT,
  restated TEXT,
  page     INTEGER,
  evidence TEXT    NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;
INSERT INTO objective_new_t
SELECT (document << 24) | (1 << 22) | ordinal, document, ordinal, number, text, restated, page, evidence
FROM objective_t ORDER BY document, ordinal;
DROP TABLE objective_t;
ALTER TABLE objective_new_t RENAME TO objective_t;

CREATE TABLE task_new_t (
  id             INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL,
  table_ordinal  INTEGER NOT NULL,
  ordinal        INTEGER NOT NULL,
  kind           INTEGER NOT NULL CHECK (kind IN (1, 2)),
  number         TEXT,
  path           TEXT,
  page           INTEGER,
  number_cell    TEXT,
  content        TEXT,
  lead           TEXT,
  support        TEXT,
  deadline       TEXT,
  output         TEXT,
  note           TEXT,
  objective      TEXT,
  method         TEXT,
  target         TEXT,
  budget         TEXT,
  other          TEXT,
  more           TEXT,
  due_kind       INTEGER CHECK (due_kind BETWEEN 1 AND 5),
  due_from       TEXT,
  due_to         TEXT,
  due_rule       INTEGER,
  due_other_year INTEGER,
  evidence       TEXT    NOT NULL,
  UNIQUE (document, table_ordinal, ordinal),
  FOREIGN KEY (document, table_ordinal) REFERENCES table_t (document, ordinal) ON DELETE CASCADE
) STRICT;
INSERT INTO task_new_t
SELECT (document << 24) | (2 << 22)
         | (row_number() OVER (PARTITION BY document ORDER BY table_ordinal, ordinal) - 1),
       document, table_ordinal, ordinal, kind, number, path, page, number_cell, content, lead,
       support, deadline, output, note, objective, method, target, budget, other, more, due_kind,
       due_from, due_to, due_rule, due_other_year, evidence
FROM task_t ORDER BY document, table_ordinal, ordinal;
DROP TABLE task_t;
ALTER TABLE task_new_t RENAME TO task_t;
)sql";

// Quantified targets.
constexpr const char* kVersion2Targets = R"sql(
CREATE TABLE target_t (
  id                INTEGER PRIMARY KEY,
  document          INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal           INTEGER NOT NULL,
  text_kind         INTEGER NOT NULL CHECK (text_kind BETWEEN 1 AND 3),
  objective_ordinal INTEGER,
  table_ordinal     INTEGER,
  row_ordinal       INTEGER,
  column_ordinal    INTEGER,
  parent_ordinal    INTEGER,
  comparator        INTEGER NOT NULL CHECK (comparator BETWEEN 1 AND 7),
  value             REAL,
  value2            REAL,
  unit              TEXT    NOT NULL,
  per               TEXT,
  grade             TEXT,
  subject           TEXT,
  predicate         TEXT,
  scope             TEXT,
  base              TEXT,
  modality          TEXT,
  time              TEXT,
  year              INTEGER,
  key               TEXT    NOT NULL,
  raw               TEXT    NOT NULL,
  raw_begin         INTEGER NOT NULL,
  raw_end           INTEGER NOT NULL,
  rule              INTEGER NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;
)sql";

// A task's units stand twice: in the order of its cells in task_t.units, which a plan is loaded
// from, and by unit in task_unit_t, which is what is looked for.
constexpr const char* kVersion2Units = R"sql(
ALTER TABLE plan_t ADD COLUMN agency TEXT;

CREATE TABLE unit_t (
  id     INTEGER PRIMARY KEY,
  key    TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;

CREATE TABLE task_unit_t (
  unit INTEGER NOT NULL REFERENCES unit_t (id),
  task INTEGER NOT NULL REFERENCES task_t (id) ON DELETE CASCADE,
  role INTEGER NOT NULL CHECK (role IN (1, 2)),
  PRIMARY KEY (unit, task, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_unit_task_i ON task_unit_t (task);

ALTER TABLE task_t ADD COLUMN units TEXT;
)sql";

// The search index (docs/search.md). It keeps no texts: rows are taken out by the keys that they
// were put in with.
constexpr const char* kVersion2Search = R"sql(
CREATE VIRTUAL TABLE search USING fts5 (
  typed, content, units, output, details,
  content_folded, units_folded, output_folded, details_folded,
  content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '|'"
);

CREATE TABLE search_value_t (
  id    INTEGER PRIMARY KEY,
  kind  INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  value TEXT    NOT NULL,
  UNIQUE (kind, value)
) STRICT;

CREATE TABLE search_facts_t (
  block INTEGER PRIMARY KEY,
  facts BLOB    NOT NULL
) STRICT;

CREATE TABLE search_due_t (
  document INTEGER PRIMARY KEY,
  dues     BLOB    NOT NULL
) STRICT;

CREATE TABLE search_syllable_t (
  folded  TEXT    NOT NULL,
  spelled TEXT    NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (folded, spelled)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_pair_t (
  folded  TEXT    NOT NULL,
  spelled TEXT    NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (folded, spelled)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_state_t (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Which objectives say the same. Everything in it follows from objective_t; all plans of an older
// archive are pending, so that the next writer makes it.
constexpr const char* kVersion2Recurrence = R"sql(
CREATE TABLE recurrence_state_t (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  engine INTEGER NOT NULL
) STRICT;
INSERT INTO recurrence_state_t VALUES (1, 0);
CREATE TABLE recurrence_pending_t (
  document INTEGER PRIMARY KEY REFERENCES document_t (id) ON DELETE CASCADE
) STRICT;
INSERT INTO recurrence_pending_t SELECT document FROM plan_t;

CREATE TABLE recurrence_member_t (
  objective INTEGER PRIMARY KEY,
  node      INTEGER NOT NULL
) STRICT;
CREATE INDEX recurrence_member_node_i ON recurrence_member_t (node);

CREATE TABLE recurrence_node_t (
  id      INTEGER PRIMARY KEY,
  leader  INTEGER NOT NULL,
  content BLOB    NOT NULL
) STRICT;
CREATE INDEX recurrence_node_leader_i ON recurrence_node_t (leader);

CREATE TABLE recurrence_group_t (
  leader    INTEGER PRIMARY KEY,
  component INTEGER NOT NULL
) STRICT;
CREATE INDEX recurrence_group_component_i ON recurrence_group_t (component);

CREATE TABLE recurrence_key_t (
  key  INTEGER NOT NULL,
  node INTEGER NOT NULL,
  PRIMARY KEY (key, node)
) STRICT, WITHOUT ROWID;
)sql";

// What the program did to the archive, and what it could not even read.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE run_t (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  state           INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  pid             INTEGER NOT NULL,
  started         TEXT    NOT NULL,
  updated         TEXT    NOT NULL,
  program_version TEXT    NOT NULL,
  rules_version   TEXT    NOT NULL,
  options         TEXT    NOT NULL,
  documents       INTEGER NOT NULL,
  pages           INTEGER NOT NULL,
  seconds         REAL    NOT NULL,
  outcomes        TEXT    NOT NULL,
  failures        TEXT    NOT NULL,
  message         TEXT    NOT NULL
) STRICT;

CREATE TABLE unread_t (
  path            TEXT    PRIMARY KEY,
  class           INTEGER NOT NULL,
  message         TEXT    NOT NULL,
  program_version TEXT    NOT NULL,
  rules_version   TEXT    NOT NULL,
  limits          TEXT    NOT NULL,
  attempts        INTEGER NOT NULL,
  seen            TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE failure_t ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1;
)sql";

constexpr const char* kVersion4 = R"sql(
ALTER TABLE page_t ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0 CHECK (recognised IN (0, 1));
)sql";

}  // namespace

// A version may have several steps, taken in this order.
const std::vector<Migration>& Migrations() {
  static const std::vector<Migration> steps = {
      {1, kVersion1},       {2, kVersion2RowIds},     {2, kVersion2Targets}, {2, kVersion2Units},
      {2, kVersion2Search}, {2, kVersion2Recurrence}, {3, kVersion3},        {4, kVersion4}};
  return steps;
}

int SchemaVersion(Database& db) {
  const auto version = static_cast<int>(db.QueryInt("PRAGMA user_version"));
  const std::int64_t application = db.QueryInt("PRAGMA application_id");
  if (application == kApplicationId) return version;
  if (application == 0 && version == 0 && db.QueryInt("SELECT count(*) FROM sqlite_schema") == 0) {
    return 0;
  }
  throw ArchiveError(ArchiveError::Kind::kNotArchive,
                     fmt::format("{}: a database of another program; name another folder with "
                                 "--archive",
                                 db.file()));
}

namespace {

void DropViews(Database& db) {
  std::string sql;
  {
    Rows views = db.Query("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    while (views.Next()) sql += fmt::format("DROP VIEW \"{}\";\n", views->View(0));
  }
  db.Execute(sql);
}

// Whether the database has just the views of `sql`: SQLite keeps the text that made them.
bool HasViews(Database& db, std::string_view sql) {
  int made = 0, asked = 0;
  constexpr std::string_view kCreate = "CREATE VIEW ";
  for (std::size_t at = sql.find(kCreate); at != std::string_view::npos;
       at = sql.find(kCreate, at + 1)) {
    ++asked;
  }
  Rows views = db.Query("SELECT sql FROM sqlite_schema WHERE type = 'view'");
  while (views.Next()) {
    const std::string_view view = views->View(0);
    const std::size_t at = sql.find(view);
    // Up to its end: a view may begin like the one that took its place.
    const std::string_view rest = at == std::string_view::npos ? "" : sql.substr(at + view.size());
    if (at == std::string_view::npos || (!rest.empty() && rest.front() != ';')) return false;
    ++made;
  }
  return made == asked;
}

}  // namespace

void Migrate(Database& db, const std::vector<Migration>& steps, const char* views) {
  const int version = SchemaVersion(db);
  const int present = steps.back().to;
  if (version == present) {
    if (HasViews(db, views)) return;
    Atomic all(db);
    DropViews(db);
    db.Execute(views);
    all.Keep();
    return;
  }
  if (version > present) {
    throw ArchiveError(ArchiveError::Kind::kNewer,
                       fmt::format("{}: made by a newer version of kehoach (schema {}, this one "
                                   "knows {}); use that version",
                                   db.file(), version, present));
  }
  Atomic all(db);
  DropViews(db);
  for (const Migration& step : steps) {
    if (step.to > version) db.Execute(step.sql);
  }
  db.Execute(views);
  db.Execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, present));
  all.Keep();
}

}  // namespace kehoach::store
