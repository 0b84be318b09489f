// SPDX-License-Identifier: GPL-3.0-or-later
// What was recovered from a page, drawn over its picture: where each value stands, in the colour of
// what it is, with a legend above. Pure.
#ifndef KEHOACH_CLI_PAGE_MARKS_H_
#define KEHOACH_CLI_PAGE_MARKS_H_

#include <array>
#include <string>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/image.h"
#include "kehoach/page.h"
#include "kehoach/plan.h"

namespace kehoach::cli {

// In the order in which they are drawn and stand in the legend.
enum class MarkKind {
  kWord,
  kLine,
  kTable,
  kGroup,
  kTask,
  kCell,
  kLead,
  kSupport,
  kDeadline,
  kField,
  kObjective,
  kMeasure,
  kFinding,
};
constexpr std::size_t kMarkKinds = 13;

struct Mark {
  MarkKind kind = MarkKind::kWord;
  Rect box;           // on the page, in points
  std::string label;  // beside it: "1.2" of a task, "issuer" of a field; may be empty

  friend bool operator==(const Mark&, const Mark&) = default;
};

// As the legend names it: "words", "drawn lines", ...; stable, for JSON, too.
const char* MarkName(MarkKind kind);

// All marks of a page, sorted by kind; within one kind in the order of the document, each once. The
// frame of a row goes around its cells on this page, those left out that other rows share.
std::vector<Mark> MarksOf(const Page& page, const Plan& plan);

using MarkCounts = std::array<int, kMarkKinds>;  // by MarkKind
MarkCounts CountMarks(const std::vector<Mark>& marks);

// A copy with the marks and, above, a legend of the kinds that the page has, headed by `title`.
// Letters other than a-z and digits of title and labels are left out. Throws std::bad_alloc.
PageImage DrawMarks(const PageImage& image, const std::vector<Mark>& marks,
                    const std::string& title);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_PAGE_MARKS_H_
