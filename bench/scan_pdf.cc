// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan_pdf.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <jpeglib.h>
#include <leptonica/allheaders.h>
#include <zlib.h>

#include "support/pdf_builder.h"

namespace kehoach::bench {
namespace {

std::string Jpeg(const PageImage& image, int quality) {
  jpeg_compress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors);  // ends the program, as a benchmark may
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(image.width);
  jpeg.image_height = static_cast<JDIMENSION>(image.height);
  jpeg.input_components = image.channels;
  jpeg.in_color_space = image.channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  for (int y = 0; y < image.height; ++y) {
    auto* row = const_cast<std::uint8_t*>(image.Row(y));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string out(reinterpret_cast<char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return out;
}

std::string Bits(const PageImage& image, int from, int to) {
  constexpr int kThreshold = 128;
  std::string raw;
  for (int y = from; y < to; ++y) {
    const std::uint8_t* row = image.Row(y);
    for (int x = 0; x < image.width; x += 8) {
      unsigned byte = 0;
      for (int bit = 0; bit < 8; ++bit) {
        const bool white = x + bit >= image.width || row[(x + bit) * image.channels] >= kThreshold;
        byte = byte << 1 | (white ? 1U : 0U);
      }
      raw += static_cast<char>(byte);
    }
  }
  uLongf size = compressBound(raw.size());
  std::string packed(size, '\0');
  if (compress(reinterpret_cast<Bytef*>(packed.data()), &size,
               reinterpret_cast<const Bytef*>(raw.data()), raw.size()) != Z_OK) {
    throw std::runtime_error("zlib failed");
  }
  packed.resize(size);
  return packed;
}

// Black where the picture is. Leptonica packs it.
std::string Fax(const PageImage& image) {
  constexpr int kThreshold = 128;
  PIX* bits = pixCreate(image.width, image.height, 1);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (image.Row(y)[x * image.channels] < kThreshold) {
        pixSetPixel(bits, static_cast<l_int32>(x), y, 1);
      }
    }
  }
  L_COMP_DATA* packed = nullptr;
  const bool failed = pixGenerateCIData(bits, L_G4_ENCODE, 0, 0, &packed) != 0;
  pixDestroy(&bits);
  if (failed) throw std::runtime_error("CCITT Group 4 failed");
  std::string out(reinterpret_cast<const char*>(packed->datacomp), packed->nbytescomp);
  l_CIDataDestroy(&packed);
  return out;
}

std::string Utf16(char32_t code_point) { return fmt::format("{:04X}", std::uint32_t(code_point)); }

// One font for all words: codes in the order in which letters come up.
class Layer {
 public:
  std::string Content(const std::vector<LayerWord>& words, double page_height) {
    if (words.empty()) return {};
    std::string out = "BT 3 Tr\n";
    for (const LayerWord& word : words) {
      std::string codes;
      for (const char32_t letter : word.text) {
        const auto [it, is_new] = codes_.try_emplace(letter, static_cast<int>(codes_.size()) + 1);
        codes += fmt::format("{:04X}", it->second);
      }
      const double size = word.box.bottom - word.box.top;
      const double width = word.box.right - word.box.left;
      const double natural = kAdvance * size * static_cast<double>(word.text.size());
      out += fmt::format("/T {:.2f} Tf {:.1f} Tz 1 0 0 1 {:.2f} {:.2f} Tm <{}> Tj\n", size,
                         100 * width / natural, word.box.left,
                         page_height - word.box.bottom + kDescent * size, codes);
    }
    return out + "ET\n";
  }
  std::string Resource(testing::PdfBuilder& pdf) const {
    std::vector<std::pair<int, std::string>> map;
    for (const auto& [letter, code] : codes_) map.emplace_back(code, Utf16(letter));
    return "/Font << " + testing::RefEntry("T", pdf.AddType0Font("Invisible", map)) + ">> ";
  }
  bool empty() const { return codes_.empty(); }

 private:
  static constexpr double kAdvance = 0.5, kDescent = 0.22;
  std::map<char32_t, int> codes_;
};

}  // namespace

std::string ScanPdf(const std::vector<ScannedPage>& pages) {
  testing::PdfBuilder pdf;
  Layer layer;
  std::vector<std::string> texts;
  for (const ScannedPage& page : pages) {
    texts.push_back(layer.Content(page.layer, page.image->height * 72 / page.image->dpi_y));
  }
  const std::string font = layer.empty() ? std::string() : layer.Resource(pdf);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PageImage& image = *pages[i].image;
    const ScanKind kind = pages[i].kind;
    const double width = image.width * 72 / image.dpi_x, height = image.height * 72 / image.dpi_y;
    std::string names, content = texts[i];
    const int rows = kind == ScanKind::kBilevel ? 256 : image.height;
    for (int from = 0; from < image.height; from += rows) {
      const int to = std::min(image.height, from + rows);
      const std::string entries = fmt::format(
          "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace {} /BitsPerComponent "
          "{} ",
          image.width, to - from,
          kind == ScanKind::kJpeg && image.channels == 3 ? "/DeviceRGB" : "/DeviceGray",
          kind == ScanKind::kJpeg ? 8 : 1);
      int object = 0;
      switch (kind) {
        case ScanKind::kJpeg:
          object = pdf.AddStream(entries + "/Filter /DCTDecode", Jpeg(image, pages[i].quality));
          break;
        case ScanKind::kBilevel:
          object = pdf.AddStream(entries + "/Filter /FlateDecode", Bits(image, from, to));
          break;
        case ScanKind::kFax:
          object = pdf.AddStream(
              fmt::format("{}/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {} /Rows {} >>",
                          entries, image.width, image.height),
              Fax(image));
          break;
      }
      names += testing::RefEntry(fmt::format("I{}", object), object);
      content += fmt::format("q {:.4f} 0 0 {:.4f} 0 {:.4f} cm /I{} Do Q\n", width,
                             (to - from) * height / image.height,
                             height - to * height / image.height, object);
    }
    pdf.AddPage(content, fmt::format("{}/XObject << {}>>", texts[i].empty() ? "" : font, names),
                fmt::format("/MediaBox [0 0 {:.4f} {:.4f}]", width, height));
  }
  return pdf.Build();
}

std::string ScanPdf(const std::vector<PageImage>& pages, ScanKind kind) {
  std::vector<ScannedPage> scanned;
  for (const PageImage& page : pages) scanned.push_back({.image = &page, .kind = kind});
  return ScanPdf(scanned);
}

}  // namespace kehoach::bench
