// SPDX-License-Identifier: GPL-3.0-or-later
// What a folder can hold that is meant to trip whoever walks it: names, links, pipes, devices, and
// files that do not keep still.
#ifndef KEHOACH_TESTS_HOSTILE_PATH_TRICKS_H_
#define KEHOACH_TESTS_HOSTILE_PATH_TRICKS_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace kehoach::hostile {

enum class TrickEnd {
  kRead,     // a document like any other, whatever its name
  kLeftOut,  // no file to read: not even mentioned
  kFailed,   // mentioned with the class given
  kAny,      // moves while it is looked at: any end, but an end
};

struct PathTrick {
  std::string about;
  std::filesystem::path path;  // bytes as the file system has them: not always UTF-8
  TrickEnd end = TrickEnd::kLeftOut;
  std::string failure;            // class, of kFailed
  std::optional<int> document{};  // number of the GoodDocument in it, of kRead
};

// Fills `folder`, which exists and is empty. Documents are numbered from `first_document` on.
// Tricks that the file system or the user's rights do not allow are left out.
std::vector<PathTrick> MakePathTricks(const std::filesystem::path& folder, int first_document);

// A process that changes files under `folder` without a pause until it is stopped: one grows, one
// shrinks, one comes and goes, one is now a file and now a pipe, a folder or a link.
class RestlessFiles {
 public:
  explicit RestlessFiles(const std::filesystem::path& folder);
  ~RestlessFiles();
  RestlessFiles(const RestlessFiles&) = delete;
  RestlessFiles& operator=(const RestlessFiles&) = delete;

 private:
  pid_t process_ = -1;
};

// Removes a folder, also one that holds paths too long to be named.
void RemoveTree(const std::filesystem::path& folder);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_PATH_TRICKS_H_
