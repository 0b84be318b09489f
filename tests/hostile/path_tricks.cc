// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_tricks.h"

#include <csignal>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file_parts.h"
#include "good_document.h"

namespace kehoach::hostile {
namespace {

namespace fs = std::filesystem;

class Tricks {
 public:
  Tricks(fs::path folder, int first_document)
      : folder_(std::move(folder)), document_(first_document) {}

  // A good document under an odd name.
  void Document(const std::string& name, const std::string& about) {
    PathTrick trick{about, folder_ / name, TrickEnd::kRead, "", document_};
    std::error_code error;
    fs::create_directories(trick.path.parent_path(), error);
    std::ofstream out(trick.path, std::ios::binary);
    out << GoodDocument(document_);
    out.close();
    if (!out) return;  // a name that this file system does not take
    ++document_;
    made_.push_back(std::move(trick));
  }

  void LeftOut(const std::string& name, const std::string& about, bool made) {
    if (made) made_.push_back({about, folder_ / name, TrickEnd::kLeftOut, "", {}});
  }
  void Failed(const std::string& name, const std::string& about, const std::string& failure,
              bool made) {
    if (made) made_.push_back({about, folder_ / name, TrickEnd::kFailed, failure, {}});
  }

  fs::path At(const std::string& name) const { return folder_ / name; }
  std::vector<PathTrick> Take() { return std::move(made_); }

 private:
  fs::path folder_;
  int document_;
  std::vector<PathTrick> made_;
};

bool Link(const fs::path& target, const fs::path& link) {
  return ::symlink(target.c_str(), link.c_str()) == 0;
}

bool Socket(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.native().size());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool made =
      fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (fd >= 0) ::close(fd);
  return made;
}

// A file of 10 GB that takes no room.
bool Sparse(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const bool made = fd >= 0 && ::ftruncate(fd, off_t{10'000'000'000}) == 0;
  if (fd >= 0) ::close(fd);
  return made;
}

// Folders in each other until their path cannot be named any more, with a document at the end.
bool Bottomless(const fs::path& top, int folders) {
  int at = ::open(top.c_str(), O_DIRECTORY | O_CLOEXEC);
  const std::string name(200, 'd');
  for (int i = 0; i < folders && at >= 0; ++i) {
    const bool made = ::mkdirat(at, name.c_str(), 0700) == 0;
    const int next = made ? ::openat(at, name.c_str(), O_DIRECTORY | O_CLOEXEC) : -1;
    ::close(at);
    at = next;
  }
  if (at < 0) return false;
  const int file = ::openat(at, "out-of-reach.pdf", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string bytes = GoodDocument(0);
  const bool written = file >= 0 && ::write(file, bytes.data(), bytes.size()) > 0;
  if (file >= 0) ::close(file);
  ::close(at);
  return written;
}

void AddNames(Tricks& tricks) {
  tricks.Document("line\nend.pdf", "a line end in the name");
  tricks.Document("tab\there\rand\bback.pdf", "tabs and returns in the name");
  tricks.Document("quotes '\"`.pdf", "quotes in the name");
  tricks.Document("-rf.pdf", "a name that looks like an option");
  tricks.Document("--archive.pdf", "a name that is an option");
  tricks.Document(" .pdf", "a name of a space");
  tricks.Document("\xFF\xFE\x80.pdf", "a name that is no UTF-8");
  tricks.Document("\x1B[2J\x1B]0;owned\x07.pdf", "a name that drives a terminal");
  tricks.Document(
      "\xE2\x80\xAE"
      "fdp.exe\xE2\x80\xAC.pdf",
      "a name that turns the direction of writing");
  tricks.Document("$(touch owned) `touch owned` ;touch owned;*.pdf", "a name that is a command");
  tricks.Document("%s%n%x{}.pdf", "a name that is a format");
  tricks.Document("'; DROP TABLE document_t; --.pdf", "a name that is a query");
  tricks.Document(std::string(251, 'n') + ".PDF", "a name of 255 bytes");
  tricks.Document("folder.pdf/inside.pdf", "a folder that is called a PDF");
  tricks.Document("...pdf", "a name of dots");
  std::string deep;
  while (tricks.At(deep).native().size() + 210 < 4000) deep += std::string(200, 'p') + "/";
  tricks.Document(deep + "end.pdf", "a path of nearly 4,096 bytes");
}

void AddOddFiles(Tricks& tricks) {
  const auto fifo = [&](const std::string& name) {
    return ::mkfifo(tricks.At(name).c_str(), 0600) == 0;
  };
  tricks.LeftOut("pipe.pdf", "a pipe that nobody writes to", fifo("pipe.pdf"));
  tricks.LeftOut("socket.pdf", "a socket", Socket(tricks.At("socket.pdf")));
  tricks.LeftOut("dangling.pdf", "a link to nothing", Link("nowhere", tricks.At("dangling.pdf")));
  tricks.LeftOut("itself.pdf", "a link to itself", Link("itself.pdf", tricks.At("itself.pdf")));
  const bool round =
      Link("there.pdf", tricks.At("here.pdf")) && Link("here.pdf", tricks.At("there.pdf"));
  tricks.LeftOut("here.pdf", "links to each other", round);
  tricks.LeftOut("zero.pdf", "a link to a device without end",
                 Link("/dev/zero", tricks.At("zero.pdf")));
  tricks.LeftOut("to-pipe.pdf", "a link to a pipe", Link("pipe.pdf", tricks.At("to-pipe.pdf")));
  tricks.LeftOut("around", "a link to the folder it is in", Link(".", tricks.At("around")));
  tricks.LeftOut("root", "a link to the root of the file system", Link("/", tricks.At("root")));
  tricks.LeftOut("up.pdf", "a link to a folder above", Link("../..", tricks.At("up.pdf")));
  tricks.Failed("sparse.pdf", "a file of 10 GB that takes no room", "too_large",
                Sparse(tricks.At("sparse.pdf")));
  std::error_code error;
  fs::create_directory(tricks.At("bottomless"), error);
  // The folder whose path is too long to be opened is what is reported.
  if (!error && Bottomless(tricks.At("bottomless"), 25)) {
    tricks.LeftOut("bottomless/out-of-reach.pdf", "a path of more than 4,096 bytes", true);
  }
  // The superuser reads everything, and then this is no trick.
  if (::geteuid() != 0) {
    std::ofstream(tricks.At("locked.pdf"), std::ios::binary) << GoodDocument(0);
    tricks.Failed("locked.pdf", "a file that may not be read", "unreadable",
                  ::chmod(tricks.At("locked.pdf").c_str(), 0) == 0);
  }
}

void Write(const fs::path& path, std::string_view bytes, int flags) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK | flags, 0600);
  if (fd < 0) return;
  [[maybe_unused]] const ssize_t written = ::write(fd, bytes.data(), bytes.size());
  ::close(fd);
}

// Runs in a process of its own until it is killed. What fails is tried again in the next round.
[[noreturn]] void Fidget(const fs::path& folder, const std::string& document) {
  const fs::path grows = folder / "grows.pdf", shrinks = folder / "shrinks.pdf",
                 goes = folder / "comes-and-goes.pdf", becomes = folder / "becomes.pdf",
                 spare = folder / "spare";
  for (unsigned round = 0;; ++round) {
    Write(grows, round % 512 == 0 ? document : "% more and more\n",
          round % 512 == 0 ? O_TRUNC : O_APPEND);
    if (round % 16 == 0) Write(shrinks, document, O_TRUNC);
    [[maybe_unused]] int ignored =
        ::truncate(shrinks.c_str(), static_cast<off_t>(document.size() - round % 16 * 100));
    if (round % 2 == 0) {
      Write(goes, document, O_TRUNC);
    } else {
      ::unlink(goes.c_str());
    }
    ::unlink(spare.c_str());
    ::rmdir(spare.c_str());
    switch (round % 4) {
      case 0:
        Write(spare, document, O_TRUNC);
        break;
      case 1:
        ignored = ::mkfifo(spare.c_str(), 0600);
        break;
      case 2:
        ignored = ::symlink("/dev/zero", spare.c_str());
        break;
      default:
        ignored = ::symlink("becomes.pdf", spare.c_str());
        break;
    }
    ignored = ::rename(spare.c_str(), becomes.c_str());
    ::usleep(200);
  }
}

}  // namespace

std::vector<PathTrick> MakePathTricks(const fs::path& folder, int first_document) {
  Tricks tricks(folder, first_document);
  AddNames(tricks);
  AddOddFiles(tricks);
  return tricks.Take();
}

RestlessFiles::RestlessFiles(const fs::path& folder) {
  const std::string document = GoodDocument(0);
  const pid_t parent = ::getpid();
  process_ = ::fork();
  if (process_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  Fidget(folder, document);
}

RestlessFiles::~RestlessFiles() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void RemoveTree(const fs::path& folder) {
  // Goes from descriptor to descriptor, so that the length of a path does not matter.
  std::error_code ignored;  // what cannot be removed from a temporary folder stays there
  fs::remove_all(folder, ignored);
}

}  // namespace kehoach::hostile
