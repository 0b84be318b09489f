// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/fonts.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>

#include "pdf/pdf.h"

namespace kehoach::pdf {
namespace {

constexpr std::array kStandardFonts = {
    "Helvetica",   "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique",
    "Times-Roman", "Times-Bold",     "Times-Italic",      "Times-BoldItalic",
    "Courier",     "Courier-Bold",   "Courier-Oblique",   "Courier-BoldOblique",
    "Symbol",      "ZapfDingbats",
};

// A PDF of one page with a letter in each of the standard fonts.
std::string SpecimenPdf() {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"};
  std::string content, fonts;
  for (std::size_t i = 0; i < kStandardFonts.size(); ++i) {
    content += fmt::format("BT /F{} 10 Tf 10 {} Td (A) Tj ET\n", i, 10 + 12 * i);
    fonts +=
        fmt::format("/F{} << /Type /Font /Subtype /Type1 /BaseFont /{} >> ", i, kStandardFonts[i]);
  }
  objects.push_back(
      fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 40 200] /Contents 4 0 R /Resources "
                  "<< /Font << {} >> >> >>",
                  fonts));
  objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
  std::string file = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return fmt::format("{}{}trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", file, table,
                     objects.size() + 1, file.size());
}

}  // namespace

void WarmUpDrawing() {
  FcInit();
  const std::string bytes = SpecimenPdf();
  Result<Document> document = Document::Open(bytes, "fonts");
  if (!document) return;
  // Whether there are fonts is not the question here: without them pages are drawn without their
  // text, and say so.
  for (const bool color : {true, false}) {
    static_cast<void>(document->Render(1, {.dpi = 72, .color = color}).ok());
  }
}

std::vector<std::string> FontFolders() {
  std::vector<std::string> folders;
  const std::unique_ptr<FcStrList, void (*)(FcStrList*)> list(FcConfigGetFontDirs(nullptr),
                                                              FcStrListDone);
  while (list) {
    const FcChar8* folder = FcStrListNext(list.get());
    if (folder == nullptr) break;
    folders.emplace_back(reinterpret_cast<const char*>(folder));
  }
  std::sort(folders.begin(), folders.end());
  std::vector<std::string> tops;
  for (const std::string& folder : folders) {
    const bool below = std::any_of(tops.begin(), tops.end(), [&](const std::string& top) {
      return folder == top || folder.starts_with(top + "/");
    });
    if (!below) tops.push_back(folder);
  }
  return tops;
}

}  // namespace kehoach::pdf
