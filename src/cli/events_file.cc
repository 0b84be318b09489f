// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/events_file.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "text/utf8.h"

namespace kehoach::cli {
namespace {

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    // U+FFFD itself is three bytes long; in the place of ill-formed ones it stands for fewer, or
    // for three others.
    if (text::NextCodePoint(text, at) == text::kReplacement &&
        text.substr(begin, at - begin) != "\xEF\xBF\xBD") {
      return false;
    }
  }
  return true;
}

enum class Content { kNone, kEvents, kCutShort, kOther };

Content Look(const std::string& path) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0) {
    return Content::kNone;  // or a pipe, a terminal: nothing to look at
  }
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Content::kOther;
  char first = 0, last = 0;
  const bool read = ::pread(fd, &first, 1, 0) == 1 && ::pread(fd, &last, 1, st.st_size - 1) == 1;
  ::close(fd);
  if (!read || first != '{') return Content::kOther;
  return last == '\n' ? Content::kEvents : Content::kCutShort;
}

}  // namespace

EventsFile::EventsFile(std::string path) : path_(std::move(path)) {
  // A reader that goes away is no reason to end: the write fails, and that is said.
  std::signal(SIGPIPE, SIG_IGN);
  if (path_ == "-") {
    path_ = "standard output";
    fd_ = STDOUT_FILENO;
    return;
  }
  const Content content = Look(path_);
  if (content == Content::kOther) {
    throw Stop(ExitCode::kUsage,
               fmt::format("{}: holds something else than events; name a new file", path_));
  }
  fd_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0644);
  if (fd_ < 0) {
    throw Stop(ExitCode::kUsage,
               fmt::format("{}: cannot be opened for events: {}", path_, std::strerror(errno)));
  }
  owned_ = true;
  // A line that a crash cut short stays by itself.
  if (content == Content::kCutShort) Append("\n");
}

EventsFile::~EventsFile() {
  if (owned_) ::close(fd_);
}

bool EventsFile::Append(std::string_view line) {
  struct stat before {};
  const bool regular = ::fstat(fd_, &before) == 0 && S_ISREG(before.st_mode);
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t got = ::write(fd_, line.data() + written, line.size() - written);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      const int error = errno;
      // Nobody else writes to it: what stands behind the former end is ours.
      const bool whole = written == 0 || (regular && ::ftruncate(fd_, before.st_size) == 0);
      Message(fmt::format("{}: events cannot be written: {}; {}the import goes on without them",
                          path_, std::strerror(error), whole ? "" : "the last line is cut off; "));
      broken_ = true;
      return false;
    }
    written += static_cast<std::size_t>(got);
  }
  return true;
}

void EventsFile::Add(const exporter::Record& event) {
  if (fd_ < 0 || broken_) return;
  Append(exporter::RecordToLine(event));
}

void AddPath(std::string_view path, exporter::Record& event) {
  event.emplace_back("path", std::string(path));
  if (IsUtf8(path)) return;
  std::string hex;
  for (const char byte : path) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  event.emplace_back("path_hex", hex);
}

}  // namespace kehoach::cli
