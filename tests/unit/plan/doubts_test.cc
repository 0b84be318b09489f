// SPDX-License-Identifier: GPL-3.0-or-later
// Confidence and doubts of recognised values: what is doubted, what is not, and what the document
// itself suggests.
#include "plan/doubts.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kehoach/plan_values.h"
#include "plan/usual.h"
#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using testing::SetPages;
using ::testing::UnorderedElementsAre;

constexpr char kPlan[] = R"(
c* KẾ HOẠCH
c* Nâng cao chất lượng phục vụ năm 2021
_ 14
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1 | Lập sổ theo dõi hồ sơ | Văn phòng | Quý I |
| 2 | Tổng hợp số liệu báo cáo | Phòng Tổng hợp | Quý II |
| 3 | Họp rà soát công việc | Văn phòng | Thường xuyên |
| 4 | Tổng hợp số liệu | Phòng Tổng hợp | Thường xuyên |
| 5 | Tổng hợp số liệu | Phòng Tổng hợp | Thường xuyên |
_ 20
t*/ Nơi nhận:
s=* GIÁM ĐỐC
t- - Lưu: VT.
_ 40
s* Phan Quốc Tuấn
)";

// The pages of kPlan as recognition gives them: each `wrong` word in the place of the `right` one
// (of its occurrences the one numbered `which`, from 0), with that confidence.
struct Misread {
  std::string right, wrong;
  float confidence = 0.97F;
  int which = 0;
};

std::vector<Page> Scanned(const std::vector<Misread>& misread, const std::string& script = kPlan) {
  std::vector<Page> pages = SetPages(script);
  for (Page& page : pages) {
    for (Word& word : page.words) {
      word.origin = Origin::kOcr;
      word.confidence = 0.97F;
      // As wide as Times has it.
      if (word.text.find_first_not_of('I') == std::string::npos) {
        const auto strokes = static_cast<float>(word.text.size());
        word.box.right = word.box.left + (0.33F * strokes - 0.05F) * word.size;
      }
    }
  }
  std::map<std::string, int> seen;
  for (Page& page : pages) {
    for (Word& word : page.words) {
      const std::string right = word.text;
      const int which = seen[right]++;
      for (const Misread& m : misread) {
        if (m.right != right || m.which != which) continue;
        word.text = m.wrong;
        word.confidence = m.confidence;
      }
    }
  }
  return pages;
}

Plan Read(const std::vector<Page>& pages) { return ReadPlan(pages, ProjectRules()).plan; }

// "tables[0].rows[1].content unclear: words -> suggestion".
std::vector<std::string> DoubtsOf(const Plan& plan) {
  std::vector<std::string> out;
  ForEachValue(plan, [&](const Evidence& evidence, const std::string*, auto&& name) {
    for (const Doubt& doubt : evidence.doubts) {
      std::string text = name() + " " + DoubtReasonName(doubt.reason) + ":";
      for (const std::string& word : doubt.words) text += " " + word;
      if (!doubt.suggestion.empty()) text += " -> " + doubt.suggestion;
      out.push_back(std::move(text));
    }
  });
  return out;
}

std::vector<std::string> DoubtsWith(const std::vector<Misread>& misread) {
  return DoubtsOf(Read(Scanned(misread)));
}

const Evidence& CellOf(const Plan& plan, std::size_t row, std::size_t column) {
  return plan.tables.at(0).rows.at(row).cells.at(column).evidence;
}

TEST(DoubtsTest, EmbeddedTextHasNeitherConfidenceOfWordsNorDoubts) {
  std::vector<Page> pages = Scanned({{"soát", "s0át|"}, {"3", "8"}});
  for (Page& page : pages) {
    for (Word& word : page.words) {
      word.origin = Origin::kEmbedded;
      word.confidence = 1;
    }
  }
  const Plan plan = Read(pages);
  EXPECT_THAT(DoubtsOf(plan), IsEmpty());
  EXPECT_EQ(CellOf(plan, 2, 1).confidence, 1);
}

TEST(DoubtsTest, WhatIsReadWellHasNoDoubt) { EXPECT_THAT(DoubtsWith({}), IsEmpty()); }

TEST(DoubtsTest, ConfidenceIsThatOfTheLeastCertainWordOfTheValueAlone) {
  const Plan plan = Read(Scanned({{"soát", "soát", 0.41F}}));
  EXPECT_FLOAT_EQ(CellOf(plan, 2, 1).confidence, 0.41F);
  EXPECT_FLOAT_EQ(CellOf(plan, 2, 2).confidence, 0.97F);
  EXPECT_FLOAT_EQ(CellOf(plan, 1, 1).confidence, 0.97F);
}

TEST(DoubtsTest, AWordThatPlansUseMayBeLessClearThanAnother) {
  EXPECT_THAT(DoubtsWith({{"soát", "soát", 0.75F}}), IsEmpty());
  EXPECT_THAT(DoubtsWith({{"soát", "soát", 0.5F}}),
              ElementsAre("tables[0].rows[2].content unclear: soát"));
  EXPECT_THAT(DoubtsWith({{"soát", "Xoàn", 0.75F}}),
              Contains("tables[0].rows[2].content unclear: Xoàn"));
}

TEST(DoubtsTest, WhatIsNoVietnameseIsDoubtedHoweverSureTheRecogniserIs) {
  EXPECT_THAT(DoubtsWith({{"soát", "soátt", 0.99F}}),
              Contains("tables[0].rows[2].content not_vietnamese: soátt"));
  EXPECT_THAT(DoubtsWith({{"soát", "soát|", 0.99F}}),
              Contains("tables[0].rows[2].content not_vietnamese: soát|"));
}

TEST(DoubtsTest, OddWords) {
  for (const char* word : {"1SO", "|", "ˆ", "Sốhóa", "tịchlịchsử,", "xz", "cAC", "HTỌT.", "ngành!",
                           "†Gồm", "x8", "quyet", "I8", "soát~", "Quý]"}) {
    EXPECT_TRUE(IsOddWord(word)) << word;
  }
  for (const char* word : {"ISO",
                           "Phòng",
                           "(Phòng",
                           "UBND",
                           "91/KH-SVHTT",
                           "2022-2025",
                           "100%",
                           "QĐ-UBND,",
                           "A4",
                           "I/2022",
                           "hòa",
                           "hoà",
                           "UỶ",
                           "30/6/2031",
                           "ví",

                           "https://tinh.example.vn/a?b",
                           "ai@tinh.example.vn",
                           "–",
                           "-",
                           "a)",
                           "đ)",
                           "VIII.",
                           "“công",
                           "tâm”;",
                           "hội,…",
                           "TTHC."}) {
    EXPECT_FALSE(IsOddWord(word)) << word;
  }
}

TEST(DoubtsTest, OtherMarksThanPlansWriteAreUnusual) {
  EXPECT_THAT(DoubtsWith({{"dõi", "dỗi"}}), Contains(HasSubstr("rows[0].content unusual: ")));
  EXPECT_THAT(DoubtsWith({{"việc", "viếc"}}), Contains(HasSubstr("rows[2].content unusual: ")));
}

TEST(DoubtsTest, AWordThatStandsOtherwiseElsewhereIsSuggestedAndNotUsed) {
  const Plan plan = Read(Scanned({{"liệu", "liều", 0.97F, 2}}));
  EXPECT_EQ(*plan.tables[0].rows[4].cells[1].text, "Tổng hợp số liều");
  EXPECT_THAT(DoubtsOf(plan),
              Contains("tables[0].rows[4].content disagreement: liều -> Tổng hợp số liệu"));
  const std::vector<Doubt>& doubts = CellOf(plan, 4, 1).doubts;
  const auto doubt = std::find_if(doubts.begin(), doubts.end(), [](const Doubt& d) {
    return d.reason == DoubtReason::kDisagreement;
  });
  ASSERT_NE(doubt, doubts.end());
  EXPECT_EQ(doubt->witness, "tables[0].rows[1].content");
}

TEST(DoubtsTest, ACellThatRecursWithOtherMarksIsAWitness) {
  EXPECT_THAT(DoubtsWith({{"xuyên", "xuyền", 0.97F, 1}}),
              Contains("tables[0].rows[3].deadline disagreement: xuyền -> Thường xuyên"));
}

TEST(DoubtsTest, ASyllableInCapitalsAmongSmallOnes) {
  EXPECT_THAT(DoubtsWith({{"liệu", "LIỆU", 0.97F, 2}}),
              Contains("tables[0].rows[4].content disagreement: LIỆU -> Tổng hợp số liệu"));
}

TEST(DoubtsTest, AQuarterReadAsADigitWhereOthersAreRoman) {
  EXPECT_THAT(DoubtsWith({{"I", "1"}}),
              ElementsAre("tables[0].rows[0].deadline disagreement: 1 -> Quý I"));
  // Plans may count quarters either way; without another one nobody can tell.
  EXPECT_THAT(DoubtsWith({{"I", "1"}, {"II", "2"}}), IsEmpty());
  EXPECT_THAT(DoubtsWith({{"I", "1"}, {"II", "1"}}),
              UnorderedElementsAre("tables[0].rows[0].deadline unusual: 1",
                                   "tables[0].rows[1].deadline unusual: 1"));
}

TEST(DoubtsTest, ANumberOutOfItsSequence) {
  EXPECT_THAT(DoubtsWith({{"3", "8"}}), ElementsAre("tables[0].rows[2].number sequence: 8"));
  EXPECT_THAT(DoubtsWith({{"1", "I8"}}), Contains("tables[0].rows[0].number sequence: I8"));
}

TEST(DoubtsTest, ANumberThatFitsMayBeUnclear) {
  EXPECT_THAT(DoubtsWith({{"3", "3", 0.6F}}), IsEmpty());
  EXPECT_THAT(DoubtsWith({{"3", "3", 0.3F}}), ElementsAre("tables[0].rows[2].number unclear: 3"));
}

TEST(DoubtsTest, AWordThatPlansHaveWithOtherMarksAlone) {
  EXPECT_EQ(UsageOf(text::KeyPlacement("nghị")), Usage::kUsual);
  EXPECT_EQ(UsageOf(text::KeyPlacement("nghỉnh")), Usage::kUnknown);
  EXPECT_EQ(UsageOf(text::KeyPlacement("đoanh")), Usage::kOtherwise);
  EXPECT_EQ(UsageOf(text::KeyPlacement("đề"), text::KeyPlacement("nghị")), Usage::kUsual);
  EXPECT_EQ(UsageOf(text::KeyPlacement("đê"), text::KeyPlacement("nghị")), Usage::kOtherwise);
  EXPECT_EQ(UsageOf(text::KeyPlacement("qrs"), text::KeyPlacement("nghị")), Usage::kUnknown);
  // The place of a tone mark is no other mark.
  EXPECT_EQ(UsageOf(text::KeyPlacement("hoà"), text::KeyPlacement("giải")), Usage::kUsual);
}

TEST(DoubtsTest, ALostDotIsSuggestedBySequence) {
  constexpr char kDotted[] = R"(
c* KẾ HOẠCH
c* Nâng cao chất lượng phục vụ năm 2021
_ 14
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1.1 | Lập sổ theo dõi hồ sơ | Văn phòng | Quý I |
| 1.2 | Tổng hợp số liệu báo cáo | Phòng Tổng hợp | Quý II |
| 1.3 | Họp rà soát công việc | Văn phòng | Quý II |
)";
  const Plan plan = Read(Scanned({{"1.2", "12"}}, kDotted));
  EXPECT_THAT(DoubtsOf(plan), Contains("tables[0].rows[1].number sequence: 12 -> 1.2"));
}

TEST(DoubtsTest, AGapThatTheDocumentCountsOnWithIsItsOwn) {
  const std::vector<std::string> doubts =
      DoubtsWith({{"2", "3"}, {"3", "4"}, {"4", "5"}, {"5", "6"}});
  EXPECT_THAT(doubts, Not(Contains(HasSubstr("rows[4].number"))));
  EXPECT_THAT(doubts, Contains("tables[0].rows[1].number sequence: 3"));
}

TEST(DoubtsTest, AnAbsentNumberBetweenItsNeighbours) {
  std::vector<Page> pages = Scanned({});
  std::erase_if(pages[0].words, [](const Word& word) { return word.text == "3"; });
  EXPECT_THAT(DoubtsOf(Read(pages)), Contains("tables[0].rows[2].number sequence: -> 3"));
}

TEST(DoubtsTest, CellsOfAPageWithAnUncertainGrid) {
  std::vector<Page> pages = Scanned({});
  pages[0].quality.reason = "grid uncertain: no borders";
  const std::vector<std::string> doubts = DoubtsOf(Read(pages));
  EXPECT_THAT(doubts, IsSupersetOf({"tables[0].rows[0].number grid_uncertain:",
                                    "tables[0].rows[4].deadline grid_uncertain:"}));
  EXPECT_THAT(doubts, Not(Contains(HasSubstr("document."))));
}

TEST(DoubtsTest, CellsOfATableWithoutBordersWhereOneRowIsBroken) {
  std::vector<Page> pages = Scanned({});
  EXPECT_THAT(DoubtsOf(Read(pages)), IsEmpty());
  std::erase_if(pages[0].rulings, [](const Ruling& r) { return r.axis == Axis::kVertical; });
  EXPECT_THAT(DoubtsOf(Read(pages)), IsEmpty());
  std::erase_if(pages[0].words, [](const Word& word) { return word.text == "4"; });
  const Plan plan = Read(pages);
  ASSERT_EQ(plan.tables.size(), 1u);
  ASSERT_EQ(plan.tables[0].rows.size(), 5u);
  EXPECT_THAT(DoubtsOf(plan), IsSupersetOf({"tables[0].rows[0].content grid_uncertain:",
                                            "tables[0].rows[4].deadline grid_uncertain:"}));
}

TEST(DoubtsTest, CellsUnderALabelThatSaysNothing) {
  const std::vector<std::string> doubts = DoubtsWith({{"Chủ", "Chúc"}, {"trì", "mừng"}});
  EXPECT_THAT(doubts, IsSupersetOf({"tables[0].rows[0].other unclear: Chúc mừng",
                                    "tables[0].rows[4].other unclear: Chúc mừng"}));
  EXPECT_THAT(doubts, Not(Contains(HasSubstr("content"))));
}

TEST(DoubtsTest, AWordThatBothItsNeighboursKnowWithOtherMarks) {
  const auto key = [](const char* word) { return text::KeyPlacement(word); };
  EXPECT_TRUE(FitsOtherwise(key("chế"), key("chỉ"), key("tiêu")));
  EXPECT_FALSE(FitsOtherwise(key("chế"), key("chi"), key("tiêu")));
  EXPECT_FALSE(FitsOtherwise(key("đạt"), key("chỉ"), key("tiêu")));
}

TEST(DoubtsTest, ARowThatLostItsNumberAndTheOneThatItMayGoOn) {
  std::vector<Page> pages = Scanned({});
  std::erase_if(pages[0].words, [](const Word& word) { return word.text == "4"; });
  const std::vector<std::string> doubts = DoubtsOf(Read(pages));
  EXPECT_THAT(doubts, IsSupersetOf({"tables[0].rows[2].content grid_uncertain:",
                                    "tables[0].rows[3].content grid_uncertain:"}));
  EXPECT_THAT(doubts, Not(Contains(HasSubstr("rows[1].content"))));
}

TEST(DoubtsTest, StrokesThatAreWiderThanTheirNumber) {
  std::vector<Page> pages = Scanned({});
  for (Word& word : pages[0].words) {
    if (word.text == "I") word.box.right = word.box.left + 0.3F * word.size;
    if (word.text == "II") word.box.right = word.box.left + 0.95F * word.size;
  }
  EXPECT_THAT(DoubtsOf(Read(pages)), ElementsAre("tables[0].rows[1].deadline unclear: II"));
}

TEST(DoubtsTest, ASmallLetterWhereTheCellsOfItsColumnBeginWithACapital) {
  EXPECT_THAT(DoubtsWith({{"Văn", "văn", 0.97F, 1}}),
              Contains("tables[0].rows[2].lead disagreement: văn -> Văn phòng"));
}

TEST(DoubtsTest, WordsThatRunTogether) {
  EXPECT_THAT(DoubtsWith({{"theo", "theo,dõi"}}),
              Contains(HasSubstr("rows[0].content unusual: theo,dõi")));
  EXPECT_THAT(DoubtsWith({{"theo", "CC,VC"}}), Not(Contains(HasSubstr("CC,VC"))));
}

TEST(DoubtsTest, ARowWithTheNumbersOfTwo) {
  EXPECT_THAT(DoubtsWith({{"4", "Ạ 5"}, {"5", "6"}}),
              IsSupersetOf({"tables[0].rows[2].content grid_uncertain:",
                            "tables[0].rows[3].content grid_uncertain:"}));
}

TEST(DoubtsTest, SetPhrasesOfTheLetterhead) {
  EXPECT_THAT(DoubtsWith({{"ĐỐC", "ĐÓC"}}),
              Contains("document.signers[0].authority disagreement: ĐÓC -> GIÁM ĐỐC"));
}

TEST(DoubtsTest, DoubtsStandInTheOrderOfTheirReasonsEachOnce) {
  Evidence evidence;
  AddDoubt(evidence, DoubtReason::kUnusual, "b");
  AddDoubt(evidence, DoubtReason::kUnclear, "a");
  AddDoubt(evidence, DoubtReason::kUnclear, "c");
  AddDoubt(evidence, DoubtReason::kUnclear, "a");
  EXPECT_THAT(evidence.doubts, ElementsAre(Doubt{DoubtReason::kUnclear, {"a", "c"}, "", ""},
                                           Doubt{DoubtReason::kUnusual, {"b"}, "", ""}));
}

}  // namespace
}  // namespace kehoach::plan
