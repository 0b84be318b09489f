// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"

#include <cstdlib>
#include <system_error>

#include "base/sha256.h"

namespace kehoach::store {
namespace {

constexpr const char* kWords[] = {
    "Tổ",      "chức",  "rà",    "soát", "quy",        "trình", "tiếp",  "nhận",  "hồ",
    "sơ",      "của",   "người", "dân",  "Văn",        "phòng", "Trung", "tâm",   "Quý",
    "II/2031", "báo",   "cáo",   "kết",  "quả",        "thực",  "hiện",  "mục",   "tiêu",
    "chất",    "lượng", "trước", "ngày", "15/11/2031", "Phòng", "Kế",    "hoạch", "đánh"};
constexpr int kWordCount = sizeof kWords / sizeof kWords[0];

Rect Box(float left, float top, float right, float bottom) { return {left, top, right, bottom}; }

Evidence Ev(const std::string& rule, float confidence, std::vector<Place> places) {
  return {std::move(places), rule, confidence};
}

Value Val(const std::string& text, int page, float top, const std::string& rule = "field.line") {
  return {text, Ev(rule, 0.95F, {{page, Box(72.5F, top, 300.25F, top + 13.015625F)}})};
}

}  // namespace

Page SamplePage(int number, int variant) {
  Page page;
  page.number = number;
  page.width = 595.265625F;
  page.height = 841.890625F;
  page.fonts = {{"TimesNewRomanPSMT", false, false},
                {"TimesNewRomanPS-BoldMT", true, false},
                {"TimesNewRomanPS-ItalicMT", false, true}};
  int next = variant * 7 + number * 3;
  for (int line = 0; line < 40; ++line) {
    float left = 85.046875F;
    const float baseline = 80.0F + static_cast<float>(line) * 17.25F;
    for (int i = 0; i < 11; ++i) {
      Word word;
      word.text = kWords[next++ % kWordCount];
      const float width = static_cast<float>(word.text.size()) * 4.796875F;
      word.box = Box(left, baseline - 11.59375F, left + width, baseline + 2.8125F);
      word.baseline = baseline;
      word.size = line == 0 ? 14.0F : 13.0F;
      word.font = static_cast<std::uint16_t>(line == 0 ? 1 : (i == 5 ? 2 : 0));
      left += width + 3.25F;
      page.words.push_back(word);
    }
  }
  page.words[3].superscript = true;
  page.words[4].annotation = true;
  for (int i = 0; i < 12; ++i) {
    page.rulings.push_back(
        {Axis::kHorizontal, 120.0F + static_cast<float>(i) * 40.5F, 80.25F, 540.75F, 0.484375F});
  }
  for (int i = 0; i < 6; ++i) {
    page.rulings.push_back(
        {Axis::kVertical, 80.25F + static_cast<float>(i) * 92.09375F, 120.0F, 565.5F, 0.484375F});
  }
  page.fills.push_back({Box(80.25F, 120.0F, 540.75F, 160.5F), 0xD9E2F3});
  page.images.push_back({Box(400.0F, 700.0F, 480.5F, 780.25F), 640, 638});
  page.quality.characters = 2000 + variant;
  page.quality.annotation_characters = 12;
  page.quality.vietnamese_share = 0.2571F;
  page.quality.syllable_share = 0.93F;
  page.quality.image_cover = 0.012F;
  page.quality.verdict = TextVerdict::kUsable;
  return page;
}

namespace {

DocumentFields SampleFields(int variant) {
  DocumentFields f;
  f.type = Val("KH", 1, 120);
  f.type_text = Val("KẾ HOẠCH", 1, 120);
  f.title = {"Thực hiện mục tiêu \"chất lượng\" năm 2031",
             Ev("title", 1, {{1, Box(100, 140, 500, 153)}, {1, Box(100, 155, 420.5F, 168)}})};
  f.number = Val(std::to_string(40 + variant), 1, 90);
  f.symbol = Val("KH-TTDV", 1, 90);
  f.issuer = Val("Trung tâm Dịch vụ Bến Lau", 1, 60);
  // Absent, but the reader saw where it should have been.
  f.province = {std::nullopt, Ev("province-of-issuer", 0.4F, {{1, Box(1, 2, 3, 4)}})};
  f.place = Val("Bến Lau", 1, 90);
  f.date_text = Val("ngày    tháng 02 năm 2031", 1, 90);
  f.date = Val("2031-02", 1, 90);
  f.year = 2031;
  f.year_evidence = Ev("title.year", 1, {{1, Box(380, 140, 410, 153)}});
  f.bases = {{"12/QĐ-TTDV", "2031-01-05", Ev("basis", 1, {{1, Box(85, 200, 500, 230)}})},
             {"77/2029/NĐ-CP", std::nullopt, Ev("basis", 0.9F, {})}};
  f.signers = {{Val("KT. GIÁM ĐỐC", 2, 600), Val("PHÓ GIÁM ĐỐC", 2, 615), Value{}}};
  f.agency = "trung-tam-dich-vu-ben-lau";
  f.recipients = {Val("Như trên", 2, 610), Val("Lưu: VT\\TH", 2, 625)};
  return f;
}

PlanTable SampleTable(int variant) {
  PlanTable table;
  table.objective = 1;
  table.columns = {"number", "content", "lead", "lead", "deadline", "other", "other2"};
  table.labels = {"STT", "Nội dung", "Đơn vị", "Chủ trì", "Thời hạn", "Mẫu", ""};
  table.places = {{1, Box(80.25F, 300, 540.75F, 800)}, {2, Box(80.25F, 60, 540.75F, 200)}};
  table.joins = {"same 7 columns; STT 1 -> 2"};
  PlanRow group;
  group.kind = RowKind::kGroup;
  group.number = "I";
  group.path = "I";
  group.cells.resize(table.columns.size());
  group.cells[0] = Val("I.", 1, 320, "header.number");
  group.cells[1] = Val("Nhóm việc chung", 1, 320, "header.content");
  table.rows.push_back(group);
  constexpr DueKind kKinds[] = {DueKind::kPeriod, DueKind::kRecurring, DueKind::kContinuous,
                                DueKind::kEvent, DueKind::kAsPlanned};
  for (int i = 0; i < 12; ++i) {
    const float top = 340.0F + static_cast<float>(i) * 30.0F;
    PlanRow row;
    row.number = std::to_string(i + 1);
    row.path = "I." + std::to_string(i + 1);
    row.cells.resize(table.columns.size());
    row.cells[0] = Val(std::to_string(i + 1) + ".", 1, top, "header.number");
    row.cells[1] = Val("Rà soát quy trình số " + std::to_string(i * 10 + variant) +
                           " của Trung tâm và lập danh mục hồ sơ phải lưu",
                       1, top, "header.content");
    row.cells[1].evidence.places.push_back({2, Box(110, 60, 300, 73)});
    row.cells[2] = Val("Phòng Tổng hợp", 1, top, "header.lead");
    if (i != 3) {
      const auto mention = [&](UnitRole role, const std::string& text, std::string key,
                               std::string name) {
        const auto begin = static_cast<std::uint32_t>(row.cells[2].text->find(text));
        const auto end = begin + static_cast<std::uint32_t>(text.size());
        return UnitMention{role, UnitRole::kLead, begin,          end,
                           text, std::move(key),  std::move(name)};
      };
      row.units = {mention(UnitRole::kLead, "Phòng", "phong", ""),
                   mention(UnitRole::kSupport, "Tổng hợp", "tong-hop", "Phòng Tổng hợp")};
    }
    row.cells[3] = Val("Ông Lê Văn Mẫu", 1, top, "header.lead");
    if (i != 5) row.cells[4] = Val("Quý II/2031", 1, top, "header.deadline");
    row.cells[5] = Val("a\"b\\c\nd", 1, top, "header.other");
    if (i == 2) row.cells[6] = Val("", 1, top, "header.other");
    if (i != 5) {
      row.due = Due{kKinds[i % 5], std::nullopt, std::nullopt, "due.rule" + std::to_string(i % 5),
                    i == 7 ? 2029 : 0};
      if (i % 5 == 0) {
        row.due->from = "2031-04-01";
        row.due->to = "2031-06-30";
      }
    }
    table.rows.push_back(row);
  }
  return table;
}

std::vector<Target> SampleTargets() {
  Target share;
  share.value = 100;
  share.unit = "%";
  share.subject = "hồ sơ";
  share.predicate = "được trả đúng hẹn";
  share.key = "ho so|duoc tra dung hen";
  share.raw = "100% hồ sơ được trả đúng hẹn";
  share.end = share.raw.size();
  share.objective = 0;
  share.rule = "target.share";
  Target range = share;
  range.comparator = Comparator::kRange;
  range.value = 97.5;
  range.value2 = 99;
  range.per = "P1Y";
  range.scope = "đối với hồ sơ trực tuyến";
  range.base = "tổng số hồ sơ";
  range.modality = "phấn đấu";
  range.time = "đến năm 2033";
  range.year = 2033;
  range.text = TargetText::kRestated;
  range.objective = 1;
  range.parent = 0;
  Target grade;
  grade.comparator = Comparator::kAtLeast;
  grade.grade = "Tốt";
  grade.raw = "loại Tốt trở lên";
  grade.begin = 4;
  grade.end = 4 + grade.raw.size();
  grade.text = TargetText::kTask;
  grade.table = 0;
  grade.row = 1;
  grade.column = 1;
  grade.rule = "target.grade";
  return {share, range, grade};
}

}  // namespace

Plan SamplePlan(int variant) {
  Plan plan;
  plan.document = SampleFields(variant);
  plan.objectives = {
      {1, Val("100% hồ sơ được trả đúng hẹn.", 1, 250), Value{}},
      {2, Val("Mỗi năm hai đợt khảo sát.", 1, 270), Val("Hằng năm khảo sát hai đợt.", 2, 270)}};
  plan.tables = {SampleTable(variant), PlanTable{}};
  plan.measures = {Val("Họp giao ban hằng quý.", 2, 300), Val("Báo cáo sáu tháng.", 2, 320)};
  plan.findings = {
      {"number_gap", "Thiếu số 3.3 giữa 3.2 và 3.4.", 0, 4, {{2, Box(80, 90, 100, 103)}}},
      {"no_number", "Số văn bản để trống.", std::nullopt, std::nullopt, {}}};
  plan.targets = SampleTargets();
  return plan;
}

DocumentRecord SampleRecord(const std::string& bytes) {
  return {Sha256Hex(bytes), static_cast<std::int64_t>(bytes.size()), "Sample Writer 1.0",
          TextSource::kEmbedded, kSeen};
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "kehoach-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category());
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

}  // namespace kehoach::store
