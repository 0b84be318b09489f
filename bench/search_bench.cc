// SPDX-License-Identifier: GPL-3.0-or-later
// Search beside the bare statement of SQLite, on one archive in one run:
//   search_bench ARCHIVE RULES [ROUNDS]
// For each query: kehoach's Search with counts, marks and filters, by a Searcher of its own, and
//   SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20
// for the same words on the same index, without filters; the median of ROUNDS of each. Queries
// are drawn from the archive's own texts by a fixed seed. Make the archive with generate_archive.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "kehoach/rules.h"
#include "search/search.h"
#include "store/store.h"
#include "text/search_tokens.h"

namespace {

using kehoach::search::Searcher;
using kehoach::search::SearchOptions;

// ---- the bare statement ------------------------------------------------------------------

class Bare {
 public:
  explicit Bare(const std::string& file) {
    if (sqlite3_open_v2(file.c_str(), &db_, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) Fail();
  }
  ~Bare() { sqlite3_close(db_); }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  std::vector<std::string> Column(const std::string& sql, const std::string& text = {}) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) Fail();
    if (!text.empty()) sqlite3_bind_text(statement, 1, text.c_str(), -1, SQLITE_TRANSIENT);
    std::vector<std::string> rows;
    int rc = 0;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
      const unsigned char* value = sqlite3_column_text(statement, 0);
      rows.emplace_back(value == nullptr ? "" : reinterpret_cast<const char*>(value));
    }
    if (rc != SQLITE_DONE) Fail();
    sqlite3_finalize(statement);
    return rows;
  }
  std::int64_t Number(const std::string& sql, const std::string& text = {}) {
    const auto rows = Column(sql, text);
    return rows.empty() ? 0 : std::strtoll(rows[0].c_str(), nullptr, 10);
  }

 private:
  [[noreturn]] void Fail() { throw std::runtime_error(sqlite3_errmsg(db_)); }
  sqlite3* db_ = nullptr;
};

// ---- queries -----------------------------------------------------------------------------

struct BenchQuery {
  std::string words;  // as a user types them
  std::string match;  // the same words for the bare statement
  SearchOptions options;
};

struct Group {
  std::string name;
  std::vector<BenchQuery> queries;
};

std::string Joined(const std::vector<std::string>& words, const char* with, const char* around) {
  std::string text = around;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? with : "") + words[i];
  return text + around;
}

// One query in three forms: `words` side by side, or together.
BenchQuery AllOf(const std::vector<std::string>& words) {
  return {Joined(words, " ", ""), Joined(words, "\" \"", "\""), {}};
}
BenchQuery PhraseOf(const std::vector<std::string>& words) {
  return {Joined(words, " ", "\""), Joined(words, " ", "\""), {}};
}

class Drawer {
 public:
  explicit Drawer(Bare& bare) : random_(1) {
    const std::int64_t tasks = bare.Number("SELECT count(*) FROM task_t");
    texts_ = bare.Column(
        fmt::format("SELECT content FROM task_t WHERE kind = 1 AND rowid IN (SELECT id FROM task_t "
                    "ORDER BY id LIMIT 4000 OFFSET {}) AND content IS NOT NULL",
                    tasks / 3));
    if (texts_.empty()) throw std::runtime_error("the archive has no tasks");
  }
  // So many neighbouring words of a text, spelled or folded.
  std::vector<std::string> Words(std::size_t count, bool folded) {
    while (true) {
      const std::string& text = texts_[random_() % texts_.size()];
      const auto tokens = kehoach::text::SearchTokens(text);
      if (tokens.size() < count) continue;
      const std::size_t at = random_() % (tokens.size() - count + 1);
      std::vector<std::string> words;
      for (std::size_t i = at; i < at + count; ++i) {
        words.push_back(folded ? tokens[i].folded : tokens[i].spelled);
      }
      return words;
    }
  }
  // Distinct single words with so many rows.
  std::vector<BenchQuery> Singles(Bare& bare, bool folded, std::int64_t from, std::int64_t to,
                                  std::size_t count) {
    const auto words = bare.Column(fmt::format(
        "SELECT {} FROM search_syllable_t GROUP BY 1 HAVING sum(count) BETWEEN {} AND {} "
        "ORDER BY 1",
        folded ? "folded" : "spelled", from, to));
    std::vector<BenchQuery> queries;
    for (std::size_t i = 0; i < std::min(count, words.size()); ++i) {
      queries.push_back(AllOf({words[i * words.size() / std::min(count, words.size())]}));
    }
    return queries;
  }

 private:
  std::mt19937_64 random_;
  std::vector<std::string> texts_;
};

std::vector<Group> Draw(Bare& bare) {
  Drawer draw(bare);
  const std::int64_t rows = bare.Number("SELECT count(*) FROM task_t");
  std::vector<Group> groups;
  const auto share = [rows](double part) {
    return static_cast<std::int64_t>(part * static_cast<double>(rows));
  };
  groups.push_back(
      {"word, in 10 % of rows or more", draw.Singles(bare, false, share(0.1), rows * 50, 8)});
  groups.push_back({"word, in 1 to 10 %", draw.Singles(bare, false, share(0.01), share(0.1), 12)});
  groups.push_back(
      {"word, in 0.1 to 1 %", draw.Singles(bare, false, share(0.001), share(0.01), 12)});
  groups.push_back({"word, rarer", draw.Singles(bare, false, 2, share(0.001), 12)});
  groups.push_back({"word without accents", draw.Singles(bare, true, share(0.01), share(0.3), 12)});
  const auto add = [&](const char* name, std::size_t words, bool folded, bool phrase, int count) {
    Group& group = groups.emplace_back();
    group.name = name;
    for (int i = 0; i < count; ++i) {
      const auto drawn = draw.Words(words, folded);
      group.queries.push_back(phrase ? PhraseOf(drawn) : AllOf(drawn));
    }
  };
  add("2 words", 2, false, false, 12);
  add("3 words", 3, false, false, 12);
  add("4 words", 4, false, false, 12);
  add("2 words without accents", 2, true, false, 12);
  add("4 words without accents", 4, true, false, 12);
  add("phrase of 2", 2, false, true, 12);
  add("phrase of 3", 3, false, true, 12);
  add("phrase of 3 without accents", 3, true, true, 12);
  const auto filtered = [&](const char* name,
                            const std::function<void(kehoach::store::Filter&)>& set) {
    Group& group = groups.emplace_back();
    group.name = name;
    for (int i = 0; i < 8; ++i) {
      group.queries.push_back(AllOf(draw.Words(2, i % 2 == 1)));
      set(group.queries.back().options.filter);
    }
  };
  const auto provinces =
      bare.Column("SELECT value FROM search_value_t WHERE kind = 1 ORDER BY value");
  const auto years =
      bare.Column("SELECT DISTINCT year FROM plan_t WHERE year IS NOT NULL ORDER BY 1");
  filtered("2 words, one province", [&](kehoach::store::Filter& filter) {
    if (!provinces.empty()) filter.province = provinces[provinces.size() / 2];
  });
  filtered("2 words, one year, tasks", [&](kehoach::store::Filter& filter) {
    const int year = years.empty() ? 2024 : std::atoi(years[years.size() / 2].c_str());
    filter.years = kehoach::store::Years{year, year};
    filter.kind = kehoach::store::ItemKind::kTask;
  });
  filtered("2 words, due in a quarter", [&](kehoach::store::Filter& filter) {
    const std::string year = years.empty() ? "2024" : years[years.size() / 2];
    filter.due_from = year + "-04-01";
    filter.due_to = year + "-06-30";
  });
  return groups;
}

// ---- measuring ---------------------------------------------------------------------------

double Milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double Percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5);
  return values[at];
}

struct Times {
  std::vector<double> bare, ours, ratio;
  void Add(double bare_ms, double ours_ms) {
    bare.push_back(bare_ms);
    ours.push_back(ours_ms);
    ratio.push_back(ours_ms / bare_ms);
  }
  void Print(const std::string& name, std::int64_t hits) const {
    fmt::print("{:<32} {:>4} {:>9} {:>9.2f} {:>9.2f} {:>8.2f} {:>8.2f}\n", name, ratio.size(), hits,
               Percentile(bare, 0.5), Percentile(ours, 0.5), Percentile(ratio, 0.5),
               Percentile(ratio, 0.95));
  }
};

void Run(const std::string& directory, const std::string& rules_folder, int rounds, bool verbose) {
  const auto rules = kehoach::Rules::Load(rules_folder);
  if (!rules) throw std::runtime_error(rules.error().message);
  const kehoach::search::Abbreviations abbreviations(*rules);
  const auto archive = kehoach::store::Archive::Open(directory, kehoach::store::Mode::kRead);
  Bare bare(directory + "/archive.db");
  const std::string statement =
      "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT 20";

  fmt::print("{} rows in the index, of {} tasks\n",
             bare.Number("SELECT count(*) FROM search_docsize"),
             bare.Number("SELECT count(*) FROM task_t WHERE kind = 1"));
  const std::int64_t index = bare.Number(
      "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%' OR name LIKE "
      "'sqlite_autoindex_search%'");
  const std::int64_t all = bare.Number("SELECT sum(pgsize) FROM dbstat");
  fmt::print("index {:.0f} MB of {:.0f} MB\n\n", static_cast<double>(index) / 1e6,
             static_cast<double>(all) / 1e6);
  fmt::print("{:<32} {:>4} {:>9} {:>9} {:>9} {:>8} {:>8}\n", "queries", "n", "hits", "bare ms",
             "ours ms", "ratio", "p95");
  Times common, rare;
  double slowest_rare = 0;
  // Below this the bare statement takes less than what the hits' own texts cost to read.
  constexpr std::int64_t kCommon = 3000;
  for (const Group& group : Draw(bare)) {
    Times times;
    std::vector<double> hits;
    for (const BenchQuery& query : group.queries) {
      std::vector<double> bare_ms, ours_ms;
      std::int64_t total = 0;
      for (int round = 0; round < rounds; ++round) {
        bare_ms.push_back(Milliseconds([&] { bare.Column(statement, query.match); }));
        ours_ms.push_back(Milliseconds([&] {
          Searcher searcher(archive, abbreviations);
          total = searcher.Search(query.words, query.options).total;
        }));
      }
      const double b = Percentile(bare_ms, 0.5), o = Percentile(ours_ms, 0.5);
      const std::int64_t matched =
          bare.Number("SELECT count(*) FROM search WHERE search MATCH ?1", query.match);
      hits.push_back(static_cast<double>(matched));
      times.Add(b, o);
      if (matched >= kCommon) {
        common.Add(b, o);
      } else {
        rare.Add(b, o);
        slowest_rare = std::max(slowest_rare, o);
      }
      if (verbose) {
        fmt::print("  {:<40} {:>8} {:>8} {:>8.2f} {:>8.2f} {:>6.2f}\n", query.words, matched, total,
                   b, o, o / b);
      }
    }
    times.Print(group.name, static_cast<std::int64_t>(Percentile(hits, 0.5)));
  }
  fmt::print("\n");
  common.Print(fmt::format("{} hits or more", kCommon), kCommon);
  rare.Print("fewer", 0);
  fmt::print("slowest of the latter: {:.1f} ms\n", slowest_rare);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: search_bench ARCHIVE RULES [ROUNDS] [-v]\n", stderr);
    return 2;
  }
  try {
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
    Run(argv[1], argv[2], std::max(rounds, 1), argc > 4);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "search_bench: %s\n", e.what());
    return 1;
  }
  return 0;
}
