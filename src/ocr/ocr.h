// SPDX-License-Identifier: GPL-3.0-or-later
// From the picture of a page to a Page: turned upright, straightened, red seal ink taken away,
// borders found, and each cell and block of text recognised on its own. The only folder that
// includes Tesseract and Leptonica.
//
// Geometry: words and rulings are in points of the straightened page, which has the size of the
// page as it is shown. Recognition::skew and ::turns tell how a box goes back onto the picture.
#ifndef KEHOACH_OCR_OCR_H_
#define KEHOACH_OCR_OCR_H_

#include <cstdint>
#include <memory>
#include <string>

#include "kehoach/image.h"
#include "kehoach/page.h"
#include "kehoach/result.h"

namespace kehoach::ocr {

class TextEngine;  // ocr/engine.h

// A loaded recogniser: language data of some 5 MB, 40 MB once it has read. One thread at a time.
class Engine {
 public:
  // `data` is the folder with LANGUAGE.traineddata; empty: where the system has it. kUnreadable
  // when the language is not there.
  static Result<Engine> Load(const std::string& language = "vie", const std::string& data = {});
  explicit Engine(std::unique_ptr<TextEngine> reader);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  TextEngine& reader() { return *reader_; }

 private:
  std::unique_ptr<TextEngine> reader_;
};

struct Options {
  int number = 1;               // of the page, 1-based
  float width = 0, height = 0;  // of the page in points; 0: of the picture
  std::int64_t max_pixels = 60'000'000;
  int deadline_ms = 60'000;  // CPU time of recognition, for one page
  bool find_turn = true;     // try whether the page stands on its head or lies
};

// What recognition found besides the words.
struct Recognition {
  Page page;
  double skew = 0;              // degrees, clockwise, that were taken away about the page's middle
  int turns = 0;                // quarter turns clockwise that made the page upright
  bool grid_uncertain = false;  // borders that form no consistent grid
  std::string grid_reason;
  int cells = 0, blank_cells = 0, calls = 0;  // of the engine
};

// Errors: kTooLarge (more pixels than allowed), kDamaged (no pixels, no resolution that can be
// right), kOutOfTime, kInternal (the engine failed).
Result<Recognition> RecognizePage(const PageImage& image, Engine& engine,
                                  const Options& options = {});

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_OCR_H_
