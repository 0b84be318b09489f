// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a scan of a PDF:  scan_document SOURCE.pdf TARGET.pdf [SETTING…]
// A setting is NAME=VALUE for all pages or PAGE:NAME=VALUE for one. The same settings give the
// same bytes.
//   dpi=200          dots per inch
//   kind=gray        gray or color (JPEG), bits (black and white, zlib), fax (CCITT Group 4)
//   quality=80       of JPEG
//   skew=0           degrees; each page is off by 60 to 100 % of it, to either side
//   turn=0           degrees against the clock: 0, 90, 180, 270
//   ink=1 paper=255  darkness of black (0..1), gray of white
//   noise=0 blur=0   standard deviations: gray levels, pixels
//   specks=0         spots of dirt for each 100 square centimetres
//   shadow=0         darkness of a fold across the middle (0..1)
//   edge=0           millimetres of black at the left
//   threshold=150    between black and white (bits, fax)
//   seal=X,Y pen=X,Y red seal around, blue signature from that place; millimetres
//   layer=none       text behind the picture: english, marks, codes (junk_layer.h)
//   pages=1-3        only these pages
//   up=1             2: two pages beside each other on each picture
//   seed=1
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "junk_layer.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "scan_pdf.h"
#include "scanner.h"

namespace kehoach::bench {
namespace {

[[noreturn]] void Refuse(const std::string& what) { throw std::runtime_error(what); }

class Settings {
 public:
  void Add(std::string_view setting) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string_view::npos) Refuse(fmt::format("'{}' is no setting", setting));
    std::string_view name = setting.substr(0, equals);
    int page = 0;
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
      page = std::atoi(std::string(name.substr(0, colon)).c_str());
      name.remove_prefix(colon + 1);
    }
    if (!Defaults().contains(std::string(name))) Refuse(fmt::format("'{}' is not known", name));
    values_[{page, std::string(name)}] = setting.substr(equals + 1);
  }
  std::string Text(int page, const std::string& name) const {
    for (const int scope : {page, 0}) {
      if (const auto found = values_.find({scope, name}); found != values_.end()) {
        return found->second;
      }
    }
    return Defaults().at(name);
  }
  double Number(int page, const std::string& name) const {
    const std::string text = Text(page, name);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (end == text.c_str() || *end != 0) Refuse(fmt::format("{}={} is no number", name, text));
    return value;
  }
  std::optional<Spot> Place(int page, const std::string& name) const {
    const std::string text = Text(page, name);
    if (text.empty()) return std::nullopt;
    Spot spot;
    if (std::sscanf(text.c_str(), "%lf,%lf", &spot.x, &spot.y) != 2) {
      Refuse(fmt::format("{}={} is no place", name, text));
    }
    return spot;
  }

 private:
  static const std::map<std::string, std::string>& Defaults() {
    static const std::map<std::string, std::string> defaults = {
        {"dpi", "200"},       {"kind", "gray"}, {"quality", "80"}, {"skew", "0"}, {"turn", "0"},
        {"ink", "1"},         {"paper", "255"}, {"noise", "0"},    {"blur", "0"}, {"specks", "0"},
        {"shadow", "0"},      {"edge", "0"},    {"seal", ""},      {"pen", ""},   {"layer", "none"},
        {"threshold", "150"}, {"pages", ""},    {"up", "1"},       {"seed", "1"},
    };
    return defaults;
  }
  std::map<std::pair<int, std::string>, std::string> values_;
};

ScanSettings ForPage(const Settings& settings, int page, bool bilevel, Random& random) {
  ScanSettings out;
  out.color = settings.Text(page, "kind") == "color";
  out.seal = settings.Place(page, "seal");
  out.pen = settings.Place(page, "pen");
  out.turn = static_cast<int>(settings.Number(page, "turn")) / 90;
  const double share = 0.6 + 0.4 * random.Share();
  out.skew = settings.Number(page, "skew") * share * (random.Below(2) == 0 ? 1 : -1);
  out.ink = settings.Number(page, "ink");
  out.paper = settings.Number(page, "paper");
  out.shadow = settings.Number(page, "shadow");
  out.blur = settings.Number(page, "blur");
  out.noise = settings.Number(page, "noise");
  out.specks = settings.Number(page, "specks");
  out.edge = settings.Number(page, "edge");
  if (bilevel) out.threshold = static_cast<int>(settings.Number(page, "threshold"));
  return out;
}

ScanKind KindOf(const std::string& name) {
  if (name == "gray" || name == "color") return ScanKind::kJpeg;
  if (name == "bits") return ScanKind::kBilevel;
  if (name == "fax") return ScanKind::kFax;
  Refuse(fmt::format("kind={} is not known", name));
}

std::vector<LayerWord> LayerOf(const std::string& name, pdf::Document& document, int page,
                               Random& random) {
  static const std::map<std::string, Junk> kinds = {
      {"english", Junk::kEnglish}, {"marks", Junk::kMarks}, {"codes", Junk::kCodes}};
  if (name == "none") return {};
  const auto kind = kinds.find(name);
  if (kind == kinds.end()) Refuse(fmt::format("layer={} is not known", name));
  const Result<GlyphCapture> capture = document.Capture(page);
  if (!capture) Refuse(capture.error().message);
  return SpoilWords(layout::BuildPage(*capture), kind->second, random);
}

void Run(const std::string& source, const std::string& target, const Settings& settings) {
  std::ifstream in(source, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Result<pdf::Document> document = pdf::Document::Open(bytes, source);
  if (!document) Refuse(source + ": " + document.error().message);
  int first = 1, last = document->pages();
  const std::string range = settings.Text(0, "pages");
  if (!range.empty() && std::sscanf(range.c_str(), "%d-%d", &first, &last) < 2) last = first;
  if (first < 1 || last > document->pages()) Refuse(fmt::format("pages={}: not there", range));
  const int up = static_cast<int>(settings.Number(0, "up"));

  std::vector<PageImage> pictures;
  std::vector<ScannedPage> pages;
  pictures.reserve(static_cast<std::size_t>(last - first + 1));
  for (int number = first; number <= last; number += up) {
    Random random(static_cast<std::uint64_t>(settings.Number(0, "seed")) * 1000 +
                  static_cast<std::uint64_t>(number));
    const double dpi = settings.Number(number, "dpi");
    Result<PageImage> drawn = document->Render(number, {.dpi = dpi, .color = true});
    if (!drawn) Refuse(drawn.error().message);
    PageImage picture = std::move(drawn).value();
    if (up == 2 && number < last) {
      const Result<PageImage> beside = document->Render(number + 1, {.dpi = dpi, .color = true});
      if (!beside) Refuse(beside.error().message);
      picture = TwoUp(picture, *beside);
    }
    ScannedPage page;
    page.kind = KindOf(settings.Text(number, "kind"));
    page.quality = static_cast<int>(settings.Number(number, "quality"));
    page.layer = LayerOf(settings.Text(number, "layer"), *document, number, random);
    pictures.push_back(
        Scan(picture, ForPage(settings, number, page.kind != ScanKind::kJpeg, random), random));
    page.image = &pictures.back();
    pages.push_back(std::move(page));
  }
  std::ofstream out(target, std::ios::binary);
  out << ScanPdf(pages);
  out.close();
  if (!out) Refuse(target + ": cannot be written");
}

}  // namespace
}  // namespace kehoach::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: scan_document SOURCE.pdf TARGET.pdf [[PAGE:]NAME=VALUE ...]\n");
    return 2;
  }
  try {
    kehoach::bench::Settings settings;
    for (int i = 3; i < argc; ++i) settings.Add(argv[i]);
    kehoach::bench::Run(argv[1], argv[2], settings);
    return 0;
  } catch (const std::exception& e) {
    fmt::print(stderr, "scan_document: {}\n", e.what());
    return 1;
  }
}
