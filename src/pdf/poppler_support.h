// SPDX-License-Identifier: GPL-3.0-or-later
// What the files that drive Poppler share: how it is started, and when a page is given up. Included
// by them only.
#ifndef KEHOACH_PDF_POPPLER_SUPPORT_H_
#define KEHOACH_PDF_POPPLER_SUPPORT_H_

#include <cstdint>

#include <Annot.h>
#include <Stream.h>

#include "kehoach/geometry.h"

class GfxState;

namespace kehoach::pdf {

// A page of a real document enters at most some hundreds of forms. Forms that call each other can
// multiply without bound while each is drawn from a few bytes.
constexpr int kMaxFormsPerPage = 10'000;
// Soft masks of soft masks multiply likewise, out of reach of Poppler's ways to stop.
constexpr int kMaxGroupsPerPage = 100'000;
// Content-stream operators of one page; a dense map has some 10^6.
constexpr std::uint64_t kMaxOperatorsPerPage = 15'000'000;
// Graphics states that are saved and not restored. ISO 32000-1, annex C allows 28; pages that
// forget to restore some have hundreds. Poppler keeps a kilobyte for each, written as two bytes.
constexpr int kMaxSavedStates = 50'000;
// Poppler asks whether to stop once in this many operators (Gfx::go).
constexpr std::uint64_t kOperatorsPerCheck = 11;

constexpr int kInvisibleRender = 3;  // text rendering mode, ISO 32000-1, 9.3.6

// Thrown through Poppler when nothing else can end a page.
struct Runaway {};

// Poppler's process-wide state; once for the process, by any thread.
void StartPoppler();

// How often this thread has met a font that could not be had since the last call: text in it is not
// drawn.
int TakeMissingFonts();

// Reads the samples of an inline image: Poppler goes on behind them.
void SkipSamples(Stream* stream, std::int64_t bytes);

// The box around what may still be painted, on the page.
Rect ClipOf(const GfxState& state);

// Whether an annotation belongs to the picture of its page: it has an appearance of its own
// (without one Poppler would make one up, with fonts of the system), is not hidden, and is no link
// or pop-up.
bool ShowsOnPage(const Annot& annot);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_POPPLER_SUPPORT_H_
