// SPDX-License-Identifier: GPL-3.0-or-later
// Rules files from anywhere: either one clear Error or rules that can be used.
#include <string>

#include "fuzz_support.h"
#include "kehoach/rules.h"

using kehoach::Rules;
using kehoach::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(kehoach::fuzz::Text(data, size));
  const kehoach::Result<Rules> rules = Rules::Parse({{"fuzz.toml", content}});
  if (!rules.ok()) {
    Require(rules.error().code == kehoach::ErrorCode::kBadRules, "a bad file is a bad rules file");
    Require(rules.error().source.rfind("fuzz.toml", 0) == 0, "an error names its file");
    Require(!rules.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  Require(rules->version().size() == 64, "a version is a SHA-256");
  const std::vector<std::string> failures = rules->Check();
  const std::string line = "1. Mục tiêu 1: Nâng  cao, trước ngày 15/10/2022 …";
  for (const kehoach::Rule* rule : rules->All()) {
    for (const kehoach::RuleHit& hit : rules->Match(rule->scope, line)) {
      Require(hit.begin <= hit.end && hit.end <= line.size(), "a match stands in its text");
      for (const auto& [begin, end] : hit.ranges) {
        Require(begin <= end && end <= line.size(), "a capture stands in its text");
      }
    }
  }
  return 0;
}
