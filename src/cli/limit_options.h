// SPDX-License-Identifier: GPL-3.0-or-later
// Options that limit what reading a document may cost.
#ifndef KEHOACH_CLI_LIMIT_OPTIONS_H_
#define KEHOACH_CLI_LIMIT_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "batch/limits.h"

namespace kehoach::cli {

// --ocr: which pages are recognised. `ocr` outlives the command.
void AddOcrOption(CLI::App& command, batch::OcrMode& ocr);
// "auto", "off", "force".
const char* OcrModeName(batch::OcrMode ocr);
// Throws Stop (kMissing) when pages may have to be recognised and the language is not there.
void RequireLanguage(batch::OcrMode ocr);

// All other options of batch/limits.h, with their present values as defaults. `limits` outlives the
// command.
void AddReadLimits(CLI::App& command, batch::ReadLimits& limits);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_LIMIT_OPTIONS_H_
