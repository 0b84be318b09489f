// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/finding_counts.h"
#include "audit/finding_kinds.h"
#include "cli/audit_commands.h"
#include "cli/filter_options.h"
#include "cli/find_document.h"
#include "cli/output.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/json_writer.h"
#include "store/store.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

using exporter::ToScalar;

struct FindingsArguments {
  store::FindingFilter filter;
  std::string document;
  audit::FindingsBy by = audit::FindingsBy::kIssuer;
  bool counts = false;  // and no list
};

const char* Heading(audit::FindingsBy by) {
  switch (by) {
    case audit::FindingsBy::kIssuer:
      return "Cơ quan";
    case audit::FindingsBy::kProvince:
      return "Tỉnh, thành phố";
    case audit::FindingsBy::kYear:
      return "Năm";
  }
  return "";
}

std::string NameOf(const audit::FindingGroup& group, audit::FindingsBy by) {
  switch (by) {
    case audit::FindingsBy::kIssuer:
      return group.issuer.value_or("(không rõ cơ quan)") +
             (group.province ? " · " + *group.province : std::string());
    case audit::FindingsBy::kProvince:
      return group.province.value_or("(không rõ tỉnh)");
    case audit::FindingsBy::kYear:
      return group.year ? std::to_string(*group.year) : "(không rõ năm)";
  }
  return {};
}

// "12 Thiếu thời hạn, 3 Lệch năm", most first.
std::string KindsOf(const audit::FindingGroup& group) {
  std::vector<std::pair<std::string, std::int64_t>> kinds(group.kinds.begin(), group.kinds.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [kind, count] : kinds) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count,
                       text::ToLower(audit::FindingKindOf(kind).title));
  }
  return out;
}

void WriteCounts(const audit::FindingTally& tally, audit::FindingsBy by) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [kind, count] : tally.Kinds()) {
    const audit::FindingKind known = audit::FindingKindOf(kind);
    rows.push_back({std::to_string(count.findings), std::to_string(count.documents),
                    std::string(known.title), kind, std::string(known.meaning)});
  }
  Write(RenderTable({{"Số điểm", true, false},
                     {"Văn bản", true, false},
                     {"Loại", false, true},
                     {"Mã", false, false},
                     {"Ý nghĩa và việc cần làm", false, true}},
                    rows, OutputColumns(), Overflow::kWrap));
  rows.clear();
  for (const audit::FindingGroup& group : tally.Groups()) {
    rows.push_back({Printable(NameOf(group, by)), std::to_string(group.count.findings),
                    std::to_string(group.count.documents), KindsOf(group)});
  }
  Write("\n" + RenderTable({{Heading(by), false, true},
                            {"Số điểm", true, false},
                            {"Văn bản", true, false},
                            {"Gồm", false, true}},
                           rows, OutputColumns(), Overflow::kWrap));
}

std::string DocumentLine(const store::StoredFinding& f) {
  std::string out = fmt::format("\nVĂN BẢN {}", f.document);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) out += " · " + Printable(part);
  };
  if (f.symbol) add(f.number.value_or("…") + "/" + *f.symbol);
  add(f.issuer.value_or(""));
  add(f.province.value_or(""));
  if (f.year) add(f.year_to ? fmt::format("{}–{}", *f.year, *f.year_to) : std::to_string(*f.year));
  return out + "\n";
}

std::string FindingLine(const store::StoredFinding& f, int columns) {
  std::string place;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  if (f.page) add(fmt::format("trang {}", *f.page));
  if (f.table) add(fmt::format("bảng {}", *f.table));
  if (f.row) add(fmt::format("hàng {}", *f.row));
  const std::string text = fmt::format("{}{}{} ({})", place, place.empty() ? "" : ": ",
                                       Printable(f.message), audit::FindingKindOf(f.kind).title);
  if (columns == 0) return "  " + text + "\n";
  std::string out;
  for (const std::string& line : WrapText(text, std::max(columns - 4, 20))) {
    out += (out.empty() ? "  " : "    ") + line + "\n";
  }
  return out;
}

exporter::Record ToRecord(const store::StoredFinding& f) {
  return {{"document", f.document},
          {"number", ToScalar(f.number)},
          {"symbol", ToScalar(f.symbol)},
          {"issuer", ToScalar(f.issuer)},
          {"province", ToScalar(f.province)},
          {"year", ToScalar(f.year)},
          {"year_to", ToScalar(f.year_to)},
          {"kind", f.kind},
          {"message", f.message},
          {"page", ToScalar(f.page)},
          {"table", ToScalar(f.table)},
          {"row", ToScalar(f.row)},
          {"path", ToScalar(f.row_path)}};
}

void WriteJsonCounts(exporter::JsonWriter& json, const audit::FindingTally& tally,
                     audit::FindingsBy by) {
  json.Member("findings", tally.total().findings);
  json.Member("documents", tally.total().documents);
  json.Key("by_kind");
  json.BeginArray();
  for (const auto& [kind, count] : tally.Kinds()) {
    const audit::FindingKind known = audit::FindingKindOf(kind);
    json.Object({{"kind", kind},
                 {"title", std::string(known.title)},
                 {"meaning", std::string(known.meaning)},
                 {"findings", count.findings},
                 {"documents", count.documents}});
  }
  json.End();
  json.Key(by == audit::FindingsBy::kIssuer     ? "by_issuer"
           : by == audit::FindingsBy::kProvince ? "by_province"
                                                : "by_year");
  json.BeginArray();
  for (const audit::FindingGroup& group : tally.Groups()) {
    json.BeginObject();
    if (by == audit::FindingsBy::kIssuer) json.Member("issuer", ToScalar(group.issuer));
    if (by != audit::FindingsBy::kYear) json.Member("province", ToScalar(group.province));
    if (by == audit::FindingsBy::kYear) json.Member("year", ToScalar(group.year));
    json.Member("findings", group.count.findings);
    json.Member("documents", group.count.documents);
    json.Key("kinds");
    exporter::Record kinds;
    for (const auto& [kind, count] : group.kinds) kinds.emplace_back(kind, count);
    json.Object(kinds);
    json.End();
  }
  json.End();
}

audit::FindingTally Count(const store::Archive& archive, const FindingsArguments& arguments,
                          const store::FindingFilter& filter) {
  audit::FindingTally tally(arguments.by);
  archive.ForEachFinding(filter, [&](const store::StoredFinding& finding) {
    tally.Add({finding.document, finding.kind, finding.issuer, finding.province, finding.year,
               finding.agency});
  });
  return tally;
}

// Ends the run when no findings are found because of a kind that does not exist. An archive may
// hold kinds of another version of the program, so only what was not found is looked at.
void RequireKind(const std::optional<std::string>& kind) {
  const auto is_kind = [&](const audit::FindingKind& known) { return known.kind == *kind; };
  if (!kind || std::ranges::any_of(audit::FindingKinds(), is_kind)) return;
  std::vector<std::string_view> kinds;
  for (const audit::FindingKind& known : audit::FindingKinds()) kinds.push_back(known.kind);
  throw Stop(ExitCode::kUsage,
             fmt::format("--kind: {} is none of {}", *kind, fmt::join(kinds, ", ")));
}

ExitCode ShowFindings(const Common& common, const FindingsArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  store::FindingFilter filter = arguments.filter;
  if (!arguments.document.empty()) filter.document = FindDocument(archive, arguments.document).id;
  // Two runs over the findings, because the counts stand first and nothing is kept.
  const audit::FindingTally tally = Count(archive, arguments, filter);
  if (tally.total().findings == 0) RequireKind(filter.kind);
  if (common.json) {
    exporter::JsonWriter json(Write);
    json.BeginObject();
    WriteJsonCounts(json, tally, arguments.by);
    if (!arguments.counts) {
      json.Key("list");
      json.BeginArray();
      archive.ForEachFinding(
          filter, [&](const store::StoredFinding& finding) { json.Object(ToRecord(finding)); });
      json.End();
    }
    json.End();
    return ExitCode::kDone;
  }
  if (tally.total().findings == 0) {
    Message("no finding matches");
    return ExitCode::kDone;
  }
  WriteCounts(tally, arguments.by);
  if (arguments.counts) return ExitCode::kDone;
  const int columns = OutputColumns();
  std::int64_t document = 0;
  archive.ForEachFinding(filter, [&](const store::StoredFinding& finding) {
    if (std::exchange(document, finding.document) != finding.document) {
      Write(DocumentLine(finding));
    }
    Write(FindingLine(finding, columns));
  });
  return ExitCode::kDone;
}

}  // namespace

void AddFindingsCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<FindingsArguments>();
  CLI::App* command = AddCommand(
      audit, line, "findings", "List what looks wrong in the documents, with counts",
      "  kehoach audit findings --counts\n  kehoach audit findings --kind no_deadline --year 2024\n"
      "  kehoach audit findings --document 91/KH-SVHTT --json\n",
      arguments, ShowFindings);
  command->add_option("--kind", arguments->filter.kind,
                      "Only findings of this kind, e.g. no_deadline (docs/findings.md)");
  command->add_option("--document", arguments->document,
                      "Only of this document: its number, path or number and symbol");
  const std::map<std::string, audit::FindingsBy> groups = {
      {"issuer", audit::FindingsBy::kIssuer},
      {"province", audit::FindingsBy::kProvince},
      {"year", audit::FindingsBy::kYear}};
  command->add_option("--by", arguments->by, "What to count by, beside the kinds")
      ->transform(CLI::CheckedTransformer(groups).description(""))
      ->type_name("issuer|province|year");
  command->add_flag("--counts", arguments->counts, "Only the counts, no list");
  AddPlanFilters(*command, arguments->filter.plan);
}

}  // namespace kehoach::cli
