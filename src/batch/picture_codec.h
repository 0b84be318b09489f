// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker that makes pictures of pages is asked and answers, as bytes. Only the two ends of
// one run speak it: it has no version and is never stored.
//
// Decoding takes any bytes, since the worker may be in the hands of the document that it drew: what
// no encoder wrote is an Error (kInternal), and memory is bounded by the bytes. Pure, thread-safe.
#ifndef KEHOACH_BATCH_PICTURE_CODEC_H_
#define KEHOACH_BATCH_PICTURE_CODEC_H_

#include <optional>
#include <string>
#include <string_view>

#include "kehoach/image.h"
#include "kehoach/result.h"
#include "pdf/pdf.h"

namespace kehoach::batch {

struct PictureRequest {
  int page = 1;
  pdf::RenderOptions options;
};

struct Picture {
  int pages = 0;                   // of the document
  std::optional<PageImage> image;  // nothing when it has no such page
};

std::string EncodeRequest(const PictureRequest& request);
std::optional<PictureRequest> DecodeRequest(std::string_view bytes);

// Sources of errors are left out; DecodePicture() sets them to `source`.
std::string EncodePicture(const Result<Picture>& picture);
Result<Picture> DecodePicture(std::string_view bytes, const std::string& source);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_PICTURE_CODEC_H_
