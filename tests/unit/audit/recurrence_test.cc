// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/recurrence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "quality/recurrence_truth.h"

namespace kehoach::audit {
namespace {

using testing::RecurrenceItem;

// For each item the name of its group; items without content stay alone.
std::vector<NodeId> Group(const std::vector<RecurrenceItem>& items, std::size_t slices) {
  Grouper grouper;
  std::vector<std::int64_t> nodes;
  for (const RecurrenceItem& item : items) {
    const Wording wording = Normalise(item.text);
    nodes.push_back(wording.content.empty() ? -1 : grouper.Add(wording.content));
  }
  grouper.Prepare();
  std::vector<Grouper::Links> links;
  for (std::size_t i = slices; i > 0; --i) links.push_back(grouper.FindLinks(i - 1, slices));
  grouper.Finish(links);
  std::vector<NodeId> groups;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    groups.push_back(nodes[i] < 0
                         ? -static_cast<NodeId>(i) - 1
                         : grouper.Id(grouper.Leader(static_cast<std::uint32_t>(nodes[i]))));
  }
  return groups;
}

testing::RecurrenceScore Score(const testing::RecurrenceTruthOptions& options) {
  const std::vector<RecurrenceItem> items = testing::MakeRecurrenceTruth(options);
  const std::vector<NodeId> groups = Group(items, 1);
  return testing::ScoreRecurrence(items, {groups.begin(), groups.end()});
}

// Seeds that nothing was tuned on.
TEST(RecurrenceQualityTest, FindsWhatSaysTheSameAndNothingElse) {
  for (const std::uint64_t seed : {101, 102}) {
    for (const bool objectives : {true, false}) {
      testing::RecurrenceTruthOptions options;
      options.seed = seed;
      options.objectives = objectives;
      const testing::RecurrenceScore score = Score(options);
      EXPECT_GE(score.all.Precision(), 0.97) << testing::Report(score);
      EXPECT_GE(score.all.Recall(), 0.95) << testing::Report(score);
    }
  }
}

TEST(RecurrenceQualityTest, HoldsWithMoreRewordingNoiseAndNearMisses) {
  testing::RecurrenceTruthOptions options = testing::HardRecurrenceTruth();
  options.seed = 103;
  const testing::RecurrenceScore score = Score(options);
  EXPECT_GE(score.all.Precision(), 0.97) << testing::Report(score);
  EXPECT_GE(score.all.Recall(), 0.95) << testing::Report(score);
}

TEST(GrouperTest, OrderAndSlicesDoNotMatter) {
  testing::RecurrenceTruthOptions options = testing::HardRecurrenceTruth();
  options.items = 3000;
  std::vector<RecurrenceItem> items = testing::MakeRecurrenceTruth(options);
  const std::vector<NodeId> expected = Group(items, 1);
  std::map<std::string, NodeId> of_text;
  for (std::size_t i = 0; i < items.size(); ++i) of_text[items[i].text] = expected[i];
  std::reverse(items.begin(), items.end());
  const std::vector<NodeId> groups = Group(items, 7);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (groups[i] < 0) continue;
    EXPECT_EQ(groups[i], of_text[items[i].text]) << items[i].text;
  }
}

TEST(GrouperTest, EveryMemberIsCloseToItsLeader) {
  testing::RecurrenceTruthOptions options = testing::HardRecurrenceTruth();
  options.items = 3000;
  Grouper grouper;
  for (const RecurrenceItem& item : testing::MakeRecurrenceTruth(options)) {
    const Wording wording = Normalise(item.text);
    if (!wording.content.empty()) grouper.Add(wording.content);
  }
  grouper.Prepare();
  const std::vector<Grouper::Links> links = {grouper.FindLinks(0, 1)};
  grouper.Finish(links);
  for (std::uint32_t node = 0; node < grouper.size(); ++node) {
    const std::uint32_t leader = grouper.Leader(node);
    EXPECT_LE(grouper.Id(leader), grouper.Id(node));
    EXPECT_EQ(grouper.Component(leader), grouper.Component(node));
    EXPECT_GE(Similarity(grouper.Words(leader), grouper.Words(node)), kSameGroup);
  }
}

TEST(KeysTest, AreFewDifferentAndTheSameForTheSameContent) {
  const auto content = Normalise("Kiểm tra an toàn thực phẩm tại các chợ đầu mối").content;
  const Keys keys = KeysOf(content);
  EXPECT_LE(keys.count, kMostKeys);
  EXPECT_EQ(std::set<Key>(keys.begin(), keys.end()).size(), keys.count);
  const Keys again = KeysOf(content);
  EXPECT_TRUE(std::equal(keys.begin(), keys.end(), again.begin(), again.end()));
  EXPECT_GE(KeysOf(Normalise("chợ").content).count, 1u);
}

TEST(NodeTest, MisreadContentsComeLast) {
  const NodeId clean = NodeOf(Normalise("Sửa chữa đường giao thông").content);
  EXPECT_GT(clean, 0);
  EXPECT_EQ(clean, NodeOf(Normalise("SỬA CHỮA ĐƯỜNG GIAO THÔNG năm 2023").content));
  EXPECT_GT(NodeOf(Normalise("Sửa chữa đường giao thonq").content), clean);
  EXPECT_EQ(GroupName(255), "00000000000000ff");
}

}  // namespace
}  // namespace kehoach::audit
