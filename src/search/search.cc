// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "search/expression.h"
#include "search/marker.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/restore.h"
#include "store/row_id.h"
#include "store/search_index.h"
#include "store/search_reader.h"
#include "store/search_rows.h"
#include "text/text.h"

namespace kehoach::search {
namespace {

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
// Of a tier of a query with many hits, so many of the newest rows are ranked at a time: a common
// word must not cost a full sort.
constexpr std::size_t kChunk = 200;
// The same of rows with other accents than those that were typed, which only fill a page up.
constexpr std::size_t kWeakChunk = 60;
// Up to so many hits are ranked all at once; more of them when filters take so large a part of the
// rows away that going through the newest for each step would mean going through all.
constexpr std::int64_t kFewHits = 300, kFewFiltered = 3000, kManyTimes = 4;

// One step of the order of hits: rows of a class and closeness, or all rows at once.
struct Tier {
  MatchClass match = MatchClass::kExact;
  Closeness closeness = Closeness::kAny;
  bool mixed = false;  // every class up to `match`
};

struct Candidate {
  std::int64_t id = 0;
  RowRank rank;
  std::uint32_t day = 0;
};

bool IsBefore(const Candidate& a, const Candidate& b) {
  if (a.rank.match != b.rank.match) return a.rank.match < b.rank.match;
  if (a.rank.closeness != b.rank.closeness) return a.rank.closeness < b.rank.closeness;
  if (a.rank.score != b.rank.score) return a.rank.score > b.rank.score;
  if (a.day != b.day) return a.day > b.day;
  return a.id > b.id;
}

// Where a page ends: tier, the row before which its chunk begins, hits of the chunk that are
// given already; or, by date, the last day and row.
struct Key {
  char order = 'r';
  std::int64_t a = 0, b = kEnd, c = 0;

  std::string Text() const { return fmt::format("{}{}.{}.{}", order, a, b, c); }
};

std::optional<Key> ParseKey(std::string_view text, char order) {
  Key key;
  key.order = order;
  if (text.empty() || text[0] != order) return std::nullopt;
  text.remove_prefix(1);
  for (std::int64_t* part : {&key.a, &key.b, &key.c}) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *part);
    if (error != std::errc() || *part < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (part != &key.c) {
      if (text.empty() || text[0] != '.') return std::nullopt;
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  return key;
}

}  // namespace

bool IsPageKey(std::string_view after, Sort sort) {
  return after.empty() || ParseKey(after, sort == Sort::kDate ? 'd' : 'r').has_value();
}

const char* MatchClassName(MatchClass match) {
  switch (match) {
    case MatchClass::kExact:
      return "exact";
    case MatchClass::kRestored:
      return "restored";
    case MatchClass::kFolded:
      return "folded";
    case MatchClass::kWeak:
      return "weak";
  }
  return "";
}

// ---- filters and counts ------------------------------------------------------------------

namespace {

class Filters {
 public:
  Filters(const store::Filter& filter, const std::vector<store::FacetValue>& values,
          std::size_t numbers, store::SearchReader& reader)
      : filter_(filter), reader_(reader) {
    const store::PlanFilter plan(filter);
    passes_.assign(numbers, true);
    of_plan_ = filter.province || filter.issuer || filter.type || filter.years;
    for (const store::FacetValue& value : values) {
      if (!of_plan_) break;
      bool pass = true;
      switch (static_cast<store::FacetKind>(value.kind)) {
        case store::FacetKind::kProvince:
          pass = plan.PassesProvince(value.text);
          break;
        case store::FacetKind::kIssuer:
          pass = plan.PassesIssuer(value.text);
          break;
        case store::FacetKind::kType:
          pass = plan.PassesType(value.text);
          break;
      }
      passes_[value.number] = pass;
    }
    if (filter.due_from) due_from_ = store::DayNumber(*filter.due_from).value_or(1);
    if (filter.due_to) due_to_ = store::DayNumber(*filter.due_to).value_or(UINT16_MAX);
    by_due_ = filter.due_from || filter.due_to;
    if (filter.unit) tasks_ = reader.TasksOfUnits(filter);
  }

  // `facts` of the row's document.
  bool Pass(std::int64_t id, const store::DocumentFacts& facts) {
    if (filter_.kind && store::TypeOfRow(id) != *filter_.kind) return false;
    if (of_plan_ && !PassesPlan(facts)) return false;
    if (filter_.unit && !std::binary_search(tasks_.begin(), tasks_.end(), id)) return false;
    if (by_due_) {
      const std::uint16_t due = reader_.DueOf(id);
      if (due == 0 || due < due_from_ || due > due_to_) return false;
    }
    return true;
  }

 private:
  bool PassesPlan(const store::DocumentFacts& facts) const {
    const auto value = [this](bool wanted, std::uint32_t number) {
      return !wanted || (number != 0 && number < passes_.size() && passes_[number]);
    };
    if (!value(filter_.province.has_value(), facts.province)) return false;
    if (!value(filter_.issuer.has_value(), facts.issuer)) return false;
    if (!value(filter_.type.has_value(), facts.type)) return false;
    if (!filter_.years) return true;
    const int to = facts.year_to != 0 ? facts.year_to : facts.year;
    return facts.year != 0 && facts.year <= filter_.years->to && to >= filter_.years->from;
  }

  const store::Filter& filter_;
  store::SearchReader& reader_;
  std::vector<bool> passes_;  // by number of value
  std::vector<std::int64_t> tasks_;
  bool of_plan_ = false, by_due_ = false;
  std::uint16_t due_from_ = 1, due_to_ = UINT16_MAX;
};

// Hits by value of each facet.
class Counts {
 public:
  explicit Counts(std::size_t numbers) : by_value_(numbers) {}

  void Add(const store::DocumentFacts& facts, std::int64_t hits) {
    for (const std::uint32_t number : {facts.province, facts.issuer, facts.type}) {
      if (number < by_value_.size()) by_value_[number] += hits;
    }
    if (facts.year >= by_year_.size()) by_year_.resize(std::size_t{facts.year} + 1);
    by_year_[facts.year] += hits;
  }
  std::vector<FacetCount> OfKind(store::FacetKind kind,
                                 const std::vector<store::FacetValue>& values) const {
    // Spellings of one name are one value, shown as most hits have it.
    struct Group {
      FacetCount count;
      std::int64_t most = 0;
    };
    std::map<std::string, Group> groups;
    for (const store::FacetValue& value : values) {
      const std::int64_t hits = by_value_[value.number];
      if (value.kind != static_cast<int>(kind) || hits == 0) continue;
      Group& group = groups[text::KeyFolded(value.text)];
      group.count.hits += hits;
      if (hits > group.most) {
        group.most = hits;
        group.count.value = value.text;
      }
    }
    std::vector<FacetCount> counts;
    for (auto& [key, group] : groups) counts.push_back(std::move(group.count));
    return Sorted(std::move(counts));
  }
  std::vector<FacetCount> Years() const {
    std::vector<FacetCount> counts;
    for (std::size_t year = 1; year < by_year_.size(); ++year) {
      if (by_year_[year] != 0) counts.push_back({std::to_string(year), by_year_[year]});
    }
    return Sorted(std::move(counts));
  }

 private:
  static std::vector<FacetCount> Sorted(std::vector<FacetCount> counts) {
    std::sort(counts.begin(), counts.end(), [](const FacetCount& a, const FacetCount& b) {
      return a.hits != b.hits ? a.hits > b.hits : a.value < b.value;
    });
    return counts;
  }

  std::vector<std::int64_t> by_value_, by_year_;
};

}  // namespace

// ---- Searcher ----------------------------------------------------------------------------

struct Searcher::Impl {
  Impl(const store::Archive& archive, Abbreviations given)
      : reader(archive), abbreviations(std::move(given)) {}

  store::SearchReader reader;
  Abbreviations abbreviations;
  std::optional<std::vector<store::FacetValue>> values;
  std::size_t numbers = 1;  // of values, 0 included

  void LoadValues() {
    if (values) return;
    values = reader.Values();
    for (const store::FacetValue& value : *values) {
      numbers = std::max<std::size_t>(numbers, std::size_t{value.number} + 1);
    }
  }
};

namespace {

using Wish = store::SearchReader::Wish;

// One call of Search.
class Run {
 public:
  Run(store::SearchReader& reader, const std::vector<store::FacetValue>& values,
      std::size_t numbers, Query query, const SearchOptions& options)
      : reader_(reader),
        values_(values),
        query_(std::move(query)),
        options_(options),
        filters_(options.filter, values, numbers, reader),
        counts_(numbers),
        plain_(IsInOrder(query_)),
        ranker_(CountSlots(query_), plain_),
        marker_(query_),
        limit_(static_cast<std::size_t>(std::max(options.limit, 1))) {}

  SearchPage Take() && {
    Count();
    if (options_.sort == Sort::kDate) {
      ByDate();
    } else {
      ByRelevance();
    }
    Fill();
    return std::move(page_);
  }

 private:
  void Count();
  void ByDate();
  void ByRelevance();
  std::vector<Tier> Tiers() const;
  // Adds hits of a tier to the page, from `key` on; false when the page is full.
  bool AddTier(const Tier& tier, Key key);
  void RankFew();
  bool Give(std::vector<Candidate>& chunk, const Key& key);
  void Fill();
  Hit Details(std::int64_t id, MatchClass match);

  bool AreFew() const {
    return page_.total <= kFewHits ||
           (page_.total <= kFewFiltered && matched_ >= kManyTimes * page_.total);
  }
  bool marked() const { return HasMarks(query_); }

  store::SearchReader& reader_;
  const std::vector<store::FacetValue>& values_;
  Query query_;
  const SearchOptions& options_;
  Filters filters_;
  Counts counts_;
  bool plain_;
  Ranker ranker_;
  Marker marker_;
  std::size_t limit_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> by_date_;  // day, row
  // The hits while they are few, by number, and whether their ranks are known.
  std::vector<Candidate> few_;
  bool ranked_ = false;
  std::int64_t matched_ = 0;  // rows before the filters
  std::vector<std::pair<std::int64_t, MatchClass>> found_;
  SearchPage page_;
};

void Run::Count() {
  const Expression all = ExpressionOf(query_, MatchClass::kFolded, Closeness::kAny, false);
  const Expression told = ExpressionOf(query_, MatchClass::kFolded, Closeness::kAny, true);
  std::int64_t document = -1, hits = 0;
  const store::DocumentFacts* facts = nullptr;
  const bool by_date = options_.sort == Sort::kDate;
  // The places say all of a row when no better phrases are left out.
  ranked_ = all.text == told.text;
  reader_.Match(
      all.text,
      [&](std::int64_t id) {
        if (const std::int64_t next = store::DocumentOfRow(id); next != document) {
          if (hits != 0) counts_.Add(*facts, hits);
          hits = 0;
          document = next;
          facts = &reader_.FactsOf(document);
        }
        ++matched_;
        if (!filters_.Pass(id, *facts)) return Wish::kPass;
        ++hits;
        ++page_.total;
        if (by_date) {
          by_date_.emplace_back(facts->day, id);
        } else if (page_.total <= kFewFiltered) {
          few_.push_back({id, {}, facts->day});
          if (ranked_ && page_.total <= kFewHits) return Wish::kPlaces;
        }
        return Wish::kPass;
      },
      [&](const store::MatchedRow& row) { few_.back().rank = ranker_.Rank(row, all.phrases); });
  if (hits != 0) counts_.Add(*facts, hits);
  if (!options_.facets) return;
  page_.provinces = counts_.OfKind(store::FacetKind::kProvince, values_);
  page_.issuers = counts_.OfKind(store::FacetKind::kIssuer, values_);
  page_.types = counts_.OfKind(store::FacetKind::kType, values_);
  page_.years = counts_.Years();
}

void Run::ByDate() {
  if (const std::optional<Key> key = ParseKey(options_.after, 'd')) {
    const std::pair last{static_cast<std::uint32_t>(key->a), key->b};
    std::erase_if(by_date_, [&](const auto& row) { return row >= last; });
  }
  const std::size_t size = std::min(by_date_.size(), limit_);
  std::partial_sort(by_date_.begin(), by_date_.begin() + static_cast<std::ptrdiff_t>(size),
                    by_date_.end(), std::greater<>());
  const Expression told = ExpressionOf(query_, MatchClass::kFolded, Closeness::kAny, true);
  for (std::size_t i = 0; i < size; ++i) {
    const std::int64_t id = by_date_[i].second;
    MatchClass match = MatchClass::kFolded;
    reader_.MatchNewest(told.text, id + 1, [&](const store::MatchedRow& row) {
      if (row.id == id) match = ranker_.Rank(row, told.phrases).match;
      return false;
    });
    found_.emplace_back(id, match);
  }
  if (size > 0 && size < by_date_.size()) {
    page_.next = Key{'d', by_date_[size - 1].first, by_date_[size - 1].second, 0}.Text();
  }
}

std::vector<Tier> Run::Tiers() const {
  std::vector<Tier> tiers;
  const auto add = [&](MatchClass match) {
    if (plain_) tiers.push_back({match, Closeness::kPhrase, false});
    if (plain_) tiers.push_back({match, Closeness::kNear, false});
    tiers.push_back({match, Closeness::kAny, false});
  };
  if (AreFew()) {
    tiers.push_back({MatchClass::kFolded, Closeness::kAny, true});
  } else {
    // Classes that the query can have: without any accent nothing is merely restored, with all of
    // them nothing is merely folded.
    add(MatchClass::kExact);
    if (marked()) add(MatchClass::kRestored);
    if (HasUnmarked(query_)) add(MatchClass::kFolded);
  }
  if (marked()) add(MatchClass::kWeak);
  return tiers;
}

void Run::ByRelevance() {
  const std::vector<Tier> tiers = Tiers();
  const std::optional<Key> key = ParseKey(options_.after, 'r');
  std::size_t first = 0;
  if (key && key->a < std::ssize(tiers)) first = static_cast<std::size_t>(key->a);
  for (std::size_t i = first; i < tiers.size(); ++i) {
    Key from;
    if (key && i == first) from = *key;
    from.a = static_cast<std::int64_t>(i);
    if (!AddTier(tiers[i], from)) return;
  }
}

// The ranks of few hits, when the counting pass could not tell them.
void Run::RankFew() {
  if ((ranked_ && page_.total <= kFewHits) || few_.empty()) return;
  const Expression told = ExpressionOf(query_, MatchClass::kFolded, Closeness::kAny, true);
  std::size_t at = 0;
  reader_.Match(
      told.text,
      [&](std::int64_t id) {
        if (at == few_.size()) return Wish::kStop;
        return id == few_[at].id ? Wish::kPlaces : Wish::kPass;
      },
      [&](const store::MatchedRow& row) { few_[at++].rank = ranker_.Rank(row, told.phrases); });
  ranked_ = true;
}

// Gives the hits of a chunk from key.c on to the page; false when it is full.
bool Run::Give(std::vector<Candidate>& chunk, const Key& key) {
  std::sort(chunk.begin(), chunk.end(), IsBefore);
  for (auto i = static_cast<std::size_t>(key.c); i < chunk.size(); ++i) {
    if (found_.size() == limit_) {
      page_.next = Key{'r', key.a, key.b, static_cast<std::int64_t>(i)}.Text();
      return false;
    }
    found_.emplace_back(chunk[i].id, chunk[i].rank.match);
  }
  return true;
}

bool Run::AddTier(const Tier& tier, Key key) {
  if (tier.mixed) {
    RankFew();
    return Give(few_, key);
  }
  const Expression expression = ExpressionOf(query_, tier.match, tier.closeness, true);
  if (expression.text.empty()) return true;
  const std::size_t size = tier.match == MatchClass::kWeak ? kWeakChunk : kChunk;
  std::vector<Candidate> chunk;
  while (true) {
    chunk.clear();
    std::int64_t last = key.b;
    bool more = false;
    reader_.MatchNewest(expression.text, key.b, [&](const store::MatchedRow& row) {
      if (chunk.size() == size) {
        more = true;
        return false;
      }
      last = row.id;
      const store::DocumentFacts& facts = reader_.FactsOf(store::DocumentOfRow(row.id));
      if (!filters_.Pass(row.id, facts)) return true;
      const RowRank rank = ranker_.Rank(row, expression.phrases);
      const bool here =
          tier.mixed || (rank.match == tier.match && (rank.closeness == tier.closeness || !plain_));
      if (here) chunk.push_back({row.id, rank, facts.day});
      return true;
    });
    if (!Give(chunk, key)) return false;
    if (!more) return true;
    key.b = last;
    key.c = 0;
  }
}

Hit Run::Details(std::int64_t id, MatchClass match) {
  Hit hit;
  hit.id = id;
  hit.kind = store::TypeOfRow(id);
  hit.document = store::DocumentOfRow(id);
  hit.match = match;
  if (std::optional<store::PlanDetails> plan = reader_.PlanOf(hit.document)) {
    hit.type = std::move(plan->type);
    hit.number = std::move(plan->number);
    hit.symbol = std::move(plan->symbol);
    hit.issuer = std::move(plan->issuer);
    hit.province = std::move(plan->province);
    hit.title = std::move(plan->title);
    hit.year = plan->year;
    hit.year_to = plan->year_to;
  }
  std::optional<store::RowDetails> row = reader_.RowOf(id);
  if (!row) return hit;
  hit.page = row->page;
  if (row->table) hit.task_table = *row->table + 1;
  if (row->row) hit.row = *row->row + 1;
  hit.path = std::move(row->path);
  hit.due_from = std::move(row->due_from);
  hit.due_to = std::move(row->due_to);
  for (std::size_t i = 0; i < row->texts.size(); ++i) {
    store::RowText& text = row->texts[i];
    std::vector<Mark> marks = marker_.MarksOf(text.field, text.text, match);
    if (i > 0 && marks.empty()) continue;
    hit.texts.push_back({std::move(text.field), std::move(text.text), std::move(marks)});
  }
  return hit;
}

void Run::Fill() {
  for (const auto& [id, match] : found_) page_.hits.push_back(Details(id, match));
}

// ---- notes -------------------------------------------------------------------------------

// Words of a list that follow each other and of which one was restored.
void NoteRestored(const Node& node, std::vector<Note>& notes) {
  Note note;
  bool restored = false;
  const auto flush = [&] {
    if (restored) notes.push_back(note);
    note = {};
    restored = false;
  };
  const auto add = [&](const Term& term) {
    for (const Word& word : term.words) {
      const char* space = note.from.empty() ? "" : " ";
      note.from += space + word.shown;
      note.to += space + (word.restored.empty() ? word.shown : word.restored);
      restored = restored || !word.restored.empty();
    }
  };
  if (node.kind == Node::Kind::kTerm) add(node.term);
  for (const Node& child : node.children) {
    if (child.kind == Node::Kind::kTerm && node.kind == Node::Kind::kAnd) {
      add(child.term);
    } else {
      flush();
      NoteRestored(child, notes);
    }
  }
  flush();
}

void NoteExpanded(const Node& node, std::vector<Note>& notes) {
  for (const Node& child : node.children) NoteExpanded(child, notes);
  if (node.kind != Node::Kind::kTerm) return;
  std::string from;
  for (const Word& word : node.term.words) from += (from.empty() ? "" : " ") + word.shown;
  for (const Alternative& alternative : node.term.alternatives) {
    Note note{Note::Kind::kExpanded, from, alternative.shown};
    // The same meaning may hold in several columns.
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
      notes.push_back(std::move(note));
    }
  }
}

}  // namespace

Searcher::Searcher(const store::Archive& archive, Abbreviations abbreviations)
    : impl_(std::make_unique<Impl>(archive, std::move(abbreviations))) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

SearchPage Searcher::Search(std::string_view text, const SearchOptions& options) {
  Query query = ParseQuery(text, impl_->abbreviations);
  std::vector<Note> notes;
  for (const std::string& left_out : query.left_out) {
    notes.push_back({Note::Kind::kLeftOut, left_out, {}});
  }
  SearchPage page;
  if (!query.empty()) {
    impl_->LoadValues();
    RestoreWords(query, impl_->reader);
    NoteRestored(query.root, notes);
    NoteExpanded(query.root, notes);
    page = Run(impl_->reader, *impl_->values, impl_->numbers, std::move(query), options).Take();
  }
  if (!impl_->reader.IsComplete()) notes.push_back({Note::Kind::kIncomplete, {}, {}});
  page.notes = std::move(notes);
  return page;
}

}  // namespace kehoach::search
