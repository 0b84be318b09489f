// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/page_drawing.h"

#include <cmath>
#include <cstdint>
#include <new>
#include <utility>

#include <Gfx.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include "pdf/poppler_support.h"

namespace kehoach::pdf {
namespace {

// The largest scan in use, A3 at 1200 dots per inch, has 280 million samples. They are read even if
// the page is drawn small.
constexpr std::int64_t kMaxImageSamples = 400'000'000;
// A cell of a pattern that does not fit into memory at once is drawn tile by tile.
constexpr double kMaxTiles = 1'000'000;
// Splash makes a path of its own for each dash of a line.
constexpr double kMaxDashes = 1'000'000;

// How many dashes the current path has at most, when it is stroked.
double DashesOf(GfxState& state) {
  double start;
  double period = 0;
  for (const double length : state.getLineDash(&start)) period += std::abs(length);
  if (!(period > 0)) return 0;
  double along = 0;
  const GfxPath* path = state.getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    for (int j = 1; j < subpath->getNumPoints(); ++j) {
      along += std::hypot(subpath->getX(j) - subpath->getX(j - 1),
                          subpath->getY(j) - subpath->getY(j - 1));
    }
  }
  return along / period;
}

SplashColorPtr White() {
  static SplashColor white = {255, 255, 255};
  return white;
}

}  // namespace

// Splash with limits of work, as those of capturing.
class PageDrawing::Device final : public SplashOutputDev {
 public:
  explicit Device(bool color)
      : SplashOutputDev(color ? splashModeRGB8 : splashModeMono8, kRowPad, kReverseVideo, White()) {
  }

  void Begin(bool annotations) {
    work_ = {};
    annotations_ = annotations;
  }
  std::string End() { return std::move(work_.broken_limit); }

  bool KeepGoing() {
    work_.operators += kOperatorsPerCheck;
    if (work_.operators > kMaxOperatorsPerPage) Break("operators");
    return !Broken();
  }
  bool DecideAnnotation(const Annot& annot) const { return annotations_ && ShowsOnPage(annot); }

  bool useDrawForm() override { return Broken(); }  // then forms are not entered
  void saveState(GfxState* state) override {
    if (++work_.saved_states > kMaxSavedStates) Break("saved graphics states");
    SplashOutputDev::saveState(state);
  }
  void restoreState(GfxState* state) override {
    --work_.saved_states;
    SplashOutputDev::restoreState(state);
  }
  void beginForm(Ref id) override {
    if (++work_.forms > kMaxFormsPerPage) Break("nested forms");
    SplashOutputDev::beginForm(id);
  }
  void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* space,
                              bool isolated, bool knockout, bool for_soft_mask) override {
    if (++work_.groups > kMaxGroupsPerPage) {
      Break("transparency groups");
      // Forms still end in good order when they are no longer entered; soft masks do not.
      if (for_soft_mask) throw Runaway();
    }
    SplashOutputDev::beginTransparencyGroup(state, box, space, isolated, knockout, for_soft_mask);
  }
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern,
                         const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override {
    if ((double{1} * x1 - x0) * (double{1} * y1 - y0) > kMaxTiles) Break("tiles of a pattern");
    if (Broken()) return true;
    return SplashOutputDev::tilingPatternFill(state, gfx, catalog, pattern, matrix, x0, y0, x1, y1,
                                              x_step, y_step);
  }

  void stroke(GfxState* state) override {
    if (DashesOf(*state) > kMaxDashes) Break("dashes");
    if (!Broken()) SplashOutputDev::stroke(state);
  }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool inline_image) override {
    if (!MayDraw(width, height)) return;
    SplashOutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate,
                                   inline_image);
  }
  void setSoftMaskFromImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                                bool invert, bool inline_image, double* base_matrix) override {
    // What follows takes the mask for granted.
    if (!MayDraw(width, height)) throw Runaway();
    SplashOutputDev::setSoftMaskFromImageMask(state, ref, stream, width, height, invert,
                                              inline_image, base_matrix);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* map, bool interpolate, const int* mask_colors,
                 bool inline_image) override {
    if (!MayDraw(width, height)) return;
    SplashOutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask_colors,
                               inline_image);
  }
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* map, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override {
    if (!MayDraw(width, height) || !MayDraw(mask_width, mask_height)) return;
    SplashOutputDev::drawMaskedImage(state, ref, stream, width, height, map, interpolate, mask,
                                     mask_width, mask_height, mask_invert, mask_interpolate);
  }
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* map, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_map,
                           bool mask_interpolate) override {
    if (!MayDraw(width, height) || !MayDraw(mask_width, mask_height)) return;
    SplashOutputDev::drawSoftMaskedImage(state, ref, stream, width, height, map, interpolate, mask,
                                         mask_width, mask_height, mask_map, mask_interpolate);
  }

 private:
  static constexpr int kRowPad = 1;
  static constexpr bool kReverseVideo = false;

  struct Work {
    std::string broken_limit;
    std::uint64_t operators = 0;
    int saved_states = 0;
    int forms = 0;
    int groups = 0;
  };

  bool Broken() const { return !work_.broken_limit.empty(); }
  void Break(const char* what) {
    if (!Broken()) work_.broken_limit = what;
  }
  bool MayDraw(int width, int height) {
    if (std::int64_t{width} * height > kMaxImageSamples) Break("samples of an image");
    return !Broken();
  }

  Work work_;
  bool annotations_ = true;
};

PageDrawing::PageDrawing(PDFDoc* doc, bool color)
    : device_(std::make_unique<Device>(color)), color_(color) {
  device_->setFontAntialias(true);
  device_->setVectorAntialias(true);
  device_->startDoc(doc);
}

PageDrawing::~PageDrawing() = default;

PageDrawing::Drawn PageDrawing::Draw(::Page* page, double dpi, bool annotations) {
  constexpr bool kUseMediaBox = false, kCrop = true, kPrinting = false;
  device_->Begin(annotations);
  page->display(
      device_.get(), dpi, dpi, 0, kUseMediaBox, kCrop, kPrinting,
      [](void* device) { return !static_cast<Device*>(device)->KeepGoing(); }, device_.get(),
      [](Annot* annot, void* device) {
        return static_cast<Device*>(device)->DecideAnnotation(*annot);
      },
      device_.get());
  Drawn drawn;
  drawn.broken_limit = device_->End();
  // The bitmap is not kept for the next page: between the two there is other work to do.
  const std::unique_ptr<SplashBitmap> bitmap(device_->takeBitmap());
  if (!drawn.broken_limit.empty()) return drawn;
  if (!bitmap || bitmap->getDataPtr() == nullptr || bitmap->getRowSize() <= 0) {
    throw std::bad_alloc();
  }
  PageImage& image = drawn.image;
  image.width = bitmap->getWidth();
  image.height = bitmap->getHeight();
  image.channels = color_ ? 3 : 1;
  image.stride = static_cast<std::size_t>(bitmap->getRowSize());
  image.pixels = Pixels(bitmap->takeData());  // from malloc, as goo/gmem.h promises
  return drawn;
}

}  // namespace kehoach::pdf
