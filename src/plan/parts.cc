// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "layout/layout.h"
#include "plan/dates.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// Summaries run over a few lines; more than this is body text that happens to be centred.
constexpr std::size_t kLongestTitle = 9;
// Blank space (baseline to baseline, in em) that ends a summary.
constexpr float kTitleGap = 2.9f;

struct Item {
  std::optional<TextLine> line;
  std::optional<std::size_t> table;
  int page = 0;
  float top = 0;
};

std::vector<Item> InReadingOrder(const std::vector<Page>& pages,
                                 const table::TablesOfDocument& found) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (TextLine& line : layout::BuildLines(pages[i], found.free_words[i])) {
      const int page = line.page;
      const float baseline = line.baseline;
      items.push_back({std::move(line), std::nullopt, page, baseline});
    }
  }
  for (std::size_t t = 0; t < found.tables.size(); ++t) {
    if (found.tables[t].places.empty()) continue;
    const Place& place = found.tables[t].places.front();
    items.push_back({std::nullopt, t, place.page, place.box.top});
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.page != b.page ? a.page < b.page : a.top < b.top;
  });
  return items;
}

// Pages of one size share their margins: the widest lines of all of them tell where they are.
std::vector<TextArea> TextAreas(const std::vector<Page>& pages, const std::vector<Item>& items) {
  std::map<std::pair<int, int>, TextArea> by_size;
  std::map<int, const Page*> by_number;
  auto size_of = [](const Page& page) {
    return std::pair(static_cast<int>(page.width), static_cast<int>(page.height));
  };
  for (const Page& page : pages) by_number[page.number] = &page;
  for (const Item& item : items) {
    if (!item.line) continue;
    const Page& page = *by_number[item.page];
    const Rect& box = item.line->box;
    if (box.width() < 0.45f * page.width) continue;
    TextArea& area = by_size[size_of(page)];
    area.left = area.right == 0 ? box.left : std::min(area.left, box.left);
    area.right = std::max(area.right, box.right);
  }
  std::vector<TextArea> areas;
  for (const Page& page : pages) {
    const auto found = by_size.find(size_of(page));
    // Without a wide line: the margins that the decree prescribes (30 mm left, 15-20 mm right).
    areas.push_back(found != by_size.end() ? found->second : TextArea{85, page.width - 50});
  }
  return areas;
}

class Cutter {
 public:
  Cutter(const std::vector<Page>& pages, const table::TablesOfDocument& found, const Rules& rules)
      : pages_(pages),
        rules_(rules),
        items_(InReadingOrder(pages, found)),
        areas_(TextAreas(pages, items_)) {}

  std::vector<Part> Run() {
    parts_.emplace_back();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].table) {
        TakeTable(*items_[i].table);
      } else {
        TakeLine(i, *items_[i].line);
      }
    }
    FlushParagraph();
    return std::move(parts_);
  }

 private:
  enum class Zone { kLetterhead, kTitle, kBody, kClosing };

  Part& part() { return parts_.back(); }
  const Page& PageOf(int number) const { return PageNumbered(pages_, number); }
  const TextArea& Area(const TextLine& line) const {
    return areas_[static_cast<std::size_t>(&PageOf(line.page) - pages_.data())];
  }

  bool Centred(const TextLine& line) const {
    const TextArea& area = Area(line);
    const float middle = (area.left + area.right) / 2;
    const float off = std::abs(line.box.center_x() - middle);
    const float off_page = std::abs(line.box.center_x() - PageOf(line.page).width / 2);
    return std::min(off, off_page) < std::max(0.02f * (area.right - area.left), 9.0f);
  }

  // ---- zones ----------------------------------------------------------------------------------

  void TakeTable(std::size_t table) {
    if (zone_ == Zone::kClosing) StartPart();
    FlushParagraph();
    zone_ = Zone::kBody;
    part().body.push_back({std::nullopt, table});
    last_was_table_ = true;
  }

  void TakeLine(std::size_t index, const TextLine& line) {
    if (StartsLetterhead(line)) {
      BeginLetterhead(line);
    } else if (zone_ != Zone::kLetterhead && zone_ != Zone::kTitle && StartsHeading(index, line)) {
      StartPart();
      TakeHeading(line);
      return;
    }
    switch (zone_) {
      case Zone::kLetterhead:
        return TakeInLetterhead(index, line);
      case Zone::kTitle:
        return TakeInTitle(line);
      case Zone::kBody:
        return TakeInBody(line);
      case Zone::kClosing:
        return TakeInClosing(line);
    }
  }

  void StartPart() {
    FlushParagraph();
    const Part& last = parts_.back();
    const bool used = !last.body.empty() || !last.heading.empty() || !last.letterhead.empty() ||
                      !last.closing.empty();
    if (used) parts_.emplace_back();
  }

  bool StartsLetterhead(const TextLine& line) const {
    const auto hit = rules_.First("letterhead", line.text);
    return hit && (hit->rule->yields == "country" || hit->rule->yields == "party") &&
           text::IsUpper(line.text.substr(hit->begin, hit->end - hit->begin));
  }

  void BeginLetterhead(const TextLine& line) {
    if (zone_ == Zone::kLetterhead) return;
    // The agency's first line may stand a little above the country's.
    std::vector<TextLine> above;
    FlushParagraph();
    auto pull = [&](std::vector<TextLine>& lines) {
      while (!lines.empty() && lines.back().page == line.page &&
             line.baseline - lines.back().baseline < 30) {
        above.insert(above.begin(), std::move(lines.back()));
        lines.pop_back();
      }
    };
    if (zone_ == Zone::kClosing) {
      pull(part().closing);
    } else {
      auto& body = part().body;
      while (!body.empty() && body.back().paragraph && body.back().paragraph->page() == line.page &&
             line.baseline - body.back().paragraph->lines.front().baseline < 30) {
        for (TextLine& each : body.back().paragraph->lines) above.push_back(std::move(each));
        body.pop_back();
      }
    }
    StartPart();
    part().letterhead = std::move(above);
    zone_ = Zone::kLetterhead;
  }

  // A type in capitals, centred: the heading of a document or of a further part of it.
  std::optional<RuleHit> TypeOf(const TextLine& line) const {
    auto hit = rules_.First("type", line.text);
    if (!hit) return std::nullopt;
    const std::string_view type = hit->Capture("type");
    if (type.empty() || !text::IsUpper(type)) return std::nullopt;
    const float middle = line.box.center_x() / PageOf(line.page).width;
    if (!Centred(line) && (middle < 0.38f || middle > 0.62f)) return std::nullopt;
    return hit;
  }

  bool FirstOnPage(std::size_t index) const {
    return index == 0 || items_[index - 1].page != items_[index].page;
  }

  bool StartsHeading(std::size_t index, const TextLine& line) const {
    if (zone_ != Zone::kClosing && !FirstOnPage(index)) return false;
    return TypeOf(line).has_value();
  }

  void TakeHeading(const TextLine& line) {
    const auto hit = TypeOf(line);
    part().type = hit->rule->yields.substr(hit->rule->yields.find('.') + 1);
    part().type_rule = hit->rule->name;
    part().type_end = hit->end;
    part().heading.push_back(line);
    zone_ = Zone::kTitle;
    if (part().type != "MTCL" && hit->end < line.text.size()) {
      const std::size_t word = WordAt(PageOf(line.page), line, hit->end + 1);
      if (word > 0 && word < line.words.size()) {
        auto [type, rest] = SplitLine(PageOf(line.page), line, word);
        part().heading.back() = std::move(type);
        part().title.push_back(std::move(rest));
      }
    }
  }

  void TakeInLetterhead(std::size_t index, const TextLine& line) {
    if (TypeOf(line)) return TakeHeading(line);
    if (HeadingFollows(index) || BelongsToLetterhead(line)) {
      part().letterhead.push_back(line);
      return;
    }
    zone_ = Zone::kBody;
    TakeInBody(line);
  }

  // Whether the type still comes on this page, before any table.
  bool HeadingFollows(std::size_t index) const {
    for (std::size_t i = index; i < items_.size() && i < index + 40; ++i) {
      if (!items_[i].line || items_[i].page != items_[index].page) return false;
      if (TypeOf(*items_[i].line)) return true;
    }
    return false;
  }

  bool BelongsToLetterhead(const TextLine& line) const {
    if (line.baseline > 0.45f * PageOf(line.page).height) return false;
    if (rules_.First("letterhead", line.text) || ReadDateline(line.text, rules_)) return true;
    if (rules_.First("number", line.text)) return true;
    return text::IsUpper(line.text) && line.box.width() < 0.5f * PageOf(line.page).width &&
           (rules_.First("agency", line.text) || !part_has_agency_end());
  }
  bool part_has_agency_end() const {
    return std::any_of(
        parts_.back().letterhead.begin(), parts_.back().letterhead.end(),
        [&](const TextLine& l) { return rules_.First("number", l.text).has_value(); });
  }

  // ---- heading --------------------------------------------------------------------------------

  bool GoesOnWithTitle(const TextLine& line) const {
    const Part& now = parts_.back();
    const TextLine& last = now.title.empty() ? now.heading.back() : now.title.back();
    if (line.page != last.page) return false;
    const std::size_t lines = now.title.size() + now.heading.size();
    const float gap = (line.baseline - last.baseline) / std::max(last.size, line.size);
    const float off_heading = std::abs(line.box.center_x() - now.heading.front().box.center_x());
    if (lines > kLongestTitle || gap > kTitleGap || (!Centred(line) && off_heading > 8))
      return false;
    if (const auto hit = rules_.First("opening", line.text)) {
      // A summary may itself begin with "Thực hiện" or "Triển khai"; its later lines may begin
      // with "theo", but then not with a capital.
      const bool clause = hit->rule->yields == "clause";
      if (!clause || (!now.title.empty() && StartsUpper(line.text))) return false;
    }
    if (rules_.First("signature", line.text) && text::IsUpper(line.text)) return false;
    const Marker marker = ReadMarker(line.text, rules_);
    if (marker.kind == MarkerKind::kRoman || marker.kind == MarkerKind::kUpper) return false;
    if (now.type == "MTCL") return text::IsUpper(line.text);
    if (!now.title.empty()) {
      const TextLine& first = now.title.front();
      if (first.bold && !line.bold) return false;
      if (text::IsUpper(line.text) && !text::IsUpper(last.text)) return false;
      if (!first.italic && line.italic) return false;
      if (line.size < first.size - 0.8f) return false;
    }
    return true;
  }

  // Clearly set apart from running text: narrower than the text area on both sides, or bold.
  bool Stands(const TextLine& line) const {
    const TextArea& area = Area(line);
    return line.bold || (line.box.left > area.left + 12 && line.box.right < area.right - 12);
  }

  void TakeInTitle(const TextLine& line) {
    if (GoesOnWithTitle(line)) {
      (part().type == "MTCL" ? part().heading : part().title).push_back(line);
      return;
    }
    zone_ = Zone::kBody;
    TakeInBody(line);
  }

  // ---- body and closing -------------------------------------------------------------------------

  bool StartsClosing(const TextLine& line) const {
    const Page& page = PageOf(line.page);
    if (const auto hit = rules_.First("closing", line.text, "recipients")) {
      return line.box.left < 0.45f * page.width && line.text.size() < 40;
    }
    if (line.text.size() > 120 || (parts_.back().body.empty() && pending_.empty())) return false;
    if (text::IsUpper(line.text) && ClosingColumn(page, line, rules_) > 0) return true;
    if (line.box.width() > 0.62f * page.width) return false;
    if (rules_.First("signature", line.text) && text::IsUpper(line.text)) {
      // In the middle it is the authority of a decision, above "Điều 1".
      return !Centred(line);
    }
    const auto dateline = ReadDateline(line.text, rules_);
    return dateline && line.box.left > 0.3f * page.width && dateline->place;
  }

  void TakeInBody(const TextLine& line) {
    if (StartsClosing(line)) {
      FlushParagraph();
      zone_ = Zone::kClosing;
      closing_page_ = line.page;
      part().closing.push_back(line);
      return;
    }
    AddToParagraph(line);
  }

  void TakeInClosing(const TextLine& line) {
    const TextArea& area = Area(line);
    const bool wide = line.box.width() > 0.72f * (area.right - area.left);
    const bool annex = rules_.First("annex", line.text).has_value();
    const bool later_page = line.page > closing_page_;
    const bool expected = ReadMarker(line.text, rules_).kind == MarkerKind::kDash ||
                          rules_.First("person", line.text) ||
                          rules_.First("signature", line.text) ||
                          rules_.First("closing", line.text);
    if (annex || (later_page && !expected) || (wide && !expected && !StartsClosing(line))) {
      StartPart();
      zone_ = Zone::kBody;
      AddToParagraph(line);
      return;
    }
    part().closing.push_back(line);
  }

  // ---- paragraphs -------------------------------------------------------------------------------

  bool FitsOn(const TextLine& last, const TextLine& line) const {
    const Word& first = PageOf(line.page).words[line.words.front()];
    const float room = Area(last).right - last.box.right;
    return room > first.box.width() + 0.3f * line.size;
  }

  static bool EndsSentence(const std::string& text) {
    if (text.empty()) return true;
    const char c = text.back();
    return c == '.' || c == ';' || c == ':' || c == '!' || c == '?' ||
           (c == '/' && text.size() > 1 && text[text.size() - 2] == '.');
  }

  bool GoesOn(const TextLine& line) const {
    if (pending_.empty() || last_was_table_) return false;
    const TextLine& last = pending_.back();
    if (line.page == last.page) {
      const float step = (line.baseline - last.baseline) / std::max(line.size, last.size);
      if (step < 0.3f) return line.box.left > last.box.right;  // the rest of the same line
      if (step > 2.6f) return false;
    }
    if (std::abs(line.size - last.size) > 1.6f) return false;
    const bool centred_block = Centred(last) && Centred(line) && Stands(last) && Stands(line);
    if (centred_block)
      return text::IsUpper(last.text) == text::IsUpper(line.text) && last.bold == line.bold &&
             !EndsSentence(last.text) && ReadMarker(line.text, rules_).kind == MarkerKind::kNone;
    if (FitsOn(last, line)) return false;
    const Marker marker = ReadMarker(line.text, rules_);
    const bool in_parentheses = pending_.front().text.front() == '(' && last.text.back() == ')';
    const bool ended = EndsSentence(last.text) || in_parentheses;
    const float indent = line.box.left - Area(line).left;
    if (marker.kind != MarkerKind::kNone && (ended || indent > 8 || pending_.size() == 1)) {
      // A dash inside a sentence may fall on a line's start: there the line stands where the
      // paragraph's other lines do.
      if (ended || !StandsAsContinuation(line)) return false;
      const TextLine& first = pending_.front();
      const bool sibling = ReadMarker(first.text, rules_).kind == marker.kind &&
                           std::abs(first.box.left - line.box.left) < 4;
      if (sibling) return false;
    }
    if (rules_.First("paragraph", line.text)) return false;
    // Indented against the paragraph's other lines: the first line of the next one.
    const bool indented = indent > 8 && !StandsAsContinuation(line);
    if (indented && (pending_.size() >= 2 || (ended && StartsUpper(line.text)))) return false;
    return true;
  }

  static bool StartsUpper(const std::string& text) {
    const std::string first = text.substr(0, 4);
    return text::ToLower(first) != first;
  }

  // The line begins where lines 2… of the pending paragraph begin (body margin or hanging).
  bool StandsAsContinuation(const TextLine& line) const {
    if (pending_.size() >= 2) {
      return std::abs(line.box.left - Area(line).left -
                      (pending_[1].box.left - Area(pending_[1]).left)) < 4;
    }
    const TextLine& first = pending_.front();
    const float shift = (line.box.left - Area(line).left) - (first.box.left - Area(first).left);
    if (shift < -6) return true;   // first-line indent
    if (first.words.size() > 1) {  // hanging under the text behind a marker
      const Page& page = PageOf(first.page);
      const float text_left = page.words[first.words[1]].box.left - first.box.left;
      if (shift > 3 && std::abs(shift - text_left) < 5 &&
          ReadMarker(first.text, rules_).kind != MarkerKind::kNone)
        return true;
    }
    return std::abs(shift) < 4 && (line.box.left - Area(line).left) < 8;  // no indent at all
  }

  void AddToParagraph(const TextLine& line) {
    if (!GoesOn(line)) FlushParagraph();
    pending_.push_back(line);
    last_was_table_ = false;
  }

  void FlushParagraph() {
    if (pending_.empty()) return;
    Paragraph paragraph;
    const TextArea area = Area(pending_.front());
    paragraph.text = layout::JoinLines(pending_, area.left, area.right);
    paragraph.marker = ReadMarker(paragraph.text, rules_);
    paragraph.bold =
        std::all_of(pending_.begin(), pending_.end(), [](const TextLine& l) { return l.bold; });
    paragraph.italic =
        std::all_of(pending_.begin(), pending_.end(), [](const TextLine& l) { return l.italic; });
    paragraph.upper = text::IsUpper(paragraph.text);
    paragraph.centred = std::all_of(pending_.begin(), pending_.end(),
                                    [&](const TextLine& l) { return Centred(l) && Stands(l); });
    paragraph.lines = std::move(pending_);
    pending_.clear();
    part().body.push_back({std::move(paragraph), std::nullopt});
  }

  const std::vector<Page>& pages_;
  const Rules& rules_;
  std::vector<Item> items_;
  std::vector<TextArea> areas_;
  std::vector<Part> parts_;
  std::vector<TextLine> pending_;
  Zone zone_ = Zone::kLetterhead;
  int closing_page_ = 0;
  bool last_was_table_ = false;
};

}  // namespace

Marker ReadMarker(const std::string& text, const Rules& rules) {
  Marker marker;
  const auto hit = rules.First("marker", text);
  if (!hit) return marker;
  marker.text = std::string(hit->Capture("marker"));
  marker.rest = std::string(hit->Capture("rest"));
  const std::string_view yields = hit->rule->yields;
  if (yields == "marker.upper") marker.kind = MarkerKind::kUpper;
  if (yields == "marker.roman") marker.kind = MarkerKind::kRoman;
  if (yields == "marker.number") marker.kind = MarkerKind::kNumber;
  if (yields == "marker.letter") marker.kind = MarkerKind::kLetter;
  if (yields == "marker.dash") marker.kind = MarkerKind::kDash;
  if (yields == "marker.plus") marker.kind = MarkerKind::kPlus;
  const std::size_t behind = text.find(marker.text);
  marker.bracketed =
      behind != std::string::npos && text.substr(behind + marker.text.size(), 1) == ")";
  marker.depth = 1 + static_cast<int>(std::count(marker.text.begin(), marker.text.end(), '.'));
  return marker;
}

int RankOf(const Marker& marker) {
  switch (marker.kind) {
    case MarkerKind::kUpper:
      return 0;
    case MarkerKind::kRoman:
      return 1;
    case MarkerKind::kNumber:
      return marker.bracketed ? 9 : 1 + marker.depth;
    case MarkerKind::kLetter:
      return 10;
    case MarkerKind::kDash:
      return 20;
    case MarkerKind::kPlus:
      return 30;
    case MarkerKind::kNone:
      break;
  }
  return 100;
}

const Page& PageNumbered(const std::vector<Page>& pages, int number) {
  const int index = number - pages.front().number;
  return index >= 0 && index < static_cast<int>(pages.size())
             ? pages[static_cast<std::size_t>(index)]
             : pages.front();
}

std::size_t WordAt(const Page& page, const TextLine& line, std::size_t offset) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = page.words[line.words[i]];
    end += word.text.size() + (i > 0 && !word.superscript ? 1 : 0);
    if (offset < end) return i;
  }
  return line.words.size();
}

std::size_t ClosingColumn(const Page& page, const TextLine& line, const Rules& rules) {
  // Em of gap: a space is 0.25; two centred names may come this near to each other.
  constexpr float kLeastGap = 0.38f, kPlainGap = 0.7f;
  const auto signs = [&](const TextLine& piece) {
    return text::IsUpper(piece.text) && rules.First("signature", piece.text).has_value();
  };
  for (std::size_t w = 1; w < line.words.size(); ++w) {
    const Word &before = page.words[line.words[w - 1]], &after = page.words[line.words[w]];
    const float gap = (after.box.left - before.box.right) / after.size;
    if (gap < kLeastGap) continue;
    const auto [left, right] = SplitLine(page, line, w);
    if (!signs(right) && !(gap >= kPlainGap && rules.First("closing", left.text, "recipients")))
      continue;
    if (gap >= kPlainGap || signs(left)) return w;
  }
  return 0;
}

std::pair<TextLine, TextLine> SplitLine(const Page& page, const TextLine& line, std::size_t word) {
  auto rebuild = [&](std::size_t from, std::size_t to) {
    TextLine piece = line;
    piece.text.clear();
    piece.box = {};
    piece.words.assign(line.words.begin() + static_cast<std::ptrdiff_t>(from),
                       line.words.begin() + static_cast<std::ptrdiff_t>(to));
    piece.bold = piece.italic = true;
    for (const std::uint32_t index : piece.words) {
      const Word& each = page.words[index];
      if (!piece.text.empty() && !each.superscript) piece.text.push_back(' ');
      piece.text += each.text;
      piece.box = Union(piece.box, each.box);
      piece.bold = piece.bold && page.fonts[each.font].bold;
      piece.italic = piece.italic && page.fonts[each.font].italic;
    }
    return piece;
  };
  return {rebuild(0, word), rebuild(word, line.words.size())};
}

std::vector<Part> BuildParts(const std::vector<Page>& pages, const table::TablesOfDocument& tables,
                             const Rules& rules) {
  return Cutter(pages, tables, rules).Run();
}

}  // namespace kehoach::plan
