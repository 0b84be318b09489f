// SPDX-License-Identifier: GPL-3.0-or-later
// Makes pictures of pages in a worker process (process/pool.h): drawing is the part of reading a
// PDF that a hostile file can hurt most.
#ifndef KEHOACH_BATCH_PAGE_RENDERER_H_
#define KEHOACH_BATCH_PAGE_RENDERER_H_

#include <string>

#include "batch/limits.h"
#include "batch/picture_codec.h"
#include "kehoach/result.h"
#include "process/pool.h"
#include "process/shared_bytes.h"

namespace kehoach::batch {

// What a worker does: the picture that the head of a job (EncodeRequest) asks for of the PDF that
// is its input. The reply is for DecodePicture().
std::string ServePicture(process::Job& job);

// How a pool is set up whose workers draw, a page a job: they load fonts first and can then read
// nothing but fonts. `serve` may do more than draw. What ends a job that takes longer than
// limits.page_time is the limit of a whole job (ErrorOf() with kPageTimeOption).
process::PoolOptions DrawingPoolOptions(const ReadLimits& limits, int workers,
                                        process::Serve serve);

// One worker, one picture at a time. Belongs to one thread, as process::Pool.
class PageRenderer {
 public:
  // Forks. REQUIRES: this process has no other thread and no archive open. Throws std::system_error
  // and std::runtime_error when workers cannot be started.
  explicit PageRenderer(const ReadLimits& limits);

  // What is really active in the worker.
  const process::Protections& protections() const { return pool_.protections(); }

  // Errors: those of pdf::Document::Open and Render; kOutOfTime, kOutOfMemory and kCrashed when the
  // worker ended so, twice. A signal does not end the wait.
  Result<Picture> Render(const process::SharedBytes& pdf, const std::string& source,
                         const PictureRequest& request);

 private:
  process::Pool pool_;
};

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_PAGE_RENDERER_H_
