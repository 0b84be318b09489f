// SPDX-License-Identifier: GPL-3.0-or-later
// The marker a paragraph begins with and its place in the ladder of plans. Pure.
#ifndef KEHOACH_PLAN_MARKER_H_
#define KEHOACH_PLAN_MARKER_H_

#include <string>

#include "kehoach/rules.h"

namespace kehoach::plan {

enum class MarkerKind { kNone, kUpper, kRoman, kNumber, kLetter, kDash, kPlus };

struct Marker {
  MarkerKind kind = MarkerKind::kNone;
  std::string text;        // "II", "1.2", "đ", "-"
  int depth = 0;           // of a number: dots + 1
  bool bracketed = false;  // "1)" or "(1)"
  std::string rest;        // the text behind it
};

// The marker a text begins with, by the rules of scope "marker".
Marker ReadMarker(const std::string& text, const Rules& rules);
// Place in the ladder of plans (A > I > 1 > 1.1 > 1) > a > - > +): smaller is higher; 100 = no
// marker.
int RankOf(const Marker& marker);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_MARKER_H_
