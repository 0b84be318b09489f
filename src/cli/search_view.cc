// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/search_view.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/terminal.h"
#include "export/records_json.h"

namespace kehoach::cli {
namespace {

using exporter::Record;
using exporter::ToScalar;
using search::Hit;
using search::HitText;
using search::Note;
using search::SearchPage;

// Places before the first mark that a text begins with when it is cut.
constexpr int kLeadIn = 30;
constexpr std::size_t kShownFacets = 6;

// A stretch of a text: [begin, end), and whether something stands before and behind it.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// At most `width` places around the first mark, from the beginning of a word.
Stretch Around(const HitText& text, int width) {
  Stretch stretch{0, text.text.size()};
  if (width <= 0 || TextWidth(text.text) <= width) return stretch;
  if (!text.marks.empty()) {
    std::size_t begin = text.marks.front().begin;
    for (int places = 0; begin > 0 && places < kLeadIn; --begin) {
      if (!IsContinuation(text.text[begin - 1])) ++places;
    }
    const std::size_t behind = text.marks.front().end;
    const bool early = TextWidth(std::string_view(text.text).substr(0, behind)) <= width;
    if (!early) {
      const std::size_t space = text.text.find(' ', begin);
      if (begin > 0 && space != std::string::npos && space < text.marks.front().begin) {
        begin = space + 1;
      }
      stretch.begin = begin;
    }
  }
  stretch.end =
      stretch.begin + PrefixBytes(std::string_view(text.text).substr(stretch.begin), width);
  return stretch;
}

std::string Marked(const HitText& text, int width, Highlight highlight) {
  const bool bold = highlight == Highlight::kBold;
  const std::string_view on = bold ? "\x1b[1m" : "[", off = bold ? "\x1b[0m" : "]";
  const Stretch stretch = Around(text, width);
  const auto part = [&](std::size_t begin, std::size_t end) {
    return Printable(std::string_view(text.text).substr(begin, end - begin));
  };
  std::string out = stretch.begin > 0 ? "…" : "";
  std::size_t at = stretch.begin;
  for (const search::Mark& mark : text.marks) {
    const std::size_t begin = std::max<std::size_t>(mark.begin, stretch.begin);
    const std::size_t end = std::min<std::size_t>(mark.end, stretch.end);
    if (begin >= end) continue;
    out += part(at, begin);
    out += on;
    out += part(begin, end);
    out += off;
    at = end;
  }
  out += part(at, stretch.end);
  if (stretch.end < text.text.size()) out += "…";
  return out;
}

std::string NumberText(const Hit& hit) {
  if (!hit.symbol) return hit.number.value_or("");
  return hit.number.value_or("…") + "/" + *hit.symbol;
}

std::string Head(const Hit& hit) {
  std::string head = fmt::format("{} · document {}", store::ItemKindName(hit.kind), hit.document);
  if (hit.page) head += fmt::format(", page {}", *hit.page);
  if (hit.kind == store::ItemKind::kTask && hit.task_table) {
    head += fmt::format(", table {} row {}", *hit.task_table, hit.row.value_or(0));
  }
  std::string plan;
  const auto add = [&plan](const std::string& text) {
    if (!text.empty()) plan += (plan.empty() ? "" : " · ") + text;
  };
  add(NumberText(hit));
  add(hit.issuer.value_or(""));
  add(hit.province.value_or(""));
  if (hit.year) {
    add(hit.year_to ? fmt::format("{}–{}", *hit.year, *hit.year_to) : std::to_string(*hit.year));
  }
  if (!plan.empty()) head += " · " + Printable(plan);
  if (hit.match == search::MatchClass::kWeak) head += " · other accents";
  return head;
}

std::string FacetLine(const char* name, const std::vector<search::FacetCount>& counts) {
  if (counts.empty()) return {};
  std::string line = fmt::format("{}:", name);
  for (std::size_t i = 0; i < std::min(counts.size(), kShownFacets); ++i) {
    line += fmt::format("{} {} ({})", i > 0 ? "," : "", Printable(counts[i].value), counts[i].hits);
  }
  if (counts.size() > kShownFacets) line += fmt::format(", {} more", counts.size() - kShownFacets);
  return line + "\n";
}

std::vector<Record> FacetRecords(const std::vector<search::FacetCount>& counts) {
  std::vector<Record> records;
  for (const search::FacetCount& count : counts) {
    records.push_back({{"value", count.value}, {"hits", count.hits}});
  }
  return records;
}

Record HitRecord(const Hit& hit) {
  std::vector<Record> texts;
  for (const HitText& text : hit.texts) {
    exporter::Numbers marks;
    for (const search::Mark& mark : text.marks) {
      marks.push_back(mark.begin);
      marks.push_back(mark.end);
    }
    texts.push_back({{"field", text.field}, {"text", text.text}, {"marks", std::move(marks)}});
  }
  return {{"id", hit.id},
          {"kind", std::string(store::ItemKindName(hit.kind))},
          {"document", hit.document},
          {"page", ToScalar(hit.page)},
          {"match", std::string(search::MatchClassName(hit.match))},
          {"texts", ToScalar(std::move(texts))},
          {"type", ToScalar(hit.type)},
          {"number", ToScalar(hit.number)},
          {"symbol", ToScalar(hit.symbol)},
          {"title", ToScalar(hit.title)},
          {"issuer", ToScalar(hit.issuer)},
          {"province", ToScalar(hit.province)},
          {"year", ToScalar(hit.year)},
          {"year_to", ToScalar(hit.year_to)},
          {"task_table", ToScalar(hit.task_table)},
          {"row", ToScalar(hit.row)},
          {"path", ToScalar(hit.path)},
          {"due_from", ToScalar(hit.due_from)},
          {"due_to", ToScalar(hit.due_to)}};
}

const char* NoteKindName(Note::Kind kind) {
  switch (kind) {
    case Note::Kind::kRestored:
      return "restored";
    case Note::Kind::kExpanded:
      return "expanded";
    case Note::Kind::kLeftOut:
      return "left_out";
    case Note::Kind::kIncomplete:
      return "incomplete";
  }
  return "";
}

}  // namespace

std::string SearchPageText(const SearchPage& page, int columns, Highlight highlight) {
  constexpr int kIndent = 4;
  std::string out;
  for (const Hit& hit : page.hits) {
    out += Head(hit) + "\n";
    for (const HitText& text : hit.texts) {
      const bool main = &text == &hit.texts.front();
      const std::string label = main ? "" : text.field + ": ";
      const int width = columns > 0 ? columns - kIndent - TextWidth(label) - 2 : 0;
      // Two lines of the main text, one of the others.
      out += fmt::format("{:{}}{}{}\n", "", kIndent, label,
                         Marked(text, main ? 2 * width : width, highlight));
    }
    out += "\n";
  }
  out += fmt::format("{} hit{}\n", page.total, page.total == 1 ? "" : "s");
  out += FacetLine("province", page.provinces);
  out += FacetLine("issuer", page.issuers);
  out += FacetLine("year", page.years);
  out += FacetLine("type", page.types);
  return out;
}

std::string SearchPageJson(const std::string& query, const SearchPage& page) {
  std::vector<Record> hits, notes;
  for (const Hit& hit : page.hits) hits.push_back(HitRecord(hit));
  for (const Note& note : page.notes) {
    notes.push_back(
        {{"kind", std::string(NoteKindName(note.kind))}, {"from", note.from}, {"to", note.to}});
  }
  const exporter::Scalar next =
      page.next.empty() ? exporter::Scalar() : exporter::Scalar(page.next);
  return exporter::ReportToJson({{"query", query}, {"total", page.total}, {"next", next}},
                                {{"hits", hits},
                                 {"notes", notes},
                                 {"provinces", FacetRecords(page.provinces)},
                                 {"issuers", FacetRecords(page.issuers)},
                                 {"years", FacetRecords(page.years)},
                                 {"types", FacetRecords(page.types)}});
}

std::vector<std::string> SearchNotes(const SearchPage& page) {
  std::vector<std::string> notes;
  for (const Note& note : page.notes) {
    switch (note.kind) {
      case Note::Kind::kRestored:
        notes.push_back(fmt::format("{} is searched as {}, too", note.from, note.to));
        break;
      case Note::Kind::kExpanded:
        notes.push_back(fmt::format("{} is taken for {}, too", note.from, note.to));
        break;
      case Note::Kind::kLeftOut:
        notes.push_back(fmt::format("left out of the search: {}", note.from));
        break;
      case Note::Kind::kIncomplete:
        notes.push_back("not all documents can be searched yet: run kehoach import or reextract");
        break;
    }
  }
  return notes;
}

}  // namespace kehoach::cli
