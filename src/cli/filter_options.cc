// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/filter_options.h"

#include <string>

#include <fmt/format.h>

#include "plan/units.h"

namespace kehoach::cli {
namespace {

// An option whose value is parsed by `parse` (text -> optional value) into `target`.
template <typename T, typename Parse>
void AddParsed(CLI::App& command, const std::string& name, const std::string& about,
               const char* type, std::optional<T>& target, Parse parse, const char* expected) {
  command
      .add_option_function<std::string>(
          name,
          [&target, parse, name, expected](const std::string& text) {
            target = parse(text);
            if (!target) {
              throw CLI::ValidationError(fmt::format("{}: {} is not {}", name, text, expected));
            }
          },
          about)
      ->type_name(type);
}

}  // namespace

void AddPlanFilters(CLI::App& command, store::Filter& filter) {
  command.add_option("--province", filter.province,
                     "Only plans of this province; capitals and accents do not matter");
  command.add_option("--issuer", filter.issuer,
                     "Only plans of agencies with these words in their name");
  AddParsed(command, "--year", "Only plans for this year, or for years such as 2021-2024",
            "YEAR[-YEAR]", filter.years, store::ParseYears, "a year, or two as in 2021-2024");
  command.add_option("--type", filter.type, "Only documents of this type, e.g. KH or MTCL");
}

void AddRowFilters(CLI::App& command, store::Filter& filter) {
  AddPlanFilters(command, filter);
  AddParsed(command, "--kind", "Only hits of this kind: document, objective or task", "KIND",
            filter.kind, store::ParseItemKind, "document, objective or task");
  command.add_option("--unit", filter.unit, "Only tasks that this unit leads or supports");
  constexpr const char* kDay = "a day such as 2024-06-30 or 30/6/2024, a month or a year";
  AddParsed(
      command, "--due-from", "Only tasks due on this day or later", "DAY", filter.due_from,
      [](const std::string& text) { return store::ParseDay(text, store::DayEnd::kFirst); }, kDay);
  AddParsed(
      command, "--due-to", "Only tasks due on this day or earlier", "DAY", filter.due_to,
      [](const std::string& text) { return store::ParseDay(text, store::DayEnd::kLast); }, kDay);
}

void ResolveUnit(const Rules& rules, store::Filter& filter) {
  if (!filter.unit) return;
  filter.unit_key = plan::UnitKeyOf(*filter.unit, rules);
  const Agency* agency = plan::FindAgency(*filter.unit_key, rules);
  if (agency != nullptr) filter.unit = agency->name;
}

store::DocumentFilter ReadDocumentsThat(const store::Filter& filter) {
  store::DocumentFilter documents;
  documents.status = store::DocumentStatus::kRead;
  documents.plan = filter;
  return documents;
}

}  // namespace kehoach::cli
