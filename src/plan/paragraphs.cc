// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/layout.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

bool EndsSentence(const std::string& text) {
  if (text.empty()) return true;
  const char c = text.back();
  return c == '.' || c == ';' || c == ':' || c == '!' || c == '?' ||
         (c == '/' && text.size() > 1 && text[text.size() - 2] == '.');
}

// How far the sizes of two lines of one paragraph differ (points). The size of recognised print is
// measured from its ink: few letters, or many marks over them, tell little of it.
float SizeSlack(const TextLine& one, const TextLine& other) {
  constexpr float kSet = 1.6f, kMeasured = 0.3f;
  if (one.confidence >= 1 && other.confidence >= 1) return kSet;
  return std::max(kSet, kMeasured * std::max(one.size, other.size));
}

}  // namespace

bool ParagraphBuilder::FitsOn(const TextLine& last, const TextLine& line) const {
  const Word& first = placement_.PageOf(line).words[line.words.front()];
  const float room = placement_.Area(last).right - last.box.right;
  return room > first.box.width() + 0.3f * line.size;
}

bool ParagraphBuilder::GoesOn(const TextLine& line) const {
  if (lines_.empty()) return false;
  const TextLine& last = lines_.back();
  if (line.page == last.page) {
    const float step = (line.baseline - last.baseline) / std::max(line.size, last.size);
    if (step < 0.3f) return line.box.left > last.box.right;  // the rest of the same line
    if (step > 2.6f) return false;
  }
  if (std::abs(line.size - last.size) > SizeSlack(last, line)) return false;
  const bool centred_block = placement_.Centred(last) && placement_.Centred(line) &&
                             placement_.Stands(last) && placement_.Stands(line);
  if (centred_block)
    return text::IsUpper(last.text) == text::IsUpper(line.text) && last.bold == line.bold &&
           !EndsSentence(last.text) && ReadMarker(line.text, rules_).kind == MarkerKind::kNone;
  if (FitsOn(last, line)) return false;
  const Marker marker = ReadMarker(line.text, rules_);
  // "III. NHIỆM VỤ" in bold capitals under plain text, or an item under it, wherever the lines of
  // its page begin.
  if (marker.kind != MarkerKind::kNone && line.bold != last.bold &&
      text::IsUpper(line.bold ? line.text : last.text)) {
    return false;
  }
  const bool in_parentheses = lines_.front().text.front() == '(' && last.text.back() == ')';
  const bool ended = EndsSentence(last.text) || in_parentheses;
  const float indent = placement_.Indent(line);
  if (marker.kind != MarkerKind::kNone && (ended || indent > 8 || lines_.size() == 1)) {
    // A dash inside a sentence may fall on a line's start: there the line stands where the
    // paragraph's other lines do.
    if (ended || !StandsAsContinuation(line)) return false;
    const TextLine& first = lines_.front();
    const bool sibling = ReadMarker(first.text, rules_).kind == marker.kind &&
                         std::abs(first.box.left - line.box.left) < 4;
    if (sibling) return false;
  }
  if (rules_.First("paragraph", line.text)) return false;
  // Indented against the paragraph's other lines: the first line of the next one.
  const bool indented = indent > 8 && !StandsAsContinuation(line);
  if (indented && (lines_.size() >= 2 || (ended && StartsUpper(line.text)))) return false;
  return true;
}

bool StartsUpper(const std::string& text) {
  const std::string first = text.substr(0, 4);
  return text::ToLower(first) != first;
}

// The line begins where lines 2… of the pending paragraph begin (body margin or hanging).
bool ParagraphBuilder::StandsAsContinuation(const TextLine& line) const {
  if (lines_.size() >= 2) {
    return std::abs(placement_.Indent(line) - placement_.Indent(lines_[1])) < 4;
  }
  const TextLine& first = lines_.front();
  const float shift = placement_.Indent(line) - placement_.Indent(first);
  if (shift < -6) return true;   // first-line indent
  if (first.words.size() > 1) {  // hanging under the text behind a marker
    const Page& page = placement_.PageOf(first);
    const float text_left = page.words[first.words[1]].box.left - first.box.left;
    if (shift > 3 && std::abs(shift - text_left) < 5 &&
        ReadMarker(first.text, rules_).kind != MarkerKind::kNone)
      return true;
  }
  return std::abs(shift) < 4 && placement_.Indent(line) < 8;  // no indent at all
}

std::optional<Paragraph> ParagraphBuilder::Add(const TextLine& line) {
  std::optional<Paragraph> ended;
  if (!GoesOn(line)) ended = Flush();
  lines_.push_back(line);
  return ended;
}

std::optional<Paragraph> ParagraphBuilder::Flush() {
  if (lines_.empty()) return std::nullopt;
  Paragraph paragraph;
  const TextArea area = placement_.Area(lines_.front());
  paragraph.text = layout::JoinLines(lines_, area.left, area.right);
  paragraph.marker = ReadMarker(paragraph.text, rules_);
  paragraph.bold =
      std::all_of(lines_.begin(), lines_.end(), [](const TextLine& l) { return l.bold; });
  paragraph.italic =
      std::all_of(lines_.begin(), lines_.end(), [](const TextLine& l) { return l.italic; });
  paragraph.upper = text::IsUpper(paragraph.text);
  paragraph.centred = std::all_of(lines_.begin(), lines_.end(), [&](const TextLine& l) {
    return placement_.Centred(l) && placement_.Stands(l);
  });
  paragraph.lines = std::move(lines_);
  lines_.clear();
  return paragraph;
}

}  // namespace kehoach::plan
