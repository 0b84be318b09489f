// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence in the archive's JSON text: any text is read or refused, and what was read is written
// and read the same.
#include "fuzz_support.h"
#include "store/evidence_text.h"

using kehoach::Evidence;
using kehoach::fuzz::Require;
using kehoach::fuzz::Text;
using kehoach::store::AppendEvidence;
using kehoach::store::AppendStrings;
using kehoach::store::EvidenceReader;
using kehoach::store::RuleNames;

namespace {

const std::vector<std::string> kRules = {"a", "b"};

void CheckStrings(std::string_view text) {
  EvidenceReader reader(text, kRules);
  const std::vector<std::string> strings = reader.Strings();
  if (!reader.ok()) return;
  std::string written;
  AppendStrings(written, strings);
  EvidenceReader again(written, kRules);
  Require(again.Strings() == strings && again.ok() && again.at_end(), "strings come back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = Text(data, size);
  CheckStrings(text);
  EvidenceReader places(text, kRules);
  (void)places.Places();
  EvidenceReader object(text, kRules);
  (void)object.Object();
  EvidenceReader reader(text, kRules);
  const Evidence evidence = reader.One();
  if (!reader.ok()) return 0;
  RuleNames rules;
  std::string written;
  AppendEvidence(written, evidence, rules);
  EvidenceReader again(written, rules.names());
  Require(again.One() == evidence && again.ok() && again.at_end(), "evidence comes back");
  return 0;
}
