// SPDX-License-Identifier: GPL-3.0-or-later
// A document's lines and tables in reading order, cut into parts (a plan, an appended list of
// objectives, …), each with letterhead, heading, body and closing (docs/layout.md, section 6).
// Pure.
#ifndef KEHOACH_PLAN_PARTS_H_
#define KEHOACH_PLAN_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/rules.h"
#include "kehoach/table.h"
#include "plan/marker.h"
#include "plan/paragraphs.h"
#include "plan/placement.h"
#include "table/table_finder.h"

namespace kehoach::plan {

// A paragraph or a table (index into TablesOfDocument::tables).
struct Element {
  std::optional<Paragraph> paragraph;
  std::optional<std::size_t> table;
};

struct Part {
  std::vector<TextLine> letterhead;  // as they stand, both columns
  std::string type;                  // "KH", "MTCL", …; empty without a heading
  std::string type_rule;
  std::vector<TextLine> heading;  // the type's line, and the rest of it for MTCL
  std::size_t type_end = 0;       // bytes of heading[0].text that are the type's words
  std::vector<TextLine> title;    // summary
  std::vector<Element> body;
  std::vector<TextLine> closing;  // recipients and signatures
};

std::vector<Part> BuildParts(const std::vector<Page>& pages, const table::TablesOfDocument& tables,
                             const Rules& rules);

// Where a line of the closing runs over two columns ("Nơi nhận: … KT. GIÁM ĐỐC", two signers side
// by side): the number of the word that begins the right one; 0 = it does not.
std::size_t ClosingColumn(const Page& page, const TextLine& line, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PARTS_H_
