// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/expression.h"

#include <algorithm>

#include <fmt/format.h>

namespace kehoach::search {
namespace {

// A phrase of a whole query is tried with at most so many combinations of abbreviations.
constexpr std::size_t kMostVariants = 24;
// Words that an abbreviation stands for are known by their letters alone when they are so many:
// by then hardly anything else is written with them.
constexpr std::size_t kTellingWords = 3;

// The columns as written (the first four) or folded, as FTS5 filters. A token with a mark stands
// in no folded column, so it needs no filter.
constexpr const char* kSpelled = "{content units output details}:";

std::string ColumnsFilter(Columns columns) {
  if (columns == kAllColumns) return {};
  std::string filter = "{";
  for (const auto& [bit, name] : {std::pair{kContent, "content"}, std::pair{kUnits, "units"},
                                  std::pair{kOutput, "output"}, std::pair{kDetails, "details"}}) {
    if ((columns & bit) != 0) filter += fmt::format("{0} {0}_folded ", name);
  }
  return filter + "}:";
}

class Writer {
 public:
  Writer(MatchClass worst, bool told, bool unmarked)
      : worst_(worst), told_(told), unmarked_(unmarked) {}

  std::string Write(const Node& node) {
    if (node.kind == Node::Kind::kTerm) return WriteTerm(node.term);
    const std::string all = Join(node.children, node.kind == Node::Kind::kAnd ? " AND " : " OR ");
    return Without(all, node.excluded);
  }
  // `expression` NOT any of the excluded ones, whose words are no slots.
  std::string Without(std::string expression, const std::vector<Node>& excluded) {
    if (excluded.empty()) return expression;
    Writer out(MatchClass::kFolded, false, false);
    const std::string none = out.Join(excluded, " OR ");
    for (PhraseInfo phrase : out.phrases_) {
      phrase.slots = 0;
      phrases_.push_back(phrase);
    }
    return fmt::format("({} NOT {})", expression, none);
  }
  std::string WriteTerm(const Term& term);
  std::vector<PhraseInfo> Take() { return std::move(phrases_); }
  int slot() const { return slot_; }

 private:
  std::string Join(const std::vector<Node>& nodes, const char* with) {
    std::string text;
    for (const Node& node : nodes) {
      text += (text.empty() ? "" : with) + Write(node);
    }
    return nodes.size() == 1 ? text : "(" + text + ")";
  }
  bool Up(MatchClass match) const { return worst_ >= match; }
  // In a query without any accent none was left out on purpose: a word as typed is no better
  // than as restored.
  MatchClass Restored() const { return unmarked_ ? MatchClass::kExact : MatchClass::kRestored; }

  // Notes a phrase that is about to be written.
  void Note(int slots, int tokens, MatchClass spelled, MatchClass folded) {
    PhraseInfo phrase{slot_, slots, tokens};
    phrase.spelled = spelled;
    phrase.folded = folded;
    phrases_.push_back(phrase);
  }
  std::string WriteWord(const Word& word);
  std::string WritePhrase(const std::vector<Word>& words);
  std::string WriteAlternative(const Alternative& alternative, int slots, bool marked);

  MatchClass worst_;
  bool told_, unmarked_;
  std::vector<PhraseInfo> phrases_;
  int slot_ = 0;
};

std::string Quoted(const std::string& token, bool prefix) {
  return prefix ? "\"" + token + "\" *" : "\"" + token + "\"";
}

std::string AnyOf(const std::vector<std::string>& parts) {
  return parts.size() == 1 ? parts[0] : fmt::format("({})", fmt::join(parts, " OR "));
}

std::string Writer::WriteWord(const Word& word) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& token, MatchClass spelled, MatchClass folded,
                       const char* filter = "") {
    Note(1, 1, spelled, folded);
    parts.push_back(filter + Quoted(token, word.prefix));
  };
  if (word.marked) {
    const bool weak = Up(MatchClass::kWeak);
    if (!weak || told_) {
      if (word.completions.empty()) add(word.spelled, MatchClass::kExact, MatchClass::kExact);
      for (const std::string& completion : word.completions) {
        Note(1, 1, MatchClass::kExact, MatchClass::kExact);
        parts.push_back(Quoted(completion, false));
      }
      if (!word.restored.empty() && Up(MatchClass::kRestored)) {
        add(word.restored, MatchClass::kRestored, MatchClass::kRestored);
      }
    }
    if (weak) add(word.folded, MatchClass::kWeak, MatchClass::kWeak);
  } else {
    // A word that is not typed to its end has no accents yet.
    const bool folded = Up(MatchClass::kFolded) || word.prefix;
    const MatchClass as_folded = word.prefix ? MatchClass::kExact : MatchClass::kFolded;
    add(word.spelled, MatchClass::kExact, as_folded, folded ? "" : kSpelled);
    if ((!folded || told_) && Up(Restored())) {
      if (!word.restored.empty()) add(word.restored, Restored(), Restored());
      for (const std::string& likely : word.likely) add(likely, Restored(), Restored());
    }
    // "ki*" begins "kiểm", "ky*" begins "ký", which alone are one word.
    if (word.prefix && word.spelled.size() == 2 &&
        (word.spelled[1] == 'y' || word.spelled[1] == 'i')) {
      std::string other = word.spelled;
      other[1] = other[1] == 'y' ? 'i' : 'y';
      add(other, MatchClass::kExact, as_folded);
    }
  }
  ++slot_;
  return AnyOf(parts);
}

std::string Writer::WritePhrase(const std::vector<Word>& words) {
  std::string typed, restored, folded;
  std::vector<std::string> marked;
  bool any_restored = false;
  int unmarked = 0;  // numbers are neither
  for (const Word& word : words) {
    const char* space = typed.empty() ? "" : " ";
    typed += space + word.spelled;
    restored += space + (word.restored.empty() ? word.spelled : word.restored);
    folded += space + word.folded;
    any_restored = any_restored || !word.restored.empty();
    if (word.marked) marked.push_back(word.spelled);
    if (!word.marked && !word.number) ++unmarked;
  }
  const bool prefix = words.back().prefix;
  const int size = static_cast<int>(words.size());
  std::vector<std::string> parts;
  const auto add = [&](const std::string& tokens, MatchClass in_spelled, MatchClass in_folded,
                       const char* filter = "") {
    Note(size, size, in_spelled, in_folded);
    parts.push_back(filter + Quoted(tokens, prefix));
  };
  const bool all_unmarked = marked.empty();
  const bool as_folded = Up(all_unmarked ? MatchClass::kFolded : MatchClass::kWeak);
  if (all_unmarked || !as_folded || told_) {
    add(typed, MatchClass::kExact, all_unmarked ? MatchClass::kFolded : MatchClass::kExact,
        all_unmarked && !as_folded ? kSpelled : "");
  }
  if (any_restored && (!as_folded || told_) && Up(Restored())) {
    add(restored, Restored(), Restored());
  }
  if (!all_unmarked && as_folded) add(folded, MatchClass::kWeak, MatchClass::kWeak);
  // Some words with accents: those as typed, and the letters of all together.
  if (!all_unmarked && unmarked > 0 && Up(MatchClass::kFolded) && !as_folded) {
    Note(size, size, MatchClass::kFolded, MatchClass::kFolded);
    std::string part = Quoted(folded, prefix);
    for (const std::string& token : marked) {
      // Only a condition: where it stands says nothing.
      phrases_.emplace_back();
      part += " AND " + Quoted(token, false);
    }
    parts.push_back("(" + part + ")");
  }
  slot_ += size;
  return AnyOf(parts);
}

std::string Writer::WriteAlternative(const Alternative& alternative, int slots, bool marked) {
  const MatchClass match = marked || unmarked_ ? MatchClass::kExact : MatchClass::kRestored;
  std::vector<std::string> parts;
  const auto add = [&](const std::vector<std::string>& tokens, MatchClass as) {
    PhraseInfo phrase{slot_ - slots, slots, static_cast<int>(tokens.size())};
    phrase.alternative = true;
    phrase.anywhere = alternative.columns == kAllColumns;
    phrase.spelled = phrase.folded = as;
    phrases_.push_back(phrase);
    parts.push_back(
        fmt::format("{}\"{}\"", ColumnsFilter(alternative.columns), fmt::join(tokens, " ")));
  };
  const bool by_letters =
      !alternative.letters && Up(MatchClass::kFolded) && alternative.tokens.size() >= kTellingWords;
  if (!by_letters || told_) add(alternative.tokens, match);
  if (by_letters) add(alternative.folded, MatchClass::kFolded);
  return AnyOf(parts);
}

std::string Writer::WriteTerm(const Term& term) {
  std::vector<std::string> parts;
  if (term.phrase && term.words.size() > 1) {
    parts.push_back(WritePhrase(term.words));
  } else {
    std::vector<std::string> words;
    for (const Word& word : term.words) words.push_back(WriteWord(word));
    parts.push_back(words.size() == 1 ? words[0] : fmt::format("({})", fmt::join(words, " AND ")));
  }
  const bool marked = std::any_of(term.words.begin(), term.words.end(),
                                  [](const Word& word) { return word.marked; });
  for (const Alternative& alternative : term.alternatives) {
    parts.push_back(WriteAlternative(alternative, static_cast<int>(term.words.size()), marked));
  }
  return AnyOf(parts);
}

void ForEachTerm(const Node& node, auto visit) {
  if (node.kind == Node::Kind::kTerm) return visit(node.term);
  for (const Node& child : node.children) ForEachTerm(child, visit);
}

template <typename T>
void Append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// The letters of all words of a plain list, as one phrase for each combination of words and
// abbreviations.
std::vector<std::vector<std::string>> FoldedVariants(const Query& query) {
  std::vector<std::vector<std::string>> variants(1);
  for (const Node& node : query.root.children) {
    const std::size_t before = variants.size();
    for (const Alternative& alternative : node.term.alternatives) {
      if (alternative.columns != kAllColumns) continue;
      for (std::size_t i = 0; i < before; ++i) {
        std::vector<std::string>& variant = variants.emplace_back(variants[i]);
        Append(variant, alternative.folded);
      }
    }
    for (std::size_t i = 0; i < before; ++i) {
      for (const Word& word : node.term.words) variants[i].push_back(word.folded);
    }
  }
  return variants;
}

// Adds the condition that the words of a plain list stand together or near each other.
std::string WriteClose(const Query& query, bool together, std::vector<PhraseInfo>& phrases) {
  const bool prefix = query.root.children.back().term.words.back().prefix;
  const PhraseInfo condition;  // where it stands is told by the words themselves
  std::vector<std::string> parts;
  if (together) {
    for (const std::vector<std::string>& variant : FoldedVariants(query)) {
      phrases.push_back(condition);
      parts.push_back(Quoted(fmt::format("{}", fmt::join(variant, " ")), prefix));
    }
    return AnyOf(parts);
  }
  int words = 0;
  for (const Node& node : query.root.children) {
    for (const Word& word : node.term.words) {
      phrases.push_back(condition);
      parts.push_back(Quoted(word.folded, word.prefix));
      ++words;
    }
  }
  // FTS5 counts the words between the first and the last.
  return fmt::format("NEAR({}, {})", fmt::join(parts, " "), words + kNearWords - 2);
}

}  // namespace

int CountSlots(const Query& query) {
  int slots = 0;
  ForEachTerm(query.root, [&](const Term& term) { slots += static_cast<int>(term.words.size()); });
  return slots;
}

bool IsPlainList(const Query& query) {
  return std::all_of(query.root.children.begin(), query.root.children.end(),
                     [](const Node& node) { return node.kind == Node::Kind::kTerm; });
}

bool IsInOrder(const Query& query) {
  if (!IsPlainList(query) || CountSlots(query) < 2) return false;
  std::size_t variants = 1;
  for (const Node& node : query.root.children) {
    std::size_t ways = 1;
    for (const Alternative& alternative : node.term.alternatives) {
      ways += alternative.columns == kAllColumns ? 1 : 0;
    }
    variants *= ways;
    // A prefix within the list would have to be one within a phrase.
    if (node.term.words.back().prefix && &node != &query.root.children.back()) return false;
    if (variants > kMostVariants) return false;
  }
  return query.root.children.size() > 1 || !query.root.children[0].term.phrase;
}

bool HasMarks(const Query& query) {
  bool marks = false;
  ForEachTerm(query.root, [&](const Term& term) {
    for (const Word& word : term.words) marks = marks || word.marked;
  });
  return marks;
}

bool HasUnmarked(const Query& query) {
  bool unmarked = false;
  ForEachTerm(query.root, [&](const Term& term) {
    for (const Word& word : term.words) unmarked = unmarked || (!word.marked && !word.number);
  });
  return unmarked;
}

Expression ExpressionOf(const Query& query, MatchClass worst, Closeness closeness, bool told) {
  if (query.empty()) return {};
  Writer writer(worst, told, !HasMarks(query));
  if (closeness == Closeness::kAny) {
    std::string text = writer.Write(query.root);
    return {std::move(text), writer.Take()};
  }
  if (!IsInOrder(query)) return {};
  Expression expression;
  const std::string close = WriteClose(query, closeness == Closeness::kPhrase, expression.phrases);
  expression.text = fmt::format("({} AND {})", close, writer.Write(query.root));
  const std::vector<PhraseInfo> words = writer.Take();
  expression.phrases.insert(expression.phrases.end(), words.begin(), words.end());
  return expression;
}

}  // namespace kehoach::search
