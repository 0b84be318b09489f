// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/head.h"

#include <algorithm>
#include <string_view>

#include "layout/layout.h"
#include "plan/dates.h"
#include "plan/doc_number.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

std::string JoinTexts(const std::vector<TextLine>& lines) {
  std::string joined;
  for (const TextLine& line : lines) {
    if (!joined.empty()) joined.push_back(' ');
    joined += line.text;
  }
  return joined;
}

// ---- letterhead columns
// --------------------------------------------------------------------------

struct Letterhead {
  std::vector<TextLine> left, right;
};

// The country's words part the two columns; where a line runs over both, it is cut at the words
// that begin the right one.
Letterhead SplitColumns(const std::vector<Page>& pages, const Part& part, const Rules& rules) {
  Letterhead head;
  if (part.letterhead.empty()) return head;
  const Page& page = PageNumbered(pages, part.letterhead.front().page);
  std::vector<TextLine> lines;
  float boundary = page.width * 0.5f;
  bool has_country = false;
  for (const TextLine& line : part.letterhead) {
    std::size_t cut = std::string::npos;
    if (const auto hit = rules.First("letterhead", line.text)) {
      cut = hit->begin;
    } else if (const auto number = ReadDocNumber(line.text, rules);
               number && number->end < line.text.size()) {
      cut = number->end + 1;
    }
    const Page& own = PageNumbered(pages, line.page);
    const std::size_t word = cut == std::string::npos ? 0 : WordAt(own, line, cut);
    if (word > 0 && word < line.words.size()) {
      auto [left, right] = SplitLine(own, line, word);
      lines.push_back(std::move(left));
      lines.push_back(std::move(right));
    } else {
      lines.push_back(line);
    }
    if (const auto hit = rules.First("letterhead", lines.back().text);
        hit && hit->rule->yields == "country") {
      boundary = lines.back().box.left;
      has_country = true;
    }
  }
  for (TextLine& line : lines) {
    // A long dateline may reach back over the boundary: its centre does not.
    const bool left =
        has_country ? line.box.center_x() < boundary : line.box.center_x() < 0.55f * page.width;
    (left ? head.left : head.right).push_back(std::move(line));
  }
  return head;
}

// ---- issuer
// ---------------------------------------------------------------------------------------

bool IsNumberLine(const TextLine& line, const Rules& rules) {
  return ReadDocNumber(line.text, rules).has_value() ||
         rules.First("number", line.text).has_value();
}

std::vector<TextLine> AgencyLines(const std::vector<TextLine>& left, const Rules& rules) {
  std::vector<TextLine> lines;
  for (const TextLine& line : left) {
    if (IsNumberLine(line, rules)) break;
    if (!text::IsUpper(line.text) || ReadDateline(line.text, rules)) continue;
    lines.push_back(line);
  }
  return lines;
}

// The lines that name the issuing body: the bold ones below a parent body set in regular type
// (appendix I of the decree); where all are alike, from the last line that begins a body's name.
std::vector<TextLine> IssuerLines(const std::vector<TextLine>& agency, const Rules& rules) {
  if (agency.empty()) return {};
  std::size_t from = 0;
  const bool last_bold = agency.back().bold;
  bool mixed = false;
  for (std::size_t i = agency.size(); i > 0; --i) {
    if (agency[i - 1].bold != last_bold) {
      mixed = last_bold;
      from = i;
      break;
    }
  }
  if (!mixed) from = 0;
  auto begins_body = [&](const TextLine& line) {
    const auto hit = rules.First("agency", line.text);
    return hit && hit->rule->yields == "body";
  };
  if (!mixed || !begins_body(agency[from])) {
    for (std::size_t i = agency.size(); i > 0; --i) {
      if (begins_body(agency[i - 1])) {
        from = i - 1;
        break;
      }
    }
  }
  return {agency.begin() + static_cast<std::ptrdiff_t>(from), agency.end()};
}

// The same name in the running text shows its case; without such a witness, sentence case.
std::string CasedLike(const std::string& upper, const std::vector<Part>& parts) {
  const std::string wanted = text::ToLower(upper);
  for (const Part& part : parts) {
    auto find = [&](const std::string& text) -> std::string {
      const std::string lower = text::ToLower(text);
      if (lower.size() != text.size()) return {};
      const std::size_t at = lower.find(wanted);
      if (at == std::string::npos) return {};
      std::string found = text.substr(at, wanted.size());
      return text::IsUpper(found) ? std::string() : found;
    };
    for (const TextLine& line : part.title) {
      if (std::string found = find(line.text); !found.empty()) return found;
    }
    for (const Element& element : part.body) {
      if (!element.paragraph) continue;
      std::string found = find(element.paragraph->text);
      // A name begins with a capital; "sở nội vụ" in the middle of a phrase is no witness.
      if (!found.empty() && text::ToLower(found) != found) return found;
    }
  }
  return {};
}

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    if (to > from) words.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

std::string Capitalised(const std::string& lower) {
  std::size_t length = 1;
  while (length < lower.size() && (static_cast<unsigned char>(lower[length]) & 0xC0) == 0x80)
    ++length;
  return text::ToUpper(lower.substr(0, length)) + lower.substr(length);
}

// Bytes, folded; the names in use have a fifth of it. Longer ends of a text are not looked at.
constexpr std::size_t kLongestProvince = 100;

// Number of the word from which on a name is a province's ("KHO BẠC NHÀ NƯỚC NINH THUẬN": 4); the
// number of words where it does not end with one.
std::size_t ProvinceWord(const std::vector<std::string>& words, const Rules& rules) {
  std::string tail;
  std::size_t from = words.size();
  for (std::size_t i = words.size(); i > 1 && tail.size() <= kLongestProvince; --i) {
    tail = text::FoldForRules(words[i - 1]) + (tail.empty() ? "" : " " + tail);
    for (const auto& [key, name] : rules.Map("provinces")) {
      if (key == tail) from = i - 1;
    }
  }
  return from;
}

// "SỞ VĂN HÓA VÀ THỂ THAO" -> "Sở Văn hóa và Thể thao", "UBND TỈNH LÀO CAI" -> "UBND tỉnh Lào Cai":
// appendix II of the decree.
std::string SentenceCase(const std::string& upper, const Rules& rules) {
  const auto listed = [&](const char* list, const std::string& words) {
    const std::vector<std::string>& items = rules.List(list);
    return std::find(items.begin(), items.end(), text::FoldForRules(words)) != items.end();
  };
  const auto is_body = [&](const std::string& words) { return listed("body-kinds", words); };
  // With their marks: "quản" is no "quận".
  const auto is_place = [&](const std::string& words) {
    const auto& kinds = rules.Map("place-kinds");
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const auto& kind) { return kind.second == words; });
  };
  std::vector<std::string> lower;
  for (const std::string& word : Words(upper)) lower.push_back(text::ToLower(word));
  const std::vector<std::string> words = Words(upper);
  const std::size_t province = ProvinceWord(words, rules);
  std::string result;
  bool capital = true, place = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool abbreviation =
        !text::IsSyllable(words[i]) && words[i].find(',') == std::string::npos;
    const bool place_follows =
        is_place(lower[i]) || (i + 1 < words.size() && is_place(lower[i] + " " + lower[i + 1]));
    const bool committee = i > 0 && is_place(lower[i - 1]) && listed("party-committees", lower[i]);
    const bool capitalised =
        i == 0 || (!committee && (place || (capital && !place_follows))) || i >= province;
    if (!result.empty()) result.push_back(' ');
    result += abbreviation ? words[i] : capitalised ? Capitalised(lower[i]) : lower[i];
    const std::string pair = i > 0 ? lower[i - 1] + " " + lower[i] : std::string();
    capital = listed("name-joints", lower[i]) || words[i].back() == ',' ||
              (i == 0 && is_body(lower[i])) || (i == 1 && is_body(pair));
    place = place || is_place(lower[i]) || is_place(pair);
  }
  return result;
}

// ---- province
// -------------------------------------------------------------------------------------

// The longest name of the list that `folded` begins with, followed by its end or no letter.
std::optional<std::string> ProvinceAt(std::string_view folded, const Rules& rules, bool whole) {
  std::optional<std::string> best;
  std::size_t length = 0;
  for (const auto& [key, name] : rules.Map("provinces")) {
    if (key.size() <= length || folded.substr(0, key.size()) != key) continue;
    const std::string_view rest = folded.substr(key.size());
    if (!rest.empty() && ((rest.front() >= 'a' && rest.front() <= 'z') || whole)) continue;
    best = name;
    length = key.size();
  }
  return best;
}

struct NamedProvince {
  std::string name;
  std::string rule;
};

// In the order of the text. What stands behind many mentions tells nothing more.
std::vector<NamedProvince> ProvincesNamedIn(std::string_view text, const Rules& rules) {
  constexpr int kMostMentions = 30;
  std::vector<NamedProvince> provinces;
  for (int mention = 0; mention < kMostMentions; ++mention) {
    const auto hit = rules.First("province", text);
    const auto range = hit ? hit->CaptureRange("name") : std::nullopt;
    if (!range) break;
    const std::string name = text::FoldForRules(hit->Capture("name"));
    if (auto province = ProvinceAt(name, rules, false)) {
      provinces.push_back({*province, hit->rule->name});
    }
    text.remove_prefix(range->first);
  }
  return provinces;
}

std::optional<NamedProvince> ProvinceNamedIn(const std::string& text, const Rules& rules) {
  const std::vector<NamedProvince> named = ProvincesNamedIn(text, rules);
  return named.empty() ? std::nullopt : std::optional(named.front());
}

// "TP. Hồ Chí Minh" -> "ho chi minh".
std::string WithoutPlaceWord(const std::string& place, const Rules& rules) {
  const std::string folded = text::FoldForRules(place);
  for (const std::string& word : rules.List("province-prefixes")) {
    const std::size_t end = word.size();
    if (folded.rfind(word, 0) != 0 || end == folded.size()) continue;
    if (folded[end] == ' ') return folded.substr(end + 1);
    if (word.back() == '.') return folded.substr(end);
  }
  return folded;
}

struct ProvinceSources {
  const std::vector<TextLine>& agency;
  const std::string* place;
  const std::vector<TextLine>& title;
  const Part& part;
};

// The province a part speaks of, where it speaks of one alone: which of several is the issuer's,
// and which a neighbour's, its text does not say.
Value OnlyProvinceOf(const Part& part, const Rules& rules) {
  Value only;
  for (const Element& element : part.body) {
    if (!element.paragraph) continue;
    for (const NamedProvince& named : ProvincesNamedIn(element.paragraph->text, rules)) {
      if (only.text && *only.text != named.name) return {};
      if (only.text) continue;
      only = ValueOfLines(element.paragraph->lines, named.name, named.rule);
      only.evidence.confidence = 0.8f;
    }
  }
  return only;
}

Value FindProvince(const ProvinceSources& from, const Rules& rules) {
  if (auto named = ProvinceNamedIn(JoinTexts(from.agency), rules)) {
    return ValueOfLines(from.agency, named->name, named->rule);
  }
  if (from.place != nullptr) {
    if (auto name = ProvinceAt(WithoutPlaceWord(*from.place, rules), rules, true)) {
      Value value;
      value.text = *name;
      value.evidence.rule = "province-of-dateline";
      return value;
    }
  }
  if (auto named = ProvinceNamedIn(JoinTexts(from.title), rules)) {
    return ValueOfLines(from.title, named->name, named->rule);
  }
  // "Kho bạc Nhà nước Ninh Thuận": a body's name, or its parent's, that ends with the province's.
  std::vector<TextLine> agency;
  for (const TextLine& line : from.agency) {
    agency.push_back(line);
    if (rules.First("agency", line.text, "place")) continue;
    const std::string folded = text::FoldForRules(JoinTexts(agency));
    const std::size_t far = folded.size() - std::min(folded.size(), kLongestProvince);
    for (std::size_t space = folded.find(' ', far); space != std::string::npos;
         space = folded.find(' ', space + 1)) {
      if (auto name = ProvinceAt(std::string_view(folded).substr(space + 1), rules, true)) {
        return ValueOfLines(agency, *name, "province-of-issuer");
      }
    }
  }
  return OnlyProvinceOf(from.part, rules);
}

// ---- dateline, number, year
// -----------------------------------------------------------------------

// The dateline may wrap: each line is tried alone, then with the one below it.
struct FoundDateline {
  Dateline dateline;
  std::vector<TextLine> lines;
};

std::optional<FoundDateline> FindDateline(const std::vector<TextLine>& lines, const Rules& rules) {
  std::optional<FoundDateline> best;
  auto precision = [](const Dateline& dateline) {
    return dateline.date ? dateline.date->size() : 0;
  };
  for (std::size_t count = 1; count <= 3; ++count) {
    for (std::size_t i = 0; i + count <= lines.size(); ++i) {
      std::vector<TextLine> used(lines.begin() + static_cast<std::ptrdiff_t>(i),
                                 lines.begin() + static_cast<std::ptrdiff_t>(i + count));
      if (rules.First("letterhead", used.front().text)) continue;
      auto dateline = ReadDateline(JoinTexts(used), rules);
      if (dateline && (!best || precision(*dateline) > precision(best->dateline))) {
        best = FoundDateline{std::move(*dateline), std::move(used)};
      }
    }
  }
  return best;
}

void SetYear(DocumentFields& fields, const std::vector<TextLine>& heading, const Rules& rules) {
  const std::string text = JoinTexts(heading);
  const auto period = rules.First("year", text, "period");
  const auto year = rules.First("year", text, "year");
  const bool inside_period =
      period && year && year->begin + 1 >= period->begin && year->end <= period->end;
  if (year && !inside_period) {
    fields.year = ParseNumber(year->Capture("from"));
    fields.year_evidence = ValueOfLines(heading, {}, year->rule->name).evidence;
  } else if (period) {
    fields.year = ParseNumber(period->Capture("from"));
    fields.year_to = ParseNumber(period->Capture("to"));
    fields.year_evidence = ValueOfLines(heading, {}, period->rule->name).evidence;
    if (fields.year_to && fields.year && *fields.year_to <= *fields.year) fields.year_to.reset();
  } else if (fields.date.has_value()) {
    fields.year = ParseNumber(std::string_view(*fields.date.text).substr(0, 4));
    fields.year_evidence = fields.date.evidence;
  }
}

void SetNumber(DocumentFields& fields, const Letterhead& head, const Rules& rules) {
  for (const auto* column : {&head.left, &head.right}) {
    for (const TextLine& line : *column) {
      const auto number = ReadDocNumber(line.text, rules);
      if (!number) continue;
      if (number->number) fields.number = ValueOfLines({line}, *number->number, number->rule);
      if (!number->symbol.empty())
        fields.symbol = ValueOfLines({line}, number->symbol, number->rule);
      return;
    }
  }
}

void SetDate(DocumentFields& fields, const std::vector<Part>& parts, const Letterhead& head,
             std::size_t main, const Rules& rules) {
  auto found = FindDateline(head.right, rules);
  if (!found) found = FindDateline(head.left, rules);
  for (std::size_t i = main; i < parts.size() && !found; ++i)
    found = FindDateline(parts[i].closing, rules);
  if (!found) return;
  const Dateline& dateline = found->dateline;
  if (dateline.place) fields.place = ValueOfLines(found->lines, *dateline.place, dateline.rule);
  fields.date_text = ValueOfLines(found->lines, dateline.date_text, dateline.rule);
  if (dateline.date) fields.date = ValueOfLines(found->lines, *dateline.date, dateline.rule);
}

void SetType(DocumentFields& fields, const Part& part) {
  if (part.type.empty()) return;
  fields.type = ValueOfLines(part.heading, part.type, part.type_rule);
  fields.type_text = ValueOfLines(part.heading, JoinTexts(part.heading), part.type_rule);
  if (!part.title.empty()) {
    std::vector<TextLine> lines = part.title;
    const std::string joined = layout::JoinLines(lines, 0, 0);
    fields.title = ValueOfLines(lines, joined, "title-below-type");
  }
}

void SetIssuer(DocumentFields& fields, const std::vector<Part>& parts, const Part& part,
               const std::vector<TextLine>& agency, const Rules& rules) {
  const std::vector<TextLine> lines = IssuerLines(agency, rules);
  if (!lines.empty()) {
    Rect column;
    for (const TextLine& line : lines) column = Union(column, line.box);
    const std::string printed = layout::JoinLines(lines, column.left, column.right);
    std::string cased = CasedLike(printed, parts);
    fields.issuer =
        ValueOfLines(lines, cased.empty() ? SentenceCase(printed, rules) : Capitalised(cased),
                     "letterhead-issuer");
    return;
  }
  if (fields.title.has_value()) {
    if (const auto hit = rules.First("title-issuer", *fields.title.text)) {
      fields.issuer =
          ValueOfLines(part.title, std::string(hit->Capture("issuer")), hit->rule->name);
      return;
    }
  }
  for (const Element& element : part.body) {
    if (!element.paragraph) continue;
    if (const auto hit = rules.First("closing-issuer", element.paragraph->text)) {
      fields.issuer = ValueOfLines(element.paragraph->lines, std::string(hit->Capture("issuer")),
                                   hit->rule->name);
      return;
    }
  }
}

// The opening ends with the first section or table.
void SetBases(DocumentFields& fields, const Part& part, const Rules& rules) {
  for (const Element& element : part.body) {
    if (!element.paragraph) return;
    const Paragraph& paragraph = *element.paragraph;
    const MarkerKind kind = paragraph.marker.kind;
    if (kind != MarkerKind::kNone && kind != MarkerKind::kDash) return;
    if (rules.First("paragraph", paragraph.text)) return;
    const auto hit = rules.First("opening", paragraph.text, "basis");
    if (!hit) {
      if (kind == MarkerKind::kDash) return;
      continue;
    }
    for (Basis& basis : ReadBases(paragraph.text, rules)) {
      basis.evidence.places = ValueOfLines(paragraph.lines, {}, {}).evidence.places;
      fields.bases.push_back(std::move(basis));
    }
  }
}

}  // namespace

std::size_t MainPart(const std::vector<Part>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].type.empty()) return i;
  }
  return 0;
}

Value ValueOfLines(const std::vector<TextLine>& lines, std::string text, std::string rule) {
  Value value;
  value.text = std::move(text);
  value.evidence.rule = std::move(rule);
  for (const TextLine& line : lines) {
    value.evidence.confidence = std::min(value.evidence.confidence, line.confidence);
    if (!value.evidence.places.empty() && value.evidence.places.back().page == line.page) {
      value.evidence.places.back().box = Union(value.evidence.places.back().box, line.box);
    } else {
      value.evidence.places.push_back({line.page, line.box});
    }
  }
  return value;
}

DocumentFields ReadHead(const std::vector<Page>& pages, const std::vector<Part>& parts,
                        const Rules& rules) {
  DocumentFields fields;
  if (parts.empty()) return fields;
  const std::size_t main = MainPart(parts);
  const Part& part = parts[main];
  const Letterhead head = SplitColumns(pages, part, rules);
  const std::vector<TextLine> agency = AgencyLines(head.left, rules);
  SetType(fields, part);
  SetNumber(fields, head, rules);
  SetDate(fields, parts, head, main, rules);
  SetIssuer(fields, parts, part, agency, rules);
  std::vector<TextLine> heading = part.heading;
  heading.insert(heading.end(), part.title.begin(), part.title.end());
  SetYear(fields, heading, rules);
  const std::string* place = fields.place.has_value() ? &*fields.place.text : nullptr;
  fields.province = FindProvince({agency, place, part.title, part}, rules);
  if (fields.province.evidence.rule == "province-of-dateline")
    fields.province.evidence.places = fields.place.evidence.places;
  SetBases(fields, part, rules);
  return fields;
}

}  // namespace kehoach::plan
