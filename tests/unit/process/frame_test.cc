// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/frame.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::process {
namespace {

TEST(FrameTest, WholeFramesComeOutAsTheyWentIn) {
  const std::string stream = EncodeFrame(FrameType::kHello, "") +
                             EncodeFrame(FrameType::kReply, "text") +
                             EncodeFrame(FrameType::kJob, std::string(100'000, 'x'));
  FrameReader reader(100'000);
  std::vector<Frame> frames;
  ASSERT_TRUE(reader.Feed(stream, frames)) << reader.error();
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_EQ(frames[0], (Frame{FrameType::kHello, ""}));
  EXPECT_EQ(frames[1], (Frame{FrameType::kReply, "text"}));
  EXPECT_EQ(frames[2], (Frame{FrameType::kJob, std::string(100'000, 'x')}));
  EXPECT_FALSE(reader.InFrame());
}

TEST(FrameTest, PiecesMakeTheSameFramesAsTheWhole) {
  const std::string stream = EncodeFrame(FrameType::kReply, "one") +
                             EncodeFrame(FrameType::kReply, "") +
                             EncodeFrame(FrameType::kReply, "three");
  for (std::size_t size = 1; size <= stream.size(); ++size) {
    FrameReader reader(100);
    std::vector<Frame> frames;
    for (std::size_t at = 0; at < stream.size(); at += size) {
      ASSERT_TRUE(reader.Feed(std::string_view(stream).substr(at, size), frames));
    }
    ASSERT_EQ(frames.size(), 3u) << size;
    EXPECT_EQ(frames[0].payload, "one");
    EXPECT_EQ(frames[1].payload, "");
    EXPECT_EQ(frames[2].payload, "three");
  }
}

TEST(FrameTest, TwoPartsHaveTheHeaderOfTheWhole) {
  EXPECT_EQ(HeaderOf(FrameType::kReply, "ab", "cd"), HeaderOf(FrameType::kReply, "abcd"));
  EXPECT_EQ(HeaderOf(FrameType::kReply, "", "abcd"), HeaderOf(FrameType::kReply, "abcd"));
}

TEST(FrameTest, HeaderIsAsDocumented) {
  const std::string frame = EncodeFrame(FrameType::kReply, "a");
  EXPECT_EQ(frame.substr(0, 4), "KHF1");
  EXPECT_EQ(frame.substr(4, 4), std::string("\x03\0\0\0", 4));
  EXPECT_EQ(frame.substr(8, 8), std::string("\x01\0\0\0\0\0\0\0", 8));
  // CRC-32 of the thirteen bytes 03 00 00 00 01 00 00 00 00 00 00 00 61.
  EXPECT_EQ(frame.substr(16, 4), std::string("\xc1\x6f\x70\x9f", 4));
  EXPECT_EQ(frame.substr(20), "a");
}

// Every bit of a frame matters: none can be turned without notice.
TEST(FrameTest, AnyTurnedBitIsAnError) {
  const std::string good = EncodeFrame(FrameType::kReply, "payload");
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    FrameReader reader(7);
    std::vector<Frame> frames;
    const bool taken = reader.Feed(bad, frames);
    EXPECT_TRUE(frames.empty()) << bit;
    // A length that is now shorter leaves bytes that are no frame; one that is longer waits or is
    // refused.
    EXPECT_TRUE(!taken || reader.InFrame()) << bit;
  }
}

TEST(FrameTest, AnnouncedLengthTakesNoMemory) {
  std::string header = EncodeFrame(FrameType::kReply, "");
  header[13] = 1;  // 2^40 bytes, which are allowed here
  FrameReader reader(std::uint64_t{1} << 41);
  std::vector<Frame> frames;
  EXPECT_TRUE(reader.Feed(header, frames));
  EXPECT_TRUE(reader.Feed("a few bytes", frames));
  EXPECT_TRUE(frames.empty());
  EXPECT_TRUE(reader.InFrame());
}

TEST(FrameTest, ErrorsStay) {
  FrameReader reader(10);
  std::vector<Frame> frames;
  EXPECT_FALSE(reader.Feed(EncodeFrame(FrameType::kReply, "eleven byte"), frames));
  EXPECT_EQ(reader.error(), "a frame of 11 bytes, more than the 10 allowed");
  EXPECT_FALSE(reader.Feed(EncodeFrame(FrameType::kReply, "good"), frames));
  EXPECT_TRUE(frames.empty());
}

TEST(FrameTest, NumbersAreReadAsTheyWereWritten) {
  std::string bytes;
  PutU32(bytes, 0x89abcdef);
  PutU64(bytes, 0x0123456789abcdef);
  EXPECT_EQ(bytes, std::string("\xef\xcd\xab\x89\xef\xcd\xab\x89\x67\x45\x23\x01"));
  std::string_view rest = bytes;
  std::uint32_t small = 0;
  std::uint64_t large = 0;
  EXPECT_TRUE(TakeU32(rest, small));
  EXPECT_TRUE(TakeU64(rest, large));
  EXPECT_EQ(small, 0x89abcdef);
  EXPECT_EQ(large, 0x0123456789abcdef);
  rest = "abc";
  EXPECT_FALSE(TakeU32(rest, small));
  EXPECT_EQ(rest, "abc");
}

}  // namespace
}  // namespace kehoach::process
