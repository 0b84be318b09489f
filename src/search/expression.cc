// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/expression.h"

#include <algorithm>

#include <fmt/format.h>

namespace kehoach::search {
namespace {

// Words of a query that may stand between those that are near each other.
constexpr int kNearWords = 6;
// A phrase of a whole query is tried with at most so many combinations of abbreviations.
constexpr std::size_t kMostVariants = 6;

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
  // The words of a term near each other.
  std::string WriteNear(const Term& term);

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
    phrases_.push_back({slot_, slots, tokens, spelled, folded});
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
    const bool folded = Up(MatchClass::kFolded);
    add(word.spelled, MatchClass::kExact, MatchClass::kFolded, folded ? "" : kSpelled);
    if (!word.restored.empty() && (!folded || told_) && Up(Restored())) {
      add(word.restored, Restored(), Restored());
    }
    // "ki*" begins "kiểm", "ky*" begins "ký", which alone are one word.
    if (word.prefix && word.spelled.size() == 2 &&
        (word.spelled[1] == 'y' || word.spelled[1] == 'i')) {
      std::string other = word.spelled;
      other[1] = other[1] == 'y' ? 'i' : 'y';
      add(other, MatchClass::kExact, MatchClass::kFolded, folded ? "" : kSpelled);
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
      phrases_.push_back({slot_, 0, 1, MatchClass::kFolded, MatchClass::kFolded});
      part += " AND " + Quoted(token, false);
    }
    parts.push_back("(" + part + ")");
  }
  slot_ += size;
  return AnyOf(parts);
}

std::string Writer::WriteAlternative(const Alternative& alternative, int slots, bool marked) {
  const MatchClass match = marked || unmarked_ ? MatchClass::kExact : MatchClass::kRestored;
  phrases_.push_back(
      {slot_ - slots, slots, static_cast<int>(alternative.tokens.size()), match, match});
  return fmt::format("{}\"{}\"", ColumnsFilter(alternative.columns),
                     fmt::join(alternative.tokens, " "));
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

std::string Writer::WriteNear(const Term& term) {
  std::vector<std::string> parts;
  const auto add = [&](auto token_of, MatchClass spelled, MatchClass folded, const char* filter) {
    std::string near;
    for (std::size_t i = 0; i < term.words.size(); ++i) {
      const Word& word = term.words[i];
      phrases_.push_back({slot_ + static_cast<int>(i), 1, 1, spelled, folded});
      near += (near.empty() ? "" : " ") + Quoted(token_of(word), word.prefix);
    }
    parts.push_back(fmt::format("{}NEAR({}, {})", filter, near,
                                static_cast<int>(term.words.size()) + kNearWords));
  };
  const bool any_marked = std::any_of(term.words.begin(), term.words.end(),
                                      [](const Word& word) { return word.marked; });
  const bool any_restored = std::any_of(term.words.begin(), term.words.end(),
                                        [](const Word& word) { return !word.restored.empty(); });
  const bool as_folded = Up(any_marked ? MatchClass::kWeak : MatchClass::kFolded);
  add([](const Word& word) { return word.spelled; }, MatchClass::kExact,
      any_marked ? MatchClass::kExact : MatchClass::kFolded,
      any_marked || as_folded ? "" : kSpelled);
  if (any_restored && Up(Restored())) {
    add([](const Word& word) { return word.restored.empty() ? word.spelled : word.restored; },
        Restored(), Restored(), "");
  }
  if (any_marked && as_folded) {
    add([](const Word& word) { return word.folded; }, MatchClass::kWeak, MatchClass::kWeak, "");
  }
  slot_ += static_cast<int>(term.words.size());
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

// All words of a plain list as one term, whose alternatives are the same list with abbreviations
// in the place of words.
Term WholeList(const Query& query) {
  // A phrase stands in one column: with letters, which are folded, all its words are.
  struct Variant {
    std::vector<std::string> spelled, folded;
    bool letters = false, changed = false;
  };
  Term whole;
  whole.phrase = true;
  std::vector<Variant> variants(1);
  for (const Node& node : query.root.children) {
    const Term& term = node.term;
    const std::size_t before = variants.size();
    for (const Alternative& alternative : term.alternatives) {
      if (alternative.columns != kAllColumns) continue;
      for (std::size_t i = 0; i < before && variants.size() < kMostVariants; ++i) {
        Variant variant = variants[i];
        Append(variant.spelled, alternative.tokens);
        Append(variant.folded, alternative.folded);
        variant.letters = variant.letters || alternative.letters;
        variant.changed = true;
        variants.push_back(std::move(variant));
      }
    }
    for (std::size_t i = 0; i < before; ++i) {
      for (const Word& word : term.words) {
        variants[i].spelled.push_back(word.restored.empty() ? word.spelled : word.restored);
        variants[i].folded.push_back(word.folded);
      }
    }
    Append(whole.words, term.words);
  }
  for (const Variant& variant : variants) {
    if (!variant.changed) continue;
    whole.alternatives.push_back({variant.letters ? variant.folded : variant.spelled,
                                  variant.folded,
                                  variant.letters,
                                  kAllColumns,
                                  {}});
  }
  return whole;
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
  std::string text;
  if (closeness == Closeness::kAny) {
    text = writer.Write(query.root);
  } else {
    if (!IsPlainList(query)) return {};
    const Term whole = WholeList(query);
    if (whole.words.size() < 2) return {};
    const bool phrase = closeness == Closeness::kPhrase;
    text = writer.Without(phrase ? writer.WriteTerm(whole) : writer.WriteNear(whole),
                          query.root.excluded);
  }
  return {std::move(text), writer.Take()};
}

}  // namespace kehoach::search
