// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json.h"

#include <cstddef>
#include <fstream>
#include <limits>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kehoach::exporter {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Value Val(const std::string& text, const std::string& rule = "field.line", int page = 1,
          const Rect& box = {72.04F, 100.06F, 300.25F, 113.0F}) {
  return {text, {{{page, box}}, rule, 0.9F}};
}

const SourceInfo kSource = {"in/plan.pdf", std::string(64, 'a'), 2, "embedded", "", ""};

Plan SamplePlan() {
  Plan plan;
  plan.document.type = Val("KH");
  plan.document.title = Val("Thực hiện \"mục tiêu\" năm 2031");
  plan.document.year = 2031;
  plan.document.year_evidence = {{}, "title.year", 1};
  plan.document.bases = {{"90/KH-TTDV", "2031-01-11", {{}, "basis", 1}}, {"7/NQ", {}, {}}};
  plan.document.signers = {{Val("GIÁM ĐỐC"), Value{}, Val("Lê Văn Mẫu")}};
  plan.document.recipients = {Val("Như trên")};
  plan.objectives = {{1, Val("Đúng hẹn 100%."), Value{}}};
  PlanTable table;
  table.objective = 1;
  table.columns = {"number", "content", "deadline", "other", "other2"};
  table.labels = {"TT", "Việc", "Hạn", "", "Mã"};
  table.joins = {"same 5 columns"};
  table.places = {{1, {1, 2, 3, 4}}};
  PlanRow task;
  task.number = "1";
  task.path = "I.1";
  task.cells = {Val("1."), Val("Khảo sát"), Val("Trước 30/6/2030"), Value{}, Val("M1")};
  task.due = Due{DueKind::kPeriod, std::nullopt, "2030-06-30", "due.before", 2030};
  PlanRow group;
  group.kind = RowKind::kGroup;
  group.cells.resize(5);
  table.rows = {group, task};
  plan.tables = {table};
  plan.measures = {Val("Họp hằng quý")};
  Target target;
  target.comparator = Comparator::kEqual;
  target.value = 100;
  target.unit = "%";
  target.predicate = "Đúng hẹn";
  target.raw = "Đúng hẹn 100%";
  target.objective = 0;
  target.rule = "target.share";
  Target amount = target;
  amount.text = TargetText::kTask;
  amount.objective.reset();
  amount.table = 0;
  amount.row = 1;
  amount.column = 1;
  amount.parent = 0;
  plan.targets = {target, amount};
  plan.findings = {{"other_year", "Năm 2030 khác năm kế hoạch.", 0, 1, {{2, {10, 20, 30, 40}}}}};
  return plan;
}

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

Json Parsed(const Plan& plan, const JsonOptions& options = {}) {
  return Json::parse(PlanToJson(plan, kSource, options));
}

TEST(PlanToJsonTest, KeysStandInTheDocumentedOrder) {
  const Json json = Parsed(SamplePlan());
  EXPECT_THAT(Keys(json), ElementsAre("document", "objectives", "tables", "measures", "targets",
                                      "source", "findings", "evidence"));
  EXPECT_THAT(Keys(json["document"]),
              ElementsAre("type", "type_text", "title", "number", "symbol", "issuer", "province",
                          "place", "date_text", "date", "year", "year_to", "bases", "signers",
                          "recipients", "agency"));
  EXPECT_THAT(Keys(json["tables"][0]), ElementsAre("objective", "columns", "labels", "rows"));
  EXPECT_THAT(
      Keys(json["tables"][0]["rows"][1]),
      ElementsAre("kind", "number", "path", "content", "deadline", "other", "other2", "due"));
  EXPECT_THAT(Keys(json["source"]), ElementsAre("path", "sha256", "pages", "text"));
}

TEST(PlanToJsonTest, GivesTheValuesOfThePlan) {
  const Json json = Parsed(SamplePlan());
  EXPECT_EQ("Thực hiện \"mục tiêu\" năm 2031", json["document"]["title"]);
  EXPECT_EQ(2031, json["document"]["year"]);
  EXPECT_TRUE(json["document"]["year_to"].is_null());
  EXPECT_EQ(Json::parse(R"([{"number":"90/KH-TTDV","date":"2031-01-11"},
                            {"number":"7/NQ","date":null}])"),
            json["document"]["bases"]);
  EXPECT_EQ(Json::parse(R"([{"authority":"GIÁM ĐỐC","position":null,"name":"Lê Văn Mẫu"}])"),
            json["document"]["signers"]);
  EXPECT_EQ(Json::parse(R"([{"number":1,"text":"Đúng hẹn 100%.","restated":null}])"),
            json["objectives"]);
  EXPECT_EQ(Json::parse(R"([
      {"kind":"group","number":null,"path":null,"content":null,"deadline":null,"other":null,
       "other2":null,"due":null},
      {"kind":"task","number":"1","path":"I.1","content":"Khảo sát","deadline":"Trước 30/6/2030",
       "other":null,"other2":"M1","due":{"kind":"period","from":null,"to":"2030-06-30"}}])"),
            json["tables"][0]["rows"]);
  EXPECT_EQ(Json::parse(R"(["Họp hằng quý"])"), json["measures"]);
  EXPECT_EQ(Json::parse(R"([{"kind":"other_year","message":"Năm 2030 khác năm kế hoạch.",
      "table":0,"row":1,"places":[{"page":2,"box":[10.0,20.0,30.0,40.0]}]}])"),
            json["findings"]);
}

TEST(PlanToJsonTest, DoubtsStandBesideTheEvidenceAndWithoutIt) {
  EXPECT_FALSE(Parsed(SamplePlan()).contains("doubts"));
  Plan plan = SamplePlan();
  plan.tables[0].rows[1].cells[1].evidence.doubts = {
      {DoubtReason::kUnclear, {"Khảo"}, "", ""},
      {DoubtReason::kDisagreement, {"Khảo"}, "Khảo sát.", "measures[0]"}};
  plan.tables[0].rows[0].cells[0].evidence.doubts = {{DoubtReason::kSequence, {}, "1", ""}};
  plan.document.signers[0].name.evidence.doubts = {{DoubtReason::kNotVietnamese, {"Lê|"}, "", ""}};
  const Json json = Parsed(plan, {JsonStyle::kCompact, false});
  EXPECT_EQ(Json::parse(R"([
      {"value":"document.signers[0].name","reason":"not_vietnamese","words":["Lê|"],
       "suggestion":null,"witness":null},
      {"value":"tables[0].rows[0].number","reason":"sequence","words":[],"suggestion":"1",
       "witness":null},
      {"value":"tables[0].rows[1].content","reason":"unclear","words":["Khảo"],
       "suggestion":null,"witness":null},
      {"value":"tables[0].rows[1].content","reason":"disagreement","words":["Khảo"],
       "suggestion":"Khảo sát.","witness":"measures[0]"}])"),
            json["doubts"]);
  const Json evidence = Parsed(plan)["evidence"];
  EXPECT_EQ(Json::parse(R"(["unclear","disagreement"])"),
            evidence["tables"][0]["rows"][1]["content"]["doubt"]);
  EXPECT_FALSE(evidence["tables"][0]["rows"][1]["number"].contains("doubt"));
}

TEST(PlanToJsonTest, TargetsAreValuesWithTheirPlace) {
  const Json json = Parsed(SamplePlan());
  const Json& target = json["targets"][0];
  EXPECT_EQ("objective", target["text"]);
  EXPECT_EQ(0, target["objective"]);
  EXPECT_EQ("equal", target["comparator"]);
  EXPECT_EQ(100.0, target["value"]);
  EXPECT_EQ("%", target["unit"]);
  EXPECT_TRUE(target["column"].is_null());
  EXPECT_EQ("content", json["targets"][1]["column"]);
  EXPECT_EQ(0, json["targets"][1]["part_of"]);
  // The evidence is that of the text it stands in.
  EXPECT_EQ(json["evidence"]["objectives"][0]["text"]["places"], json["evidence"]["targets"][0]);
  EXPECT_EQ(json["evidence"]["tables"][0]["rows"][1]["content"]["places"],
            json["evidence"]["targets"][1]);
}

TEST(PlanToJsonTest, AnEmptyPlanIsNullsAndEmptyLists) {
  const Json json = Parsed(Plan{});
  for (const auto& [key, value] : json["document"].items()) {
    const bool list = key == "bases" || key == "signers" || key == "recipients";
    EXPECT_EQ(list ? Json::array() : Json(nullptr), value) << key;
  }
  for (const char* key : {"objectives", "tables", "measures", "targets", "findings"}) {
    EXPECT_EQ(Json::array(), json[key]) << key;
  }
}

TEST(PlanToJsonTest, EvidenceHasTheShapeOfTheValues) {
  const Json json = Parsed(SamplePlan());
  const Json& evidence = json["evidence"];
  EXPECT_THAT(Keys(evidence),
              ElementsAre("document", "objectives", "tables", "measures", "targets"));
  EXPECT_EQ(Json::parse(R"({"places":[{"page":1,"box":[72.0,100.1,300.3,113.0]}],
                            "rule":"field.line","confidence":0.9})"),
            evidence["document"]["type"]);
  EXPECT_TRUE(evidence["document"]["number"].is_null());
  EXPECT_EQ("title.year", evidence["document"]["year"]["rule"]);
  EXPECT_EQ(json["document"]["bases"].size(), evidence["document"]["bases"].size());
  EXPECT_TRUE(evidence["document"]["signers"][0]["position"].is_null());
  const Json& row = evidence["tables"][0]["rows"][1];
  EXPECT_THAT(Keys(row), ElementsAre("number", "content", "deadline", "other", "other2", "due"));
  EXPECT_TRUE(row["other"].is_null());
  EXPECT_EQ(Json::parse(R"({"rule":"due.before","other_year":2030})"), row["due"]);
  EXPECT_TRUE(evidence["tables"][0]["rows"][0]["due"].is_null());
  EXPECT_FALSE(Parsed(SamplePlan(), {JsonStyle::kCompact, false}).contains("evidence"));
}

TEST(PlanToJsonTest, StylesDifferInSpaceAlone) {
  const Plan plan = SamplePlan();
  const std::string pretty = PlanToJson(plan, kSource, {JsonStyle::kPretty, true});
  const std::string compact = PlanToJson(plan, kSource, {JsonStyle::kCompact, true});
  EXPECT_EQ(Json::parse(pretty), Json::parse(compact));
  EXPECT_EQ(std::string::npos, compact.find('\n'));
  EXPECT_EQ('\n', pretty.back());
  EXPECT_THAT(pretty, HasSubstr("\n  \"document\": {\n    \"type\": \"KH\",\n"));
  EXPECT_THAT(pretty, HasSubstr("{\"kind\": \"period\", \"from\": null, \"to\": \"2030-06-30\"}"));
  EXPECT_THAT(pretty, HasSubstr("Khảo sát"));  // no \u escapes
}

TEST(PlanToJsonTest, VersionsAreNamedWhenKnown) {
  SourceInfo source = kSource;
  source.program_version = "0.1.0";
  source.rules_version = "abc";
  const Json json = Json::parse(PlanToJson(Plan{}, source));
  EXPECT_EQ(Json::parse(R"({"program":"0.1.0","rules":"abc"})"), json["made_by"]);
  EXPECT_FALSE(Parsed(Plan{}).contains("made_by"));
}

TEST(PlanToJsonTest, OddValuesStillGiveValidJson) {
  Plan plan = SamplePlan();
  plan.document.title.text = std::string("b\xE1\xBAn \x01\"\\/", 10);
  plan.document.type.evidence.places[0].box.left = std::numeric_limits<float>::quiet_NaN();
  plan.document.type.evidence.places[0].box.top = -0.01F;
  plan.tables[0].rows[1].cells.pop_back();
  SourceInfo source = kSource;
  source.path = "\xFF.pdf";
  for (const JsonStyle style : {JsonStyle::kPretty, JsonStyle::kCompact}) {
    const Json json = Json::parse(PlanToJson(plan, source, {style, true}));
    EXPECT_THAT(json["document"]["title"], HasSubstr("\uFFFD"));
    EXPECT_EQ("\uFFFD.pdf", json["source"]["path"]);
    EXPECT_TRUE(json["evidence"]["document"]["type"]["places"][0]["box"][0].is_null());
    EXPECT_TRUE(json["tables"][0]["rows"][1]["other2"].is_null());
  }
  EXPECT_THAT(PlanToJson(plan, source), Not(HasSubstr("-0.0")));
}

// The example of docs/output.md is one object of this form.
TEST(PlanToJsonTest, TheDocumentedExampleHasTheSameKeys) {
  std::ifstream in(KEHOACH_SOURCE_DIR "/docs/output.md");
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string doc = buffer.str();
  const std::size_t begin = doc.find("```json\n");
  ASSERT_NE(std::string::npos, begin);
  const std::size_t end = doc.find("\n```", begin);
  const Json example = Json::parse(doc.substr(begin + 8, end - begin - 8));
  SourceInfo source = kSource;
  source.program_version = "0.1.0";
  const Json json = Json::parse(PlanToJson(SamplePlan(), source));
  EXPECT_EQ(Keys(json), Keys(example));
  for (const char* part : {"document", "source", "evidence", "made_by"}) {
    EXPECT_EQ(Keys(json[part]), Keys(example[part])) << part;
  }
  EXPECT_EQ(Keys(json["evidence"]["document"]), Keys(example["evidence"]["document"]));
  for (const char* part : {"objectives", "tables", "targets", "findings"}) {
    EXPECT_EQ(Keys(json[part][0]), Keys(example[part][0])) << part;
  }
  EXPECT_EQ(Keys(json["evidence"]["tables"][0]), Keys(example["evidence"]["tables"][0]));
  // What is said of a value has its place in the values.
  EXPECT_EQ(example["tables"].size(), example["evidence"]["tables"].size());
  EXPECT_EQ(example["tables"][0]["rows"].size(), example["evidence"]["tables"][0]["rows"].size());
}

}  // namespace
}  // namespace kehoach::exporter
