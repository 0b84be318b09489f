// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/recurrence_index.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "quality/recurrence_truth.h"
#include "store/recurrence_tables.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "unit/store/sample.h"

namespace kehoach::batch {
namespace {

using store::Archive;
using store::TemporaryFolder;
using testing::Random;

const store::Versions kVersions{"0.1.0", "rules"};

struct Document {
  std::string name;
  std::vector<std::string> objectives;
};

// Statements of which many say nearly the same, so that buckets are full and pivots change.
std::vector<Document> Documents(std::uint64_t seed, int count) {
  testing::RecurrenceTruthOptions options = testing::HardRecurrenceTruth();
  options.seed = seed;
  options.items = static_cast<std::size_t>(count) * 6;
  const auto items = testing::MakeRecurrenceTruth(options);
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    Document document{fmt::format("{}-{}", seed, i), {}};
    for (std::size_t k = 0; k < 6 && static_cast<std::size_t>(i) * 6 + k < items.size(); ++k) {
      document.objectives.push_back(items[static_cast<std::size_t>(i) * 6 + k].text);
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

// Statements that shade into each other: words of a few sentences left out, added, changed. Their
// buckets are full and mixed, their components come together and fall apart.
std::vector<Document> Blurred(std::uint64_t seed, int count) {
  static const std::vector<std::vector<std::string>> sentences = {
      {"đường", "giao", "thông", "nông", "thôn", "cứng", "hóa", "liên", "xóm", "bê", "tông", "xi"},
      {"đường", "giao", "thông", "đô", "thị", "chiếu", "sáng", "cây", "xanh", "vỉa", "lát", "gạch"},
      {"trường", "mầm", "non", "lớp", "học", "bếp", "ăn", "sân", "chơi", "cây", "xanh", "gạch"}};
  static const std::vector<std::string> more = {"phường", "biển", "rừng", "núi",
                                                "khu",    "cũ",   "nhỏ",  "lớn"};
  Random random(seed);
  const auto pick = [&](const std::vector<std::string>& words) {
    return words[random.Below(static_cast<std::uint32_t>(words.size()))];
  };
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    Document document{fmt::format("blurred {}-{}", seed, i), {}};
    for (int k = 0; k < 5; ++k) {
      std::string text = "Công trình";
      for (const std::string& word : sentences[random.Below(3)]) {
        const std::uint32_t change = random.Below(14);
        if (change == 0) continue;
        text += " " + (change == 1 ? pick(more) : word);
        if (change == 2) text += " " + pick(more);
      }
      document.objectives.push_back(text);
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

void Store(Archive& archive, const Document& document) {
  Plan plan;
  int number = 0;
  for (const std::string& text : document.objectives) {
    Objective objective;
    objective.number = ++number;
    objective.text.text = text;
    plan.objectives.push_back(objective);
  }
  store::DocumentRecord record;
  record.sha256 = Sha256Hex(document.name);
  record.seen = "2026-03-01T08:00:00Z";
  archive.StoreDocument(record, {}, plan, kVersions);
}

// All that is kept, with objectives by document and place instead of numbers that depend on the
// order of storing.
std::vector<std::string> Dump(const std::string& folder) {
  store::Database db(folder + "/archive.db", store::Database::Access::kRead);
  std::vector<std::string> lines;
  const auto add = [&](const char* table, store::Rows rows, int columns) {
    while (rows.Next()) {
      std::string line = table;
      for (int i = 0; i < columns; ++i) line += " " + rows->Text(i);
      lines.push_back(line);
    }
  };
  add("member",
      db.Query("SELECT d.sha256, m.objective & 0xFFFFFF, m.node FROM recurrence_member_t m "
               "JOIN document_t d ON d.id = m.objective >> 24 ORDER BY 1, 2"),
      3);
  add("node", db.Query("SELECT id, leader, hex(content) FROM recurrence_node_t ORDER BY 1"), 3);
  add("group", db.Query("SELECT leader, component FROM recurrence_group_t ORDER BY 1"), 2);
  add("key", db.Query("SELECT key, node FROM recurrence_key_t ORDER BY 1, 2"), 2);
  add("pending", db.Query("SELECT document FROM recurrence_pending_t"), 1);
  return lines;
}

std::vector<std::string> BuiltAnew(const std::vector<Document>& documents) {
  const TemporaryFolder folder;
  {
    Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
    archive.Begin();
    for (const Document& document : documents) Store(archive, document);
    RebuildRecurrence(archive, {.threads = 2, .progress = {}});
    archive.Commit();
  }
  return Dump(folder / "a");
}

void ExpectSame(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) ASSERT_EQ(a[i], b[i]);
}

template <typename T>
void Shuffle(std::vector<T>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.Below(static_cast<std::uint32_t>(i))]);
  }
}

TEST(RecurrenceIndexTest, AnyOrderAndAnyBatchesGiveWhatIsMadeAnew) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6}) {
    std::vector<Document> documents = seed < 3 ? Documents(seed, 90) : Blurred(seed, 60);
    const std::vector<std::string> expected = BuiltAnew(documents);
    Random random(seed);
    Shuffle(documents, random);
    const TemporaryFolder folder;
    {
      Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
      for (std::size_t i = 0; i < documents.size();) {
        archive.Begin();
        const std::size_t end = std::min<std::size_t>(documents.size(), i + 1 + random.Below(12));
        for (; i < end; ++i) Store(archive, documents[i]);
        UpdateRecurrence(archive);
        archive.Commit();
      }
    }
    ExpectSame(Dump(folder / "a"), expected);
  }
}

TEST(RecurrenceIndexTest, ReplacedPlansLeaveNoTrace) {
  for (const std::uint64_t seed : {5, 6, 7, 8}) {
    std::vector<Document> documents = seed < 6 ? Documents(seed, 60) : Blurred(seed, 60);
    const std::vector<Document> others =
        seed < 6 ? Documents(seed + 100, 60) : Blurred(seed + 100, 60);
    Random random(seed);
    const TemporaryFolder folder;
    {
      Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
      archive.Begin();
      for (const Document& document : documents) Store(archive, document);
      UpdateRecurrence(archive);
      archive.Commit();
      for (int change = 0; change < 40; ++change) {
        const std::size_t i = random.Below(static_cast<std::uint32_t>(documents.size()));
        // Its objectives become others, fewer, or change places.
        switch (random.Below(3)) {
          case 0:
            documents[i].objectives = others[i].objectives;
            break;
          case 1:
            if (!documents[i].objectives.empty()) documents[i].objectives.pop_back();
            break;
          default:
            Shuffle(documents[i].objectives, random);
        }
        archive.Begin();
        Store(archive, documents[i]);
        UpdateRecurrence(archive);
        archive.Commit();
      }
    }
    ExpectSame(Dump(folder / "a"), BuiltAnew(documents));
  }
}

TEST(RecurrenceIndexTest, WhatARunThatEndedHasLeftIsTakenInByTheNext) {
  const std::vector<Document> documents = Documents(8, 40);
  const TemporaryFolder folder;
  {
    Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
    archive.Begin();
    for (std::size_t i = 0; i < 20; ++i) Store(archive, documents[i]);
    UpdateRecurrence(archive);
    archive.Commit();
    archive.Begin();
    for (std::size_t i = 20; i < 30; ++i) Store(archive, documents[i]);
    archive.Commit();  // without the groups
    archive.Begin();
    for (std::size_t i = 30; i < 40; ++i) Store(archive, documents[i]);
    UpdateRecurrence(archive);
    // Not committed: lost, as after a crash.
  }
  {
    Archive archive = Archive::Open(folder / "a", store::Mode::kWrite);
    EXPECT_EQ(store::RecurrenceTables(archive).PendingDocuments(), 10);
    CatchUpRecurrence(archive);
    EXPECT_EQ(store::RecurrenceTables(archive).PendingDocuments(), 0);
  }
  ExpectSame(Dump(folder / "a"), BuiltAnew({documents.begin(), documents.begin() + 30}));
}

TEST(RecurrenceIndexTest, VerifyNoticesRowsThatDoNotAgree) {
  const std::vector<Document> documents = Documents(10, 5);
  const TemporaryFolder folder;
  Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
  archive.Begin();
  for (const Document& document : documents) Store(archive, document);
  UpdateRecurrence(archive);
  archive.Commit();
  const auto kinds = [&] {
    std::vector<std::string> found;
    for (const store::VerifyProblem& problem : archive.Verify(false)) {
      if (problem.kind.starts_with("recurrence")) found.push_back(problem.kind);
    }
    return found;
  };
  EXPECT_EQ(kinds(), std::vector<std::string>{});
  store::RecurrenceTables tables(archive);
  const auto member = tables.MembersOf(1).at(0);
  tables.RemoveGroup(tables.Find(member.node)->leader);
  EXPECT_EQ(kinds(), std::vector<std::string>{"recurrence"});
}

TEST(RecurrenceIndexTest, ThreadsChangeNothing) {
  const std::vector<Document> documents = Documents(9, 60);
  const TemporaryFolder folder;
  {
    Archive archive = Archive::Open(folder / "a", store::Mode::kCreate);
    archive.Begin();
    for (const Document& document : documents) Store(archive, document);
    RebuildRecurrence(archive, {.threads = 5, .progress = {}});
    archive.Commit();
  }
  ExpectSame(Dump(folder / "a"), BuiltAnew(documents));
}

}  // namespace
}  // namespace kehoach::batch
