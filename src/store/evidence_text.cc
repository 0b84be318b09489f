// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidence_text.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace kehoach::store {
namespace {

constexpr float kUnitsPerPoint = 64;

void AppendInteger(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

// Shortest text that reads back as the same float. JSON knows no NaN or infinity: they become
// 0, which only a broken page box can bring about.
void AppendFloat(std::string& out, float value) {
  if (!std::isfinite(value)) {
    out += '0';
    return;
  }
  const auto whole = static_cast<std::int64_t>(std::fabs(value) < 1e9F ? value : 0.5F);
  if (static_cast<float>(whole) == value && !(whole == 0 && std::signbit(value))) {
    return AppendInteger(out, whole);
  }
  char digits[48];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void AppendPlace(std::string& out, const Place& place) {
  out += '[';
  AppendInteger(out, place.page);
  for (const float edge : {place.box.left, place.box.top, place.box.right, place.box.bottom}) {
    out += ',';
    AppendFloat(out, edge * kUnitsPerPoint);  // exact: a power of two
  }
  out += ']';
}

// {"reason":"unclear","words":["..."],"suggestion":"...","witness":"..."}; the last two only where
// they are not empty.
void AppendDoubt(std::string& out, const Doubt& doubt) {
  out += "{\"reason\":\"";
  out += DoubtReasonName(doubt.reason);
  out += "\",\"words\":";
  AppendStrings(out, doubt.words);
  if (!doubt.suggestion.empty()) {
    out += ",\"suggestion\":";
    AppendQuoted(out, doubt.suggestion);
  }
  if (!doubt.witness.empty()) {
    out += ",\"witness\":";
    AppendQuoted(out, doubt.witness);
  }
  out += '}';
}

void AppendUtf8(std::string& out, std::uint32_t c) {
  const auto byte = [&out](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

}  // namespace

int RuleNames::IndexOf(std::string_view name) {
  const auto known = index_.find(name);
  if (known != index_.end()) return known->second;
  const int index = static_cast<int>(names_.size());
  index_.emplace(name, index);
  names_.emplace_back(name);
  return index;
}

void AppendQuoted(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void AppendStrings(std::string& out, const std::vector<std::string>& strings) {
  out += '[';
  for (std::size_t i = 0; i < strings.size(); ++i) {
    if (i > 0) out += ',';
    AppendQuoted(out, strings[i]);
  }
  out += ']';
}

void AppendPlaces(std::string& out, const std::vector<Place>& places) {
  out += '[';
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0) out += ',';
    AppendPlace(out, places[i]);
  }
  out += ']';
}

void AppendEvidence(std::string& out, const Evidence& evidence, RuleNames& rules) {
  if (evidence.places.empty() && evidence.rule.empty() && evidence.confidence == 1 &&
      evidence.doubts.empty()) {
    out += '0';
    return;
  }
  out += '[';
  AppendInteger(out, rules.IndexOf(evidence.rule));
  out += ',';
  AppendFloat(out, evidence.confidence);
  for (const Place& place : evidence.places) {
    out += ',';
    AppendPlace(out, place);
  }
  for (const Doubt& doubt : evidence.doubts) {
    out += ',';
    AppendDoubt(out, doubt);
  }
  out += ']';
}

// ---- EvidenceReader ----------------------------------------------------------------------

void EvidenceReader::Fail() {
  ok_ = false;
  rest_ = {};
}

bool EvidenceReader::Take(char c) {
  if (rest_.empty() || rest_.front() != c) return false;
  rest_.remove_prefix(1);
  return true;
}

void EvidenceReader::Expect(char c) {
  if (!Take(c)) Fail();
}

std::int64_t EvidenceReader::Integer() {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  if (error != std::errc()) {
    Fail();
    return 0;
  }
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return value;
}

float EvidenceReader::Number() {
  float value = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  if (error != std::errc() || !std::isfinite(value)) {
    Fail();
    return 0;
  }
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return value;
}

float EvidenceReader::Points() {
  // Nearly all are whole numbers, which read three times as fast.
  std::int32_t units = 0;
  const char* const end = rest_.data() + rest_.size();
  const auto whole = std::from_chars(rest_.data(), end, units);
  const bool is_whole = whole.ec == std::errc() && whole.ptr != end && *whole.ptr != '.' &&
                        *whole.ptr != 'e' && units > -(1 << 24) && units < (1 << 24) && units != 0;
  if (!is_whole) return Number() / kUnitsPerPoint;
  rest_.remove_prefix(static_cast<std::size_t>(whole.ptr - rest_.data()));
  return static_cast<float>(units) / kUnitsPerPoint;
}

std::uint32_t EvidenceReader::Hex4() {
  if (rest_.size() < 4) {
    Fail();
    return 0;
  }
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 4, value, 16);
  if (error != std::errc() || end != rest_.data() + 4) {
    Fail();
    return 0;
  }
  rest_.remove_prefix(4);
  return value;
}

std::string EvidenceReader::Quoted() {
  std::string text;
  Expect('"');
  while (ok_) {
    const std::size_t plain = rest_.find_first_of("\"\\");
    if (plain == std::string_view::npos) {
      Fail();
      break;
    }
    text.append(rest_.substr(0, plain));
    rest_.remove_prefix(plain);
    if (Take('"')) return text;
    rest_.remove_prefix(1);  // the backslash
    if (Take('u')) {
      AppendUtf8(text, Hex4());
    } else if (Take('"')) {
      text += '"';
    } else if (Take('\\')) {
      text += '\\';
    } else {
      Fail();
    }
  }
  return {};
}

std::vector<std::string> EvidenceReader::Strings() {
  std::vector<std::string> strings;
  Expect('[');
  if (Take(']')) return strings;
  do {
    strings.push_back(Quoted());
  } while (Take(','));
  Expect(']');
  return strings;
}

std::vector<std::pair<std::string, std::string>> EvidenceReader::Object() {
  std::vector<std::pair<std::string, std::string>> pairs;
  Expect('{');
  if (Take('}')) return pairs;
  do {
    std::string key = Quoted();
    Expect(':');
    pairs.emplace_back(std::move(key), Quoted());
  } while (Take(','));
  Expect('}');
  return pairs;
}

Place EvidenceReader::OnePlace() {
  Place place;
  Expect('[');
  place.page = static_cast<int>(Integer());
  for (float* edge : {&place.box.left, &place.box.top, &place.box.right, &place.box.bottom}) {
    Expect(',');
    *edge = Points();
  }
  Expect(']');
  return place;
}

std::vector<Place> EvidenceReader::Places() {
  std::vector<Place> places;
  Expect('[');
  if (Take(']')) return places;
  do {
    places.push_back(OnePlace());
  } while (Take(','));
  Expect(']');
  return places;
}

Doubt EvidenceReader::OneDoubt() {
  Doubt doubt;
  const auto key = [this](std::string_view name) {
    if (!rest_.starts_with(name)) return false;
    rest_.remove_prefix(name.size());
    return true;
  };
  if (!key("{\"reason\":")) Fail();
  const std::optional<DoubtReason> reason = DoubtReasonOf(Quoted());
  if (!reason || !key(",\"words\":")) {
    Fail();
    return doubt;
  }
  doubt.reason = *reason;
  doubt.words = Strings();
  if (key(",\"suggestion\":")) doubt.suggestion = Quoted();
  if (key(",\"witness\":")) doubt.witness = Quoted();
  Expect('}');
  return doubt;
}

Evidence EvidenceReader::One() {
  Evidence evidence;
  if (Take('0')) return evidence;
  Expect('[');
  const std::int64_t rule = Integer();
  if (rule < 0 || rule >= std::ssize(rules_)) {
    Fail();
    return evidence;
  }
  evidence.rule = rules_[static_cast<std::size_t>(rule)];
  Expect(',');
  evidence.confidence = Number();
  while (Take(',')) {
    if (!rest_.empty() && rest_.front() == '{') {
      evidence.doubts.push_back(OneDoubt());
    } else if (evidence.doubts.empty()) {
      evidence.places.push_back(OnePlace());
    } else {
      Fail();
    }
  }
  Expect(']');
  return evidence;
}

std::vector<Evidence> EvidenceReader::List(std::size_t size) {
  std::vector<Evidence> list(size);
  Expect('[');
  for (std::size_t i = 0; i < size && ok_; ++i) {
    if (i > 0) Expect(',');
    list[i] = One();
  }
  Expect(']');
  return list;
}

}  // namespace kehoach::store
