// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/document.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "layout/layout.h"
#include "layout/quality.h"
#include "pdf/pdf.h"

namespace kehoach::batch {
namespace {

// Turns whatever `work` throws into an Error, so that one document cannot end the batch.
template <typename T, typename Work>
Result<T> Guarded(const std::string& source, const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kOutOfMemory, source, 0, "needs more memory than there is"};
  } catch (const std::exception& e) {
    return Error{ErrorCode::kInternal, source, 0,
                 fmt::format("internal error, please report it with the file: {}", e.what())};
  } catch (...) {
    return Error{ErrorCode::kInternal, source, 0, "internal error, please report it with the file"};
  }
}

Page UnreadablePage(int number, const Error& error) {
  Page page;
  page.number = number;
  page.quality.verdict = TextVerdict::kNoText;
  page.quality.reason = "the page cannot be read: " + error.message;
  return page;
}

Result<DocumentPages> CapturePages(std::string_view bytes, const std::string& source,
                                   const std::function<void()>& page_done = {}) {
  Result<pdf::Document> document = pdf::Document::Open(bytes, source);
  if (!document) return document.error();
  DocumentPages out;
  out.producer = document->producer();
  const int count = document->pages();
  out.pages.reserve(static_cast<std::size_t>(count));
  for (int number = 1; number <= count; ++number) {
    Result<GlyphCapture> capture = document->Capture(number);
    if (capture) {
      out.pages.push_back(layout::BuildPage(*capture));
    } else {
      out.pages.push_back(UnreadablePage(number, capture.error()));
      out.warnings.push_back(capture.error());
    }
    if (page_done) page_done();
  }
  if (!out.pages.empty() && out.warnings.size() == out.pages.size()) return out.warnings.front();
  return out;
}

// Why no page can be used, in one sentence that says what would help.
Error NoText(const DocumentPages& document, const std::string& source) {
  const std::vector<Page>& pages = document.pages;
  const std::string& reason = pages.front().quality.reason;
  return {ErrorCode::kNoText, source, 0,
          fmt::format("{}none of its {} pages has text that can be used{}{}",
                      document.recognised ? "" : "needs OCR: ", pages.size(),
                      document.recognised ? ", nor could any be recognised" : "",
                      reason.empty() ? "" : " (page 1: " + reason + ")")};
}

}  // namespace

Result<DocumentPages> ReadPages(std::string_view bytes, const std::string& source,
                                const std::function<void()>& page_done) {
  return Guarded<DocumentPages>(source, [&] { return CapturePages(bytes, source, page_done); });
}

std::vector<int> PagesToRecognize(const std::vector<Page>& pages, OcrMode ocr) {
  std::vector<int> numbers;
  if (ocr == OcrMode::kOff) return numbers;
  for (const Page& page : pages) {
    const bool drawn =
        page.width > 0 && page.height > 0 && page.quality.reason != layout::kBlankPage;
    if (drawn && (ocr == OcrMode::kForce || page.quality.verdict != TextVerdict::kUsable)) {
      numbers.push_back(page.number);
    }
  }
  return numbers;
}

Result<DocumentReading> ReadingOf(DocumentPages pages, const std::string& source,
                                  const Rules& rules, const plan::ReadOptions& options) {
  return Guarded<DocumentReading>(source, [&]() -> Result<DocumentReading> {
    const bool usable = std::any_of(pages.pages.begin(), pages.pages.end(), [](const Page& p) {
      return p.quality.verdict == TextVerdict::kUsable;
    });
    if (!usable) return NoText(pages, source);
    DocumentReading out;
    plan::Reading reading = plan::ReadPlan(pages.pages, rules, options);
    out.pages = std::move(pages.pages);
    out.producer = std::move(pages.producer);
    out.warnings = std::move(pages.warnings);
    out.plan = std::move(reading.plan);
    out.trace = std::move(reading.trace);
    return out;
  });
}

Result<DocumentReading> ReadPdf(std::string_view bytes, const std::string& source,
                                const Rules& rules, const plan::ReadOptions& options,
                                const std::function<void()>& page_done) {
  Result<DocumentPages> pages = ReadPages(bytes, source, page_done);
  if (!pages) return pages.error();
  return ReadingOf(std::move(*pages), source, rules, options);
}

Result<Plan> ReadStoredPages(const std::vector<Page>& pages, const Rules& rules) {
  return Guarded<Plan>({}, [&] { return plan::ReadPlan(pages, rules).plan; });
}

void WarmUp(const Rules& rules) {
  // What is read does not matter: the first document sets Poppler up, the examples of the rules
  // build the states of their patterns.
  static_cast<void>(ReadPages("%PDF-1.7\n", {}));
  static_cast<void>(rules.Check());
}

}  // namespace kehoach::batch
