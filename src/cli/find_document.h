// SPDX-License-Identifier: GPL-3.0-or-later
// The document that a person means.
#ifndef KEHOACH_CLI_FIND_DOCUMENT_H_
#define KEHOACH_CLI_FIND_DOCUMENT_H_

#include <string>

#include "store/store.h"

namespace kehoach::cli {

// By number in the archive, path, file name, start of the SHA-256, or number and symbol as
// printed ("91/KH-SVHTT"). Throws Stop (kUsage) when none or several are meant; the message of
// the latter names them.
store::DocumentSummary FindDocument(const store::Archive& archive, const std::string& what);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_FIND_DOCUMENT_H_
