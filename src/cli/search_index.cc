// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/search_index.h"

#include <fmt/format.h>

#include "cli/output.h"
#include "cli/terminal.h"

namespace kehoach::cli {

void CompleteSearchIndex(const Common& common, store::Archive& archive) {
  constexpr int kPiece = 64;
  auto [done, all] = archive.SearchIndexState();
  if (done == all) {
    archive.BuildSearchIndex(kPiece);  // states that it is complete
    return;
  }
  StopOnSignal();
  if (!common.quiet) {
    Message(fmt::format("indexing {} documents that an older version stored", all - done));
  }
  Progress progress(static_cast<std::size_t>(all - done), common.quiet);
  while (archive.BuildSearchIndex(kPiece)) {
    const std::int64_t now = archive.SearchIndexState().first;
    for (; done < now; ++done) progress.Advance();
    StopIfWanted();
  }
}

}  // namespace kehoach::cli
