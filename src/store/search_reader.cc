// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_reader.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <sqlite3.h>

#include "store/archive_impl.h"
#include "store/evidence_text.h"
#include "store/plan_columns.h"
#include "store/plan_units.h"
#include "store/row_id.h"
#include "store/search_index.h"
#include "text/text.h"

namespace kehoach::store {

// ---- places of phrases -------------------------------------------------------------------

// An auxiliary function of FTS5 that hands the places of a row's phrases to the program: the
// stock functions give a rank or a text, and this index keeps no texts.
struct SearchProbe {
  std::vector<Occurrence> places;
  int tokens = 0;
  // Of the statement that runs; null: places of all rows.
  const std::function<SearchReader::Wish(std::int64_t)>* wish = nullptr;
  const std::function<void(const MatchedRow&)>* row = nullptr;
  bool stop = false;
  std::exception_ptr failure;  // must not pass through SQLite
};

namespace {

int ReadPlaces(const Fts5ExtensionApi* api, Fts5Context* fts, SearchProbe& probe) {
  probe.places.clear();
  int count = 0;
  int rc = api->xInstCount(fts, &count);
  for (int i = 0; i < count && rc == SQLITE_OK; ++i) {
    Occurrence place;
    rc = api->xInst(fts, i, &place.phrase, &place.column, &place.offset);
    probe.places.push_back(place);
  }
  if (rc == SQLITE_OK) rc = api->xColumnSize(fts, -1, &probe.tokens);
  return rc;
}

int AskForRow(const Fts5ExtensionApi* api, Fts5Context* fts, SearchProbe& probe) {
  const std::int64_t id = api->xRowid(fts);
  try {
    switch ((*probe.wish)(id)) {
      case SearchReader::Wish::kPass:
        return SQLITE_OK;
      case SearchReader::Wish::kStop:
        probe.stop = true;
        return SQLITE_OK;
      case SearchReader::Wish::kPlaces:
        break;
    }
    const int rc = ReadPlaces(api, fts, probe);
    if (rc == SQLITE_OK) (*probe.row)({id, probe.tokens, &probe.places});
    return rc;
  } catch (...) {
    probe.failure = std::current_exception();
    probe.stop = true;
    return SQLITE_OK;
  }
}

void ProbeRow(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int,
              sqlite3_value**) {
  auto& probe = *static_cast<SearchProbe*>(api->xUserData(fts));
  const int rc = probe.wish != nullptr ? AskForRow(api, fts, probe) : ReadPlaces(api, fts, probe);
  if (rc != SQLITE_OK) {
    sqlite3_result_error_code(context, rc);
  } else {
    sqlite3_result_null(context);
  }
}

fts5_api* Fts5Api(Database& db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

std::shared_ptr<SearchProbe> MakeProbe(Database& db) {
  auto probe = std::make_shared<SearchProbe>();
  fts5_api* api = Fts5Api(db);
  if (api == nullptr ||
      api->xCreateFunction(api, "kehoach_places", probe.get(), ProbeRow, nullptr) != SQLITE_OK) {
    throw ArchiveError(ArchiveError::Kind::kInternal, "this SQLite has no full-text search (FTS5)");
  }
  return probe;
}

std::uint32_t GetInt(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    value |= std::uint32_t{byte} << (8 * i);
  }
  return value;
}

}  // namespace

namespace {

// The probe asks no more when the statement ends, however it ends.
struct Asking {
  explicit Asking(SearchProbe& given) : probe(given) {}
  ~Asking() { probe.wish = nullptr; }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
  SearchProbe& probe;
};

}  // namespace

struct SearchReader::Impl {
  Archive::Impl* archive = nullptr;
  std::unordered_map<std::int64_t, std::vector<DocumentFacts>> blocks;
  std::int64_t last_block = -1;
  const std::vector<DocumentFacts>* last_facts = nullptr;
  // Due days by document, of the block asked for last: rows come document by document.
  std::int64_t due_block = -1;
  std::vector<std::string> dues;

  Database& db() const { return *archive->db; }
};

SearchReader::SearchReader(const Archive& archive) : impl_(std::make_unique<Impl>()) {
  impl_->archive = archive.impl_.get();
  if (impl_->archive->probe == nullptr) impl_->archive->probe = MakeProbe(impl_->db());
}

SearchReader::~SearchReader() = default;

bool SearchReader::IsComplete() const { return IsSearchComplete(impl_->db()); }

void SearchReader::Match(const std::string& expression,
                         const std::function<Wish(std::int64_t)>& wish,
                         const std::function<void(const MatchedRow&)>& row) const {
  SearchProbe& probe = *impl_->archive->probe;
  probe.wish = &wish;
  probe.row = &row;
  probe.stop = false;
  probe.failure = nullptr;
  const Asking asking(probe);
  {
    Rows rows = impl_->db().Query("SELECT kehoach_places(search) FROM search WHERE search MATCH ?",
                                  expression);
    while (rows.Next() && !probe.stop) {
    }
  }
  if (probe.failure) std::rethrow_exception(std::exchange(probe.failure, nullptr));
}

void SearchReader::MatchNewest(const std::string& expression, std::int64_t before,
                               const std::function<bool(const MatchedRow&)>& row) const {
  const SearchProbe& probe = *impl_->archive->probe;
  Rows rows = impl_->db().Query(
      "SELECT rowid, kehoach_places(search) FROM search WHERE search MATCH ? AND rowid < ? "
      "ORDER BY rowid DESC",
      expression, before);
  while (rows.Next()) {
    if (!row({rows->Int(0), probe.tokens, &probe.places})) break;
  }
}

// ---- facts -------------------------------------------------------------------------------

const DocumentFacts& SearchReader::FactsOf(std::int64_t document) {
  const std::int64_t number = document / kFactsPerBlock;
  if (number != impl_->last_block) {
    const auto [found, is_new] = impl_->blocks.try_emplace(number);
    std::vector<DocumentFacts>& facts = found->second;
    if (is_new) {
      facts.resize(static_cast<std::size_t>(kFactsPerBlock));
      Rows rows = impl_->db().Query("SELECT facts FROM search_facts_t WHERE block = ?", number);
      if (rows.Next() && rows->View(0).size() == facts.size() * kFactBytes) {
        std::string_view bytes = rows->View(0);
        for (DocumentFacts& fact : facts) {
          fact.province = GetInt(bytes, 0, 4);
          fact.issuer = GetInt(bytes, 4, 4);
          fact.type = GetInt(bytes, 8, 4);
          fact.year = static_cast<std::uint16_t>(GetInt(bytes, 12, 2));
          fact.year_to = static_cast<std::uint16_t>(GetInt(bytes, 14, 2));
          fact.day = GetInt(bytes, 16, 4);
          bytes.remove_prefix(kFactBytes);
        }
      }
    }
    impl_->last_block = number;
    impl_->last_facts = &facts;
  }
  return (*impl_->last_facts)[static_cast<std::size_t>(document % kFactsPerBlock)];
}

std::vector<FacetValue> SearchReader::Values() const {
  std::vector<FacetValue> values;
  Rows rows = impl_->db().Query("SELECT id, kind, value FROM search_value_t ORDER BY id");
  while (rows.Next()) {
    values.push_back(
        {static_cast<std::uint32_t>(rows->Int(0)), static_cast<int>(rows->Int(1)), rows->Text(2)});
  }
  return values;
}

std::uint16_t SearchReader::DueOf(std::int64_t id) {
  if (TypeOfRow(id) != ItemKind::kTask) return 0;
  const std::int64_t document = DocumentOfRow(id), block = document / kFactsPerBlock;
  if (block != impl_->due_block) {
    impl_->dues.assign(static_cast<std::size_t>(kFactsPerBlock), {});
    Rows rows =
        impl_->db().Query("SELECT document, dues FROM search_due_t WHERE document BETWEEN ? AND ?",
                          block * kFactsPerBlock, block * kFactsPerBlock + kFactsPerBlock - 1);
    while (rows.Next()) {
      impl_->dues[static_cast<std::size_t>(rows->Int(0) % kFactsPerBlock)] = rows->Text(1);
    }
    impl_->due_block = block;
  }
  const std::string& dues = impl_->dues[static_cast<std::size_t>(document % kFactsPerBlock)];
  const auto at = static_cast<std::size_t>(OrdinalOfRow(id)) * 2;
  if (at + 2 > dues.size()) return 0;
  return static_cast<std::uint16_t>(GetInt(dues, at, 2));
}

std::vector<std::int64_t> SearchReader::TasksOfUnits(const Filter& filter) const {
  std::vector<std::int64_t> tasks;
  for (const std::int64_t unit : UnitsThat(impl_->db(), filter)) {
    Rows rows = impl_->db().Query("SELECT task FROM task_unit_t WHERE unit = ?", unit);
    while (rows.Next()) tasks.push_back(rows->Int(0));
  }
  std::sort(tasks.begin(), tasks.end());
  tasks.erase(std::unique(tasks.begin(), tasks.end()), tasks.end());
  return tasks;
}

// ---- wordings ----------------------------------------------------------------------------

namespace {

std::vector<Wording> WordingsOf(Rows&& rows) {
  std::vector<Wording> wordings;
  while (rows.Next()) wordings.push_back({rows->Text(0), rows->Int(1)});
  return wordings;
}

}  // namespace

std::vector<Wording> SearchReader::Syllables(std::string_view folded) const {
  return WordingsOf(impl_->db().Query(
      "SELECT spelled, count FROM search_syllable_t WHERE folded = ? ORDER BY count DESC, spelled",
      folded));
}

std::vector<Wording> SearchReader::Pairs(std::string_view folded) const {
  return WordingsOf(impl_->db().Query(
      "SELECT spelled, count FROM search_pair_t WHERE folded = ? ORDER BY count DESC, spelled",
      folded));
}

std::vector<Wording> SearchReader::SyllablesFrom(std::string_view folded, int limit) const {
  return WordingsOf(impl_->db().Query(
      "SELECT spelled, count FROM search_syllable_t WHERE folded >= ?1 AND "
      "substr(folded, 1, length(?1)) = ?1 AND folded < ?1 || char(1114111) LIMIT ?2",
      folded, limit));
}

// ---- texts -------------------------------------------------------------------------------

namespace {

void AddText(std::vector<RowText>& texts, std::string_view field, const Rows& rows, int column) {
  if (rows->IsNull(column) || rows->View(column).empty()) return;
  texts.push_back({std::string(field), rows->Text(column)});
}

void AddTexts(std::vector<RowText>& texts, std::string_view field, Rows&& rows) {
  while (rows.Next()) AddText(texts, field, rows, 0);
}

std::optional<RowDetails> DocumentDetails(Database& db, std::int64_t document) {
  RowDetails details;
  {
    Rows rows = db.Query(
        "SELECT title, type_text, issuer, number, symbol, province, place, date_text "
        "FROM plan_t WHERE document = ?",
        document);
    if (!rows.Next()) return std::nullopt;
    details.page = 1;
    AddText(details.texts, "title", rows, 0);
    AddText(details.texts, "type_text", rows, 1);
    AddText(details.texts, "issuer", rows, 2);
    if (!rows->IsNull(3) || !rows->IsNull(4)) {
      details.texts.push_back({"number", "Số: " + rows->Text(3) + "/" + rows->Text(4)});
    }
    AddText(details.texts, "province", rows, 5);
    AddText(details.texts, "place", rows, 6);
    AddText(details.texts, "date_text", rows, 7);
  }
  AddTexts(details.texts, "measure",
           db.Query("SELECT text FROM measure_t WHERE document = ? ORDER BY ordinal", document));
  {
    Rows rows = db.Query(
        "SELECT authority, position, name FROM signer_t WHERE document = ? ORDER BY ordinal",
        document);
    while (rows.Next()) {
      for (int column = 0; column < 3; ++column) AddText(details.texts, "signer", rows, column);
    }
  }
  AddTexts(details.texts, "recipient",
           db.Query("SELECT text FROM recipient_t WHERE document = ? ORDER BY ordinal", document));
  AddTexts(details.texts, "basis",
           db.Query("SELECT number FROM basis_t WHERE document = ? ORDER BY ordinal", document));
  return details;
}

std::optional<RowDetails> ObjectiveDetails(Database& db, std::int64_t id) {
  Rows rows = db.Query("SELECT text, restated, page, ordinal FROM objective_t WHERE id = ?", id);
  if (!rows.Next()) return std::nullopt;
  RowDetails details;
  AddText(details.texts, "text", rows, 0);
  AddText(details.texts, "restated", rows, 1);
  details.page = rows->OptionalInt(2);
  details.row = rows->OptionalInt(3);
  return details;
}

std::optional<RowDetails> TaskDetails(Database& db, std::int64_t id) {
  Rows rows = db.Query(
      "SELECT table_ordinal, ordinal, path, page, due_from, due_to, more, content, lead, support, "
      "deadline, output, note, objective, method, target, budget, other FROM task_t WHERE id = ?",
      id);
  if (!rows.Next()) return std::nullopt;
  constexpr int kFirstCell = 7;
  RowDetails details;
  details.table = rows->OptionalInt(0);
  details.row = rows->OptionalInt(1);
  details.path = rows->OptionalText(2);
  details.page = rows->OptionalInt(3);
  details.due_from = rows->OptionalText(4);
  details.due_to = rows->OptionalText(5);
  // kRoleColumns begins with the number, which is not searched.
  for (std::size_t i = 1; i < kRoleColumns.size(); ++i) {
    AddText(details.texts, kRoleColumns[i], rows, kFirstCell + static_cast<int>(i) - 1);
  }
  if (!rows->IsNull(6)) {
    const std::vector<std::string> no_rules;
    EvidenceReader more(rows->View(6), no_rules);
    for (auto& [role, text] : more.Object()) details.texts.push_back({role, text});
  }
  return details;
}

}  // namespace

std::optional<RowDetails> SearchReader::RowOf(std::int64_t id) const {
  switch (TypeOfRow(id)) {
    case ItemKind::kDocument:
      return DocumentDetails(impl_->db(), DocumentOfRow(id));
    case ItemKind::kObjective:
      return ObjectiveDetails(impl_->db(), id);
    case ItemKind::kTask:
      return TaskDetails(impl_->db(), id);
  }
  return std::nullopt;
}

std::optional<PlanDetails> SearchReader::PlanOf(std::int64_t document) const {
  Rows rows = impl_->db().Query(
      "SELECT type, number, symbol, issuer, province, title, year, year_to FROM plan_t "
      "WHERE document = ?",
      document);
  if (!rows.Next()) return std::nullopt;
  PlanDetails plan;
  plan.type = rows->OptionalText(0);
  plan.number = rows->OptionalText(1);
  plan.symbol = rows->OptionalText(2);
  plan.issuer = rows->OptionalText(3);
  plan.province = rows->OptionalText(4);
  plan.title = rows->OptionalText(5);
  plan.year = rows->OptionalInt(6);
  plan.year_to = rows->OptionalInt(7);
  return plan;
}

}  // namespace kehoach::store
