// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/closing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "layout/layout.h"
#include "plan/head.h"
#include "plan/set_phrase.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// A name stands below the room for signature and seal; further down it is something else.
constexpr float kLongestReach = 260;
// Lines of one block ("KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC") are no further apart (em).
constexpr float kBlockGap = 2.6f;

bool IsSignatureLine(const TextLine& line, const Rules& rules) {
  return SignatureHit(line, rules).has_value();
}

// Lines of the closing, those that run over both columns cut at the gap before the right one.
std::vector<TextLine> CutColumns(const std::vector<Page>& pages, const std::vector<TextLine>& lines,
                                 const Rules& rules) {
  std::vector<TextLine> cut;
  for (const TextLine& line : lines) {
    const Page& page = PageNumbered(pages, line.page);
    const std::size_t at = ClosingColumn(page, line, rules);
    if (at > 0) {
      auto [left, right] = SplitLine(page, line, at);
      cut.push_back(std::move(left));
      cut.push_back(std::move(right));
    } else {
      cut.push_back(line);
    }
  }
  return cut;
}

// Without the list's closing marks: ";", ".", and the "./." that ends a document.
std::string WithoutTail(std::string text) {
  while (!text.empty() && std::string_view(";., ").find(text.back()) != std::string_view::npos) {
    const bool slash = text.back() == '.' && text.size() > 1 && text[text.size() - 2] == '/';
    text.resize(text.size() - (slash ? 2 : 1));
  }
  return text;
}

// ---- recipients
// -------------------------------------------------------------------------------------

class RecipientReader {
 public:
  RecipientReader(const std::vector<TextLine>& lines, const Rules& rules)
      : lines_(lines), rules_(rules) {}

  // `signature_left`: where the signature column begins. Fills the indices of lines it used.
  std::vector<Value> Read(float signature_left, std::vector<bool>& used) {
    std::size_t heading = lines_.size();
    for (std::size_t i = 0; i < lines_.size() && heading == lines_.size(); ++i) {
      if (rules_.First("closing", lines_[i].text, "recipients")) heading = i;
    }
    if (heading == lines_.size()) return {};
    used[heading] = true;
    const auto hit = rules_.First("closing", lines_[heading].text, "recipients");
    rule_ = hit->rule->name;
    std::string rest(hit->Capture("rest"));
    while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) rest.erase(0, 1);
    if (!rest.empty()) Begin(lines_[heading], rest);
    const TextLine* last = &lines_[heading];
    for (std::size_t i = heading + 1; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      if (line.box.left > signature_left - 4 ||
          (line.box.center_x() > signature_left && line.box.right > signature_left + 20))
        continue;
      const bool dash = ReadMarker(line.text, rules_).kind == MarkerKind::kDash ||
                        ReadMarker(line.text, rules_).kind == MarkerKind::kPlus;
      if (line.page == last->page && line.baseline - last->baseline > 3.2f * line.size && !dash)
        break;
      if (line.page != last->page && !dash) break;
      if (!dash && rules_.First("person", line.text) &&
          rules_.First("person", line.text)->rule->yields == "name" && line.bold)
        break;
      used[i] = true;
      last = &line;
      if (dash) {
        Begin(line, ReadMarker(line.text, rules_).rest);
      } else if (current_.empty() || EndsItem()) {
        Begin(line, line.text);
      } else {
        current_.push_back(line);
        text_ = Glue(text_, line.text);
      }
    }
    Flush();
    return std::move(recipients_);
  }

 private:
  bool EndsItem() const { return !text_.empty() && (text_.back() == ';' || text_.back() == '.'); }
  static std::string Glue(const std::string& a, const std::string& b) {
    return a.empty() || a.back() == '/' ? a + b : a + " " + b;
  }
  void Begin(const TextLine& line, std::string text) {
    Flush();
    current_ = {line};
    text_ = std::move(text);
  }
  void Flush() {
    const std::string text = WithoutTail(text_);
    if (!text.empty()) recipients_.push_back(ValueOfLines(current_, text, rule_));
    current_.clear();
    text_.clear();
  }

  const std::vector<TextLine>& lines_;
  const Rules& rules_;
  std::vector<TextLine> current_;
  std::string text_;
  std::string rule_;  // that found the heading
  std::vector<Value> recipients_;
};

// ---- signatures
// --------------------------------------------------------------------------------------

bool SameColumn(const TextLine& a, const TextLine& b) {
  const float distance = std::abs(a.box.center_x() - b.box.center_x());
  return distance < std::max({0.35f * std::max(a.box.width(), b.box.width()), 30.0f});
}

class SignatureReader {
 public:
  SignatureReader(const std::vector<TextLine>& lines, std::vector<bool>& used, const Rules& rules)
      : lines_(lines), used_(used), rules_(rules) {}

  std::vector<Signer> Read() {
    std::vector<Signer> signers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (used_[i] || !IsSignatureLine(lines_[i], rules_)) continue;
      signers.push_back(ReadBlock(i));
    }
    return signers;
  }

 private:
  Signer ReadBlock(std::size_t first) {
    // Office lines: the ones below, in the same column, without a gap; lines that go on with a
    // broken one are capitals too.
    std::vector<std::vector<TextLine>> offices{{lines_[first]}};
    used_[first] = true;
    const TextLine* last = &lines_[first];
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      if (used_[i] || !SameColumn(*last, line)) continue;
      if (line.page != last->page || line.baseline - last->baseline > kBlockGap * line.size) break;
      if (!text::IsUpper(line.text)) break;
      used_[i] = true;
      if (IsSignatureLine(line, rules_))
        offices.push_back({line});
      else
        offices.back().push_back(line);
      last = &line;
    }
    Signer signer;
    std::vector<TextLine> authority;
    const std::size_t above = offices.size() > 1 ? offices.size() - 1 : 1;
    for (std::size_t k = 0; k < above; ++k)
      authority.insert(authority.end(), offices[k].begin(), offices[k].end());
    signer.authority = ValueOfOffice(authority);
    if (offices.size() > 1) signer.position = ValueOfOffice(offices.back());
    ReadName(*last, first, signer);
    return signer;
  }

  // REQUIRES: lines begin with a signature line
  Value ValueOfOffice(const std::vector<TextLine>& lines) const {
    const auto hit = SignatureHit(lines.front(), rules_);
    return ValueOfLines(lines, layout::JoinLines(lines, 0, 0), hit->rule->name);
  }

  void ReadName(const TextLine& office, std::size_t first, Signer& signer) {
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      if (used_[i] || !SameColumn(office, line)) continue;
      if (line.page == office.page &&
          (line.baseline <= office.baseline || line.baseline - office.baseline > kLongestReach))
        continue;
      if (line.page > office.page + 1) return;
      if (IsSignatureLine(line, rules_)) return;
      const auto hit = rules_.First("person", line.text);
      if (!hit || hit->rule->yields != "name") continue;
      used_[i] = true;
      signer.name = ValueOfLines({line}, std::string(hit->Capture("name")), hit->rule->name);
      return;
    }
  }

  const std::vector<TextLine>& lines_;
  std::vector<bool>& used_;
  const Rules& rules_;
};

}  // namespace

Closing ReadClosing(const std::vector<Page>& pages, const Part& part, const Rules& rules) {
  Closing closing;
  const std::vector<TextLine> lines = CutColumns(pages, part.closing, rules);
  std::vector<bool> used(lines.size(), false);
  float signature_left = std::numeric_limits<float>::max();
  const TextLine* heading = nullptr;
  for (const TextLine& line : lines) {
    if (heading == nullptr && rules.First("closing", line.text, "recipients")) heading = &line;
  }
  // Only a signature beside the list bounds it; one above it has the page's width to itself.
  for (const TextLine& line : lines) {
    if (heading == nullptr || line.page != heading->page || !IsSignatureLine(line, rules)) continue;
    const bool beside = line.baseline > heading->baseline - 2.5f * heading->size;
    if (beside && line.box.left > heading->box.left + 60) {
      signature_left = std::min(signature_left, line.box.left);
    }
  }
  closing.recipients = RecipientReader(lines, rules).Read(signature_left, used);
  closing.signers = SignatureReader(lines, used, rules).Read();
  return closing;
}

}  // namespace kehoach::plan
