// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "store/row_id.h"
#include "store/sqlite.h"
#include "support/project_rules.h"

namespace kehoach::search {
namespace {

using store::ItemKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Value Text(std::string text) {
  Value value;
  value.text = std::move(text);
  value.evidence.places = {{1, {0, 0, 10, 10}}};
  return value;
}

struct Task {
  std::string content, lead = {}, output = {};
  std::optional<std::string> due_to = std::nullopt;
};

Plan PlanOf(const std::vector<std::string>& objectives, const std::vector<Task>& tasks) {
  Plan plan;
  plan.document.type = Text("KH");
  plan.document.title = Text("Công tác năm");
  int number = 0;
  for (const std::string& text : objectives) {
    Objective& objective = plan.objectives.emplace_back();
    objective.number = ++number;
    objective.text = Text(text);
  }
  PlanTable& table = plan.tables.emplace_back();
  table.columns = {"content", "lead", "output"};
  table.labels = table.columns;
  for (const Task& task : tasks) {
    PlanRow& row = table.rows.emplace_back();
    row.cells = {Text(task.content), Text(task.lead), Text(task.output)};
    if (task.due_to) row.due = Due{DueKind::kPeriod, std::nullopt, task.due_to, "rule", 0};
  }
  return plan;
}

class SearchTest : public testing::Test {
 protected:
  SearchTest() {
    std::string name = (std::filesystem::temp_directory_path() / "kehoach-search-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    archive_ = std::make_unique<store::Archive>(
        store::Archive::Open(folder_ + "/archive", store::Mode::kCreate));
  }
  ~SearchTest() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::int64_t Store(const Plan& plan, const std::string& bytes) {
    store::DocumentRecord record;
    record.sha256 = Sha256Hex(bytes);
    record.seen = "2026-03-01T08:00:00Z";
    return archive_->StoreDocument(record, {}, plan, {"0.1.0", "rules"});
  }
  std::int64_t Store(const Plan& plan) { return Store(plan, std::to_string(stored_++)); }
  std::int64_t StoreTasks(const std::vector<std::string>& contents) {
    std::vector<Task> tasks;
    for (const std::string& content : contents) tasks.push_back({content, "", "", {}});
    return Store(PlanOf({}, tasks));
  }

  SearchPage Search(std::string_view query, const SearchOptions& options = {}) {
    Searcher searcher(*archive_, Abbreviations(ProjectRules()));
    return searcher.Search(query, options);
  }
  // Main texts of the hits, in order.
  std::vector<std::string> Found(std::string_view query, const SearchOptions& options = {}) {
    std::vector<std::string> texts;
    for (const Hit& hit : Search(query, options).hits) {
      texts.push_back(hit.texts.empty() ? "" : hit.texts[0].text);
    }
    return texts;
  }

  std::string folder_;
  std::unique_ptr<store::Archive> archive_;
  int stored_ = 0;
};

// Text of each mark.
std::vector<std::string> Marked(const HitText& text) {
  std::vector<std::string> marked;
  for (const Mark& mark : text.marks) {
    marked.push_back(text.text.substr(mark.begin, mark.end - mark.begin));
  }
  return marked;
}

// ---- accents -----------------------------------------------------------------------------

TEST_F(SearchTest, TypedAccentsRankTheirMatchesFirstAndWrongOnesLast) {
  StoreTasks({"Trồng cây xanh", "Trong tháng sáu", "Trống đồng"});
  const SearchPage page = Search("trồng");
  ASSERT_EQ(3u, page.hits.size());
  EXPECT_EQ(1, page.total);
  EXPECT_EQ("Trồng cây xanh", page.hits[0].texts[0].text);
  EXPECT_EQ(MatchClass::kExact, page.hits[0].match);
  EXPECT_EQ(MatchClass::kWeak, page.hits[1].match);
  EXPECT_EQ(MatchClass::kWeak, page.hits[2].match);
}

TEST_F(SearchTest, NoAccentsFindAllAndPreferWhatTheArchiveWrites) {
  StoreTasks({"Hội nghị tổng kết", "Hội nghị sơ kết", "Hỏi nghỉ phép", "Họp giao ban"});
  for (int i = 0; i < 6; ++i) StoreTasks({"Hội nghị"});
  const SearchPage page = Search("hoi nghi");
  ASSERT_EQ(9u, page.hits.size());
  EXPECT_EQ("Hỏi nghỉ phép", page.hits[8].texts[0].text);
  EXPECT_EQ(MatchClass::kFolded, page.hits[8].match);
  ASSERT_FALSE(page.notes.empty());
  EXPECT_EQ((Note{Note::Kind::kRestored, "hoi nghi", "hội nghị"}), page.notes[0]);
}

TEST_F(SearchTest, HalfTypedAccentsAreRestored) {
  StoreTasks({"Hội nghị tổng kết", "Hội nghị sơ kết", "Đường giao thông được sửa"});
  EXPECT_EQ(2u, Search("hôi nghi").hits.size());
  EXPECT_EQ(2u, Search("hội nghi").hits.size());
  EXPECT_EQ(1u, Search("đuợc sửa").hits.size());
}

TEST_F(SearchTest, PlacementOfTheToneAndYAndICountForNothing) {
  StoreTasks({"Hoà giải ở cơ sở", "Kỹ năng số", "Tỉ lệ hài lòng"});
  for (const char* query : {"hòa giải", "hoà giải", "kĩ năng", "kỹ năng", "tỷ lệ", "tỉ lệ"}) {
    const SearchPage page = Search(query);
    ASSERT_EQ(1u, page.hits.size()) << query;
    EXPECT_EQ(MatchClass::kExact, page.hits[0].match) << query;
  }
}

TEST_F(SearchTest, TheLetterDStandsForBoth) {
  StoreTasks({"Được giao", "Đồng bộ dữ liệu"});
  EXPECT_THAT(Found("duoc"), ElementsAre("Được giao"));
  EXPECT_THAT(Found("dong bo"), ElementsAre("Đồng bộ dữ liệu"));
}

// ---- the language ------------------------------------------------------------------------

TEST_F(SearchTest, WordsPhrasesPrefixesAndExclusion) {
  StoreTasks({"Kiểm tra việc chấp hành", "Tra cứu, kiểm kê tài sản", "Kiểm tra của UBND"});
  EXPECT_THAT(Found("kiểm tra"), ElementsAre("Kiểm tra của UBND", "Kiểm tra việc chấp hành",
                                             "Tra cứu, kiểm kê tài sản"));
  EXPECT_EQ(2u, Found("\"kiểm tra\"").size());
  EXPECT_THAT(Found("\"kiểm tra\" -UBND"), ElementsAre("Kiểm tra việc chấp hành"));
  EXPECT_EQ(2u, Found("tài OR chấp").size());
  EXPECT_THAT(Found("chấ*"), ElementsAre("Kiểm tra việc chấp hành"));
  EXPECT_THAT(Found("cha* -xyz"), ElementsAre("Kiểm tra việc chấp hành"));
  EXPECT_THAT(Found("(tài OR chấp) tra -hành"), ElementsAre("Tra cứu, kiểm kê tài sản"));
}

TEST_F(SearchTest, WordsTogetherComeBeforeWordsApart) {
  StoreTasks({"Tra cứu và kiểm kê", "Kiểm tra", "Kiểm đếm rồi lập biên bản, sau đó tra"});
  EXPECT_EQ("Kiểm tra", Found("kiểm tra").front());
}

TEST_F(SearchTest, APhraseDoesNotRunFromOneCellIntoTheNext) {
  Store(PlanOf({}, {{"Sơ kết", "Văn phòng Sở", ""}, {"Tổng kết", "Văn phòng", "Sở"}}));
  EXPECT_EQ(1u, Found("\"phòng sở\"").size());
}

TEST_F(SearchTest, CodesAreFoundWholeAndInPart) {
  StoreTasks({"Thực hiện Quyết định số 162/QĐ-UBND", "Áp dụng TCVN ISO 9001:2015",
              "Thi hành 30/2020/NĐ-CP", "Quyết định 1629/QĐ-UBND"});
  for (const char* query : {"162/QĐ-UBND", "162/qd-ubnd", "162 / QĐ - UBND", "162/QĐ", "162"}) {
    EXPECT_THAT(Found(query), ElementsAre("Thực hiện Quyết định số 162/QĐ-UBND")) << query;
  }
  for (const char* query : {"ISO 9001:2015", "iso9001 : 2015", "9001:2015", "ISO 9001"}) {
    EXPECT_THAT(Found(query), ElementsAre("Áp dụng TCVN ISO 9001:2015")) << query;
  }
  EXPECT_THAT(Found("30/2020/ND-CP"), ElementsAre("Thi hành 30/2020/NĐ-CP"));
}

TEST_F(SearchTest, AbbreviationsFindTheirWordsAndTheOtherWayRound) {
  StoreTasks({"Báo cáo UBND tỉnh", "Báo cáo Ủy ban nhân dân tỉnh", "Báo cáo Sở"});
  for (const char* query : {"UBND", "uỷ ban nhân dân", "uy ban nhan dan", "ubnd"}) {
    EXPECT_EQ(2u, Found(query).size()) << query;
  }
  EXPECT_EQ(2u, Found("báo cáo UBND tỉnh").size());
}

TEST_F(SearchTest, AmbiguousLettersStandForWordsInTheirColumn) {
  Store(PlanOf({}, {{"Soạn", "", "KH, Kết luận"}, {"Phát triển KH", "", "Báo cáo"}}));
  EXPECT_THAT(Found("kế hoạch"), ElementsAre("Soạn"));
}

TEST_F(SearchTest, NoTextIsAnError) {
  StoreTasks({"Kế hoạch"});
  for (const char* query : {"",
                            "\"",
                            "*",
                            "(",
                            ")",
                            "-",
                            "OR",
                            "NOT",
                            "AND",
                            "a\"b",
                            "NEAR(a b)",
                            "content:x",
                            "^x",
                            "{a}:b",
                            "a + b",
                            "'",
                            "\\",
                            "x AND",
                            "((((((((((((x",
                            "-x -y",
                            "\"\" OR \"\"",
                            "|||",
                            "\xFF\xFE",
                            "* * *",
                            "typed : kế",
                            "kế NOT NOT hoạch",
                            "- kế"}) {
    EXPECT_NO_THROW(Search(query)) << query;
  }
}

// ---- hits --------------------------------------------------------------------------------

TEST_F(SearchTest, ObjectivesTasksAndDocumentsAreHits) {
  Plan plan = PlanOf({"Nâng cao chất lượng phục vụ"}, {{"Khảo sát chất lượng", "Phòng A", ""}});
  plan.document.title = Text("Mục tiêu chất lượng");
  const std::int64_t document = Store(plan);
  const SearchPage page = Search("chất lượng");
  std::map<ItemKind, std::int64_t> ids;
  for (const Hit& hit : page.hits) {
    ids[hit.kind] = hit.id;
    EXPECT_EQ(document, hit.document);
    EXPECT_EQ(1, hit.page);
    EXPECT_THAT(Marked(hit.texts[0]), ElementsAre("chất lượng"));
  }
  EXPECT_EQ(store::RowId(document, ItemKind::kDocument, 0), ids[ItemKind::kDocument]);
  EXPECT_EQ(store::RowId(document, ItemKind::kObjective, 0), ids[ItemKind::kObjective]);
  EXPECT_EQ(store::RowId(document, ItemKind::kTask, 0), ids[ItemKind::kTask]);
}

TEST_F(SearchTest, MarksAreTheWordsOfTheText) {
  Store(PlanOf({}, {{"Rà soát TTHC, thủ tục  hành chính", "Phòng Hành chính", ""}}));
  const SearchPage page = Search("thu tuc hanh chinh");
  ASSERT_EQ(1u, page.hits.size());
  ASSERT_EQ(2u, page.hits[0].texts.size());
  EXPECT_THAT(Marked(page.hits[0].texts[0]), ElementsAre("TTHC", "thủ tục", "hành chính"));
  EXPECT_EQ("lead", page.hits[0].texts[1].field);
  EXPECT_THAT(Marked(page.hits[0].texts[1]), ElementsAre("Hành chính"));
}

TEST_F(SearchTest, FiltersAndCounts) {
  const auto store = [&](const char* province, int year, const char* type) {
    Plan plan = PlanOf({}, {{"Kiểm tra", "", "", "2024-06-30"}, {"Kiểm tra lại", "", "", {}}});
    plan.document.province = Text(province);
    plan.document.issuer = Text("Sở Nội vụ");
    plan.document.type = Text(type);
    plan.document.year = year;
    Store(plan);
  };
  store("Khánh Hòa", 2023, "KH");
  store("Khánh Hoà", 2024, "KH");
  store("Lâm Đồng", 2024, "CTr");
  SearchPage page = Search("kiểm tra");
  EXPECT_EQ(6, page.total);
  ASSERT_EQ(2u, page.provinces.size());
  EXPECT_EQ(4, page.provinces[0].hits);
  EXPECT_EQ("2024", page.years[0].value);
  EXPECT_EQ(4, page.years[0].hits);
  ASSERT_EQ(1u, page.issuers.size());

  SearchOptions options;
  options.filter.province = "khanh hoa";
  EXPECT_EQ(4, Search("kiểm tra", options).total);
  options.filter.years = store::Years{2024, 2025};
  EXPECT_EQ(2, Search("kiểm tra", options).total);
  options.filter.due_to = "2024-06-30";
  EXPECT_EQ(1, Search("kiểm tra", options).total);
  options.filter.due_to = "2024-06-29";
  EXPECT_EQ(0, Search("kiểm tra", options).total);
  options = {};
  options.filter.kind = ItemKind::kObjective;
  EXPECT_EQ(0, Search("kiểm tra", options).total);
  options = {};
  options.filter.type = "ctr";
  EXPECT_EQ(2, Search("kiểm tra", options).total);
}

// All hits page by page.
std::vector<std::int64_t> AllIds(Searcher& searcher, std::string_view query,
                                 SearchOptions options) {
  std::vector<std::int64_t> ids;
  do {
    const SearchPage page = searcher.Search(query, options);
    for (const Hit& hit : page.hits) ids.push_back(hit.id);
    options.after = page.next;
  } while (!options.after.empty());
  return ids;
}

TEST_F(SearchTest, PagesTogetherGiveEveryHitOnce) {
  const char* const texts[] = {"Kiểm tra công tác", "Tra cứu và kiểm kê",
                               "Kiểm soát, đánh giá, tra", "Kiếm trá hình", "Việc khác"};
  archive_->Begin();
  for (int i = 0; i < 400; ++i) {
    StoreTasks({texts[i % 5], texts[(i + 1) % 5], texts[(i * i) % 5]});
  }
  archive_->Commit();
  Searcher searcher(*archive_, {});
  SearchOptions large;
  large.limit = 2000;
  for (const Sort sort : {Sort::kRelevance, Sort::kDate}) {
    large.sort = sort;
    for (const char* query : {"kiểm tra", "kiem tra", "kiểm OR việc", "tra"}) {
      const std::vector<std::int64_t> all = AllIds(searcher, query, large);
      EXPECT_EQ(all.size(), std::set<std::int64_t>(all.begin(), all.end()).size()) << query;
      if (sort == Sort::kRelevance) {
        EXPECT_GE(static_cast<std::int64_t>(all.size()), searcher.Search(query, large).total);
      }
      SearchOptions small = large;
      small.limit = 37;
      EXPECT_EQ(all, AllIds(searcher, query, small)) << query;
    }
  }
}

// ---- the index ---------------------------------------------------------------------------

TEST_F(SearchTest, APlanThatIsReplacedIsFoundByItsNewWordsOnly) {
  const std::int64_t document = StoreTasks({"Khảo sát ý kiến", "Tập huấn"});
  archive_->ReplacePlan(document, PlanOf({"Bồi dưỡng"}, {{"Tổng kết", "", "", {}}}),
                        {"0.1.0", "rules"});
  EXPECT_THAT(Found("khao sat"), IsEmpty());
  EXPECT_THAT(Found("tập huấn"), IsEmpty());
  EXPECT_THAT(Found("bồi dưỡng"), ElementsAre("Bồi dưỡng"));
  EXPECT_THAT(Found("tong ket"), ElementsAre("Tổng kết"));
  EXPECT_TRUE(Search("tong ket").notes.front().to == "tổng kết");
}

TEST_F(SearchTest, ADocumentThatIsStoredAgainIsFoundOnce) {
  Store(PlanOf({}, {{"Khảo sát", "", "", {}}}), "same");
  Store(PlanOf({}, {{"Khảo sát", "", "", {}}, {"Tập huấn", "", "", {}}}), "same");
  EXPECT_EQ(1u, Found("khảo sát").size());
  EXPECT_EQ(1u, Found("tập huấn").size());
}

TEST_F(SearchTest, WhatIsRolledBackIsNotFound) {
  StoreTasks({"Khảo sát"});
  archive_->Begin();
  StoreTasks({"Tập huấn"});
  archive_->Rollback();
  EXPECT_EQ(1u, Found("khảo sát").size());
  EXPECT_THAT(Found("tập huấn"), IsEmpty());
  EXPECT_THAT(Search("tap huan").notes, IsEmpty());
}

TEST_F(SearchTest, AnIndexOfOtherKeysIsBuiltAnewInPieces) {
  StoreTasks({"Khảo sát"});
  StoreTasks({"Khảo sát lại"});
  StoreTasks({"Khảo sát nữa"});
  archive_.reset();
  {
    store::Database db(folder_ + "/archive/archive.db", store::Database::Access::kWrite);
    db.Execute("UPDATE search_state_t SET value = -1 WHERE name = 'version'");
  }
  const auto open = [this](store::Mode mode) {
    archive_ = std::make_unique<store::Archive>(store::Archive::Open(folder_ + "/archive", mode));
  };
  open(store::Mode::kRead);
  EXPECT_THAT(Search("khảo sát").notes, Contains(Note{Note::Kind::kIncomplete, {}, {}}));
  open(store::Mode::kWrite);
  EXPECT_EQ((std::pair<std::int64_t, std::int64_t>(0, 3)), archive_->SearchIndexState());
  EXPECT_THAT(Found("khảo sát"), IsEmpty());
  // What is stored meanwhile waits for its turn.
  StoreTasks({"Khảo sát mới"});
  EXPECT_TRUE(archive_->BuildSearchIndex(2));
  EXPECT_EQ(2u, Found("khảo sát").size());
  archive_->ReplacePlan(1, PlanOf({}, {{"Tập huấn", ""}}), {"0.1.0", "rules"});
  archive_->ReplacePlan(3, PlanOf({}, {{"Tập huấn", ""}}), {"0.1.0", "rules"});
  EXPECT_EQ(1u, Found("khảo sát").size());
  while (archive_->BuildSearchIndex(2)) {
  }
  EXPECT_THAT(Found("khảo sát"), UnorderedElementsAre("Khảo sát lại", "Khảo sát mới"));
  EXPECT_EQ(2u, Found("tập huấn").size());
  EXPECT_THAT(Search("khảo sát").notes, IsEmpty());
}

}  // namespace
}  // namespace kehoach::search
