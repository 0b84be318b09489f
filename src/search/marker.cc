// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marker.h"

#include <algorithm>

#include "text/search_tokens.h"

namespace kehoach::search {
namespace {

Columns ColumnsOf(std::string_view field) {
  for (const std::string_view name :
       {"content", "title", "type_text", "measure", "text", "restated"}) {
    if (field == name) return kContent;
  }
  for (const std::string_view name : {"lead", "support", "issuer", "signer", "recipient"}) {
    if (field.substr(0, field.find('#')) == name) return kUnits;
  }
  return field == "output" || field == "number" ? kOutput : kDetails;
}

}  // namespace

Marker::Marker(const Query& query) { Add(query.root); }

void Marker::Add(const Node& node) {
  for (const Node& child : node.children) Add(child);
  if (node.kind != Node::Kind::kTerm) return;
  std::vector<Piece> pieces;
  for (const Word& word : node.term.words) {
    Piece& piece = pieces.emplace_back();
    piece.spelled.push_back(word.spelled);
    if (!word.restored.empty()) piece.spelled.push_back(word.restored);
    piece.spelled.insert(piece.spelled.end(), word.likely.begin(), word.likely.end());
    piece.spelled.insert(piece.spelled.end(), word.completions.begin(), word.completions.end());
    piece.folded = word.folded;
    piece.marked = word.marked;
    piece.prefix = word.prefix;
  }
  if (node.term.phrase) {
    patterns_.push_back({std::move(pieces), kAllColumns});
  } else {
    for (Piece& piece : pieces) patterns_.push_back({{std::move(piece)}, kAllColumns});
  }
  for (const Alternative& alternative : node.term.alternatives) {
    Pattern& pattern = patterns_.emplace_back();
    pattern.columns = alternative.columns;
    for (std::size_t i = 0; i < alternative.tokens.size(); ++i) {
      Piece& piece = pattern.pieces.emplace_back();
      piece.spelled.push_back(alternative.tokens[i]);
      piece.folded = alternative.folded[i];
      piece.marked = true;
      piece.letters = alternative.letters;
    }
  }
}

std::vector<Mark> Marker::MarksOf(std::string_view field, std::string_view text,
                                  MatchClass worst) const {
  const std::vector<text::SearchToken> tokens = text::SearchTokens(text);
  const Columns columns = ColumnsOf(field);
  const auto fits = [worst](const Piece& piece, const text::SearchToken& token) {
    for (const std::string& spelled : piece.spelled) {
      if (piece.prefix && !piece.marked ? token.spelled.starts_with(spelled)
                                        : token.spelled == spelled) {
        return true;
      }
    }
    const bool folded = piece.letters || worst == MatchClass::kWeak ||
                        (worst == MatchClass::kFolded && !piece.marked);
    if (!folded) return false;
    return piece.prefix ? token.folded.starts_with(piece.folded) : token.folded == piece.folded;
  };
  std::vector<bool> marked(tokens.size());
  for (const Pattern& pattern : patterns_) {
    if ((pattern.columns & columns) == 0) continue;
    const std::size_t size = pattern.pieces.size();
    for (std::size_t at = 0; at + size <= tokens.size(); ++at) {
      std::size_t i = 0;
      while (i < size && fits(pattern.pieces[i], tokens[at + i])) ++i;
      if (i < size) continue;
      for (i = 0; i < size; ++i) marked[at + i] = true;
    }
  }
  std::vector<Mark> marks;
  bool before = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (marked[i]) {
      const std::uint32_t begin = tokens[i].begin;
      const bool touches = before && (begin == marks.back().end || (begin == marks.back().end + 1 &&
                                                                    text[marks.back().end] == ' '));
      if (touches) {
        marks.back().end = tokens[i].end;
      } else {
        marks.push_back({begin, tokens[i].end});
      }
    }
    before = marked[i];
  }
  return marks;
}

}  // namespace kehoach::search
