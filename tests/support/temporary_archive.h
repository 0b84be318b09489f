// SPDX-License-Identifier: GPL-3.0-or-later
// An archive in a folder that goes with it, filled with plans that no file stands behind.
#ifndef KEHOACH_TESTS_SUPPORT_TEMPORARY_ARCHIVE_H_
#define KEHOACH_TESTS_SUPPORT_TEMPORARY_ARCHIVE_H_

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "store/store.h"

namespace kehoach::testing {

class TemporaryArchive {
 public:
  TemporaryArchive() {
    std::string path = (std::filesystem::temp_directory_path() / "kehoach-test-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = path;
    archive_ = std::make_unique<store::Archive>(
        store::Archive::Open(folder_ + "/archive", store::Mode::kCreate));
  }
  TemporaryArchive(const TemporaryArchive&) = delete;
  TemporaryArchive& operator=(const TemporaryArchive&) = delete;
  ~TemporaryArchive() {
    archive_.reset();
    std::error_code ignored;  // what is left is in the folder for such things
    std::filesystem::remove_all(folder_, ignored);
  }

  store::Archive& archive() { return *archive_; }
  std::string directory() const { return folder_ + "/archive"; }
  // Returns the document's number: 1, 2, … in an archive that holds nothing else.
  std::int64_t Store(const Plan& plan) {
    store::DocumentRecord record;
    record.sha256 = fmt::format("{:064x}", ++stored_);
    record.bytes = 1000;
    record.text = store::TextSource::kEmbedded;
    record.seen = "2026-01-31T08:15:30Z";
    return archive_->StoreDocument(record, {}, plan, {"0.1.0", "generated"});
  }

 private:
  std::string folder_;
  std::unique_ptr<store::Archive> archive_;
  std::uint64_t stored_ = 0;
};

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_TEMPORARY_ARCHIVE_H_
