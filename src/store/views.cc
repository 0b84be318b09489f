// SPDX-License-Identifier: GPL-3.0-or-later
// The views that other programs read (docs/schema.md, "Views"). Their names and columns are a
// promise: columns may be added at the end, none may go.
#include "store/schema.h"

namespace kehoach::store {
namespace {

constexpr const char* kDocumentViews = R"sql(
CREATE VIEW documents AS
SELECT d.id AS document, d.sha256,
       (SELECT p.path FROM path_t p WHERE p.document = d.id
        ORDER BY p.last_seen DESC, p.path LIMIT 1) AS path,
       d.bytes, d.pages, d.producer,
       CASE d.text_source WHEN 1 THEN 'embedded' WHEN 2 THEN 'ocr' WHEN 3 THEN 'mixed'
         ELSE 'none' END AS text,
       CASE d.status WHEN 1 THEN 'read' ELSE 'failed' END AS status,
       d.first_seen, d.id << 24 AS id
FROM document_t d;

CREATE VIEW files AS
SELECT p.path, p.document, d.sha256, p.size,
       strftime('%Y-%m-%dT%H:%M:%SZ', p.mtime_ns / 1000000000, 'unixepoch') AS modified,
       p.first_seen, p.last_seen
FROM path_t p JOIN document_t d ON d.id = p.document;

CREATE VIEW failures AS
WITH all_t AS (
  SELECT f.document, d.sha256,
         (SELECT p.path FROM path_t p WHERE p.document = f.document
          ORDER BY p.last_seen DESC, p.path LIMIT 1) AS path,
         f.class, f.message, nullif(f.page, 0) AS page, f.limits, f.program_version,
         f.rules_version, f.seen, f.attempts
  FROM failure_t f JOIN document_t d ON d.id = f.document
  UNION ALL
  SELECT NULL, NULL, path, class, message, NULL, limits, program_version, rules_version, seen,
         attempts
  FROM unread_t
)
SELECT document, sha256, path,
       CASE class WHEN 1 THEN 'empty' WHEN 2 THEN 'not_pdf' WHEN 3 THEN 'damaged'
         WHEN 4 THEN 'encrypted' WHEN 5 THEN 'too_large' WHEN 6 THEN 'no_pages'
         WHEN 7 THEN 'no_text' WHEN 8 THEN 'unreadable' WHEN 9 THEN 'bad_rules'
         WHEN 10 THEN 'bad_archive' WHEN 11 THEN 'internal' WHEN 12 THEN 'out_of_memory'
         WHEN 13 THEN 'out_of_time' WHEN 14 THEN 'crashed'
         ELSE 'class ' || class END AS class,
       message, page, limits, program_version, rules_version, seen, attempts
FROM all_t;

CREATE VIEW runs AS
SELECT id AS run, CASE kind WHEN 1 THEN 'import' WHEN 2 THEN 'reextract' ELSE 'merge' END AS kind,
       CASE state WHEN 1 THEN 'running' WHEN 2 THEN 'done' WHEN 3 THEN 'stopped'
         WHEN 4 THEN 'failed' ELSE 'interrupted' END AS state,
       started, CASE state WHEN 1 THEN NULL ELSE updated END AS ended, updated, pid,
       program_version, rules_version, options, documents, pages, seconds,
       documents / nullif(seconds, 0) AS documents_per_second,
       pages / nullif(seconds, 0) AS pages_per_second,
       outcomes, failures, nullif(message, '') AS message
FROM run_t;

CREATE VIEW pages AS
SELECT document, number AS page, width AS width_pt, height AS height_pt,
       CASE verdict WHEN 0 THEN 'usable' WHEN 1 THEN 'no_text' ELSE 'implausible' END AS verdict,
       nullif(reason, '') AS reason, text,
       recognised,
       characters, annotation_characters, invisible_characters, private_use, unmapped,
       vietnamese_share, syllable_share, image_cover
FROM page_t;
)sql";

constexpr const char* kPlanViews = R"sql(
CREATE VIEW plans AS
SELECT p.document, p.type, p.type_text, p.title, p.number, p.symbol, p.issuer, p.province,
       p.place, p.date_text, p.date, p.year, p.year_to,
       (SELECT count(*) FROM objective_t x WHERE x.document = p.document) AS objectives,
       (SELECT count(*) FROM table_t x WHERE x.document = p.document) AS task_tables,
       (SELECT count(*) FROM task_t x WHERE x.document = p.document AND x.kind = 1) AS tasks,
       (SELECT count(*) FROM measure_t x WHERE x.document = p.document) AS measures,
       (SELECT count(*) FROM finding_t x WHERE x.document = p.document) AS findings,
       p.program_version, p.rules_version, p.agency
FROM plan_t p;

CREATE VIEW bases AS
SELECT document, ordinal + 1 AS position, number, date FROM basis_t;

CREATE VIEW signers AS
SELECT document, ordinal + 1 AS position_in_document, authority, position, name FROM signer_t;

CREATE VIEW recipients AS
SELECT document, ordinal + 1 AS position, text FROM recipient_t;

CREATE VIEW objectives AS
SELECT o.document, p.issuer, p.province, p.year, o.number, o.text, o.restated, o.page, o.id
FROM objective_t o JOIN plan_t p ON p.document = o.document;

CREATE VIEW measures AS
SELECT m.document, p.issuer, p.province, p.year, m.ordinal + 1 AS position, m.text, m.page
FROM measure_t m JOIN plan_t p ON p.document = m.document;

CREATE VIEW task_tables AS
SELECT t.document, t.ordinal + 1 AS task_table, t.objective, t.columns, t.labels,
       json_extract(t.places, '$[0][0]') AS first_page,
       json_extract(t.places, '$[#-1][0]') AS last_page,
       (SELECT count(*) FROM task_t x WHERE x.document = t.document
        AND x.table_ordinal = t.ordinal AND x.kind = 1) AS tasks,
       t.joins
FROM table_t t;

CREATE VIEW tasks AS
SELECT r.document, p.issuer, p.province, p.year, r.table_ordinal + 1 AS task_table,
       r.ordinal + 1 AS "row", t.objective AS objective_number,
       CASE r.kind WHEN 1 THEN 'task' ELSE 'group' END AS kind, r.number, r.path,
       r.content, r."lead", r.support, r.deadline, r.output, r.note, r.objective, r.method,
       r.target, r.budget, r.other, json_extract(r.more, '$.other2') AS other2,
       json_extract(r.more, '$.other3') AS other3, r.more,
       CASE r.due_kind WHEN 1 THEN 'period' WHEN 2 THEN 'recurring' WHEN 3 THEN 'continuous'
         WHEN 4 THEN 'event' WHEN 5 THEN 'as_planned' END AS due_kind,
       r.due_from, r.due_to, r.page, r.id
FROM task_t r
JOIN table_t t ON t.document = r.document AND t.ordinal = r.table_ordinal
JOIN plan_t p ON p.document = r.document;

CREATE VIEW units AS
SELECT u.key, u.name, u.listed,
       (SELECT count(*) FROM task_unit_t x WHERE x.unit = u.id AND x.role = 1) AS "lead",
       (SELECT count(*) FROM task_unit_t x WHERE x.unit = u.id AND x.role = 2) AS support
FROM unit_t u;

CREATE VIEW task_units AS
SELECT r.document, p.issuer, p.province, p.year, r.table_ordinal + 1 AS task_table,
       r.ordinal + 1 AS "row", CASE x.role WHEN 1 THEN 'lead' ELSE 'support' END AS role,
       u.key, u.name,
       (SELECT CAST(substr(CAST(CASE json_extract(e.value, '$[2]') WHEN 1 THEN r."lead"
                  ELSE r.support END AS BLOB), json_extract(e.value, '$[3]') + 1,
                  json_extract(e.value, '$[4]') - json_extract(e.value, '$[3]')) AS TEXT)
        FROM json_each(r.units) e
        WHERE json_extract(e.value, '$[0]') = x.unit AND json_extract(e.value, '$[1]') = x.role
        ORDER BY e.key LIMIT 1) AS text
FROM task_unit_t x
JOIN unit_t u ON u.id = x.unit
JOIN task_t r ON r.id = x.task
JOIN plan_t p ON p.document = r.document;

CREATE VIEW findings AS
SELECT f.document, p.issuer, p.province, p.year, f.kind, f.message,
       f.table_ordinal + 1 AS task_table, f.row_ordinal + 1 AS "row", f.page
FROM finding_t f JOIN plan_t p ON p.document = f.document;

CREATE VIEW targets AS
SELECT g.document, p.issuer, p.province, p.year, g.ordinal + 1 AS position,
       CASE g.comparator WHEN 1 THEN 'at_least' WHEN 2 THEN 'more_than' WHEN 3 THEN 'at_most'
         WHEN 4 THEN 'less_than' WHEN 5 THEN 'equal' WHEN 6 THEN 'about' ELSE 'range'
         END AS comparator,
       g.value, g.value2, nullif(g.unit, '') AS unit, g.per, g.grade, g.subject, g.predicate,
       g.scope, g.base, g.modality, g.time, g.year AS target_year, g.raw,
       CASE g.text_kind WHEN 1 THEN 'objective' WHEN 2 THEN 'restated' ELSE 'task' END AS text,
       (SELECT o.number FROM objective_t o
        WHERE o.document = g.document AND o.ordinal = g.objective_ordinal) AS objective_number,
       g.table_ordinal + 1 AS task_table, g.row_ordinal + 1 AS "row",
       (SELECT json_extract(t.columns, '$[' || g.column_ordinal || ']') FROM table_t t
        WHERE t.document = g.document AND t.ordinal = g.table_ordinal) AS "column",
       g.parent_ordinal + 1 AS part_of, json_extract(p.rules, '$[' || g.rule || ']') AS rule,
       g.key
FROM target_t g JOIN plan_t p ON p.document = g.document;
)sql";

// Every value with its piece of evidence: [rule, confidence, place..., doubt...]. A place is [page,
// left, top, right, bottom] in 1/64 pt, a doubt an object.
constexpr const char* kValues = R"sql(
WITH value_t (document, field, task_table, position, value, evidence) AS (
  SELECT p.document, f.value, NULL, NULL,
         CASE f.key WHEN 0 THEN p.type WHEN 1 THEN p.type_text WHEN 2 THEN p.title
           WHEN 3 THEN p.number WHEN 4 THEN p.symbol WHEN 5 THEN p.issuer WHEN 6 THEN p.province
           WHEN 7 THEN p.place WHEN 8 THEN p.date_text WHEN 9 THEN p.date
           ELSE CAST(p.year AS TEXT) END,
         json_extract(p.evidence, '$[' || f.key || ']')
  FROM plan_t p, json_each('["type","type_text","title","number","symbol","issuer","province",
                             "place","date_text","date","year"]') f
  UNION ALL
  SELECT document, 'basis', NULL, ordinal + 1, number, evidence FROM basis_t
  UNION ALL
  SELECT s.document, 'signer.' || f.value, NULL, s.ordinal + 1,
         CASE f.key WHEN 0 THEN s.authority WHEN 1 THEN s.position ELSE s.name END,
         json_extract(s.evidence, '$[' || f.key || ']')
  FROM signer_t s, json_each('["authority","position","name"]') f
  UNION ALL
  SELECT document, 'recipient', NULL, ordinal + 1, text, evidence FROM recipient_t
  UNION ALL
  SELECT o.document, f.value, NULL, o.ordinal + 1,
         CASE f.key WHEN 0 THEN o.text ELSE o.restated END,
         json_extract(o.evidence, '$[' || f.key || ']')
  FROM objective_t o, json_each('["objective","restated"]') f
  UNION ALL
  SELECT document, 'measure', NULL, ordinal + 1, text, evidence FROM measure_t
  UNION ALL
  SELECT r.document, 'task.' || c.value, r.table_ordinal + 1, r.ordinal + 1,
         CASE c.value WHEN 'number' THEN r.number_cell WHEN 'content' THEN r.content
           WHEN 'lead' THEN r."lead" WHEN 'support' THEN r.support
           WHEN 'deadline' THEN r.deadline WHEN 'output' THEN r.output WHEN 'note' THEN r.note
           WHEN 'objective' THEN r.objective WHEN 'method' THEN r.method
           WHEN 'target' THEN r.target WHEN 'budget' THEN r.budget WHEN 'other' THEN r.other
           ELSE json_extract(r.more, '$."' || c.value || '"') END,
         json_extract(r.evidence, '$[' || c.key || ']')
  FROM task_t r JOIN table_t t ON t.document = r.document AND t.ordinal = r.table_ordinal,
       json_each(t.columns) c
)
)sql";

// One row for every box of every value.
constexpr const char* kEvidence = R"sql(
SELECT v.document, v.field, v.task_table, v.position, v.value,
       json_extract(b.value, '$[0]') AS page,
       json_extract(b.value, '$[1]') / 64.0 AS left_pt,
       json_extract(b.value, '$[2]') / 64.0 AS top_pt,
       json_extract(b.value, '$[3]') / 64.0 AS right_pt,
       json_extract(b.value, '$[4]') / 64.0 AS bottom_pt,
       json_extract(p.rules, '$[' || json_extract(v.evidence, '$[0]') || ']') AS rule,
       json_extract(v.evidence, '$[1]') AS confidence
FROM value_t v JOIN plan_t p ON p.document = v.document, json_each(v.evidence) b
WHERE v.value IS NOT NULL AND json_type(v.evidence) = 'array' AND b.key >= 2 AND b.type = 'array';
)sql";

// One row for every doubt about a value.
constexpr const char* kDoubts = R"sql(
SELECT v.document, v.field, v.task_table, v.position, v.value,
       json_extract(b.value, '$.reason') AS reason, json_extract(b.value, '$.words') AS words,
       json_extract(b.value, '$.suggestion') AS suggestion,
       json_extract(b.value, '$.witness') AS witness
FROM value_t v, json_each(v.evidence) b
WHERE json_type(v.evidence) = 'array' AND b.key >= 2 AND b.type = 'object';
)sql";

constexpr const char* kRecurrenceViews = R"sql(
CREATE VIEW recurrence_members AS
SELECT printf('%016x', n.leader) AS recurrence, o.document, p.issuer, p.province, p.year,
       o.number AS objective, o.text, o.page, p.agency
FROM recurrence_member_t m
JOIN recurrence_node_t n ON n.id = m.node
JOIN objective_t o ON o.id = m.objective
JOIN plan_t p ON p.document = o.document;

CREATE VIEW recurrence_groups AS
SELECT recurrence, count(*) AS objectives, count(DISTINCT document) AS documents,
       count(DISTINCT coalesce(agency, issuer)) AS agencies, count(DISTINCT year) AS years,
       min(year) AS first_year, max(year) AS last_year, count(DISTINCT text) AS wordings
FROM recurrence_members
GROUP BY recurrence HAVING count(*) > 1;
)sql";

}  // namespace

const char* ViewsSql() {
  static const std::string sql = std::string(kDocumentViews) + kPlanViews +
                                 "CREATE VIEW evidence AS" + kValues + kEvidence +
                                 "CREATE VIEW doubts AS" + kValues + kDoubts + kRecurrenceViews;
  return sql.c_str();
}

}  // namespace kehoach::store
