// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "layout/layout.h"
#include "table/numbering.h"

namespace kehoach::plan {
namespace {

class Finder {
 public:
  Finder(const std::vector<HeaderReading>& headers, Plan& plan) : headers_(headers), plan_(plan) {}

  void Run() {
    Head();
    Objectives();
    for (std::size_t t = 0; t < plan_.tables.size(); ++t) Table(t);
  }

 private:
  void Add(std::string kind, std::string message, std::vector<Place> places = {},
           std::optional<int> table = std::nullopt, std::optional<int> row = std::nullopt) {
    plan_.findings.push_back({std::move(kind), std::move(message), table, row, std::move(places)});
  }

  void Head() {
    const DocumentFields& head = plan_.document;
    if (head.type.has_value() && !head.number.has_value()) {
      Add("no_number", "Văn bản không ghi số.", head.symbol.evidence.places);
    }
    if (head.date_text.has_value()) {
      const std::size_t length = head.date.has_value() ? head.date.text->size() : 0;
      if (length == 0)
        Add("bad_date", "Ngày ban hành không đọc được hoặc không có trong lịch.",
            head.date_text.evidence.places);
      else if (length < 10)
        Add("blank_day", "Ngày ban hành để trống ngày hoặc tháng.", head.date_text.evidence.places);
    } else if (head.type.has_value()) {
      Add("no_date", "Văn bản không ghi ngày ban hành.");
    }
    if (head.type.has_value() && plan_.document.signers.empty())
      Add("no_signature", "Không thấy phần ký.");
  }

  void Objectives() {
    std::map<int, const Objective*> seen;
    const Objective* last = nullptr;
    for (const Objective& objective : plan_.objectives) {
      const auto [it, fresh] = seen.emplace(objective.number, &objective);
      if (!fresh) {
        Add("duplicate_number",
            fmt::format("Số mục tiêu {} xuất hiện nhiều lần.", objective.number),
            objective.text.evidence.places);
      } else if (last != nullptr && objective.number > last->number + 1) {
        Add("number_gap",
            fmt::format("Mục tiêu nhảy từ {} sang {}.", last->number, objective.number),
            objective.text.evidence.places);
      }
      last = &objective;
    }
    for (std::size_t a = 0; a < plan_.objectives.size(); ++a) {
      for (std::size_t b = a + 1; b < std::min(plan_.objectives.size(), a + 40); ++b) {
        const Value &one = plan_.objectives[a].text, &other = plan_.objectives[b].text;
        if (one.has_value() && other.has_value() && one.text == other.text) {
          Add("duplicate_objective",
              fmt::format("Mục tiêu {} và {} trùng lời văn.", plan_.objectives[a].number,
                          plan_.objectives[b].number),
              other.evidence.places);
        }
      }
    }
  }

  static std::vector<Place> PlacesOf(const PlanRow& row) {
    for (const Value& cell : row.cells) {
      if (cell.has_value() && !cell.evidence.places.empty()) return cell.evidence.places;
    }
    return {};
  }

  static int Column(const PlanTable& table, std::string_view role) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c] == role) return static_cast<int>(c);
    }
    return -1;
  }

  void Table(std::size_t t) {
    const PlanTable& table = plan_.tables[t];
    const int lead = Column(table, "lead"), deadline = Column(table, "deadline");
    const auto number = static_cast<int>(t);
    for (std::size_t c = 0; c < headers_[t].known.size(); ++c) {
      const bool unnamed = table.columns[c] == "number" && table.labels[c].empty();
      if (headers_[t].known[c] || unnamed) continue;
      Add("unknown_label",
          fmt::format("Tiêu đề cột \"{}\" chưa có trong quy tắc.", table.labels[c]), table.places,
          number);
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const PlanRow& row = table.rows[r];
      const auto at = static_cast<int>(r);
      const std::string name = row.path.value_or(row.number.value_or(fmt::format("thứ {}", r + 1)));
      if (row.kind == RowKind::kTask) {
        auto empty = [&](int column) {
          return column >= 0 && !row.cells[static_cast<std::size_t>(column)].has_value();
        };
        if (empty(lead))
          Add("no_owner", fmt::format("Dòng {} không ghi đơn vị chủ trì.", name), PlacesOf(row),
              number, at);
        if (empty(deadline))
          Add("no_deadline", fmt::format("Dòng {} không ghi thời hạn.", name), PlacesOf(row),
              number, at);
        if (row.due && row.due->other_year != 0) {
          Add("year_mismatch",
              fmt::format("Dòng {} ghi năm {} khác năm của kế hoạch.", name, row.due->other_year),
              PlacesOf(row), number, at);
        }
      }
    }
    Gaps(t);
  }

  // Numbers of one level run on: 3.2 → 3.4 leaves one out. A restart at 1 does not.
  void Gaps(std::size_t t) {
    const PlanTable& table = plan_.tables[t];
    std::map<std::string, std::pair<int, std::string>> last;  // parent path -> last ordinal, number
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const PlanRow& row = table.rows[r];
      if (!row.path || !row.number) continue;
      const std::size_t dot = row.path->rfind('.');
      const std::string parent = dot == std::string::npos ? "" : row.path->substr(0, dot);
      const std::string own = dot == std::string::npos ? *row.path : row.path->substr(dot + 1);
      const int ordinal = table::OrdinalOf(own);
      if (ordinal == 0) continue;
      const std::string kind = own[0] >= '0' && own[0] <= '9'   ? "1"
                               : own[0] >= 'A' && own[0] <= 'Z' ? "I"
                                                                : "a";
      auto& [before, number] = last[parent + "|" + kind];
      if (before > 0 && ordinal > before + 1) {
        Add("number_gap", fmt::format("Số thứ tự nhảy từ {} sang {}.", number, *row.number),
            PlacesOf(row), static_cast<int>(t), static_cast<int>(r));
      }
      before = ordinal;
      number = *row.number;
    }
  }

  const std::vector<HeaderReading>& headers_;
  Plan& plan_;
};

std::string JoinedText(const Cell& cell) { return layout::JoinLines(cell.lines, 0, 0); }

// Number of a row ("1", "01.", "I"); 0 = something else.
int ReadOrdinal(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.pop_back();
  return table::OrdinalOf(text);
}

}  // namespace

void AddFindings(const std::vector<HeaderReading>& headers, Plan& plan) {
  Finder(headers, plan).Run();
}

void AddPageFindings(const std::vector<Page>& pages, Plan& plan) {
  std::vector<Finding> found;
  for (const Page& page : pages) {
    if (page.quality.verdict == TextVerdict::kUsable) continue;
    const bool blank = page.words.empty() && page.images.empty() && page.fills.empty();
    Finding finding;
    finding.kind = blank ? "blank_page" : "needs_ocr";
    finding.message =
        blank ? fmt::format("Trang {} để trống.", page.number)
              : fmt::format("Trang {} không có lớp chữ tin cậy được, cần nhận dạng (OCR).",
                            page.number);
    finding.places = {{page.number, {0, 0, page.width, page.height}}};
    found.push_back(std::move(finding));
  }
  plan.findings.insert(plan.findings.begin(), found.begin(), found.end());
}

bool HasUnknownHeader(const Table& table, const HeaderReading& header) {
  if (header.is_task_table || header.vetoed || table.columns < 3) return false;
  const int below = std::max(header.rows, 1);
  bool unknown = false, counted = false;
  for (const Cell& cell : table.cells) {
    const std::string text = JoinedText(cell);
    if (cell.row + cell.row_span == below && cell.column > 0) {
      // A header has a word in every column.
      if (text.empty() || ReadOrdinal(text) != 0) return false;
      const auto column = static_cast<std::size_t>(cell.column);
      unknown = unknown || !header.known[column];
    }
    if (cell.row == below && cell.column == 0) counted = ReadOrdinal(text) == 1;
  }
  return unknown && counted;
}

Finding UnknownHeader(const Table& table, const HeaderReading& header) {
  std::string labels;
  for (const Cell& cell : table.cells) {
    if (cell.row + cell.row_span != std::max(header.rows, 1)) continue;
    const std::string label = JoinedText(cell);
    if (label.empty()) continue;
    if (!labels.empty()) labels += " | ";
    labels += label;
  }
  return {"unknown_header", fmt::format("Bảng có tiêu đề chưa có trong quy tắc: {}.", labels),
          std::nullopt, std::nullopt, table.places};
}

}  // namespace kehoach::plan
