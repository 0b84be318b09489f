// SPDX-License-Identifier: GPL-3.0-or-later
// Links from an exported file to the originals of an archive.
#ifndef KEHOACH_CLI_ORIGINAL_LINKS_H_
#define KEHOACH_CLI_ORIGINAL_LINKS_H_

#include <string>
#include <string_view>

#include "store/store.h"

namespace kehoach::cli {

// Percent-encoded as a path of a URL (RFC 3986): all but unreserved characters and '/'.
std::string EncodePath(std::string_view path);

class OriginalLinks {
 public:
  // `kind`: "relative" to the folder of the file `from` (absolute when there is no such file),
  // "absolute" (file://…), or "none".
  OriginalLinks(const store::Archive& archive, std::string_view kind, const std::string& from);

  bool enabled() const { return enabled_; }
  // "../archive/originals/ab/ab….pdf#page=3"; empty when the original is not there. Page 0: the
  // file alone. Asks the file system once for documents that come in a row.
  std::string To(const std::string& sha256, int page);

 private:
  const store::Archive& archive_;
  bool enabled_;
  std::string base_;  // before "originals/…", encoded
  std::string last_sha256_, last_link_;
};

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_ORIGINAL_LINKS_H_
