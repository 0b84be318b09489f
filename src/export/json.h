// SPDX-License-Identifier: GPL-3.0-or-later
// A Plan as JSON (docs/output.md). Pure functions, thread-safe. The only folder that includes
// nlohmann-json. Output: UTF-8 without ASCII escaping, keys in the documented order.
#ifndef KEHOACH_EXPORT_JSON_H_
#define KEHOACH_EXPORT_JSON_H_

#include <string>

#include "kehoach/plan.h"

namespace kehoach::exporter {

struct SourceInfo {
  std::string path;    // as the user named it
  std::string sha256;  // hex
  int pages = 0;
  std::string text;  // store::TextSourceName(): "embedded", "ocr", "mixed" or "none"
  std::string program_version, rules_version;  // key "made_by"; left out when both are empty
};

enum class JsonStyle {
  kPretty,   // two spaces of indent, short parts on one line, a line end at the end
  kCompact,  // one line without a line end: a line of JSONL
};

struct JsonOptions {
  JsonStyle style = JsonStyle::kPretty;
  bool evidence = true;  // key "evidence": page, box, rule and confidence of every value
};

// Invalid UTF-8 in a value becomes U+FFFD; there are no errors.
std::string PlanToJson(const Plan& plan, const SourceInfo& source, const JsonOptions& options = {});

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_JSON_H_
