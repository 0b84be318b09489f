// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare_view.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/target_text.h"
#include "cli/terminal.h"
#include "cli/text_table.h"

namespace kehoach::cli {
namespace {

using audit::ComparedPair;
using audit::Comparison;
using audit::Fate;
using audit::ItemKind;
using audit::PlanItem;

constexpr int kSideBySide = 100;  // columns from which two texts fit next to each other
constexpr const char* kBetween = " │ ";
constexpr const char* kRed = "\x1b[31m";
constexpr const char* kGreen = "\x1b[32m";
constexpr const char* kPlain = "\x1b[0m";

char MarkOf(Fate fate) {
  switch (fate) {
    case Fate::kKept:
      return '=';
    case Fate::kReworded:
      return '~';
    case Fate::kNew:
      return '+';
    case Fate::kDropped:
      return '-';
  }
  return ' ';
}

const char* WordFor(Fate fate) {
  switch (fate) {
    case Fate::kKept:
      return "giữ nguyên";
    case Fate::kReworded:
      return "sửa lời";
    case Fate::kNew:
      return "mới";
    case Fate::kDropped:
      return "bỏ";
  }
  return "";
}

const char* WordFor(audit::Movement movement) {
  switch (movement) {
    case audit::Movement::kRaised:
      return "tăng";
    case audit::Movement::kLowered:
      return "giảm";
    case audit::Movement::kSame:
      return "cùng mức";
    case audit::Movement::kOther:
      return "khác cách tính";
    case audit::Movement::kAdded:
      return "thêm chỉ tiêu";
    case audit::Movement::kRemoved:
      return "bỏ chỉ tiêu";
  }
  return "";
}

const char* WordFor(audit::Demand demand) {
  switch (demand) {
    case audit::Demand::kUnknown:
      return "";
    case audit::Demand::kStricter:
      return ", yêu cầu cao hơn";
    case audit::Demand::kLooser:
      return ", yêu cầu thấp hơn";
  }
  return "";
}

const char* WordFor(audit::Shift shift) {
  switch (shift) {
    case audit::Shift::kEarlier:
      return "sớm hơn";
    case audit::Shift::kLater:
      return "muộn hơn";
    case audit::Shift::kOther:
      return "không xếp được sớm muộn";
  }
  return "";
}

// ---- texts with marks ------------------------------------------------------------------------

// A word as it is printed, and the places that it takes.
struct MarkedWord {
  std::string text;
  int width = 0;
};

// Words of one side of a diff; what the other side does not have stands in marks.
class MarkedText {
 public:
  MarkedText(const char* open, const char* close, const char* colour)
      : open_(open), close_(close), colour_(colour) {}

  void Add(std::string_view text, bool changed) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) {
      End();
      return;
    }
    const std::size_t to = text.find_last_not_of(' ') + 1;
    if (from > 0) End();
    if (changed) Put(open_);
    std::string_view rest = text.substr(from, to - from);
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      if (changed && colour_ != nullptr) word_.text += colour_;
      Put(rest.substr(0, space));
      if (changed && colour_ != nullptr) word_.text += kPlain;
      rest.remove_prefix(std::min(space + 1, rest.size()));
      if (!rest.empty()) End();
    }
    if (changed) Put(close_);
    if (to < text.size()) End();
  }

  std::vector<MarkedWord> Words() {
    End();
    return std::move(words_);
  }

 private:
  void Put(std::string_view text) {
    const std::string printable = Printable(text);
    word_.text += printable;
    word_.width += TextWidth(printable);
  }
  void End() {
    if (!word_.text.empty()) words_.push_back(std::exchange(word_, {}));
  }

  const char *open_, *close_, *colour_;
  MarkedWord word_;
  std::vector<MarkedWord> words_;
};

struct MarkedLine {
  std::string text;
  int width = 0;
};

// "red word, plain, red word" -> "red words, plain".
void JoinColours(std::string& text) {
  for (const char* colour : {kRed, kGreen}) {
    const std::string between = fmt::format("{} {}", kPlain, colour);
    for (std::size_t at = text.find(between); at != std::string::npos;
         at = text.find(between, at)) {
      text.replace(at, between.size(), " ");
    }
  }
}

// `width` = 0: one line.
std::vector<MarkedLine> Wrap(const std::vector<MarkedWord>& words, int width) {
  std::vector<MarkedLine> lines(1);
  for (const MarkedWord& word : words) {
    MarkedLine* line = &lines.back();
    if (width > 0 && line->width > 0 && line->width + 1 + word.width > width) {
      line = &lines.emplace_back();
    }
    if (line->width > 0) {
      line->text += ' ';
      ++line->width;
    }
    line->text += word.text;
    line->width += word.width;
  }
  for (MarkedLine& line : lines) JoinColours(line.text);
  return lines;
}

class View {
 public:
  View(const Comparison& comparison, const CompareViewOptions& options)
      : comparison_(comparison), options_(options) {
    for (const auto* side : {&comparison.before, &comparison.after}) {
      tables_ |= std::any_of(side->begin(), side->end(),
                             [](const PlanItem& item) { return item.table > 0; });
    }
  }

  std::string Text(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    Titles("A", before);
    Titles("B", after);
    Summary();
    std::optional<ItemKind> kind;
    for (const ComparedPair& pair : comparison_.pairs) {
      if (options_.changes && !pair.Changed()) continue;
      if (kind != KindOf(pair)) {
        kind = KindOf(pair);
        out_ += *kind == ItemKind::kObjective ? "\nMỤC TIÊU\n" : "\nNHIỆM VỤ\n";
      }
      Add(pair);
    }
    return std::move(out_);
  }

 private:
  const PlanItem* Before(const ComparedPair& pair) const {
    return pair.before ? &comparison_.before[*pair.before] : nullptr;
  }
  const PlanItem* After(const ComparedPair& pair) const {
    return pair.after ? &comparison_.after[*pair.after] : nullptr;
  }
  ItemKind KindOf(const ComparedPair& pair) const {
    return (pair.after ? After(pair) : Before(pair))->kind;
  }

  void Titles(const char* side, const std::vector<std::string>& titles) {
    for (const std::string& title : titles) {
      const std::string line = fmt::format("{}: {}", side, Printable(title));
      out_ += (options_.columns > 0 ? Shorten(line, options_.columns) : line) + "\n";
    }
  }

  void Summary() {
    const audit::FateCounts &o = comparison_.objectives, &t = comparison_.tasks;
    const auto row = [](const char* name, std::size_t objectives, std::size_t tasks) {
      return std::vector<std::string>{name, std::to_string(objectives), std::to_string(tasks)};
    };
    out_ += "\n" + RenderTable(
                       {{"", false, true}, {"Mục tiêu", true}, {"Nhiệm vụ", true}},
                       {row("= giữ nguyên", o.kept, t.kept),
                        row("~ sửa lời", o.reworded, t.reworded), row("+ mới", o.added, t.added),
                        row("- bỏ", o.dropped, t.dropped), row("chỉ tiêu tăng", o.raised, t.raised),
                        row("chỉ tiêu giảm", o.lowered, t.lowered),
                        row("yêu cầu cao hơn", o.stricter, t.stricter),
                        row("yêu cầu thấp hơn", o.looser, t.looser),
                        row("đổi thời hạn", o.deadlines, t.deadlines),
                        row("đổi đơn vị chủ trì", o.leads, t.leads)},
                       options_.columns, Overflow::kWrap);
  }

  std::string NameOf(const PlanItem& item) const {
    std::string name;
    if (options_.documents) name = fmt::format("[{}] ", item.document);
    if (tables_ && item.kind == ItemKind::kTask) name += fmt::format("bảng {} · ", item.table + 1);
    return name + Printable(item.number.value_or("…"));
  }

  void Add(const ComparedPair& pair) {
    const PlanItem *before = Before(pair), *after = After(pair);
    std::string names;
    if (before != nullptr) names = NameOf(*before);
    if (after != nullptr && (before == nullptr || NameOf(*after) != names)) {
      names += (before != nullptr ? " → " : "") + NameOf(*after);
    }
    const std::string head = fmt::format("{} {}", MarkOf(pair.fate), names);
    if (pair.fate == Fate::kKept) {
      Kept(head, *after, pair.Changed());
    } else if (pair.fate == Fate::kReworded) {
      out_ += fmt::format("{} ({})\n", head, WordFor(pair.fate));
      Reworded(*before, *after, pair);
    } else {
      out_ += fmt::format("{} ({})\n", head, WordFor(pair.fate));
      Alone(pair);
    }
    Notes(pair);
  }

  // In one line, unless it needs notes.
  void Kept(const std::string& head, const PlanItem& item, bool noted) {
    const std::string line = head + "  " + Printable(item.text);
    if (options_.columns == 0) {
      out_ += line + "\n";
    } else if (!noted) {
      out_ += Shorten(line, options_.columns) + "\n";
    } else {
      Block(line, "", "  ");
    }
  }

  // `first` stands before the first line, `rest` before the others; they are equally wide or the
  // latter is wider.
  void Block(const std::string& text, const std::string& first, const std::string& rest) {
    if (options_.columns == 0) {
      out_ += first + text + "\n";
      return;
    }
    const int width = std::max(20, options_.columns - TextWidth(rest));
    bool begun = false;
    for (const std::string& line : WrapText(text, width)) {
      out_ += (std::exchange(begun, true) ? rest : first) + line + "\n";
    }
  }

  std::vector<MarkedWord> Side(const PlanItem& item, const ComparedPair& pair, bool before) const {
    MarkedText text(before ? "[-" : "{+", before ? "-]" : "+}",
                    !options_.colours ? nullptr
                    : before          ? kRed
                                      : kGreen);
    for (const audit::DiffPiece& piece : pair.diff) {
      const std::string_view own = (before ? piece.before : piece.after).Of(item.text);
      if (!own.empty()) text.Add(own, piece.kind != audit::ChangeKind::kNone);
    }
    return text.Words();
  }

  void Reworded(const PlanItem& before, const PlanItem& after, const ComparedPair& pair) {
    const std::vector<MarkedWord> left = Side(before, pair, true), right = Side(after, pair, false);
    if (options_.columns < kSideBySide) {
      Stacked("  A: ", left);
      Stacked("  B: ", right);
      return;
    }
    const int width = (options_.columns - 2 - TextWidth(kBetween)) / 2;
    Columns(Wrap(left, width), Wrap(right, width), width);
  }

  void Alone(const ComparedPair& pair) {
    const bool dropped = pair.before.has_value();
    const PlanItem& item = dropped ? *Before(pair) : *After(pair);
    MarkedText text("", "", !options_.colours ? nullptr : dropped ? kRed : kGreen);
    text.Add(item.text, true);
    const std::vector<MarkedWord> words = text.Words();
    if (options_.columns < kSideBySide) {
      Stacked(dropped ? "  A: " : "  B: ", words);
      return;
    }
    const int width = (options_.columns - 2 - TextWidth(kBetween)) / 2;
    const std::vector<MarkedLine> lines = Wrap(words, width);
    if (dropped) {
      Columns(lines, {}, width);
    } else {
      Columns({}, lines, width);
    }
  }

  void Stacked(const std::string& label, const std::vector<MarkedWord>& words) {
    const int indent = TextWidth(label);
    const int width = options_.columns == 0 ? 0 : std::max(20, options_.columns - indent);
    bool first = true;
    for (const MarkedLine& line : Wrap(words, width)) {
      out_ += (std::exchange(first, false) ? label
                                           : std::string(static_cast<std::size_t>(indent), ' ')) +
              line.text + "\n";
    }
  }

  void Columns(const std::vector<MarkedLine>& left, const std::vector<MarkedLine>& right,
               int width) {
    for (std::size_t l = 0; l < std::max(left.size(), right.size()); ++l) {
      const MarkedLine none, &a = l < left.size() ? left[l] : none,
                             &b = l < right.size() ? right[l] : none;
      out_ += "  " + a.text +
              std::string(static_cast<std::size_t>(std::max(0, width - a.width)), ' ') + kBetween +
              b.text;
      out_.erase(out_.find_last_not_of(' ') + 1);
      out_ += "\n";
    }
  }

  void Note(const std::string& text) { Block(text, "    ", "      "); }

  void Notes(const ComparedPair& pair) {
    const PlanItem *before = Before(pair), *after = After(pair);
    for (const audit::TargetChange& change : pair.targets) {
      if (before == nullptr || after == nullptr) break;
      std::string text = "chỉ tiêu: ";
      if (change.before) text += TargetText(*change.before);
      if (change.before && change.after) text += " → ";
      if (change.after) text += TargetText(*change.after);
      Note(fmt::format("{} ({}{})", text, WordFor(change.movement), WordFor(change.demand)));
    }
    if (pair.deadline) {
      Note(fmt::format("thời hạn: {} → {} ({})", Printable(*before->deadline),
                       Printable(*after->deadline), WordFor(*pair.deadline)));
    }
    if (pair.lead_changed) {
      Note(fmt::format("chủ trì: {} → {}", Printable(*before->lead), Printable(*after->lead)));
    }
    if (pair.support_changed) {
      Note(fmt::format("phối hợp: {} → {}", Printable(*before->support),
                       Printable(*after->support)));
    }
    if (pair.relation == audit::Relation::kSplitFrom) {
      const PlanItem& whole = comparison_.before[*pair.related];
      Note(fmt::format("có thể tách từ {} của A: {}", NameOf(whole), Shorten(whole.text, 60)));
    } else if (pair.relation == audit::Relation::kMergedInto) {
      const PlanItem& whole = comparison_.after[*pair.related];
      Note(fmt::format("có thể đã gộp vào {} của B: {}", NameOf(whole), Shorten(whole.text, 60)));
    }
  }

  const Comparison& comparison_;
  const CompareViewOptions& options_;
  bool tables_ = false;  // several in a document: each has numbers of its own
  std::string out_;
};

}  // namespace

std::string TargetText(const Target& target) { return Printable(TargetValueText(target)); }

std::string CompareView(const Comparison& comparison, const std::vector<std::string>& titles_before,
                        const std::vector<std::string>& titles_after,
                        const CompareViewOptions& options) {
  return View(comparison, options).Text(titles_before, titles_after);
}

}  // namespace kehoach::cli
