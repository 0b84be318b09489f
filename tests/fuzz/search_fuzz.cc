// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a query: parsed, asked of an index, its hits marked. SQLite must accept every
// expression that comes of it.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>

#include "fuzz_support.h"
#include "search/search.h"
#include "store/store.h"
#include "support/project_rules.h"

using kehoach::ProjectRules;
using kehoach::fuzz::Require;

namespace {

// An archive of a few rows, made once and removed at the end.
struct Fixture {
  std::string folder;
  std::unique_ptr<kehoach::store::Archive> archive;
  std::unique_ptr<kehoach::search::Searcher> searcher;

  Fixture() {
    std::string name = (std::filesystem::temp_directory_path() / "kehoach-fuzz-XXXXXX").string();
    Require(mkdtemp(name.data()) != nullptr, "a temporary folder can be made");
    folder = name;
    archive = std::make_unique<kehoach::store::Archive>(
        kehoach::store::Archive::Open(folder, kehoach::store::Mode::kCreate));
    kehoach::Plan plan;
    plan.document.title.text = "Kế hoạch cải cách hành chính";
    plan.document.number.text = "162";
    plan.document.symbol.text = "QĐ-UBND";
    kehoach::PlanTable& table = plan.tables.emplace_back();
    table.columns = {"content", "lead", "output"};
    table.labels = table.columns;
    for (const char* text : {"Hoà giải ở cơ sở", "Áp dụng ISO 9001:2015", "near and or not"}) {
      kehoach::PlanRow& row = table.rows.emplace_back();
      row.cells.resize(3);
      row.cells[0].text = text;
      row.cells[1].text = "Ủy ban nhân dân";
      row.cells[2].text = "KH";
    }
    kehoach::store::DocumentRecord record;
    record.sha256 = std::string(64, 'a');
    archive->StoreDocument(record, {}, plan, {"0", "0"});
    searcher = std::make_unique<kehoach::search::Searcher>(
        *archive, kehoach::search::Abbreviations(ProjectRules()));
  }
  ~Fixture() {
    searcher.reset();
    archive.reset();
    std::error_code ignored;  // nothing is lost when it stays
    std::filesystem::remove_all(folder, ignored);
  }
};

void Check(const kehoach::search::SearchPage& page) {
  for (const kehoach::search::Hit& hit : page.hits) {
    for (const kehoach::search::HitText& text : hit.texts) {
      std::size_t last = 0;
      for (const kehoach::search::Mark& mark : text.marks) {
        Require(mark.begin >= last && mark.begin < mark.end && mark.end <= text.text.size(),
                "marks stand in order in their text");
        last = mark.end;
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Fixture fixture;
  // The first byte chooses the options; the rest is the query.
  const std::string_view text = kehoach::fuzz::Text(data, size);
  const unsigned choice = text.empty() ? 0 : static_cast<unsigned char>(text[0]);
  const std::string_view query = text.empty() ? text : text.substr(1);
  kehoach::search::SearchOptions options;
  if ((choice & 1) != 0) options.sort = kehoach::search::Sort::kDate;
  if ((choice & 2) != 0) options.filter.unit = std::string(query);
  if ((choice & 4) != 0) options.after = std::string(query);
  options.limit = 2;
  try {
    const auto page = fixture.searcher->Search(query, options);
    Check(page);
    options.after = page.next;
    if (!page.next.empty()) Check(fixture.searcher->Search(query, options));
  } catch (const std::exception&) {
    Require(false, "no query is an error");
  }
  return 0;
}
