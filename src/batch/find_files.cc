// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/find_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
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

Error Problem(const fs::path& path, std::string message) {
  return {ErrorCode::kUnreadable, path.string(), 0, std::move(message)};
}

// Walks by hand instead of by recursive_directory_iterator, which ends the whole walk at the
// first folder that cannot be opened.
void Walk(const fs::path& top, const std::string& leave_out, std::vector<fs::path>& files,
          std::vector<Error>& problems) {
  std::vector<fs::path> folders = {top};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    if (!leave_out.empty() && fs::equivalent(folder, leave_out, error)) continue;
    error.clear();  // `leave_out` need not exist
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      std::error_code ignored;  // an entry that is gone again is no file
      if (it->is_directory(ignored)) {
        if (!it->is_symlink(ignored)) folders.push_back(it->path());
      } else if (HasPdfExtension(it->path()) && it->is_regular_file(ignored)) {
        files.push_back(it->path());
      }
    }
    if (error) problems.push_back(Problem(folder, "cannot be read: " + error.message()));
  }
}

}  // namespace

FoundFiles FindFiles(const std::vector<std::string>& paths, const std::string& leave_out) {
  FoundFiles out;
  std::set<fs::path> seen;
  const auto take = [&](const fs::path& file) {
    if (seen.insert(fs::absolute(file).lexically_normal()).second) {
      out.files.push_back(file.string());
    }
  };
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      std::vector<fs::path> files;
      Walk(path, leave_out, files, out.problems);
      std::sort(files.begin(), files.end(),
                [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
      for (const fs::path& file : files) take(file);
      continue;
    }
    const Result<FileState> state = StatFile(path);
    if (state) {
      take(path);
    } else {
      out.problems.push_back(state.error());
    }
  }
  return out;
}

}  // namespace kehoach::batch
