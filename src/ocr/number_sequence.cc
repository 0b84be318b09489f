// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/number_sequence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "table/numbering.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

using table::RowNumber;

// How far a number is believed that was taken from its place in the sequence.
constexpr float kBelieved = 0.6f;
// A text that is no number, read no better than this, is nothing.
constexpr float kUnsure = 0.6f;
// Letters without ascender or descender reach so far of the height of digits at most.
constexpr double kLow = 0.82;

constexpr std::array<std::string_view, 19> kLetters = {
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"};
constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                     "VII", "VIII", "IX",  "X",  "XI", "XII"};

// What the recogniser takes a number for. Each has been seen on scans.
struct Taken {
  std::string_view number;
  std::u32string_view readings;  // without closing marks, single characters
};
constexpr std::array<Taken, 14> kTaken = {{{"a", U"ạàáảãâă2348"},
                                           {"b", U"h6ḅĐ"},
                                           {"c", U"eçộ€C"},
                                           {"d", U"đĐở4"},
                                           {"đ", U"dĐởð14ơớờỡợ"},
                                           {"e", U"cèéẹẻẽê€ở"},
                                           {"g", U"q95đ8øśs&ø"},
                                           {"h", U"bḥ"},
                                           {"i", U"lI1¡íìỉĩịï!|j"},
                                           {"k", U"K"},
                                           {"l", U"I1|i"},
                                           {"I", U"1l|¡i"},
                                           {"II", U"HN"},
                                           {"1", U"lI|i¡"}}};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Bare(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  return text;
}

std::string WithoutStops(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '.') out += c;
  }
  return out;
}

enum class Kind { kDigits, kUpper, kLower };

Kind KindOf(const std::string& part) {
  if (IsDigit(part[0])) return Kind::kDigits;
  return part[0] >= 'A' && part[0] <= 'Z' ? Kind::kUpper : Kind::kLower;
}

// "II" and what its strokes are read as.
bool IsStrokes(std::string_view text) {
  return text.size() > 1 && text.find_first_not_of("IlH1|LiT!") == text.npos;
}

bool IsLetterPart(std::string_view part) {
  return std::find(kLetters.begin(), kLetters.end(), part) != kLetters.end();
}

std::string TextOf(const RowNumber& number) {
  std::string text;
  for (const std::string& part : number.parts) text += (text.empty() ? "" : ".") + part;
  return text;
}

// The next one of its kind; empty where there is none.
std::string NextPart(const std::string& part) {
  if (!part.empty() && std::all_of(part.begin(), part.end(), IsDigit))
    return std::to_string(table::OrdinalOf(part) + 1);
  const auto next = [&](const auto& order) -> std::string {
    const auto at = std::find(order.begin(), order.end(), part);
    return at == order.end() || at + 1 == order.end() ? std::string() : std::string(*(at + 1));
  };
  const std::string letter = next(kLetters);
  return letter.empty() ? next(kRoman) : letter;
}

std::string PartBefore(const std::string& part) {
  if (!part.empty() && std::all_of(part.begin(), part.end(), IsDigit)) {
    const int own = table::OrdinalOf(part);
    return own > 1 ? std::to_string(own - 1) : std::string();
  }
  const auto before = [&](const auto& order) -> std::string {
    const auto at = std::find(order.begin(), order.end(), part);
    return at == order.end() || at == order.begin() ? std::string() : std::string(*(at - 1));
  };
  const std::string letter = before(kLetters);
  return letter.empty() ? before(kRoman) : letter;
}

// Letters and figures of `text`.
std::size_t PiecesOf(std::string_view text) {
  std::size_t pieces = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text::NextCodePoint(text, at) != '.') ++pieces;
  }
  return pieces;
}

bool IsFirst(const RowNumber& number) {
  const std::string& last = number.parts.back();
  return number.parts.size() == 1 && (last == "1" || last == "a" || last == "I");
}

bool IsLow(std::string_view letter) {
  return letter.size() == 1 && std::string_view("acemnorsuvx").find(letter) != letter.npos;
}

class Column {
 public:
  // Lines [begin, end) of one table.
  Column(std::vector<NumberLine>& lines, std::size_t begin, std::size_t end)
      : lines_(lines), begin_(begin), end_(end) {
    // Digits are as high as the highest letters, brackets are higher.
    const auto opens = [](const std::string& text) { return text.starts_with('('); };
    std::vector<int> heights;
    std::vector<int> figures;
    for (std::size_t i = begin; i < end; ++i) {
      const NumberLine& line = lines[i];
      if (opens(line.text) || std::any_of(line.other.begin(), line.other.end(), opens)) continue;
      heights.push_back(line.shape.first_height);
      // An "a)" that was read as a "4" has a piece more.
      if (NumberOf(line.text) > 0 && PiecesOf(Bare(line.text)) == line.shape.letters.size())
        figures.push_back(heights.back());
    }
    std::sort(heights.begin(), heights.end());
    std::sort(figures.begin(), figures.end());
    // One that two lines ran into each other must not decide.
    if (!heights.empty()) full_ = heights[heights.size() - 1 - heights.size() / 8];
    // Nor may a few numbers in larger print.
    constexpr std::size_t kEnoughFigures = 3;
    if (figures.size() >= kEnoughFigures) full_ = std::min(full_, figures[figures.size() / 2]);
  }

  void Run() {
    for (std::size_t i = begin_; i < end_; i = CellEnd(i)) {
      SettleLetterCase(i);
      const std::optional<RowNumber> own = Read(i);
      if (CellEnd(i) > i + 1) {
        if (own) Take(*own);
        continue;
      }
      const std::optional<RowNumber> next = CellEnd(i) < end_ ? Read(CellEnd(i)) : std::nullopt;
      const bool fits = own && sequence_.Expects(*own) && HasHeight(i, Bare(lines_[i].text));
      const bool sure = IsSure(i);
      if (fits && sure && (!next || Leads(*own, *next))) {
        Take(*own);
        continue;
      }
      const bool inked = own && HasInk(i, Bare(lines_[i].text));
      // Counted anew, or behind a gap of the document's own.
      const bool begins = own && inked && !IsNewest(*own) && next && table::Follows(*own, *next);
      if (!begins && !(fits && sure && !next)) {
        if (const std::optional<RowNumber> found = Find(i, own, fits, inked, next)) {
          Write(i, *found);
          Take(*found);
          continue;
        }
      }
      if (own && !fits && !begins && !recent_.empty() && IsForced(i)) {
        lines_[i].text.clear();
        continue;
      }
      if (own && (fits || begins || inked || recent_.empty())) Take(*own);
      if (!own) DropWhatIsNone(i);
    }
  }

 private:
  std::size_t CellEnd(std::size_t i) const {
    ++i;
    while (i < end_ && lines_[i].carries_on) ++i;
    return i;
  }

  std::optional<RowNumber> Read(std::size_t i) const {
    std::string text;
    const std::size_t end = CellEnd(i);
    for (; i < end; ++i) text += lines_[i].text;
    return table::ParseRowNumber(text);
  }

  void Take(const RowNumber& number) {
    sequence_.Add(number);
    const auto is_same_kind = [&](const RowNumber& other) {
      return other.parts.size() == number.parts.size() &&
             KindOf(other.parts.back()) == KindOf(number.parts.back());
    };
    std::erase_if(recent_, is_same_kind);
    recent_.push_back(number);
  }

  // A "1" is a stroke.
  bool IsSure(std::size_t i) const {
    const NumberLine& line = lines_[i];
    return line.confidence >= kUnsure && (Bare(line.text) != "1" || line.shape.stems == 1);
  }

  bool IsNewest(const RowNumber& number) const {
    return std::find(recent_.begin(), recent_.end(), number) != recent_.end();
  }

  // Letters of one shape in both cases.
  void SettleLetterCase(std::size_t i) {
    std::string& text = lines_[i].text;
    if (Bare(text).size() == 1 && std::string_view("COSUVX").find(text[0]) != text.npos &&
        StandsLow(i))
      text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }

  // Whether a bracket closes a number of so many pieces: as it was read now or, where the ink has a
  // piece more, at another time.
  bool HasBracket(std::size_t i, std::size_t pieces) const {
    const NumberLine& line = lines_[i];
    return line.text.ends_with(')') ||
           (line.shape.letters.size() == pieces + 1 &&
            std::any_of(line.other.begin(), line.other.end(),
                        [](const std::string& other) { return other.ends_with(')'); }));
  }

  // Whether the line has just the pieces of ink and full stops that a number is printed with.
  bool HasInk(std::size_t i, std::string_view number) const {
    const NumberLine& line = lines_[i];
    const auto stops = static_cast<std::size_t>(std::count(number.begin(), number.end(), '.'));
    const std::size_t pieces = PiecesOf(number);
    // Serifs of "II" touch; its strokes are counted all the same.
    const bool stems = number.size() > 1 && number.find_first_not_of('I') == number.npos &&
                       line.shape.stems == static_cast<int>(number.size());
    if (number == "I" && (line.shape.stems != 1 || line.shape.flagged)) return false;
    if (!stems && line.shape.letters.size() != pieces + (HasBracket(i, pieces) ? 1 : 0))
      return false;
    const std::size_t found = line.shape.stops.size();
    if (found != stops && found != stops + 1) return false;
    // A closing stop is the last piece.
    if (found == stops + 1 && !line.shape.letters.empty() &&
        line.shape.stops.back() < line.shape.letters.back())
      return false;
    if ((number == "i") != line.shape.dotted) return false;
    return HasHeight(i, number);
  }

  bool StandsLow(std::size_t i) const { return lines_[i].shape.first_height < kLow * full_; }

  // A single letter or figure that is as high as it is printed.
  bool HasHeight(std::size_t i, std::string_view number) const {
    return PiecesOf(number) != 1 || IsLow(number) == StandsLow(i);
  }

  static bool LooksLike(std::string_view reading, const std::string& number) {
    const std::string_view bare = Bare(reading);
    if (bare.empty()) return false;
    if (WithoutStops(bare) == WithoutStops(number)) return true;
    if (IsStrokes(number) && IsStrokes(bare)) return true;
    for (const Taken& taken : kTaken) {
      if (taken.number != number) continue;
      std::size_t at = 0;
      const char32_t c = text::NextCodePoint(bare, at);
      if (at == bare.size() && taken.readings.find(c) != std::u32string_view::npos) return true;
    }
    return false;
  }

  // A reading with more glyphs than the ink has, of which the number is one ("5đ", "23").
  bool HoldsTooMuch(std::size_t i, std::string_view reading, const std::string& number) const {
    const std::string_view bare = Bare(reading);
    const std::size_t bracket = reading.ends_with(')') ? 1 : 0;
    return PiecesOf(bare) + bracket > lines_[i].shape.letters.size() &&
           WithoutStops(bare).find(WithoutStops(number)) != std::string::npos;
  }

  bool WasTakenFor(std::size_t i, const std::string& number) const {
    const NumberLine& line = lines_[i];
    const auto fits = [&](const std::string& reading) {
      return LooksLike(reading, number) || HoldsTooMuch(i, reading, number);
    };
    return fits(line.text) || std::any_of(line.other.begin(), line.other.end(), fits);
  }

  // Numbers that the ones above ask for, and a heading of so many strokes.
  std::vector<RowNumber> Coming(int stems) const {
    std::vector<RowNumber> coming;
    const auto add = [&](const RowNumber& number) {
      if (!number.parts.back().empty() && sequence_.Expects(number) &&
          std::find(coming.begin(), coming.end(), number) == coming.end())
        coming.push_back(number);
    };
    for (auto last = recent_.rbegin(); last != recent_.rend(); ++last) {
      for (std::size_t level = last->parts.size(); level > 0; --level) {
        RowNumber next = *last;
        next.parts.resize(level);
        next.parts.back() = NextPart(next.parts.back());
        add(next);
      }
      RowNumber below = *last;
      below.parts.emplace_back("1");
      add(below);
    }
    for (const char* first : {"1", "a", "I"}) add({{first}});
    // The heading before this one stands on another page.
    const bool heads = std::any_of(recent_.begin(), recent_.end(), [](const RowNumber& number) {
      return KindOf(number.parts.front()) == Kind::kUpper;
    });
    if (!heads && stems > 1)
      coming.push_back({{std::string(static_cast<std::size_t>(stems), 'I')}});
    return coming;
  }

  // What stands at line i, if its neighbours and its ink agree on one number.
  std::optional<RowNumber> Find(std::size_t i, const std::optional<RowNumber>& own, bool fits,
                                bool inked, const std::optional<RowNumber>& next) const {
    // Dashes are points of their own.
    if (!own && IsOtherNumber(lines_[i].text)) return std::nullopt;
    std::vector<RowNumber> candidates;
    if (!recent_.empty()) {
      candidates = Coming(lines_[i].shape.stems);
    } else if (next && i == begin_) {
      RowNumber before = *next;
      before.parts.back() = PartBefore(before.parts.back());
      if (!before.parts.back().empty()) candidates.push_back(before);
    }
    const bool sure = IsSure(i);
    std::optional<RowNumber> found;
    for (const RowNumber& candidate : candidates) {
      const std::string text = TextOf(candidate);
      if ((own && *own == candidate) || !HasInk(i, text)) continue;
      const bool follows = next && table::Follows(candidate, *next);
      const bool leads_on = follows || (next && Leads(candidate, *next));
      const bool taken = WasTakenFor(i, text);
      bool is_it = false;
      if (fits) {
        is_it = taken && (sure ? follows : leads_on);
      } else if (!own || !inked) {
        // The reading is none: the ink and what it was read as, or the ink and both neighbours.
        const bool anew = IsFirst(candidate);
        is_it = recent_.empty() ? taken && leads_on : taken || (follows && !anew);
      } else if (IsLetterPart(text) || IsStrokes(text)) {
        const std::string_view read = Bare(lines_[i].text);
        is_it = taken && (leads_on || !next || IsLetterPart(read) || read == "Đ");
      } else {
        is_it = taken && leads_on && IsOtherReading(i, text);
      }
      if (!is_it) continue;
      if (found) return std::nullopt;
      found = candidate;
    }
    return found;
  }

  // Whether `next` is asked for once `candidate` stands.
  bool Leads(const RowNumber& candidate, const RowNumber& next) const {
    table::NumberSequence with = sequence_;
    with.Add(candidate);
    return with.Expects(next);
  }

  bool IsOtherReading(std::size_t i, const std::string& number) const {
    return std::any_of(lines_[i].other.begin(), lines_[i].other.end(),
                       [&](const std::string& other) { return Bare(other) == number; });
  }

  void Write(std::size_t i, const RowNumber& number) {
    NumberLine& line = lines_[i];
    std::string text = TextOf(number);
    const auto stops = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
    if (HasBracket(i, PiecesOf(text))) {
      text += ')';
    } else if (line.shape.stops.size() > stops) {
      text += '.';
    }
    line.text = std::move(text);
    line.confidence = kBelieved;
  }

  // Read as a figure only where nothing but figures was asked for.
  bool IsForced(std::size_t i) const {
    const NumberLine& line = lines_[i];
    return !line.other.empty() && line.other.front() != line.text &&
           !IsOtherNumber(line.other.front()) && NumberOf(line.other.front()) == 0;
  }

  void DropWhatIsNone(std::size_t i) {
    NumberLine& line = lines_[i];
    if (line.text.empty() || IsOtherNumber(line.text) || NumberOf(line.text) > 0) return;
    // More are the beginning of a text.
    constexpr std::size_t kMostPieces = 2;
    if (line.shape.letters.size() > kMostPieces) return;
    const bool inked = PiecesOf(Bare(line.text)) == line.shape.letters.size();
    const bool marked =
        std::any_of(line.text.begin(), line.text.end(), [](char c) { return (c & 0x80) != 0; });
    if (IsNumberingHead(line.text)) return;
    if (!inked || marked || line.confidence < kUnsure) line.text.clear();
  }

  std::vector<NumberLine>& lines_;
  std::size_t begin_, end_;
  int full_ = 0;
  table::NumberSequence sequence_;
  std::vector<RowNumber> recent_;  // newest last
};

}  // namespace

void FollowSequence(std::vector<NumberLine>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].grid == lines[begin].grid) ++end;
    Column(lines, begin, end).Run();
    begin = end;
  }
}

}  // namespace kehoach::ocr
