// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker sends: any bytes are frames or an error, in pieces as in one, and a frame that was
// taken is written the same. The payloads are fed alone, too, behind the checksum that would keep
// nearly all input out.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz_support.h"
#include "process/frame.h"
#include "process/sandbox.h"
#include "process/worker.h"

using kehoach::fuzz::Require;
using kehoach::fuzz::Text;
using namespace kehoach::process;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = Text(data, size);
  constexpr std::uint64_t kMost = 1 << 20;

  FrameReader whole(kMost);
  std::vector<Frame> frames;
  const bool good = whole.Feed(bytes, frames);
  Require(good == whole.error().empty(), "a stated error");
  Require(good || !whole.Feed(bytes, frames), "errors stay");

  // The first byte chooses the size of the pieces.
  FrameReader pieces(kMost);
  std::vector<Frame> again;
  const std::size_t step = size > 0 ? data[0] % 31 + 1u : 1u;
  for (std::size_t at = 0; at < size; at += step) {
    if (!pieces.Feed(bytes.substr(at, step), again)) break;
  }
  Require(pieces.error() == whole.error(), "the same error");
  Require(again == frames, "the same frames");

  std::string written;
  for (const Frame& frame : frames) written += EncodeFrame(frame.type, frame.payload);
  Require(bytes.substr(0, written.size()) == written, "what was taken is what was there");

  frames.push_back({FrameType::kReply, std::string(bytes)});
  for (const Frame& frame : frames) {
    Protections protections;
    if (DecodeProtections(frame.payload, protections)) {
      Protections same;
      Require(DecodeProtections(EncodeProtections(protections), same), "can be read");
      Require(same == protections, "and is the same");
    }
    std::string_view rest = frame.payload;
    ReplyHead reply;
    if (reply.Decode(rest)) {
      Require(reply.Encode() + std::string(rest) == frame.payload, "the same reply");
    }
    rest = frame.payload;
    JobHead job;
    if (job.Decode(rest))
      Require(job.Encode() + std::string(rest) == frame.payload, "the same job");
  }
  return 0;
}
