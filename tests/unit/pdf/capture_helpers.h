// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef KEHOACH_TESTS_UNIT_PDF_CAPTURE_HELPERS_H_
#define KEHOACH_TESTS_UNIT_PDF_CAPTURE_HELPERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "kehoach/capture.h"

namespace kehoach::pdf {

// First page of a PDF that must open and be captured; an empty capture and a test failure if not.
GlyphCapture CaptureFirst(const std::string& bytes);

// Code points of a glyph.
std::u32string_view TextOf(const GlyphCapture& capture, const Glyph& glyph);
// All glyphs in drawing order; ASCII only, others as '?'.
std::string Ascii(const GlyphCapture& capture);

std::vector<Ruling> Along(const GlyphCapture& capture, Axis axis);

// The bytes of a file; empty when it cannot be read.
std::string ReadFile(const std::string& path);

}  // namespace kehoach::pdf

#endif  // KEHOACH_TESTS_UNIT_PDF_CAPTURE_HELPERS_H_
