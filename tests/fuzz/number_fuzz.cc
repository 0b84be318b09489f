// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_support.h"
#include "plan/doc_number.h"
#include "support/project_rules.h"

using kehoach::ProjectRules;
using kehoach::fuzz::IsIsoDate;
using kehoach::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = kehoach::fuzz::Text(data, size);
  if (const auto own = kehoach::plan::ReadDocNumber(text, ProjectRules())) {
    Require(!own->symbol.empty(), "a number has a symbol");
    Require(own->symbol.find(' ') == std::string::npos, "a symbol has no space");
    Require(own->begin < own->end && own->end <= size, "a number stands in its line");
  }
  std::size_t last = 0;
  for (const auto& citation : kehoach::plan::ReadCitations(text, ProjectRules())) {
    Require(!citation.basis.number.empty(), "a citation has a number");
    Require(citation.begin >= last && citation.begin < citation.end && citation.end <= size,
            "citations stand in order in their paragraph");
    if (citation.basis.date) Require(IsIsoDate(*citation.basis.date), "a citation's date is one");
    last = citation.end;
  }
  return 0;
}
