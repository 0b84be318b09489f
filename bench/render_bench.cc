// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture of a page costs, beside pdftoppm on the same pages:
//   render_bench PDF-FOLDER [ROUNDS]
// Every page of the folder's files in gray at 200 and 300 dots per inch; then the first pages as a
// scanner would write them, in gray JPEG and in black and white strips at 300: drawn again, and
// taken as they are. Prints median CPU time a page, its ratio to pdftoppm (whose start is in it,
// once a file) and the most memory of a process.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "measure.h"
#include "pdf/pdf.h"
#include "scan_pdf.h"

namespace {

using kehoach::ImageOrigin;
using kehoach::PageImage;
using kehoach::bench::Median;
using kehoach::bench::Usage;
using kehoach::pdf::Document;
using kehoach::pdf::RenderOptions;

// Calls `use` with each picture; gives their number.
template <typename Use>
int ForEachPage(const std::string& file, const RenderOptions& options, Use use) {
  const std::string bytes = kehoach::bench::ReadAll(file);
  auto document = Document::Open(bytes, file);
  if (!document) throw std::runtime_error(file + ": " + document.error().message);
  for (int page = 1; page <= document->pages(); ++page) {
    auto image = document->Render(page, options);
    if (!image) throw std::runtime_error(file + ": " + image.error().message);
    use(std::move(*image));
  }
  return document->pages();
}

struct Cost {
  std::vector<double> seconds;
  double peak_mib = 0;
  void Add(const Usage& usage) {
    seconds.push_back(usage.seconds);
    peak_mib = std::max(peak_mib, usage.peak_mib);
  }
};

class Comparison {
 public:
  Comparison(std::vector<std::string> files, int pages, int rounds)
      : files_(std::move(files)), pages_(pages), rounds_(rounds) {}

  // The ways in turn, so that a change of the machine's speed meets all.
  void Print(const std::string& title, const RenderOptions& options) const {
    RenderOptions drawn_options = options;
    drawn_options.take_image = false;
    Cost other, drawn, taken;
    for (int round = 0; round < rounds_; ++round) {
      other.Add(Pdftoppm(options.dpi));
      drawn.Add(Ours(drawn_options));
      if (options.take_image) taken.Add(Ours(options));
    }
    fmt::print("{}\n", title);
    const double base = Median(other.seconds);
    const auto line = [&](const char* name, const Cost& cost) {
      fmt::print("  {:<12} {:>7.2f} CPU ms a page {:>6.2f} x {:>7.1f} MiB\n", name,
                 Median(cost.seconds) * 1e3 / pages_, Median(cost.seconds) / base, cost.peak_mib);
    };
    line("pdftoppm", other);
    line("drawn", drawn);
    if (options.take_image) line("taken", taken);
  }

 private:
  Usage Pdftoppm(double dpi) const {
    Usage sum;
    for (const std::string& file : files_) {
      const Usage usage =
          kehoach::bench::RunProgram({"pdftoppm", "-gray", "-r", fmt::format("{:.0f}", dpi), file});
      sum.seconds += usage.seconds;
      sum.peak_mib = std::max(sum.peak_mib, usage.peak_mib);
    }
    return sum;
  }
  Usage Ours(const RenderOptions& options) const {
    return kehoach::bench::RunForked([&] {
      for (const std::string& file : files_) ForEachPage(file, options, [](PageImage) {});
    });
  }

  std::vector<std::string> files_;
  int pages_, rounds_;
};

int Run(const std::string& folder, int rounds) {
  const std::vector<std::string> files = kehoach::bench::PdfsOf(folder);
  if (files.empty()) throw std::runtime_error(folder + ": no PDF in it");
  const kehoach::bench::TemporaryFolder temporary;
  const std::string jpeg = temporary.path() + "/gray.pdf", bits = temporary.path() + "/bits.pdf";
  const std::string counted = temporary.path() + "/counted";
  constexpr int kScanned = 12;
  // In a process of its own: a program that is started inherits the peak of its caller.
  kehoach::bench::RunForked([&] {
    std::vector<PageImage> scans;
    int pages = 0;
    for (const std::string& file : files) {
      pages += ForEachPage(file, {.dpi = 300, .color = false}, [&](PageImage image) {
        if (scans.size() < kScanned) scans.push_back(std::move(image));
      });
    }
    std::ofstream(jpeg) << ScanPdf(scans, kehoach::bench::ScanKind::kJpeg);
    std::ofstream(bits) << ScanPdf(scans, kehoach::bench::ScanKind::kBilevel);
    std::ofstream(counted) << pages << ' ' << scans.size();
  });
  int pages = 0, scanned = 0;
  std::ifstream(counted) >> pages >> scanned;
  if (scanned == 0) throw std::runtime_error("no page could be drawn");

  const Comparison born_digital(files, pages, rounds);
  for (const double dpi : {200.0, 300.0}) {
    born_digital.Print(fmt::format("{} born-digital pages at {:.0f}", pages, dpi),
                       {.dpi = dpi, .color = false, .take_image = false});
  }
  for (const auto& [name, file] :
       {std::pair{"gray JPEG", jpeg}, {"black and white strips", bits}}) {
    Comparison({file}, scanned, rounds)
        .Print(fmt::format("{} scanned pages, {} at 300", scanned, name),
               {.dpi = 300, .color = false});
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: render_bench PDF-FOLDER [ROUNDS]\n");
    return 2;
  }
  try {
    return Run(argv[1], argc == 3 ? std::max(1, std::atoi(argv[2])) : 3);
  } catch (const std::exception& e) {
    fmt::print(stderr, "render_bench: {}\n", e.what());
    return 1;
  }
}
