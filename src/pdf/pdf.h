// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a PDF held in memory, captures what its pages draw (ISO 32000-1) and makes pictures of
// them. The only folder that includes Poppler. Nothing of the file is run: no scripts, no launch or
// URI actions, no embedded files, no external references.
#ifndef KEHOACH_PDF_PDF_H_
#define KEHOACH_PDF_PDF_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kehoach/capture.h"
#include "kehoach/image.h"
#include "kehoach/result.h"

namespace kehoach::pdf {

struct Limits {
  int max_pages = 20000;
  std::size_t max_glyphs_per_page = 2'000'000;
  std::size_t max_strokes_per_page = 2'000'000;
  // A page over a limit costs seconds; after this many no other page of the file is tried.
  int max_pages_over_limit = 5;
};

struct RenderOptions {
  // Dots per inch when the page is drawn, 10 to 2400. Where the picture would have more pixels than
  // `max_pixels`, less: as many as fit, but at least 50.
  double dpi = 300;
  bool color = true;  // otherwise gray. What is gray anyway may be gray with `color`, too
  // Where an image, or the strips of one, is all that the page shows: its own samples at their own
  // resolution, whatever `dpi` says.
  bool take_image = true;
  // Draw annotations that have an appearance of their own, other than links and pop-ups. Without
  // them the picture is that of the contents: no stamps, signatures, notes.
  bool annotations = true;
  std::int64_t max_pixels = 40'000'000;  // A4 at 600 dpi has 35 million
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
  // A picture of the page `number` (1-based): of its crop box, turned as /Rotate says, on white.
  // Fonts that the file does not bring are replaced as fontconfig decides, which reads files of the
  // system (fonts.h). Errors: kDamaged (no such page in the file, or the image that covers it has
  // no data), kTooLarge (absurd page box, too many pixels even at the least resolution, a limit of
  // work), kOutOfMemory, kInternal. Hostile pages may take seconds and memory that only a process
  // with limits of its own can bound. `max_pages_over_limit` counts these pages, too.
  Result<PageImage> Render(int number, const RenderOptions& options);

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_PDF_H_
