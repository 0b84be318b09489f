// SPDX-License-Identifier: GPL-3.0-or-later
// Slips of the recogniser that no word can have.
#ifndef KEHOACH_OCR_LETTERS_H_
#define KEHOACH_OCR_LETTERS_H_

#include <string>
#include <string_view>

namespace kehoach::ocr {

// One word or line with
// - đ for the Icelandic ð, which has its shape;
// - a letter with a mark that stands twice in a row, in whatever case, once: Vietnamese doubles
// none;
// - ‰ for "%o";
// - I for L between the G that begins a word and a letter with a mark: "GLÁM";
// - the c of "(b/c)" for what has its shape ("(b/©", whose ring is the bracket behind it);
// - a letter that has one shape in both cases (o, s, ư, …) in lower case behind letters of lower
//   case, one where it has a mark, else two ("kWh").
// `guessed` becomes true where that put in a letter of another shape (the I, "(b/c)"): less to be
// believed than what was read. UTF-8, NFC. Pure.
std::string MendLetters(std::string_view text, bool* guessed = nullptr);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_LETTERS_H_
