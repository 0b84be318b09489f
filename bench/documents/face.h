// SPDX-License-Identifier: GPL-3.0-or-later
// A font file: what its letters measure, and subsets of it for embedding.
#ifndef KEHOACH_BENCH_DOCUMENTS_FACE_H_
#define KEHOACH_BENCH_DOCUMENTS_FACE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace kehoach::bench {

struct FaceSubset {
  std::string file;                                   // sfnt, or a bare CFF table
  std::map<std::uint16_t, std::uint16_t> new_glyphs;  // of the glyphs asked for
};

// Not thread-safe: one set of faces a thread.
class Face {
 public:
  // Throws std::runtime_error when the file is not there or lacks a letter of Vietnamese; the
  // message names the file.
  explicit Face(const std::string& path);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const std::string& path() const { return path_; }
  const std::string& name() const { return name_; }  // as in PDFs: "LiberationSerif-Bold"
  bool cff() const { return cff_; }

  std::uint16_t GlyphOf(char32_t code) const;  // throws std::runtime_error: not in the font
  int Advance(std::uint16_t glyph) const;      // thousandths of the size
  FaceSubset Subset(const std::vector<std::uint16_t>& glyphs) const;
  // The same with a (1,0) cmap of the given codes, for simple fonts of TrueType outlines.
  static std::string WithByteMap(const std::string& sfnt,
                                 const std::vector<std::uint16_t>& glyph_of_code);

 private:
  struct Metric {
    std::uint16_t glyph = 0;
    bool known = false;
  };
  std::string path_, name_;
  bool cff_ = false;
  hb_face_t* face_ = nullptr;
  hb_font_t* font_ = nullptr;
  mutable std::vector<Metric> glyphs_;  // by code point, to U+2200
  mutable std::vector<int> advances_;   // by glyph; -1 = not asked yet
};

// Four faces of one design.
struct Family {
  std::unique_ptr<Face> regular, bold, italic, bold_italic;
};

// All families that documents are set in, in an order that does not change; loaded from where
// Debian's packages put them (scripts/bench installs them).
std::vector<Family> LoadFamilies();

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_FACE_H_
