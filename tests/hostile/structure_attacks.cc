// SPDX-License-Identifier: GPL-3.0-or-later
// Cross-reference tables, objects and trees that are circles, chains or far too large.
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
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

std::string Readable(const std::string& catalog_entries = "") {
  PdfBuilder pdf;
  pdf.SetCatalogEntries(catalog_entries);
  AddReadablePage(pdf);
  return pdf.Build();
}

// Where the numbers of the readable file stand that updates replace.
constexpr int kCatalog = 1, kPageTree = 2, kPage = 8;
constexpr int kFree = 100;  // and above: no object of the readable file

std::string WithCatalog(const std::string& entries, std::map<int, std::string> objects = {}) {
  objects[kCatalog] = "<< /Type /Catalog /Pages 2 0 R " + entries + " >>";
  return Update(Readable(), objects);
}

std::string PrevCycle() {
  std::string file = Readable();
  const std::size_t xref = LastXRef(file);
  const std::string end = fmt::format("/Prev {} >>\nstartxref\n{}\n%%EOF\n", xref, xref);
  file.resize(file.rfind(">>\nstartxref"));
  return file + end;
}

std::string XRefStmCycle() {
  const std::string file = Readable();
  return Update(file, {}, fmt::format("/XRefStm {}", file.size()));
}

// Cross-reference sections that each name the one before; `key` is /Prev or /XRefStm.
std::string XRefChain(const char* key, int sections) {
  std::string file = Readable();
  std::size_t before = LastXRef(file);
  for (int i = 0; i < sections; ++i) {
    const std::size_t here = file.size();
    file += fmt::format("xref\n0 0\ntrailer <</Size 9/Root 1 0 R{} {}>>\n", key, before);
    before = here;
  }
  return file + fmt::format("startxref\n{}\n%%EOF\n", before);
}

// A table that says it has 10^9 entries.
std::string XRefTableOf(const std::string& count) {
  std::string file = Readable();
  const std::size_t here = file.size();
  file += fmt::format(
      "xref\n0 {}\n0000000000 65535 f \ntrailer <</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
      count, count, here);
  return file;
}

// A cross-reference stream whose entries take no bytes: as many as it likes to say.
std::string XRefStream(const std::string& entries, const std::string& data) {
  std::string file = Readable();
  const std::size_t here = file.size();
  file += fmt::format("{} 0 obj\n{}\nendobj\nstartxref\n{}\n%%EOF\n", kFree,
                      StreamBody("/Type /XRef /Root 1 0 R " + entries, data), here);
  return file;
}

std::string HybridLies() {
  std::string file = Readable();
  const std::size_t stream = file.size();
  file += fmt::format("{} 0 obj\n{}\nendobj\n", kFree,
                      StreamBody("/Type /XRef /Size 200 /W [1 4 2] /Index [1 8]",
                                 Repeat(std::string_view("\2\xFF\xFF\xFF\xFF\xFF\xFF", 7), 8)));
  return Update(file, {}, fmt::format("/XRefStm {}", stream));
}

std::string ContentLength(const std::string& length, std::map<int, std::string> others = {}) {
  others[7] = "<< /Length " + length + " >>\nstream\n" + ReadableContent() + "\nendstream";
  return Update(Readable(), others);
}

// Two object streams, each said to be kept in the other.
std::string ObjectStreamCycle() {
  const auto object_stream = [](int other) {
    const std::string head = fmt::format("{} 0 ", other);
    return StreamBody(
        fmt::format("/Type /ObjStm /N 1 /First {} /Extends {} 0 R", head.size(), other),
        head + "<< /A 1 >>");
  };
  std::string file = Readable();
  std::string entries;
  const auto entry = [&](int type, int a, int b) {
    entries += static_cast<char>(type);
    for (const int byte : {a >> 24, a >> 16, a >> 8, a}) entries += static_cast<char>(byte);
    entries += static_cast<char>(b);
  };
  const std::size_t first = file.size();
  file += fmt::format("{} 0 obj\n{}\nendobj\n", kFree + 2, object_stream(kFree + 1));
  entry(2, kFree + 1, 0);                // 100 is in 101
  entry(2, kFree + 2, 0);                // 101 is in 102
  entry(2, kFree + 1, 0);                // 102 is in 101
  entry(1, static_cast<int>(first), 0);  // 103 is a copy
  const std::size_t here = file.size();
  file += fmt::format(
      "{} 0 obj\n{}\nendobj\nstartxref\n{}\n%%EOF\n", kFree + 4,
      StreamBody(fmt::format("/Type /XRef /Size 110 /Root {} 0 R /Prev {} /W [1 4 1] /Index [{} 4]",
                             kFree, LastXRef(file), kFree),
                 entries),
      here);
  return file;
}

std::string ObjectStreamOf(const std::string& count) {
  std::string file = Readable();
  const std::size_t stream = file.size();
  file += fmt::format("{} 0 obj\n{}\nendobj\n", kFree,
                      StreamBody("/Type /ObjStm /N " + count + " /First 10", "1 0 <</A 1>>"));
  std::string entries;
  const auto entry = [&](int type, std::size_t a) {
    entries += static_cast<char>(type);
    for (const int shift : {24, 16, 8, 0}) entries += static_cast<char>(a >> shift);
    entries += '\0';
  };
  entry(1, stream);
  entry(2, kFree);
  const std::size_t here = file.size();
  file += fmt::format(
      "{} 0 obj\n{}\nendobj\nstartxref\n{}\n%%EOF\n", kFree + 2,
      StreamBody(fmt::format("/Type /XRef /Size 110 /Root 1 0 R /Info {} 0 R /Prev {} /W [1 4 1] "
                             "/Index [{} 2]",
                             kFree + 1, LastXRef(file), kFree),
                 entries),
      here);
  return file;
}

std::string PageTree(const std::string& body, std::map<int, std::string> others = {}) {
  others[kPageTree] = body;
  return Update(Readable(), others, "", 2'000'000);
}

// 2^levels pages out of one, each level naming the one below twice.
std::string SharedKids(int levels, const std::string& count) {
  std::map<int, std::string> nodes;
  for (int level = 0; level < levels; ++level) {
    const int below = level == 0 ? kPage : kFree + level - 1;
    const int here = level + 1 == levels ? kPageTree : kFree + level;
    nodes[here] = fmt::format("<< /Type /Pages /Kids [{} 0 R {} 0 R] /Count {} >>", below, below,
                              level + 1 == levels ? count : std::to_string(2 << level));
  }
  return Update(Readable(), nodes, "", 2'000'000);
}

std::string DeepTree(int levels) {
  std::string out = "%PDF-1.7\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", levels + 3);
  const auto add = [&](int number, const std::string& body) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  };
  add(1, "<< /Type /Catalog /Pages 2 0 R >>");
  for (int i = 0; i < levels; ++i) {
    add(i + 2, fmt::format("<</Type/Pages/Count 1/Kids[{} 0 R]/Parent {} 0 R>>", i + 3, i + 1));
  }
  add(levels + 2, fmt::format("<</Type/Page/Parent {} 0 R/MediaBox[0 0 595 842]>>", levels + 1));
  const std::size_t here = out.size();
  return out + table +
         fmt::format("trailer <</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", levels + 3, here);
}

std::string Nested(std::string_view open, std::string_view close, std::size_t depth) {
  return Repeat(open, depth) + Repeat(close, depth);
}

// As an object of its own that is certain to be read: the page's resources.
std::string NestedResources(const std::string& value) {
  PdfBuilder pdf;
  AddReadablePage(pdf, "", "/Properties " + value);
  return pdf.Build();
}

// Fields each below the other, the last one with an appearance on the page.
std::string DeepFields(int depth) {
  PdfBuilder pdf;
  int first = 0, above = 0;
  std::vector<int> numbers;
  for (int i = 0; i < depth; ++i) numbers.push_back(pdf.Reserve());
  for (int i = 0; i < depth; ++i) {
    const int number = numbers[static_cast<std::size_t>(i)];
    const bool last = i + 1 == depth;
    pdf.Set(number,
            fmt::format("<< /T (f) {} {} >>", above ? fmt::format("/Parent {} 0 R", above) : "",
                        last ? "/FT /Tx /Subtype /Widget /Rect [0 0 9 9] /V (x)"
                             : fmt::format("/Kids [{} 0 R]", number + 1)));
    above = number;
    if (i == 0) first = number;
  }
  AddReadablePage(pdf, "", "", fmt::format("/Annots [{} 0 R]", above));
  pdf.SetCatalogEntries(fmt::format("/AcroForm << /Fields [{} 0 R] >>", first));
  return pdf.Build();
}

std::string FieldCycle() {
  PdfBuilder pdf;
  const int a = pdf.Reserve(), b = pdf.Reserve();
  pdf.Set(a, fmt::format("<< /T (a) /Kids [{} 0 R {} 0 R] /Parent {} 0 R >>", b, a, b));
  pdf.Set(b, fmt::format("<< /T (b) /Subtype /Widget /Rect [9 9 99 99] /Kids [{} 0 R] /Parent {} 0 "
                         "R /AP << /N {} 0 R >> >>",
                         a, a, a));
  AddReadablePage(pdf, "", "", fmt::format("/Annots [{} 0 R {} 0 R]", a, b));
  pdf.SetCatalogEntries(fmt::format("/AcroForm << /Fields [{} 0 R {} 0 R] >>", a, b));
  return pdf.Build();
}

// The same annotation, whose appearance draws text, a million times.
std::string Annotations(std::size_t count, const std::string& subtype) {
  PdfBuilder pdf;
  const int appearance =
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", "0 0 m 9 9 l S");
  const int annotation =
      pdf.Add(fmt::format("<< /Type /Annot /Subtype /{} /Rect [9 9 99 99] /AP << /N {} 0 R >> >>",
                          subtype, appearance));
  AddReadablePage(pdf, "", "",
                  "/Annots [" + Repeat(fmt::format("{} 0 R ", annotation), count) + "]");
  return pdf.Build();
}

std::string AppearanceCycle() {
  PdfBuilder pdf;
  const int states = pdf.Reserve(), popup = pdf.Reserve();
  pdf.Set(states, fmt::format("<< /Off {} 0 R /On {} 0 R >>", states, states));
  const int annotation = pdf.Add(fmt::format(
      "<< /Type /Annot /Subtype /Stamp /Rect [9 9 99 99] /AS /On /AP << /N {} 0 R /D {} 0 "
      "R >> /Popup {} 0 R /IRT {} 0 R >>",
      states, states, popup, popup));
  pdf.Set(popup,
          fmt::format("<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Parent {} 0 R /Popup "
                      "{} 0 R /IRT {} 0 R >>",
                      annotation, popup, annotation));
  AddReadablePage(pdf, "", "", fmt::format("/Annots [{} 0 R {} 0 R]", annotation, popup));
  return pdf.Build();
}

// /VE expressions in each other, asked for by marked content.
std::string LayerExpression(std::size_t depth) {
  PdfBuilder pdf;
  const int layer = pdf.Add("<< /Type /OCG /Name (l) >>");
  const std::string expression =
      Repeat("[/Not ", depth) + fmt::format("{} 0 R", layer) + Repeat("]", depth);
  const int membership = pdf.Add("<< /Type /OCMD /VE " + expression + " >>");
  const int self = pdf.Reserve();
  pdf.Set(self, fmt::format("<< /Type /OCMD /OCGs {} 0 R /VE [/And {} 0 R] >>", self, self));
  AddReadablePage(pdf, "/OC /M BDC 0 0 m 9 9 l S EMC /OC /S BDC 0 0 m 9 9 l S EMC",
                  "/Properties << " + RefEntry("M", membership) + RefEntry("S", self) + ">>");
  pdf.SetCatalogEntries(
      fmt::format("/OCProperties << /OCGs [{} 0 R] /D << /Order {} /ON [{} 0 R] >> >>", layer,
                  Nested("[", "]", depth), layer));
  return pdf.Build();
}

}  // namespace

void AddStructureAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({name, about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> read = {"imported"}, broken = {"imported", "damaged", "no_pages"};

  add("xref-prev-cycle", "a cross-reference table that is its own predecessor", read, PrevCycle);
  add("xref-stm-cycle", "a hybrid file whose stream is the table that names it", read,
      XRefStmCycle);
  add("xref-prev-chain", "50,000 updates in a row",
      {"imported", "damaged", "no_pages", "out_of_time"},
      [] { return XRefChain("/Prev", 50'000); });
  add("xref-stm-chain", "50,000 hybrid tables in a row", broken,
      [] { return XRefChain("/XRefStm", 50'000); });
  add("xref-billion-entries", "a table said to have 10^9 entries",
      {"imported", "damaged", "out_of_memory"}, [] { return XRefTableOf("1000000000"); });
  add("xref-two-billion-entries", "a table said to have 2^31-1 entries",
      {"imported", "damaged", "out_of_memory"}, [] { return XRefTableOf("2147483647"); });
  add("xref-stream-of-nothing", "10^9 entries of no bytes each",
      {"imported", "damaged", "out_of_memory", "out_of_time"},
      [] { return XRefStream("/Size 1000000000 /W [0 0 0] /Index [0 1000000000]", ""); });
  add("xref-stream-wide", "entries of 2^31-1 bytes", broken,
      [] { return XRefStream("/Size 10 /W [2147483647 2147483647 2147483647]", "abc"); });
  add("xref-stream-bomb", "a cross-reference stream that inflates to 10 GB",
      {"imported", "damaged", "out_of_time", "out_of_memory"}, [] {
        return XRefStream("/Size 50000000 /W [1 1 1] /Filter [/FlateDecode /FlateDecode]",
                          Deflate(DeflateBomb(std::string_view("\1\0\0", 3), 10'000'000'000)));
      });
  add("xref-hybrid-lies", "a hybrid file whose stream moves all objects out of reach", broken,
      HybridLies);
  add("length-is-itself", "a stream whose length is the stream", read,
      [] { return ContentLength("7 0 R"); });
  add("length-in-circles", "a length that is a reference to a reference, in a circle", read, [] {
    return ContentLength("100 0 R", {{100, "101 0 R"}, {101, "100 0 R"}});
  });
  add("length-absurd", "a stream said to have 2^63-1 bytes", {"imported", "no_text"},
      [] { return ContentLength("9223372036854775807"); });
  add("length-negative", "a stream said to have less than no bytes", {"imported", "no_text"},
      [] { return ContentLength("-2147483648"); });
  add("object-streams-in-circles", "object streams that are kept in each other", broken,
      ObjectStreamCycle);
  add("object-stream-absurd", "an object stream said to hold 10^9 objects",
      {"imported", "damaged", "out_of_memory"}, [] { return ObjectStreamOf("1000000000"); });
  add("pages-in-circles", "a page tree that holds itself", broken,
      [] { return PageTree("<< /Type /Pages /Kids [2 0 R 8 0 R 2 0 R] /Count 3 >>"); });
  add("pages-million", "a million pages made of one", {"too_large", "damaged"},
      [] { return SharedKids(20, "1048576"); });
  add("pages-million-said-to-be-one", "a million pages made of one, said to be one",
      {"imported", "damaged", "too_large"}, [] { return SharedKids(20, "1"); });
  add("pages-16384", "16,384 pages made of one", {"imported", "damaged", "out_of_time"},
      [] { return SharedKids(14, "16384"); });
  out.back().costly = true;
  add("pages-said-to-be-many", "one page, said to be 2^31-1", {"too_large", "damaged", "no_pages"},
      [] { return PageTree("<< /Type /Pages /Kids [8 0 R] /Count 2147483647 >>"); });
  add("pages-said-to-be-20000", "one page, said to be 20,000", {"imported", "damaged", "too_large"},
      [] { return PageTree("<< /Type /Pages /Kids [8 0 R] /Count 20000 >>"); });
  add("pages-said-to-be-negative", "a page tree of -5 pages", broken,
      [] { return PageTree("<< /Type /Pages /Kids [8 0 R] /Count -5 >>"); });
  add("pages-deep", "a page below 60,000 nodes",
      {"damaged", "no_text", "no_pages", "too_large", "out_of_time"},
      [] { return DeepTree(60'000); });
  add("pages-wide", "a node said to have 10^6 kids that are not there",
      {"imported", "damaged", "too_large"}, [] {
        return PageTree("<< /Type /Pages /Kids [8 0 R " + Repeat("9999 0 R ", 1'000'000) +
                        "] /Count 1000001 >>");
      });
  add("arrays-nested", "arrays 10^6 deep", broken,
      [] { return NestedResources(Nested("[", "]", 1'000'000)); });
  add("dictionaries-nested", "dictionaries 10^6 deep", broken,
      [] { return NestedResources(Nested("<</A ", ">>", 1'000'000)); });
  add("arrays-nested-open", "arrays 10^6 deep that do not end", broken,
      [] { return NestedResources(Repeat("[", 1'000'000)); });
  add("strings-nested", "parentheses 10^6 deep", broken,
      [] { return NestedResources(Nested("(", ")", 1'000'000)); });
  add("references-in-circles", "resources that are references to each other",
      {"imported", "damaged", "no_text"}, [] {
        std::map<int, std::string> objects = {{100, "101 0 R"}, {101, "102 0 R"}, {102, "100 0 R"}};
        objects[kPage] =
            "<< /Type /Page /Parent 2 0 R /MediaBox 100 0 R /Resources 101 0 R /Contents [102 0 R "
            "7 0 "
            "R "
            "102 0 R] >>";
        return Update(Readable(), objects);
      });
  add("references-chain", "a resource behind 3,500 references", {"imported", "damaged", "no_text"},
      [] {
        std::map<int, std::string> objects;
        for (int i = kFree; i < 3600; ++i) objects[i] = fmt::format("{} 0 R", i + 1);
        objects[3600] = "<< >>";
        objects[kPage] =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 100 0 R /Contents 7 0 "
            "R "
            ">>";
        return Update(Readable(), objects);
      });
  add("contents-million", "a page of 10^6 content streams", {"imported", "no_text", "out_of_time"},
      [] {
        return Update(
            Readable(),
            {{100, StreamBody("", "0 0 m\n")},
             {kPage,
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents ["
              "7 0 R " +
                  Repeat("100 0 R ", 1'000'000) + "] >>"}});
      });
  out.back().costly = true;
  add("parents-in-circles", "pages that inherit from each other", broken, [] {
    return PageTree("<< /Type /Pages /Parent 100 0 R /Kids [8 0 R] /Count 1 >>",
                    {{100, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"}});
  });
  add("trees-in-circles", "outlines, names, labels and structure in circles", read, [] {
    const std::string tree =
        "<< /Kids [100 0 R 100 0 R] /Limits [(a) (z)] /Names [(a) 100 0 R] "
        "/Nums [0 100 0 R] >>";
    return WithCatalog(
        "/Outlines 101 0 R /Names << /Dests 100 0 R /JavaScript 100 0 R /EmbeddedFiles 100 0 R >> "
        "/PageLabels 100 0 R /StructTreeRoot 102 0 R /Dests 100 0 R /MarkInfo << /Marked true >>",
        {{100, tree},
         {101,
          "<< /First 101 0 R /Last 101 0 R /Next 101 0 R /Prev 101 0 R /Parent 101 0 R /Title "
          "(x) /Count 1000000000 >>"},
         {102,
          "<< /Type /StructTreeRoot /K [102 0 R 102 0 R] /ParentTree 100 0 R /P 102 0 R /RoleMap "
          "<< /A /B /B /A >> >>"}});
  });
  add("fields-deep", "form fields 20,000 deep", {"imported", "damaged", "out_of_time", "crashed"},
      [] { return DeepFields(20'000); });
  out.back().costly = true;
  add("fields-in-circles", "form fields that are each other's parents", read, FieldCycle);
  add("annotations-million", "10^6 stamps on a page",
      {"imported", "damaged", "too_large", "out_of_time", "out_of_memory"},
      [] { return Annotations(1'000'000, "Stamp"); });
  add("widgets-million", "10^6 form fields on a page",
      {"imported", "damaged", "too_large", "out_of_time", "out_of_memory"},
      [] { return Annotations(1'000'000, "Widget"); });
  add("appearances-in-circles", "appearances and popups in circles", read, AppearanceCycle);
  add("layers-deep", "visibility expressions 100,000 deep", read,
      [] { return LayerExpression(100'000); });
  for (const auto& [name, entries] : std::vector<std::pair<const char*, const char*>>{
           {"200000-points", "/MediaBox [0 0 200000 200000]"},
           {"zero", "/MediaBox [0 0 0 0]"},
           {"negative", "/MediaBox [0 0 -595 -842]"},
           {"not-a-number", "/MediaBox [0 0 (x) /NaN]"},
           {"infinite", "/MediaBox [-1e400 -1e400 1e400 1e400]"},
           {"overflowing", "/MediaBox [-2147483648 -2147483648 2147483647 2147483647]"},
           {"empty-crop", "/MediaBox [0 0 595 842] /CropBox [900 900 901 901]"},
           {"user-unit", "/MediaBox [0 0 595 842] /UserUnit 1000000000"},
           {"turned-45", "/MediaBox [0 0 595 842] /Rotate 45"},
           {"turned-often", "/MediaBox [0 0 595 842] /Rotate 2147483647"}}) {
    add(name, "a page box that no page has", {"imported", "too_large", "damaged", "no_text"},
        [entries = std::string(entries)] {
          PdfBuilder pdf;
          AddReadablePage(pdf, "", "", entries);
          return pdf.Build();
        });
    out.back().name.insert(0, "page-");
  }
}

}  // namespace kehoach::hostile
