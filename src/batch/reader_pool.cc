// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reader_pool.h"

#include <algorithm>
#include <new>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "batch/document.h"
#include "batch/document_codec.h"
#include "batch/worker_error.h"
#include "plan/plan_reader.h"
#include "store/page_codec.h"

namespace kehoach::batch {
namespace {

// What a job asks for.
enum Kind : std::uint32_t { kPdf = 1, kPages = 2 };

int Workers(int wanted) {
  if (wanted > 0) return wanted;
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

// Memory that another document has used up must not decide about this one: a worker that runs out
// of it ends, and the document gets a second try in a fresh one.
void EndWhenOutOfMemory(const Error& error) {
  if (error.code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
}

std::string ServePdf(process::Job& job, const Rules& rules) {
  Result<DocumentReading> read = ReadPdf(job.input, {}, rules, {}, [&job] { job.Step(); });
  if (!read) {
    EndWhenOutOfMemory(read.error());
    return EncodeReading(read.error());
  }
  StoredReading out;
  out.text = store::TextSourceOf(read->pages);
  out.pages = store::PackPages(read->pages);
  out.plan = std::move(read->plan);
  out.producer = std::move(read->producer);
  out.warnings = std::move(read->warnings);
  return EncodeReading(out);
}

Result<Plan> PlanOf(process::Job& job, const Rules& rules) {
  const Result<std::vector<std::string_view>> blobs = DecodeBlobs(job.input);
  if (!blobs) return blobs.error();
  std::vector<Page> pages;
  for (const std::string_view blob : *blobs) {
    Result<Page> page = store::DecodePage(blob);
    if (!page) {
      return Error{page.error().code, "", 0,
                   fmt::format("stored page {}: {}", pages.size() + 1, page.error().message)};
    }
    pages.push_back(std::move(page).value());
    job.Step();
  }
  return ReadStoredPages(pages, rules);
}

std::string ServePages(process::Job& job, const Rules& rules) {
  const Result<Plan> plan = PlanOf(job, rules);
  if (!plan) EndWhenOutOfMemory(plan.error());
  return EncodePlan(plan);
}

process::PoolOptions PoolOptionsFor(const Rules& rules, const ReaderOptions& options) {
  process::PoolOptions pool;
  pool.profile = process::Profile::kCapture;
  pool.workers = Workers(options.workers);
  pool.limits.step_cpu = options.limits.page_time;
  pool.limits.job_cpu = options.limits.document_time;
  pool.limits.stall = options.limits.stall_time;
  pool.limits.memory_bytes = options.limits.memory_bytes;
  pool.step_name = "page";
  pool.measure_memory = options.measure_memory;
  pool.serve = [&rules](process::Job& job) {
    return job.kind == kPdf ? ServePdf(job, rules) : ServePages(job, rules);
  };
  pool.warm_up = [&rules] { WarmUp(rules); };
  return pool;
}

}  // namespace

ReaderPool::ReaderPool(const Rules& rules, const ReaderOptions& options)
    : limits_(options.limits),
      workers_(Workers(options.workers)),
      pool_(process::Pool::Start(PoolOptionsFor(rules, options))) {}

void ReaderPool::SubmitPdf(std::uint64_t id, process::SharedBytes bytes) {
  pool_.Submit(id, kPdf, {}, std::move(bytes));
}

void ReaderPool::SubmitPages(std::uint64_t id, process::SharedBytes blobs) {
  pool_.Submit(id, kPages, {}, std::move(blobs));
}

std::vector<ReaderOutcome> ReaderPool::Wait(std::chrono::milliseconds timeout, int also) {
  std::vector<ReaderOutcome> out;
  for (process::Outcome& outcome : pool_.Wait(timeout, also)) {
    ReaderOutcome& ended = out.emplace_back();
    ended.id = outcome.id;
    if (outcome.end != process::End::kDone) ended.error = ErrorOf(outcome);
    ended.reply = std::move(outcome.reply);
    ended.input = std::move(outcome.input);
    ended.attempts = outcome.attempts;
    ended.wall = outcome.wall;
    ended.processor = outcome.cpu;
    ended.peak_memory = outcome.peak_memory;
  }
  return out;
}

}  // namespace kehoach::batch
