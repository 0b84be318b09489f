// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents/plan_pages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "documents/page_flow.h"
#include "documents/prose.h"
#include "support/generated_plans_text.h"
#include "text/text.h"

namespace kehoach::bench {
namespace {

using std::string_view;
using testing::Mix;
using testing::Random;

enum class ItemMark { kNumber, kLetter, kDash };
enum class Groups { kMergedTitle, kEmptyCells, kWholeWidth };  // rows that head a group
enum class PageNumbers { kNone, kTop, kBottom, kTrang, kOfAll };
enum class Lying { kNever, kSection, kAnnex };  // whether the table lies on its side

struct Look {
  const Family* family = nullptr;
  float width = 595.3F, height = 841.9F;
  Margins margins;
  float body = 13, leading = 1.15F;
  Align text = Align::kJustified;
  TableStyle table;
  Groups groups = Groups::kMergedTitle;
  PageNumbers numbers = PageNumbers::kTop;
  Lying lying = Lying::kNever;
  bool turned = false;          // lying pages are upright ones with /Rotate
  bool decimal_groups = false;  // 1, 1.1, 1.2 … instead of I, 1, 2 …
  bool letters = false;         // some tasks are a, b, c under the one before
  bool number_row = false, caption = false, dotted_numbers = false;
  bool closing_marks = false;  // items end with a full stop
  ItemMark items = ItemMark::kNumber;
  int heading = 0;  // form of the headings of single objectives
};

template <typename T, std::size_t N>
T Weighted(Random& random, const std::array<std::pair<T, int>, N>& choices) {
  int total = 0;
  for (const auto& [value, weight] : choices) total += weight;
  int at = static_cast<int>(random.Below(static_cast<std::uint32_t>(total)));
  for (const auto& [value, weight] : choices) {
    at -= weight;
    if (at < 0) return value;
  }
  return choices.back().first;
}

float Between(Random& random, float low, float high) {
  return low + (high - low) * static_cast<float>(random.Below(1000)) / 1000;
}

Look DrawLook(Random random, const std::vector<Family>& families) {
  Look look;
  // Most plans are set in what stands in for Times New Roman.
  const std::size_t family =
      Weighted<std::size_t, 6>(random, {{{0, 58}, {1, 13}, {2, 12}, {3, 7}, {4, 5}, {5, 5}}});
  look.family = &families.at(family);
  if (random.Chance(0.07)) {
    look.width = 612;
    look.height = 792;
  }
  // The decree's ranges, millimetres as points.
  look.margins = {Between(random, 75, 100), Between(random, 42, 57), Between(random, 54, 71),
                  Between(random, 54, 71)};
  const bool wide = family >= 3;  // designs that are wider than Times
  look.body = Weighted<float, 3>(random, {{{13, 45}, {14, 45}, {12, 10}}}) - (wide ? 1.5F : 0);
  look.leading = Between(random, 1.12F, 1.32F);
  look.text = random.Chance(0.85) ? Align::kJustified : Align::kLeft;

  TableStyle& table = look.table;
  table.size = std::min(look.body - 0.5F,
                        Weighted<float, 4>(random, {{{11, 20}, {11.5F, 10}, {12, 45}, {13, 25}}}) -
                            (wide ? 1.5F : 0));
  table.padding = Between(random, 2.5F, 5);
  table.border = Weighted<float, 3>(random, {{{0.5F, 60}, {0.48F, 20}, {0.75F, 20}}});
  table.grid = Weighted<Grid, 4>(
      random, {{{Grid::kFull, 90}, {Grid::kLevel, 6}, {Grid::kOuter, 2}, {Grid::kNone, 2}}});
  table.borders = Weighted<Borders, 5>(random, {{{Borders::kStrokes, 36},
                                                 {Borders::kFills, 30},
                                                 {Borders::kLongFills, 16},
                                                 {Borders::kDotted, 10},
                                                 {Borders::kDots, 8}}});
  table.repeat_header = random.Chance(0.55);
  table.split_rows = random.Chance(0.75);
  table.open_ends = random.Chance(0.5);
  table.middle = random.Chance(0.5);

  look.groups = Weighted<Groups, 3>(
      random, {{{Groups::kMergedTitle, 45}, {Groups::kEmptyCells, 35}, {Groups::kWholeWidth, 20}}});
  look.numbers = Weighted<PageNumbers, 5>(random, {{{PageNumbers::kTop, 50},
                                                    {PageNumbers::kNone, 20},
                                                    {PageNumbers::kBottom, 15},
                                                    {PageNumbers::kTrang, 7},
                                                    {PageNumbers::kOfAll, 8}}});
  look.lying = Weighted<Lying, 3>(
      random, {{{Lying::kNever, 76}, {Lying::kSection, 10}, {Lying::kAnnex, 14}}});
  look.turned = random.Chance(0.25);
  look.decimal_groups = random.Chance(0.5);
  look.letters = random.Chance(0.3);
  look.number_row = random.Chance(0.12);
  look.caption = random.Chance(0.15);
  look.dotted_numbers = random.Chance(0.08);
  look.closing_marks = random.Chance(0.6);
  look.items = Weighted<ItemMark, 3>(
      random, {{{ItemMark::kNumber, 50}, {ItemMark::kLetter, 20}, {ItemMark::kDash, 30}}});
  look.heading = static_cast<int>(random.Below(3));
  return look;
}

// Points of a list: the Vietnamese letters that lists use.
constexpr std::array<string_view, 22> kLetters = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                  "i", "k", "l", "m", "n", "o", "p", "q",
                                                  "r", "s", "t", "u", "v", "x"};

bool IsCity(string_view province) {
  static constexpr std::array<string_view, 5> kCities = {"Hà Nội", "Hải Phòng", "Đà Nẵng",
                                                         "Hồ Chí Minh", "Cần Thơ"};
  return std::find(kCities.begin(), kCities.end(), province) != kCities.end();
}

std::string Text(const Value& value) { return value.text.value_or(std::string()); }

std::string DayOf(string_view iso, bool in_words) {
  const string_view year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  if (!in_words) return fmt::format("{}/{}/{}", day, month, year);
  return fmt::format("{} tháng {} năm {}", day, month, year);
}

class Setter {
 public:
  Setter(Plan plan, std::uint64_t seed, const std::vector<Family>& families)
      : random_(Mix(seed, 2)),
        look_(DrawLook(Random(Mix(seed, 1)), families)),
        flow_(out_.drawing, look_.width, look_.height, look_.margins, look_.leading) {
    out_.truth = std::move(plan);
    out_.drawing.borders = look_.table.borders;
  }

  PlanPages Run() {
    Prepare();
    Letterhead();
    Title();
    Bases();
    Introduction();
    if (!statement_) Purposes();
    if (by_objective_) {
      ObjectivesWithTables();
    } else {
      Objectives();
      if (look_.lying == Lying::kAnnex) {
        Heading("NHIỆM VỤ CỤ THỂ");
        Body(fmt::format("Các nhiệm vụ cụ thể được nêu tại Phụ lục ban hành kèm theo {} này.",
                         kind_));
      } else {
        TaskSection();
      }
    }
    Measures();
    if (!statement_) Organisation();
    Closing();
    if (!by_objective_ && look_.lying == Lying::kAnnex) Annex();
    PrintPageNumbers();
    out_.drawing.title = Text(document().type_text);
    out_.drawing.date = Text(document().date);
    out_.look = Describe();
    return std::move(out_);
  }

 private:
  const Face* Regular() const { return look_.family->regular.get(); }
  const Face* Bold() const { return look_.family->bold.get(); }
  const Face* Italic() const { return look_.family->italic.get(); }
  const Face* BoldItalic() const { return look_.family->bold_italic.get(); }
  DocumentFields& document() { return out_.truth.document; }

  std::string Filled(string_view pattern) const {
    return fmt::format(fmt::runtime(pattern), issuer_, year_, kind_);
  }
  template <std::size_t N>
  std::vector<string_view> Some(const std::array<string_view, N>& all, int count) {
    std::vector<string_view> rest(all.begin(), all.end()), chosen;
    for (int i = 0; i < count && !rest.empty(); ++i) {
      const auto at =
          static_cast<std::ptrdiff_t>(random_.Below(static_cast<std::uint32_t>(rest.size())));
      chosen.push_back(rest[static_cast<std::size_t>(at)]);
      rest.erase(rest.begin() + at);
    }
    return chosen;
  }

  void Prepare();
  void Renumber(PlanTable& table);
  void Letterhead();
  void Title();
  void Bases();
  void Introduction();
  void Purposes();
  void Objectives();
  void ObjectivesWithTables();
  void TaskSection();
  void Table(const PlanTable& table);
  void Measures();
  void Organisation();
  void Closing();
  void Annex();
  void PrintPageNumbers();
  std::string Describe() const;

  void Body(const std::string& text, const Face* face = nullptr) {
    flow_.Paragraph({{text, face == nullptr ? Regular() : face}},
                    {look_.body, look_.text, 36, 0, 4});
  }
  // "II. MỤC TIÊU"
  void Heading(const std::string& title) {
    static constexpr std::array<string_view, 8> kRoman = {"I", "II", "III", "IV",
                                                          "V", "VI", "VII", "VIII"};
    flow_.Need(4 * flow_.LineHeight(look_.body));
    flow_.Paragraph({{fmt::format("{}. {}", kRoman.at(section_++), title), Bold()}},
                    {look_.body, Align::kLeft, 36, 0, 6});
  }
  std::string Mark(ItemMark mark, std::size_t place) const {
    if (mark == ItemMark::kNumber) return fmt::format("{}. ", place + 1);
    if (mark == ItemMark::kLetter) return fmt::format("{}) ", kLetters.at(place));
    return "- ";
  }
  // The text as an item of a list prints it; what is printed becomes the truth.
  const std::string& Printed(Value& value) {
    if (look_.closing_marks && !value.text->ends_with('.')) *value.text += '.';
    return *value.text;
  }

  PlanPages out_;
  Random random_;
  Look look_;
  PageFlow flow_;
  std::string issuer_, level_, province_, kind_;  // "tỉnh"; "Kế hoạch"
  int year_ = 0;
  bool statement_ = false;     // of quality objectives: no plan around it
  bool by_objective_ = false;  // a table under each objective
  std::size_t section_ = 0;
};

void Setter::Prepare() {
  DocumentFields& fields = document();
  issuer_ = Text(fields.issuer);
  year_ = fields.year.value_or(0);
  province_ = Text(fields.province);
  level_ = IsCity(province_) ? "thành phố" : "tỉnh";
  statement_ = Text(fields.type) == "MTCL";
  kind_ = text::ToLower(Text(fields.type_text));
  testing::Capitalize(kind_);
  if (statement_) kind_ = "Mục tiêu chất lượng";
  by_objective_ = std::any_of(out_.truth.tables.begin(), out_.truth.tables.end(),
                              [](const PlanTable& table) { return table.objective.has_value(); });
  if (by_objective_) look_.lying = Lying::kNever;
  if (fields.title.text && fields.title.text->ends_with(" trên địa bàn")) {
    *fields.title.text +=
        issuer_.starts_with("Ủy ban nhân dân ") || issuer_.starts_with("Uỷ ban nhân dân ")
            ? issuer_.substr(issuer_.find("dân ", 12) + 4)
            : fmt::format("{} {}", level_, province_);
  }
  // Other cities than Hồ Chí Minh stand in datelines by their name alone.
  if (Text(fields.place) == "Thành phố " + province_ && province_ != "Hồ Chí Minh") {
    fields.place.text = province_;
  }
  // Where all statements of a table were said before, nothing is left to print.
  std::erase_if(out_.truth.tables, [](const PlanTable& table) { return table.rows.empty(); });
  for (PlanTable& table : out_.truth.tables) Renumber(table);
}

// Numbers as this document writes them: groups 1 with tasks 1.1, or I with 1; some tasks as
// points of the one before.
void Setter::Renumber(PlanTable& table) {
  int group = 0, task = 0;
  std::size_t letter = 0;
  std::string parent;
  const bool grouped = std::any_of(table.rows.begin(), table.rows.end(),
                                   [](const PlanRow& row) { return row.kind == RowKind::kGroup; });
  const auto number_column =
      std::find(table.columns.begin(), table.columns.end(), "number") - table.columns.begin();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    PlanRow& row = table.rows[i];
    if (row.kind == RowKind::kGroup) {
      ++group;
      task = 0;
      letter = 0;
      if (look_.decimal_groups) {
        row.number = std::to_string(group);
        row.path = row.number;
      }
    } else {
      // Two or three points under every fourth task.
      const bool point = look_.letters && look_.decimal_groups && task > 0 &&
                         (letter > 0 ? letter < 3 && random_.Chance(0.6) : random_.Chance(0.2));
      if (point) {
        row.number = std::string(kLetters[letter++]);
        row.path = fmt::format("{}.{}", parent, *row.number);
      } else {
        letter = 0;
        ++task;
        if (grouped && look_.decimal_groups) {
          row.number = fmt::format("{}.{}", group, task);
          row.path = row.number;
        } else if (look_.letters && look_.decimal_groups) {
          row.number = std::to_string(task);
          row.path = row.number;
        }
        parent = row.path.value_or(std::string());
      }
    }
    row.cells.at(static_cast<std::size_t>(number_column)).text = row.number;
  }
}

void Setter::Letterhead() {
  const float top = flow_.y, width = flow_.text_width();
  const float left_width = 0.42F * width, right_width = 0.57F * width;
  const float right = flow_.left() + width - right_width;
  float size = look_.body - 1;
  const Spans nation = {{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Bold()}};
  while (WidthOf(nation, size) > right_width) size -= 0.25F;

  float y = top;
  const std::string place = text::ToUpper(level_ + " " + province_);
  const std::size_t committee = issuer_.find("ban nhân dân ");
  const bool is_committee = committee != std::string::npos && committee < 8;
  if (is_committee) {
    const std::size_t name = committee + string_view("ban nhân dân ").size();
    y = flow_.PutBlock({{text::ToUpper(issuer_.substr(0, name - 1)), Bold()}}, size, flow_.left(),
                       left_width, Align::kCentre, y);
    y = flow_.PutBlock({{text::ToUpper(issuer_.substr(name)), Bold()}}, size, flow_.left(),
                       left_width, Align::kCentre, y);
  } else {
    const std::string parent = random_.Chance(0.7) ? "ỦY BAN NHÂN DÂN\n" + place : "UBND " + place;
    y = flow_.PutBlock({{parent, Regular()}}, size, flow_.left(), left_width, Align::kCentre, y);
    y = flow_.PutBlock({{text::ToUpper(issuer_), Bold()}}, size, flow_.left(), left_width,
                       Align::kCentre, y);
  }
  const float rule = 0.75F, mid = flow_.left() + left_width / 2;
  flow_.page().rules.push_back({mid - 35, y + 2, mid + 35, y + 2, rule});

  float other = flow_.PutBlock(nation, size, right, right_width, Align::kCentre, top);
  const Spans motto = {{"Độc lập - Tự do - Hạnh phúc", Bold()}};
  other = flow_.PutBlock(motto, size + 1, right, right_width, Align::kCentre, other);
  const float motto_width = WidthOf(motto, size + 1), centre = right + right_width / 2;
  flow_.page().rules.push_back(
      {centre - motto_width / 2, other + 2, centre + motto_width / 2, other + 2, rule});

  const float below = std::max(y, other) + 8;
  const DocumentFields& fields = document();
  // Without a number there is room to write one by hand.
  const std::string number =
      fields.number.has_value() ? fmt::format("Số: {}/{}", Text(fields.number), Text(fields.symbol))
                                : fmt::format("Số:             /{}", Text(fields.symbol));
  if (fields.number.has_value()) {
    y = flow_.PutBlock({{number, Regular()}}, size, flow_.left(), left_width, Align::kCentre,
                       below);
  } else {
    const float gap = 30, head = WidthOf({{"Số:", Regular()}}, size);
    const float tail = WidthOf({{"/" + Text(fields.symbol), Regular()}}, size);
    const float from = flow_.left() + (left_width - head - gap - tail) / 2;
    flow_.PutBlock({{"Số:", Regular()}}, size, from, head + 5, Align::kLeft, below);
    y = flow_.PutBlock({{"/" + Text(fields.symbol), Regular()}}, size, from + head + gap, tail + 5,
                       Align::kLeft, below);
  }
  other = flow_.PutBlock(
      {{fmt::format("{}, {}", Text(fields.place), Text(fields.date_text)), Italic()}}, size, right,
      right_width, Align::kCentre, below);
  flow_.y = std::max(y, other) + 12;
}

void Setter::Title() {
  const DocumentFields& fields = document();
  flow_.Paragraph({{Text(fields.type_text), Bold()}}, {look_.body + 0.5F, Align::kCentre, 0, 0, 4});
  if (fields.title.has_value()) {
    const float width = flow_.text_width() * 0.86F;
    flow_.y = flow_.PutBlock({{Text(fields.title), Bold()}}, look_.body,
                             flow_.left() + (flow_.text_width() - width) / 2, width, Align::kCentre,
                             flow_.y);
  }
  const float mid = flow_.left() + flow_.text_width() / 2;
  flow_.page().rules.push_back({mid - 45, flow_.y + 3, mid + 45, flow_.y + 3, 0.75F});
  flow_.y += 12;
}

void Setter::Bases() {
  const bool in_words = random_.Chance(0.5);
  const std::vector<Basis>& bases = document().bases;
  bool names_province = false;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const bool decision = bases[i].number.find("QĐ") != std::string::npos;
    // Districts and communes are told what to do by the province, or by a district's committee.
    const std::string of = fmt::format("Ủy ban nhân dân {} {}", level_, province_);
    names_province = true;
    Body(fmt::format("Căn cứ {} số {} ngày {} của {} {}{}", decision ? "Quyết định" : "Kế hoạch",
                     bases[i].number, DayOf(*bases[i].date, in_words), of,
                     Filled(kSubjects[random_.Below(kSubjects.size())]),
                     i + 1 < bases.size() ? ";" : "."),
         Italic());
  }
  // Without a basis a district's plan names its province nowhere.
  const bool own = issuer_.find(province_) != std::string::npos;
  const bool committee = issuer_.find("ban nhân dân ") < 8;
  if (committee && !own && !names_province &&
      Text(document().place).find(province_) == std::string::npos) {
    document().province = {};
  }
}

void Setter::Introduction() {
  if (statement_) {
    Body(
        Filled("Nhằm thực hiện Chính sách chất lượng đã công bố, {0} đề ra Mục tiêu chất lượng "
               "năm {1} và việc thực hiện như sau:"));
    return;
  }
  std::string title = Text(document().title);
  testing::Uncapitalize(title, 0);
  static constexpr std::array<string_view, 3> kForms = {
      "{0} xây dựng {1} {2}, cụ thể như sau:", "{0} ban hành {1} {2} với các nội dung sau:",
      "Để hoàn thành các nhiệm vụ được giao, {0} xây dựng {1} {2} như sau:"};
  Body(fmt::format(fmt::runtime(kForms[random_.Below(3)]), issuer_, kind_, title));
}

void Setter::Purposes() {
  Heading("MỤC ĐÍCH, YÊU CẦU");
  const auto list = [&](const std::string& title, const std::vector<string_view>& texts,
                        ItemMark mark) {
    flow_.Need(3 * flow_.LineHeight(look_.body));
    flow_.Paragraph({{title, Bold()}}, {look_.body, Align::kLeft, 36, 0, 4});
    for (std::size_t i = 0; i < texts.size(); ++i) Body(Mark(mark, i) + Filled(texts[i]));
  };
  const ItemMark mark = random_.Chance(0.5) ? ItemMark::kLetter : ItemMark::kDash;
  list("1. Mục đích", Some(kPurposes, 2 + static_cast<int>(random_.Below(4))), mark);
  list("2. Yêu cầu", Some(kRequirements, 2 + static_cast<int>(random_.Below(4))), mark);
}

void Setter::Objectives() {
  std::vector<Objective>& objectives = out_.truth.objectives;
  if (objectives.empty()) return;
  static constexpr std::array<string_view, 3> kTitles = {"MỤC TIÊU", "MỤC TIÊU CỤ THỂ",
                                                         "MỤC TIÊU, CHỈ TIÊU"};
  Heading(std::string(kTitles[random_.Below(3)]));
  for (std::size_t i = 0; i < objectives.size(); ++i) {
    Body(Mark(look_.items, i) + Printed(objectives[i].text));
  }
}

void Setter::ObjectivesWithTables() {
  Heading("MỤC TIÊU CHẤT LƯỢNG VÀ KẾ HOẠCH THỰC HIỆN");
  std::size_t next = 0;
  for (Objective& objective : out_.truth.objectives) {
    static constexpr std::array<string_view, 3> kForms = {
        "{0}. Mục tiêu {0}: ", "Mục tiêu {0}: ", "Mục tiêu số {0}. "};
    flow_.Need(5 * flow_.LineHeight(look_.body));
    flow_.Paragraph({{fmt::format(fmt::runtime(kForms[static_cast<std::size_t>(look_.heading)]),
                                  objective.number) +
                          Printed(objective.text),
                      Bold()}},
                    {look_.body, look_.text, 36, 0, 6});
    flow_.y += 4;
    while (next < out_.truth.tables.size() &&
           out_.truth.tables[next].objective == objective.number) {
      Table(out_.truth.tables[next++]);
    }
  }
}

void Setter::TaskSection() {
  if (look_.lying == Lying::kSection) flow_.NewPage(true, look_.turned);
  Heading("NỘI DUNG, NHIỆM VỤ");
  Body(std::string(kTableLeads[random_.Below(kTableLeads.size())]));
  flow_.y += 4;
  for (const PlanTable& table : out_.truth.tables) Table(table);
  if (look_.lying == Lying::kSection) flow_.NewPage(false);
}

void Setter::Annex() {
  flow_.NewPage(true, look_.turned);
  flow_.Paragraph({{"PHỤ LỤC", Bold()}}, {look_.body, Align::kCentre, 0, 0, 0});
  flow_.Paragraph({{"DANH MỤC NHIỆM VỤ", Bold()}}, {look_.body, Align::kCentre, 0, 0, 0});
  const DocumentFields& fields = document();
  flow_.Paragraph({{fmt::format("(Kèm theo {} số {}/{} {} của {})", kind_,
                                fields.number.has_value() ? Text(fields.number) : "…",
                                Text(fields.symbol), Text(fields.date_text), issuer_),
                    Italic()}},
                  {look_.body, Align::kCentre, 0, 0, 2});
  flow_.y += 6;
  for (const PlanTable& table : out_.truth.tables) Table(table);
}

float Share(const std::string& role) {
  static constexpr std::array<std::pair<string_view, float>, 7> kShares = {{{"number", 6},
                                                                            {"content", 36},
                                                                            {"lead", 17},
                                                                            {"support", 17},
                                                                            {"deadline", 14},
                                                                            {"output", 14},
                                                                            {"note", 8}}};
  for (const auto& [name, share] : kShares) {
    if (name == role) return share;
  }
  return 12;
}

void Setter::Table(const PlanTable& table) {
  TableContent content;
  const float size = look_.table.size, padding = 2 * look_.table.padding;
  const std::size_t columns = table.columns.size();
  float total = 0;
  for (const std::string& role : table.columns) total += Share(role);
  std::vector<float> least(columns, 0);
  std::size_t wide = 1;
  for (std::size_t c = 0; c < columns; ++c) {
    const std::string& role = table.columns[c];
    content.header.push_back({{{table.labels[c], Bold()}}, Align::kCentre, 1});
    least[c] = WidestWord(content.header.back().text, size);
    if (role == "content") wide = c;
    content.widths.push_back(flow_.text_width() * Share(role) / total);
    if (look_.number_row) {
      const std::string number = fmt::format("({})", c + 1);
      content.numbers.push_back({{{number, Italic()}}, Align::kCentre, 1});
    }
  }
  for (const PlanRow& row : table.rows) {
    TableRow cells;
    const bool group = row.kind == RowKind::kGroup;
    const Face* face = group ? Bold() : Regular();
    if (group && look_.groups == Groups::kWholeWidth) {
      cells.push_back({{{fmt::format("{}. {}", *row.number, Text(row.cells[wide])), face}},
                       Align::kLeft,
                       static_cast<int>(columns)});
      content.rows.push_back(std::move(cells));
      continue;
    }
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string& role = table.columns[c];
      std::string printed = Text(row.cells[c]);
      Align align = Align::kLeft;
      if (role == "number") {
        align = Align::kCentre;
        if (look_.dotted_numbers && !printed.empty()) printed += '.';
      } else if (role == "deadline" || role == "lead") {
        align = look_.table.middle ? Align::kCentre : Align::kLeft;
      }
      TableCell cell{{{printed, face}}, align, 1};
      least[c] = std::max(least[c], WidestWord(cell.text, size));
      if (group && c == wide && look_.groups == Groups::kMergedTitle) {
        cell.columns = static_cast<int>(columns - c);
        cells.push_back(std::move(cell));
        break;
      }
      cells.push_back(std::move(cell));
    }
    content.rows.push_back(std::move(cells));
  }
  // Room for the widest word of each column, taken from the column of texts.
  for (std::size_t c = 0; c < columns; ++c) {
    const float need = least[c] + padding + 0.5F;
    if (c == wide || content.widths[c] >= need) continue;
    content.widths[wide] -= need - content.widths[c];
    content.widths[c] = need;
  }
  if (look_.caption && columns > 3 && table.columns[2] == "lead" && table.columns[3] == "support") {
    content.caption = "Tổ chức thực hiện";
    content.caption_face = Bold();
    content.caption_first = 2;
    content.caption_last = 3;
  }
  SetTable(flow_, content, look_.table);
  flow_.y += 6;
}

void Setter::Measures() {
  std::vector<Value>& measures = out_.truth.measures;
  if (measures.empty()) return;
  Heading("THEO DÕI, ĐO LƯỜNG VIỆC THỰC HIỆN MỤC TIÊU CHẤT LƯỢNG");
  const ItemMark mark = random_.Chance(0.5) ? ItemMark::kNumber : ItemMark::kDash;
  for (std::size_t i = 0; i < measures.size(); ++i) Body(Mark(mark, i) + Printed(measures[i]));
}

void Setter::Organisation() {
  Heading("TỔ CHỨC THỰC HIỆN");
  const std::vector<string_view> texts =
      Some(kOrganisation, 3 + static_cast<int>(random_.Below(5)));
  const ItemMark mark = random_.Chance(0.5) ? ItemMark::kNumber : ItemMark::kDash;
  for (std::size_t i = 0; i < texts.size(); ++i) Body(Mark(mark, i) + Filled(texts[i]));
  Body(Filled(kEndings[random_.Below(kEndings.size())]));
}

void Setter::Closing() {
  const float size = look_.body, small = size - 2;
  const DocumentFields& fields = document();
  flow_.y += 10;
  const float list = static_cast<float>(fields.recipients.size() + 1) * flow_.LineHeight(small);
  flow_.Need(std::max(list, 5 * flow_.LineHeight(size) + 55));
  const float top = flow_.y, half = flow_.text_width() / 2;
  float y = top;
  if (!fields.recipients.empty()) {
    y = flow_.PutBlock({{"Nơi nhận:", BoldItalic()}}, size - 1, flow_.left(), half, Align::kLeft,
                       y);
    for (std::size_t i = 0; i < fields.recipients.size(); ++i) {
      const bool last = i + 1 == fields.recipients.size();
      y = flow_.PutBlock(
          {{fmt::format("- {}{}", Text(fields.recipients[i]), last ? "." : ";"), Regular()}}, small,
          flow_.left(), half, Align::kLeft, y);
    }
  }
  float other = top;
  for (const Signer& signer : fields.signers) {
    std::string authority = Text(signer.authority);
    const std::size_t second = authority.find(" KT.");
    if (second != std::string::npos) authority[second] = '\n';
    if (signer.position.has_value()) authority += "\n" + Text(signer.position);
    other = flow_.PutBlock({{authority, Bold()}}, size, flow_.left() + half, half, Align::kCentre,
                           other);
    other += 55;
    if (signer.name.has_value()) {
      other = flow_.PutBlock({{Text(signer.name), Bold()}}, size, flow_.left() + half, half,
                             Align::kCentre, other);
    }
  }
  flow_.y = std::max(y, other);
}

void Setter::PrintPageNumbers() {
  if (look_.numbers == PageNumbers::kNone) return;
  const float size = look_.body - 1;
  Drawing& drawing = out_.drawing;
  for (std::size_t i = 1; i < drawing.pages.size(); ++i) {
    DrawnPage& page = drawing.pages[i];
    std::string text = std::to_string(i + 1);
    if (look_.numbers == PageNumbers::kTrang) text = "Trang " + text;
    if (look_.numbers == PageNumbers::kOfAll) text += fmt::format("/{}", drawing.pages.size());
    const Spans spans = {{text, Regular()}};
    const float width = WidthOf(spans, size);
    const float x = look_.numbers == PageNumbers::kTop ? (page.width - width) / 2
                                                       : page.width - look_.margins.right - width;
    const float y = look_.numbers == PageNumbers::kTop ? 30 : page.height - 30;
    TextRun run{Regular(), size, y, {}};
    float pen = x;
    for (const SetLine& line : BreakLines(spans, size, 500)) {
      for (std::size_t w = 0; w < line.words.size(); ++w) {
        if (w > 0) pen += size / 4;
        for (const auto& [glyph, code] : line.words[w].glyphs) {
          const float advance = static_cast<float>(Regular()->Advance(glyph)) * size / 1000;
          run.glyphs.push_back({glyph, code, pen, advance});
          pen += advance;
        }
      }
    }
    page.texts.push_back(std::move(run));
  }
}

std::string Setter::Describe() const {
  static constexpr std::array<const char*, 4> kGrids = {"full", "level", "outer", "none"};
  static constexpr std::array<const char*, 5> kBorders = {"strokes", "fills", "long-fills",
                                                          "dotted", "dots"};
  static constexpr std::array<const char*, 3> kGroups = {"merged-title", "empty-cells",
                                                         "whole-width"};
  static constexpr std::array<const char*, 3> kLying = {"upright", "lying", "annex"};
  return fmt::format(
      "font={} grid={} borders={} header={} rows={} ends={} groups={}{}{} {}{} items={} {}{}",
      look_.family->regular->name(), kGrids[static_cast<std::size_t>(look_.table.grid)],
      kBorders[static_cast<std::size_t>(look_.table.borders)],
      look_.table.repeat_header ? "repeated" : "once", look_.table.split_rows ? "cut" : "whole",
      look_.table.open_ends ? "open" : "closed", kGroups[static_cast<std::size_t>(look_.groups)],
      look_.decimal_groups ? ",decimal" : ",roman", look_.letters ? ",letters" : "",
      kLying[static_cast<std::size_t>(look_.lying)], look_.turned ? ",turned" : "",
      look_.items == ItemMark::kNumber   ? "1"
      : look_.items == ItemMark::kLetter ? "a"
                                         : "-",
      look_.number_row ? "number-row " : "", look_.caption ? "caption" : "");
}

}  // namespace

PlanPages SetPlan(Plan plan, std::uint64_t seed, const std::vector<Family>& families) {
  return Setter(std::move(plan), seed, families).Run();
}

}  // namespace kehoach::bench
