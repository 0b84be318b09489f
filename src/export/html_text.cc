// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/html_text.h"

#include <array>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "base/sha256.h"
#include "export/table.h"

namespace kehoach::exporter {
namespace {

// Points between groups of three digits, from the right.
std::string Grouped(std::string digits) {
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ".");
  return digits;
}

int HexValue(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : CleanText(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string VietnameseNumber(std::int64_t number) { return Grouped(fmt::format("{}", number)); }

std::string VietnameseNumber(double number) {
  if (!std::isfinite(number)) return {};
  std::string text = fmt::format("{:.3f}", number);
  const std::size_t point = text.find('.');
  std::string fraction = text.substr(point + 1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string whole = Grouped(text.substr(0, point));
  if (whole == "-0" && fraction.empty()) whole = "0";
  return fraction.empty() ? whole : whole + "," + fraction;
}

std::string PolicyHash(std::string_view content) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = Sha256Hex(content);
  std::string out = "sha256-";
  // Base64 (RFC 4648, 4) over 32 bytes: ten groups of three, and one of two.
  for (std::size_t byte = 0; byte < hex.size() / 2; byte += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = byte; i < byte + 3; ++i) {
      group <<= 8;
      if (i < hex.size() / 2) {
        group |= static_cast<std::uint32_t>(HexValue(hex[2 * i]) * 16 + HexValue(hex[2 * i + 1]));
      }
    }
    const bool last = byte + 3 > hex.size() / 2;
    for (int digit = 0; digit < 4; ++digit) {
      const bool filled = !last || digit < 3;
      out += filled ? kAlphabet[(group >> (18 - 6 * digit)) & 63u] : '=';
    }
  }
  return out;
}

}  // namespace kehoach::exporter
