// SPDX-License-Identifier: GPL-3.0-or-later
// The statements that made version 1 of the schema, as they were released: archives of that
// version must still come up to date.
#ifndef KEHOACH_TESTS_UNIT_STORE_VERSION1_H_
#define KEHOACH_TESTS_UNIT_STORE_VERSION1_H_

namespace kehoach::store {

inline constexpr const char* kVersion1 = R"sql(
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

}  // namespace kehoach::store

#endif  // KEHOACH_TESTS_UNIT_STORE_VERSION1_H_
