// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_support.h"
#include "plan/dates.h"
#include "support/project_rules.h"

using kehoach::ProjectRules;
using kehoach::fuzz::IsIsoDate;
using kehoach::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto found = kehoach::plan::ReadDateline(kehoach::fuzz::Text(data, size), ProjectRules());
  if (!found) return 0;
  Require(!found->date_text.empty(), "a dateline has a text");
  Require(!found->place || !found->place->empty(), "a place is not empty");
  Require(found->begin < found->end && found->end <= size, "a dateline stands in its line");
  if (found->date) Require(IsIsoDate(*found->date), "its date is one");
  return 0;
}
