// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/objectives.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "plan/dates.h"
#include "plan/head.h"
#include "plan/likeness.h"
#include "plan/planning.h"
#include "table/numbering.h"

namespace kehoach::plan {
namespace {

// Headings are short; a marked paragraph longer than this (bytes) is an item.
constexpr std::size_t kLongestHeading = 220;
// A restatement shares at least this much with the objective of the same number.
constexpr double kRestatedLikeness = 0.30;

enum class SectionKind { kNone, kObjectives, kMeasures, kOther };

struct Section {
  SectionKind kind = SectionKind::kNone;
  int rank = 100;  // of the heading's marker; 100 = unmarked heading, 101 = lead-in
  bool by_lead = false;
  int item_rank = -1;  // rank of the first item seen
  int number = 0;      // the heading's own ("2. Chỉ tiêu": 2), 0 = none
  int last_item = 0;   // number of the newest item of the heading's rank
  std::string rule;
};

struct Listed {
  int number;
  Value value;
  std::size_t list;  // which list it stood in
};

class BodyReader {
 public:
  BodyReader(const std::vector<Part>& parts, const std::vector<bool>& task_tables,
             const Rules& rules)
      : parts_(parts),
        task_tables_(task_tables),
        rules_(rules),
        planning_(PlanningParts(parts, rules)) {}

  BodyReading Run() {
    for (const Part& part : parts_) ReadPart(part);
    Merge();
    return std::move(reading_);
  }

 private:
  void ReadPart(const Part& part) {
    section_ = {};
    objective_.reset();
    awaiting_text_ = false;
    lists_allowed_ = planning_[static_cast<std::size_t>(&part - parts_.data())];
    part_ = &part;
    if (part.type == "MTCL") {
      // The heading itself announces objectives: its numbered items are they even without a
      // lead-in.
      section_.kind = SectionKind::kObjectives;
      section_.rank = -1;
      section_.rule = part.type_rule;
      StartList();
    }
    for (index_ = 0; index_ < part.body.size(); ++index_) {
      const Element& element = part.body[index_];
      if (element.table) {
        TakeTable(*element.table);
      } else {
        TakeParagraph(*element.paragraph);
      }
    }
  }

  // Whether the table stands under an item of the list as under a heading: right behind it, as a
  // table did behind each item of the list before it.
  bool HasOwnTable() const {
    if (objective_ || section_.kind != SectionKind::kObjectives || index_ == 0) return false;
    const Element& before = part_->body[index_ - 1];
    return before.paragraph && &*before.paragraph == last_item_ &&
           items_in_list_ == tables_in_list_ + 1;
  }

  void StartList() {
    ++list_;
    items_in_list_ = tables_in_list_ = 0;
  }

  const Paragraph* NextParagraph() const {
    const std::size_t next = index_ + 1;
    if (next >= part_->body.size() || !part_->body[next].paragraph) return nullptr;
    return &*part_->body[next].paragraph;
  }

  void TakeTable(std::size_t table) {
    awaiting_text_ = false;
    if (objective_ && table < task_tables_.size() && task_tables_[table]) {
      reading_.table_objective[table] = *objective_;
    }
    if (HasOwnTable() && table < task_tables_.size() && task_tables_[table]) {
      reading_.table_objective[table] = listed_.back().number;
      ++tables_in_list_;
      return;
    }
    if (section_.by_lead || section_.kind == SectionKind::kMeasures) {
      if (section_.item_rank >= 0) section_ = {};
    }
  }

  void Use(const Paragraph& paragraph, std::string became, std::string rule, std::string why) {
    reading_.uses.push_back({&paragraph, std::move(became), std::move(rule), std::move(why)});
  }

  // ---- one paragraph
  // -------------------------------------------------------------------------------

  void TakeParagraph(const Paragraph& paragraph) {
    if (awaiting_text_ && TakeAwaitedText(paragraph)) return;
    if (TakeObjectiveHeading(paragraph)) return;
    if (TakeHeading(paragraph)) return;
    if (TakeRunInHeading(paragraph)) return;
    if (TakeItem(paragraph)) return;
    if (TakeLead(paragraph)) return;
    TakeProse(paragraph);
  }

  bool TakeAwaitedText(const Paragraph& paragraph) {
    awaiting_text_ = false;
    if (rules_.First("paragraph", paragraph.text)) return false;
    if (paragraph.marker.kind == MarkerKind::kRoman || paragraph.marker.kind == MarkerKind::kUpper)
      return false;
    const std::string& text =
        paragraph.marker.kind == MarkerKind::kNone ? paragraph.text : paragraph.marker.rest;
    headed_.back().text = ValueOfLines(paragraph.lines, text, "objective-heading-alone");
    Use(paragraph, "objective " + std::to_string(headed_.back().number), "objective-heading-alone",
        "follows the heading of an objective");
    return true;
  }

  bool TakeObjectiveHeading(const Paragraph& paragraph) {
    auto hit = rules_.First("paragraph", paragraph.text, "objective");
    if (!hit) return false;
    const std::string_view digits = hit->Capture("number");
    const int number = digits.empty() ? NumberOfWord(hit->Capture("ordinal"), rules_).value_or(0)
                                      : table::OrdinalOf(std::string(digits));
    if (number == 0) return false;
    Objective objective;
    objective.number = number;
    const bool alone = hit->rule->yields == "objective.heading-alone";
    if (!alone) {
      objective.text =
          ValueOfLines(paragraph.lines, std::string(hit->Capture("text")), hit->rule->name);
    }
    // Stated as a heading twice: the one that a table follows is the objective's wording.
    headed_.push_back(std::move(objective));
    headed_table_.push_back(TableFollows());
    awaiting_text_ = alone;
    objective_ = number;
    objective_rank_ = RankOf(paragraph.marker);
    section_ = {};
    Use(paragraph, "objective " + std::to_string(number), hit->rule->name,
        "heading of one objective");
    return true;
  }

  bool TableFollows() const {
    for (std::size_t i = index_ + 1; i < part_->body.size(); ++i) {
      if (part_->body[i].table) return true;
      if (rules_.First("paragraph", part_->body[i].paragraph->text, "objective")) return false;
    }
    return false;
  }

  // Set as a heading: short, behind a section's marker, or in bold, capitals or centred.
  bool SetAsHeading(const Paragraph& paragraph) const {
    if (paragraph.text.size() > kLongestHeading) return false;
    const MarkerKind kind = paragraph.marker.kind;
    if (kind == MarkerKind::kRoman || kind == MarkerKind::kUpper) return true;
    if (paragraph.upper || paragraph.bold) return true;
    const bool sentence = paragraph.text.ends_with(";") || paragraph.text.ends_with(".");
    if (paragraph.centred && paragraph.lines.size() <= 4 && !sentence) return true;
    return kind == MarkerKind::kNumber || kind == MarkerKind::kLetter;
  }

  // A lead-in may be centred or bold as a heading is.
  bool IsUnmarkedLead(const Paragraph& paragraph) const {
    return paragraph.marker.kind == MarkerKind::kNone && paragraph.text.ends_with(":") &&
           !paragraph.upper && rules_.First("lead", paragraph.text).has_value();
  }

  static int NumberOf(const Marker& marker) {
    if (marker.kind != MarkerKind::kNumber && marker.kind != MarkerKind::kLetter) return 0;
    const std::size_t dot = marker.text.rfind('.');
    return table::OrdinalOf(dot == std::string::npos ? marker.text : marker.text.substr(dot + 1));
  }

  bool InsideList(const Paragraph& paragraph) const {
    const int rank = RankOf(paragraph.marker);
    if (rank <= 1 || rank >= 100) return false;
    if (section_.by_lead || section_.rank >= 100) {
      return section_.item_rank < 0 || rank >= section_.item_rank || IsSubHeading(paragraph);
    }
    if (rank != section_.rank) return rank > section_.rank;
    // "2. Chỉ tiêu" followed by "1. …": the items count from 1 again. They go on as long as they
    // do not rather go on with the headings.
    const int number = NumberOf(paragraph.marker);
    return section_.number > 0 && number == section_.last_item + 1 &&
           (section_.last_item > 0 || number != section_.number + 1);
  }

  bool TakeHeading(const Paragraph& paragraph) {
    if (!SetAsHeading(paragraph) || IsUnmarkedLead(paragraph)) return false;
    const std::string& text =
        paragraph.marker.kind == MarkerKind::kNone ? paragraph.text : paragraph.marker.rest;
    const int rank = RankOf(paragraph.marker);
    const auto hit = rules_.First("heading", text);
    const bool marked_low = rank > 1 && rank < 100;
    // In a list of measures every item below the heading is a measure, whatever its words.
    if (section_.kind == SectionKind::kMeasures && marked_low && InsideList(paragraph))
      return false;
    if (hit) {
      const std::string& yields = hit->rule->yields;
      if (marked_low && yields == "section.other" && section_.kind == SectionKind::kObjectives &&
          section_.item_rank == rank && InsideList(paragraph) && !paragraph.bold)
        return false;
      if (yields == "section.closing") {
        if (marked_low) return false;
        Close(paragraph, rank, hit->rule->name);
        return true;
      }
      Open(paragraph, yields, rank, hit->rule->name);
      return true;
    }
    const bool heading_by_form =
        rank <= 1 || (rank >= 100 && (paragraph.upper || paragraph.centred) &&
                      (paragraph.bold || paragraph.upper));
    if (!heading_by_form) return false;
    // "I. Về …" inside the section "A. Mục tiêu" only parts its items.
    const bool lists =
        section_.kind == SectionKind::kObjectives || section_.kind == SectionKind::kMeasures;
    if (lists && rank <= 1 && section_.rank >= 0 && section_.rank < rank &&
        IsSubHeading(paragraph)) {
      Use(paragraph, "sub-heading", section_.rule, "announces the items below it");
      parent_rank_ = section_.item_rank = -1;
      return true;
    }
    Close(paragraph, rank, "heading-by-form");
    return true;
  }

  bool TakeRunInHeading(const Paragraph& paragraph) {
    const std::string& text =
        paragraph.marker.kind == MarkerKind::kNone ? paragraph.text : paragraph.marker.rest;
    const auto hit = rules_.First("run-in", text);
    if (!hit) return false;
    Open(paragraph, hit->rule->yields, RankOf(paragraph.marker), hit->rule->name);
    return true;
  }

  void Open(const Paragraph& paragraph, const std::string& yields, int rank,
            const std::string& rule) {
    section_ = {};
    section_.rank = rank;
    section_.rule = rule;
    section_.number = NumberOf(paragraph.marker);
    if (yields == "section.objectives")
      section_.kind = SectionKind::kObjectives;
    else if (yields == "section.measures")
      section_.kind = SectionKind::kMeasures;
    else
      section_.kind = SectionKind::kOther;
    if (section_.kind == SectionKind::kObjectives) StartList();
    LeaveObjective(rank);
    Use(paragraph, "heading (" + yields + ")", rule, "set as a heading");
  }

  void Close(const Paragraph& paragraph, int rank, const std::string& rule) {
    section_ = {};
    LeaveObjective(rank);
    Use(paragraph, "heading", rule, "ends the section before it");
  }

  // A heading as high as the objective's own, or higher, ends what stands under the objective.
  void LeaveObjective(int rank) {
    if (objective_ && (rank <= 1 || rank >= 100 || rank <= objective_rank_)) objective_.reset();
  }

  // A marked line that only announces the deeper items below it.
  bool IsSubHeading(const Paragraph& paragraph) const {
    const Paragraph* next = NextParagraph();
    if (next == nullptr) return false;
    const bool deeper =
        RankOf(next->marker) > RankOf(paragraph.marker) && RankOf(next->marker) < 100;
    if (!deeper) return false;
    const std::string& text = paragraph.text;
    const char last = text.empty() ? ' ' : text.back();
    if (last == ':') return true;
    return last != '.' && last != ';' && last != '/' && text.size() < kLongestHeading;
  }

  bool TakeItem(const Paragraph& paragraph) {
    if (section_.kind != SectionKind::kObjectives && section_.kind != SectionKind::kMeasures)
      return false;
    const int rank = RankOf(paragraph.marker);
    if (rank >= 100) return false;
    if (!InsideList(paragraph)) {
      const bool ends = section_.item_rank >= 0 ? rank < section_.item_rank : true;
      if (ends) section_ = {};
      return false;
    }
    if (section_.kind == SectionKind::kMeasures) {
      if (IsSubHeading(paragraph)) {
        Use(paragraph, "sub-heading", section_.rule, "announces the items below it");
        return true;
      }
      if (section_.item_rank < 0 || rank < section_.item_rank) section_.item_rank = rank;
      if (rank == section_.rank) section_.last_item = NumberOf(paragraph.marker);
      reading_.measures.push_back(
          ValueOfLines(paragraph.lines, paragraph.marker.rest, section_.rule));
      Use(paragraph, "measure " + std::to_string(reading_.measures.size()), section_.rule,
          "marked item under a follow-up heading");
      return true;
    }
    return TakeObjectiveItem(paragraph, rank);
  }

  bool TakeObjectiveItem(const Paragraph& paragraph, int rank) {
    if (!lists_allowed_) return false;
    if (IsSubHeading(paragraph)) {
      Use(paragraph, "sub-heading", section_.rule, "announces the items below it");
      parent_rank_ = section_.item_rank = -1;
      return true;
    }
    // Details under an objective that is a sentence of its own.
    if (section_.item_rank >= 0 && rank > section_.item_rank && parent_rank_ >= 0 &&
        rank > parent_rank_) {
      Use(paragraph, "detail of an objective", section_.rule,
          "stands deeper than the objective above it");
      return true;
    }
    if (section_.item_rank < 0) section_.item_rank = rank;
    parent_rank_ = rank;
    const Marker& marker = paragraph.marker;
    int number = NumberOf(marker);
    if (number == 0)
      number = ++dash_count_;
    else if (rank == section_.rank)
      section_.last_item = number;
    ++items_in_list_;
    last_item_ = &paragraph;
    listed_.push_back({number, ValueOfLines(paragraph.lines, marker.rest, section_.rule), list_});
    Use(paragraph, "objective " + std::to_string(number), section_.rule,
        "marked item under a heading or lead-in of objectives");
    return true;
  }

  void OpenByLead(SectionKind kind, const std::string& rule) {
    section_ = {};
    section_.kind = kind;
    section_.rank = 101;
    section_.by_lead = true;
    section_.rule = rule;
  }

  bool TakeLead(const Paragraph& paragraph) {
    const auto hit = rules_.First("lead", paragraph.text);
    if (!hit) return false;
    const std::string& yields = hit->rule->yields;
    if (yields == "lead.measures") {
      OpenByLead(SectionKind::kMeasures, hit->rule->name);
      objective_.reset();
    } else if (yields == "lead.objectives" && lists_allowed_) {
      if (section_.kind != SectionKind::kObjectives || section_.item_rank >= 0) StartList();
      OpenByLead(SectionKind::kObjectives, hit->rule->name);
    } else if (section_.by_lead || yields == "lead.other") {
      if (section_.kind != SectionKind::kMeasures) section_ = {};
    }
    Use(paragraph, "lead-in (" + yields + ")", hit->rule->name, "announces what follows");
    return true;
  }

  void TakeProse(const Paragraph& paragraph) {
    const bool ends_list =
        section_.item_rank >= 0 && (section_.by_lead || section_.kind == SectionKind::kMeasures) &&
        !(section_.kind == SectionKind::kMeasures && paragraph.text.ends_with(":"));
    if (ends_list) section_ = {};
    if (section_.kind == SectionKind::kObjectives) parent_rank_ = -1;
  }

  // ---- merging
  // -------------------------------------------------------------------------------------

  Objective* FindHeaded(int number, const std::string& text) {
    Objective* best = nullptr;
    double best_likeness = kRestatedLikeness;
    for (Objective& objective : reading_.objectives) {
      if (objective.number != number || objective.restated.has_value() ||
          !objective.text.has_value())
        continue;
      const double likeness = Likeness(*objective.text.text, text);
      if (likeness >= best_likeness) {
        best = &objective;
        best_likeness = likeness;
      }
    }
    return best;
  }

  void Merge() {
    for (std::size_t i = 0; i < headed_.size(); ++i) {
      if (!headed_[i].text.has_value()) continue;
      Objective* same = FindHeaded(headed_[i].number, *headed_[i].text.text);
      if (same == nullptr) {
        reading_.objectives.push_back(headed_[i]);
        has_table_.push_back(headed_table_[i]);
        continue;
      }
      const auto at = static_cast<std::size_t>(same - reading_.objectives.data());
      if (headed_table_[i] && !has_table_[at]) {
        same->restated = same->text;
        same->text = headed_[i].text;
        has_table_[at] = true;
      } else {
        same->restated = headed_[i].text;
      }
    }
    // A list that restates the headed ones, or a second list of the same objectives.
    for (Listed& item : listed_) {
      Objective* same = FindOther(item);
      if (same != nullptr) {
        same->restated = std::move(item.value);
        continue;
      }
      Objective objective;
      objective.number = item.number;
      objective.text = std::move(item.value);
      reading_.objectives.push_back(std::move(objective));
      list_of_[reading_.objectives.size() - 1] = item.list;
    }
  }

  Objective* FindOther(const Listed& item) {
    Objective* same = FindHeaded(item.number, *item.value.text);
    if (same == nullptr) return nullptr;
    const auto at = static_cast<std::size_t>(same - reading_.objectives.data());
    const auto list = list_of_.find(at);
    return list != list_of_.end() && list->second == item.list ? nullptr : same;
  }

  const std::vector<Part>& parts_;
  const std::vector<bool>& task_tables_;
  const Rules& rules_;
  std::vector<bool> planning_;
  BodyReading reading_;
  const Part* part_ = nullptr;
  std::size_t index_ = 0, list_ = 0;
  std::size_t items_in_list_ = 0, tables_in_list_ = 0;
  const Paragraph* last_item_ = nullptr;
  Section section_;
  std::optional<int> objective_;
  int objective_rank_ = 100, parent_rank_ = -1, dash_count_ = 0;
  bool awaiting_text_ = false, lists_allowed_ = true;
  std::vector<Objective> headed_;
  std::vector<bool> headed_table_, has_table_;
  std::vector<Listed> listed_;
  std::map<std::size_t, std::size_t> list_of_;
};

}  // namespace

BodyReading ReadBody(const std::vector<Part>& parts, const std::vector<bool>& task_tables,
                     const Rules& rules) {
  return BodyReader(parts, task_tables, rules).Run();
}

}  // namespace kehoach::plan
