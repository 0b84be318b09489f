// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and capturing, over Poppler's private headers: the public C++ binding reports neither
// rulings nor fonts by run and costs half as much again.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include <Annot.h>
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <fmt/format.h>

#include "pdf/covering_image.h"
#include "pdf/drawn_path.h"
#include "pdf/font_style.h"
#include "pdf/page_drawing.h"
#include "pdf/pdf.h"
#include "pdf/poppler_support.h"
#include "pdf/text_string.h"

namespace kehoach::pdf {
namespace {

constexpr int kMaxGlyphText = 64;  // code points of one glyph; a ligature has at most a few
constexpr double kMinPageSide = 10, kMaxPageSide = 20000;  // points; ISO 32000-1 annex C: 3..14400

// In em; Poppler's own text device clamps to the same far ends.
constexpr float kMinAscent = 0.5f, kMaxAscent = 1.05f, kUsualAscent = 0.9f;
constexpr float kMinDescent = -0.4f, kMaxDescent = -0.1f, kUsualDescent = -0.2f;

std::uint32_t ToRgb(const GfxRGB& color) {
  return std::uint32_t{colToByte(color.r)} << 16 | std::uint32_t{colToByte(color.g)} << 8 |
         std::uint32_t{colToByte(color.b)};
}

bool IsUnicode(Unicode u) {
  const bool surrogate = u >= 0xD800 && u <= 0xDFFF;
  return u != 0 && u != 0xFFFD && u <= 0x10FFFF && !surrogate;
}

// The height of one em of a Type 3 font in text space. Its glyph space is free (ISO 32000-1,
// 9.6.5): outlines use 1/1000 or 1/2048, where text space is the em; bitmap fonts use pixels,
// where only the glyphs themselves tell how large letters are.
double Type3Em(const GfxFont& font) {
  const double* matrix = font.getFontMatrix();
  const double scale = std::hypot(matrix[2], matrix[3]);
  constexpr double kSmallestUnit = 1.0 / 4100, kLargestUnit = 1.0 / 900;
  if (scale >= kSmallestUnit && scale <= kLargestUnit) return 1;
  // A font's box spans ascenders, descenders and stacked marks; all zero means unknown.
  constexpr double kBoxPerEm = 1.2;
  const double* box = font.getFontBBox();
  const double height = std::abs(box[3] - box[1]) * scale;
  if (height > 0) return height / kBoxPerEm;
  // Letters of a text font are half an em wide on average.
  constexpr double kWidthPerEm = 0.5;
  constexpr int kCodes = 256;
  const auto& simple = static_cast<const Gfx8BitFont&>(font);
  double sum = 0;
  int count = 0;
  for (int code = 0; code < kCodes; ++code) {
    const double width = std::abs(simple.getWidth(static_cast<unsigned char>(code)));
    if (width <= 0) continue;
    sum += width;
    ++count;
  }
  return count > 0 ? sum / count / kWidthPerEm : 1;
}

// A metric of a font descriptor in em. Producers write 0, a wrong sign or another unit.
float Metric(const Object& descriptor, const char* key, float sign, float low, float high,
             float usual) {
  const Object value = descriptor.dictLookup(key);
  if (!value.isNum()) return usual;
  const float em = std::abs(static_cast<float>(value.getNum())) / 1000;
  constexpr float kAbsurd = 1.9f;
  return em > 0 && em < kAbsurd ? std::clamp(sign * em, low, high) : usual;
}

// Poppler replaces the metrics of every simple TrueType font by these (GfxFont.cc, Gfx8BitFont),
// so tall that the boxes of neighbouring lines overlap.
bool HasReplacedMetrics(const GfxFont& font) {
  constexpr double kAscent = 0.95, kDescent = -0.35, kEqual = 1e-6;
  return !font.isCIDFont() && std::abs(font.getAscent() - kAscent) < kEqual &&
         std::abs(font.getDescent() - kDescent) < kEqual;
}

CapturedFont ReadFont(const GfxFont& font, const std::string& name, XRef* xref) {
  FontStyle style = ReadFontName(name);
  CapturedFont captured;
  captured.name = std::move(style.name);
  captured.bold = style.bold || font.isBold() || font.getWeight() >= GfxFont::W600;
  captured.italic = style.italic || font.isItalic();
  if (!HasReplacedMetrics(font)) {
    captured.ascent = std::clamp(static_cast<float>(font.getAscent()), kMinAscent, kMaxAscent);
    captured.descent = std::clamp(static_cast<float>(font.getDescent()), kMinDescent, kMaxDescent);
    return captured;
  }
  captured.ascent = kUsualAscent;
  captured.descent = kUsualDescent;
  const Object dict = xref->fetch(*font.getID());
  if (!dict.isDict()) return captured;
  const Object descriptor = dict.dictLookup("FontDescriptor");
  if (!descriptor.isDict()) return captured;
  captured.ascent = Metric(descriptor, "Ascent", 1, kMinAscent, kMaxAscent, kUsualAscent);
  captured.descent = Metric(descriptor, "Descent", -1, kMinDescent, kMaxDescent, kUsualDescent);
  return captured;
}

// Fonts of a document. Every page and form reads the same font object anew: the key is its number
// and its name.
using FontTable = std::unordered_map<std::string, CapturedFont>;

enum class Source : std::uint8_t { kContents, kAnnotation, kSignature };

// Records what a page draws. Nothing is rendered: images are not decoded, shadings and tiling
// patterns not expanded. One device serves all pages of a document: Poppler keeps the parsed colour
// profiles with the device.
class CaptureDevice final : public OutputDev {
 public:
  CaptureDevice(const Limits& limits, XRef* xref) : limits_(limits), xref_(xref) {}

  // What is drawn between Begin and End goes to `capture`. End returns which limit the page broke,
  // or nothing.
  void Begin(GlyphCapture* capture) {
    capture_ = capture;
    work_ = {};
  }
  std::string End() {
    std::string broken = std::move(work_.broken_limit);
    work_ = {};
    capture_ = nullptr;
    return broken;
  }

  void set_source(Source source) { work_.source = source; }

  bool KeepGoing() {
    work_.operators += kOperatorsPerCheck;
    if (work_.operators > kMaxOperatorsPerPage) Break("operators");
    return work_.broken_limit.empty();
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  // A form that this device "draws itself" is not entered. That is how forms are cut off when the
  // page is over its limits: Poppler's abort check is not reached by forms of a few operators.
  bool useDrawForm() override { return !work_.broken_limit.empty(); }

  void saveState(GfxState*) override {
    if (++work_.saved_states > kMaxSavedStates) Break("saved graphics states");
  }
  void restoreState(GfxState*) override { --work_.saved_states; }

  void beginForm(Ref) override {
    if (++work_.forms > kMaxFormsPerPage) Break("nested forms");
  }

  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  // What a soft mask draws shapes transparency and is not seen itself.
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    if (++work_.groups > kMaxGroupsPerPage) {
      Break("transparency groups");
      // Forms still end in good order when they are no longer entered; soft masks do not.
      if (for_soft_mask) throw Runaway();
    }
    work_.open_groups.push_back(for_soft_mask);
    work_.mask_depth += for_soft_mask ? 1 : 0;
  }
  void endTransparencyGroup(GfxState*) override {
    if (work_.open_groups.empty()) return;
    work_.mask_depth -= work_.open_groups.back() ? 1 : 0;
    work_.open_groups.pop_back();
  }

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { FillPath(state, false); }
  void eoFill(GfxState* state) override { FillPath(state, true); }

  void beginString(GfxState* state, const GooString*) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                CharCode code, int bytes, const Unicode* u, int u_length) override;

  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool inline_image) override {
    AddImage(state, width, height);
    if (inline_image) SkipSamples(stream, (std::int64_t{width} + 7) / 8 * height);
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height, bool,
                                bool inline_image, double*) override {
    if (inline_image) SkipSamples(stream, (std::int64_t{width} + 7) / 8 * height);
  }
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}
  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool, const int*, bool inline_image) override {
    AddImage(state, width, height);
    if (!inline_image) return;
    const std::int64_t bits = std::int64_t{width} * colors->getNumPixelComps() * colors->getBits();
    SkipSamples(stream, (bits + 7) / 8 * height);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                       bool, Stream*, int, int, bool, bool) override {
    AddImage(state, width, height);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                           GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    AddImage(state, width, height);
  }

 private:
  // What is the same for all glyphs of one string operand.
  struct Run {
    float size = 0, ascent = 0, descent = 0;
    std::uint16_t font = 0;
    std::int8_t direction = 0;
    bool invisible = false;
    double spacing_x = 0, spacing_y = 0;  // character spacing in user space
    double space_x = 0, space_y = 0;      // word spacing, added for the one-byte code 32
    Rect clip;
  };

  struct PageFont {
    std::shared_ptr<GfxFont> font;  // held, so that its address stays its own
    std::uint16_t index;
    double type3_em;
  };

  void Break(const char* what) {
    if (work_.broken_limit.empty()) work_.broken_limit = what;
  }
  bool Ignored() const { return work_.mask_depth > 0 || !work_.broken_limit.empty(); }
  // Annotations put marks, stamps and boxes over a page; their lines are no table's lines.
  bool IgnoredDrawing() const { return Ignored() || work_.source != Source::kContents; }

  const PageFont& Find(const std::shared_ptr<GfxFont>& font);
  bool ReadPath(const GfxState* state);
  void FillPath(GfxState* state, bool even_odd);
  void AddImage(const GfxState* state, int width, int height);
  void CheckStrokes();

  // What belongs to one page.
  struct Work {
    std::string broken_limit;
    Source source = Source::kContents;
    std::uint64_t operators = 0;
    int saved_states = 0;
    int forms = 0;
    int groups = 0;
    int mask_depth = 0;
    std::vector<bool> open_groups;  // whether each draws a soft mask
    std::vector<PageFont> recent_fonts;
    std::unordered_map<std::string, std::uint16_t> index_of_key;
  };

  Limits limits_;
  XRef* xref_;
  FontTable fonts_;
  GlyphCapture* capture_ = nullptr;
  Work work_;
  Run run_;
  DrawnPath path_;
};

const CaptureDevice::PageFont& CaptureDevice::Find(const std::shared_ptr<GfxFont>& font) {
  for (const PageFont& recent : work_.recent_fonts) {
    if (recent.font == font) return recent;
  }
  const std::string name = font->getName().value_or("");
  const std::string key = fmt::format("{} {} {}", font->getID()->num, font->getID()->gen, name);
  const auto [entry, is_new] = work_.index_of_key.try_emplace(key, std::uint16_t{0});
  if (is_new) {
    if (capture_->fonts.size() >= std::numeric_limits<std::uint16_t>::max()) {
      Break("fonts");
    } else {
      auto known = fonts_.find(key);
      if (known == fonts_.end()) {
        known = fonts_.emplace(key, ReadFont(*font, name, xref_)).first;
      }
      entry->second = static_cast<std::uint16_t>(capture_->fonts.size());
      capture_->fonts.push_back(known->second);
    }
  }
  // Forms without end would make the scan above long; a page's own fonts are few.
  constexpr std::size_t kMaxRecent = 48;
  if (work_.recent_fonts.size() >= kMaxRecent) work_.recent_fonts.clear();
  const double em = font->getType() == fontType3 ? Type3Em(*font) : 1;
  work_.recent_fonts.push_back({font, entry->second, em});
  return work_.recent_fonts.back();
}

void CaptureDevice::beginString(GfxState* state, const GooString*) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font || Ignored()) return;
  const PageFont& page_font = Find(font);
  run_.font = page_font.index;

  double m11, m12, m21, m22;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  run_.size = static_cast<float>(std::hypot(m21, m22) * page_font.type3_em);
  // The text's x axis on the page, y down; turned once more where text runs down (9.7.4.3).
  const int quarter = std::abs(m11) >= std::abs(m12) ? (m11 >= 0 ? 0 : 2) : (m12 >= 0 ? 1 : 3);
  run_.direction = static_cast<std::int8_t>((quarter + font->getWMode()) & 3);
  run_.invisible = state->getRender() == kInvisibleRender || state->getFillOpacity() <= 0;

  const CapturedFont& captured = capture_->fonts[run_.font];
  run_.ascent = captured.ascent * run_.size;
  run_.descent = captured.descent * run_.size;
  run_.clip = ClipOf(*state);

  // ISO 32000-1, 9.4.4: horizontal scaling stretches the spacing of horizontal writing only.
  const bool vertical = font->getWMode() != 0;
  const double scale = vertical ? 1 : state->getHorizScaling();
  const double character = state->getCharSpace() * scale, word = state->getWordSpace() * scale;
  state->textTransformDelta(vertical ? 0 : character, vertical ? character : 0, &run_.spacing_x,
                            &run_.spacing_y);
  state->textTransformDelta(vertical ? 0 : word, vertical ? word : 0, &run_.space_x, &run_.space_y);
}

void CaptureDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double,
                             double, CharCode code, int bytes, const Unicode* u, int u_length) {
  if (Ignored()) return;
  dx -= run_.spacing_x;
  dy -= run_.spacing_y;
  if (bytes == 1 && code == ' ') {
    dx -= run_.space_x;
    dy -= run_.space_y;
  }
  double page_x, page_y, page_dx, page_dy;
  state->transform(x, y, &page_x, &page_y);
  state->transformDelta(dx, dy, &page_dx, &page_dy);

  Glyph glyph;
  glyph.x = static_cast<float>(page_x);
  glyph.baseline = static_cast<float>(page_y);
  const bool upright = (run_.direction & 1) == 0;
  const auto along = static_cast<float>(upright ? page_dx : page_dy);
  glyph.advance = run_.direction < 2 ? along : -along;

  // The glyph's box, larger rather than smaller: a glyph that shows in part is kept.
  Rect box;
  if (upright) {
    const float up = run_.direction == 0 ? -run_.ascent : run_.descent;
    const float down = run_.direction == 0 ? -run_.descent : run_.ascent;
    box = {std::min(glyph.x, glyph.x + along), glyph.baseline + up,
           std::max(glyph.x, glyph.x + along), glyph.baseline + down};
  } else {
    const float left = run_.direction == 1 ? run_.descent : -run_.ascent;
    const float right = run_.direction == 1 ? run_.ascent : -run_.descent;
    box = {glyph.x + left, std::min(glyph.baseline, glyph.baseline + along), glyph.x + right,
           std::max(glyph.baseline, glyph.baseline + along)};
  }
  const Rect& clip = run_.clip;
  // Written so that a NaN fails.
  if (!(box.right >= clip.left && box.left <= clip.right && box.bottom >= clip.top &&
        box.top <= clip.bottom && std::isfinite(run_.size))) {
    return;
  }

  glyph.size = run_.size;
  glyph.font = run_.font;
  glyph.direction = run_.direction;
  glyph.annotation = work_.source == Source::kAnnotation;
  glyph.signature = work_.source == Source::kSignature;
  glyph.invisible = run_.invisible;
  glyph.text_begin = static_cast<std::uint32_t>(capture_->text.size());
  for (int i = 0; i < std::min(u_length, kMaxGlyphText); ++i) {
    if (IsUnicode(u[i])) capture_->text.push_back(static_cast<char32_t>(u[i]));
  }
  glyph.text_length = static_cast<std::uint16_t>(capture_->text.size() - glyph.text_begin);
  glyph.unmapped = glyph.text_length == 0;
  capture_->glyphs.push_back(glyph);
  if (capture_->glyphs.size() > limits_.max_glyphs_per_page) Break("glyphs");
}

// The current path on the page, in path_. False when it has nothing to draw.
bool CaptureDevice::ReadPath(const GfxState* state) {
  path_.Clear();
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    const std::size_t begin = path_.points.size();
    bool finite = true;
    for (int j = 0; j < subpath->getNumPoints(); ++j) {
      double x, y;
      state->transform(subpath->getX(j), subpath->getY(j), &x, &y);
      const PathPoint point{static_cast<float>(x), static_cast<float>(y), subpath->getCurve(j)};
      finite = finite && std::isfinite(point.x) && std::isfinite(point.y);
      path_.points.push_back(point);
    }
    if (!finite) path_.points.resize(begin);
    path_.ends.push_back(static_cast<std::uint32_t>(path_.points.size()));
  }
  return !path_.points.empty();
}

void CaptureDevice::CheckStrokes() {
  if (capture_->strokes.size() + capture_->fills.size() > limits_.max_strokes_per_page) {
    Break("lines and areas");
  }
}

void CaptureDevice::stroke(GfxState* state) {
  if (IgnoredDrawing() || state->getStrokeOpacity() <= 0) return;
  GfxRGB color;
  state->getStrokeRGB(&color);
  Pen pen;
  pen.rgb = ToRgb(color);
  if (IsWhite(pen.rgb) || !ReadPath(state)) return;
  ++capture_->paths;
  // A round pen under the transformation: its extent across each axis.
  const double* ctm = state->getCTM();
  pen.across_horizontal = static_cast<float>(state->getLineWidth() * std::hypot(ctm[1], ctm[3]));
  pen.across_vertical = static_cast<float>(state->getLineWidth() * std::hypot(ctm[0], ctm[2]));
  pen.projecting_cap = state->getLineCap() != 0;
  if (!std::isfinite(pen.across_horizontal) || !std::isfinite(pen.across_vertical)) return;
  AddStroke(path_, pen, ClipOf(*state), capture_);
  CheckStrokes();
}

void CaptureDevice::FillPath(GfxState* state, bool even_odd) {
  if (IgnoredDrawing() || state->getFillOpacity() <= 0) return;
  GfxRGB color;
  state->getFillRGB(&color);
  const Paint paint{even_odd, ToRgb(color)};
  if (IsWhite(paint.rgb) || !ReadPath(state)) return;
  ++capture_->paths;
  AddFill(path_, paint, ClipOf(*state), capture_);
  CheckStrokes();
}

void CaptureDevice::AddImage(const GfxState* state, int width, int height) {
  if (IgnoredDrawing()) return;
  // ISO 32000-1, 8.9.5: an image fills the unit square of user space.
  const Rect clip = ClipOf(*state);
  Rect box{std::numeric_limits<float>::max(), std::numeric_limits<float>::max(),
           std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};
  for (int corner = 0; corner < 4; ++corner) {
    double x, y;
    state->transform(corner & 1, corner >> 1, &x, &y);
    box = {std::min(box.left, static_cast<float>(x)), std::min(box.top, static_cast<float>(y)),
           std::max(box.right, static_cast<float>(x)), std::max(box.bottom, static_cast<float>(y))};
  }
  box = {std::max(box.left, clip.left), std::max(box.top, clip.top),
         std::min(box.right, clip.right), std::min(box.bottom, clip.bottom)};
  if (box.left < box.right && box.top < box.bottom) {
    capture_->images.push_back({box, width, height});
    if (capture_->images.size() > limits_.max_strokes_per_page) Break("images");
  }
}

// Whether the annotation is a signature field's widget. The field type stands in the widget or in
// a field above it (ISO 32000-1, 12.7.3.1).
bool IsSignature(const Annot& annot) {
  constexpr int kMaxFieldDepth = 16;
  Object field = annot.getAnnotObj().copy();
  for (int depth = 0; depth < kMaxFieldDepth && field.isDict(); ++depth) {
    const Object type = field.dictLookup("FT");
    if (type.isName()) return type.isName("Sig");
    Object parent = field.dictLookup("Parent");
    field = std::move(parent);
  }
  return false;
}

// Whether an annotation adds something to read. Links, notes and marks over the text do not.
bool ShowsText(const Annot& annot) {
  switch (annot.getType()) {
    case Annot::typeFreeText:
    case Annot::typeStamp:
    case Annot::typeWidget:
    case Annot::typeWatermark:
    case Annot::typeUnknown:
      break;
    default:
      return false;
  }
  // Without an appearance of its own Poppler would make one up, with fonts of the system.
  const Object& dict = annot.getAnnotObj();
  return dict.isDict() && dict.dictLookup("AP").isDict();
}

bool DecideAnnotation(Annot* annot, void* device) {
  if (!ShowsText(*annot)) return false;
  const bool signature = annot->getType() == Annot::typeWidget && IsSignature(*annot);
  static_cast<CaptureDevice*>(device)->set_source(signature ? Source::kSignature
                                                            : Source::kAnnotation);
  return true;
}

bool ShouldStop(void* device) { return !static_cast<CaptureDevice*>(device)->KeepGoing(); }

// ISO 32000-1, annex H.3.4.1: the header stands within the first 1024 bytes.
bool HasHeader(std::string_view bytes) {
  return bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos;
}

bool PlausibleSide(double side) { return side >= kMinPageSide && side <= kMaxPageSide; }

}  // namespace

struct Document::Impl {
  std::string source;
  Limits limits;
  std::string_view bytes;
  std::unique_ptr<PDFDoc> doc;
  std::unique_ptr<CaptureDevice> device;  // of doc
  std::unique_ptr<PageDrawing> drawing;   // of doc; made when the first page is drawn
  int pages = 0;
  int pages_over_limit = 0;

  // The document owns the stream, the caller the bytes.
  void OpenBytes() {
    doc = std::make_unique<PDFDoc>(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    device = std::make_unique<CaptureDevice>(limits, doc->getXRef());
  }

  // Poppler is built without exceptions, so what a Runaway left is neither released nor fit for
  // use: it is given up, once per such page, and the bytes are opened anew.
  void OpenAgain() {
    static_cast<void>(drawing.release());
    static_cast<void>(doc.release());
    OpenBytes();
  }

  Error Fail(ErrorCode code, int page, std::string message) const {
    return {code, source, page, std::move(message)};
  }

  // The page `number` and its size as shown, in points.
  struct SizedPage {
    ::Page* page = nullptr;
    double width = 0, height = 0;
  };
  Result<SizedPage> FindPage(int number) const;
  // The resolution at which the page is drawn, kTooLarge when none is low enough.
  Result<double> FittingDpi(int number, const SizedPage& page, const RenderOptions& options) const;
};

Result<Document::Impl::SizedPage> Document::Impl::FindPage(int number) const {
  if (number < 1 || number > pages) {
    return Fail(ErrorCode::kInternal, number, "there is no page of this number");
  }
  if (pages_over_limit >= limits.max_pages_over_limit) {
    return Fail(ErrorCode::kTooLarge, number,
                fmt::format("the page is not read: {} pages of the file draw more than the limit "
                            "allows",
                            pages_over_limit));
  }
  SizedPage found;
  found.page = doc->getPage(number);
  if (found.page == nullptr || !found.page->isOk()) {
    return Fail(ErrorCode::kDamaged, number, "the page cannot be read");
  }
  found.width = found.page->getCropWidth();
  found.height = found.page->getCropHeight();
  if (found.page->getRotate() % 180 != 0) std::swap(found.width, found.height);
  if (!PlausibleSide(found.width) || !PlausibleSide(found.height)) {
    return Fail(ErrorCode::kTooLarge, number,
                fmt::format("the page is {:.10g} x {:.10g} points; a side of {} to {} is read",
                            found.width, found.height, kMinPageSide, kMaxPageSide));
  }
  return found;
}

Result<double> Document::Impl::FittingDpi(int number, const SizedPage& page,
                                          const RenderOptions& options) const {
  constexpr double kPointsPerInch = 72, kLowest = 10, kHighest = 2400, kLeastLowered = 50;
  const double wanted = std::clamp(options.dpi, kLowest, kHighest);
  const auto pixels = [&](double dpi) {
    // One more a side than the exact size, for rounding.
    return (page.width * dpi / kPointsPerInch + 1) * (page.height * dpi / kPointsPerInch + 1);
  };
  const auto limit = static_cast<double>(options.max_pixels);
  if (pixels(wanted) <= limit) return wanted;
  const double least = std::min(wanted, kLeastLowered);
  if (pixels(least) > limit) {
    constexpr double kMillion = 1e6;
    return Fail(
        ErrorCode::kTooLarge, number,
        fmt::format("the page is {:.10g} x {:.10g} points: its picture has {:.1f} million "
                    "pixels even at {:.0f} dots per inch, more than the limit of {:.1f} "
                    "million",
                    page.width, page.height, pixels(least) / kMillion, least, limit / kMillion));
  }
  double dpi = wanted;
  while (pixels(dpi) > limit)
    dpi = std::floor(dpi * std::min(0.999, std::sqrt(limit / pixels(dpi))));
  return std::max(dpi, least);
}

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::Open(std::string_view bytes, std::string source, const Limits& limits) {
  auto impl = std::make_unique<Impl>();
  impl->source = std::move(source);
  impl->limits = limits;
  if (bytes.empty()) return impl->Fail(ErrorCode::kEmpty, 0, "the file has no bytes");
  StartPoppler();

  impl->bytes = bytes;
  impl->OpenBytes();
  PDFDoc& doc = *impl->doc;
  if (!doc.isOk()) {
    if (doc.getErrorCode() == errEncrypted) {
      return impl->Fail(ErrorCode::kEncrypted, 0,
                        "the file needs a password; save a copy without one and read that");
    }
    if (!HasHeader(bytes)) return impl->Fail(ErrorCode::kNotPdf, 0, "the file is not a PDF");
    return impl->Fail(ErrorCode::kDamaged, 0,
                      "the PDF is damaged and cannot be opened; get it again from its source");
  }
  impl->pages = doc.getNumPages();
  if (impl->pages <= 0) {
    if (!HasHeader(bytes)) return impl->Fail(ErrorCode::kNotPdf, 0, "the file is not a PDF");
    return impl->Fail(ErrorCode::kNoPages, 0, "the PDF has no page");
  }
  if (impl->pages > limits.max_pages) {
    return impl->Fail(ErrorCode::kTooLarge, 0,
                      fmt::format("the PDF has {} pages, more than the limit of {}", impl->pages,
                                  limits.max_pages));
  }
  return Document(std::move(impl));
}

int Document::pages() const { return impl_->pages; }

std::string Document::producer() const {
  const std::unique_ptr<GooString> text = impl_->doc->getDocInfoStringEntry("Producer");
  return text ? DecodeTextString(text->toStr()) : std::string();
}

Result<GlyphCapture> Document::Capture(int number) {
  Impl& impl = *impl_;
  const Result<Impl::SizedPage> found = impl.FindPage(number);
  if (!found) return found.error();

  GlyphCapture capture;
  capture.page = number;
  capture.width = static_cast<float>(found->width);
  capture.height = static_cast<float>(found->height);
  constexpr std::size_t kUsualGlyphs = 2560, kUsualStrokes = 256;
  capture.text.reserve(kUsualGlyphs);
  capture.glyphs.reserve(kUsualGlyphs);
  capture.strokes.reserve(kUsualStrokes);

  constexpr double kPointsPerInch = 72;
  constexpr bool kUseMediaBox = false, kCrop = true, kPrinting = false;
  CaptureDevice* device = impl.device.get();
  device->Begin(&capture);
  std::string broken_limit;
  try {
    found->page->display(device, kPointsPerInch, kPointsPerInch, 0, kUseMediaBox, kCrop, kPrinting,
                         ShouldStop, device, DecideAnnotation, device);
    broken_limit = device->End();
  } catch (const Runaway&) {
    broken_limit = device->End();
    impl.OpenAgain();
  }
  if (!broken_limit.empty()) {
    ++impl.pages_over_limit;
    return impl.Fail(ErrorCode::kTooLarge, number,
                     fmt::format("the page draws more {} than the limit allows", broken_limit));
  }
  return capture;
}

Result<PageImage> Document::Render(int number, const RenderOptions& options) {
  Impl& impl = *impl_;
  const Result<Impl::SizedPage> found = impl.FindPage(number);
  if (!found) return found.error();
  const auto too_much = [&](const std::string& what) {
    ++impl.pages_over_limit;
    return impl.Fail(ErrorCode::kTooLarge, number,
                     fmt::format("the page draws more {} than the limit allows", what));
  };
  try {
    if (options.take_image) {
      CoveringImage covering = FindCoveringImage(
          found->page, static_cast<float>(found->width), static_cast<float>(found->height),
          {options.color, options.annotations, options.max_pixels});
      if (covering.no_data) {
        return impl.Fail(ErrorCode::kDamaged, number,
                         "the page is an image of which nothing can be decoded");
      }
      if (covering.image) return std::move(*covering.image);
    }
    const Result<double> dpi = impl.FittingDpi(number, *found, options);
    if (!dpi) return dpi.error();
    if (impl.drawing && impl.drawing->color() != options.color) impl.drawing.reset();
    if (!impl.drawing) {
      impl.drawing = std::make_unique<PageDrawing>(impl.doc.get(), options.color);
    }
    TakeMissingFonts();
    PageDrawing::Drawn drawn = impl.drawing->Draw(found->page, *dpi, options.annotations);
    if (!drawn.broken_limit.empty()) return too_much(drawn.broken_limit);
    drawn.image.missing_text = TakeMissingFonts() > 0;
    drawn.image.dpi_x = drawn.image.dpi_y = *dpi;
    drawn.image.box = {0, 0, static_cast<float>(found->width), static_cast<float>(found->height)};
    return std::move(drawn.image);
  } catch (const Runaway&) {
    impl.OpenAgain();
    return too_much("soft masks");
  } catch (const std::bad_alloc&) {
    return impl.Fail(ErrorCode::kOutOfMemory, number,
                     "the picture of the page needs more memory than there is");
  }
}

}  // namespace kehoach::pdf
