// SPDX-License-Identifier: GPL-3.0-or-later
// How a worker closes the door behind itself, and what is really closed afterwards
// (docs/isolation.md).
#ifndef KEHOACH_PROCESS_SANDBOX_H_
#define KEHOACH_PROCESS_SANDBOX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::process {

// What the work of a worker needs. kCapture: memory and its own socket, nothing else. kRender: may
// also read, not write, in the folders where fonts and character maps are and those named to it.
enum class Profile { kCapture, kRender };

struct Protection {
  std::string name;  // stable, such as "seccomp"; docs/isolation.md lists them
  bool active = false;
  bool essential = false;  // without it a hostile document could do harm
  std::string reason;      // why it is not active; may qualify one that is; else empty

  bool operator==(const Protection&) const = default;
};

struct Protections {
  std::vector<Protection> all;  // in a fixed order

  // Null if there is none of this name.
  const Protection* Find(std::string_view name) const;
  bool Active(std::string_view name) const;
  // All that are essential are active.
  bool Complete() const;

  bool operator==(const Protections&) const = default;
};

struct SandboxOptions {
  Profile profile = Profile::kCapture;
  std::int64_t memory_bytes = 0;      // address space above what the process has when it enters
  std::int64_t cpu_seconds = 0;       // first RLIMIT_CPU; the parent moves it with each job
  std::vector<std::string> readable;  // kRender: files and folders that may be read besides
};

// Does once what is the same for all processes of this profile that are forked from this one, and
// spares them the time. Optional.
void PrepareSandbox(Profile profile);

// Gives up, for good, all that the calling process does not need, and says what the kernel really
// took away. Nothing that is refused ends the process. REQUIRES: one thread; the process was forked
// for this. Throws only for want of memory.
Protections EnterSandbox(const SandboxOptions& options);

// The folders that kRender may read without being told: fonts, their caches and settings, Poppler's
// character maps. Those that do not exist are among them.
std::vector<std::string> RenderFolders();

// For the greeting of a worker. Decoding takes any bytes; false when they are not such a text.
std::string EncodeProtections(const Protections& protections);
bool DecodeProtections(std::string_view bytes, Protections& protections);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_SANDBOX_H_
