// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/recognition.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "batch/document_codec.h"
#include "batch/language.h"
#include "batch/page_renderer.h"
#include "ocr/ocr.h"
#include "pdf/fonts.h"
#include "pdf/pdf.h"
#include "store/page_codec.h"
#include "store/store.h"

namespace kehoach::batch {
namespace {

// More shows nothing to the recogniser, less costs it marks (docs/ocr.md).
constexpr double kDotsPerInch = 300;
// An engine that has read, and the picture of a page in colour with what is made of it.
constexpr std::int64_t kRecycleBytes = std::int64_t{256} << 20;

Result<store::PackedPage> Recognize(std::string_view pdf, const Page& captured,
                                    ocr::Engine& engine) {
  Result<pdf::Document> document = pdf::Document::Open(pdf, {});
  if (!document) return document.error();
  pdf::RenderOptions drawing;
  drawing.dpi = kDotsPerInch;
  drawing.annotations = false;
  const Result<PageImage> picture = document->Render(captured.number, drawing);
  if (!picture) return picture.error();
  ocr::Options options;
  options.number = captured.number;
  options.width = captured.width;
  options.height = captured.height;
  Result<ocr::Recognition> read = ocr::RecognizePage(*picture, engine, options);
  if (!read) return read.error();
  return store::PackPage(MergeRecognized(std::move(read->page), captured));
}

std::string Serve(process::Job& job, ocr::Engine& engine) {
  const Result<Page> captured = store::DecodePage(job.head);
  if (!captured) return EncodePage(captured.error());
  const Result<store::PackedPage> page = Recognize(job.input, *captured, engine);
  // Memory that another document has used up must not decide about this one.
  if (!page && page.error().code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
  return EncodePage(page);
}

}  // namespace

Page MergeRecognized(Page recognized, const Page& captured) {
  recognized.images = captured.images;
  for (const Word& word : captured.words) {
    if (!word.annotation) continue;
    Word kept = word;
    kept.font = static_cast<std::uint16_t>(recognized.fonts.size());
    const Font& font = captured.fonts.at(word.font);
    const auto same = std::find(recognized.fonts.begin(), recognized.fonts.end(), font);
    if (same != recognized.fonts.end()) {
      kept.font = static_cast<std::uint16_t>(same - recognized.fonts.begin());
    } else {
      recognized.fonts.push_back(font);
    }
    recognized.words.push_back(std::move(kept));
  }
  std::stable_sort(
      recognized.words.begin(), recognized.words.end(), [](const Word& a, const Word& b) {
        return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left;
      });
  // The judgement stays that of the recogniser: to be covered by an image is no fault of its text.
  recognized.quality.annotation_characters = captured.quality.annotation_characters;
  recognized.quality.image_cover = captured.quality.image_cover;
  return recognized;
}

process::PoolOptions RecognitionPoolOptions(const ReadLimits& limits, int workers, bool at_once) {
  const auto engine = std::make_shared<std::optional<ocr::Engine>>();
  process::PoolOptions pool = DrawingPoolOptions(
      limits, workers, [engine](process::Job& job) { return Serve(job, **engine); });
  pool.warm_up = [engine] {
    const std::optional<std::string> folder = FindLanguage();
    Result<ocr::Engine> loaded = ocr::Engine::Load("vie", folder.value_or(""));
    if (!loaded) throw std::runtime_error(loaded.error().message);
    engine->emplace(std::move(*loaded));
    pdf::WarmUpDrawing();
  };
  pool.recycle_bytes = kRecycleBytes;
  pool.lazy = !at_once;
  return pool;
}

}  // namespace kehoach::batch
