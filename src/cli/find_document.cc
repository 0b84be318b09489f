// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/find_document.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "batch/find_files.h"
#include "cli/exit_code.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

// Spaces count for nothing in "91 /KH-SVHTT", marks and case neither.
std::string NumberKey(std::string_view number_and_symbol) {
  std::string out;
  for (char c : text::FoldForRules(number_and_symbol)) {
    if (c != ' ') out += c;
  }
  return out;
}

std::vector<std::int64_t> ByNumberAndSymbol(const store::Archive& archive,
                                            const std::string& what) {
  std::vector<std::int64_t> out;
  const std::string key = NumberKey(what);
  if (key.empty()) return out;
  for (const store::DocumentSummary& d : archive.ListDocuments()) {
    if (!d.symbol) continue;
    const std::string whole = d.number ? *d.number + "/" + *d.symbol : *d.symbol;
    if (NumberKey(whole) == key || NumberKey(*d.symbol) == key) out.push_back(d.id);
  }
  return out;
}

std::vector<std::int64_t> Candidates(const store::Archive& archive, const std::string& what) {
  std::vector<std::int64_t> found = archive.FindDocuments(what);
  if (found.empty() && !what.empty()) {
    found = archive.FindDocuments(batch::AbsolutePath(what));
  }
  if (found.empty()) found = ByNumberAndSymbol(archive, what);
  return found;
}

}  // namespace

store::DocumentSummary FindDocument(const store::Archive& archive, const std::string& what) {
  const std::vector<std::int64_t> found = Candidates(archive, what);
  if (found.empty()) {
    throw Stop(ExitCode::kUsage,
               fmt::format("no document '{}' in {}; kehoach list shows those there are", what,
                           archive.directory()));
  }
  if (found.size() > 1) {
    throw Stop(ExitCode::kUsage, fmt::format("'{}' may mean documents {}; name one by its number",
                                             what, fmt::join(found, ", ")));
  }
  const auto summary = archive.GetDocument(found.front());
  if (!summary) throw Stop(ExitCode::kUsage, fmt::format("no document '{}'", what));
  return *summary;
}

}  // namespace kehoach::cli
