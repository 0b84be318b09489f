// SPDX-License-Identifier: GPL-3.0-or-later
// How the same text is spelt otherwise: by people and by recognition.
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/generated_plans_text.h"

namespace kehoach::testing {
namespace {

using std::string_view;

// Length in bytes of the code point that begins with this byte.
std::size_t Length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// A letter of any script, as far as plans have them; not '×' and '÷'.
bool IsLetter(string_view rest) {
  if (rest.empty()) return false;
  const auto byte = static_cast<unsigned char>(rest[0]);
  if (byte < 0x80) return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  return byte != 0xE2;  // dashes, quotes
}

bool StartsWith(string_view text, std::size_t at, string_view what) {
  return text.substr(at, what.size()) == what;
}

std::string Replaced(string_view text,
                     const std::vector<std::pair<string_view, string_view>>& pairs,
                     bool only_at_the_end, bool not_behind_q) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    bool done = false;
    for (const auto& [from, to] : pairs) {
      if (!StartsWith(text, at, from)) continue;
      if (only_at_the_end && IsLetter(text.substr(at + from.size()))) continue;
      if (not_behind_q && !out.empty() && (out.back() == 'q' || out.back() == 'Q')) continue;
      out += to;
      at += from.size();
      done = true;
      break;
    }
    if (done) continue;
    const std::size_t length = Length(text[at]);
    out.append(text.substr(at, length));
    at += length;
  }
  return out;
}

// Letters that recognition takes for one another (a row each): marks over a circumflex, a breve
// or a horn; marks that are lost.
const std::vector<std::vector<string_view>>& Confused() {
  static const std::vector<std::vector<string_view>> rows = {
      {"ấ", "ầ", "ẩ", "ẫ"}, {"ế", "ề", "ể", "ễ"}, {"ố", "ồ", "ổ", "ỗ"}, {"ắ", "ằ", "ẳ", "ẵ"},
      {"ớ", "ờ", "ở", "ỡ"}, {"ứ", "ừ", "ử", "ữ"}, {"ệ", "ê", "ẹ"},      {"ộ", "ô", "ọ"},
      {"ậ", "â", "ạ"},      {"ợ", "ơ", "ọ"},      {"ự", "ư", "ụ"},      {"ê", "e"},
      {"ô", "o"},           {"ơ", "o"},           {"ư", "u"},           {"đ", "d"},
      {"ị", "i"},           {"ỉ", "i"},           {"ả", "á", "a"},      {"ã", "ả", "a"},
      {"ủ", "ú", "u"}};
  return rows;
}

// Replaces one letter of out[begin, end). Returns whether one could be.
bool Damage(std::string& out, std::size_t begin, Random& random) {
  std::vector<std::pair<std::size_t, const std::vector<string_view>*>> places;
  std::vector<std::pair<std::size_t, std::pair<string_view, string_view>>> shapes;
  for (std::size_t at = begin; at < out.size(); at += Length(out[at])) {
    const string_view letter = string_view(out).substr(at, Length(out[at]));
    for (const std::vector<string_view>& row : Confused()) {
      for (const string_view one : row) {
        // A letter that stands in a row only as what others become is not itself misread.
        if (one == letter && letter.size() > 1) {
          places.emplace_back(at, &row);
          break;
        }
      }
    }
    static constexpr std::array<std::pair<string_view, string_view>, 5> kShapes = {
        {{"l", "1"}, {"rn", "m"}, {"m", "rn"}, {"I", "l"}, {"ri", "n"}}};
    for (const auto& shape : kShapes) {
      if (StartsWith(out, at, shape.first)) shapes.emplace_back(at, shape);
    }
  }
  if (places.empty() && shapes.empty()) return false;
  if (!shapes.empty() && (places.empty() || random.Chance(0.15))) {
    const auto& [at, shape] = shapes[random.Below(static_cast<std::uint32_t>(shapes.size()))];
    out.replace(at, shape.first.size(), shape.second);
    return true;
  }
  const auto& [at, row] = places[random.Below(static_cast<std::uint32_t>(places.size()))];
  const std::size_t length = Length(out[at]);
  const std::string old = out.substr(at, length);
  string_view other;
  do {
    other = (*row)[random.Below(static_cast<std::uint32_t>(row->size()))];
  } while (other == old);
  out.replace(at, length, other);
  return true;
}

}  // namespace

std::string NewToneStyle(string_view text) {
  static const std::vector<std::pair<string_view, string_view>> pairs = {
      {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"}, {"òe", "oè"},
      {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"}, {"ùy", "uỳ"}, {"úy", "uý"},
      {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"}, {"Ủy", "Uỷ"}, {"Ùy", "Uỳ"}, {"Úy", "Uý"}};
  return Replaced(text, pairs, true, false);
}

std::string YToI(string_view text) {
  static const std::vector<std::pair<string_view, string_view>> pairs = {
      {"kỹ", "kĩ"}, {"Kỹ", "Kĩ"}, {"lý", "lí"},   {"Lý", "Lí"},   {"tỷ", "tỉ"},  {"Tỷ", "Tỉ"},
      {"kỷ", "kỉ"}, {"Kỷ", "Kỉ"}, {"kỳ", "kì"},   {"Kỳ", "Kì"},   {"mỹ", "mĩ"},  {"sỹ", "sĩ"},
      {"ký", "kí"}, {"Ký", "Kí"}, {"quý", "quí"}, {"Quý", "Quí"}, {"quỹ", "quĩ"}};
  return Replaced(text, pairs, true, false);
}

std::string OcrNoise(string_view text, double rate, std::uint64_t seed) {
  Random random(seed);
  std::string out;
  out.reserve(text.size() + 8);
  bool damaged = false;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t begin = out.size();
    starts.push_back(begin);
    out.append(text.substr(at, end - at));
    if (random.Chance(rate)) damaged |= Damage(out, begin, random);
    // A narrow space is lost now and then.
    if (end < text.size() && !random.Chance(rate / 20)) {
      out += ' ';
    } else if (end < text.size()) {
      damaged = true;
    }
    at = end + 1;
  }
  if (!damaged) {
    // One syllable at least, from a random one on.
    const auto count = static_cast<std::uint32_t>(starts.size());
    const std::uint32_t first = random.Below(count);
    for (std::uint32_t i = 0; i < count && !damaged; ++i) {
      const std::size_t begin = starts[(first + i) % count];
      std::string tail = out.substr(begin);
      const std::size_t end = std::min(tail.find(' '), tail.size());
      std::string word = tail.substr(0, end);
      if (!Damage(word, 0, random)) continue;
      out = out.substr(0, begin) + word + tail.substr(end);
      damaged = true;
    }
  }
  return out;
}

namespace {

constexpr std::array<std::pair<string_view, string_view>, 8> kCases = {{{"đ", "Đ"},
                                                                        {"ă", "Ă"},
                                                                        {"â", "Â"},
                                                                        {"ê", "Ê"},
                                                                        {"ô", "Ô"},
                                                                        {"ơ", "Ơ"},
                                                                        {"ư", "Ư"},
                                                                        {"ứ", "Ứ"}}};

}  // namespace

void Capitalize(std::string& text, std::size_t at) {
  if (at >= text.size()) return;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 'a' && lead <= 'z') {
    text[at] = static_cast<char>(lead - 0x20U);
    return;
  }
  for (const auto& [small, capital] : kCases) {
    if (!StartsWith(text, at, small)) continue;
    text.replace(at, small.size(), capital);
    return;
  }
}

void Uncapitalize(std::string& text, std::size_t at) {
  if (at >= text.size()) return;
  const std::size_t next = at + Length(text[at]);
  if (next < text.size() && text[next] >= 'A' && text[next] <= 'Z') return;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 'A' && lead <= 'Z') {
    text[at] = static_cast<char>(lead + 0x20U);
    return;
  }
  for (const auto& [small, capital] : kCases) {
    if (!StartsWith(text, at, capital)) continue;
    text.replace(at, capital.size(), small);
    return;
  }
}

}  // namespace kehoach::testing
