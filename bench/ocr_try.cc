// SPDX-License-Identifier: GPL-3.0-or-later
// Scans as plans: ocr_try OUT_DIR FILE.pdf… reads every page by recognition and writes
// OUT_DIR/NAME.json, and one line of figures a page. Options before OUT_DIR:
//   --dump       words, boxes and rulings of every page to OUT_DIR/NAME.txt
//   --dpi N      draw pages that no image covers with so many dots per inch
//   --gray       without colour
//   --pages      keep the recognised pages as OUT_DIR/NAME.pages, and take them from there where
//                they are: the plan alone is read again
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "export/json.h"
#include "kehoach/rules.h"
#include "ocr/ocr.h"
#include "pdf/pdf.h"
#include "plan/plan_reader.h"
#include "store/byte_stream.h"
#include "store/page_codec.h"

using namespace kehoach;

namespace {

double Cpu() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

void Dump(const Page& page, std::ofstream& out) {
  out << fmt::format("== page {} {} x {} {}\n", page.number, page.width, page.height,
                     page.quality.reason);
  for (const Ruling& r : page.rulings)
    out << fmt::format("{} at {:.1f} from {:.1f} to {:.1f} thick {:.1f}\n",
                       r.axis == Axis::kHorizontal ? "H" : "V", r.position, r.from, r.to,
                       r.thickness);
  for (const Word& w : page.words)
    out << fmt::format("{:7.1f} {:7.1f}-{:7.1f} size {:5.2f} {} {:.2f} {}\n", w.baseline,
                       w.box.left, w.box.right, w.size, w.font == 0 ? '.' : 'B', w.confidence,
                       w.text);
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Page> KeptPages(const std::string& path) {
  const std::string bytes = ReadFile(path);
  store::ByteReader in(bytes);
  std::vector<Page> pages;
  while (!in.at_end() && in.ok()) {
    Result<Page> page = store::DecodePage(in.Text());
    if (!page) return {};
    pages.push_back(std::move(*page));
  }
  return pages;
}

void Keep(const std::vector<Page>& pages, const std::string& path) {
  store::ByteWriter out;
  for (const Page& page : pages) out.Text(store::EncodePage(page));
  std::ofstream(path, std::ios::binary) << out.bytes();
}

}  // namespace

int main(int argc, char** argv) {
  bool dump = false, keep = false;
  pdf::RenderOptions render;
  int at = 1;
  for (; at < argc && argv[at][0] == '-'; ++at) {
    if (std::strcmp(argv[at], "--dump") == 0) dump = true;
    if (std::strcmp(argv[at], "--pages") == 0) keep = true;
    if (std::strcmp(argv[at], "--gray") == 0) render.color = false;
    if (std::strcmp(argv[at], "--dpi") == 0 && at + 1 < argc) render.dpi = std::atof(argv[++at]);
  }
  if (argc - at < 2) return 2;
  const std::string folder = argv[at++];
  Result<Rules> rules = Rules::Load("rules");
  Result<ocr::Engine> engine = ocr::Engine::Load();
  if (!rules || !engine) {
    fmt::print(stderr, "{}\n", rules ? engine.error().message : rules.error().message);
    return 3;
  }
  for (; at < argc; ++at) {
    const std::string path = argv[at];
    const std::string bytes = ReadFile(path);
    std::string name = path.substr(path.rfind('/') + 1);
    name = name.substr(0, name.rfind('.'));
    Result<pdf::Document> document = pdf::Document::Open(bytes, path);
    if (!document) {
      fmt::print(stderr, "{}: {}\n", path, document.error().message);
      continue;
    }
    std::ofstream text;
    if (dump) text.open(folder + "/" + name + ".txt");
    const std::string kept = folder + "/" + name + ".pages";
    std::vector<Page> pages;
    if (keep) pages = KeptPages(kept);
    const bool known = !pages.empty();
    for (int number = 1; number <= document->pages() && !known; ++number) {
      const double t0 = Cpu();
      Result<PageImage> image = document->Render(number, render);
      if (!image) {
        fmt::print(stderr, "{} page {}: {}\n", path, number, image.error().message);
        pages.push_back({});
        pages.back().number = number;
        continue;
      }
      const double t1 = Cpu();
      ocr::Options options;
      options.number = number;
      options.deadline_ms = 1'800'000;  // of the clock: the machine may be busy
      Result<ocr::Recognition> read = ocr::RecognizePage(*image, *engine, options);
      const double t2 = Cpu();
      if (!read) {
        fmt::print(stderr, "{} page {}: {}\n", path, number, read.error().message);
        pages.push_back({});
        pages.back().number = number;
        continue;
      }
      fmt::print(
          "{} p{} {}x{} {:.0f} dpi: picture {:.2f} s, read {:.2f} s, skew {:.2f} turns {} "
          "cells {} blank {} calls {} words {}\n",
          name, number, image->width, image->height, image->dpi_x, t1 - t0, t2 - t1, read->skew,
          read->turns, read->cells, read->blank_cells, read->calls, read->page.words.size());
      std::fflush(stdout);
      if (dump) Dump(read->page, text);
      pages.push_back(std::move(read->page));
    }
    if (keep && !known) Keep(pages, kept);
    plan::Reading reading = plan::ReadPlan(pages, *rules);
    exporter::SourceInfo source;
    source.path = path;
    source.pages = static_cast<int>(pages.size());
    source.text = "ocr";
    std::ofstream(folder + "/" + name + ".json") << exporter::PlanToJson(reading.plan, source);
  }
  return 0;
}
