// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/target_course.h"
#include "cli/audit_commands.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/stored_document.h"
#include "cli/target_text.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/json_writer.h"
#include "store/archive_rows.h"
#include "store/store.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

using audit::CoursePoint;
using audit::Move;
using audit::StatedTarget;
using audit::TargetCourse;
using exporter::ToScalar;

struct TargetsArguments {
  store::Filter filter;
  bool repeated = false;  // only courses over several years
  bool moved = false;     // only those whose value changes
};

// A plan and the agency that it is of.
struct PlanOfAgency {
  std::string agency;  // key: the same for all spellings
  store::DocumentHead head;
};

// Agencies by name, then province; in each the plans by year.
std::vector<PlanOfAgency> PlansByAgency(const store::ArchiveRows& rows) {
  std::vector<PlanOfAgency> plans;
  rows.Heads(
      [&](const store::DocumentHead& head) {
        // Of the head only what is shown of an agency is kept.
        PlanOfAgency plan;
        plan.agency = text::KeyFolded(head.issuer.value_or("")) + "|" +
                      text::KeyPlacement(head.agency.value_or(head.issuer.value_or(""))) + "|" +
                      text::KeyPlacement(head.province.value_or(""));
        plan.head.document = head.document;
        plan.head.issuer = head.issuer;
        plan.head.province = head.province;
        plan.head.year = head.year;
        plan.head.year_to = head.year_to;
        plans.push_back(std::move(plan));
      },
      StopIfWanted);
  std::sort(plans.begin(), plans.end(), [](const PlanOfAgency& a, const PlanOfAgency& b) {
    return std::tie(a.agency, a.head.document) < std::tie(b.agency, b.head.document);
  });
  return plans;
}

StatedTarget ToStated(const store::DocumentHead& head, const store::TargetRow& row) {
  StatedTarget t;
  t.document = head.document;
  // A plan for several years promises for the last of them, unless it says otherwise.
  t.year = row.target_year ? row.target_year : head.year_to ? head.year_to : head.year;
  t.comparator = row.comparator;
  t.value = row.value;
  t.value2 = row.value2;
  t.unit = row.unit;
  t.per = row.per;
  t.grade = row.grade;
  t.subject = row.subject;
  t.predicate = row.predicate;
  t.topic = row.topic;
  t.key = row.key;
  t.raw = row.raw;
  t.page = row.page;
  return t;
}

struct Totals {
  std::int64_t targets = 0, documents = 0, agencies = 0, courses = 0, repeated = 0;
  std::map<Move, std::int64_t> moves;

  void Add(const TargetCourse& course) {
    ++courses;
    if (course.repeated()) ++repeated;
    for (const CoursePoint& point : course.points) {
      targets += std::ssize(point.targets);
      ++moves[point.move];
    }
  }
};

bool Moves(const TargetCourse& course) {
  return std::any_of(course.points.begin(), course.points.end(), [](const CoursePoint& point) {
    return point.move != Move::kFirst && point.move != Move::kKept;
  });
}

const char* MoveText(Move move) {
  switch (move) {
    case Move::kFirst:
      return "";
    case Move::kKept:
      return " (giữ nguyên)";
    case Move::kRaised:
      return " (tăng)";
    case Move::kLowered:
      return " (giảm)";
    case Move::kChanged:
      return " (đổi cách đặt)";
  }
  return "";
}

std::string PointText(const CoursePoint& point) {
  std::string values;
  std::set<std::string> said;
  for (const StatedTarget& t : point.targets) {
    std::string value = TargetValueText(t.comparator, t.value, t.value2, t.unit, t.per, t.grade);
    if (!said.insert(value).second) continue;
    values += (values.empty() ? "" : " | ") + value;
  }
  return fmt::format("{}: {}{}{}", point.year ? std::to_string(*point.year) : "không rõ năm",
                     values, point.disputed ? " (không thống nhất)" : "", MoveText(point.move));
}

std::string CourseText(const TargetCourse& course, int columns) {
  const StatedTarget& last = course.last();
  std::string words = TargetWordsText(last.subject, last.predicate, last.raw, last.topic) + " – ";
  for (std::size_t i = 0; i < course.points.size(); ++i) {
    words += (i == 0 ? "" : "; ") + PointText(course.points[i]);
  }
  std::string documents;
  std::set<std::int64_t> named;
  for (const CoursePoint& point : course.points) {
    for (const StatedTarget& t : point.targets) {
      if (!named.insert(t.document).second) continue;
      documents += fmt::format("{}{}{}", documents.empty() ? "" : ", ", t.document,
                               t.page ? fmt::format(" tr. {}", *t.page) : std::string());
    }
  }
  const std::string text = fmt::format("{} [văn bản {}]", Printable(words), documents);
  std::string out;
  for (const std::string& line :
       WrapText(text, columns > 0 ? std::max(columns - 6, 20) : 1 << 20)) {
    out += (out.empty() ? "  - " : "      ") + line + "\n";
  }
  return out;
}

void WriteCourse(exporter::JsonWriter& json, const store::DocumentHead& agency,
                 const TargetCourse& course) {
  const auto number = [&json](const char* key, const std::optional<double>& value) {
    json.Key(key);
    if (value) {
      json.Value(*value);
    } else {
      json.Value(exporter::Scalar());
    }
  };
  const StatedTarget& last = course.last();
  json.BeginObject();
  json.Member("issuer", ToScalar(agency.issuer));
  json.Member("province", ToScalar(agency.province));
  json.Member("subject", ToScalar(last.subject));
  json.Member("predicate", ToScalar(last.predicate));
  json.Member("topic", last.topic.empty() ? exporter::Scalar() : exporter::Scalar(last.topic));
  json.Member("unit", last.unit.empty() ? exporter::Scalar() : exporter::Scalar(last.unit));
  json.Member("per", ToScalar(last.per));
  json.Key("points");
  json.BeginArray();
  for (const CoursePoint& point : course.points) {
    json.BeginObject();
    json.Member("year", ToScalar(point.year));
    json.Member("move", std::string(audit::MoveName(point.move)));
    json.Member("disputed", point.disputed);
    json.Member("reworded", point.reworded);
    json.Key("targets");
    json.BeginArray();
    for (const StatedTarget& t : point.targets) {
      json.BeginObject();
      json.Member("comparator", std::string(ComparatorName(t.comparator)));
      number("value", t.value);
      number("value2", t.value2);
      json.Member("grade", ToScalar(t.grade));
      json.Member("document", t.document);
      json.Member("page", ToScalar(t.page));
      json.Member("raw", t.raw);
      json.End();
    }
    json.End();
    json.End();
  }
  json.End();
  json.End();
}

// One agency after the other: no more than the targets of one are held.
template <typename Take>
Totals ForEachCourse(const store::ArchiveRows& rows, const TargetsArguments& arguments,
                     const Take& take) {
  Totals totals;
  const std::vector<PlanOfAgency> plans = PlansByAgency(rows);
  for (std::size_t begin = 0; begin < plans.size();) {
    StopIfWanted();
    std::size_t end = begin;
    std::vector<StatedTarget> targets;
    for (; end < plans.size() && plans[end].agency == plans[begin].agency; ++end) {
      const std::size_t before = targets.size();
      rows.TargetsOf(plans[end].head,
                     [&](const store::DocumentHead& head, const store::TargetRow& row) {
                       targets.push_back(ToStated(head, row));
                     });
      if (targets.size() > before) ++totals.documents;
    }
    bool any = false;
    for (const TargetCourse& course : audit::CoursesOf(std::move(targets))) {
      if (arguments.repeated && !course.repeated()) continue;
      if (arguments.moved && !Moves(course)) continue;
      totals.Add(course);
      take(plans[begin].head, course, !any);
      any = true;
    }
    if (any) ++totals.agencies;
    begin = end;
  }
  return totals;
}

ExitCode ShowTargets(const Common& common, const TargetsArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  NoteOlderPlans(archive, common);
  const store::ArchiveRows rows(archive, arguments.filter);
  if (common.json) {
    exporter::JsonWriter json(Write);
    json.BeginObject();
    json.Key("courses");
    json.BeginArray();
    const Totals totals = ForEachCourse(
        rows, arguments, [&](const store::DocumentHead& agency, const TargetCourse& course, bool) {
          WriteCourse(json, agency, course);
        });
    json.End();
    json.Key("totals");
    const auto moves = [&](Move move) {
      const auto found = totals.moves.find(move);
      return found == totals.moves.end() ? std::int64_t{0} : found->second;
    };
    json.Object({{"targets", totals.targets},
                 {"agencies", totals.agencies},
                 {"courses", totals.courses},
                 {"repeated", totals.repeated},
                 {"kept", moves(Move::kKept)},
                 {"raised", moves(Move::kRaised)},
                 {"lowered", moves(Move::kLowered)},
                 {"changed", moves(Move::kChanged)}});
    json.End();
    return ExitCode::kDone;
  }
  const int columns = OutputColumns();
  const Totals totals =
      ForEachCourse(rows, arguments,
                    [&](const store::DocumentHead& agency, const TargetCourse& course, bool first) {
                      if (first) {
                        std::string name = agency.issuer.value_or("(không rõ cơ quan)");
                        if (agency.province) name += " · " + *agency.province;
                        Write(Printable(name) + "\n");
                      }
                      Write(CourseText(course, columns));
                    });
  if (totals.courses == 0) {
    Message("no target matches");
    return ExitCode::kDone;
  }
  Write(fmt::format("\n{} chỉ tiêu của {} cơ quan; {} nội dung, {} qua nhiều năm\n", totals.targets,
                    totals.agencies, totals.courses, totals.repeated));
  return ExitCode::kDone;
}

}  // namespace

void AddTargetsCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<TargetsArguments>();
  CLI::App* command = AddCommand(
      audit, line, "targets", "List what plans promise in numbers, and how it moves over the years",
      "  kehoach audit targets --issuer 'Sở Nội vụ'\n  kehoach audit targets --moved --year "
      "2021-2024\n  kehoach audit targets --repeated --json\n",
      arguments, ShowTargets);
  command->add_flag("--repeated", arguments->repeated, "Only what is promised in several years");
  command->add_flag("--moved", arguments->moved, "Only what is raised, lowered or changed");
  AddRowFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
