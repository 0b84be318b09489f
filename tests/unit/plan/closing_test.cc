// SPDX-License-Identifier: GPL-3.0-or-later
// Signers and recipients (docs/output.md, document).
#include "plan/closing.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Closing ClosingOf(const std::string& script) {
  const Document document =
      Lay(std::string(kLetterhead) +
          "c* KẾ HOẠCH\nc* Kiểm kê tài sản năm 2021\n_ 14\n"
          "p Sở xây dựng kế hoạch kiểm kê tài sản của cơ quan và các đơn vị trực thuộc, nội dung "
          "cụ thể như sau:\np 1. Lập danh mục tài sản của từng đơn vị.\n_ 20\n" +
          script);
  return ReadClosing(document.pages, document.parts.back(), ProjectRules());
}

// "authority / position / name" of each signer.
std::vector<std::string> Signers(const std::string& script) {
  std::vector<std::string> shown;
  for (const Signer& signer : ClosingOf(script).signers) {
    shown.push_back(Shown(signer.authority) + " / " + Shown(signer.position) + " / " +
                    Shown(signer.name));
  }
  return shown;
}

std::vector<std::string> Recipients(const std::string& script) {
  return Shown(ClosingOf(script).recipients);
}

// ---- signers
// -----------------------------------------------------------------------------------------

TEST(SignerTest, AuthorityPositionAndNameOfEachForm) {
  struct Case {
    const char* situation;
    const char* script;
    const char* signer;
  };
  const Case kCases[] = {
      {"a single line above the name is the authority", "s* GIÁM ĐỐC\n_ 40\ns* Phan Quốc Tuấn\n",
       "GIÁM ĐỐC / (null) / Phan Quốc Tuấn"},
      {"signing for the head", "s* KT. GIÁM ĐỐC\ns* PHÓ GIÁM ĐỐC\n_ 40\ns* Lương Thị Hạnh\n",
       "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lương Thị Hạnh"},
      {"for a committee", "s* TM. ỦY BAN NHÂN DÂN\ns* CHỦ TỊCH\n_ 40\ns* Y Thịnh Niê\n",
       "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Y Thịnh Niê"},
      {"authority of two lines",
       "s* TM. ỦY BAN NHÂN DÂN\ns* KT. CHỦ TỊCH\ns* PHÓ CHỦ TỊCH\n_ 40\ns* Đàm Văn Kỳ\n",
       "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Đàm Văn Kỳ"},
      {"by order", "s* TL. GIÁM ĐỐC\ns* CHÁNH VĂN PHÒNG\n_ 40\ns* Tô Minh\n",
       "TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG / Tô Minh"},
      {"a mark between office and name", "s* GIÁM ĐỐC\n_ 10\ns/ (Đã ký)\n_ 20\ns* Phan Quốc Tuấn\n",
       "GIÁM ĐỐC / (null) / Phan Quốc Tuấn"},
      {"a degree before the name", "s* GIÁM ĐỐC\n_ 40\ns* TS. Phan Quốc Tuấn\n",
       "GIÁM ĐỐC / (null) / Phan Quốc Tuấn"},
      {"a name in capitals", "s* GIÁM ĐỐC\n_ 40\ns* PHAN QUỐC TUẤN\n",
       "GIÁM ĐỐC / (null) / PHAN QUỐC TUẤN"},
      {"an office over two lines",
       "s* KT. GIÁM ĐỐC\ns* PHÓ GIÁM ĐỐC\ns* PHỤ TRÁCH TÀI SẢN\n_ 40\ns* Lê Thị Mai\n",
       "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC PHỤ TRÁCH TÀI SẢN / Lê Thị Mai"},
      {"no name", "s* KT. GIÁM ĐỐC\ns* PHÓ GIÁM ĐỐC\n", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / (null)"},
  };
  for (const Case& test : kCases)
    EXPECT_THAT(Signers(test.script), ElementsAre(test.signer)) << test.situation;
}

TEST(SignerTest, NameOnTheNextPageBelongsToTheBlock) {
  EXPECT_THAT(Signers("s* GIÁM ĐỐC\n~\ns* Phan Quốc Tuấn\n"),
              ElementsAre("GIÁM ĐỐC / (null) / Phan Quốc Tuấn"));
}

TEST(SignerTest, CoSignersSideBySideAreTwoBlocks) {
  EXPECT_THAT(Signers("l* KT. GIÁM ĐỐC\ns=* CHỦ TỊCH\nl* PHÓ GIÁM ĐỐC\n_ 40\nl* Lương Thị "
                      "Hạnh\ns=* Phan Quốc Tuấn\n"),
              ElementsAre("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lương Thị Hạnh",
                          "CHỦ TỊCH / (null) / Phan Quốc Tuấn"));
}

TEST(SignerTest, NameBelowAnotherOfficeIsNotTheFirstOnes) {
  EXPECT_THAT(
      Signers("s* TM. BAN CHỈ ĐẠO\ns* TRƯỞNG BAN\n_ 40\ns* GIÁM ĐỐC\n_ 40\ns* Phan Quốc Tuấn\n"),
      ElementsAre("TM. BAN CHỈ ĐẠO / TRƯỞNG BAN / (null)", "GIÁM ĐỐC / (null) / Phan Quốc Tuấn"));
}

TEST(SignerTest, WithoutASignatureThereIsNone) {
  EXPECT_THAT(Signers("t*/ Nơi nhận:\nt- - Như trên;\nt- - Lưu: VT.\n"), IsEmpty());
}

TEST(SignerTest, PartsKnowWhereTheyStand) {
  const Closing closing = ClosingOf("s* KT. GIÁM ĐỐC\ns* PHÓ GIÁM ĐỐC\n_ 40\ns* Lương Thị Hạnh\n");
  ASSERT_EQ(closing.signers.size(), 1u);
  const Signer& signer = closing.signers[0];
  for (const Value* value : {&signer.authority, &signer.position, &signer.name}) {
    ASSERT_EQ(value->evidence.places.size(), 1u);
    EXPECT_GT(value->evidence.places[0].box.left, 300);
  }
  EXPECT_LT(signer.authority.evidence.places[0].box.top,
            signer.position.evidence.places[0].box.top);
  EXPECT_LT(signer.position.evidence.places[0].box.top, signer.name.evidence.places[0].box.top);
}

// ---- recipients
// ----------------------------------------------------------------------------------------

TEST(RecipientTest, LinesWithoutDashAndClosingMark) {
  EXPECT_THAT(
      Recipients(
          "t*/ Nơi nhận:\nt- - Giám đốc Sở;\nt- - Các đơn vị trực thuộc;\nt- - Lưu: VT, KHTC.\n"),
      ElementsAre("Giám đốc Sở", "Các đơn vị trực thuộc", "Lưu: VT, KHTC"));
}

TEST(RecipientTest, MarkThatEndsTheDocumentIsNoPartOfTheLast) {
  EXPECT_THAT(Recipients("t*/ Nơi nhận:\nt- - Như trên;\nt- - Lưu: VT./.\n"),
              ElementsAre("Như trên", "Lưu: VT"));
}

TEST(RecipientTest, ItemBrokenBehindASlashJoinsWithoutASpace) {
  EXPECT_THAT(Recipients("t*/ Nơi nhận:\nt- - Lưu: VT, KTTH/\nt- QLCS.\n"),
              ElementsAre("Lưu: VT, KTTH/QLCS"));
}

TEST(RecipientTest, WrappedLineIsOneRecipient) {
  EXPECT_THAT(Recipients("t*/ Nơi nhận:\nt- - Ủy ban nhân dân các huyện, thị xã,\nt- thành phố "
                         "trong tỉnh;\nt- - Lưu: VT.\n"),
              ElementsAre("Ủy ban nhân dân các huyện, thị xã, thành phố trong tỉnh", "Lưu: VT"));
}

TEST(RecipientTest, SignatureBesideThemIsNoRecipient) {
  const char* script =
      "t*/ Nơi nhận:\ns=* GIÁM ĐỐC\nt- - Như trên;\nt- - Lưu: VT.\n_ 30\ns* Phan Quốc Tuấn\n";
  EXPECT_THAT(Recipients(script), ElementsAre("Như trên", "Lưu: VT"));
  EXPECT_THAT(Signers(script), ElementsAre("GIÁM ĐỐC / (null) / Phan Quốc Tuấn"));
}

TEST(RecipientTest, FirstOneMayStandOnTheHeadingsLine) {
  EXPECT_THAT(Recipients("t- Nơi nhận: Các phòng chuyên môn;\nt- - Lưu: VT.\ns* GIÁM ĐỐC\n"),
              ElementsAre("Các phòng chuyên môn", "Lưu: VT"));
}

TEST(RecipientTest, ListWithoutDashesEndsItemsAtSemicolons) {
  EXPECT_THAT(Recipients("t*/ Nơi nhận:\nt- Như trên;\nt- Lưu: VT.\n"),
              ElementsAre("Như trên", "Lưu: VT"));
}

TEST(RecipientTest, WithoutTheHeadingThereAreNone) {
  EXPECT_THAT(Recipients("s* GIÁM ĐỐC\n_ 40\ns* Phan Quốc Tuấn\n"), IsEmpty());
}

}  // namespace
}  // namespace kehoach::plan
