// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include "ocr/engine.h"
#include "ocr/ocr.h"

namespace kehoach::ocr {
namespace {

using tesseract::ResultIterator;

// What Tesseract says of one element. False when it has no box.
bool Take(const ResultIterator& it, tesseract::PageIteratorLevel level, std::string& text,
          float& confidence, Box2& box) {
  const std::unique_ptr<char[]> utf8(it.GetUTF8Text(level));
  if (!utf8 || !it.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom)) return false;
  text = utf8.get();
  confidence = it.Confidence(level) / 100;
  return true;
}

class TesseractEngine : public TextEngine {
 public:
  bool Init(const std::string& language, const std::string& data) {
    // Inverted text is not looked for: it costs a second reading of every uncertain line.
    const std::vector<std::string> names = {"tessedit_do_invert"}, values = {"0"};
    return api_.Init(data.empty() ? nullptr : data.c_str(), language.c_str(),
                     tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) == 0;
  }

  bool Recognize(PIX* block, double dpi, BlockKind kind, const Deadline& deadline,
                 std::vector<EngineWord>& out) override {
    api_.SetPageSegMode(kind == BlockKind::kLines ? tesseract::PSM_SINGLE_BLOCK
                                                  : tesseract::PSM_SINGLE_LINE);
    api_.SetVariable("tessedit_char_whitelist", kind == BlockKind::kNumber ? "0123456789." : "");
    api_.SetImage(block);
    api_.SetSourceResolution(static_cast<int>(dpi + 0.5));
    tesseract::ETEXT_DESC monitor;
    monitor.cancel = [](void* limit, int) { return static_cast<const Deadline*>(limit)->Passed(); };
    monitor.cancel_this = const_cast<Deadline*>(&deadline);
    const bool done = api_.Recognize(&monitor) == 0 && !deadline.Passed();
    if (done) Collect(out);
    api_.Clear();
    return done;
  }

 private:
  void Collect(std::vector<EngineWord>& out) {
    const std::unique_ptr<ResultIterator> it(api_.GetIterator());
    if (!it || it->Empty(tesseract::RIL_SYMBOL)) return;
    int line = -1;
    bool usable = false;
    do {
      if (it->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
      if (it->IsAtBeginningOf(tesseract::RIL_WORD)) {
        EngineWord word;
        usable = Take(*it, tesseract::RIL_WORD, word.text, word.confidence, word.box);
        if (!usable) continue;
        word.line = line < 0 ? 0 : line;
        word.baseline = static_cast<float>(word.box.bottom);
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        if (it->Baseline(tesseract::RIL_WORD, &x0, &y0, &x1, &y1))
          word.baseline = static_cast<float>(y0 + y1) / 2;
        out.push_back(std::move(word));
      }
      EngineSymbol symbol;
      if (usable && Take(*it, tesseract::RIL_SYMBOL, symbol.text, symbol.confidence, symbol.box))
        out.back().symbols.push_back(std::move(symbol));
    } while (it->Next(tesseract::RIL_SYMBOL));
  }

  tesseract::TessBaseAPI api_;
};

}  // namespace

Engine::Engine(std::unique_ptr<TextEngine> reader) : reader_(std::move(reader)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::Load(const std::string& language, const std::string& data) {
  // Tesseract would spread each line over threads that wait for each other: five times the time.
  omp_set_max_active_levels(0);
  auto engine = std::make_unique<TesseractEngine>();
  if (!engine->Init(language, data)) {
    return Error{ErrorCode::kUnreadable,
                 {},
                 0,
                 fmt::format("the language data \"{0}\" is missing; install the package "
                             "tesseract-ocr-{0}",
                             language)};
  }
  return Engine(std::move(engine));
}

}  // namespace kehoach::ocr
