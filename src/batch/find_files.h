// SPDX-License-Identifier: GPL-3.0-or-later
// Which files a call names. Thread-safe.
#ifndef KEHOACH_BATCH_FIND_FILES_H_
#define KEHOACH_BATCH_FIND_FILES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "kehoach/result.h"

namespace kehoach::batch {

struct FoundFiles {
  std::vector<std::string> files;  // as reached from the named paths; each file once
  // Paths that are missing, unreadable or no file, or that lie in the folder `leave_out`
  // (kUnreadable).
  std::vector<Error> problems;
  // What was met in folders and left out: *.pdf that are no regular file, links to folders; each
  // with what it is (kUnreadable).
  std::vector<Error> left_out;
  std::size_t other_files = 0;  // in folders, not named *.pdf
};

// A file is taken whatever its name; a folder is walked for *.pdf (any case) in byte order of
// the paths. Inside folders, symbolic links to folders are not followed, and what is not a
// regular file (FIFO, device, socket, a link to nothing) is left out. So is the folder `leave_out`
// (the archive, whose own copies are no documents to import) when it is given: met on the way, it
// is passed over; named, or a path in it, it is a problem.
FoundFiles FindFiles(const std::vector<std::string>& paths, const std::string& leave_out = {});

// A path of `path` from the root that is the same for all spellings of it: without "." and "..",
// and with what is behind a link only where ".." goes back over it. The file need not be there.
std::string AbsolutePath(const std::string& path);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_FIND_FILES_H_
