// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a worker: enters the sandbox, then does one job after the other.
#ifndef KEHOACH_PROCESS_WORKER_H_
#define KEHOACH_PROCESS_WORKER_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "process/pool.h"
#include "process/unique_fd.h"

namespace kehoach::process {

// One page of memory that a worker writes and the parent reads. What stands there may be anything:
// it moves the clock of the watchdog and words of messages, nothing else.
struct Progress {
  // Upper half: jobs begun. Lower half: steps of the last one.
  std::atomic<std::uint64_t> steps;
  // Jobs begun when memory was refused last; 0: never.
  std::atomic<std::uint64_t> refused;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

// Payload of FrameType::kJob, in front of the head.
struct JobHead {
  std::uint64_t sequence = 0;
  std::uint32_t kind = 0;
  std::uint64_t input_size = 0;  // a descriptor comes with the frame unless 0

  std::string Encode() const;
  // Drops what it read from the front of `bytes`.
  bool Decode(std::string_view& bytes);
};

// Payload of FrameType::kReply, in front of the reply, or of the text of a failure.
struct ReplyHead {
  std::uint64_t sequence = 0;
  End end = End::kDone;  // kDone, kOutOfMemory or kCrashed
  std::uint64_t cpu_ns = 0;
  std::uint64_t peak_bytes = 0;
  std::uint64_t resident_bytes = 0;

  std::string Encode() const;
  // Takes any bytes; false when they are no such head.
  bool Decode(std::string_view& bytes);
};

// Never returns. REQUIRES: just forked, one thread. The socket carries frames, `errors` becomes
// standard error, `progress` is a memfd of the size of Progress.
[[noreturn]] void RunWorker(const PoolOptions& options, UniqueFd socket, UniqueFd errors,
                            UniqueFd progress) noexcept;

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_WORKER_H_
