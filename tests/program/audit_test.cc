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
  EXPECT_EQ(none.code, 0);
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_THAT(none.err, HasSubstr("no finding matches"));
}

TEST_F(AuditTest, WrongCallsAreExitCode2) {
  ASSERT_EQ(Run({"import", Put("small.pdf", SmallPdf(0)), "-q"}).code, 0);
  for (const std::vector<std::string>& call : {std::vector<std::string>{"audit"},
                                               {"audit", "coverage", "--by", "moon"},
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

}  // namespace
}  // namespace kehoach::program
