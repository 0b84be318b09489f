// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/punctuation.h"

namespace kehoach::text {

std::string_view PlainPunctuation(char32_t code_point) {
  switch (code_point) {
    case 0x2010:  // hyphen
    case 0x2011:  // non-breaking hyphen
    case 0x2012:  // figure dash
    case 0x2013:  // en dash
    case 0x2014:  // em dash
    case 0x2015:  // horizontal bar
    case 0x2043:  // hyphen bullet
    case 0x2212:  // minus
    case 0xFE63:  // small hyphen-minus
    case 0xFF0D:  // fullwidth hyphen-minus
    case 0x2022:  // bullet
    case 0x2023:  // triangular bullet
    case 0x25A0:  // black square
    case 0x25AA:  // small black square
    case 0x25CF:  // black circle
    case 0x25E6:  // white bullet
      return "-";
    case 0x00B4:  // acute accent, typed for an apostrophe
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return "'";
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return "\"";
    case 0x2024:
      return ".";
    case 0x2025:
      return "..";
    case 0x2026:
      return "...";
    case 0x2044:  // fraction slash
    case 0x2215:
      return "/";
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0xFB05:
    case 0xFB06:
      return "st";
    default:
      return {};
  }
}

}  // namespace kehoach::text
