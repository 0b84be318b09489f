// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/pool.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/control.h"
#include "process/frame.h"
#include "process/sanitized.h"
#include "process/units.h"
#include "process/worker.h"
#include "process/zygote.h"

namespace kehoach::process {
namespace {

// Counts no time while the machine sleeps.
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// A job is done at most this often, for faults of its own.
constexpr int kAttempts = 2;
// ... and begun again at most this often when its worker was lost for no fault of it.
constexpr int kExcuses = 5;
// Zygotes lost in a row, without a job that ended between them, until the pool gives up.
constexpr int kMaxRestarts = 5;
constexpr int kMaxSpawnFailures = 50;
constexpr auto kSpawnPause = milliseconds(100);
// Read from one worker before the others get their turn.
constexpr std::size_t kRound = std::size_t{1} << 20;
constexpr std::size_t kErrorTail = 2048;
// A worker that closed its socket has this long to end by itself, so that the cause can be told.
constexpr auto kGoodbye = milliseconds(1000);
// A killed process that does not go hangs in the kernel: its job does not wait for it.
constexpr auto kBurial = milliseconds(10'000);
// Without an answer for this long the zygote is taken for hung.
constexpr auto kZygoteSilence = milliseconds(30'000);
// Passing time is taken as at most this much between two looks: when this process was stopped, the
// workers had no chance to show that they are alive.
constexpr auto kLongestGap = milliseconds(1000);
// Backstop for a worker that makes a show of progress without working: multiples of job_cpu.
constexpr int kWallFactor = 20;

template <typename T>
milliseconds Milliseconds(T duration) {
  return std::chrono::duration_cast<milliseconds>(duration);
}

struct Task {
  std::uint64_t id = 0;
  std::uint32_t kind = 0;
  std::string head;
  SharedBytes input;
  std::uint64_t sequence = 0;  // unique in the pool, also between attempts
  std::uint64_t ordinal = 0;   // n-th job of its worker
  int attempts = 0;
  int excuses = 0;
  nanoseconds wall{0};
  nanoseconds cpu{0};
  std::int64_t peak = 0;
};
using TaskPtr = std::unique_ptr<Task>;

struct Verdict {
  End end = End::kCrashed;
  std::string detail;
  // The way in which the process ended says more, unless that was our signal.
  bool weak = false;
};

class Mapping {
 public:
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (page_) munmap(page_, sizeof(Progress));
  }

  // A memfd of one Progress, mapped here. Throws std::system_error.
  UniqueFd Create() {
    UniqueFd fd(memfd_create("kehoach-progress", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd || ftruncate(fd.get(), sizeof(Progress)) != 0 ||
        // A worker that could shrink it would make reading it here an error of the bus.
        fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
      throw std::system_error(errno, std::generic_category(), "memfd_create");
    }
    void* at = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (at == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
    page_ = static_cast<Progress*>(at);
    return fd;
  }

  Progress* operator->() const { return page_; }

 private:
  Progress* page_ = nullptr;
};

// The parent's side of a worker.
struct Handle {
  explicit Handle(std::uint64_t max_reply) : reader(max_reply) {}

  std::uint64_t serial = 0;
  UniqueFd socket, errors, process;
  pid_t pid = 0;  // 0: not started yet
  clockid_t clock = 0;
  Mapping progress;
  FrameReader reader;
  std::string error_tail;

  struct Outgoing {
    std::string bytes;
    std::size_t sent = 0;
    int fd = -1;  // goes with the first byte; owned by the task
  };
  std::deque<Outgoing> outgoing;

  TaskPtr current, next;
  std::uint64_t jobs = 0;  // sent to it
  bool greeted = false;
  bool worn = false;  // gets no more jobs
  bool kill_when_started = false;
  std::optional<Verdict> verdict;
  Clock::time_point verdict_at;
  std::optional<Clock::time_point> closed_at;
  Clock::time_point spawned_at;

  // The watchdog's. Processor times are those of the whole process.
  Clock::time_point since;      // the current job
  nanoseconds watched{0};       // of it, while somebody looked
  nanoseconds cpu_at_start{0};  // of the job
  nanoseconds cpu_at_step{0};
  std::uint64_t steps_seen = 0;
  nanoseconds idle{0};
  nanoseconds cpu_at_idle{0};
  std::optional<nanoseconds> waited_at_half;  // taken when half of the stall was over
  nanoseconds last_cpu{0};
  std::int64_t cpu_limit = 0;  // seconds, as set with RLIMIT_CPU
};
using HandlePtr = std::unique_ptr<Handle>;

std::string LastLine(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  const std::size_t end = text.rfind('\n');
  if (end != std::string_view::npos) text.remove_prefix(end + 1);
  constexpr std::size_t kLongest = 200;
  text = text.substr(0, kLongest);
  std::string out;
  // A worker may have written anything: only what cannot do harm on a terminal is passed on.
  for (const char c : text) out += (c >= ' ' && c <= '~') ? c : '?';
  return out;
}

std::string Printable(std::string_view text) { return LastLine(text); }

// Poppler's words before it gives up, and those of the C++ library.
bool SpeaksOfMemory(std::string_view text) {
  for (const std::string_view words : {"ut of memory", "bad_alloc", "annot allocate memory"}) {
    if (text.find(words) != std::string_view::npos) return true;
  }
  return false;
}

std::string SignalText(int signal) {
  const char* name = sigabbrev_np(signal);
  return name ? fmt::format("signal {} (SIG{})", signal, name) : fmt::format("signal {}", signal);
}

// How long a process has waited for a processor that others had, in all: the second number of
// /proc/PID/schedstat. Nothing when the kernel does not count it.
std::optional<nanoseconds> WaitedForProcessor(pid_t pid) {
  const UniqueFd fd(open(fmt::format("/proc/{}/schedstat", pid).c_str(), O_RDONLY | O_CLOEXEC));
  char text[128];
  const ssize_t n = fd ? read(fd.get(), text, sizeof text - 1) : -1;
  if (n <= 0) return std::nullopt;
  text[n] = '\0';
  char* rest = nullptr;
  std::strtoull(text, &rest, 10);
  return nanoseconds(std::strtoll(rest, nullptr, 10));
}

}  // namespace

std::string_view Name(End end) {
  switch (end) {
    case End::kDone:
      return "done";
    case End::kOutOfTime:
      return "out of time";
    case End::kStalled:
      return "stalled";
    case End::kOutOfMemory:
      return "out of memory";
    case End::kCrashed:
      return "crashed";
  }
  return "unknown";
}

class Pool::Impl {
 public:
  explicit Impl(PoolOptions options) : options_(std::move(options)) {
    if (options_.workers < 1 || !options_.serve) {
      throw std::invalid_argument("a pool needs a worker and something to do");
    }
    slots_.resize(static_cast<std::size_t>(options_.workers));
    const milliseconds shortest =
        std::min({options_.limits.step_cpu, options_.limits.job_cpu, options_.limits.stall});
    tick_ = std::clamp(shortest / 10, milliseconds(5), milliseconds(100));
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { Kill(); }

  void Start() {
    // What is buffered must not be in the buffers of every child as well.
    std::fflush(nullptr);
    StartZygote();
    SpawnInto(0);
    while (!slots_[0] || !slots_[0]->greeted) {
      if (!start_error_.empty()) throw std::runtime_error(start_error_);
      Pump(milliseconds(1000), -1);
    }
  }

  const Protections& protections() const { return protections_; }

  bool HasRoom() const {
    if (!pending_.empty() || !retries_.empty()) return false;
    return std::any_of(slots_.begin(), slots_.end(), [&](const HandlePtr& worker) {
      return !worker || !worker->current || (!worker->next && MayQueue(*worker));
    });
  }

  void Submit(std::uint64_t id, std::uint32_t kind, std::string head, SharedBytes input) {
    if (ended_) throw std::logic_error("a job for a pool that has ended");
    assert(input.sealed() || input.fd() < 0);
    auto task = std::make_unique<Task>();
    task->id = id;
    task->kind = kind;
    task->head = std::move(head);
    task->input = std::move(input);
    pending_.push_back(std::move(task));
    ++in_flight_;
    Dispatch();
  }

  std::vector<Outcome> Wait(milliseconds timeout, int also) {
    if (ended_) return {};
    const Clock::time_point deadline = Clock::now() + timeout;
    looked_at_ = Clock::now();
    for (;;) {
      const Clock::time_point now = Clock::now();
      const milliseconds left =
          deadline > now ? std::chrono::ceil<milliseconds>(deadline - now) : milliseconds(0);
      // What has ended already is given without waiting, but not without looking at the others.
      const bool woken = Pump(outcomes_.empty() ? left : milliseconds(0), also);
      if (!outcomes_.empty() || woken || Clock::now() >= deadline) {
        return std::exchange(outcomes_, {});
      }
    }
  }

  std::size_t InFlight() const { return in_flight_ + outcomes_.size(); }

  std::vector<int> WorkerIds() const {
    std::vector<int> out;
    for (const HandlePtr& worker : slots_) {
      if (worker && worker->pid > 0) out.push_back(worker->pid);
    }
    return out;
  }

  int ZygoteId() const { return zygote_pid_; }

  void Kill() {
    if (ended_) return;
    ended_ = true;
    for (HandlePtr& worker : slots_) {
      if (worker) EndProcess(*worker);
      worker.reset();
    }
    ending_.clear();
    pending_.clear();
    retries_.clear();
    outcomes_.clear();
    in_flight_ = 0;
    control_.Reset();
    BuryKeeper();
  }

 private:
  // --- Keeper and zygote.

  void BuryKeeper() {
    keeper_.socket.Reset();
    if (keeper_.pid <= 0) return;
    // The keeper ends by itself, after the zygote, after the workers.
    const Clock::time_point patience = Clock::now() + milliseconds(5000);
    for (auto pause = std::chrono::microseconds(200); Clock::now() < patience;
         pause = std::min<std::chrono::microseconds>(2 * pause, milliseconds(20))) {
      const pid_t got = waitpid(keeper_.pid, nullptr, WNOHANG);
      if (got == keeper_.pid || (got < 0 && errno == ECHILD)) {
        keeper_.pid = 0;
        return;
      }
      usleep(static_cast<useconds_t>(pause.count()));
    }
    kill(keeper_.pid, SIGKILL);
    while (waitpid(keeper_.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    keeper_.pid = 0;
  }

  void StartZygote() {
    zygote_pid_ = 0;
    zygote_process_.Reset();
    awaited_.clear();
    if (++restarts_ > kMaxRestarts) {
      throw std::runtime_error("worker processes cannot be kept alive: something ends them");
    }
    SocketPair pair = MakeSocketPair(SOCK_SEQPACKET);
    const int theirs = pair.theirs.get();
    const std::span<const int> fds(&theirs, 1);
    ControlMessage message;
    message.what = Control::kStartZygote;
    if (!keeper_.socket || !SendControl(keeper_.socket.get(), message, fds)) {
      BuryKeeper();
      keeper_ = StartKeeper(options_);
      if (!SendControl(keeper_.socket.get(), message, fds)) {
        throw std::system_error(errno, std::generic_category(), "start a zygote");
      }
    }
    control_ = std::move(pair.ours);
    silent_ = nanoseconds(0);
    ready_ = false;
  }

  // All workers go with their zygote; their jobs are not to blame.
  void LoseZygote() {
    control_.Reset();
    KillProcess(zygote_process_, zygote_pid_);
    for (HandlePtr& slot : slots_) {
      if (slot) Drain(*slot, /*all=*/true);
      if (!slot) continue;  // it had a reply that ended its place
      EndProcess(*slot);
      HandlePtr worker = std::move(slot);
      PutBack(std::move(worker->next));
      if (!worker->current) continue;
      if (worker->verdict && !worker->verdict->weak) {
        Fail(std::move(worker->current), *worker->verdict);
      } else {
        Excuse(std::move(worker->current), "its zygote was lost");
      }
    }
    ending_.clear();
    StartZygote();
  }

  void ReadControl() {
    while (control_) {
      ControlMessage message;
      std::vector<UniqueFd> fds;
      switch (ReceiveControl(control_.get(), message, fds, MSG_DONTWAIT)) {
        case Received::kNothing:
          return;
        case Received::kClosed:
          if (!ready_ever_) {
            if (start_error_.empty()) start_error_ = "the zygote ended while it warmed up";
            control_.Reset();
            return;
          }
          LoseZygote();
          return;
        case Received::kMessage:
          break;
      }
      silent_ = nanoseconds(0);
      UniqueFd process = fds.empty() ? UniqueFd() : std::move(fds.front());
      switch (message.what) {
        case Control::kReady:
          ready_ = ready_ever_ = true;
          zygote_pid_ = message.pid;
          zygote_process_ = std::move(process);
          break;
        case Control::kWarmUpFailed:
          start_error_ = message.text.data();
          if (ready_ever_) throw std::runtime_error(start_error_);
          break;
        case Control::kStarted:
          OnStarted(message, std::move(process));
          break;
        case Control::kSpawnFailed:
          OnSpawnFailed(message);
          break;
        case Control::kExited:
          OnExited(message);
          break;
        case Control::kStartZygote:
        case Control::kSpawn:
          break;  // never sent this way
      }
    }
  }

  Handle* Find(std::uint64_t serial) {
    for (const HandlePtr& worker : slots_) {
      if (worker && worker->serial == serial) return worker.get();
    }
    for (const HandlePtr& worker : ending_) {
      if (worker->serial == serial) return worker.get();
    }
    return nullptr;
  }

  HandlePtr* SlotOf(const Handle& worker) {
    for (HandlePtr& slot : slots_) {
      if (slot.get() == &worker) return &slot;
    }
    return nullptr;
  }

  void OnStarted(const ControlMessage& message, UniqueFd process) {
    std::erase(awaited_, message.serial);
    spawn_failures_ = 0;
    Handle* worker = Find(message.serial);
    if (!worker) {
      KillProcess(process, message.pid);
      return;
    }
    worker->pid = message.pid;
    worker->process = std::move(process);
    if (clock_getcpuclockid(worker->pid, &worker->clock) != 0) worker->clock = 0;
    if (worker->kill_when_started) {
      KillProcess(worker->process, worker->pid);
    } else {
      ExtendCpuLimit(*worker);
    }
  }

  void OnSpawnFailed(const ControlMessage& message) {
    std::erase(awaited_, message.serial);
    if (++spawn_failures_ > kMaxSpawnFailures || !ready_ever_ || !ever_greeted_) {
      throw std::system_error(message.error, std::generic_category(), "fork a worker");
    }
    not_before_ = Clock::now() + kSpawnPause;
    if (Handle* worker = Find(message.serial)) {
      if (HandlePtr* slot = SlotOf(*worker)) {
        HandlePtr gone = std::move(*slot);
        PutBack(std::move(gone->next));
        PutBack(std::move(gone->current));
      } else {
        std::erase_if(ending_, [&](const HandlePtr& w) { return w.get() == worker; });
      }
    }
  }

  void OnExited(const ControlMessage& message) {
    Handle* worker = Find(message.serial);
    if (!worker) return;
    HandlePtr* slot = SlotOf(*worker);
    if (!slot) {
      std::erase_if(ending_, [&](const HandlePtr& w) { return w.get() == worker; });
      return;
    }
    worker->last_cpu = std::max(worker->last_cpu, nanoseconds(message.cpu_ns));
    // What it said before its end counts.
    Drain(*worker, /*all=*/true);
    // A reply that was no success has ended this worker's place already.
    slot = SlotOf(*worker);
    if (!slot) return;
    Bury(std::move(*slot), &message);
  }

  // --- Workers.

  // Whether another job may wait behind the one that it has.
  bool MayQueue(const Handle& worker) const {
    return !worker.worn && !worker.verdict && !worker.closed_at &&
           worker.jobs < static_cast<std::uint64_t>(std::max(options_.jobs_per_worker, 1));
  }

  bool SpawnInto(std::size_t slot) {
    if (!control_ || Clock::now() < not_before_) return false;
    auto worker = std::make_unique<Handle>(options_.max_reply_bytes + kReplyHeadRoom);
    worker->serial = ++last_serial_;
    SocketPair pair = MakeSocketPair(SOCK_STREAM);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
      throw std::system_error(errno, std::generic_category(), "pipe");
    const UniqueFd error_end(ends[1]);
    worker->errors = UniqueFd(ends[0]);
    fcntl(worker->errors.get(), F_SETFL, O_NONBLOCK);
    const UniqueFd progress = worker->progress.Create();
    worker->socket = std::move(pair.ours);
    worker->spawned_at = Clock::now();
    ControlMessage message;
    message.what = Control::kSpawn;
    message.serial = worker->serial;
    const std::array<int, 3> fds = {pair.theirs.get(), error_end.get(), progress.get()};
    // Refused when the zygote is gone, which is noticed on its socket.
    if (!SendControl(control_.get(), message, fds, MSG_DONTWAIT)) return false;
    awaited_.push_back(worker->serial);
    slots_[slot] = std::move(worker);
    return true;
  }

  // Ends a worker whose slot is wanted for another one.
  void Retire(HandlePtr& slot) {
    EndProcess(*slot);
    slot->socket.Reset();
    slot->errors.Reset();
    ending_.push_back(std::move(slot));
  }

  void EndProcess(Handle& worker) {
    if (worker.pid > 0) {
      KillProcess(worker.process, worker.pid);
    } else {
      worker.kill_when_started = true;
    }
  }

  void Condemn(Handle& worker, End end, std::string detail, bool weak = false) {
    if (worker.verdict) return;
    worker.verdict = Verdict{end, std::move(detail), weak};
    worker.verdict_at = Clock::now();
    EndProcess(worker);
  }

  nanoseconds Cpu(Handle& worker) {
    timespec now{};
    if (worker.pid > 0 && worker.clock != 0 && clock_gettime(worker.clock, &now) == 0) {
      worker.last_cpu = std::max(worker.last_cpu, nanoseconds(std::chrono::seconds(now.tv_sec)) +
                                                      nanoseconds(now.tv_nsec));
    }
    return worker.last_cpu;
  }

  // The backstop for the time when nobody waits: the kernel ends a worker that goes far beyond the
  // budget of the jobs that it has.
  void ExtendCpuLimit(Handle& worker) {
    if (worker.pid <= 0) return;
    const auto seconds = [](nanoseconds t) {
      return std::chrono::ceil<std::chrono::seconds>(t).count();
    };
    const nanoseconds now = Cpu(worker);
    const std::int64_t needed = seconds(now + 2 * options_.limits.job_cpu) + 2;
    if (needed <= worker.cpu_limit) return;
    rlimit limit{};
    if (prlimit(worker.pid, RLIMIT_CPU, nullptr, &limit) != 0) return;
    const std::int64_t wanted = needed + seconds(options_.limits.job_cpu / 2);
    limit.rlim_cur = std::min(static_cast<rlim_t>(wanted), limit.rlim_max);
    if (prlimit(worker.pid, RLIMIT_CPU, &limit, nullptr) == 0) worker.cpu_limit = wanted;
  }

  void StartClock(Handle& worker) {
    worker.since = Clock::now();
    worker.watched = nanoseconds(0);
    worker.idle = nanoseconds(0);
    worker.waited_at_half.reset();
    const nanoseconds cpu = Cpu(worker);
    worker.cpu_at_start = worker.cpu_at_step = worker.cpu_at_idle = cpu;
    worker.steps_seen = worker.progress->steps.load(std::memory_order_relaxed);
  }

  void Assign(Handle& worker, TaskPtr task) {
    task->sequence = ++last_sequence_;
    task->ordinal = ++worker.jobs;
    JobHead head;
    head.sequence = task->sequence;
    head.kind = task->kind;
    head.input_size = task->input.size();
    Handle::Outgoing out;
    out.bytes = EncodeFrame(FrameType::kJob, head.Encode() + task->head);
    if (task->input.size() > 0) out.fd = task->input.fd();
    worker.outgoing.push_back(std::move(out));
    if (worker.current) {
      worker.next = std::move(task);
    } else {
      worker.current = std::move(task);
      StartClock(worker);
    }
    ExtendCpuLimit(worker);
    Flush(worker);
  }

  void Flush(Handle& worker) {
    while (!worker.outgoing.empty()) {
      Handle::Outgoing& out = worker.outgoing.front();
      const std::span<const int> fds(&out.fd, out.sent == 0 && out.fd >= 0 ? 1 : 0);
      const ssize_t n = SendWithFds(worker.socket.get(), out.bytes.data() + out.sent,
                                    out.bytes.size() - out.sent, fds, MSG_DONTWAIT);
      // Full: poll tells when there is room. Closed: its end will be told.
      if (n <= 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK) worker.outgoing.clear();
        return;
      }
      out.sent += static_cast<std::size_t>(n);
      if (out.sent == out.bytes.size()) worker.outgoing.pop_front();
    }
  }

  // Hands out what waits, as far as there are workers.
  void Dispatch() {
    // A second attempt gets a worker that did nothing before.
    while (!retries_.empty()) {
      HandlePtr* place = nullptr;
      for (HandlePtr& slot : slots_) {
        if (slot && slot->current) continue;
        place = &slot;
        if (!slot || slot->jobs == 0) break;
      }
      if (!place) break;
      if (*place && ((*place)->jobs > 0 || (*place)->closed_at || (*place)->verdict))
        Retire(*place);
      if (!*place && !SpawnInto(static_cast<std::size_t>(place - slots_.data()))) break;
      Assign(**place, Take(retries_));
    }
    while (!pending_.empty()) {
      Handle* idle = nullptr;
      HandlePtr* empty = nullptr;
      Handle* behind = nullptr;
      for (HandlePtr& slot : slots_) {
        if (slot && !slot->current && !MayQueue(*slot)) Retire(slot);
        if (!slot) {
          if (!empty) empty = &slot;
        } else if (!slot->current) {
          if (!idle) idle = slot.get();
        } else if (!slot->next && MayQueue(*slot)) {
          // Behind the job that has run longest, which is the likeliest to end.
          if (!behind || slot->since < behind->since) behind = slot.get();
        }
      }
      if (!idle && empty && SpawnInto(static_cast<std::size_t>(empty - slots_.data()))) {
        idle = empty->get();
      }
      Handle* worker = idle ? idle : behind;
      if (!worker) break;
      Assign(*worker, Take(pending_));
    }
  }

  static TaskPtr Take(std::deque<TaskPtr>& from) {
    TaskPtr task = std::move(from.front());
    from.pop_front();
    return task;
  }

  void PutBack(TaskPtr task) {
    if (task) pending_.push_front(std::move(task));
  }

  // --- Ends of jobs.

  void Finish(TaskPtr task, End end, std::string reply, std::string detail) {
    Outcome out;
    out.id = task->id;
    out.end = end;
    out.reply = std::move(reply);
    out.detail = std::move(detail);
    out.attempts = std::max(task->attempts, 1);
    out.wall = Milliseconds(task->wall);
    out.cpu = Milliseconds(task->cpu);
    out.peak_memory = task->peak;
    out.input = std::move(task->input);
    outcomes_.push_back(std::move(out));
    --in_flight_;
    restarts_ = 0;
  }

  void Fail(TaskPtr task, const Verdict& verdict) {
    ++task->attempts;
    if (task->attempts < kAttempts) {
      retries_.push_back(std::move(task));
    } else {
      Finish(std::move(task), verdict.end, {}, verdict.detail);
    }
  }

  // For what was no fault of the job; but a job that this keeps happening to is not innocent.
  void Excuse(TaskPtr task, const char* why) {
    if (++task->excuses <= kExcuses) {
      PutBack(std::move(task));
    } else {
      Finish(std::move(task), End::kCrashed, {},
             fmt::format("begun {} times, and each time {}", kExcuses + 1, why));
    }
  }

  // The current job is over; `cpu` as the worker says, if it does.
  TaskPtr TakeCurrent(Handle& worker, std::optional<nanoseconds> cpu) {
    TaskPtr task = std::move(worker.current);
    const nanoseconds measured = Cpu(worker);
    task->wall += Clock::now() - worker.since;
    task->cpu += cpu ? std::min(*cpu, measured) : measured - worker.cpu_at_start;
    return task;
  }

  std::string MemoryText() const {
    return fmt::format("more than {} of memory", BytesText(options_.limits.memory_bytes));
  }

  // Reads what a worker sends. False once there is nothing more to come.
  void Drain(Handle& worker, bool all) {
    static std::array<char, 1 << 16> buffer;  // one thread
    DrainErrors(worker, all);
    std::vector<Frame> frames;
    std::size_t total = 0;
    while (worker.socket && !worker.closed_at && !worker.verdict && (all || total < kRound)) {
      const ssize_t n = recv(worker.socket.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
      // A reset is told once, before what had arrived, when a job was not read to its end.
      if (n < 0 && (errno == EINTR || errno == ECONNRESET)) continue;
      if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
      if (n <= 0) {
        worker.closed_at = Clock::now();
        return;
      }
      total += static_cast<std::size_t>(n);
      const bool good = worker.reader.Feed({buffer.data(), static_cast<std::size_t>(n)}, frames);
      for (Frame& frame : frames) {
        if (!OnFrame(worker, std::move(frame))) return;  // it has no place any more
      }
      frames.clear();
      if (!good) Condemn(worker, End::kCrashed, "its worker sent " + worker.reader.error());
    }
  }

  void DrainErrors(Handle& worker, bool all) {
    std::array<char, 4096> buffer;
    std::size_t total = 0;
    while (worker.errors && (all || total < (kRound >> 4))) {
      const ssize_t n = read(worker.errors.get(), buffer.data(), buffer.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return;
      if (n == 0) {
        worker.errors.Reset();
        return;
      }
      total += static_cast<std::size_t>(n);
      worker.error_tail.append(buffer.data(), static_cast<std::size_t>(n));
      if (worker.error_tail.size() > 2 * kErrorTail) {
        worker.error_tail.erase(0, worker.error_tail.size() - kErrorTail);
      }
    }
  }

  // False when the worker was put out of its slot.
  bool OnFrame(Handle& worker, Frame frame) {
    if (worker.verdict) return true;
    if (frame.type == FrameType::kHello && !worker.greeted) {
      Protections said;
      if (!DecodeProtections(frame.payload, said)) {
        Condemn(worker, End::kCrashed, "its worker sent a greeting that cannot be read");
        return true;
      }
      worker.greeted = true;
      if (!ever_greeted_) protections_ = std::move(said);
      ever_greeted_ = true;
      return true;
    }
    std::string_view rest = frame.payload;
    ReplyHead head;
    if (frame.type != FrameType::kReply || !worker.greeted || !head.Decode(rest)) {
      Condemn(worker, End::kCrashed, "its worker sent a frame that is no reply");
      return true;
    }
    if (!worker.current || head.sequence != worker.current->sequence) {
      Condemn(worker, End::kCrashed, "its worker sent a reply to another job");
      return true;
    }
    OnReply(worker, head, rest);
    return SlotOf(worker) != nullptr;
  }

  void OnReply(Handle& worker, const ReplyHead& head, std::string_view text) {
    constexpr std::uint64_t kMost = std::uint64_t{1} << 46;  // of what a worker claims
    TaskPtr task = TakeCurrent(worker, nanoseconds(std::min(head.cpu_ns, kMost)));
    task->peak = std::max(task->peak, static_cast<std::int64_t>(std::min(head.peak_bytes, kMost)));
    if (head.end == End::kDone) {
      ++task->attempts;
      Finish(std::move(task), End::kDone, std::string(text), {});
      worker.error_tail.clear();
      if (static_cast<std::int64_t>(std::min(head.resident_bytes, kMost)) >
          options_.recycle_bytes) {
        worker.worn = true;
      }
      if (worker.next) {
        worker.current = std::move(worker.next);
        StartClock(worker);
        ExtendCpuLimit(worker);
      }
      return;
    }
    Verdict verdict;
    verdict.end = head.end;
    verdict.detail = head.end == End::kOutOfMemory ? MemoryText() : Printable(text);
    PutBack(std::move(worker.next));
    Fail(std::move(task), verdict);
    if (HandlePtr* slot = SlotOf(worker)) Retire(*slot);
  }

  // What the end of a process says about the job that it had.
  Verdict Judge(Handle& worker, const ControlMessage& exited) {
    const int status = exited.status;
    const std::string line = LastLine(worker.error_tail);
    const std::string said = line.empty() ? std::string() : fmt::format("; it said: {}", line);
    const std::uint64_t begun = worker.progress->steps.load(std::memory_order_relaxed) >> 32;
    const std::uint64_t refused = worker.progress->refused.load(std::memory_order_relaxed);
    Verdict verdict;
    if (WIFSIGNALED(status)) {
      verdict.detail = SignalText(WTERMSIG(status));
      if (WTERMSIG(status) == SIGXCPU) {
        verdict.end = End::kOutOfTime;
        verdict.detail =
            fmt::format("more than {} of processor time", DurationText(options_.limits.job_cpu));
        return verdict;
      }
      if (WTERMSIG(status) == SIGKILL) {
        verdict.detail += ", killed from outside, maybe for want of memory";
        return verdict;
      }
    } else {
      verdict.detail = fmt::format("its worker ended with exit code {}", WEXITSTATUS(status));
    }
    // What gives up in an orderly way says why; other lines may follow on its way out.
    const bool orderly = WIFEXITED(status) || WTERMSIG(status) == SIGABRT;
    if ((orderly && SpeaksOfMemory(worker.error_tail)) || (refused != 0 && refused == begun)) {
      verdict.end = End::kOutOfMemory;
      verdict.detail = fmt::format("{} ({})", MemoryText(), verdict.detail);
      return verdict;
    }
    verdict.detail += said;
    return verdict;
  }

  // A worker has ended (or never will: null). Its job is judged, the one behind it goes elsewhere.
  void Bury(HandlePtr worker, const ControlMessage* exited) {
    if (!ever_greeted_) {
      const std::string how = exited ? Judge(*worker, *exited).detail : "it hangs";
      start_error_ = fmt::format("the first worker did not start: {}", how);
    }
    PutBack(std::move(worker->next));
    if (!worker->current) return;
    Verdict verdict;
    const bool killed =
        exited && WIFSIGNALED(exited->status) && WTERMSIG(exited->status) == SIGKILL;
    if (worker->verdict && (!worker->verdict->weak || !exited || killed)) {
      verdict = *worker->verdict;
    } else if (exited) {
      verdict = Judge(*worker, *exited);
    }
    // Ended before it came to the job: a worker that was idle was killed from outside.
    const std::uint64_t begun = worker->progress->steps.load(std::memory_order_relaxed) >> 32;
    const bool innocent = !worker->verdict && begun < worker->current->ordinal;
    TaskPtr task = TakeCurrent(*worker, std::nullopt);
    if (exited) task->peak = std::max(task->peak, exited->resident_bytes);
    if (innocent) {
      Excuse(std::move(task), "its worker was lost before it came to it");
    } else {
      Fail(std::move(task), verdict);
    }
  }

  // --- Watching.

  // One round: waits at most `timeout`, reads what there is, looks after the workers, hands out
  // work. True when a signal came or `also` can be read.
  bool Pump(milliseconds timeout, int also) {
    Dispatch();
    bool busy = !awaited_.empty() || !ready_ || !ending_.empty() || !pending_.empty();
    polled_.clear();
    polled_.push_back({control_.get(), POLLIN, 0});
    polled_.push_back({also, POLLIN, 0});
    std::vector<std::uint64_t>& serials = polled_serials_;
    serials.clear();
    for (const HandlePtr& worker : slots_) {
      if (!worker) continue;
      busy = busy || worker->current || worker->closed_at || worker->verdict;
      short events = 0;
      if (!worker->closed_at && !worker->verdict) {
        events = POLLIN;
        if (!worker->outgoing.empty()) events = POLLIN | POLLOUT;
      }
      polled_.push_back({events ? worker->socket.get() : -1, events, 0});
      polled_.push_back({worker->errors.get(), POLLIN, 0});
      serials.push_back(worker->serial);
    }
    const milliseconds wait = busy ? std::min(timeout, tick_) : timeout;
    const int rc = poll(polled_.data(), polled_.size(),
                        static_cast<int>(std::min<std::int64_t>(wait.count(), 1'000'000)));
    if (rc < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    const bool woken = rc < 0 || polled_[1].revents != 0;
    if (rc > 0) {
      for (std::size_t i = 0; i < serials.size(); ++i) {
        const short data = polled_[2 + 2 * i].revents;
        const short errors = polled_[3 + 2 * i].revents;
        if (data == 0 && errors == 0) continue;
        Handle* worker = Find(serials[i]);
        if (!worker) continue;
        if ((data & POLLOUT) != 0) Flush(*worker);
        Drain(*worker, /*all=*/false);
      }
      if (polled_[0].revents != 0) ReadControl();
    }
    Watch();
    Dispatch();
    return woken;
  }

  void Watch() {
    const Clock::time_point now = Clock::now();
    const nanoseconds gap = std::min<nanoseconds>(now - looked_at_, kLongestGap);
    if (gap < tick_ / 2) return;
    looked_at_ = now;
    for (HandlePtr& slot : slots_) {
      if (slot) WatchWorker(slot, now, gap);
    }
    if (awaited_.empty() && (ready_ || !control_)) {
      silent_ = nanoseconds(0);
    } else if (ready_ && (silent_ += gap) > kZygoteSilence) {
      LoseZygote();
    }
  }

  void WatchWorker(HandlePtr& slot, Clock::time_point now, nanoseconds gap) {
    Handle& worker = *slot;
    if (worker.verdict) {
      // Hangs in the kernel: the job does not wait for it, and neither does the slot.
      if (now - worker.verdict_at > kBurial) {
        HandlePtr gone = std::move(slot);
        Bury(std::move(gone), nullptr);
      }
      return;
    }
    if (worker.closed_at) {
      if (now - *worker.closed_at > kGoodbye) {
        Condemn(worker, End::kCrashed, "its worker closed the connection", /*weak=*/true);
      }
      return;
    }
    if (!worker.current || worker.pid == 0) return;
    const Limits& limits = options_.limits;
    const nanoseconds cpu = Cpu(worker);
    const std::uint64_t steps = worker.progress->steps.load(std::memory_order_relaxed);
    const auto step = [&] {
      return fmt::format("{} {}", options_.step_name, (steps & 0xffffffff) + 1);
    };
    worker.watched += gap;
    if (steps != worker.steps_seen) {
      worker.steps_seen = steps;
      worker.cpu_at_step = worker.cpu_at_idle = cpu;
      worker.idle = nanoseconds(0);
      worker.waited_at_half.reset();
    } else {
      worker.idle += gap;
      if (worker.idle > limits.stall / 2 && !worker.waited_at_half) {
        worker.waited_at_half = WaitedForProcessor(worker.pid);
      }
      // Hardly any: what a process that waits for something uses now and then.
      const nanoseconds hardly = std::min<nanoseconds>(milliseconds(100), limits.stall / 20);
      if (cpu - worker.cpu_at_idle >= hardly) {
        worker.cpu_at_idle = cpu;
        worker.idle = nanoseconds(0);
        worker.waited_at_half.reset();
      }
    }
    if (cpu - worker.cpu_at_step > limits.step_cpu) {
      Condemn(worker, End::kOutOfTime,
              fmt::format("{} took more than {} of processor time", step(),
                          DurationText(limits.step_cpu)));
    } else if (cpu - worker.cpu_at_start > limits.job_cpu) {
      Condemn(worker, End::kOutOfTime,
              fmt::format("more than {} of processor time; it was at {}",
                          DurationText(limits.job_cpu), step()));
    } else if (worker.idle > limits.stall) {
      const std::optional<nanoseconds> waited = WaitedForProcessor(worker.pid);
      if (waited && worker.waited_at_half && *waited - *worker.waited_at_half > limits.stall / 20) {
        // It wants to run, but the machine has no processor for it: that is no stall.
        worker.idle = nanoseconds(0);
        worker.waited_at_half.reset();
      } else {
        Condemn(worker, End::kStalled,
                fmt::format("{} did nothing for {}", step(), DurationText(limits.stall)));
      }
    } else if (worker.watched > kWallFactor * nanoseconds(limits.job_cpu) + limits.stall) {
      Condemn(worker, End::kStalled,
              fmt::format("not done after {}; it was at {}",
                          DurationText(Milliseconds(worker.watched)), step()));
    }
  }

  // Room for the fields in front of a reply or greeting.
  static constexpr std::uint64_t kReplyHeadRoom = 4096;

  const PoolOptions options_;
  milliseconds tick_{100};
  bool ended_ = false;

  Keeper keeper_;
  UniqueFd control_;  // to the zygote
  UniqueFd zygote_process_;
  int zygote_pid_ = 0;
  bool ready_ = false;
  bool ready_ever_ = false;
  bool ever_greeted_ = false;
  std::string start_error_;
  int restarts_ = 0;
  int spawn_failures_ = 0;
  Clock::time_point not_before_;
  std::vector<std::uint64_t> awaited_;  // serials of workers that the zygote has not confirmed
  nanoseconds silent_{0};               // time that it has not

  std::vector<HandlePtr> slots_;
  std::vector<HandlePtr> ending_;  // without a slot, not reaped yet
  std::deque<TaskPtr> pending_;
  std::deque<TaskPtr> retries_;
  std::vector<Outcome> outcomes_;
  std::size_t in_flight_ = 0;  // without outcomes_
  std::uint64_t last_serial_ = 0;
  std::uint64_t last_sequence_ = 0;
  Clock::time_point looked_at_;
  Protections protections_;
  std::vector<pollfd> polled_;
  std::vector<std::uint64_t> polled_serials_;
};

Pool::Pool(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pool::Pool(Pool&& other) noexcept = default;
Pool& Pool::operator=(Pool&& other) noexcept = default;
Pool::~Pool() = default;

Pool Pool::Start(PoolOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  impl->Start();
  return Pool(std::move(impl));
}

const Protections& Pool::protections() const { return impl_->protections(); }
bool Pool::HasRoom() const { return impl_->HasRoom(); }

void Pool::Submit(std::uint64_t id, std::uint32_t kind, std::string head, SharedBytes input) {
  impl_->Submit(id, kind, std::move(head), std::move(input));
}

std::vector<Outcome> Pool::Wait(std::chrono::milliseconds timeout, int also) {
  return impl_->Wait(timeout, also);
}

std::size_t Pool::InFlight() const { return impl_->InFlight(); }
std::vector<int> Pool::WorkerIds() const { return impl_->WorkerIds(); }
int Pool::ZygoteId() const { return impl_->ZygoteId(); }
void Pool::Kill() { impl_->Kill(); }

}  // namespace kehoach::process
