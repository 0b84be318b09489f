// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage of an archive as text for people, in Vietnamese. Pure, thread-safe.
#ifndef KEHOACH_CLI_COVERAGE_VIEW_H_
#define KEHOACH_CLI_COVERAGE_VIEW_H_

#include <string>

#include "audit/coverage.h"

namespace kehoach::cli {

enum class CoverageFigure { kPlans, kObjectives, kTasks };

// A row for each province (or agency), a column for each year: figures where they fit into
// `columns` (0: as wide as need be), else one shaded block a year, and where even these do not
// fit, one matrix under the other. A legend stands below.
std::string CoverageView(const audit::Coverage& coverage, CoverageFigure figure, int columns);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_COVERAGE_VIEW_H_
