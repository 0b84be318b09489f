// SPDX-License-Identifier: GPL-3.0-or-later
// An import that is held up in the middle: signals, a second import, readers. It is held by its own
// events, which it writes into a pipe that the test reads when it likes.
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

constexpr int kMany = 250;  // their events do not fit into a pipe

class StopTest : public ProgramCase {
 protected:
  StopTest() {
    for (int i = 0; i < kMany; ++i) Put("plans/" + std::to_string(i) + ".pdf", SmallPdf(i));
    EXPECT_EQ(::mkfifo(Pipe().c_str(), 0600), 0);
    pipe_ = ::open(Pipe().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  }
  ~StopTest() override { ::close(pipe_); }

  std::string Pipe() const { return folder() / "events"; }

  pid_t StartHeld() {
    const pid_t process = Start({"import", "plans", "--events", "events"}, {}, "held-");
    WaitForEvents(process);
    return process;
  }
  // Until the import is at work: it has written events.
  void WaitForEvents(pid_t process) {
    while (!Drain() && IsAlive(process)) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  // Takes what is in the pipe; whether there was something.
  bool Drain() {
    char buffer[4096];
    bool some = false;
    for (ssize_t got = 0; (got = ::read(pipe_, buffer, sizeof buffer)) > 0;) {
      events_.append(buffer, static_cast<std::size_t>(got));
      some = true;
      if (static_cast<std::size_t>(got) < sizeof buffer) break;
    }
    return some;
  }
  Outcome LetGo(pid_t process) {
    while (IsAlive(process)) {
      if (!Drain()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    while (Drain()) {
    }
    return Finish(process, "held-");
  }
  static bool IsAlive(pid_t process) {
    siginfo_t state{};
    return ::waitid(P_PID, static_cast<id_t>(process), &state, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           state.si_pid == 0;
  }
  std::size_t Kept() const {
    return json::parse(Run({"list", "--json"}).out, nullptr, false).size();
  }
  void GoesOn(std::size_t kept) const {
    EXPECT_LT(kept, static_cast<std::size_t>(kMany));
    EXPECT_EQ(Run({"verify"}).code, 0);
    const Outcome rest = Run({"import", "plans", "--json", "-q"});
    EXPECT_EQ(rest.code, 0) << rest;
    EXPECT_EQ(json::parse(rest.out)["imported"], kMany - static_cast<int>(kept));
    EXPECT_EQ(Kept(), static_cast<std::size_t>(kMany));
  }

  int pipe_ = -1;
  std::string events_;
};

TEST_F(StopTest, ASignalFinishesWhatIsInFlight) {
  for (const int signal : {SIGTERM, SIGINT}) {
    fs::remove_all(folder() / "archive");
    events_.clear();
    const pid_t process = StartHeld();
    ::kill(process, signal);
    const Outcome stopped = LetGo(process);
    EXPECT_EQ(stopped.code, 130) << stopped;
    EXPECT_THAT(stopped.err, HasSubstr("stopped, the same call goes on from here"));
    // All that was told as imported is there.
    std::size_t told = 0;
    for (const std::string& line : Lines(events_)) {
      told += json::parse(line, nullptr, false).value("outcome", "") == "imported" ? 1 : 0;
    }
    EXPECT_EQ(Kept(), told);
    GoesOn(told);
  }
}

TEST_F(StopTest, ASecondSignalStopsAtOnce) {
  const pid_t process = StartHeld();
  ::kill(process, SIGINT);
  // Less would be the same wish told twice.
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  ::kill(process, SIGINT);
  const Outcome stopped = LetGo(process);
  EXPECT_EQ(stopped.code, 130) << stopped;
  GoesOn(Kept());
}

TEST_F(StopTest, ASignalThatComesTwiceAtOnceIsOne) {
  const pid_t process = StartHeld();
  for (int i = 0; i < 5; ++i) ::kill(process, SIGTERM);  // the third alone would end it
  const Outcome stopped = LetGo(process);
  EXPECT_EQ(stopped.code, 130) << stopped;
  EXPECT_THAT(stopped.err, HasSubstr("the same call goes on"));
}

TEST_F(StopTest, ASecondImportIsRefusedAndReadersAreNot) {
  const pid_t process = StartHeld();
  const Outcome second = Run({"import", "plans"});
  EXPECT_EQ(second.code, 4) << second;
  EXPECT_THAT(second.err, HasSubstr("process " + std::to_string(process)));
  EXPECT_EQ(Run({"list", "--json"}).code, 0);
  EXPECT_EQ(Run({"status"}).code, 0);
  const Outcome first = LetGo(process);
  EXPECT_EQ(first.code, 0) << first;
  EXPECT_EQ(Kept(), static_cast<std::size_t>(kMany));
  EXPECT_EQ(Lines(events_).size(), static_cast<std::size_t>(kMany));
}

TEST_F(StopTest, AKilledImportGoesOn) {
  const pid_t process = StartHeld();
  ::kill(process, SIGKILL);
  EXPECT_EQ(LetGo(process).code, 128 + SIGKILL);
  const Outcome listed = Run({"list", "--json"});
  // Killed before the first commit there is nothing to list yet.
  const json documents = json::parse(listed.out, nullptr, false);
  GoesOn(documents.is_array() ? documents.size() : 0);
}

TEST_F(StopTest, AReaderOfTheEventsThatGoesAwayDoesNotEndTheImport) {
  const pid_t process = StartHeld();
  ::close(pipe_);
  pipe_ = -1;
  const Outcome outcome = Finish(process, "held-");
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("events cannot be written"));
  EXPECT_EQ(Kept(), static_cast<std::size_t>(kMany));
}

}  // namespace
}  // namespace kehoach::program
