// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises single pages of a PDF in worker processes (process/pool.h): the page is drawn, or the
// scan that covers it taken, and read by ocr::RecognizePage().
#ifndef KEHOACH_BATCH_RECOGNITION_H_
#define KEHOACH_BATCH_RECOGNITION_H_

#include "batch/limits.h"
#include "kehoach/page.h"
#include "process/pool.h"

namespace kehoach::batch {

// How a pool is set up whose jobs are pages. The input of a job is the PDF, its head the page as it
// was captured (store::EncodePage()); the reply is for DecodePage(). The recogniser and its
// language are loaded once, before workers are forked. The pool is lazy unless `at_once`: few
// documents are scans. What is missing, and what limits end a job: DrawingPoolOptions().
process::PoolOptions RecognitionPoolOptions(const ReadLimits& limits, int workers, bool at_once);

// What stands for a page: what was recognised, the images of the captured page, and the words that
// annotations drew on it (a stamped number or date), which are not in the picture. Pure.
Page MergeRecognized(Page recognized, const Page& captured);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_RECOGNITION_H_
