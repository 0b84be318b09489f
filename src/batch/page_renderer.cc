// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/page_renderer.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <utility>

#include "batch/worker_error.h"
#include "pdf/fonts.h"
#include "pdf/pdf.h"

namespace kehoach::batch {
namespace {

Result<Picture> Draw(const PictureRequest& request, std::string_view bytes) {
  Result<pdf::Document> document = pdf::Document::Open(bytes, {});
  if (!document) return document.error();
  Picture picture;
  picture.pages = document->pages();
  if (request.page < 1 || request.page > picture.pages) return picture;
  Result<PageImage> image = document->Render(request.page, request.options);
  if (!image) return image.error();
  picture.image = std::move(*image);
  return picture;
}

}  // namespace

std::string ServePicture(process::Job& job) {
  const std::optional<PictureRequest> request = DecodeRequest(job.head);
  if (!request) {
    return EncodePicture(Error{ErrorCode::kInternal, {}, 0, "a picture was asked for wrongly"});
  }
  const Result<Picture> picture = Draw(*request, job.input);
  // Memory that another document has used up must not decide about this one: a worker that runs out
  // of it ends, and the document gets a second try in a fresh one.
  if (!picture && picture.error().code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
  return EncodePicture(picture);
}

process::PoolOptions DrawingPoolOptions(const ReadLimits& limits, int workers,
                                        process::Serve serve) {
  process::PoolOptions pool;
  pool.profile = process::Profile::kRender;
  pool.workers = workers;
  // The pool would count steps within a job; the job is the page, whatever its number.
  pool.limits.job_cpu = limits.page_time;
  pool.limits.step_cpu = 2 * limits.page_time;
  pool.limits.stall = limits.stall_time;
  pool.limits.memory_bytes = limits.memory_bytes;
  pool.step_name = "page";
  pool.serve = std::move(serve);
  pool.warm_up = pdf::WarmUpDrawing;
  pool.readable = pdf::FontFolders();
  return pool;
}

PageRenderer::PageRenderer(const ReadLimits& limits)
    : pool_(process::Pool::Start(DrawingPoolOptions(limits, 1, ServePicture))) {}

Result<Picture> PageRenderer::Render(const process::SharedBytes& pdf, const std::string& source,
                                     const PictureRequest& request) {
  constexpr std::uint64_t kId = 1;
  constexpr std::uint32_t kKind = 0;
  pool_.Submit(kId, kKind, EncodeRequest(request), pdf.Duplicate());
  for (;;) {
    for (process::Outcome& outcome : pool_.Wait(std::chrono::seconds(1))) {
      if (outcome.end == process::End::kDone) return DecodePicture(outcome.reply, source);
      Error error = ErrorOfPage(outcome);
      error.source = source;
      error.page = request.page;
      return error;
    }
  }
}

}  // namespace kehoach::batch
