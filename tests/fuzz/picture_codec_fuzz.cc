// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a worker sends: any bytes are a picture or an error, and a picture that was taken
// is written the same.
#include "batch/picture_codec.h"
#include "fuzz_support.h"

using kehoach::Result;
using kehoach::batch::Picture;
using kehoach::fuzz::Require;
using kehoach::fuzz::Text;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Picture> picture = kehoach::batch::DecodePicture(Text(data, size), "a.pdf");
  if (picture.ok()) {
    Require(kehoach::batch::EncodePicture(picture) == Text(data, size),
            "nothing else means the same");
  } else {
    Require(picture.error().source == "a.pdf" && !picture.error().message.empty(),
            "a stated error");
  }
  const auto request = kehoach::batch::DecodeRequest(Text(data, size));
  if (request) {
    Require(kehoach::batch::EncodeRequest(*request) == Text(data, size), "so with requests");
  }
  return 0;
}
