// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/marker.h"

#include <algorithm>
#include <string_view>

namespace kehoach::plan {

Marker ReadMarker(const std::string& text, const Rules& rules) {
  Marker marker;
  const auto hit = rules.First("marker", text);
  if (!hit) return marker;
  marker.text = std::string(hit->Capture("marker"));
  marker.rest = std::string(hit->Capture("rest"));
  const std::string_view yields = hit->rule->yields;
  if (yields == "marker.upper") marker.kind = MarkerKind::kUpper;
  if (yields == "marker.roman") marker.kind = MarkerKind::kRoman;
  if (yields == "marker.number") marker.kind = MarkerKind::kNumber;
  if (yields == "marker.letter") marker.kind = MarkerKind::kLetter;
  if (yields == "marker.dash") marker.kind = MarkerKind::kDash;
  if (yields == "marker.plus") marker.kind = MarkerKind::kPlus;
  const std::size_t behind = text.find(marker.text);
  marker.bracketed =
      behind != std::string::npos && text.substr(behind + marker.text.size(), 1) == ")";
  marker.depth = 1 + static_cast<int>(std::count(marker.text.begin(), marker.text.end(), '.'));
  return marker;
}

int RankOf(const Marker& marker) {
  switch (marker.kind) {
    case MarkerKind::kUpper:
      return 0;
    case MarkerKind::kRoman:
      return 1;
    case MarkerKind::kNumber:
      return marker.bracketed ? 9 : 1 + marker.depth;
    case MarkerKind::kLetter:
      return 10;
    case MarkerKind::kDash:
      return 20;
    case MarkerKind::kPlus:
      return 30;
    case MarkerKind::kNone:
      break;
  }
  return 100;
}

}  // namespace kehoach::plan
