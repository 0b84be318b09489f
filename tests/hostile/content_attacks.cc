// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that draw without end, or more than anyone can look at.
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

// A readable page and more content, deflated: files of these sizes would fill disks otherwise.
std::string Page(const std::string& content, const std::string& resources = "") {
  PdfBuilder pdf;
  const int font = AddReadableFont(pdf);
  const int tree = 2;
  const int stream = pdf.AddStream("/Filter /FlateDecode", Deflate(ReadableContent() + content));
  const int page =
      pdf.Add(fmt::format("<< /Type /Page /Parent {} 0 R /MediaBox [0 0 595 842] "
                          "/Contents {} 0 R /Resources << /Font << {} >> {} >> >>",
                          tree, stream, RefEntry("F0", font), resources));
  return Update(pdf.Build(),
                {{tree, fmt::format("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", page)}});
}

std::string Form(const std::string& resources = "") {
  return "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << " + resources + " >>";
}

std::string FormCycle() {
  PdfBuilder pdf;
  const int a = pdf.Reserve(), b = pdf.Reserve();
  const auto calls = [](int other) {
    return StreamBody(Form("/XObject << " + RefEntry("F", other) + ">>"), "/F Do /F Do ");
  };
  pdf.Set(a, calls(b));
  pdf.Set(b, calls(a));
  AddReadablePage(pdf, "/F Do", "/XObject << " + RefEntry("F", a) + ">>");
  return pdf.Build();
}

// `calls` calls on each of `levels`: calls^levels forms in the end, each of `content`.
std::string FormTree(int levels, int calls, const std::string& content = "") {
  PdfBuilder pdf;
  int form = pdf.AddStream(Form(), content);
  for (int level = 0; level < levels; ++level) {
    form = pdf.AddStream(Form("/XObject << " + RefEntry("F", form) + ">>"),
                         Repeat("/F Do ", static_cast<std::size_t>(calls)));
  }
  AddReadablePage(pdf, "/F Do", "/XObject << " + RefEntry("F", form) + ">>");
  return pdf.Build();
}

// Soft masks that draw forms that set soft masks.
std::string MaskTree(int levels) {
  PdfBuilder pdf;
  int group = pdf.AddStream(Form() + " /Group << /S /Transparency >>", "0 0 9 9 re f");
  for (int level = 0; level < levels; ++level) {
    const int state = pdf.Add(fmt::format("<< /SMask << /S /Luminosity /G {} 0 R >> >>", group));
    group = pdf.AddStream(
        Form("/ExtGState << " + RefEntry("G", state) + ">>") + " /Group << /S /Transparency >>",
        "/G gs 0 0 9 9 re f /G gs 0 0 9 9 re f");
  }
  const int state = pdf.Add(fmt::format("<< /SMask << /S /Alpha /G {} 0 R >> >>", group));
  AddReadablePage(pdf, "/G gs", "/ExtGState << " + RefEntry("G", state) + ">>");
  return pdf.Build();
}

std::string MaskCycle() {
  PdfBuilder pdf;
  const int group = pdf.Reserve();
  const int state = pdf.Add(fmt::format("<< /SMask << /S /Alpha /G {} 0 R >> >>", group));
  pdf.Set(group, StreamBody(Form("/ExtGState << " + RefEntry("G", state) + ">>") +
                                " /Group << /S /Transparency >>",
                            "/G gs /G gs"));
  AddReadablePage(pdf, "/G gs", "/ExtGState << " + RefEntry("G", state) + ">>");
  return pdf.Build();
}

constexpr int kMillion = 1'000'000;

// A number from 0 to `limit`-1 for each `i`, without any order to it.
int Scatter(int i, int limit) {
  auto mixed = static_cast<std::uint32_t>(i) * 2654435761u;
  mixed ^= mixed >> 15;
  return static_cast<int>(mixed * 2246822519u % static_cast<std::uint32_t>(limit));
}

// A million glyphs, placed by `place`, which writes what stands between two of them.
std::string Glyphs(int count, const std::function<void(int, std::string&)>& place) {
  std::string content = "BT /F0 5 Tf\n";
  for (int i = 0; i < count; ++i) {
    place(i, content);
    content += "<0061>Tj\n";
  }
  return Page(content + "ET\n");
}

// What paints one of many things: `draw` writes it.
std::string Many(int count, const std::function<void(int, std::string&)>& draw) {
  std::string content;
  for (int i = 0; i < count; ++i) draw(i, content);
  return Page(content);
}

// A grid of lines, with a letter in each cell.
std::string Grid(int rows, int columns) {
  std::string content = "0.1 w\n";
  const double height = 800.0 / rows, width = 560.0 / columns;
  for (int i = 0; i <= rows; ++i) {
    content += fmt::format("10 {0:.2f} m 570 {0:.2f} l S\n", 10 + i * height);
  }
  for (int i = 0; i <= columns; ++i) {
    content += fmt::format("{0:.2f} 10 m {0:.2f} 810 l S\n", 10 + i * width);
  }
  content += fmt::format("BT /F0 {:.2f} Tf\n", height / 2);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      content += fmt::format("1 0 0 1 {:.2f} {:.2f} Tm <0031>Tj\n", 10 + (column + 0.3) * width,
                             10 + (row + 0.3) * height);
    }
  }
  return Page(content + "ET\n");
}

// The same with a task in each row, headed as a table of tasks.
std::string WordGrid(int rows, int columns) {
  std::string content = "0.1 w\n";
  const double height = 800.0 / (rows + 1), width = 560.0 / columns;
  for (int i = 0; i <= rows + 1; ++i) {
    content += fmt::format("10 {0:.3f} m 570 {0:.3f} l S\n", 10 + i * height);
  }
  for (int i = 0; i <= columns; ++i) {
    content += fmt::format("{0:.2f} 10 m {0:.2f} 810 l S\n", 10 + i * width);
  }
  const std::vector<std::string> heads = {"STT", "Nội dung", "Chủ trì", "Thời hạn"};
  const std::vector<std::string> cells = {"", "Xây dựng kế hoạch", "Văn phòng", "Quý IV"};
  for (int row = 0; row <= rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const auto kind = static_cast<std::size_t>(column) % heads.size();
      const std::string text = row == 0    ? heads[kind]
                               : kind == 0 ? std::to_string(row)
                                           : cells[kind];
      content += Line(text, 10.2 + column * width, 810 - (row + 0.8) * height, height * 0.7);
    }
  }
  return Page(content);
}

std::string ManyFonts() {
  PdfBuilder pdf;
  std::string fonts, content = "BT ";
  for (int i = 0; i < 3000; ++i) {
    const int font = pdf.AddSimpleFont(fmt::format("Font{}", i));
    fonts += RefEntry(fmt::format("S{}", i), font);
    content += fmt::format("/S{} 9 Tf (a) Tj ", i);
  }
  // All of them again and again, in turn: nobody can remember the last few.
  content = Repeat(content + "ET ", 20);
  const int readable = AddReadableFont(pdf);
  pdf.AddPage(ReadableContent() + content, "/Font << " + RefEntry("F0", readable) + fonts + ">>");
  return pdf.Build();
}

// A page that attacks between two that can be read.
std::string BetweenGoodPages(const std::string& content) {
  PdfBuilder pdf;
  AddReadablePage(pdf);
  AddReadablePage(pdf, content);
  AddReadablePage(pdf);
  return pdf.Build();
}

}  // namespace

void AddContentAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({name, about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> read = {"imported"};
  // Ends by a limit of counts, or of time where that one is set lower.
  const std::vector<std::string> over = {"too_large", "out_of_time", "out_of_memory"};
  const std::vector<std::string> read_or_over = {"imported", "too_large", "out_of_time",
                                                 "out_of_memory"};
  const auto at = [](int i) { return Scatter(i, 560) + 10; };

  add("forms-in-circles", "forms that draw each other", read, FormCycle);
  add("forms-doubling", "10^9 forms out of 30", over, [] { return FormTree(30, 2); });
  add("forms-thousandfold", "10^9 forms out of 3", over, [] { return FormTree(3, 1000); });
  add("forms-deep", "forms 3,000 deep", read, [] { return FormTree(3000, 1); });
  add("forms-doubling-lines", "10^9 lines out of 30 forms", over,
      [] { return FormTree(30, 2, "0 0 m 99 0 l S"); });
  add("masks-doubling", "10^9 soft masks out of 30", over, [] { return MaskTree(30); });
  add("masks-in-circles", "a soft mask that masks itself", over, MaskCycle);

  add("glyphs-million-in-a-line", "10^6 letters in one line",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"},
      [] { return Page("BT /F0 1 Tf 0.1 Tz <" + Repeat("0061", kMillion) + "> Tj ET"); });
  add("glyphs-million-in-one-place", "10^6 letters on top of each other",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"},
      [] { return Glyphs(kMillion, [](int, std::string& c) { c += "1 0 0 1 99 99 Tm"; }); });
  add("glyphs-million-scattered", "10^6 letters anywhere",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"}, [at] {
        return Glyphs(kMillion, [at](int i, std::string& c) {
          c += fmt::format("1 0 0 1 {} {} Tm", at(i), at(i + 7'000'000));
        });
      });
  add("glyphs-million-in-rows", "10^6 letters, each a word of its own",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"}, [] {
        return Glyphs(kMillion, [](int i, std::string& c) {
          c += fmt::format("1 0 0 1 {:.2f} {:.2f} Tm", 2 + i % 1000 * 0.59, 2 + i / 1000 * 0.83);
        });
      });
  add("glyphs-million-turned", "10^6 letters, each turned otherwise",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"}, [at] {
        return Glyphs(kMillion, [at](int i, std::string& c) {
          constexpr const char* kTurns[] = {"1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"};
          c += fmt::format("{} {} {} Tm", kTurns[i % 4], at(i), at(i + 7'000'000));
        });
      });
  add("glyphs-three-million", "3 * 10^6 letters", over, [] {
    std::string lines = "BT /F0 1 Tf 0.1 TL 9 800 Td\n";
    return Page(lines + Repeat("<" + Repeat("0061", 1000) + "> Tj T*\n", 3000) + "ET");
  });
  add("words-million", "250,000 words that could be text, in 1,000 lines", read_or_over, [] {
    std::string content;
    const std::string line = Repeat("kế hoạch năm ", 80);
    for (int i = 0; i < 1000; ++i) content += Line(line, 5, 830 - i * 0.82, 0.7);
    return Page(content);
  });
  add("words-in-cells", "a table of 1,500 tasks on a page", read_or_over,
      [] { return WordGrid(1500, 4); });
  add("words-numbered", "2,000 numbered lines",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"}, [] {
        std::string content;
        for (int i = 0; i < 2000; ++i) {
          content += Line(fmt::format("{}. Xây dựng kế hoạch năm {}", i % 900, 2000 + i % 50),
                          20 + i % 7, 830 - i * 0.41, 0.4);
        }
        return Page(content);
      });
  add("glyphs-of-all-sizes", "letters of sizes from 10^-30 to 10^30", read_or_over, [] {
    return Many(60'000, [](int i, std::string& c) {
      c += fmt::format("BT /F0 1e{} Tf 1{}{} Tf 9 {} Td <0061>Tj ET\n", i % 61 - 30,
                       std::string(static_cast<std::size_t>(i % 30), '0'), i % 2 ? "" : ".5",
                       i % 800);
    });
  });
  add("strings-huge", "an operand of 10 MB",
      {"imported", "no_text", "too_large", "out_of_time", "out_of_memory"},
      [] { return Page("BT /F0 9 Tf (" + std::string(10'000'000, 'a') + ") Tj ET"); });
  add("operands-million", "10^6 operands without an operator", read,
      [] { return Page(Repeat("1 ", kMillion) + "0 0 m 9 9 l S"); });
  add("adjustments-million", "10^6 numbers between letters", read_or_over,
      [] { return Page("BT /F0 9 Tf [" + Repeat("<0061> -99 ", kMillion / 2) + "] TJ ET"); });

  add("rulings-million-parallel", "10^6 parallel lines", read_or_over, [] {
    return Many(kMillion, [](int i, std::string& c) {
      c += fmt::format("9 {0} m 580 {0} l S\n", i % 80'000 / 100.0);
    });
  });
  add("rulings-million-crossing", "10^6 lines across each other", read_or_over, [at] {
    return Many(kMillion, [at](int i, std::string& c) {
      const int x = at(i), y = at(i + 7'000'000);
      c += i % 2 ? fmt::format("{} {} m {} {} l S\n", x, y, x + 40, y)
                 : fmt::format("{} {} m {} {} l S\n", x, y, x, y + 40);
    });
  });
  add("rulings-million-dots", "10^6 dots", read_or_over, [] {
    return Many(kMillion, [](int i, std::string& c) {
      c += fmt::format("{} {} 0.5 0.5 re f\n", i % 1000 * 0.6, i / 1000 * 0.8);
    });
  });
  add("rulings-million-frames", "10^6 frames in each other", read_or_over, [] {
    return Many(kMillion / 4, [](int i, std::string& c) {
      const double d = i * 0.001;
      c += fmt::format("{0:.3f} {0:.3f} {1:.3f} {2:.3f} re S\n", d, 590 - 2 * d, 840 - 2 * d);
    });
  });
  add("rulings-in-one-path", "10^6 lines in one path", read_or_over, [at] {
    std::string content;
    for (int i = 0; i < kMillion; ++i) {
      content += fmt::format("{} {} m {} {} l\n", at(i), i % 800, at(i) + 30, i % 800);
    }
    return Page(content + "S\n");
  });
  add("line-in-a-million-pieces", "one path of 10^6 pieces", read_or_over, [at] {
    std::string content = "9 9 m\n";
    for (int i = 0; i < kMillion; ++i) content += fmt::format("{} {} l\n", at(i), i % 800);
    return Page(content + "B*\n");
  });
  add("curves-million", "10^6 curves", read_or_over,
      [] { return Page("9 9 m " + Repeat("1 2 3 4 5 6 c ", kMillion) + "f"); });
  add("fills-million", "10^6 areas", read_or_over, [at] {
    return Many(kMillion, [at](int i, std::string& c) {
      c += fmt::format("{} {} 30 30 re f\n", at(i), at(i + 7'000'000));
    });
  });
  add("fills-million-colours", "10^6 areas, each of another colour", read_or_over, [at] {
    return Many(kMillion / 2, [at](int i, std::string& c) {
      c += fmt::format("0.{} 0.5 0 rg {} {} 9 9 re f\n", i % 999, at(i), at(i + 7'000'000));
    });
  });
  add("clips-million", "10^6 clips in each other", read_or_over,
      [] { return Page(Repeat("0 0 595 842 re W n\n", kMillion)); });
  add("clips-of-paths", "10^5 clips by odd shapes", read_or_over, [at] {
    return Many(100'000, [at](int i, std::string& c) {
      c += fmt::format("q {} 0 m 99 {} l 580 800 l W* n 0 0 m 99 99 l S Q\n", at(i), at(i + 9));
    });
  });
  add("dashes-endless", "a dash pattern of 10^6 numbers", read_or_over, [] {
    return Page("[" + Repeat("1 ", kMillion) + "] 0 d " + Repeat("0 0 m 500 0 l S\n", 1000));
  });
  add("dashes-of-nothing", "dashes without length", read, [] {
    return Page(
        "[0 0] 0 d 0 0 m 500 0 l S [0.0000001] 0 d 0 0 m 500 0 l S [-1] 1e30 d 0 0 m 9 0 l S");
  });
  add("grid-of-cells", "a table of 250,000 cells with a word in each", read_or_over,
      [] { return Grid(500, 500); });
  add("grid-of-rows", "a table of 2,000 rows", read_or_over, [] { return Grid(2000, 6); });
  add("grid-of-columns", "a table of 2,000 columns", read_or_over, [] { return Grid(6, 2000); });

  add("states-million", "10^6 saved states", over, [] { return Page(Repeat("q ", kMillion)); });
  add("states-restored", "10^6 states restored that were never saved", read,
      [] { return Page(Repeat("Q ", kMillion)); });
  add("marks-million", "marked content 10^6 deep", read_or_over,
      [] { return Page(Repeat("/P BMC ", kMillion)); });
  out.back().costly = true;
  add("marks-million-properties", "marked content with properties 10^6 deep", read_or_over,
      [] { return Page(Repeat("/P <</MCID 0>> BDC ", kMillion)); });
  out.back().costly = true;
  add("texts-million", "10^6 text objects in each other", read_or_over,
      [] { return Page(Repeat("BT ", kMillion)); });
  add("operators-twenty-million", "2 * 10^7 operators", over,
      [] { return Page(Repeat("n ", 20'000'000)); });
  add("operators-unknown", "10^6 operators that are none", read_or_over,
      [] { return Page(Repeat("nonsense ", kMillion)); });
  add("content-nested-arrays", "operands 10^6 deep", read_or_over,
      [] { return Page(Repeat("[", kMillion)); });
  add("content-nested-dictionaries", "dictionaries of a page's content 10^6 deep", read_or_over,
      [] { return Page("/P " + Repeat("<</A", kMillion) + " BDC"); });
  add("numbers-absurd", "numbers of 400 digits", read, [] {
    const std::string huge(400, '9');
    return Page("q " + huge + " 0 0 -" + huge + " 0 0 cm " + huge + " w 0 0 m " + huge + " 0 l S " +
                huge + " " + huge + " " + huge + " " + huge + " re f BT /F0 " + huge +
                " Tf 72 700 Td <0061> Tj ET Q");
  });
  add("matrix-singular", "text under matrices of zeros, infinities and nothing", read, [] {
    return Page(
        "q 0 0 0 0 0 0 cm BT /F0 9 Tf <00610062>Tj ET 0 0 99 99 re f 0 0 m 9 9 l S Q "
        "q 1e300 0 0 1e300 0 0 cm 1e300 0 0 1e300 0 0 cm BT /F0 9 Tf <00610062>Tj ET 0 0 9 9 re S "
        "Q "
        "BT 0 0 0 0 0 0 Tm /F0 0 Tf <0061>Tj /F0 -9 Tf <0061>Tj 0 Tz <0061>Tj -1e38 Ts <0061>Tj "
        "ET");
  });
  add("fonts-many", "3,000 fonts in turn", read_or_over, ManyFonts);
  add("page-two-of-three", "a page that cannot be read between two that can", read,
      [] { return BetweenGoodPages(Repeat("q ", 200'000)); });
}

}  // namespace kehoach::hostile
