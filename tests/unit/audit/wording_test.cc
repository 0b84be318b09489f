// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/wording.h"

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using Kind = TokenKind;

std::vector<std::pair<Kind, std::string>> SetApart(std::string_view text) {
  std::vector<std::pair<Kind, std::string>> found;
  for (const Token& token : Normalise(text).tokens) {
    if (token.kind == Kind::kWord) continue;
    found.emplace_back(token.kind, text.substr(token.begin, token.end - token.begin));
  }
  return found;
}

TEST(NormaliseTest, SetsNumbersDatesAndNamesApart) {
  const struct {
    const char* text;
    std::vector<std::pair<Kind, std::string>> found;
  } cases[] = {
      {"đạt từ 97,5 % trở lên", {{Kind::kPercent, "97,5 %"}}},
      {"tối thiểu 02 lần/năm", {{Kind::kNumber, "02"}}},
      {"trong 05 ngày làm việc", {{Kind::kDuration, "05 ngày làm việc"}}},
      {"trước ngày 15 tháng 10 năm 2022", {{Kind::kDate, "ngày 15 tháng 10 năm 2022"}}},
      {"trước ngày 05/12", {{Kind::kDate, "ngày 05/12"}}},
      {"xong trong Quý III/2023", {{Kind::kQuarter, "Quý III/2023"}}},
      {"báo cáo tháng 6 năm 2024", {{Kind::kMonth, "tháng 6 năm 2024"}}},
      {"rà soát hằng quý", {{Kind::kPeriod, "hằng quý"}}},
      {"so với năm 2017", {{Kind::kYear, "năm 2017"}}},
      {"theo Quyết định số 162/QĐ-UBND", {{Kind::kCode, "số 162/QĐ-UBND"}}},
      {"theo Nghị quyết số 19-NQ/TW", {{Kind::kCode, "số 19-NQ/TW"}}},
      {"tại Sở Văn hóa, Thể thao và Du lịch", {{Kind::kOffice, "Sở Văn hóa, Thể thao và Du lịch"}}},
      {"tại tỉnh Quảng Nam", {{Kind::kPlace, "tỉnh Quảng Nam"}}},
      // Nothing of the kind: a rule is no quarter, a prevention no department.
      {"theo quy trình, quy chế", {}},
      {"Phòng, chống thiên tai", {}},
      {"duy trì ISO 9001", {}},
  };
  for (const auto& c : cases) EXPECT_EQ(SetApart(c.text), c.found) << c.text;
}

double Like(std::string_view a, std::string_view b) {
  return Similarity(Normalise(a), Normalise(b));
}

TEST(SimilarityTest, ChangedTargetsAndSetPhrasesAreTheSameObjective) {
  const char* pairs[][2] = {
      {"Phấn đấu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn",
       "Tiếp tục bảo đảm 97 % hồ sơ TTHC được giải quyết đúng thời hạn trong năm 2023"},
      {"Duy trì, áp dụng và cải tiến Hệ thống quản lý chất lượng theo TCVN ISO 9001:2008",
       "Áp dụng, duy trì và cải tiến HTQLCL theo tiêu chuẩn TCVN ISO 9001:2015"},
      {"Đánh giá nội bộ tối thiểu 01 lần/năm", "Đánh giá nội bộ ít nhất 02 lần trong năm"},
      {"Hoàn thành số hóa hồ sơ lưu trữ trong Quý II",
       "Hoàn thành số hoá hồ sơ lưu trữ trong Quý III"},
      {"100% cán bộ, công chức tại Sở Nội vụ được bồi dưỡng nghiệp vụ",
       "100% công chức, viên chức tại Sở Tư pháp được bồi dưỡng nghiệp vụ"},
      {"Giảm tỷ lệ hộ nghèo ở các xã vùng cao từ 5% trở lên",
       "Ở các xã vùng cao, giảm tỷ lệ hộ nghèo từ 4%"},
      // Misread: "vãn bàn" has other accents, "đicn" a letter that no syllable has.
      {"Trao đổi văn bản điện tử trong nội bộ cơ quan",
       "Trao đổi vãn bàn đicn tử trong nội bộ cơ quan"},
  };
  for (const auto& pair : pairs) {
    EXPECT_GE(Like(pair[0], pair[1]), kSameObjective) << pair[0] << " | " << pair[1];
    EXPECT_EQ(Like(pair[0], pair[1]), Like(pair[1], pair[0]));
  }
}

TEST(SimilarityTest, AnotherObjectAudienceOrDirectionIsAnotherObjective) {
  const char* pairs[][2] = {
      {"Tăng tỷ lệ trang trại chăn nuôi tập trung", "Giảm tỷ lệ trang trại chăn nuôi tập trung"},
      {"Bồi dưỡng kỹ năng số cho công chức cấp xã", "Bồi dưỡng kỹ năng số cho công chức cấp huyện"},
      {"Có văn bản trái pháp luật được phát hiện",
       "Không có văn bản trái pháp luật được phát hiện"},
      {"Kiểm tra an toàn thực phẩm tại chợ đầu mối",
       "Kiểm tra an toàn lao động tại khu công nghiệp"},
      {"Số hóa hồ sơ lĩnh vực đất đai", "Số hóa hồ sơ lĩnh vực hộ tịch"},
      {"Áp dụng hệ thống theo tiêu chuẩn ISO 9001:2015",
       "Áp dụng hệ thống theo tiêu chuẩn ISO 27001:2013"},
      {"100% hồ sơ được giải quyết trước hạn", "100% hồ sơ được giải quyết đúng hạn"},
  };
  for (const auto& pair : pairs) {
    EXPECT_LT(Like(pair[0], pair[1]), kSameObjective) << pair[0] << " | " << pair[1];
  }
}

TEST(SimilarityTest, TextWithoutWordsIsLikeNothing) {
  EXPECT_EQ(Like("", ""), 0);
  EXPECT_EQ(Like("100%", "100%"), 0);
  EXPECT_EQ(Like("…", "2023"), 0);
}

struct Named {
  std::string kind, before, after;
  friend bool operator==(const Named&, const Named&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Named& n) {
    return out << n.kind << ": " << n.before << " -> " << n.after;
  }
};

std::vector<Named> Changes(std::string_view a, std::string_view b) {
  std::vector<Named> changes;
  for (const DiffPiece& piece : Diff(a, b)) {
    if (piece.kind == ChangeKind::kNone) continue;
    changes.push_back({ChangeKindName(piece.kind), std::string(piece.before.Of(a)),
                       std::string(piece.after.Of(b))});
  }
  return changes;
}

TEST(DiffTest, NamesWhatChanged) {
  const struct {
    const char *before, *after;
    std::vector<Named> changes;
  } cases[] = {
      {"đạt 95% trở lên.", "đạt 97 % trở lên", {{"percentage", "95%", "97 %"}}},
      {"Hoàn thành trong Quý II", "hoàn thành trong quý III", {{"deadline", "Quý II", "quý III"}}},
      {"Kế hoạch năm 2022", "Kế hoạch năm 2023", {{"year", "năm 2022", "năm 2023"}}},
      {"tối thiểu 01 lần/năm", "tối thiểu 02 lần/năm", {{"number", "01", "02"}}},
      {"tại Sở Nội vụ", "tại Sở Tư pháp", {{"unit", "Sở Nội vụ", "Sở Tư pháp"}}},
      {"trả kết quả trong 05 ngày làm việc",
       "trả kết quả trong 03 ngày làm việc",
       {{"deadline", "05 ngày làm việc", "03 ngày làm việc"}}},
      {"Duy trì hệ thống, đánh giá 01 lần",
       "Tiếp tục duy trì hệ thống, đánh giá 01 lần",
       {{"wording", "", "Tiếp tục"}}},
      {"giải quyết hồ sơ đúng hạn 95%",
       "xử lý nhanh hồ sơ đúng hạn 98% năm 2023",
       {{"wording", "giải quyết", "xử lý nhanh"},
        {"percentage", "95%", "98%"},
        {"year", "", "năm 2023"}}},
      {"Quý I/2022", "quý I/2022", {}},
      {"", "mới", {{"wording", "", "mới"}}},
      {"", "", {}},
  };
  for (const auto& c : cases) EXPECT_EQ(Changes(c.before, c.after), c.changes) << c.before;
}

TEST(DiffTest, PiecesCoverBothTexts) {
  const char* texts[] = {"  Giảm 15% lượng giấy in so với năm 2014.",
                         "Giảm 20 % giấy in, mực in (năm 2015);",
                         "…",
                         "",
                         "Không để xảy ra sai sót",
                         "100% \xff hồ sơ"};
  for (const std::string_view a : texts) {
    for (const std::string_view b : texts) {
      std::uint32_t at_a = 0, at_b = 0;
      for (const DiffPiece& piece : Diff(a, b)) {
        EXPECT_EQ(piece.before.begin, at_a);
        EXPECT_EQ(piece.after.begin, at_b);
        at_a = piece.before.end;
        at_b = piece.after.end;
      }
      EXPECT_EQ(at_a, a.size());
      EXPECT_EQ(at_b, b.size());
    }
  }
}

}  // namespace
}  // namespace kehoach::audit
