// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/score.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "eval/report.h"

namespace kehoach::eval {
namespace {

std::string Case(const std::string& name) {
  std::ifstream in(std::string(KEHOACH_SOURCE_DIR) + "/tests/unit/eval/cases/" + name + ".json");
  std::ostringstream out;
  out << in.rdbuf();
  EXPECT_FALSE(out.str().empty()) << name;
  return out.str();
}

Score ScoreCase(const std::string& name) {
  Result<Score> score = ScoreDocument(Case(name + ".expected"), Case(name + ".actual"));
  EXPECT_TRUE(score.ok()) << name;
  return score ? *score : Score{};
}

// Figures of the reference implementation of these definitions, to four digits.
TEST(ScoreTest, AgreesWithTheReferenceFigures) {
  const struct {
    const char* name;
    const char* figures;
  } cases[] = {
      {"same",
       "meta 1.0000 objectives 1.0000 restated 1.0000 rows 1.0000 cells 1.0000 similar 1.0000 "
       "links 1.0000 roles 1.0000 paths 1.0000 due 1.0000 measures 1.0000"},
      {"slips",
       "meta 0.5455 objectives 0.2857 restated 0.3333 rows 0.7273 cells 0.6250 similar 0.7397 "
       "links 0.5000 roles 0.5000 paths 0.6000 due 0.0000 measures 0.3333"},
      {"nothing_found",
       "meta 0.0000 objectives 0.0000 restated 0.0000 rows 0.0000 cells 0.1250 similar 0.0000 "
       "links 0.0000 roles 0.0000 paths 0.0000 due 0.0000 measures 0.0000"},
      {"invented",
       "meta 0.8000 objectives 1.0000 restated 1.0000 rows 0.0000 cells 1.0000 similar 1.0000 "
       "links 1.0000 roles 1.0000 paths 1.0000 due 1.0000 measures 0.0000"},
  };
  for (const auto& c : cases) {
    const std::string line = FigureLine("", ScoreCase(c.name));
    const std::size_t start = line.find("meta"), end = line.find(" documents");
    EXPECT_EQ(line.substr(start, end - start), c.figures) << c.name;
  }
}

// Rows of number, content and lead; the second argument is what is doubted.
std::string Plan(const std::string& rows, const std::string& doubts, const char* source = "ocr") {
  return R"({"document":{},"objectives":[],"measures":[],"source":{"text":")" +
         std::string(source) +
         R"("},"tables":[{"objective":null,"columns":["number","content","lead"],"labels":[],)"
         R"("rows":[)" +
         rows + R"(]}],"doubts":[)" + doubts + "]}";
}
std::string Row(const char* number, const char* content, const char* lead) {
  return std::string(R"({"kind":"task","number":)") + number + R"(,"content":)" + content +
         R"(,"lead":)" + lead + "}";
}
std::string DoubtAt(const char* value) {
  return std::string(R"({"value":")") + value + R"(","reason":"unclear"})";
}

TEST(ScoreTest, CountsDoubtsOfWrongAndOfRightCells) {
  const std::string expected = Plan(Row(R"("1")", R"("Lập sổ theo dõi")", R"("Văn phòng")") + "," +
                                        Row(R"("2")", R"("Họp rà soát")", "null") + "," +
                                        Row(R"("3")", R"("Báo cáo kết quả")", R"("Phòng A")"),
                                    "", "embedded");
  // Wrong: a number (doubted), which costs its row the match; a lead (not doubted); a row that
  // nothing expects (its content doubted, its number not). Missing: a lead.
  const std::string actual =
      Plan(Row(R"("7")", R"("Lập sổ theo dõi")", R"("Văn phong")") + "," +
               Row(R"("2")", R"("Họp rà soát")", "null") + "," +
               Row(R"("3")", R"("Báo cáo kết quả")", "null") + "," +
               Row(R"("4")", R"("xyz qrs")", "null"),
           DoubtAt("tables[0].rows[0].number") + "," + DoubtAt("tables[0].rows[1].content") + "," +
               DoubtAt("tables[0].rows[3].content") + "," + DoubtAt("document.title"));
  const Result<Score> score = ScoreDocument(expected, actual);
  ASSERT_TRUE(score.ok());
  const DoubtCount& count = score->doubts;
  EXPECT_EQ(count.wrong, 4);
  EXPECT_EQ(count.wrong_doubted, 2);
  EXPECT_EQ(count.right, 5);
  EXPECT_EQ(count.right_doubted, 1);
  EXPECT_EQ(count.missing, 1);
  EXPECT_EQ(count.undoubted_wrong(), 2);
  EXPECT_DOUBLE_EQ(count.wrong_doubted_share(), 0.5);
  EXPECT_DOUBLE_EQ(count.undoubted_right_share(), 4.0 / 6);
  EXPECT_EQ(DoubtLine(*score),
            "doubts: 2 of 4 wrong cells have one (0.5000); of 6 cells without 2 are wrong "
            "(0.3333); 3 of 9 cells have one; 1 cells are missing");
  Evaluation evaluation;
  evaluation.total = *score;
  const std::string json = EvaluationJson(evaluation, {});
  EXPECT_NE(json.find("\"wrong_doubted_share\": 0.5"), std::string::npos);
}

TEST(ScoreTest, CountsNoDoubtsWhereNoTextWasRecognised) {
  const std::string plan = Plan(Row(R"("1")", R"("Lập sổ")", R"("A")"), "", "embedded");
  std::string without = plan;
  without.replace(without.find(R"(,"doubts":[])"), 12, "");
  const Result<Score> score = ScoreDocument(plan, without);
  ASSERT_TRUE(score.ok());
  EXPECT_EQ(score->doubts.cells(), 0);
  EXPECT_EQ(DoubtLine(*score), "");
}

TEST(ScoreTest, TellsWrongFromMissing) {
  const Score score = ScoreCase("slips");
  const auto counts = [&](const char* field) {
    const Count& c = score.fields.at(field);
    return std::array<int, 3>{c.right, c.wrong, c.missing};
  };
  using Counts = std::array<int, 3>;
  EXPECT_EQ(counts("document.title"), (Counts{0, 0, 1}));    // null instead of a title
  EXPECT_EQ(counts("document.number"), (Counts{0, 1, 0}));   // 21 instead of 12
  EXPECT_EQ(counts("document.signers"), (Counts{0, 0, 1}));  // no list at all
  EXPECT_EQ(counts("document.bases"), (Counts{0, 1, 0}));    // one of two
  EXPECT_EQ(counts("objective"), (Counts{1, 3, 0}));         // two changed, one made up
  EXPECT_EQ(counts("objective.restated"), (Counts{1, 0, 2}));
  EXPECT_EQ(counts("measure"), (Counts{1, 2, 0}));  // the order counts
  EXPECT_EQ(counts("row"), (Counts{4, 2, 0}));
}

TEST(ScoreTest, InventedValuesAreWrong) {
  const Score score = ScoreCase("invented");
  EXPECT_EQ(score[Figure::kMeta].wrong, 1);
  EXPECT_EQ(score[Figure::kRows].wrong, 1);
  EXPECT_EQ(score[Figure::kMeasures].wrong, 1);
  EXPECT_EQ(score[Figure::kRows].missing, 0);
  EXPECT_DOUBLE_EQ(score[Figure::kDocuments].share(), 0);
}

TEST(ScoreTest, NothingFoundIsMissingNotWrong) {
  const Score score = ScoreCase("nothing_found");
  for (Figure figure : {Figure::kMeta, Figure::kObjectives, Figure::kRows, Figure::kCells,
                        Figure::kLinks, Figure::kDue, Figure::kMeasures}) {
    EXPECT_EQ(score[figure].wrong, 0) << FigureName(figure);
    EXPECT_GT(score[figure].missing, 0) << FigureName(figure);
  }
  Result<Score> silent = ScoreDocument(Case("nothing_found.expected"), "");
  ASSERT_TRUE(silent.ok());
  EXPECT_EQ(FigureLine("", *silent), FigureLine("", score));
}

TEST(ScoreTest, AWholeDocumentIsRightOnlyWhenAllOfItIs) {
  EXPECT_DOUBLE_EQ(ScoreCase("same")[Figure::kDocuments].share(), 1);
  EXPECT_TRUE(ScoreCase("same").differences.empty());
  EXPECT_DOUBLE_EQ(ScoreCase("slips")[Figure::kDocuments].share(), 0);
}

TEST(ScoreTest, NullDeadlineMustStayNull) {
  const char* expected =
      R"({"document":{},"objectives":[],"measures":[],"tables":[{"objective":null,
          "columns":["content"],"rows":[{"kind":"task","number":null,"content":"a","due":null}]}]})";
  std::string actual = expected;
  EXPECT_DOUBLE_EQ((*ScoreDocument(expected, actual))[Figure::kDue].share(), 1);
  actual.replace(actual.find("\"due\":null"), 10, R"("due":{"kind":"event"})");
  const Result<Score> score = ScoreDocument(expected, actual);
  EXPECT_DOUBLE_EQ((*score)[Figure::kDue].share(), 0);
  EXPECT_EQ((*score)[Figure::kDue].wrong, 1);
}

TEST(ScoreTest, TargetsAreJudgedByValueAndThenByTheirWords) {
  const char* expected = R"({"document":{},"targets":[
      {"text":"objective","objective":0,"comparator":"at_least","value":95,"unit":"%",
       "subject":"hồ sơ","predicate":"đúng hẹn"},
      {"text":"objective","objective":0,"comparator":"equal","value":2,"unit":"lớp","part_of":0},
      {"text":"objective","objective":1,"comparator":"equal","value":7,"unit":"xã"}]})";
  // The second has another value, the third is left out; of the first a word is wrong.
  const char* actual = R"({"document":{},"targets":[
      {"text":"objective","objective":0,"comparator":"at_least","value":95.0,"unit":"%",
       "subject":"đơn","predicate":"đúng hẹn","scope":null,"raw":"x"},
      {"text":"objective","objective":0,"comparator":"equal","value":3,"unit":"lớp","part_of":0}]})";
  const Result<Score> score = ScoreDocument(expected, actual);
  ASSERT_TRUE(score.ok());
  const Count& targets = (*score)[Figure::kTargets];
  EXPECT_EQ(targets.right, 1);
  EXPECT_EQ(targets.wrong, 1);
  EXPECT_EQ(targets.missing, 1);
  EXPECT_EQ((*score)[Figure::kTargetWords].right, 1);
  EXPECT_EQ((*score)[Figure::kTargetWords].wrong, 1);
  EXPECT_EQ(score->fields.at("target.subject").wrong, 1);
  // They are no part of what makes a document right, and nothing where none are expected.
  EXPECT_DOUBLE_EQ((*score)[Figure::kDocuments].share(), 1);
  EXPECT_EQ((*ScoreDocument(R"({"document":{}})", actual))[Figure::kTargets].wrong, 0);
}

TEST(ScoreTest, RefusesWhatIsNoPlan) {
  EXPECT_FALSE(ScoreDocument("", "{}").ok());
  EXPECT_FALSE(ScoreDocument("[1,2]", "{}").ok());
  EXPECT_FALSE(ScoreDocument("{\"document\":{}}", "no json").ok());
  EXPECT_FALSE(
      ScoreDocument(R"({"document":{},"tables":[{"columns":[1],"rows":[{"kind":"task"}]}]})", "{}")
          .ok());
  EXPECT_TRUE(ScoreDocument(R"({"document":{}})", R"({"document":[],"tables":3})").ok());
}

TEST(ScoreTest, TotalsAreSumsOverDocuments) {
  Score total = ScoreCase("same");
  total.Add(ScoreCase("nothing_found"));
  EXPECT_DOUBLE_EQ(total[Figure::kMeta].share(), 0.5);
  EXPECT_DOUBLE_EQ(total[Figure::kDocuments].share(), 0.5);
  EXPECT_EQ(total.fields.at("document.title").right, 1);
  EXPECT_EQ(total.fields.at("document.title").missing, 1);
}

}  // namespace
}  // namespace kehoach::eval
