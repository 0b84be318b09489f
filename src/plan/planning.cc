// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/planning.h"

#include <algorithm>
#include <string>

#include "text/text.h"

namespace kehoach::plan {

std::vector<bool> PlanningParts(const std::vector<Part>& parts, const Rules& rules) {
  const std::vector<std::string>& types = rules.List("planning-types");
  const auto plans = [&](const std::string& type) {
    return std::find(types.begin(), types.end(), text::FoldForRules(type)) != types.end();
  };
  bool document_plans = true;
  for (const Part& part : parts) {
    if (part.type.empty()) continue;
    std::string title;
    for (const TextLine& line : part.title) title += line.text + " ";
    document_plans = plans(part.type) || rules.First("title", title, "issues-plan").has_value();
    break;
  }
  std::vector<bool> planning;
  bool letter = false;
  for (const Part& part : parts) {
    for (std::size_t i = 0; i < std::min<std::size_t>(part.body.size(), 3) && part.type.empty();
         ++i) {
      if (part.body[i].paragraph &&
          rules.First("opening", part.body[i].paragraph->text, "addressee"))
        letter = true;
    }
    planning.push_back(part.type.empty() ? document_plans && !letter : plans(part.type));
  }
  return planning;
}

}  // namespace kehoach::plan
