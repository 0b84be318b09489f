// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives and follow-up measures (docs/output.md, objectives and measures).
#include "plan/objectives.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/likeness.h"
#include "plan/planning.h"
#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::string Script(const std::string& body, const std::string& type = "KẾ HOẠCH") {
  return std::string(kLetterhead) + "c* " + type +
         "\nc* Nâng cao chất lượng phục vụ năm 2021\n_ 14\n" + body;
}

BodyReading Body(const std::string& body, const std::string& type = "KẾ HOẠCH") {
  return ReadBodyOf(Lay(Script(body, type)));
}

std::vector<std::string> Objectives(const std::string& body, const std::string& type = "KẾ HOẠCH") {
  return Shown(Body(body, type).objectives);
}

std::vector<std::string> Measures(const std::string& body) { return Shown(Body(body).measures); }

constexpr char kTable[] =
    "T 85 120 330 440 545\n"
    "| STT | Nội dung | Chủ trì | Thời hạn |\n"
    "| 1 | Lập sổ theo dõi | Văn phòng | Quý I |\n"
    "| 2 | Tổng hợp số liệu | Văn phòng | Quý IV |\n"
    "_ 10\n";

// ---- headings of one objective
// ---------------------------------------------------------------------

TEST(ObjectiveHeadingTest, EveryFormIsReadWithoutItsPrefix) {
  struct Case {
    const char* line;
    const char* objective;
  };
  const Case kCases[] = {
      {"p* 1. Mục tiêu 1: Trả kết quả đúng hạn.", "1: Trả kết quả đúng hạn."},
      {"p* Mục tiêu 2: Trả kết quả đúng hạn.", "2: Trả kết quả đúng hạn."},
      {"p* Mục tiêu số 3. Trả kết quả đúng hạn.", "3: Trả kết quả đúng hạn."},
      {"p* Mục tiêu thứ nhất: Trả kết quả đúng hạn.", "1: Trả kết quả đúng hạn."},
      {"p* MT 2: Trả kết quả đúng hạn.", "2: Trả kết quả đúng hạn."},
      {"p* Mục tiêu IV: Trả kết quả đúng hạn.", "4: Trả kết quả đúng hạn."},
      {"p* II. Mục tiêu chất lượng 2: Trả kết quả đúng hạn.", "2: Trả kết quả đúng hạn."},
  };
  for (const Case& test : kCases)
    EXPECT_THAT(Objectives(test.line), ElementsAre(test.objective)) << test.line;
}

TEST(ObjectiveHeadingTest, WordingMayFollowTheHeading) {
  EXPECT_THAT(Objectives("p* Mục tiêu 1:\np Trả kết quả đúng hạn cho 98% hồ sơ.\n"),
              ElementsAre("1: Trả kết quả đúng hạn cho 98% hồ sơ."));
}

TEST(ObjectiveHeadingTest, HeadingsWithoutANumberOfTheirOwnAreNoObjectives) {
  for (const char* line : {"p* Mục tiêu chung", "p* Mục tiêu năm 2021: nâng cao chất lượng",
                           "p* Mục tiêu giai đoạn 2021-2025: nâng cao"}) {
    EXPECT_THAT(Objectives(line), IsEmpty()) << line;
  }
}

TEST(ObjectiveHeadingTest, TablesStandUnderTheObjectiveAboveThem) {
  const BodyReading body = Body(std::string("p* 1. Mục tiêu 1: Trả kết quả đúng hạn.\n") + kTable +
                                "p* 2. Mục tiêu 2: Giảm số hồ sơ phải bổ sung.\n" + kTable);
  EXPECT_THAT(Shown(body.objectives),
              ElementsAre("1: Trả kết quả đúng hạn.", "2: Giảm số hồ sơ phải bổ sung."));
  EXPECT_THAT(body.table_objective, ElementsAre(Pair(0u, 1), Pair(1u, 2)));
}

TEST(ObjectiveHeadingTest, HeadingsWithoutWordingTellTheTablesOfListedObjectives) {
  const BodyReading body = Body(
      std::string("p Sở đề ra các mục tiêu chất lượng như sau:\n"
                  "p - Mục tiêu 1: Trả kết quả đúng hạn.\np - Mục tiêu 2: Số hóa hồ sơ lưu trữ.\n"
                  "p* 1. Mục tiêu thứ nhất\n") +
      kTable + "p* 2. Mục tiêu thứ hai\n" + kTable);
  EXPECT_THAT(Shown(body.objectives),
              ElementsAre("1: Trả kết quả đúng hạn.", "2: Số hóa hồ sơ lưu trữ."));
  EXPECT_THAT(body.table_objective, ElementsAre(Pair(0u, 1), Pair(1u, 2)));
}

TEST(ObjectiveHeadingTest, SubHeadingsUnderAnObjectiveDoNotEndIt) {
  const BodyReading body = Body(
      std::string("p* 1. Mục tiêu 1: Trả kết quả đúng hạn.\np a) Nội dung công việc:\n") + kTable);
  EXPECT_THAT(body.table_objective, ElementsAre(Pair(0u, 1)));
}

TEST(ObjectiveHeadingTest, TableUnderALaterSectionStandsUnderNone) {
  const BodyReading body = Body(std::string("p* 1. Mục tiêu 1: Trả kết quả đúng hạn.\np Văn phòng "
                                            "chủ trì.\np* III. TỔ CHỨC THỰC HIỆN\n") +
                                kTable);
  EXPECT_THAT(body.table_objective, IsEmpty());
}

// ---- lists
// ---------------------------------------------------------------------------------------------

TEST(ObjectiveListTest, MarkedItemsUnderSectionsOfObjectives) {
  for (const char* heading : {"p* II. MỤC TIÊU", "p* 2. Mục tiêu cụ thể", "p* II. CHỈ TIÊU",
                              "p* 1. Các chỉ tiêu chủ yếu:"}) {
    EXPECT_THAT(Objectives(std::string(heading) +
                           "\np a) Trả kết quả đúng hạn.\np b) Giảm số hồ sơ phải bổ sung.\n"),
                ElementsAre("1: Trả kết quả đúng hạn.", "2: Giảm số hồ sơ phải bổ sung."))
        << heading;
  }
}

TEST(ObjectiveListTest, NumberedItemsAreNumberedAsPrinted) {
  EXPECT_THAT(
      Objectives("p* II. MỤC TIÊU\np 3. Trả kết quả đúng hạn.\np 4. Giảm số hồ sơ phải bổ sung.\n"),
      ElementsAre("3: Trả kết quả đúng hạn.", "4: Giảm số hồ sơ phải bổ sung."));
}

TEST(ObjectiveListTest, ItemsMayBeginWithADecimalNumber) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. 95% hồ sơ đúng hạn.\np 2. 97,5% hộ có điện.\n"),
              ElementsAre("1: 95% hồ sơ đúng hạn.", "2: 97,5% hộ có điện."));
}

TEST(ObjectiveListTest, ItemsMayBeginWithAWordThatHeadingsBeginWith) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. Phân công người phụ trách công tác lưu trữ.\n"
                         "p 2. Giảm số hồ sơ phải bổ sung.\n"),
              ElementsAre("1: Phân công người phụ trách công tác lưu trữ.",
                          "2: Giảm số hồ sơ phải bổ sung."));
}

// A page of few lines does not show where its text begins.
TEST(ObjectiveListTest, FullLineWithoutAFullStopEndsBeforeTheHeadingOnTheNextPage) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. Trả kết quả đúng hạn\n"
                         "p 2. Giảm số hồ sơ của người dân và doanh nghiệp phải bổ sung nhiều lần "
                         "trong năm\n~\nx* III. NỘI DUNG, NHIỆM VỤ\nx Các nhiệm vụ như sau:\n"),
              ElementsAre("1: Trả kết quả đúng hạn",
                          "2: Giảm số hồ sơ của người dân và doanh nghiệp phải bổ sung nhiều lần "
                          "trong năm"));
}

TEST(ObjectiveListTest, DashedItemsAreNumberedByTheirPlaceThroughoutTheDocument) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np* 1. Mục tiêu chung\np - Trả kết quả đúng hạn.\np* 2. "
                         "Mục tiêu cụ thể\n"
                         "p - Giảm số hồ sơ phải bổ sung.\np - Số hóa toàn bộ hồ sơ lưu trữ.\n"),
              ElementsAre("1: Trả kết quả đúng hạn.", "2: Giảm số hồ sơ phải bổ sung.",
                          "3: Số hóa toàn bộ hồ sơ lưu trữ."));
}

TEST(ObjectiveListTest, ItemsBehindALeadInAreObjectives) {
  EXPECT_THAT(
      Objectives(
          "p Trong năm, Sở phấn đấu thực hiện các mục tiêu sau:\np 1. Trả kết quả đúng hạn.\n"
          "p 2. Giảm số hồ sơ phải bổ sung.\np Các phòng căn cứ nhiệm vụ được giao để thực "
          "hiện.\n"),
      ElementsAre("1: Trả kết quả đúng hạn.", "2: Giảm số hồ sơ phải bổ sung."));
}

TEST(ObjectiveListTest, UnmarkedProseIsNone) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np Nâng cao chất lượng phục vụ người dân và doanh nghiệp "
                         "trên địa bàn.\n"),
              IsEmpty());
}

TEST(ObjectiveListTest, SubHeadingsAreNone) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. Về giải quyết hồ sơ:\np a) Trả kết quả đúng "
                         "hạn.\np 2. Về lưu trữ:\n"
                         "p a) Số hóa toàn bộ hồ sơ.\n"),
              ElementsAre("1: Trả kết quả đúng hạn.", "1: Số hóa toàn bộ hồ sơ."));
}

TEST(ObjectiveListTest, LongLineThatEndsInAColonAnnouncesItsItems) {
  std::string line = "Tiếp tục nâng cao chất lượng giải quyết hồ sơ của người dân và doanh nghiệp";
  line += " tại bộ phận tiếp nhận và trả kết quả của cơ quan, của các đơn vị trực thuộc và của";
  line += " Ủy ban nhân dân cấp xã trên địa bàn, phấn đấu trong năm đạt các mức sau:";
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. " + line + "\np - Trả kết quả đúng hạn.\n"),
              ElementsAre("1: Trả kết quả đúng hạn."));
}

TEST(ObjectiveListTest, RomanSubHeadingsPartTheItemsOfALetteredSection) {
  EXPECT_THAT(Objectives("p* A. MỤC TIÊU\np* I. Về giải quyết hồ sơ\np 1. Trả kết quả đúng hạn.\n"
                         "p* II. Về lưu trữ\np 1. Số hóa toàn bộ hồ sơ.\n"
                         "p* B. TỔ CHỨC THỰC HIỆN\np* I. Văn phòng\np 1. Tổng hợp báo cáo.\n"),
              ElementsAre("1: Trả kết quả đúng hạn.", "1: Số hóa toàn bộ hồ sơ."));
}

TEST(ObjectiveListTest, DetailsUnderAnObjectiveAreNone) {
  EXPECT_THAT(
      Objectives(
          "p* II. MỤC TIÊU\np 1. Trả kết quả đúng hạn cho 98% hồ sơ.\np - Hồ sơ cấp xã đạt 97%.\n"
          "p 2. Số hóa toàn bộ hồ sơ lưu trữ.\n"),
      ElementsAre("1: Trả kết quả đúng hạn cho 98% hồ sơ.", "2: Số hóa toàn bộ hồ sơ lưu trữ."));
}

TEST(ObjectiveListTest, PurposeAndRequirementsHoldNone) {
  EXPECT_THAT(Objectives("p* I. MỤC ĐÍCH, YÊU CẦU\np 1. Mục đích\np - Nâng cao trách nhiệm của "
                         "công chức.\np 2. Yêu cầu\n"
                         "p - Việc triển khai phải thiết thực.\n"),
              IsEmpty());
}

TEST(ObjectiveListTest, ListEndsWithItsSection) {
  EXPECT_THAT(Objectives("p* I. MỤC TIÊU\np 1. Trả kết quả đúng hạn.\np* II. NHIỆM VỤ\np 1. Lập sổ "
                         "theo dõi hồ sơ.\n"
                         "p* III. TỔ CHỨC THỰC HIỆN\np 1. Văn phòng chủ trì tổng hợp.\n"),
              ElementsAre("1: Trả kết quả đúng hạn."));
}

TEST(ObjectiveListTest, StatementOfObjectivesNeedsNoLeadIn) {
  const Document document = Lay(std::string(kLetterhead) +
                                "c* MỤC TIÊU CHẤT LƯỢNG NĂM 2021\n_ 14\np 1. Trả kết quả đúng "
                                "hạn.\np 2. Giảm số hồ sơ phải bổ sung.\n");
  EXPECT_THAT(Shown(ReadBodyOf(document).objectives),
              ElementsAre("1: Trả kết quả đúng hạn.", "2: Giảm số hồ sơ phải bổ sung."));
}

TEST(ObjectiveListTest, DocumentsThatPlanNothingHaveNone) {
  for (const char* type : {"QUYẾT ĐỊNH", "THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH"}) {
    EXPECT_THAT(
        Objectives("p* II. MỤC TIÊU\np 1. Trả kết quả đúng hạn.\np 2. Số hóa hồ sơ.\n", type),
        IsEmpty())
        << type;
  }
}

// ---- restated
// ---------------------------------------------------------------------------------------------

TEST(RestatedTest, ListThatRepeatsTheHeadingsIsTheirOtherWording) {
  EXPECT_THAT(
      Objectives(std::string("p Sở phấn đấu thực hiện các mục tiêu sau:\np 1. Trả kết quả đúng hạn "
                             "cho 98% hồ sơ.\n"
                             "p* II. KẾ HOẠCH THỰC HIỆN\np* 1. Mục tiêu 1: Bảo đảm trả kết quả "
                             "đúng hạn cho 98% hồ sơ.\n") +
                 kTable),
      ElementsAre(
          "1: Bảo đảm trả kết quả đúng hạn cho 98% hồ sơ. = Trả kết quả đúng hạn cho 98% hồ sơ."));
}

TEST(RestatedTest, AppendedStatementRestatesThePlansHeadings) {
  const Document document =
      Lay(Script(std::string("p* 1. Mục tiêu 1: Trả kết quả đúng hạn cho 98% hồ sơ.\n") + kTable) +
          "_ 20\ns* GIÁM ĐỐC\n_ 40\ns* Phan Quốc Tuấn\n~\nc* MỤC TIÊU CHẤT LƯỢNG NĂM 2021\n_ 14\n"
          "p 1. Từ 98% hồ sơ trở lên được trả kết quả đúng hạn.\n");
  EXPECT_THAT(Shown(ReadBodyOf(document).objectives),
              ElementsAre("1: Trả kết quả đúng hạn cho 98% hồ sơ. = Từ 98% hồ sơ trở lên được trả "
                          "kết quả đúng hạn."));
}

TEST(RestatedTest, HeadingThatATableFollowsIsTheWording) {
  EXPECT_THAT(
      Objectives(std::string("p* Mục tiêu 1: Trả kết quả đúng hạn cho 98% hồ sơ.\np* Mục tiêu 2: "
                             "Số hóa hồ sơ lưu trữ.\n"
                             "p* II. KẾ HOẠCH THỰC HIỆN\np* Mục tiêu 1: Bảo đảm kết quả đúng hạn "
                             "cho 98% hồ sơ.\n") +
                 kTable),
      ElementsAre(
          "1: Bảo đảm kết quả đúng hạn cho 98% hồ sơ. = Trả kết quả đúng hạn cho 98% hồ sơ.",
          "2: Số hóa hồ sơ lưu trữ."));
}

TEST(RestatedTest, UnlikeObjectivesOfOneNumberStayTwo) {
  EXPECT_THAT(
      Objectives(
          std::string("p* 1. Mục tiêu 1: Trả kết quả đúng hạn cho 98% hồ sơ.\n") + kTable +
          "p Ngoài ra, Sở phấn đấu các chỉ tiêu sau:\np 1. Trồng mới rừng ngập mặn ven biển.\n"),
      ElementsAre("1: Trả kết quả đúng hạn cho 98% hồ sơ.",
                  "1: Trồng mới rừng ngập mặn ven biển."));
}

// ---- measures
// ----------------------------------------------------------------------------------------------

TEST(MeasureTest, MarkedItemsUnderAFollowUpHeading) {
  for (const char* heading :
       {"p* III. BIỆN PHÁP THEO DÕI THỰC HIỆN MỤC TIÊU", "p* 3. Theo dõi, đo lường mục tiêu",
        "p* III. THEO DÕI VÀ ĐÁNH GIÁ"}) {
    EXPECT_THAT(
        Measures(std::string(heading) +
                 "\np a) Báo cáo hằng quý về Văn phòng.\np b) Họp rà soát sáu tháng một lần.\n"),
        ElementsAre("Báo cáo hằng quý về Văn phòng.", "Họp rà soát sáu tháng một lần."))
        << heading;
  }
}

TEST(MeasureTest, MarkersOfEveryKindAreLeftOut) {
  EXPECT_THAT(Measures("p* III. BIỆN PHÁP THEO DÕI\np - Báo cáo hằng quý.\np - Họp rà soát.\n"),
              ElementsAre("Báo cáo hằng quý.", "Họp rà soát."));
  EXPECT_THAT(
      Measures("p* III. BIỆN PHÁP THEO DÕI\np 3.1. Báo cáo hằng quý.\np 3.2. Họp rà soát.\n"),
      ElementsAre("Báo cáo hằng quý.", "Họp rà soát."));
}

TEST(MeasureTest, ItemsUnderAHeadingThatFillsItsLine) {
  EXPECT_THAT(
      Measures(
          "p* II. THEO DÕI, ĐO LƯỜNG VIỆC THỰC HIỆN MỤC TIÊU CHẤT LƯỢNG CỦA TOÀN TỈNH NĂM 2021\n"
          "p - Văn phòng tổng hợp.\np - Các phòng báo cáo.\n"),
      ElementsAre("Văn phòng tổng hợp.", "Các phòng báo cáo."));
}

TEST(MeasureTest, ItemsBehindAFollowUpLeadIn) {
  EXPECT_THAT(Measures("p Việc theo dõi, đo lường mục tiêu chất lượng được thực hiện như sau:\np "
                       "1. Báo cáo hằng quý.\n"
                       "p 2. Họp rà soát.\np Trên đây là Kế hoạch của Sở.\n"),
              ElementsAre("Báo cáo hằng quý.", "Họp rà soát."));
}

TEST(MeasureTest, OtherSectionsHoldNone) {
  for (const char* heading : {"p* III. BIỆN PHÁP BẢO ĐẢM NGUỒN LỰC", "p* III. TỔ CHỨC THỰC HIỆN",
                              "p* III. KINH PHÍ THỰC HIỆN"}) {
    EXPECT_THAT(Measures(std::string(heading) + "\np 1. Báo cáo hằng quý.\np 2. Họp rà soát.\n"),
                IsEmpty())
        << heading;
  }
}

TEST(MeasureTest, NextSectionEndsThem) {
  EXPECT_THAT(Measures("p* III. BIỆN PHÁP THEO DÕI\np 1. Báo cáo hằng quý.\np* IV. TỔ CHỨC THỰC "
                       "HIỆN\np 1. Văn phòng chủ trì.\n"),
              ElementsAre("Báo cáo hằng quý."));
}

TEST(MeasureTest, SubHeadingsAreNone) {
  EXPECT_THAT(Measures("p* III. BIỆN PHÁP THEO DÕI\np 1. Đối với các phòng:\np - Báo cáo hằng "
                       "quý.\np 2. Đối với Văn phòng:\np - Họp rà soát.\n"),
              ElementsAre("Báo cáo hằng quý.", "Họp rà soát."));
}

TEST(MeasureTest, MeasuresAreNoObjectives) {
  EXPECT_THAT(Objectives("p* II. MỤC TIÊU\np 1. Trả kết quả đúng hạn.\np* III. BIỆN PHÁP THEO DÕI "
                         "MỤC TIÊU\np 1. Báo cáo hằng quý.\n"),
              ElementsAre("1: Trả kết quả đúng hạn."));
}

// ---- helpers
// ------------------------------------------------------------------------------------------------

TEST(BodyTraceTest, EveryUseSaysWhatAndWhy) {
  const Document document = Lay(Script("p* II. MỤC TIÊU\np 1. Trả kết quả đúng hạn.\n"));
  const BodyReading body = ReadBodyOf(document);
  ASSERT_EQ(body.uses.size(), 2u);
  EXPECT_EQ(body.uses[0].became, "heading (section.objectives)");
  EXPECT_EQ(body.uses[1].became, "objective 1");
  EXPECT_EQ(body.uses[1].rule, "section-objectives");
  EXPECT_NE(body.uses[1].why, "");
}

// Parts given by type, or by type and first line of their bodies.
std::vector<bool> Planning(const std::vector<std::string>& types, const std::string& title = "",
                           const std::string& first_line = "") {
  std::vector<Part> parts;
  for (const std::string& type : types) {
    Part part;
    part.type = type;
    if (!title.empty()) part.title = {testing::LineOf(85, 100, title)};
    if (!first_line.empty()) {
      Paragraph paragraph;
      paragraph.text = first_line;
      paragraph.lines = {testing::LineOf(85, 120, first_line)};
      part.body.push_back({std::move(paragraph), std::nullopt});
    }
    parts.push_back(std::move(part));
  }
  return PlanningParts(parts, ProjectRules());
}

TEST(PlanningPartsTest, OnlyTypesThatPlan) {
  for (const char* type : {"KH", "MTCL", "CTr", "PA", "ĐA", "DA", ""}) {
    EXPECT_THAT(Planning({type}), ElementsAre(true)) << type;
  }
  for (const char* type : {"QĐ", "TB", "BC", "TTr", "GM", "HD"}) {
    EXPECT_THAT(Planning({type}), ElementsAre(false)) << type;
  }
}

TEST(PlanningPartsTest, AnnexPlansWhereItsDocumentDoes) {
  EXPECT_THAT(Planning({"KH", ""}), ElementsAre(true, true));
  EXPECT_THAT(Planning({"TB", ""}), ElementsAre(false, false));
}

TEST(PlanningPartsTest, PlanBehindADecisionPlans) {
  EXPECT_THAT(Planning({"QĐ", "KH"}), ElementsAre(false, true));
}

TEST(PlanningPartsTest, AnnexOfADecisionThatIssuesAPlanPlans) {
  EXPECT_THAT(Planning({"QĐ", ""}, "Ban hành Kế hoạch kiểm kê tài sản năm 2021"),
              ElementsAre(false, true));
}

TEST(PlanningPartsTest, LetterPlansNothing) {
  EXPECT_THAT(Planning({""}, "", "Kính gửi: Các phòng chuyên môn"), ElementsAre(false));
}

TEST(LikenessTest, ShareOfCommonSyllables) {
  EXPECT_DOUBLE_EQ(Likeness("Trả kết quả", "trả kết quả."), 1);
  EXPECT_DOUBLE_EQ(Likeness("Trả kết quả", "Số hóa hồ sơ"), 0);
  EXPECT_DOUBLE_EQ(Likeness("một hai", "hai ba"), 0.5);
  EXPECT_DOUBLE_EQ(Likeness("hai hai", "hai"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(Likeness("", "hai"), 0);
  EXPECT_DOUBLE_EQ(Likeness("", ""), 0);
}

}  // namespace
}  // namespace kehoach::plan
