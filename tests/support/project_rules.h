// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own rules, loaded once for a test program.
#ifndef KEHOACH_TESTS_SUPPORT_PROJECT_RULES_H_
#define KEHOACH_TESTS_SUPPORT_PROJECT_RULES_H_

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "kehoach/rules.h"

namespace kehoach {

inline const Rules& ProjectRules() {
  static const Rules rules = [] {
    Result<Rules> loaded = Rules::Load(KEHOACH_SOURCE_DIR "/rules");
    if (!loaded.ok()) {
      std::fprintf(stderr, "%s: %s\n", loaded.error().source.c_str(),
                   loaded.error().message.c_str());
      std::abort();
    }
    return std::move(loaded).value();
  }();
  return rules;
}

}  // namespace kehoach

#endif  // KEHOACH_TESTS_SUPPORT_PROJECT_RULES_H_
