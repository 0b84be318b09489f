// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents/face.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

namespace kehoach::bench {
namespace {

constexpr char32_t kCached = 0x2200;

template <typename T, void (*Free)(T*)>
struct Freed {
  void operator()(T* object) const { Free(object); }
};
using Blob = std::unique_ptr<hb_blob_t, Freed<hb_blob_t, hb_blob_destroy>>;
using Faces = std::unique_ptr<hb_face_t, Freed<hb_face_t, hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Freed<hb_subset_input_t, hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Freed<hb_subset_plan_t, hb_subset_plan_destroy>>;

std::string Bytes(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

void PutShort(std::string& out, unsigned value) {
  out += static_cast<char>(value >> 8U & 0xFFU);
  out += static_cast<char>(value & 0xFFU);
}

}  // namespace

Face::Face(const std::string& path)
    : path_(path), name_(std::filesystem::path(path).stem().string()), glyphs_(kCached) {
  const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) throw std::runtime_error(path + ": cannot be read (scripts/bench installs the fonts)");
  face_ = hb_face_create(blob.get(), 0);
  const Blob cff(hb_face_reference_table(face_, HB_TAG('C', 'F', 'F', ' ')));
  cff_ = hb_blob_get_length(cff.get()) > 0;
  font_ = hb_font_create(face_);
  hb_font_set_scale(font_, 1000, 1000);
  advances_.assign(hb_face_get_glyph_count(face_), -1);
  if (!name_.empty() && name_.find('-') == std::string::npos) {
    for (const std::string_view style : {"BoldItalic", "Bold", "Italic"}) {
      if (!name_.ends_with(style)) continue;
      name_.insert(name_.size() - style.size(), "-");
      break;
    }
  }
  for (const char32_t code : std::u32string_view(U"AZaz09ĂăÂâĐđÊêÔôƠơƯưẠẢẤẦẨẪẬỹỵỷỳ–“”"
                                                 U"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíị"
                                                 U"òỏõóọồổỗốộờởỡớợùủũúụừửữứựỲỶỸÝỴ")) {
    GlyphOf(code);
  }
}

Face::~Face() {
  hb_font_destroy(font_);
  hb_face_destroy(face_);
}

std::uint16_t Face::GlyphOf(char32_t code) const {
  if (code < kCached && glyphs_[code].known) return glyphs_[code].glyph;
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font_, code, &glyph)) {
    throw std::runtime_error(
        fmt::format("{}: has no U+{:04X}", path_, static_cast<std::uint32_t>(code)));
  }
  const auto number = static_cast<std::uint16_t>(glyph);
  if (code < kCached) glyphs_[code] = {number, true};
  return number;
}

int Face::Advance(std::uint16_t glyph) const {
  int& advance = advances_.at(glyph);
  if (advance < 0) advance = hb_font_get_glyph_h_advance(font_, glyph);
  return advance;
}

FaceSubset Face::Subset(const std::vector<std::uint16_t>& glyphs) const {
  const Input input(hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint16_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag :
       {"GSUB", "GPOS", "GDEF", "kern", "DSIG", "name", "post", "OS/2", "gasp", "FFTM", "Glat",
        "Gloc", "Silf", "Sill", "Feat", "BASE", "hdmx", "LTSH", "VDMX", "PCLT", "meta", "MATH"}) {
    hb_set_add(dropped, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
  }
  const Plan plan(hb_subset_plan_create_or_fail(face_, input.get()));
  if (!plan) throw std::runtime_error(path_ + ": cannot be subset");
  const Faces small(hb_subset_plan_execute_or_fail(plan.get()));
  if (!small) throw std::runtime_error(path_ + ": cannot be subset");
  FaceSubset subset;
  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint16_t glyph : glyphs) {
    subset.new_glyphs[glyph] = static_cast<std::uint16_t>(hb_map_get(map, glyph));
  }
  const Blob blob(cff_ ? hb_face_reference_table(small.get(), HB_TAG('C', 'F', 'F', ' '))
                       : hb_face_reference_blob(small.get()));
  subset.file = Bytes(blob.get());
  return subset;
}

std::string Face::WithByteMap(const std::string& sfnt,
                              const std::vector<std::uint16_t>& glyph_of_code) {
  const Blob blob(hb_blob_create(sfnt.data(), static_cast<unsigned>(sfnt.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Faces from(hb_face_create(blob.get(), 0));
  const Faces to(hb_face_builder_create());
  std::array<hb_tag_t, 32> tags{};
  unsigned count = tags.size();
  hb_face_get_table_tags(from.get(), 0, &count, tags.data());
  for (unsigned i = 0; i < count; ++i) {
    if (tags[i] == HB_TAG('c', 'm', 'a', 'p')) continue;
    const Blob table(hb_face_reference_table(from.get(), tags[i]));
    hb_face_builder_add_table(to.get(), tags[i], table.get());
  }
  // OpenType, cmap: one encoding record (1,0) with a subtable of format 6.
  std::string cmap;
  for (const unsigned value : {0U, 1U, 1U, 0U, 0U, 12U}) PutShort(cmap, value);
  const auto codes = static_cast<unsigned>(glyph_of_code.size());
  for (const unsigned value : {6U, 10U + 2 * codes, 0U, 0U, codes}) PutShort(cmap, value);
  for (const std::uint16_t glyph : glyph_of_code) PutShort(cmap, glyph);
  const Blob table(hb_blob_create(cmap.data(), static_cast<unsigned>(cmap.size()),
                                  HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  hb_face_builder_add_table(to.get(), HB_TAG('c', 'm', 'a', 'p'), table.get());
  const Blob file(hb_face_reference_blob(to.get()));
  return Bytes(file.get());
}

std::vector<Family> LoadFamilies() {
  struct Files {
    const char *folder, *regular, *bold, *italic, *bold_italic;
  };
  static constexpr std::array<Files, 6> kFiles = {{
      {"/usr/share/fonts/truetype/liberation2/", "LiberationSerif-Regular.ttf",
       "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"},
      {"/usr/share/fonts/truetype/freefont/", "FreeSerif.ttf", "FreeSerifBold.ttf",
       "FreeSerifItalic.ttf", "FreeSerifBoldItalic.ttf"},
      {"/usr/share/texmf/fonts/opentype/public/tex-gyre/", "texgyretermes-regular.otf",
       "texgyretermes-bold.otf", "texgyretermes-italic.otf", "texgyretermes-bolditalic.otf"},
      {"/usr/share/fonts/truetype/gentiumplus/", "GentiumBookPlus-Regular.ttf",
       "GentiumBookPlus-Bold.ttf", "GentiumBookPlus-Italic.ttf", "GentiumBookPlus-BoldItalic.ttf"},
      {"/usr/share/fonts/truetype/dejavu/", "DejaVuSerifCondensed.ttf",
       "DejaVuSerifCondensed-Bold.ttf", "DejaVuSerifCondensed-Italic.ttf",
       "DejaVuSerifCondensed-BoldItalic.ttf"},
      {"/usr/share/fonts/truetype/liberation2/", "LiberationSans-Regular.ttf",
       "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf", "LiberationSans-BoldItalic.ttf"},
  }};
  std::vector<Family> families;
  for (const Files& files : kFiles) {
    const auto face = [&](const char* name) {
      return std::make_unique<Face>(std::string(files.folder) + name);
    };
    families.push_back(
        {face(files.regular), face(files.bold), face(files.italic), face(files.bold_italic)});
  }
  return families;
}

}  // namespace kehoach::bench
