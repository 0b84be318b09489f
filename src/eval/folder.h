// SPDX-License-Identifier: GPL-3.0-or-later
// Scores a folder that has expected JSON beside its PDFs (x.json beside x.pdf).
#ifndef KEHOACH_EVAL_FOLDER_H_
#define KEHOACH_EVAL_FOLDER_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "eval/score.h"
#include "kehoach/result.h"

namespace kehoach::eval {

struct DocumentResult {
  std::string name;  // path of the PDF under the folder, without ".pdf"
  Score score;
  std::optional<Error> error;  // the document could not be read: scored as nothing found
};

struct Evaluation {
  std::vector<DocumentResult> documents;  // sorted by name
  Score total;
};

// Reads a PDF and gives the JSON of its plan (docs/output.md).
using ReadDocument = std::function<Result<std::string>(const std::string& path)>;

// The PDFs of the folder, and of folders in it, that have JSON beside them, sorted. Errors:
// kUnreadable (no such folder, nothing to score in it).
Result<std::vector<std::string>> FindScored(const std::string& folder);

// Looks into sub-folders, too; a PDF without JSON beside it is left out. Calls `read` once for
// each document, in order. Errors: kUnreadable (no such folder, nothing to score in it, expected
// values that cannot be read).
Result<Evaluation> EvaluateFolder(const std::string& folder, const ReadDocument& read);

}  // namespace kehoach::eval

#endif  // KEHOACH_EVAL_FOLDER_H_
