// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_tables.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "audit/finding_kinds.h"
#include "cli/report_data.h"

namespace kehoach::cli {
namespace {

using exporter::Cell;
using exporter::Column;
using exporter::Date;
using exporter::Link;
using exporter::ToCell;
using exporter::ToDateCell;
using exporter::Word;
using store::ArchiveRows;
using store::DocumentHead;

Cell TextSourceWord(store::TextSource source) {
  const std::string key = store::TextSourceName(source);
  switch (source) {
    case store::TextSource::kNone:
      return Word{key, "không có"};
    case store::TextSource::kEmbedded:
      return Word{key, "lớp chữ của tệp"};
    case store::TextSource::kOcr:
      return Word{key, "nhận dạng"};
    case store::TextSource::kMixed:
      return Word{key, "lớp chữ và nhận dạng"};
  }
  return {};
}

Cell DueKindWord(std::optional<DueKind> kind) {
  if (!kind) return {};
  const std::string key = DueKindName(*kind);
  switch (*kind) {
    case DueKind::kPeriod:
      return Word{key, "có thời hạn"};
    case DueKind::kRecurring:
      return Word{key, "định kỳ"};
    case DueKind::kContinuous:
      return Word{key, "thường xuyên"};
    case DueKind::kEvent:
      return Word{key, "khi phát sinh"};
    case DueKind::kAsPlanned:
      return Word{key, "theo kế hoạch"};
  }
  return {};
}

Cell ComparatorWord(Comparator comparator) {
  const std::string key = ComparatorName(comparator);
  switch (comparator) {
    case Comparator::kAtLeast:
      return Word{key, "từ … trở lên"};
    case Comparator::kMoreThan:
      return Word{key, "trên"};
    case Comparator::kAtMost:
      return Word{key, "không quá"};
    case Comparator::kLessThan:
      return Word{key, "dưới"};
    case Comparator::kEqual:
      return Word{key, "bằng"};
    case Comparator::kAbout:
      return Word{key, "khoảng"};
    case Comparator::kRange:
      return Word{key, "từ … đến"};
  }
  return {};
}

Cell TargetTextWord(TargetText text) {
  const std::string key = TargetTextName(text);
  switch (text) {
    case TargetText::kObjective:
      return Word{key, "mục tiêu"};
    case TargetText::kRestated:
      return Word{key, "mục tiêu (nêu lại)"};
    case TargetText::kTask:
      return Word{key, "nhiệm vụ"};
  }
  return {};
}

// ISO 8601 durations that targets have.
Cell PeriodWord(const std::optional<std::string>& per) {
  if (!per) return {};
  static const std::vector<std::pair<std::string, std::string>> names = {
      {"P1Y", "năm"},  {"P6M", "6 tháng"}, {"P3M", "quý"},  {"P1M", "tháng"},
      {"P1W", "tuần"}, {"P7D", "tuần"},    {"P1D", "ngày"}, {"PT1H", "giờ"}};
  for (const auto& [key, label] : names) {
    if (key == *per) return Word{key, label};
  }
  return Word{*per, *per};
}

std::optional<std::string> NumberAndSymbol(const DocumentHead& head) {
  if (!head.symbol) return head.number;
  return head.number.value_or("…") + "/" + *head.symbol;
}

Cell DocumentLink(const DocumentHead& head, const LinkTargets& links) {
  return Link{head.document, links.document ? links.document(head.document) : std::string()};
}

Cell PageLink(const DocumentHead& head, std::optional<int> page, const LinkTargets& links) {
  if (!page || *page < 1) return {};
  return Link{*page, links.page ? links.page(head.sha256, *page) : std::string()};
}

std::optional<std::string> NotEmpty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// The columns that begin every table but the documents', and their cells.
std::vector<Column> WithDocument(std::vector<Column> columns) {
  std::vector<Column> all = {{"document", "Mã văn bản"},
                             {"issuer", "Cơ quan ban hành"},
                             {"province", "Tỉnh, thành phố"},
                             {"year", "Năm"}};
  all.insert(all.end(), std::make_move_iterator(columns.begin()),
             std::make_move_iterator(columns.end()));
  return all;
}

void Put(const RowSink& sink, const DocumentHead& head, const LinkTargets& links,
         std::vector<Cell> cells) {
  std::vector<Cell> all = {DocumentLink(head, links), ToCell(head.issuer), ToCell(head.province),
                           ToCell(head.year)};
  all.insert(all.end(), std::make_move_iterator(cells.begin()),
             std::make_move_iterator(cells.end()));
  sink(all);
}

ExportTable Documents() {
  return {{"documents",
           "Văn bản",
           {{"document", "Mã văn bản"},
            {"number_symbol", "Số, ký hiệu"},
            {"type", "Loại"},
            {"title", "Trích yếu"},
            {"issuer", "Cơ quan ban hành"},
            {"province", "Tỉnh, thành phố"},
            {"date", "Ngày ban hành"},
            {"year", "Năm"},
            {"year_to", "Đến năm"},
            {"objectives", "Số mục tiêu"},
            {"tasks", "Số nhiệm vụ"},
            {"targets", "Số chỉ tiêu"},
            {"measures", "Số biện pháp theo dõi"},
            {"findings", "Số điểm cần xem lại"},
            {"pages", "Số trang"},
            {"text", "Nguồn chữ"},
            {"path", "Tệp"},
            {"sha256", "SHA-256"}}},
          [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            rows.Documents(
                [&](const DocumentHead& head, const store::DocumentRow& row) {
                  const std::vector<Cell> cells = {
                      Link{head.document, links.page ? links.page(head.sha256, 0) : std::string()},
                      ToCell(NumberAndSymbol(head)),
                      ToCell(head.type),
                      ToCell(head.title),
                      ToCell(head.issuer),
                      ToCell(head.province),
                      ToDateCell(head.date),
                      ToCell(head.year),
                      ToCell(head.year_to),
                      std::int64_t{row.objectives},
                      std::int64_t{row.tasks},
                      std::int64_t{row.targets},
                      std::int64_t{row.measures},
                      std::int64_t{row.findings},
                      std::int64_t{row.pages},
                      TextSourceWord(row.text),
                      row.path,
                      head.sha256};
                  sink(cells);
                },
                tick);
          }};
}

ExportTable Objectives() {
  return {{"objectives", "Mục tiêu",
           WithDocument({{"number", "Mục tiêu số"},
                         {"text", "Mục tiêu"},
                         {"restated", "Lời văn nêu lại"},
                         {"page", "Trang"}})},
          [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            rows.Objectives(
                [&](const DocumentHead& head, const store::ObjectiveRow& row) {
                  Put(sink, head, links,
                      {std::int64_t{row.number}, ToCell(row.text), ToCell(row.restated),
                       PageLink(head, row.page, links)});
                },
                tick);
          }};
}

ExportTable Tasks() {
  return {{"tasks", "Nhiệm vụ",
           WithDocument({{"task_table", "Bảng"},
                         {"row", "Dòng"},
                         {"objective_number", "Mục tiêu số"},
                         {"group", "Thuộc nhóm"},
                         {"number", "STT"},
                         {"content", "Nội dung công việc"},
                         {"lead", "Chủ trì"},
                         {"support", "Phối hợp"},
                         {"lead_units", "Các đơn vị chủ trì"},
                         {"support_units", "Các đơn vị phối hợp"},
                         {"deadline", "Thời gian thực hiện"},
                         {"due_kind", "Loại thời hạn"},
                         {"due_from", "Từ ngày"},
                         {"due_to", "Đến ngày"},
                         {"output", "Sản phẩm, kết quả"},
                         {"target", "Chỉ tiêu"},
                         {"method", "Biện pháp"},
                         {"budget", "Kinh phí"},
                         {"objective", "Mục tiêu"},
                         {"note", "Ghi chú"},
                         {"other", "Cột khác"},
                         {"more", "Các cột khác nữa"},
                         {"page", "Trang"}})},
          [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            rows.Tasks(
                [&](const DocumentHead& head, const store::TaskRow& row) {
                  Put(sink, head, links,
                      {std::int64_t{row.table},
                       std::int64_t{row.row},
                       ToCell(row.objective_number),
                       ToCell(NotEmpty(row.group)),
                       ToCell(row.number),
                       ToCell(row.content),
                       ToCell(row.lead),
                       ToCell(row.support),
                       ToCell(NotEmpty(row.lead_units)),
                       ToCell(NotEmpty(row.support_units)),
                       ToCell(row.deadline),
                       DueKindWord(row.due_kind),
                       ToDateCell(row.due_from),
                       ToDateCell(row.due_to),
                       ToCell(row.output),
                       ToCell(row.target),
                       ToCell(row.method),
                       ToCell(row.budget),
                       ToCell(row.objective),
                       ToCell(row.note),
                       ToCell(row.other),
                       ToCell(NotEmpty(row.more)),
                       PageLink(head, row.page, links)});
                },
                tick);
          }};
}

ExportTable Targets() {
  return {{"targets", "Chỉ tiêu",
           WithDocument({{"text", "Nêu trong"},
                         {"objective_number", "Mục tiêu số"},
                         {"task_table", "Bảng"},
                         {"row", "Dòng"},
                         {"subject", "Đối tượng"},
                         {"predicate", "Yêu cầu"},
                         {"comparator", "So sánh"},
                         {"value", "Giá trị"},
                         {"value2", "Đến giá trị"},
                         {"unit", "Đơn vị tính"},
                         {"per", "Trong mỗi"},
                         {"grade", "Mức"},
                         {"scope", "Phạm vi"},
                         {"base", "Trên tổng số"},
                         {"modality", "Cách nêu"},
                         {"time", "Thời điểm"},
                         {"target_year", "Năm của chỉ tiêu"},
                         {"raw", "Nguyên văn"},
                         {"key", "Khóa so sánh"},
                         {"page", "Trang"}})},
          [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            rows.Targets(
                [&](const DocumentHead& head, const store::TargetRow& row) {
                  Put(sink, head, links,
                      {TargetTextWord(row.text),
                       ToCell(row.objective_number),
                       ToCell(row.table),
                       ToCell(row.row),
                       ToCell(row.subject),
                       ToCell(row.predicate),
                       ComparatorWord(row.comparator),
                       ToCell(row.value),
                       ToCell(row.value2),
                       ToCell(NotEmpty(row.unit)),
                       PeriodWord(row.per),
                       ToCell(row.grade),
                       ToCell(row.scope),
                       ToCell(row.base),
                       ToCell(row.modality),
                       ToCell(row.time),
                       ToCell(row.target_year),
                       row.raw,
                       row.key,
                       PageLink(head, row.page, links)});
                },
                tick);
          }};
}

ExportTable Findings() {
  return {
      {"findings", "Điểm cần xem lại",
       WithDocument({{"kind", "Loại"},
                     {"message", "Nội dung"},
                     {"task_table", "Bảng"},
                     {"row", "Dòng"},
                     {"page", "Trang"}})},
      [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
         const ArchiveRows::Tick& tick) {
        rows.Findings(
            [&](const DocumentHead& head, const store::FindingRow& row) {
              Put(sink, head, links,
                  {Word{row.kind, std::string(audit::FindingKindOf(row.kind).title)}, row.message,
                   ToCell(row.table), ToCell(row.row), PageLink(head, row.page, links)});
            },
            tick);
      }};
}

ExportTable Groups() {
  return {{"groups",
           "Nội dung lặp lại",
           {{"rank", "Nhóm"},
            {"objectives", "Số lần"},
            {"agencies", "Số cơ quan"},
            {"years", "Số năm"},
            {"first_year", "Năm đầu"},
            {"last_year", "Năm cuối"},
            {"document", "Mã văn bản"},
            {"issuer", "Cơ quan ban hành"},
            {"province", "Tỉnh, thành phố"},
            {"year", "Năm"},
            {"number", "Mục tiêu số"},
            {"text", "Mục tiêu"},
            {"changes", "Thay đổi so với lần trước"},
            {"page", "Trang"},
            {"group", "Mã nhóm"}}},
          [](const ArchiveRows& rows, const LinkTargets& links, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            std::int64_t rank = 0;
            rows.Groups(
                [&](const store::GroupRow& group) {
                  ++rank;
                  const store::GroupMember* before = nullptr;
                  for (const store::GroupMember& member : group.members) {
                    const auto& [head, objective] = member;
                    std::string changes;
                    if (before && SameAgency(before->head, head)) {
                      changes = fmt::format(
                          "{}", fmt::join(CompareWordings(before->objective.text.value_or(""),
                                                          objective.text.value_or(""))
                                              .named,
                                          "; "));
                    }
                    before = &member;
                    const std::vector<Cell> cells = {rank,
                                                     group.objectives,
                                                     group.agencies,
                                                     group.years,
                                                     ToCell(group.first_year),
                                                     ToCell(group.last_year),
                                                     DocumentLink(head, links),
                                                     ToCell(head.issuer),
                                                     ToCell(head.province),
                                                     ToCell(head.year),
                                                     std::int64_t{objective.number},
                                                     ToCell(objective.text),
                                                     ToCell(NotEmpty(changes)),
                                                     PageLink(head, objective.page, links),
                                                     group.name};
                    sink(cells);
                  }
                  return true;
                },
                tick);
          }};
}

ExportTable Units() {
  return {{"units",
           "Đơn vị",
           {{"unit", "Đơn vị"},
            {"agency", "Thuộc cơ quan"},
            {"province", "Tỉnh, thành phố"},
            {"lead", "Số nhiệm vụ chủ trì"},
            {"support", "Số nhiệm vụ phối hợp"},
            {"documents", "Số văn bản"},
            {"first_year", "Năm đầu"},
            {"last_year", "Năm cuối"},
            {"listed", "Trong danh mục"},
            {"key", "Khóa so sánh"}}},
          [](const ArchiveRows& rows, const LinkTargets&, const RowSink& sink,
             const ArchiveRows::Tick& tick) {
            rows.Units(
                [&](const store::UnitRow& row) {
                  const std::vector<Cell> cells = {
                      row.name,
                      ToCell(row.agency),
                      ToCell(row.province),
                      row.lead,
                      row.support,
                      row.documents,
                      ToCell(row.first_year),
                      ToCell(row.last_year),
                      row.listed ? Word{"yes", "có"} : Word{"no", "không"},
                      row.key};
                  sink(cells);
                },
                tick);
          }};
}

}  // namespace

const std::vector<ExportTable>& ExportTables() {
  static const std::vector<ExportTable> tables = {Documents(), Objectives(), Tasks(),   Groups(),
                                                  Targets(),   Units(),      Findings()};
  return tables;
}

const ExportTable* FindExportTable(std::string_view key) {
  for (const ExportTable& table : ExportTables()) {
    if (table.spec.key == key) return &table;
  }
  return nullptr;
}

}  // namespace kehoach::cli
