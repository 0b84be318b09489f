// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/compare.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "audit/assignment.h"
#include "text/text.h"

namespace kehoach::audit {
namespace {

// What a pair of texts that only just say the same is worth beside one of the same words: less than
// half, so that the latter is not torn up for two of the former.
constexpr double kNoWorth = 0.55;
// Within one agency the same meaning is likelier than between any two, and each item has one
// partner at most: less likeness is asked for than where groups are formed over all agencies
// (kSameObjective).
constexpr double kSameItem = 0.66;
// Or all words of the shorter text are in the longer one, whatever their order.
constexpr double kWithin = 0.9, kLeastOfLonger = 0.35;
constexpr std::size_t kFewestWordsWithin = 3;
// Pairs that share less of their words are not looked at: no alignment lifts them to kSameItem.
constexpr double kLeastShared = 0.45;
// Hints only decide between texts that are about equally like: who does it and when says more than
// where it stands.
constexpr double kSameHeading = 0.03, kSameLead = 0.03, kSameDeadline = 0.02, kSameNumber = 0.01,
                 kSamePosition = 0.01, kSameFigures = 0.04;
constexpr double kUnit = 1e6;  // weights are integers

// A text whose words stand in another one, all but a few: a part of it.
constexpr double kPart = 0.85;
constexpr std::size_t kFewestWordsOfAPart = 4;

// "năm 2023" of a plan for 2023 as "năm <0>": years that follow the plan's are no change.
std::string WithRelativeYears(std::string_view folded, std::optional<int> plan_year) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i;
    while (end < folded.size() && folded[end] >= '0' && folded[end] <= '9') ++end;
    int year = 0;
    if (end - i == 4) std::from_chars(folded.data() + i, folded.data() + end, year);
    if (plan_year && year >= 1900 && year < 2200) {
      out += fmt::format("<{}>", year - *plan_year);
    } else {
      out += folded.substr(i, end - i);
    }
    i = end;
    if (i < folded.size()) out += folded[i++];
  }
  return out;
}

bool MayHoldAYear(TokenKind kind) {
  return kind == TokenKind::kDate || kind == TokenKind::kMonth || kind == TokenKind::kQuarter ||
         kind == TokenKind::kPeriod || kind == TokenKind::kYear;
}

// The words of a text with relative years: equal for texts of the same words.
std::string SignatureOf(std::string_view text, const Wording& wording,
                        std::optional<int> plan_year) {
  std::string out;
  for (const Token& token : wording.tokens) {
    if (MayHoldAYear(token.kind)) {
      const std::string_view own = text.substr(token.begin, token.end - token.begin);
      out += WithRelativeYears(text::KeyFolded(own), plan_year);
    } else {
      out += fmt::format("{:x}", token.key);
    }
    out += ' ';
  }
  return out;
}

int UnitsOfAll(const std::vector<ContentWord>& words) {
  int units = 0;
  for (const ContentWord word : words) units += UnitsOf(word);
  return units;
}

// An item as it is compared.
struct Subject {
  const PlanItem* item = nullptr;
  Wording wording;
  std::optional<Wording> restated;
  std::string signature;
  std::string heading, number, lead, deadline;               // keys
  std::vector<std::pair<TokenKind, std::uint64_t>> figures;  // tokens that are no words, sorted
  std::map<ContentWord, int> words;                          // letters -> times
};

std::map<ContentWord, int> CountWords(const std::vector<ContentWord>& content) {
  std::map<ContentWord, int> counts;
  for (const ContentWord word : content) ++counts[word & kLetters];
  return counts;
}

Subject SubjectOf(const PlanItem& item) {
  Subject subject;
  subject.item = &item;
  subject.wording = Normalise(item.text);
  if (item.restated) subject.restated = Normalise(*item.restated);
  subject.signature = SignatureOf(item.text, subject.wording, item.year);
  // A text of signs alone ("…") is at least like itself.
  if (subject.signature.empty()) subject.signature = item.text;
  subject.heading = text::KeyFolded(item.heading);
  subject.number = text::KeyFolded(item.number.value_or(""));
  subject.lead = item.lead_units.empty() ? text::KeyFolded(item.lead.value_or(""))
                                         : fmt::format("{}", fmt::join(item.lead_units, "|"));
  if (item.deadline) {
    subject.deadline = SignatureOf(*item.deadline, Normalise(*item.deadline), item.year);
  }
  for (const Token& token : subject.wording.tokens) {
    if (token.kind != TokenKind::kWord) subject.figures.emplace_back(token.kind, token.key);
  }
  std::sort(subject.figures.begin(), subject.figures.end());
  subject.words = CountWords(subject.wording.content);
  return subject;
}

double SharedFigures(const Subject& a, const Subject& b) {
  if (a.figures.empty() && b.figures.empty()) return 1;
  std::vector<std::pair<TokenKind, std::uint64_t>> both;
  std::set_intersection(a.figures.begin(), a.figures.end(), b.figures.begin(), b.figures.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) /
         static_cast<double>(std::max(a.figures.size(), b.figures.size()));
}

double Hints(const Subject& a, const Subject& b) {
  double hints = kSamePosition * (1 - std::abs(a.item->position - b.item->position));
  if (a.heading == b.heading) hints += kSameHeading;
  if (!a.number.empty() && a.number == b.number) hints += kSameNumber;
  if (!a.lead.empty() && a.lead == b.lead) hints += kSameLead;
  if (!a.deadline.empty() && a.deadline == b.deadline) hints += kSameDeadline;
  return hints;
}

double SimilarityOf(const Subject& a, const Subject& b) {
  double best = Similarity(a.wording, b.wording);
  if (a.restated) best = std::max(best, Similarity(*a.restated, b.wording));
  if (b.restated) best = std::max(best, Similarity(a.wording, *b.restated));
  if (a.restated && b.restated) best = std::max(best, Similarity(*a.restated, *b.restated));
  return best;
}

// Whether words that turn the meaning differ: what is done, a direction, a level, a negation.
bool Turned(const Subject& a, const Subject& b) {
  const auto sharp = [](const Subject& subject) {
    std::vector<ContentWord> words;
    for (const ContentWord word : subject.wording.content) {
      if (WeightOf(word) == Weight::kSharp || WeightOf(word) == Weight::kAction) {
        words.push_back(word & kLetters);
      }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  };
  return sharp(a) != sharp(b);
}

double ShareIn(const Subject& part, const Subject& whole) {
  int shared = 0;
  std::map<ContentWord, int> left = whole.words;
  for (const ContentWord word : part.wording.content) {
    const auto found = left.find(word & kLetters);
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    shared += UnitsOf(word);
  }
  const int own = UnitsOfAll(part.wording.content);
  return own == 0 ? 0 : static_cast<double>(shared) / own;
}

// How far two items say the same, where all that one says is said by the other; else 0.
double WithinOf(const Subject& a, const Subject& b) {
  const std::size_t fewest = std::min(a.wording.content.size(), b.wording.content.size());
  if (fewest < kFewestWordsWithin) return 0;
  const double a_in_b = ShareIn(a, b), b_in_a = ShareIn(b, a);
  if (std::max(a_in_b, b_in_a) < kWithin || std::min(a_in_b, b_in_a) < kLeastOfLonger) return 0;
  return Turned(a, b) ? 0 : (a_in_b + b_in_a) / 2;
}

// Which items of one side share words with an item of the other.
class WordIndex {
 public:
  explicit WordIndex(const std::vector<Subject>& subjects) : shared_(subjects.size()) {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      Add(subjects[i].wording, i);
      if (subjects[i].restated) Add(*subjects[i].restated, i);
    }
  }

  // Calls found(item) for each, in order of number, that shares enough with one of the wordings.
  template <typename Found>
  void Search(const Subject& subject, Found found) {
    std::vector<std::size_t> items;
    Collect(subject.wording, items);
    if (subject.restated) Collect(*subject.restated, items);
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    for (const std::size_t item : items) found(item);
  }

 private:
  struct Text {
    std::size_t item;
    int units;
  };
  void Add(const Wording& wording, std::size_t item) {
    const std::size_t text = texts_.size();
    texts_.push_back({item, UnitsOfAll(wording.content)});
    for (const auto& [word, times] : CountWords(wording.content)) {
      postings_[word].emplace_back(text, times);
    }
    shared_.resize(texts_.size());
  }
  void Collect(const Wording& wording, std::vector<std::size_t>& items) {
    std::vector<std::size_t> touched;
    std::map<ContentWord, int> units;
    for (const ContentWord word : wording.content) units[word & kLetters] = UnitsOf(word);
    for (const auto& [word, times] : CountWords(wording.content)) {
      const auto found = postings_.find(word);
      if (found == postings_.end()) continue;
      for (const auto& [text, times_there] : found->second) {
        if (shared_[text] == 0) touched.push_back(text);
        shared_[text] += units[word] * std::min(times, times_there);
      }
    }
    const int own = UnitsOfAll(wording.content);
    for (const std::size_t text : touched) {
      if (2.0 * shared_[text] >= kLeastShared * (own + texts_[text].units)) {
        items.push_back(texts_[text].item);
      }
      shared_[text] = 0;
    }
  }

  std::vector<Text> texts_;
  std::unordered_map<ContentWord, std::vector<std::pair<std::size_t, int>>> postings_;
  std::vector<int> shared_;  // units shared with the text that is looked for
};

// ---- deadlines -----------------------------------------------------------------------------

// Days that keep their order, counted from the plan's year; the last of a month is its 31st, so
// that February's end stays where it is.
std::optional<int> DayIn(const std::optional<std::string>& iso, std::optional<int> plan_year) {
  int y = 0, m = 0, d = 0;
  if (!iso || iso->size() != 10) return std::nullopt;
  const char* at = iso->data();
  std::from_chars(at, at + 4, y);
  std::from_chars(at + 5, at + 7, m);
  std::from_chars(at + 8, at + 10, d);
  if (m < 1 || m > 12) return std::nullopt;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d >= kDays[m - 1]) d = 31;
  return ((y - plan_year.value_or(0)) * 12 + m - 1) * 31 + d;
}

std::optional<Shift> ShiftOf(const Subject& before, const Subject& after) {
  const PlanItem &b = *before.item, &a = *after.item;
  // Without a deadline in one of them there may be no column for it.
  if (!b.deadline || !a.deadline || before.deadline == after.deadline) return std::nullopt;
  if (!b.due || !a.due || b.due->kind != a.due->kind) return Shift::kOther;
  if (b.due->kind == DueKind::kContinuous || b.due->kind == DueKind::kAsPlanned) {
    return std::nullopt;
  }
  if (b.due->kind != DueKind::kPeriod) return Shift::kOther;
  const bool relative = b.year && a.year;
  const auto day = [&](const std::optional<std::string>& iso, const PlanItem& item) {
    return DayIn(iso, relative ? item.year : std::nullopt);
  };
  const std::optional<int> from_b = day(b.due->from, b), from_a = day(a.due->from, a);
  const std::optional<int> to_b = day(b.due->to, b), to_a = day(a.due->to, a);
  if (to_b.has_value() != to_a.has_value()) return Shift::kOther;
  if (to_b == to_a && from_b == from_a) return std::nullopt;
  const std::optional<int>&was = to_b ? to_b : from_b, &is = to_a ? to_a : from_a;
  if (!was || !is || *was == *is) return Shift::kOther;
  return *is < *was ? Shift::kEarlier : Shift::kLater;
}

bool UnitsChanged(const std::optional<std::string>& text_before,
                  const std::optional<std::string>& text_after,
                  const std::vector<std::string>& before, const std::vector<std::string>& after) {
  if (!text_before || !text_after) return false;
  if (!before.empty() && !after.empty()) return before != after;
  return text::KeyFolded(*text_before) != text::KeyFolded(*text_after);
}

// ---- the comparison ------------------------------------------------------------------------

bool PlaceLess(const PlanItem& a, const PlanItem& b) {
  const auto key = [](const PlanItem& item) {
    return std::tie(item.kind, item.document, item.table, item.row, item.text);
  };
  return key(a) < key(b);
}

// A year that follows the plan's is kept, also in a text of which other words changed.
void KeepRollingYears(const PlanItem& before, const PlanItem& after,
                      std::vector<DiffPiece>& pieces) {
  for (DiffPiece& piece : pieces) {
    if (piece.kind != ChangeKind::kYear && piece.kind != ChangeKind::kDeadline) continue;
    const auto relative = [](std::string_view text, const PlanItem& item) {
      return WithRelativeYears(text::KeyFolded(text), item.year);
    };
    if (relative(piece.before.Of(before.text), before) ==
        relative(piece.after.Of(after.text), after)) {
      piece.kind = ChangeKind::kNone;
    }
  }
}

class Comparer {
 public:
  Comparer(const std::vector<PlanItem>& before, const std::vector<PlanItem>& after,
           const std::function<void()>& look)
      : look_(look), partner_(before.size()), of_after_(after.size()) {
    for (const PlanItem& item : before) before_.push_back(SubjectOf(item));
    for (const PlanItem& item : after) after_.push_back(SubjectOf(item));
  }

  std::vector<ComparedPair> Pairs() {
    Settle(SameWords());
    Settle(SameMeaning());
    return InOrder();
  }

 private:
  bool Free(std::size_t b, std::size_t a) const {
    return !partner_[b] && !of_after_[a] && before_[b].item->kind == after_[a].item->kind;
  }

  static PossiblePair Weighed(std::size_t b, std::size_t a, double worth) {
    return {b, a, std::max<std::int64_t>(1, std::llround(worth * kUnit))};
  }

  std::vector<PossiblePair> SameWords() {
    std::unordered_map<std::string, std::vector<std::size_t>> by_signature;
    for (std::size_t a = 0; a < after_.size(); ++a) {
      by_signature[after_[a].signature].push_back(a);
    }
    std::vector<PossiblePair> pairs;
    for (std::size_t b = 0; b < before_.size(); ++b) {
      const auto found = by_signature.find(before_[b].signature);
      if (found == by_signature.end()) continue;
      for (const std::size_t a : found->second) {
        if (Free(b, a)) pairs.push_back(Weighed(b, a, 1 + Hints(before_[b], after_[a])));
      }
    }
    return pairs;
  }

  std::vector<PossiblePair> SameMeaning() {
    std::vector<PossiblePair> pairs;
    WordIndex index(after_);
    for (std::size_t b = 0; b < before_.size(); ++b) {
      if (look_) look_();
      if (partner_[b]) continue;
      index.Search(before_[b], [&](std::size_t a) {
        if (!Free(b, a)) return;
        const double similarity =
            std::max(SimilarityOf(before_[b], after_[a]), WithinOf(before_[b], after_[a]));
        if (similarity < kSameItem) return;
        const double worth = similarity + Hints(before_[b], after_[a]) +
                             kSameFigures * SharedFigures(before_[b], after_[a]) - kNoWorth;
        pairs.push_back(Weighed(b, a, worth));
      });
    }
    return pairs;
  }

  void Settle(std::vector<PossiblePair> pairs) {
    const auto partners = BestPairs(before_.size(), after_.size(), std::move(pairs));
    for (std::size_t b = 0; b < partners.size(); ++b) {
      if (!partners[b]) continue;
      partner_[b] = partners[b];
      of_after_[*partners[b]] = b;
    }
  }

  ComparedPair Matched(std::size_t b, std::size_t a) const {
    const Subject &before = before_[b], &after = after_[a];
    ComparedPair pair;
    pair.before = b;
    pair.after = a;
    pair.similarity = 1;
    if (before.signature != after.signature) {
      pair.diff = Diff(before.item->text, after.item->text);
      KeepRollingYears(*before.item, *after.item, pair.diff);
      const bool same = std::all_of(pair.diff.begin(), pair.diff.end(), [](const DiffPiece& piece) {
        return piece.kind == ChangeKind::kNone;
      });
      if (same) {
        pair.diff.clear();
      } else {
        pair.fate = Fate::kReworded;
        pair.similarity = std::max(SimilarityOf(before, after), WithinOf(before, after));
      }
    }
    pair.targets = TargetChanges(before.item->targets, after.item->targets);
    pair.deadline = ShiftOf(before, after);
    pair.lead_changed = UnitsChanged(before.item->lead, after.item->lead, before.item->lead_units,
                                     after.item->lead_units);
    pair.support_changed = UnitsChanged(before.item->support, after.item->support,
                                        before.item->support_units, after.item->support_units);
    return pair;
  }

  // Notes whose part an item without a partner may be.
  static void Relate(const Subject& alone, const std::vector<Subject>& others, Relation relation,
                     ComparedPair& pair) {
    if (alone.wording.content.size() < kFewestWordsOfAPart) return;
    double most = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (others[i].item->kind != alone.item->kind) continue;
      if (others[i].wording.content.size() <= alone.wording.content.size()) continue;
      const double share = ShareIn(alone, others[i]);
      if (share < kPart || share <= most) continue;
      most = share;
      pair.relation = relation;
      pair.related = i;
    }
  }

  std::vector<ComparedPair> InOrder() const {
    std::vector<ComparedPair> pairs;
    // Dropped items stand behind the partner of the item before them.
    std::vector<std::vector<std::size_t>> dropped(after_.size() + 1);
    std::size_t place = 0;
    ItemKind kind = ItemKind::kObjective;
    const auto first_of = [&](ItemKind of) {
      std::size_t a = 0;
      while (a < after_.size() && after_[a].item->kind < of) ++a;
      return a;
    };
    for (std::size_t b = 0; b < before_.size(); ++b) {
      if (before_[b].item->kind != kind) {
        kind = before_[b].item->kind;
        place = first_of(kind);
      }
      if (partner_[b]) {
        place = *partner_[b] + 1;
      } else {
        dropped[place].push_back(b);
      }
    }
    for (std::size_t a = 0; a <= after_.size(); ++a) {
      // Objectives that were dropped last still stand before the tasks.
      for (const std::size_t b : dropped[a]) {
        ComparedPair pair;
        pair.fate = Fate::kDropped;
        pair.before = b;
        Relate(before_[b], after_, Relation::kMergedInto, pair);
        pairs.push_back(std::move(pair));
      }
      if (a == after_.size()) break;
      if (of_after_[a]) {
        pairs.push_back(Matched(*of_after_[a], a));
      } else {
        ComparedPair pair;
        pair.fate = Fate::kNew;
        pair.after = a;
        Relate(after_[a], before_, Relation::kSplitFrom, pair);
        pairs.push_back(std::move(pair));
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [&](const auto& x, const auto& y) { return KindOf(x) < KindOf(y); });
    return pairs;
  }

  ItemKind KindOf(const ComparedPair& pair) const {
    return pair.after ? after_[*pair.after].item->kind : before_[*pair.before].item->kind;
  }

  const std::function<void()>& look_;
  std::vector<Subject> before_, after_;
  std::vector<std::optional<std::size_t>> partner_, of_after_;
};

void Count(const ComparedPair& pair, FateCounts& counts) {
  switch (pair.fate) {
    case Fate::kKept:
      ++counts.kept;
      break;
    case Fate::kReworded:
      ++counts.reworded;
      break;
    case Fate::kNew:
      ++counts.added;
      break;
    case Fate::kDropped:
      ++counts.dropped;
      break;
  }
  for (const TargetChange& change : pair.targets) {
    counts.raised += change.movement == Movement::kRaised ? 1 : 0;
    counts.lowered += change.movement == Movement::kLowered ? 1 : 0;
    counts.stricter += change.demand == Demand::kStricter ? 1 : 0;
    counts.looser += change.demand == Demand::kLooser ? 1 : 0;
  }
  counts.deadlines += pair.deadline ? 1 : 0;
  counts.leads += pair.lead_changed ? 1 : 0;
}

}  // namespace

const char* FateName(Fate fate) {
  switch (fate) {
    case Fate::kKept:
      return "kept";
    case Fate::kReworded:
      return "reworded";
    case Fate::kNew:
      return "new";
    case Fate::kDropped:
      return "dropped";
  }
  return "";
}

const char* ShiftName(Shift shift) {
  switch (shift) {
    case Shift::kEarlier:
      return "earlier";
    case Shift::kLater:
      return "later";
    case Shift::kOther:
      return "other";
  }
  return "";
}

const char* RelationName(Relation relation) {
  switch (relation) {
    case Relation::kNone:
      return "none";
    case Relation::kSplitFrom:
      return "split_from";
    case Relation::kMergedInto:
      return "merged_into";
  }
  return "";
}

Comparison Compare(std::vector<PlanItem> before, std::vector<PlanItem> after,
                   const std::function<void()>& look) {
  Comparison comparison;
  comparison.before = std::move(before);
  comparison.after = std::move(after);
  std::sort(comparison.before.begin(), comparison.before.end(), PlaceLess);
  std::sort(comparison.after.begin(), comparison.after.end(), PlaceLess);
  comparison.pairs = Comparer(comparison.before, comparison.after, look).Pairs();
  for (const ComparedPair& pair : comparison.pairs) {
    const PlanItem& item =
        pair.after ? comparison.after[*pair.after] : comparison.before[*pair.before];
    Count(pair, item.kind == ItemKind::kObjective ? comparison.objectives : comparison.tasks);
  }
  return comparison;
}

}  // namespace kehoach::audit
