// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between the processes of a pool that trust each other: the parent, the keeper and the
// zygote. One datagram of fixed size each, over SOCK_SEQPACKET, with descriptors where needed.
// Workers have no such socket.
#ifndef KEHOACH_PROCESS_CONTROL_H_
#define KEHOACH_PROCESS_CONTROL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "process/unique_fd.h"

namespace kehoach::process {

enum class Control : std::uint32_t {
  kStartZygote,   // parent to keeper; the zygote's end of its socket
  kReady,         // zygote to parent: pid, a pidfd if the kernel has them
  kWarmUpFailed,  // zygote to parent: text
  kSpawn,         // parent to zygote: serial; socket, stderr, progress
  kStarted,       // zygote to parent: serial, pid, a pidfd if the kernel has them
  kSpawnFailed,   // zygote to parent: serial, error
  kExited,        // zygote to parent: serial, status, cpu, resident
};

struct ControlMessage {
  Control what = Control::kReady;
  std::int32_t pid = 0;
  std::int32_t status = 0;  // of wait(2)
  std::int32_t error = 0;   // errno
  std::uint64_t serial = 0;
  std::int64_t cpu_ns = 0;
  std::int64_t resident_bytes = 0;
  std::array<char, 256> text{};

  void SetText(std::string_view from);
};

struct SocketPair {
  UniqueFd ours, theirs;
};

// A pair of Unix sockets, closed on exec. Throws std::system_error.
SocketPair MakeSocketPair(int type);

// Sends in one datagram or piece; gives the bytes taken, or -1 with errno. Never raises SIGPIPE.
ssize_t SendWithFds(int socket, const void* bytes, std::size_t size, std::span<const int> fds,
                    int flags);

// Receives once; descriptors that came along are appended. As recvmsg(2).
ssize_t ReceiveWithFds(int socket, void* bytes, std::size_t size, std::vector<UniqueFd>& fds,
                       int flags);

// False when the other side is gone, or with errno EAGAIN when it does not take it now.
bool SendControl(int socket, const ControlMessage& message, std::span<const int> fds,
                 int flags = 0);

enum class Received { kMessage, kNothing, kClosed };

// kNothing: only with MSG_DONTWAIT.
Received ReceiveControl(int socket, ControlMessage& message, std::vector<UniqueFd>& fds,
                        int flags = 0);

// A descriptor of a process (Linux 5.3); none when the kernel has none.
UniqueFd OpenProcess(pid_t pid);

// Sends SIGKILL through `process`, or by `pid` when there is no descriptor.
void KillProcess(const UniqueFd& process, pid_t pid);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_CONTROL_H_
