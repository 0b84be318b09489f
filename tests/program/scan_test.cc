// SPDX-License-Identifier: GPL-3.0-or-later
// Scans, read by the built program: what is recognised, what is said of it, and what it costs when
// something is missing.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

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
using ::testing::Not;

std::string Scan(const std::string& name) {
  const std::string bytes = ReadAll(fs::path(KEHOACH_SOURCE_DIR) / "scans" / name);
  EXPECT_FALSE(bytes.empty()) << name;
  return bytes;
}

// Two pages in black and white.
std::string SmallScan() { return Scan("mtcl-so-xay-dung-hai-duong-2014.pdf"); }

// As if nobody had installed what the recogniser knows of Vietnamese.
class WithoutLanguage {
 public:
  WithoutLanguage() { setenv("TESSDATA_PREFIX", "/nonexistent", 1); }
  ~WithoutLanguage() { unsetenv("TESSDATA_PREFIX"); }
};

class ScanTest : public ProgramCase {
 protected:
  json ListOf(const std::string& archive = "archive") const {
    return json::parse(Run({"list", "--json", "--archive", archive}).out, nullptr, false);
  }
};

TEST_F(ScanTest, IsReadAndSaysWhichPagesWereRecognised) {
  Put("in/scan.pdf", SmallScan());
  const Outcome import = Run({"import", "in", "-q"});
  ASSERT_EQ(import.code, 0) << import;
  const json list = ListOf();
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["text"], "ocr");
  EXPECT_EQ(list[0]["recognised_pages"], "1–" + std::to_string(list[0]["pages"].get<int>()));
  EXPECT_GT(list[0]["tasks"].get<int>(), 3);
  EXPECT_THAT(Run({"show", "1"}).out, HasSubstr("nhận dạng từ ảnh: trang 1"));
  EXPECT_EQ(json::parse(Run({"extract", "in/scan.pdf"}).out)["source"]["text"], "ocr");
}

TEST_F(ScanTest, NumberOfJobsChangesNothing) {
  Put("in/scan.pdf", SmallScan());
  ASSERT_EQ(Run({"import", "in", "-q", "--jobs", "1", "--archive", "one"}).code, 0);
  ASSERT_EQ(Run({"import", "in", "-q", "--jobs", "4", "--archive", "four"}).code, 0);
  const auto exported = [&](const char* archive) {
    return Run({"export", "--format", "jsonl", "--archive", archive}).out;
  };
  EXPECT_GT(exported("one").size(), 1000u);
  EXPECT_TRUE(exported("one") == exported("four"));
}

TEST_F(ScanTest, WithoutOcrItNeedsOcrAndIsReadWhenOcrIsBack) {
  Put("in/scan.pdf", SmallScan());
  const Outcome off = Run({"import", "in", "--ocr", "off"});
  EXPECT_EQ(off.code, 1) << off;
  EXPECT_THAT(off.err, HasSubstr("needs OCR"));
  EXPECT_THAT(Run({"status", "--failed"}).out, HasSubstr("needs OCR"));
  EXPECT_EQ(Run({"import", "in", "--ocr", "off"}).code, 1);
  const Outcome on = Run({"import", "in"});
  EXPECT_EQ(on.code, 0) << on;
  EXPECT_EQ(ListOf().size(), 1u);
}

TEST_F(ScanTest, PagesThatHaveTextAreNotRecognisedUnlessForced) {
  Put("in/plan.pdf", SmallPdf(1));
  ASSERT_EQ(Run({"import", "in", "-q"}).code, 0);
  EXPECT_EQ(ListOf()[0]["text"], "embedded");
  const Outcome forced = Run({"import", "in", "--ocr", "force", "--json"});
  ASSERT_EQ(forced.code, 0) << forced;
  EXPECT_EQ(json::parse(forced.out)["imported"], 1);
  EXPECT_EQ(ListOf()[0]["text"], "ocr");
  EXPECT_EQ(ListOf()[0]["id"], 1);  // the same document, read again
}

TEST_F(ScanTest, ReextractRecognisesNothingAgain) {
  Put("in/scan.pdf", SmallScan());
  ASSERT_EQ(Run({"import", "in", "-q"}).code, 0);
  const std::string before = Run({"export", "--format", "jsonl"}).out;
  const WithoutLanguage without;
  const Outcome again = Run({"reextract", "--all"});
  EXPECT_EQ(again.code, 0) << again;
  EXPECT_TRUE(Run({"export", "--format", "jsonl"}).out == before);
}

TEST_F(ScanTest, AMissingLanguageIsSaidWithItsPackage) {
  Put("in/plan.pdf", SmallPdf(1));
  const WithoutLanguage without;
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"import", "in"}, {"extract", "in/plan.pdf"}}) {
    const Outcome outcome = Run(call);
    EXPECT_EQ(outcome.code, 3) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("tesseract-ocr-vie"));
    EXPECT_THAT(outcome.err, HasSubstr("--ocr off"));
  }
  EXPECT_FALSE(fs::exists(folder() / "archive"));
  EXPECT_EQ(Run({"import", "in", "--ocr", "off", "-q"}).code, 0);
}

TEST_F(ScanTest, APageThatTakesTooLongCostsItselfAlone) {
  Put("in/mixed.pdf", Scan("pccc-ubnd-phuong-2025.pdf"));
  const Outcome import = Run({"import", "in", "--page-time", "250ms"});
  EXPECT_EQ(import.code, 0) << import;
  EXPECT_THAT(import.err, HasSubstr("mixed.pdf"));
  EXPECT_THAT(import.err, HasSubstr("--page-time"));
  EXPECT_EQ(ListOf()[0]["text"], "embedded");
  const Outcome again = Run({"import", "in", "--ocr", "force", "-q"});
  EXPECT_EQ(again.code, 0) << again;
  EXPECT_EQ(ListOf()[0]["text"], "ocr");
}

TEST_F(ScanTest, OfAMixedDocumentThePagesWithTextAreLeftAsTheyAre) {
  Put("in/mixed.pdf", Scan("pccc-ubnd-phuong-2025.pdf"));
  ASSERT_EQ(Run({"import", "in", "-q"}).code, 0);
  const json list = ListOf();
  EXPECT_EQ(list[0]["text"], "mixed");
  const int pages = list[0]["pages"].get<int>();
  EXPECT_EQ(list[0]["recognised_pages"],
            pages == 2 ? std::string("2") : "2–" + std::to_string(pages));
}

// An image of so many samples over a page, with no more data than `data`.
std::string PageWithImage(int width, int height, const std::string& data) {
  testing::PdfBuilder builder;
  const int image =
      builder.AddStream("/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " +
                            std::to_string(height) + "/ColorSpace/DeviceGray/BitsPerComponent 8",
                        data);
  builder.AddPage("595 0 0 842 0 0 cm /I Do", "/XObject<<" + testing::RefEntry("I", image) + ">>");
  return builder.Build();
}

TEST_F(ScanTest, PagesThatCannotBeRecognisedHaveAReasonAndHarmNobody) {
  Put("in/one-sample.pdf", PageWithImage(1, 1, "x"));
  Put("in/huge.pdf", PageWithImage(60000, 60000, "x"));
  Put("in/cut-off.pdf", PageWithImage(1654, 2339, std::string(5000, '\x80')));
  Put("in/white.pdf", PageWithImage(827, 1169, std::string(827 * 1169, '\xff')));
  Put("in/black.pdf", PageWithImage(827, 1169, std::string(827 * 1169, '\0')));
  Put("in/good.pdf", SmallScan());
  const Outcome import = Run({"import", "in", "--json"});
  EXPECT_EQ(import.code, 1) << import;
  const json summary = json::parse(import.out, nullptr, false);
  ASSERT_TRUE(summary.is_object()) << import;
  EXPECT_EQ(summary["imported"], 1) << import;
  EXPECT_EQ(summary["failed"], 5) << import;
  for (const json& failure : summary["failures"]) {
    EXPECT_EQ(failure["class"], "no_text") << failure;
    EXPECT_THAT(failure["message"].get<std::string>(), HasSubstr("page 1: ")) << failure;
  }
}

}  // namespace
}  // namespace kehoach::program
