// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

// What a signal handler has to remove. Fixed storage: a handler may not allocate.
struct Leftover {
  std::atomic<bool> used{false};
  std::array<char, PATH_MAX> path{};
};
std::array<Leftover, 16> leftovers;

int Remember(const std::string& path) {
  if (path.size() >= PATH_MAX) return -1;
  for (std::size_t i = 0; i < leftovers.size(); ++i) {
    if (leftovers[i].used) continue;
    std::memcpy(leftovers[i].path.data(), path.c_str(), path.size() + 1);
    leftovers[i].used = true;
    return static_cast<int>(i);
  }
  return -1;
}

void Forget(int slot) {
  if (slot >= 0) leftovers[static_cast<std::size_t>(slot)].used = false;
}

extern "C" void OnStop(int) {
  // Files first: they stand in the folders. Both calls are async-signal-safe (POSIX 2.4.3).
  for (const Leftover& leftover : leftovers) {
    if (leftover.used) ::unlink(leftover.path.data());
  }
  for (const Leftover& leftover : leftovers) {
    if (leftover.used) ::rmdir(leftover.path.data());
  }
  constexpr std::string_view kMessage = "kehoach: stopped; nothing was written\n";
  if (::write(STDERR_FILENO, kMessage.data(), kMessage.size()) < 0) {
    // There is nobody left to tell.
  }
  ::_exit(static_cast<int>(ExitCode::kStopped));
}

std::string Reason() { return std::generic_category().message(errno); }

[[noreturn]] void CannotMake(const std::string& path) {
  throw Stop(ExitCode::kUsage, fmt::format("{}: cannot be made: {}", path, Reason()));
}

[[noreturn]] void CannotWrite(const std::string& path) {
  throw Stop(ExitCode::kSomeFailed, fmt::format("{}: cannot be written: {}", path, Reason()));
}

// What a file would have got that was made under its name: the hidden one is private at first.
mode_t UsualMode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)), target_(path_) {
  struct stat info {};
  const bool there = ::stat(path_.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode)) {
    throw Stop(ExitCode::kUsage, fmt::format("{}: is a folder; name a file", path_));
  }
  if (there && !S_ISREG(info.st_mode)) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd_ < 0) CannotMake(path_);
    return;
  }
  if (there && ::access(path_.c_str(), W_OK) != 0) CannotMake(path_);
  std::error_code error;
  if (const fs::path real = fs::canonical(path_, error); !error) target_ = real.string();
  const fs::path target(target_);
  hidden_ = (target.parent_path() / fmt::format(".{}.XXXXXX", target.filename().string())).string();
  fd_ = ::mkostemp(hidden_.data(), O_CLOEXEC);
  if (fd_ < 0) CannotMake(path_);
  slot_ = Remember(hidden_);
  const mode_t mode = there ? (info.st_mode & 07777) : UsualMode();
  if (::fchmod(fd_, mode) != 0) {
    // A file system without permissions: the file is as good without them.
  }
}

OutputFile::~OutputFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!hidden_.empty()) ::unlink(hidden_.c_str());
  Forget(slot_);
}

void OutputFile::WriteOut(std::string_view data) {
  while (!data.empty()) {
    const ssize_t written = ::write(fd_, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) CannotWrite(path_);
    data.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::Write(std::string_view data) {
  constexpr std::size_t kBuffer = std::size_t{1} << 16;
  if (buffer_.size() + data.size() > kBuffer) {
    WriteOut(buffer_);
    buffer_.clear();
  }
  if (data.size() > kBuffer) {
    WriteOut(data);
  } else {
    buffer_ += data;
  }
}

void OutputFile::Finish() {
  if (fd_ < 0) return;
  WriteOut(buffer_);
  buffer_.clear();
  if (!hidden_.empty() && ::fsync(fd_) != 0 && errno != EINVAL && errno != ENOTSUP) {
    CannotWrite(path_);
  }
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) != 0) CannotWrite(path_);
}

void OutputFile::Commit() {
  Finish();
  if (hidden_.empty()) return;
  const SignalsWait wait;  // renamed and forgotten, or neither
  if (::rename(hidden_.c_str(), target_.c_str()) != 0) CannotWrite(path_);
  hidden_.clear();
  Forget(std::exchange(slot_, -1));
}

OutputFolder::OutputFolder(std::string path) : path_(std::move(path)) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  if (::mkdir(path_.c_str(), 0777) == 0) {
    made_ = true;
    slot_ = Remember(path_);
    return;
  }
  const int error = errno;
  if (error == EEXIST && NamesFolder(path_)) return;
  errno = error == EEXIST ? ENOTDIR : error;
  CannotMake(path_);
}

OutputFolder::~OutputFolder() {
  Forget(slot_);
  if (made_) ::rmdir(path_.c_str());
}

std::string OutputFolder::File(const std::string& name) const { return path_ + "/" + name; }

SignalsWait::SignalsWait() {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGINT);
  sigaddset(&stop, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &stop, &former_);
}

SignalsWait::~SignalsWait() { ::sigprocmask(SIG_SETMASK, &former_, nullptr); }

void StopAtOnceOnSignal() {
  struct sigaction action {};
  action.sa_handler = OnStop;
  sigemptyset(&action.sa_mask);
  sigaddset(&action.sa_mask, SIGINT);
  sigaddset(&action.sa_mask, SIGTERM);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool NamesFolder(const std::string& path) {
  struct stat info {};
  return (!path.empty() && path.back() == '/') ||
         (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode));
}

}  // namespace kehoach::cli
