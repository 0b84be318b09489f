// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/find_files.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "batch/file.h"

namespace kehoach::batch {
namespace {

namespace fs = std::filesystem;

bool HasPdfExtension(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension == ".pdf";
}

Error Problem(const std::string& path, std::string message) {
  return {ErrorCode::kUnreadable, path, 0, std::move(message)};
}

bool IsInside(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

// What a directory entry that is no folder and no regular file is.
std::string KindOf(const fs::directory_entry& entry) {
  std::error_code error;
  const fs::file_status status = entry.status(error);
  switch (status.type()) {
    case fs::file_type::fifo:
      return "is a pipe";
    case fs::file_type::socket:
      return "is a socket";
    case fs::file_type::block:
    case fs::file_type::character:
      return "is a device";
    default:
      return entry.is_symlink(error) ? "is a link to nothing" : "is no regular file";
  }
}

// A folder by its name and by what that leads to; empty when none is given.
class Folder {
 public:
  explicit Folder(const std::string& path) : given_(!path.empty()) {
    if (!given_) return;
    std::error_code error;
    named_ = AbsolutePath(path);
    real_ = fs::canonical(path, error);
  }

  // Whether the folder itself is meant.
  bool Is(const fs::path& folder) const {
    std::error_code error;
    return given_ && fs::equivalent(folder, named_, error) && !error;
  }
  // Whether a file lies in it, or a folder does or is it.
  bool Holds(const std::string& absolute, bool is_folder) {
    if (!given_) return false;
    const fs::path path(absolute);
    if (IsInside(path, named_)) return true;
    if (real_.empty()) return false;
    // Lists name many files of one folder.
    const fs::path folder = is_folder ? path : path.parent_path();
    if (folder != last_) {
      std::error_code error;
      last_ = folder;
      const fs::path real = fs::canonical(folder, error);
      last_inside_ = !error && IsInside(real, real_);
    }
    return last_inside_;
  }

 private:
  bool given_;
  fs::path named_, real_, last_;
  bool last_inside_ = false;
};

// Walks by hand instead of by recursive_directory_iterator, which ends the whole walk at the
// first folder that cannot be opened.
void Walk(const std::string& top, const Folder& leave_out, std::vector<std::string>& files,
          FoundFiles& out) {
  std::vector<std::string> folders = {top};
  while (!folders.empty()) {
    const std::string folder = std::move(folders.back());
    folders.pop_back();
    if (leave_out.Is(folder)) continue;
    std::error_code error;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      std::error_code ignored;  // an entry that is gone again is no file
      if (it->is_directory(ignored)) {
        if (it->is_symlink(ignored)) {
          out.left_out.push_back(Problem(it->path().string(), "is a link to a folder"));
        } else {
          folders.push_back(it->path().string());
        }
      } else if (!HasPdfExtension(it->path())) {
        ++out.other_files;
      } else if (it->is_regular_file(ignored)) {
        files.push_back(it->path().string());
      } else {
        out.left_out.push_back(Problem(it->path().string(), KindOf(*it)));
      }
    }
    if (error) out.problems.push_back(Problem(folder, "cannot be read: " + error.message()));
  }
}

}  // namespace

std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::absolute(path, error);
  if (error) return path;
  // "link/.." is not where the link stands: there the file system must be asked.
  if (std::find(absolute.begin(), absolute.end(), fs::path("..")) != absolute.end()) {
    const fs::path folder = fs::weakly_canonical(absolute.parent_path(), error);
    if (!error) absolute = folder / absolute.filename();
  }
  absolute = absolute.lexically_normal();
  // "folder/" and "folder" are the same.
  if (!absolute.has_filename() && absolute.has_relative_path()) absolute = absolute.parent_path();
  return absolute.string();
}

FoundFiles FindFiles(const std::vector<std::string>& paths, const std::string& leave_out) {
  FoundFiles out;
  Folder archive(leave_out);
  // Hashes of the absolute paths with their places in `out.files`: a list may name a million, and
  // another million strings would be a waste.
  std::unordered_multimap<std::size_t, std::size_t> seen;
  const auto take = [&](std::string file, const std::string& absolute) {
    const std::size_t hash = std::hash<std::string>()(absolute);
    const auto [first, last] = seen.equal_range(hash);
    for (auto it = first; it != last; ++it) {
      if (AbsolutePath(out.files[it->second]) == absolute) return;
    }
    seen.emplace(hash, out.files.size());
    out.files.push_back(std::move(file));
  };
  for (const std::string& path : paths) {
    std::error_code error;
    const bool is_folder = fs::is_directory(path, error);
    const std::string absolute = AbsolutePath(path);
    if (archive.Holds(absolute, is_folder)) {
      out.problems.push_back(
          Problem(path, "lies in the archive itself, whose own copies are not imported"));
      continue;
    }
    if (is_folder) {
      std::vector<std::string> files;
      Walk(path, archive, files, out);
      std::sort(files.begin(), files.end());
      for (std::string& file : files) {
        const std::string absolute_file = AbsolutePath(file);
        take(std::move(file), absolute_file);
      }
      continue;
    }
    const Result<FileState> state = StatFile(path);
    if (state) {
      take(path, absolute);
    } else {
      out.problems.push_back(state.error());
    }
  }
  std::sort(out.left_out.begin(), out.left_out.end(),
            [](const Error& a, const Error& b) { return a.source < b.source; });
  return out;
}

}  // namespace kehoach::batch
