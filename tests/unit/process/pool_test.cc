// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/pool.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doubles.h"
#include "process/sanitized.h"

namespace kehoach::process {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

// Waits for at most some seconds until it holds.
template <typename Condition>
bool Soon(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    usleep(10'000);
  }
  return false;
}

// The parent of the zygote, which forks a new one when that is lost.
int KeeperOf(const Pool& pool) {
  std::ifstream in("/proc/" + std::to_string(pool.ZygoteId()) + "/stat");
  std::string line;
  std::getline(in, line);
  return std::atoi(line.c_str() + line.rfind(')') + 4);
}

TEST(PoolTest, GivesBackWhatAJobReplies) {
  Pool pool = Pool::Start(SmallPool());
  pool.Submit(7, 3, "echo", SharedBytes::Copy("some bytes"));
  pool.Submit(8, 42, "kind", SharedBytes());
  EXPECT_EQ(pool.InFlight(), 2u);
  std::vector<Outcome> all;
  while (pool.InFlight() > 0) {
    for (Outcome& outcome : pool.Wait(milliseconds(1000))) all.push_back(std::move(outcome));
  }
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id, 7u);
  EXPECT_EQ(all[0].end, End::kDone);
  EXPECT_EQ(all[0].reply, "some bytes");
  EXPECT_EQ(all[0].attempts, 1);
  EXPECT_EQ(all[0].detail, "");
  EXPECT_GT(all[0].peak_memory, 0);
  EXPECT_EQ(all[0].input.view(), "some bytes");
  EXPECT_EQ(all[1].id, 8u);
  EXPECT_EQ(all[1].reply, "42");
}

TEST(PoolTest, WaitReturnsEmptyWhenTimeIsOver) {
  Pool pool = Pool::Start(SmallPool());
  EXPECT_TRUE(pool.Wait(milliseconds(1)).empty());
}

TEST(PoolTest, WaitReturnsWhenTheOtherDescriptorCanBeRead) {
  Pool pool = Pool::Start(SmallPool());
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_EQ(write(ends[1], "x", 1), 1);
  const auto before = std::chrono::steady_clock::now();
  EXPECT_TRUE(pool.Wait(std::chrono::hours(1), ends[0]).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::minutes(1));
  close(ends[0]);
  close(ends[1]);
}

TEST(PoolTest, TakesAndGivesMegabytes) {
  Pool pool = Pool::Start(SmallPool());
  std::string big(std::size_t{3} << 20, 'a');
  big += "end";
  pool.Submit(0, 0, "echo", SharedBytes::Copy(big));
  pool.Submit(1, 0, "big", SharedBytes());
  std::vector<Outcome> all;
  while (pool.InFlight() > 0) {
    for (Outcome& outcome : pool.Wait(milliseconds(1000))) all.push_back(std::move(outcome));
  }
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].reply == big);
  EXPECT_EQ(all[1].reply.size(), std::size_t{3} << 20);
}

TEST(PoolTest, HeadsMayBeLargerThanASocketTakes) {
  PoolOptions options = SmallPool();
  options.serve = [](Job& job) { return std::to_string(job.head.size()); };
  Pool pool = Pool::Start(options);
  const std::vector<Outcome> out =
      RunAll(pool, {std::string(2'000'000, 'h'), std::string(1'000'000, 'i'), ""});
  EXPECT_EQ(out[0].reply, "2000000");
  EXPECT_EQ(out[1].reply, "1000000");
  EXPECT_EQ(out[2].reply, "0");
}

struct Misdeed {
  const char* head;
  End end;
  const char* detail;
};

class MisdeedTest : public testing::TestWithParam<Misdeed> {};

TEST_P(MisdeedTest, CostsItsOwnJobAlone) {
  const Misdeed& misdeed = GetParam();
  Pool pool = Pool::Start(SmallPool());
  const Outcome outcome = RunOne(pool, misdeed.head);
  EXPECT_EQ(outcome.end, misdeed.end) << Name(outcome.end) << ": " << outcome.detail;
  EXPECT_THAT(outcome.detail, HasSubstr(misdeed.detail));
  EXPECT_EQ(outcome.attempts, 2);
  EXPECT_EQ(outcome.reply, "");
  EXPECT_EQ(outcome.input.view(), "input 0");
}

std::string NameOf(const testing::TestParamInfo<Misdeed>& param) {
  std::string out;
  for (const char c : std::string(param.param.head)) out += c == ' ' ? '_' : c;
  return out;
}

// Sanitizers turn some of these into exits of their own.
constexpr const char* Unless(const char* text) { return kSanitized ? "" : text; }

INSTANTIATE_TEST_SUITE_P(
    Ends, MisdeedTest,
    testing::Values(Misdeed{"segv", End::kCrashed, Unless("signal 11 (SIGSEGV)")},
                    Misdeed{"abort", End::kCrashed, Unless("signal 6 (SIGABRT)")},
                    Misdeed{"exit 1", End::kCrashed, Unless("exit code 1")},
                    Misdeed{"exit 0", End::kCrashed, "exit code 0"},
                    Misdeed{"overflow", End::kCrashed, Unless("signal 11 (SIGSEGV)")},
                    Misdeed{"throw", End::kCrashed, "this will not do"},
                    Misdeed{"throw int", End::kCrashed, "an exception"},
                    Misdeed{"say", End::kCrashed, "last words ?[31m"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Time, MisdeedTest,
    testing::Values(
        Misdeed{"loop", End::kOutOfTime, "step 1 took more than 0.2 s of processor time"},
        Misdeed{"third page", End::kOutOfTime, "step 3 took more than 0.2 s of processor time"},
        Misdeed{"steps for ever", End::kOutOfTime, "more than 0.6 s of processor time"},
        Misdeed{"sleep", End::kStalled, "step 1 did nothing for 0.4 s"},
        Misdeed{"trickle", End::kStalled, "did nothing"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Lies, MisdeedTest,
    testing::Values(Misdeed{"forge magic", End::kCrashed, "bytes that are no frame"},
                    Misdeed{"forge length", End::kCrashed, "1152921504606846976 bytes, more than"},
                    Misdeed{"forge checksum", End::kCrashed, "checksum"},
                    Misdeed{"forge hello", End::kCrashed, "no reply"},
                    Misdeed{"forge job", End::kCrashed, "another job"},
                    Misdeed{"forge end", End::kCrashed, "no reply"},
                    Misdeed{"forge short", End::kCrashed, "no reply"},
                    Misdeed{"flood", End::kCrashed, "no frame"},
                    Misdeed{"flood stderr", End::kOutOfTime, "processor time"},
                    Misdeed{"close", End::kCrashed, "closed the connection"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Memory, MisdeedTest,
    testing::Values(Misdeed{"bad_alloc", End::kOutOfMemory, "more than 64 MiB of memory"},
                    Misdeed{"say memory", End::kOutOfMemory, "more than 64 MiB of memory"}),
    NameOf);

TEST(PoolTest, MemoryBeyondTheLimitIsRefused) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer's shadow memory leaves no room for the limit";
  Pool pool = Pool::Start(SmallPool());
  Outcome outcome = RunOne(pool, "new");
  EXPECT_EQ(outcome.end, End::kOutOfMemory) << outcome.detail;
  EXPECT_EQ(outcome.attempts, 2);
  EXPECT_LT(outcome.peak_memory, 160 << 20);
  // Not told apart from another bad pointer: malloc says nothing to anybody but its caller.
  outcome = RunOne(pool, "hoard");
  EXPECT_EQ(outcome.end, End::kCrashed) << outcome.detail;
  EXPECT_LT(outcome.peak_memory, 160 << 20);
}

TEST(PoolTest, InputDoesNotCountAgainstTheMemoryOfItsJob) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer's shadow memory leaves no room for the limit";
  PoolOptions options = SmallPool();
  options.limits.memory_bytes = 8 << 20;
  options.serve = [](Job& job) { return std::to_string(job.input.size()); };
  Pool pool = Pool::Start(options);
  SharedBytes input = SharedBytes::Create(std::size_t{100} << 20);  // never touched
  input.Seal();
  pool.Submit(0, 0, "", std::move(input));
  std::vector<Outcome> out;
  while (out.empty()) out = pool.Wait(milliseconds(1000));
  EXPECT_EQ(out[0].end, End::kDone) << out[0].detail;
  EXPECT_EQ(out[0].reply, "104857600");
}

TEST(PoolTest, RepliesBeyondTheLimitAreRefused) {
  PoolOptions options = SmallPool();
  options.max_reply_bytes = 1 << 20;
  Pool pool = Pool::Start(options);
  const Outcome outcome = RunOne(pool, "big");
  EXPECT_EQ(outcome.end, End::kCrashed);
  EXPECT_THAT(outcome.detail, HasSubstr("more than the"));
}

// A worker that has two jobs and answers the first twice harms neither for good.
TEST(PoolTest, SecondReplyIsTakenForNoOtherJob) {
  Pool pool = Pool::Start(SmallPool());
  // The first job of a pool has the number 1.
  const std::vector<Outcome> out = RunAll(pool, {"two replies 1", "echo", "echo"});
  EXPECT_EQ(out[0].end, End::kDone);
  EXPECT_EQ(out[0].reply, "first");
  for (const std::size_t i : {1u, 2u}) {
    EXPECT_EQ(out[i].end, End::kDone) << out[i].detail;
    EXPECT_EQ(out[i].reply, "input " + std::to_string(i));
  }
}

TEST(PoolTest, StepsGiveALongJobItsTime) {
  PoolOptions options = SmallPool();
  options.limits.job_cpu = milliseconds(5000);
  Pool pool = Pool::Start(options);
  const Outcome outcome = RunOne(pool, "steps");
  EXPECT_EQ(outcome.end, End::kDone) << outcome.detail;
  EXPECT_EQ(outcome.attempts, 1);
  EXPECT_GE(outcome.cpu, milliseconds(350));
}

TEST(PoolTest, SecondAttemptMaySucceed) {
  Pool pool = Pool::Start(SmallPool());
  const Outcome outcome = RunOne(pool, "crash once");
  EXPECT_EQ(outcome.end, End::kDone);
  EXPECT_EQ(outcome.reply, "second");
  EXPECT_EQ(outcome.attempts, 2);
}

TEST(PoolTest, SecondAttemptGetsAWorkerThatDidNothingBefore) {
  PoolOptions options = SmallPool();
  options.serve = [](Job& job) -> std::string {
    static int served = 0;
    ++served;
    if (job.head == "fail") throw std::runtime_error(std::to_string(served));
    return std::to_string(served);
  };
  Pool pool = Pool::Start(options);
  EXPECT_EQ(RunAll(pool, {"", "", ""})[2].reply, "3");
  const std::vector<Outcome> out = RunAll(pool, {"", "", "fail", "", "fail"});
  EXPECT_EQ(out[2].detail, "1");
  EXPECT_EQ(out[4].detail, "1");
}

TEST(PoolTest, WorkerKilledFromOutsideCostsOneRetry) {
  PoolOptions options = SmallPool();
  options.limits.stall = std::chrono::minutes(1);
  Pool pool = Pool::Start(options);
  pool.Submit(0, 0, "sleep once", SharedBytes());
  EXPECT_TRUE(Soon([] { return SharedState().calls.load() == 1; }));
  ASSERT_EQ(pool.WorkerIds().size(), 1u);
  kill(pool.WorkerIds()[0], SIGKILL);
  std::vector<Outcome> out;
  while (out.empty()) out = pool.Wait(milliseconds(1000));
  EXPECT_EQ(out[0].end, End::kDone);
  EXPECT_EQ(out[0].reply, "second");
  EXPECT_EQ(out[0].attempts, 2);
}

TEST(PoolTest, WorkerKilledWhileIdleCostsNothing) {
  Pool pool = Pool::Start(SmallPool());
  const std::string first = RunAll(pool, {"pid"})[0].reply;
  kill(std::stoi(first), SIGKILL);
  EXPECT_TRUE(Soon([&] { return !Lives(std::stoi(first)); }));
  const Outcome next = RunOne(pool, "pid");
  EXPECT_EQ(next.end, End::kDone);
  EXPECT_EQ(next.attempts, 1);
  EXPECT_NE(next.reply, first);
}

TEST(PoolTest, StoppedWorkerIsAStall) {
  PoolOptions options = SmallPool();
  options.limits.step_cpu = options.limits.job_cpu = std::chrono::minutes(10);
  Pool pool = Pool::Start(options);
  pool.Submit(0, 0, "wait for flag", SharedBytes());
  ASSERT_TRUE(pool.Wait(milliseconds(50)).empty());
  std::vector<Outcome> out;
  while (out.empty()) {
    // The fresh worker of the second attempt, too.
    for (const int pid : pool.WorkerIds()) kill(pid, SIGSTOP);
    out = pool.Wait(milliseconds(20));
  }
  EXPECT_EQ(out[0].end, End::kStalled) << out[0].detail;
  EXPECT_EQ(out[0].attempts, 2);
}

TEST(PoolTest, RequestsToEndAreForTheOwnerAlone) {
  PoolOptions options = SmallPool();
  options.limits.stall = std::chrono::minutes(1);
  Pool pool = Pool::Start(options);
  pool.Submit(0, 0, "wait for flag", SharedBytes());
  ASSERT_TRUE(pool.Wait(milliseconds(50)).empty());
  const int worker = pool.WorkerIds().at(0);
  for (const int pid : {worker, pool.ZygoteId(), KeeperOf(pool)}) {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) kill(pid, signal);
  }
  ASSERT_TRUE(pool.Wait(milliseconds(50)).empty());
  SharedState().flag = 1;
  std::vector<Outcome> out;
  while (out.empty()) out = pool.Wait(milliseconds(1000));
  EXPECT_EQ(out[0].end, End::kDone) << out[0].detail;
  EXPECT_EQ(out[0].attempts, 1);
  EXPECT_EQ(pool.WorkerIds().at(0), worker);
}

// What waits behind a job goes elsewhere when the worker dies, and has lost nothing.
TEST(PoolTest, JobBehindACrashKeepsItsAttempts) {
  Pool pool = Pool::Start(SmallPool());
  const std::vector<Outcome> out = RunAll(pool, {"abort", "echo", "segv", "echo", "loop", "echo"});
  for (const std::size_t i : {1u, 3u, 5u}) {
    EXPECT_EQ(out[i].end, End::kDone);
    EXPECT_EQ(out[i].attempts, 1);
  }
}

TEST(PoolTest, ManyJobsOverFewWorkersEndOnceEach) {
  PoolOptions options = SmallPool(3);
  options.jobs_per_worker = 7;
  Pool pool = Pool::Start(options);
  std::vector<std::string> heads;
  for (int i = 0; i < 200; ++i) {
    heads.push_back(i % 50 == 7    ? "abort"
                    : i % 40 == 11 ? "throw"
                    : i % 60 == 13 ? "exit 0"
                                   : "echo");
  }
  const std::vector<Outcome> out = RunAll(pool, heads);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool good = heads[i] == "echo";
    EXPECT_EQ(out[i].end, good ? End::kDone : End::kCrashed) << i;
    EXPECT_EQ(out[i].attempts, good ? 1 : 2) << i;
    if (good) {
      EXPECT_EQ(out[i].reply, "input " + std::to_string(i));
    }
  }
}

TEST(PoolTest, WorkersAreReplacedAfterTheirJobs) {
  PoolOptions options = SmallPool();
  options.jobs_per_worker = 3;
  Pool pool = Pool::Start(options);
  std::vector<std::string> pids;
  for (const Outcome& outcome : RunAll(pool, std::vector<std::string>(9, "pid"))) {
    pids.push_back(outcome.reply);
  }
  EXPECT_EQ(std::set<std::string>(pids.begin(), pids.end()).size(), 3u);
  EXPECT_EQ(pids[0], pids[2]);
  EXPECT_NE(pids[2], pids[3]);
}

TEST(PoolTest, WorkersAreReplacedWhenTheyHaveGrown) {
  PoolOptions options = SmallPool();
  options.recycle_bytes = 0;
  Pool pool = Pool::Start(options);
  const std::vector<Outcome> out = RunAll(pool, {"pid", "pid", "pid", "pid"});
  // One may have waited behind the first already.
  EXPECT_NE(out[0].reply, out[2].reply);
  EXPECT_EQ(pool.WorkerIds().size(), 1u);
}

TEST(PoolTest, PeakOfMemoryIsThatOfTheJobWhenAsked) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer keeps freed memory";
  PoolOptions options = SmallPool();
  options.measure_memory = true;
  options.recycle_bytes = std::int64_t{1} << 40;
  options.serve = [](Job& job) {
    std::string grown(job.head == "big" ? std::size_t{40} << 20 : 1000, 'x');
    return std::string(1, grown[job.head.size()]);
  };
  Pool pool = Pool::Start(options);
  const std::vector<Outcome> out = RunAll(pool, {"small", "big", "small"});
  EXPECT_GT(out[1].peak_memory, 40 << 20);
  EXPECT_LT(out[2].peak_memory, 40 << 20);
  EXPECT_GT(out[2].peak_memory, 1 << 20);
}

TEST(PoolTest, GoesOnWhenItsZygoteIsKilled) {
  PoolOptions options = SmallPool(2);
  options.limits.stall = std::chrono::minutes(1);
  Pool pool = Pool::Start(options);
  for (int round = 0; round < 2; ++round) {
    SharedState().flag = 0;
    pool.Submit(0, 0, "wait for flag", SharedBytes());
    pool.Submit(1, 0, "wait for flag", SharedBytes());
    ASSERT_TRUE(pool.Wait(milliseconds(30)).empty());
    const int zygote = pool.ZygoteId();
    ASSERT_GT(zygote, 0);
    const std::vector<int> workers = pool.WorkerIds();
    kill(zygote, SIGKILL);
    EXPECT_TRUE(Soon([&] { return !Lives(zygote); }));
    SharedState().flag = 1;
    std::size_t done = 0;
    while (pool.InFlight() > 0) {
      for (const Outcome& outcome : pool.Wait(milliseconds(1000))) {
        EXPECT_EQ(outcome.reply, "seen") << outcome.detail;
        EXPECT_EQ(outcome.attempts, 1);  // no fault of the jobs
        ++done;
      }
    }
    EXPECT_EQ(done, 2u);
    for (const int pid : workers) EXPECT_TRUE(Soon([&] { return !Lives(pid); }));
    EXPECT_NE(pool.ZygoteId(), zygote);
  }
}

TEST(PoolTest, GoesOnWhenItsKeeperIsKilled) {
  Pool pool = Pool::Start(SmallPool(2));
  const int zygote = pool.ZygoteId();
  const int keeper = KeeperOf(pool);
  ASSERT_GT(keeper, 1);
  kill(keeper, SIGKILL);
  EXPECT_TRUE(Soon([&] { return !Lives(zygote); }));
  for (const Outcome& outcome : RunAll(pool, {"echo", "echo", "echo"})) {
    EXPECT_EQ(outcome.end, End::kDone);
    EXPECT_EQ(outcome.attempts, 1);
  }
  EXPECT_NE(KeeperOf(pool), keeper);
  pool.Kill();
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);  // the first keeper is no zombie
}

TEST(PoolTest, GivesUpWhenItsZygotesKeepBeingKilled) {
  PoolOptions options = SmallPool();
  options.limits.stall = std::chrono::minutes(1);
  Pool pool = Pool::Start(options);
  pool.Submit(0, 0, "wait for flag", SharedBytes());
  const auto kill_all = [&] {
    for (int i = 0; i < 100; ++i) {
      if (pool.ZygoteId() > 0) kill(pool.ZygoteId(), SIGKILL);
      const std::vector<Outcome> out = pool.Wait(milliseconds(100));
      if (!out.empty()) return;
    }
    FAIL() << "goes on for ever";
  };
  EXPECT_THROW(kill_all(), std::runtime_error);
}

TEST(PoolTest, WarmUpThatThrowsIsSaid) {
  PoolOptions options = SmallPool();
  options.warm_up = [] { throw std::runtime_error("no rules here"); };
  try {
    Pool::Start(options);
    FAIL() << "started";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "no rules here");
  }
}

// A count that all processes see.
class SharedCount {
 public:
  SharedCount() {
    void* page =
        mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page != MAP_FAILED) count_ = new (page) std::atomic<int>(0);
  }
  ~SharedCount() { munmap(count_, sizeof(int)); }
  std::atomic<int>& operator*() const { return *count_; }

 private:
  std::atomic<int>* count_ = nullptr;
};

TEST(PoolTest, StartsAlthoughItsFirstZygoteIsKilledWhileItWarmsUp) {
  const SharedCount starts;
  PoolOptions options = SmallPool();
  options.warm_up = [&] {
    if ((*starts)++ == 0) raise(SIGKILL);
  };
  Pool pool = Pool::Start(options);
  EXPECT_EQ(RunAll(pool, {"echo"}).size(), 1u);
  EXPECT_EQ((*starts).load(), 2);
}

TEST(PoolTest, AZygoteThatAlwaysEndsWhileItWarmsUpIsGivenUp) {
  const SharedCount starts;
  PoolOptions options = SmallPool();
  options.warm_up = [&] {
    ++*starts;
    raise(SIGKILL);
  };
  EXPECT_THROW(Pool::Start(options), std::runtime_error);
  EXPECT_LT((*starts).load(), 10);
}

// What the fork of a worker does next, in the worker.
std::function<void()> at_fork;

// Such a run waited for ever: the first worker went with its zygote, and nobody asked for another.
TEST(PoolTest, StartsAlthoughItsZygoteIsKilledBeforeTheFirstWorkerIsReady) {
  const SharedCount forks;
  at_fork = [&] {
    if ((*forks)++ > 0) return;
    const pid_t zygote = getppid();
    kill(zygote, SIGKILL);
    while (getppid() == zygote) usleep(1000);  // it need not go at once
  };
  PoolOptions options = SmallPool();
  options.warm_up = [] { pthread_atfork(nullptr, nullptr, [] { at_fork(); }); };
  Pool pool = Pool::Start(options);
  EXPECT_EQ(RunAll(pool, {"echo"}).size(), 1u);
  EXPECT_EQ((*forks).load(), 2);
}

TEST(PoolTest, StartsAlthoughItsFirstWorkerIsKilled) {
  const SharedCount forks;
  at_fork = [&] {
    if ((*forks)++ == 0) raise(SIGKILL);
  };
  PoolOptions options = SmallPool();
  options.warm_up = [] { pthread_atfork(nullptr, nullptr, [] { at_fork(); }); };
  Pool pool = Pool::Start(options);
  EXPECT_EQ(RunAll(pool, {"echo"}).size(), 1u);
  EXPECT_EQ((*forks).load(), 2);
}

TEST(PoolTest, ALazyPoolStartsWithItsFirstJob) {
  const SharedCount starts;
  PoolOptions options = SmallPool();
  options.lazy = true;
  options.warm_up = [&] { ++*starts; };
  Pool pool = Pool::Start(options);
  EXPECT_TRUE(pool.Wait(milliseconds(1)).empty());
  EXPECT_EQ((*starts).load(), 0);
  EXPECT_TRUE(pool.protections().all.empty());
  EXPECT_TRUE(pool.HasRoom());
  EXPECT_EQ(RunAll(pool, {"echo", "echo"}).size(), 2u);
  EXPECT_EQ((*starts).load(), 1);
  EXPECT_FALSE(pool.protections().all.empty());
}

TEST(PoolTest, ALazyPoolThatIsNeverUsedEndsAtOnce) {
  PoolOptions options = SmallPool();
  options.lazy = true;
  Pool::Start(options).Kill();
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
}

TEST(PoolTest, WhatALazyPoolLacksIsSaidWhenItIsNeeded) {
  PoolOptions options = SmallPool();
  options.lazy = true;
  options.warm_up = [] { throw std::runtime_error("no language here"); };
  Pool pool = Pool::Start(options);
  pool.Submit(0, 0, "echo", SharedBytes());
  const auto wait = [&] {
    for (int i = 0; i < 100; ++i) {
      if (!pool.Wait(milliseconds(100)).empty()) return;
    }
    FAIL() << "waits for ever";
  };
  EXPECT_THROW(wait(), std::runtime_error);
}

TEST(PoolTest, WarmUpIsSeenByAllWorkers) {
  static int warmed = 0;
  PoolOptions options = SmallPool(2);
  options.warm_up = [] { ++warmed; };
  options.serve = [](Job&) { return std::to_string(warmed); };
  Pool pool = Pool::Start(options);
  for (const Outcome& outcome : RunAll(pool, {"", "", "", ""})) EXPECT_EQ(outcome.reply, "1");
  EXPECT_EQ(warmed, 0);  // not in this process
}

TEST(PoolTest, KillLeavesNoProcess) {
  Pool pool = Pool::Start(SmallPool(2));
  pool.Submit(0, 0, "loop", SharedBytes());
  pool.Submit(1, 0, "sleep", SharedBytes());
  EXPECT_TRUE(Soon([&] {
    pool.Wait(milliseconds(1));
    return pool.WorkerIds().size() == 2;
  }));
  std::vector<int> pids = pool.WorkerIds();
  pids.push_back(pool.ZygoteId());
  pool.Kill();
  for (const int pid : pids) EXPECT_EQ(kill(pid, 0), -1) << "still there, maybe as a zombie";
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);  // no child, no zombie
  EXPECT_EQ(pool.InFlight(), 0u);
  EXPECT_TRUE(pool.Wait(milliseconds(0)).empty());
}

// Looked at from above: what a pool's owner leaves behind when it is killed.
TEST(PoolTest, NothingOutlivesAKilledOwner) {
  ASSERT_EQ(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t owner = fork();
  if (owner == 0) {
    PoolOptions options = SmallPool(2);
    options.limits.step_cpu = options.limits.job_cpu = std::chrono::minutes(10);
    options.limits.stall = std::chrono::minutes(10);
    Pool pool = Pool::Start(options);
    pool.Submit(0, 0, "loop", SharedBytes());
    pool.Submit(1, 0, "sleep", SharedBytes());
    while (pool.WorkerIds().size() < 2) pool.Wait(milliseconds(10));
    int pids[3] = {pool.ZygoteId(), pool.WorkerIds()[0], pool.WorkerIds()[1]};
    if (write(ends[1], pids, sizeof pids) != sizeof pids) _exit(1);
    for (;;) pool.Wait(milliseconds(1000));
  }
  int pids[3] = {0, 0, 0};
  ASSERT_EQ(read(ends[0], pids, sizeof pids), static_cast<ssize_t>(sizeof pids));
  for (const int pid : pids) EXPECT_TRUE(Lives(pid));
  kill(owner, SIGKILL);
  // Whatever of them loses its parent becomes a child of this process, until there is none.
  EXPECT_TRUE(Soon([] {
    pid_t pid = 0;
    while ((pid = waitpid(-1, nullptr, WNOHANG)) > 0) {
    }
    return pid < 0 && errno == ECHILD;
  }));
  for (const int pid : pids) EXPECT_FALSE(Lives(pid));
  close(ends[0]);
  close(ends[1]);
  prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
}

// Whoever looks in now and then, without waiting, has a watchdog, too.
TEST(PoolTest, LimitsHoldWithoutWaiting) {
  Pool pool = Pool::Start(SmallPool(2));
  pool.Submit(0, 0, "loop", SharedBytes());
  pool.Submit(1, 0, "sleep", SharedBytes());
  std::vector<Outcome> all;
  EXPECT_TRUE(Soon([&] {
    for (Outcome& outcome : pool.Wait(milliseconds(0))) all.push_back(std::move(outcome));
    return all.size() == 2;
  }));
  for (const Outcome& outcome : all) {
    EXPECT_EQ(outcome.end, outcome.id == 0 ? End::kOutOfTime : End::kStalled) << outcome.detail;
  }
}

TEST(PoolTest, TwoPoolsDoNotDisturbEachOther) {
  Pool first = Pool::Start(SmallPool());
  {
    Pool second = Pool::Start(SmallPool());
    EXPECT_EQ(RunOne(second, "kind").reply, "0");
    EXPECT_EQ(RunOne(first, "abort").end, End::kCrashed);
  }
  EXPECT_EQ(RunOne(first, "kind").reply, "0");
}

TEST(PoolTest, RoomIsForTheJobsThatReachAWorker) {
  PoolOptions options = SmallPool(2);
  options.limits.stall = std::chrono::minutes(1);
  Pool pool = Pool::Start(options);
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(pool.HasRoom()) << i;
    pool.Submit(static_cast<std::uint64_t>(i), 0, "wait for flag", SharedBytes());
  }
  EXPECT_FALSE(pool.HasRoom());
  SharedState().flag = 1;
  std::size_t done = 0;
  while (done < 4) done += pool.Wait(milliseconds(1000)).size();
  EXPECT_TRUE(pool.HasRoom());
}

TEST(PoolTest, ReturnsFromWaitOnASignal) {
  Pool pool = Pool::Start(SmallPool());
  struct sigaction action {};
  struct sigaction before {};
  action.sa_handler = [](int) {};
  sigaction(SIGALRM, &action, &before);
  const auto start = std::chrono::steady_clock::now();
  ualarm(50'000, 50'000);  // again, in case the first comes before the wait
  EXPECT_TRUE(pool.Wait(std::chrono::hours(1)).empty());
  ualarm(0, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::minutes(1));
  sigaction(SIGALRM, &before, nullptr);
}

}  // namespace
}  // namespace kehoach::process
