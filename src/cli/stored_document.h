// SPDX-License-Identifier: GPL-3.0-or-later
// What several commands say of a document of the archive.
#ifndef KEHOACH_CLI_STORED_DOCUMENT_H_
#define KEHOACH_CLI_STORED_DOCUMENT_H_

#include "cli/command_line.h"
#include "export/json.h"
#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::cli {

// The archive of a command that only reads. From here on the user can stop the command at any
// time (ExitCode::kStopped): by the archive itself, and by StopIfWanted() where work goes on
// without it.
store::Archive OpenToRead(const Common& common);

// Says so when plans of the archive were made by another version of the program, which may not
// have read all that a command shows.
void NoteOlderPlans(const store::Archive& archive, const Common& common);

// The "source" of its plan's JSON.
exporter::SourceInfo SourceOf(const store::DocumentSummary& document);

// The same error, naming the document by its number and path.
Error About(const store::DocumentSummary& document, Error error);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_STORED_DOCUMENT_H_
