// SPDX-License-Identifier: GPL-3.0-or-later
// Files that want something to be done: run a script or a program, open a link, read another file;
// and texts that want to be more than text where they are printed.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "attack.h"
#include "file_parts.h"
#include "good_document.h"
#include "support/pdf_builder.h"

namespace kehoach::hostile {
namespace {

using testing::PdfBuilder;
using testing::RefEntry;

// Opened with the file, with the page, by a link, by a field, and from the tree of names.
std::string Action(const std::string& entries) {
  PdfBuilder pdf;
  const int action = pdf.Add("<< /Type /Action " + entries + " >>");
  const std::string run = fmt::format("{} 0 R", action);
  const std::string all = fmt::format(
      "<< /O {0} /C {0} /E {0} /X {0} /D {0} /U {0} /Fo {0} /Bl {0} /PO {0} /PC {0} /PV {0} /PI "
      "{0} /K "
      "{0} /F {0} /V {0} /WC {0} /WS {0} /DS {0} /WP {0} /DP {0} >>",
      run);
  const int link = pdf.Add("<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A " + run +
                           " /PA " + run + " /AA " + all + " >>");
  const int appearance =
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", "0 0 m 9 9 l S");
  const int field =
      pdf.Add(fmt::format("<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [9 9 99 99] /A "
                          "{} /AA {} /AP << /N {} 0 R "
                          ">> >>",
                          run, all, appearance));
  AddReadablePage(pdf, "", "", fmt::format("/AA {} /Annots [{} 0 R {} 0 R]", all, link, field));
  pdf.SetCatalogEntries(fmt::format(
      "/OpenAction {0} /AA {1} /Names << /JavaScript << /Names [(a) {0}] >> >> /AcroForm << "
      "/Fields [{2} "
      "0 R] /CO [{2} 0 R] /NeedAppearances true >> /URI << /Base (http://127.0.0.1/) >>",
      run, all, field));
  return pdf.Build();
}

// A readable page whose second content stream is kept in another file.
std::string ExternalContent(const std::string& specification) {
  PdfBuilder pdf;
  const int font = AddReadableFont(pdf);
  const int readable = pdf.AddStream("", ReadableContent());
  const int outside = pdf.AddStream("/F " + specification + " /FFilter /FlateDecode", "");
  const int page =
      pdf.Add(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [{} 0 R "
                          "{} 0 R] /Metadata {} 0 R "
                          "/Resources << /Font << {} >> /XObject << /I {} 0 R >> >> >>",
                          readable, outside, outside, RefEntry("F0", font), outside));
  return Update(pdf.Build(),
                {{2, fmt::format("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", page)}});
}

std::string ReferencedPage(const std::string& file) {
  PdfBuilder pdf;
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Ref << /F (" + file +
          ") /Page 0 /ID [(a) (b)] >> /OPI << /2.0 << /Type /OPI /F (" + file + ") >> >>",
      "0 0 m 9 0 l S");
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
      "/DeviceGray "
      "/OPI << /1.3 << /F (" +
          file + ") >> >>",
      "a");
  AddReadablePage(pdf, "/R Do /I Do",
                  "/XObject << " + RefEntry("R", form) + RefEntry("I", image) + ">>");
  return pdf.Build();
}

// Everything that a PDF can carry with it.
std::string Cargo() {
  PdfBuilder pdf;
  const int file = pdf.AddStream("/Type /EmbeddedFile /Subtype /application#2Fx-msdownload",
                                 "MZ" + std::string(1000, '\x90'));
  const int specification =
      pdf.Add(fmt::format("<< /Type /Filespec /F (../../../../tmp/kehoach-was-here.exe) /UF "
                          "(..\\\\..\\\\evil.exe) /EF << /F {} "
                          "0 R >> >>",
                          file));
  const int attachment = pdf.Add(fmt::format(
      "<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 30 30] /FS {} 0 R >>", specification));
  const int media =
      pdf.Add(fmt::format("<< /Type /Annot /Subtype /RichMedia /Rect [9 9 30 30] /RichMediaContent "
                          "<< /Assets << /Names [(a) "
                          "{} 0 R] >> >> >>",
                          specification));
  const int sound = pdf.AddStream("/Type /Sound /R 8000", std::string(1000, 'a'));
  const int bell = pdf.Add(
      fmt::format("<< /Type /Annot /Subtype /Sound /Rect [9 9 30 30] /Sound {} 0 R >>", sound));
  AddReadablePage(pdf, "", "",
                  fmt::format("/Annots [{} 0 R {} 0 R {} 0 R]", attachment, media, bell));
  pdf.SetCatalogEntries(
      fmt::format("/Names << /EmbeddedFiles << /Names [(../x.exe) {0} 0 R] >> >> /AF [{0} 0 R] "
                  "/Collection << /D (x) "
                  "/View /T >> /Requirements [<< /S /EnableJavaScripts >>]",
                  specification));
  return pdf.Build();
}

std::string DynamicForm(const std::string& url, const std::string& file) {
  PdfBuilder pdf;
  const int packets = pdf.AddStream(
      "/Filter /FlateDecode",
      Deflate("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file://" + file +
              "'><!ENTITY b SYSTEM '" + url + "'><!ENTITY c0 'lol'>" +
              [] {
                std::string out;
                for (int i = 1; i < 30; ++i) {
                  out +=
                      fmt::format("<!ENTITY c{} '{}'>", i, Repeat(fmt::format("&c{};", i - 1), 10));
                }
                return out;
              }() +
              "]><xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>&a;&b;&c29;</xdp:xdp>"));
  AddReadablePage(pdf);
  pdf.SetCatalogEntries(
      fmt::format("/AcroForm << /XFA [(template) {0} 0 R (datasets) {0} 0 R] /Fields [] >> "
                  "/NeedsRendering true "
                  "/Metadata {0} 0 R",
                  packets));
  return pdf.Build();
}

// UTF-16BE in hex, for text strings.
std::string Hex(std::u16string_view text) {
  std::string out = "FEFF";
  for (const char16_t c : text) out += fmt::format("{:04X}", static_cast<unsigned>(c));
  return "<" + out + ">";
}

// Escape sequences (set the window's title, clear the screen, go up), line ends, marks that turn
// the writing direction, NUL.
constexpr std::u16string_view kRude =
    u"\x1B]0;owned\x07\x1B[2J\x1B[1A\x9B"
    u"31m\r\n\nkehoach: all is well\n\0x\x08\x7F \x202E"
    u"fdp.exe\x202C\x2066\x200F";

std::string RudeTitles() {
  PdfBuilder pdf;
  const std::string rude = Hex(std::u16string_view(kRude.data(), kRude.size()));
  AddReadablePage(pdf);
  pdf.SetInfo("/Title " + rude + " /Producer " + rude + " /Author " + rude + " /Subject " + rude +
              " /CreationDate " + rude);
  return pdf.Build();
}

// The same on the page, by way of a font's map.
std::string RudeText() {
  PdfBuilder pdf;
  const int readable = AddReadableFont(pdf);
  std::vector<std::pair<int, std::string>> map;
  std::string codes;
  for (std::size_t i = 0; i < kRude.size(); ++i) {
    map.emplace_back(static_cast<int>(i) + 1,
                     fmt::format("{:04X}", static_cast<unsigned>(kRude[i])));
    codes += fmt::format("{:04X}", i + 1);
  }
  const int font = pdf.AddType0Font("Rude", map);
  pdf.AddPage(ReadableContent() + "BT /R 13 Tf 60 600 Td <" + codes +
                  "> Tj ET /Span << /ActualText " + Hex(kRude) + " >> BDC " +
                  Line("Kế hoạch", 60, 500) + " EMC",
              "/Font << " + RefEntry("F0", readable) + RefEntry("R", font) + ">>");
  return pdf.Build();
}

std::string RudeFields() {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const int appearance =
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << " +
                        RefEntry("F1", font) + ">> >>",
                    "/Tx BMC BT /F1 12 Tf 2 5 Td (\\033[2J\\n\\r\\000 field \\b\\177) Tj ET EMC");
  const int field =
      pdf.Add(fmt::format("<< /Type /Annot /Subtype /Widget /FT /Tx /T {} /V {} /TU {} /Rect [60 "
                          "300 360 320] /AP << /N {} 0 R "
                          ">> >>",
                          Hex(kRude), Hex(kRude), Hex(kRude), appearance));
  AddReadablePage(pdf, "", "", fmt::format("/Annots [{} 0 R]", field));
  pdf.SetCatalogEntries(fmt::format("/AcroForm << /Fields [{} 0 R] >>", field));
  return pdf.Build();
}

// A field without an appearance, which many readers would make with fonts of the system.
std::string FieldsWithoutAppearance() {
  PdfBuilder pdf;
  std::string fields;
  for (int i = 0; i < 2000; ++i) {
    fields += fmt::format(
        "{} 0 R ",
        pdf.Add(fmt::format("<< /Type /Annot /Subtype /Widget /FT /{} /T (f{}) /V (x) /DA "
                            "(/..#2F..#2Fetc 1e30 Tf) /Rect [0 0 1e30 1e30] /Ff 2147483647 >>",
                            i % 2 ? "Tx" : "Ch", i)));
  }
  AddReadablePage(pdf, "", "", "/Annots [" + fields + "]");
  pdf.SetCatalogEntries("/AcroForm << /NeedAppearances true /DR << >> /Fields [" + fields + "] >>");
  return pdf.Build();
}

}  // namespace

void AddActionAttacks(const Bait& bait, std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::function<std::string()> make) {
    out.push_back({name, about, {std::string(kImported)}, std::move(make)});
  };
  const std::string file = "(" + bait.file + ")", url = "(" + bait.url + ")";
  add("action-javascript", "a script that runs when the file is opened", [bait] {
    return Action("/S /JavaScript /JS (app.launchURL\\('" + bait.url + "'\\); this.getURL\\('" +
                  bait.url + "'\\); while \\(true\\) {})");
  });
  add("action-launch", "a program that is started when the file is opened", [file] {
    return Action("/S /Launch /F " + file +
                  " /Win << /F (cmd.exe) /P (/c calc.exe) >> /Unix << /F "
                  "(/bin/sh) >>");
  });
  add("action-uri", "a link that is followed when the file is opened",
      [url] { return Action("/S /URI /URI " + url + " /IsMap true"); });
  add("action-go-to-file", "a destination in another file",
      [file] { return Action("/S /GoToR /D [0 /Fit] /NewWindow true /F " + file); });
  add("action-go-to-embedded", "a destination in an embedded file in an embedded file", [file] {
    return Action("/S /GoToE /D (x) /F " + file + " /T << /R /P /N (a) /T << /R /C >> >>");
  });
  add("action-submit", "a form that sends itself away",
      [url] { return Action("/S /SubmitForm /Flags 4 /F << /FS /URL /F " + url + " >>"); });
  add("action-import-data", "a form that reads a file",
      [file] { return Action("/S /ImportData /F " + file); });
  add("action-in-circles", "actions that follow each other in a circle", [] {
    return Update(Action("/S /Named /N /Print"),
                  {{3, "<< /S /Named /N /Print /Next [3 0 R 3 0 R] >>"}});
  });
  add("external-content", "a page whose content is another file",
      [file] { return ExternalContent(file); });
  add("external-content-relative", "a page whose content is a file some folders up", [] {
    return ExternalContent("<< /Type /Filespec /F (../../../../../../../../etc/passwd) >>");
  });
  add("external-content-url", "a page whose content is at an address",
      [url] { return ExternalContent("<< /FS /URL /F " + url + " >>"); });
  add("external-page", "a form that is a page of another file",
      [bait] { return ReferencedPage(bait.file); });
  add("cargo", "embedded programs, sounds and media with paths for names", Cargo);
  add("dynamic-form", "an XML form with entities that read files and multiply",
      [bait] { return DynamicForm(bait.url, bait.file); });
  add("rude-titles", "titles that drive a terminal", RudeTitles);
  add("rude-text", "text that drives a terminal", RudeText);
  add("rude-fields", "form fields that drive a terminal", RudeFields);
  add("fields-without-appearance", "2,000 fields that want to be drawn with fonts of the system",
      FieldsWithoutAppearance);
}

}  // namespace kehoach::hostile
