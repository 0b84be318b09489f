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
#include <span>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/control.h"
#include "process/frame.h"
#include "process/verdict.h"
#include "process/worker.h"
#include "process/worker_handle.h"
#include "process/zygote.h"

namespace kehoach::process {
namespace {

using Clock = WorkerHandle::Clock;
using WorkerPtr = std::unique_ptr<WorkerHandle>;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// A job is done at most this often, for faults of its own.
constexpr int kAttempts = 2;
// ... and begun again at most this often when its worker was lost for no fault of it.
constexpr int kExcuses = 5;
// Zygotes lost in a row, without a job that ended between them, until the pool gives up.
constexpr int kMaxRestarts = 5;
// Zygotes, or first workers, that are tried until one is ready. One that ends by itself would do so
// again; but something from outside may have ended it.
constexpr int kStarts = 3;
constexpr int kMaxSpawnFailures = 50;
constexpr auto kSpawnPause = milliseconds(100);
// A worker that closed its socket has this long to end by itself, so that the cause can be told.
constexpr auto kGoodbye = milliseconds(1000);
// A killed process that does not go hangs in the kernel: its job does not wait for it.
constexpr auto kBurial = milliseconds(10'000);
// Without an answer for this long the zygote is taken for hung; while it warms up, for longer.
constexpr auto kZygoteSilence = milliseconds(30'000);
constexpr auto kZygoteWarmUp = milliseconds(300'000);
// Passing time is taken as at most this much between two looks: when this process was stopped, or
// was busy elsewhere, the workers had no chance to show that they are alive.
constexpr auto kLongestGap = milliseconds(1000);
// Room for the fields in front of a reply, and for a greeting.
constexpr std::uint64_t kHeadRoom = 4096;
// The most of anything that a worker can claim about itself.
constexpr std::uint64_t kMostClaimed = std::uint64_t{1} << 46;

milliseconds Milliseconds(nanoseconds duration) {
  return std::chrono::duration_cast<milliseconds>(duration);
}

TaskPtr TakeFirst(std::deque<TaskPtr>& from) {
  TaskPtr task = std::move(from.front());
  from.pop_front();
  return task;
}

bool KilledBySignal(int status, int signal) {
  return WIFSIGNALED(status) && WTERMSIG(status) == signal;
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

// Slots hold the workers, one each or none. A task is owned by exactly one of: pending_, retries_,
// the worker that has it; then it becomes an outcome.
class Pool::Impl {
 public:
  explicit Impl(PoolOptions options) : options_(std::move(options)) {
    if (options_.workers < 1 || !options_.serve) {
      throw std::invalid_argument("a pool needs a worker and something to do");
    }
    slots_.resize(static_cast<std::size_t>(options_.workers));
    const Limits& limits = options_.limits;
    const milliseconds shortest = std::min({limits.step_cpu, limits.job_cpu, limits.stall});
    tick_ = std::clamp(shortest / 10, milliseconds(5), milliseconds(100));
    longest_gap_ = std::min<nanoseconds>(kLongestGap, limits.stall / 4);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { Kill(); }

  void Start() {
    // What is buffered must not be in the buffers of every child as well.
    std::fflush(nullptr);
    looked_at_ = Clock::now();
    if (options_.lazy) {
      keeper_ = StartKeeper(options_);
      return;
    }
    StartZygote();
    // A worker may greet before the zygote has told its number.
    while (!ever_greeted_ || !awaited_.empty()) {
      if (!start_error_.empty()) throw std::runtime_error(start_error_);
      // Anew when it, or the zygote that it came from, was killed before it could greet.
      if (!slots_[0]) SpawnInto(slots_[0]);
      Pump(milliseconds(1000), -1);
    }
  }

  const Protections& protections() const { return protections_; }

  bool HasRoom() const {
    if (!pending_.empty() || !retries_.empty()) return false;
    return std::any_of(slots_.begin(), slots_.end(), [&](const WorkerPtr& worker) {
      return !worker || !worker->current || (!worker->next && TakesMore(*worker));
    });
  }

  void Submit(std::uint64_t id, std::uint32_t kind, std::string head, SharedBytes input) {
    if (ended_) throw std::logic_error("a job for a pool that has ended");
    if (restarts_ == 0 && !control_) StartZygote();
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
    for (;;) {
      const Clock::time_point now = Clock::now();
      const milliseconds left =
          deadline > now ? std::chrono::ceil<milliseconds>(deadline - now) : milliseconds(0);
      // What has ended already is given without waiting, but not without looking at the others.
      const bool woken = Pump(outcomes_.empty() ? left : milliseconds(0), also);
      if (!start_error_.empty()) throw std::runtime_error(start_error_);
      if (!outcomes_.empty() || woken || Clock::now() >= deadline) {
        return std::exchange(outcomes_, {});
      }
    }
  }

  std::size_t InFlight() const { return in_flight_ + outcomes_.size(); }

  std::vector<int> WorkerIds() const {
    std::vector<int> out;
    for (const WorkerPtr& worker : slots_) {
      if (worker && worker->pid() > 0) out.push_back(worker->pid());
    }
    return out;
  }

  int ZygoteId() const { return zygote_pid_; }

  void Kill() {
    if (ended_) return;
    ended_ = true;
    for (WorkerPtr& worker : slots_) {
      if (worker) worker->Kill();
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
    // A keeper, too, may be killed at any moment.
    for (int tries = 0; !keeper_.socket || !SendControl(keeper_.socket.get(), message, fds);) {
      if (++tries > kStarts) {
        throw std::system_error(errno, std::generic_category(), "start a zygote");
      }
      BuryKeeper();
      keeper_ = StartKeeper(options_);
    }
    control_ = std::move(pair.ours);
    silent_ = nanoseconds(0);
    ready_ = false;
  }

  // All workers go with their zygote; their jobs are not to blame.
  void LoseZygote() {
    control_.Reset();
    KillProcess(zygote_process_, zygote_pid_);
    for (WorkerPtr& slot : slots_) {
      if (slot) Read(*slot, /*all=*/true);
      if (!slot) continue;  // it had a reply that ended its place
      slot->Kill();
      WorkerPtr worker = std::move(slot);
      PutBack(std::move(worker->next));
      if (!worker->current) continue;
      if (worker->verdict && !worker->verdict_is_weak) {
        Fail(std::move(worker->current), *worker->verdict);
      } else {
        Excuse(std::move(worker->current), "its zygote was lost");
      }
    }
    ending_.clear();
    StartZygote();
  }

  // It does not answer, or its keeper does not: both are given up.
  void GiveUpZygote() {
    if (keeper_.pid > 0) kill(keeper_.pid, SIGKILL);
    BuryKeeper();
    LoseZygote();
  }

  void ReadControl() {
    while (control_) {
      ControlMessage message;
      std::vector<UniqueFd> fds;
      switch (ReceiveControl(control_.get(), message, fds, MSG_DONTWAIT)) {
        case Received::kNothing:
          return;
        case Received::kClosed:
          if (!ready_ever_ && (restarts_ >= kStarts || !start_error_.empty())) {
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
      OnControl(message, fds.empty() ? UniqueFd() : std::move(fds.front()));
    }
  }

  void OnControl(const ControlMessage& message, UniqueFd process) {
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

  WorkerHandle* Find(std::uint64_t serial) {
    for (const std::vector<WorkerPtr>* workers : {&slots_, &ending_}) {
      for (const WorkerPtr& worker : *workers) {
        if (worker && worker->serial() == serial) return worker.get();
      }
    }
    return nullptr;
  }

  // Null for one that has no slot any more.
  WorkerPtr* SlotOf(const WorkerHandle& worker) {
    const auto at = std::find_if(slots_.begin(), slots_.end(),
                                 [&](const WorkerPtr& slot) { return slot.get() == &worker; });
    return at == slots_.end() ? nullptr : &*at;
  }

  void ForgetEnding(const WorkerHandle& worker) {
    std::erase_if(ending_, [&](const WorkerPtr& w) { return w.get() == &worker; });
  }

  void OnStarted(const ControlMessage& message, UniqueFd process) {
    std::erase(awaited_, message.serial);
    spawn_failures_ = 0;
    WorkerHandle* worker = Find(message.serial);
    if (!worker) {
      KillProcess(process, message.pid);
      return;
    }
    worker->Started(message.pid, std::move(process));
    worker->ExtendCpuLimit(options_.limits);
  }

  void OnSpawnFailed(const ControlMessage& message) {
    std::erase(awaited_, message.serial);
    if (++spawn_failures_ > kMaxSpawnFailures || !ever_greeted_) {
      throw std::system_error(message.error, std::generic_category(), "fork a worker");
    }
    not_before_ = Clock::now() + kSpawnPause;
    WorkerHandle* worker = Find(message.serial);
    if (!worker) return;
    WorkerPtr* slot = SlotOf(*worker);
    if (!slot) {
      ForgetEnding(*worker);
      return;
    }
    WorkerPtr gone = std::move(*slot);
    PutBack(std::move(gone->next));
    // It may have been a second attempt, which still wants a fresh worker.
    if (gone->current && gone->current->attempts > 0) {
      retries_.push_front(std::move(gone->current));
    } else {
      PutBack(std::move(gone->current));
    }
  }

  void OnExited(const ControlMessage& message) {
    WorkerHandle* worker = Find(message.serial);
    if (!worker) return;
    worker->Exited(nanoseconds(message.cpu_ns));
    // What it said before its end counts, unless that has cost it its slot already.
    if (SlotOf(*worker)) Read(*worker, /*all=*/true);
    if (WorkerPtr* slot = SlotOf(*worker)) {
      Bury(std::move(*slot), &message);
    } else {
      ForgetEnding(*worker);
    }
  }

  // --- Workers.

  // Whether it may get another job, now or behind the one that it has.
  bool TakesMore(const WorkerHandle& worker) const {
    return !worker.worn && !worker.verdict && !worker.closed_at() &&
           worker.jobs < static_cast<std::uint64_t>(std::max(options_.jobs_per_worker, 1));
  }

  bool SpawnInto(WorkerPtr& slot) {
    if (!control_ || Clock::now() < not_before_) return false;
    auto worker =
        std::make_unique<WorkerHandle>(++last_serial_, options_.max_reply_bytes + kHeadRoom);
    const WorkerHandle::Ends ends = worker->Open();
    ControlMessage message;
    message.what = Control::kSpawn;
    message.serial = worker->serial();
    const std::array<int, 3> fds = {ends.socket.get(), ends.errors.get(), ends.progress.get()};
    // Refused when the zygote is gone, which is noticed on its socket.
    if (!SendControl(control_.get(), message, fds, MSG_DONTWAIT)) return false;
    awaited_.push_back(worker->serial());
    slot = std::move(worker);
    return true;
  }

  // Ends a worker whose slot is wanted for another one.
  void Retire(WorkerPtr& slot) {
    slot->Kill();
    slot->Hang();
    ending_.push_back(std::move(slot));
  }

  void Condemn(WorkerHandle& worker, Verdict verdict, bool weak = false) {
    if (worker.verdict) return;
    worker.verdict = std::move(verdict);
    worker.verdict_is_weak = weak;
    worker.verdict_at = Clock::now();
    worker.Kill();
  }

  void Distrust(WorkerHandle& worker, const std::string& why) {
    Condemn(worker, {End::kCrashed, "its worker sent " + why});
  }

  void BeginCurrent(WorkerHandle& worker) {
    worker.since = Clock::now();
    worker.clock.Start(worker.Cpu(), worker.progress().steps());
    worker.ExtendCpuLimit(options_.limits);
  }

  void Assign(WorkerHandle& worker, TaskPtr task) {
    task->sequence = ++last_sequence_;
    task->ordinal = ++worker.jobs;
    TaskPtr& place = worker.current ? worker.next : worker.current;
    place = std::move(task);
    if (!worker.next) BeginCurrent(worker);
    worker.Send(*place);
  }

  // Hands out what waits, as far as there are workers.
  void Dispatch() {
    while (!retries_.empty()) {
      WorkerPtr* slot = FreshSlot();
      if (!slot) break;
      Assign(**slot, TakeFirst(retries_));
    }
    while (!pending_.empty()) {
      WorkerHandle* worker = WorkerForMore();
      if (!worker) break;
      Assign(*worker, TakeFirst(pending_));
    }
  }

  // A slot with a worker that did nothing before, for a second attempt; null when all are busy.
  WorkerPtr* FreshSlot() {
    WorkerPtr* place = nullptr;
    for (WorkerPtr& slot : slots_) {
      if (slot && slot->current) continue;
      place = &slot;
      if (!slot || slot->jobs == 0) break;
    }
    if (!place) return nullptr;
    if (*place && ((*place)->jobs > 0 || !TakesMore(**place))) Retire(*place);
    return *place || SpawnInto(*place) ? place : nullptr;
  }

  // An idle worker, else a new one, else one behind whose job there is a place; else null.
  WorkerHandle* WorkerForMore() {
    WorkerPtr* empty = nullptr;
    WorkerHandle* behind = nullptr;
    for (WorkerPtr& slot : slots_) {
      if (slot && !slot->current && !TakesMore(*slot)) Retire(slot);
      if (!slot) {
        if (!empty) empty = &slot;
      } else if (!slot->current) {
        return slot.get();
      } else if (!slot->next && TakesMore(*slot)) {
        // The job that has run longest is the likeliest to end.
        if (!behind || slot->since < behind->since) behind = slot.get();
      }
    }
    return empty && SpawnInto(*empty) ? empty->get() : behind;
  }

  void PutBack(TaskPtr task) {
    if (task) pending_.push_front(std::move(task));
  }

  // --- Ends of jobs.

  void Finish(TaskPtr task, Verdict verdict, std::string reply = {}) {
    Outcome out;
    out.id = task->id;
    out.end = verdict.end;
    out.reply = std::move(reply);
    out.detail = std::move(verdict.detail);
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
      Finish(std::move(task), verdict);
    }
  }

  // For what was no fault of the job; but a job that this keeps happening to is not innocent.
  void Excuse(TaskPtr task, const char* why) {
    if (++task->excuses > kExcuses) {
      Finish(std::move(task),
             {End::kCrashed, fmt::format("begun {} times, and each time {}", kExcuses + 1, why)});
    } else if (task->attempts > 0) {
      retries_.push_front(std::move(task));
    } else {
      PutBack(std::move(task));
    }
  }

  // The current job is over; `cpu` as the worker says, if it does.
  TaskPtr TakeCurrent(WorkerHandle& worker, std::optional<nanoseconds> cpu) {
    TaskPtr task = std::move(worker.current);
    const nanoseconds measured = worker.Cpu();
    task->wall += Clock::now() - worker.since;
    task->cpu += cpu ? std::min(*cpu, measured) : measured - worker.clock.cpu_at_start();
    return task;
  }

  // Takes what a worker sends. It may have lost its slot afterwards.
  void Read(WorkerHandle& worker, bool all) {
    worker.ReadErrors(all);
    if (worker.verdict) return;
    std::vector<Frame> frames;
    const bool good = worker.Receive(frames, all);
    for (const Frame& frame : frames) {
      OnFrame(worker, frame);
      if (worker.verdict || !SlotOf(worker)) return;
    }
    if (!good) Distrust(worker, worker.error());
  }

  void OnFrame(WorkerHandle& worker, const Frame& frame) {
    if (frame.type == FrameType::kHello && !worker.greeted) {
      OnGreeting(worker, frame.payload);
      return;
    }
    std::string_view rest = frame.payload;
    ReplyHead head;
    if (frame.type != FrameType::kReply || !worker.greeted || !head.Decode(rest)) {
      Distrust(worker, "a frame that is no reply");
    } else if (!worker.current || head.sequence != worker.current->sequence) {
      Distrust(worker, "a reply to another job");
    } else {
      OnReply(worker, head, rest);
    }
  }

  void OnGreeting(WorkerHandle& worker, std::string_view payload) {
    Protections said;
    if (!DecodeProtections(payload, said)) {
      Distrust(worker, "a greeting that cannot be read");
      return;
    }
    worker.greeted = true;
    if (!ever_greeted_) protections_ = std::move(said);
    ever_greeted_ = true;
  }

  void OnReply(WorkerHandle& worker, const ReplyHead& head, std::string_view text) {
    TaskPtr task = TakeCurrent(worker, nanoseconds(std::min(head.cpu_ns, kMostClaimed)));
    const auto claimed = [](std::uint64_t bytes) {
      return static_cast<std::int64_t>(std::min(bytes, kMostClaimed));
    };
    task->peak = std::max(task->peak, claimed(head.peak_bytes));
    if (head.end != End::kDone) {
      const Limits& limits = options_.limits;
      PutBack(std::move(worker.next));
      Fail(std::move(task),
           {head.end, head.end == End::kOutOfMemory ? MemoryText(limits) : LastLine(text)});
      Retire(*SlotOf(worker));
      return;
    }
    ++task->attempts;
    Finish(std::move(task), {End::kDone, {}}, std::string(text));
    worker.ForgetErrors();
    worker.worn = worker.worn || claimed(head.resident_bytes) > options_.recycle_bytes;
    if (worker.next) {
      worker.current = std::move(worker.next);
      BeginCurrent(worker);
    }
  }

  // A worker has ended (or never will: null). Its job is judged, the one behind it goes elsewhere.
  void Bury(WorkerPtr worker, const ControlMessage* exited) {
    Verdict verdict = worker->verdict.value_or(Verdict{End::kCrashed, "its worker was lost"});
    const bool ours = worker->verdict && (!worker->verdict_is_weak || !exited ||
                                          KilledBySignal(exited->status, SIGKILL));
    if (!ours && exited) verdict = worker->Judge(exited->status, options_.limits);
    if (!ever_greeted_ && ++lost_first_workers_ >= kStarts) {
      start_error_ = "the first worker did not start: " + verdict.detail;
    }
    PutBack(std::move(worker->next));
    if (!worker->current) return;
    // Ended before it came to the job: a worker that was idle was killed from outside.
    const bool innocent = !worker->verdict && worker->progress().begun() < worker->current->ordinal;
    TaskPtr task = TakeCurrent(*worker, std::nullopt);
    if (exited) task->peak = std::max(task->peak, exited->resident_bytes);
    if (innocent) {
      Excuse(std::move(task), "its worker was lost before it came to it");
    } else {
      Fail(std::move(task), verdict);
    }
  }

  // --- Waiting and watching.

  // One round: waits at most `timeout`, reads what there is, looks after the workers, hands out
  // work. True when a signal came or `also` can be read.
  bool Pump(milliseconds timeout, int also) {
    Dispatch();
    const bool watching = FillPolled(also);
    const milliseconds wait = std::min(timeout, watching ? tick_ : milliseconds(1'000'000));
    const int rc = poll(polled_.data(), polled_.size(), static_cast<int>(wait.count()));
    if (rc < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    const bool woken = rc < 0 || polled_[kAlso].revents != 0;
    if (rc > 0) {
      for (std::size_t i = 0; i < polled_serials_.size(); ++i) {
        const short socket = polled_[kFirstWorker + 2 * i].revents;
        const short errors = polled_[kFirstWorker + 2 * i + 1].revents;
        WorkerHandle* worker = (socket | errors) != 0 ? Find(polled_serials_[i]) : nullptr;
        if (!worker) continue;
        if ((socket & POLLOUT) != 0) worker->Flush();
        Read(*worker, /*all=*/false);
      }
      if (polled_[kControl].revents != 0) ReadControl();
    }
    Watch();
    Dispatch();
    return woken;
  }

  // True when somebody must be looked after while we wait.
  bool FillPolled(int also) {
    bool watching = !awaited_.empty() || !ready_ || !pending_.empty();
    polled_.clear();
    polled_serials_.clear();
    polled_.push_back({control_.get(), POLLIN, 0});
    polled_.push_back({also, POLLIN, 0});
    for (const WorkerPtr& worker : slots_) {
      if (!worker) continue;
      const bool over = worker->closed_at() || worker->verdict;
      watching = watching || worker->current || over;
      const short events = worker->HasOutgoing() ? POLLIN | POLLOUT : POLLIN;
      polled_.push_back({over ? -1 : worker->socket(), events, 0});
      polled_.push_back({worker->errors(), POLLIN, 0});
      polled_serials_.push_back(worker->serial());
    }
    return watching;
  }

  void Watch() {
    const Clock::time_point now = Clock::now();
    const nanoseconds gap = std::min<nanoseconds>(now - looked_at_, longest_gap_);
    if (gap < tick_ / 2) return;
    looked_at_ = now;
    for (WorkerPtr& slot : slots_) {
      if (slot) WatchWorker(slot, now, gap);
    }
    if (ready_ && awaited_.empty()) {
      silent_ = nanoseconds(0);
    } else if (control_ && (silent_ += gap) > (ready_ ? kZygoteSilence : kZygoteWarmUp)) {
      GiveUpZygote();
    }
  }

  void WatchWorker(WorkerPtr& slot, Clock::time_point now, nanoseconds gap) {
    WorkerHandle& worker = *slot;
    if (worker.verdict) {
      // Hangs in the kernel: the job does not wait for it, and neither does the slot.
      if (now - worker.verdict_at > kBurial) Bury(std::move(slot), nullptr);
    } else if (worker.closed_at()) {
      if (now - *worker.closed_at() > kGoodbye) {
        Condemn(worker, {End::kCrashed, "its worker closed the connection"}, /*weak=*/true);
      }
    } else if (worker.current && worker.pid() > 0) {
      const JobClock::Machine machine = {[&worker] { return worker.WaitedForProcessor(); },
                                         [&worker] { return worker.Runnable(); }};
      std::optional<Verdict> verdict =
          worker.clock.Look(gap, worker.Cpu(), worker.progress().steps(), machine, options_.limits,
                            options_.step_name);
      if (verdict) Condemn(worker, std::move(*verdict));
    }
  }

  // Places in polled_; behind them a socket and a standard error for each of polled_serials_.
  enum : std::size_t { kControl, kAlso, kFirstWorker };

  const PoolOptions options_;
  milliseconds tick_{100};
  nanoseconds longest_gap_{0};
  bool ended_ = false;

  Keeper keeper_;
  UniqueFd control_;  // to the zygote
  UniqueFd zygote_process_;
  int zygote_pid_ = 0;
  bool ready_ = false;       // the zygote has warmed up
  bool ready_ever_ = false;  // one has
  bool ever_greeted_ = false;
  std::string start_error_;
  int restarts_ = 0;
  int spawn_failures_ = 0;
  int lost_first_workers_ = 0;
  Clock::time_point not_before_;        // no spawning
  std::vector<std::uint64_t> awaited_;  // serials of workers that the zygote has not confirmed
  nanoseconds silent_{0};               // time that it has not

  std::vector<WorkerPtr> slots_;
  std::vector<WorkerPtr> ending_;  // without a slot, not reaped yet
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
