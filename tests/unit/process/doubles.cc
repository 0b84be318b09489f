// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string_view>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "process/frame.h"
#include "process/sanitized.h"
#include "process/worker.h"

namespace kehoach::process {
namespace {

using std::chrono::milliseconds;

constexpr int kSocket = 3;  // of a worker

[[gnu::noinline]] int Recurse(int depth) {
  volatile char frame[4096];
  frame[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : Recurse(depth + 1) + frame[0];
}

[[noreturn]] void SleepForEver() {
  for (;;) poll(nullptr, 0, -1);
}

[[noreturn]] void LoopForEver() {
  static volatile int turns = 0;
  for (;;) static_cast<void>(turns);
}

void SendRaw(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = send(kSocket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) _exit(0);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

// A reply to the job with this number, as the worker itself would write it.
std::string Reply(std::uint64_t sequence, std::string_view text) {
  ReplyHead head;
  head.sequence = sequence;
  return EncodeFrame(FrameType::kReply, head.Encode() + std::string(text));
}

// Asks for blocks until it gets none, and touches what it got.
void Hoard() {
  constexpr std::size_t kBlock = 8 << 20;
  for (;;) {
    char* block = static_cast<char*>(std::malloc(kBlock));
    // Written to whether it is there or not: what careless code does.
    for (std::size_t i = 0; i < kBlock; i += 4096) const_cast<volatile char*>(block)[i] = 1;
  }
}

}  // namespace

Shared& SharedState() {
  static Shared* const shared = [] {
    void* page =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? nullptr : static_cast<Shared*>(page);
  }();
  return *shared;
}

std::string Misbehave(Job& job) {
  const std::string_view what = job.head;
  if (what == "echo") return std::string(job.input);
  if (what == "kind") return std::to_string(job.kind);
  if (what == "pid") return std::to_string(getpid());
  if (what == "segv") {
    *const_cast<volatile int*>(static_cast<int*>(nullptr)) = 1;
  }
  if (what == "abort") std::abort();
  if (what == "exit 1") std::exit(1);
  if (what == "exit 0") _exit(0);
  if (what == "overflow") return std::to_string(Recurse(1));
  if (what == "bad_alloc") throw std::bad_alloc();
  if (what == "new") {
    std::vector<std::string> kept;
    for (;;) kept.emplace_back(std::size_t{4} << 20, 'x');
  }
  if (what == "hoard") Hoard();
  if (what == "say memory") {
    std::fputs("working\nOut of memory\n", stderr);
    std::fflush(stderr);
    std::exit(1);
  }
  if (what == "say") {
    std::fputs("first\nlast words \x1b[31m\n", stderr);
    std::fflush(stderr);
    std::abort();
  }
  if (what == "throw") throw std::runtime_error("this will not do");
  if (what == "throw int") throw 3;
  if (what == "loop") LoopForEver();
  if (what == "sleep") SleepForEver();
  if (what == "stop") {
    raise(SIGSTOP);
    return "went on";
  }
  if (what == "steps") {
    // More in all than a step may take, but not between two.
    for (int i = 0; i < 8; ++i) {
      const std::clock_t until = std::clock() + CLOCKS_PER_SEC / 20;
      while (std::clock() < until) {
      }
      job.Step();
    }
    return "eight";
  }
  if (what == "third page") {
    job.Step();
    job.Step();
    LoopForEver();
  }
  if (what == "steps for ever") {
    for (;;) job.Step();
  }
  if (what == "sleep once") {
    if (SharedState().calls.fetch_add(1) == 0) SleepForEver();
    return "second";
  }
  if (what == "crash once") {
    if (SharedState().calls.fetch_add(1) == 0) std::abort();
    return "second";
  }
  if (what == "wait for flag") {
    while (SharedState().flag.load() == 0) usleep(1000);
    return "seen";
  }
  if (what == "count") return std::to_string(SharedState().calls.fetch_add(1));
  if (what == "big") return std::string(std::size_t{3} << 20, 'b');
  if (what == "flood") {
    const std::string junk(1 << 16, 'j');
    for (;;) SendRaw(junk);
  }
  if (what == "flood stderr") {
    for (;;) std::fputs("lorem ipsum dolor sit amet\n", stderr);
  }
  if (what == "forge magic") {
    SendRaw("XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX");
    SleepForEver();
  }
  if (what == "forge length") {
    std::string frame = EncodeFrame(FrameType::kReply, "");
    frame[15] = 0x10;  // 2^60 bytes
    SendRaw(frame);
    SleepForEver();
  }
  if (what == "forge checksum") {
    std::string frame = EncodeFrame(FrameType::kReply, "text");
    frame.back() ^= 1;
    SendRaw(frame);
    SleepForEver();
  }
  if (what == "forge hello") {
    SendRaw(EncodeFrame(FrameType::kHello, ""));
    SleepForEver();
  }
  if (what == "forge job") {
    SendRaw(Reply(12345, "another"));
    SleepForEver();
  }
  if (what == "forge end") {
    ReplyHead head;
    head.end = End::kStalled;
    SendRaw(EncodeFrame(FrameType::kReply, head.Encode()));
    SleepForEver();
  }
  if (what == "forge short") {
    SendRaw(EncodeFrame(FrameType::kReply, "x"));
    SleepForEver();
  }
  if (what == "trickle") {
    const std::string frame = EncodeFrame(FrameType::kReply, std::string(1000, 't'));
    for (const char c : frame) {
      SendRaw({&c, 1});
      usleep(70'000);
    }
    SleepForEver();
  }
  if (what == "close") {
    close(kSocket);
    SleepForEver();
  }
  if (what.starts_with("two replies ")) {
    const std::uint64_t sequence = std::strtoull(what.data() + 12, nullptr, 10);
    SendRaw(Reply(sequence, "first"));
    return "second";
  }
  throw std::runtime_error("no such job: " + std::string(what));
}

PoolOptions SmallPool(int workers) {
  SharedState().calls = 0;
  SharedState().flag = 0;
  PoolOptions options;
  options.workers = workers;
  options.limits.step_cpu = milliseconds(200);
  options.limits.job_cpu = milliseconds(600);
  options.limits.stall = milliseconds(400);
  options.limits.memory_bytes = 64 << 20;
  options.max_reply_bytes = 4 << 20;
  options.serve = Misbehave;
  return options;
}

std::vector<Outcome> RunAll(Pool& pool, const std::vector<std::string>& heads) {
  std::vector<Outcome> out(heads.size());
  std::vector<int> seen(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    pool.Submit(i, static_cast<std::uint32_t>(i), heads[i],
                SharedBytes::Copy("input " + std::to_string(i)));
  }
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (pool.InFlight() > 0) {
    for (Outcome& outcome : pool.Wait(milliseconds(1000))) {
      ++seen.at(outcome.id);
      out[outcome.id] = std::move(outcome);
    }
    if (std::chrono::steady_clock::now() > patience) {
      ADD_FAILURE() << "the pool hangs";
      return out;
    }
  }
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], 1) << heads[i];
  return out;
}

Outcome RunOne(Pool& pool, const std::string& head) {
  std::vector<Outcome> out = RunAll(pool, {head, "echo"});
  EXPECT_EQ(out[1].end, End::kDone) << out[1].detail;
  EXPECT_EQ(out[1].reply, "input 1");
  return std::move(out[0]);
}

bool Lives(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  const std::string line((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::size_t at = line.rfind(')');
  return at != std::string::npos && line.size() > at + 2 && line[at + 2] != 'Z' &&
         line[at + 2] != 'X';
}

}  // namespace kehoach::process
