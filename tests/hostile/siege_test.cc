// SPDX-License-Identifier: GPL-3.0-or-later
// Besieges the built program (KEHOACH_PROGRAM): design goal 4, "one document cannot harm another",
// and the promises that no document stops the batch, exceeds its budget, reaches the network or
// other files, or alters another document's record.
#include "siege.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "attack.h"
#include "child.h"
#include "good_document.h"
#include "path_tricks.h"

namespace kehoach::hostile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// Slower by far, and no limit on address space: more time for the same work, fewer files.
constexpr bool kSanitized = true;
constexpr int kMutations = 150;
#else
constexpr bool kSanitized = false;
constexpr int kMutations = 1000;
#endif

int NumberFromEnvironment(const char* name, int otherwise) {
  const char* const text = std::getenv(name);
  return text != nullptr && *text != '\0' ? std::atoi(text) : otherwise;
}

class SiegeTest : public ::testing::Test {
 protected:
  SiegeTest() {
    std::string pattern = (fs::temp_directory_path() / "kehoach-hostile-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const char* const program = std::getenv("KEHOACH_PROGRAM");
    EXPECT_NE(program, nullptr) << "KEHOACH_PROGRAM is not set; run by ctest";
    program_ = program ? program : "";
#if defined(__SANITIZE_ADDRESS__)
    // As without: what cannot be had is refused, and the caller copes.
    const char* const given = std::getenv("ASAN_OPTIONS");
    const std::string asan =
        std::string(given ? given : "") + ":allocator_may_return_null=1:detect_leaks=0";
    ::setenv("ASAN_OPTIONS", asan.c_str(), 1);
#endif
  }
  ~SiegeTest() override { RemoveTree(folder_); }

  // Recognition takes a hundred times longer than reading: once through all attacks is enough.
  static void GoWithoutOcr(SiegeOptions& options) {
    options.arguments.insert(options.arguments.end(), {"--ocr", "off"});
  }

  SiegeOptions Options() const {
    SiegeOptions options;
    options.program = program_;
    options.folder = folder_;
    // Low, so that attacks on time are over soon; a limit is a limit.
    options.arguments = {"--page-time",     kSanitized ? "4s" : "1s",
                         "--document-time", kSanitized ? "20s" : "10s",
                         "--stall-time",    "30s",
                         "--memory",        "512M",
                         "--jobs",          "2"};
    options.costly = !kSanitized;
    options.attacks = false;
    options.paths = false;
    options.say = [](const std::string& what) { std::printf("%s\n", what.c_str()); };
    return options;
  }

  // Under sanitizers everything takes longer, and memory that cannot be had ends a worker by a
  // report. A crash where none is expected stays one: it may be what the sanitizer found.
  static bool HeldAsFarAsCanBe(const AttackEnd& end) {
    const auto may = [&](const char* verdict) {
      return std::find(end.expected.begin(), end.expected.end(), verdict) != end.expected.end();
    };
    if (!kSanitized) return false;
    return end.verdict == "out_of_time" || (end.verdict == "crashed" && may("out_of_memory"));
  }

  static void Expect(const SiegeReport& report) {
    for (const AttackEnd& end : report.attacks) {
      EXPECT_TRUE(end.held || HeldAsFarAsCanBe(end))
          << end.name << " (" << end.about << "): " << end.verdict << " instead of "
          << ::testing::PrintToString(end.expected) << ": " << end.message;
    }
    // Poppler may crash on a damaged file, but it is not what sanitizers look at.
    for (const AttackEnd& end : report.attacks) {
      EXPECT_FALSE(kSanitized && end.expected.empty() && end.verdict == "crashed")
          << end.name << ": " << end.message;
    }
    for (const Check& check : report.checks) {
      EXPECT_TRUE(check.held) << check.about << ": " << check.detail;
    }
    std::printf("%zu attacks in %.1f s, at most %lld MiB\n", report.attacks.size(), report.seconds,
                static_cast<long long>(report.peak_memory >> 20));
  }

  ChildOutcome Call(const std::vector<std::string>& arguments,
                    const std::string& input = "") const {
    ChildOptions options;
    options.folder = folder_ / "home";
    options.out = folder_ / "out";
    options.err = folder_ / "err";
    options.input = input;
    options.patience = std::chrono::seconds(120);
    fs::create_directories(options.folder);
    return RunChild(program_, arguments, options);
  }

  void Put(const fs::path& path, const std::string& bytes) const {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  fs::path folder_;
  std::string program_;
};

TEST_F(SiegeTest, EveryAttackEndsWithItsVerdictAndHarmsNobody) {
  SiegeOptions options = Options();
  if (kSanitized) GoWithoutOcr(options);
  options.attacks = true;
  Expect(Besiege(options));
}

TEST_F(SiegeTest, NamesLinksPipesAndRestlessFilesHarmNobody) {
  SiegeOptions options = Options();
  options.paths = true;
  GoWithoutOcr(options);
  options.mutations = 200;  // so that the import takes long enough for files to change
  Expect(Besiege(options));
}

// KEHOACH_HOSTILE_MUTATIONS and KEHOACH_HOSTILE_SEED ask for more, or for others.
TEST_F(SiegeTest, DamagedDocumentsOfTheCorpusEndWithAVerdict) {
  SiegeOptions options = Options();
  GoWithoutOcr(options);
  options.mutations = NumberFromEnvironment("KEHOACH_HOSTILE_MUTATIONS", kMutations);
  options.seed = static_cast<std::uint64_t>(NumberFromEnvironment("KEHOACH_HOSTILE_SEED", 1));
  for (const auto& entry : fs::directory_iterator(fs::path(KEHOACH_SOURCE_DIR) / "corpus")) {
    if (entry.path().extension() == ".pdf") options.originals.push_back(entry.path());
  }
  std::sort(options.originals.begin(), options.originals.end());
  ASSERT_GE(options.originals.size(), 20u);
  options.patience = std::chrono::seconds(900 + options.mutations);
  const SiegeReport report = Besiege(options);
  Expect(report);
  // Otherwise they say little about what stands behind opening.
  const auto read = std::count_if(report.attacks.begin(), report.attacks.end(),
                                  [](const AttackEnd& end) { return end.verdict == "imported"; });
  EXPECT_GT(4 * static_cast<int>(read), options.mutations);
}

TEST_F(SiegeTest, FilesNamedInAListAreRefusedWhenTheyAreNone) {
  const fs::path input = folder_ / "input";
  Put(input / "good.pdf", GoodDocument(1));
  Put(input / "inner/other.pdf", GoodDocument(2));
  ASSERT_EQ(::mkfifo((input / "pipe.pdf").c_str(), 0600), 0);
  fs::create_symlink("/dev/zero", input / "zero.pdf");
  fs::create_symlink("itself.pdf", input / "itself.pdf");
  fs::create_symlink("nowhere.pdf", input / "dangling.pdf");
  const std::string top = input.string();
  // One that goes up and down again is the file it leads to, and no second document.
  const std::string list = top + "/good.pdf\n" + top + "/inner/../good.pdf\n" + top +
                           "/inner/../../input/inner/other.pdf\n" + top + "/pipe.pdf\n" + top +
                           "/zero.pdf\n" + top + "/itself.pdf\n" + top +
                           "/dangling.pdf\n/dev/zero\n" + top + "/" + std::string(5000, 'x') +
                           ".pdf\n\n--archive\n\x1B[2J\n";
  const ChildOutcome imported = Call({"import", "--list-file", "-", "--archive", "a"}, list);
  EXPECT_TRUE(imported.in_time);
  EXPECT_EQ(imported.code, 1) << imported.err;
  for (const char* bad : {"pipe.pdf", "zero.pdf", "itself.pdf", "dangling.pdf", "/dev/zero"}) {
    EXPECT_THAT(imported.err, HasSubstr(bad));
  }
  EXPECT_EQ(imported.err.find('\x1B'), std::string::npos);
  const json documents = json::parse(Call({"list", "--json", "--archive", "a"}).out);
  EXPECT_EQ(documents.size(), 2u);
}

// They look into one file, in a worker as import does: it ends, and they say how.
TEST_F(SiegeTest, CommandsForOneFileOutliveIt) {
  for (const Attack& attack : Attacks(1, {})) {
    const bool deep = attack.name == "calculator-deep" || attack.name == "encoding-uses-itself";
    if (!deep) continue;
    const std::string file = (folder_ / (attack.name + ".pdf")).string();
    Put(file, attack.make());
    const std::vector<std::vector<std::string>> commands = {
        {"rules", "explain", file}, {"page", file, "1", "--output", (folder_ / "p.png").string()}};
    for (const std::vector<std::string>& command : commands) {
      const ChildOutcome outcome = Call(command);
      EXPECT_TRUE(outcome.code == 0 || outcome.code == 1)
          << command.front() << ": " << outcome.code << "\n"
          << outcome.err;
      EXPECT_FALSE(outcome.code == 1 && outcome.err.empty()) << command.front();
    }
  }
}

TEST_F(SiegeTest, AnArchiveInsideTheFolderThatIsImportedIsLeftAlone) {
  const fs::path input = folder_ / "input", archive = input / "archive";
  for (int i = 0; i < 5; ++i) Put(input / (std::to_string(i) + ".pdf"), GoodDocument(i));
  EXPECT_EQ(Call({"import", input.string(), "--archive", archive.string()}).code, 0);
  // The archive's own files, by names that look like documents.
  fs::create_hard_link(archive / "archive.db", input / "linked.pdf");
  fs::create_symlink(archive / "archive.db", input / "pointed-at.pdf");
  const ChildOutcome again = Call({"import", input.string(), "--archive", archive.string()});
  EXPECT_EQ(again.code, 1) << again.err;
  EXPECT_TRUE(again.in_time);
  EXPECT_EQ(json::parse(Call({"list", "--json", "--archive", archive.string()}).out).size(), 5u);
  const ChildOutcome verified = Call({"verify", "--archive", archive.string()});
  EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
}

}  // namespace
}  // namespace kehoach::hostile
