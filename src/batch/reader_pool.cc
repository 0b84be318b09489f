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
#include "batch/recognition.h"
#include "batch/worker_error.h"
#include "plan/plan_reader.h"
#include "store/page_codec.h"

namespace kehoach::batch {
namespace {

// What a job asks for.
enum Kind : std::uint32_t { kPdf = 1, kPages = 2, kCaptured = 3 };

// Pages that may wait to be recognised before no more documents are taken.
constexpr std::size_t kMostPages = 256;
// Who captures is looked after so often while others recognise, which takes a hundred times longer.
constexpr auto kCaptureFirst = std::chrono::milliseconds(20);

int Workers(int wanted) {
  if (wanted > 0) return wanted;
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

// Memory that another document has used up must not decide about this one: a worker that runs out
// of it ends, and the document gets a second try in a fresh one.
void EndWhenOutOfMemory(const Error& error) {
  if (error.code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
}

std::string Answer(const Result<StoredReading>& reading) {
  if (!reading) EndWhenOutOfMemory(reading.error());
  return EncodeReading(reading);
}

Result<StoredReading> Stored(Result<DocumentReading> read) {
  if (!read) return read.error();
  StoredReading out;
  out.text = store::TextSourceOf(read->pages);
  out.pages = store::PackPages(read->pages);
  out.plan = std::move(read->plan);
  out.producer = std::move(read->producer);
  out.warnings = std::move(read->warnings);
  return out;
}

std::string ServePdf(process::Job& job, const Rules& rules, OcrMode ocr) {
  Result<DocumentPages> document = ReadPages(job.input, {}, [&job] { job.Step(); });
  if (!document) return Answer(document.error());
  CapturedDocument captured;
  captured.wanted = PagesToRecognize(document->pages, ocr);
  if (captured.wanted.empty()) return Answer(Stored(ReadingOf(std::move(*document), {}, rules)));
  captured.pages = store::PackPages(document->pages);
  captured.producer = std::move(document->producer);
  captured.warnings = std::move(document->warnings);
  return EncodeCaptured(captured);
}

Result<StoredReading> Assemble(process::Job& job, const Rules& rules) {
  Result<CapturedDocument> captured = DecodeCaptured(job.input);
  if (!captured) return captured.error();
  DocumentPages document;
  document.producer = std::move(captured->producer);
  document.warnings = std::move(captured->warnings);
  document.recognised = true;
  for (const store::PackedPage& packed : captured->pages) {
    Result<Page> page = store::DecodePage(packed.blob);
    if (!page) return page.error();
    document.pages.push_back(std::move(*page));
    job.Step();
  }
  return Stored(ReadingOf(std::move(document), {}, rules));
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
  pool.serve = [&rules, ocr = options.limits.ocr](process::Job& job) {
    switch (job.kind) {
      case kPdf:
        return ServePdf(job, rules, ocr);
      case kCaptured:
        return Answer(Assemble(job, rules));
      default:
        return ServePages(job, rules);
    }
  };
  pool.warm_up = [&rules] { WarmUp(rules); };
  return pool;
}

void AddTo(ReaderOutcome& sum, const process::Outcome& outcome) {
  sum.attempts = std::max(sum.attempts, outcome.attempts);
  sum.wall += outcome.wall;
  sum.processor += outcome.cpu;
  sum.peak_memory = std::max(sum.peak_memory, outcome.peak_memory);
}

// A page that was to be recognised and could not be stays as it was captured.
void NoteFailure(store::PackedPage& packed, const Error& error) {
  Result<Page> page = store::DecodePage(packed.blob);
  if (!page) return;
  std::string& reason = page->quality.reason;
  reason += fmt::format("{}not recognised: {}", reason.empty() ? "" : "; ", error.message);
  packed = store::PackPage(*page);
}

}  // namespace

ReaderPool::ReaderPool(const Rules& rules, const ReaderOptions& options)
    : limits_(options.limits),
      workers_(Workers(options.workers)),
      pool_(process::Pool::Start(PoolOptionsFor(rules, options))) {
  if (limits_.ocr == OcrMode::kOff) return;
  process::PoolOptions recognition =
      RecognitionPoolOptions(limits_, workers_, options.recognizer_at_once);
  recognition.measure_memory = options.measure_memory;
  recognizers_ = process::Pool::Start(std::move(recognition));
}

const process::Protections* ReaderPool::recognizer_protections() const {
  const bool started = recognizers_ && !recognizers_->protections().all.empty();
  return started ? &recognizers_->protections() : nullptr;
}

bool ReaderPool::HasRoom() const { return pool_.HasRoom() && PagesWaiting() < kMostPages; }

std::size_t ReaderPool::PagesWaiting() const { return waiting_.size() + recognizing_.size(); }

void ReaderPool::Submit(std::uint64_t id, std::uint32_t kind, process::SharedBytes bytes) {
  flights_[++last_ticket_].id = id;
  pool_.Submit(last_ticket_, kind, {}, std::move(bytes));
}

void ReaderPool::SubmitPdf(std::uint64_t id, process::SharedBytes bytes) {
  Submit(id, kPdf, std::move(bytes));
}

void ReaderPool::SubmitPages(std::uint64_t id, process::SharedBytes blobs) {
  Submit(id, kPages, std::move(blobs));
}

void ReaderPool::Kill() {
  pool_.Kill();
  if (recognizers_) recognizers_->Kill();
}

// Only as many as workers can take: each job holds a descriptor.
void ReaderPool::Feed() {
  while (!waiting_.empty() && recognizers_->HasRoom()) {
    const WaitingPage page = waiting_.front();
    waiting_.pop_front();
    const Flight& flight = flights_.at(page.ticket);
    recognizing_[++last_page_] = page;
    recognizers_->Submit(last_page_, kPdf,
                         flight.captured.pages[static_cast<std::size_t>(page.number) - 1].blob,
                         flight.input.Duplicate());
  }
}

void ReaderPool::TakePage(process::Outcome& outcome) {
  const auto found = recognizing_.find(outcome.id);
  const WaitingPage place = found->second;
  recognizing_.erase(found);
  Flight& flight = flights_.at(place.ticket);
  AddTo(flight.sum, outcome);
  store::PackedPage& page = flight.captured.pages[static_cast<std::size_t>(place.number) - 1];
  std::optional<Error> error;
  if (outcome.end != process::End::kDone) {
    error = ErrorOfPage(outcome);
  } else if (Result<store::PackedPage> recognized = DecodePage(outcome.reply);
             !recognized || recognized->number != place.number) {
    error = recognized ? Error{ErrorCode::kInternal, {}, 0, "another page was recognised"}
                       : recognized.error();
  } else {
    page = std::move(*recognized);
  }
  if (error) {
    error->page = place.number;
    NoteFailure(page, *error);
    flight.captured.warnings.push_back(std::move(*error));
  }
  if (--flight.left > 0) return;
  std::stable_sort(flight.captured.warnings.begin(), flight.captured.warnings.end(),
                   [](const Error& a, const Error& b) { return a.page < b.page; });
  pool_.Submit(place.ticket, kCaptured, {},
               process::SharedBytes::Copy(EncodeCaptured(flight.captured)));
  flight.captured = {};
}

void ReaderPool::TakeDocument(process::Outcome& outcome, std::vector<ReaderOutcome>& out) {
  const auto found = flights_.find(outcome.id);
  Flight& flight = found->second;
  AddTo(flight.sum, outcome);
  // Once a document: what a worker in the hands of a document answers besides is no answer.
  const bool may_be_captured = recognizers_ && flight.input.fd() < 0;
  if (outcome.end == process::End::kDone && may_be_captured && IsCaptured(outcome.reply)) {
    Result<CapturedDocument> captured = DecodeCaptured(outcome.reply);
    if (captured) {
      flight.captured = std::move(*captured);
      flight.input = std::move(outcome.input);
      flight.left = flight.captured.wanted.size();
      for (const int number : flight.captured.wanted) waiting_.push_back({outcome.id, number});
      return;
    }
    outcome.reply = EncodeReading(captured.error());
  }
  ReaderOutcome& ended = out.emplace_back(std::move(flight.sum));
  ended.id = flight.id;
  if (outcome.end != process::End::kDone) ended.error = ErrorOf(outcome);
  ended.reply = std::move(outcome.reply);
  // The captured pages are nothing that was submitted.
  ended.input = flight.input.fd() >= 0 ? std::move(flight.input) : std::move(outcome.input);
  flights_.erase(found);
}

std::vector<ReaderOutcome> ReaderPool::Wait(std::chrono::milliseconds timeout, int also) {
  std::vector<ReaderOutcome> out;
  if (!waiting_.empty()) Feed();
  const bool recognizing = !recognizing_.empty();
  const bool capturing = pool_.InFlight() > 0;
  if (recognizing) {
    const auto patience = capturing ? std::chrono::milliseconds(0) : timeout;
    for (process::Outcome& outcome : recognizers_->Wait(patience, capturing ? -1 : also)) {
      TakePage(outcome);
    }
    Feed();
  }
  if (capturing || !recognizing) {
    const auto patience = recognizing ? std::min(timeout, kCaptureFirst) : timeout;
    for (process::Outcome& outcome : pool_.Wait(patience, also)) TakeDocument(outcome, out);
    if (!waiting_.empty()) Feed();
  }
  return out;
}

}  // namespace kehoach::batch
