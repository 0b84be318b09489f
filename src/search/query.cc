// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query.h"

#include <algorithm>
#include <utility>

#include "text/search_tokens.h"
#include "text/text.h"

namespace kehoach::search {
namespace {

constexpr int kDeepest = 8;  // parentheses

struct Lexeme {
  enum class Kind { kWord, kPhrase, kOpen, kClose, kOr, kNot };
  Kind kind = Kind::kWord;
  std::string text;
};

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }

// Quotation marks of all kinds are '"', and spaces ' '.
std::string Plain(std::string_view text) {
  std::string plain;
  const std::string nfc = text::ToNfc(text);
  for (std::size_t i = 0; i < nfc.size();) {
    const std::string_view rest = std::string_view(nfc).substr(i);
    std::size_t size = 1;
    for (const std::string_view quote : {"“", "”", "„", "«", "»"}) {
      if (rest.starts_with(quote)) size = quote.size();
    }
    if (size > 1) {
      plain += '"';
    } else if (rest.starts_with("\xC2\xA0")) {
      plain += ' ';
      size = 2;
    } else {
      plain += rest[0];
    }
    i += size;
  }
  return plain;
}

std::vector<Lexeme> Split(std::string_view text) {
  std::vector<Lexeme> lexemes;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (IsBlank(c)) {
      ++i;
    } else if (c == '"') {
      const std::size_t end = std::min(text.find('"', i + 1), text.size());
      lexemes.push_back({Lexeme::Kind::kPhrase, std::string(text.substr(i + 1, end - i - 1))});
      i = end + 1;
    } else if (c == '(' || c == ')' || c == '|') {
      lexemes.push_back({c == '('   ? Lexeme::Kind::kOpen
                         : c == ')' ? Lexeme::Kind::kClose
                                    : Lexeme::Kind::kOr,
                         {}});
      ++i;
    } else if (c == '-' && i + 1 < text.size() && !IsBlank(text[i + 1]) && text[i + 1] != '-') {
      lexemes.push_back({Lexeme::Kind::kNot, {}});
      ++i;
    } else {
      std::size_t end = i;
      while (end < text.size() && !IsBlank(text[end]) && text[end] != '"' && text[end] != '(' &&
             text[end] != ')' && text[end] != '|') {
        ++end;
      }
      const std::string_view word = text.substr(i, end - i);
      if (word == "OR") {
        lexemes.push_back({Lexeme::Kind::kOr, {}});
      } else if (word == "NOT") {
        lexemes.push_back({Lexeme::Kind::kNot, {}});
      } else if (word != "AND") {
        lexemes.push_back({Lexeme::Kind::kWord, std::string(word)});
      }
      i = end;
    }
  }
  return lexemes;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  for (text::SearchToken& token : text::SearchTokens(text)) {
    Word& word = words.emplace_back();
    word.shown = text.substr(token.begin, token.end - token.begin);
    word.marked = token.spelled != token.folded;
    word.number = token.folded[0] >= '0' && token.folded[0] <= '9';
    word.spelled = std::move(token.spelled);
    word.folded = std::move(token.folded);
  }
  return words;
}

bool EndsInSlash(std::string_view text) {
  return !text.empty() && (text.back() == '/' || text.back() == ':');
}
bool BeginsWithSlash(std::string_view text) {
  return !text.empty() && (text.front() == '/' || text.front() == ':');
}

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, Query& query) : lexemes_(std::move(lexemes)), query_(query) {}

  Node Or(int depth) {
    Node either;
    either.kind = Node::Kind::kOr;
    while (true) {
      Node all = And(depth);
      // "-x" alone names nothing to look for.
      if (!all.children.empty()) {
        either.children.push_back(std::move(all));
      } else {
        for (const Node& node : all.excluded) LeaveOut(node);
      }
      if (at_ == lexemes_.size() || Now().kind != Lexeme::Kind::kOr) break;
      ++at_;
    }
    if (either.children.size() == 1) {
      Node only = std::move(either.children.front());
      return only;
    }
    return either;
  }
  // A ')' too many ends nothing.
  bool AtEnd() {
    if (at_ < lexemes_.size() && Now().kind == Lexeme::Kind::kClose) ++at_;
    return at_ == lexemes_.size();
  }

 private:
  const Lexeme& Now() const { return lexemes_[at_]; }

  void LeaveOut(const Node& node) {
    if (node.kind == Node::Kind::kTerm) {
      std::string shown = "-";
      for (const Word& word : node.term.words) shown += (shown.size() > 1 ? " " : "") + word.shown;
      query_.left_out.push_back(shown);
    }
    for (const Node& child : node.children) LeaveOut(child);
  }

  Node And(int depth) {
    Node all;
    bool negated = false;
    bool joins = false;  // the word before ended in '/': this one goes on with its code
    while (at_ < lexemes_.size()) {
      const Lexeme& lexeme = Now();
      if (lexeme.kind == Lexeme::Kind::kOr) break;
      if (lexeme.kind == Lexeme::Kind::kClose) {
        if (depth > 0) break;
        ++at_;
        continue;
      }
      ++at_;
      if (lexeme.kind == Lexeme::Kind::kNot) {
        negated = true;
        joins = false;
        continue;
      }
      std::vector<Node>& into = negated ? all.excluded : all.children;
      if (lexeme.kind == Lexeme::Kind::kOpen) {
        if (depth < kDeepest) {
          Node inner = Or(depth + 1);
          if (at_ < lexemes_.size() && Now().kind == Lexeme::Kind::kClose) ++at_;
          // A single thing in parentheses is itself.
          if (inner.children.size() == 1 && inner.excluded.empty()) {
            Node only = std::move(inner.children.front());
            inner = std::move(only);
            into.push_back(std::move(inner));
          } else if (!inner.children.empty()) {
            into.push_back(std::move(inner));
          }
        }
        joins = negated = false;
        continue;
      }
      const bool joined = !negated && (joins || BeginsWithSlash(lexeme.text)) &&
                          lexeme.kind == Lexeme::Kind::kWord && !into.empty() &&
                          into.back().kind == Node::Kind::kTerm && !into.back().term.quoted;
      Add(lexeme, into, joined);
      joins = lexeme.kind == Lexeme::Kind::kWord && EndsInSlash(lexeme.text);
      negated = false;
    }
    return all;
  }

  void Add(const Lexeme& lexeme, std::vector<Node>& into, bool joined) {
    std::vector<Word> words = WordsOf(lexeme.text);
    if (words.empty()) return;
    const int room = kMostWords - words_;
    if (std::ssize(words) > room) {
      query_.left_out.push_back(lexeme.text);
      words.resize(static_cast<std::size_t>(std::max(room, 0)));
      if (words.empty()) return;
    }
    words_ += static_cast<int>(words.size());
    // A word ends in '*'; behind a phrase the '*' is a word of its own, which names nothing.
    const bool star = lexeme.text.back() == '*';
    words.back().prefix = star && !words.back().number;
    if (joined) {
      Term& before = into.back().term;
      before.words.back().prefix = false;
      before.words.insert(before.words.end(), words.begin(), words.end());
      before.phrase = true;
      return;
    }
    Node& node = into.emplace_back();
    node.kind = Node::Kind::kTerm;
    node.term.quoted = lexeme.kind == Lexeme::Kind::kPhrase;
    node.term.phrase = words.size() > 1;
    node.term.words = std::move(words);
  }

  std::vector<Lexeme> lexemes_;
  Query& query_;
  std::size_t at_ = 0;
  int words_ = 0;
};

// ---- abbreviations -----------------------------------------------------------------------

bool IsSingleWord(const Node& node) {
  return node.kind == Node::Kind::kTerm && !node.term.quoted && node.term.words.size() == 1 &&
         !node.term.words[0].prefix;
}

// Whether the words from `at` on are those that the abbreviation stands for.
bool SaysInFull(const std::vector<Node>& nodes, std::size_t at, const Abbreviation& abbreviation) {
  const std::size_t size = abbreviation.words.size();
  if (at + size > nodes.size()) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (!IsSingleWord(nodes[at + i])) return false;
    const Word& word = nodes[at + i].term.words[0];
    if (word.folded != abbreviation.folded[i]) return false;
    if (word.marked && !text::IsHalfTyped(word.spelled, abbreviation.words[i])) return false;
  }
  return true;
}

// One term for words that an abbreviation may stand for.
void Gather(std::vector<Node>& nodes, const Abbreviations& abbreviations) {
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    std::size_t longest = 0;
    for (const Abbreviation& one : abbreviations.all()) {
      if (one.words.size() > longest && SaysInFull(nodes, at, one)) longest = one.words.size();
    }
    if (longest == 0) continue;
    std::vector<Alternative> alternatives;
    for (const Abbreviation& one : abbreviations.all()) {
      if (one.words.size() != longest || !SaysInFull(nodes, at, one)) continue;
      alternatives.push_back({one.letters, one.letters, true, one.columns, one.shown});
    }
    Term& term = nodes[at].term;
    for (std::size_t i = 1; i < longest; ++i) {
      term.words.push_back(std::move(nodes[at + i].term.words[0]));
    }
    term.alternatives = std::move(alternatives);
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(at + 1),
                nodes.begin() + static_cast<std::ptrdiff_t>(at + longest));
  }
}

// The words that a term stands for when it is an abbreviation.
void Expand(Term& term, const Abbreviations& abbreviations) {
  if (term.quoted || term.words.back().prefix) return;
  for (const Abbreviation& one : abbreviations.all()) {
    if (one.letters.size() != term.words.size()) continue;
    const bool same = std::equal(
        one.letters.begin(), one.letters.end(), term.words.begin(),
        [](const std::string& letters, const Word& word) { return letters == word.folded; });
    if (same) {
      term.alternatives.push_back({one.words, one.folded, false, one.columns, one.meaning});
    }
  }
}

void Abbreviate(Node& node, const Abbreviations& abbreviations) {
  if (node.kind == Node::Kind::kTerm) return Expand(node.term, abbreviations);
  // Of a term that was gathered the letters are there already.
  for (std::vector<Node>* nodes : {&node.children, &node.excluded}) {
    for (Node& child : *nodes) Abbreviate(child, abbreviations);
    if (node.kind == Node::Kind::kAnd) Gather(*nodes, abbreviations);
  }
}

}  // namespace

Query ParseQuery(std::string_view text, const Abbreviations& abbreviations) {
  Query query;
  Parser parser(Split(Plain(text)), query);
  Node root = parser.Or(0);
  while (!parser.AtEnd()) {
    Node more = parser.Or(0);
    if (!more.children.empty()) root.children.push_back(std::move(more));
  }
  if (root.kind != Node::Kind::kAnd) {
    Node all;
    if (!root.children.empty()) all.children.push_back(std::move(root));
    root = std::move(all);
  }
  Abbreviate(root, abbreviations);
  query.root = std::move(root);
  return query;
}

}  // namespace kehoach::search
