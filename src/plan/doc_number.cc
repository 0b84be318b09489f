// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/doc_number.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plan/dates.h"

namespace kehoach::plan {
namespace {

// Bounds on what one paragraph may cost: the search goes on behind each number.
constexpr std::size_t kMaxParagraphBytes = std::size_t{64} * 1024;
constexpr std::size_t kMaxCitations = 200;

// White space dropped, every dash as '-': "KH – SVHTT" -> "KH-SVHTT".
std::string Compact(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kDashes = {"–", "—", "‑", "−"};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto dash = std::find_if(kDashes.begin(), kDashes.end(), [&](std::string_view mark) {
      return text.substr(i, mark.size()) == mark;
    });
    if (dash != kDashes.end()) {
      out += '-';
      i += dash->size();
      continue;
    }
    const char c = text[i++];
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

std::optional<std::string> DateBehind(std::string_view rest, const Rules& rules) {
  // Room for an issuer's name between number and date.
  constexpr std::size_t kReach = 300;
  std::size_t length = std::min(rest.size(), kReach);
  while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
    ++length;
  const std::optional<RuleHit> hit = rules.First("citation-date", rest.substr(0, length));
  if (!hit || hit->rule->yields == "citation.none") return std::nullopt;
  const std::optional<int> day = ParseNumber(hit->Capture("day"));
  const std::optional<int> month = ParseNumber(hit->Capture("month"));
  const std::optional<int> year = ParseNumber(hit->Capture("year"));
  if (!day || !month || !year || !Exists({*year, *month, *day})) return std::nullopt;
  return Iso({*year, *month, *day});
}

// A number cited again within one paragraph, with the same date or without one.
bool SaidBefore(const std::vector<Citation>& found, const Basis& basis) {
  return std::any_of(found.begin(), found.end(), [&](const Citation& earlier) {
    return earlier.basis.number == basis.number &&
           (!basis.date || basis.date == earlier.basis.date);
  });
}

// The earliest citation of any kind: rules are ordered by strength, a paragraph by place.
std::optional<RuleHit> NextCitation(std::string_view text, const Rules& rules) {
  std::optional<RuleHit> next;
  for (RuleHit& hit : rules.Match("citation", text)) {
    if (!hit.CaptureRange("number")) continue;
    if (!next || hit.CaptureRange("number")->first < next->CaptureRange("number")->first) {
      next = std::move(hit);
    }
  }
  return next;
}

}  // namespace

std::optional<DocNumber> ReadDocNumber(std::string_view line, const Rules& rules) {
  constexpr std::size_t kMaxLineBytes = 600;
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const std::optional<RuleHit> hit = rules.First("number", line);
  if (!hit) return std::nullopt;
  const auto symbol = hit->CaptureRange("symbol");
  if (!symbol) return std::nullopt;
  DocNumber found;
  found.rule = hit->rule->name;
  found.begin = hit->begin;
  found.end = symbol->second;
  found.symbol = Compact(hit->Capture("symbol"));
  if (const std::string_view serial = hit->Capture("serial"); !serial.empty()) {
    const std::string_view year = hit->Capture("year");
    found.number =
        year.empty() ? std::string(serial) : std::string(serial).append("/").append(year);
  }
  return found;
}

std::vector<Citation> ReadCitations(std::string_view paragraph, const Rules& rules) {
  std::vector<Citation> found;
  if (paragraph.size() > kMaxParagraphBytes) return found;
  std::size_t at = 0;
  while (at < paragraph.size() && found.size() < kMaxCitations) {
    const std::string_view rest = paragraph.substr(at);
    const std::optional<RuleHit> hit = NextCitation(rest, rules);
    if (!hit) break;
    const auto [begin, end] = *hit->CaptureRange("number");
    Citation citation;
    citation.begin = at + begin;
    citation.end = at + end;
    citation.basis.number = Compact(hit->Capture("number"));
    citation.basis.date = DateBehind(rest.substr(end), rules);
    citation.basis.evidence.rule = hit->rule->name;
    if (!SaidBefore(found, citation.basis)) found.push_back(std::move(citation));
    at += end;
  }
  return found;
}

std::vector<Basis> ReadBases(std::string_view paragraph, const Rules& rules) {
  std::vector<Basis> bases;
  for (Citation& citation : ReadCitations(paragraph, rules)) {
    bases.push_back(std::move(citation.basis));
  }
  return bases;
}

}  // namespace kehoach::plan
