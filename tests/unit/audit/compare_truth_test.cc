// SPDX-License-Identifier: GPL-3.0-or-later
// How often a comparison is right, on pairs of small plans written by hand (cases/compare-*.txt)
// and on many generated ones.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "audit/compare.h"

namespace kehoach::audit {
namespace {

struct Case {
  std::string name;
  std::vector<PlanItem> before, after;
  std::vector<std::string> labels_before, labels_after;
};

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '|');) {
    const std::size_t from = field.find_first_not_of(' '), to = field.find_last_not_of(' ');
    fields.push_back(from == std::string::npos ? "" : field.substr(from, to - from + 1));
  }
  return fields;
}

// "tr1 Text | lead | deadline"; places are set when the plan is whole.
void AddItem(const std::string& line, int year, std::vector<PlanItem>& items,
             std::vector<std::string>& labels) {
  const std::size_t space = line.find(' ');
  const std::string label = line.substr(0, space);
  const std::vector<std::string> fields = Split(line.substr(space + 1));
  PlanItem item;
  item.kind = label.front() == 't' ? ItemKind::kTask : ItemKind::kObjective;
  item.row = items.size();
  item.year = year;
  item.text = fields.at(0);
  if (fields.size() > 1) item.lead = fields[1];
  if (fields.size() > 2) item.deadline = fields[2];
  items.push_back(std::move(item));
  labels.push_back(label.front() == 't' ? label.substr(1) : label);
}

void SetPlaces(std::vector<PlanItem>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].position =
        items.size() < 2 ? 0 : static_cast<double>(i) / static_cast<double>(items.size() - 1);
    items[i].number = std::to_string(i + 1);
  }
}

std::vector<Case> ReadCases(const std::string& name) {
  std::ifstream in(std::string(KEHOACH_SOURCE_DIR) + "/tests/unit/audit/cases/" + name);
  EXPECT_TRUE(in) << name;
  std::vector<Case> cases;
  int year_before = 0, year_after = 0;
  bool after = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("== ")) {
      std::istringstream head(line.substr(3));
      Case one;
      head >> one.name >> year_before >> year_after;
      cases.push_back(std::move(one));
      after = false;
    } else if (line == "--") {
      after = true;
    } else if (after) {
      AddItem(line, year_after, cases.back().after, cases.back().labels_after);
    } else {
      AddItem(line, year_before, cases.back().before, cases.back().labels_before);
    }
  }
  for (Case& one : cases) {
    SetPlaces(one.before);
    SetPlaces(one.after);
  }
  return cases;
}

struct Score {
  int expected = 0, found = 0, right = 0;  // pairs
  int items = 0, right_fates = 0;          // of all items of both sides
  double Precision() const { return found == 0 ? 1 : static_cast<double>(right) / found; }
  double Recall() const { return expected == 0 ? 1 : static_cast<double>(right) / expected; }
  double Fates() const { return items == 0 ? 1 : static_cast<double>(right_fates) / items; }
};

Fate FateOf(const std::string& label) {
  switch (label.front()) {
    case 'k':
      return Fate::kKept;
    case 'r':
      return Fate::kReworded;
    case 'n':
      return Fate::kNew;
    default:
      return Fate::kDropped;
  }
}

// The labels of two items that were taken for one, or of one that stayed alone.
std::string Describe(const Case& one, const Comparison& c, const ComparedPair& pair) {
  const auto side = [](const std::vector<PlanItem>& items, const std::vector<std::string>& labels,
                       const std::optional<std::size_t>& at) {
    return at ? labels[items[*at].row] + " \"" + items[*at].text + "\"" : std::string("-");
  };
  return fmt::format("{}: {} {:.2f}\n    {}\n    {}", one.name, FateName(pair.fate),
                     pair.similarity, side(c.before, one.labels_before, pair.before),
                     side(c.after, one.labels_after, pair.after));
}

void Add(const Case& one, bool tell, Score& score) {
  const Comparison c = Compare(one.before, one.after);
  for (const std::string& label : one.labels_before) {
    score.expected += label.front() == 'k' || label.front() == 'r' ? 1 : 0;
  }
  for (const ComparedPair& pair : c.pairs) {
    const std::string before = pair.before ? one.labels_before[c.before[*pair.before].row] : "";
    const std::string after = pair.after ? one.labels_after[c.after[*pair.after].row] : "";
    const int items = (pair.before ? 1 : 0) + (pair.after ? 1 : 0);
    score.items += items;
    const bool paired = pair.before && pair.after;
    const bool right = paired ? before == after : FateOf(before + after) == pair.fate;
    if (paired) {
      ++score.found;
      score.right += right ? 1 : 0;
    }
    const bool right_fate = right && FateOf(pair.after ? after : before) == pair.fate;
    score.right_fates += right_fate ? items : 0;
    if (tell && !right_fate) fmt::print("  {}\n", Describe(one, c, pair));
  }
}

Score ScoreOf(const std::vector<Case>& cases, bool tell) {
  Score score;
  for (const Case& one : cases) Add(one, tell, score);
  return score;
}

void Print(const char* name, std::size_t cases, const Score& s) {
  fmt::print(
      "{}: {} plans, {} items; pairs: precision {:.3f} ({} of {}), recall {:.3f} ({} of {}); "
      "fates right {:.3f}\n",
      name, cases, s.items, s.Precision(), s.right, s.found, s.Recall(), s.right, s.expected,
      s.Fates());
}

TEST(CompareTruthTest, HandWrittenPlansThatThresholdsWereChosenOn) {
  const std::vector<Case> cases = ReadCases("compare-tuned.txt");
  ASSERT_GE(cases.size(), 20u);
  const Score score = ScoreOf(cases, true);
  Print("tuned", cases.size(), score);
  EXPECT_GE(score.Precision(), 0.98);
  EXPECT_GE(score.Recall(), 0.93);
}

TEST(CompareTruthTest, HandWrittenPlansOfOtherFields) {
  const std::vector<Case> cases = ReadCases("compare-held.txt");
  ASSERT_GE(cases.size(), 20u);
  const Score score = ScoreOf(cases, false);
  Print("held", cases.size(), score);
  EXPECT_GE(score.Precision(), 0.97);
  EXPECT_GE(score.Recall(), 0.87);
}

// ---- generated -----------------------------------------------------------------------------

// Distinct objectives and tasks of the plans in corpus/.
std::vector<std::pair<ItemKind, std::string>> Pool() {
  std::vector<std::pair<ItemKind, std::string>> pool;
  std::set<std::string> seen;
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(KEHOACH_SOURCE_DIR) + "/corpus")) {
    if (entry.path().extension() == ".json" && entry.path().stem() != "floors") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  const auto add = [&](ItemKind kind, const nlohmann::json& text) {
    if (text.is_string() && seen.insert(text.get<std::string>()).second)
      pool.emplace_back(kind, text);
  };
  for (const auto& file : files) {
    std::ifstream in(file);
    const auto plan = nlohmann::json::parse(in);
    for (const auto& objective : plan["objectives"]) add(ItemKind::kObjective, objective["text"]);
    int tasks = 0;
    for (const auto& table : plan["tables"]) {
      for (const auto& row : table["rows"]) {
        // Some rows of each plan, so that the largest does not stand for all.
        if (row["kind"] == "task" && row.contains("content") && tasks++ < 25) {
          add(ItemKind::kTask, row["content"]);
        }
      }
    }
  }
  return pool;
}

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}
  std::size_t Below(std::size_t n) { return random_() % n; }
  bool Chance(int percent) { return static_cast<int>(random_() % 100) < percent; }

  // One to three edits that keep the meaning.
  std::string Reworded(const std::string& text) {
    std::string out = text;
    for (std::size_t edits = 1 + Below(3); edits > 0; --edits) {
      switch (Below(5)) {
        case 0:
          out = Replaced(out, {{"Tổ chức ", "Tiến hành "},
                               {"Xây dựng ", "Xây dựng, ban hành "},
                               {"Kiểm tra ", "Tổ chức kiểm tra "},
                               {"Rà soát ", "Rà soát lại "}});
          break;
        case 1:
          out = "Tiếp tục " + LowerFirst(out);
          break;
        case 2:
          out = Trimmed(out) + " theo quy định";
          break;
        case 3:
          out = OtherNumber(out);
          break;
        default:
          out = Trimmed(out) + ", bảo đảm chất lượng, tiến độ đề ra";
          break;
      }
    }
    return out == text ? "Tập trung " + LowerFirst(text) : out;
  }

 private:
  static std::string Trimmed(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ' ')) {
      text.pop_back();
    }
    return text;
  }
  static std::string LowerFirst(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
      text[0] = static_cast<char>(text[0] + 32);
    return text;
  }
  static std::string Replaced(
      std::string text, const std::vector<std::pair<std::string, std::string>>& replacements) {
    for (const auto& [from, to] : replacements) {
      if (text.starts_with(from)) return to + LowerFirst(text.substr(from.size()));
    }
    return text;
  }
  std::string OtherNumber(std::string text) {
    const std::size_t at = text.find_first_of("123456789");
    if (at == std::string::npos) return text;
    text[at] = static_cast<char>('1' + (text[at] - '1' + 1 + static_cast<int>(Below(8))) % 9);
    return text;
  }

  std::mt19937 random_;
};

Case Generated(const std::vector<std::pair<ItemKind, std::string>>& pool, unsigned seed) {
  Editor editor(seed);
  Case one;
  one.name = fmt::format("generated-{}", seed);
  std::set<std::size_t> used;
  const auto fresh = [&] {
    std::size_t i = editor.Below(pool.size());
    while (!used.insert(i).second) i = editor.Below(pool.size());
    return i;
  };
  struct Labelled {
    std::string label;
    PlanItem item;
  };
  std::vector<Labelled> before, after;
  const std::size_t items = 5 + editor.Below(30);
  for (std::size_t n = 0; n < items; ++n) {
    const auto& [kind, text] = pool[fresh()];
    PlanItem item;
    item.kind = kind;
    item.text = text;
    const int fate = static_cast<int>(editor.Below(10));
    const std::string label = fmt::format("{}{}",
                                          fate < 4   ? 'k'
                                          : fate < 8 ? 'r'
                                          : fate < 9 ? 'd'
                                                     : 'n',
                                          n);
    if (label[0] != 'n') before.push_back({label, item});
    if (label[0] == 'r') item.text = editor.Reworded(text);
    if (label[0] != 'd') after.push_back({label, item});
  }
  // A new plan keeps most of the old one's order.
  for (std::size_t swaps = editor.Below(4); swaps > 0 && after.size() > 1; --swaps) {
    std::swap(after[editor.Below(after.size())], after[editor.Below(after.size())]);
  }
  const auto fill = [](const std::vector<Labelled>& from, int year, std::vector<PlanItem>& items_of,
                       std::vector<std::string>& labels) {
    for (const Labelled& labelled : from) {
      items_of.push_back(labelled.item);
      items_of.back().row = labels.size();
      items_of.back().year = year;
      labels.push_back(labelled.label);
    }
    SetPlaces(items_of);
  };
  fill(before, 2022, one.before, one.labels_before);
  fill(after, 2023, one.after, one.labels_after);
  return one;
}

TEST(CompareTruthTest, GeneratedPlans) {
  const auto pool = Pool();
  ASSERT_GE(pool.size(), 200u);
  constexpr unsigned kPlans = 200;
  std::vector<Case> cases;
  for (unsigned seed = 1; seed <= kPlans; ++seed) cases.push_back(Generated(pool, seed));
  const Score score = ScoreOf(cases, false);
  Print("generated", cases.size(), score);
  EXPECT_GE(score.Precision(), 0.99);
  EXPECT_GE(score.Recall(), 0.98);
}

TEST(CompareTruthTest, TheOrderOfTheItemsDoesNotMatter) {
  const auto pool = Pool();
  const Case one = Generated(pool, 7);
  const auto texts = [](const Comparison& c) {
    std::multiset<std::string> out;
    for (const ComparedPair& pair : c.pairs) {
      out.insert((pair.before ? c.before[*pair.before].text : "") + " -> " +
                 (pair.after ? c.after[*pair.after].text : ""));
    }
    return out;
  };
  const auto expected = texts(Compare(one.before, one.after));
  std::mt19937 random(1);
  for (int i = 0; i < 5; ++i) {
    std::vector<PlanItem> before = one.before, after = one.after;
    std::shuffle(before.begin(), before.end(), random);
    std::shuffle(after.begin(), after.end(), random);
    EXPECT_EQ(texts(Compare(before, after)), expected);
  }
}

}  // namespace
}  // namespace kehoach::audit
