// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pdf_builder.h"

#include <cstddef>

#include <fmt/format.h>

namespace kehoach::testing {

PdfBuilder::PdfBuilder() : objects_(2) {}

int PdfBuilder::Add(std::string body) {
  objects_.push_back(std::move(body));
  return static_cast<int>(objects_.size());
}

int PdfBuilder::Reserve() { return Add("null"); }

void PdfBuilder::Set(int number, std::string body) {
  objects_.at(static_cast<std::size_t>(number) - 1) = std::move(body);
}

int PdfBuilder::AddStream(const std::string& entries, const std::string& data) {
  return Add(fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data));
}

int PdfBuilder::AddSimpleFont(const std::string& base_font, const std::string& entries) {
  return Add(fmt::format("<< /Type /Font /Subtype /Type1 /BaseFont /{} {} >>", base_font,
                         entries.empty() ? "/Encoding /WinAnsiEncoding" : entries));
}

int PdfBuilder::AddType0Font(const std::string& base_font,
                             const std::vector<std::pair<int, std::string>>& to_unicode) {
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  map += fmt::format("{} beginbfchar\n", to_unicode.size());
  for (const auto& [code, hex] : to_unicode) map += fmt::format("<{:04X}> <{}>\n", code, hex);
  map += "endbfchar endcmap end end";
  const int cmap = AddStream("", map);
  const int descriptor = Add(fmt::format(
      "<< /Type /FontDescriptor /FontName /{} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
      "/Ascent 891 /Descent -216 /CapHeight 660 /StemV 80 >>",
      base_font));
  const int descendant = Add(fmt::format(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{} /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor {} 0 R >>",
      base_font, descriptor));
  return Add(fmt::format(
      "<< /Type /Font /Subtype /Type0 /BaseFont /{} /Encoding /Identity-H /DescendantFonts [{} 0 "
      "R] /ToUnicode {} 0 R >>",
      base_font, descendant, cmap));
}

int PdfBuilder::AddPage(const std::string& content, const std::string& resources,
                        const std::string& entries) {
  const int contents = AddStream("", content);
  const bool has_box = entries.find("/MediaBox") != std::string::npos;
  const int page =
      Add(fmt::format("<< /Type /Page /Parent 2 0 R {} /Contents {} 0 R /Resources << {} >> {} >>",
                      has_box ? "" : "/MediaBox [0 0 595 842]", contents, resources, entries));
  pages_.push_back(page);
  return page;
}

std::string PdfBuilder::Build() const {
  std::vector<std::string> objects = objects_;
  objects[0] = fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalog_entries_);
  std::string kids;
  for (int page : pages_) kids += fmt::format("{} 0 R ", page);
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size());
  objects.push_back(fmt::format("<< {} >>", info_entries_));

  std::string file = "%PDF-1.7\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = file.size();
  file += table;
  file += fmt::format("trailer << /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                      objects.size() + 1, objects.size(), start);
  return file;
}

std::string RefEntry(const std::string& name, int number) {
  return fmt::format("/{} {} 0 R ", name, number);
}

std::string OnePage(const std::string& content, const std::string& page_entries) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  pdf.AddPage(content, "/Font << " + RefEntry("F1", font) + ">>", page_entries);
  return pdf.Build();
}

}  // namespace kehoach::testing
