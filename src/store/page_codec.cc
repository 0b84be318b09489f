// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_codec.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include <fmt/format.h>
#include <zstd.h>

#include "store/byte_stream.h"

namespace kehoach::store {
namespace {

// First byte of a stored page. Do not change the meaning of a number: add one.
constexpr std::uint8_t kFormat = 1;
// On a page of 330 words level 1 takes 18 us and 3.2 kB, 2 takes 20 us and 4 % less, 3 takes 27 us
// and another 0.5 % less.
constexpr int kCompressionLevel = 2;

// ---- columns of numbers ------------------------------------------------------------------

// How a column of floats is written. Stored: do not change the values.
enum ColumnForm : std::uint8_t {
  kConstant = 0,  // one float for all
  kFixed = 1,     // multiples of 1/64, each as the difference from the one before
  kFloats = 2,    // anything: the bits
};

constexpr float kUnitsPerPoint = 64;
constexpr std::int64_t kMaxUnits = 1 << 24;  // every such multiple of 1/64 is exact in a float

// Whether `value` is a multiple of 1/64 that comes back with the same bits (so no -0, no NaN).
bool ToUnits(float value, std::int64_t& units) {
  const float scaled = value * kUnitsPerPoint;
  if (!(std::fabs(scaled) < static_cast<float>(kMaxUnits))) return false;
  const auto whole = static_cast<std::int32_t>(scaled);
  units = whole;
  return static_cast<float>(whole) == scaled && (whole != 0 || !std::signbit(value));
}

float FromUnits(std::int64_t units) { return static_cast<float>(units) / kUnitsPerPoint; }

template <typename Items, typename Get>
void PutFloats(ByteWriter& out, const Items& items, Get get) {
  if (items.empty()) return;
  const auto first = std::bit_cast<std::uint32_t>(static_cast<float>(get(items.front())));
  bool constant = true, fixed = true;
  std::int64_t units = 0;
  for (const auto& item : items) {
    const float value = get(item);
    constant = constant && std::bit_cast<std::uint32_t>(value) == first;
    fixed = fixed && ToUnits(value, units);
    if (!constant && !fixed) break;
  }
  if (constant) {
    out.Byte(kConstant);
    out.Float(get(items.front()));
  } else if (fixed) {
    out.Byte(kFixed);
    std::int64_t before = 0;
    for (const auto& item : items) {
      ToUnits(get(item), units);
      out.Signed(units - before);
      before = units;
    }
  } else {
    out.Byte(kFloats);
    for (const auto& item : items) out.Float(get(item));
  }
}

template <typename Items, typename Set>
void GetFloats(ByteReader& in, Items& items, Set set) {
  if (items.empty()) return;
  switch (in.Byte()) {
    case kConstant: {
      const float value = in.Float();
      for (auto& item : items) set(item, value);
      return;
    }
    case kFixed: {
      std::int64_t units = 0;
      for (auto& item : items) {
        units += in.Signed();
        if (units <= -kMaxUnits || units >= kMaxUnits) return in.Fail();
        set(item, FromUnits(units));
      }
      return;
    }
    case kFloats:
      for (auto& item : items) set(item, in.Float());
      return;
    default:
      in.Fail();
  }
}

// Whole numbers, each as the difference from the one before.
template <typename Items, typename Get>
void PutIntegers(ByteWriter& out, const Items& items, Get get) {
  std::int64_t before = 0;
  for (const auto& item : items) {
    const std::int64_t value = get(item);
    out.Signed(value - before);
    before = value;
  }
}

template <typename Items, typename Set>
void GetIntegers(ByteReader& in, Items& items, std::int64_t low, std::int64_t high, Set set) {
  std::int64_t value = 0;
  for (auto& item : items) {
    // |value| stays below 2^33, and a difference beyond 2^40 is damage: no overflow.
    const std::int64_t step = in.Signed();
    if (step > (std::int64_t{1} << 40) || step < -(std::int64_t{1} << 40)) return in.Fail();
    value += step;
    if (value < low || value > high) return in.Fail();
    set(item, value);
  }
}

// ---- words -------------------------------------------------------------------------------

// Edges of a word in 1/64 pt.
struct Units {
  std::int64_t left = 0, top = 0, right = 0, bottom = 0, baseline = 0;
};

bool ToUnits(const Word& word, Units& units) {
  return ToUnits(word.box.left, units.left) && ToUnits(word.box.top, units.top) &&
         ToUnits(word.box.right, units.right) && ToUnits(word.box.bottom, units.bottom) &&
         ToUnits(word.baseline, units.baseline);
}

// What is written instead of the edges. Along a line most of it repeats: the gap to the word
// before, the step of the baseline (0), height above and below it.
struct Steps {
  std::int64_t gap = 0, width = 0, baseline = 0, above = 0, below = 0;
};

Steps ToSteps(const Units& word, const Units& before) {
  return {word.left - before.right, word.right - word.left, word.baseline - before.baseline,
          word.baseline - word.top, word.bottom - word.baseline};
}

Units FromSteps(const Steps& steps, const Units& before) {
  Units word;
  word.left = before.right + steps.gap;
  word.right = word.left + steps.width;
  word.baseline = before.baseline + steps.baseline;
  word.top = word.baseline - steps.above;
  word.bottom = word.baseline + steps.below;
  return word;
}

bool InRange(std::int64_t units) { return units > -kMaxUnits && units < kMaxUnits; }

bool InRange(const Units& word) {
  return InRange(word.left) && InRange(word.top) && InRange(word.right) && InRange(word.bottom) &&
         InRange(word.baseline);
}

// Whether a damaged step could leave the range of 64-bit sums.
bool InRange(const Steps& steps) {
  constexpr std::int64_t kMaxStep = 4 * kMaxUnits;
  const auto small = [](std::int64_t step) { return step > -kMaxStep && step < kMaxStep; };
  return small(steps.gap) && small(steps.width) && small(steps.baseline) && small(steps.above) &&
         small(steps.below);
}

void PutWordBoxes(ByteWriter& out, const std::vector<Word>& words) {
  std::vector<Steps> steps;
  steps.reserve(words.size());
  Units before, units;
  for (const Word& word : words) {
    if (!ToUnits(word, units)) break;
    steps.push_back(ToSteps(units, before));
    before = units;
  }
  if (steps.size() == words.size()) {
    out.Byte(kFixed);
    for (const Steps& step : steps) out.Signed(step.gap);
    for (const Steps& step : steps) out.Signed(step.width);
    for (const Steps& step : steps) out.Signed(step.baseline);
    PutIntegers(out, steps, [](const Steps& step) { return step.above; });
    PutIntegers(out, steps, [](const Steps& step) { return step.below; });
    return;
  }
  out.Byte(kFloats);
  PutFloats(out, words, [](const Word& word) { return word.box.left; });
  PutFloats(out, words, [](const Word& word) { return word.box.top; });
  PutFloats(out, words, [](const Word& word) { return word.box.right; });
  PutFloats(out, words, [](const Word& word) { return word.box.bottom; });
  PutFloats(out, words, [](const Word& word) { return word.baseline; });
}

void GetWordSteps(ByteReader& in, std::vector<Word>& words) {
  constexpr std::int64_t kFar = 4 * kMaxUnits;
  std::vector<Steps> steps(words.size());
  for (Steps& step : steps) step.gap = in.Signed();
  for (Steps& step : steps) step.width = in.Signed();
  for (Steps& step : steps) step.baseline = in.Signed();
  GetIntegers(in, steps, -kFar, kFar, [](Steps& step, std::int64_t v) { step.above = v; });
  GetIntegers(in, steps, -kFar, kFar, [](Steps& step, std::int64_t v) { step.below = v; });
  Units before;
  for (std::size_t i = 0; i < words.size() && in.ok(); ++i) {
    if (!InRange(steps[i])) return in.Fail();
    before = FromSteps(steps[i], before);
    if (!InRange(before)) return in.Fail();
    words[i].box = {FromUnits(before.left), FromUnits(before.top), FromUnits(before.right),
                    FromUnits(before.bottom)};
    words[i].baseline = FromUnits(before.baseline);
  }
}

void GetWordBoxes(ByteReader& in, std::vector<Word>& words) {
  switch (in.Byte()) {
    case kFixed:
      return GetWordSteps(in, words);
    case kFloats:
      GetFloats(in, words, [](Word& word, float value) { word.box.left = value; });
      GetFloats(in, words, [](Word& word, float value) { word.box.top = value; });
      GetFloats(in, words, [](Word& word, float value) { word.box.right = value; });
      GetFloats(in, words, [](Word& word, float value) { word.box.bottom = value; });
      GetFloats(in, words, [](Word& word, float value) { word.baseline = value; });
      return;
    default:
      in.Fail();
  }
}

constexpr std::uint8_t kOcrFlag = 1, kAnnotationFlag = 2, kSuperscriptFlag = 4;

std::uint8_t FlagsOf(const Word& word) {
  return static_cast<std::uint8_t>((word.origin == Origin::kOcr ? kOcrFlag : 0) |
                                   (word.annotation ? kAnnotationFlag : 0) |
                                   (word.superscript ? kSuperscriptFlag : 0));
}

void PutWords(ByteWriter& out, const std::vector<Word>& words) {
  out.Unsigned(words.size());
  if (words.empty()) return;
  for (const Word& word : words) out.Unsigned(word.text.size());
  for (const Word& word : words) out.Raw(word.text);
  PutWordBoxes(out, words);
  PutFloats(out, words, [](const Word& word) { return word.size; });
  PutIntegers(out, words, [](const Word& word) { return word.font; });
  PutIntegers(out, words, [](const Word& word) { return FlagsOf(word); });
  PutFloats(out, words, [](const Word& word) { return word.confidence; });
}

void GetWords(ByteReader& in, Page& page) {
  std::vector<Word>& words = page.words;
  words.resize(in.Count(3));  // length, font and flags take a byte each at least
  if (words.empty()) return;
  std::vector<std::uint64_t> lengths(words.size());
  for (std::uint64_t& length : lengths) length = in.Unsigned();
  for (std::size_t i = 0; i < words.size(); ++i) words[i].text = in.Raw(lengths[i]);
  GetWordBoxes(in, words);
  GetFloats(in, words, [](Word& word, float value) { word.size = value; });
  // A page made by hand may have no fonts; then every word has font 0.
  const std::int64_t last_font = page.fonts.empty() ? 0 : std::ssize(page.fonts) - 1;
  GetIntegers(in, words, 0, std::min<std::int64_t>(last_font, 0xFFFF),
              [](Word& word, std::int64_t v) { word.font = static_cast<std::uint16_t>(v); });
  constexpr std::int64_t kAllFlags = kOcrFlag | kAnnotationFlag | kSuperscriptFlag;
  GetIntegers(in, words, 0, kAllFlags, [](Word& word, std::int64_t v) {
    word.origin = (v & kOcrFlag) != 0 ? Origin::kOcr : Origin::kEmbedded;
    word.annotation = (v & kAnnotationFlag) != 0;
    word.superscript = (v & kSuperscriptFlag) != 0;
  });
  GetFloats(in, words, [](Word& word, float value) { word.confidence = value; });
}

// ---- the rest of the page ----------------------------------------------------------------

void PutFonts(ByteWriter& out, const std::vector<Font>& fonts) {
  out.Unsigned(fonts.size());
  for (const Font& font : fonts) {
    out.Text(font.name);
    out.Byte(static_cast<std::uint8_t>((font.bold ? 1 : 0) | (font.italic ? 2 : 0)));
  }
}

void GetFonts(ByteReader& in, std::vector<Font>& fonts) {
  fonts.resize(in.Count(2));
  for (Font& font : fonts) {
    font.name = in.Text();
    const std::uint8_t flags = in.Byte();
    if (flags > 3) return in.Fail();
    font.bold = (flags & 1) != 0;
    font.italic = (flags & 2) != 0;
  }
}

void PutRulings(ByteWriter& out, const std::vector<Ruling>& rulings) {
  out.Unsigned(rulings.size());
  PutIntegers(out, rulings, [](const Ruling& r) { return static_cast<std::int64_t>(r.axis); });
  PutFloats(out, rulings, [](const Ruling& r) { return r.position; });
  PutFloats(out, rulings, [](const Ruling& r) { return r.from; });
  PutFloats(out, rulings, [](const Ruling& r) { return r.to; });
  PutFloats(out, rulings, [](const Ruling& r) { return r.thickness; });
}

void GetRulings(ByteReader& in, std::vector<Ruling>& rulings) {
  rulings.resize(in.Count(1));
  GetIntegers(in, rulings, 0, 1,
              [](Ruling& r, std::int64_t value) { r.axis = static_cast<Axis>(value); });
  GetFloats(in, rulings, [](Ruling& r, float value) { r.position = value; });
  GetFloats(in, rulings, [](Ruling& r, float value) { r.from = value; });
  GetFloats(in, rulings, [](Ruling& r, float value) { r.to = value; });
  GetFloats(in, rulings, [](Ruling& r, float value) { r.thickness = value; });
}

template <typename Item>
void PutBoxes(ByteWriter& out, const std::vector<Item>& items) {
  PutFloats(out, items, [](const Item& item) { return item.box.left; });
  PutFloats(out, items, [](const Item& item) { return item.box.top; });
  PutFloats(out, items, [](const Item& item) { return item.box.right; });
  PutFloats(out, items, [](const Item& item) { return item.box.bottom; });
}

template <typename Item>
void GetBoxes(ByteReader& in, std::vector<Item>& items) {
  GetFloats(in, items, [](Item& item, float value) { item.box.left = value; });
  GetFloats(in, items, [](Item& item, float value) { item.box.top = value; });
  GetFloats(in, items, [](Item& item, float value) { item.box.right = value; });
  GetFloats(in, items, [](Item& item, float value) { item.box.bottom = value; });
}

void PutFillsAndImages(ByteWriter& out, const Page& page) {
  out.Unsigned(page.fills.size());
  PutIntegers(out, page.fills, [](const Fill& fill) { return fill.rgb; });
  PutBoxes(out, page.fills);
  out.Unsigned(page.images.size());
  PutIntegers(out, page.images, [](const Image& image) { return image.width; });
  PutIntegers(out, page.images, [](const Image& image) { return image.height; });
  PutBoxes(out, page.images);
}

constexpr std::int64_t kMinInt = INT32_MIN, kMaxInt = INT32_MAX;

void GetFillsAndImages(ByteReader& in, Page& page) {
  page.fills.resize(in.Count(1));
  GetIntegers(in, page.fills, 0, UINT32_MAX,
              [](Fill& fill, std::int64_t v) { fill.rgb = static_cast<std::uint32_t>(v); });
  GetBoxes(in, page.fills);
  page.images.resize(in.Count(2));
  GetIntegers(in, page.images, kMinInt, kMaxInt,
              [](Image& image, std::int64_t v) { image.width = static_cast<int>(v); });
  GetIntegers(in, page.images, kMinInt, kMaxInt,
              [](Image& image, std::int64_t v) { image.height = static_cast<int>(v); });
  GetBoxes(in, page.images);
}

void PutQuality(ByteWriter& out, const TextQuality& quality) {
  for (const int count : {quality.characters, quality.annotation_characters,
                          quality.invisible_characters, quality.private_use, quality.unmapped}) {
    out.Signed(count);
  }
  out.Float(quality.vietnamese_share);
  out.Float(quality.syllable_share);
  out.Float(quality.image_cover);
  out.Byte(static_cast<std::uint8_t>(quality.verdict));
  out.Text(quality.reason);
}

int GetInt(ByteReader& in) {
  const std::int64_t value = in.Signed();
  if (value < kMinInt || value > kMaxInt) in.Fail();
  return static_cast<int>(value);
}

void GetQuality(ByteReader& in, TextQuality& quality) {
  for (int* count : {&quality.characters, &quality.annotation_characters,
                     &quality.invisible_characters, &quality.private_use, &quality.unmapped}) {
    *count = GetInt(in);
  }
  quality.vietnamese_share = in.Float();
  quality.syllable_share = in.Float();
  quality.image_cover = in.Float();
  const std::uint8_t verdict = in.Byte();
  if (verdict > static_cast<std::uint8_t>(TextVerdict::kImplausible)) in.Fail();
  quality.verdict = static_cast<TextVerdict>(verdict);
  quality.reason = in.Text();
}

// ---- compression -------------------------------------------------------------------------

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// A context costs more than a page: one per thread is kept.
ZSTD_CCtx* CompressionContext() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context = [] {
    std::unique_ptr<ZSTD_CCtx, FreeContext> made(ZSTD_createCCtx());
    if (made == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    // SQLite has no checksums of its own: this is what notices a damaged page.
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_checksumFlag, 1);
    return made;
  }();
  return context.get();
}

ZSTD_DCtx* DecompressionContext() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  if (context == nullptr) throw std::bad_alloc();
  return context.get();
}

Error Damaged(std::string_view what) {
  return {ErrorCode::kBadArchive, "", 0,
          fmt::format("the stored page cannot be decoded: {}; import the original again", what)};
}

}  // namespace

namespace {

void PutPage(ByteWriter& out, const Page& page) {
  out.Signed(page.number);
  out.Float(page.width);
  out.Float(page.height);
  PutFonts(out, page.fonts);
  PutWords(out, page.words);
  PutRulings(out, page.rulings);
  PutFillsAndImages(out, page);
  PutQuality(out, page.quality);
}

}  // namespace

std::string EncodeColumns(const Page& page) {
  ByteWriter out;
  PutPage(out, page);
  return std::string(out.bytes());
}

Result<Page> DecodeColumns(std::string_view columns) {
  ByteReader in(columns);
  Page page;
  page.number = GetInt(in);
  page.width = in.Float();
  page.height = in.Float();
  GetFonts(in, page.fonts);
  GetWords(in, page);
  GetRulings(in, page.rulings);
  GetFillsAndImages(in, page);
  GetQuality(in, page.quality);
  if (!in.ok()) return Damaged("its columns do not fit together");
  if (!in.at_end()) return Damaged("there is something behind its end");
  return page;
}

std::string EncodePage(const Page& page) {
  thread_local ByteWriter out;  // keeps its memory from page to page
  out.Clear();
  PutPage(out, page);
  const std::string_view columns = out.bytes();
  std::string bytes(1 + ZSTD_compressBound(columns.size()), static_cast<char>(kFormat));
  const std::size_t size = ZSTD_compress2(CompressionContext(), bytes.data() + 1, bytes.size() - 1,
                                          columns.data(), columns.size());
  // Only memory can fail here: the bound on the size holds for every input.
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  bytes.resize(1 + size);
  bytes.shrink_to_fit();
  return bytes;
}

Result<Page> DecodePage(std::string_view bytes) {
  if (bytes.empty()) return Damaged("it is empty");
  const auto format = static_cast<std::uint8_t>(bytes.front());
  if (format != kFormat) return Damaged(fmt::format("unknown format {}", format));
  bytes.remove_prefix(1);

  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) {
    return Damaged("its frame is damaged");
  }
  if (size > kMaxDecodedBytes) return Damaged("it claims to be too large");
  std::string columns(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompressDCtx(DecompressionContext(), columns.data(),
                                              columns.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0) return Damaged(ZSTD_getErrorName(got));
  if (got != columns.size()) return Damaged("it is cut short");

  return DecodeColumns(columns);
}

}  // namespace kehoach::store
