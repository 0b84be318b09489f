// SPDX-License-Identifier: GPL-3.0-or-later
// Watches, from outside, what an attack would have to touch to do harm.
#ifndef KEHOACH_TESTS_HOSTILE_LOOKOUT_H_
#define KEHOACH_TESTS_HOSTILE_LOOKOUT_H_

#include <filesystem>
#include <map>
#include <string>

#include "attack.h"

namespace kehoach::hostile {

// A file that nobody has a reason to open, and an address that nobody has a reason to call.
class Lookout {
 public:
  // Makes the file in `folder`, which exists.
  explicit Lookout(const std::filesystem::path& folder);
  ~Lookout();
  Lookout(const Lookout&) = delete;
  Lookout& operator=(const Lookout&) = delete;

  const Bait& bait() const { return bait_; }
  // A word that stands in the file and nowhere else.
  static constexpr const char* kSecret = "kehoach-canary-Zk3vQ9";

  // What was touched since the last call, in a sentence; empty when nothing was.
  std::string FileTouched();
  std::string AddressCalled();

 private:
  Bait bait_;
  int events_ = -1;     // inotify
  int listening_ = -1;  // TCP, loopback
};

// What stands in a folder: of each path its type, rights, size and time; of a link its target.
// Contents are told by size and time alone.
using Snapshot = std::map<std::string, std::string>;
Snapshot Look(const std::filesystem::path& folder);
// The first paths that differ, in one line; empty when none does.
std::string Difference(const Snapshot& before, const Snapshot& after);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_LOOKOUT_H_
