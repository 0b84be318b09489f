// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/doubts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "plan/witness.h"
#include "table/numbering.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::plan {
namespace {

// Of a row's number that fits into its sequence (plan/witness.cc has the limits of words).
constexpr float kClearNumber = 0.5F;

constexpr std::string_view kUncertain = "grid uncertain";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Characters that stand in no word of a plan: borders, dirt and strokes of the seal are read as
// them.
bool IsStray(char32_t c) {
  if (c < 0x80) return std::u32string_view(U"|_~^`{}\\#$!<>=").find(c) != std::u32string_view::npos;
  if (c >= 0x2B0 && c <= 0x2FF) return true;  // spacing modifiers: marks without their letters
  constexpr std::u32string_view kOthers = U"¦¬¢£¥©®¯´¶¸¡¿†‡€™‹›";
  return kOthers.find(c) != std::u32string_view::npos;
}

bool HasStray(const std::string& word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::NextCodePoint(word, at);
    if (IsStray(c) || c == text::kReplacement) return true;
  }
  // Strokes of borders are read as brackets.
  return (word.find('[') == std::string::npos) != (word.find(']') == std::string::npos);
}

// "II" that is as wide as "III": strokes side by side are miscounted however sure the recogniser
// is. Widths of Times in em: the stroke 0.33, in bold 0.39, of which its own margin is 0.05.
bool IsMiscounted(const Word& word) {
  const auto strokes = static_cast<float>(std::count(word.text.begin(), word.text.end(), 'I'));
  if (strokes == 0 || static_cast<std::size_t>(strokes) != word.text.size() || word.size <= 0) {
    return false;
  }
  const float ems = (word.box.right - word.box.left) / word.size;
  return ems < 0.33F * strokes - 0.13F || ems > 0.39F * strokes + 0.03F;
}

bool IsAddress(std::string_view word) {
  if (word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos ||
      word.starts_with("www."))
    return true;
  const std::size_t dot = word.find('.');
  // "sonoivu.example.vn", but not "điểm.Cuối".
  return dot != std::string_view::npos && dot > 0 && dot + 2 < word.size() &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '.' || c == '/' || c == '-' ||
                  c == ':' || c == ';' || c == ',' || c == '(' || c == ')';
         });
}

// One part of a word between punctuation.
bool IsOddPart(const std::string& part) {
  int letters = 0, digits = 0;
  for (std::size_t at = 0; at < part.size();) {
    const char32_t c = text::NextCodePoint(part, at);
    if (c < 0x80 && IsDigit(static_cast<char>(c))) {
      ++digits;
    } else {
      ++letters;
    }
  }
  if (letters == 0) return false;
  if (digits > 0) {
    // "A4", "QĐ1", "ISO9001": capitals before digits. "1SO", "x8", "I8": no.
    const auto first = std::find_if(part.begin(), part.end(), IsDigit);
    const std::string head(part.begin(), first);
    return head.empty() || head == "I" || head == "O" || !text::IsUpper(head) ||
           !std::all_of(first, part.end(), IsDigit);
  }
  if (letters == 1) return false;
  if (text::IsSyllable(part)) return false;
  // "UBND", "QĐ", "VIII".
  constexpr int kLongestAbbreviation = 10;
  const std::string upper = text::ToUpper(part);
  const bool plain = std::all_of(part.begin(), part.end(), [](char c) {
    return (c & 0x80) == 0 || c == '\xC4' || c == '\x90';  // Đ is C4 90
  });
  return !(part == upper && plain && letters <= kLongestAbbreviation);
}

class Judge {
 public:
  Judge(const std::vector<Page>& pages, const std::vector<TableKind>& kinds, Plan& plan)
      : plan_(plan), kinds_(kinds) {
    values_ = FindWords(pages, plan);
    for (const Page& page : pages) {
      if (page.quality.reason.starts_with(kUncertain)) uncertain_.insert(page.number);
      for (const Word& word : page.words) ++times_[word.text];
    }
  }

  void Run() {
    SetConfidence(values_);
    for (const WordedValue& value : values_) {
      if (!value.recognised) continue;
      recognised_.insert(value.evidence);
      Words(value);
    }
    for (PlanTable& table : plan_.tables) Numbers(table);
    for (std::size_t t = 0; t < plan_.tables.size(); ++t) {
      Shape(t);
      Labels(plan_.tables[t]);
    }
    AskWitnesses(values_);
  }

 private:
  void Words(const WordedValue& value) {
    Evidence& evidence = *value.evidence;
    const bool in_table = !value.role.empty();
    for (const Word* word : value.words) {
      if (word->origin != Origin::kOcr) continue;
      if (IsMiscounted(*word)) AddDoubt(evidence, DoubtReason::kUnclear, word->text);
      // What comes again is a name that the recogniser and the reader know.
      constexpr int kKnown = 3;
      if (IsOddWord(word->text) && value.role != "number" &&
          (HasStray(word->text) || times_[word->text] < kKnown))
        AddDoubt(evidence, DoubtReason::kNotVietnamese, word->text);
    }
    const bool uncertain =
        std::any_of(evidence.places.begin(), evidence.places.end(),
                    [this](const Place& place) { return uncertain_.count(place.page) > 0; });
    if (in_table && uncertain) DoubtOf(evidence, DoubtReason::kGridUncertain);
  }

  bool IsRecognised(const Evidence& evidence) const { return recognised_.count(&evidence) > 0; }

  static bool IsFirst(const table::RowNumber& number) {
    return !number.parts.empty() && table::OrdinalOf(number.parts.back()) == 1;
  }

  // The plain number of a cell: "12." -> 12.
  static int PlainNumber(const Value& cell) {
    if (!cell.has_value()) return 0;
    const auto number = table::ParseRowNumber(*cell.text);
    if (!number || number->parts.size() != 1 || !IsDigit(number->parts[0][0])) return 0;
    return table::OrdinalOf(number->parts[0]);
  }

  // The numbering column: each number follows those before it. One that does not is no step of the
  // sequence, until so many agree with it that the document's own count must have a gap.
  void Numbers(PlanTable& table) {
    constexpr int kAgreed = 3;
    const auto found = std::find(table.columns.begin(), table.columns.end(), "number");
    if (found == table.columns.end()) return;
    const auto column = static_cast<std::size_t>(found - table.columns.begin());
    table::NumberSequence trusted, doubted;
    std::optional<table::RowNumber> last;  // of the trusted ones
    const Value* before = nullptr;
    int agreed = 0, skipped = 0;
    bool after_group = false;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      PlanRow& row = table.rows[r];
      Value& cell = row.cells[column];
      // A merged cell counts once.
      if (before != nullptr && cell.has_value() && cell.text == before->text &&
          cell.evidence.places == before->evidence.places) {
        cell.evidence.doubts = before->evidence.doubts;
        continue;
      }
      const bool may_begin = trusted.empty() || after_group;
      after_group = row.kind == RowKind::kGroup;
      if (!cell.has_value()) {
        if (row.kind == RowKind::kTask) ++skipped;
        const int coming =
            r + 1 < table.rows.size() ? PlainNumber(table.rows[r + 1].cells[column]) : 0;
        if (before != nullptr && row.kind == RowKind::kTask && agreed == 0 &&
            PlainNumber(*before) > 0 && coming == PlainNumber(*before) + 2 &&
            IsRecognised(before->evidence)) {
          DoubtOf(cell.evidence, DoubtReason::kSequence).suggestion =
              std::to_string(coming - 1) + ClosingMark(*before->text);
        }
        continue;
      }
      before = &cell;
      const auto number = table::ParseRowNumber(*cell.text);
      // Behind rows whose numbers are not known, the one that counts them all.
      const bool counts = number && last && Steps(*last, *number) == skipped + 1;
      if (number && (counts || trusted.Expects(*number) || (may_begin && IsFirst(*number)))) {
        trusted.Add(*number);
        last = number;
        agreed = skipped = 0;
        if (cell.evidence.confidence < kClearNumber && IsRecognised(cell.evidence))
          AddDoubt(cell.evidence, DoubtReason::kUnclear, *cell.text);
        continue;
      }
      ++skipped;
      const bool recognised = IsRecognised(cell.evidence);
      if (recognised) {
        Doubt& doubt = AddDoubt(cell.evidence, DoubtReason::kSequence, *cell.text);
        if (last) doubt.suggestion = LostDots(*cell.text, *last);
      }
      if (!number) continue;
      agreed = agreed > 0 && doubted.Expects(*number) ? agreed + 1 : 1;
      if (agreed == 1) doubted = {};
      doubted.Add(*number);
      if (agreed == kAgreed || !recognised) {
        trusted.Add(*number);
        last = number;
        agreed = skipped = 0;
      }
    }
  }

  // ---- rows that no table has whose borders were read right ------------------------------------

  void MarkRow(PlanRow& row) {
    for (Value& cell : row.cells) {
      if (cell.has_value() && IsRecognised(cell.evidence))
        DoubtOf(cell.evidence, DoubtReason::kGridUncertain);
    }
  }

  static bool IsSamePrint(const Value& a, const Value& b) {
    return a.has_value() && b.has_value() && !a.evidence.places.empty() &&
           a.evidence.places == b.evidence.places;
  }

  // A task whose words stand in another row or column as well, that lost its number or has two.
  static bool IsBroken(const PlanTable& table, std::size_t r, std::ptrdiff_t number,
                       std::ptrdiff_t content) {
    const PlanRow& row = table.rows[r];
    if (row.kind != RowKind::kTask) return false;
    if (number >= 0) {
      const Value& cell = row.cells[static_cast<std::size_t>(number)];
      if (!cell.has_value()) return true;
      // The numbers of two rows.
      if (cell.text->find(' ') != std::string::npos && !table::ParseRowNumber(*cell.text))
        return true;
    }
    // The numbers of the columns, or what was read for them.
    constexpr std::size_t kShortest = 3, kFewest = 3;
    std::size_t shorts = 0, given = 0;
    for (const Value& cell : row.cells) {
      if (!cell.has_value()) continue;
      ++given;
      if (cell.text->size() <= kShortest) ++shorts;
    }
    if (given >= kFewest && shorts == given) return true;
    if (content < 0) return false;
    const auto at = static_cast<std::size_t>(content);
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (c != at && IsSamePrint(row.cells[c], row.cells[at])) return true;
    }
    return r > 0 && IsSamePrint(table.rows[r - 1].cells[at], row.cells[at]);
  }

  void Shape(std::size_t t) {
    // Of so many rows one in four: the rows that look right are no better.
    constexpr std::size_t kFew = 2, kShare = 4;
    PlanTable& table = plan_.tables[t];
    const auto column = [&table](std::string_view role) {
      const auto found = std::find(table.columns.begin(), table.columns.end(), role);
      return found == table.columns.end() ? -1 : found - table.columns.begin();
    };
    const std::ptrdiff_t number = column("number"), content = column("content");
    std::vector<std::size_t> broken;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (IsBroken(table, r, number, content)) broken.push_back(r);
    }
    // A numbering column whose head cannot be read goes with borders that were lost; where none
    // were printed, lines of text decide what a row is, and one that was lost moves the others.
    if (number < 0 || (kinds_[t] != TableKind::kRuled && !broken.empty()) ||
        (broken.size() > kFew && broken.size() * kShare >= table.rows.size())) {
      for (PlanRow& row : table.rows) MarkRow(row);
      return;
    }
    for (const std::size_t r : broken) {
      MarkRow(table.rows[r]);
      // What goes on in it began above.
      if (r > 0) MarkRow(table.rows[r - 1]);
      if (r == 0 && t > 0 && !plan_.tables[t - 1].rows.empty()) {
        MarkRow(plan_.tables[t - 1].rows.back());
      }
    }
  }

  // A label that says nothing may be what was left of one that does ("Cơ quan chủ").
  void Labels(PlanTable& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (!table.columns[c].starts_with("other")) continue;
      for (PlanRow& row : table.rows) {
        Value& cell = row.cells[c];
        if (cell.has_value() && IsRecognised(cell.evidence))
          AddDoubt(cell.evidence, DoubtReason::kUnclear, table.labels[c]);
      }
    }
  }

  // How many numbers further `next` is on the level of `last`; 0: it is on another.
  static int Steps(const table::RowNumber& last, const table::RowNumber& next) {
    if (last.parts.size() != next.parts.size() || last.parts.empty() ||
        !std::equal(last.parts.begin(), last.parts.end() - 1, next.parts.begin()))
      return 0;
    return table::OrdinalOf(next.parts.back()) - table::OrdinalOf(last.parts.back());
  }

  static std::string ClosingMark(const std::string& text) {
    return text.ends_with('.') || text.ends_with(')') ? text.substr(text.size() - 1) : "";
  }

  // "12" where "1.2" can follow: what the sequence asks for, if it has the same digits.
  static std::string LostDots(const std::string& text, const table::RowNumber& last) {
    const std::string mark = ClosingMark(text);
    const std::string digits = text.substr(0, text.size() - mark.size());
    if (digits.size() < 2 || !std::all_of(digits.begin(), digits.end(), IsDigit)) return {};
    for (std::size_t dot = 1; dot < digits.size(); ++dot) {
      const std::string dotted = digits.substr(0, dot) + "." + digits.substr(dot);
      const auto number = table::ParseRowNumber(dotted);
      if (number && table::Follows(last, *number)) return dotted + mark;
    }
    return {};
  }

  Plan& plan_;
  const std::vector<TableKind>& kinds_;
  std::vector<WordedValue> values_;
  std::unordered_set<const Evidence*> recognised_;
  std::set<int> uncertain_;  // numbers of pages
  std::map<std::string, int> times_;
};

}  // namespace

bool IsOddWord(const std::string& word) {
  if (HasStray(word)) return true;
  if (IsAddress(word)) return false;
  std::string part;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = text::NextCodePoint(word, at);
    const bool separator = (c < 0x80 && !IsDigit(static_cast<char>(c)) && !(c >= 'a' && c <= 'z') &&
                            !(c >= 'A' && c <= 'Z')) ||
                           (c >= 0x2010 && c <= 0x2027);
    if (!separator) {
      part += word.substr(from, at - from);
      continue;
    }
    if (IsOddPart(part)) return true;
    part.clear();
  }
  return IsOddPart(part);
}

Doubt& DoubtOf(Evidence& evidence, DoubtReason reason) {
  auto at = std::find_if(evidence.doubts.begin(), evidence.doubts.end(),
                         [&](const Doubt& doubt) { return doubt.reason >= reason; });
  if (at == evidence.doubts.end() || at->reason != reason) {
    at = evidence.doubts.insert(at, Doubt{});
    at->reason = reason;
  }
  return *at;
}

Doubt& AddDoubt(Evidence& evidence, DoubtReason reason, const std::string& word) {
  Doubt& doubt = DoubtOf(evidence, reason);
  if (std::find(doubt.words.begin(), doubt.words.end(), word) == doubt.words.end()) {
    doubt.words.push_back(word);
  }
  return doubt;
}

void JudgeRecognised(const std::vector<Page>& pages, const std::vector<TableKind>& kinds,
                     Plan& plan) {
  if (AnyRecognised(pages)) Judge(pages, kinds, plan).Run();
}

}  // namespace kehoach::plan
