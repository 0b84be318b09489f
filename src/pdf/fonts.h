// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts of the system that stand in for those a PDF names and does not bring. fontconfig chooses
// them; their files are read when a page first needs them.
#ifndef KEHOACH_PDF_FONTS_H_
#define KEHOACH_PDF_FONTS_H_

#include <string>
#include <vector>

namespace kehoach::pdf {

// Makes ready what drawing pages needs of the system: reads fontconfig's settings and caches, and
// draws a page of its own in the standard 14 fonts (ISO 32000-1, 9.6.2.2), so that their
// substitutes are chosen and loaded once. Afterwards, drawing opens no file but those of fonts in
// FontFolders(). For a process that forks others which draw. Not thread-safe.
void WarmUpDrawing();

// The folders in which fontconfig looks for fonts: what a process that draws must be able to read.
// None stands below another. Not thread-safe.
std::vector<std::string> FontFolders();

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_FONTS_H_
