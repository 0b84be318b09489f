// SPDX-License-Identifier: GPL-3.0-or-later
// What the kinds of findings are called and mean, for readers (docs/findings.md).
#ifndef KEHOACH_AUDIT_FINDING_KINDS_H_
#define KEHOACH_AUDIT_FINDING_KINDS_H_

#include <span>
#include <string_view>

namespace kehoach::audit {

// Vietnamese, without a full stop.
struct FindingKind {
  std::string_view kind;  // Finding::kind
  std::string_view title;
  std::string_view meaning;  // one sentence: what it is and what to do
};

// In the order of docs/findings.md.
std::span<const FindingKind> FindingKinds();

// A kind that this program does not know has its own name for a title and no meaning; `kind` must
// outlive the result then.
FindingKind FindingKindOf(std::string_view kind);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_FINDING_KINDS_H_
