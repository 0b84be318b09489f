// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "fuzz_support.h"
#include "plan/targets.h"
#include "support/project_rules.h"

using kehoach::Comparator;
using kehoach::ProjectRules;
using kehoach::Target;
using kehoach::fuzz::Require;
using kehoach::plan::ReadTargets;
using kehoach::plan::TargetSource;

namespace {

void Check(std::string_view text, const std::vector<Target>& targets) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& t = targets[i];
    Require(t.begin <= t.end && t.end <= text.size(), "a target stands in its text");
    Require(text.substr(t.begin, t.end - t.begin) == t.raw, "and `raw` is what stands there");
    Require(t.value.has_value() != t.grade.has_value(), "a value or a grade");
    if (t.value) Require(std::isfinite(*t.value) && *t.value >= 0, "a value is a number");
    if (t.value) Require(!t.unit.empty(), "a value has a unit");
    Require((t.comparator == Comparator::kRange) == t.value2.has_value(), "a range has two ends");
    if (t.value2) Require(*t.value2 > *t.value, "the second is the greater one");
    if (t.parent) {
      Require(*t.parent >= 0 && static_cast<std::size_t>(*t.parent) < i,
              "a part follows its whole");
    }
    Require(!t.rule.empty(), "a target names its rule");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = kehoach::fuzz::Text(data, size);
  for (const TargetSource source :
       {TargetSource::kStatement, TargetSource::kAmount, TargetSource::kRemark}) {
    Check(text, ReadTargets(text, source, ProjectRules()));
  }
  return 0;
}
