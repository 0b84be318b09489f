// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a document: letterhead, heading, body, closing; and paragraphs out of lines.
#include "plan/parts.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PageBuilder;

// ---- markers
// -----------------------------------------------------------------------------------------

TEST(ReadMarkerTest, KindsTextsAndRests) {
  struct Case {
    const char* text;
    MarkerKind kind;
    const char* marker;
    const char* rest;
    int rank;
  };
  const Case kCases[] = {
      {"A. Phần chung", MarkerKind::kUpper, "A", "Phần chung", 0},
      {"II. Nội dung", MarkerKind::kRoman, "II", "Nội dung", 1},
      {"1. Rà soát", MarkerKind::kNumber, "1", "Rà soát", 2},
      {"1.2. Rà soát", MarkerKind::kNumber, "1.2", "Rà soát", 3},
      {"1.2.3. Rà soát", MarkerKind::kNumber, "1.2.3", "Rà soát", 4},
      {"2) Rà soát", MarkerKind::kNumber, "2", "Rà soát", 9},
      {"(3) Rà soát", MarkerKind::kNumber, "3", "Rà soát", 9},
      {"5, Rà soát", MarkerKind::kNumber, "5", "Rà soát", 2},
      {"5, 6 và 7", MarkerKind::kNone, "", "", 100},
      {"a) Rà soát", MarkerKind::kLetter, "a", "Rà soát", 10},
      {"đ) Rà soát", MarkerKind::kLetter, "đ", "Rà soát", 10},
      {"- Rà soát", MarkerKind::kDash, "-", "Rà soát", 20},
      {"+ Rà soát", MarkerKind::kPlus, "+", "Rà soát", 30},
      {"Rà soát", MarkerKind::kNone, "", "", 100},
      {"100% hồ sơ", MarkerKind::kNone, "", "", 100},
      {"12/2021", MarkerKind::kNone, "", "", 100},
      {"", MarkerKind::kNone, "", "", 100},
  };
  for (const Case& test : kCases) {
    const Marker marker = ReadMarker(test.text, ProjectRules());
    EXPECT_EQ(static_cast<int>(marker.kind), static_cast<int>(test.kind)) << test.text;
    EXPECT_EQ(marker.text, test.marker) << test.text;
    EXPECT_EQ(marker.rest, test.rest) << test.text;
    EXPECT_EQ(RankOf(marker), test.rank) << test.text;
  }
}

// ---- parts
// ---------------------------------------------------------------------------------------------

constexpr char kPlan[] = R"(
c* KẾ HOẠCH
c* Thực hành tiết kiệm, chống lãng phí năm 2021
_ 14
p Căn cứ Quyết định số 34/QĐ-UBND ngày 11 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh về việc giao dự toán, Sở Tài chính ban hành kế hoạch như sau:
p I. NỘI DUNG
p 1. Rà soát định mức chi thường xuyên của các đơn vị trực thuộc.
_ 20
t*/ Nơi nhận:
s=* GIÁM ĐỐC
t- - Như trên;
t- - Lưu: VT.
_ 40
s* Phan Quốc Tuấn
)";

TEST(BuildPartsTest, PlanIsCutIntoLetterheadHeadingBodyAndClosing) {
  const Document document = Lay(std::string(kLetterhead) + kPlan);
  ASSERT_EQ(document.parts.size(), 1u);
  const Part& part = document.parts[0];
  EXPECT_EQ(part.letterhead.size(), 6u);
  EXPECT_EQ(part.type, "KH");
  EXPECT_EQ(part.type_rule, "type-KH");
  EXPECT_THAT(TextsOf(part.heading), ElementsAre("KẾ HOẠCH"));
  EXPECT_THAT(TextsOf(part.title), ElementsAre("Thực hành tiết kiệm, chống lãng phí năm 2021"));
  EXPECT_EQ(part.body.size(), 3u);
  EXPECT_THAT(TextsOf(part.closing),
              ElementsAre("Nơi nhận:", "GIÁM ĐỐC", "- Như trên;", "- Lưu: VT.", "Phan Quốc Tuấn"));
}

TEST(BuildPartsTest, DocumentWithoutLetterheadStartsWithItsHeading) {
  const Document document = Lay(kPlan);
  ASSERT_EQ(document.parts.size(), 1u);
  EXPECT_THAT(document.parts[0].letterhead, IsEmpty());
  EXPECT_EQ(document.parts[0].type, "KH");
}

TEST(BuildPartsTest, TypeAndSummaryOnOneLineArePartedByTheTypesWords) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH KIỂM KÊ TÀI SẢN
_ 14
p Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Tài chính xây dựng kế hoạch kiểm kê tài sản như sau:
)");
  ASSERT_FALSE(document.parts.empty());
  EXPECT_THAT(TextsOf(document.parts[0].heading), ElementsAre("KẾ HOẠCH"));
  EXPECT_THAT(TextsOf(document.parts[0].title), ElementsAre("KIỂM KÊ TÀI SẢN"));
}

TEST(BuildPartsTest, StatementOfObjectivesTakesItsWholeHeading) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* MỤC TIÊU CHẤT LƯỢNG
c* CỦA SỞ TÀI CHÍNH NĂM 2021
_ 14
p 1. Thẩm định đúng hạn từ 98% hồ sơ trở lên.
)");
  EXPECT_EQ(document.parts[0].type, "MTCL");
  EXPECT_THAT(TextsOf(document.parts[0].heading),
              ElementsAre("MỤC TIÊU CHẤT LƯỢNG", "CỦA SỞ TÀI CHÍNH NĂM 2021"));
  EXPECT_THAT(document.parts[0].title, IsEmpty());
}

TEST(BuildPartsTest, TypeInRunningTextOrOffTheMiddleIsNoHeading) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 14
p 1. Lập danh mục tài sản.
~
t KẾ HOẠCH
p Danh mục này kèm theo báo cáo của đơn vị.
)");
  EXPECT_EQ(document.parts.size(), 1u);
}

TEST(TitleTest, WrappedSummaryIsTakenToItsEnd) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Tổ chức tập huấn nghiệp vụ quản lý tài chính
c* cho các đơn vị sự nghiệp công lập năm 2021
_ 14
p Thực hiện chương trình công tác năm, Sở Tài chính xây dựng kế hoạch tập huấn như sau:
)");
  EXPECT_THAT(TextsOf(document.parts[0].title),
              ElementsAre("Tổ chức tập huấn nghiệp vụ quản lý tài chính",
                          "cho các đơn vị sự nghiệp công lập năm 2021"));
}

TEST(TitleTest, BlankSpaceEndsTheSummary) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 30
c* Những nội dung chính
p 1. Lập danh mục tài sản của cơ quan.
)");
  EXPECT_THAT(TextsOf(document.parts[0].title), ElementsAre("Kiểm kê tài sản năm 2021"));
}

TEST(TitleTest, SummaryMayBeginAsABasisDoes) {
  for (const char* first : {"Thực hiện", "Triển khai", "Thi hành"}) {
    const Document document = Lay(std::string(kLetterhead) + "c* KẾ HOẠCH\nc* " + first +
                                  " Luật Quản lý thuế năm 2021\n_ 14\np Căn cứ Luật Quản lý thuế, "
                                  "Sở Tài chính ban hành kế hoạch như sau:\n");
    ASSERT_EQ(document.parts[0].title.size(), 1u) << first;
    ASSERT_EQ(document.parts[0].body.size(), 1u) << first;
  }
}

TEST(TitleTest, SummaryMayBeginAsABasisBelowTheRestOfTheTypesLine) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* CHƯƠNG TRÌNH HÀNH ĐỘNG
c* Thực hiện Nghị quyết về tiết kiệm giai đoạn 2021-2025
_ 14
p Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Tài chính xây dựng chương trình như sau:
)");
  EXPECT_THAT(TextsOf(document.parts[0].title),
              ElementsAre("HÀNH ĐỘNG", "Thực hiện Nghị quyết về tiết kiệm giai đoạn 2021-2025"));
  EXPECT_EQ(document.parts[0].body.size(), 1u);
}

TEST(TitleTest, CentredClauseBehindTheSummaryEndsIt) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
c* Theo đề nghị của Chánh Văn phòng
p 1. Lập danh mục tài sản của cơ quan.
)");
  EXPECT_THAT(TextsOf(document.parts[0].title), ElementsAre("Kiểm kê tài sản năm 2021"));
}

TEST(TitleTest, BasisInTheMiddleEndsTheSummary) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
c/ Căn cứ Luật Quản lý, sử dụng tài sản công;
p 1. Lập danh mục.
)");
  EXPECT_THAT(TextsOf(document.parts[0].title), ElementsAre("Kiểm kê tài sản năm 2021"));
}

TEST(TitleTest, AttachmentNoteIsNoPartOfTheSummary) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
c/ (Ban hành kèm theo Quyết định số 19/QĐ-STC)
_ 14
p 1. Lập danh mục tài sản của cơ quan.
)");
  EXPECT_THAT(TextsOf(document.parts[0].title), ElementsAre("Kiểm kê tài sản năm 2021"));
}

TEST(LetterheadTest, WrappedCountryWordsStayInTheLetterhead) {
  const Document document = Lay(R"(
l* SỞ TÀI CHÍNH
r=* CỘNG HÒA XÃ HỘI CHỦ NGHĨA
r* VIỆT NAM
r* Độc lập - Tự do - Hạnh phúc
_ 12
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 12
p 1. Lập danh mục tài sản của cơ quan.
)");
  ASSERT_EQ(document.parts.size(), 1u);
  EXPECT_THAT(TextsOf(document.parts[0].letterhead), Contains("VIỆT NAM"));
  EXPECT_EQ(document.parts[0].type, "KH");
}

TEST(BuildPartsTest, AuthorityLineInTheMiddleOfADecisionIsNoClosing) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* QUYẾT ĐỊNH
c* Về việc thành lập tổ kiểm kê
_ 10
c* GIÁM ĐỐC SỞ TÀI CHÍNH
_ 10
p Căn cứ Quyết định số 34/QĐ-UBND ngày 11 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh Đồng Nai;
c* QUYẾT ĐỊNH:
p Điều 1. Thành lập tổ kiểm kê tài sản của cơ quan Sở Tài chính.
_ 20
t*/ Nơi nhận:
s=* GIÁM ĐỐC
_ 40
s* Phan Quốc Tuấn
)");
  EXPECT_EQ(document.parts[0].type, "QĐ");
  EXPECT_THAT(TextsOf(document.parts[0].closing),
              ElementsAre("Nơi nhận:", "GIÁM ĐỐC", "Phan Quốc Tuấn"));
  EXPECT_EQ(document.parts.size(), 1u);
}

TEST(BuildPartsTest, AuthorityInTheMiddleBehindTheBasesIsNoClosing) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* QUYẾT ĐỊNH
c* Về việc thành lập tổ kiểm kê
_ 10
p Căn cứ Quyết định số 34/QĐ-UBND ngày 11 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh Đồng Nai;
_ 10
c* GIÁM ĐỐC SỞ TÀI CHÍNH
_ 10
p Điều 1. Thành lập tổ kiểm kê tài sản của cơ quan Sở Tài chính.
_ 20
s* GIÁM ĐỐC
_ 40
s* Phan Quốc Tuấn
)");
  EXPECT_THAT(TextsOf(document.parts[0].closing), ElementsAre("GIÁM ĐỐC", "Phan Quốc Tuấn"));
  EXPECT_THAT(BodyTexts(document.parts[0]), Contains("GIÁM ĐỐC SỞ TÀI CHÍNH"));
}

TEST(BuildPartsTest, SecondHeadingBehindTheClosingStartsAPart) {
  const Document document = Lay(std::string(kLetterhead) + kPlan + R"(
~
l* SỞ TÀI CHÍNH
r=* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
r* Độc lập - Tự do - Hạnh phúc
_ 12
c* MỤC TIÊU CHẤT LƯỢNG NĂM 2021
_ 12
p 1. Thẩm định đúng hạn từ 98% hồ sơ trở lên.
_ 20
s* GIÁM ĐỐC
_ 40
s* Phan Quốc Tuấn
)");
  ASSERT_EQ(document.parts.size(), 2u);
  EXPECT_EQ(document.parts[1].type, "MTCL");
  EXPECT_EQ(document.parts[1].letterhead.size(), 3u);
  EXPECT_EQ(document.parts[1].body.size(), 1u);
  EXPECT_THAT(TextsOf(document.parts[1].closing), ElementsAre("GIÁM ĐỐC", "Phan Quốc Tuấn"));
}

TEST(BuildPartsTest, AnnexBehindTheSignatureIsAPartWithoutAType) {
  const Document document = Lay(std::string(kLetterhead) + kPlan + R"(
~
c* PHỤ LỤC I
c* BẢNG PHÂN CÔNG
_ 10
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1 | Lập danh mục | Văn phòng | Quý II |
)");
  ASSERT_EQ(document.parts.size(), 2u);
  EXPECT_EQ(document.parts[1].type, "");
  EXPECT_THAT(BodyTexts(document.parts[1]), Contains("[table]"));
}

TEST(BuildPartsTest, AnnexOnThePageOfTheSignatureIsAPart) {
  const Document document =
      Lay(std::string(kLetterhead) + kPlan + "_ 40\nt PHỤ LỤC I\nt Danh mục mẫu biểu.\n");
  ASSERT_EQ(document.parts.size(), 2u);
  EXPECT_EQ(document.parts[1].body.size(), 2u);
}

TEST(BuildPartsTest, TextOnThePageBehindTheSignatureIsAPart) {
  const Document document =
      Lay(std::string(kLetterhead) + kPlan + "~\nt Hướng dẫn ghi mẫu biểu kiểm kê.\n");
  ASSERT_EQ(document.parts.size(), 2u);
  EXPECT_THAT(BodyTexts(document.parts[1]), ElementsAre("Hướng dẫn ghi mẫu biểu kiểm kê."));
}

TEST(BuildPartsTest, RecipientsThatGoOnOverThePageAreClosing) {
  const Document document =
      Lay(std::string(kLetterhead) + kPlan + "~\nt- - Các đơn vị trực thuộc;\n");
  ASSERT_EQ(document.parts.size(), 1u);
  EXPECT_THAT(TextsOf(document.parts[0].closing), Contains("- Các đơn vị trực thuộc;"));
}

TEST(BuildPartsTest, TableStandsInItsPlaceAmongTheParagraphs) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 14
p Sở phân công như sau:
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1 | Lập danh mục | Văn phòng | Quý II |
p Các phòng báo cáo về Văn phòng Sở.
)");
  EXPECT_THAT(BodyTexts(document.parts[0]), ElementsAre("Sở phân công như sau:", "[table]",
                                                        "Các phòng báo cáo về Văn phòng Sở."));
}

// ---- paragraphs
// ------------------------------------------------------------------------------------------

constexpr char kLong1[] =
    "Các đơn vị trực thuộc rà soát toàn bộ danh mục tài sản đang quản lý, đối chiếu với sổ sách kế "
    "toán và lập biên bản kiểm kê theo mẫu đã ban hành.";
constexpr char kLong2[] =
    "Văn phòng tổng hợp số liệu của các đơn vị, tham mưu báo cáo gửi cấp có thẩm quyền theo đúng "
    "thời gian quy định của pháp luật hiện hành.";

std::vector<std::string> Paragraphs(const std::string& script) {
  std::vector<std::string> texts;
  for (const Part& part :
       Lay(std::string(kLetterhead) + "c* KẾ HOẠCH\nc* Kiểm kê tài sản năm 2021\n_ 20\n" + script)
           .parts) {
    for (std::string& text : BodyTexts(part)) texts.push_back(std::move(text));
  }
  return texts;
}

TEST(ParagraphTest, FirstLineIndentStartsOne) {
  EXPECT_THAT(Paragraphs(std::string("p ") + kLong1 + "\np " + kLong2),
              ElementsAre(kLong1, kLong2));
}

TEST(ParagraphTest, BlocksWithoutIndentEndWhereALineEndsShort) {
  EXPECT_THAT(Paragraphs(std::string("q ") + kLong1 + "\nq " + kLong2),
              ElementsAre(kLong1, kLong2));
}

TEST(ParagraphTest, HangingItemsAreOneParagraphEach) {
  EXPECT_THAT(Paragraphs(std::string("h - ") + kLong1 + "\nh - " + kLong2),
              ElementsAre(std::string("- ") + kLong1, std::string("- ") + kLong2));
}

TEST(ParagraphTest, ItemsOfAListStayApart) {
  EXPECT_THAT(Paragraphs("p a) Lập danh mục;\np b) Đối chiếu sổ sách;\np c) Báo cáo."),
              ElementsAre("a) Lập danh mục;", "b) Đối chiếu sổ sách;", "c) Báo cáo."));
}

TEST(ParagraphTest, LongNumberedItemsKeepTheirLines) {
  EXPECT_THAT(Paragraphs(std::string("p 1. ") + kLong1 + "\np 2. " + kLong2),
              ElementsAre(std::string("1. ") + kLong1, std::string("2. ") + kLong2));
}

TEST(ParagraphTest, SentenceGoesOnOverAPageBreak) {
  // The line before the break is full and ends in the middle of the sentence.
  const std::vector<std::string> paragraphs = Paragraphs(
      "p Các đơn vị trực thuộc rà soát toàn bộ danh mục tài sản đang quản lý theo hồ sơ\n"
      "q và lập biên bản kiểm kê để gửi về Văn phòng, đối chiếu với sổ sách kế toán của cơ\n"
      "~\nq quan trước kỳ họp.\n");
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_EQ(
      paragraphs[0],
      "Các đơn vị trực thuộc rà soát toàn bộ danh mục tài sản đang quản lý theo hồ sơ và lập biên "
      "bản kiểm kê để gửi về Văn phòng, đối chiếu với sổ sách kế toán của cơ quan trước kỳ họp.");
}

TEST(ParagraphTest, DashAtALineStartInsideASentenceStartsNoItem) {
  // The second line is full: not even the dash had room on it.
  const std::vector<std::string> paragraphs = Paragraphs(
      "p Các đơn vị trực thuộc rà soát toàn bộ danh mục tài sản đang quản lý theo hồ sơ\n"
      "q đã lập và gửi về bộ phận tổng hợp của Văn phòng để đăng ký phong trào thi đua năm tới\n"
      "q - chủ đề tiết kiệm và hiệu quả theo hướng dẫn.\n");
  EXPECT_EQ(paragraphs.size(), 1u);
}

// A line that leaves no room for another word, from the left margin on.
constexpr char kFull[] =
    "Các đơn vị trực thuộc rà soát toàn bộ danh mục tài sản đang quản lý theo hồ sơ gốc";

TEST(ParagraphTest, DashOnTheSecondLineOfASentenceStartsNoItem) {
  const std::vector<std::string> paragraphs =
      Paragraphs(std::string("x ") + kFull + "\nt - chủ đề của năm - và báo cáo về Văn phòng.\n");
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_EQ(paragraphs[0], std::string(kFull) + " - chủ đề của năm - và báo cáo về Văn phòng.");
}

TEST(ParagraphTest, ItemsWithoutIndentAndWithoutStopsStayApart) {
  const std::string item = std::string("- ") + kFull;
  EXPECT_EQ(Paragraphs("t " + item + "\nt " + item + "\nt " + item).size(), 3u);
}

TEST(ParagraphTest, BlankSpaceEndsOneEvenWhereItsLineIsFull) {
  EXPECT_EQ(Paragraphs(std::string("t ") + kFull + "\n_ 30\nt theo mẫu đã ban hành.\n").size(), 2u);
  EXPECT_EQ(Paragraphs(std::string("t ") + kFull + "\nt theo mẫu đã ban hành.\n").size(), 1u);
}

TEST(ParagraphTest, IndentStartsOneBehindAFullLine) {
  const std::string two_lines = std::string("x ") + kFull + "\nt " + kFull + " nay.\n";
  EXPECT_EQ(Paragraphs(two_lines + "x Nghiệm thu kết quả trước kỳ họp.\n").size(), 2u);
  EXPECT_EQ(Paragraphs(two_lines + "t Nghiệm thu kết quả trước kỳ họp.\n").size(), 1u);
}

TEST(ParagraphTest, OtherSizeStartsOne) {
  EXPECT_EQ(Paragraphs(std::string("t ") + kFull + "\nt- theo mẫu đã ban hành.\n").size(), 2u);
}

TEST(ParagraphTest, MeasuredSizeOfALastLineDoesNotCutItOff) {
  Document laid = Lay(std::string(kLetterhead) + "c* KẾ HOẠCH\nc* Kiểm kê\n_ 20\nt " + kFull +
                      "\nt- theo mẫu đã ban hành.\n");
  ASSERT_EQ(BodyTexts(laid.parts.front()).size(), 2U);
  for (Word& word : laid.pages.front().words) word.confidence = 0.97F;
  EXPECT_EQ(BodyTexts(Lay(laid.pages).parts.front()).size(), 1U);
}

TEST(ParagraphTest, FacesAndCaseAreThoseOfAllLines) {
  const Document document = Lay(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 20
p* I. NỘI DUNG KIỂM KÊ
p/ Ghi nhận hiện trạng.
p Ghi nhận giá trị còn lại.
)");
  const Part& part = document.parts[0];
  ASSERT_EQ(part.body.size(), 3u);
  EXPECT_TRUE(part.body[0].paragraph->bold);
  EXPECT_TRUE(part.body[0].paragraph->upper);
  EXPECT_EQ(static_cast<int>(part.body[0].paragraph->marker.kind),
            static_cast<int>(MarkerKind::kRoman));
  EXPECT_TRUE(part.body[1].paragraph->italic);
  EXPECT_FALSE(part.body[1].paragraph->bold);
  EXPECT_FALSE(part.body[2].paragraph->italic);
}

// ---- cutting lines
// -------------------------------------------------------------------------------------------

TEST(SplitLineTest, BothPiecesKeepTheirWordsBoxesAndFaces) {
  const Page page = PageBuilder()
                        .Text(85, 100, "SỞ TÀI CHÍNH", testing::Bold())
                        .Text(200, 100, "Độc lập")
                        .Build();
  TextLine line;
  line.page = 1;
  line.words = {0, 1, 2, 3, 4};
  line.text = "SỞ TÀI CHÍNH Độc lập";
  const auto [left, right] = SplitLine(page, line, 3);
  EXPECT_EQ(left.text, "SỞ TÀI CHÍNH");
  EXPECT_EQ(right.text, "Độc lập");
  EXPECT_TRUE(left.bold);
  EXPECT_FALSE(right.bold);
  EXPECT_LT(left.box.right, right.box.left);
  EXPECT_THAT(right.words, ElementsAre(3u, 4u));
}

TEST(WordAtTest, ByteOffsetsFindTheirWords) {
  const Page page = PageBuilder().Text(85, 100, "Số ba mươi").Build();
  TextLine line;
  line.words = {0, 1, 2};
  line.text = "Số ba mươi";
  EXPECT_EQ(WordAt(page, line, 0), 0u);
  EXPECT_EQ(WordAt(page, line, line.text.find("ba")), 1u);
  EXPECT_EQ(WordAt(page, line, line.text.find("mươi")), 2u);
  EXPECT_EQ(WordAt(page, line, line.text.size()), 3u);
}

}  // namespace
}  // namespace kehoach::plan
