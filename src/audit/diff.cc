// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>

#include "audit/wording.h"

namespace kehoach::audit {
namespace {

// A byte each: more is compared by its common start and end only.
constexpr std::size_t kMostCells = 4'000'000;

ChangeKind KindOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kWord:
      return ChangeKind::kWording;
    case TokenKind::kNumber:
    case TokenKind::kCode:
      return ChangeKind::kNumber;
    case TokenKind::kPercent:
      return ChangeKind::kPercentage;
    case TokenKind::kDuration:
    case TokenKind::kDate:
    case TokenKind::kMonth:
    case TokenKind::kQuarter:
    case TokenKind::kPeriod:
      return ChangeKind::kDeadline;
    case TokenKind::kYear:
      return ChangeKind::kYear;
    case TokenKind::kOffice:
    case TokenKind::kPlace:
      return ChangeKind::kUnit;
  }
  return ChangeKind::kWording;
}

bool Equal(const Token& a, const Token& b) { return a.kind == b.kind && a.key == b.key; }

// What a pair is worth: a kept word more than a changed value, a value of the same kind more than
// one of the same class.
int Worth(const Token& a, const Token& b) {
  if (Equal(a, b)) return 4;
  const ChangeKind kind = KindOf(a.kind);
  if (kind == ChangeKind::kWording || kind != KindOf(b.kind)) return 0;
  return a.kind == b.kind ? 3 : 2;
}

enum class Step : std::uint8_t { kPair, kRemove, kAdd };

// Best alignment of tokens [from, to_a) with [from, to_b), from its end to its start. Where two
// are equally good, pairs stand early.
std::vector<Step> Align(const std::vector<Token>& a, std::size_t from, std::size_t to_a,
                        const std::vector<Token>& b, std::size_t to_b) {
  const std::size_t n = to_a - from, m = to_b - from;
  std::vector<Step> steps;
  if ((n + 1) * (m + 1) > kMostCells) {
    steps.assign(m, Step::kAdd);
    steps.insert(steps.end(), n, Step::kRemove);
    return steps;
  }
  std::vector<Step> best((n + 1) * (m + 1), Step::kAdd);
  std::vector<int> row(m + 1, 0);
  for (std::size_t i = 1; i <= n; ++i) {
    int diagonal = 0;
    best[i * (m + 1)] = Step::kRemove;
    for (std::size_t j = 1; j <= m; ++j) {
      const int worth = Worth(a[from + i - 1], b[from + j - 1]);
      const int paired = diagonal + worth;
      diagonal = row[j];
      Step& step = best[i * (m + 1) + j];
      if (worth > 0 && paired >= row[j] && paired >= row[j - 1]) {
        step = Step::kPair;
        row[j] = paired;
      } else if (row[j - 1] >= row[j]) {
        step = Step::kAdd;
        row[j] = row[j - 1];
      } else {
        step = Step::kRemove;
      }
    }
  }
  for (std::size_t i = n, j = m; i > 0 || j > 0;) {
    const Step step = i == 0 ? Step::kAdd : j == 0 ? Step::kRemove : best[i * (m + 1) + j];
    steps.push_back(step);
    if (step != Step::kAdd) --i;
    if (step != Step::kRemove) --j;
  }
  return steps;
}

// Puts the pieces down so that they cover both texts: what no change takes is kept.
class Pieces {
 public:
  Pieces(std::string_view before, std::string_view after) : before_(before), after_(after) {}

  void Change(ChangeKind kind, TextSpan before, TextSpan after) {
    Keep(before.begin, after.begin);
    pieces_.push_back({kind, before, after});
    at_before_ = before.end;
    at_after_ = after.end;
  }
  std::vector<DiffPiece> Take() {
    Keep(static_cast<std::uint32_t>(before_.size()), static_cast<std::uint32_t>(after_.size()));
    return std::move(pieces_);
  }

 private:
  void Keep(std::uint32_t before, std::uint32_t after) {
    if (before == at_before_ && after == at_after_) return;
    pieces_.push_back({ChangeKind::kNone, {at_before_, before}, {at_after_, after}});
    at_before_ = before;
    at_after_ = after;
  }

  std::string_view before_, after_;
  std::uint32_t at_before_ = 0, at_after_ = 0;
  std::vector<DiffPiece> pieces_;
};

// Reads the steps from the first to the last token; words that change together are one piece.
class Walk {
 public:
  Walk(std::string_view before, const std::vector<Token>& a, std::string_view after,
       const std::vector<Token>& b)
      : a_(a), b_(b), pieces_(before, after) {}

  void Pair() {
    if (Equal(a_[i_], b_[j_])) {
      Flush();
    } else {
      Flush();
      pieces_.Change(std::max(KindOf(a_[i_].kind), KindOf(b_[j_].kind)), SpanA(i_, i_ + 1),
                     SpanB(j_, j_ + 1));
    }
    first_a_ = ++i_;
    first_b_ = ++j_;
  }
  void Remove() {
    if (a_[i_].kind != TokenKind::kWord) {
      Flush();
      pieces_.Change(KindOf(a_[i_].kind), SpanA(i_, i_ + 1), SpanB(j_, j_));
      first_a_ = i_ + 1;
    }
    ++i_;
  }
  void Add() {
    if (b_[j_].kind != TokenKind::kWord) {
      Flush();
      pieces_.Change(KindOf(b_[j_].kind), SpanA(i_, i_), SpanB(j_, j_ + 1));
      first_b_ = j_ + 1;
    }
    ++j_;
  }
  std::vector<DiffPiece> Take() {
    Flush();
    return pieces_.Take();
  }

 private:
  static TextSpan Span(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    if (first < last) return {tokens[first].begin, tokens[last - 1].end};
    // Nothing goes or comes here: in front of the next token, or behind the last one.
    const std::uint32_t at = first < tokens.size() ? tokens[first].begin
                             : first > 0           ? tokens[first - 1].end
                                                   : 0;
    return {at, at};
  }
  TextSpan SpanA(std::size_t first, std::size_t last) const { return Span(a_, first, last); }
  TextSpan SpanB(std::size_t first, std::size_t last) const { return Span(b_, first, last); }

  // The words that have changed since the last piece or kept word.
  void Flush() {
    if (first_a_ < i_ || first_b_ < j_) {
      pieces_.Change(ChangeKind::kWording, SpanA(first_a_, i_), SpanB(first_b_, j_));
    }
    first_a_ = i_;
    first_b_ = j_;
  }

  const std::vector<Token>& a_;
  const std::vector<Token>& b_;
  Pieces pieces_;
  std::size_t i_ = 0, j_ = 0, first_a_ = 0, first_b_ = 0;
};

}  // namespace

const char* ChangeKindName(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kNone:
      return "kept";
    case ChangeKind::kNumber:
      return "number";
    case ChangeKind::kPercentage:
      return "percentage";
    case ChangeKind::kDeadline:
      return "deadline";
    case ChangeKind::kYear:
      return "year";
    case ChangeKind::kUnit:
      return "unit";
    case ChangeKind::kWording:
      return "wording";
  }
  return "wording";
}

std::vector<DiffPiece> Diff(std::string_view before, std::string_view after) {
  const std::vector<Token> a = Normalise(before).tokens, b = Normalise(after).tokens;
  std::size_t from = 0;
  while (from < a.size() && from < b.size() && Equal(a[from], b[from])) ++from;
  std::size_t to_a = a.size(), to_b = b.size();
  while (to_a > from && to_b > from && Equal(a[to_a - 1], b[to_b - 1])) {
    --to_a;
    --to_b;
  }
  const std::vector<Step> steps = Align(a, from, to_a, b, to_b);
  Walk walk(before, a, after, b);
  for (std::size_t i = 0; i < from; ++i) walk.Pair();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (*step == Step::kPair) {
      walk.Pair();
    } else if (*step == Step::kRemove) {
      walk.Remove();
    } else {
      walk.Add();
    }
  }
  for (std::size_t i = to_a; i < a.size(); ++i) walk.Pair();
  return walk.Take();
}

}  // namespace kehoach::audit
