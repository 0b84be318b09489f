// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages by a worker behind its closed door: fonts of the file and of the system work
// there, other files do not, and what a page costs too much costs that page.
#include "batch/page_renderer.h"

#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "pdf/fonts.h"
#include "process/sandbox.h"
#include "process/sanitized.h"
#include "support/pdf_builder.h"

namespace kehoach::batch {
namespace {

using kehoach::testing::OnePage;
using kehoach::testing::PdfBuilder;
using kehoach::testing::RefEntry;

int DarkPixels(const PageImage& image) {
  int dark = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) dark += image.Row(y)[x * image.channels] < 100 ? 1 : 0;
  }
  return dark;
}

// The worker's picture must be the one that this process makes.
void ExpectSame(PageRenderer& renderer, const std::string& bytes, const PictureRequest& request) {
  const auto here =
      pdf::Document::Open(bytes, "a.pdf").value().Render(request.page, request.options);
  ASSERT_TRUE(here.ok());
  const Result<Picture> there =
      renderer.Render(process::SharedBytes::Copy(bytes), "a.pdf", request);
  ASSERT_TRUE(there.ok()) << there.error().message;
  ASSERT_TRUE(there->image.has_value());
  const PageImage &a = *here, &b = *there->image;
  ASSERT_EQ(a.width, b.width);
  ASSERT_EQ(a.height, b.height);
  ASSERT_EQ(a.channels, b.channels);
  for (int y = 0; y < a.height; ++y) {
    ASSERT_EQ(std::memcmp(a.Row(y), b.Row(y), static_cast<std::size_t>(a.width) * a.channels), 0)
        << y;
  }
  EXPECT_FALSE(b.missing_text);
  EXPECT_GT(DarkPixels(b), 100);
}

std::string CorpusFile(const std::string& name) {
  std::ifstream in(KEHOACH_SOURCE_DIR "/corpus/" + name, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(PageRendererTest, DrawsWithFontsOfTheFileAndOfTheSystem) {
  PageRenderer renderer({});
  PictureRequest request;
  request.options.dpi = 50;
  request.page = 2;
  ExpectSame(renderer, CorpusFile("cdc-hau-giang-2021.pdf"), request);
  request.page = 1;
  ExpectSame(renderer, OnePage("BT /F1 40 Tf 100 400 Td (Standard) Tj ET"), request);
  // None of the fonts that were made ready.
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont(
      "Arial-BoldMT",
      "/Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /Arial-BoldMT "
      "/Flags 32 /StemV 120 /ItalicAngle 0 /Ascent 900 /Descent -200 /FontBBox [0 0 900 900] >>");
  pdf.AddPage("BT /F1 40 Tf 100 400 Td (Other) Tj ET", "/Font << " + RefEntry("F1", font) + ">>");
  ExpectSame(renderer, pdf.Build(), request);
}

TEST(PageRendererTest, SaysWhatIsWrongWithTheFileOrThePage) {
  PageRenderer renderer({});
  const auto render = [&](const std::string& bytes, int page) {
    PictureRequest request;
    request.page = page;
    request.options.dpi = 50;
    return renderer.Render(process::SharedBytes::Copy(bytes), "a.pdf", request);
  };
  const Result<Picture> none = render("no PDF", 1);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kNotPdf);
  EXPECT_EQ(none.error().source, "a.pdf");
  const Result<Picture> large = render(OnePage("", "/MediaBox [0 0 90000 90000]"), 1);
  ASSERT_FALSE(large.ok());
  EXPECT_EQ(large.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(large.error().page, 1);
  for (const int page : {0, 2, -5}) {
    const Result<Picture> missing = render(OnePage(""), page);
    ASSERT_TRUE(missing.ok());
    EXPECT_EQ(missing->pages, 1);
    EXPECT_FALSE(missing->image.has_value());
  }
}

TEST(PageRendererTest, APageThatTakesTooLongIsOutOfTimeAndTheNextIsDrawn) {
  ReadLimits limits;
  limits.page_time = std::chrono::milliseconds(process::kSanitized ? 2000 : 300);
  PageRenderer renderer(limits);
  PictureRequest request;
  request.options.dpi = 300;
  std::string slow;
  for (int i = 0; i < 400'000; ++i) slow += "0 0 m 595 842 l 595 0 l h f* ";
  const Result<Picture> late =
      renderer.Render(process::SharedBytes::Copy(OnePage(slow)), "slow.pdf", request);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::kOutOfTime);
  EXPECT_EQ(late.error().source, "slow.pdf");
  EXPECT_EQ(late.error().page, 1);
  EXPECT_EQ(late.error().message.find("took more than "), 0u) << late.error().message;
  EXPECT_NE(late.error().message.find("the limit is --page-time"), std::string::npos)
      << late.error().message;
  request.options.dpi = 50;
  ExpectSame(renderer, OnePage("BT /F1 40 Tf 100 400 Td (Standard) Tj ET"), request);
}

TEST(PageRendererTest, AWorkerThatDrawsCanReadFontsAndNothingElse) {
  const std::vector<std::string> folders = pdf::FontFolders();
  const process::PoolOptions options =
      DrawingPoolOptions({}, 1, [&folders](process::Job& job) -> std::string {
        const auto opens = [](const std::string& path) {
          const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
          if (fd >= 0) close(fd);
          return fd >= 0;
        };
        std::string out;
        for (const std::string& folder : folders) out += opens(folder) ? "font " : "";
        if (opens("/etc/passwd")) out += "passwd ";
        if (opens("/proc/self/maps")) out += "maps ";
        if (opens(std::string(job.head))) out += "own ";
        if (open("/tmp/kehoach-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0) out += "made ";
        return out;
      });
  process::Pool pool = process::Pool::Start(options);
  if (!pool.protections().Active("landlock_files")) {
    GTEST_SKIP() << "this system cannot confine files: "
                 << pool.protections().Find("landlock_files")->reason;
  }
  pool.Submit(1, 0, KEHOACH_SOURCE_DIR "/README.md", {});
  std::vector<process::Outcome> ended;
  while (ended.empty()) ended = pool.Wait(std::chrono::seconds(10));
  ASSERT_EQ(ended[0].end, process::End::kDone) << ended[0].detail;
  EXPECT_EQ(ended[0].reply.find("passwd"), std::string::npos);
  EXPECT_EQ(ended[0].reply.find("maps"), std::string::npos);
  EXPECT_EQ(ended[0].reply.find("own"), std::string::npos);
  EXPECT_EQ(ended[0].reply.find("made"), std::string::npos);
  EXPECT_NE(ended[0].reply.find("font"), std::string::npos);
}

}  // namespace
}  // namespace kehoach::batch
