// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/targets.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "at_least 95 % | subject | predicate", then what else is stated, as key=value.
std::string Shown(const Target& t) {
  std::string out = ComparatorName(t.comparator);
  if (t.grade) out += " " + *t.grade;
  if (t.value) out += fmt::format(" {}", *t.value);
  if (t.value2) out += fmt::format("-{}", *t.value2);
  if (!t.unit.empty()) out += " " + t.unit;
  if (t.per) out += " per " + *t.per;
  out += fmt::format(" | {} | {}", t.subject.value_or("-"), t.predicate.value_or("-"));
  if (t.scope) out += " | scope=" + *t.scope;
  if (t.base) out += " | base=" + *t.base;
  if (t.modality) out += " | modality=" + *t.modality;
  if (t.time) out += " | time=" + *t.time;
  if (t.year) out += fmt::format(" | year={}", *t.year);
  if (t.parent) out += fmt::format(" | part of {}", *t.parent);
  return out;
}

std::vector<std::string> Statement(const std::string& text) {
  std::vector<std::string> out;
  for (const Target& t : ReadTargets(text, TargetSource::kStatement, ProjectRules())) {
    EXPECT_EQ(text.substr(t.begin, t.end - t.begin), t.raw) << text;
    out.push_back(Shown(t));
  }
  return out;
}

std::vector<std::string> Amount(const std::string& text) {
  std::vector<std::string> out;
  for (const Target& t : ReadTargets(text, TargetSource::kAmount, ProjectRules())) {
    out.push_back(Shown(t));
  }
  return out;
}

// The value alone: "at_least 95 %".
std::string Values(const std::string& text) {
  std::string out;
  for (const std::string& target : Statement(text)) {
    if (!out.empty()) out += "; ";
    out += target.substr(0, target.find(" | "));
  }
  return out;
}

TEST(TargetsTest, ComparatorsStandBeforeBehindAndAroundTheNumber) {
  const std::pair<const char*, const char*> cases[] = {
      {"Sự hài lòng của tổ chức từ 95% trở lên", "at_least 95 %"},
      {"Mức độ hài lòng đạt 95% trở lên", "at_least 95 %"},
      {"Ít nhất 70% cơ sở được kiểm tra", "at_least 70 %"},
      {"Tỷ lệ giải ngân không dưới 95%", "at_least 95 %"},
      {"Tỷ lệ giải ngân không thấp hơn 95,5 %", "at_least 95.5 %"},
      {"Chỉ số hài lòng đạt tối thiểu 91%", "at_least 91 %"},
      {"Đạt ≥100 lượt người", "at_least 100 lượt người"},
      {"Trên 90% văn bản được ký số", "more_than 90 %"},
      {"Hơn 80% hộ dân dùng nước sạch", "more_than 80 %"},
      {"Tỷ lệ hồ sơ trễ hạn tối đa 2%", "at_most 2 %"},
      {"Tỷ lệ hồ sơ trễ hạn không quá 2%", "at_most 2 %"},
      {"Tỷ lệ hồ sơ trễ hạn không vượt quá 2%", "at_most 2 %"},
      {"Tỷ lệ hộ nghèo từ 3% trở xuống", "at_most 3 %"},
      {"Tỷ lệ hồ sơ trễ hạn ≤ 2%", "at_most 2 %"},
      {"Tỷ lệ hộ nghèo dưới 3%", "less_than 3 %"},
      {"Giảm tỷ lệ hộ nghèo xuống còn 3%", "equal 3 %"},
      {"Bảo đảm 100 % hồ sơ đúng hạn", "equal 100 %"},
      {"Khoảng 60% học sinh học hai buổi", "about 60 %"},
      {"Gần 60% học sinh học hai buổi", "about 60 %"},
      {"Tăng từ 80% đến 90% diện tích tưới", "range 80-90 %"},
      {"Điểm hài lòng đạt từ 8,2 điểm trở lên theo thang điểm 10", "at_least 8.2 điểm"},
      {"Đạt 80-90% diện tích", "range 80-90 %"},
      {"Đạt 80% – 90% diện tích", "range 80-90 %"},
      {"Vận động từ 85% hộ dân trở lên phân loại rác", "at_least 85 %"},
      {"Nâng tỷ lệ hồ sơ trực tuyến từ 65% lên 80%", "equal 80 %"},
      {"Nâng tỷ lệ hồ sơ trực tuyến từ 65% năm 2021 lên trên 80%", "more_than 80 %"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(expected, Values(text)) << text;
}

TEST(TargetsTest, NumbersAreReadAsTheyAreWrittenHere) {
  const std::pair<const char*, const char*> cases[] = {
      {"Đạt 97,5% kế hoạch", "equal 97.5 %"},
      {"Trồng mới 14.582,5 m² hoa", "equal 14582.5 m²"},
      {"Tổ chức 01 lớp tập huấn", "equal 1 lớp"},
      {"Tập huấn cho 1.200 lượt người", "equal 1200 lượt người"},
      {"Sản lượng đạt 1.250.000 tấn", "equal 1250000 tấn"},
      {"Kiểm tra tối thiểu 30ha rừng", "at_least 30 ha"},
      {"Tỷ lệ đạt 97.5%", "equal 97.5 %"},
      {"Tổ chức 1.5 lớp", ""},
      {"Tổ chức 12.34.567 lớp", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(expected, Values(text)) << text;
}

TEST(TargetsTest, PeriodsStandBehindTheUnitOrOpenTheClause) {
  const std::pair<const char*, const char*> cases[] = {
      {"Đánh giá nội bộ tối thiểu 01 lần/năm", "at_least 1 lần per P1Y"},
      {"Đánh giá nội bộ 2 lần / quý", "equal 2 lần per P3M"},
      {"Kiểm tra nội bộ một lần/năm", "equal 1 lần per P1Y"},
      {"Khảo sát hai lần/năm", "equal 2 lần per P1Y"},
      {"Họp xét ít nhất một lần trong năm", "at_least 1 lần per P1Y"},
      {"Mỗi năm ít nhất một lần tổ chức đánh giá", "at_least 1 lần per P1Y"},
      {"Hàng năm, các quy trình được cập nhật ít nhất 01 lần", "at_least 1 lần per P1Y"},
      {"Hằng tháng tổ chức 02 buổi tiếp công dân", "equal 2 buổi per P1M"},
      {"Kiểm tra an toàn 06 tháng/lần", "equal 1 lần per P6M"},
      {"Tổ chức 02 đợt trong năm", "equal 2 đợt per P1Y"},
      {"Đạt thu nhập từ 80 triệu đồng/người/năm trở lên", "at_least 80 triệu đồng per P1Y"},
      // A year that is named is no period.
      {"Kiểm tra 3 lần trong năm 2023", "equal 3 lần"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(expected, Values(text)) << text;
}

TEST(TargetsTest, NumbersThatCountSomethingElseAreNone) {
  for (const char* text : {
           "Duy trì hệ thống theo TCVN ISO 9001: 2015",
           "Áp dụng ISO 9001:2015 tại đơn vị",
           "Thực hiện tiêu chí 03 không (không giấy, không tiền mặt, không chờ)",
           "Thực hiện các 07 nội dung cải cách hành chính",
           "Cung cấp dịch vụ công mức độ 3, 4",
           "Trực đường dây nóng 24/7",
           "Triển khai Quyết định số 1441/QĐ-UBND ngày 25/9/2025",
           "Thực hiện Nghị quyết 76/NQ-CP trong năm 2023",
           "Liên hệ số 0253 123 456",
           "Thực hiện trên môi trường số",
           "Trình bày dưới dạng bảng",
           "Dành kinh phí 200 triệu đồng",
           "Học sinh lớp 1 được làm quen",
           "Hồ sơ nộp trước ngày 05/12",
           "Giai đoạn 2021-2025",
           "Kiểm tra nhà trọ từ 10 phòng trở lên",
           "Khám cho trẻ dưới 6 tuổi",
           "Hỗ trợ sản phẩm từ 3 sao trở lên",
           "Báo cáo 6 tháng, năm",
           "Kiểm tra tại 15 huyện",
           "Cả năm 2022 đã có 12 xã đạt chuẩn",
           "Hiện nay đạt 85%",
           "Theo quy định tại Điều 5, khoản 2",
           "Dạy tại phòng 3, tầng 2",
           "Đúng quy trình QT-07",
           "Vượt 5% kế hoạch",
       }) {
    EXPECT_THAT(Statement(text), IsEmpty()) << text;
  }
}

TEST(TargetsTest, PartsAreTiedToTheTargetBeforeThem) {
  EXPECT_THAT(
      Statement("phấn đấu đánh giá viên chức cuối năm 100% hoàn thành nhiệm vụ, trong đó ít nhất "
                "10% xếp loại xuất sắc"),
      ElementsAre("equal 100 % | viên chức | hoàn thành nhiệm vụ | modality=phấn đấu | "
                  "time=cuối năm",
                  "at_least 10 % | viên chức | xếp loại xuất sắc | part of 0"));
  EXPECT_THAT(Statement("Sản lượng đạt 180 nghìn tấn, trong đó loại một chiếm từ 40% trở lên"),
              ElementsAre("equal 180 nghìn tấn | Sản lượng | -",
                          "at_least 40 % | loại một | - | part of 0"));
}

TEST(TargetsTest, ASubjectHoldsForTheSharesThatFollowIt) {
  EXPECT_THAT(
      Statement("100% giáo viên được bồi dưỡng thường xuyên, 100% được cấp tài khoản, 80% được đào "
                "tạo trên chuẩn (từ thạc sĩ trở lên) đối với bậc trung học"),
      ElementsAre("equal 100 % | giáo viên | được bồi dưỡng thường xuyên",
                  "equal 100 % | giáo viên | được cấp tài khoản",
                  "equal 80 % | giáo viên | được đào tạo trên chuẩn (từ thạc sĩ trở lên) | "
                  "scope=đối với bậc trung học"));
  EXPECT_THAT(
      Statement("100% đơn thư tiếp nhận và phân loại được xử lý đúng quy trình và 97% đảm "
                "bảo thời gian quy định"),
      ElementsAre("equal 100 % | đơn thư tiếp nhận và phân loại | được xử lý đúng quy trình",
                  "equal 97 % | đơn thư tiếp nhận và phân loại | đảm bảo thời gian quy "
                  "định"));
}

TEST(TargetsTest, TheValueStandsBeforeOrBehindWhatIsSaid) {
  EXPECT_THAT(Statement("Bảo đảm 100% kiểm soát tài liệu và hồ sơ"),
              ElementsAre("equal 100 % | - | kiểm soát tài liệu và hồ sơ | modality=Bảo đảm"));
  EXPECT_THAT(
      Statement("phấn đấu trả kết quả cho tổ chức đúng thời gian quy định đạt 90%; phấn đấu "
                "đạt tỷ lệ 100% các tổ chức, công dân hài lòng"),
      ElementsAre("equal 90 % | trả kết quả cho tổ chức đúng thời gian quy định | - | "
                  "modality=phấn đấu",
                  "equal 100 % | các tổ chức, công dân | hài lòng | modality=phấn đấu đạt"));
  EXPECT_THAT(Statement("Hồ sơ trực tuyến toàn trình đạt tỷ lệ 100% tổng số hồ sơ được tiếp nhận"),
              ElementsAre("equal 100 % | Hồ sơ trực tuyến toàn trình | - | base=tổng số hồ sơ được "
                          "tiếp nhận"));
  EXPECT_THAT(
      Statement("Trên 90% công văn nội bộ được trao đổi hoàn toàn dưới dạng điện tử"),
      ElementsAre("more_than 90 % | công văn nội bộ | được trao đổi hoàn toàn dưới dạng điện "
                  "tử"));
  EXPECT_THAT(Statement("Kiểm tra định kỳ và đánh giá nội bộ tối thiểu 01 lần/năm"),
              ElementsAre("at_least 1 lần per P1Y | Kiểm tra định kỳ và đánh giá nội bộ | -"));
}

TEST(TargetsTest, OneCellMayHoldSeveral) {
  EXPECT_THAT(
      Statement("100% số hóa, ký số và lưu trữ điện tử đối với hồ sơ mới; 100% kết quả được "
                "trả trên cổng"),
      ElementsAre("equal 100 % | - | số hóa, ký số và lưu trữ điện tử | scope=đối với hồ sơ "
                  "mới",
                  "equal 100 % | kết quả | được trả trên cổng"));
  EXPECT_THAT(Statement("Tối thiểu 01 sản phẩm OCOP đạt 3-4 sao và 01 nhãn hiệu được chứng nhận"),
              ElementsAre("at_least 1 sản phẩm | sản phẩm OCOP đạt 3-4 sao | -",
                          "at_least 1 nhãn hiệu | nhãn hiệu được chứng nhận | -"));
}

TEST(TargetsTest, GradesAreOrdinal) {
  EXPECT_THAT(Statement("100% hồ sơ được chấm điểm; đạt từ loại Tốt trở lên ở Phiếu chấm điểm"),
              ElementsAre("equal 100 % | hồ sơ | được chấm điểm",
                          "at_least Tốt | - | - | scope=ở Phiếu chấm điểm"));
  EXPECT_THAT(Statement("Công tác cải cách hành chính xếp loại Tốt"),
              ElementsAre("equal Tốt | Công tác cải cách hành chính | -"));
  EXPECT_THAT(Statement("90% học sinh xếp loại khá trở lên"),
              ElementsAre("equal 90 % | học sinh | xếp loại khá trở lên"));
}

TEST(TargetsTest, ATargetSaysUntilWhenItIsToBeMet) {
  EXPECT_THAT(Statement("Đến năm 2030, 80% hộ dân dùng nước sạch"),
              ElementsAre("equal 80 % | hộ dân | dùng nước sạch | time=Đến năm 2030 | year=2030"));
  EXPECT_THAT(Statement("Tỷ lệ số hóa đạt tối thiểu 85% trước ngày 15/12/2026"),
              ElementsAre("at_least 85 % | Tỷ lệ số hóa | - | time=trước ngày 15/12/2026 | "
                          "year=2026"));
}

TEST(TargetsTest, ABareNumberNeedsAVerbOrItsOwnColumn) {
  EXPECT_THAT(Statement("Xây dựng 05 mô hình điểm"),
              ElementsAre("equal 5 mô hình | mô hình điểm | Xây dựng"));
  EXPECT_THAT(Statement("Theo dõi kết quả của 05 mô hình điểm"), IsEmpty());
  EXPECT_THAT(Amount("04 mô hình, 120 ha"),
              ElementsAre("equal 4 mô hình | - | -", "equal 120 ha | - | -"));
  EXPECT_THAT(Amount("40 ao, hồ"), ElementsAre("equal 40 ao, hồ | - | -"));
  EXPECT_THAT(Amount("Mẫu số 05"), IsEmpty());
  EXPECT_THAT(Amount("Báo cáo quý, 6 tháng, năm"), IsEmpty());
}

TEST(TargetsTest, WordsThatFoldAlikeAreToldApart) {
  // "giám" is not "giảm", "cơ" not "có", "mới" not "mỗi".
  EXPECT_THAT(Statement("Giám sát 100% chợ đầu mối"),
              ElementsAre("equal 100 % | chợ đầu mối | Giám sát"));
  EXPECT_THAT(Statement("100% cơ sở giết mổ được kiểm soát"),
              ElementsAre("equal 100 % | cơ sở giết mổ | được kiểm soát"));
}

TEST(TargetsTest, AMisreadMarkDoesNotHideAComparator) {
  EXPECT_EQ("at_least 2 cuộc", Values("Tổ chức tỗi thiễu 02 cuộc kiểm tra"));
  EXPECT_EQ("at_least 95 %", Values("Tỷ lệ đúng hạn từ 95% trờ lên"));
}

TEST(TargetsTest, HostileTextsGiveNothingAndDoNoHarm) {
  for (const std::string& text :
       {std::string("%"), std::string("1"), std::string("((((((5%"), std::string("từ % đến %"),
        std::string(100, '9') + "%", std::string("5%5%5%5%"), std::string("\xFF\xFE 5%"),
        std::string("trở lên"), std::string("loại"), std::string(", 5% và"),
        std::string("-5-5-5%")}) {
    for (const Target& t : ReadTargets(text, TargetSource::kStatement, ProjectRules())) {
      EXPECT_LE(t.begin, t.end) << text;
      EXPECT_LE(t.end, text.size()) << text;
    }
  }
}

}  // namespace
}  // namespace kehoach::plan
