// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/covering_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <Page.h>
#include <Stream.h>

#include "pdf/poppler_support.h"

namespace kehoach::pdf {
namespace {

// Below this an image is a background or a placeholder, not a scan.
constexpr double kLeastDpi = 50;
// A picture of a phone, 16:9, fitted into A4 leaves a fifth of the page white.
constexpr double kLeastCover = 0.5;
constexpr double kPointsPerInch = 72;

constexpr std::uint8_t kWhite = 255;

Rect Intersect(const Rect& a, const Rect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

bool Covers(const Rect& outer, const Rect& inner, double slack) {
  return inner.left >= outer.left - slack && inner.top >= outer.top - slack &&
         inner.right <= outer.right + slack && inner.bottom <= outer.bottom + slack;
}

struct Color {
  std::uint8_t r = 0, g = 0, b = 0;
  bool gray() const { return r == g && g == b; }
};

Color ToColor(const GfxRGB& rgb) { return {colToByte(rgb.r), colToByte(rgb.g), colToByte(rgb.b)}; }

// What each value of an image of one component becomes.
struct Palette {
  std::array<Color, 256> colors{};
  bool gray = true;
};

Palette PaletteOf(GfxImageColorMap* map, bool color) {
  Palette palette;
  const int values = 1 << std::min(map->getBits(), 8);
  for (int value = 0; value < values; ++value) {
    const auto sample = static_cast<unsigned char>(value);
    Color& to = palette.colors[value];
    if (color) {
      GfxRGB rgb;
      map->getRGB(&sample, &rgb);
      to = ToColor(rgb);
    } else {
      GfxGray gray;
      map->getGray(&sample, &gray);
      to.r = to.g = to.b = colToByte(gray);
    }
    palette.gray = palette.gray && to.gray();
  }
  return palette;
}

// The samples of a row as one byte each; of 16 bits the upper 8, as Poppler takes them.
void Unpack(const std::uint8_t* packed, int bits, std::size_t samples, std::uint8_t* out) {
  if (bits == 8) {
    std::memcpy(out, packed, samples);
  } else if (bits == 16) {
    for (std::size_t i = 0; i < samples; ++i) out[i] = packed[2 * i];
  } else {
    const unsigned mask = (1U << bits) - 1;
    const std::size_t per_byte = 8 / bits;
    for (std::size_t i = 0; i < samples; ++i) {
      const auto shift = static_cast<unsigned>(8 - bits - static_cast<int>(i % per_byte) * bits);
      out[i] = static_cast<std::uint8_t>(packed[i / per_byte] >> shift & mask);
    }
  }
}

// Decodes an image row by row into `part`, whose size is set.
class Decoder {
 public:
  Decoder(Stream* stream, int components, int bits, Part* part)
      : stream_(stream),
        bits_(bits),
        samples_(static_cast<std::size_t>(part->width) * components),
        packed_((samples_ * bits + 7) / 8),
        part_(part) {}

  // Calls row(in, out) for each row that has data, with its samples a byte each; the other rows
  // stay white. Returns whether there was any.
  template <typename Row>
  bool Run(int channels, Row row) {
    std::vector<std::uint8_t> unpacked(samples_);
    return RunPacked(channels, [&](std::uint8_t* in, std::uint8_t* out) {
      Unpack(in, bits_, samples_, unpacked.data());
      row(unpacked.data(), out);
    });
  }

  bool RunPalette(const Palette& palette) {
    if (!palette.gray) {
      return Run(3, [&](const std::uint8_t* in, std::uint8_t* out) {
        for (std::size_t i = 0; i < samples_; ++i) {
          const Color& color = palette.colors[in[i]];
          *out++ = color.r;
          *out++ = color.g;
          *out++ = color.b;
        }
      });
    }
    if (bits_ == 1) {
      part_->bilevel = true;
      return RunBits(palette.colors[0].r, palette.colors[1].r);
    }
    std::array<std::uint8_t, 256> gray;
    for (std::size_t i = 0; i < gray.size(); ++i) gray[i] = palette.colors[i].r;
    return Run(1, [&](const std::uint8_t* in, std::uint8_t* out) {
      for (std::size_t i = 0; i < samples_; ++i) out[i] = gray[in[i]];
    });
  }

 private:
  // The same as Run with the rows as they are stored.
  template <typename Row>
  bool RunPacked(int channels, Row row) {
    part_->channels = channels;
    const std::size_t stride = static_cast<std::size_t>(part_->width) * channels;
    part_->pixels = NewPixels(stride * part_->height);
    stream_->reset();
    int y = 0;
    for (; y < part_->height; ++y) {
      const int size = static_cast<int>(packed_.size());
      const int read = stream_->doGetChars(size, packed_.data());
      if (read <= 0) break;
      std::memset(packed_.data() + read, kWhite, static_cast<std::size_t>(size - read));
      row(packed_.data(), part_->pixels.get() + stride * y);
    }
    stream_->close();
    part_->missing_rows = part_->height - y;
    std::memset(part_->pixels.get() + stride * y, kWhite, stride * part_->missing_rows);
    return y > 0;
  }

  // Eight samples at a time: a scan at 600 dots per inch has 35 million.
  bool RunBits(std::uint8_t zero, std::uint8_t one) {
    std::vector<std::array<std::uint8_t, 8>> bytes(256);
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      for (std::size_t bit = 0; bit < 8; ++bit) {
        bytes[byte][bit] = (byte >> (7 - bit) & 1) != 0 ? one : zero;
      }
    }
    return RunPacked(1, [&](const std::uint8_t* in, std::uint8_t* out) {
      std::size_t i = 0;
      for (; i + 8 <= samples_; i += 8) std::memcpy(out + i, bytes[*in++].data(), 8);
      if (i < samples_) std::memcpy(out + i, bytes[*in].data(), samples_ - i);
    });
  }

  Stream* stream_;
  int bits_;
  std::size_t samples_;  // of a row
  std::vector<std::uint8_t> packed_;
  Part* part_;
};

// Follows what a page draws and decodes the images that may be all of it. As soon as something else
// shows, the page is none of ours and nothing more is looked at.
class CoverDevice final : public OutputDev {
 public:
  CoverDevice(float width, float height, const CoveringImageOptions& options)
      : page_{0, 0, width, height}, options_(options), states_(1) {}

  CoveringImage Take() {
    CoveringImage found;
    found.no_data = no_data_ && !other_;
    if (other_ || no_data_ || parts_.empty() || Cover() < kLeastCover) return found;
    found.image = Assemble(std::move(parts_), page_.right, page_.bottom);
    return found;
  }

  bool KeepGoing() {
    operators_ += kOperatorsPerCheck;
    if (operators_ > kMaxOperatorsPerPage) Other();
    return !other_;
  }

  bool DecideAnnotation(const Annot& annot) {
    if (options_.annotations && ShowsOnPage(annot)) Other();
    return false;
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool useDrawForm() override { return other_; }  // then forms are not entered

  void saveState(GfxState*) override {
    if (states_.size() > kMaxSavedStates) {
      Other();
    } else {
      states_.push_back(states_.back());
    }
  }
  void restoreState(GfxState*) override {
    if (states_.size() > 1) states_.pop_back();
  }
  void beginForm(Ref) override {
    if (++forms_ > kMaxFormsPerPage) Other();
  }

  void clip(GfxState* state) override { Clip(state); }
  void eoClip(GfxState* state) override { Clip(state); }
  void clipToStrokePath(GfxState*) override { states_.back().odd_clip = true; }

  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    states_.back().soft_mask = true;
  }
  void clearSoftMask(GfxState*) override { states_.back().soft_mask = false; }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    if (++groups_ > kMaxGroupsPerPage) {
      Other();
      // Forms still end in good order when they are no longer entered; soft masks do not.
      if (for_soft_mask) throw Runaway();
    }
    open_groups_.push_back(for_soft_mask);
    mask_depth_ += for_soft_mask ? 1 : 0;
  }
  void endTransparencyGroup(GfxState*) override {
    if (open_groups_.empty()) return;
    mask_depth_ -= open_groups_.back() ? 1 : 0;
    open_groups_.pop_back();
  }
  // What was drawn in the group is now put on the page as a whole.
  void paintTransparencyGroup(GfxState* state, const double*) override {
    if (!PaintsAsIs(*state)) Other();
  }

  void stroke(GfxState* state) override {
    GfxRGB color;
    state->getStrokeRGB(&color);
    MarkPath(state, state->getStrokeOpacity(), ToColor(color), state->getLineWidth());
  }
  void fill(GfxState* state) override { Fill(state); }
  void eoFill(GfxState* state) override { Fill(state); }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                         int, int, int, double, double) override {
    return MarkClip(state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return MarkClip(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return MarkClip(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return MarkClip(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return MarkClip(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override {
    return MarkClip(state);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode,
                int, const Unicode* u, int u_length) override;

  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool invert,
                     bool, bool inline_image) override;
  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* map, bool, const int* mask_colors, bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                       Stream*, int, int, bool, bool) override {
    MarkImage(*state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                           Stream*, int, int, GfxImageColorMap*, bool) override {
    MarkImage(*state);
  }
  void setSoftMaskFromImageMask(GfxState* state, Object*, Stream* stream, int width, int height,
                                bool, bool inline_image, double*) override {
    if (inline_image) SkipSamples(stream, (std::int64_t{width} + 7) / 8 * height);
    MarkImage(*state);
  }
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}

 private:
  // What saving and restoring the graphics state covers and GfxState does not tell.
  struct State {
    bool odd_clip = false;  // the clip is no rectangle: its box says too much
    bool soft_mask = false;
  };

  void Other() {
    other_ = true;
    parts_.clear();
  }
  bool Ignored() const { return other_ || no_data_ || mask_depth_ > 0; }

  void Clip(const GfxState* state);
  void Fill(GfxState* state) {
    GfxRGB color;
    state->getFillRGB(&color);
    MarkPath(state, state->getFillOpacity(), ToColor(color), 0);
  }
  void MarkPath(const GfxState* state, double opacity, const Color& color, double line_width);
  bool MarkClip(const GfxState* state) {
    if (!Ignored()) Mark(ClipOf(*state));
    return true;
  }
  void MarkImage(const GfxState& state);
  void Mark(Rect box);

  // Whether painting with this state puts on the page just what is painted.
  bool PaintsAsIs(const GfxState& state) const {
    return state.getFillOpacity() >= 1 && state.getBlendMode() == gfxBlendNormal &&
           !states_.back().soft_mask;
  }
  bool Place(GfxState* state, int width, int height, Part* part) const;
  bool Fits(const Part& part, bool opaque);
  void Add(Part part);
  double Cover() const;

  Rect page_;
  CoveringImageOptions options_;
  std::vector<State> states_;
  std::vector<bool> open_groups_;  // whether each draws a soft mask
  int mask_depth_ = 0;
  std::uint64_t operators_ = 0;
  int forms_ = 0, groups_ = 0;

  bool other_ = false;  // something else shows
  bool no_data_ = false;
  Rect hidden_;  // around what was drawn before the image and must not show beside it
  std::vector<Part> parts_;
  std::int64_t pixels_ = 0;  // of parts_
};

void CoverDevice::Clip(const GfxState* state) {
  // A rectangle, as `re` draws it or by lines, whose sides stay along the page's: four corners with
  // sides along both axes can be nothing else.
  constexpr int kCorners = 4;
  constexpr double kStraight = 0.05;
  const GfxPath* path = state->getPath();
  bool rectangle = path->getNumSubpaths() == 1;
  if (rectangle) {
    const GfxSubpath* subpath = path->getSubpath(0);
    const int points = subpath->getNumPoints();
    rectangle = points == kCorners || (points == kCorners + 1 && subpath->isClosed());
    for (int i = 0; i < points && rectangle; ++i) {
      const int next = (i + 1) % points;
      double x0, y0, x1, y1;
      state->transform(subpath->getX(i), subpath->getY(i), &x0, &y0);
      state->transform(subpath->getX(next), subpath->getY(next), &x1, &y1);
      rectangle =
          !subpath->getCurve(i) && (std::abs(x1 - x0) < kStraight || std::abs(y1 - y0) < kStraight);
    }
  }
  if (!rectangle) states_.back().odd_clip = true;
}

// Something is painted within the box.
void CoverDevice::Mark(Rect box) {
  box = Intersect(box, page_);
  // Written so that a NaN counts.
  if (box.left >= box.right || box.top >= box.bottom) return;
  if (!parts_.empty()) {
    Other();
  } else {
    hidden_ = Union(hidden_, box);
  }
}

void CoverDevice::MarkPath(const GfxState* state, double opacity, const Color& color,
                           double line_width) {
  if (Ignored() || opacity <= 0) return;
  // The paper is white; over an image white is something.
  const bool white = color.r == kWhite && color.gray();
  if (white && parts_.empty()) return;
  Rect box;
  bool any = false;
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    for (int j = 0; j < subpath->getNumPoints(); ++j) {
      double x, y;
      state->transform(subpath->getX(j), subpath->getY(j), &x, &y);
      const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
      box = any ? Rect{std::min(box.left, fx), std::min(box.top, fy), std::max(box.right, fx),
                       std::max(box.bottom, fy)}
                : Rect{fx, fy, fx, fy};
      any = true;
    }
  }
  if (!any) return;
  // Even the thinnest line is drawn.
  constexpr double kThinnest = 0.1;
  const double* ctm = state->getCTM();
  const double scale = std::max(std::hypot(ctm[0], ctm[1]), std::hypot(ctm[2], ctm[3]));
  const auto grown = static_cast<float>(std::max(kThinnest, line_width * scale / 2));
  Mark(Intersect({box.left - grown, box.top - grown, box.right + grown, box.bottom + grown},
                 ClipOf(*state)));
}

void CoverDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double,
                           double, CharCode, int, const Unicode* u, int u_length) {
  if (Ignored()) return;
  constexpr int kAddsToClip = 4;  // from this mode on text is added to the clip
  const int mode = state->getRender();
  if (mode >= kAddsToClip) states_.back().odd_clip = true;
  if ((mode & kInvisibleRender) == kInvisibleRender || state->getFillOpacity() <= 0) return;
  constexpr Unicode kNoBreakSpace = 0xA0;
  if (u_length == 1 && (u[0] == ' ' || u[0] == kNoBreakSpace)) return;
  double page_x, page_y, page_dx, page_dy;
  state->transform(x, y, &page_x, &page_y);
  state->transformDelta(dx, dy, &page_dx, &page_dy);
  // Wherever the glyph's outline goes: an em around its start and its end.
  const auto em = static_cast<float>(state->getTransformedFontSize());
  const auto x0 = static_cast<float>(page_x), x1 = static_cast<float>(page_x + page_dx);
  const auto y0 = static_cast<float>(page_y), y1 = static_cast<float>(page_y + page_dy);
  Mark(Intersect(
      {std::min(x0, x1) - em, std::min(y0, y1) - em, std::max(x0, x1) + em, std::max(y0, y1) + em},
      ClipOf(*state)));
}

// The image's place on the page. False when it stands askew.
bool CoverDevice::Place(GfxState* state, int width, int height, Part* part) const {
  // ISO 32000-1, 8.9.5: an image fills the unit square of user space, its first row on top.
  const double* m = state->getCTM();
  part->width = width;
  part->height = height;
  const double xs[] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
  const double ys[] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
  part->box = {static_cast<float>(*std::min_element(xs, xs + 4)),
               static_cast<float>(*std::min_element(ys, ys + 4)),
               static_cast<float>(*std::max_element(xs, xs + 4)),
               static_cast<float>(*std::max_element(ys, ys + 4))};
  const auto orientation = OrientationOf({m[0], m[1], -m[2], -m[3]}, width, height);
  if (orientation) part->orientation = *orientation;
  return orientation.has_value();
}

void CoverDevice::MarkImage(const GfxState& state) {
  if (Ignored() || state.getFillOpacity() <= 0) return;
  Rect box{page_.right, page_.bottom, 0, 0};
  for (int corner = 0; corner < 4; ++corner) {
    double x, y;
    state.transform(corner & 1, corner >> 1, &x, &y);
    box = {std::min(box.left, static_cast<float>(x)), std::min(box.top, static_cast<float>(y)),
           std::max(box.right, static_cast<float>(x)), std::max(box.bottom, static_cast<float>(y))};
  }
  Mark(Intersect(box, ClipOf(state)));
}

// Whether the placed image, as it would be painted, may be the picture of the page or a strip of
// it. An opaque one hides what stands under it.
bool CoverDevice::Fits(const Part& part, bool opaque) {
  const double pixel_width = double{part.box.width()} / part.turned_width();
  const double pixel_height = double{part.box.height()} / part.turned_height();
  const double pixel = std::max(pixel_width, pixel_height);
  if (!(pixel <= kPointsPerInch / kLeastDpi)) return false;
  // What is narrow on both sides is neither the page nor a strip of it.
  const Rect shown = Intersect(part.box, page_);
  if (shown.width() < kLeastCover * page_.right && shown.height() < kLeastCover * page_.bottom) {
    return false;
  }
  if (!(hidden_ == Rect{})) {
    if (!opaque || !Covers(part.box, hidden_, pixel)) return false;
    hidden_ = {};
  }
  if (opaque && !parts_.empty()) {
    Rect former;
    for (const Part& each : parts_) former = Union(former, Intersect(each.box, page_));
    if (Covers(part.box, former, pixel)) {
      parts_.clear();
      pixels_ = 0;
    }
  }
  const std::int64_t pixels = std::int64_t{part.width} * part.height;
  return pixels <= options_.max_pixels - pixels_;
}

void CoverDevice::Add(Part part) {
  pixels_ += std::int64_t{part.width} * part.height;
  parts_.push_back(std::move(part));
}

double CoverDevice::Cover() const {
  Rect box;
  for (const Part& part : parts_) box = Union(box, Intersect(part.box, page_));
  return double{box.width()} * box.height() / (double{page_.right} * page_.bottom);
}

void CoverDevice::drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                            GfxImageColorMap* map, bool, const int* mask_colors,
                            bool inline_image) {
  const int components = map->getNumPixelComps(), bits = map->getBits();
  const auto skip = [&] {
    if (!inline_image) return;
    const std::int64_t row_bits = std::int64_t{width} * components * bits;
    SkipSamples(stream, (row_bits + 7) / 8 * height);
  };
  Part part;
  if (Ignored() || state->getFillOpacity() <= 0 || width <= 0 || height <= 0) return skip();
  const bool upright = Place(state, width, height, &part);
  const Rect shown = Intersect(part.box, page_);
  if (shown.left >= shown.right || shown.top >= shown.bottom) return skip();
  constexpr float kClipSlack = 0.5f;  // points
  const bool plain = upright && PaintsAsIs(*state) && !states_.back().odd_clip &&
                     mask_colors == nullptr && state->getTransfer()[0] == nullptr &&
                     Covers(ClipOf(*state), shown, kClipSlack);
  constexpr bool kOpaque = true;
  if (!plain || !Fits(part, kOpaque)) {
    MarkImage(*state);
    return skip();
  }
  Decoder decoder(stream, components, bits, &part);
  bool any;
  if (components == 1) {
    any = decoder.RunPalette(PaletteOf(map, options_.color));
  } else if (options_.color) {
    any = decoder.Run(
        3, [&](std::uint8_t* in, std::uint8_t* out) { map->getRGBLine(in, out, width); });
  } else {
    any = decoder.Run(
        1, [&](std::uint8_t* in, std::uint8_t* out) { map->getGrayLine(in, out, width); });
  }
  if (!any) {
    no_data_ = true;
  } else if (GoesOn(parts_, part)) {
    Add(std::move(part));
  } else {
    Other();
  }
}

void CoverDevice::drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height,
                                bool invert, bool, bool inline_image) {
  const auto skip = [&] {
    if (inline_image) SkipSamples(stream, (std::int64_t{width} + 7) / 8 * height);
  };
  Part part;
  if (Ignored() || state->getFillOpacity() <= 0 || width <= 0 || height <= 0) return skip();
  const bool upright = Place(state, width, height, &part);
  const Rect shown = Intersect(part.box, page_);
  if (shown.left >= shown.right || shown.top >= shown.bottom) return skip();
  constexpr float kClipSlack = 0.5f;  // points
  const bool plain = upright && PaintsAsIs(*state) && !states_.back().odd_clip &&
                     state->getFillColorSpace()->getMode() != csPattern &&
                     Covers(ClipOf(*state), shown, kClipSlack);
  constexpr bool kOpaque = false;
  if (!plain || !Fits(part, kOpaque)) {
    MarkImage(*state);
    return skip();
  }
  Palette palette;
  Color ink;
  if (options_.color) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    ink = ToColor(rgb);
  } else {
    GfxGray gray;
    state->getFillGray(&gray);
    ink.r = ink.g = ink.b = colToByte(gray);
  }
  palette.gray = ink.gray();
  palette.colors[invert ? 1 : 0] = ink;
  palette.colors[invert ? 0 : 1] = {kWhite, kWhite, kWhite};
  constexpr int kComponents = 1, kBits = 1;
  if (!Decoder(stream, kComponents, kBits, &part).RunPalette(palette)) {
    no_data_ = true;
  } else if (GoesOn(parts_, part)) {
    Add(std::move(part));
  } else {
    Other();
  }
}

bool ShouldStop(void* device) { return !static_cast<CoverDevice*>(device)->KeepGoing(); }

bool DecideAnnotation(Annot* annot, void* device) {
  return static_cast<CoverDevice*>(device)->DecideAnnotation(*annot);
}

}  // namespace

CoveringImage FindCoveringImage(::Page* page, float width, float height,
                                const CoveringImageOptions& options) {
  CoverDevice device(width, height, options);
  constexpr bool kUseMediaBox = false, kCrop = true, kPrinting = false;
  page->display(&device, kPointsPerInch, kPointsPerInch, 0, kUseMediaBox, kCrop, kPrinting,
                ShouldStop, &device, DecideAnnotation, &device);
  return device.Take();
}

}  // namespace kehoach::pdf
