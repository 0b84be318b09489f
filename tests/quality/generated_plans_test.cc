// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generated_plans.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/text.h"

namespace kehoach::testing {
namespace {

TEST(GeneratedPlansTest, SamePlanForTheSameSeedAndIndexAndAnotherForAnother) {
  GeneratorOptions other;
  other.seed = 2;
  for (const std::uint64_t index : {0U, 17U, 5000U}) {
    const GeneratedPlan plan = PlanGenerator().At(index);
    EXPECT_EQ(plan.plan, PlanGenerator().At(index).plan);
    EXPECT_NE(plan.plan, PlanGenerator(other).At(index).plan);
    EXPECT_NE(plan.plan, PlanGenerator().At(index + 1).plan);
  }
}

TEST(GeneratedPlansTest, TruthStandsBesideEveryStatement) {
  for (std::uint64_t index = 0; index < 300; ++index) {
    const GeneratedPlan generated = PlanGenerator().At(index);
    ASSERT_EQ(generated.objectives.size(), generated.plan.objectives.size());
    ASSERT_EQ(generated.tasks.size(), generated.plan.tables.size());
    std::set<std::uint64_t> said;
    for (const StatementTruth& truth : generated.objectives) {
      EXPECT_NE(truth.meaning, 0U);
      EXPECT_TRUE(said.insert(truth.meaning).second) << "said twice in document " << index;
    }
    for (std::size_t table = 0; table < generated.tasks.size(); ++table) {
      const std::vector<PlanRow>& rows = generated.plan.tables[table].rows;
      ASSERT_EQ(generated.tasks[table].size(), rows.size());
      for (std::size_t row = 0; row < rows.size(); ++row) {
        EXPECT_EQ(rows[row].kind == RowKind::kGroup, generated.tasks[table][row].meaning == 0);
        EXPECT_EQ(rows[row].cells.size(), generated.plan.tables[table].columns.size());
      }
    }
  }
}

TEST(GeneratedPlansTest, TextIsInNormalForm) {
  for (std::uint64_t index = 0; index < 200; ++index) {
    for (const Objective& objective : PlanGenerator().At(index).plan.objectives) {
      EXPECT_EQ(*objective.text.text, text::ToNfc(*objective.text.text));
    }
  }
}

// Every meaning in every wording can be written, and its words are Vietnamese. Of the words, as
// recognition would read them, not all are.
TEST(GeneratedPlansTest, StatementsAreMadeOfSyllables) {
  Random random(7);
  text::Plausibility good, damaged;
  for (int i = 0; i < 20000; ++i) {
    const int sector = static_cast<int>(random.Below(static_cast<std::uint32_t>(Sectors().size())));
    const Meaning meaning = DrawMeaning(random, sector, i % 2 == 0);
    const auto variation = static_cast<Variation>(i % kVariations);
    std::string statement;
    AppendStatement(meaning, {random.Next(), random.Next(), variation}, {}, i % 2 == 0, statement);
    ASSERT_GT(statement.size(), 20U);
    ASSERT_EQ(statement.find('{'), std::string::npos) << statement;
    ASSERT_EQ(statement.find("  "), std::string::npos) << statement;
    std::size_t at = 0;
    while (at < statement.size()) {
      const std::size_t end = std::min(statement.find(' ', at), statement.size());
      text::Add(variation == Variation::kOcr ? damaged : good,
                std::string_view(statement).substr(at, end - at));
      at = end + 1;
    }
  }
  EXPECT_GT(good.syllables, 0.99 * good.judged_words);
  EXPECT_LT(damaged.syllables, 0.99 * damaged.judged_words);
}

TEST(GeneratedPlansTest, MeaningsGoThereAndBack) {
  Random random(3);
  for (int i = 0; i < 1000; ++i) {
    const Meaning meaning = DrawMeaning(random, i % 10, i % 2 == 0);
    EXPECT_EQ(MeaningOf(meaning.id()), meaning);
  }
}

TEST(GeneratedPlansTest, NearMissHasAnotherMeaningAndOtherWords) {
  Random random(5);
  std::map<NearMiss, int> seen;
  for (int i = 0; i < 5000; ++i) {
    const Meaning meaning = DrawMeaning(
        random, static_cast<int>(random.Below(static_cast<std::uint32_t>(Sectors().size()))),
        i % 2 == 0);
    for (int kind = 0; kind < kNearMisses; ++kind) {
      const auto near = Near(meaning, static_cast<NearMiss>(kind), random);
      if (!near) continue;
      ++seen[static_cast<NearMiss>(kind)];
      std::string a, b;
      AppendStatement(meaning, {9, 0, Variation::kVerbatim}, {}, false, a);
      AppendStatement(*near, {9, 0, Variation::kVerbatim}, {}, false, b);
      EXPECT_NE(meaning.id(), near->id());
      EXPECT_NE(a, b);
    }
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(kNearMisses));
}

TEST(GeneratedPlansTest, SeriesRepeatTheirStatementsOverTheYears) {
  const PlanGenerator generator;
  std::size_t kept = 0, all = 0;
  for (std::uint64_t index = 0; index + 1 < 15; ++index) {
    std::set<std::uint64_t> before;
    for (const StatementTruth& truth : generator.At(index).objectives) before.insert(truth.meaning);
    for (const StatementTruth& truth : generator.At(index + 1).objectives) {
      ++all;
      kept += before.count(truth.meaning);
    }
  }
  EXPECT_GT(kept, all / 3);
  EXPECT_LT(kept, all);
}

TEST(GeneratedPlansTest, SpellingsOfPeople) {
  EXPECT_EQ(NewToneStyle("văn hóa, Ủy ban, thỏa đáng, hoàn thành, thúy"),
            "văn hoá, Uỷ ban, thoả đáng, hoàn thành, thuý");
  EXPECT_EQ(YToI("kỹ thuật, tỷ lệ, quý, hủy"), "kĩ thuật, tỉ lệ, quí, hủy");
}

TEST(GeneratedPlansTest, NoiseOfRecognitionChangesSomethingAndLittle) {
  const std::string text = "Phấn đấu tối thiểu 95% hồ sơ được giải quyết đúng hạn";
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const std::string noisy = OcrNoise(text, 0.06, seed);
    EXPECT_NE(noisy, text);
    EXPECT_LT(noisy.size(), text.size() + 8);
    EXPECT_GT(noisy.size() + 16, text.size());
  }
}

}  // namespace
}  // namespace kehoach::testing
