// SPDX-License-Identifier: GPL-3.0-or-later
// The list of contents of a ZIP file, to see whether all of what was meant to be in it is.
#ifndef KEHOACH_EXPORT_ZIP_SIZES_H_
#define KEHOACH_EXPORT_ZIP_SIZES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kehoach::exporter {

struct ZipMember {
  std::string name;
  std::int64_t bytes = 0;  // unpacked
};

// From the central directory at the end (APPNOTE.TXT 6.3.3, 4.3.12 and 4.3.16; no ZIP64, no
// comment). Nothing when the file cannot be read or does not end as a ZIP file does.
std::optional<std::vector<ZipMember>> ZipMembers(const std::string& path);

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_ZIP_SIZES_H_
