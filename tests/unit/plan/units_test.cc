// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/units.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Rules& TestRules() {
  static const Rules rules = std::move(Rules::Load(KEHOACH_SOURCE_DIR "/rules")).value();
  return rules;
}

std::vector<UnitMention> Read(const std::string& cell, const std::string& issuer = "Sở Y tế",
                              UnitRole column = UnitRole::kLead,
                              const std::string& province = "Huế") {
  UnitReader reader(issuer, province, TestRules());
  return reader.Read(cell, column);
}

std::vector<std::string> Texts(const std::vector<UnitMention>& units, UnitRole role) {
  std::vector<std::string> texts;
  for (const UnitMention& unit : units) {
    if (unit.role == role) texts.push_back(unit.text);
  }
  return texts;
}

std::vector<std::string> Lead(const std::string& cell) {
  return Texts(Read(cell), UnitRole::kLead);
}

std::string Key(const std::string& unit, const std::string& issuer = "Sở Y tế") {
  const std::vector<UnitMention> units = Read(unit, issuer);
  return units.size() == 1 ? units[0].key : fmt::format("{} units", units.size());
}

// ---- the truth set -------------------------------------------------------------------------

std::vector<std::string> SplitAt(const std::string& text, const std::string& mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + mark.size();
  }
  return parts;
}

struct Score {
  int cells = 0, right_cells = 0, right = 0, wrong = 0, missing = 0;
};

Score ScoreTruth(const std::string& name, std::string& misses) {
  std::ifstream file(KEHOACH_SOURCE_DIR "/tests/unit/plan/data/" + name);
  Score score;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields = SplitAt(line, "\t");
    fields.resize(5);
    ++score.cells;
    std::multiset<std::string> expected, found;
    for (const auto& [field, role] : {std::pair(3, "lead "), std::pair(4, "support ")}) {
      for (const std::string& unit : SplitAt(fields[static_cast<std::size_t>(field)], " | ")) {
        if (!unit.empty()) expected.insert(role + unit);
      }
    }
    const UnitRole column = fields[1] == "support" ? UnitRole::kSupport : UnitRole::kLead;
    for (const UnitMention& unit : Read(fields[2], fields[0], column)) {
      found.insert(UnitRoleName(unit.role) + (" " + unit.text));
    }
    std::vector<std::string> both;
    std::set_intersection(expected.begin(), expected.end(), found.begin(), found.end(),
                          std::back_inserter(both));
    const auto right = static_cast<int>(both.size());
    score.right += right;
    score.wrong += static_cast<int>(found.size()) - right;
    score.missing += static_cast<int>(expected.size()) - right;
    if (expected == found) {
      ++score.right_cells;
    } else {
      misses += fmt::format("{}\n  expected {}\n  found    {}\n", fields[2],
                            fmt::join(expected, " | "), fmt::join(found, " | "));
    }
  }
  return score;
}

void ExpectScore(const std::string& name, int cells, double floor) {
  std::string misses;
  const Score score = ScoreTruth(name, misses);
  ASSERT_GE(score.cells, cells);
  const double precision = 1.0 * score.right / (score.right + score.wrong);
  const double recall = 1.0 * score.right / (score.right + score.missing);
  fmt::print("{}: {} cells, {} right; units: precision {:.4f}, recall {:.4f}\n{}", name,
             score.cells, score.right_cells, precision, recall, misses);
  EXPECT_GE(precision, floor);
  EXPECT_GE(recall, floor);
}

TEST(UnitTruthTest, CellsOfManySectorsAreSplitAsPeopleReadThem) {
  ExpectScore("unit_cells.tsv", 280, 0.99);
}

// What to expect of cells that nobody has seen yet.
TEST(UnitTruthTest, CellsThatWereNotTunedForAreSplitAlmostAsWell) {
  ExpectScore("unit_cells_held.tsv", 30, 0.9);
}

// ---- splitting -----------------------------------------------------------------------------

TEST(UnitReaderTest, SpansGiveTheTextAsPrinted) {
  const std::string cell = "Phòng Tổ chức – Pháp chế ; Văn phòng.";
  for (const UnitMention& unit : Read(cell)) {
    EXPECT_EQ(unit.text, cell.substr(unit.begin, unit.end - unit.begin));
  }
  EXPECT_THAT(Lead(cell), ElementsAre("Phòng Tổ chức – Pháp chế", "Văn phòng"));
}

TEST(UnitReaderTest, AUnitNamedTwiceIsKeptOnce) {
  EXPECT_THAT(Lead("Văn phòng, Các phòng giải quyết TTHC, Văn phòng Sở"),
              ElementsAre("Văn phòng", "Các phòng giải quyết TTHC"));
}

TEST(UnitReaderTest, CellsThatNameNobodyGiveNothing) {
  for (const char* cell : {"", " ", "-", "…", "Không", "100%", "...", ";", "()", "(", ",,,"}) {
    EXPECT_THAT(Read(cell), IsEmpty()) << cell;
  }
}

TEST(UnitReaderTest, TheCellMaySayAnotherRoleThanItsColumn) {
  const std::vector<UnitMention> units =
      Read("Sở Y tế chủ trì, phối hợp với Sở Tài chính", "UBND tỉnh");
  EXPECT_THAT(Texts(units, UnitRole::kLead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Texts(units, UnitRole::kSupport), ElementsAre("Sở Tài chính"));
  for (const UnitMention& unit : units) EXPECT_EQ(UnitRole::kLead, unit.column);
}

PlanTable TableOf(const std::vector<std::string>& leads) {
  PlanTable table;
  table.columns = {"content", "lead"};
  for (const std::string& lead : leads) {
    PlanRow row;
    row.cells = {Value{"Việc", {}}, Value{lead, {}}};
    table.rows.push_back(row);
  }
  return table;
}

TEST(SetUnitsTest, DittoTakesTheUnitsOfTheTaskBefore) {
  PlanTable table = TableOf({"Văn phòng; Thanh tra Sở", "Như trên", "nt", "-"});
  UnitReader reader("Sở Y tế", "Huế", TestRules());
  SetUnits(reader, TestRules(), table);
  ASSERT_EQ(2U, table.rows[2].units.size());
  EXPECT_EQ(table.rows[0].units[1].key, table.rows[2].units[1].key);
  EXPECT_EQ("nt", table.rows[2].units[1].text);
  EXPECT_THAT(table.rows[3].units, IsEmpty());
}

TEST(SetUnitsTest, DittoBehindAHeadingNamesNobody) {
  PlanTable table = TableOf({"Văn phòng", "", "Như trên"});
  table.rows[1].kind = RowKind::kGroup;
  UnitReader reader("Sở Y tế", "Huế", TestRules());
  SetUnits(reader, TestRules(), table);
  EXPECT_THAT(table.rows[2].units, IsEmpty());
}

// ---- keys ----------------------------------------------------------------------------------

TEST(UnitKeyTest, SpellingsOfOneUnitHaveOneKey) {
  const std::vector<std::vector<std::string>> same = {
      {"Sở Y tế", "SYT", "sở y tế", "SỞ Y TẾ", "Sở Y tế tỉnh", "Sở Y tế thành phố Huế"},
      {"Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "SVHTTDL", "Sở VH, TT&DL",
       "Sở Văn hoá - Thể thao - Du lịch"},
      {"UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân các huyện, thị xã và thành phố",
       "UBND cấp huyện", "Uỷ ban nhân dân các huyện, thị xã, thành phố"},
      {"Phòng Tổ chức - Hành chính", "Phòng Tổ chức – Hành chính", "P. TCHC", "Phòng TC-HC",
       "Phòng Tổ chức và Hành chính", "P.TCHC"},
      {"Văn phòng", "Văn phòng Sở", "VP Sở", "Văn phòng Sở Y tế"},
      {"Các đơn vị trực thuộc", "Đơn vị trực thuộc", "các đơn vị trực thuộc Sở"},
      {"Hội Liên hiệp Phụ nữ xã", "Hội LHPN xã"},
      {"Phòng Quản lý chất lượng", "Phòng Quản lí chất lượng", "Phòng QL chất lượng"}};
  for (const std::vector<std::string>& spellings : same) {
    const std::string key = Key(spellings[0]);
    for (const std::string& spelling : spellings) EXPECT_EQ(key, Key(spelling)) << spelling;
  }
}

TEST(UnitKeyTest, UnitsThatAreNotOneHaveTheirOwnKeys) {
  const std::vector<std::string> units = {"Sở Y tế",
                                          "Sở Nội vụ",
                                          "Sở Ngoại vụ",
                                          "Sở Văn hóa và Thể thao",
                                          "Sở Du lịch",
                                          "Văn phòng",
                                          "Văn phòng Sở Nội vụ",
                                          "Thanh tra Sở",
                                          "Thanh tra tỉnh",
                                          "Công an tỉnh",
                                          "Công an huyện",
                                          "Phòng Tổ chức cán bộ",
                                          "UBND các xã",
                                          "UBND cấp huyện",
                                          "UBND xã Phú Mỹ",
                                          "Các đơn vị",
                                          "Sở Y tế tỉnh Quảng Trị",
                                          "Phòng Quản lý chất lượng"};
  std::set<std::string> keys;
  for (const std::string& unit : units) keys.insert(Key(unit));
  EXPECT_EQ(units.size(), keys.size());
}

TEST(UnitKeyTest, AnInnerUnitBelongsToItsIssuer) {
  EXPECT_EQ("so-y-te.hue/van-phong", Key("Văn phòng"));
  EXPECT_EQ("so-noi-vu.hue/van-phong", Key("Văn phòng", "Sở Nội vụ"));
  EXPECT_EQ("so-noi-vu.hue/thanh-tra", Key("Thanh tra Sở Nội vụ"));
  EXPECT_EQ("cong-an-phuong.hue", Key("Công an phường"));
}

TEST(AgencyKeyTest, AnIssuerHasOneKeyHoweverItIsWritten) {
  const auto key = [](const char* issuer, const char* province) {
    return AgencyKey(issuer, province, TestRules());
  };
  EXPECT_EQ("so-van-hoa-the-thao-va-du-lich.hue", key("Sở VHTTDL", "Huế"));
  EXPECT_EQ("so-van-hoa-the-thao-va-du-lich.hue", key("Sở Văn hoá, Thể thao và Du lịch", "Huế"));
  EXPECT_EQ("so-y-te.thanh-hoa", key("SỞ Y TẾ", "Thanh Hoá"));
  EXPECT_EQ("so-y-te.thanh-hoa", key("Sở Y tế tỉnh Thanh Hóa", ""));
  EXPECT_EQ("ubnd-tinh.gia-lai", key("UBND tỉnh Gia Lai", "Gia Lai"));
  EXPECT_EQ("ubnd-tinh.gia-lai", key("Uỷ ban nhân dân tỉnh Gia Lai", "Gia Lai"));
  EXPECT_EQ("bo-y-te", key("Bộ Y tế", "Hà Nội"));
  EXPECT_EQ("chi-cuc-thuy-loi.ca-mau", key("Chi cục Thủy lợi tỉnh Cà Mau", "Cà Mau"));
  EXPECT_EQ("chi-cuc-thuy-loi.ca-mau", key("Chi cục Thuỷ lợi", "Cà Mau"));
  EXPECT_EQ("", key("", "Cà Mau"));
}

TEST(AgencyKeyTest, ATownsCommitteeIsNotItsProvinces) {
  EXPECT_NE(AgencyKey("UBND thành phố Cao Bằng", "Cao Bằng", TestRules()),
            AgencyKey("UBND tỉnh Cao Bằng", "Cao Bằng", TestRules()));
}

TEST(SuccessorTest, MergersAreFollowedOnlyAsFarAsTheyAreCertain) {
  const auto before = AgencySuccessor("so-ke-hoach-va-dau-tu.hue", TestRules());
  ASSERT_TRUE(before);
  EXPECT_EQ("so-tai-chinh.hue", before->key);
  EXPECT_EQ("2025-03-01", before->since);
  EXPECT_FALSE(AgencySuccessor("so-tai-chinh.hue", TestRules()));
  EXPECT_FALSE(AgencySuccessor("so-lao-dong-thuong-binh-va-xa-hoi", TestRules()));
  const auto doubtful = AgencySuccessor("so-lao-dong-thuong-binh-va-xa-hoi", TestRules(), true);
  ASSERT_TRUE(doubtful);
  EXPECT_FALSE(doubtful->certain);
}

TEST(SuccessorTest, ProvincesAreFoundInAnySpelling) {
  EXPECT_EQ("Lâm Đồng", ProvinceSuccessor("Đắc Nông", TestRules()));
  EXPECT_EQ("Huế", ProvinceSuccessor("Thừa Thiên - Huế", TestRules()));
  EXPECT_EQ(std::nullopt, ProvinceSuccessor("Huế", TestRules()));
  EXPECT_EQ(std::nullopt, ProvinceSuccessor("Bến Lau", TestRules()));
}

TEST(UnitKeyOfTest, AUsersTextFindsStoredKeys) {
  for (const char* text : {"so y te", "SYT", "syt", "Sở Y tế", "so-y-te"}) {
    EXPECT_EQ("so-y-te", UnitKeyOf(text, TestRules())) << text;
  }
  EXPECT_EQ("so-giao-duc-va-dao-tao", UnitKeyOf("sgd&dt", TestRules()));
  EXPECT_TRUE(IsUnitKey("so-y-te", "so-y-te"));
  EXPECT_TRUE(IsUnitKey("so-y-te.hue", "so-y-te"));
  EXPECT_FALSE(IsUnitKey("so-y-te.hue/van-phong", "so-y"));
  EXPECT_TRUE(IsUnitKey("so-y-te.hue/van-phong", UnitKeyOf("Văn phòng Sở", TestRules())));
  EXPECT_TRUE(IsUnitKey("cong-an-phuong.hue", UnitKeyOf("công an phường", TestRules())));
  EXPECT_FALSE(IsUnitKey("so-y-te", ""));
}

TEST(CheckSplitsTest, NamesTheExampleThatFails) {
  EXPECT_THAT(CheckSplits(TestRules()), IsEmpty());
  const Result<Rules> rules = Rules::Parse({{"a.toml", R"(
[[split]]
cell = "Sở Y tế"
lead = ["Sở Nội vụ"]
)"}});
  ASSERT_TRUE(rules);
  EXPECT_THAT(CheckSplits(*rules), ElementsAre(testing::HasSubstr("a.toml:2: split 'Sở Y tế'")));
}

}  // namespace
}  // namespace kehoach::plan
