// SPDX-License-Identifier: GPL-3.0-or-later
// A log of JSON objects, one a line, that other programs follow while it grows (docs/import.md).
#ifndef KEHOACH_CLI_EVENTS_FILE_H_
#define KEHOACH_CLI_EVENTS_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "export/records_json.h"

namespace kehoach::cli {

// Appends; each line is written whole and at once. Not thread-safe.
class EventsFile {
 public:
  EventsFile() = default;  // takes nothing: Add() does nothing
  // Opens `path`, "-" for standard output. Throws Stop (kUsage) when it cannot be opened, or holds
  // something else than such lines: a document named by mistake stays as it is.
  explicit EventsFile(std::string path);
  EventsFile(const EventsFile&) = delete;
  EventsFile& operator=(const EventsFile&) = delete;
  ~EventsFile();

  // When a line cannot be written (a full disk), what was written of it is taken back where that
  // can be, one message says so, and this and all further ones are dropped: the run goes on.
  void Add(const exporter::Record& event);
  // Whether a line was lost.
  bool broken() const { return broken_; }

 private:
  bool Append(std::string_view line);

  std::string path_;
  int fd_ = -1;
  bool owned_ = false;  // standard output is not ours to close
  bool broken_ = false;
};

// The members by which an event names a file: "path", and when its bytes are no UTF-8 also
// "path_hex", two digits a byte (in "path" they are then U+FFFD).
void AddPath(std::string_view path, exporter::Record& event);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_EVENTS_FILE_H_
