// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/worker_handle.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <span>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kehoach::process {
namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;

// Read from one worker before the others get their turn.
constexpr std::size_t kRound = std::size_t{1} << 20;
constexpr std::size_t kErrorRound = std::size_t{1} << 16;
// Kept of what a worker writes to standard error.
constexpr std::size_t kErrorTail = 2048;

[[noreturn]] void Throw(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// The first bytes of a file in /proc/PID; empty when it cannot be read.
std::string ReadProcessFile(pid_t pid, const char* name) {
  if (pid <= 0) return {};
  const UniqueFd fd(open(fmt::format("/proc/{}/{}", pid, name).c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 512> text;
  const ssize_t n = fd ? read(fd.get(), text.data(), text.size()) : -1;
  return n > 0 ? std::string(text.data(), static_cast<std::size_t>(n)) : std::string();
}

}  // namespace

ProgressPage::~ProgressPage() {
  if (page_) munmap(page_, sizeof(Progress));
}

UniqueFd ProgressPage::Create() {
  UniqueFd fd(memfd_create("kehoach-progress", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd || ftruncate(fd.get(), sizeof(Progress)) != 0 ||
      // A worker that could shrink it would make reading it here an error of the bus.
      fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    Throw("memfd_create");
  }
  void* at = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
  if (at == MAP_FAILED) Throw("mmap");
  page_ = static_cast<Progress*>(at);
  return fd;
}

bool ProgressPage::MemoryRefused() const {
  const std::uint64_t refused = page_->refused.load(std::memory_order_relaxed);
  return refused != 0 && refused == begun();
}

WorkerHandle::WorkerHandle(std::uint64_t serial, std::uint64_t max_payload)
    : serial_(serial), reader_(max_payload) {}

WorkerHandle::Ends WorkerHandle::Open() {
  Ends out;
  SocketPair pair = MakeSocketPair(SOCK_STREAM);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) Throw("pipe");
  errors_ = UniqueFd(ends[0]);
  out.errors = UniqueFd(ends[1]);
  if (fcntl(errors_.get(), F_SETFL, O_NONBLOCK) != 0) Throw("fcntl");
  out.progress = progress_.Create();
  socket_ = std::move(pair.ours);
  out.socket = std::move(pair.theirs);
  return out;
}

void WorkerHandle::Started(pid_t pid, UniqueFd process) {
  pid_ = pid;
  process_ = std::move(process);
  if (clock_getcpuclockid(pid, &cpu_clock_) != 0) cpu_clock_ = 0;
  if (kill_when_started_) Kill();
}

void WorkerHandle::Exited(nanoseconds cpu) {
  last_cpu_ = std::max(last_cpu_, cpu);
  pid_ = 0;
  process_.Reset();
}

void WorkerHandle::Kill() {
  if (pid_ > 0) {
    KillProcess(process_, pid_);
  } else {
    kill_when_started_ = true;
  }
}

void WorkerHandle::Hang() {
  socket_.Reset();
  errors_.Reset();
  outgoing_.clear();
}

void WorkerHandle::Send(const Task& task) {
  JobHead head;
  head.sequence = task.sequence;
  head.kind = task.kind;
  head.input_size = task.input.size();
  Outgoing& out = outgoing_.emplace_back();
  out.bytes = EncodeFrame(FrameType::kJob, head.Encode() + task.head);
  if (task.input.size() > 0) out.fd = task.input.fd();
  Flush();
}

void WorkerHandle::Flush() {
  while (!outgoing_.empty()) {
    Outgoing& out = outgoing_.front();
    const std::span<const int> fds(&out.fd, out.sent == 0 && out.fd >= 0 ? 1 : 0);
    const ssize_t n = SendWithFds(socket_.get(), out.bytes.data() + out.sent,
                                  out.bytes.size() - out.sent, fds, MSG_DONTWAIT);
    if (n <= 0) {
      // Full: poll tells when there is room. Closed: its end will be told.
      if (errno != EAGAIN && errno != EWOULDBLOCK) outgoing_.clear();
      return;
    }
    out.sent += static_cast<std::size_t>(n);
    if (out.sent == out.bytes.size()) outgoing_.pop_front();
  }
}

bool WorkerHandle::Receive(std::vector<Frame>& frames, bool all) {
  std::array<char, 1 << 16> buffer;
  std::size_t total = 0;
  while (socket_ && !closed_at_ && (all || total < kRound)) {
    const ssize_t n = recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    // A reset is told once, before what had arrived, when a job was not read to its end.
    if (n < 0 && (errno == EINTR || errno == ECONNRESET)) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (n <= 0) {
      closed_at_ = Clock::now();
      break;
    }
    total += static_cast<std::size_t>(n);
    if (!reader_.Feed({buffer.data(), static_cast<std::size_t>(n)}, frames)) return false;
  }
  return true;
}

void WorkerHandle::ReadErrors(bool all) {
  std::array<char, 4096> buffer;
  std::size_t total = 0;
  while (errors_ && (all || total < kErrorRound)) {
    const ssize_t n = read(errors_.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return;
    if (n == 0) {
      errors_.Reset();
      return;
    }
    total += static_cast<std::size_t>(n);
    error_tail_.append(buffer.data(), static_cast<std::size_t>(n));
    if (error_tail_.size() > 2 * kErrorTail) {
      error_tail_.erase(0, error_tail_.size() - kErrorTail);
    }
  }
}

nanoseconds WorkerHandle::Cpu() {
  timespec now{};
  if (pid_ > 0 && cpu_clock_ != 0 && clock_gettime(cpu_clock_, &now) == 0) {
    last_cpu_ = std::max(last_cpu_, nanoseconds(seconds(now.tv_sec)) + nanoseconds(now.tv_nsec));
  }
  return last_cpu_;
}

void WorkerHandle::ExtendCpuLimit(const Limits& limits) {
  if (pid_ <= 0) return;
  const auto whole = [](nanoseconds t) { return std::chrono::ceil<seconds>(t).count(); };
  const std::int64_t needed = whole(Cpu() + 2 * limits.job_cpu) + 2;
  if (needed <= cpu_limit_) return;
  rlimit limit{};
  if (prlimit(pid_, RLIMIT_CPU, nullptr, &limit) != 0) return;
  // A little more, to be back here less often.
  const std::int64_t wanted = needed + whole(limits.job_cpu / 2);
  limit.rlim_cur = std::min(static_cast<rlim_t>(wanted), limit.rlim_max);
  if (prlimit(pid_, RLIMIT_CPU, &limit, nullptr) == 0) cpu_limit_ = wanted;
}

// The second number of /proc/PID/schedstat, which stays 0 where the kernel does not count.
std::optional<nanoseconds> WorkerHandle::WaitedForProcessor() const {
  const std::string text = ReadProcessFile(pid_, "schedstat");
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const long long waited = std::strtoll(text.c_str() + space, nullptr, 10);
  return waited > 0 ? std::optional(nanoseconds(waited)) : std::nullopt;
}

// The state letter of proc_pid_stat(5), behind the name, which is in brackets and may hold others.
bool WorkerHandle::Runnable() const {
  const std::string text = ReadProcessFile(pid_, "stat");
  const std::size_t at = text.rfind(')');
  return at != std::string::npos && at + 2 < text.size() && text[at + 2] == 'R';
}

Verdict WorkerHandle::Judge(int status, const Limits& limits) const {
  return JudgeExit(status, error_tail_, progress_.MemoryRefused(), limits);
}

}  // namespace kehoach::process
