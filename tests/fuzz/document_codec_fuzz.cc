// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker answers: any bytes are a reading, a plan or an error, and what was read is written
// and read the same.
#include <string>

#include "batch/document_codec.h"
#include "fuzz_support.h"

using kehoach::Plan;
using kehoach::Result;
using kehoach::batch::DecodePlan;
using kehoach::batch::DecodeReading;
using kehoach::batch::EncodePlan;
using kehoach::batch::EncodeReading;
using kehoach::batch::StoredReading;
using kehoach::fuzz::Require;
using kehoach::fuzz::Text;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<StoredReading> reading = DecodeReading(Text(data, size), "x.pdf");
  Require(reading.ok() || reading.error().source == "x.pdf", "an error says of what");
  if (reading.ok()) {
    // Compared as bytes: a float of the input may be a NaN, which equals nothing.
    const std::string bytes = EncodeReading(reading);
    const Result<StoredReading> again = DecodeReading(bytes, "x.pdf");
    Require(again.ok(), "a reading that was written can be read");
    Require(EncodeReading(again) == bytes, "and is the same");
  }
  const Result<Plan> plan = DecodePlan(Text(data, size));
  if (plan.ok()) {
    const std::string bytes = EncodePlan(plan);
    const Result<Plan> again = DecodePlan(bytes);
    Require(again.ok() && EncodePlan(again) == bytes, "so is a plan");
  }
  const auto captured = kehoach::batch::DecodeCaptured(Text(data, size));
  if (captured.ok()) {
    const std::string bytes = kehoach::batch::EncodeCaptured(*captured);
    const auto again = kehoach::batch::DecodeCaptured(bytes);
    Require(again.ok() && kehoach::batch::EncodeCaptured(*again) == bytes,
            "and a document whose pages are to be recognised");
  }
  static_cast<void>(kehoach::batch::DecodePage(Text(data, size)));
  static_cast<void>(kehoach::batch::DecodeBlobs(Text(data, size)));
  return 0;
}
