// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and indexes of version 2, as its databases state them in sqlite_schema: what the way from
// there is tested with. Frozen; those that FTS5 makes for itself are left out.
#ifndef KEHOACH_TESTS_UNIT_STORE_VERSION2_H_
#define KEHOACH_TESTS_UNIT_STORE_VERSION2_H_

namespace kehoach::store {

// Tables by name, then indexes by name.
inline constexpr const char* kVersion2 = R"sql(
CREATE TABLE basis_t (
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  number   TEXT    NOT NULL,
  date     TEXT,
  evidence TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE measure_t (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  text     TEXT,
  page     INTEGER,
  evidence TEXT    NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;
CREATE TABLE "objective_t" (
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
CREATE TABLE path_t (
  path       TEXT    NOT NULL,
  document   INTEGER NOT NULL REFERENCES document_t (id) ON DELETE CASCADE,
  size       INTEGER NOT NULL,
  mtime_ns   INTEGER NOT NULL,
  first_seen TEXT    NOT NULL,
  last_seen  TEXT    NOT NULL,
  PRIMARY KEY (path, document)
) STRICT, WITHOUT ROWID;
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
, agency TEXT) STRICT;
CREATE TABLE recipient_t (
  document INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  text     TEXT,
  evidence TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE recurrence_group_t (
  leader    INTEGER PRIMARY KEY,
  component INTEGER NOT NULL
) STRICT;
CREATE TABLE recurrence_key_t (
  key  INTEGER NOT NULL,
  node INTEGER NOT NULL,
  PRIMARY KEY (key, node)
) STRICT, WITHOUT ROWID;
CREATE TABLE recurrence_member_t (
  objective INTEGER PRIMARY KEY,
  node      INTEGER NOT NULL
) STRICT;
CREATE TABLE recurrence_node_t (
  id      INTEGER PRIMARY KEY,
  leader  INTEGER NOT NULL,
  content BLOB    NOT NULL
) STRICT;
CREATE TABLE recurrence_pending_t (
  document INTEGER PRIMARY KEY REFERENCES document_t (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE recurrence_state_t (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  engine INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  typed, content, units, output, details,
  content_folded, units_folded, output_folded, details_folded,
  content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '|'"
);
CREATE TABLE search_due_t (
  document INTEGER PRIMARY KEY,
  dues     BLOB    NOT NULL
) STRICT;
CREATE TABLE search_facts_t (
  block INTEGER PRIMARY KEY,
  facts BLOB    NOT NULL
) STRICT;
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
CREATE TABLE search_syllable_t (
  folded  TEXT    NOT NULL,
  spelled TEXT    NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (folded, spelled)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_value_t (
  id    INTEGER PRIMARY KEY,
  kind  INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  value TEXT    NOT NULL,
  UNIQUE (kind, value)
) STRICT;
CREATE TABLE signer_t (
  document  INTEGER NOT NULL REFERENCES plan_t (document) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  authority TEXT,
  position  TEXT,
  name      TEXT,
  evidence  TEXT    NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE "task_t" (
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
  evidence       TEXT    NOT NULL, units TEXT,
  UNIQUE (document, table_ordinal, ordinal),
  FOREIGN KEY (document, table_ordinal) REFERENCES table_t (document, ordinal) ON DELETE CASCADE
) STRICT;
CREATE TABLE task_unit_t (
  unit INTEGER NOT NULL REFERENCES unit_t (id),
  task INTEGER NOT NULL REFERENCES task_t (id) ON DELETE CASCADE,
  role INTEGER NOT NULL CHECK (role IN (1, 2)),
  PRIMARY KEY (unit, task, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE unit_t (
  id     INTEGER PRIMARY KEY,
  key    TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;
CREATE INDEX path_document_i ON path_t (document);
CREATE INDEX recurrence_group_component_i ON recurrence_group_t (component);
CREATE INDEX recurrence_member_node_i ON recurrence_member_t (node);
CREATE INDEX recurrence_node_leader_i ON recurrence_node_t (leader);
CREATE INDEX task_unit_task_i ON task_unit_t (task);
)sql";

}  // namespace kehoach::store

#endif  // KEHOACH_TESTS_UNIT_STORE_VERSION2_H_
