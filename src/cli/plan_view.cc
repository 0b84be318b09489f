// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_view.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/amounts.h"
#include "cli/target_text.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "kehoach/plan_values.h"

namespace kehoach::cli {
namespace {

constexpr int kLabelWidth = 18;
// Text that runs wider than this is hard to read, however wide the terminal is.
constexpr int kWidestText = 110;
constexpr int kWidthOfFiles = 110;

int TextColumns(int columns) {
  return columns > 0 ? std::min(columns, kWidestText) : kWidthOfFiles;
}

// "[tr. 3]", "[tr. 3–5]"; empty when the place is not known.
std::string Pages(const std::vector<Place>& places) {
  std::set<int> pages;
  for (const Place& place : places) pages.insert(place.page);
  if (pages.empty()) return {};
  if (pages.size() == 1) return fmt::format("[tr. {}]", *pages.begin());
  return fmt::format("[tr. {}–{}]", *pages.begin(), *pages.rbegin());
}

// Behind a value that was recognised on a picture and should be compared with it.
constexpr const char* kDoubtMark = "(?)";

std::string Marked(std::string text, const Evidence& evidence) {
  if (evidence.doubts.empty()) return text;
  if (!text.empty()) text += ' ';
  return text + kDoubtMark;
}
std::optional<std::string> Marked(const Value& value) {
  if (!value.has_value()) return std::nullopt;
  return Marked(*value.text, value.evidence);
}

// A text and the pages it stands on.
std::string WithPages(const std::string& text, const std::vector<Place>& places) {
  return fmt::format("{} {}", text, Pages(places));
}
std::string WithPages(const Value& value) {
  return WithPages(Marked(value.text.value_or(""), value.evidence), value.evidence.places);
}

// `first` before the first line, as many spaces before the others.
std::string Indented(const std::string& first, const std::string& text, int columns) {
  const int indent = TextWidth(first);
  std::string out;
  bool is_first = true;
  for (const std::string& line : WrapText(Printable(text), columns - indent)) {
    out += is_first ? first : std::string(static_cast<std::size_t>(indent), ' ');
    out += line + "\n";
    is_first = false;
  }
  return out;
}

std::string Label(const std::string& label, const std::optional<std::string>& value, int columns) {
  if (!value) return {};
  return Indented(PadRight(label, kLabelWidth), *value, columns);
}

std::optional<std::string> NumberAndSymbol(const DocumentFields& d) {
  if (!d.number.text && !d.symbol.text) return std::nullopt;
  // A blank number is part of what the document says: "…/KH-SVHTT".
  std::string text = fmt::format("{}/{}", d.number.text.value_or("…"), d.symbol.text.value_or("…"));
  const bool doubtful = !d.number.evidence.doubts.empty() || !d.symbol.evidence.doubts.empty();
  return doubtful ? text + " " + kDoubtMark : text;
}

std::optional<std::string> Years(const DocumentFields& d) {
  if (!d.year) return std::nullopt;
  return Marked(d.year_to ? fmt::format("{}–{}", *d.year, *d.year_to) : std::to_string(*d.year),
                d.year_evidence);
}

std::string SignerText(const Signer& signer) {
  std::string out;
  for (const Value* part : {&signer.authority, &signer.position, &signer.name}) {
    if (part->text) out += fmt::format("{}{}", out.empty() ? "" : " / ", *Marked(*part));
  }
  return out;
}

std::string BasisText(const Basis& basis) {
  return Marked(basis.date ? fmt::format("{} ({})", basis.number, *basis.date) : basis.number,
                basis.evidence);
}

std::string Fields(const DocumentFields& d, int columns) {
  std::optional<std::string> date = d.date.text;
  if (d.date_text.text) {
    date = Marked(date ? fmt::format("{} ({})", *d.date_text.text, *date) : *d.date_text.text,
                  d.date_text.evidence);
  }
  std::string out = Label("  Loại văn bản", Marked(d.type_text), columns) +
                    Label("  Trích yếu", Marked(d.title), columns) +
                    Label("  Số, ký hiệu", NumberAndSymbol(d), columns) +
                    Label("  Cơ quan", Marked(d.issuer), columns) +
                    Label("  Tỉnh, thành phố", Marked(d.province), columns) +
                    Label("  Địa danh", Marked(d.place), columns) + Label("  Ngày", date, columns) +
                    Label("  Năm kế hoạch", Years(d), columns);
  const auto list = [&](const std::string& label, const std::vector<std::string>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      out += Label(i == 0 ? label : std::string(), items[i], columns);
    }
  };
  std::vector<std::string> bases, signers, recipients;
  for (const Basis& basis : d.bases) bases.push_back(BasisText(basis));
  for (const Signer& signer : d.signers) signers.push_back(SignerText(signer));
  for (const Value& r : d.recipients) recipients.push_back(Marked(r).value_or(""));
  list("  Căn cứ", bases);
  list("  Ký", signers);
  list("  Nơi nhận", recipients);
  return out;
}

std::string DueText(const std::optional<Due>& due) {
  if (!due) return {};
  switch (due->kind) {
    case DueKind::kPeriod:
      break;
    case DueKind::kRecurring:
      return "định kỳ";
    case DueKind::kContinuous:
      return "thường xuyên";
    case DueKind::kEvent:
      return "khi có việc";
    case DueKind::kAsPlanned:
      return "theo kế hoạch";
  }
  if (due->from == due->to) return due->from.value_or("");
  return fmt::format("{}..{}", due->from.value_or(""), due->to.value_or(""));
}

// "I  Công tác chung": a heading inside the table.
std::string GroupText(const PlanTable& table, const PlanRow& row) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size() && c < row.cells.size(); ++c) {
    if (!row.cells[c].has_value()) continue;
    if (!out.empty()) out += "  ";
    out += *Marked(row.cells[c]);
  }
  return out;
}

// Columns that hold long text may be made narrower than it; numbers and dates stay whole.
bool MayShrink(std::string_view role) { return role != "number"; }

std::string TableView(std::size_t number, const PlanTable& table, int columns) {
  std::string heading = fmt::format("BẢNG {}", number);
  if (table.objective) heading += fmt::format(" – mục tiêu {}", *table.objective);
  std::string out = fmt::format("{} {}\n", heading, Pages(table.places));
  std::vector<TextColumn> header;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool labelled = c < table.labels.size() && !table.labels[c].empty();
    header.push_back(
        {labelled ? table.labels[c] : table.columns[c], false, MayShrink(table.columns[c])});
  }
  const bool any_due = std::any_of(table.rows.begin(), table.rows.end(),
                                   [](const PlanRow& row) { return row.due.has_value(); });
  if (any_due) header.push_back({"Hạn hiểu là", false, false});
  std::vector<std::vector<std::string>> rows;
  for (const PlanRow& row : table.rows) {
    if (row.kind == RowKind::kGroup) {
      rows.push_back({GroupText(table, row)});
      continue;
    }
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      cells.push_back(c < row.cells.size()
                          ? Marked(row.cells[c].text.value_or(""), row.cells[c].evidence)
                          : "");
    }
    if (any_due) cells.push_back(DueText(row.due));
    rows.push_back(std::move(cells));
  }
  // A file has no width of its own; unbroken rows of long texts would be unreadable in it.
  return out + RenderTable(header, rows, columns > 0 ? columns : 160, Overflow::kWrap);
}

std::string Objectives(const Plan& plan, int columns) {
  std::string out;
  for (const Objective& o : plan.objectives) {
    out += Indented(fmt::format("  {:>2}. ", o.number), WithPages(o.text), columns);
    if (o.restated.text) {
      out += Indented("      nêu lại: ", WithPages(o.restated), columns);
    }
  }
  return out;
}

// "mục tiêu 2", "bảng 1, dòng 3".
std::string PlaceOf(const Plan& plan, const Target& t) {
  if (t.objective && static_cast<std::size_t>(*t.objective) < plan.objectives.size()) {
    return fmt::format("mục tiêu {}{}",
                       plan.objectives[static_cast<std::size_t>(*t.objective)].number,
                       t.text == TargetText::kRestated ? " (nêu lại)" : "");
  }
  return fmt::format("bảng {}, dòng {}", t.table.value_or(0) + 1, t.row.value_or(0) + 1);
}

std::string Targets(const Plan& plan, int columns) {
  if (plan.targets.empty()) return {};
  std::string out = "\nCHỈ TIÊU ĐỊNH LƯỢNG\n";
  for (const Target& t : plan.targets) {
    out +=
        Indented(t.parent ? "      + " : "  - ",
                 fmt::format("{}: {} [{}]", TargetValueText(t),
                             TargetWordsText(t.subject, t.predicate, t.raw, ""), PlaceOf(plan, t)),
                 columns);
  }
  return out;
}

const char* DoubtText(DoubtReason reason) {
  switch (reason) {
    case DoubtReason::kUnclear:
      return "chữ mờ hoặc đọc chưa chắc";
    case DoubtReason::kNotVietnamese:
      return "không phải từ tiếng Việt";
    case DoubtReason::kGridUncertain:
      return "đường kẻ bảng không rõ";
    case DoubtReason::kSequence:
      return "số thứ tự không khớp";
    case DoubtReason::kDisagreement:
      return "chỗ khác trong văn bản ghi khác";
    case DoubtReason::kUnusual:
      return "từ ngữ khác thường";
  }
  return "";
}

// What the mark means, how many values have it and why, and what the document itself suggests.
std::string Doubts(const Plan& plan, int columns) {
  int values = 0;
  std::array<int, kDoubtReasons> reasons{};
  std::string suggestions;
  ForEachValue(plan, [&](const Evidence& evidence, const std::string* text, auto&&) {
    if (!evidence.doubts.empty()) ++values;
    for (const Doubt& doubt : evidence.doubts) {
      ++reasons[static_cast<std::size_t>(doubt.reason) - 1];
      if (doubt.suggestion.empty()) continue;
      suggestions += Indented(
          "  ? ",
          WithPages(fmt::format("\"{}\" – có thể là \"{}\"", text ? *text : "", doubt.suggestion),
                    evidence.places),
          columns);
    }
  });
  if (values == 0) return {};
  std::string why;
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (reasons[i] == 0) continue;
    why += fmt::format("{}{} ({})", why.empty() ? "" : "; ",
                       DoubtText(static_cast<DoubtReason>(i + 1)), reasons[i]);
  }
  return "\nCHỖ CẦN SO VỚI BẢN QUÉT\n" +
         Indented(std::string("  ") + kDoubtMark + " ",
                  fmt::format("{} giá trị nhận dạng chưa chắc chắn: {}.", values, why), columns) +
         suggestions;
}

}  // namespace

std::string TablesView(const Plan& plan, int columns) {
  std::string out;
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    if (t > 0) out += "\n";
    out += TableView(t + 1, plan.tables[t], columns);
  }
  return out;
}

std::string PlanView(const store::DocumentSummary& document, const Plan& plan, int columns) {
  const int width = TextColumns(columns);
  std::string out = fmt::format("VĂN BẢN {}  {}\n", document.id, Printable(document.path));
  out += PadRight("  SHA-256", kLabelWidth) + document.sha256 + "\n";
  const std::string recognised =
      document.recognised.empty()
          ? std::string()
          : fmt::format(" (nhận dạng từ ảnh: trang {})", PageRanges(document.recognised));
  out += Label("  Số trang", std::to_string(document.pages) + recognised, width);
  out += Fields(plan.document, width);
  if (!plan.objectives.empty()) {
    out += "\nMỤC TIÊU\n";
    out += Objectives(plan, width);
  }
  if (!plan.tables.empty()) {
    out += "\n";
    out += TablesView(plan, columns);
  }
  if (!plan.measures.empty()) {
    out += "\nBIỆN PHÁP THEO DÕI\n";
    for (const Value& m : plan.measures) {
      out += Indented("  - ", WithPages(m), width);
    }
  }
  out += Targets(plan, width);
  if (plan.objectives.empty() && plan.tables.empty() && plan.measures.empty()) {
    out += "\nKhông có mục tiêu, bảng nhiệm vụ hay biện pháp theo dõi.\n";
  }
  out += Doubts(plan, width);
  if (!plan.findings.empty()) {
    out += "\nĐIỂM CẦN XEM LẠI\n";
    for (const Finding& f : plan.findings) {
      out += Indented("  ! ", WithPages(f.message, f.places), width);
    }
  }
  return out;
}

}  // namespace kehoach::cli
