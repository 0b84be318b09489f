// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/definitions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "text/text.h"

namespace kehoach::rules {
namespace {

using Keys = std::vector<std::string_view>;

int LineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Letters of any script (abbreviations such as "QĐ" are names), no space.
bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Reads one file; the first fault ends it.
class FileReader {
 public:
  FileReader(const std::string& file, Definitions& definitions, Error& error)
      : file_(file), definitions_(definitions), error_(error) {}

  bool Read(const toml::table& root) {
    const std::size_t first_rule = definitions_.rules.size();
    for (const auto& [key, node] : root) {
      if (!ReadSection(key.str(), node)) return false;
    }
    // The library keeps keys in alphabetical order; strength follows the order of the lines.
    std::stable_sort(
        definitions_.rules.begin() + static_cast<std::ptrdiff_t>(first_rule),
        definitions_.rules.end(),
        [](const RuleDefinition& a, const RuleDefinition& b) { return a.rule.line < b.rule.line; });
    return true;
  }

 private:
  bool Fail(int line, std::string message) {
    error_ = RulesError(file_, line, std::move(message));
    return false;
  }

  bool ReadSection(std::string_view section, const toml::node& node) {
    static const Keys kSections = {"rule", "labels", "fragment", "list", "map", "agency", "split"};
    if (std::find(kSections.begin(), kSections.end(), section) == kSections.end()) {
      return Fail(LineOf(node), fmt::format("unknown section '{}'; sections are [[{}]]", section,
                                            fmt::join(kSections, "]], [[")));
    }
    const toml::array* blocks = node.as_array();
    if (blocks == nullptr) {
      return Fail(LineOf(node), fmt::format("'{0}' is not a block; write [[{0}]]", section));
    }
    for (const toml::node& block : *blocks) {
      const toml::table* table = block.as_table();
      if (table == nullptr) {
        return Fail(LineOf(block), fmt::format("'{0}' is not a block; write [[{0}]]", section));
      }
      if (!ReadBlock(section, *table)) return false;
    }
    return true;
  }

  bool ReadBlock(std::string_view section, const toml::table& block) {
    if (section == "rule") return ReadRule(block);
    if (section == "labels") return ReadLabels(block);
    if (section == "fragment") return ReadFragment(block);
    if (section == "list") return ReadList(block);
    if (section == "agency") return ReadAgency(block);
    if (section == "split") return ReadSplit(block);
    return ReadMap(block);
  }

  bool OnlyKeys(const toml::table& block, const std::string& what, const Keys& known) {
    for (const auto& [key, node] : block) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        return Fail(LineOf(node), fmt::format("{}: unknown key '{}'; keys are {}", what, key.str(),
                                              fmt::join(known, ", ")));
      }
    }
    return true;
  }

  bool Text(const toml::table& block, const std::string& what, std::string_view key, bool required,
            std::string& out) {
    const toml::node* node = block.get(key);
    if (node == nullptr) {
      if (!required) return true;
      return Fail(LineOf(block),
                  fmt::format("{}: '{}' is missing; add {} = \"...\"", what, key, key));
    }
    const std::optional<std::string> value = node->value_exact<std::string>();
    if (!value)
      return Fail(LineOf(*node), fmt::format("{}: '{}' must be a text in quotes", what, key));
    if (value->find_first_not_of(" \t\n") == std::string::npos) {
      return Fail(LineOf(*node), fmt::format("{}: '{}' is empty; fill it in", what, key));
    }
    out = *value;
    return true;
  }

  bool Name(const toml::table& block, const std::string& what, std::string_view key,
            std::string& out) {
    if (!Text(block, what, key, true, out)) return false;
    if (IsName(out)) return true;
    return Fail(
        LineOf(*block.get(key)),
        fmt::format("{}: '{}' is no {}; use letters, digits, '-', '_' and '.'", what, out, key));
  }

  // The block's name and reason; `what` becomes "rule 'x'" for later messages.
  bool Head(const toml::table& block, std::string_view kind, std::string& what, std::string& name,
            std::string& about) {
    what = kind;
    if (!Name(block, what, "name", name)) return false;
    what = fmt::format("{} '{}'", kind, name);
    return About(block, what, about);
  }

  bool About(const toml::table& block, const std::string& what, std::string& about) {
    if (block.get("about") != nullptr) return Text(block, what, "about", true, about);
    return Fail(LineOf(block),
                fmt::format("{}: 'about' is missing; say why it is there or its source", what));
  }

  template <typename Blocks>
  bool Unique(const Blocks& blocks, const toml::table& block, const std::string& what,
              const std::string& name) {
    for (const auto& other : blocks) {
      if (other.name == name) {
        return Fail(LineOf(block), fmt::format("{}: the name is taken at {}:{}; choose another",
                                               what, other.file, other.line));
      }
    }
    return true;
  }

  bool UniqueRule(const toml::table& block, const std::string& what, const std::string& name) {
    for (const RuleDefinition& other : definitions_.rules) {
      if (other.rule.name == name) {
        return Fail(LineOf(block), fmt::format("{}: the name is taken at {}:{}; choose another",
                                               what, other.rule.file, other.rule.line));
      }
    }
    if (definitions_.rules.size() < kMaxRules) return true;
    return Fail(LineOf(block),
                fmt::format("more than {} rules; merge some into one pattern", kMaxRules));
  }

  bool RuleHead(const toml::table& block, const std::string& kind, std::string& what, Rule& rule) {
    rule.file = file_;
    rule.line = LineOf(block);
    return Head(block, kind, what, rule.name, rule.about) && UniqueRule(block, what, rule.name) &&
           Name(block, what, "scope", rule.scope) && Name(block, what, "yields", rule.yields);
  }

  // A block of labels is named after what it yields unless it says otherwise: there is
  // usually one for each meaning.
  bool LabelsHead(const toml::table& block, std::string& what, Rule& rule) {
    if (block.get("name") != nullptr) return RuleHead(block, "labels", what, rule);
    rule.file = file_;
    rule.line = LineOf(block);
    what = "labels";
    if (!Name(block, what, "scope", rule.scope) || !Name(block, what, "yields", rule.yields)) {
      return false;
    }
    rule.name = rule.scope + "." + rule.yields;
    what = fmt::format("labels '{}'", rule.name);
    return About(block, what, rule.about) && UniqueRule(block, what, rule.name);
  }

  bool ReadRule(const toml::table& block) {
    RuleDefinition definition;
    std::string what;
    if (!RuleHead(block, "rule", what, definition.rule)) return false;
    if (!OnlyKeys(block, what,
                  {"name", "scope", "yields", "about", "folded", "original", "match", "reject"})) {
      return false;
    }
    if (!Pattern(block, what, "folded", true, definition.folded, definition.folded_line) ||
        !Pattern(block, what, "original", false, definition.original, definition.original_line) ||
        !Examples(block, what, "match", definition.match) ||
        !Examples(block, what, "reject", definition.reject)) {
      return false;
    }
    if (definition.match.empty()) {
      return Fail(LineOf(block),
                  fmt::format("{}: no example; add match = [\"a text that it must match\"]", what));
    }
    definitions_.rules.push_back(std::move(definition));
    return true;
  }

  bool Pattern(const toml::table& block, const std::string& what, std::string_view key,
               bool required, std::string& out, int& line) {
    if (!Text(block, what, key, required, out)) return false;
    if (const toml::node* node = block.get(key)) line = LineOf(*node);
    if (out.size() <= kMaxPatternBytes) return true;
    return Fail(line, fmt::format("{}: '{}' is longer than {} bytes; split the rule", what, key,
                                  kMaxPatternBytes));
  }

  const toml::array* Array(const toml::table& block, const std::string& what,
                           std::string_view key) {
    const toml::node* node = block.get(key);
    const toml::array* array = node == nullptr ? nullptr : node->as_array();
    if (node == nullptr) {
      Fail(LineOf(block), fmt::format("{}: '{}' is missing; add {} = [\"...\"]", what, key, key));
    } else if (array == nullptr) {
      Fail(LineOf(*node), fmt::format("{}: '{}' must be a list: {} = [\"...\"]", what, key, key));
    }
    return array;
  }

  bool Examples(const toml::table& block, const std::string& what, std::string_view key,
                std::vector<Example>& out) {
    if (block.get(key) == nullptr) return true;
    const toml::array* array = Array(block, what, key);
    if (array == nullptr) return false;
    for (const toml::node& node : *array) {
      Example example;
      example.line = LineOf(node);
      if (const toml::table* table = node.as_table()) {
        if (!ExampleTable(*table, what, key, example)) return false;
      } else if (std::optional<std::string> text = node.value_exact<std::string>()) {
        example.text = std::move(*text);
      } else {
        return Fail(example.line,
                    fmt::format("{}: an example in '{}' must be a text in quotes", what, key));
      }
      out.push_back(std::move(example));
    }
    return true;
  }

  bool ExampleTable(const toml::table& table, const std::string& what, std::string_view key,
                    Example& example) {
    if (key != "match") {
      return Fail(example.line, fmt::format("{}: an example in '{}' is a text alone; a text that "
                                            "is rejected has no captures",
                                            what, key));
    }
    if (!OnlyKeys(table, what, {"text", "captures"}) ||
        !Text(table, what, "text", true, example.text)) {
      return false;
    }
    const toml::node* node = table.get("captures");
    if (node == nullptr) return true;
    const toml::table* captures = node->as_table();
    if (captures == nullptr) {
      return Fail(example.line, fmt::format("{}: 'captures' must be {{ name = \"text\" }}", what));
    }
    for (const auto& [name, value] : *captures) {
      const std::optional<std::string> text = value.value_exact<std::string>();
      if (!text) {
        return Fail(example.line,
                    fmt::format("{}: capture '{}' must be a text in quotes", what, name.str()));
      }
      example.captures.emplace_back(name.str(), *text);
    }
    return true;
  }

  bool ReadLabels(const toml::table& block) {
    RuleDefinition definition;
    std::string what;
    if (!LabelsHead(block, what, definition.rule)) return false;
    if (!OnlyKeys(block, what, {"name", "scope", "yields", "about", "texts"})) return false;
    const toml::array* texts = Array(block, what, "texts");
    if (texts == nullptr) return false;
    for (const toml::node& node : *texts) {
      std::optional<std::string> text = node.value_exact<std::string>();
      if (!text) {
        return Fail(LineOf(node), fmt::format("{}: a text must stand in quotes", what));
      }
      definition.labels.push_back({std::move(*text), {}, LineOf(node)});
    }
    if (definition.labels.empty()) {
      return Fail(LineOf(block), fmt::format("{}: 'texts' is empty; add a label", what));
    }
    definitions_.rules.push_back(std::move(definition));
    return true;
  }

  bool ReadFragment(const toml::table& block) {
    Fragment fragment;
    std::string what, about;
    fragment.file = file_;
    fragment.line = LineOf(block);
    if (!Head(block, "fragment", what, fragment.name, about) ||
        !Unique(definitions_.fragments, block, what, fragment.name) ||
        !OnlyKeys(block, what, {"name", "about", "folded"}) ||
        !Pattern(block, what, "folded", true, fragment.folded, fragment.line)) {
      return false;
    }
    definitions_.fragments.push_back(std::move(fragment));
    return true;
  }

  bool ReadList(const toml::table& block) {
    WordList list;
    std::string what, about;
    list.file = file_;
    list.line = LineOf(block);
    if (!Head(block, "list", what, list.name, about) ||
        !Unique(definitions_.lists, block, what, list.name) ||
        !OnlyKeys(block, what, {"name", "about", "items"})) {
      return false;
    }
    const toml::array* items = Array(block, what, "items");
    if (items == nullptr) return false;
    for (const toml::node& node : *items) {
      std::optional<std::string> item = node.value_exact<std::string>();
      if (!item) return Fail(LineOf(node), fmt::format("{}: an item must stand in quotes", what));
      list.items.push_back(std::move(*item));
    }
    definitions_.lists.push_back(std::move(list));
    return true;
  }

  bool Strings(const toml::table& block, const std::string& what, std::string_view key,
               std::vector<std::string>& out) {
    if (block.get(key) == nullptr) return true;
    const toml::array* array = Array(block, what, key);
    if (array == nullptr) return false;
    for (const toml::node& node : *array) {
      std::optional<std::string> text = node.value_exact<std::string>();
      if (!text) {
        return Fail(LineOf(node),
                    fmt::format("{}: a text in '{}' must stand in quotes", what, key));
      }
      out.push_back(std::move(*text));
    }
    return true;
  }

  bool Flag(const toml::table& block, const std::string& what, std::string_view key, bool& out) {
    const toml::node* node = block.get(key);
    if (node == nullptr) return true;
    const std::optional<bool> value = node->value_exact<bool>();
    if (!value)
      return Fail(LineOf(*node), fmt::format("{}: '{}' must be true or false", what, key));
    out = *value;
    return true;
  }

  // "GD&ĐT" behind the head of "Sở Giáo dục và Đào tạo": "SGD&ĐT" and "Sở GD&ĐT".
  static void AddShort(const std::string& text, Agency& agency) {
    const std::string head = agency.name.substr(0, agency.name.find(' '));
    agency.abbreviations.push_back(head + " " + text);
    std::size_t letter = 1;
    while (letter < head.size() && (static_cast<unsigned char>(head[letter]) & 0xC0U) == 0x80U) {
      ++letter;
    }
    agency.abbreviations.push_back(head.substr(0, letter) + text);
  }

  bool ReadAgency(const toml::table& block) {
    AgencyDefinition definition;
    Agency& agency = definition.agency;
    agency.file = definition.file = file_;
    agency.line = definition.line = LineOf(block);
    std::string what = "agency", about;
    if (!Text(block, what, "name", true, agency.name)) return false;
    what = fmt::format("agency '{}'", agency.name);
    std::vector<std::string> shorts;
    if (!OnlyKeys(block, what,
                  {"name", "key", "level", "about", "names", "short", "abbreviations", "successor",
                   "since", "certain", "source", "match", "reject"}) ||
        !About(block, what, about) || !Text(block, what, "key", false, agency.key) ||
        !Text(block, what, "level", true, agency.level) ||
        !Strings(block, what, "names", agency.names) || !Strings(block, what, "short", shorts) ||
        !Strings(block, what, "abbreviations", agency.abbreviations) ||
        !Examples(block, what, "match", definition.match) ||
        !Examples(block, what, "reject", definition.reject) ||
        !ReadSuccessor(block, what, definition)) {
      return false;
    }
    static const Keys kLevels = {"centre", "province", "district", "commune", "group", "inner"};
    if (std::find(kLevels.begin(), kLevels.end(), agency.level) == kLevels.end()) {
      return Fail(LineOf(*block.get("level")),
                  fmt::format("{}: '{}' is no level; levels are {}", what, agency.level,
                              fmt::join(kLevels, ", ")));
    }
    if (agency.key.empty()) agency.key = SlugOf(agency.name);
    if (agency.key != SlugOf(agency.key) || agency.key.empty()) {
      return Fail(LineOf(block),
                  fmt::format("{}: '{}' is no key; use small letters, digits and single '-'", what,
                              agency.key));
    }
    definition.name = agency.key;
    if (!Unique(definitions_.agencies, block, what, definition.name)) return false;
    agency.names.insert(agency.names.begin(), agency.name);
    for (const std::string& text : shorts) AddShort(text, agency);
    definitions_.agencies.push_back(std::move(definition));
    return true;
  }

  bool ReadSuccessor(const toml::table& block, const std::string& what,
                     AgencyDefinition& definition) {
    if (block.get("successor") == nullptr) {
      for (const char* key : {"since", "certain", "source"}) {
        if (block.get(key) == nullptr) continue;
        return Fail(LineOf(block), fmt::format("{}: '{}' without a successor; add successor = "
                                               "\"...\"",
                                               what, key));
      }
      return true;
    }
    Successor successor;
    if (!Text(block, what, "successor", true, definition.successor_name) ||
        !Text(block, what, "since", true, successor.since) ||
        !Text(block, what, "source", true, successor.source) ||
        !Flag(block, what, "certain", successor.certain)) {
      return false;
    }
    const std::string& day = successor.since;
    const bool is_day = day.size() == 10 && day[4] == '-' && day[7] == '-' &&
                        std::count(day.begin(), day.end(), '-') == 2 &&
                        day.find_first_not_of("0123456789-") == std::string::npos;
    if (!is_day) {
      return Fail(LineOf(*block.get("since")),
                  fmt::format("{}: '{}' is no day; write it as 2025-03-01", what, day));
    }
    definition.agency.successor = std::move(successor);
    return true;
  }

  bool ReadSplit(const toml::table& block) {
    SplitExample example;
    example.file = file_;
    example.line = LineOf(block);
    std::string column;
    const std::string what = "split";
    if (!OnlyKeys(block, what, {"cell", "issuer", "column", "lead", "support"}) ||
        !Text(block, what, "cell", true, example.cell) ||
        !Text(block, what, "issuer", false, example.issuer) ||
        !Text(block, what, "column", false, column) ||
        !Strings(block, what, "lead", example.lead) ||
        !Strings(block, what, "support", example.supporting)) {
      return false;
    }
    if (!column.empty() && column != "lead" && column != "support") {
      return Fail(
          LineOf(*block.get("column")),
          fmt::format("{}: '{}' is no column; write \"lead\" or \"support\"", what, column));
    }
    example.support = column == "support";
    definitions_.splits.push_back(std::move(example));
    return true;
  }

  bool ReadMap(const toml::table& block) {
    WordMap map;
    std::string what, about;
    map.file = file_;
    map.line = LineOf(block);
    if (!Head(block, "map", what, map.name, about) ||
        !Unique(definitions_.maps, block, what, map.name) ||
        !OnlyKeys(block, what, {"name", "about", "entries"})) {
      return false;
    }
    const toml::node* node = block.get("entries");
    const toml::table* entries = node == nullptr ? nullptr : node->as_table();
    if (entries == nullptr) {
      return Fail(LineOf(block), fmt::format("{}: 'entries' is missing; add [map.entries] with "
                                             "\"word\" = \"value\" lines below it",
                                             what));
    }
    std::vector<std::pair<toml::source_position, std::size_t>> order;
    for (const auto& [key, value] : *entries) {
      const std::optional<std::string> text = value.value_exact<std::string>();
      if (!text) {
        return Fail(LineOf(value),
                    fmt::format("{}: the value of '{}' must be a text in quotes", what, key.str()));
      }
      order.emplace_back(key.source().begin, map.entries.size());
      map.entries.emplace_back(key.str(), *text);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::pair<std::string, std::string>> sorted;
    sorted.reserve(order.size());
    for (const auto& [position, index] : order) sorted.push_back(std::move(map.entries[index]));
    map.entries = std::move(sorted);
    definitions_.maps.push_back(std::move(map));
    return true;
  }

  const std::string& file_;
  Definitions& definitions_;
  Error& error_;
};

}  // namespace

std::string SlugOf(std::string_view name) {
  std::string slug;
  bool gap = false;
  for (const char c : text::FoldForRules(name)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word) {
      if (gap && !slug.empty()) slug += '-';
      slug += c;
    }
    gap = !word;
  }
  return slug;
}

Error RulesError(const std::string& file, int line, std::string message) {
  std::string source = line > 0 ? fmt::format("{}:{}", file, line) : file;
  return Error{ErrorCode::kBadRules, std::move(source), 0, std::move(message)};
}

bool ReadDefinitions(const std::string& file, std::string_view content, Definitions& definitions,
                     Error& error) {
  if (content.size() > kMaxFileBytes) {
    error = RulesError(file, 0, fmt::format("larger than {} bytes; split it", kMaxFileBytes));
    return false;
  }
  try {
    const toml::table root = toml::parse(content, file);
    return FileReader(file, definitions, error).Read(root);
  } catch (const toml::parse_error& fault) {
    error = RulesError(file, static_cast<int>(fault.source().begin.line),
                       fmt::format("not valid TOML: {}", fault.description()));
    return false;
  }
}

}  // namespace kehoach::rules
