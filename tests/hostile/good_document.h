// SPDX-License-Identifier: GPL-3.0-or-later
// Small plans without anything wrong in them: neighbours of hostile files, and what mutations start
// from. They are about nobody: names of sectors and numbers only.
#ifndef KEHOACH_TESTS_HOSTILE_GOOD_DOCUMENT_H_
#define KEHOACH_TESTS_HOSTILE_GOOD_DOCUMENT_H_

#include <string>
#include <string_view>

#include "support/pdf_builder.h"

namespace kehoach::hostile {

// A plan with head, objectives and a ruled table of tasks. Another document for each number.
std::string GoodDocument(int number);

// A font that can write all of the text below, as resource /F0.
int AddReadableFont(testing::PdfBuilder& pdf);
// Content stream that writes one line of UTF-8 text (code points below U+10000) in /F0.
std::string Line(std::string_view text, double x, double y, double size = 13);
// Lines of prose that a reader takes for a page of text.
std::string ReadableContent();
// A page that can be read, with whatever else is to stand on it.
int AddReadablePage(testing::PdfBuilder& pdf, const std::string& content = "",
                    const std::string& resources = "", const std::string& entries = "");

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_GOOD_DOCUMENT_H_
