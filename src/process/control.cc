// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/control.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kehoach::process {
namespace {

constexpr std::size_t kMaxFds = 4;

}  // namespace

void ControlMessage::SetText(std::string_view from) {
  text.fill('\0');
  std::copy_n(from.begin(), std::min(from.size(), text.size() - 1), text.begin());
}

SocketPair MakeSocketPair(int type) {
  int fds[2];
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fds) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {UniqueFd(fds[0]), UniqueFd(fds[1])};
}

ssize_t SendWithFds(int socket, const void* bytes, std::size_t size, std::span<const int> fds,
                    int flags) {
  assert(fds.size() <= kMaxFds);
  iovec piece{const_cast<void*>(bytes), size};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char space[CMSG_SPACE(kMaxFds * sizeof(int))] = {};
  if (!fds.empty()) {
    message.msg_control = space;
    message.msg_controllen = CMSG_SPACE(fds.size() * sizeof(int));
    cmsghdr* part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(fds.size() * sizeof(int));
    std::memcpy(CMSG_DATA(part), fds.data(), fds.size() * sizeof(int));
  }
  ssize_t n;
  do {
    n = sendmsg(socket, &message, flags | MSG_NOSIGNAL);
  } while (n < 0 && errno == EINTR);
  return n;
}

ssize_t ReceiveWithFds(int socket, void* bytes, std::size_t size, std::vector<UniqueFd>& fds,
                       int flags) {
  iovec piece{bytes, size};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char space[CMSG_SPACE(kMaxFds * sizeof(int))] = {};
  message.msg_control = space;
  message.msg_controllen = sizeof space;
  ssize_t n;
  do {
    n = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
  } while (n < 0 && errno == EINTR);
  if (n < 0) return n;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof fd);
      fds.emplace_back(fd);
    }
  }
  return n;
}

bool SendControl(int socket, const ControlMessage& message, std::span<const int> fds, int flags) {
  return SendWithFds(socket, &message, sizeof message, fds, flags) ==
         static_cast<ssize_t>(sizeof message);
}

Received ReceiveControl(int socket, ControlMessage& message, std::vector<UniqueFd>& fds,
                        int flags) {
  ssize_t n = ReceiveWithFds(socket, &message, sizeof message, fds, flags);
  // Told once, before what had arrived, when the other side ended without reading all of ours.
  if (n < 0 && errno == ECONNRESET) {
    n = ReceiveWithFds(socket, &message, sizeof message, fds, flags);
  }
  if (n == static_cast<ssize_t>(sizeof message)) return Received::kMessage;
  if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Received::kNothing;
  return Received::kClosed;
}

UniqueFd OpenProcess(pid_t pid) {
#ifdef SYS_pidfd_open
  return UniqueFd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
#else
  static_cast<void>(pid);
  return UniqueFd();
#endif
}

void KillProcess(const UniqueFd& process, pid_t pid) {
#ifdef SYS_pidfd_send_signal
  if (process) {
    // Refused by some containers; gone is gone.
    if (syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0) == 0) return;
    if (errno != ENOSYS && errno != EPERM) return;
  }
#endif
  if (pid > 0) kill(pid, SIGKILL);
}

}  // namespace kehoach::process
