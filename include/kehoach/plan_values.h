// SPDX-License-Identifier: GPL-3.0-or-later
// All values of a plan under the names that they have in the JSON (docs/output.md). Pure.
#ifndef KEHOACH_PLAN_VALUES_H_
#define KEHOACH_PLAN_VALUES_H_

#include <cstddef>
#include <string>
#include <utility>

#include "kehoach/plan.h"

namespace kehoach {

// Calls visit(evidence, text, name) for every value, in the order of the JSON; also for absent
// ones, whose `text` is null. `text` points to the value's text, of a basis to its number, and is
// null for the year. `name()` makes the value's name: "document.signers[0].name",
// "tables[1].rows[3].lead". `AnyPlan`: Plan or const Plan.
template <typename AnyPlan, typename Visit>
void ForEachValue(AnyPlan& plan, Visit&& visit) {
  const auto index = [](std::size_t i) { return "[" + std::to_string(i) + "]"; };
  const auto value = [&visit](auto& v, auto&& name) {
    visit(v.evidence, v.text ? &*v.text : nullptr, std::forward<decltype(name)>(name));
  };
  auto& d = plan.document;
  const auto field = [&value](auto& v, const char* key) {
    value(v, [key] { return std::string("document.") + key; });
  };
  field(d.type, "type");
  field(d.type_text, "type_text");
  field(d.title, "title");
  field(d.number, "number");
  field(d.symbol, "symbol");
  field(d.issuer, "issuer");
  field(d.province, "province");
  field(d.place, "place");
  field(d.date_text, "date_text");
  field(d.date, "date");
  visit(d.year_evidence, static_cast<const std::string*>(nullptr),
        [] { return std::string("document.year"); });
  for (std::size_t i = 0; i < d.bases.size(); ++i) {
    visit(d.bases[i].evidence, &d.bases[i].number,
          [&index, i] { return "document.bases" + index(i); });
  }
  for (std::size_t i = 0; i < d.signers.size(); ++i) {
    const auto part = [&](auto& v, const char* key) {
      value(v, [&index, i, key] { return "document.signers" + index(i) + "." + key; });
    };
    part(d.signers[i].authority, "authority");
    part(d.signers[i].position, "position");
    part(d.signers[i].name, "name");
  }
  for (std::size_t i = 0; i < d.recipients.size(); ++i) {
    value(d.recipients[i], [&index, i] { return "document.recipients" + index(i); });
  }
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    const auto part = [&](auto& v, const char* key) {
      value(v, [&index, i, key] { return "objectives" + index(i) + "." + key; });
    };
    part(plan.objectives[i].text, "text");
    part(plan.objectives[i].restated, "restated");
  }
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    auto& table = plan.tables[t];
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      auto& cells = table.rows[r].cells;
      for (std::size_t c = 0; c < cells.size() && c < table.columns.size(); ++c) {
        value(cells[c], [&index, &table, t, r, c] {
          return "tables" + index(t) + ".rows" + index(r) + "." + table.columns[c];
        });
      }
    }
  }
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    value(plan.measures[i], [&index, i] { return "measures" + index(i); });
  }
}

}  // namespace kehoach

#endif  // KEHOACH_PLAN_VALUES_H_
