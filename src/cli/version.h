// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef KEHOACH_CLI_VERSION_H_
#define KEHOACH_CLI_VERSION_H_

#include "kehoach/rules.h"
#include "store/store.h"

namespace kehoach::cli {

inline constexpr const char* kProgramVersion = KEHOACH_VERSION;

// What is stored with each plan and failure.
inline store::Versions VersionsWith(const Rules& rules) {
  return {kProgramVersion, rules.version()};
}

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_VERSION_H_
