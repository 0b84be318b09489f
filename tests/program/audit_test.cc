// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class AuditTest : public ProgramCase {
 protected:
  void ImportCorpus() const {
    const Outcome outcome = Run({"import", Corpus().string(), "-q"});
    ASSERT_EQ(outcome.code, 0) << outcome;
  }
  json RunJson(std::vector<std::string> call) const {
    call.push_back("--json");
    const Outcome outcome = Run(call);
    EXPECT_EQ(outcome.code, 0) << outcome;
    return json::parse(outcome.out, nullptr, false);
  }
};

TEST_F(AuditTest, CoverageAgreesWithTheListOfDocuments) {
  ImportCorpus();
  Put("scan.pdf", "not a PDF at all");
  EXPECT_EQ(Run({"import", "scan.pdf", "-q"}).code, 1);
  const json list = RunJson({"list"});
  const json coverage = RunJson({"audit", "coverage"});
  EXPECT_EQ(coverage["plans"], list.size());
  EXPECT_EQ(coverage["unusable"], 1);
  std::int64_t tasks = 0, plans = 0;
  for (const json& document : list) tasks += document["tasks"].get<std::int64_t>();
  for (const json& row : coverage["rows"]) plans += row["plans"].get<std::int64_t>();
  EXPECT_EQ(coverage["tasks"], tasks);
  EXPECT_EQ(plans, list.size());
  // The file that is no plan has a row without a province.
  EXPECT_TRUE(coverage["rows"].back()["province"].is_null());
  EXPECT_EQ(coverage["rows"].back()["unusable"], 1);
}

TEST_F(AuditTest, CoverageOfOneProvinceAndOfTodaysProvinces) {
  ImportCorpus();
  const json one = RunJson({"audit", "coverage", "--province", "thai binh"});
  ASSERT_EQ(one["rows"].size(), 1u);
  EXPECT_EQ(one["rows"][0]["province"], "Thái Bình");
  EXPECT_EQ(one["rows"][0]["successor"], "Hưng Yên");
  const json merged = RunJson({"audit", "coverage", "--province", "thai binh", "--successors"});
  EXPECT_EQ(merged["rows"][0]["province"], "Hưng Yên");
  EXPECT_EQ(merged["rows"][0]["former"], json::array({"Thái Bình"}));
  const Outcome text = Run({"audit", "coverage", "--by", "issuer", "--province", "Thái Bình"});
  EXPECT_THAT(text.out, HasSubstr("Sở Tài chính · Thái Bình → Hưng Yên"));
}

TEST_F(AuditTest, FindingsAreCountedAndListed) {
  ImportCorpus();
  const json all = RunJson({"audit", "findings"});
  ASSERT_GT(all["findings"], 0);
  EXPECT_EQ(all["list"].size(), all["findings"]);
  std::int64_t by_kind = 0, by_issuer = 0;
  for (const json& kind : all["by_kind"]) by_kind += kind["findings"].get<std::int64_t>();
  for (const json& group : all["by_issuer"]) by_issuer += group["findings"].get<std::int64_t>();
  EXPECT_EQ(by_kind, all["findings"]);
  EXPECT_EQ(by_issuer, all["findings"]);

  const json gaps = RunJson({"audit", "findings", "--kind", "number_gap", "--by", "year"});
  ASSERT_GT(gaps["findings"], 0);
  for (const json& finding : gaps["list"]) EXPECT_EQ(finding["kind"], "number_gap");
  const std::string message = gaps["list"][0]["message"];
  const Outcome text = Run({"audit", "findings", "--kind", "number_gap"});
  EXPECT_THAT(text.out, HasSubstr(message));
  EXPECT_THAT(text.out, HasSubstr("Nhảy số thứ tự"));
  const Outcome counts = Run({"audit", "findings", "--counts"});
  EXPECT_THAT(counts.out, ::testing::Not(HasSubstr("VĂN BẢN")));

  const Outcome none = Run({"audit", "findings", "--kind", "nonsense"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_THAT(none.err, HasSubstr("nonsense is none of"));
  EXPECT_THAT(none.err, HasSubstr("number_gap"));
}

TEST_F(AuditTest, APlanComparedWithItselfIsKept) {
  ImportCorpus();
  const json list = RunJson({"list"});
  for (const json& document : list) {
    if (document["tasks"] == 0 || document["tasks"] > 30) continue;
    const std::string id = std::to_string(document["id"].get<int>());
    const json c = RunJson({"audit", "compare", id, id});
    EXPECT_EQ(c["objectives"]["kept"], document["objectives"]);
    for (const char* kind : {"objectives", "tasks"}) {
      for (const char* fate :
           {"reworded", "new", "dropped", "leads_changed", "deadlines_changed"}) {
        EXPECT_EQ(c[kind][fate], 0) << id << " " << kind << " " << fate;
      }
    }
  }
}

TEST_F(AuditTest, EveryItemOfTwoPlansIsInTheComparisonOnce) {
  ImportCorpus();
  std::vector<json> plans;
  for (const json& document : RunJson({"list"})) {
    if (document["objectives"] > 2 && document["tasks"] > 5) plans.push_back(document);
  }
  ASSERT_GE(plans.size(), 2u);
  const std::string a = std::to_string(plans[0]["id"].get<int>());
  const std::string b = std::to_string(plans[1]["id"].get<int>());
  const json c = RunJson({"audit", "compare", a, b});
  std::size_t before = 0, after = 0;
  for (const json& pair : c["pairs"]) {
    before += pair["before"].is_null() ? 0 : 1;
    after += pair["after"].is_null() ? 0 : 1;
    EXPECT_EQ(pair["fate"] == "new", pair["before"].is_null());
    EXPECT_EQ(pair["fate"] == "dropped", pair["after"].is_null());
    EXPECT_EQ(pair["fate"] == "reworded", pair.contains("diff"));
  }
  EXPECT_EQ(before,
            plans[0]["objectives"].get<std::size_t>() + plans[0]["tasks"].get<std::size_t>());
  EXPECT_EQ(after,
            plans[1]["objectives"].get<std::size_t>() + plans[1]["tasks"].get<std::size_t>());
  const Outcome text = Run({"audit", "compare", a, b, "--changes"});
  EXPECT_THAT(text.out, ::testing::StartsWith("A: VĂN BẢN " + a));
  EXPECT_THAT(text.out, HasSubstr("MỤC TIÊU"));
}

TEST_F(AuditTest, AgenciesAreComparedByTheirYears) {
  Put("one.pdf", SmallPdf(1));
  ASSERT_EQ(Run({"import", "one.pdf", "-q"}).code, 0);
  const json d = RunJson({"list"})[0];
  ASSERT_TRUE(d["issuer"].is_string());
  ASSERT_TRUE(d["year"].is_number());
  const int year = d["year"];
  // There is nothing for the year before.
  const Outcome none = Run({"audit", "compare", "--agency", d["issuer"], "--years",
                            std::to_string(year - 1), std::to_string(year)});
  EXPECT_EQ(none.code, 2) << none;
  EXPECT_THAT(none.err, HasSubstr(std::to_string(year - 1)));
}

TEST_F(AuditTest, TargetsAreThoseOfThePlansByAgency) {
  ImportCorpus();
  const json courses = RunJson({"audit", "targets"});
  std::int64_t stated = 0, listed = 0;
  for (const json& document : RunJson({"list"})) {
    const json plan = RunJson({"show", std::to_string(document["id"].get<int>())});
    stated += static_cast<std::int64_t>(plan["targets"].size());
  }
  for (const json& course : courses["courses"]) {
    for (const json& point : course["points"]) {
      listed += static_cast<std::int64_t>(point["targets"].size());
    }
  }
  ASSERT_GT(stated, 100);
  EXPECT_EQ(listed, stated);
  EXPECT_EQ(courses["totals"]["targets"], stated);

  const Outcome one = Run({"audit", "targets", "--province", "ben tre"});
  EXPECT_EQ(one.code, 0) << one;
  EXPECT_THAT(one.out, HasSubstr("Giảm lượng giấy in – 2015: 15 %"));
  const Outcome none = Run({"audit", "targets", "--repeated"});  // one plan an agency
  EXPECT_EQ(none.code, 0) << none;
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_THAT(none.err, HasSubstr("no target matches"));
}

TEST_F(AuditTest, WrongCallsAreExitCode2) {
  ASSERT_EQ(Run({"import", Put("small.pdf", SmallPdf(0)), "-q"}).code, 0);
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"audit"},
        {"audit", "coverage", "--by", "moon"},
        {"audit", "compare"},
        {"audit", "compare", "1"},
        {"audit", "compare", "1", "99"},
        {"audit", "compare", "--agency", "Sở Nội vụ", "--years", "2022"},
        {"audit", "compare", "--agency", "Sở Nội vụ", "--years", "2022", "2022"},
        {"audit", "compare", "1", "1", "--agency", "Sở Nội vụ", "--years", "2022", "2023"},
        {"audit", "findings", "--document", "99"}}) {
    const Outcome outcome = Run(call);
    EXPECT_EQ(outcome.code, 2) << outcome;
    EXPECT_EQ(Lines(outcome.err).size(), 1u) << outcome;
  }
}

TEST_F(AuditTest, AReaderStopsAtOnceWhenInterrupted) {
  // Far more than a pipe holds, so that the program still writes when the signal comes.
  constexpr int kDocuments = 60;
  for (int i = 0; i < kDocuments; ++i) {
    Put("plans/" + std::to_string(i) + ".pdf", SmallPdf(i));
  }
  ASSERT_EQ(Run({"import", "plans", "-q"}).code, 0);
  const Outcome whole = Run({"export", "--format", "jsonl"});
  ASSERT_EQ(whole.code, 0);
  ASSERT_GT(whole.out.size(), 3u * 65536);
  RunOptions options;
  options.interrupt_output = true;
  const Outcome stopped = Run({"export", "--format", "jsonl"}, options);
  EXPECT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_EQ(stopped.err, "kehoach: stopped\n");
  EXPECT_LT(stopped.out.size(), whole.out.size());
}

TEST_F(AuditTest, UnitsAgreeWithTheRowsOfThePlans) {
  ImportCorpus();
  const json units = RunJson({"audit", "units", "--province", "Hà Nam", "--limit", "0"});
  std::int64_t lead = 0;
  for (const json& unit : units["list"]) {
    std::int64_t by_year = unit["without_year"]["lead"].get<std::int64_t>();
    for (const json& year : unit["years"]) by_year += year["lead"].get<std::int64_t>();
    EXPECT_EQ(by_year, unit["lead"]) << unit;
    EXPECT_LE(unit["with_deadline"], unit["tasks"]) << unit;
    lead += unit["lead"].get<std::int64_t>();
  }
  const Outcome plans = Run({"export", "--format", "jsonl", "--province", "Hà Nam"});
  const json plan = json::parse(plans.out, nullptr, false);
  std::int64_t named = 0;
  for (const json& table : plan["tables"]) {
    for (const json& row : table["rows"]) {
      if (row.contains("lead_units")) named += static_cast<std::int64_t>(row["lead_units"].size());
    }
  }
  ASSERT_GT(named, 0);
  EXPECT_EQ(lead, named);
}

TEST_F(AuditTest, AUnitIsFoundByItsAbbreviationAndByWhatItBecame) {
  ImportCorpus();
  const auto names = [](const json& units) {
    std::vector<std::string> out;
    for (const json& unit : units["list"]) out.push_back(unit["name"]);
    return out;
  };
  EXPECT_THAT(names(RunJson({"audit", "units", "--unit", "SKHĐT"})),
              testing::ElementsAre("Sở Kế hoạch và Đầu tư"));
  const json merged = RunJson({"audit", "units", "--unit", "skhdt", "--successors"});
  std::int64_t both = 0;
  for (const json& unit : merged["list"]) {
    if (unit["key"] != "so-tai-chinh") continue;
    EXPECT_EQ(unit["former"], json::array({"Sở Kế hoạch và Đầu tư"}));
    both = unit["tasks"].get<std::int64_t>();
  }
  const json before = RunJson({"audit", "units", "--unit", "skhdt"});
  EXPECT_GT(both, before["list"][0]["tasks"].get<std::int64_t>());
  EXPECT_THAT(names(RunJson({"audit", "units", "--unit", "so khong co"})), IsEmpty());
}

TEST_F(AuditTest, RecurrenceShowsWhatSeveralPlansHave) {
  for (int variant = 0; variant < 3; ++variant) {
    Put("plans/" + std::to_string(variant) + ".pdf", SmallPdf(variant));
  }
  ASSERT_EQ(Run({"import", "plans"}).code, 0);
  const json groups = RunJson({"audit", "recurrence"});
  ASSERT_FALSE(groups.empty());
  for (const json& group : groups) {
    EXPECT_EQ(group["documents"], 3);
    EXPECT_EQ(group["agencies"].size(), 1u);
    EXPECT_EQ(group["changes"].size(), 0u);
  }
  const std::string name = groups[0]["group"], text = groups[0]["latest"]["text"];
  const Outcome list = Run({"audit", "recurrence"});
  EXPECT_THAT(list.out, HasSubstr(name));
  const Outcome one = Run({"audit", "recurrence", "--group", name.substr(0, 8)});
  EXPECT_THAT(one.out, HasSubstr(text));
  EXPECT_THAT(one.out, HasSubstr("Các lần:"));

  const Outcome more = Run({"audit", "recurrence", "--min", "4"});
  EXPECT_EQ(more.code, 0);
  EXPECT_THAT(more.out, IsEmpty());
  EXPECT_THAT(more.err, HasSubstr("nothing comes back"));
  EXPECT_EQ(RunJson({"audit", "recurrence", "--province", "không có"}).size(), 0u);
  EXPECT_EQ(RunJson({"audit", "recurrence", "--limit", "1"}).size(), 1u);
  EXPECT_EQ(Run({"audit", "recurrence", "--min", "0"}).code, 2);
  EXPECT_EQ(Run({"verify"}).code, 0);
}

TEST_F(AuditTest, TasksAreGroupedWhenTheyAreAskedFor) {
  ImportCorpus();
  const json groups = RunJson({"audit", "recurrence", "--tasks"});
  ASSERT_FALSE(groups.empty());
  for (const json& group : groups) EXPECT_GE(group["documents"], 2);
}

TEST_F(AuditTest, SearchAndExportFindAUnitHoweverItIsWritten) {
  ImportCorpus();
  const auto exported = [this](const std::string& unit) {
    const Outcome outcome =
        Run({"export", "--format", "csv", "--table", "tasks", "--unit", unit, "-q"});
    EXPECT_EQ(outcome.code, 0) << outcome;
    return outcome.out;
  };
  const std::string tasks = exported("Sở Giao thông vận tải");
  EXPECT_THAT(tasks, HasSubstr("Sở Giao thông Vận tải"));
  EXPECT_EQ(tasks, exported("SGTVT"));
  EXPECT_EQ(tasks, exported("so gtvt"));
  const json by_name = RunJson({"search", "giao thông", "--unit", "Sở Giao thông vận tải"});
  const json by_letters = RunJson({"search", "giao thông", "--unit", "sgtvt"});
  ASSERT_FALSE(by_name["hits"].empty());
  EXPECT_EQ(by_name["hits"], by_letters["hits"]);
}

}  // namespace
}  // namespace kehoach::program
