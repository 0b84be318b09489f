// SPDX-License-Identifier: GPL-3.0-or-later
#include "lookout.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kehoach::hostile {
namespace {

namespace fs = std::filesystem;

int Check(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

}  // namespace

Lookout::Lookout(const fs::path& folder) {
  const fs::path file = folder / "canary.txt";
  std::ofstream(file) << kSecret << "\n";
  bait_.file = file.string();
  events_ = Check(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC), "inotify");
  constexpr std::uint32_t kAny = IN_ACCESS | IN_ATTRIB | IN_CLOSE | IN_CREATE | IN_DELETE |
                                 IN_DELETE_SELF | IN_MODIFY | IN_MOVE | IN_MOVE_SELF | IN_OPEN;
  Check(::inotify_add_watch(events_, file.c_str(), kAny), "inotify");
  Check(::inotify_add_watch(events_, folder.c_str(), kAny), "inotify");

  listening_ = Check(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  Check(::bind(listening_, generic, size), "bind");
  Check(::listen(listening_, 16), "listen");
  Check(::getsockname(listening_, generic, &size), "getsockname");
  bait_.url = fmt::format("http://127.0.0.1:{}/canary", ntohs(address.sin_port));
}

Lookout::~Lookout() {
  ::close(events_);
  ::close(listening_);
}

std::string Lookout::FileTouched() {
  alignas(inotify_event) char buffer[4096];
  const ssize_t got = ::read(events_, buffer, sizeof buffer);
  if (got <= 0) return {};
  inotify_event event{};
  std::memcpy(&event, buffer, sizeof event);
  return fmt::format("{} was touched (event {:#x})", bait_.file, event.mask);
}

std::string Lookout::AddressCalled() {
  const int caller = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
  if (caller < 0) return {};
  ::close(caller);
  return bait_.url + " was called";
}

Snapshot Look(const fs::path& folder) {
  Snapshot out;
  std::vector<fs::path> folders = {folder};
  while (!folders.empty()) {
    const fs::path at = folders.back();
    folders.pop_back();
    std::error_code error;  // a path that is too long to be opened is one that did not change
    for (fs::directory_iterator it(at, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
      struct stat st {};
      if (::lstat(it->path().c_str(), &st) != 0) continue;
      std::string what = fmt::format("{:o} {} {}.{:09}", st.st_mode, st.st_size, st.st_mtim.tv_sec,
                                     st.st_mtim.tv_nsec);
      if (S_ISLNK(st.st_mode)) what += " " + fs::read_symlink(it->path(), error).string();
      if (S_ISDIR(st.st_mode)) folders.push_back(it->path());
      out.emplace(it->path().string(), std::move(what));
    }
  }
  return out;
}

std::string Difference(const Snapshot& before, const Snapshot& after) {
  std::string out;
  int differences = 0;
  const auto differs = [&](const char* how, const std::string& path) {
    if (++differences <= 5) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", path, how);
  };
  for (const auto& [path, what] : before) {
    const auto now = after.find(path);
    if (now == after.end()) {
      differs("is gone", path);
    } else if (now->second != what) {
      differs("has changed", path);
    }
  }
  for (const auto& [path, what] : after) {
    if (!before.contains(path)) differs("is new", path);
  }
  if (differences > 5) out += fmt::format(" and {} more", differences - 5);
  return out;
}

}  // namespace kehoach::hostile
