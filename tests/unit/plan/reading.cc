// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <utility>

#include "plan/task_table.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {

const char kLetterhead[] = R"(
l UBND TỈNH ĐỒNG NAI
r=* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
l* SỞ TÀI CHÍNH
r=* Độc lập - Tự do - Hạnh phúc
_ 10
l Số: 57/KH-STC
r=/ Đồng Nai, ngày 05 tháng 02 năm 2021
_ 12
)";

Document Lay(std::vector<Page> pages) {
  Document document;
  document.pages = std::move(pages);
  const Rules& rules = ProjectRules();
  document.furniture = FindFurniture(document.pages, rules);
  table::Options options;
  options.is_header = [&rules](const std::vector<std::string>& cells) {
    return LooksLikeHeader(cells, rules);
  };
  document.found = table::FindTables(document.pages, document.furniture.words, options);
  document.parts = BuildParts(document.pages, document.found, rules);
  return document;
}

Document Lay(std::string_view script) { return Lay(testing::SetPages(script)); }

BodyReading ReadBodyOf(const Document& document) {
  std::vector<bool> task_tables;
  for (const Table& table : document.found.tables) {
    task_tables.push_back(ReadHeader(table, ProjectRules()).is_task_table);
  }
  return ReadBody(document.parts, task_tables, ProjectRules());
}

Plan PlanOf(std::string_view script) {
  return ReadPlan(testing::SetPages(script), ProjectRules()).plan;
}

std::vector<std::string> TextsOf(const std::vector<TextLine>& lines) {
  std::vector<std::string> texts;
  for (const TextLine& line : lines) texts.push_back(line.text);
  return texts;
}

std::vector<std::string> BodyTexts(const Part& part) {
  std::vector<std::string> texts;
  for (const Element& element : part.body) {
    texts.push_back(element.table ? "[table]" : element.paragraph->text);
  }
  return texts;
}

std::string Shown(const Value& value) { return value.text.value_or("(null)"); }

std::vector<std::string> Shown(const std::vector<Objective>& objectives) {
  std::vector<std::string> shown;
  for (const Objective& objective : objectives) {
    std::string line = std::to_string(objective.number) + ": " + Shown(objective.text);
    if (objective.restated.has_value()) line += " = " + *objective.restated.text;
    shown.push_back(std::move(line));
  }
  return shown;
}

std::vector<std::string> Shown(const std::vector<Value>& values) {
  std::vector<std::string> shown;
  for (const Value& value : values) shown.push_back(Shown(value));
  return shown;
}

}  // namespace kehoach::plan
