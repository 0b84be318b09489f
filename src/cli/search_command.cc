// SPDX-License-Identifier: GPL-3.0-or-later
// The command "search": hits for people, or as JSON.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/search_view.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "search/search.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct SearchArguments {
  std::vector<std::string> words;
  std::string sort = "relevance";
  search::SearchOptions options;
};

// What to try when nothing is found.
std::string Advice(const std::string& query, const search::SearchOptions& options) {
  const store::Filter& filter = options.filter;
  std::string advice = fmt::format("nothing found for: {}", query);
  if (filter.province || filter.issuer || filter.type || filter.years || filter.OfRows()) {
    advice += "; try it without filters";
  } else if (query.find('"') != std::string::npos) {
    advice += "; try it without quotation marks";
  } else {
    advice += "; try fewer words, words without accents, or the beginning of a word and *";
  }
  return advice;
}

ExitCode Search(const Common& common, const SearchArguments& arguments) {
  std::string query;
  for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  const store::Archive archive = OpenToRead(common);
  const Rules rules = LoadRules(common.rules);
  search::Searcher searcher(archive, search::Abbreviations(rules));
  search::SearchOptions options = arguments.options;
  ResolveUnit(rules, options.filter);
  if (arguments.sort == "date") options.sort = search::Sort::kDate;
  // Anything else would begin anew, and a script that pages would never come to an end.
  if (!search::IsPageKey(options.after, options.sort)) {
    throw Stop(ExitCode::kUsage,
               fmt::format("--after: {} is no key that a search with --sort {} named",
                           options.after, arguments.sort));
  }
  const search::SearchPage page = searcher.Search(query, options);
  if (common.json) {
    Write(SearchPageJson(query, page));
    return ExitCode::kDone;
  }
  if (!common.quiet) {
    for (const std::string& note : SearchNotes(page)) Message(note);
  }
  if (page.hits.empty()) {
    Message(Advice(query, options));
    return ExitCode::kDone;
  }
  const int columns = OutputColumns();
  Write(SearchPageText(page, columns, columns > 0 ? Highlight::kBold : Highlight::kBrackets));
  if (!page.next.empty() && !common.quiet) {
    Message(fmt::format("there are more: add --after {}", page.next));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddSearchCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App* command =
      AddCommand(app, line, "search", "Find objectives, tasks and documents by their words",
                 "  kehoach search 'cải cách hành chính' --year 2022-2024\n"
                 "  kehoach search 'thu tuc hanh chinh'           accents may be left out\n"
                 "  kehoach search '\"một cửa\" OR \"một cửa điện tử\" -UBND'\n"
                 "  kehoach search 162/QĐ-UBND --kind document\n",
                 arguments, Search);
  command->add_option("QUERY", arguments->words, "Words; docs/search.md tells what else")
      ->required();
  AddRowFilters(*command, arguments->options.filter);
  command->add_option("--sort", arguments->sort, "relevance, or date: latest plan first")
      ->check(CLI::IsMember({"relevance", "date"}))
      ->capture_default_str();
  constexpr int kMostHits = 1000;
  command->add_option("--limit", arguments->options.limit, "At most so many hits")
      ->check(CLI::Range(1, kMostHits))
      ->capture_default_str();
  command
      ->add_option("--after", arguments->options.after,
                   "Go on behind the hits of the page before, with the key that it named")
      ->type_name("KEY");
}

}  // namespace kehoach::cli
