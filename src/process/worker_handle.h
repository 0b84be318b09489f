// SPDX-License-Identifier: GPL-3.0-or-later
// The parent's side of one worker: its socket, its standard error, its process. Nothing here waits
// for the worker, and nothing that it does can block or fill this process.
#ifndef KEHOACH_PROCESS_WORKER_HANDLE_H_
#define KEHOACH_PROCESS_WORKER_HANDLE_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "process/control.h"
#include "process/frame.h"
#include "process/job_clock.h"
#include "process/limits.h"
#include "process/shared_bytes.h"
#include "process/unique_fd.h"
#include "process/verdict.h"
#include "process/worker.h"

namespace kehoach::process {

// A job on its way through the pool.
struct Task {
  std::uint64_t id = 0;
  std::uint32_t kind = 0;
  std::string head;
  SharedBytes input;
  std::uint64_t sequence = 0;  // unique in the pool, also between attempts
  std::uint64_t ordinal = 0;   // n-th job of its worker
  int attempts = 0;
  int excuses = 0;
  std::chrono::nanoseconds wall{0};  // of all attempts
  std::chrono::nanoseconds cpu{0};
  std::int64_t peak = 0;
};
using TaskPtr = std::unique_ptr<Task>;

// A page of memory that the worker writes and this process reads.
class ProgressPage {
 public:
  ProgressPage() = default;
  ProgressPage(const ProgressPage&) = delete;
  ProgressPage& operator=(const ProgressPage&) = delete;
  ~ProgressPage();

  // Maps a new memfd of one Progress and gives its descriptor. Throws std::system_error.
  UniqueFd Create();

  std::uint64_t steps() const { return page_->steps.load(std::memory_order_relaxed); }
  std::uint64_t begun() const { return steps() >> 32; }  // jobs
  // Memory was refused in the last job that was begun.
  bool MemoryRefused() const;

 private:
  Progress* page_ = nullptr;
};

class WorkerHandle {
 public:
  using Clock = std::chrono::steady_clock;  // stands still while the machine sleeps

  // What the zygote passes on to the worker.
  struct Ends {
    UniqueFd socket, errors, progress;
  };

  WorkerHandle(std::uint64_t serial, std::uint64_t max_payload);

  // Makes socket, standard error and progress page. Throws std::system_error.
  Ends Open();

  // The process was started; it is killed at once if it was to be killed meanwhile.
  void Started(pid_t pid, UniqueFd process);
  // The process was reaped: its number may belong to another one from now on.
  void Exited(std::chrono::nanoseconds cpu);
  // Kills the process, now or as soon as it is known.
  void Kill();
  // Gives up socket and standard error of a worker that is of no more interest.
  void Hang();

  // Puts the frame of `task` into the queue of this worker and sends what it takes. The task must
  // live until it is sent.
  void Send(const Task& task);
  void Flush();
  bool HasOutgoing() const { return !outgoing_.empty(); }

  // Reads what there is: appends whole frames. With `all`, until there is nothing more; else one
  // round. False once bytes came that are no frames; then error() says what.
  bool Receive(std::vector<Frame>& frames, bool all);
  void ReadErrors(bool all);
  void ForgetErrors() { error_tail_.clear(); }
  const std::string& error() const { return reader_.error(); }

  // Processor time of the process, as the kernel counts it.
  std::chrono::nanoseconds Cpu();
  // Moves RLIMIT_CPU, if need be, so that two jobs have room. The backstop for the time when nobody
  // watches.
  void ExtendCpuLimit(const Limits& limits);
  // As JobClock::Machine asks for them.
  std::optional<std::chrono::nanoseconds> WaitedForProcessor() const;
  bool Runnable() const;

  // What the end of this process says about its job.
  Verdict Judge(int status, const Limits& limits) const;

  std::uint64_t serial() const { return serial_; }
  pid_t pid() const { return pid_; }  // 0: not started yet, or reaped
  int socket() const { return socket_.get(); }
  int errors() const { return errors_.get(); }
  const ProgressPage& progress() const { return progress_; }
  // When the worker closed its side of the socket.
  const std::optional<Clock::time_point>& closed_at() const { return closed_at_; }

  // Kept here for the pool.
  TaskPtr current, next;   // the job it has, and the one that waits behind it
  std::uint64_t jobs = 0;  // sent to it
  bool greeted = false;
  bool worn = false;  // gets no more jobs
  // It is to end, or ends, because of this.
  std::optional<Verdict> verdict;
  Clock::time_point verdict_at;
  bool verdict_is_weak = false;  // how the process ends says more, unless that is our signal
  Clock::time_point since;       // of the current job
  JobClock clock;

 private:
  struct Outgoing {
    std::string bytes;
    std::size_t sent = 0;
    int fd = -1;  // goes with the first byte; owned by the task
  };

  const std::uint64_t serial_;
  UniqueFd socket_, errors_, process_;
  pid_t pid_ = 0;
  clockid_t cpu_clock_ = 0;
  bool kill_when_started_ = false;
  ProgressPage progress_;
  FrameReader reader_;
  std::string error_tail_;
  std::deque<Outgoing> outgoing_;
  std::optional<Clock::time_point> closed_at_;
  std::chrono::nanoseconds last_cpu_{0};
  std::int64_t cpu_limit_ = 0;  // seconds, as set with RLIMIT_CPU
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_WORKER_HANDLE_H_
