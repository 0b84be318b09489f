// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_rows.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "text/search_tokens.h"

namespace kehoach::store {
namespace {

enum Group : std::size_t { kContent = 0, kUnits = 1, kOutput = 2, kDetails = 3 };

Group GroupOf(std::string_view role) {
  if (role == "content") return kContent;
  if (role == "lead" || role == "support") return kUnits;
  if (role == "output") return kOutput;
  return kDetails;
}

void Add(std::vector<SearchText>& texts, std::string_view field, Group group, const Value& value) {
  if (value.text && !value.text->empty()) texts.push_back({field, group, *value.text});
}

SearchRow RowOf(ItemKind kind, std::int64_t ordinal, const std::vector<SearchText>& texts) {
  SearchRow row;
  row.kind = kind;
  row.ordinal = ordinal;
  const auto part = [](std::string& key) {
    if (key.empty()) return;
    key += ' ';
    key += kTextBoundary;
  };
  for (const SearchText& text : texts) {
    part(row.spelled[text.group]);
    part(row.folded[text.group]);
    text::AppendSearchKeys(text.text, row.typed, row.spelled[text.group], row.folded[text.group]);
  }
  return row;
}

}  // namespace

void DocumentTexts(const Plan& plan, std::vector<std::string>& storage,
                   std::vector<SearchText>& texts) {
  const DocumentFields& d = plan.document;
  Add(texts, "title", kContent, d.title);
  Add(texts, "type_text", kContent, d.type_text);
  for (const Value& measure : plan.measures) Add(texts, "measure", kContent, measure);
  Add(texts, "issuer", kUnits, d.issuer);
  for (const Signer& signer : d.signers) {
    Add(texts, "signer", kUnits, signer.authority);
    Add(texts, "signer", kUnits, signer.position);
    Add(texts, "signer", kUnits, signer.name);
  }
  for (const Value& recipient : d.recipients) Add(texts, "recipient", kUnits, recipient);
  if (d.number.text || d.symbol.text) {
    // With the word that is printed before it and often typed.
    storage.push_back("Số: " + d.number.text.value_or("") + "/" + d.symbol.text.value_or(""));
    texts.push_back({"number", kOutput, storage.back()});
  }
  Add(texts, "province", kDetails, d.province);
  Add(texts, "place", kDetails, d.place);
  Add(texts, "date_text", kDetails, d.date_text);
  for (const Basis& basis : d.bases) texts.push_back({"basis", kDetails, basis.number});
}

void ObjectiveTexts(const Objective& objective, std::vector<SearchText>& texts) {
  Add(texts, "text", kContent, objective.text);
  Add(texts, "restated", kContent, objective.restated);
}

void TaskTexts(const PlanTable& table, const PlanRow& row, std::vector<SearchText>& texts) {
  const std::size_t cells = std::min(table.columns.size(), row.cells.size());
  for (std::size_t i = 0; i < cells; ++i) {
    const std::string& role = table.columns[i];
    if (role != "number") Add(texts, role, GroupOf(role), row.cells[i]);
  }
}

std::vector<SearchRow> SearchRowsOf(const Plan& plan) {
  std::vector<SearchRow> rows;
  std::vector<SearchText> texts;
  std::vector<std::string> storage;
  storage.reserve(1);
  DocumentTexts(plan, storage, texts);
  rows.push_back(RowOf(ItemKind::kDocument, 0, texts));
  std::int64_t ordinal = 0;
  for (const Objective& objective : plan.objectives) {
    texts.clear();
    ObjectiveTexts(objective, texts);
    rows.push_back(RowOf(ItemKind::kObjective, ordinal++, texts));
  }
  ordinal = 0;
  for (const PlanTable& table : plan.tables) {
    for (const PlanRow& row : table.rows) {
      texts.clear();
      TaskTexts(table, row, texts);
      rows.push_back(RowOf(ItemKind::kTask, ordinal++, texts));
    }
  }
  return rows;
}

std::optional<std::uint16_t> DayNumber(std::string_view iso) {
  using namespace std::chrono;
  const auto number = [&iso](std::size_t at, std::size_t size) {
    int value = 0;
    if (at + size <= iso.size()) std::from_chars(iso.data() + at, iso.data() + at + size, value);
    return value;
  };
  if (iso.size() < 4) return std::nullopt;
  const int month_number = iso.size() >= 7 ? number(5, 2) : 1;
  const int day_number = iso.size() >= 10 ? number(8, 2) : 1;
  const year_month_day day = year(number(0, 4)) / month_number / day_number;
  if (!day.ok()) return std::nullopt;
  constexpr sys_days kFirst = year(1990) / 1 / 1;
  const auto days = (sys_days(day) - kFirst).count() + 1;
  if (days < 1 || days > UINT16_MAX) return std::nullopt;
  return static_cast<std::uint16_t>(days);
}

std::vector<std::uint16_t> DueDaysOf(const Plan& plan) {
  std::vector<std::uint16_t> days;
  bool any = false;
  for (const PlanTable& table : plan.tables) {
    for (const PlanRow& row : table.rows) {
      std::uint16_t day = 0;
      if (row.due && row.due->to) day = DayNumber(*row.due->to).value_or(std::uint16_t{0});
      any = any || day != 0;
      days.push_back(day);
    }
  }
  if (!any) days.clear();
  return days;
}

}  // namespace kehoach::store
