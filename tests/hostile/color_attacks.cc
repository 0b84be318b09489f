// SPDX-License-Identifier: GPL-3.0-or-later
// Colour spaces, functions, patterns and shadings in circles, in depth, or without end.
#include <cstddef>
#include <functional>
#include <string>
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

constexpr const char* kPaint = "/S cs 1 scn 9 9 99 99 re f /S CS 1 SCN 9 9 m 99 9 l S ";

// A readable page that paints with the colour space /S.
std::string WithSpace(const std::function<std::string(PdfBuilder&)>& make) {
  PdfBuilder pdf;
  const std::string space = make(pdf);
  AddReadablePage(pdf, kPaint, "/ColorSpace << /S " + space + " >>");
  return pdf.Build();
}

// The same with a separation whose tint is transformed by the function.
std::string WithFunction(const std::function<std::string(PdfBuilder&)>& make) {
  return WithSpace([&](PdfBuilder& pdf) {
    const std::string function = make(pdf);
    return "[/Separation /Tint /DeviceGray " + function + "]";
  });
}

std::string Calculator(const std::string& program) {
  return WithFunction([&](PdfBuilder& pdf) {
    return fmt::format("{} 0 R", pdf.AddStream("/FunctionType 4 /Domain [0 1] /Range [0 1] /Filter "
                                               "/FlateDecode",
                                               Deflate(program)));
  });
}

std::string WithPattern(const std::function<int(PdfBuilder&)>& make) {
  PdfBuilder pdf;
  const int pattern = make(pdf);
  AddReadablePage(pdf, "/Pattern cs /P scn 0 0 595 842 re f /Pattern CS /P SCN 0 0 m 500 0 l S",
                  "/Pattern << " + RefEntry("P", pattern) + ">>");
  return pdf.Build();
}

std::string WithShading(const std::function<std::string(PdfBuilder&)>& make) {
  PdfBuilder pdf;
  const std::string shading = make(pdf);
  AddReadablePage(pdf, "/X sh 0 0 m 9 0 l S", "/Shading << /X " + shading + " >>");
  return pdf.Build();
}

}  // namespace

void AddColorAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({name, about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> read = {"imported"};
  const std::vector<std::string> read_or_over = {"imported", "too_large", "out_of_time",
                                                 "out_of_memory"};
  add("space-in-circles", "a colour space that is its own base", read, [] {
    return WithSpace([](PdfBuilder& pdf) {
      const int space = pdf.Reserve();
      pdf.Set(space, fmt::format("[/Indexed {} 0 R 255 (abc)]", space));
      return fmt::format("{} 0 R", space);
    });
  });
  add("space-deep", "colour spaces 100,000 deep", read_or_over, [] {
    return WithSpace([](PdfBuilder&) {
      return Repeat("[/Pattern ", 100'000) + "/DeviceRGB" + Repeat("]", 100'000);
    });
  });
  add("space-many-inks", "a colour space of 10^6 inks", read_or_over, [] {
    return WithSpace([](PdfBuilder& pdf) {
      const int tint = pdf.AddStream("/FunctionType 4 /Domain [0 1] /Range [0 1]", "{}");
      return "[/DeviceN [" + Repeat("/Ink ", 1'000'000) + "] /DeviceGray " +
             fmt::format("{} 0 R]", tint);
    });
  });
  add("space-profile", "a colour profile that inflates to 10 GB", read_or_over, [] {
    return WithSpace([](PdfBuilder& pdf) {
      const int profile = pdf.AddStream(
          "/N 3 /Alternate /DeviceRGB /Range [0 1e300] /Filter [/FlateDecode /FlateDecode]",
          Deflate(DeflateBomb("acsp", 10'000'000'000)));
      return fmt::format("[/ICCBased {} 0 R]", profile);
    });
  });
  out.back().costly = true;
  add("space-profile-in-circles", "a profile that is its own alternate", read, [] {
    return WithSpace([](PdfBuilder& pdf) {
      const int profile = pdf.Reserve();
      pdf.Set(
          profile,
          StreamBody(fmt::format("/N 1000000000 /Alternate [/ICCBased {} 0 R]", profile), "abc"));
      return fmt::format("[/ICCBased {} 0 R]", profile);
    });
  });
  add("space-indexed-absurd", "an indexed space of 2^31 colours", read, [] {
    return WithSpace([](PdfBuilder&) { return "[/Indexed /DeviceRGB 2147483647 (abc)]"; });
  });
  add("function-samples-billion", "a function of 10^9 samples", read_or_over, [] {
    return WithFunction([](PdfBuilder& pdf) {
      return fmt::format(
          "{} 0 R", pdf.AddStream("/FunctionType 0 /Domain [0 1] /Range [0 1] /BitsPerSample 32 "
                                  "/Size [1000000000]",
                                  "abc"));
    });
  });
  add("function-samples-overflow", "a function of 65,536^4 samples", read_or_over, [] {
    return WithSpace([](PdfBuilder& pdf) {
      const int tint = pdf.AddStream(
          "/FunctionType 0 /Domain [0 1 0 1 0 1 0 1] /Range [0 1] /BitsPerSample 8 /Size [65536 "
          "65536 "
          "65536 65536]",
          "abc");
      return fmt::format("[/DeviceN [/A /B /C /D] /DeviceGray {} 0 R]", tint);
    });
  });
  add("function-samples-bomb", "samples that inflate to 10 GB", read_or_over, [] {
    return WithFunction([](PdfBuilder& pdf) {
      return fmt::format(
          "{} 0 R",
          pdf.AddStream("/FunctionType 0 /Domain [0 1] /Range [0 1] /BitsPerSample 8 /Size "
                        "[200000000] /Filter [/FlateDecode /FlateDecode]",
                        Deflate(DeflateBomb("a", 10'000'000'000))));
    });
  });
  out.back().costly = true;
  add("function-in-circles", "functions that are made of each other", read, [] {
    return WithFunction([](PdfBuilder& pdf) {
      const int a = pdf.Reserve(), b = pdf.Reserve();
      const auto stitched = [](int other) {
        return fmt::format(
            "<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions "
            "[{0} 0 R {0} 0 R] >>",
            other);
      };
      pdf.Set(a, stitched(b));
      pdf.Set(b, stitched(a));
      return fmt::format("{} 0 R", a);
    });
  });
  add("function-doubling", "10^9 functions out of 30", read_or_over, [] {
    return WithFunction([](PdfBuilder& pdf) {
      int function = pdf.Add("<< /FunctionType 2 /Domain [0 1] /N 1 >>");
      for (int level = 0; level < 30; ++level) {
        function =
            pdf.Add(fmt::format("<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] "
                                "/Functions [{0} 0 R {0} 0 R] >>",
                                function));
      }
      return fmt::format("{} 0 R", function);
    });
  });
  out.back().costly = true;
  add("calculator-deep", "a calculator function 10^6 braces deep",
      {"imported", "crashed", "out_of_time", "out_of_memory"},
      [] { return Calculator(Repeat("{", 1'000'000) + Repeat("}", 1'000'000)); });
  add("calculator-deep-branches", "branches of a calculator 100,000 deep",
      {"imported", "crashed", "out_of_time", "out_of_memory"},
      [] { return Calculator("{" + Repeat("true {", 100'000) + Repeat("} if ", 100'000) + "}"); });
  add("calculator-long", "a calculator function of 10^6 steps, asked 10,000 times", read_or_over,
      [] {
        PdfBuilder pdf;
        const int tint =
            pdf.AddStream("/FunctionType 4 /Domain [0 1] /Range [0 1] /Filter /FlateDecode",
                          Deflate("{" + Repeat("dup pop ", 500'000) + "}"));
        std::string content;
        for (int i = 0; i < 10'000; ++i) {
          content += fmt::format("/S cs 0.{:05} scn 9 9 99 99 re f\n", i);
        }
        AddReadablePage(
            pdf, content,
            fmt::format("/ColorSpace << /S [/Separation /T /DeviceGray {} 0 R] >>", tint));
        return pdf.Build();
      });
  out.back().costly = true;
  add("calculator-stack", "a calculator function that copies and rolls without end", read, [] {
    return Calculator(
        "{ " + Repeat("100 copy ", 1000) +
        "2147483647 -2147483648 roll 2147483647 index -1 copy 0 0 idiv 0 div ln sqrt }");
  });
  add("pattern-fine", "a tile a billionth of a point wide", read, [] {
    return WithPattern([](PdfBuilder& pdf) {
      return pdf.AddStream(
          "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1e-9 /YStep 1e-9 "
          "/Resources << >>",
          "0 0 1 1 re f");
    });
  });
  add("pattern-of-itself", "a tile that is painted with itself", read_or_over, [] {
    return WithPattern([](PdfBuilder& pdf) {
      const int pattern = pdf.Reserve();
      pdf.Set(pattern,
              StreamBody(
                  fmt::format("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 "
                              "/YStep 9 /Resources << /Pattern << /P {} 0 R >> >>",
                              pattern),
                  "/Pattern cs /P scn 0 0 9 9 re f"));
      return pattern;
    });
  });
  add("pattern-shading-in-circles", "a pattern whose shading uses the pattern", read_or_over, [] {
    return WithPattern([](PdfBuilder& pdf) {
      const int pattern = pdf.Reserve();
      pdf.Set(pattern,
              fmt::format("<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace [/Pattern {0} "
                          "0 R] /Coords [0 0 9 9] /Function {0} 0 R >> /ExtGState {0} 0 R >>",
                          pattern));
      return pattern;
    });
  });
  add("shading-mesh", "a mesh said to have rows of 2^31 points", read_or_over, [] {
    return WithShading([](PdfBuilder& pdf) {
      return fmt::format(
          "{} 0 R",
          pdf.AddStream("/ShadingType 5 /ColorSpace /DeviceRGB /BitsPerCoordinate 32 "
                        "/BitsPerComponent 16 /VerticesPerRow 2147483647 /Decode [0 1 0 1 0 1 0 1 "
                        "0 1]",
                        std::string(2000, 'a')));
    });
  });
  add("shading-mesh-bomb", "a mesh of 10 GB",
      {"imported", "out_of_time", "out_of_memory", "too_large"}, [] {
        return WithShading([](PdfBuilder& pdf) {
          return fmt::format(
              "{} 0 R",
              pdf.AddStream("/ShadingType 7 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 "
                            "/BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 1 0 1 0 1 0 1 0 1] "
                            "/Filter [/FlateDecode /FlateDecode]",
                            Deflate(DeflateBomb(std::string(100, '\0'), 10'000'000'000))));
        });
      });
  out.back().costly = true;
  add("shading-many-functions", "a shading of 10^6 functions", read_or_over, [] {
    return WithShading([](PdfBuilder& pdf) {
      const int one = pdf.Add("<< /FunctionType 2 /Domain [0 1] /N 1 >>");
      return "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function [" +
             Repeat(fmt::format("{} 0 R ", one), 1'000'000) + "] >>";
    });
  });
  add("state-of-everything", "a graphics state of absurd entries", {"imported", "out_of_time"}, [] {
    PdfBuilder pdf;
    const int state = pdf.Reserve();
    pdf.Set(state,
            fmt::format("<< /Type /ExtGState /LW 1e300 /LC 99 /LJ -1 /ML -1 /D [[{}] 1e300] /FL -1 "
                        "/CA 1e300 /ca -1e300 /BM [{}] /Font [{} 0 R 1e300] /TR {} 0 R /HT {} 0 R "
                        "/SMask << /S /Alpha /G {} 0 R /TR {} 0 R /BC [{}] >> >>",
                        Repeat("0 ", 1000), Repeat("/No ", 100'000), state, state, state, state,
                        state, Repeat("1 ", 100'000)));
    AddReadablePage(pdf, Repeat("/G gs ", 100), "/ExtGState << " + RefEntry("G", state) + ">>");
    return pdf.Build();
  });
  out.back().costly = true;
}

}  // namespace kehoach::hostile
