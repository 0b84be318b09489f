// SPDX-License-Identifier: GPL-3.0-or-later
// Reads documents in worker processes (process/pool.h), so that one that crashes, hangs or fills
// the memory costs nothing but itself. What a worker gives is what ReadPdf() gives in this process.
#ifndef KEHOACH_BATCH_READER_POOL_H_
#define KEHOACH_BATCH_READER_POOL_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/limits.h"
#include "kehoach/result.h"
#include "kehoach/rules.h"
#include "process/pool.h"
#include "process/shared_bytes.h"

namespace kehoach::batch {

struct ReaderOptions {
  int workers = 0;  // 0 = all cores
  ReadLimits limits;
  bool measure_memory = false;  // ReaderOutcome::peak_memory of the document alone
};

// How a worker ended with a document.
struct ReaderOutcome {
  std::uint64_t id = 0;  // as submitted
  std::optional<Error>
      error;          // kOutOfTime, kOutOfMemory, kCrashed: there is no reply; without source
  std::string reply;  // else: for DecodeReading() or DecodePlan()
  process::SharedBytes input;  // as submitted, back
  int attempts = 0;
  std::chrono::milliseconds wall{0}, processor{0};  // of all attempts
  std::int64_t peak_memory = 0;  // resident bytes of the worker, of its life unless measured
};

// Belongs to one thread, as process::Pool.
class ReaderPool {
 public:
  // Forks; the rules are in every worker from then on. REQUIRES: this process has no other thread
  // and no archive open. Throws std::system_error and std::runtime_error when workers cannot be
  // started.
  ReaderPool(const Rules& rules, const ReaderOptions& options);

  // What is really active in the workers.
  const process::Protections& protections() const { return pool_.protections(); }
  int workers() const { return workers_; }
  const ReadLimits& limits() const { return limits_; }

  // A document that is submitted now need not wait long for its worker.
  bool HasRoom() const { return pool_.HasRoom(); }
  std::size_t InFlight() const { return pool_.InFlight(); }

  // A PDF; the reply is for DecodeReading().
  void SubmitPdf(std::uint64_t id, process::SharedBytes bytes);
  // Stored pages (EncodeBlobs()); the reply is for DecodePlan().
  void SubmitPages(std::uint64_t id, process::SharedBytes blobs);

  // Documents that are done with, in the order in which they are; none when the time is over, a
  // signal came, or `also` (a descriptor) can be read. Limits are held while somebody waits.
  std::vector<ReaderOutcome> Wait(std::chrono::milliseconds timeout, int also = -1);

  // Ends all workers at once; takes nothing any more.
  void Kill() { pool_.Kill(); }

 private:
  ReadLimits limits_;
  int workers_;
  process::Pool pool_;
};

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_READER_POOL_H_
