// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report_data.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CompareWordingsTest, NamesFiguresDeadlinesAndUnitsThatChanged) {
  EXPECT_THAT(CompareWordings("Tỷ lệ hồ sơ đúng hạn đạt 95%", "Tỷ lệ hồ sơ đúng hạn đạt 97%").named,
              ElementsAre("95% → 97%"));
  EXPECT_THAT(CompareWordings("Hoàn thành trong Quý II", "Hoàn thành trong Quý III").named,
              ElementsAre("Quý II → Quý III"));
  EXPECT_THAT(CompareWordings("Mở lớp tập huấn", "Mở lớp tập huấn").named, IsEmpty());
}

TEST(CompareWordingsTest, AFigureThatMovedIsOneChange) {
  EXPECT_THAT(CompareWordings("Tỷ lệ hồ sơ đúng hạn đạt 95%", "97% hồ sơ được trả đúng hạn").named,
              ElementsAre("95% → 97%"));
}

TEST(CompareWordingsTest, PiecesCoverBothTextsAndTakeTurns) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Tỷ lệ hồ sơ đúng hạn đạt từ 75% trở lên", "Phấn đấu 98% hồ sơ đúng hạn trong năm 2017"},
      {"", "Mở 02 lớp"},
      {"Mở 02 lớp", ""},
      {"Một", "Hai"},
      {"Không đổi.", "Không đổi."}};
  for (const auto& [before, after] : cases) {
    std::string old, now;
    bool changed = false, first = true;
    for (const exporter::WordingPiece& piece : CompareWordings(before, after).pieces) {
      old += piece.before;
      now += piece.after;
      if (!first) {
        EXPECT_NE(changed, piece.changed) << before;
      }
      changed = piece.changed;
      first = false;
    }
    EXPECT_EQ(before, old);
    EXPECT_EQ(after, now);
  }
}

TEST(NameOfTest, IsNumberAndSymbolAsFarAsTheyAreThere) {
  store::DocumentHead head;
  head.document = 7;
  EXPECT_EQ("văn bản 7", NameOf(head));
  head.type = "KH";
  EXPECT_EQ("KH (không ghi số)", NameOf(head));
  head.symbol = "KH-SNV";
  EXPECT_EQ("…/KH-SNV", NameOf(head));
  head.number = "12";
  EXPECT_EQ("12/KH-SNV", NameOf(head));
}

TEST(YearsOfTest, IsAYearOrTheFirstAndTheLast) {
  store::DocumentHead head;
  EXPECT_EQ("", YearsOf(head));
  head.year = 2021;
  EXPECT_EQ("2021", YearsOf(head));
  head.year_to = 2021;
  EXPECT_EQ("2021", YearsOf(head));
  head.year_to = 2025;
  EXPECT_EQ("2021–2025", YearsOf(head));
}

// Plans of two agencies in three years and one without anything.
class ReportDataTest : public testing::Test {
 protected:
  ReportDataTest() : archive_(Make()) {
    for (const auto& [issuer, year, value] :
         std::vector<std::tuple<const char*, int, double>>{{"Sở Một", 2021, 90},
                                                           {"Sở Một", 2022, 95},
                                                           {"Sở Một", 2024, 97},
                                                           {"Sở Hai", 2021, 100},
                                                           {"Sở Hai", 2022, 100},
                                                           {"Sở Hai", 2023, 100}}) {
      Store(issuer, year, {value});
    }
  }
  ~ReportDataTest() override { std::filesystem::remove_all(folder_); }

  store::Archive Make() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "kehoach-report-XXXXXX").string();
    if (!mkdtemp(pattern.data())) std::abort();
    folder_ = pattern;
    return store::Archive::Open(folder_ + "/kho", store::Mode::kCreate);
  }
  void Store(const std::string& issuer, std::optional<int> year, std::vector<double> values) {
    Plan plan;
    plan.document.issuer.text = issuer;
    plan.document.province.text = "Huế";
    plan.document.year = year;
    plan.objectives = {{1, {"Hồ sơ đúng hạn", {}}, {}}};
    for (const double value : values) {
      Target target;
      target.value = value;
      target.unit = "%";
      target.subject = "hồ sơ";
      target.predicate = "đúng hạn";
      target.raw = "hồ sơ đúng hạn";
      target.key = "ho so|dung han";
      target.objective = 0;
      plan.targets.push_back(target);
    }
    store::DocumentRecord record;
    record.sha256 = fmt::format("{:064x}", ++stored_);
    record.seen = "2026-01-31T08:15:30Z";
    archive_.StoreDocument(record, {}, plan, {"0", "0"});
  }

  std::string folder_;
  store::Archive archive_;
  int stored_ = 0;
};

TEST_F(ReportDataTest, CoverageCountsPlansByProvinceAndYear) {
  Store("Sở Ba", std::nullopt, {});
  const CoverageMap coverage = CoverageOf(store::ArchiveRows(archive_, {}), {}, {});
  EXPECT_THAT(coverage.map.columns, ElementsAre("2021", "2022", "2023", "2024"));
  ASSERT_EQ(1u, coverage.map.rows.size());
  EXPECT_EQ("Huế", coverage.map.rows[0].name);
  EXPECT_THAT(coverage.map.rows[0].counts, ElementsAre(2, 2, 1, 1));
  EXPECT_THAT(coverage.notes, ElementsAre("1 văn bản không ghi năm nên không có trong bảng."));
}

TEST_F(ReportDataTest, CoursesAreTargetsThatMoveOverThreeYears) {
  const auto courses = TargetCourses(store::ArchiveRows(archive_, {}), 10, {});
  ASSERT_EQ(1, courses.all);
  EXPECT_EQ("Hồ sơ đúng hạn", courses.shown[0].title);
  EXPECT_EQ("Sở Một, Huế", courses.shown[0].agency);
  EXPECT_EQ("%", courses.shown[0].unit);
  EXPECT_THAT(courses.shown[0].chart.points,
              ElementsAre(std::pair(2021, 90.0), std::pair(2022, 95.0), std::pair(2024, 97.0)));
}

TEST_F(ReportDataTest, AYearWithTwoValuesIsNoPointOfACourse) {
  Store("Sở Một", 2023, {96, 98});
  Store("Sở Một", 2020, {90, 90});
  const auto courses = TargetCourses(store::ArchiveRows(archive_, {}), 10, {});
  ASSERT_EQ(1u, courses.shown.size());
  EXPECT_THAT(courses.shown[0].chart.points,
              ElementsAre(std::pair(2020, 90.0), std::pair(2021, 90.0), std::pair(2022, 95.0),
                          std::pair(2024, 97.0)));
  EXPECT_THAT(TargetCourses(store::ArchiveRows(archive_, {}), 0, {}).shown, IsEmpty());
}

}  // namespace
}  // namespace kehoach::cli
