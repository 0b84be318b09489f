// SPDX-License-Identifier: GPL-3.0-or-later
// Names of agencies and provinces as rows of a report: when two spellings are one name, which of
// them stands for it, and in what order names stand. Pure, thread-safe.
#ifndef KEHOACH_AUDIT_NAMES_H_
#define KEHOACH_AUDIT_NAMES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace kehoach::audit {

// Case and tone placement count for nothing, the tones themselves do: Tân An is not Tấn An. Empty
// for no name.
std::string NameKey(const std::optional<std::string>& name);

using Spellings = std::map<std::string, std::int64_t>;  // spelling -> documents
// That of most documents, of several such the first; nothing when there is none.
std::optional<std::string> UsualSpelling(const Spellings& spellings);

// Sorts by letters, by accents only where all letters are the same; no name comes last.
std::tuple<bool, std::string, std::string> NameOrder(const std::optional<std::string>& name);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_NAMES_H_
