// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences with the targets that a reader finds in them (cases/targets-*.txt):
//
//   > sentence            a statement; "A> …": the cell of a target or output column
//   = VALUE | subject | predicate      one line a target; "-" = stated by no words of its own
//
// VALUE: comparator, number ("5-10": a range) or "grade G", unit, "per PERIOD".
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "plan/targets.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

struct Expected {
  std::string value, subject, predicate;
};

struct Sentence {
  std::string text;
  TargetSource source = TargetSource::kStatement;
  std::vector<Expected> targets;
};

std::string Trimmed(std::string text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<Sentence> Read(const std::string& name) {
  std::ifstream in(std::string(KEHOACH_SOURCE_DIR) + "/tests/unit/plan/cases/" + name);
  std::vector<Sentence> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("> ")) {
      out.push_back({line.substr(2), TargetSource::kStatement, {}});
    } else if (line.starts_with("A> ")) {
      out.push_back({line.substr(3), TargetSource::kAmount, {}});
    } else if (line.starts_with("= ")) {
      const std::size_t first = line.find(" | "), second = line.find(" | ", first + 3);
      EXPECT_NE(second, std::string::npos) << line;
      out.back().targets.push_back({Trimmed(line.substr(2, first - 2)),
                                    Trimmed(line.substr(first + 3, second - first - 3)),
                                    Trimmed(line.substr(second + 3))});
    } else {
      EXPECT_TRUE(line.empty() || line.starts_with("#")) << line;
    }
  }
  return out;
}

std::string ValueOf(const Target& t) {
  std::string out = ComparatorName(t.comparator);
  if (t.grade) out += " grade " + *t.grade;
  if (t.value) out += fmt::format(" {}", *t.value);
  if (t.value2) out += fmt::format("-{}", *t.value2);
  if (!t.unit.empty()) out += " " + t.unit;
  if (t.per) out += " per " + *t.per;
  return out;
}

struct Score {
  int sentences = 0, expected = 0, right = 0, wrong = 0;  // values
  int words = 0, words_right = 0;                         // subjects and predicates of right values

  double Precision() const { return right + wrong == 0 ? 1 : 1.0 * right / (right + wrong); }
  double Recall() const { return expected == 0 ? 1 : 1.0 * right / expected; }
  double Words() const { return words == 0 ? 1 : 1.0 * words_right / words; }
};

Score ScoreOf(const std::string& name) {
  Score score;
  for (const Sentence& sentence : Read(name)) {
    ++score.sentences;
    score.expected += static_cast<int>(sentence.targets.size());
    std::vector<Expected> left = sentence.targets;
    for (const Target& t : ReadTargets(sentence.text, sentence.source, ProjectRules())) {
      const std::string value = ValueOf(t);
      const auto found = std::find_if(left.begin(), left.end(),
                                      [&](const Expected& e) { return e.value == value; });
      if (found == left.end()) {
        ++score.wrong;
        fmt::print("wrong    {}\n         {}\n", sentence.text, value);
        continue;
      }
      ++score.right;
      const std::pair<std::string, std::string> pairs[] = {
          {found->subject, t.subject.value_or("-")}, {found->predicate, t.predicate.value_or("-")}};
      for (const auto& [expected, actual] : pairs) {
        // What neither states is no achievement.
        if (expected == "-" && actual == "-") continue;
        ++score.words;
        if (expected == actual) {
          ++score.words_right;
        } else {
          fmt::print("words    {}\n         expected {}\n         actual   {}\n", sentence.text,
                     expected, actual);
        }
      }
      left.erase(found);
    }
    for (const Expected& e : left) {
      fmt::print("missing  {}\n         {}\n", sentence.text, e.value);
    }
  }
  fmt::print("{}: {} sentences, {} targets; precision {:.3f}, recall {:.3f}, words {:.3f}\n", name,
             score.sentences, score.expected, score.Precision(), score.Recall(), score.Words());
  return score;
}

void ExpectAtLeast(const Score& score, double precision, double recall, double words) {
  EXPECT_GE(score.Precision(), precision);
  EXPECT_GE(score.Recall(), recall);
  EXPECT_GE(score.Words(), words);
}

TEST(TargetsTruthTest, SentencesThatTheWordsWereChosenOn) {
  ExpectAtLeast(ScoreOf("targets-tuned.txt"), 1.0, 1.0, 0.98);
}

TEST(TargetsTruthTest, SentencesOfOtherFields) {
  const Score score = ScoreOf("targets-held.txt");
  EXPECT_GE(score.sentences, 80);
  ExpectAtLeast(score, 0.99, 0.98, 0.95);
}

TEST(TargetsTruthTest, MoreSentencesOfOtherFields) {
  ExpectAtLeast(ScoreOf("targets-held-two.txt"), 0.99, 0.9, 0.95);
}

}  // namespace
}  // namespace kehoach::plan
