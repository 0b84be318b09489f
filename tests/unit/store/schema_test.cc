// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/row_id.h"
#include "version1.h"
#include "version2.h"

namespace kehoach::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Kind = ArchiveError::Kind;

class SchemaTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  const std::string file_ = folder_ / "archive.db";
};

std::vector<std::string> Column(Database& db, const char* sql) {
  std::vector<std::string> values;
  Rows rows = db.Query(sql);
  while (rows.Next()) values.push_back(rows->Text(0));
  return values;
}

// ---- migrations --------------------------------------------------------------------------

const std::vector<Migration> kSteps = {
    {1, "CREATE TABLE a (x INTEGER NOT NULL) STRICT; INSERT INTO a VALUES (41)"},
    {2, "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'x is ' || x"},
    {3, "CREATE TABLE b (z TEXT) STRICT; INSERT INTO b SELECT y FROM a"},
};
constexpr const char* kOldView = "CREATE VIEW old AS SELECT x FROM a";
constexpr const char* kNewView = "CREATE VIEW new AS SELECT z FROM b";

TEST_F(SchemaTest, AnOlderDatabaseTakesTheStepsItLacks) {
  {
    Database db(file_, Database::Access::kCreate);
    Migrate(db, {kSteps[0]}, kOldView);
    EXPECT_EQ(1, SchemaVersion(db));
    db.Execute("UPDATE a SET x = 42");
  }
  Database db(file_, Database::Access::kWrite);
  Migrate(db, kSteps, kNewView);
  EXPECT_EQ(3, SchemaVersion(db));
  EXPECT_THAT(Column(db, "SELECT z FROM new"), ElementsAre("x is 42"));
  EXPECT_THAT(Column(db, "SELECT name FROM sqlite_schema WHERE type = 'view'"), ElementsAre("new"));
}

TEST_F(SchemaTest, ViewsOfAnotherProgramOfTheSameVersionAreMadeAnew) {
  Database db(file_, Database::Access::kCreate);
  Migrate(db, {kSteps[0]}, kOldView);
  // The new one begins with all of the old one.
  const std::string longer = std::string(kOldView) + " WHERE x > 41;\nCREATE VIEW two AS SELECT 2";
  Migrate(db, {kSteps[0]}, longer.c_str());
  EXPECT_THAT(Column(db, "SELECT x FROM old"), testing::IsEmpty());
  EXPECT_THAT(Column(db, "SELECT * FROM two"), ElementsAre("2"));
  db.Execute("CREATE TRIGGER kept AFTER INSERT ON a BEGIN SELECT 1; END");
  const std::int64_t cookie = db.QueryInt("PRAGMA schema_version");
  Migrate(db, {kSteps[0]}, longer.c_str());
  EXPECT_EQ(cookie, db.QueryInt("PRAGMA schema_version"));
}

TEST_F(SchemaTest, AStepThatFailsLeavesTheOldVersion) {
  Database db(file_, Database::Access::kCreate);
  Migrate(db, {kSteps[0]}, kOldView);
  const std::vector<Migration> wrong = {
      kSteps[0], kSteps[1], {3, "INSERT INTO nowhere VALUES (1)"}};
  EXPECT_THROW(Migrate(db, wrong, kNewView), ArchiveError);
  EXPECT_EQ(1, SchemaVersion(db));
  EXPECT_THAT(Column(db, "SELECT x FROM old"), ElementsAre("41"));
  EXPECT_THAT(Column(db, "SELECT name FROM pragma_table_info('a')"), ElementsAre("x"));
}

TEST_F(SchemaTest, ANewerDatabaseIsRefused) {
  Database db(file_, Database::Access::kCreate);
  Migrate(db, kSteps, kNewView);
  try {
    Migrate(db, {kSteps[0]}, kOldView);
    FAIL() << "migrated downwards";
  } catch (const ArchiveError& error) {
    EXPECT_EQ(Kind::kNewer, error.kind());
    EXPECT_THAT(error.what(), HasSubstr("schema 3"));
  }
}

TEST_F(SchemaTest, ArchivesOfANewerOrOlderProgramAreToldApart) {
  const std::string directory = folder_ / "archive";
  { Archive::Open(directory, Mode::kCreate); }
  const std::string file = directory + "/archive.db";
  const auto open_as = [&](int version, Mode mode) {
    Database(file, Database::Access::kWrite)
        .Execute("PRAGMA user_version = " + std::to_string(version));
    try {
      Archive::Open(directory, mode);
    } catch (const ArchiveError& error) {
      return error.kind();
    }
    return Kind::kInternal;
  };
  const int present = Migrations().back().to;
  EXPECT_EQ(Kind::kNewer, open_as(present + 1, Mode::kRead));
  EXPECT_EQ(Kind::kNewer, open_as(present + 1, Mode::kWrite));
  EXPECT_EQ(Kind::kNewer, open_as(present + 1, Mode::kCreate));
}

TEST_F(SchemaTest, ADatabaseOfAnotherProgramIsRefused) {
  Database db(file_, Database::Access::kCreate);
  db.Execute("CREATE TABLE bookmarks (url TEXT)");
  EXPECT_THROW(SchemaVersion(db), ArchiveError);
  db.Execute("DROP TABLE bookmarks; PRAGMA application_id = 252006674");
  EXPECT_THROW(Migrate(db, Migrations(), ViewsSql()), ArchiveError);
}

// ---- tables and views --------------------------------------------------------------------

class ViewsTest : public testing::Test {
 protected:
  ViewsTest() {
    Archive archive = Archive::Open(directory_, Mode::kCreate);
    const DocumentRecord record = SampleRecord("one");
    archive.StoreDocument(record, PackPages({SamplePage(1, 0), SamplePage(2, 0)}), SamplePlan(0),
                          kVersions);
    archive.NotePath(record.sha256, {"/in/one.pdf", 3, 1'900'000'000'500'000'000, kSeen});
    FailureRecord failure;
    failure.sha256 = Sha256Hex("two");
    failure.error = {ErrorCode::kNotPdf, "", 0, "no PDF header"};
    archive.StoreFailure(failure);
    UnreadFile unread;
    unread.path = "/in/locked.pdf";
    unread.error = {ErrorCode::kUnreadable, "", 0, "no permission"};
    archive.StoreUnread(unread);
    archive.StoreUnread(unread);
    RunRecord run;
    run.id = archive.StartRun(run);
    run.state = RunState::kStopped;
    run.documents = 7;
    run.seconds = 2.5;
    run.outcomes = {{"known", 1}, {"imported", 4}};
    archive.UpdateRun(run.id, run);
  }

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

// The archive as other programs open it: they trust its views, which use the JSON functions.
class Reader : public Database {
 public:
  explicit Reader(const std::string& directory)
      : Database(directory + "/archive.db", Access::kRead) {
    Execute("PRAGMA trusted_schema = ON");
  }
};

// Rows of a query as text: values separated by '|', NULL as '-'.
std::string Table(Database& db, const std::string& sql, int columns) {
  std::string text;
  Statement statement(db.handle(), sql.c_str(), "test");
  while (statement.Step()) {
    for (int i = 0; i < columns; ++i) {
      if (i > 0) text += '|';
      text += statement.IsNull(i) ? "-" : statement.Text(i);
    }
    text += '\n';
  }
  return text;
}

TEST_F(ViewsTest, ShowWhatWasStored) {
  Reader db(directory_);
  EXPECT_EQ("1|/in/one.pdf|2|embedded|read\n2|-|0|none|failed\n",
            Table(db, "SELECT document, path, pages, text, status FROM documents", 5));
  EXPECT_EQ("/in/one.pdf|1|3|2030-03-17T17:46:40Z\n",
            Table(db, "SELECT path, document, size, modified FROM files", 4));
  EXPECT_EQ("2|-|not_pdf|no PDF header|-|1\n-|/in/locked.pdf|unreadable|no permission|-|2\n",
            Table(db, "SELECT document, path, class, message, page, attempts FROM failures", 6));
  EXPECT_EQ(
      "1|import|stopped|7|2.5|{\"imported\":4,\"known\":1}|-\n",
      Table(db, "SELECT run, kind, state, documents, seconds, outcomes, message FROM runs", 7));
  EXPECT_EQ("1|usable|-|2000\n2|usable|-|2000\n",
            Table(db, "SELECT page, verdict, reason, characters FROM pages", 4));
  EXPECT_EQ("KH|40|KH-TTDV|-|2031-02|2031|-|2|2|12|2|2|0.1.0|rules-one\n",
            Table(db,
                  "SELECT type, number, symbol, province, date, year, year_to, objectives, "
                  "task_tables, tasks, measures, findings, program_version, rules_version "
                  "FROM plans",
                  14));
  EXPECT_EQ("1|12/QĐ-TTDV|2031-01-05\n2|77/2029/NĐ-CP|-\n",
            Table(db, "SELECT position, number, date FROM bases", 3));
  EXPECT_EQ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|-\n",
            Table(db, "SELECT authority, position, name FROM signers", 3));
  EXPECT_EQ("1|Như trên\n2|Lưu: VT\\TH\n", Table(db, "SELECT position, text FROM recipients", 2));
  EXPECT_EQ("1|2031|-|1\n2|2031|Hằng năm khảo sát hai đợt.|1\n",
            Table(db, "SELECT number, year, restated, page FROM objectives", 4));
  EXPECT_EQ(
      "1|1|1|2|12\n2|-|-|-|0\n",
      Table(db, "SELECT task_table, objective, first_page, last_page, tasks FROM task_tables", 5));
  EXPECT_EQ("number_gap|1|5|2\nno_number|-|-|-\n",
            Table(db, "SELECT kind, task_table, \"row\", page FROM findings", 4));
}

TEST_F(ViewsTest, TargetsSayWhatTheyBindAndWhereTheyStand) {
  Reader db(directory_);
  EXPECT_EQ(
      "equal|100.0|-|%|-|-|hồ sơ|2031|-|objective|1|-|-|-|-|target.share\n"
      "range|97.5|99.0|%|P1Y|-|hồ sơ|2031|2033|restated|2|-|-|-|1|target.share\n"
      "at_least|-|-|-|-|Tốt|-|2031|-|task|-|1|2|content|-|target.grade\n",
      Table(db,
            "SELECT comparator, value, value2, unit, per, grade, subject, year, target_year, text, "
            "objective_number, task_table, \"row\", \"column\", part_of, rule FROM targets "
            "ORDER BY position",
            16));
}

TEST_F(ViewsTest, TasksReadAsTheTableDoes) {
  Reader db(directory_);
  const char* const columns =
      "SELECT kind, number, path, objective_number, \"lead\", deadline, other2, due_kind, "
      "due_from, "
      "due_to, page FROM tasks WHERE \"row\" IN (1, 2, 3, 4) ORDER BY \"row\"";
  EXPECT_EQ(
      "group|I|I|1|-|-|-|-|-|-|1\n"
      "task|1|I.1|1|Phòng Tổng hợp|Quý II/2031|-|period|2031-04-01|2031-06-30|1\n"
      "task|2|I.2|1|Phòng Tổng hợp|Quý II/2031|-|recurring|-|-|1\n"
      "task|3|I.3|1|Phòng Tổng hợp|Quý II/2031||continuous|-|-|1\n",
      Table(db, columns, 11));
}

TEST_F(ViewsTest, EvidenceGivesEveryBoxOfEveryValue) {
  Reader db(directory_);
  const std::string columns =
      "SELECT value, page, left_pt, top_pt, right_pt, bottom_pt, rule, round(confidence, 2) "
      "FROM evidence WHERE ";
  EXPECT_EQ("KH|1|72.5|120.0|300.25|133.015625|field.line|0.95\n",
            Table(db, columns + "field = 'type'", 8));
  EXPECT_EQ("2031|1|380.0|140.0|410.0|153.0|title.year|1.0\n",
            Table(db, columns + "field = 'year'", 8));
  // A value of two lines has two boxes, one that is cut by a page end is on two pages.
  EXPECT_EQ("1\n1\n", Table(db, "SELECT page FROM evidence WHERE field = 'title'", 1));
  EXPECT_EQ("1|header.content\n2|header.content\n",
            Table(db,
                  "SELECT page, rule FROM evidence WHERE field = 'task.content' AND task_table = 1 "
                  "AND position = 2",
                  2));
  // Nothing is claimed of values that are absent, or whose place is not known.
  EXPECT_EQ("", Table(db, columns + "field = 'province'", 8));
  EXPECT_EQ("KT. GIÁM ĐỐC\n",
            Table(db, "SELECT value FROM evidence WHERE field = 'signer.authority'", 1));
  EXPECT_EQ("", Table(db, "SELECT value FROM evidence WHERE field = 'signer.name'", 1));
}

TEST_F(ViewsTest, DoubtsGiveEveryDoubtAndLeaveTheEvidenceAsItIs) {
  const std::string columns =
      "SELECT field, task_table, position, value, reason, words, suggestion, witness FROM doubts";
  std::string before;
  {
    Reader db(directory_);
    EXPECT_EQ("", Table(db, columns, 8));
    before = Table(db, "SELECT field, position, page, left_pt FROM evidence", 4);
  }
  Plan plan = SamplePlan(0);
  plan.document.title.evidence.doubts = {{DoubtReason::kUnclear, {"Kế", "hoạch"}, "", ""}};
  plan.tables[0].rows[1].cells[0].evidence.doubts = {
      {DoubtReason::kSequence, {"1"}, "2", "measures[0]"}};
  {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    archive.StoreDocument(SampleRecord("one"), PackPages({SamplePage(1, 0), SamplePage(2, 0)}),
                          plan, kVersions);
    EXPECT_TRUE(*archive.LoadPlan(1) == plan);
  }
  Reader db(directory_);
  EXPECT_EQ(before, Table(db, "SELECT field, position, page, left_pt FROM evidence", 4));
  EXPECT_EQ("title|unclear|[\"Kế\",\"hoạch\"]|-|-\ntask.number|sequence|[\"1\"]|2|measures[0]\n",
            Table(db, "SELECT field, reason, words, suggestion, witness FROM doubts", 5));
}

// Names and columns of tables or views, from the database itself.
std::map<std::string, std::vector<std::string>> Columns(Database& db, const std::string& type) {
  std::map<std::string, std::vector<std::string>> columns;
  Rows rows = db.Query(
      "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c "
      "WHERE s.type = ? AND s.name NOT LIKE 'sqlite%' AND s.name NOT IN "
      "(SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY s.name, c.cid",
      type);
  while (rows.Next()) columns[rows->Text(0)].push_back(rows->Text(1));
  return columns;
}

TEST_F(ViewsTest, EveryTableAndViewIsDocumentedWithItsColumns) {
  std::ifstream in(KEHOACH_SOURCE_DIR "/docs/schema.md");
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string doc = buffer.str();
  Reader db(directory_);
  int names = 0;
  for (const char* type : {"table", "view"}) {
    for (const auto& [name, columns] : Columns(db, type)) {
      ++names;
      const std::size_t begin = doc.find("\n### `" + name + "`");
      ASSERT_NE(std::string::npos, begin) << name;
      const std::string section = doc.substr(begin, doc.find("\n##", begin + 2) - begin);
      for (const std::string& column : columns) {
        EXPECT_THAT(section, HasSubstr("`" + column + "`")) << name;
      }
    }
  }
  EXPECT_GT(names, 20);
}

TEST_F(ViewsTest, TablesAreStrictAndBelongToDocuments) {
  Reader db(directory_);
  EXPECT_EQ("", Table(db,
                      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 "
                      "AND name NOT LIKE 'sqlite%'",
                      1));
  // The search index is over many documents; what it holds of one goes with its plan by program.
  EXPECT_EQ("document_t\nrun_t\nunit_t\nunread_t\n",
            Table(db,
                  "SELECT s.name FROM sqlite_schema s WHERE s.type = 'table' AND s.name NOT LIKE "
                  "'sqlite%' AND s.name NOT LIKE 'search%' AND s.name NOT LIKE 'recurrence%' AND "
                  "NOT EXISTS "
                  "(SELECT 1 FROM pragma_foreign_key_list(s.name)) ORDER BY s.name",
                  1));
}

void FillFive(const std::string& directory) {
  Archive archive = Archive::Open(directory, Mode::kCreate);
  for (int i = 0; i < 5; ++i) {
    const DocumentRecord record = SampleRecord(std::to_string(i));
    archive.StoreDocument(record, PackPages({SamplePage(1, i)}), SamplePlan(i), kVersions);
    archive.NotePath(record.sha256, {"/in/" + std::to_string(i), 1, i, kSeen});
  }
}

// All rows of all tables, or of those that are named.
std::string Dump(const std::string& directory, const std::vector<std::string>& only = {}) {
  Reader db(directory);
  std::string text;
  for (const auto& [name, columns] : Columns(db, "table")) {
    if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end()) continue;
    text += name + "\n" + Table(db, "SELECT * FROM " + name, static_cast<int>(columns.size()));
  }
  return text;
}

TEST_F(ViewsTest, TheSameInputGivesTheSameRows) {
  TemporaryFolder other;
  FillFive(other / "first");
  FillFive(other / "second");
  EXPECT_EQ(Dump(other / "first"), Dump(other / "second"));
}

// ---- from version 1 ----------------------------------------------------------------------

// What the present program stored in `from`, as version 1 would have stored it in `to`: its row
// numbers came from SQLite, in the order of storing.
void WriteAsVersion1(const std::string& from, const std::string& to) {
  std::filesystem::create_directories(to + "/originals");
  Database db(to + "/archive.db", Database::Access::kCreate);
  Migrate(db, {{1, kVersion1}}, "");
  db.Execute("ATTACH '" + from + "/archive.db' AS source");
  for (const auto& [name, columns] : Columns(db, "table")) {
    std::string list;
    for (const std::string& column : columns) {
      if (column == "id" && (name == "objective_t" || name == "task_t")) continue;
      list += (list.empty() ? "\"" : ", \"") + column + "\"";
    }
    db.Execute("PRAGMA foreign_keys = OFF; INSERT INTO main." + name + " (" + list + ") SELECT " +
               list + " FROM source." + name + " ORDER BY 1, 2, 3");
  }
}

TEST_F(SchemaTest, AnArchiveOfVersion1BecomesTheSameAsANewOne) {
  FillFive(folder_ / "new");
  WriteAsVersion1(folder_ / "new", folder_ / "old");
  std::vector<std::string> tables;
  {
    Database old(folder_ / "old/archive.db", Database::Access::kRead);
    EXPECT_EQ(1, SchemaVersion(old));
    EXPECT_EQ(1, old.QueryInt("SELECT min(id) FROM task_t"));
    for (const auto& [name, columns] : Columns(old, "table")) tables.push_back(name);
  }
  { Archive::Open(folder_ / "old", Mode::kWrite); }
  // Later tables and columns are filled when the plans are made again.
  Database(folder_ / "new/archive.db", Database::Access::kWrite)
      .Execute("UPDATE plan_t SET agency = NULL; UPDATE task_t SET units = NULL");
  EXPECT_EQ(Dump(folder_ / "new", tables), Dump(folder_ / "old", tables));
}

// ---- from version 2 ----------------------------------------------------------------------

// Takes out what later versions added.
void MakeVersion2(const std::string& directory) {
  Database db(directory + "/archive.db", Database::Access::kWrite);
  for (const std::string& view : Column(db, "SELECT name FROM sqlite_schema WHERE type = 'view'")) {
    db.Execute("DROP VIEW " + view);
  }
  db.Execute(
      "DROP TABLE run_t; DROP TABLE unread_t; ALTER TABLE failure_t DROP COLUMN attempts; "
      "ALTER TABLE page_t DROP COLUMN recognised; "
      "PRAGMA user_version = 2");
}

TEST_F(SchemaTest, AnArchiveOfVersion2BecomesTheSameAsANewOne) {
  FailureRecord failure;
  failure.sha256 = Sha256Hex("bad");
  failure.error = {ErrorCode::kDamaged, "", 2, "cut off"};
  for (const char* name : {"new", "old"}) {
    FillFive(folder_ / name);
    Archive::Open(folder_ / name, Mode::kWrite).StoreFailure(failure);
  }
  MakeVersion2(folder_ / "old");
  {
    Database old(folder_ / "old/archive.db", Database::Access::kRead);
    EXPECT_EQ(2, SchemaVersion(old));
    EXPECT_EQ(kVersion2,
              "\n" + Table(old,
                           "SELECT sql || ';' FROM sqlite_schema WHERE type IN ('table', 'index') "
                           "AND sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT IN "
                           "(SELECT name FROM pragma_table_list WHERE type = 'shadow') "
                           "ORDER BY type DESC, name",
                           1));
  }
  EXPECT_THROW(Archive::Open(folder_ / "old", Mode::kRead), ArchiveError);
  { Archive::Open(folder_ / "old", Mode::kWrite); }
  EXPECT_EQ(Dump(folder_ / "new"), Dump(folder_ / "old"));
  const Archive archive = Archive::Open(folder_ / "old", Mode::kRead);
  EXPECT_EQ(1, archive.FindFailure(failure.sha256)->attempts);
  EXPECT_THAT(archive.Runs(10), testing::IsEmpty());
}

TEST_F(SchemaTest, RowNumbersSayWhatTheyStandFor) {
  FillFive(folder_ / "archive");
  Reader db(folder_ / "archive");
  const auto id = [&db](const char* sql) { return db.QueryInt(sql); };
  EXPECT_EQ(RowId(3, RowType::kDocument, 0), id("SELECT id FROM documents WHERE document = 3"));
  EXPECT_EQ(RowId(3, RowType::kObjective, 1),
            id("SELECT max(id) FROM objectives WHERE document = 3"));
  const std::int64_t last = id("SELECT max(id) FROM tasks WHERE document = 3");
  EXPECT_EQ(RowId(3, RowType::kTask, id("SELECT count(*) FROM tasks WHERE document = 3") - 1),
            last);
  EXPECT_EQ(3, DocumentOfRow(last));
  EXPECT_EQ(RowType::kTask, TypeOfRow(last));
  EXPECT_EQ(last & 0xFF, OrdinalOfRow(last));
}

}  // namespace
}  // namespace kehoach::store
