// SPDX-License-Identifier: GPL-3.0-or-later
// A group of objectives or tasks that say the same, for people. Pure, thread-safe.
#ifndef KEHOACH_CLI_RECURRENCE_VIEW_H_
#define KEHOACH_CLI_RECURRENCE_VIEW_H_

#include <string>
#include <string_view>
#include <vector>

#include "audit/history.h"

namespace kehoach::cli {

enum class Detail {
  kShort,  // who, when, the latest wording, the first few changes
  kFull,   // every occurrence and every change, with the texts marked
};

// `name` of the group; `place` counts the groups shown, from 1. `columns` = 0: lines as long as
// they are.
std::string RecurrenceView(std::string_view name, std::size_t place, const audit::History& history,
                           Detail detail, int columns);

// "Sở Nội vụ · Hà Nam", "(không rõ cơ quan)".
std::string AgencyText(const std::optional<std::string>& issuer,
                       const std::optional<std::string>& province);
// "tỷ lệ", "thời hạn", …
const char* ChangeText(audit::ChangeKind kind);
// "95% → 97%"; "thêm “năm 2023”"; "bỏ “…”".
std::string PieceText(const audit::DiffPiece& piece, std::string_view before,
                      std::string_view after);
// The later text with marks: "giải quyết [-95%-] {+97%+} hồ sơ".
std::string MarkedText(const std::vector<audit::DiffPiece>& pieces, std::string_view before,
                       std::string_view after);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_RECURRENCE_VIEW_H_
