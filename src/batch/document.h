// SPDX-License-Identifier: GPL-3.0-or-later
// One document from bytes to plan: the seam at which work may be handed to another process,
// since all that goes in and comes out is a plain value.
#ifndef KEHOACH_BATCH_DOCUMENT_H_
#define KEHOACH_BATCH_DOCUMENT_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/limits.h"
#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/result.h"
#include "kehoach/rules.h"
#include "plan/plan_reader.h"

namespace kehoach::batch {

struct DocumentReading {
  std::vector<Page> pages;  // every page of the file; one that could not be read has no words
  Plan plan;
  std::string producer;
  std::vector<Error> warnings;         // pages that could not be read
  std::vector<plan::LineTrace> trace;  // empty unless asked for
};

// Reads one PDF held in memory; `source` names it in messages. Never throws: what goes wrong,
// running out of memory included, is an Error. A page that cannot be read costs that page only.
// Errors: those of pdf::Document::Open; kNoText when no page has text that can be used; the first
// page's error when no page could be read; kOutOfMemory; kInternal. Thread-safe.
// `page_done` is called after each page.
Result<DocumentReading> ReadPdf(std::string_view bytes, const std::string& source,
                                const Rules& rules, const plan::ReadOptions& options = {},
                                const std::function<void()>& page_done = {});

// The plan that stored pages give. Never throws. Errors: kOutOfMemory; kInternal.
Result<Plan> ReadStoredPages(const std::vector<Page>& pages, const Rules& rules);

// Does once what the first document of a process would do: global tables of the libraries, and the
// states of the patterns that every plan meets. For a process that others are forked from.
void WarmUp(const Rules& rules);

// The pages alone, kNoText documents included: for looking at what a page gives. Never throws.
struct DocumentPages {
  std::vector<Page> pages;
  std::string producer;
  std::vector<Error> warnings;
  bool recognised = false;  // it was tried on all pages that need it
};
Result<DocumentPages> ReadPages(std::string_view bytes, const std::string& source,
                                const std::function<void()>& page_done = {});

// The numbers of the pages that are to be recognised from their picture, ascending: of those whose
// text cannot be used, or of all. Pages that could not even be captured, and those on which nothing
// is drawn, are not among them. Pure.
std::vector<int> PagesToRecognize(const std::vector<Page>& pages, OcrMode ocr);

// The second half of ReadPdf(): what pages mean that were captured or recognised. Errors: kNoText,
// kOutOfMemory, kInternal.
Result<DocumentReading> ReadingOf(DocumentPages pages, const std::string& source,
                                  const Rules& rules, const plan::ReadOptions& options = {});

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_DOCUMENT_H_
