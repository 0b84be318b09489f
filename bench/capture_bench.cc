// SPDX-License-Identifier: GPL-3.0-or-later
// What capturing costs beyond interpreting: capture_bench [-n ROUNDS] FILE.pdf…
// Reads every page of the files by four ways in turn, ROUNDS times, and prints the median CPU time
// of each way and its ratio to the first. Only ratios of one run are worth comparing.
//   interpret   Poppler with a device that records nothing: the floor
//   capture     pdf::Document::Capture
//   text_list   poppler-cpp, words with boxes
//   text        poppler-cpp, plain text
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include "measure.h"
#include "pdf/pdf.h"

namespace {

using kehoach::bench::CpuSeconds;
using kehoach::bench::Median;

class IdleDevice final : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }
  void drawImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, bool) override {}
  void drawImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, const int*,
                 bool) override {}
  void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                       int, bool, bool) override {}
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*,
                           int, int, GfxImageColorMap*, bool) override {}
};

// Each way returns the pages read, so that all can be seen to have read the same.
int Interpret(const std::string& bytes) {
  PDFDoc doc(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  const int pages = doc.isOk() ? doc.getNumPages() : 0;
  IdleDevice device;
  for (int number = 1; number <= pages; ++number) {
    if (Page* page = doc.getPage(number)) {
      page->display(&device, 72, 72, 0, false, true, false);
    }
  }
  return pages;
}

int Capture(const std::string& bytes) {
  auto document = kehoach::pdf::Document::Open(bytes, "bench.pdf");
  if (!document) return 0;
  for (int number = 1; number <= document->pages(); ++number) {
    static_cast<void>(document->Capture(number));
  }
  return document->pages();
}

template <typename Read>
int WithPopplerCpp(const std::string& bytes, const Read& read) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return 0;
  for (int number = 0; number < document->pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    if (page) read(*page);
  }
  return document->pages();
}

int TextList(const std::string& bytes) {
  return WithPopplerCpp(bytes, [](const poppler::page& page) { page.text_list(); });
}

int Text(const std::string& bytes) {
  return WithPopplerCpp(bytes, [](const poppler::page& page) { page.text(); });
}

struct Way {
  const char* name;
  int (*run)(const std::string&);
  std::vector<double> seconds;
  int pages = 0;
};

}  // namespace

int main(int argc, char** argv) {
  int rounds = 21;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "-n" && i + 1 < argc) {
      rounds = std::max(1, std::atoi(argv[++i]));
      continue;
    }
    std::ifstream file(argument, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (files.back().empty()) {
      fmt::print(stderr, "capture_bench: {}: cannot be read\n", argument);
      return 2;
    }
  }
  if (files.empty()) {
    fmt::print(stderr, "usage: capture_bench [-n ROUNDS] FILE.pdf...\n");
    return 2;
  }

  // Opened once for its side effect: the library's process-wide state is set up before timing.
  Capture(files.front());
  std::vector<Way> ways = {{"interpret", Interpret, {}, 0},
                           {"capture", Capture, {}, 0},
                           {"text_list", TextList, {}, 0},
                           {"text", Text, {}, 0}};
  // Interleaved, and begun by another way each round, so that a change of the machine's speed
  // meets all ways alike. The first round only warms caches.
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      Way& way = ways[(i + static_cast<std::size_t>(round)) % ways.size()];
      int pages = 0;
      const double start = CpuSeconds();
      for (const std::string& bytes : files) pages += way.run(bytes);
      const double seconds = CpuSeconds() - start;
      way.pages = pages;
      if (round > 0) way.seconds.push_back(seconds);
    }
  }

  const double floor = Median(ways.front().seconds);
  fmt::print("{} files, {} rounds\n{:<10} {:>6} {:>10} {:>8} {:>11}\n", files.size(), rounds, "way",
             "pages", "CPU ms", "ratio", "best ratio");
  const auto best = [](const Way& way) {
    return *std::min_element(way.seconds.begin(), way.seconds.end());
  };
  for (const Way& way : ways) {
    const double median = Median(way.seconds);
    fmt::print("{:<10} {:>6} {:>10.2f} {:>8.3f} {:>11.3f}\n", way.name, way.pages, median * 1e3,
               median / floor, best(way) / best(ways.front()));
  }
}
