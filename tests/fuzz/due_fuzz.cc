// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_support.h"
#include "plan/due.h"
#include "support/project_rules.h"

using kehoach::Due;
using kehoach::DueKind;
using kehoach::ProjectRules;
using kehoach::fuzz::IsIsoDate;
using kehoach::fuzz::Require;
using kehoach::plan::ReadDue;

namespace {

void Check(const std::optional<Due>& due) {
  if (!due) return;
  Require(!due->rule.empty(), "a due names its rule");
  if (due->from) Require(due->from->size() == 10 && IsIsoDate(*due->from), "`from` is a day");
  if (due->to) Require(due->to->size() == 10 && IsIsoDate(*due->to), "`to` is a day");
  if (due->from && due->to) Require(*due->from <= *due->to, "`from` is not after `to`");
  const bool dated = due->from || due->to;
  Require(dated == (due->kind == DueKind::kPeriod), "a period and nothing else has dates");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view cell = kehoach::fuzz::Text(data, size);
  Check(ReadDue(cell, 2023, std::nullopt, ProjectRules()));
  Check(ReadDue(cell, 2026, 2030, ProjectRules()));
  Check(ReadDue(cell, std::nullopt, std::nullopt, ProjectRules()));
  return 0;
}
