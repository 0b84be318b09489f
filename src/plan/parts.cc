// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "layout/layout.h"
#include "plan/dates.h"
#include "plan/set_phrase.h"
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

std::vector<const TextLine*> LinesOf(const std::vector<Item>& items) {
  std::vector<const TextLine*> lines;
  for (const Item& item : items) {
    if (item.line) lines.push_back(&*item.line);
  }
  return lines;
}

class Cutter {
 public:
  Cutter(const std::vector<Page>& pages, const table::TablesOfDocument& found, const Rules& rules)
      : pages_(pages),
        rules_(rules),
        items_(InReadingOrder(pages, found)),
        placement_(pages, LinesOf(items_)),
        paragraphs_(placement_, rules) {}

  std::vector<Part> Run() {
    parts_.emplace_back();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].table) {
        TakeTable(*items_[i].table);
      } else {
        TakeLine(i, *items_[i].line);
      }
    }
    Push(paragraphs_.Flush());
    return std::move(parts_);
  }

 private:
  enum class Zone { kLetterhead, kTitle, kBody, kClosing };

  Part& part() { return parts_.back(); }
  void Push(std::optional<Paragraph> paragraph) {
    if (paragraph) part().body.push_back({std::move(paragraph), std::nullopt});
  }

  // ---- zones ----------------------------------------------------------------------------------

  void TakeTable(std::size_t table) {
    if (zone_ == Zone::kClosing) StartPart();
    Push(paragraphs_.Flush());
    zone_ = Zone::kBody;
    part().body.push_back({std::nullopt, table});
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
    Push(paragraphs_.Flush());
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
    Push(paragraphs_.Flush());
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
    auto hit = TypeHit(line, rules_);
    if (!hit) return std::nullopt;
    const float middle = line.box.center_x() / placement_.PageOf(line).width;
    if (!placement_.Centred(line) && (middle < 0.38f || middle > 0.62f)) return std::nullopt;
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
      const std::size_t word = WordAt(placement_.PageOf(line), line, hit->end + 1);
      if (word > 0 && word < line.words.size()) {
        auto [type, rest] = SplitLine(placement_.PageOf(line), line, word);
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
    if (line.baseline > 0.45f * placement_.PageOf(line).height) return false;
    if (rules_.First("letterhead", line.text) || ReadDateline(line.text, rules_)) return true;
    if (rules_.First("number", line.text)) return true;
    return text::IsUpper(line.text) && line.box.width() < 0.5f * placement_.PageOf(line).width &&
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
    if (lines > kLongestTitle || gap > kTitleGap || (!placement_.Centred(line) && off_heading > 8))
      return false;
    if (const auto hit = rules_.First("opening", line.text)) {
      // A summary may itself begin with "Thực hiện" or "Triển khai"; its later lines may begin
      // with "theo", but then not with a capital.
      const bool clause = hit->rule->yields == "clause";
      // ("CHƯƠNG TRÌNH HÀNH ĐỘNG" leaves a word of its own line to the summary.)
      const bool first_below = now.title.empty() || last.baseline == now.heading.back().baseline;
      if (!clause || (!first_below && StartsUpper(line.text))) return false;
    }
    if (SignatureHit(line, rules_)) return false;
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
    const Page& page = placement_.PageOf(line);
    if (const auto hit = rules_.First("closing", line.text, "recipients")) {
      return line.box.left < 0.45f * page.width && line.text.size() < 40;
    }
    if (line.text.size() > 120 || (parts_.back().body.empty() && paragraphs_.empty())) return false;
    if (text::IsUpper(line.text) && ClosingColumn(page, line, rules_) > 0) return true;
    if (line.box.width() > 0.62f * page.width) return false;
    if (SignatureHit(line, rules_)) {
      // In the middle it is the authority of a decision, above "Điều 1".
      return !placement_.Centred(line);
    }
    const auto dateline = ReadDateline(line.text, rules_);
    return dateline && line.box.left > 0.3f * page.width && dateline->place;
  }

  void TakeInBody(const TextLine& line) {
    if (StartsClosing(line)) {
      Push(paragraphs_.Flush());
      zone_ = Zone::kClosing;
      closing_page_ = line.page;
      part().closing.push_back(line);
      return;
    }
    Push(paragraphs_.Add(line));
  }

  void TakeInClosing(const TextLine& line) {
    const TextArea& area = placement_.Area(line);
    const bool wide = line.box.width() > 0.72f * (area.right - area.left);
    const bool annex = rules_.First("annex", line.text).has_value();
    const bool later_page = line.page > closing_page_;
    const bool expected = ReadMarker(line.text, rules_).kind == MarkerKind::kDash ||
                          rules_.First("person", line.text) ||
                          rules_.First("signature", line.text) || SignatureHit(line, rules_) ||
                          rules_.First("closing", line.text);
    if (annex || (later_page && !expected) || (wide && !expected && !StartsClosing(line))) {
      StartPart();
      zone_ = Zone::kBody;
      Push(paragraphs_.Add(line));
      return;
    }
    part().closing.push_back(line);
  }

  const std::vector<Page>& pages_;
  const Rules& rules_;
  std::vector<Item> items_;
  Placement placement_;
  ParagraphBuilder paragraphs_;
  std::vector<Part> parts_;
  Zone zone_ = Zone::kLetterhead;
  int closing_page_ = 0;
};

}  // namespace

std::size_t ClosingColumn(const Page& page, const TextLine& line, const Rules& rules) {
  // Em of gap: a space is 0.25; two centred names may come this near to each other.
  constexpr float kLeastGap = 0.38f, kPlainGap = 0.7f;
  const auto signs = [&](const TextLine& piece) { return SignatureHit(piece, rules).has_value(); };
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

std::vector<Part> BuildParts(const std::vector<Page>& pages, const table::TablesOfDocument& tables,
                             const Rules& rules) {
  return Cutter(pages, tables, rules).Run();
}

}  // namespace kehoach::plan
