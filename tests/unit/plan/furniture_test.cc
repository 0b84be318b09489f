// SPDX-License-Identifier: GPL-3.0-or-later
// What is no part of the text: page numbers, running heads, footnotes and their marks, stamps.
#include "plan/furniture.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Italic;
using ::testing::Not;
using testing::PageBuilder;
using testing::SetPages;
using testing::WidthOf;

// "what: text" of every item.
std::vector<std::string> Items(const std::vector<Page>& pages) {
  std::vector<std::string> items;
  for (const FurnitureItem& item : FindFurniture(pages, ProjectRules()).items) {
    items.push_back(item.what + ": " + item.line.text);
  }
  return items;
}

// A page with a few lines of text in the middle.
PageBuilder Body(int number) {
  PageBuilder page(number);
  for (int i = 0; i < 8; ++i) {
    page.Text(85, 200 + 20 * static_cast<float>(i),
              "Các đơn vị trực thuộc chủ động thực hiện nhiệm vụ được phân công trong kỳ " +
                  std::to_string(10 + i));
  }
  return page;
}

// ---- page numbers -------------------------------------------------------------------------------

TEST(PageNumberTest, EveryFormOfItIsFound) {
  for (const char* form :
       {"2", "- 2 -", "Trang 2", "Trang 2/3", "2/3", "Page 2", "trang số 2", "Tr. 2"}) {
    std::string third = form;
    std::replace(third.begin(), third.end(), '2', '3');
    const std::vector<Page> pages = {Body(1).Build(), Body(2).Centred(297, 45, form).Build(),
                                     Body(3).Centred(297, 45, third).Build()};
    EXPECT_THAT(Items(pages), Contains(std::string("page number: ") + form)) << form;
  }
}

TEST(PageNumberTest, AtTheFootIsFoundAsWell) {
  EXPECT_THAT(
      Items({Body(1).Centred(297, 810, "1").Build(), Body(2).Centred(297, 810, "2").Build()}),
      ElementsAre("page number: 1", "page number: 2"));
}

TEST(PageNumberTest, NumbersThatRunOnWithAnOffsetAreFound) {
  EXPECT_THAT(Items({Body(1).Text(520, 810, "11").Build(), Body(2).Text(520, 810, "12").Build()}),
              ElementsAre("page number: 11", "page number: 12"));
}

TEST(PageNumberTest, NumberInTheTextAreaIsNone) {
  EXPECT_THAT(Items({Body(1).Build(), Body(2).Centred(297, 500, "2").Build()}), IsEmpty());
}

TEST(PageNumberTest, NumberOfATableCutByThePageEndIsNone) {
  // The first row of the page stands high up, but between borders.
  PageBuilder page = Body(2);
  page.Text(90, 60, "2").Text(130, 60, "Rà soát hồ sơ").Borders({85, 120, 300, 545}, {45, 70});
  EXPECT_THAT(Items({Body(1).Build(), page.Build()}), Not(Contains("page number: 2")));
}

TEST(PageNumberTest, ItsWordsAreReturnedInAscendingOrder) {
  const std::vector<Page> pages = {Body(1).Build(), Body(2).Centred(297, 45, "- 2 -").Build()};
  const Furniture furniture = FindFurniture(pages, ProjectRules());
  ASSERT_EQ(furniture.words.size(), 2u);
  EXPECT_THAT(furniture.words[0], IsEmpty());
  EXPECT_THAT(furniture.words[1], ElementsAre(0u, 1u, 2u));
}

// ---- running heads
// --------------------------------------------------------------------------------

TEST(RunningHeadTest, SameWordsInTheSamePlaceAreOne) {
  std::vector<Page> pages;
  for (int i = 1; i <= 3; ++i)
    pages.push_back(Body(i).Text(85, 40, "Lưu hành nội bộ", Italic(10)).Build());
  EXPECT_EQ(Items(pages), std::vector<std::string>(3, "running head: Lưu hành nội bộ"));
}

TEST(RunningHeadTest, NumbersInsideMayChange) {
  EXPECT_THAT(Items({Body(1).Text(85, 40, "Tài liệu họp, tờ 1 của kỳ này").Build(),
                     Body(2).Text(85, 40, "Tài liệu họp, tờ 2 của kỳ này").Build()}),
              ElementsAre("running head: Tài liệu họp, tờ 1 của kỳ này",
                          "running head: Tài liệu họp, tờ 2 của kỳ này"));
}

TEST(RunningHeadTest, ItemsOfAListThatEndPagesAreText) {
  std::vector<Page> pages;
  for (int page = 1; page <= 3; ++page) {
    pages.push_back(
        Body(page)
            .Text(85, 780, "- Mục tiêu cụ thể thứ " + std::to_string(7 * page - 1) + ".")
            .Text(85, 800, "- Mục tiêu cụ thể thứ " + std::to_string(7 * page) + ".")
            .Build());
  }
  EXPECT_THAT(Items(pages), IsEmpty());
}

TEST(RunningHeadTest, RunningFootIsFoundFromThePagesLowerEdge) {
  EXPECT_THAT(Items({Body(1).Text(85, 815, "Mã hiệu: QT-07").Build(),
                     Body(2).Text(85, 815, "Mã hiệu: QT-07").Build()}),
              ElementsAre("running head: Mã hiệu: QT-07", "running head: Mã hiệu: QT-07"));
}

TEST(RunningHeadTest, OtherHeightIsAnotherLine) {
  EXPECT_THAT(Items({Body(1).Text(85, 40, "Lưu hành nội bộ").Build(),
                     Body(2).Text(85, 58, "Lưu hành nội bộ").Build()}),
              IsEmpty());
}

TEST(RunningHeadTest, OnOnePageAloneIsText) {
  EXPECT_THAT(Items({Body(1).Text(85, 40, "Lưu hành nội bộ").Build(), Body(2).Build()}), IsEmpty());
}

TEST(RunningHeadTest, RepeatedTableHeaderIsText) {
  std::vector<Page> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(
        Body(i).Text(90, 60, "STT").Text(200, 60, "Nội dung").Text(420, 60, "Thời gian").Build());
  }
  EXPECT_THAT(Items(pages), IsEmpty());
}

TEST(RunningHeadTest, LetterheadOfASecondPartIsText) {
  std::vector<Page> pages;
  for (int i = 1; i <= 2; ++i) {
    pages.push_back(Body(i)
                        .Text(85, 60, "SỞ TÀI CHÍNH")
                        .Text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                        .Build());
  }
  EXPECT_THAT(Items(pages), IsEmpty());
}

// ---- footnotes
// --------------------------------------------------------------------------------------

constexpr const char* kNote = "Theo số liệu thống kê của cơ quan thuế.";

TEST(FootnoteTest, SmallPrintBelowAShortRuleBegunByAMarkIsOne) {
  const float word = 85 + WidthOf("1", 7) + 1;
  const Page page =
      Body(1).Horizontal(700, 85, 230).Raised(85, 712, "1", 7).Text(word, 716, kNote, {10}).Build();
  const std::vector<std::string> items = Items({page});
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].rfind("footnote: ", 0), 0u);
}

TEST(FootnoteTest, SmallPrintWithoutARuleBegunByAMarkIsOne) {
  const Page page = Body(1)
                        .Raised(85, 712, "2", 7)
                        .Text(90, 716, kNote, {10})
                        .Text(85, 730, "và báo cáo của kho bạc.", {10})
                        .Build();
  EXPECT_EQ(Items({page}).size(), 2u);
}

TEST(FootnoteTest, DigitsBeforeTheTextMayBeTheMark) {
  const Page page =
      Body(1).Horizontal(700, 85, 230).Text(85, 716, std::string("1 ") + kNote, {10}).Build();
  EXPECT_THAT(Items({page}), ElementsAre(std::string("footnote: 1 ") + kNote));
}

TEST(FootnoteTest, SmallPrintWithoutAMarkIsText) {
  const Page page = Body(1).Text(85, 716, kNote, {10}).Build();
  EXPECT_THAT(Items({page}), IsEmpty());
}

TEST(FootnoteTest, SmallPrintBelowARuleWithoutAnyMarkIsText) {
  const Page page = Body(1).Horizontal(700, 85, 230).Text(85, 716, kNote, {10}).Build();
  EXPECT_THAT(Items({page}), IsEmpty());
}

Page Recognised(Page page) {
  for (Word& word : page.words) word.confidence = 0.97F;
  return page;
}

TEST(FootnoteTest, RecognisedSmallPrintBelowARuleMayHaveLostItsMark) {
  PageBuilder builder = Body(1).Horizontal(700, 85, 230).Text(85, 716, kNote, {10});
  EXPECT_THAT(Items({Recognised(builder.Build())}), ElementsAre(std::string("footnote: ") + kNote));
  builder = Body(1).Text(85, 716, kNote, {10});
  EXPECT_THAT(Items({Recognised(builder.Build())}), IsEmpty());
}

TEST(FootnoteTest, RecognisedRecipientsBelowARuleAreText) {
  PageBuilder builder = Body(1).Horizontal(580, 85, 230).Text(85, 600, "Nơi nhận:", {12});
  builder.Text(85, 615, "- Như trên;", {10}).Text(85, 628, "- Lưu: VT.", {10});
  EXPECT_THAT(Items({Recognised(builder.Build())}), IsEmpty());
}

TEST(FootnoteTest, RowsBelowAnInterruptedBorderAreText) {
  const auto with_row = [](PageBuilder builder) {
    return builder.Text(85, 716, "1 Rà soát", {12}).Text(310, 716, "Văn phòng", {12}).Build();
  };
  EXPECT_FALSE(Items({with_row(Body(1).Horizontal(700, 85, 230))}).empty());
  EXPECT_THAT(Items({with_row(Body(1).Horizontal(700, 85, 230).Horizontal(700, 310, 540))}),
              IsEmpty());
}

TEST(FootnoteTest, TextOfBodySizeAtTheFootIsText) {
  const Page page =
      Body(1).Horizontal(700, 85, 230).Text(85, 716, std::string("1 ") + kNote).Build();
  EXPECT_THAT(Items({page}), IsEmpty());
}

TEST(FootnoteTest, SmallPrintOfRecipientsIsText) {
  const Page page = Body(1)
                        .Text(85, 600, "Nơi nhận:", {12, true, true})
                        .Text(85, 615, "- Như trên;", {10})
                        .Text(85, 628, "- Lưu: VT.", {10})
                        .Build();
  EXPECT_THAT(Items({page}), IsEmpty());
}

// ---- marks of notes
// -----------------------------------------------------------------------------------

std::size_t MarksTaken(std::string_view before, std::string_view mark) {
  const float end = 85 + WidthOf(before, 13);
  const Page page = Body(1).Text(85, 500, before).Raised(end, 494, mark).Build();
  return FindFurniture({page}, ProjectRules()).words[0].size();
}

TEST(FootnoteMarkTest, RaisedNumbersAreNoPartOfTheText) {
  for (const char* before : {"kế hoạch", "đúng hạn", "cấp xã"}) {
    EXPECT_EQ(MarksTaken(before, "1"), 1u) << before;
  }
}

TEST(FootnoteMarkTest, UnitsAndPowersKeepTheirExponents) {
  for (const char* before : {"m", "1.200m", "km", "3,5 km", "cm", "10"}) {
    EXPECT_EQ(MarksTaken(before, "2"), 0u) << before;
  }
}

// ---- stamps and typed rules
// ---------------------------------------------------------------------------

TEST(StampTest, SmallPrintOfADigitalSignatureIsNoText) {
  const Page page = Body(1)
                        .Text(300, 60, "Người ký: SỞ TÀI CHÍNH", {7})
                        .Text(300, 69, "Email: stc@example.gov.vn", {7})
                        .Text(300, 78, "Thời gian ký: 05/02/2021 09:15:00", {7})
                        .Build();
  EXPECT_THAT(Items({page}),
              ElementsAre("stamp: Người ký: SỞ TÀI CHÍNH", "stamp: Email: stc@example.gov.vn",
                          "stamp: Thời gian ký: 05/02/2021 09:15:00"));
}

TEST(StampTest, WrappedLineOfItGoesWithIt) {
  const Page page = Body(1)
                        .Text(300, 60, "Cơ quan: Sở Tài chính", {7})
                        .Text(300, 69, "tỉnh Đồng Nai", {7})
                        .Build();
  EXPECT_THAT(Items({page}), Contains("stamp: tỉnh Đồng Nai"));
}

TEST(StampTest, SameWordsInTheTextsSizeAreText) {
  EXPECT_THAT(Items({Body(1).Text(85, 500, "Cơ quan: các phòng thuộc Sở").Build()}), IsEmpty());
}

TEST(TypedRuleTest, DashesUnderTheMottoAreNoText) {
  for (const char* rule : {"————————", "__________", "----------"}) {
    EXPECT_THAT(Items({Body(1).Centred(400, 100, rule).Build()}),
                ElementsAre(std::string("typed rule: ") + rule));
  }
}

TEST(FurnitureTest, NothingOnEmptyPages) {
  EXPECT_THAT(Items({}), IsEmpty());
  EXPECT_THAT(Items({PageBuilder(1).Build()}), IsEmpty());
}

}  // namespace
}  // namespace kehoach::plan
