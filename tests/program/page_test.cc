// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"
#include "support/pdf_builder.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

class PageTest : public ProgramCase {
 protected:
  std::string CorpusFile() const { return (Corpus() / "cdc-hau-giang-2021.pdf").string(); }

  // Width and height of a PNG under folder(): big-endian numbers of its header.
  static std::pair<std::uint32_t, std::uint32_t> SizeOf(const fs::path& png) {
    const std::string bytes = ReadAll(png);
    EXPECT_EQ(bytes.substr(0, 4), "\x89PNG");
    const auto number = [&](std::size_t at) {
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
      }
      return value;
    };
    return {number(16), number(20)};
  }
};

TEST_F(PageTest, WritesAPictureOfAPageOfAFile) {
  const Outcome outcome =
      Run({"page", CorpusFile(), "2", "--output", "page.png", "--dpi", "72", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome;
  EXPECT_EQ(outcome.err, "");
  const json said = json::parse(outcome.out);
  EXPECT_EQ(said["page"], 2);
  EXPECT_EQ(said["origin"], "rendered");
  EXPECT_EQ(said["output"], "page.png");
  EXPECT_FALSE(said.contains("boxes"));
  EXPECT_EQ(SizeOf(folder() / "page.png"), std::pair(595U, 842U));
  EXPECT_EQ(said["width"], 595);
  const std::string first = ReadAll(folder() / "page.png");
  ASSERT_EQ(Run({"page", CorpusFile(), "2", "--output", "page.png", "--dpi", "72"}).code, 0);
  EXPECT_EQ(ReadAll(folder() / "page.png"), first) << "the same page gives the same bytes";
}

TEST_F(PageTest, BoxesOfAFileAndOfTheArchiveAreTheSame) {
  ASSERT_EQ(Run({"import", CorpusFile(), "-q"}).code, 0);
  const Outcome of_file =
      Run({"page", CorpusFile(), "2", "--output", "file.png", "--boxes", "--json", "--dpi", "60"});
  ASSERT_EQ(of_file.code, 0) << of_file;
  const Outcome of_archive =
      Run({"page", "1", "2", "--output", "archive.png", "--boxes", "--json", "--dpi", "60"});
  ASSERT_EQ(of_archive.code, 0) << of_archive;
  const json boxes = json::parse(of_file.out)["boxes"];
  EXPECT_EQ(boxes, json::parse(of_archive.out)["boxes"]);
  EXPECT_GT(boxes["words"], 50);
  EXPECT_GT(boxes["tasks"], 0);
  EXPECT_EQ(ReadAll(folder() / "file.png"), ReadAll(folder() / "archive.png"));
  const auto [width, height] = SizeOf(folder() / "file.png");
  EXPECT_GT(height, json::parse(of_file.out)["height"].get<std::uint32_t>()) << "the legend";
  EXPECT_EQ(width, json::parse(of_file.out)["width"].get<std::uint32_t>());
}

TEST_F(PageTest, AScanIsTakenAsItIsUnlessAResolutionIsNamed) {
  testing::PdfBuilder pdf;
  std::string samples;
  for (int i = 0; i < 600 * 800; ++i) samples += static_cast<char>(i % 251);
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 600 /Height 800 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      samples);
  pdf.AddPage("300 0 0 400 0 0 cm /Im Do", "/XObject << " + testing::RefEntry("Im", image) + ">>",
              "/MediaBox [0 0 300 400]");
  const std::string scan = Put("scan.pdf", pdf.Build());
  const Outcome taken = Run({"page", scan, "1", "--output", "a.png"});
  ASSERT_EQ(taken.code, 0) << taken;
  EXPECT_THAT(taken.err, HasSubstr("600 x 800 pixels, the scan itself at 144 dots per inch"));
  EXPECT_EQ(SizeOf(folder() / "a.png"), std::pair(600U, 800U));
  ASSERT_EQ(Run({"page", scan, "1", "--output", "b.png", "--dpi", "72"}).code, 0);
  EXPECT_EQ(SizeOf(folder() / "b.png"), std::pair(300U, 400U));
  // Nothing was recovered, which is said, and there is still something to see.
  const Outcome boxes = Run({"page", scan, "1", "--output", "c.png", "--boxes"});
  EXPECT_EQ(boxes.code, 0) << boxes;
  EXPECT_THAT(boxes.err, HasSubstr("(no_text)"));
  EXPECT_TRUE(fs::exists(folder() / "c.png"));
}

TEST_F(PageTest, WrongCallsAndBadFilesSaySoAndLeaveNoFile) {
  const Outcome beyond = Run({"page", CorpusFile(), "99", "--output", "x.png"});
  EXPECT_EQ(beyond.code, 2);
  EXPECT_THAT(beyond.err, HasSubstr("has no page 99: its pages are 1 to"));
  EXPECT_EQ(Run({"page", CorpusFile(), "0", "--output", "x.png"}).code, 2);
  EXPECT_EQ(Run({"page", CorpusFile(), "1"}).code, 2) << "no --output";
  EXPECT_EQ(Run({"page", CorpusFile(), "1", "--output", "x.png", "--dpi", "5"}).code, 2);
  EXPECT_EQ(Run({"page", CorpusFile(), "1", "--output", "none/x.png"}).code, 2);
  const Outcome bad = Run({"page", Put("bad.pdf", "no PDF"), "1", "--output", "x.png"});
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.err, HasSubstr("bad.pdf: the file is not a PDF (not_pdf)"));
  EXPECT_FALSE(fs::exists(folder() / "x.png"));
  // Neither a file nor in an archive.
  EXPECT_EQ(Run({"page", "nowhere.pdf", "1", "--output", "x.png"}).code, 4);
}

TEST_F(PageTest, APageOverALimitNamesTheLimit) {
  std::string slow;
  for (int i = 0; i < 200'000; ++i) slow += "0 0 m 595 842 l 595 0 l h f* ";
  const std::string file = Put("slow.pdf", testing::OnePage(slow));
  const Outcome outcome =
      Run({"page", file, "1", "--output", "x.png", "--dpi", "300", "--page-time", "200ms"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("slow.pdf, page 1: took more than"));
  EXPECT_THAT(outcome.err, HasSubstr("the limit is --page-time (out_of_time)"));
  EXPECT_FALSE(fs::exists(folder() / "x.png"));
  const Outcome large =
      Run({"page", Put("large.pdf", testing::OnePage("", "/MediaBox [0 0 20000 20000]")), "1",
           "--output", "x.png"});
  EXPECT_EQ(large.code, 1);
  EXPECT_THAT(large.err, HasSubstr("more than the limit of 40.0 million (too_large)"));
}

}  // namespace
}  // namespace kehoach::program
