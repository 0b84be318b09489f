// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts that are broken, map codes without end, show themselves, or name files.
#include <cstddef>
#include <cstdint>
#include <functional>
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

// A readable page that also writes with the font `add` adds, as /H.
std::string WithFont(const std::function<int(PdfBuilder&)>& add,
                     const std::string& text = "<00410042>") {
  PdfBuilder pdf;
  const int readable = AddReadableFont(pdf), font = add(pdf);
  pdf.AddPage(ReadableContent() + "BT /H 9 Tf 60 600 Td " + text + " Tj ET 0 0 m 9 0 l S",
              "/Font << " + RefEntry("F0", readable) + RefEntry("H", font) + ">>");
  return pdf.Build();
}

int Composite(PdfBuilder& pdf, const std::string& encoding, const std::string& entries,
              const std::string& descendant_entries = "") {
  const int descriptor = pdf.Add(
      "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
      "/Ascent 891 /Descent -216 /StemV 80 >>");
  const int descendant = pdf.Add(fmt::format(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /FontDescriptor {} 0 R {} >>",
      descriptor, descendant_entries));
  return pdf.Add(fmt::format(
      "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding {} /DescendantFonts [{} 0 R] {} >>",
      encoding, descendant, entries));
}

// A ToUnicode map of these lines.
std::string WithMap(const std::string& lines) {
  return WithFont([&](PdfBuilder& pdf) {
    const int map = pdf.AddStream("/Filter /FlateDecode",
                                  Deflate("begincmap 1 begincodespacerange <0000> <FFFF> "
                                          "endcodespacerange\n" +
                                          lines + "\nendcmap"));
    return Composite(pdf, "/Identity-H", fmt::format("/ToUnicode {} 0 R", map));
  });
}

// `uses_itself`: the encoding says it builds upon itself.
std::string WithEncoding(const std::string& lines, bool uses_itself = false) {
  return WithFont([&](PdfBuilder& pdf) {
    const int map = pdf.Reserve();
    pdf.Set(map, StreamBody(fmt::format("/Type /CMap /CMapName /M {}",
                                        uses_itself ? fmt::format("/UseCMap {} 0 R", map) : ""),
                            "begincmap\n" + lines + "\nendcmap"));
    return Composite(pdf, fmt::format("{} 0 R", map), "");
  });
}

std::string WithFile(const std::string& subtype, const std::string& key, const std::string& data) {
  return WithFont(
      [&](PdfBuilder& pdf) {
        const int file = pdf.AddStream(
            fmt::format("/Length1 {} /Length2 2147483647 /Length3 -1 /Subtype /Type1C",
                        data.size()),
            data);
        const int descriptor = pdf.Add(fmt::format(
            "<< /Type /FontDescriptor /FontName /X /Flags 32 /{} {} 0 R >>", key, file));
        return pdf.Add(fmt::format(
            "<< /Type /Font /Subtype /{} /BaseFont /X /FirstChar -9 /LastChar 2147483647 /Widths "
            "[1e300 -1 /x] /FontDescriptor {} 0 R /Encoding /WinAnsiEncoding >>",
            subtype, descriptor));
      },
      "(abc)");
}

// A TrueType file with tables that begin and end anywhere.
std::string TrueType() {
  std::string out("\0\1\0\0\0\x0C\0\x80\0\3\0\x40", 12);
  for (const char* tag : {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
                          "OS/2", "cvt ", "fpgm"}) {
    out += tag;
    out += std::string(4, '\0') + std::string("\0\0\0\x20", 4) + std::string("\xFF\xFF\xFF\xF0", 4);
  }
  return out + std::string(300, '\xFF');
}

std::string CompactFont() {
  // CFF: an index of 65,535 names with offsets of four bytes that all point behind the file.
  return std::string("\1\0\4\4\xFF\xFF\4", 7) + std::string(400, '\x7F');
}

std::string Type3(const std::string& procedure, const std::string& resources = "") {
  return WithFont(
      [&](PdfBuilder& pdf) {
        const int font = pdf.Reserve();
        const int glyph = pdf.AddStream("", procedure);
        pdf.Set(
            font,
            fmt::format(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [.001 0 0 .001 "
                "0 0] /FirstChar 0 /LastChar 255 /Widths [{}] /CharProcs << /a {} 0 R >> "
                "/Encoding << /Differences [{}] >> /Resources << /Font << /H {} 0 R >> {} >> >>",
                Repeat("500 ", 256), glyph, Repeat("/a ", 256), font, resources));
        return font;
      },
      "(aaaa)");
}

}  // namespace

void AddFontAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({name, about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> read = {"imported"};
  const std::vector<std::string> read_or_over = {"imported", "too_large", "out_of_time",
                                                 "out_of_memory"};
  add("map-range-of-everything", "2^32 codes mapped in one range", read_or_over,
      [] { return WithMap("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"); });
  add("map-ranges-many", "10^5 ranges of 65,536 codes", read_or_over, [] {
    return WithMap("100000 beginbfrange\n" + Repeat("<0000> <FFFF> <0041>\n", 100'000) +
                   "endbfrange");
  });
  out.back().costly = true;
  add("map-ranges-of-long-texts", "65,536 codes mapped to 500 letters each", read_or_over, [] {
    return WithMap("1 beginbfrange <0000> <FFFF> <" + Repeat("0041", 500) + "> endbfrange");
  });
  add("map-characters-million", "10^6 single codes", read_or_over, [] {
    return WithMap("1000000 beginbfchar\n" + Repeat("<0041> <0042>\n", 1'000'000) + "endbfchar");
  });
  add("map-character-huge", "a code mapped to 10^6 letters", read_or_over,
      [] { return WithMap("1 beginbfchar <0041> <" + Repeat("0042", 1'000'000) + "> endbfchar"); });
  add("map-backwards", "ranges that end before they begin", read, [] {
    return WithMap("3 beginbfrange <FFFF> <0000> <0041> <0041> <0042> [] <-1> <00> <> endbfrange");
  });
  add("map-names-files", "a map that asks for others by the names of files", read, [] {
    return WithMap("/..#2F..#2F..#2F..#2Fetc#2Fpasswd usecmap /../../../../etc/passwd usecmap");
  });
  add("map-bomb", "a map that inflates to 10 GB", read_or_over, [] {
    return WithFont([](PdfBuilder& pdf) {
      const int map = pdf.AddStream(
          "/Filter [/FlateDecode /FlateDecode]",
          Deflate(DeflateBomb("1 beginbfchar <0041> <0042> endbfchar\n", 10'000'000'000)));
      return Composite(pdf, "/Identity-H", fmt::format("/ToUnicode {} 0 R", map));
    });
  });
  out.back().costly = true;
  add("encoding-uses-itself", "an encoding that builds upon itself",
      {"imported", "crashed", "out_of_time", "out_of_memory"},
      [] { return WithEncoding("/M usecmap", true); });
  add("encoding-ranges", "an encoding of 2^32 codes",
      {"imported", "crashed", "out_of_time", "out_of_memory"}, [] {
        return WithEncoding(
            "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 2 begincidrange "
            "<00000000> "
            "<FFFFFFFF> 0 <0000> <FFFF> 4294967295 endcidrange 1 begincidchar <41> -1 endcidchar");
      });
  out.back().costly = true;
  add("encoding-many-ranges", "10^5 ranges of 65,536 codes in an encoding", read_or_over, [] {
    return WithEncoding(
        "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 100000 begincidrange\n" +
        Repeat("<00000000> <0000FFFF> 0\n", 100'000) + "endcidrange");
  });
  out.back().costly = true;
  add("encoding-names-files", "encodings and character sets by the names of files", read, [] {
    return WithFont([](PdfBuilder& pdf) {
      return Composite(pdf, "/..#2F..#2F..#2F..#2Fetc#2Fpasswd", "",
                       "/CIDSystemInfo << /Registry (../../../../etc) /Ordering (/../passwd) >>");
    });
  });
  add("widths-absurd", "widths of 2 * 10^9 characters", read_or_over, [] {
    return WithFont([](PdfBuilder& pdf) {
      return Composite(pdf, "/Identity-H", "",
                       "/DW 2147483647 /W [0 2000000000 500 5 [" + Repeat("9 ", 300'000) +
                           "] -9 -1 9] /W2 [0 2147483647 1 2 3] /DW2 [1e300 /x]");
    });
  });
  add("glyph-map-bomb", "a glyph map that inflates to 10 GB", read_or_over, [] {
    return WithFont([](PdfBuilder& pdf) {
      const int map = pdf.AddStream("/Filter [/FlateDecode /FlateDecode]",
                                    Deflate(DeflateBomb("ab", 10'000'000'000)));
      return Composite(pdf, "/Identity-H", "", fmt::format("/CIDToGIDMap {} 0 R", map));
    });
  });
  out.back().costly = true;
  add("descendants-in-circles", "a font that descends from itself", read, [] {
    return WithFont([](PdfBuilder& pdf) {
      const int font = pdf.Reserve();
      pdf.Set(font, fmt::format("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
                                "/DescendantFonts [{0} 0 R] /ToUnicode {0} 0 R >>",
                                font));
      return font;
    });
  });
  add("differences-million", "10^6 differences of an encoding", read_or_over, [] {
    return WithFont(
        [](PdfBuilder& pdf) {
          return pdf.AddSimpleFont("X", "/Encoding << /Differences [-5 " +
                                            Repeat("/a 300 /b 0 /uni41 ", 300'000) + "] >>");
        },
        "(abc)");
  });
  add("font-by-file-name", "a font named as a file elsewhere", read, [] {
    return WithFont(
        [](PdfBuilder& pdf) { return pdf.AddSimpleFont("..#2F..#2F..#2Fetc#2Fpasswd"); }, "(abc)");
  });
  add("font-truetype-broken", "an embedded TrueType font with tables out of reach", read,
      [] { return WithFile("TrueType", "FontFile2", TrueType()); });
  add("font-compact-broken", "an embedded CFF font with absurd indexes", read,
      [] { return WithFile("Type1", "FontFile3", CompactFont()); });
  add("font-type1-broken", "an embedded Type 1 font with endless programs", read, [] {
    return WithFile("Type1", "FontFile",
                    "%!PS-AdobeFont-1.0: X\n/Encoding 2147483647 array\n" +
                        Repeat("dup 65 /a put\n", 100'000) + "readonly def\ncurrentfile eexec\n" +
                        std::string(1000, '\xEE'));
  });
  add("font-file-bomb", "an embedded font that inflates to 10 GB", read_or_over, [] {
    return WithFont(
        [](PdfBuilder& pdf) {
          const int file = pdf.AddStream("/Filter [/FlateDecode /FlateDecode]",
                                         Deflate(DeflateBomb("%!PS-AdobeFont\n", 10'000'000'000)));
          const int descriptor = pdf.Add(fmt::format(
              "<< /Type /FontDescriptor /FontName /X /Flags 32 /FontFile {} 0 R >>", file));
          return pdf.Add(fmt::format(
              "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor {} 0 R >>", descriptor));
        },
        "(abc)");
  });
  out.back().costly = true;
  add("type3-shows-itself", "a font whose glyph writes with the font", read,
      [] { return Type3("500 0 d0 BT /H 9 Tf (aaaaaaaaaaaaaaaa) Tj ET"); });
  add("type3-huge", "a glyph of 10^6 lines, written 10,000 times",
      {"imported", "no_text", "too_large", "out_of_time"}, [] {
        const std::string text = "(" + std::string(10'000, 'a') + ")";
        return WithFont(
            [](PdfBuilder& pdf) {
              const int glyph =
                  pdf.AddStream("/Filter /FlateDecode",
                                Deflate("500 0 d0 " + Repeat("0 0 m 9 9 l S\n", 1'000'000)));
              return pdf.Add(fmt::format(
                  "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 "
                  "0 0] /FirstChar 97 "
                  "/LastChar 97 /Widths [500] /CharProcs << /a {} 0 R >> /Encoding << "
                  "/Differences [97 /a] "
                  ">> >>",
                  glyph));
            },
            text);
      });
}

}  // namespace kehoach::hostile
