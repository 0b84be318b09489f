// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "fuzz_support.h"
#include "plan/units.h"
#include "support/project_rules.h"

using kehoach::ProjectRules;
using kehoach::UnitMention;
using kehoach::UnitRole;
using kehoach::fuzz::Require;
using kehoach::plan::UnitReader;

namespace {

void Check(std::string_view cell, UnitRole column, std::string_view issuer) {
  UnitReader reader(issuer, "Huế", ProjectRules());
  const std::vector<UnitMention> units = reader.Read(cell, column);
  std::uint32_t behind = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UnitMention& unit = units[i];
    Require(unit.column == column, "the column is the cell's");
    Require(unit.begin < unit.end && unit.end <= cell.size(), "a unit is a piece of its cell");
    Require(unit.begin >= behind, "units stand in the order of the text and do not overlap");
    behind = unit.end;
    Require(unit.text == cell.substr(unit.begin, unit.end - unit.begin), "as printed");
    Require(!unit.key.empty(), "a unit has a key");
    for (std::size_t j = 0; j < i; ++j) {
      Require(units[j].key != unit.key || units[j].role != unit.role, "once for each role");
    }
  }
  Require(units == UnitReader(issuer, "Huế", ProjectRules()).Read(cell, column), "the same again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view cell = kehoach::fuzz::Text(data, size);
  Check(cell, UnitRole::kLead, "Sở Y tế");
  Check(cell, UnitRole::kSupport, cell);
  kehoach::plan::UnitKeyOf(cell, ProjectRules());
  return 0;
}
