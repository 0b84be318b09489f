// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every scan of scans/, whatever its score. Needs the engine's language file.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program/program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Scan {
  std::string name;
  json expected, actual;
};

class ScansTest : public ProgramCase {
 protected:
  // Read once for all tests: each page takes about a second.
  const std::vector<Scan>& Scans() const {
    static const std::vector<Scan> scans = [this] {
      std::vector<Scan> out;
      for (const auto& entry : fs::directory_iterator(fs::path(KEHOACH_SOURCE_DIR) / "scans")) {
        if (entry.path().extension() != ".pdf") continue;
        const Outcome outcome = Run({"extract", entry.path().string()});
        EXPECT_EQ(outcome.code, 0) << entry.path() << outcome;
        const std::string expected = ReadAll(fs::path(entry.path()).replace_extension(".json"));
        out.push_back({entry.path().stem().string(), json::parse(expected, nullptr, false),
                       json::parse(outcome.out, nullptr, false)});
        EXPECT_TRUE(out.back().actual.is_object() && out.back().expected.is_object());
      }
      return out;
    }();
    return scans;
  }
};

TEST_F(ScansTest, SourceSaysWhichTextsWereRecognised) {
  const std::set<std::string> mixed = {"cchc-so-noi-vu-ha-nam-2024", "pccc-ubnd-phuong-2025"};
  EXPECT_GE(Scans().size(), 8u);
  for (const Scan& scan : Scans()) {
    EXPECT_EQ(scan.actual["source"]["text"], mixed.contains(scan.name) ? "mixed" : "ocr")
        << scan.name;
  }
}

TEST_F(ScansTest, NothingIsInventedInPapersThatAreNoPlans) {
  int negative = 0;
  for (const Scan& scan : Scans()) {
    if (!scan.expected["objectives"].empty() || !scan.expected["tables"].empty()) continue;
    ++negative;
    EXPECT_TRUE(scan.actual["objectives"].empty()) << scan.name;
    EXPECT_TRUE(scan.actual["tables"].empty()) << scan.name;
    EXPECT_TRUE(scan.actual["measures"].empty()) << scan.name;
  }
  EXPECT_GE(negative, 1);
}

TEST_F(ScansTest, BlankCellsStayBlank) {
  int blank = 0;
  for (const Scan& scan : Scans()) {
    // Rows that were read to the letter; the floors judge the rest.
    std::map<std::string, const json*> rows;
    for (const json& table : scan.actual["tables"]) {
      for (const json& row : table["rows"]) {
        const json content = row.value("content", json());
        if (content.is_string()) rows[content.get<std::string>()] = &row;
      }
    }
    for (const json& table : scan.expected["tables"]) {
      for (const json& row : table["rows"]) {
        const json content = row.value("content", json());
        if (!content.is_string() || !rows.contains(content.get<std::string>())) continue;
        const json& actual = *rows.at(content.get<std::string>());
        for (const json& role : table["columns"]) {
          const std::string key = role.get<std::string>();
          if (!row.contains(key) || !row[key].is_null() || !actual.contains(key)) continue;
          ++blank;
          EXPECT_TRUE(actual[key].is_null()) << scan.name << ": " << key << " of " << actual;
        }
      }
    }
  }
  EXPECT_GE(blank, 15);
}

}  // namespace
}  // namespace kehoach::program
