// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/read_files.h"

#include <chrono>
#include <utility>

#include "base/sha256.h"
#include "batch/file.h"

namespace kehoach::batch {

void ReadFiles(const std::vector<std::string>& paths, ReaderPool& readers,
               const std::function<void(const FileReading&)>& take) {
  using namespace std::chrono_literals;
  for (std::size_t next = 0; next < paths.size() || readers.InFlight() > 0;) {
    while (next < paths.size() && readers.HasRoom()) {
      const std::size_t index = next++;
      Result<SharedFile> file = ReadShared(paths[index], readers.limits().file_bytes);
      if (!file) {
        take({index, {}, file.error()});
      } else {
        readers.SubmitPdf(index, std::move(file->bytes));
      }
    }
    if (readers.InFlight() == 0) continue;
    for (ReaderOutcome& outcome : readers.Wait(1000ms)) {
      const auto index = static_cast<std::size_t>(outcome.id);
      std::string sha256 = Sha256Hex(outcome.input.view());
      if (outcome.error) {
        outcome.error->source = paths[index];
        take({index, std::move(sha256), *outcome.error});
      } else {
        take({index, std::move(sha256), DecodeReading(outcome.reply, paths[index])});
      }
    }
  }
}

}  // namespace kehoach::batch
