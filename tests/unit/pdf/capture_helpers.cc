// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture_helpers.h"

#include <fstream>
#include <iterator>
#include <utility>

#include <gtest/gtest.h>

#include "pdf/pdf.h"

namespace kehoach::pdf {

GlyphCapture CaptureFirst(const std::string& bytes) {
  auto document = Document::Open(bytes, "test.pdf");
  if (!document) {
    ADD_FAILURE() << document.error().message;
    return {};
  }
  auto capture = document->Capture(1);
  if (!capture) {
    ADD_FAILURE() << capture.error().message;
    return {};
  }
  return std::move(capture).value();
}

std::u32string_view TextOf(const GlyphCapture& capture, const Glyph& glyph) {
  return std::u32string_view(capture.text).substr(glyph.text_begin, glyph.text_length);
}

std::string Ascii(const GlyphCapture& capture) {
  std::string text;
  for (const Glyph& glyph : capture.glyphs) {
    for (char32_t c : TextOf(capture, glyph)) text += c < 0x80 ? static_cast<char>(c) : '?';
  }
  return text;
}

std::vector<Ruling> Along(const GlyphCapture& capture, Axis axis) {
  std::vector<Ruling> rulings;
  for (const Ruling& ruling : capture.strokes) {
    if (ruling.axis == axis) rulings.push_back(ruling);
  }
  return rulings;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace kehoach::pdf
