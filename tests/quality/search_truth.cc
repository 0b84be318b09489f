// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/search_truth.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "text/text.h"

namespace kehoach::testing {
namespace {

using std::string_view;
using Tokens = std::vector<std::string>;
using Ids = std::vector<std::int64_t>;

// So many rows may be relevant; of the ways that a few words can be meant one is then enough.
constexpr std::size_t kMostRelevant = 10, kMostOfFewWords = 40;

// Words as they stand, in small letters.
Tokens TokensOf(string_view text) {
  Tokens tokens;
  std::string word;
  const std::string lower = text::ToLower(text);
  for (std::size_t i = 0; i <= lower.size(); ++i) {
    const auto byte = i < lower.size() ? static_cast<unsigned char>(lower[i]) : ' ';
    // Beyond ASCII there are letters, and dashes and quotes of U+2000….
    const bool letter = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                        (byte >= 0x80 && byte != 0xE2);
    if (letter) {
      word += lower[i];
      continue;
    }
    if (byte == 0xE2) i += 2;
    if (!word.empty()) tokens.push_back(std::move(word));
    word.clear();
  }
  return tokens;
}

// The same word however its tone is placed, and with y or i.
std::string Spelled(const std::string& token) {
  std::string key = text::KeyPlacement(token);
  std::size_t end = key.size();
  while (end > 0 && key[end - 1] >= '1' && key[end - 1] <= '5') --end;
  if (end < 2 || key[end - 1] != 'y') return key;
  const bool alone = end == 2 && string_view("hklmst").find(key[0]) != string_view::npos;
  if (alone || (end == 3 && key[0] == 'q')) key[end - 1] = 'i';
  return key;
}
std::string Folded(const std::string& token) { return text::KeyFolded(token); }

Tokens Map(const Tokens& tokens, const std::function<std::string(const std::string&)>& to) {
  Tokens out;
  out.reserve(tokens.size());
  for (const std::string& token : tokens) out.push_back(to(token));
  return out;
}

void SortUnique(Tokens& tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

bool Holds(const Tokens& sorted, const Tokens& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& token) {
    return std::binary_search(sorted.begin(), sorted.end(), token);
  });
}

bool HoldsRun(const std::vector<Tokens>& cells, const Tokens& run) {
  return std::any_of(cells.begin(), cells.end(), [&](const Tokens& cell) {
    return std::search(cell.begin(), cell.end(), run.begin(), run.end()) != cell.end();
  });
}

std::string Join(const Tokens& tokens) { return fmt::format("{}", fmt::join(tokens, " ")); }

}  // namespace

// A row as it was meant (clean) and as the archive has it (stored). Sets are sorted.
struct SearchTruth::Row {
  std::int64_t id = 0;
  store::RowType kind = store::RowType::kTask;
  Meaning meaning;
  bool group = false;
  std::vector<std::string> texts, stored_texts;  // the cells; the main one first
  // The same as runs of tokens: clean as it stands (spelled, and as typed), stored as it stands
  // and written out (folded).
  std::vector<Tokens> spelled_runs, typed_runs, folded_runs;
  Tokens words;            // clean, written out, spelled
  Tokens stored_words;     // stored as it stands, spelled
  Tokens meant_words;      // stored, written out and as it stands, spelled
  Tokens stored_folded;    // stored, written out and as it stands, folded
  Tokens standing_folded;  // stored as it stands, folded
};

struct SearchTruth::Index {
  std::vector<Row> rows;
  std::unordered_map<std::string, std::vector<std::uint32_t>> postings;  // of Row::words

  std::vector<std::uint32_t> With(const Tokens& spelled, store::RowType kind) const;
};

namespace {

using Row = SearchTruth::Row;
using Index = SearchTruth::Index;

void AddWords(string_view text, bool written_out,
              const std::function<std::string(const std::string&)>& to, Tokens& out) {
  for (const std::string& token :
       TokensOf(written_out ? WithoutAbbreviations(text) : std::string(text))) {
    out.push_back(to(token));
  }
}

void Finish(Row& row) {
  for (const std::string& text : row.texts) {
    AddWords(text, true, Spelled, row.words);
    row.typed_runs.push_back(TokensOf(text));
    row.spelled_runs.push_back(Map(row.typed_runs.back(), Spelled));
  }
  for (const std::string& text : row.stored_texts) {
    AddWords(text, false, Spelled, row.stored_words);
    AddWords(text, true, Spelled, row.meant_words);
    row.folded_runs.push_back(Map(TokensOf(text), Folded));
    row.standing_folded.insert(row.standing_folded.end(), row.folded_runs.back().begin(),
                               row.folded_runs.back().end());
    row.folded_runs.push_back(Map(TokensOf(WithoutAbbreviations(text)), Folded));
  }
  for (const Tokens& run : row.folded_runs) {
    row.stored_folded.insert(row.stored_folded.end(), run.begin(), run.end());
  }
  SortUnique(row.words);
  row.meant_words.insert(row.meant_words.end(), row.stored_words.begin(), row.stored_words.end());
  SortUnique(row.stored_words);
  SortUnique(row.meant_words);
  SortUnique(row.stored_folded);
  SortUnique(row.standing_folded);
}

std::vector<std::string> CellTexts(const PlanTable& table, const PlanRow& row) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (table.columns[i] != "number" && row.cells[i].text) texts.push_back(*row.cells[i].text);
  }
  return texts;
}

void AddRows(const GeneratedPlan& clean, const GeneratedPlan& stored, std::int64_t document,
             std::vector<Row>& rows) {
  for (std::size_t i = 0; i < stored.plan.objectives.size(); ++i) {
    Row row;
    row.id = store::RowId(document, store::RowType::kObjective, static_cast<std::int64_t>(i));
    row.kind = store::RowType::kObjective;
    row.meaning = MeaningOf(stored.objectives[i].meaning);
    row.texts = {*clean.plan.objectives[i].text.text};
    row.stored_texts = {*stored.plan.objectives[i].text.text};
    Finish(row);
    rows.push_back(std::move(row));
  }
  std::int64_t ordinal = 0;
  for (std::size_t t = 0; t < stored.plan.tables.size(); ++t) {
    const PlanTable& table = stored.plan.tables[t];
    for (std::size_t r = 0; r < table.rows.size(); ++r, ++ordinal) {
      Row row;
      row.id = store::RowId(document, store::RowType::kTask, ordinal);
      row.meaning = MeaningOf(stored.tasks[t][r].meaning);
      row.group = table.rows[r].kind == RowKind::kGroup;
      row.texts = CellTexts(clean.plan.tables[t], clean.plan.tables[t].rows[r]);
      row.stored_texts = CellTexts(table, table.rows[r]);
      Finish(row);
      rows.push_back(std::move(row));
    }
  }
}

// A query in the making: its words as a careful person types them, and the rows with them.
struct Words {
  Tokens shown;    // "phòng", "chống", …
  Tokens spelled;  // their keys
  store::RowType kind = store::RowType::kTask;
  std::vector<std::uint32_t> rows;
};

class QueryMaker {
 public:
  QueryMaker(const Index& index, std::vector<SearchQuery>& documents, std::uint64_t seed)
      : index_(index), documents_(documents), random_(Mix(seed, 0x5171)) {}

  std::vector<SearchQuery> Make(int count);

 private:
  std::optional<SearchQuery> MakeOne(QueryClass query_class, int number);
  // The words of what a row says; `few` of them.
  std::optional<Words> DrawWords(std::size_t most, bool few = false);
  // Rows with the words that a search for letters alone can reach: none is lost to OCR, and an
  // abbreviation stands for words of which all are asked for.
  Ids Reachable(const Words& words) const;
  // Rows that have the words with these very marks. `or_meant`: or an abbreviation of them.
  Ids Exact(const Words& words, const Tokens& typed, bool or_meant) const;
  std::optional<SearchQuery> Plain(QueryClass query_class);
  std::optional<SearchQuery> Abbreviated(QueryClass query_class);
  std::optional<SearchQuery> Code(int number);
  std::optional<SearchQuery> Phrase();
  std::optional<SearchQuery> Prefix();
  std::optional<SearchQuery> Either();
  std::optional<SearchQuery> Exclusion();
  const Row& Draw() {
    while (true) {
      const Row& row = index_.rows[random_.Below(static_cast<std::uint32_t>(index_.rows.size()))];
      if (!row.group) return row;
    }
  }

  const Index& index_;
  std::vector<SearchQuery>& documents_;
  Random random_;
};

std::optional<Words> QueryMaker::DrawWords(std::size_t most, bool few) {
  const Row& row = Draw();
  const auto& [item, scope] = kehoach::testing::WordsOf(row.meaning);
  Words words;
  words.kind = row.kind;
  words.shown = TokensOf(item);
  constexpr std::size_t kMostWords = 9;
  if (words.shown.size() > kMostWords) return std::nullopt;
  if (few) {
    const std::size_t size = 2 + random_.Below(2);
    if (words.shown.size() < size) return std::nullopt;
    const auto begin = static_cast<std::ptrdiff_t>(
        random_.Below(static_cast<std::uint32_t>(words.shown.size() - size + 1)));
    words.shown = Tokens(words.shown.begin() + begin,
                         words.shown.begin() + begin + static_cast<std::ptrdiff_t>(size));
  } else if (!scope.empty()) {
    const Tokens where = TokensOf(scope);
    const bool named = where.front() == "các" || where.front() == "tại";
    words.shown.insert(words.shown.end(), where.begin() + (named ? 1 : 0), where.end());
  }
  if (words.shown.size() < (few ? 2U : 3U)) return std::nullopt;
  words.spelled = Map(words.shown, Spelled);
  words.rows = index_.With(words.spelled, words.kind);
  if (words.rows.empty() || words.rows.size() > most) return std::nullopt;
  return words;
}

Ids QueryMaker::Reachable(const Words& words) const {
  const Tokens folded = Map(words.shown, Folded);
  std::vector<std::pair<Tokens, Tokens>> abbreviations;  // letters and words, folded
  for (const auto& [letters, meant] : VocabularyAbbreviations()) {
    const Tokens full = Map(TokensOf(meant), Folded);
    if (HoldsRun({folded}, full)) {
      abbreviations.emplace_back(Map(TokensOf(letters), Folded), full);
    }
  }
  Ids ids;
  for (const std::uint32_t at : words.rows) {
    const Row& row = index_.rows[at];
    Tokens there = row.standing_folded;
    for (const auto& [letters, full] : abbreviations) {
      if (!HoldsRun(row.folded_runs, letters)) continue;
      there.insert(there.end(), full.begin(), full.end());
    }
    SortUnique(there);
    if (Holds(there, folded)) ids.push_back(row.id);
  }
  return ids;
}

Ids QueryMaker::Exact(const Words& words, const Tokens& typed, bool or_meant) const {
  Ids ids;
  for (const Row& row : index_.rows) {
    const Tokens& there = or_meant ? row.meant_words : row.stored_words;
    if (row.kind == words.kind && Holds(there, typed)) ids.push_back(row.id);
  }
  return ids;
}

// "hoàn" as "hòan": what a typist makes who puts every tone on the first vowel.
std::string Misplaced(const std::string& text) {
  std::string out = NewToneStyle(text);
  if (out != text) return out;
  for (const auto& [from, to] : {std::pair<string_view, string_view>{"oàn", "òan"},
                                 {"oán", "óan"},
                                 {"uý", "úy"},
                                 {"uỹ", "ũy"},
                                 {"uỳ", "ùy"}}) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + 1)) {
      out.replace(at, from.size(), to);
    }
  }
  return out;
}

std::optional<SearchQuery> QueryMaker::Plain(QueryClass query_class) {
  const bool few = random_.Chance(0.4);
  const std::optional<Words> words = DrawWords(few ? kMostOfFewWords : kMostRelevant, few);
  if (!words) return std::nullopt;
  SearchQuery query;
  query.query_class = query_class;
  query.kind = words->kind;
  query.relevant = Reachable(*words);
  if (query.relevant.empty()) return std::nullopt;
  query.text = Join(words->shown);
  query.exact = Exact(*words, words->spelled, true);
  const std::string careful = query.text;
  switch (query_class) {
    case QueryClass::kToneless:
      query.text = Join(Map(words->shown, text::FoldForRules));
      query.exact.clear();
      break;
    case QueryClass::kHalfToned: {
      Tokens typed = words->shown;
      for (std::string& token : typed) {
        if (random_.Chance(0.5)) token = text::FoldForRules(token);
      }
      query.text = Join(typed);
      query.exact.clear();
      if (query.text == Join(Map(words->shown, text::FoldForRules))) return std::nullopt;
      break;
    }
    case QueryClass::kTonePlace:
      query.text = Misplaced(careful);
      break;
    case QueryClass::kIForY:
      query.text = YToI(careful);
      break;
    case QueryClass::kMisread:
      // At least one of the rows has other marks than were meant.
      if (std::all_of(query.relevant.begin(), query.relevant.end(), [&](std::int64_t id) {
            return std::binary_search(query.exact.begin(), query.exact.end(), id);
          })) {
        return std::nullopt;
      }
      return query;
    default:
      return query;
  }
  if (query.text == careful) return std::nullopt;
  return query;
}

std::optional<SearchQuery> QueryMaker::Abbreviated(QueryClass query_class) {
  const std::optional<Words> words = DrawWords(kMostRelevant);
  if (!words) return std::nullopt;
  for (const auto& [letters, meant] : VocabularyAbbreviations()) {
    const Tokens full = TokensOf(meant);
    const auto at = std::search(words->shown.begin(), words->shown.end(), full.begin(), full.end());
    if (at == words->shown.end() || full.size() == words->shown.size()) continue;
    SearchQuery query;
    query.query_class = query_class;
    query.kind = words->kind;
    query.relevant = Reachable(*words);
    const bool typed_short = query_class == QueryClass::kAbbreviation;
    Tokens typed(words->shown.begin(), at);
    typed.emplace_back(letters);
    typed.insert(typed.end(), at + static_cast<std::ptrdiff_t>(full.size()), words->shown.end());
    if (!typed_short) typed = words->shown;
    query.text = Join(typed);
    // The other form must be there to be found.
    const Ids as_typed = Exact(*words, Map(TokensOf(query.text), Spelled), false);
    const bool other = std::any_of(
        query.relevant.begin(), query.relevant.end(),
        [&](std::int64_t id) { return !std::binary_search(as_typed.begin(), as_typed.end(), id); });
    if (!other) return std::nullopt;
    query.exact = Exact(*words, words->spelled, true);
    return query;
  }
  return std::nullopt;
}

// Spellings of a number with its symbol that mean the same.
std::string CodeAs(const std::string& number, const std::string& symbol, int form) {
  std::string plain = symbol;
  for (std::size_t at = plain.find("Đ"); at != std::string::npos; at = plain.find("Đ")) {
    plain.replace(at, std::string("Đ").size(), "D");
  }
  switch (form % 6) {
    case 1:
      return fmt::format("{}/{}", number, plain);
    case 2:
      return fmt::format("{}/{}", number, text::ToLower(symbol));
    case 3: {
      std::string spaced = symbol;
      for (std::size_t at = spaced.find('-'); at != std::string::npos;
           at = spaced.find('-', at + 3)) {
        spaced.replace(at, 1, " - ");
        ++at;
      }
      return fmt::format("{} / {}", number, spaced);
    }
    case 4:
      return fmt::format("số {}/{}", number, symbol);
    case 5:
      return fmt::format("{} {}", number, text::ToLower(plain));
    default:
      return fmt::format("{}/{}", number, symbol);
  }
}

std::optional<SearchQuery> QueryMaker::Code(int number) {
  const Row& row = Draw();
  SearchQuery query;
  query.query_class = QueryClass::kCode;
  query.kind = row.kind;
  Tokens run, also;
  const std::size_t so = row.texts[0].find(" số ");
  const std::size_t iso = row.texts[0].find("ISO 9001:20");
  if (so != std::string::npos && row.texts[0].find('/', so) != std::string::npos) {
    const std::size_t begin = so + string_view(" số ").size();
    const std::size_t slash = row.texts[0].find('/', begin);
    std::size_t end = row.texts[0].find_first_of(" ,;", slash);
    if (end == std::string::npos) end = row.texts[0].size();
    const std::string first = row.texts[0].substr(begin, slash - begin);
    if (first.empty() || first.find_first_not_of("0123456789") != std::string::npos) {
      return std::nullopt;
    }
    const std::string symbol = row.texts[0].substr(slash + 1, end - slash - 1);
    run = TokensOf(first + "/" + symbol);
    query.text = CodeAs(first, symbol, number);
  } else if (iso != std::string::npos && row.meaning.scope > 0) {
    static constexpr std::array<string_view, 4> kForms = {"ISO 9001:2015", "iso 9001",
                                                          "ISO 9001 : 2015", "iso 9001 2015"};
    const auto& [unused, scope] = kehoach::testing::WordsOf(row.meaning);
    also = TokensOf(scope);
    run = {"iso", "9001"};
    query.text = fmt::format("{} {}", kForms[random_.Below(4)], Join(also));
    if (query.text.find("2015") != std::string::npos) run.emplace_back("2015");
  } else {
    return std::nullopt;
  }
  const Tokens all = Map(also, Spelled), folded = Map(also, Folded), plain = Map(run, Folded);
  for (const Row& other : index_.rows) {
    if (other.kind != query.kind || !HoldsRun(other.typed_runs, run) || !Holds(other.words, all)) {
      continue;
    }
    if (HoldsRun(other.folded_runs, plain) && Holds(other.stored_folded, folded)) {
      query.relevant.push_back(other.id);
    }
  }
  if (query.relevant.empty() || query.relevant.size() > kMostRelevant) return std::nullopt;
  return query;
}

std::optional<SearchQuery> QueryMaker::Phrase() {
  const Row& row = Draw();
  const Tokens cell = TokensOf(row.texts[0]);
  const std::size_t size = 3 + random_.Below(3);
  if (cell.size() <= size) return std::nullopt;
  const std::size_t at = random_.Below(static_cast<std::uint32_t>(cell.size() - size));
  const Tokens run(cell.begin() + static_cast<std::ptrdiff_t>(at),
                   cell.begin() + static_cast<std::ptrdiff_t>(at + size));
  SearchQuery query;
  query.query_class = QueryClass::kPhrase;
  query.kind = row.kind;
  query.text = "\"" + Join(run) + "\"";
  const Tokens folded = Map(run, Folded), spelled = Map(run, Spelled);
  for (const Row& other : index_.rows) {
    if (other.kind != query.kind || !Holds(other.stored_folded, folded)) continue;
    const bool stands = HoldsRun(other.folded_runs, folded);
    if (stands && HoldsRun(other.spelled_runs, spelled)) query.relevant.push_back(other.id);
    if (!stands) query.banned.push_back(other.id);
  }
  if (query.relevant.empty() || query.relevant.size() > kMostRelevant) return std::nullopt;
  // Without a row that has the words apart the quotation marks would say nothing.
  if (query.banned.empty()) return std::nullopt;
  return query;
}

std::optional<SearchQuery> QueryMaker::Prefix() {
  std::optional<Words> words = DrawWords(200);
  if (!words) return std::nullopt;
  const std::string cut = text::FoldForRules(words->shown.back());
  std::size_t vowel = cut.find_first_of("aeiouy");
  if (vowel == std::string::npos || vowel < 1) return std::nullopt;
  const std::string prefix = cut.substr(0, vowel + 1);
  if (prefix.size() < 3 || prefix.size() == cut.size()) return std::nullopt;
  words->shown.pop_back();
  words->spelled.pop_back();
  const Tokens folded = Map(words->shown, Folded);
  SearchQuery query;
  query.query_class = QueryClass::kPrefix;
  query.kind = words->kind;
  query.text = Join(words->shown) + " " + prefix + "*";
  for (const std::uint32_t at : index_.With(words->spelled, words->kind)) {
    const Row& row = index_.rows[at];
    if (!Holds(row.standing_folded, folded)) continue;
    bool begins = false;
    for (const std::string& text : row.stored_texts) {
      for (const std::string& token : TokensOf(text)) {
        begins = begins || text::FoldForRules(token).starts_with(prefix);
      }
    }
    if (begins) query.relevant.push_back(row.id);
  }
  if (query.relevant.empty() || query.relevant.size() > kMostRelevant) return std::nullopt;
  return query;
}

std::optional<SearchQuery> QueryMaker::Either() {
  const std::optional<Words> one = DrawWords(5), other = DrawWords(5);
  if (!one || !other || one->kind != other->kind || one->shown == other->shown) {
    return std::nullopt;
  }
  SearchQuery query;
  query.query_class = QueryClass::kOr;
  query.kind = one->kind;
  query.text = Join(one->shown) + " OR " + Join(other->shown);
  Ids a = Reachable(*one), b = Reachable(*other);
  if (a.empty() || b.empty()) return std::nullopt;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(query.relevant));
  return query;
}

std::optional<SearchQuery> QueryMaker::Exclusion() {
  const std::optional<Words> words = DrawWords(20);
  if (!words || words->rows.size() < 2) return std::nullopt;
  const Row& row =
      index_.rows[words->rows[random_.Below(static_cast<std::uint32_t>(words->rows.size()))]];
  const Tokens cell = TokensOf(row.texts[0]);
  const std::string out = cell[random_.Below(static_cast<std::uint32_t>(cell.size()))];
  const std::string spelled = Spelled(out), folded = Folded(out);
  const Tokens typed_folded = Map(words->shown, Folded);
  if (std::find(typed_folded.begin(), typed_folded.end(), folded) != typed_folded.end() ||
      out.size() < 3) {
    return std::nullopt;
  }
  SearchQuery query;
  query.query_class = QueryClass::kExclusion;
  query.kind = words->kind;
  query.text = Join(words->shown) + " -" + out;
  const Ids reachable = Reachable(*words);
  for (const Row& other : index_.rows) {
    if (other.kind != query.kind) continue;
    if (std::binary_search(other.stored_words.begin(), other.stored_words.end(), spelled)) {
      if (Holds(other.stored_folded, typed_folded)) query.banned.push_back(other.id);
      continue;
    }
    // Not said: whether "-quy" leaves out "quý".
    const bool like =
        std::binary_search(other.stored_folded.begin(), other.stored_folded.end(), folded) ||
        std::binary_search(other.words.begin(), other.words.end(), spelled);
    if (!like && std::binary_search(reachable.begin(), reachable.end(), other.id)) {
      query.relevant.push_back(other.id);
    }
  }
  if (query.relevant.empty() || query.relevant.size() > kMostRelevant || query.banned.empty()) {
    return std::nullopt;
  }
  return query;
}

std::optional<SearchQuery> QueryMaker::MakeOne(QueryClass query_class, int number) {
  switch (query_class) {
    case QueryClass::kAbbreviation:
    case QueryClass::kWrittenOut:
      return Abbreviated(query_class);
    case QueryClass::kCode:
      return Code(number);
    case QueryClass::kNumber: {
      SearchQuery query = documents_[random_.Below(static_cast<std::uint32_t>(documents_.size()))];
      const std::size_t slash = query.text.find('/');
      query.text = CodeAs(query.text.substr(0, slash), query.text.substr(slash + 1), number);
      return query;
    }
    case QueryClass::kPhrase:
      return Phrase();
    case QueryClass::kPrefix:
      return Prefix();
    case QueryClass::kOr:
      return Either();
    case QueryClass::kExclusion:
      return Exclusion();
    default:
      return Plain(query_class);
  }
}

std::vector<SearchQuery> QueryMaker::Make(int count) {
  std::vector<SearchQuery> queries;
  constexpr int kAttempts = 6000;  // of a class: a rare one has fewer queries
  for (int c = 0; c < kQueryClasses; ++c) {
    std::set<std::string> seen;
    for (int attempt = 0, made = 0; attempt < kAttempts && made < count; ++attempt) {
      std::optional<SearchQuery> query = MakeOne(static_cast<QueryClass>(c), made);
      if (!query || !seen.insert(query->text).second) continue;
      queries.push_back(std::move(*query));
      ++made;
    }
  }
  return queries;
}

// The same plans without what copying and recognition did to them.
GeneratorOptions Clean(GeneratorOptions options) {
  options.recognised = 0;
  options.new_tone_style = 0;
  options.variation[static_cast<std::size_t>(Variation::kSpelling)] = 0;
  options.variation[static_cast<std::size_t>(Variation::kOcr)] = 0;
  return options;
}

}  // namespace

std::vector<std::uint32_t> SearchTruth::Index::With(const Tokens& spelled,
                                                    store::RowType kind) const {
  std::vector<std::uint32_t> rows_with;
  const std::vector<std::uint32_t>* rarest = nullptr;
  for (const std::string& token : spelled) {
    const auto found = postings.find(token);
    if (found == postings.end()) return {};
    if (rarest == nullptr || found->second.size() < rarest->size()) rarest = &found->second;
  }
  if (rarest == nullptr) return {};
  for (const std::uint32_t row : *rarest) {
    if (rows[row].kind == kind && Holds(rows[row].words, spelled)) rows_with.push_back(row);
  }
  return rows_with;
}

const char* QueryClassName(QueryClass query_class) {
  static constexpr std::array<const char*, kQueryClasses> kNames = {
      "accented", "toneless", "half-toned", "tone place", "i for y", "abbreviation", "written out",
      "code",     "number",   "phrase",     "prefix",     "or",      "exclusion",    "misread"};
  return kNames.at(static_cast<std::size_t>(query_class));
}

const std::vector<std::string>& HostileQueries() {
  static const std::vector<std::string> queries = [] {
    std::vector<std::string> all = {"",
                                    " ",
                                    "\"",
                                    "\"\"",
                                    "\"phòng chống",
                                    "phòng\" chống",
                                    "'",
                                    "''; DROP TABLE task_t; --",
                                    "NEAR(",
                                    "NEAR(phòng chống, 3)",
                                    "AND",
                                    "OR",
                                    "NOT",
                                    "OR OR OR",
                                    "AND NOT OR",
                                    "phòng AND",
                                    "NOT phòng",
                                    "*",
                                    "**",
                                    "* *",
                                    "phòng**",
                                    "*phòng",
                                    "-",
                                    "--",
                                    "- -",
                                    "-phòng",
                                    "-\"",
                                    "-*",
                                    "(",
                                    ")",
                                    "((((((((((",
                                    "))))",
                                    "()",
                                    "(phòng",
                                    "phòng)",
                                    "(phòng OR",
                                    "|",
                                    "||",
                                    "phòng | | chống",
                                    "^phòng",
                                    "content:phòng",
                                    "{content}: phòng",
                                    "phòng + chống",
                                    "+",
                                    ":",
                                    "/",
                                    "//",
                                    "%",
                                    "100%",
                                    "_",
                                    "\\",
                                    "\\\"",
                                    "🙂",
                                    "phòng 🙂 chống",
                                    "👨‍👩‍👧‍👦",
                                    "ﷺ",
                                    "ꙮ",
                                    "中文",
                                    "ศาล",
                                    "кириллица",
                                    "\xCC\x80",
                                    "a\xCC\x80\xCC\x81\xCC\x82",
                                    "\xFF\xFE",
                                    "ph\xC3",
                                    std::string("phòng\0chống", 13),
                                    "\t\n\r",
                                    "\u200Bphòng",
                                    "\uFEFFphòng",
                                    "\u202Ephòng",
                                    "phòng…",
                                    "...",
                                    "1",
                                    "0",
                                    "-1",
                                    "1e309",
                                    "0x10",
                                    "NULL",
                                    "null",
                                    "--phòng",
                                    "phòng--",
                                    "ư",
                                    "đ",
                                    "Đ",
                                    "ß",
                                    "İ",
                                    "ǅ",
                                    "“phòng chống”",
                                    "«phòng»",
                                    "„phòng",
                                    "rowid",
                                    "rank MATCH 'x'"};
    all.push_back(std::string(10240, 'a'));
    std::string words, quotes, nested, ors, minus;
    for (int i = 0; i < 2000; ++i) {
      words += "phòng ";
      quotes += "\" ";
      nested += "(a ";
      ors += "phòng OR ";
      minus += "-chống ";
    }
    for (std::string* text : {&words, &quotes, &nested, &ors, &minus}) all.push_back(*text);
    std::string stars;
    for (int i = 0; i < 300; ++i) stars += "p* ";
    all.push_back(stars);
    return all;
  }();
  return queries;
}

SearchTruth::SearchTruth(const GeneratorOptions& options, int documents)
    : generator_(options), options_(options), documents_(documents) {
  for (int i = 0; i < documents; ++i) {
    const GeneratedPlan plan = PlanAt(i);
    rows_ += plan.objectives.size();
    for (const std::vector<StatementTruth>& rows : plan.tasks) rows_ += rows.size();
  }
}

std::vector<SearchQuery> SearchTruth::Queries(int count) const {
  Index index;
  index.rows.reserve(rows_);
  const PlanGenerator clean(Clean(options_));
  std::map<std::string, SearchQuery> documents;  // by number and symbol
  for (int i = 0; i < documents_; ++i) {
    const GeneratedPlan stored = PlanAt(i);
    AddRows(clean.At(static_cast<std::uint64_t>(i)), stored, i + 1, index.rows);
    const DocumentFields& fields = stored.plan.document;
    if (!fields.number.text || !fields.symbol.text) continue;
    SearchQuery& query = documents[*fields.number.text + "/" + *fields.symbol.text];
    query.query_class = QueryClass::kNumber;
    query.kind = store::RowType::kDocument;
    query.relevant.push_back(store::RowId(i + 1, store::RowType::kDocument, 0));
  }
  for (std::uint32_t row = 0; row < index.rows.size(); ++row) {
    for (const std::string& word : index.rows[row].words) index.postings[word].push_back(row);
  }
  std::vector<SearchQuery> numbers;
  for (auto& [text, query] : documents) {
    if (query.relevant.size() > kMostRelevant) continue;
    query.text = text;
    numbers.push_back(std::move(query));
  }
  return QueryMaker(index, numbers, options_.seed).Make(count);
}

}  // namespace kehoach::testing
