// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"

namespace kehoach::exporter {
namespace {

bool BeginsLikeFormula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    switch (text::NextCodePoint(text, at)) {
      case ' ':
      case '\n':
      case '\t':
      case '\r':
      case 0xA0:
        continue;
      case '=':
      case '+':
      case '-':
      case '@':
      case 0xFF1D:  // the same in full width, which East Asian versions take for them
      case 0xFF0B:
      case 0xFF0D:
      case 0xFF20:
        return true;
      default:
        return false;
    }
  }
  return false;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// An integer that comes out as it went in: no leading zero, within the 15 digits of a double.
bool IsPlainInteger(std::string_view text) {
  if (text.empty() || text.size() > 15 || (text[0] == '0' && text.size() > 1)) return false;
  for (const char c : text) {
    if (!IsDigit(c)) return false;
  }
  return true;
}

bool LooksLikeNumberOrDate(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (IsDigit(c)) {
      digit = true;
    } else if (std::string_view(".,/:-eE ").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digit && (IsDigit(text[0]) || text[0] == '.' || text[0] == ',' || text[0] == ' ');
}

std::string_view WithoutApostrophes(std::string_view text) {
  return text.substr(std::min(text.size(), text.find_first_not_of('\'')));
}

}  // namespace

bool ExcelWouldChange(std::string_view text) {
  return BeginsLikeFormula(text) || (LooksLikeNumberOrDate(text) && !IsPlainInteger(text));
}

std::string Guard(std::string_view text) {
  std::string out;
  if (ExcelWouldChange(WithoutApostrophes(text))) out.push_back('\'');
  return out.append(text);
}

std::string Unguard(std::string_view text) {
  const bool guarded =
      !text.empty() && text[0] == '\'' && ExcelWouldChange(WithoutApostrophes(text));
  return std::string(text.substr(guarded ? 1 : 0));
}

CsvWriter::CsvWriter(const TableSpec& table, const CsvOptions& options, Sink sink)
    : options_(options), sink_(std::move(sink)) {
  const bool excel = options_.dialect == CsvDialect::kExcel;
  if (excel) row_ = "\xEF\xBB\xBF";
  for (const Column& column : table.columns) Text(excel ? column.label : column.key);
  EndRow();
}

// RFC 4180, section 2, rules 5 to 7. Spaces at the ends are quoted, too: some readers trim them.
void CsvWriter::Field(std::string_view text) {
  if (!first_) row_.push_back(options_.separator);
  first_ = false;
  const std::string_view special = ",;\t\"\r\n";
  const bool quoted =
      text.find_first_of(special) != std::string_view::npos ||
      (!text.empty() && (text.front() == ' ' || text.back() == ' ' || text.front() == '\''));
  if (!quoted) {
    row_.append(text);
    return;
  }
  row_.push_back('"');
  for (const char c : text) {
    if (c == '"') row_.push_back('"');
    row_.push_back(c);
  }
  row_.push_back('"');
}

void CsvWriter::Text(std::string_view text) {
  const std::string clean = CleanText(text);
  Field(options_.dialect == CsvDialect::kExcel ? Guard(clean) : clean);
}

// The shortest digits that read back as the same number. Where ';' parts the values, ',' is the
// decimal mark: the regional settings that use one use the other, too.
std::string CsvWriter::Real(double value) const {
  if (!std::isfinite(value)) return {};
  std::string out = fmt::format("{}", value);
  if (options_.dialect == CsvDialect::kExcel && options_.separator == ';') {
    std::replace(out.begin(), out.end(), '.', ',');
  }
  return out;
}

void CsvWriter::EndRow() {
  row_ += "\r\n";
  sink_(row_);
  row_.clear();
  first_ = true;
}

void CsvWriter::Row(std::span<const Cell> cells) {
  for (const Cell& cell : cells) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      Text(*text);
    } else if (const auto* word = std::get_if<Word>(&cell)) {
      Text(options_.dialect == CsvDialect::kExcel ? word->label : word->key);
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      Field(fmt::format_int(*integer).c_str());
    } else if (const auto* real = std::get_if<double>(&cell)) {
      Field(Real(*real));
    } else if (const auto* date = std::get_if<Date>(&cell)) {
      if (IsSpreadsheetDay(date->iso)) {
        Field(date->iso);
      } else {
        Text(date->iso);
      }
    } else if (const auto* link = std::get_if<Link>(&cell)) {
      Field(fmt::format_int(link->number).c_str());
    } else {
      Field({});
    }
  }
  EndRow();
}

}  // namespace kehoach::exporter
