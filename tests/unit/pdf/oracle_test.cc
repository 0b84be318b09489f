// SPDX-License-Identifier: GPL-3.0-or-later
// The capture against poppler-cpp, which reads the same files by another way: on every page the
// same characters, and at the place of each of its words all characters of that word.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "capture_helpers.h"
#include "pdf/pdf.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::PdfBuilder;
using testing::RefEntry;

using Counts = std::map<char32_t, int>;

// Counted decomposed: poppler-cpp composes some marks and not others.
void Count(const icu::UnicodeString& text, Counts* counts) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString decomposed = nfd->normalize(text, status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (!u_isUWhiteSpace(c)) ++(*counts)[static_cast<char32_t>(c)];
  }
}

icu::UnicodeString ToIcu(std::u32string_view text) {
  icu::UnicodeString result;
  for (char32_t c : text) result.append(static_cast<UChar32>(c));
  return result;
}

std::string Show(const Counts& counts) {
  icu::UnicodeString text;
  for (const auto& [c, count] : counts) {
    for (int i = 0; i < count; ++i) text.append(static_cast<UChar32>(c));
  }
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

struct Agreement {
  int words = 0;
  int pages = 0;
};

void ComparePage(const GlyphCapture& capture, const poppler::page& page, Agreement* seen) {
  Counts ours;
  for (const Glyph& glyph : capture.glyphs) Count(ToIcu(TextOf(capture, glyph)), &ours);

  Counts theirs;
  for (const poppler::text_box& word : page.text_list()) {
    const std::vector<char> utf8 = word.text().to_utf8();
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    Count(text, &theirs);
    if (word.rotation() != 0) continue;
    const poppler::rectf box = word.bbox();
    Counts expected, found;
    Count(text, &expected);
    for (const Glyph& glyph : capture.glyphs) {
      const double middle = glyph.x + glyph.advance / 2;
      if (glyph.direction == 0 && middle >= box.left() - 0.1 && middle <= box.right() + 0.1 &&
          glyph.baseline >= box.top() && glyph.baseline <= box.bottom()) {
        Count(ToIcu(TextOf(capture, glyph)), &found);
      }
    }
    // Words may overlap (a visible signature over the letterhead): more may be found than expected.
    for (const auto& [c, count] : expected) {
      EXPECT_GE(found[c], count) << Show(expected) << " at " << box.left() << ", " << box.top();
    }
    ++seen->words;
  }
  EXPECT_EQ(Show(ours), Show(theirs));
  ++seen->pages;
}

void CompareDocument(const std::string& bytes, Agreement* seen) {
  auto ours = Document::Open(bytes, "oracle.pdf");
  const std::unique_ptr<poppler::document> theirs(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  ASSERT_TRUE(ours.ok());
  ASSERT_NE(theirs, nullptr);
  ASSERT_EQ(ours->pages(), theirs->pages());
  for (int number = 1; number <= ours->pages(); ++number) {
    SCOPED_TRACE("page " + std::to_string(number));
    const auto capture = ours->Capture(number);
    ASSERT_TRUE(capture.ok());
    const std::unique_ptr<poppler::page> page(theirs->create_page(number - 1));
    ASSERT_NE(page, nullptr);
    ComparePage(*capture, *page, seen);
  }
}

TEST(OracleTest, AgreesOnBuiltPages) {
  PdfBuilder pdf;
  const int simple = pdf.AddSimpleFont("Times-Roman");
  const int twin = pdf.AddType0Font("Twin", {{1, "1EBE"}, {2, "1EA0"}, {3, "006F031B"}});
  const std::string fonts = "/Font << " + RefEntry("F1", simple) + RefEntry("F2", twin) + ">>";
  const std::string text =
      "BT /F1 13 Tf 72 700 Td (K) Tj /F2 13 Tf <0001> Tj /F1 13 Tf ( HO) Tj /F2 13 Tf <0002> Tj "
      "/F1 13 Tf (CH) Tj 0 -20 Td 2 Tc (spaced out) Tj 0 Tc 0 -20 Td [(k) -50 (ern) 100 (ed)] TJ "
      "80 Tz 0 -20 Td (narrow words) Tj ET q 0.5 0 0 0.5 100 100 cm BT /F1 24 Tf 10 10 Td (scaled) "
      "Tj ET Q";
  pdf.AddPage(text, fonts);
  pdf.AddPage(text, fonts, "/Rotate 90");
  pdf.AddPage(text, fonts, "/CropBox [50 600 400 800]");
  Agreement seen;
  CompareDocument(pdf.Build(), &seen);
  EXPECT_EQ(seen.pages, 3);
  EXPECT_GE(seen.words, 15);
}

TEST(OracleTest, AgreesOnTheCorpus) {
  const std::filesystem::path folder = std::filesystem::path(KEHOACH_SOURCE_DIR) / "corpus";
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    }
  }
  if (files.empty()) GTEST_SKIP() << "no PDF in " << folder;
  std::sort(files.begin(), files.end());
  Agreement seen;
  for (const auto& file : files) {
    SCOPED_TRACE(file.filename());
    CompareDocument(ReadFile(file.string()), &seen);
  }
  EXPECT_GT(seen.words, 0);
}

}  // namespace
}  // namespace kehoach::pdf
