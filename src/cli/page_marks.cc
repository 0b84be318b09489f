// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/page_marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "image/canvas.h"

namespace kehoach::cli {
namespace {

using image::Color;
using image::PixelBox;

// How a kind is drawn. Colours that people who do not tell red from green still tell by their
// lightness (after Okabe and Ito); what lies inside another thing is tinted, what holds others
// framed.
struct Style {
  const char* name;
  Color color;
  bool tinted;  // the box is tinted in a light shade of the colour
  bool framed;
  double points;  // of the frame's thickness
};

constexpr Style kStyles[kMarkKinds] = {
    {"words", {190, 190, 190}, false, true, 0.25},
    {"drawn lines", {0, 170, 200}, true, true, 0.25},
    {"tables", {90, 90, 90}, false, true, 1.5},
    {"groups", {150, 120, 60}, false, true, 1.0},
    {"tasks", {230, 120, 0}, false, true, 1.0},
    {"other cells", {150, 150, 150}, true, false, 0.5},
    {"lead", {0, 90, 200}, true, false, 0.5},
    {"support", {0, 158, 115}, true, false, 0.5},
    {"deadlines", {204, 80, 160}, true, false, 0.5},
    {"document fields", {120, 60, 200}, true, true, 0.75},
    {"objectives", {0, 140, 60}, true, true, 0.75},
    {"measures", {170, 130, 0}, true, true, 0.75},
    {"findings", {220, 0, 0}, false, true, 1.25},
};

const Style& StyleOf(MarkKind kind) { return kStyles[static_cast<std::size_t>(kind)]; }

class Collector {
 public:
  explicit Collector(int page) : page_(page) {}

  // A merged cell is of several rows and one mark.
  void Add(MarkKind kind, const Rect& box, std::string label = {}) {
    const auto key = std::tuple(kind, box.left, box.top, box.right, box.bottom, label);
    if (seen_.insert(key).second) marks_.push_back({kind, box, std::move(label)});
  }
  void Add(MarkKind kind, const std::vector<Place>& places, const std::string& label = {}) {
    for (const Place& place : places) {
      if (place.page == page_) Add(kind, place.box, label);
    }
  }
  void Add(MarkKind kind, const Value& value, const std::string& label = {}) {
    if (value.has_value()) Add(kind, value.evidence.places, label);
  }
  int page() const { return page_; }

  std::vector<Mark> Take() {
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const Mark& a, const Mark& b) { return a.kind < b.kind; });
    return std::move(marks_);
  }

 private:
  int page_;
  std::vector<Mark> marks_;
  std::set<std::tuple<MarkKind, float, float, float, float, std::string>> seen_;
};

void AddFields(const DocumentFields& fields, Collector& to) {
  constexpr MarkKind kKind = MarkKind::kField;
  to.Add(kKind, fields.type, "type");
  to.Add(kKind, fields.title, "title");
  to.Add(kKind, fields.number, "number");
  to.Add(kKind, fields.symbol, "symbol");
  to.Add(kKind, fields.issuer, "issuer");
  to.Add(kKind, fields.province, "province");
  to.Add(kKind, fields.place, "place");
  to.Add(kKind, fields.date, "date");
  if (fields.year) to.Add(kKind, fields.year_evidence.places, "year");
  for (const Basis& basis : fields.bases) to.Add(kKind, basis.evidence.places, "basis");
  for (const Signer& signer : fields.signers) {
    to.Add(kKind, signer.authority, "authority");
    to.Add(kKind, signer.position, "position");
    to.Add(kKind, signer.name, "signer");
  }
  for (const Value& recipient : fields.recipients) to.Add(kKind, recipient, "recipient");
}

MarkKind CellKind(std::string_view role) {
  if (role == "lead") return MarkKind::kLead;
  if (role == "support") return MarkKind::kSupport;
  if (role == "deadline") return MarkKind::kDeadline;
  return MarkKind::kCell;
}

// The boxes of a row's cells on the page.
std::vector<Rect> BoxesOf(const PlanRow& row, int page) {
  std::vector<Rect> boxes;
  for (const Value& cell : row.cells) {
    for (const Place& place : cell.evidence.places) {
      if (place.page == page) boxes.push_back(place.box);
    }
  }
  return boxes;
}

void AddTable(const PlanTable& table, Collector& to) {
  to.Add(MarkKind::kTable, table.places);
  // Cells merged over several rows would draw the frames of these over each other.
  std::map<std::tuple<float, float, float, float>, int> rows_with;
  const auto key = [](const Rect& box) {
    return std::tuple(box.left, box.top, box.right, box.bottom);
  };
  for (const PlanRow& row : table.rows) {
    std::set<std::tuple<float, float, float, float>> own;
    for (const Rect& box : BoxesOf(row, to.page())) own.insert(key(box));
    for (const auto& box : own) ++rows_with[box];
  }
  for (const PlanRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      to.Add(i < table.columns.size() ? CellKind(table.columns[i]) : MarkKind::kCell, row.cells[i]);
    }
    Rect around, own;
    for (const Rect& box : BoxesOf(row, to.page())) {
      around = Union(around, box);
      if (rows_with[key(box)] == 1) own = Union(own, box);
    }
    if (!own.empty()) around = own;
    if (around.empty()) continue;
    to.Add(row.kind == RowKind::kGroup ? MarkKind::kGroup : MarkKind::kTask, around,
           row.path ? *row.path : row.number.value_or(""));
  }
}

int Pixels(double points, double dpi) {
  return std::max(1, static_cast<int>(std::lround(points * dpi / 72)));
}

PixelBox OnImage(const PageImage& picture, const Rect& box) {
  // Far outside is outside, too; the numbers come from documents.
  const auto at = [](double pixel) {
    constexpr double kFar = 1e6;
    return static_cast<int>(std::lround(std::clamp(pixel, -kFar, kFar)));
  };
  return {at(std::floor(picture.FromPageX(box.left))), at(std::floor(picture.FromPageY(box.top))),
          at(std::ceil(picture.FromPageX(box.right))),
          at(std::ceil(picture.FromPageY(box.bottom)))};
}

Color Light(const Color& color) {
  const auto lighten = [](std::uint8_t part) {
    constexpr int kPart = 4;  // a quarter of the colour, the rest white
    return static_cast<std::uint8_t>(255 - (255 - part) / kPart);
  };
  return {lighten(color.r), lighten(color.g), lighten(color.b)};
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The legend: rows of entries, as many in each as the width takes.
class Legend {
 public:
  Legend(const PageImage& picture, const MarkCounts& counts, const std::string& title)
      : scale_(Pixels(1, std::min(picture.dpi_x, picture.dpi_y))) {
    Place(picture.width, {std::nullopt, Lower(title)});
    x_ = picture.width;  // the title has a row of its own
    for (std::size_t i = 0; i < kMarkKinds; ++i) {
      if (counts[i] == 0) continue;
      const auto kind = static_cast<MarkKind>(i);
      Place(picture.width, {kind, fmt::format("{} {}", StyleOf(kind).name, counts[i])});
    }
  }

  int height() const { return y_ + RowHeight(); }

  void Draw(PageImage& picture) const {
    const int letters = image::kLetterHeight * scale_;
    for (const Placed& placed : placed_) {
      int x = placed.x;
      const int y = placed.y + Gap();
      if (placed.entry.kind) {
        const Style& style = StyleOf(*placed.entry.kind);
        const PixelBox swatch{x, y, x + letters, y + letters};
        image::Fill(picture, swatch, style.tinted ? Light(style.color) : Color{255, 255, 255});
        image::Frame(picture, swatch, scale_, style.color);
        x += letters + Gap();
      }
      image::Text(picture, x, y, placed.entry.text, scale_, {0, 0, 0});
    }
  }

 private:
  struct Entry {
    std::optional<MarkKind> kind;
    std::string text;
  };
  struct Placed {
    int x, y;
    Entry entry;
  };

  int Gap() const { return 3 * scale_; }
  int RowHeight() const { return image::kLetterHeight * scale_ + 2 * Gap(); }

  void Place(int width, Entry entry) {
    const int swatch = entry.kind ? image::kLetterHeight * scale_ + Gap() : 0;
    const int needed = swatch + image::TextWidth(entry.text, scale_) + 4 * Gap();
    if (x_ > Gap() && x_ + needed > width) {
      x_ = Gap();
      y_ += RowHeight();
    }
    placed_.push_back({std::max(x_, Gap()), y_, std::move(entry)});
    x_ = std::max(x_, Gap()) + needed;
  }

  int scale_;
  int x_ = 0, y_ = 0;
  std::vector<Placed> placed_;
};

}  // namespace

const char* MarkName(MarkKind kind) { return StyleOf(kind).name; }

std::vector<Mark> MarksOf(const Page& page, const Plan& plan) {
  Collector marks(page.number);
  for (const Word& word : page.words) marks.Add(MarkKind::kWord, word.box);
  for (const Ruling& ruling : page.rulings) {
    const float half = std::max(ruling.thickness, 0.5f) / 2;
    const float low = ruling.position - half, high = ruling.position + half;
    marks.Add(MarkKind::kLine, ruling.axis == Axis::kHorizontal
                                   ? Rect{ruling.from, low, ruling.to, high}
                                   : Rect{low, ruling.from, high, ruling.to});
  }
  AddFields(plan.document, marks);
  for (const Objective& objective : plan.objectives) {
    const std::string number = std::to_string(objective.number);
    marks.Add(MarkKind::kObjective, objective.text, number);
    marks.Add(MarkKind::kObjective, objective.restated, number);
  }
  for (const PlanTable& table : plan.tables) AddTable(table, marks);
  for (const Value& measure : plan.measures) marks.Add(MarkKind::kMeasure, measure);
  for (const Finding& finding : plan.findings) marks.Add(MarkKind::kFinding, finding.places);
  return marks.Take();
}

MarkCounts CountMarks(const std::vector<Mark>& marks) {
  MarkCounts counts{};
  for (const Mark& mark : marks) ++counts[static_cast<std::size_t>(mark.kind)];
  return counts;
}

PageImage DrawMarks(const PageImage& image, const std::vector<Mark>& marks,
                    const std::string& title) {
  const Legend legend(image, CountMarks(marks), title);
  const int above = legend.height();
  PageImage out = image::ColorCopy(image, above);
  const double dpi = std::min(image.dpi_x, image.dpi_y);
  const auto place = [&](const Mark& mark) {
    PixelBox box = OnImage(image, mark.box);
    // Nothing is drawn over the legend.
    box.top = std::max(box.top, 0) + above;
    box.bottom += above;
    return box;
  };
  // Tints first, so that none lies over a frame.
  for (const Mark& mark : marks) {
    const Style& style = StyleOf(mark.kind);
    if (style.tinted) image::Tint(out, place(mark), Light(style.color));
  }
  constexpr double kLabelPoints = 0.9;  // a pixel of a letter
  const int scale = Pixels(kLabelPoints, dpi);
  for (const Mark& mark : marks) {
    const Style& style = StyleOf(mark.kind);
    const PixelBox box = place(mark);
    if (style.framed) image::Frame(out, box, Pixels(style.points, dpi), style.color);
    if (mark.label.empty() || box.bottom <= box.top) continue;
    // On a patch at the box's upper left corner: to its left where the page has room, else inside.
    const std::string label = Lower(mark.label);
    const int width = image::TextWidth(label, scale) + scale;
    const int left = box.left >= width ? box.left - width : box.left;
    const int height = (image::kLetterHeight + 1) * scale;
    image::Fill(out, {left, box.top, left + width, box.top + height}, {255, 255, 255});
    image::Text(out, left + scale, box.top + scale, label, scale, style.color);
  }
  legend.Draw(out);
  return out;
}

}  // namespace kehoach::cli
