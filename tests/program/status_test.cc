// SPDX-License-Identifier: GPL-3.0-or-later
// kehoach status: what was done to an archive, and what cannot be used.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

using json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class StatusTest : public ProgramCase {
 protected:
  std::vector<std::string> ClassesOf(const Outcome& listed) const {
    std::vector<std::string> classes;
    for (const json& entry : json::parse(listed.out)) classes.push_back(entry["class"]);
    return classes;
  }
};

TEST_F(StatusTest, ListsWhatCannotBeUsedByPathAndClass) {
  Put("in/b.pdf", "no PDF");
  Put("in/a\nb.pdf", "");
  Put("in/c.pdf", SmallPdf(1));
  ASSERT_EQ(1, Run({"import", "in"}).code);

  const Outcome all = Run({"status", "--failed"});
  EXPECT_EQ(0, all.code) << all;
  EXPECT_THAT(all.out, HasSubstr("a b.pdf"));  // a line end in a name ends no line
  EXPECT_THAT(all.out, HasSubstr("the file has no bytes"));
  EXPECT_THAT(all.out, Not(HasSubstr("c.pdf")));
  EXPECT_THAT(all.err, HasSubstr("2 cannot be used (empty 1, not_pdf 1)"));
  EXPECT_THAT(ClassesOf(Run({"status", "--failed", "--json"})), ElementsAre("empty", "not_pdf"));

  const json one = json::parse(Run({"status", "--failed", "empty", "--json"}).out);
  ASSERT_EQ(1U, one.size());
  EXPECT_EQ((folder() / "in/a\nb.pdf").string(), one[0]["path"]);
  EXPECT_EQ(1, one[0]["attempts"]);
  EXPECT_EQ(nullptr, one[0]["page"]);
  const Outcome none = Run({"status", "--failed", "crashed"});
  EXPECT_EQ(0, none.code);
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_THAT(none.err, HasSubstr("no document failed with crashed"));
}

TEST_F(StatusTest, TheCommandThatItNamesTriesTheSameFilesAgain) {
  Put("in/a\nb.pdf", "no PDF");
  Put("in/c.pdf", "");
  ASSERT_EQ(1, Run({"import", "in"}).code);
  EXPECT_THAT(Run({"status", "--failed", "not_pdf"}).err,
              HasSubstr("kehoach status --failed not_pdf --print0 | kehoach import --retry-failed "
                        "--list-file -"));
  const Outcome paths = Run({"status", "--failed", "not_pdf", "--print0"});
  EXPECT_EQ((folder() / "in/a\nb.pdf").string() + '\0', paths.out);
  const Outcome again = Run({"import", "--retry-failed", "--list-file", "-"}, {paths.out});
  EXPECT_EQ(1, again.code);
  EXPECT_THAT(again.err, HasSubstr("0 imported, 0 already there, 1 cannot be used"));
  EXPECT_EQ(2, json::parse(Run({"status", "--failed", "not_pdf", "--json"}).out)[0]["attempts"]);

  Put("in/a\nb.pdf", SmallPdf(1));
  EXPECT_EQ(0, Run({"import", "--retry-failed", "--list-file", "-"}, {paths.out}).code);
}

TEST_F(StatusTest, RunsSayWhatWasDone) {
  Put("in/a.pdf", SmallPdf(1));
  Put("in/b.pdf", "no PDF");
  ASSERT_EQ(1, Run({"import", "in"}).code);
  ASSERT_EQ(1, Run({"import", "in"}).code);
  const json runs = json::parse(Run({"status", "--json"}).out)["runs"];
  ASSERT_EQ(2U, runs.size());
  EXPECT_EQ(2, runs[0]["run"]);  // the newest first
  EXPECT_EQ("import", runs[1]["kind"]);
  EXPECT_EQ("done", runs[1]["state"]);
  EXPECT_EQ(2, runs[1]["documents"]);
  EXPECT_GE(runs[1]["pages"], 1);
  EXPECT_EQ("not_pdf", runs[1]["failures"][0]["class"]);
  EXPECT_EQ(1, runs[1]["failures"][0]["documents"]);
  EXPECT_EQ(
      json::parse(R"([{"outcome":"failed","documents":1},{"outcome":"imported","documents":1}])"),
      runs[1]["outcomes"]);
  EXPECT_TRUE(json::parse(runs[1]["options"].get<std::string>()).is_object());
  const Outcome text = Run({"status", "--runs", "1"});
  EXPECT_THAT(text.out, HasSubstr("run 2: import, done"));
  EXPECT_THAT(text.out, Not(HasSubstr("run 1:")));
  EXPECT_THAT(Run({"status", "--runs", "0"}).out, Not(HasSubstr("run 2:")));
}

TEST_F(StatusTest, AWrongClassOrOptionIsSaid) {
  Put("a.pdf", SmallPdf(1));
  ASSERT_EQ(0, Run({"import", "a.pdf"}).code);
  const Outcome wrong = Run({"status", "--failed", "broken"});
  EXPECT_EQ(2, wrong.code);
  EXPECT_THAT(wrong.err, HasSubstr("no class of failures 'broken'"));
  EXPECT_EQ(2, Run({"status", "--print0"}).code);
  const Outcome none = Run({"status", "--failed"});
  EXPECT_EQ(0, none.code);
  EXPECT_THAT(none.err, HasSubstr("every document can be used"));
}

}  // namespace
}  // namespace kehoach::program
