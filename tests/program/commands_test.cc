// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A document of the corpus with objectives and a task table.
fs::path RichPdf() {
  for (const fs::path& pdf : CorpusPdfs()) {
    const json expected =
        json::parse(ReadAll(fs::path(pdf).replace_extension(".json")), nullptr, false);
    if (expected.is_object() && !expected["objectives"].empty() && !expected["tables"].empty() &&
        expected["document"]["symbol"].is_string() && expected["document"]["number"].is_string()) {
      return pdf;
    }
  }
  ADD_FAILURE() << "the corpus has no plan with objectives, tables and a number";
  return {};
}

class CommandsTest : public ProgramCase {
 protected:
  void ImportRich() const {
    const Outcome outcome = Run({"import", RichPdf().string(), "-q"});
    ASSERT_EQ(outcome.code, 0) << outcome;
  }
};

TEST_F(CommandsTest, NoArgumentsGiveShortHelp) {
  const Outcome outcome = Run({});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("kehoach import"));
  EXPECT_LT(Lines(outcome.err).size(), 15u);
}

TEST_F(CommandsTest, WrongCallsAreExitCode2) {
  const std::vector<std::vector<std::string>> calls = {
      {"nonsense"}, {"list", "--nonsense"},     {"extract"},
      {"-list"},    {"list", "--year", "last"}, {"export", "--format", "xml"},
      {"rules"},    {"rules", "explain"},       {"rules", "explain", "x.pdf", "--page", "0"},
      {"eval"},     {"--jobs", "-1", "list"}};
  for (const auto& call : calls) {
    const Outcome outcome = Run(call);
    EXPECT_EQ(outcome.code, 2) << call.front() << "\n" << outcome;
    EXPECT_THAT(outcome.out, IsEmpty()) << call.front();
    // One message of the form that docs/errors.md promises.
    EXPECT_THAT(outcome.err, ::testing::StartsWith("kehoach: ")) << call.front();
    ASSERT_EQ(Lines(outcome.err).size(), 1u) << outcome;
    EXPECT_LT(outcome.err.size(), 160u) << outcome;
  }
}

TEST_F(CommandsTest, VersionIsOneLine) {
  const Outcome outcome = Run({"--version"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, ::testing::MatchesRegex("kehoach [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST_F(CommandsTest, ExtractPrintsTheDocumentedKeys) {
  const Outcome outcome = Run({"extract", RichPdf().string()});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, IsEmpty());
  const json plan = json::parse(outcome.out, nullptr, false);
  ASSERT_TRUE(plan.is_object());
  for (const char* key :
       {"type", "type_text", "title", "number", "symbol", "issuer", "province", "place",
        "date_text", "date", "year", "year_to", "bases", "signers", "recipients"}) {
    EXPECT_TRUE(plan["document"].contains(key)) << key;
  }
  for (const char* key : {"path", "sha256", "pages", "text"}) {
    EXPECT_TRUE(plan["source"].contains(key)) << key;
  }
  EXPECT_EQ(plan["source"]["text"], "embedded");
  EXPECT_EQ(plan["source"]["path"], RichPdf().string());
  EXPECT_GT(plan["objectives"].size(), 0u);
  EXPECT_GT(plan["tables"].size(), 0u);
  EXPECT_TRUE(plan["measures"].is_array());
}

TEST_F(CommandsTest, ShowAndExportGiveWhatExtractGave) {
  ImportRich();
  const json extracted = json::parse(Run({"extract", RichPdf().string()}).out);
  const json shown = json::parse(Run({"show", "1", "--json"}).out);
  const Outcome exported = Run({"export", "--format", "jsonl"});
  EXPECT_EQ(exported.code, 0);
  ASSERT_EQ(Lines(exported.out).size(), 1u);
  const json line = json::parse(Lines(exported.out)[0]);
  for (const char* key : {"document", "objectives", "tables", "measures"}) {
    EXPECT_EQ(shown[key], extracted[key]) << key;
    EXPECT_EQ(line[key], extracted[key]) << key;
  }
  EXPECT_EQ(shown["source"], extracted["source"]);
}

TEST_F(CommandsTest, ShowFindsADocumentByAnyOfItsNames) {
  ImportRich();
  const json d = json::parse(Run({"list", "--json"}).out)[0];
  const std::string sha256 = d["sha256"], number = d["number"], symbol = d["symbol"];
  const fs::path path = RichPdf();
  for (const std::string& name : {std::string("1"), sha256, sha256.substr(0, 8), path.string(),
                                  path.filename().string(), number + "/" + symbol}) {
    const Outcome outcome = Run({"show", name});
    EXPECT_EQ(outcome.code, 0) << name << "\n" << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("VĂN BẢN 1 ")) << name;
  }
  const Outcome none = Run({"show", "99"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("99"));
}

TEST_F(CommandsTest, ShowIsReadable) {
  ImportRich();
  const json plan = json::parse(Run({"show", "1", "--json"}).out);
  const std::string text = Run({"show", "1"}).out;
  EXPECT_THAT(text, HasSubstr("MỤC TIÊU"));
  EXPECT_THAT(text, HasSubstr("BẢNG 1"));
  EXPECT_THAT(text, HasSubstr(plan["document"]["symbol"].get<std::string>()));
  for (const json& label : plan["tables"][0]["labels"]) {
    EXPECT_THAT(text, HasSubstr(label.is_string() ? label.get<std::string>() : ""));
  }
  EXPECT_THAT(Run({"show", "1", "--table"}).out, StartsWith("BẢNG 1"));
}

TEST_F(CommandsTest, ListHasOneLineADocumentAndFilters) {
  ASSERT_EQ(Run({"import", Corpus().string(), "-q"}).code, 0);
  const json all = json::parse(Run({"list", "--json"}).out);
  const Outcome listed = Run({"list"});
  EXPECT_EQ(Lines(listed.out).size(), all.size() + 2);  // header and rule
  int with_year = 0, wanted = 0;
  for (const json& d : all) {
    if (!d["year"].is_number()) continue;
    ++with_year;
    wanted = d["year"];
  }
  ASSERT_GT(with_year, 0);
  const json some = json::parse(Run({"list", "--json", "--year", std::to_string(wanted)}).out);
  EXPECT_GT(some.size(), 0u);
  EXPECT_LT(some.size(), all.size());
  for (const json& d : some) {
    EXPECT_LE(d["year"], wanted);
    EXPECT_GE(d["year_to"].is_null() ? d["year"] : d["year_to"], wanted);
  }
  const Outcome none = Run({"list", "--year", "1900"});
  EXPECT_EQ(none.code, 0);
  EXPECT_THAT(none.out, IsEmpty());
}

TEST_F(CommandsTest, ReextractSaysWhatChanged) {
  ImportRich();
  const Outcome same = Run({"reextract"});
  EXPECT_EQ(same.code, 0) << same;
  EXPECT_EQ(same.out,
            "1 documents read again, 0 of them changed: 0 values changed, 0 gained, 0 lost\n");

  // Rules that know no issuing body, no objective and no header find less.
  fs::create_directory(folder() / "rules");
  for (const auto& entry : fs::directory_iterator(fs::path(KEHOACH_SOURCE_DIR) / "rules")) {
    if (entry.path().filename() != "header-labels.toml") {
      fs::copy(entry.path(), folder() / "rules" / entry.path().filename());
    }
  }
  const std::vector<std::string> with_less = {"reextract", "--rules", "rules", "--json"};
  std::vector<std::string> dry = with_less;
  dry.push_back("--dry-run");
  const json before = json::parse(Run({"show", "1", "--json"}).out);
  const json would = json::parse(Run(dry).out, nullptr, false);
  ASSERT_TRUE(would.is_object());
  EXPECT_EQ(would["changed"], 1);
  EXPECT_GT(would["values_lost"], 0);
  EXPECT_EQ(json::parse(Run({"show", "1", "--json"}).out), before);

  json did = json::parse(Run(with_less).out);
  EXPECT_EQ(did["values_lost"], would["values_lost"]);
  EXPECT_NE(json::parse(Run({"show", "1", "--json"}).out)["tables"], before["tables"]);

  // And back again: pages are what plans are made of, not plans.
  EXPECT_EQ(Run({"reextract"}).code, 0);
  EXPECT_EQ(json::parse(Run({"show", "1", "--json"}).out), before);
}

TEST_F(CommandsTest, VerifyFindsAChangedOriginal) {
  ImportRich();
  EXPECT_EQ(Run({"verify"}).code, 0);
  const std::string sha256 = json::parse(Run({"list", "--json"}).out)[0]["sha256"];
  const fs::path original =
      folder() / "archive/originals" / sha256.substr(0, 2) / (sha256 + ".pdf");
  fs::permissions(original, fs::perms::owner_write, fs::perm_options::add);
  std::string bytes = ReadAll(original);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(original, std::ios::binary) << bytes;
  const Outcome outcome = Run({"verify"});
  EXPECT_EQ(outcome.code, 4) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("original_changed"));
  EXPECT_EQ(Run({"verify", "--quick"}).code, 0);  // the size is as it was
}

TEST_F(CommandsTest, DoctorNamesRulesAndArchive) {
  const Outcome fresh = Run({"doctor"});
  EXPECT_EQ(fresh.code, 0) << fresh;
  EXPECT_THAT(fresh.out, HasSubstr("none there yet"));
  EXPECT_THAT(fresh.out, HasSubstr("all examples hold"));
  ImportRich();
  const json facts = json::parse(Run({"doctor", "--json"}).out);
  EXPECT_EQ(facts["archive"], "1 documents, 0 of them cannot be used");
  EXPECT_TRUE(fs::is_directory(facts["rules_folder"].get<std::string>()));
  EXPECT_EQ(Run({"doctor", "--rules", "nowhere"}).code, 3);
}

TEST_F(CommandsTest, DoctorSaysWhatHoldsDocumentsInAndTriesIt) {
  const json facts = json::parse(Run({"doctor", "--json"}).out);
  bool complete = true;
  std::set<std::string> names;
  for (const json& protection : facts["protections"]) {
    names.insert(protection["name"].get<std::string>());
    const bool active = protection["active"];
    if (protection["essential"].get<bool>() && !active) complete = false;
    if (!active) {
      EXPECT_NE(protection["reason"], "") << protection;
    }
  }
  for (const char* name :
       {"no_new_privileges", "address_space_limit", "seccomp", "landlock_files"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  ASSERT_GE(facts["tried"].size(), 10u);
  for (const json& attempt : facts["tried"]) {
    if (!attempt["held"].get<bool>()) complete = false;
  }
  // Sanitizers switch some off: then that is said, and the demand for all of them is not met.
  EXPECT_EQ(facts["isolation"] == "documents are held in", complete) << facts;
  EXPECT_EQ(Run({"doctor"}).code, 0);
  EXPECT_EQ(Run({"doctor", "--require-sandbox"}).code, complete ? 0 : 3);
  const std::string text = Run({"doctor"}).out;
  for (const char* name : {"cores", "free_space", "temporary_free_space", "page_time", "memory"}) {
    EXPECT_TRUE(facts.contains(name)) << name;
    EXPECT_THAT(text, HasSubstr(name));
  }
}

TEST_F(CommandsTest, RulesCheckNamesWhatFails) {
  const Outcome own = Run({"rules", "check"});
  EXPECT_EQ(own.code, 0) << own;
  fs::copy(fs::path(KEHOACH_SOURCE_DIR) / "rules", folder() / "rules");
  std::ofstream(folder() / "rules/zz.toml")
      << "[[rule]]\nname = \"never\"\nscope = \"line\"\nyields = \"x.y\"\nabout = \"a test\"\n"
         "folded = '^never$'\nmatch = [\"always\"]\n";
  const Outcome outcome = Run({"rules", "check", "rules"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("zz.toml"));
  EXPECT_THAT(outcome.out, HasSubstr("'never'"));
}

TEST_F(CommandsTest, RulesCheckNotesAScopeThatNoStepAsksFor) {
  EXPECT_THAT(Run({"rules", "check"}).err, Not(HasSubstr("note:")));
  fs::copy(fs::path(KEHOACH_SOURCE_DIR) / "rules", folder() / "rules");
  std::ofstream(folder() / "rules/zz.toml")
      << "[[rule]]\nname = \"mine\"\nscope = \"headings\"\nyields = \"section.other\"\nabout = \"a "
         "test\"\n"
         "folded = '^mine$'\nmatch = [\"mine\"]\n";
  const Outcome outcome = Run({"rules", "check", "rules"});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("zz.toml:1: rule 'mine'"));
  EXPECT_THAT(outcome.err, HasSubstr("'headings'"));
}

TEST_F(CommandsTest, RulesExplainGivesAReasonForEachLine) {
  const Outcome outcome = Run({"rules", "explain", RichPdf().string(), "--page", "1"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("became"));
  EXPECT_THAT(outcome.out, HasSubstr("matched"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("page 2 ")));
  EXPECT_EQ(Run({"rules", "explain", RichPdf().string(), "--page", "999"}).code, 2);
  const json lines = json::parse(Run({"rules", "explain", RichPdf().string(), "--json"}).out);
  EXPECT_GT(lines.size(), 10u);
}

TEST_F(CommandsTest, EvalScoresAndHoldsFloors) {
  const fs::path pdf = RichPdf();
  fs::create_directory(folder() / "set");
  fs::copy(pdf, folder() / "set/a.pdf");
  const json plan = json::parse(Run({"extract", pdf.string()}).out);
  Put("set/a.json", plan.dump());
  Put("floors.json", R"({"least":{"meta":1,"rows":1,"documents":1},"most_wrong":{"cells":0}})");
  const Outcome good = Run({"eval", "set", "--floors", "floors.json"});
  EXPECT_EQ(good.code, 0) << good;
  EXPECT_THAT(good.out, HasSubstr("documents 1.0000"));

  json other = plan;
  other["document"]["symbol"] = "KH-KHAC";
  Put("set/a.json", other.dump());
  const Outcome bad = Run({"eval", "set", "--floors", "floors.json", "--diff"});
  EXPECT_EQ(bad.code, 1) << bad;
  EXPECT_THAT(bad.out, HasSubstr("document.symbol"));
  EXPECT_THAT(bad.out, HasSubstr("KH-KHAC"));
  EXPECT_THAT(bad.err, HasSubstr("meta"));
  EXPECT_EQ(Run({"eval", "nowhere"}).code, 2);
}

}  // namespace
}  // namespace kehoach::program
