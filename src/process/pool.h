// SPDX-License-Identifier: GPL-3.0-or-later
// Work on bytes that may be hostile, in other processes: they may crash, hang, lie or fill the
// memory, and cost their own job at most. Knows nothing of what the work is.
//
//   Pool ──▶ keeper ──fork──▶ zygote ──fork──▶ workers, one job at a time each
//     └──────────── a socket and a sealed memfd to each worker ────────┘
//
// The keeper and the zygote are forked before the program has loaded anything of a user; the zygote
// warms up what all workers need. Whatever ends, the others notice: nothing outlives the process
// that owns the pool, not even when that is killed. docs/isolation.md says what holds a worker in.
#ifndef KEHOACH_PROCESS_POOL_H_
#define KEHOACH_PROCESS_POOL_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "process/limits.h"
#include "process/sandbox.h"
#include "process/shared_bytes.h"

namespace kehoach::process {

// One job as its worker sees it. The views hold until the function that serves it returns.
class Job {
 public:
  Job(std::uint32_t job_kind, std::string_view job_head, std::string_view job_input,
      std::atomic<std::uint64_t>* steps = nullptr)
      : kind(job_kind), head(job_head), input(job_input), steps_(steps) {}

  const std::uint32_t kind;      // as submitted
  const std::string_view head;   // as submitted
  const std::string_view input;  // sealed: to be read only

  // One step of the work (a page) is done: the watchdog starts counting anew. Costs one addition.
  void Step() {
    if (steps_) steps_->fetch_add(1, std::memory_order_relaxed);
  }

 private:
  std::atomic<std::uint64_t>* steps_;
};

// Does a job, in a worker, and gives its reply. Should throw nothing: std::bad_alloc counts as
// End::kOutOfMemory, anything else as End::kCrashed with its text; both end the worker.
using Serve = std::function<std::string(Job&)>;

struct PoolOptions {
  Profile profile = Profile::kCapture;
  int workers = 1;  // at least 1
  Limits limits;
  Serve serve;
  std::function<void()> warm_up;      // runs in the zygote, before it forks a worker; may be empty
  std::vector<std::string> readable;  // Profile::kRender: what may be read besides fonts
  std::string step_name = "step";     // what messages call a step: "page"
  int jobs_per_worker = 500;          // then it is replaced; 1: no job ever meets what another left
  std::int64_t recycle_bytes = std::int64_t{96} << 20;  // so is one with more resident memory
  std::uint64_t max_reply_bytes = std::uint64_t{256} << 20;
  // Nothing but the keeper is forked before the first job: for work that many runs do not need.
  bool lazy = false;
  bool measure_memory = false;  // exact Outcome::peak_memory, for some microseconds a job
};

// How a job ended. The values are not stored anywhere.
enum class End {
  kDone,         // with a reply
  kOutOfTime,    // more processor time than Limits allow
  kStalled,      // no step and no processor time for Limits::stall
  kOutOfMemory,  // more memory than Limits::memory_bytes
  kCrashed,      // ended, threw, or answered what is no answer
};

std::string_view Name(End end);

struct Outcome {
  std::uint64_t id = 0;
  End end = End::kDone;
  std::string reply;   // kDone
  std::string detail;  // else: one line, "page 3 took more than 20 s of processor time"
  int attempts = 0;    // 1, or 2 after a retry in a fresh worker
  std::chrono::milliseconds wall{0};  // of all attempts
  std::chrono::milliseconds cpu{0};
  // Resident memory of the worker, in bytes, at its peak: of this job when measure_memory, else
  // since the worker was started. As the worker says, unless it died.
  std::int64_t peak_memory = 0;
  SharedBytes input;  // as submitted, back
};

// Jobs go in by Submit, each comes back once from Wait, in the order in which they end. A job whose
// worker crashed or ran over a limit is done once more by a worker that did nothing before; the
// second failure is its outcome. A worker that was lost for no fault of the job (its zygote was
// killed) is no attempt. All methods are called by one thread, which lives as long as the pool: the
// kernel ends the workers when it ends.
class Pool {
 public:
  // Forks the keeper and the zygote and waits for a first worker. REQUIRES: this process has no
  // other thread and no document or archive open. Throws std::system_error when processes cannot be
  // started, std::runtime_error when warm_up or the first worker fails; a lazy pool throws them from
  // Submit() and Wait().
  static Pool Start(PoolOptions options);

  Pool(Pool&& other) noexcept;
  Pool& operator=(Pool&& other) noexcept;
  ~Pool();  // Kill()

  // What is really active, as said by the first worker on its way in; empty as long as a lazy pool
  // has none.
  const Protections& protections() const;

  // A worker is free, or the one place behind the job of one is: a Submit now reaches a worker at
  // once.
  bool HasRoom() const;

  // Takes a job; `id` comes back with its outcome and need not be unique. A job beyond HasRoom()
  // waits in this process. REQUIRES: input is sealed or empty.
  void Submit(std::uint64_t id, std::uint32_t kind, std::string head, SharedBytes input);

  // Waits until a job has ended, a signal has come, `also` (a descriptor, unless -1) can be read,
  // or `timeout` is over, and gives the jobs that have ended, maybe none. This is the watchdog,
  // too: limits are held while somebody waits. Throws std::runtime_error when processes cannot be
  // kept alive.
  std::vector<Outcome> Wait(std::chrono::milliseconds timeout, int also = -1);

  // Jobs submitted whose outcome was not given yet.
  std::size_t InFlight() const;

  // Process ids of the workers that live, for tests and `doctor`.
  std::vector<int> WorkerIds() const;
  // Of the zygote; 0 when there is none.
  int ZygoteId() const;

  // Ends all processes of the pool and waits until they are gone; jobs in flight have no outcome.
  // The pool takes no more jobs.
  void Kill();

 private:
  class Impl;
  explicit Pool(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_POOL_H_
