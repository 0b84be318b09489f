// SPDX-License-Identifier: GPL-3.0-or-later
// What passes between the parent and a worker: frames of a type and a payload, with a length and a
// checksum. All numbers are little-endian:
//
//   offset  size  holds
//        0     4  magic "KHF1"
//        4     4  type, one of FrameType
//        8     8  length of the payload in bytes
//       16     4  CRC-32 (zlib's, as in RFC 1952) of the bytes 4..15 and of the payload
//       20        payload
//
// The checksum finds accidents, such as a worker whose memory is damaged. It does not stop a worker
// that lies; what a payload says is checked by whoever reads it.
#ifndef KEHOACH_PROCESS_FRAME_H_
#define KEHOACH_PROCESS_FRAME_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::process {

enum class FrameType : std::uint32_t {
  kJob = 1,    // parent to worker
  kHello = 2,  // worker to parent, once, before the first job
  kReply = 3,  // worker to parent, once a job
};

inline constexpr std::size_t kFrameHeaderSize = 20;
using FrameHeader = std::array<char, kFrameHeaderSize>;

struct Frame {
  FrameType type = FrameType::kReply;
  std::string payload;

  bool operator==(const Frame&) const = default;
};

// The header of a frame whose payload is `first` and `second`, one behind the other. Pure.
FrameHeader HeaderOf(FrameType type, std::string_view first, std::string_view second = {});

// A whole frame. Pure.
std::string EncodeFrame(FrameType type, std::string_view payload);

// Takes a stream of bytes in pieces of any size and gives the frames in it. Any bytes are taken:
// what is no frame is an error that stays. Memory grows with what has arrived, never with a length
// that is merely announced. Belongs to one thread.
class FrameReader {
 public:
  // Frames with a longer payload are an error.
  explicit FrameReader(std::uint64_t max_payload) : max_payload_(max_payload) {}

  // Takes all of `bytes` and appends the frames that are whole now to `frames`. False after an
  // error; then error() is what was wrong, and no more bytes are looked at.
  bool Feed(std::string_view bytes, std::vector<Frame>& frames);

  const std::string& error() const { return error_; }
  // Bytes of a frame that is not whole yet are waiting for the rest.
  bool InFrame() const { return header_size_ > 0; }

 private:
  bool Fail(std::string what);
  bool TakeHeader();

  std::uint64_t max_payload_;
  FrameHeader header_{};
  std::size_t header_size_ = 0;
  std::uint64_t length_ = 0;
  Frame frame_;
  std::string error_;
};

// Numbers inside payloads, little-endian.
void PutU32(std::string& out, std::uint32_t value);
void PutU64(std::string& out, std::uint64_t value);

// Reads what PutU32 and PutU64 wrote from the front of `bytes` and drops it there. Any bytes are
// taken; false when there are too few, and then `bytes` is as before.
bool TakeU32(std::string_view& bytes, std::uint32_t& value);
bool TakeU64(std::string_view& bytes, std::uint64_t& value);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_FRAME_H_
