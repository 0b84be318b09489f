// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "documents/pdf_writer.h"

namespace kehoach::bench {
namespace {

void AppendUtf8(char32_t code, std::string& out) {
  const auto c = static_cast<std::uint32_t>(code);
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | c >> 6U);
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | c >> 12U);
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

// Cairo's faces by file, of one thread: FreeType's library is not to be shared.
class CairoFaces {
 public:
  CairoFaces() {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType");
  }
  ~CairoFaces() {
    for (const auto& [path, face] : faces_) cairo_font_face_destroy(face);
    // Cairo may keep faces of its own in a cache, so the library stays.
  }
  CairoFaces(const CairoFaces&) = delete;
  CairoFaces& operator=(const CairoFaces&) = delete;

  cairo_font_face_t* Of(const Face& face) {
    cairo_font_face_t*& known = faces_[face.path()];
    if (known == nullptr) {
      FT_Face loaded = nullptr;
      if (FT_New_Face(library_, face.path().c_str(), 0, &loaded) != 0) {
        throw std::runtime_error(face.path() + ": FreeType cannot read it");
      }
      known = cairo_ft_font_face_create_for_ft_face(loaded, FT_LOAD_NO_HINTING);
    }
    return known;
  }

 private:
  FT_Library library_ = nullptr;
  std::map<std::string, cairo_font_face_t*> faces_;
};

cairo_status_t Append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void Show(cairo_t* cairo, const TextRun& run, cairo_font_face_t* face) {
  cairo_set_font_face(cairo, face);
  cairo_set_font_size(cairo, run.size);
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  std::string text;
  for (const PlacedGlyph& glyph : run.glyphs) {
    glyphs.push_back({glyph.glyph, glyph.x, run.y});
    const std::size_t before = text.size();
    AppendUtf8(glyph.code, text);
    clusters.push_back({static_cast<int>(text.size() - before), 1});
  }
  cairo_show_text_glyphs(cairo, text.data(), static_cast<int>(text.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(),
                         static_cast<int>(clusters.size()), {});
}

void Line(cairo_t* cairo, const DrawnLine& line, bool filled) {
  if (!filled) {
    cairo_set_line_width(cairo, line.width);
    cairo_move_to(cairo, line.x0, line.y0);
    cairo_line_to(cairo, line.x1, line.y1);
    cairo_stroke(cairo);
    return;
  }
  const double half = line.width / 2;
  if (line.y0 == line.y1) {
    cairo_rectangle(cairo, line.x0, line.y0 - half, line.x1 - line.x0, line.width);
  } else {
    cairo_rectangle(cairo, line.x0 - half, line.y0, line.width, line.y1 - line.y0);
  }
  cairo_fill(cairo);
}

}  // namespace

std::string WriteWithCairo(const Drawing& drawing) {
  static thread_local CairoFaces faces;
  std::string out;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(
      Append, &out, drawing.pages.front().width, drawing.pages.front().height);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, drawing.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 (drawing.date + "T08:00:00").c_str());
  cairo_t* cairo = cairo_create(surface);
  const bool dotted = drawing.borders == Borders::kDotted || drawing.borders == Borders::kDots;
  const bool filled = drawing.borders == Borders::kFills || drawing.borders == Borders::kLongFills;
  for (const DrawnPage& page : drawing.pages) {
    cairo_pdf_surface_set_size(surface, page.width, page.height);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (const TextRun& run : page.texts) Show(cairo, run, faces.Of(*run.face));
    for (const DrawnLine& rule : page.rules) Line(cairo, rule, false);
    const double dash = 1;
    if (dotted) cairo_set_dash(cairo, &dash, 1, 0);
    for (const DrawnLine& line : page.borders) Line(cairo, line, filled);
    cairo_set_dash(cairo, nullptr, 0, 0);
    cairo_show_page(cairo);
  }
  const cairo_status_t status = cairo_status(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t finished = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  for (const cairo_status_t one : {status, finished}) {
    if (one != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(one));
  }
  return out;
}

}  // namespace kehoach::bench
