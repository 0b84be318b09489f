// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix of counts that is shown with colours: what the archive holds, by province and year.
#ifndef KEHOACH_EXPORT_HEAT_MAP_H_
#define KEHOACH_EXPORT_HEAT_MAP_H_

#include <cstdint>
#include <string>
#include <vector>

namespace kehoach::exporter {

struct HeatMap {
  std::string corner;                // over the names of the rows
  std::vector<std::string> columns;  // years
  struct Row {
    std::string name;
    std::vector<std::int64_t> counts;  // one for each column
  };
  std::vector<Row> rows;
};

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_HEAT_MAP_H_
