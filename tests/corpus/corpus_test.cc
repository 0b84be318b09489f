// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every document of the corpus, whatever its score.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "batch/document.h"
#include "export/json.h"
#include "kehoach/rules.h"
#include "plan/plan_reader.h"
#include "store/page_codec.h"
#include "support/project_rules.h"

namespace kehoach {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Document {
  fs::path pdf;
  json expected;
  batch::DocumentReading reading;
};

// Read once for all tests: the longest document takes most of the time.
const std::vector<Document>& Documents() {
  static const std::vector<Document> documents = [] {
    std::vector<Document> out;
    for (const auto& entry : fs::directory_iterator(std::string(KEHOACH_SOURCE_DIR) + "/corpus")) {
      if (entry.path().extension() != ".pdf") continue;
      Document document;
      document.pdf = entry.path();
      document.expected =
          json::parse(ReadAll(fs::path(entry.path()).replace_extension(".json")), nullptr, false);
      Result<batch::DocumentReading> reading =
          batch::ReadPdf(ReadAll(entry.path()), entry.path().filename().string(), ProjectRules());
      if (reading) {
        document.reading = std::move(reading).value();
      } else {
        ADD_FAILURE() << entry.path() << ": " << reading.error().message;
      }
      out.push_back(std::move(document));
    }
    return out;
  }();
  return documents;
}

bool IsNegative(const json& expected) {
  return expected["objectives"].empty() && expected["tables"].empty();
}

TEST(CorpusTest, HasPlansAndPapersThatAreNone) {
  std::size_t negative = 0;
  std::set<std::string> producers;
  for (const Document& document : Documents()) {
    ASSERT_TRUE(document.expected.is_object()) << document.pdf << " has no expected JSON beside it";
    negative += IsNegative(document.expected) ? 1 : 0;
    producers.insert(document.reading.producer.substr(0, 5));
  }
  EXPECT_GE(Documents().size() - negative, 16u);
  EXPECT_GE(negative, 3u);
  EXPECT_GE(producers.size(), 3u);
}

TEST(CorpusTest, NothingIsInventedInPapersThatAreNoPlans) {
  for (const Document& document : Documents()) {
    if (!IsNegative(document.expected)) continue;
    EXPECT_TRUE(document.reading.plan.objectives.empty()) << document.pdf;
    EXPECT_TRUE(document.reading.plan.tables.empty()) << document.pdf;
    EXPECT_TRUE(document.reading.plan.measures.empty()) << document.pdf;
  }
}

TEST(CorpusTest, EveryPageHasUsableText) {
  for (const Document& document : Documents()) {
    EXPECT_TRUE(document.reading.warnings.empty()) << document.pdf;
    for (const Page& page : document.reading.pages) {
      EXPECT_EQ(page.quality.verdict, TextVerdict::kUsable)
          << document.pdf << " page " << page.number << ": " << page.quality.reason;
    }
  }
}

// A rule of the project, or a step of the program that docs/output.md names.
bool IsRuleOrStep(const std::string& name) {
  static const std::set<std::string> known = [] {
    std::set<std::string> names = {"table.cell", "title-below-type", "letterhead-issuer",
                                   "province-of-dateline", "province-of-issuer"};
    for (const Rule* rule : ProjectRules().All()) names.insert(rule->name);
    return names;
  }();
  return known.contains(name);
}

void ExpectEvidence(const Value& value, const Document& document, const std::string& what) {
  if (!value.has_value()) return;
  const std::string where = document.pdf.filename().string() + " " + what + ": " + *value.text;
  EXPECT_TRUE(IsRuleOrStep(value.evidence.rule)) << where << ": " << value.evidence.rule;
  ASSERT_FALSE(value.evidence.places.empty()) << where;
  for (const Place& place : value.evidence.places) {
    ASSERT_GE(place.page, 1) << where;
    ASSERT_LE(place.page, static_cast<int>(document.reading.pages.size())) << where;
    const Page& page = document.reading.pages[static_cast<std::size_t>(place.page - 1)];
    EXPECT_FALSE(place.box.empty()) << where;
    // Glyphs may hang over the page's edge by a fraction of their size.
    EXPECT_GE(place.box.left, -12) << where;
    EXPECT_GE(place.box.top, -12) << where;
    EXPECT_LE(place.box.right, page.width + 12) << where;
    EXPECT_LE(place.box.bottom, page.height + 12) << where;
  }
  EXPECT_GT(value.evidence.confidence, 0) << where;
  EXPECT_LE(value.evidence.confidence, 1) << where;
}

TEST(CorpusTest, EveryValueKnowsWhereItStandsAndWhichRuleFoundIt) {
  for (const Document& document : Documents()) {
    const Plan& plan = document.reading.plan;
    const DocumentFields& d = plan.document;
    for (const auto& [name, value] :
         {std::pair{"type", &d.type}, std::pair{"title", &d.title}, std::pair{"number", &d.number},
          std::pair{"symbol", &d.symbol}, std::pair{"issuer", &d.issuer},
          std::pair{"place", &d.place}, std::pair{"date_text", &d.date_text},
          std::pair{"type_text", &d.type_text}, std::pair{"province", &d.province},
          std::pair{"date", &d.date}}) {
      ExpectEvidence(*value, document, name);
    }
    if (d.year) ExpectEvidence({std::to_string(*d.year), d.year_evidence}, document, "year");
    for (const Basis& b : d.bases) ExpectEvidence({b.number, b.evidence}, document, "basis");
    for (const Signer& s : d.signers) {
      ExpectEvidence(s.authority, document, "authority");
      ExpectEvidence(s.position, document, "position");
      ExpectEvidence(s.name, document, "signer");
    }
    for (const Value& r : d.recipients) ExpectEvidence(r, document, "recipient");
    for (const Objective& o : plan.objectives) {
      ExpectEvidence(o.text, document, "objective");
      ExpectEvidence(o.restated, document, "objective restated");
    }
    for (const PlanTable& table : plan.tables) {
      for (const PlanRow& row : table.rows) {
        ASSERT_EQ(row.cells.size(), table.columns.size()) << document.pdf;
        for (const Value& cell : row.cells) ExpectEvidence(cell, document, "cell");
      }
    }
    for (const Value& m : plan.measures) ExpectEvidence(m, document, "measure");
  }
}

// What reextract relies on: a plan is a function of the stored pages and the rules.
TEST(CorpusTest, StoredPagesGiveTheSamePlan) {
  for (const Document& document : Documents()) {
    std::vector<Page> stored;
    for (const Page& page : document.reading.pages) {
      Result<Page> decoded = store::DecodePage(store::EncodePage(page));
      ASSERT_TRUE(decoded.ok()) << document.pdf << " page " << page.number;
      stored.push_back(std::move(decoded).value());
    }
    EXPECT_EQ(plan::ReadPlan(stored, ProjectRules()).plan, document.reading.plan) << document.pdf;
  }
}

TEST(CorpusTest, OutputIsTheSameEachTime) {
  for (const Document& document : Documents()) {
    const Plan again = plan::ReadPlan(document.reading.pages, ProjectRules()).plan;
    EXPECT_EQ(exporter::PlanToJson(again, {}), exporter::PlanToJson(document.reading.plan, {}))
        << document.pdf;
  }
}

// Nothing is made up: each word of a cell stands on the pages, or, when a line end broke it, two
// words of the pages make it up.
TEST(CorpusTest, CellsHoldOnlyWordsOfTheirPages) {
  for (const Document& document : Documents()) {
    std::set<std::string, std::less<>> words;
    for (const Page& page : document.reading.pages) {
      for (const Word& word : page.words) words.insert(word.text);
    }
    const auto known = [&](std::string_view word) {
      if (words.contains(word)) return true;
      for (std::size_t cut = 1; cut < word.size(); ++cut) {
        if (words.contains(word.substr(0, cut)) && words.contains(word.substr(cut))) return true;
      }
      return false;
    };
    for (const PlanTable& table : document.reading.plan.tables) {
      for (const PlanRow& row : table.rows) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
          // A number is printed with a closing "." or ")" that the value leaves out.
          if (!row.cells[c].has_value() || table.columns[c] == "number") continue;
          std::istringstream text(*row.cells[c].text);
          for (std::string word; text >> word;) {
            EXPECT_TRUE(known(word)) << document.pdf << ": '" << word << "'";
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace kehoach
