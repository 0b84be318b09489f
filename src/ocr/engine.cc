// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/engine.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <omp.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include "text/text.h"

namespace kehoach::ocr {
namespace {

// White around a block, pixels: the engine loses letters that touch the edge.
constexpr int kMargin = 10;

}  // namespace

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::Load(const std::string& language, const std::string& data) {
  // The engine would spread each line over threads that wait for each other: five times the time.
  omp_set_max_active_levels(0);
  auto impl = std::make_unique<Impl>();
  const std::vector<std::string> names = {"tessedit_do_invert"}, values = {"0"};
  if (impl->api.Init(data.empty() ? nullptr : data.c_str(), language.c_str(),
                     tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0) {
    return Error{ErrorCode::kUnreadable,
                 {},
                 0,
                 fmt::format("the language data \"{0}\" is missing; install the package "
                             "tesseract-ocr-{0}",
                             language)};
  }
  return Engine(std::move(impl));
}

bool Engine::Impl::Recognize(PIX* framed, double dpi, BlockKind kind,
                             std::chrono::steady_clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      until - std::chrono::steady_clock::now());
  if (left.count() <= 0) return false;
  ++calls;
  api.SetPageSegMode(kind == BlockKind::kLines ? tesseract::PSM_SINGLE_BLOCK
                                               : tesseract::PSM_SINGLE_LINE);
  api.SetVariable("tessedit_char_whitelist", kind == BlockKind::kNumber ? "0123456789." : "");
  api.SetImage(framed);
  api.SetSourceResolution(static_cast<int>(dpi + 0.5));
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(static_cast<std::int32_t>(left.count()));
  return api.Recognize(&monitor) == 0;
}

bool Engine::Impl::Read(PIX* gray, const Box2& box, double dpi, BlockKind kind,
                        std::chrono::steady_clock::time_point until, std::vector<RawWord>& out) {
  BOX* area = boxCreate(box.left, box.top, box.width(), box.height());
  PixPtr clip(pixClipRectangle(gray, area, nullptr));
  boxDestroy(&area);
  if (!clip) return false;
  PixPtr framed(pixAddBorder(clip.get(), kMargin, 255));
  if (!framed || !Recognize(framed.get(), dpi, kind, until)) return false;
  const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
  int line = -1;
  if (it && !it->Empty(tesseract::RIL_WORD)) {
    do {
      if (it->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
      const std::unique_ptr<char[]> utf8(it->GetUTF8Text(tesseract::RIL_WORD));
      int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
      if (!utf8 || !it->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) continue;
      RawWord word;
      word.text = text::ToNfc(utf8.get());
      if (word.text.find_first_not_of(" \n\t") == std::string::npos) continue;
      word.confidence = std::clamp(it->Confidence(tesseract::RIL_WORD) / 100, 0.0f, 1.0f);
      const int dx = box.left - kMargin, dy = box.top - kMargin;
      word.box = {x0 + dx, y0 + dy, x1 + dx, y1 + dy};
      int bx0 = 0, by0 = 0, bx1 = 0, by1 = 0;
      word.baseline = static_cast<float>(word.box.bottom);
      if (it->Baseline(tesseract::RIL_WORD, &bx0, &by0, &bx1, &by1))
        word.baseline = static_cast<float>(by0 + by1) / 2 + static_cast<float>(dy);
      word.line = std::max(line, 0);
      out.push_back(std::move(word));
    } while (it->Next(tesseract::RIL_WORD));
  }
  api.Clear();
  return true;
}

bool Engine::Impl::ReadPieces(PIX* gray, const std::vector<Box2>& pieces, const Box2& context,
                              int descent, double dpi, BlockKind kind,
                              std::chrono::steady_clock::time_point until,
                              std::vector<RawWord>& out) {
  // Wide enough to be a space for certain, and not a column's gap: 0.7 em at 13 points.
  const int gap = static_cast<int>(9 * dpi / 72);
  int width = 2 * kMargin + (context.empty() ? 0 : context.width() + gap);
  int height = context.empty() ? 0 : context.height() - descent;
  std::vector<int> lefts;
  for (const Box2& piece : pieces) {
    lefts.push_back(width - kMargin);
    width += piece.width() + gap;
    height = std::max(height, piece.height());
    out.push_back({});
    out.back().box = piece;
    out.back().baseline = static_cast<float>(piece.bottom);
  }
  PixPtr line(pixCreate(width, height + std::max(0, descent) + 2 * kMargin, 8));
  if (!line) return false;
  pixSetAll(line.get());
  if (!context.empty()) {
    pixRasterop(line.get(), kMargin, kMargin + height + descent - context.height(), context.width(),
                context.height(), PIX_SRC, gray, context.left, context.top);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pixRasterop(line.get(), lefts[i], kMargin + height - pieces[i].height(), pieces[i].width(),
                pieces[i].height(), PIX_SRC, gray, pieces[i].left, pieces[i].top);
  }
  if (!Recognize(line.get(), dpi, kind, until)) return false;
  const std::size_t first = out.size() - pieces.size();
  const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
  if (it && !it->Empty(tesseract::RIL_SYMBOL)) {
    do {
      const std::unique_ptr<char[]> utf8(it->GetUTF8Text(tesseract::RIL_SYMBOL));
      int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
      if (!utf8 || !it->BoundingBox(tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1)) continue;
      const int middle = (x0 + x1) / 2;
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (middle < lefts[i] - gap / 2 || middle > lefts[i] + pieces[i].width() + gap / 2)
          continue;
        RawWord& word = out[first + i];
        const float own = std::clamp(it->Confidence(tesseract::RIL_SYMBOL) / 100, 0.0f, 1.0f);
        word.confidence = word.text.empty() ? own : std::min(word.confidence, own);
        word.text += utf8.get();
        break;
      }
    } while (it->Next(tesseract::RIL_SYMBOL));
  }
  for (std::size_t i = first; i < out.size(); ++i) out[i].text = text::ToNfc(out[i].text);
  api.Clear();
  return true;
}

}  // namespace kehoach::ocr
