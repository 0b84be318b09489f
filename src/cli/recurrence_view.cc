// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/recurrence_view.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/terminal.h"
#include "cli/text_table.h"

namespace kehoach::cli {
namespace {

using audit::AgencyHistory;
using audit::ChangeKind;
using audit::DiffPiece;
using audit::History;
using audit::Occurrence;
using audit::WordingChange;

// What the short form shows.
constexpr std::size_t kAgencies = 4, kChanges = 6;

std::string Lines(const std::string& text, int indent, int columns) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  if (columns == 0) return margin + text + "\n";
  std::string out;
  for (const std::string& line : WrapText(text, std::max(columns - indent, 20))) {
    out += margin + line + "\n";
  }
  return out;
}

std::string Head(std::string_view name, std::size_t place, const History& history) {
  std::string out = fmt::format("{}. {} · {} lần trong {} văn bản", place, name,
                                history.occurrences.size(), history.documents);
  if (!history.years.empty()) {
    out += fmt::format(" · {} năm: {}", history.years.size(), audit::YearsText(history.years));
    if (history.years.size() > 1) out += history.in_a_row ? " (liên tục)" : " (ngắt quãng)";
  }
  out += fmt::format(" · {} cơ quan", history.agencies.size());
  if (history.wordings > 1) out += fmt::format(" · {} cách viết", history.wordings);
  return out;
}

std::string Where(const Occurrence& o) {
  std::string out = o.year ? std::to_string(*o.year) : "không rõ năm";
  out += ", " + AgencyText(o.issuer, o.province) + fmt::format(", văn bản {}", o.document);
  if (o.page) out += fmt::format(", trang {}", *o.page);
  return out;
}

std::string AgencyLine(const AgencyHistory& agency) {
  std::string out = AgencyText(agency.issuer, agency.province);
  if (!agency.years.empty()) out += ": " + audit::YearsText(agency.years);
  if (agency.occurrences > std::max<std::size_t>(agency.years.size(), 1)) {
    out += fmt::format(" ({} lần)", agency.occurrences);
  }
  return out;
}

std::string YearOf(const Occurrence& o) { return o.year ? std::to_string(*o.year) : "?"; }

std::string ChangeLine(const History& history, const WordingChange& change) {
  const Occurrence& before = history.occurrences[change.before];
  const Occurrence& after = history.occurrences[change.after];
  const std::string agency = AgencyText(after.issuer, after.province);
  std::string out =
      change.same_agency
          ? fmt::format("{} → {}, {}: ", YearOf(before), YearOf(after), agency)
          : fmt::format("{}, {} → {}, {}: ", YearOf(before),
                        AgencyText(before.issuer, before.province), YearOf(after), agency);
  bool first = true;
  for (const DiffPiece& piece : change.pieces) {
    if (piece.kind == ChangeKind::kNone) continue;
    if (!first) out += "; ";
    first = false;
    out +=
        fmt::format("{} ({})", PieceText(piece, before.text, after.text), ChangeText(piece.kind));
  }
  return Printable(out);
}

// Changes of an agency's targets say more than changes of words.
bool ChangesTarget(const WordingChange& change) {
  return change.same_agency && std::ranges::any_of(change.pieces, [](const DiffPiece& piece) {
           return piece.kind == ChangeKind::kPercentage || piece.kind == ChangeKind::kNumber ||
                  piece.kind == ChangeKind::kDeadline;
         });
}

std::string ShortChanges(const History& history, int columns) {
  std::vector<const WordingChange*> shown;
  for (const bool target : {true, false}) {
    for (const WordingChange& change : history.changes) {
      if (ChangesTarget(change) == target && shown.size() < kChanges) shown.push_back(&change);
    }
  }
  std::ranges::sort(shown, {}, [](const WordingChange* change) { return change->after; });
  std::string out;
  for (const WordingChange* change : shown) out += Lines(ChangeLine(history, *change), 5, columns);
  if (shown.size() < history.changes.size()) {
    out += Lines(fmt::format("… và {} thay đổi nữa", history.changes.size() - shown.size()), 5,
                 columns);
  }
  return out;
}

std::string FullChanges(const History& history, int columns) {
  std::string out;
  for (const WordingChange& change : history.changes) {
    const Occurrence& before = history.occurrences[change.before];
    const Occurrence& after = history.occurrences[change.after];
    out += Lines(ChangeLine(history, change), 5, columns);
    out += Lines(Printable(MarkedText(change.pieces, before.text, after.text)), 7, columns);
  }
  return out;
}

}  // namespace

std::string AgencyText(const std::optional<std::string>& issuer,
                       const std::optional<std::string>& province) {
  std::string out = issuer.value_or("(không rõ cơ quan)");
  if (province) out += " · " + *province;
  return out;
}

const char* ChangeText(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kNone:
      return "giữ nguyên";
    case ChangeKind::kNumber:
      return "số";
    case ChangeKind::kPercentage:
      return "tỷ lệ";
    case ChangeKind::kDeadline:
      return "thời hạn";
    case ChangeKind::kYear:
      return "năm";
    case ChangeKind::kUnit:
      return "đơn vị";
    case ChangeKind::kWording:
      return "câu chữ";
  }
  return "";
}

std::string PieceText(const DiffPiece& piece, std::string_view before, std::string_view after) {
  const std::string_view old_text = piece.before.Of(before), new_text = piece.after.Of(after);
  if (old_text.empty()) return fmt::format("thêm “{}”", new_text);
  if (new_text.empty()) return fmt::format("bỏ “{}”", old_text);
  return fmt::format("{} → {}", old_text, new_text);
}

std::string MarkedText(const std::vector<DiffPiece>& pieces, std::string_view before,
                       std::string_view after) {
  std::string out;
  for (const DiffPiece& piece : pieces) {
    if (piece.kind == ChangeKind::kNone) {
      out += piece.after.Of(after);
      continue;
    }
    if (!piece.before.empty()) out += fmt::format("[-{}-] ", piece.before.Of(before));
    if (!piece.after.empty()) out += fmt::format("{{+{}+}}", piece.after.Of(after));
  }
  return out;
}

std::string RecurrenceView(std::string_view name, std::size_t place, const History& history,
                           Detail detail, int columns) {
  std::string out = Lines(Head(name, place, history), 0, columns);
  const Occurrence& latest = history.occurrences[history.latest];
  out += Lines("Gần nhất (" + Printable(Where(latest)) + "):", 3, columns);
  out += Lines(Printable(latest.text), 5, columns);
  out += Lines("Cơ quan:", 3, columns);
  const bool full = detail == Detail::kFull;
  for (std::size_t i = 0; i < history.agencies.size() && (full || i < kAgencies); ++i) {
    out += Lines(Printable(AgencyLine(history.agencies[i])), 5, columns);
  }
  if (!full && history.agencies.size() > kAgencies) {
    out +=
        Lines(fmt::format("… và {} cơ quan nữa", history.agencies.size() - kAgencies), 5, columns);
  }
  if (!history.changes.empty()) {
    out += Lines("Thay đổi:", 3, columns);
    out += full ? FullChanges(history, columns) : ShortChanges(history, columns);
  }
  if (full) {
    out += Lines("Các lần:", 3, columns);
    for (const Occurrence& o : history.occurrences) {
      out += Lines(Printable(Where(o)) + ":", 5, columns);
      out += Lines(Printable(o.text), 7, columns);
    }
  }
  return out;
}

}  // namespace kehoach::cli
