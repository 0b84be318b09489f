// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small PDFs for tests, object by object, so that a test can draw exactly the case it is
// about. Not a PDF library: bodies are PDF source text and are written as they are.
#ifndef KEHOACH_TESTS_SUPPORT_PDF_BUILDER_H_
#define KEHOACH_TESTS_SUPPORT_PDF_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

namespace kehoach::testing {

class PdfBuilder {
 public:
  PdfBuilder();

  // Adds an object and returns its number. Reserve() gives a number to be filled by Set().
  int Add(std::string body);
  int Reserve();
  void Set(int number, std::string body);
  // `entries` are dictionary entries without /Length ("/Subtype /Form /BBox [0 0 9 9]").
  int AddStream(const std::string& entries, const std::string& data);

  // A font of simple 8-bit codes with the given BaseFont; the standard 14 need no font file.
  int AddSimpleFont(const std::string& base_font, const std::string& entries = "");
  // A Type 0 font of two-byte codes, each half an em wide. `to_unicode` maps codes to UTF-16BE in
  // hex ("0041", "00650302" for two code points); codes left out have no Unicode value.
  int AddType0Font(const std::string& base_font,
                   const std::vector<std::pair<int, std::string>>& to_unicode);

  // `resources` are entries of the resource dictionary, `entries` more entries of the page, such
  // as /Rotate, /CropBox or /Annots. The page has a MediaBox of 595 x 842 unless given.
  int AddPage(const std::string& content, const std::string& resources,
              const std::string& entries = "");

  void SetCatalogEntries(std::string entries) { catalog_entries_ = std::move(entries); }
  void SetInfo(std::string entries) { info_entries_ = std::move(entries); }

  std::string Build() const;

 private:
  std::vector<std::string> objects_;  // [i] is object i + 1; 1 is the catalog, 2 the page tree
  std::vector<int> pages_;
  std::string catalog_entries_;
  std::string info_entries_;
};

// "/Name 7 0 R "
std::string RefEntry(const std::string& name, int number);

// One page of 595 x 842 points with Helvetica as /F1 and the content given.
std::string OnePage(const std::string& content, const std::string& page_entries = "");

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_PDF_BUILDER_H_
