// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_reader.h"

#include <algorithm>
#include <map>
#include <optional>

#include "kehoach/plan_values.h"
#include "layout/spread.h"
#include "plan/closing.h"
#include "plan/doubts.h"
#include "plan/due.h"
#include "plan/findings.h"
#include "plan/furniture.h"
#include "plan/head.h"
#include "plan/objectives.h"
#include "plan/parts.h"
#include "plan/planning.h"
#include "plan/targets.h"
#include "plan/task_table.h"
#include "plan/units.h"
#include "table/numbering.h"
#include "table/table_finder.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

bool IsTrusted(const Page& page) { return page.quality.verdict == TextVerdict::kUsable; }

// Pages whose text cannot be trusted keep their place in the document but give no words. Empty
// when all can be: most documents need no copy.
std::vector<Page> WithUntrustedEmptied(const std::vector<Page>& pages) {
  if (std::all_of(pages.begin(), pages.end(), IsTrusted)) return {};
  std::vector<Page> trusted = pages;
  for (Page& page : trusted) {
    if (IsTrusted(page)) continue;
    page.words.clear();
    page.rulings.clear();
  }
  return trusted;
}

int ColumnOf(const PlanTable& table, const std::string& role) {
  const auto it = std::find(table.columns.begin(), table.columns.end(), role);
  return it == table.columns.end() ? -1 : static_cast<int>(it - table.columns.begin());
}

void SetDues(const DocumentFields& document, const Rules& rules, PlanTable& table) {
  const int deadline = ColumnOf(table, "deadline");
  if (deadline < 0) return;
  for (PlanRow& row : table.rows) {
    const Value& cell = row.cells[static_cast<std::size_t>(deadline)];
    if (row.kind != RowKind::kTask || !cell.has_value()) continue;
    row.due = ReadDue(*cell.text, document.year, document.year_to, rules);
  }
}

// Where the objectives are the rows of a table, each such row is one; a cell merged over several
// rows is one objective.
void AddObjectivesOfTable(const PlanTable& table, std::vector<Objective>& objectives) {
  const int column = ColumnOf(table, "objective");
  if (column < 0) return;
  const Value* last = nullptr;
  for (const PlanRow& row : table.rows) {
    const Value& cell = row.cells[static_cast<std::size_t>(column)];
    if (row.kind != RowKind::kTask || !cell.has_value()) continue;
    if (last != nullptr && last->text == cell.text && last->evidence == cell.evidence) continue;
    last = &cell;
    Objective objective;
    objective.number = row.number ? table::OrdinalOf(*row.number) : 0;
    if (objective.number == 0) objective.number = static_cast<int>(objectives.size()) + 1;
    objective.text = cell;
    objectives.push_back(std::move(objective));
  }
}

// An invitation's programme or a notice's calendar has contents, times and people too.
void DropOutsidePlans(const std::vector<Part>& parts, const Rules& rules,
                      std::vector<bool>& is_task) {
  const std::vector<bool> planning = PlanningParts(parts, rules);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (planning[p]) continue;
    for (const Element& element : parts[p].body) {
      if (element.table) is_task[*element.table] = false;
    }
  }
}

// What table::Options::ends_table asks.
bool EndsTable(const std::string& text, bool whole_line, const Rules& rules) {
  if (rules.First("closing", text, "recipients")) return true;
  if (text::IsUpper(text) && rules.First("signature", text)) return true;
  if (!whole_line) return false;
  if (rules.First("paragraph", text) || rules.First("lead", text)) return true;
  const Marker marker = ReadMarker(text, rules);
  const bool marked = marker.kind == MarkerKind::kRoman || marker.kind == MarkerKind::kUpper ||
                      marker.kind == MarkerKind::kNumber;
  const auto heading =
      rules.First("heading", marker.kind == MarkerKind::kNone ? text : marker.rest);
  if (!heading) return false;
  return heading->rule->yields == "section.closing" || marked || text::IsUpper(text);
}

class Reader {
 public:
  Reader(const std::vector<Page>& pages, const Rules& rules, const ReadOptions& options)
      : emptied_(WithUntrustedEmptied(pages)),
        pages_(emptied_.empty() ? pages : emptied_),
        rules_(rules),
        options_(options) {}

  Reading Run() {
    const Furniture furniture = FindFurniture(pages_, rules_);
    table::Options table_options;
    table_options.is_header = [this](const std::vector<std::string>& cells) {
      return LooksLikeHeader(cells, rules_);
    };
    table_options.ends_table = [this](const std::string& text, bool whole_line) {
      return EndsTable(text, whole_line, rules_);
    };
    const table::TablesOfDocument found = table::FindTables(pages_, furniture.words, table_options);
    const std::vector<Part> parts = BuildParts(pages_, found, rules_);

    Plan& plan = reading_.plan;
    plan.document = ReadHead(pages_, parts, rules_);
    for (const Part& part : parts) {
      Closing closing = ReadClosing(pages_, part, rules_);
      for (Signer& signer : closing.signers) plan.document.signers.push_back(std::move(signer));
      if (plan.document.recipients.empty())
        plan.document.recipients = std::move(closing.recipients);
    }
    std::vector<HeaderReading> headers;
    std::vector<bool> is_task;
    for (const Table& table : found.tables) {
      headers.push_back(ReadHeader(table, rules_));
      is_task.push_back(headers.back().is_task_table);
    }
    DropOutsidePlans(parts, rules_, is_task);
    BodyReading body = ReadBody(parts, is_task, rules_);
    plan.objectives = std::move(body.objectives);
    plan.measures = std::move(body.measures);
    UnitReader units(plan.document.issuer.text.value_or(""),
                     plan.document.province.text.value_or(""), rules_);
    if (!units.agency().empty()) plan.document.agency = units.agency();
    std::vector<HeaderReading> task_headers;
    std::vector<TableKind> kinds;
    for (std::size_t t = 0; t < found.tables.size(); ++t) {
      if (!is_task[t]) continue;
      PlanTable table = ReadTaskTable(found.tables[t], headers[t], rules_);
      if (table.rows.empty()) continue;
      SetDues(plan.document, rules_, table);
      SetUnits(units, rules_, table);
      if (const auto it = body.table_objective.find(t); it != body.table_objective.end())
        table.objective = it->second;
      AddObjectivesOfTable(table, plan.objectives);
      plan.tables.push_back(std::move(table));
      task_headers.push_back(headers[t]);
      kinds.push_back(found.tables[t].kind);
    }
    AddTargets(rules_, plan);
    AddFindings(task_headers, plan);
    AddUnknownHeaders(found.tables, headers, parts);
    JudgeRecognised(pages_, kinds, plan);
    if (options_.trace) Trace(furniture, found, parts, is_task, body);
    return std::move(reading_);
  }

 private:
  void AddUnknownHeaders(const std::vector<Table>& tables,
                         const std::vector<HeaderReading>& headers,
                         const std::vector<Part>& parts) {
    const std::vector<bool> planning = PlanningParts(parts, rules_);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (!planning[p]) continue;
      for (const Element& element : parts[p].body) {
        if (!element.table || !HasUnknownHeader(tables[*element.table], headers[*element.table]))
          continue;
        reading_.plan.findings.push_back(
            UnknownHeader(tables[*element.table], headers[*element.table]));
      }
    }
  }

  void Note(const TextLine& line, std::vector<std::string> rules, std::string became,
            std::string why) {
    reading_.trace.push_back(
        {line.page, line.box, line.text, std::move(rules), std::move(became), std::move(why)});
  }

  std::vector<std::string> RulesOn(const std::string& text) const {
    std::vector<std::string> names;
    for (const char* scope : {"letterhead", "type", "number", "dateline", "opening", "paragraph",
                              "heading", "lead", "marker", "closing", "signature", "person"}) {
      for (const RuleHit& hit : rules_.Match(scope, text)) names.push_back(hit.rule->name);
    }
    return names;
  }

  void Trace(const Furniture& furniture, const table::TablesOfDocument& found,
             const std::vector<Part>& parts, const std::vector<bool>& is_task,
             const BodyReading& body) {
    for (const FurnitureItem& item : furniture.items)
      Note(item.line, {item.rule}, item.what, "no part of the text");
    std::map<const Paragraph*, const ParagraphUse*> uses;
    for (const ParagraphUse& use : body.uses) uses[use.paragraph] = &use;
    int task_number = 0;
    for (const Part& part : parts) {
      for (const TextLine& line : part.letterhead)
        Note(line, RulesOn(line.text), "letterhead", "stands above the type");
      for (const TextLine& line : part.heading)
        Note(line, RulesOn(line.text), "type " + part.type, "a type in capitals, centred");
      for (const TextLine& line : part.title)
        Note(line, RulesOn(line.text), "summary", "centred below the type");
      for (const Element& element : part.body) {
        if (element.table) {
          TraceTable(found.tables[*element.table], is_task[*element.table], task_number);
          continue;
        }
        const auto use = uses.find(&*element.paragraph);
        for (const TextLine& line : element.paragraph->lines) {
          if (use == uses.end())
            Note(line, RulesOn(line.text), "text", "no rule asks for it");
          else
            Note(line, RulesOn(line.text), use->second->became,
                 use->second->why + " (" + use->second->rule + ")");
        }
      }
      for (const TextLine& line : part.closing)
        Note(line, RulesOn(line.text), "closing", "recipients and signatures");
    }
    std::stable_sort(reading_.trace.begin(), reading_.trace.end(),
                     [](const LineTrace& a, const LineTrace& b) {
                       return a.page != b.page ? a.page < b.page : a.box.top < b.box.top;
                     });
  }

  void TraceTable(const Table& table, bool task, int& task_number) {
    if (task) ++task_number;
    for (const Cell& cell : table.cells) {
      for (const TextLine& line : cell.lines) {
        std::vector<std::string> names;
        for (const RuleHit& hit : rules_.Match("header", line.text))
          names.push_back(hit.rule->name);
        Note(line, std::move(names),
             (task ? "task table " + std::to_string(task_number) : std::string("other table")) +
                 ", row " + std::to_string(cell.row + 1) + ", column " +
                 std::to_string(cell.column + 1),
             task ? "inside a grid whose header the rules know"
                  : "inside a grid whose header is none of a task table");
      }
    }
  }

  const std::vector<Page> emptied_;
  const std::vector<Page>& pages_;
  const Rules& rules_;
  ReadOptions options_;
  Reading reading_;
};

// What was read from halves of pages, at its places in the document.
void PutBack(const layout::PartedPages& parted, Reading& reading) {
  const auto put_back = [&parted](std::vector<Place>& places) {
    for (Place& place : places) place = parted.InDocument(place);
  };
  ForEachValue(reading.plan,
               [&](Evidence& evidence, const std::string*, auto&&) { put_back(evidence.places); });
  for (PlanTable& table : reading.plan.tables) put_back(table.places);
  for (Finding& finding : reading.plan.findings) put_back(finding.places);
  for (LineTrace& line : reading.trace) {
    const Place place = parted.InDocument({line.page, line.box});
    line.page = place.page;
    line.box = place.box;
  }
}

}  // namespace

Reading ReadPlan(const std::vector<Page>& pages, const Rules& rules, const ReadOptions& options) {
  const std::optional<layout::PartedPages> parted = layout::PartSpreads(pages);
  Reading reading = Reader(parted ? parted->pages : pages, rules, options).Run();
  if (parted) PutBack(*parted, reading);
  AddPageFindings(pages, reading.plan);
  return reading;
}

}  // namespace kehoach::plan
