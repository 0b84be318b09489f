// SPDX-License-Identifier: GPL-3.0-or-later
#include "kehoach/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>

#include "base/sha256.h"
#include "rules/definitions.h"
#include "rules/lexicon.h"
#include "rules/matcher.h"
#include "rules/pattern.h"
#include "text/text.h"

namespace kehoach {
namespace {

using rules::CompiledRule;
using rules::Definitions;
using rules::Example;
using rules::RuleDefinition;
using rules::RulesError;
using rules::Scope;
namespace fs = std::filesystem;

using Files = std::vector<std::pair<std::string, std::string>>;

// Hex SHA-256 over each file's name, without its folder, and content; lengths keep the pieces
// apart.
std::string VersionOf(const Files& files) {
  std::string bytes;
  for (const auto& [path, content] : files) {
    const std::string name = fs::path(path).filename().string();
    bytes += fmt::format("{}:{}{}:", name.size(), name, content.size());
    bytes += content;
  }
  return Sha256Hex(bytes);
}

bool ReadFile(const std::string& path, std::string& content, Error& error) {
  std::error_code unknown;
  const bool regular = fs::is_regular_file(path, unknown);  // opening a FIFO waits for a writer
  std::ifstream in;
  if (regular) in.open(path, std::ios::binary);
  content.resize(rules::kMaxFileBytes + 1);
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  if (!regular || in.bad() || (in.fail() && !in.eof())) {
    error = RulesError(path, 0, "cannot be read; check that it is a file and its permissions");
    return false;
  }
  return true;
}

bool IsOf(const Rule& rule, std::string_view yields) {
  if (yields.empty() || rule.yields == yields) return true;
  return rule.yields.size() > yields.size() && rule.yields[yields.size()] == '.' &&
         rule.yields.compare(0, yields.size(), yields) == 0;
}

}  // namespace

std::string_view RuleHit::Capture(std::string_view name) const {
  for (const auto& [known, text] : captures) {
    if (known == name) return text;
  }
  return {};
}

std::optional<std::pair<std::size_t, std::size_t>> RuleHit::CaptureRange(
    std::string_view name) const {
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (captures[i].first == name) return ranges[i];
  }
  return std::nullopt;
}

struct Rules::Impl {
  std::vector<CompiledRule> rules;  // never changed after Parse: hits point into it
  std::map<std::string, Scope, std::less<>> scopes;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> maps;
  rules::Lexicon lexicon;
  std::vector<rules::AgencyDefinition> agencies;  // for their examples
  std::vector<SplitExample> splits;
  decltype(lists) printed_lists;
  decltype(maps) printed_maps;
  std::string version;

  bool Build(Definitions definitions, Error& error);
  const Scope* FindScope(std::string_view name) const {
    const auto found = scopes.find(name);
    return found == scopes.end() ? nullptr : &found->second;
  }
  bool Hit(std::size_t index, std::string_view text, const text::Folded& folded,
           RuleHit& hit) const {
    const CompiledRule& rule = rules[index];
    if (!rule.is_labels()) return rule.Try(text, folded, hit);
    hit = rule.WholeText(text);
    return true;
  }
  void CheckRule(const CompiledRule& rule, std::vector<std::string>& messages) const;
  void CheckAgency(const rules::AgencyDefinition& definition,
                   std::vector<std::string>& messages) const;
};

bool Rules::Impl::Build(Definitions definitions, Error& error) {
  const rules::Expander expander(definitions);
  rules.reserve(definitions.rules.size());
  for (RuleDefinition& definition : definitions.rules) {
    CompiledRule& compiled = rules.emplace_back();
    if (!CompiledRule::Compile(std::move(definition), expander, compiled, error)) return false;
    Scope& scope = scopes[compiled.definition().rule.scope];
    if (!scope.Add(compiled, rules.size() - 1, error)) return false;
  }
  for (auto& [name, scope] : scopes) {
    if (!scope.Finish(error)) return false;
  }
  for (const rules::WordList& list : definitions.lists) {
    auto& items = lists[list.name];
    auto& printed = printed_lists[list.name];
    for (const std::string& item : list.items) {
      items.push_back(text::FoldForRules(item));
      printed.push_back(text::ToNfc(item));
    }
  }
  for (rules::WordMap& map : definitions.maps) {
    auto& entries = maps[map.name];
    for (auto& [key, value] : map.entries) {
      printed_maps[map.name].emplace_back(text::ToNfc(key), value);
      entries.emplace_back(text::FoldForRules(key), std::move(value));
    }
  }
  if (!lexicon.Build(definitions.agencies, definitions.lists, maps, error)) return false;
  agencies = std::move(definitions.agencies);
  splits = std::move(definitions.splits);
  return true;
}

Rules::Rules(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
Rules::~Rules() = default;

Result<Rules> Rules::Parse(const Files& files) {
  if (files.size() > rules::kMaxFiles) {
    return RulesError(files.front().first, 0,
                      fmt::format("more than {} rules files; join some", rules::kMaxFiles));
  }
  Definitions definitions;
  Error error;
  for (const auto& [name, content] : files) {
    if (!rules::ReadDefinitions(name, content, definitions, error)) return error;
  }
  auto impl = std::make_unique<Impl>();
  if (!impl->Build(std::move(definitions), error)) return error;
  impl->version = VersionOf(files);
  return Rules(std::move(impl));
}

Result<Rules> Rules::Load(const std::string& directory) {
  std::error_code failure;
  std::vector<std::string> paths;
  fs::directory_iterator entry(directory, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    if (entry->path().extension() == ".toml") paths.push_back(entry->path().string());
  }
  if (failure) {
    return RulesError(directory, 0,
                      fmt::format("not a readable folder of rules ({}); name one "
                                  "that holds *.toml",
                                  failure.message()));
  }
  if (paths.empty())
    return RulesError(directory, 0, "no *.toml in it; name the folder of the rules");
  std::sort(paths.begin(), paths.end());
  Files files;
  for (const std::string& path : paths) {
    Error error;
    std::string content;
    if (!ReadFile(path, content, error)) return error;
    files.emplace_back(path, std::move(content));
  }
  return Parse(files);
}

std::vector<RuleHit> Rules::Match(std::string_view scope, std::string_view text) const {
  return Match(scope, text, text::FoldWithOrigin(text));
}

std::vector<RuleHit> Rules::Match(std::string_view scope, std::string_view text,
                                  const text::Folded& folded) const {
  std::vector<RuleHit> hits;
  const Scope* found = impl_->FindScope(scope);
  if (found == nullptr) return hits;
  std::vector<std::size_t> candidates;
  found->Candidates(folded.text, candidates);
  for (std::size_t index : candidates) {
    RuleHit hit;
    if (impl_->Hit(index, text, folded, hit)) hits.push_back(std::move(hit));
  }
  return hits;
}

std::optional<RuleHit> Rules::First(std::string_view scope, std::string_view text,
                                    std::string_view yields) const {
  return First(scope, text, text::FoldWithOrigin(text), yields);
}

std::optional<RuleHit> Rules::First(std::string_view scope, std::string_view text,
                                    const text::Folded& folded, std::string_view yields) const {
  const Scope* found = impl_->FindScope(scope);
  if (found == nullptr) return std::nullopt;
  std::vector<std::size_t> candidates;
  found->Candidates(folded.text, candidates);
  for (std::size_t index : candidates) {
    RuleHit hit;
    if (!IsOf(impl_->rules[index].definition().rule, yields)) continue;
    if (impl_->Hit(index, text, folded, hit)) return hit;
  }
  return std::nullopt;
}

namespace {

// What stands under a name; empty when there is no such name.
template <typename T>
const T& Named(const std::map<std::string, T, std::less<>>& all, std::string_view name) {
  static const T kNone;
  const auto found = all.find(name);
  return found == all.end() ? kNone : found->second;
}

}  // namespace

const std::vector<std::string>& Rules::List(std::string_view name) const {
  return Named(impl_->lists, name);
}

const std::vector<std::pair<std::string, std::string>>& Rules::Map(std::string_view name) const {
  return Named(impl_->maps, name);
}

const std::vector<std::string>& Rules::PrintedList(std::string_view name) const {
  return Named(impl_->printed_lists, name);
}

const std::vector<std::pair<std::string, std::string>>& Rules::PrintedMap(
    std::string_view name) const {
  return Named(impl_->printed_maps, name);
}

void Rules::Impl::CheckRule(const CompiledRule& rule, std::vector<std::string>& messages) const {
  const RuleDefinition& definition = rule.definition();
  auto report = [&](const Example& example, const std::string& what) {
    messages.push_back(fmt::format("{}:{}: rule '{}': example '{}': {}", definition.rule.file,
                                   example.line, definition.rule.name, example.text, what));
  };
  RuleHit hit;
  for (const Example& example : definition.match) {
    if (!rule.Try(example.text, text::FoldWithOrigin(example.text), hit)) {
      report(example, fmt::format("must match, but does not (folded: '{}')",
                                  text::FoldForRules(example.text)));
      continue;
    }
    for (const auto& [name, expected] : example.captures) {
      const std::string_view came = hit.Capture(name);
      if (came != expected) {
        report(example, fmt::format("'{}' must capture '{}', but has '{}'", name, expected, came));
      }
    }
  }
  for (const Example& example : definition.reject) {
    if (rule.Try(example.text, text::FoldWithOrigin(example.text), hit)) {
      report(example,
             fmt::format("must not match, but does, at '{}'",
                         std::string_view{example.text}.substr(hit.begin, hit.end - hit.begin)));
    }
  }
}

const rules::Lexicon& Rules::lexicon() const { return impl_->lexicon; }
const std::vector<SplitExample>& Rules::SplitExamples() const { return impl_->splits; }

void Rules::Impl::CheckAgency(const rules::AgencyDefinition& definition,
                              std::vector<std::string>& messages) const {
  const auto check = [&](const Example& example, bool expected) {
    const Agency* found = lexicon.Whole(example.text);
    if ((found != nullptr && found->key == definition.agency.key) == expected) return;
    messages.push_back(fmt::format("{}:{}: agency '{}': example '{}': must{} be it, but is {}",
                                   definition.file, example.line, definition.agency.name,
                                   example.text, expected ? "" : " not",
                                   found == nullptr ? "none" : "'" + found->name + "'"));
  };
  for (const Example& example : definition.match) check(example, true);
  for (const Example& example : definition.reject) check(example, false);
}

std::vector<std::string> Rules::Check() const {
  std::vector<std::string> messages;
  // A label is its own example, and loading has seen that each is there once.
  for (const CompiledRule& rule : impl_->rules) {
    if (!rule.is_labels()) impl_->CheckRule(rule, messages);
  }
  for (const rules::AgencyDefinition& agency : impl_->agencies) {
    impl_->CheckAgency(agency, messages);
  }
  return messages;
}

std::vector<const Rule*> Rules::All() const {
  std::vector<const Rule*> all;
  for (const CompiledRule& rule : impl_->rules) all.push_back(&rule.definition().rule);
  return all;
}

const std::string& Rules::version() const { return impl_->version; }

}  // namespace kehoach
