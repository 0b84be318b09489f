// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string_view>

#include "kehoach/plan.h"
#include "kehoach/result.h"

namespace kehoach {

const char* ErrorName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kEmpty:
      return "empty";
    case ErrorCode::kNotPdf:
      return "not_pdf";
    case ErrorCode::kDamaged:
      return "damaged";
    case ErrorCode::kEncrypted:
      return "encrypted";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kNoPages:
      return "no_pages";
    case ErrorCode::kNoText:
      return "no_text";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kBadRules:
      return "bad_rules";
    case ErrorCode::kBadArchive:
      return "bad_archive";
    case ErrorCode::kInternal:
      return "internal";
    case ErrorCode::kOutOfMemory:
      return "out_of_memory";
    case ErrorCode::kOutOfTime:
      return "out_of_time";
    case ErrorCode::kCrashed:
      return "crashed";
  }
  return "internal";
}

const char* DoubtReasonName(DoubtReason reason) {
  switch (reason) {
    case DoubtReason::kUnclear:
      return "unclear";
    case DoubtReason::kNotVietnamese:
      return "not_vietnamese";
    case DoubtReason::kGridUncertain:
      return "grid_uncertain";
    case DoubtReason::kSequence:
      return "sequence";
    case DoubtReason::kDisagreement:
      return "disagreement";
    case DoubtReason::kUnusual:
      return "unusual";
  }
  return "unknown";
}

std::optional<DoubtReason> DoubtReasonOf(std::string_view name) {
  for (int i = 1; i <= kDoubtReasons; ++i) {
    const auto reason = static_cast<DoubtReason>(i);
    if (name == DoubtReasonName(reason)) return reason;
  }
  return std::nullopt;
}

const char* ComparatorName(Comparator comparator) {
  switch (comparator) {
    case Comparator::kAtLeast:
      return "at_least";
    case Comparator::kMoreThan:
      return "more_than";
    case Comparator::kAtMost:
      return "at_most";
    case Comparator::kLessThan:
      return "less_than";
    case Comparator::kEqual:
      return "equal";
    case Comparator::kAbout:
      return "about";
    case Comparator::kRange:
      return "range";
  }
  return "unknown";
}

const char* TargetTextName(TargetText text) {
  switch (text) {
    case TargetText::kObjective:
      return "objective";
    case TargetText::kRestated:
      return "restated";
    case TargetText::kTask:
      return "task";
  }
  return "unknown";
}

bool IsUnitKey(std::string_view stored, std::string_view key) {
  if (key.empty() || stored.size() < key.size()) return false;
  if (stored.starts_with(key)) return stored.size() == key.size() || stored[key.size()] == '.';
  return stored.ends_with(key) && stored[stored.size() - key.size() - 1] == '/';
}

const char* UnitRoleName(UnitRole role) { return role == UnitRole::kSupport ? "support" : "lead"; }

const char* DueKindName(DueKind kind) {
  switch (kind) {
    case DueKind::kPeriod:
      return "period";
    case DueKind::kRecurring:
      return "recurring";
    case DueKind::kContinuous:
      return "continuous";
    case DueKind::kEvent:
      return "event";
    case DueKind::kAsPlanned:
      return "as_planned";
  }
  return "period";
}

}  // namespace kehoach
