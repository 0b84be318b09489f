// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/original_links.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string EncodePath(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (IsUnreserved(c)) {
      out.push_back(c);
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

OriginalLinks::OriginalLinks(const store::Archive& archive, std::string_view kind,
                             const std::string& from)
    : archive_(archive), enabled_(kind != "none") {
  if (!enabled_) return;
  std::error_code error;
  const fs::path folder = fs::canonical(archive.directory(), error);
  if (error) {
    enabled_ = false;
    return;
  }
  if (kind == "relative" && !from.empty()) {
    const fs::path beside = fs::weakly_canonical(fs::absolute(from), error).parent_path();
    const fs::path relative = folder.lexically_relative(beside);
    if (!error && !relative.empty()) {
      base_ = relative == "." ? "" : EncodePath(relative.generic_string()) + "/";
      return;
    }
  }
  base_ = "file://" + EncodePath(folder.generic_string()) + "/";
}

std::string OriginalLinks::To(const std::string& sha256, int page) {
  if (!enabled_) return {};
  if (sha256 != last_sha256_) {
    last_sha256_ = sha256;
    const fs::path original = archive_.OriginalPath(sha256);
    std::error_code error;
    last_link_ =
        fs::exists(original, error)
            ? base_ + EncodePath(original.lexically_relative(archive_.directory()).generic_string())
            : std::string();
  }
  if (last_link_.empty() || page < 1) return last_link_;
  return fmt::format("{}#page={}", last_link_, page);
}

}  // namespace kehoach::cli
