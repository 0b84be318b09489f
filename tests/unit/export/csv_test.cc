// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/csv_reader.h"

namespace kehoach::exporter {
namespace {

using test::CsvRows;
using test::ReadCsv;

const TableSpec kThree = {"three", "Ba cột", {{"a", "Cột một"}, {"b", "Cột, hai"}, {"c", "Ba"}}};

std::string Written(const std::vector<std::vector<Cell>>& rows, const CsvOptions& options = {},
                    const TableSpec& table = kThree) {
  std::string out;
  CsvWriter csv(table, options, [&out](std::string_view data) { out += data; });
  for (const std::vector<Cell>& row : rows) csv.Row(row);
  return out;
}

TEST(ExcelWouldChangeTest, KnowsFormulasNumbersAndDates) {
  for (const char* changed :
       {"=1+1",   "+84 234", "-",   "- Tham mưu", "@SUM(A1)",   " =1+1",
        "\n=1",   "＝1+1",   "＋1", "－1",        "＠x",        "1.10",
        "1.1",    "3/4",     "1-2", "007",        "1e5",        "2E3",
        "12.500", "0,5",     "1 2", "12:30",      "2024-01-31", "1234567890123456",
        ".5",     "01"}) {
    EXPECT_TRUE(ExcelWouldChange(changed)) << changed;
  }
  for (const char* kept : {"", "a", "0", "7", "2024", "123456789012345", "1.a", "Quý II/2024",
                           "4.1b", "95 %", "a=b", "e5", "15/KH-SYT", "e", ".", "…", "'", "\"=\""}) {
    EXPECT_FALSE(ExcelWouldChange(kept)) << kept;
  }
}

TEST(GuardTest, PutsAnApostropheBeforeWhatExcelWouldChange) {
  EXPECT_EQ("'=1+1", Guard("=1+1"));
  EXPECT_EQ("'- Tham mưu", Guard("- Tham mưu"));
  EXPECT_EQ("'1.10", Guard("1.10"));
  EXPECT_EQ("Tham mưu - trình", Guard("Tham mưu - trình"));
  EXPECT_EQ("'trích dẫn'", Guard("'trích dẫn'"));
  EXPECT_EQ("''=1", Guard("'=1"));
}

TEST(GuardTest, IsTakenBackWithoutLossForAnyText) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"'", "=", "+", "-", "@",  "1",  "0", ".",
                                           "/", " ", "a", "ế", "＝", "\n", "e", ":"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto n = random() % 6; n > 0; --n) text += pieces[random() % pieces.size()];
    const std::string guarded = Guard(text);
    EXPECT_EQ(text, Unguard(guarded)) << text;
    EXPECT_FALSE(ExcelWouldChange(guarded)) << text;
  }
}

TEST(CsvWriterTest, ForExcelBeginsWithAByteOrderMarkAndLabels) {
  EXPECT_EQ(
      "\xEF\xBB\xBF"
      "Cột một,\"Cột, hai\",Ba\r\n",
      Written({}));
}

TEST(CsvWriterTest, ForProgramsBeginsWithKeysAndKeepsEveryText) {
  EXPECT_EQ("a,b,c\r\n=1+1,\"'x\",1.10\r\n",
            Written({{"=1+1", "'x", "1.10"}}, {CsvDialect::kPlain, ','}));
}

TEST(CsvWriterTest, QuotesWhatRfc4180Asks) {
  const std::string csv = Written({{"a,b", "a\"b", "a\nb"}, {" a", "a;b", "a b"}});
  EXPECT_THAT(csv, testing::HasSubstr("\"a,b\",\"a\"\"b\",\"a\nb\"\r\n\" a\",\"a;b\",a b\r\n"));
}

TEST(CsvWriterTest, WritesEachKindOfCell) {
  const std::vector<Cell> row = {std::int64_t{-5}, 97.5, Date{"2024-01-31"}};
  EXPECT_THAT(Written({row}), testing::EndsWith("\r\n-5,97.5,2024-01-31\r\n"));
  const std::vector<Cell> other = {Date{"2024-01"}, Link{3, "x.pdf"}, Cell()};
  EXPECT_THAT(Written({other}), testing::EndsWith("\r\n\"'2024-01\",3,\r\n"));
  EXPECT_THAT(Written({other}, {CsvDialect::kPlain, ','}), testing::EndsWith("\r\n2024-01,3,\r\n"));
  const std::vector<Cell> word = {Word{"event", "khi phát sinh"}, Date{"2024"},
                                  std::numeric_limits<double>::quiet_NaN()};
  EXPECT_THAT(Written({word}), testing::EndsWith("\r\nkhi phát sinh,2024,\r\n"));
  EXPECT_THAT(Written({word}, {CsvDialect::kPlain, ','}), testing::EndsWith("\r\nevent,2024,\r\n"));
}

TEST(CsvWriterTest, ASemicolonGoesWithADecimalComma) {
  const std::vector<Cell> row = {97.5, "a;b", "a,b"};
  EXPECT_THAT(Written({row}, {CsvDialect::kExcel, ';'}),
              testing::EndsWith("\r\n\"97,5\";\"a;b\";\"a,b\"\r\n"));
  EXPECT_THAT(Written({row}, {CsvDialect::kPlain, ';'}),
              testing::EndsWith("\r\n97.5;\"a;b\";\"a,b\"\r\n"));
}

// What is read back is what was written: any text, after cleaning, in both dialects, with every
// separator.
TEST(CsvWriterTest, EveryTextComesBackAsItWas) {
  std::mt19937 random(20240131);
  const std::vector<std::string> pieces = {"a", "ế", ",", ";", "\t", "\"",   "\r",   "\n", "'", "=",
                                           "1", ".", "/", "-", " ",  "\x01", "\xFF", "📄",  "+"};
  for (const CsvDialect dialect : {CsvDialect::kExcel, CsvDialect::kPlain}) {
    for (const char separator : {',', ';', '\t'}) {
      std::vector<std::vector<Cell>> rows;
      CsvRows expected;
      for (int i = 0; i < 500; ++i) {
        rows.emplace_back();
        expected.emplace_back();
        for (int column = 0; column < 3; ++column) {
          std::string text;
          for (auto n = random() % 8; n > 0; --n) text += pieces[random() % pieces.size()];
          rows.back().emplace_back(text);
          expected.back().push_back(CleanText(text));
        }
      }
      std::string csv = Written(rows, {dialect, separator});
      if (dialect == CsvDialect::kExcel) csv.erase(0, 3);
      std::optional<CsvRows> read = ReadCsv(csv, separator);
      ASSERT_TRUE(read) << separator;
      read->erase(read->begin());
      if (dialect == CsvDialect::kExcel) {
        for (std::vector<std::string>& row : *read) {
          for (std::string& field : row) {
            EXPECT_FALSE(ExcelWouldChange(field)) << field;
            field = Unguard(field);
          }
        }
      }
      EXPECT_EQ(expected, *read);
    }
  }
}

}  // namespace
}  // namespace kehoach::exporter
