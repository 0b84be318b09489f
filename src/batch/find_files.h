// SPDX-License-Identifier: GPL-3.0-or-later
// Which files a call names. Thread-safe.
#ifndef KEHOACH_BATCH_FIND_FILES_H_
#define KEHOACH_BATCH_FIND_FILES_H_

#include <string>
#include <vector>

#include "kehoach/result.h"

namespace kehoach::batch {

struct FoundFiles {
  std::vector<std::string> files;  // as reached from the named paths; each file once
  std::vector<Error> problems;     // paths that are missing, unreadable or no file (kUnreadable)
};

// A file is taken whatever its name; a folder is walked for *.pdf (any case) in byte order of
// the paths. Inside folders, symbolic links to folders are not followed, and what is not a
// regular file (FIFO, device, socket) is left out; so is the folder `leave_out` (the archive, whose
// own copies are no documents to import), when it is given and met on the way.
FoundFiles FindFiles(const std::vector<std::string>& paths, const std::string& leave_out = {});

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_FIND_FILES_H_
