// SPDX-License-Identifier: GPL-3.0-or-later
// Document fields (docs/output.md, document): each one present and absent.
#include "plan/head.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kCountry[] = "r=* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n";
constexpr char kMotto[] = "r=* Độc lập - Tự do - Hạnh phúc\n";
constexpr char kHeading[] = "_ 12\nc* KẾ HOẠCH\nc* Kiểm kê tài sản năm 2021\n_ 14\n";
constexpr char kBody[] =
    "p Sở xây dựng kế hoạch kiểm kê tài sản của cơ quan và các đơn vị trực thuộc, nội dung cụ thể "
    "như sau:\np 1. Lập danh mục tài sản của từng đơn vị.\n";

DocumentFields Head(const std::string& script) {
  const Document document = Lay(script);
  return ReadHead(document.pages, document.parts, ProjectRules());
}

// Letterhead with these left lines, number line and dateline; empty = not printed.
DocumentFields HeadOf(const std::string& agency1, const std::string& agency2,
                      const std::string& number, const std::string& dateline,
                      const std::string& heading = kHeading, const std::string& body = kBody) {
  return Head("l " + agency1 + "\n" + kCountry + "l* " + agency2 + "\n" + kMotto + "_ 8\nl " +
              number + "\nr=/ " + dateline + "\n" + heading + body);
}

DocumentFields Plain() {
  return HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/KH-STC",
                "Đồng Nai, ngày 05 tháng 02 năm 2021");
}

TEST(ReadHeadTest, PlainLetterheadGivesEveryField) {
  const DocumentFields head = Plain();
  EXPECT_EQ(Shown(head.type), "KH");
  EXPECT_EQ(Shown(head.type_text), "KẾ HOẠCH");
  EXPECT_EQ(Shown(head.title), "Kiểm kê tài sản năm 2021");
  EXPECT_EQ(Shown(head.number), "57");
  EXPECT_EQ(Shown(head.symbol), "KH-STC");
  EXPECT_EQ(Shown(head.issuer), "Sở Tài chính");
  EXPECT_EQ(Shown(head.province), "Đồng Nai");
  EXPECT_EQ(Shown(head.place), "Đồng Nai");
  EXPECT_EQ(Shown(head.date_text), "ngày 05 tháng 02 năm 2021");
  EXPECT_EQ(Shown(head.date), "2021-02-05");
  EXPECT_EQ(head.year, 2021);
  EXPECT_EQ(head.year_to, std::nullopt);
}

TEST(ReadHeadTest, ValuesKnowWhereTheyStandAndWhichRuleFoundThem) {
  const DocumentFields head = Plain();
  for (const Value* value : {&head.type, &head.title, &head.number, &head.symbol, &head.issuer,
                             &head.province, &head.place, &head.date_text, &head.date}) {
    ASSERT_EQ(value->evidence.places.size(), 1u) << Shown(*value);
    EXPECT_EQ(value->evidence.places[0].page, 1);
    EXPECT_FALSE(value->evidence.places[0].box.empty());
    EXPECT_NE(value->evidence.rule, "");
  }
  EXPECT_LT(head.number.evidence.places[0].box.right, 300);
  EXPECT_GT(head.date.evidence.places[0].box.right, 300);
}

TEST(ReadHeadTest, NothingIsGuessedForADocumentWithoutAHead) {
  const DocumentFields head = Head("p Sở xây dựng kế hoạch kiểm kê tài sản của cơ quan.\n");
  for (const Value* value :
       {&head.type, &head.type_text, &head.title, &head.number, &head.symbol, &head.issuer,
        &head.province, &head.place, &head.date_text, &head.date}) {
    EXPECT_FALSE(value->has_value()) << Shown(*value);
  }
  EXPECT_EQ(head.year, std::nullopt);
  EXPECT_THAT(head.bases, IsEmpty());
}

TEST(ReadHeadTest, LetterheadWithoutTheCountrysWordsHasTwoColumnsAsWell) {
  const DocumentFields head = Head(
      std::string("l* SỞ TÀI CHÍNH\nr=/ Đồng Nai, ngày 05 tháng 02 năm 2021\nl Số: 57/KH-STC\n") +
      kHeading + kBody);
  EXPECT_EQ(Shown(head.issuer), "Sở Tài chính");
  EXPECT_EQ(Shown(head.number), "57");
  EXPECT_EQ(Shown(head.date), "2021-02-05");
}

TEST(ReadHeadTest, NoPartsGiveNoFields) {
  EXPECT_EQ(ReadHead({}, {}, ProjectRules()), DocumentFields{});
}

// ---- number, date
// -------------------------------------------------------------------------------------

TEST(HeadNumberTest, NumberAndSymbolOfEachForm) {
  struct Case {
    const char* line;
    const char* number;
    const char* symbol;
  };
  const Case kCases[] = {
      {"Số: 57/KH-STC", "57", "KH-STC"},
      {"Số: 57 /KH-STC", "57", "KH-STC"},
      {"Số:      /KH-STC", "(null)", "KH-STC"},
      {"Số: 12/2020/KH-STC", "12/2020", "KH-STC"},
  };
  for (const Case& test : kCases) {
    const DocumentFields head = HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", test.line,
                                       "Đồng Nai, ngày 05 tháng 02 năm 2021");
    EXPECT_EQ(Shown(head.number), test.number) << test.line;
    EXPECT_EQ(Shown(head.symbol), test.symbol) << test.line;
  }
}

TEST(HeadDateTest, DateAsFarAsItIsFilledIn) {
  struct Case {
    const char* line;
    const char* place;
    const char* text;
    const char* date;
  };
  const Case kCases[] = {
      {"Đồng Nai, ngày 05 tháng 02 năm 2021", "Đồng Nai", "ngày 05 tháng 02 năm 2021",
       "2021-02-05"},
      {"Đồng Nai, ngày      tháng 02 năm 2021", "Đồng Nai", "ngày tháng 02 năm 2021", "2021-02"},
      {"Đồng Nai, ngày      tháng      năm 2021", "Đồng Nai", "ngày tháng năm 2021", "2021"},
      {"Biên Hòa, ngày 30 tháng 02 năm 2021", "Biên Hòa", "ngày 30 tháng 02 năm 2021", "(null)"},
  };
  for (const Case& test : kCases) {
    const DocumentFields head =
        HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/KH-STC", test.line);
    EXPECT_EQ(Shown(head.place), test.place) << test.line;
    EXPECT_EQ(Shown(head.date_text), test.text) << test.line;
    EXPECT_EQ(Shown(head.date), test.date) << test.line;
  }
}

TEST(HeadDateTest, WrappedDatelineIsOne) {
  const DocumentFields head =
      Head(std::string("l UBND TỈNH ĐỒNG NAI\n") + kCountry + "l* SỞ TÀI CHÍNH\n" + kMotto +
           "_ 8\nl Số: 57/KH-STC\nr=/ Thành phố Biên Hòa, ngày 05 tháng 02\nr/ năm 2021\n" +
           kHeading + kBody);
  EXPECT_EQ(Shown(head.date), "2021-02-05");
  EXPECT_EQ(Shown(head.place), "Thành phố Biên Hòa");
}

TEST(HeadDateTest, NumberAndDatelineRunningIntoEachOtherArePartedAtTheSymbol) {
  const DocumentFields head =
      Head(std::string("l UBND TỈNH ĐỒNG NAI\n") + kCountry + "l* SỞ TÀI CHÍNH\n" + kMotto +
           "_ 8\nc Số: 57/KH-STC Đồng Nai, ngày 05 tháng 02 năm 2021\n" + kHeading + kBody);
  EXPECT_EQ(Shown(head.number), "57");
  EXPECT_EQ(Shown(head.date), "2021-02-05");
  ASSERT_EQ(head.number.evidence.places.size(), 1u);
  ASSERT_EQ(head.date.evidence.places.size(), 1u);
  EXPECT_LT(head.number.evidence.places[0].box.right, head.date.evidence.places[0].box.left);
}

TEST(HeadDateTest, DatelineAboveTheSignatureIsTheDocuments) {
  const DocumentFields head =
      Head(std::string("l UBND TỈNH ĐỒNG NAI\n") + kCountry + "l* SỞ TÀI CHÍNH\n" + kMotto +
           kHeading + kBody +
           "_ 20\ns/ Đồng Nai, ngày 05 tháng 02 năm 2021\ns* GIÁM ĐỐC\n_ 40\ns* Phan Quốc Tuấn\n");
  EXPECT_EQ(Shown(head.date), "2021-02-05");
}

// ---- issuer
// ---------------------------------------------------------------------------------------------

TEST(HeadIssuerTest, IssuerIsTheBodyWithoutItsParent) {
  struct Case {
    const char* situation;
    const char* first;
    const char* second;
    const char* issuer;
  };
  const Case kCases[] = {
      {"parent in regular type above", "UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Sở Tài chính"},
      {"two subjects", "UBND TỈNH ĐỒNG NAI", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
       "Sở Nông nghiệp và Môi trường"},
      {"a branch under a department", "SỞ CÔNG THƯƠNG", "CHI CỤC QUẢN LÝ THỊ TRƯỜNG",
       "Chi cục Quản lý thị trường"},
      {"a body of the province", "SỞ VĂN HÓA", "BẢO TÀNG TỈNH ĐỒNG NAI", "Bảo tàng tỉnh Đồng Nai"},
      {"an inspectorate", "UBND TỈNH ĐỒNG NAI", "THANH TRA TỈNH", "Thanh tra tỉnh"},
      {"a body of the Party", "ĐẢNG BỘ TỈNH ĐỒNG NAI", "HUYỆN ỦY TÂN PHÚ", "Huyện ủy Tân Phú"},
      {"a province's name alone at the end", "BỘ TÀI CHÍNH", "KHO BẠC NHÀ NƯỚC ĐỒNG NAI",
       "Kho bạc Nhà nước Đồng Nai"},
      {"a board", "UBND TỈNH ĐỒNG NAI", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
       "Ban Quản lý các khu công nghiệp"},
  };
  for (const Case& test : kCases) {
    const DocumentFields head =
        HeadOf(test.first, test.second, "Số: 57/KH-STC", "Đồng Nai, ngày 05 tháng 02 năm 2021");
    EXPECT_EQ(Shown(head.issuer), test.issuer) << test.situation;
  }
}

TEST(HeadIssuerTest, NameBrokenOverLinesIsOneBody) {
  const DocumentFields head =
      Head(std::string("l* ỦY BAN NHÂN DÂN\n") + kCountry + "l* TỈNH ĐỒNG NAI\n" + kMotto +
           "_ 8\nl Số: 57/KH-UBND\nr=/ Đồng Nai, ngày 05 tháng 02 năm 2021\n" + kHeading + kBody);
  EXPECT_EQ(Shown(head.issuer), "Ủy ban nhân dân tỉnh Đồng Nai");
  EXPECT_EQ(Shown(head.province), "Đồng Nai");
}

TEST(HeadIssuerTest, RunningTextShowsTheCaseOfTheName) {
  const DocumentFields head = HeadOf(
      "UBND TỈNH ĐỒNG NAI", "BAN QUẢN LÝ RỪNG PHÒNG HỘ LONG THÀNH", "Số: 57/KH-BQL",
      "Đồng Nai, ngày 05 tháng 02 năm 2021", kHeading,
      "p Trong năm, Ban Quản lý rừng phòng hộ Long Thành xây dựng kế hoạch kiểm kê như sau:\n");
  EXPECT_EQ(Shown(head.issuer), "Ban Quản lý rừng phòng hộ Long Thành");
}

TEST(HeadIssuerTest, AbbreviationsAreKept) {
  const DocumentFields head =
      Head(std::string("l* UBND HUYỆN TÂN PHÚ\n") + kCountry + "l* —\n" + kMotto +
           "_ 8\nl Số: 57/KH-UBND\nr=/ Tân Phú, ngày 05 tháng 02 năm 2021\n" + kHeading + kBody);
  EXPECT_EQ(Shown(head.issuer), "UBND huyện Tân Phú");
}

TEST(HeadIssuerTest, WithoutALetterheadTheSummaryNamesIt) {
  const DocumentFields head = Head(
      "c* KẾ HOẠCH\nc* Kiểm kê tài sản của Sở Tài chính năm 2021\n_ 14\np 1. Lập danh mục tài sản "
      "của từng đơn vị.\n");
  EXPECT_EQ(Shown(head.issuer), "Sở Tài chính");
}

TEST(HeadIssuerTest, WithoutALetterheadTheClosingSentenceNamesIt) {
  const DocumentFields head = Head(
      "c* KẾ HOẠCH\nc* Kiểm kê tài sản năm 2021\n_ 14\np 1. Lập danh mục tài sản của từng đơn vị.\n"
      "p Trên đây là Kế hoạch kiểm kê tài sản của Sở Tài chính.\n");
  EXPECT_EQ(Shown(head.issuer), "Sở Tài chính");
}

TEST(HeadIssuerTest, BeginsWithACapitalHoweverTheTextMentionsIt) {
  const DocumentFields head =
      HeadOf("UBND TỈNH ĐỒNG NAI", "BAN AN TOÀN GIAO THÔNG", "Số: 57/KH-BATGT",
             "Đồng Nai, ngày 05 tháng 02 năm 2021", kHeading,
             "p Thực hiện nhiệm vụ được giao, ban An toàn giao thông xây dựng kế hoạch như sau:\n");
  EXPECT_EQ(Shown(head.issuer), "Ban An toàn giao thông");
}

// ---- province
// --------------------------------------------------------------------------------------------

TEST(HeadProvinceTest, LetterheadThenDatelineThenTextTellIt) {
  struct Case {
    const char* situation;
    const char* agency;
    const char* dateline;
    const char* heading;
    const char* province;
  };
  const Case kCases[] = {
      {"the letterhead", "UBND TỈNH ĐỒNG NAI", "Biên Hòa, ngày 05 tháng 02 năm 2021", kHeading,
       "Đồng Nai"},
      {"a city in the letterhead", "UBND THÀNH PHỐ CẦN THƠ", "Ninh Kiều, ngày 05 tháng 02 năm 2021",
       kHeading, "Cần Thơ"},
      {"a province that is no more", "UBND TỈNH HÀ GIANG", "Hà Giang, ngày 05 tháng 02 năm 2021",
       kHeading, "Hà Giang"},
      {"the dateline", "BỘ TÀI CHÍNH", "Đà Nẵng, ngày 05 tháng 02 năm 2021", kHeading, "Đà Nẵng"},
      {"the dateline of a city", "BỘ TÀI CHÍNH", "TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2021",
       kHeading, "Hồ Chí Minh"},
      {"the summary", "BỘ TÀI CHÍNH", "Biên Hòa, ngày 05 tháng 02 năm 2021",
       "_ 12\nc* KẾ HOẠCH\nc* Kiểm kê tài sản trên địa bàn tỉnh Lào Cai năm 2021\n_ 14\n",
       "Lào Cai"},
      {"a town is none", "BỘ TÀI CHÍNH", "Biên Hòa, ngày 05 tháng 02 năm 2021", kHeading, "(null)"},
  };
  for (const Case& test : kCases) {
    const DocumentFields head =
        HeadOf(test.agency, "SỞ TÀI CHÍNH", "Số: 57/KH-STC", test.dateline, test.heading);
    EXPECT_EQ(Shown(head.province), test.province) << test.situation;
  }
}

TEST(HeadProvinceTest, TheTextTellsItOnlyWhereItNamesOneAlone) {
  const auto head_of = [](const char* body) {
    return HeadOf("BỘ TÀI CHÍNH", "TRƯỜNG CAO ĐẲNG TÀI CHÍNH", "Số: 57/KH-TCTC",
                  "Biên Hòa, ngày 05 tháng 02 năm 2021", kHeading, body);
  };
  EXPECT_EQ(Shown(head_of("p Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh Đồng Nai về tài sản công, "
                          "nhà trường báo cáo Ủy ban nhân dân tỉnh Đồng Nai trước tháng 12.\n")
                      .province),
            "Đồng Nai");
  EXPECT_EQ(Shown(head_of("p Trao đổi kinh nghiệm với các đơn vị của tỉnh Quảng Ninh và thành phố "
                          "Hải Phòng.\n")
                      .province),
            "(null)");
}

// ---- year
// ------------------------------------------------------------------------------------------------

TEST(HeadYearTest, TitleThenDateTellIt) {
  struct Case {
    const char* title;
    std::optional<int> from, to;
  };
  const Case kCases[] = {
      {"Kiểm kê tài sản năm 2022", 2022, std::nullopt},
      {"Quản lý tài sản giai đoạn 2021-2025", 2021, 2025},
      {"Quản lý tài sản giai đoạn 2021 - 2025", 2021, 2025},
      {"Quản lý tài sản từ năm 2021 đến năm 2023", 2021, 2023},
      {"Quản lý tài sản giai đoạn 2021-2025 trong năm 2023", 2023, std::nullopt},
      {"Kiểm kê tài sản của cơ quan", 2021, std::nullopt},
  };
  for (const Case& test : kCases) {
    const DocumentFields head =
        HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/KH-STC",
               "Đồng Nai, ngày 05 tháng 02 năm 2021",
               std::string("_ 12\nc* KẾ HOẠCH\nc* ") + test.title + "\n_ 14\n");
    EXPECT_EQ(head.year, test.from) << test.title;
    EXPECT_EQ(head.year_to, test.to) << test.title;
  }
}

TEST(HeadYearTest, WithoutTitleYearAndDateThereIsNone) {
  const DocumentFields head = Head(
      "c* KẾ HOẠCH\nc* Kiểm kê tài sản của cơ quan\n_ 14\np 1. Lập danh mục tài sản năm 2020 của "
      "cơ quan.\n");
  EXPECT_EQ(head.year, std::nullopt);
}

TEST(HeadTypeTest, StatementOfObjectivesHasItsWholeHeadingAndNoTitle) {
  const DocumentFields head = HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/MTCL-STC",
                                     "Đồng Nai, ngày 05 tháng 02 năm 2021",
                                     "_ 12\nc* MỤC TIÊU CHẤT LƯỢNG NĂM 2022\n_ 14\n");
  EXPECT_EQ(Shown(head.type), "MTCL");
  EXPECT_EQ(Shown(head.type_text), "MỤC TIÊU CHẤT LƯỢNG NĂM 2022");
  EXPECT_FALSE(head.title.has_value());
  EXPECT_EQ(head.year, 2022);
}

TEST(HeadTypeTest, EveryTypeThatPlansOrNot) {
  struct Case {
    const char* heading;
    const char* type;
  };
  for (const Case& test : {Case{"CHƯƠNG TRÌNH", "CTr"}, Case{"QUYẾT ĐỊNH", "QĐ"},
                           Case{"THÔNG BÁO", "TB"}, Case{"BÁO CÁO", "BC"}, Case{"PHƯƠNG ÁN", "PA"},
                           Case{"ĐỀ ÁN", "ĐA"}, Case{"TỜ TRÌNH", "TTr"}, Case{"HƯỚNG DẪN", "HD"}}) {
    const DocumentFields head = HeadOf(
        "UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/STC", "Đồng Nai, ngày 05 tháng 02 năm 2021",
        std::string("_ 12\nc* ") + test.heading + "\nc* Về công tác kiểm kê tài sản\n_ 14\n");
    EXPECT_EQ(Shown(head.type), test.type);
    EXPECT_EQ(Shown(head.type_text), test.heading);
  }
}

// ---- bases
// -----------------------------------------------------------------------------------------------

std::vector<std::string> Bases(const std::string& opening) {
  std::vector<std::string> shown;
  for (const Basis& basis : HeadOf("UBND TỈNH ĐỒNG NAI", "SỞ TÀI CHÍNH", "Số: 57/KH-STC",
                                   "Đồng Nai, ngày 05 tháng 02 năm 2021", kHeading, opening)
                                .bases) {
    shown.push_back(basis.number + " " + basis.date.value_or("(null)"));
    EXPECT_FALSE(basis.evidence.places.empty());
  }
  return shown;
}

TEST(HeadBasesTest, NumberedDocumentsOfTheOpeningInOrder) {
  EXPECT_THAT(Bases("p Căn cứ Nghị định số 151/2017/NĐ-CP ngày 26 tháng 12 năm 2017 của Chính phủ "
                    "về tài sản công;\n"
                    "p Căn cứ Quyết định số 34/QĐ-UBND của Ủy ban nhân dân tỉnh;\n"
                    "p Sở Tài chính ban hành kế hoạch như sau:\n"),
              ElementsAre("151/2017/NĐ-CP 2017-12-26", "34/QĐ-UBND (null)"));
}

TEST(HeadBasesTest, LawWithoutANumberIsNone) {
  EXPECT_THAT(Bases("p Căn cứ Luật Quản lý, sử dụng tài sản công ngày 21 tháng 6 năm 2017;\n"),
              IsEmpty());
}

TEST(HeadBasesTest, OtherClausesOfTheOpeningAreNone) {
  EXPECT_THAT(Bases("p Thực hiện Kế hoạch số 08/KH-UBND ngày 04 tháng 01 năm 2021 của Ủy ban nhân "
                    "dân tỉnh;\n"),
              IsEmpty());
}

TEST(HeadBasesTest, TheFirstSectionEndsTheOpening) {
  EXPECT_THAT(Bases("p I. MỤC ĐÍCH, YÊU CẦU\np Căn cứ Quyết định số 34/QĐ-UBND của Ủy ban nhân dân "
                    "tỉnh về dự toán năm.\n"),
              IsEmpty());
}

TEST(HeadBasesTest, BasesBehindDashesAreBases) {
  EXPECT_THAT(
      Bases("p - Căn cứ Quyết định số 34/QĐ-UBND của Ủy ban nhân dân tỉnh về dự toán năm;\n"),
      ElementsAre("34/QĐ-UBND (null)"));
}

// ---- helpers
// ---------------------------------------------------------------------------------------------

TEST(MainPartTest, FirstPartWithATypeElseTheFirst) {
  std::vector<Part> parts(3);
  EXPECT_EQ(MainPart(parts), 0u);
  parts[1].type = "KH";
  parts[2].type = "MTCL";
  EXPECT_EQ(MainPart(parts), 1u);
}

TEST(ValueOfLinesTest, OnePlaceAPageAndTheLowestConfidence) {
  TextLine first = testing::LineOf(85, 800, "một"), second = testing::LineOf(85, 815, "hai"),
           third = testing::LineOf(85, 60, "ba");
  second.confidence = 0.6f;
  third.page = 2;
  const Value value = ValueOfLines({first, second, third}, "một hai ba", "some-rule");
  EXPECT_EQ(value.text, "một hai ba");
  EXPECT_EQ(value.evidence.rule, "some-rule");
  EXPECT_FLOAT_EQ(value.evidence.confidence, 0.6f);
  ASSERT_EQ(value.evidence.places.size(), 2u);
  EXPECT_EQ(value.evidence.places[0].page, 1);
  EXPECT_EQ(value.evidence.places[0].box, Union(first.box, second.box));
  EXPECT_EQ(value.evidence.places[1].page, 2);
}

}  // namespace
}  // namespace kehoach::plan
