// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/poppler_support.h"

#include <cstddef>
#include <cstdio>
#include <new>
#include <string_view>
#include <utility>

#include <Error.h>
#include <GfxState.h>
#include <GlobalParams.h>

namespace kehoach::pdf {
namespace {

thread_local int missing_fonts = 0;

// Messages are not shown: what they complain about is judged by what comes of it. That text is not
// drawn for want of a font is said in no other way (SplashOutputDev::doUpdateFont, GfxFont).
void OnPopplerMessage(ErrorCategory, Goffset, const char* message) {
  const std::string_view text(message);
  if (text.starts_with("Couldn't find a font") || text.starts_with("Couldn't create a font")) {
    ++missing_fonts;
  }
}

}  // namespace

// The data directory is a path that cannot exist: names from a PDF must not select files to be
// read. The initer is never destroyed, since static destructors of other users may still hold
// documents.
void StartPoppler() {
  static const bool started = [] {
    GlobalParamsIniter::setCustomDataDir("/dev/null/poppler");
    alignas(GlobalParamsIniter) static std::byte place[sizeof(GlobalParamsIniter)];
    new (place) GlobalParamsIniter(OnPopplerMessage);
    return true;
  }();
  static_cast<void>(started);
}

int TakeMissingFonts() { return std::exchange(missing_fonts, 0); }

void SkipSamples(Stream* stream, std::int64_t bytes) {
  stream->reset();
  for (std::int64_t i = 0; i < bytes; ++i) {
    if (stream->getChar() == EOF) break;
  }
  stream->close();
}

Rect ClipOf(const GfxState& state) {
  double left, top, right, bottom;
  state.getClipBBox(&left, &top, &right, &bottom);
  return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
          static_cast<float>(bottom)};
}

bool ShowsOnPage(const Annot& annot) {
  if (annot.getType() == Annot::typeLink || annot.getType() == Annot::typePopup) return false;
  if ((annot.getFlags() & (Annot::flagHidden | Annot::flagNoView)) != 0) return false;
  const Object& dict = annot.getAnnotObj();
  return dict.isDict() && dict.dictLookup("AP").isDict();
}

}  // namespace kehoach::pdf
