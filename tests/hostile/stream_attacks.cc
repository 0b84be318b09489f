// SPDX-License-Identifier: GPL-3.0-or-later
// Streams that grow without end, and images that are far too large.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "attack.h"
#include "file_parts.h"
#include "good_document.h"
#include "support/pdf_builder.h"

namespace kehoach::hostile {
namespace {

using testing::PdfBuilder;
using testing::RefEntry;

constexpr std::uint64_t kTenGigabytes = 10'000'000'000;

// A page whose content is a readable stream and then this one.
std::string Content(const std::string& entries, std::string_view data) {
  PdfBuilder pdf;
  const int font = AddReadableFont(pdf);
  const int readable = pdf.AddStream("", ReadableContent());
  const int bomb = pdf.Add(StreamBody(entries, data));
  const int page =
      pdf.Add(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
                          "[{} 0 R {} 0 R] /Resources << /Font << {} >> >> >>",
                          readable, bomb, RefEntry("F0", font)));
  return Update(pdf.Build(),
                {{2, fmt::format("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", page)}});
}

// A readable page that paints an image of these entries.
std::string Image(const std::string& entries, std::string_view data, const std::string& more = "") {
  PdfBuilder pdf;
  const int image = pdf.Add(StreamBody("/Type /XObject /Subtype /Image " + entries, data));
  AddReadablePage(pdf, "q 99 0 0 99 9 9 cm /I Do Q " + more,
                  "/XObject << " + RefEntry("I", image) + ">>");
  return pdf.Build();
}

std::string Inline(const std::string& entries, std::string_view data) {
  PdfBuilder pdf;
  AddReadablePage(pdf, "q 99 0 0 99 9 9 cm BI " + entries + " ID " + std::string(data) +
                           "\nEI Q\n0 0 m 9 0 l S\n");
  return pdf.Build();
}

std::string Bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

// A JPEG that says it has 65,535 x 65,535 points of four colours, progressive, without any data.
std::string Jpeg() {
  std::string out = Bytes({0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0});
  out += std::string(64, '\1');
  out += Bytes({0xFF, 0xC2, 0, 20,   8, 0xFF, 0xFF, 0xFF, 0xFF, 4,    1,
                0x44, 0,    2, 0x11, 0, 3,    0x11, 0,    4,    0x44, 0});
  out += Bytes({0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0});
  return out + std::string(100, '\0') + Bytes({0xFF, 0xD9});
}

// The boxes and main header of a JPEG 2000 file of 2^31-1 x 2^31-1 points in tiles of one.
std::string Jpeg2000() {
  const auto u32 = [](std::uint32_t v) {
    return Bytes({static_cast<int>(v >> 24), static_cast<int>(v >> 16 & 255),
                  static_cast<int>(v >> 8 & 255), static_cast<int>(v & 255)});
  };
  constexpr std::uint32_t kSide = 0x7FFFFFFF;
  std::string out = u32(12) + "jP  " + Bytes({0x0D, 0x0A, 0x87, 0x0A});
  out += u32(20) + "ftypjp2 " + u32(0) + "jp2 ";
  out += u32(45) + "jp2h" + u32(22) + "ihdr" + u32(kSide) + u32(kSide) + Bytes({0, 3, 7, 7, 0, 0});
  out += u32(15) + "colr" + Bytes({1, 0, 0, 0, 0, 0, 16});
  std::string code = Bytes({0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0});
  code += u32(kSide) + u32(kSide) + u32(0) + u32(0) + u32(1) + u32(1) + u32(0) + u32(0);
  code += Bytes({0, 3, 7, 1, 1, 7, 1, 1, 7, 1, 1});
  code += Bytes({0xFF, 0x52, 0, 12, 0, 0, 0xFF, 0xFF, 1, 32, 4, 4, 0, 0});
  code += Bytes({0xFF, 0x5C, 0, 4, 0x40, 0x40});
  code += Bytes({0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0x93}) + std::string(64, '\x55');
  out += u32(0) + "jp2c" + code;
  return out;
}

// A JBIG2 page of 2^32-1 x 2^32-1 points with a generic region of the same size.
std::string Jbig2() {
  const std::string huge(4, '\xFF');
  std::string out = Bytes({0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19}) + huge + huge +
                    std::string(8, '\0') + Bytes({0, 0, 0});
  out += Bytes({0, 0, 0, 1, 38, 0, 1, 0, 0, 0, 64}) + huge + huge + std::string(8, '\0') +
         Bytes({0, 0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE});
  return out + std::string(64, '\xAC');
}

// A JBIG2 dictionary said to hold 2^31 symbols.
std::string Jbig2Symbols() {
  return Bytes({0,    0,    0,    0,    0,    0,    1,    0,    0,    0,
                40,   0,    0,    3,    0xFF, 0xFD, 0xFF, 2,    0xFE, 0xFE,
                0xFE, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF}) +
         std::string(40, '\x33');
}

}  // namespace

void AddStreamAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({name, about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> read = {"imported"};
  const std::vector<std::string> over = {"too_large", "out_of_time", "out_of_memory"};
  const std::vector<std::string> read_or_over = {"imported", "too_large", "out_of_time",
                                                 "out_of_memory", "damaged"};

  add("flate-spaces", "a page that inflates to 10 GB of spaces", over,
      [] { return Content("/Filter /FlateDecode", DeflateBomb(" ", kTenGigabytes)); });
  out.back().costly = true;
  add("flate-chain-spaces", "10 GB of spaces behind two filters", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]", Deflate(DeflateBomb(" ", kTenGigabytes)));
  });
  out.back().costly = true;
  add("flate-chain-of-three", "a terabyte behind three filters", over, [] {
    const std::string middle =
        DeflateBomb(DeflatedPiece(" "), std::uint64_t{1'000'000'000}, "\x78\xDA");
    return Content("/Filter [/FlateDecode /FlateDecode /FlateDecode]", Deflate(middle));
  });
  out.back().costly = true;
  add("flate-operators", "10 GB of operators", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]",
                   Deflate(DeflateBomb("q Q ", kTenGigabytes)));
  });
  add("flate-string", "a string of 10 GB", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]",
                   Deflate(DeflateBomb("a", kTenGigabytes, "(")));
  });
  out.back().costly = true;
  add("flate-number", "a number of 10 GB", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]", Deflate(DeflateBomb("1", kTenGigabytes)));
  });
  out.back().costly = true;
  add("flate-array", "an array of 10 GB", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]",
                   Deflate(DeflateBomb("1 ", kTenGigabytes, "[")));
  });
  out.back().costly = true;
  add("flate-operands", "10 GB of operands", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]",
                   Deflate(DeflateBomb("1 ", kTenGigabytes)));
  });
  out.back().costly = true;
  add("flate-comment", "a comment of 10 GB", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode]", Deflate(DeflateBomb("%", kTenGigabytes)));
  });
  out.back().costly = true;
  add("lzw-spaces", "10 GB of spaces by LZW", over, [] {
    return Content("/Filter [/FlateDecode /LZWDecode]", Deflate(LzwBomb(' ', kTenGigabytes)));
  });
  out.back().costly = true;
  add("run-length-spaces", "10 GB of spaces by run lengths", over, [] {
    return Content("/Filter [/FlateDecode /FlateDecode /RunLengthDecode]",
                   Deflate(DeflateBomb(RunLengthBomb(' ', 128), kTenGigabytes / 64)));
  });
  out.back().costly = true;
  add("filters-many", "20,000 filters in a row", read_or_over,
      [] { return Content("/Filter [" + Repeat("/ASCIIHexDecode ", 20'000) + "]", "41>"); });
  add("filters-many-flate", "20,000 inflating filters in a row", read_or_over,
      [] { return Content("/Filter [" + Repeat("/FlateDecode ", 20'000) + "]", Deflate("q Q")); });
  out.back().costly = true;
  add("filters-many-run-length", "20,000 run-length filters in a row", read_or_over,
      [] { return Content("/Filter [" + Repeat("/RunLengthDecode ", 20'000) + "]", "abc"); });
  add("filters-in-circles", "filter and parameters that are the stream",
      {"imported", "no_text", "damaged"}, [] {
        return Update(GoodDocument(1),
                      {{7,
                        "<< /Filter 7 0 R /DecodeParms 7 0 R /Length 3 >>\nstream\nabc\n"
                        "endstream"}});
      });
  add("filters-unknown", "filters that do not exist, by the names of files", read_or_over,
      [] { return Content("/Filter [/..#2F..#2Fetc#2Fpasswd /Crypt /JPXDecode]", "abc"); });
  for (const auto& [name, entries] : std::vector<std::pair<const char*, const char*>>{
           {"columns", "/Columns 2147483647 /Colors 32 /BitsPerComponent 16 /Predictor 15"},
           {"tiff", "/Columns 2147483647 /Colors 1 /BitsPerComponent 1 /Predictor 2"},
           {"negative", "/Columns -1 /Colors -1 /BitsPerComponent -8 /Predictor 12"},
           {"large", "/Columns 500000000 /Colors 4 /BitsPerComponent 8 /Predictor 12"}}) {
    add(name, "a predictor over rows of absurd length", read_or_over,
        [parameters = std::string(entries)] {
          return Content("/Filter /FlateDecode /DecodeParms << " + parameters + " >>",
                         Deflate("q Q q Q"));
        });
    out.back().name.insert(0, "predictor-");
  }
  add("content-as-jpeg", "a page whose content is an image of 65,535 x 65,535", read_or_over,
      [] { return Content("/Filter /DCTDecode", Jpeg()); });
  add("content-as-jpeg2000", "a page whose content is an image of 2^31 x 2^31", read_or_over,
      [] { return Content("/Filter /JPXDecode", Jpeg2000()); });
  add("content-as-jbig2", "a page whose content is an image of 2^32 x 2^32", read_or_over,
      [] { return Content("/Filter /JBIG2Decode", Jbig2()); });
  add("content-as-jbig2-symbols", "a page whose content is 2^31 symbols", read_or_over,
      [] { return Content("/Filter /JBIG2Decode", Jbig2Symbols()); });
  add("content-as-fax", "a page whose content is a fax without end", read_or_over, [] {
    return Content(
        "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483646 /Rows 2147483647 "
        "/EndOfBlock false >>",
        std::string(100, '\x26'));
  });
  add("content-as-fax-wide", "a fax of 10^8 columns without rows", read_or_over, [] {
    return Content(
        "/Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns 100000000 /EndOfBlock false "
        "/DamagedRowsBeforeError 1000000000 >>",
        std::string(100, '\0'));
  });
  const std::string side = "/Width 2147483647 /Height 2147483647 /BitsPerComponent 8 /ColorSpace ";
  add("image-absurd", "an image of 2^31 x 2^31", read,
      [side] { return Image(side + "/DeviceRGB", "abc"); });
  add("image-negative", "an image of -5 x 10^9", read, [] {
    return Image("/Width -5 /Height 1000000000 /BitsPerComponent 99 /ColorSpace /DeviceGray",
                 "abc");
  });
  add("image-jpeg", "a JPEG of 65,535 x 65,535", read,
      [side] { return Image(side + "/DeviceCMYK /Filter /DCTDecode", Jpeg()); });
  add("image-jpeg2000", "a JPEG 2000 of 2^31 x 2^31 in tiles of one point", read_or_over,
      [] { return Image("/Width 9 /Height 9 /Filter /JPXDecode", Jpeg2000()); });
  add("image-jbig2", "a JBIG2 of 2^32 x 2^32", read,
      [side] { return Image(side + "/DeviceGray /Filter /JBIG2Decode", Jbig2()); });
  add("image-fax", "a fax of 2^31 columns", read, [side] {
    return Image(
        side +
            "/DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 "
            "/Rows 2147483647 >>",
        "abc");
  });
  add("image-bomb", "an image that inflates to 10 GB", read, [] {
    return Image(
        "/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter "
        "[/FlateDecode /FlateDecode]",
        Deflate(DeflateBomb("a", kTenGigabytes)));
  });
  add("image-mask-of-itself", "an image that is its own mask", read, [] {
    PdfBuilder pdf;
    const int image = pdf.Reserve();
    pdf.Set(image,
            StreamBody(fmt::format("/Type /XObject /Subtype /Image /Width 9 /Height 9 "
                                   "/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask {0} 0 R "
                                   "/Mask {0} 0 R /Alternates [<< /Image {0} 0 R >>]",
                                   image),
                       std::string(81, 'a')));
    AddReadablePage(pdf, "/I Do", "/XObject << " + RefEntry("I", image) + ">>");
    return pdf.Build();
  });
  add("images-million", "an image painted 10^6 times", read_or_over, [] {
    return Image("/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "a",
                 Repeat("/I Do\n", 1'000'000));
  });
  out.back().costly = true;
  add("inline-absurd", "an inline image of 2^31 x 2^31", read_or_over,
      [] { return Inline("/W 2147483647 /H 2147483647 /BPC 8 /CS /RGB", "abc"); });
  add("inline-fax", "an inline fax without end", read_or_over, [] {
    return Inline(
        "/W 100000 /H 2147483647 /BPC 1 /CS /G /F /CCF /DP << /K -1 /Columns 100000 "
        "/EndOfBlock false >>",
        std::string(100, '\x26'));
  });
  add("inline-jpeg", "an inline JPEG of 65,535 x 65,535", read_or_over,
      [] { return Inline("/W 65535 /H 65535 /BPC 8 /CS /CMYK /F /DCT", Jpeg()); });
  add("inline-bomb", "an inline image that inflates to 10 GB", read_or_over, [] {
    return Inline("/W 100000 /H 100000 /BPC 8 /CS /G /F [/Fl /Fl]",
                  Deflate(DeflateBomb("a", kTenGigabytes)));
  });
  out.back().costly = true;
  add("inline-run-length", "10,000 inline images of 10 MB each", read_or_over, [] {
    PdfBuilder pdf;
    const std::string one = "BI /W 100000 /H 100 /BPC 8 /CS /G /F [/Fl /Fl] ID " +
                            Deflate(DeflateBomb("a", 10'000'000)) + "\nEI\n";
    AddReadablePage(pdf, Repeat(one, 10'000));
    return pdf.Build();
  });
  out.back().costly = true;
  add("inline-without-end", "10^5 inline images that do not end", read_or_over, [] {
    PdfBuilder pdf;
    AddReadablePage(pdf, Repeat("BI /W 9 /H 9 ID ", 100'000));
    return pdf.Build();
  });
}

}  // namespace kehoach::hostile
