// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/failure_policy.h"

#include <chrono>

#include <fmt/format.h>

namespace kehoach::batch {
namespace {

double Seconds(std::chrono::milliseconds time) {
  return std::chrono::duration<double>(time).count();
}

// Whether another version of the program may read what this one could not.
bool IsProgramsFault(ErrorCode code) {
  switch (code) {
    case ErrorCode::kEmpty:
    case ErrorCode::kNotPdf:
    case ErrorCode::kEncrypted:
    case ErrorCode::kNoPages:
      return false;
    case ErrorCode::kDamaged:
    case ErrorCode::kTooLarge:  // of pages and what they draw: limits of the program, no options
    case ErrorCode::kNoText:
    case ErrorCode::kInternal:
    case ErrorCode::kOutOfMemory:
    case ErrorCode::kOutOfTime:
    case ErrorCode::kCrashed:
    case ErrorCode::kUnreadable:  // no document fails with this and the next two
    case ErrorCode::kBadRules:
    case ErrorCode::kBadArchive:
      return true;
  }
  return true;  // a class of a newer version
}

}  // namespace

std::string LimitsText(ErrorCode code, const ReadLimits& limits) {
  switch (code) {
    case ErrorCode::kTooLarge:
      return fmt::format("file {} MiB", limits.file_bytes >> 20);
    case ErrorCode::kOutOfTime:
      return fmt::format("page {:g} s, document {:g} s, stall {:g} s", Seconds(limits.page_time),
                         Seconds(limits.document_time), Seconds(limits.stall_time));
    case ErrorCode::kOutOfMemory:
      return fmt::format("memory {} MiB", limits.memory_bytes >> 20);
    case ErrorCode::kNoText:
      return limits.ocr == OcrMode::kOff ? "without OCR" : "with OCR";
    default:
      return {};
  }
}

bool IsTriedAgain(const PastFailure& failure, std::string_view program, const ReadLimits& limits,
                  const RetryChoice& retry) {
  if (retry.all || retry.classes.contains(failure.code)) return true;
  const std::string now = LimitsText(failure.code, limits);
  if (!now.empty() && failure.limits != now) return true;
  return IsProgramsFault(failure.code) && failure.program != program;
}

}  // namespace kehoach::batch
