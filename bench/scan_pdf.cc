// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan_pdf.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <fmt/format.h>
#include <jpeglib.h>
#include <zlib.h>

namespace kehoach::bench {
namespace {

std::string Jpeg(const PageImage& image) {
  constexpr int kQuality = 80;
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
  jpeg_set_quality(&jpeg, kQuality, TRUE);
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

class Writer {
 public:
  int Add(const std::string& body) {
    offsets_.push_back(file_.size());
    const int number = static_cast<int>(offsets_.size());
    file_ += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
    return number;
  }
  int AddStream(const std::string& entries, const std::string& data) {
    return Add(
        fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data));
  }
  std::string Finish(int root) {
    const std::size_t start = file_.size();
    file_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size() + 1);
    for (const std::size_t offset : offsets_) file_ += fmt::format("{:010} 00000 n \n", offset);
    file_ += fmt::format("trailer << /Size {} /Root {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                         offsets_.size() + 1, root, start);
    return std::move(file_);
  }
  int next() const { return static_cast<int>(offsets_.size()) + 1; }

 private:
  std::string file_ = "%PDF-1.5\n";
  std::vector<std::size_t> offsets_;
};

}  // namespace

std::string ScanPdf(const std::vector<PageImage>& pages, ScanKind kind) {
  Writer writer;
  std::vector<std::string> bodies;
  for (const PageImage& page : pages) {
    const double width = page.width * 72 / page.dpi_x, height = page.height * 72 / page.dpi_y;
    std::string names, content;
    const int rows = kind == ScanKind::kJpeg ? page.height : 256;
    for (int from = 0; from < page.height; from += rows) {
      const int to = std::min(page.height, from + rows);
      const std::string size = fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} ",
                                           page.width, to - from);
      const int image =
          kind == ScanKind::kJpeg
              ? writer.AddStream(size +
                                     (page.channels == 3 ? "/ColorSpace /DeviceRGB"
                                                         : "/ColorSpace /DeviceGray") +
                                     " /BitsPerComponent 8 /Filter /DCTDecode",
                                 Jpeg(page))
              : writer.AddStream(
                    size + "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode",
                    Bits(page, from, to));
      names += fmt::format("/I{} {} 0 R ", image, image);
      content += fmt::format("q {:.4f} 0 0 {:.4f} 0 {:.4f} cm /I{} Do Q\n", width,
                             (to - from) * height / page.height, height - to * height / page.height,
                             image);
    }
    const int contents = writer.AddStream("", content);
    bodies.push_back(
        fmt::format("/MediaBox [0 0 {:.4f} {:.4f}] /Contents {} 0 R /Resources << /XObject << {}>> "
                    ">>",
                    width, height, contents, names));
  }
  const int tree = writer.next() + static_cast<int>(bodies.size());
  std::string kids;
  for (const std::string& body : bodies) {
    kids += fmt::format("{} 0 R ",
                        writer.Add(fmt::format("<< /Type /Page /Parent {} 0 R {} >>", tree, body)));
  }
  writer.Add(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, bodies.size()));
  return writer.Finish(writer.Add(fmt::format("<< /Type /Catalog /Pages {} 0 R >>", tree)));
}

}  // namespace kehoach::bench
