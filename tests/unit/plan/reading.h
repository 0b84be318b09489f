// SPDX-License-Identifier: GPL-3.0-or-later
// From a script of testing::SetPages to what the stages of the plan module make of it.
#ifndef KEHOACH_TESTS_UNIT_PLAN_READING_H_
#define KEHOACH_TESTS_UNIT_PLAN_READING_H_

#include <string>
#include <string_view>
#include <vector>

#include "kehoach/page.h"
#include "plan/furniture.h"
#include "plan/objectives.h"
#include "plan/parts.h"
#include "plan/plan_reader.h"
#include "table/table_finder.h"

namespace kehoach::plan {

struct Document {
  std::vector<Page> pages;
  Furniture furniture;
  table::TablesOfDocument found;
  std::vector<Part> parts;
};

Document Lay(std::vector<Page> pages);
Document Lay(std::string_view script);

// The body stage alone, on every part of a script.
BodyReading ReadBodyOf(const Document& document);
// Everything, as ReadPlan gives it.
Plan PlanOf(std::string_view script);

std::vector<std::string> TextsOf(const std::vector<TextLine>& lines);
// Texts of a part's paragraphs; "[table]" for a table.
std::vector<std::string> BodyTexts(const Part& part);
// "1: wording", and " = wording" where it is restated.
std::vector<std::string> Shown(const std::vector<Objective>& objectives);
std::vector<std::string> Shown(const std::vector<Value>& values);
// "(null)" where the value is absent.
std::string Shown(const Value& value);

// A letterhead with number and dateline: what most scripts begin with.
extern const char kLetterhead[];

}  // namespace kehoach::plan

#endif  // KEHOACH_TESTS_UNIT_PLAN_READING_H_
