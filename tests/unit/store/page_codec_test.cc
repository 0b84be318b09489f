// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_codec.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "sample.h"

namespace kehoach::store {
namespace {

void ExpectRoundTrip(const Page& page, const char* situation) {
  const Result<Page> decoded = DecodePage(EncodePage(page));
  ASSERT_TRUE(decoded.ok()) << situation << ": " << decoded.error().message;
  EXPECT_TRUE(*decoded == page) << situation;
}

TEST(PageCodecTest, KeepsAPageExactly) {
  ExpectRoundTrip(SamplePage(1, 0), "multiples of 1/64");
  ExpectRoundTrip(Page{}, "an empty page");
}

TEST(PageCodecTest, KeepsCoordinatesThatAreNoMultiplesOfOneSixtyFourth) {
  Page page = SamplePage(1, 0);
  for (Word& word : page.words) {
    word.box.left *= 1.0001F;
    word.size = 12.98F;
  }
  page.rulings[2].position += 0.001F;
  page.fills[0].box.top = 0.1F;
  ExpectRoundTrip(page, "all words");
  page = SamplePage(1, 0);
  page.words[7].baseline += 1e-4F;
  ExpectRoundTrip(page, "one word");
}

TEST(PageCodecTest, KeepsTheBitsOfOddFloats) {
  Page page = SamplePage(1, 0);
  constexpr float kOdd[] = {-0.0F,
                            1e30F,
                            -1e-30F,
                            std::numeric_limits<float>::infinity(),
                            -std::numeric_limits<float>::max(),
                            262144.0F};
  for (const float odd : kOdd) {
    page.words[1].box.right = odd;
    page.words[2].confidence = odd;
    page.rulings[0].thickness = odd;
    const Result<Page> decoded = DecodePage(EncodePage(page));
    ASSERT_TRUE(decoded.ok()) << odd;
    const auto bits = std::bit_cast<std::uint32_t>(odd);
    EXPECT_EQ(bits, std::bit_cast<std::uint32_t>(decoded->words[1].box.right)) << odd;
    EXPECT_EQ(bits, std::bit_cast<std::uint32_t>(decoded->words[2].confidence)) << odd;
    EXPECT_EQ(bits, std::bit_cast<std::uint32_t>(decoded->rulings[0].thickness)) << odd;
  }
  page.words[1].box.right = std::numeric_limits<float>::quiet_NaN();
  const Result<Page> decoded = DecodePage(EncodePage(page));
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(std::isnan(decoded->words[1].box.right));
}

TEST(PageCodecTest, KeepsRecognisedWordsAndUnusablePages) {
  Page page = SamplePage(3, 1);
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    page.words[i].origin = Origin::kOcr;
    page.words[i].confidence = 1.0F / static_cast<float>(i + 1);
  }
  page.quality.verdict = TextVerdict::kImplausible;
  page.quality.reason = "4 of 100 words are syllables";
  page.quality.unmapped = -1;
  page.images[0].width = std::numeric_limits<int>::max();
  page.fills[0].rgb = 0xFFFFFFFF;
  ExpectRoundTrip(page, "recognised");
}

TEST(PageCodecTest, RandomPagesComeBack) {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> point(-50, 900);
  for (int round = 0; round < 50; ++round) {
    Page page = SamplePage(round, round);
    page.words.resize(static_cast<std::size_t>(random() % 60));
    for (Word& word : page.words) {
      const float scale = round % 2 == 0 ? 64.0F : 1000.0F;
      const auto snapped = [&] { return std::round(point(random) * scale) / scale; };
      word.box = {snapped(), snapped(), snapped(), snapped()};
      word.baseline = snapped();
      word.text.assign(random() % 5, static_cast<char>('a' + random() % 26));
    }
    ExpectRoundTrip(page, "random");
  }
}

TEST(PageCodecTest, IsCompactOnAnOrdinaryPage) {
  // 440 words with five edges each: three bytes of coordinates a word and its text would be 4.5 kB.
  const Page page = SamplePage(1, 0);
  EXPECT_LT(EncodePage(page).size(), 3000U);
}

TEST(PageCodecTest, RefusesWhatIsNoStoredPage) {
  const std::string good = EncodePage(SamplePage(1, 0));
  const std::pair<const char*, std::string> cases[] = {
      {"empty", ""},
      {"format byte only", good.substr(0, 1)},
      {"unknown format", std::string(1, '\x7f').append(good.substr(1))},
      {"cut in the header", good.substr(0, 4)},
      {"cut in the middle", good.substr(0, good.size() / 2)},
      {"last byte missing", good.substr(0, good.size() - 1)},
      {"something behind", std::string(good).append("x")},
      {"text", "\x01hello, this is no frame"},
  };
  for (const auto& [situation, bytes] : cases) {
    const Result<Page> page = DecodePage(bytes);
    ASSERT_FALSE(page.ok()) << situation;
    EXPECT_EQ(ErrorCode::kBadArchive, page.error().code) << situation;
  }
}

TEST(PageCodecTest, DamageIsNoticedAndNeverCrashes) {
  const Page page = SamplePage(1, 0);
  const std::string good = EncodePage(page);
  std::mt19937 random(5);
  int noticed = 0;
  constexpr int kRounds = 3000;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes = good;
    const std::size_t hits = 1 + random() % 4;
    for (std::size_t hit = 0; hit < hits; ++hit) {
      bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    }
    const Result<Page> decoded = DecodePage(bytes);
    // Two hits on one byte may undo each other; else the checksum must tell.
    if (!decoded.ok() || *decoded == page) ++noticed;
  }
  EXPECT_EQ(kRounds, noticed);
}

TEST(PageCodecTest, DamagedColumnsNeverCrash) {
  // Behind the checksum: what a wrong column says must stay within the bounds of the page.
  Page page = SamplePage(1, 0);
  std::mt19937 random(6);
  for (int round = 0; round < 6000; ++round) {
    if (round == 3000) page.words[0].box.left = 0.1F;  // the other form of the columns
    std::string columns = EncodeColumns(page);
    const std::size_t hits = 1 + random() % 3;
    for (std::size_t hit = 0; hit < hits; ++hit) {
      columns[random() % columns.size()] = static_cast<char>(random() % 256);
    }
    if (round % 3 == 0) columns.resize(random() % columns.size());
    const Result<Page> decoded = DecodeColumns(columns);
    if (!decoded.ok()) continue;
    for (const Word& word : decoded->words) ASSERT_LT(word.font, decoded->fonts.size()) << round;
  }
}

TEST(PageCodecTest, ACountBeyondTheDataAsksForNoMemory) {
  // number 0, width, height, then 2^60 fonts.
  std::string columns(9, '\0');
  columns.append("\x80\x80\x80\x80\x80\x80\x80\x80\x10");
  EXPECT_FALSE(DecodeColumns(columns).ok());
}

}  // namespace
}  // namespace kehoach::store
