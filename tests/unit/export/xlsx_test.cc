// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "export/zip_sizes.h"
#include "support/zip_reader.h"

namespace kehoach::exporter {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const TableSpec kTwo = {"two", "Nhiệm vụ", {{"a", "Nội dung"}, {"b", "Số"}}};

class XlsxTest : public testing::Test {
 protected:
  XlsxTest() {
    std::string pattern = (fs::temp_directory_path() / "kehoach-xlsx-XXXXXX").string();
    if (!mkdtemp(pattern.data())) std::abort();
    folder_ = pattern;
  }
  ~XlsxTest() override { fs::remove_all(folder_); }

  std::string path() const { return (folder_ / "a.xlsx").string(); }
  std::string folder() const { return folder_.string(); }

  std::string Bytes() const {
    std::ifstream in(path(), std::ios::binary);
    std::stringstream buffer;
    buffer << in.rdbuf();
    return buffer.str();
  }
  std::map<std::string, std::string> Members() const { return test::Unzip(Bytes()); }

  // The first sheet of a workbook with these rows.
  std::string Sheet(const std::vector<std::vector<Cell>>& rows, const XlsxLimits& limits = {}) {
    XlsxWriter book(path(), folder(), {}, limits);
    book.AddTable(kTwo);
    for (const std::vector<Cell>& row : rows) book.Row(row);
    book.Finish();
    texts_cut_ = book.texts_cut();
    links_left_out_ = book.links_left_out();
    return Members().at("xl/worksheets/sheet1.xml");
  }

  fs::path folder_;
  std::int64_t texts_cut_ = 0, links_left_out_ = 0;
};

// The elements <name …>…</name> of a text.
std::vector<std::string> Elements(const std::string& xml, const std::string& name) {
  std::vector<std::string> found;
  for (std::size_t at = 0; (at = xml.find("<" + name, at)) != std::string::npos;) {
    const std::size_t end = xml.find("</" + name + ">", at);
    if (end == std::string::npos) break;
    found.push_back(xml.substr(at, end - at));
    at = end;
  }
  return found;
}

TEST_F(XlsxTest, KeepsHeaderFilterAndFrozenRow) {
  const std::string sheet = Sheet({{"a", std::int64_t{1}}, {"b", std::int64_t{2}}});
  EXPECT_THAT(sheet, HasSubstr("<t>Nội dung</t>"));
  EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A1:B3\"/>"));
  EXPECT_THAT(sheet, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(sheet, HasSubstr("ySplit=\"1\""));
  EXPECT_THAT(Members().at("xl/workbook.xml"), HasSubstr("name=\"Nhiệm vụ\""));
}

TEST_F(XlsxTest, TextIsNeverAFormulaOrANumber) {
  const std::string sheet = Sheet({{"=1+1", "1.10"}, {"+84", "2024-01-31"}, {"@x", "<b>&\"'"}});
  EXPECT_THAT(Elements(sheet, "f"), ElementsAre());
  EXPECT_THAT(Elements(sheet, "v"), ElementsAre());
  for (const char* text : {"=1+1", "1.10", "+84", "2024-01-31", "@x", "&lt;b&gt;&amp;\"'"}) {
    EXPECT_THAT(sheet, HasSubstr(std::string("<t>") + text + "</t>"));
  }
}

TEST_F(XlsxTest, NumbersAndDaysAreNumbers) {
  const std::string sheet =
      Sheet({{std::int64_t{-7}, 97.5}, {Date{"2024-02-29"}, Date{"2024-02"}}, {Cell(), Cell()}});
  EXPECT_THAT(sheet, HasSubstr("<v>-7</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>97.5</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>45351</v>"));  // days from 1899-12-30
  EXPECT_THAT(sheet, HasSubstr("<t>2024-02</t>"));
  EXPECT_THAT(Members().at("xl/styles.xml"), HasSubstr("formatCode=\"dd/mm/yyyy\""));
}

TEST_F(XlsxTest, LinksAreFormulasWithTheNumberAsTheirValue) {
  const std::string sheet = Sheet({{Link{3, "../archive/a%20b.pdf#page=3"}, Link{4, ""}},
                                   {Link{5, "x\"&\"<y"}, Link{6, std::string(300, 'x')}}});
  EXPECT_THAT(sheet, HasSubstr("<f>HYPERLINK(\"../archive/a%20b.pdf#page=3\",3)</f><v>3</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>4</v>"));
  EXPECT_THAT(sheet, HasSubstr("<f>HYPERLINK(\"x\"\"&amp;\"\"&lt;y\",5)</f>"));
  EXPECT_EQ(2u, Elements(sheet, "f").size());
  EXPECT_EQ(1, links_left_out_);
}

TEST_F(XlsxTest, ControlCharactersAndBrokenTextStillGiveXml) {
  const std::string sheet = Sheet({{std::string("a\x01\x1B\0z", 5), "\xFF_x0041_"}});
  EXPECT_THAT(sheet, HasSubstr("<t>az</t>"));
  // "_x0041_" would be read as "A"; its first character is escaped.
  EXPECT_THAT(sheet, HasSubstr("<t>\xEF\xBF\xBD_x005F_x0041_</t>"));
}

TEST_F(XlsxTest, ATextBeyondWhatACellHoldsIsCutAndCounted) {
  std::string just, over;
  for (int i = 0; i < 32767; ++i) just += "ế";
  over = just + "ế";
  const std::string sheet = Sheet({{just, over}});
  EXPECT_EQ(1, texts_cut_);
  EXPECT_THAT(sheet, HasSubstr("<t>" + just + "</t>"));
  EXPECT_THAT(sheet, HasSubstr("ế… [cắt bớt]</t>"));
}

TEST_F(XlsxTest, RowsBeyondASheetGoOnOnTheNext) {
  XlsxLimits limits;
  limits.rows = 3;  // with the header
  std::vector<std::vector<Cell>> rows;
  for (std::int64_t i = 1; i <= 5; ++i) rows.push_back({"Việc", i});
  Sheet(rows, limits);
  const std::map<std::string, std::string> members = Members();
  const std::string& book = members.at("xl/workbook.xml");
  for (const char* name : {"name=\"Nhiệm vụ\"", "name=\"Nhiệm vụ (2)\"", "name=\"Nhiệm vụ (3)\""}) {
    EXPECT_THAT(book, HasSubstr(name));
  }
  EXPECT_THAT(Elements(members.at("xl/worksheets/sheet1.xml"), "row"), testing::SizeIs(3));
  EXPECT_THAT(Elements(members.at("xl/worksheets/sheet3.xml"), "row"), testing::SizeIs(2));
  EXPECT_THAT(members.at("xl/worksheets/sheet3.xml"), HasSubstr("<t>Nội dung</t>"));
  EXPECT_THAT(members.at("xl/worksheets/sheet3.xml"), HasSubstr("<v>5</v>"));
}

TEST_F(XlsxTest, AMapOfCountsIsColouredAndLeavesZerosEmpty) {
  XlsxWriter book(path(), folder(), {});
  book.AddHeatMap("Độ phủ", {"Tỉnh", {"2023", "2024"}, {{"Huế", {0, 3}}, {"Hà Nội", {12, 1}}}});
  book.Finish();
  const std::string sheet = Members().at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<conditionalFormatting sqref=\"B2:C3\">"));
  EXPECT_THAT(sheet, HasSubstr("colorScale"));
  EXPECT_THAT(sheet, HasSubstr("<v>12</v>"));
  EXPECT_THAT(sheet, Not(HasSubstr("<v>0</v>")));
}

TEST_F(XlsxTest, NotesAreWrittenLastOnASheetThatStandsFirst) {
  XlsxWriter book(path(), folder(), {"Tiêu đề", "Huế", "kehoach", 86400});
  book.AddNotes("Thông tin");
  book.AddTable(kTwo);
  const std::vector<XlsxWriter::Note> notes = {{"Đầu mục", {}}, {"Số dòng", std::int64_t{0}}};
  book.WriteNotes(notes);
  book.Finish();
  EXPECT_THAT(Members().at("xl/worksheets/sheet1.xml"), HasSubstr("<t>Đầu mục</t>"));
  EXPECT_THAT(Members().at("docProps/core.xml"), HasSubstr("<dc:title>Tiêu đề</dc:title>"));
  EXPECT_THAT(Members().at("docProps/core.xml"), HasSubstr("1970-01-02T00:00:00Z"));
}

TEST_F(XlsxTest, TheSameRowsGiveTheSameBytes) {
  Sheet({{"a", std::int64_t{1}}});
  const std::string first = Bytes();
  Sheet({{"a", std::int64_t{1}}});
  EXPECT_EQ(first, Bytes());
}

TEST_F(XlsxTest, AFolderThatIsNotThereIsAnError) {
  XlsxWriter book((folder_ / "none" / "a.xlsx").string(), folder(), {});
  book.AddTable(kTwo);
  EXPECT_THROW(book.Finish(), WriteError);
}

// A limit of the size of files stands for a disk that is full: for the rows, for a sheet, for the
// workbook, at any moment. Whatever the limit, there is an error or a whole workbook.
TEST_F(XlsxTest, AFullDiskIsNeverTakenForAWorkbook) {
  ASSERT_NE(SIG_ERR, std::signal(SIGXFSZ, SIG_IGN));
  struct rlimit former {};
  ASSERT_EQ(0, ::getrlimit(RLIMIT_FSIZE, &former));
  int whole = 0, failed = 0;
  for (rlim_t limit = 2'000; limit < 4'000'000 && whole < 2; limit = limit * 5 / 4) {
    struct rlimit small = former;
    small.rlim_cur = limit;
    ASSERT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &small));
    bool written = false;
    try {
      XlsxWriter book(path(), folder(), {});
      book.AddTable(kTwo);
      for (std::int64_t i = 0; i < 3000; ++i) book.Row(std::vector<Cell>{"Việc cần làm", i});
      book.Finish();
      written = true;
    } catch (const WriteError&) {
    }
    ASSERT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &former));
    ++(written ? whole : failed);
    if (!written) continue;
    const std::string sheet = Members().at("xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, HasSubstr("<v>2999</v>"));
    EXPECT_THAT(sheet, testing::EndsWith("</worksheet>"));
  }
  EXPECT_GT(failed, 5);
  EXPECT_EQ(2, whole);
}

TEST_F(XlsxTest, AFileThatWasCutShortIsSeen) {
  Sheet({{"a", std::int64_t{1}}});
  ASSERT_TRUE(ZipMembers(path()));
  EXPECT_EQ("xl/worksheets/sheet1.xml", Members().find("xl/worksheets/sheet1.xml")->first);
  const std::string bytes = Bytes();
  for (const std::size_t kept : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
    std::ofstream(path(), std::ios::binary) << bytes.substr(0, kept);
    EXPECT_FALSE(ZipMembers(path())) << kept;
  }
  EXPECT_FALSE(ZipMembers((folder_ / "none").string()));
}

TEST_F(XlsxTest, TheListOfMembersGivesTheirSizes) {
  Sheet({{"a", std::int64_t{1}}});
  const std::map<std::string, std::string> members = Members();
  const auto listed = ZipMembers(path());
  ASSERT_TRUE(listed);
  EXPECT_EQ(members.size(), listed->size());
  for (const ZipMember& member : *listed) {
    EXPECT_EQ(std::ssize(members.at(member.name)), member.bytes) << member.name;
  }
}

}  // namespace
}  // namespace kehoach::exporter
