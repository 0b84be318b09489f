// SPDX-License-Identifier: GPL-3.0-or-later
// Reads documents in worker processes (process/pool.h), so that one that crashes, hangs or fills
// the memory costs nothing but itself. What a worker gives is what ReadPdf() gives in this process.
//
// Pages that need recognition take a way of their own: a worker captures the document, others
// recognise its pages, one a job and as many at once as there are workers, and the plan is read
// from all of them. A page that cannot be recognised costs itself.
#ifndef KEHOACH_BATCH_READER_POOL_H_
#define KEHOACH_BATCH_READER_POOL_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "batch/document_codec.h"
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
  // Start the workers that recognise at once, so that what holds them in can be told; else when the
  // first page needs them.
  bool recognizer_at_once = false;
};

// How a worker ended with a document.
struct ReaderOutcome {
  std::uint64_t id = 0;  // as submitted
  std::optional<Error>
      error;          // kOutOfTime, kOutOfMemory, kCrashed: there is no reply; without source
  std::string reply;  // else: for DecodeReading() or DecodePlan()
  process::SharedBytes input;                       // as submitted, back
  int attempts = 0;                                 // of what took most
  std::chrono::milliseconds wall{0}, processor{0};  // of all attempts
  std::int64_t peak_memory = 0;  // resident bytes of the worker, of its life unless measured
};

// Belongs to one thread, as process::Pool.
class ReaderPool {
 public:
  // Forks; the rules are in every worker from then on. REQUIRES: this process has no other thread
  // and no archive open. Throws std::system_error and std::runtime_error when workers cannot be
  // started. What recognition needs is looked for when the first page needs it.
  ReaderPool(const Rules& rules, const ReaderOptions& options);

  // What is really active in the workers.
  const process::Protections& protections() const { return pool_.protections(); }
  // Of those that recognise; none unless they were started at once.
  const process::Protections* recognizer_protections() const;
  int workers() const { return workers_; }
  const ReadLimits& limits() const { return limits_; }

  // A document that is submitted now need not wait long for its worker.
  bool HasRoom() const;
  std::size_t InFlight() const { return flights_.size(); }
  // Pages that are being recognised, or wait for it.
  std::size_t PagesWaiting() const;

  // A PDF; the reply is for DecodeReading().
  void SubmitPdf(std::uint64_t id, process::SharedBytes bytes);
  // Stored pages (EncodeBlobs()); the reply is for DecodePlan().
  void SubmitPages(std::uint64_t id, process::SharedBytes blobs);

  // Documents that are done with, in the order in which they are; none when the time is over, a
  // signal came, `also` (a descriptor) can be read, or there is work to be handed on within. Limits
  // are held while somebody waits. Throws std::runtime_error when workers cannot be started or kept
  // alive.
  std::vector<ReaderOutcome> Wait(std::chrono::milliseconds timeout, int also = -1);

  // Ends all workers at once; takes nothing any more.
  void Kill();

 private:
  // A document on its way.
  struct Flight {
    std::uint64_t id = 0;
    ReaderOutcome sum;           // of what was done for it so far
    process::SharedBytes input;  // while pages are recognised
    CapturedDocument captured;   // the same
    std::size_t left = 0;        // pages that are not done yet
  };
  struct WaitingPage {
    std::uint64_t ticket = 0;  // of its document
    int number = 0;
  };

  void Submit(std::uint64_t id, std::uint32_t kind, process::SharedBytes bytes);
  void Feed();
  void TakePage(process::Outcome& outcome);
  void TakeDocument(process::Outcome& outcome, std::vector<ReaderOutcome>& out);

  ReadLimits limits_;
  int workers_;
  process::Pool pool_;
  std::optional<process::Pool> recognizers_;
  std::uint64_t last_ticket_ = 0;
  std::unordered_map<std::uint64_t, Flight> flights_;  // by ticket, the id of jobs of pool_
  std::deque<WaitingPage> waiting_;
  std::uint64_t last_page_ = 0;
  std::unordered_map<std::uint64_t, WaitingPage> recognizing_;  // by id of jobs of recognizers_
};

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_READER_POOL_H_
