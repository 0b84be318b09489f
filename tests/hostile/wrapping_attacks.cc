// SPDX-License-Identifier: GPL-3.0-or-later
// Files that begin as something else, end too early, hold other files, or are rubbish.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "attack.h"
#include "file_parts.h"
#include "good_document.h"
#include "random.h"
#include "support/pdf_builder.h"

namespace kehoach::hostile {
namespace {

std::string Noise(std::uint64_t seed, std::size_t bytes) {
  Random random(seed);
  std::string out(bytes, '\0');
  for (char& c : out) c = static_cast<char>(random.Next());
  return out;
}

// A file in a stream of a file in a stream of a file …
std::string InEachOther(int depth) {
  std::string inner = GoodDocument(3);
  for (int i = 0; i < depth; ++i) {
    testing::PdfBuilder pdf;
    pdf.AddStream("/Type /EmbeddedFile", inner);
    AddReadablePage(pdf);
    inner = pdf.Build();
  }
  return inner;
}

// Updated twice: there is a whole file in two thirds of it, and another in one third.
std::string UpdatedTwice() {
  testing::PdfBuilder pdf;
  AddReadablePage(pdf);
  std::string file = pdf.Build();
  for (int update = 0; update < 2; ++update) {
    const std::string content = ReadableContent() + Repeat("% filling\n", file.size() / 20);
    file = Update(file, {{7, StreamBody("", content)}});
  }
  return file;
}

}  // namespace

std::string Mutate(std::string_view bytes, std::uint64_t seed) {
  Random random(seed);
  std::string out(bytes);
  const auto place = [&] { return random.Next() % (out.size() + 1); };
  // Words whose damage changes what a file means and not only what it says.
  constexpr std::string_view kWords[] = {
      "/Length", "/Kids", "/Count",  "/Type",   " obj",    "endobj", "stream", "xref",
      "/W",      "/Size", "/Index",  "/Filter", "/Parent", "/Prev",  "/Root",  "/First",
      "/N",      " R",    "trailer", "/Font",   "<<",      ">>",     "["};
  constexpr std::string_view kNumbers[] = {
      "0",     "-1",        "2147483647", "4294967296", "99999999999999999999",
      "1e309", "0.0000001", "1 0 R",      "9999 0 R",   "null"};
  const std::uint32_t changes = 1 + random.Skewed(40);
  for (std::uint32_t i = 0; i < changes && !out.empty(); ++i) {
    const std::size_t at = place() % out.size();
    switch (random.Below(10)) {
      case 0:
      case 1:
      case 2:
        out[at] = static_cast<char>(random.Next());
        break;
      case 3:
        out[at] = static_cast<char>(out[at] ^ 1 << random.Below(8));
        break;
      case 4:  // taken out
        out.erase(at, 1 + random.Skewed(2000));
        break;
      case 5:  // doubled
        out.insert(place(), std::string(out.substr(at, 1 + random.Skewed(2000))));
        break;
      case 6: {  // zeroed
        const std::size_t length = 1 + random.Skewed(500);
        for (std::size_t k = at; k < out.size() && k < at + length; ++k) out[k] = '\0';
        break;
      }
      case 7: {  // a number behind a word becomes another one
        const std::string_view word = kWords[random.Below(std::size(kWords))];
        std::size_t found = out.find(word, at);
        if (found == std::string::npos) found = out.find(word);
        if (found == std::string::npos) break;
        const std::size_t digits = out.find_first_of("0123456789", found);
        if (digits == std::string::npos || digits > found + 20) break;
        const std::size_t end = out.find_first_not_of("0123456789.", digits);
        out.replace(digits, (end == std::string::npos ? out.size() : end) - digits,
                    kNumbers[random.Below(std::size(kNumbers))]);
        break;
      }
      case 8: {  // a word becomes another one
        const std::string_view word = kWords[random.Below(std::size(kWords))];
        const std::size_t found = out.find(word, at);
        if (found == std::string::npos) break;
        out.replace(found, word.size(), kWords[random.Below(std::size(kWords))]);
        break;
      }
      default:  // cut off
        if (random.Below(10) == 0) out.resize(at + 1);
        break;
    }
  }
  return out;
}

void AddWrappingAttacks(std::uint64_t seed, std::vector<Attack>& out) {
  const auto add = [&](std::string name, const char* about, std::vector<std::string> verdicts,
                       std::function<std::string()> make) {
    out.push_back({std::move(name), about, std::move(verdicts), std::move(make)});
  };
  const std::vector<std::string> any = {"imported",      "damaged",     "not_pdf",
                                        "no_text",       "no_pages",    "too_large",
                                        "out_of_memory", "out_of_time", "encrypted"};
  const std::vector<std::string> broken = {"damaged", "no_pages", "not_pdf"};
  add("empty", "no bytes", {"empty"}, [] { return std::string(); });
  add("only-a-header", "a header and nothing else", broken, [] { return "%PDF-1.7\n"; });
  add("zeros", "1 MB of zeros", {"not_pdf"}, [] { return std::string(1'000'000, '\0'); });
  add("noise", "1 MB of noise", {"not_pdf"}, [seed] { return Noise(seed, 1'000'000); });
  add("noise-with-header", "a header and 4 MB of noise", broken,
      [seed] { return "%PDF-1.7\n" + Noise(seed + 1, 4'000'000); });
  add("text", "text", {"not_pdf"},
      [] { return Repeat("This is no PDF, whatever it is called.\n", 999); });
  add("program", "a program", {"not_pdf"}, [seed] {
    return "\x7F"
           "ELF\2\1\1" +
           Noise(seed + 2, 10'000);
  });
  add("zip-before", "a ZIP archive with a PDF behind it", any,
      [] { return "PK\3\4" + std::string(5000, '\x14') + GoodDocument(11); });
  add("html-before", "a web page with a PDF behind it", any, [] {
    return "<html><script>alert(1)</script>\n<!--\n" + GoodDocument(12) + "\n--></html>\n";
  });
  add("header-far-inside", "a header behind 10 MB of spaces", any,
      [] { return std::string(10'000'000, ' ') + GoodDocument(13); });
  add("pdf-in-pdf", "files in streams of files, 60 deep", {"imported"},
      [] { return InEachOther(60); });
  add("pdf-behind-pdf", "2,000 files one behind the other", any, [] {
    std::string all;
    for (int i = 0; i < 2000; ++i) all += GoodDocument(i % 3);
    return all;
  });
  for (const auto& [name, word] : std::vector<std::pair<const char*, const char*>>{
           {"headers", "%PDF-1.7\n"},
           {"objects", "1 0 obj\n"},
           {"objects-of-all-numbers", "2147483647 65535 obj <<>> endobj\n"},
           {"trailers", "trailer <</Root 1 0 R/Prev 9>>\n"},
           {"ends", "startxref\n9\n%%EOF\n"},
           {"streams", "stream\nendstream\n"},
           {"xrefs", "xref\n0 1\n0000000000 65535 f \n"},
           {"catalogs", "1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>> endobj\n"},
           {"object-streams",
            "5 0 obj <</Type/ObjStm/N 9/First 9/Length 9>> stream\n5 0 5 0 5 0\nendstream "
            "endobj\n"},
           {"spaces", " "},
           {"line-ends", "\r"},
           {"digits", "7"}}) {
    add(std::string("only-") + name, "8 MB of one word over and over", any,
        [text = std::string(word)] {
          return "%PDF-1.7\n" + Repeat(text, 8'000'000 / text.size()) +
                 "\ntrailer <</Root 1 0 R>>\nstartxref\n5\n%%EOF\n";
        });
  }
  for (int percent = 1; percent < 100; ++percent) {
    add(fmt::format("truncated-{:02}", percent), "the beginning of a file", any, [percent] {
      const std::string whole = UpdatedTwice();
      return whole.substr(0, whole.size() * static_cast<std::size_t>(percent) / 100);
    });
  }
}

}  // namespace kehoach::hostile
