// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/verdict.h"

#include <csignal>
#include <string>

#include <gtest/gtest.h>

namespace kehoach::process {
namespace {

// As wait(2) gives them.
int Exited(int code) { return code << 8; }
int Killed(int signal) { return signal; }

Verdict Judge(int status, const std::string& errors = {}, bool refused = false) {
  return JudgeExit(status, errors, refused, Limits());
}

TEST(VerdictTest, EndsAreSaidInWords) {
  EXPECT_EQ(Judge(Killed(SIGSEGV)), (Verdict{End::kCrashed, "signal 11 (SIGSEGV)"}));
  EXPECT_EQ(Judge(Exited(3)), (Verdict{End::kCrashed, "its worker ended with exit code 3"}));
  EXPECT_EQ(Judge(Killed(SIGABRT), "first\nsecond\n"),
            (Verdict{End::kCrashed, "signal 6 (SIGABRT); it said: second"}));
  EXPECT_EQ(Judge(Killed(SIGKILL)),
            (Verdict{End::kCrashed,
                     "signal 9 (SIGKILL), killed from outside, maybe for want of memory"}));
  EXPECT_EQ(Judge(Killed(SIGXCPU)),
            (Verdict{End::kOutOfTime, "more than 300 s of processor time"}));
}

TEST(VerdictTest, WantOfMemoryIsKnownByWhatWasSaid) {
  const Verdict memory{End::kOutOfMemory, "more than 1 GiB of memory (signal 6 (SIGABRT))"};
  EXPECT_EQ(Judge(Killed(SIGABRT),
                  "terminate called after throwing an instance of "
                  "'std::bad_alloc'\n  what():  std::bad_alloc\n"),
            memory);
  EXPECT_EQ(Judge(Killed(SIGABRT), {}, true), memory);
  EXPECT_EQ(Judge(Exited(1), "Out of memory\nand some more\n").end, End::kOutOfMemory);
  // A document may have had these words printed, long before something else went wrong.
  EXPECT_EQ(Judge(Killed(SIGSEGV), "Out of memory\n").end, End::kCrashed);
}

TEST(LastLineTest, IsPrintableAndShort) {
  EXPECT_EQ(LastLine(""), "");
  EXPECT_EQ(LastLine("\n\n"), "");
  EXPECT_EQ(LastLine("one\ntwo"), "two");
  EXPECT_EQ(LastLine("one\ntwo\r\n\n"), "two");
  EXPECT_EQ(LastLine("a\x1b[31mb\tc\xc3\xa9"), "a?[31mb?c??");
  EXPECT_EQ(LastLine(std::string(1000, 'x')).size(), 200u);
}

}  // namespace
}  // namespace kehoach::process
