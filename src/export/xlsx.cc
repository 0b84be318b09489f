// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "export/csv.h"
#include "export/zip_sizes.h"
#include "text/utf8.h"

namespace kehoach::exporter {
namespace {

// Excel: "Excel specifications and limits".
constexpr std::size_t kMostTextUnits = 32'767;
constexpr std::size_t kMostFormulaText = 255;
constexpr std::string_view kCutMark = "… [cắt bớt]";
// In characters. Wider columns than this wrap their text instead.
constexpr int kWidest = 50;
constexpr int kWidestHeader = 16;
constexpr int kWidestOnA4 = 250;
// Of a row with wrapped text.
constexpr int kMostLines = 12;
constexpr int kLineHeight = 15;  // points, of the default font
constexpr lxw_color_t kHeaderFill = 0x1F4E79;
constexpr lxw_color_t kHeatLow = 0xDEEBF7;
constexpr lxw_color_t kHeatMiddle = 0x9ECAE1;
constexpr lxw_color_t kHeatHigh = 0x4292C6;

int Width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size() && width <= kWidest * kMostLines; ++width) {
    text::NextCodePoint(text, at);
  }
  return width;
}

int CellWidth(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return Width(*text);
  if (const auto* word = std::get_if<Word>(&cell)) return Width(word->label);
  if (const auto* date = std::get_if<Date>(&cell)) return Width(date->iso);
  if (const auto* link = std::get_if<Link>(&cell)) {
    return static_cast<int>(fmt::format_int(link->number).size());
  }
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    return static_cast<int>(fmt::format_int(*integer).size());
  }
  if (const auto* real = std::get_if<double>(&cell)) {
    return static_cast<int>(fmt::formatted_size("{}", *real));
  }
  return 0;
}

// What Excel would take for a number once a user edits the cell.
bool NeedsTextFormat(std::string_view text) { return text.size() < 64 && ExcelWouldChange(text); }

// How wide the values of a column are. A column fits nine of ten of them; one that is mostly empty
// is held narrow.
class WidthCount {
 public:
  void Add(int width) {
    ++rows_;
    if (width > 0) ++counts_[static_cast<std::size_t>(std::min(width, kWidest))];
  }
  int Fitting(int least) const {
    std::int64_t all = 0, seen = 0;
    for (const std::int64_t count : counts_) all += count;
    const int most = all * 5 < rows_ ? kWidest / 2 : kWidest;
    for (std::size_t width = 0; width < counts_.size(); ++width) {
      seen += counts_[width];
      if (seen * 10 >= all * 9) return std::max(least, std::min(static_cast<int>(width), most));
    }
    return least;
  }

 private:
  std::array<std::int64_t, kWidest + 1> counts_{};
  std::int64_t rows_ = 0;
};

// "_x0041_" stands for "A" in a cell (ECMA-376 part 1, 22.9.2.19): text that looks like that has
// its first character escaped.
std::string WithoutEscapes(std::string text) {
  constexpr std::size_t kLength = 7;
  const auto is_hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos; ++at) {
    if (at + kLength > text.size()) break;
    if (text[at + kLength - 1] == '_' &&
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                    text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hex)) {
      text.insert(at, "_x005F");
      at += 6;
    }
  }
  return text;
}

std::string ForFormula(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out.push_back(c);
    if (c == '"') out.push_back('"');
  }
  return out;
}

}  // namespace

struct XlsxWriter::Impl {
  std::string path;
  std::string scratch;
  XlsxLimits limits;
  lxw_workbook* book = nullptr;
  lxw_format* header = nullptr;
  lxw_format* text = nullptr;
  lxw_format* literal = nullptr;
  lxw_format* number = nullptr;
  lxw_format* count = nullptr;
  lxw_format* day = nullptr;
  lxw_format* link = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* name = nullptr;
  lxw_format* heat = nullptr;

  struct Sheet {
    lxw_worksheet* sheet = nullptr;
    std::int64_t bytes = 0;  // of its rows, where they were written to
  };
  std::vector<Sheet> sheets;  // in the order of the workbook

  // The table that is being written.
  TableSpec table;
  lxw_worksheet* sheet = nullptr;
  int part = 0;
  lxw_row_t next_row = 0;
  std::vector<std::vector<Cell>> sample;  // rows that wait for the widths of the columns
  std::vector<int> widths;                // empty until they are known

  lxw_worksheet* notes = nullptr;
  std::int64_t texts_cut = 0;
  std::int64_t links_left_out = 0;

  ~Impl() {
    if (book) lxw_workbook_free(book);
  }

  [[noreturn]] void Fail(std::string_view why) const { throw WriteError(std::string(why)); }
  void Check(lxw_error error) const {
    if (error != LXW_NO_ERROR) Fail(lxw_strerror(error));
  }

  lxw_format* Format() { return workbook_add_format(book); }
  void MakeFormats();
  lxw_worksheet* AddSheet(const std::string& title);
  void BeginPart();
  void EndPart();
  void SetWidths();  // by the sample, which is written
  void WriteRow(std::span<const Cell> cells);
  void Written(lxw_worksheet* which);
  void Text(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, std::string_view value,
            lxw_format* format);
  void Put(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const Cell& cell);
};

void XlsxWriter::Impl::MakeFormats() {
  header = Format();
  format_set_bold(header);
  format_set_text_wrap(header);
  format_set_align(header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(header, kHeaderFill);
  format_set_font_color(header, LXW_COLOR_WHITE);
  format_set_border(header, LXW_BORDER_THIN);
  format_set_border_color(header, LXW_COLOR_WHITE);
  text = Format();
  format_set_text_wrap(text);
  format_set_align(text, LXW_ALIGN_VERTICAL_TOP);
  // Edited as text, too: "1.10" stays "1.10" after an F2. Only where it is needed, since older
  // versions show "###" for more than 255 characters in this format.
  literal = Format();
  format_set_num_format_index(literal, 49);
  format_set_align(literal, LXW_ALIGN_VERTICAL_TOP);
  number = Format();
  format_set_align(number, LXW_ALIGN_VERTICAL_TOP);
  count = Format();
  format_set_num_format(count, "#,##0");
  format_set_align(count, LXW_ALIGN_LEFT);
  day = Format();
  format_set_num_format(day, "dd/mm/yyyy");
  format_set_align(day, LXW_ALIGN_VERTICAL_TOP);
  format_set_align(day, LXW_ALIGN_LEFT);
  link = Format();
  format_set_font_color(link, 0x0563C1);
  format_set_underline(link, LXW_UNDERLINE_SINGLE);
  format_set_align(link, LXW_ALIGN_VERTICAL_TOP);
  heading = Format();
  format_set_bold(heading);
  format_set_font_size(heading, 14);
  name = Format();
  format_set_bold(name);
  format_set_align(name, LXW_ALIGN_VERTICAL_TOP);
  heat = Format();
  format_set_align(heat, LXW_ALIGN_CENTER);
  format_set_border(heat, LXW_BORDER_THIN);
  format_set_border_color(heat, 0xD9D9D9);
}

lxw_worksheet* XlsxWriter::Impl::AddSheet(const std::string& title) {
  lxw_worksheet* added = workbook_add_worksheet(book, title.c_str());
  if (!added) Fail(fmt::format("no sheet can be added (is {} writable?)", scratch));
  sheets.push_back({added, 0});
  worksheet_set_paper(added, 9);  // A4
  worksheet_set_landscape(added);
  worksheet_fit_to_pages(added, 1, 0);
  worksheet_set_footer(added, "&L&A&R&P / &N");
  return added;
}

void XlsxWriter::Impl::Text(lxw_worksheet* to, lxw_row_t row, lxw_col_t column,
                            std::string_view value, lxw_format* format) {
  std::string clean = WithoutEscapes(CleanText(value));
  if (clean.size() > kMostTextUnits) {
    const std::string_view kept = CutToUtf16(clean, kMostTextUnits);
    if (kept.size() < clean.size()) {
      ++texts_cut;
      clean = CutToUtf16(clean, kMostTextUnits - kCutMark.size());
      clean += kCutMark;
    }
  }
  Check(worksheet_write_string(to, row, column, clean.c_str(), format));
}

void XlsxWriter::Impl::Put(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const Cell& cell) {
  if (const auto* value = std::get_if<std::string>(&cell)) {
    Text(to, row, column, *value, NeedsTextFormat(*value) ? literal : text);
  } else if (const auto* word = std::get_if<Word>(&cell)) {
    Text(to, row, column, word->label, text);
  } else if (const auto* date = std::get_if<Date>(&cell)) {
    if (!IsSpreadsheetDay(date->iso)) {
      Text(to, row, column, date->iso, NeedsTextFormat(date->iso) ? literal : text);
      return;
    }
    lxw_datetime when{};
    when.year = std::atoi(date->iso.substr(0, 4).c_str());
    when.month = std::atoi(date->iso.substr(5, 2).c_str());
    when.day = std::atoi(date->iso.substr(8, 2).c_str());
    Check(worksheet_write_datetime(to, row, column, &when, day));
  } else if (const auto* target = std::get_if<Link>(&cell)) {
    const auto shown = static_cast<double>(target->number);
    const std::string escaped = ForFormula(CleanText(target->target));
    const bool fits = escaped.size() <= kMostFormulaText;
    if (!fits) ++links_left_out;
    if (escaped.empty() || !fits) {
      Check(worksheet_write_number(to, row, column, shown, number));
    } else {
      const std::string formula = fmt::format("=HYPERLINK(\"{}\",{})", escaped, target->number);
      Check(worksheet_write_formula_num(to, row, column, formula.c_str(), link, shown));
    }
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    Check(worksheet_write_number(to, row, column, static_cast<double>(*integer), number));
  } else if (const auto* real = std::get_if<double>(&cell); real && std::isfinite(*real)) {
    Check(worksheet_write_number(to, row, column, *real, number));
  }
}

// Remembers how much a sheet holds so far, and that all of it reached the disk: the library does
// not look.
void XlsxWriter::Impl::Written(lxw_worksheet* which) {
  std::FILE* rows = which->optimize_tmpfile;
  if (!rows) return;
  if (std::fflush(rows) != 0 || std::ferror(rows) != 0) {
    Fail(fmt::format("cannot be written: no room for its rows in {}", scratch));
  }
  for (Sheet& s : sheets) {
    if (s.sheet == which) s.bytes = std::ftell(rows);
  }
}

void XlsxWriter::Impl::BeginPart() {
  ++part;
  sheet = AddSheet(part == 1 ? table.title : fmt::format("{} ({})", table.title, part));
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  Check(worksheet_set_row(sheet, 0, 2 * kLineHeight + 2, nullptr));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Text(sheet, 0, static_cast<lxw_col_t>(i), table.columns[i].label, header);
  }
  widths.clear();
  next_row = 1;
}

void XlsxWriter::Impl::SetWidths() {
  std::vector<WidthCount> counts(table.columns.size());
  for (const std::vector<Cell>& row : sample) {
    for (std::size_t i = 0; i < row.size() && i < counts.size(); ++i)
      counts[i].Add(CellWidth(row[i]));
  }
  int all = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    // A long header wraps at its words, so it need not set the width alone; 3 for its button.
    const int header_width = std::min(Width(table.columns[i].label) + 3, kWidestHeader);
    widths.push_back(std::min(counts[i].Fitting(header_width) + 1, kWidest));
    all += widths.back();
    Check(worksheet_set_column(sheet, column, column, widths.back(), nullptr));
  }
  if (all > kWidestOnA4) worksheet_set_paper(sheet, 8);  // A3
  for (const std::vector<Cell>& row : std::exchange(sample, {})) WriteRow(row);
}

void XlsxWriter::Impl::WriteRow(std::span<const Cell> cells) {
  // A height for each row that wraps: not every program works it out by itself.
  int lines = 1;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    const int width = CellWidth(cells[i]);
    if (width > widths[i]) lines = std::max(lines, 1 + (width + width / 16) / widths[i]);
  }
  if (lines > 1) {
    const int height = kLineHeight * std::min(lines, kMostLines);
    Check(worksheet_set_row(sheet, next_row, height, nullptr));
  }
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    Put(sheet, next_row, static_cast<lxw_col_t>(i), cells[i]);
  }
  ++next_row;
}

void XlsxWriter::Impl::EndPart() {
  if (!sheet) return;
  if (widths.empty()) SetWidths();
  if (!widths.empty()) {
    Check(worksheet_autofilter(sheet, 0, 0, std::max<lxw_row_t>(next_row - 1, 1),
                               static_cast<lxw_col_t>(widths.size() - 1)));
  }
  Written(sheet);
  sheet = nullptr;
}

XlsxWriter::XlsxWriter(const std::string& path, const std::string& scratch,
                       const XlsxProperties& properties, const XlsxLimits& limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  impl_->scratch = scratch;
  impl_->limits = limits;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = impl_->scratch.data();
  impl_->book = workbook_new_opt(path.c_str(), &options);
  if (!impl_->book) impl_->Fail("cannot be made");
  std::string title = CleanText(properties.title), subject = CleanText(properties.subject);
  std::string comments = CleanText(properties.comments), author = "kehoach";
  lxw_doc_properties all{};
  all.title = title.data();
  all.subject = subject.data();
  all.comments = comments.data();
  all.author = author.data();
  // 0 would be taken for "now": the same archive gives the same file.
  all.created = std::max<std::time_t>(properties.created, 1);
  impl_->Check(workbook_set_properties(impl_->book, &all));
  impl_->MakeFormats();
}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::AddNotes(const std::string& title) {
  impl_->EndPart();
  impl_->notes = impl_->AddSheet(title);
}

void XlsxWriter::WriteNotes(std::span<const Note> notes) {
  lxw_worksheet* sheet = impl_->notes;
  lxw_row_t row = 0;
  int width = 0;
  for (const auto& [name, value] : notes) {
    const bool alone = std::holds_alternative<std::monostate>(value);
    if (!name.empty()) impl_->Text(sheet, row, 0, name, alone ? impl_->heading : impl_->name);
    if (!alone) {
      width = std::max(width, Width(name));
      if (const auto* count = std::get_if<std::int64_t>(&value)) {
        impl_->Check(
            worksheet_write_number(sheet, row, 1, static_cast<double>(*count), impl_->count));
      } else {
        impl_->Put(sheet, row, 1, value);
      }
    }
    ++row;
  }
  impl_->Check(worksheet_set_column(sheet, 0, 0, std::min(width + 2, kWidest), nullptr));
  impl_->Check(worksheet_set_column(sheet, 1, 1, 90, nullptr));
  impl_->Written(sheet);
}

void XlsxWriter::AddTable(const TableSpec& table) {
  impl_->EndPart();
  impl_->table = table;
  impl_->part = 0;
  impl_->BeginPart();
}

void XlsxWriter::Row(std::span<const Cell> cells) {
  Impl& x = *impl_;
  constexpr lxw_row_t kRowsBetweenLooks = 1024;
  constexpr std::size_t kSample = 512;
  const lxw_row_t row = x.next_row + static_cast<lxw_row_t>(x.sample.size());
  if (row % kRowsBetweenLooks == 0) x.Written(x.sheet);
  if (row >= x.limits.rows ||
      (row % kRowsBetweenLooks == 0 && x.sheets.back().bytes > x.limits.sheet_bytes)) {
    x.EndPart();
    x.BeginPart();
  }
  if (!x.widths.empty()) {
    x.WriteRow(cells);
    return;
  }
  x.sample.emplace_back(cells.begin(), cells.end());
  if (x.sample.size() == kSample) x.SetWidths();
}

void XlsxWriter::AddHeatMap(const std::string& title, const HeatMap& map) {
  Impl& x = *impl_;
  x.EndPart();
  lxw_worksheet* sheet = x.AddSheet(title);
  worksheet_freeze_panes(sheet, 1, 1);
  worksheet_repeat_rows(sheet, 0, 0);
  x.Text(sheet, 0, 0, map.corner, x.header);
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    x.Text(sheet, 0, static_cast<lxw_col_t>(c + 1), map.columns[c], x.header);
  }
  lxw_row_t row = 1;
  int width = Width(map.corner) + 3;
  for (const HeatMap::Row& line : map.rows) {
    x.Text(sheet, row, 0, line.name, x.name);
    width = std::max(width, Width(line.name));
    for (std::size_t c = 0; c < line.counts.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c + 1);
      if (line.counts[c] == 0) {
        x.Check(worksheet_write_blank(sheet, row, column, x.heat));
      } else {
        x.Check(worksheet_write_number(sheet, row, column, static_cast<double>(line.counts[c]),
                                       x.heat));
      }
    }
    ++row;
  }
  x.Check(worksheet_set_column(sheet, 0, 0, std::min(width + 2, kWidest), nullptr));
  if (!map.rows.empty() && !map.columns.empty()) {
    const auto last = static_cast<lxw_col_t>(map.columns.size());
    x.Check(worksheet_set_column(sheet, 1, last, 8, nullptr));
    lxw_conditional_format scale{};
    // Half of the cells below the middle colour, whatever one outlier does.
    scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    scale.min_color = kHeatLow;
    scale.mid_color = kHeatMiddle;
    scale.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_PERCENTILE;
    scale.mid_value = 50;
    scale.max_color = kHeatHigh;
    x.Check(worksheet_conditional_format_range(sheet, 1, 1, row - 1, last, &scale));
  }
  x.Written(sheet);
}

void XlsxWriter::Finish() {
  Impl& x = *impl_;
  x.EndPart();
  lxw_workbook* book = std::exchange(x.book, nullptr);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) {
    x.Fail(fmt::format("cannot be written ({}); is the disk full?", lxw_strerror(error)));
  }
  // A full disk can cut a sheet short between its rows and the file without the library's notice.
  const std::optional<std::vector<ZipMember>> members = ZipMembers(x.path);
  if (!members) x.Fail("cannot be written whole; is the disk full?");
  for (std::size_t i = 0; i < x.sheets.size(); ++i) {
    const std::string name = fmt::format("xl/worksheets/sheet{}.xml", i + 1);
    const auto member = std::find_if(members->begin(), members->end(),
                                     [&](const ZipMember& m) { return m.name == name; });
    if (member == members->end() || member->bytes < x.sheets[i].bytes) {
      x.Fail("cannot be written whole; is the disk full?");
    }
  }
}

std::int64_t XlsxWriter::texts_cut() const { return impl_->texts_cut; }
std::int64_t XlsxWriter::links_left_out() const { return impl_->links_left_out; }

}  // namespace kehoach::exporter
