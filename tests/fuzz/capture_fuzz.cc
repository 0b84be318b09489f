// SPDX-License-Identifier: GPL-3.0-or-later
// What a page draws, made from bytes: runs of text, odd glyphs, lines, areas, images, anywhere and
// of any size, infinite and not-a-number included. From there on as an import goes: words, tables,
// plan, packed pages. Promises: nothing crashes; what comes out is in order; the plan of the pages
// that are stored is the plan of the pages that were read.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "fuzz_support.h"
#include "kehoach/capture.h"
#include "layout/layout.h"
#include "plan/plan_reader.h"
#include "store/page_codec.h"
#include "store/store.h"
#include "support/project_rules.h"

namespace {

using kehoach::Axis;
using kehoach::GlyphCapture;
using kehoach::Page;
using kehoach::fuzz::Require;

const char32_t* const kTexts[] = {
    U"KẾ HOẠCH",
    U"Số: 12/KH-SNV",
    U"STT",
    U"Nội dung công việc",
    U"Chủ trì",
    U"Thời hạn",
    U"1",
    U"1.1",
    U"a)",
    U"II.",
    U"MỤC TIÊU",
    U"Nâng cao chất lượng phục vụ người dân",
    U"Văn phòng",
    U"Quý IV/2024",
    U"Trước 31/12",
    U"đạt 95% trở lên",
    U"Nơi nhận:",
    U"- Như trên;",
    U"SỞ NỘI VỤ",
    U"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    U"ngày 5 tháng 3 năm 2024",
    U"Phụ lục",
    U"(Kèm theo Kế hoạch số 12/KH-SNV)",
    U"tiếp theo",
    U"e\u0302\u0301",
    U"\u200B\u00AD",
    U"§©®",
    U"\U0001F600",
    U"\x1\x1F\x7F",
    U"́́́",
    U"ƣ",
    U"................",
};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool empty() const { return at_ >= size_; }
  std::uint8_t Next() { return empty() ? 0 : data_[at_++]; }
  // Mostly on a raster, so that things meet.
  float Place() {
    const std::uint8_t byte = Next();
    if (byte == 255) return Any();
    return static_cast<float>(byte) * 3.25f;
  }
  // Any bits at all.
  float Any() {
    std::uint8_t raw[4];
    for (std::uint8_t& byte : raw) byte = Next();
    float value;
    std::memcpy(&value, raw, sizeof value);
    return value;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

constexpr std::size_t kFonts = 3;

void AddRun(Bytes& bytes, GlyphCapture& capture) {
  const std::u32string text = kTexts[bytes.Next() % std::size(kTexts)];
  const std::uint8_t style = bytes.Next();
  float x = bytes.Place(), y = bytes.Place();
  const float size = static_cast<float>(style % 8 + 1) * 2;
  const int direction = style >= 240 ? style % 4 : 0;
  for (const char32_t code : text) {
    kehoach::Glyph glyph;
    glyph.text_begin = static_cast<std::uint32_t>(capture.text.size());
    glyph.text_length = 1;
    capture.text.push_back(code);
    glyph.font = static_cast<std::uint16_t>(style % kFonts);
    glyph.x = x;
    glyph.baseline = y;
    glyph.advance = size / 2;
    glyph.size = size;
    glyph.direction = static_cast<std::int8_t>(direction);
    glyph.signature = style == 200;
    glyph.annotation = style == 201;
    capture.glyphs.push_back(glyph);
    (direction % 2 == 0 ? x : y) += direction < 2 ? size / 2 : -size / 2;
  }
}

void AddGlyph(Bytes& bytes, GlyphCapture& capture) {
  kehoach::Glyph glyph;
  const std::uint8_t flags = bytes.Next();
  glyph.text_begin = static_cast<std::uint32_t>(capture.text.size());
  for (int i = 0; i < flags % 4; ++i) {
    // pdf::Document gives no surrogates and nothing beyond U+10FFFF.
    char32_t code =
        static_cast<char32_t>(bytes.Next() << 12 | bytes.Next() << 4 | bytes.Next() % 16);
    if (code >= 0xD800 && code <= 0xDFFF) code = 'x';
    capture.text.push_back(code == 0 ? 'a' : code);
  }
  glyph.text_length = static_cast<std::uint16_t>(capture.text.size() - glyph.text_begin);
  glyph.unmapped = glyph.text_length == 0;
  glyph.font = static_cast<std::uint16_t>(flags % kFonts);
  glyph.x = bytes.Place();
  glyph.baseline = bytes.Place();
  glyph.advance = bytes.Place();
  glyph.size = bytes.Place();
  glyph.direction = static_cast<std::int8_t>(flags >> 4 & 3);
  glyph.annotation = (flags & 64) != 0;
  glyph.invisible = (flags & 128) != 0;
  capture.glyphs.push_back(glyph);
}

void AddGrid(Bytes& bytes, GlyphCapture& capture) {
  const int rows = bytes.Next() % 12, columns = bytes.Next() % 8;
  const float left = bytes.Place(), top = bytes.Place();
  const float width = bytes.Place() / 4, height = bytes.Place() / 8;
  const float right = left + width * static_cast<float>(columns),
              bottom = top + height * static_cast<float>(rows);
  for (int i = 0; i <= rows; ++i) {
    capture.strokes.push_back(
        {Axis::kHorizontal, top + height * static_cast<float>(i), left, right, 0.5f});
  }
  for (int i = 0; i <= columns; ++i) {
    capture.strokes.push_back(
        {Axis::kVertical, left + width * static_cast<float>(i), top, bottom, 0.5f});
  }
}

GlyphCapture ReadCapture(Bytes& bytes, int number) {
  GlyphCapture capture;
  capture.page = number;
  const std::uint8_t paper = bytes.Next();
  // The sides that pdf::Document lets through.
  capture.width = paper == 255 ? 20000.0f : paper == 254 ? 10.0f : 595;
  capture.height = paper == 253 ? 20000.0f : paper == 252 ? 10.0f : 842;
  capture.fonts.resize(kFonts);
  capture.fonts[0].name = "TimesNewRomanPSMT";
  capture.fonts[1].name = ".VnTime";
  capture.fonts[2].name = "VNI-Times-Bold";
  capture.fonts[2].bold = true;
  while (!bytes.empty()) {
    switch (bytes.Next() % 16) {
      case 0:
        return capture;  // the next page
      case 1:
        AddGlyph(bytes, capture);
        break;
      case 2:
        AddGrid(bytes, capture);
        break;
      case 3:
      case 4: {
        const Axis axis = bytes.Next() % 2 == 0 ? Axis::kHorizontal : Axis::kVertical;
        const float position = bytes.Place(), from = bytes.Place(), to = bytes.Place();
        capture.strokes.push_back({axis, position, from, to, bytes.Place()});
        break;
      }
      case 5: {
        const float left = bytes.Place(), top = bytes.Place();
        const float right = bytes.Place(), bottom = bytes.Place();
        capture.fills.push_back({{left, top, right, bottom}, bytes.Next() * 0x010101u});
        capture.images.push_back({{left, top, right, bottom}, bytes.Next(), bytes.Next()});
        break;
      }
      default:
        AddRun(bytes, capture);
        break;
    }
  }
  return capture;
}

bool Finite(const kehoach::Rect& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) &&
         std::isfinite(box.bottom);
}

void CheckPage(const Page& page) {
  for (const auto& word : page.words) {
    Require(!word.text.empty(), "a word has text");
    Require(word.font < page.fonts.size(), "a word's font is one of the page's");
    Require(Finite(word.box) && std::isfinite(word.baseline) && std::isfinite(word.size),
            "a word has a place");
  }
  for (const auto& ruling : page.rulings) {
    Require(std::isfinite(ruling.position) && ruling.from <= ruling.to, "a ruling has two ends");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxPages = 5;
  Bytes bytes(data, size);
  std::vector<Page> pages;
  while (!bytes.empty() && pages.size() < kMaxPages) {
    const GlyphCapture capture = ReadCapture(bytes, static_cast<int>(pages.size()) + 1);
    pages.push_back(kehoach::layout::BuildPage(capture));
    CheckPage(pages.back());
  }
  const auto reading = kehoach::plan::ReadPlan(pages, kehoach::ProjectRules());
  std::vector<Page> stored;
  for (const auto& packed : kehoach::store::PackPages(pages)) {
    auto page = kehoach::store::DecodePage(packed.blob);
    Require(page.ok(), "a page that was packed can be unpacked");
    stored.push_back(std::move(page).value());
  }
  Require(stored == pages, "a page is stored bit for bit");
  const auto again = kehoach::plan::ReadPlan(stored, kehoach::ProjectRules());
  Require(again.plan == reading.plan, "stored pages give the plan that the captured ones gave");
  return 0;
}
