// SPDX-License-Identifier: GPL-3.0-or-later
// What reading one document may cost. Every limit is an option of the commands that read files;
// messages name it.
#ifndef KEHOACH_BATCH_LIMITS_H_
#define KEHOACH_BATCH_LIMITS_H_

#include <chrono>
#include <cstdint>

namespace kehoach::batch {

// Real documents stay far below: a page takes some milliseconds and a document of a thousand pages
// some seconds and 100 MiB. Times are processor time, so that a busy machine gives no other
// verdict.
// Which pages are recognised from their picture.
enum class OcrMode {
  kAuto,   // those whose text cannot be used
  kOff,    // none
  kForce,  // all, whatever text they have
};

struct ReadLimits {
  // A file is in memory as a whole while its document is read.
  std::int64_t file_bytes = std::int64_t{512} << 20;
  std::chrono::milliseconds page_time{20'000};
  std::chrono::milliseconds document_time{300'000};
  // Wall time in which a worker uses no processor time and finishes no page.
  std::chrono::milliseconds stall_time{60'000};
  // Address space of a worker, above what it has before the document and the file's own bytes.
  std::int64_t memory_bytes = std::int64_t{1} << 30;
  // Costs a hundred times what reading text does. The time for a page holds for its recognition
  // alone, that for a document without it.
  OcrMode ocr = OcrMode::kAuto;

  friend bool operator==(const ReadLimits&, const ReadLimits&) = default;
};

// The options that set them.
inline constexpr const char* kFileBytesOption = "--max-file";
inline constexpr const char* kPageTimeOption = "--page-time";
inline constexpr const char* kDocumentTimeOption = "--document-time";
inline constexpr const char* kStallTimeOption = "--stall-time";
inline constexpr const char* kMemoryOption = "--memory";
inline constexpr const char* kOcrOption = "--ocr";

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_LIMITS_H_
