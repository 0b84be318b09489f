// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stored_document.h"

#include <utility>

#include <fmt/format.h>

#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/version.h"

namespace kehoach::cli {

store::Archive OpenToRead(const Common& common) {
  store::Archive archive = store::Archive::Open(common.archive, store::Mode::kRead);
  archive.StopWhen(StopOnSignal());
  return archive;
}

void NoteOlderPlans(const store::Archive& archive, const Common& common) {
  const std::int64_t older = archive.CountPlansNotBy(kProgramVersion);
  if (older == 0 || common.quiet) return;
  Message(
      fmt::format("{} plans were read by another version of the program: what this one reads "
                  "besides is missing until: kehoach reextract",
                  older));
}

exporter::SourceInfo SourceOf(const store::DocumentSummary& d) {
  exporter::SourceInfo source;
  source.path = d.path;
  source.sha256 = d.sha256;
  source.pages = d.pages;
  source.text = store::TextSourceName(d.text);
  source.program_version = d.versions.program;
  source.rules_version = d.versions.rules;
  return source;
}

Error About(const store::DocumentSummary& d, Error error) {
  error.source = fmt::format("document {} ({})", d.id, d.path);
  return error;
}

}  // namespace kehoach::cli
