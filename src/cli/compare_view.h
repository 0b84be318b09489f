// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison of plans as text for people, in Vietnamese. Pure, thread-safe.
#ifndef KEHOACH_CLI_COMPARE_VIEW_H_
#define KEHOACH_CLI_COMPARE_VIEW_H_

#include <string>
#include <vector>

#include "audit/compare.h"

namespace kehoach::cli {

struct CompareViewOptions {
  int columns = 0;         // of the terminal; 0: as wide as need be
  bool colours = false;    // beside the marks [-gone-] and {+come+}, which stand always
  bool changes = false;    // leave out what did not change
  bool documents = false;  // several on a side: name each item's
};

// Sides next to each other where there is room, else one under the other. The titles say what is
// compared, one line each.
std::string CompareView(const audit::Comparison& comparison,
                        const std::vector<std::string>& titles_before,
                        const std::vector<std::string>& titles_after,
                        const CompareViewOptions& options);

// "≥ 97,5 %", "3–5 ngày", "Tốt trở lên".
std::string TargetText(const Target& target);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_COMPARE_VIEW_H_
