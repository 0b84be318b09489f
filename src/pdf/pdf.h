// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a PDF held in memory and captures what its pages draw (ISO 32000-1). The only folder
// that includes Poppler. Nothing of the file is run: no scripts, no launch or URI actions, no
// embedded files, no external references.
#ifndef KEHOACH_PDF_PDF_H_
#define KEHOACH_PDF_PDF_H_

#include <memory>
#include <string>
#include <string_view>

#include "kehoach/capture.h"
#include "kehoach/result.h"

namespace kehoach::pdf {

struct Limits {
  int max_pages = 20000;
  std::size_t max_glyphs_per_page = 2'000'000;
  std::size_t max_strokes_per_page = 2'000'000;
  // A page over a limit costs seconds; after this many no other page of the file is tried.
  int max_pages_over_limit = 5;
};

// One open document. Not thread-safe; different documents may be used by different threads.
class Document {
 public:
  // `bytes` must outlive the Document. Errors: kEmpty, kNotPdf, kDamaged, kEncrypted (an empty
  // user password is tried), kTooLarge, kNoPages. `source` names the file in the Error.
  static Result<Document> Open(std::string_view bytes, std::string source,
                               const Limits& limits = {});
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  int pages() const;
  std::string producer() const;  // of the information dictionary, UTF-8; may be empty
  // Page `number` (1-based). Errors: kDamaged, kTooLarge (absurd page box, over a limit of counts
  // or work), kInternal (no such number). After an error other pages can still be captured, until
  // `max_pages_over_limit` pages were over one.
  // A damaged content stream yields what could be read before the damage.
  Result<GlyphCapture> Capture(int number);

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_PDF_H_
