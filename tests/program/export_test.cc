// SPDX-License-Identifier: GPL-3.0-or-later
// kehoach export: real files, read back.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "program_case.h"
#include "support/csv_reader.h"
#include "support/zip_reader.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::string> kTables = {"documents", "objectives", "tasks",   "groups",
                                          "targets",   "units",      "findings"};

class ExportTest : public ProgramCase {
 protected:
  // The corpus, imported once for all tests: each has a copy.
  void Import() {
    static const Imported imported;
    ASSERT_EQ(0, imported.code);
    fs::copy(imported.folder / "archive", folder() / "archive", fs::copy_options::recursive);
  }
  struct Imported {
    Imported() {
      std::string pattern = (fs::temp_directory_path() / "kehoach-export-XXXXXX").string();
      if (mkdtemp(pattern.data())) folder = pattern;
      const char* program = std::getenv("KEHOACH_PROGRAM");
      if (folder.empty() || !program) return;
      code = std::system(fmt::format("'{}' import -q --archive '{}' '{}'", program,
                                     (folder / "archive").string(), Corpus().string())
                             .c_str());
    }
    ~Imported() { fs::remove_all(folder); }
    fs::path folder;
    int code = -1;
  };

  std::vector<Json> Plans(std::vector<std::string> filters = {}) {
    filters.insert(filters.begin(), {"export", "--format", "jsonl"});
    const Outcome outcome = Run(filters);
    EXPECT_EQ(0, outcome.code) << outcome;
    std::vector<Json> plans;
    for (const std::string& line : Lines(outcome.out)) plans.push_back(Json::parse(line));
    return plans;
  }

  // Rows of a table for programs, without the header.
  test::CsvRows Table(const std::string& table, std::vector<std::string> filters = {}) {
    filters.insert(filters.begin(),
                   {"export", "--format", "csv", "--dialect", "plain", "--table", table});
    const Outcome outcome = Run(filters);
    EXPECT_EQ(0, outcome.code) << outcome;
    std::optional<test::CsvRows> rows = test::ReadCsv(outcome.out);
    EXPECT_TRUE(rows) << outcome;
    if (!rows || rows->empty()) return {};
    header_ = rows->front();
    rows->erase(rows->begin());
    for (const auto& row : *rows) EXPECT_EQ(header_.size(), row.size());
    return *rows;
  }
  // The value of a column in a row of the table read last.
  const std::string& Of(const std::vector<std::string>& row, const std::string& column) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    EXPECT_NE(header_.end(), found) << column;
    return row.at(static_cast<std::size_t>(found - header_.begin()));
  }

  std::vector<std::string> FilesIn(const fs::path& where) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(where)) {
      const std::string name = entry.path().filename().string();
      if (name != ".streams") names.push_back(name);  // of Run() itself
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::vector<std::string> header_;
};

std::string OrEmpty(const Json& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

TEST_F(ExportTest, TasksOfTheTableAreThoseOfThePlans) {
  Import();
  std::vector<std::vector<std::string>> expected;
  for (const Json& plan : Plans()) {
    for (const Json& table : plan["tables"]) {
      for (const Json& row : table["rows"]) {
        if (row["kind"] != "task") continue;
        expected.push_back({OrEmpty(row.value("content", Json())), OrEmpty(row["number"]),
                            OrEmpty(row.value("lead", Json())),
                            row["due"].is_null() ? "" : row["due"]["kind"].get<std::string>(),
                            row["due"].is_null() ? "" : OrEmpty(row["due"]["to"])});
      }
    }
  }
  std::vector<std::vector<std::string>> actual;
  for (const auto& row : Table("tasks")) {
    actual.push_back({Of(row, "content"), Of(row, "number"), Of(row, "lead"), Of(row, "due_kind"),
                      Of(row, "due_to")});
  }
  EXPECT_GT(actual.size(), 100u);
  EXPECT_EQ(expected, actual);
}

TEST_F(ExportTest, ObjectivesAndFindingsOfTheTablesAreThoseOfThePlans) {
  Import();
  std::vector<std::string> objectives, findings;
  for (const Json& plan : Plans()) {
    for (const Json& o : plan["objectives"]) objectives.push_back(OrEmpty(o["text"]));
    for (const Json& f : plan["findings"]) findings.push_back(OrEmpty(f["message"]));
  }
  std::vector<std::string> actual_objectives, actual_findings;
  for (const auto& row : Table("objectives")) actual_objectives.push_back(Of(row, "text"));
  for (const auto& row : Table("findings")) actual_findings.push_back(Of(row, "message"));
  EXPECT_EQ(objectives, actual_objectives);
  EXPECT_EQ(findings, actual_findings);
  EXPECT_THAT(objectives, Not(IsEmpty()));
  EXPECT_THAT(findings, Not(IsEmpty()));
}

TEST_F(ExportTest, FiltersAreOfPlansAndOfRows) {
  Import();
  const std::size_t all = Table("documents").size();
  const test::CsvRows of_years = Table("documents", {"--year", "2020-2022"});
  EXPECT_GT(of_years.size(), 0u);
  EXPECT_LT(of_years.size(), all);
  for (const auto& row : of_years) {
    EXPECT_LE(Of(row, "year"), "2022");
    EXPECT_GE(Of(row, "year_to").empty() ? Of(row, "year") : Of(row, "year_to"), "2020");
  }
  const test::CsvRows due = Table("tasks", {"--due-from", "2024-04", "--due-to", "2024-06"});
  EXPECT_GT(due.size(), 0u);
  std::set<std::string> documents;
  for (const auto& row : due) {
    EXPECT_GE(Of(row, "due_to"), "2024-04-01");
    EXPECT_LE(Of(row, "due_to"), "2024-06-30");
    documents.insert(Of(row, "document"));
  }
  // A plan in full for each document that has such a row.
  EXPECT_EQ(documents.size(), Plans({"--due-from", "2024-04", "--due-to", "2024-06"}).size());
  EXPECT_EQ(documents.size(),
            Table("documents", {"--due-from", "2024-04", "--due-to", "2024-06"}).size());
  EXPECT_THAT(Table("objectives", {"--due-to", "2024"}), IsEmpty());
  EXPECT_THAT(Table("tasks", {"--kind", "objective"}), IsEmpty());
  EXPECT_THAT(Table("objectives", {"--kind", "objective"}), Not(IsEmpty()));
  const test::CsvRows of_unit = Table("tasks", {"--unit", "van phong so"});
  EXPECT_GT(of_unit.size(), 0u);
  EXPECT_LT(of_unit.size(), Table("tasks").size());
}

TEST_F(ExportTest, ObjectivesThatComeBackStandInOneGroup) {
  std::string pdf;
  for (const fs::path& path : CorpusPdfs()) {
    if (path.filename().string().rfind("mtcl-so-xay-dung", 0) == 0) pdf = ReadAll(path);
  }
  ASSERT_FALSE(pdf.empty());
  ASSERT_EQ(0, Run({"import", "-q", Put("a.pdf", pdf), Put("b.pdf", pdf + "\n% again\n")}).code);
  const std::size_t objectives = Table("objectives").size();
  ASSERT_GT(objectives, 0u);
  const test::CsvRows rows = Table("groups");
  EXPECT_EQ(objectives, rows.size());  // each is there twice
  for (const auto& row : rows) {
    EXPECT_EQ("2", Of(row, "objectives"));
    EXPECT_EQ("", Of(row, "changes"));
  }
  EXPECT_THAT(Table("groups", {"--kind", "task"}), IsEmpty());
  const Outcome html = Run({"export", "--format", "html"});
  EXPECT_THAT(html.out, HasSubstr("Nội dung lặp lại"));
  EXPECT_THAT(html.out, HasSubstr("Như dòng trên"));
}

TEST_F(ExportTest, CsvForExcelBeginsWithAMarkAndIsGuarded) {
  Import();
  const Outcome outcome = Run({"export", "--format", "csv", "--table", "tasks"});
  EXPECT_EQ(0, outcome.code) << outcome;
  EXPECT_EQ("\xEF\xBB\xBF", outcome.out.substr(0, 3));
  const auto rows = test::ReadCsv(outcome.out.substr(3));
  ASSERT_TRUE(rows);
  EXPECT_THAT(rows->front(), testing::Contains("Nội dung công việc"));
  for (const auto& row : *rows) {
    for (const std::string& field : row) {
      EXPECT_EQ(std::string::npos, field.substr(0, 1).find_first_of("=+-@\t\r")) << field;
    }
  }
}

TEST_F(ExportTest, AllTablesGoIntoAFolder) {
  Import();
  const Outcome outcome = Run({"export", "--format", "csv", "--output", "out/"});
  EXPECT_EQ(0, outcome.code) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("tasks"));
  std::vector<std::string> expected;
  for (const std::string& table : kTables) expected.push_back(table + ".csv");
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(expected, FilesIn(folder() / "out"));
  EXPECT_EQ(Run({"export", "--format", "csv", "--table", "tasks"}).out,
            ReadAll(folder() / "out" / "tasks.csv"));
}

TEST_F(ExportTest, AWorkbookHoldsTheRowsAndLeadsToTheOriginals) {
  Import();
  const Outcome outcome = Run({"export", "--output", "plans.xlsx"});
  EXPECT_EQ(0, outcome.code) << outcome;
  const std::map<std::string, std::string> members = test::Unzip(ReadAll(folder() / "plans.xlsx"));
  const std::string& book = members.at("xl/workbook.xml");
  for (const char* name : {"Thông tin", "Văn bản", "Mục tiêu", "Nhiệm vụ", "Nội dung lặp lại",
                           "Chỉ tiêu", "Đơn vị", "Điểm cần xem lại", "Độ phủ"}) {
    EXPECT_THAT(book, HasSubstr(std::string("name=\"") + name + "\""));
  }
  const std::string& tasks = members.at("xl/worksheets/sheet4.xml");
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = tasks.find("<row ", at)) != std::string::npos; ++at) ++rows;
  EXPECT_EQ(Table("tasks").size() + 1, rows);
  const std::size_t link = tasks.find("HYPERLINK(\"archive/originals/");
  ASSERT_NE(std::string::npos, link);
  const std::size_t from = tasks.find('"', link) + 1;
  const std::string target = tasks.substr(from, tasks.find('"', from) - from);
  EXPECT_THAT(target, HasSubstr(".pdf#page="));
  EXPECT_TRUE(fs::exists(folder() / target.substr(0, target.find('#')))) << target;
  // Each formula is one of our links.
  for (std::size_t at = 0; (at = tasks.find("<f>", at)) != std::string::npos; at += 3) {
    EXPECT_EQ("HYPERLINK(", tasks.substr(at + 3, 10));
  }
}

TEST_F(ExportTest, AWorkbookIsWrittenToAPipeAndTwiceTheSame) {
  Import();
  const Outcome first = Run({"export", "--format", "xlsx", "--links", "none"});
  EXPECT_EQ(0, first.code);
  EXPECT_EQ("PK", first.out.substr(0, 2));
  EXPECT_EQ(first.out, Run({"export", "--format", "xlsx", "--links", "none"}).out);
  EXPECT_GT(test::Unzip(first.out).size(), 5u);
}

TEST_F(ExportTest, NothingIsLeftWhereTheOutputCannotBeMade) {
  Import();
  for (const char* output :
       {"none/plans.xlsx", "none/plans.jsonl", "archive/plans.jsonl/x.jsonl"}) {
    const Outcome outcome = Run({"export", "--output", output});
    EXPECT_EQ(2, outcome.code) << outcome;
    EXPECT_EQ(1u, Lines(outcome.err).size()) << outcome;
  }
  EXPECT_EQ(2, Run({"export", "--format", "csv"}).code);
  EXPECT_EQ(2, Run({"export", "--format", "jsonl", "--table", "tasks"}).code);
  EXPECT_THAT(FilesIn(folder()), ElementsAre("archive"));
}

TEST_F(ExportTest, JsonLinesAreTheSameWhateverTheOrderOfImport) {
  std::vector<std::string> files;
  for (const fs::path& pdf : CorpusPdfs()) {
    const fs::path copy = folder() / fmt::format("in/{}.pdf", files.size() * 7 % 10 + 10);
    fs::create_directories(copy.parent_path());
    fs::copy_file(pdf, copy);
    files.push_back(copy.string());
    if (files.size() == 10) break;
  }
  fs::copy_file(files[3], folder() / "in/05.pdf");  // the same document at two paths
  files.push_back((folder() / "in/05.pdf").string());
  std::string jobs = "1";
  const auto import = [&](const std::string& archive, const std::vector<std::string>& some) {
    std::vector<std::string> call = {"import", "-q", "--archive", archive, "--jobs", jobs};
    call.insert(call.end(), some.begin(), some.end());
    const Outcome outcome = Run(call);
    EXPECT_EQ(0, outcome.code) << outcome;
  };
  import("one", files);
  std::reverse(files.begin(), files.end());
  jobs = "4";
  import("two", {files.begin(), files.begin() + 4});
  import("two", files);
  const Outcome one = Run({"export", "--archive", "one"});
  EXPECT_EQ(0, one.code) << one;
  const std::vector<std::string> lines = Lines(one.out);
  ASSERT_EQ(10U, lines.size());
  EXPECT_EQ((folder() / "in/05.pdf").string(), Json::parse(lines[0])["source"]["path"]);
  EXPECT_EQ(one.out, Run({"export", "--archive", "two"}).out);
  EXPECT_EQ(Run({"export", "--archive", "one", "--kind", "task"}).out,
            Run({"export", "--archive", "two", "--kind", "task"}).out);
}

TEST_F(ExportTest, AFullDiskLeavesTheFormerFileAndNothingElse) {
  Import();
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  for (const char* format : {"jsonl", "csv", "xlsx"}) {
    std::vector<std::string> call = {"export", "--format", format, "--output", "/dev/full"};
    if (std::string(format) == "csv") call.insert(call.end(), {"--table", "tasks"});
    const Outcome outcome = Run(call);
    EXPECT_EQ(1, outcome.code) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("/dev/full: cannot be written")) << outcome;
  }
  EXPECT_THAT(FilesIn(folder()), ElementsAre("archive"));
}

TEST_F(ExportTest, ALimitOfFileSizesIsAnErrorAndLeavesNothing) {
  Import();
  rlimit former{};
  ASSERT_EQ(0, ::getrlimit(RLIMIT_FSIZE, &former));
  rlimit small = former;
  small.rlim_cur = 40 * 1024;  // room for what SQLite shares between readers, 32 KiB
  ASSERT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &small));  // the program inherits it
  const Outcome outcome = Run({"export", "--output", "plans.jsonl"});
  ASSERT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &former));
  EXPECT_EQ(1, outcome.code) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("plans.jsonl: cannot be written")) << outcome;
  EXPECT_THAT(FilesIn(folder()), ElementsAre("archive"));
}

TEST_F(ExportTest, AnOutputIsReplacedWhole) {
  Import();
  Put("plans.jsonl", "before");
  ASSERT_EQ(0, Run({"export", "-q", "--output", "plans.jsonl"}).code);
  EXPECT_EQ(Run({"export"}).out, ReadAll(folder() / "plans.jsonl"));
  EXPECT_THAT(FilesIn(folder()), ElementsAre("archive", "plans.jsonl"));
}

TEST_F(ExportTest, AReportStandsAloneAndHoldsTheDocuments) {
  Import();
  const Outcome outcome = Run({"export", "--output", "report.html", "--year", "2020-2024"});
  EXPECT_EQ(0, outcome.code) << outcome;
  const std::string html = ReadAll(folder() / "report.html");
  EXPECT_THAT(html, HasSubstr("Content-Security-Policy"));
  EXPECT_THAT(html, HasSubstr("năm: 2020–2024"));
  for (const char* foreign : {"http:", "https:", "src=", "url(", "<script", "<link"}) {
    EXPECT_THAT(html, Not(HasSubstr(foreign))) << foreign;
  }
  for (const auto& row : Table("documents", {"--year", "2020-2024"})) {
    EXPECT_THAT(html, HasSubstr(Of(row, "sha256") + ".pdf\""));
  }
  // On standard output there is nothing that a relative link could begin at.
  const Outcome piped = Run({"export", "--format", "html"});
  EXPECT_EQ(0, piped.code);
  EXPECT_THAT(piped.out, Not(HasSubstr(".pdf\"")));
}

TEST_F(ExportTest, AnEmptyArchiveGivesHeadersAlone) {
  const std::string file = Put("empty.pdf", "");
  EXPECT_EQ(1, Run({"import", file}).code);
  for (const std::string& table : kTables) EXPECT_THAT(Table(table), IsEmpty()) << table;
  EXPECT_THAT(Plans(), IsEmpty());
  for (const char* output : {"plans.xlsx", "plans.html"}) {
    EXPECT_EQ(0, Run({"export", "--output", output}).code) << output;
  }
}

}  // namespace
}  // namespace kehoach::program
