// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef KEHOACH_PDF_TEXT_STRING_H_
#define KEHOACH_PDF_TEXT_STRING_H_

#include <string>
#include <string_view>

namespace kehoach::pdf {

// A text string of a PDF (ISO 32000-1, 7.9.2.2; ISO 32000-2 adds UTF-8) as UTF-8 without control
// characters. Unpaired surrogates are left out. Bytes of PDFDocEncoding beyond ASCII are read as
// Latin-1, which differs in a few signs only. Pure; thread-safe.
std::string DecodeTextString(std::string_view bytes);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_TEXT_STRING_H_
