// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/witness.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "plan/doubts.h"
#include "plan/usual.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::plan {
namespace {

// A word of a value without the punctuation around it.
struct Token {
  std::size_t begin = 0, end = 0;  // bytes of the value's text
  std::string spelled;             // lower case, the tone mark's place settled
  std::string fold;                // without marks
  float confidence = 1;
  bool word = false;  // letters alone
  bool code = false;  // a figure or an abbreviation
};

// Of words that stand as plans write them, of others, and of figures and codes, whose neighbours
// say nothing about them. Chosen on scans (docs/output.md, "Doubt").
constexpr float kClearUsual = 0.6F;
constexpr float kClear = 0.93F;
constexpr float kClearFigures = 0.88F;
// A word that was read clearly so often is one of the document's own.
constexpr int kRecurs = 3;

constexpr std::string_view kAround = "()[],;:.\"'!?";

std::vector<Token> TokensOf(const WordedValue& value) {
  std::vector<Token> tokens;
  const std::string& text = *value.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, stop - at);
    const std::size_t from = word.find_first_not_of(kAround);
    if (from != std::string::npos) {
      Token token;
      token.begin = at + from;
      token.end = at + word.find_last_not_of(kAround) + 1;
      const std::string core = text.substr(token.begin, token.end - token.begin);
      token.spelled = text::KeyPlacement(core);
      token.fold = text::FoldForRules(core);
      token.word = std::all_of(token.fold.begin(), token.fold.end(),
                               [](char c) { return c >= 'a' && c <= 'z'; });
      token.code = !token.word || (text::IsUpper(core) && !text::IsSyllable(core));
      for (const Word* read : value.words) {
        if (read->text == word) token.confidence = std::min(token.confidence, read->confidence);
      }
      tokens.push_back(std::move(token));
    }
    at = stop + 1;
  }
  return tokens;
}

// How often each spelling of what is the same without marks occurs, and where first.
struct Spelling {
  int times = 0;
  float confidence = 0;  // of the best of them
  std::size_t value = 0;
  std::vector<std::string> words;  // as printed there
};
using Spellings = std::map<std::string, Spelling>;

struct Replacement {
  std::string word;
  std::size_t witness = 0;
};

const std::array<std::string_view, 14> kSetPhrases = {
    "KẾ HOẠCH",        "MỤC TIÊU CHẤT LƯỢNG", "CHƯƠNG TRÌNH", "QUYẾT ĐỊNH",    "THÔNG BÁO",
    "GIÁM ĐỐC",        "PHÓ GIÁM ĐỐC",        "CHỦ TỊCH",     "PHÓ CHỦ TỊCH",  "TRƯỞNG PHÒNG",
    "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN",          "CỤC TRƯỞNG",   "CHI CỤC TRƯỞNG"};

// As `model` is printed: small, with a capital, or all in capitals.
std::string InCaseOf(const std::string& word, const std::string& model) {
  const bool upper = text::IsUpper(model);
  std::size_t first = 0;
  if (!model.empty()) text::NextCodePoint(model, first);
  if (upper && first < model.size()) return text::ToUpper(word);
  if (!text::IsUpper(model.substr(0, first))) return text::ToLower(word);
  std::size_t at = 0;
  const std::string lower = text::ToLower(word);
  if (!lower.empty()) text::NextCodePoint(lower, at);
  return text::ToUpper(lower.substr(0, at)) + lower.substr(at);
}

// "phòng,đơn" and "tân-Lãnh": a space was lost. "CC,VC" and "E-form" are written so.
bool IsRunTogether(const std::string& word) {
  if (word.find_first_of("/.@0123456789") != std::string::npos) return false;
  const std::size_t at = word.find_first_of(",;:-");
  if (at == std::string::npos || at == 0 || at + 1 >= word.size()) return false;
  const auto is_word = [](const std::string& part) {
    return part.size() > 1 && !text::IsUpper(part) && text::IsSyllable(part);
  };
  const std::string rest = word.substr(at + 1);
  return is_word(word.substr(0, at)) && is_word(rest.substr(0, rest.find_first_of(",;:-")));
}

class Court {
 public:
  explicit Court(const std::vector<WordedValue>& values) : values_(values) {
    for (const WordedValue& value : values) {
      tokens_.push_back(value.text != nullptr ? TokensOf(value) : std::vector<Token>{});
    }
    replacements_.resize(values.size());
    Count();
  }

  void Run() {
    for (std::size_t v = 0; v < values_.size(); ++v) {
      if (!values_[v].recognised || values_[v].text == nullptr) continue;
      // Numbers of rows are borne out by their sequence alone.
      if (values_[v].role != "number") Clearness(v);
      Pairs(v);
      Wholes(v);
      SetPhrases(v);
      Quarters(v);
      Capitals(v);
      FirstLetter(v);
      Report(v);
    }
  }

 private:
  std::string Printed(std::size_t v, const Token& token) const {
    return values_[v].text->substr(token.begin, token.end - token.begin);
  }

  void Note(Spellings& spellings, std::size_t v, std::size_t first, std::size_t count) {
    std::string spelled;
    float confidence = 1;
    for (std::size_t i = first; i < first + count; ++i) {
      spelled += tokens_[v][i].spelled + " ";
      confidence = std::min(confidence, tokens_[v][i].confidence);
    }
    Spelling& spelling = spellings[spelled];
    ++spelling.times;
    spelling.confidence = std::max(spelling.confidence, confidence);
    if (!spelling.words.empty()) return;
    spelling.value = v;
    for (std::size_t i = first; i < first + count; ++i) {
      spelling.words.push_back(Printed(v, tokens_[v][i]));
    }
  }

  std::string FoldOf(std::size_t v, std::size_t first, std::size_t count) const {
    std::string fold;
    for (std::size_t i = first; i < first + count; ++i) fold += tokens_[v][i].fold + " ";
    return fold;
  }

  void Count() {
    // A merged cell stands in every row that it spans, but is printed once.
    std::map<std::pair<int, float>, std::map<float, std::string>> seen;
    for (std::size_t v = 0; v < values_.size(); ++v) {
      const WordedValue& value = values_[v];
      if (value.text == nullptr || value.evidence->places.empty()) continue;
      const Place& place = value.evidence->places.front();
      std::string& known = seen[{place.page, place.box.top}][place.box.left];
      if (known == *value.text) continue;
      known = *value.text;
      const std::vector<Token>& tokens = tokens_[v];
      if (!value.role.empty() && !tokens.empty()) {
        auto& [small, capital] = begins_[value.role];
        if (tokens.front().word) ++(IsSmall(v, 0) ? small : capital);
      }
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) Note(pairs_[FoldOf(v, i, 2)], v, i, 2);
      if (!value.role.empty() && !tokens.empty()) {
        Note(wholes_[FoldOf(v, 0, tokens.size())], v, 0, tokens.size());
      }
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].fold != "quy") continue;
        const std::string quarter = QuarterOf(v, i + 1);
        if (IsRoman(quarter) && !roman_quarter_) roman_quarter_ = v;
        digit_quarter_ = digit_quarter_ || quarter == "2" || quarter == "3" || quarter == "4";
      }
      for (const Token& token : tokens) {
        if (token.word && token.confidence >= kClear) ++times_[token.spelled];
        if (!text::IsUpper(Printed(v, token))) small_.emplace(token.spelled, v);
      }
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string pair = tokens[i].spelled + " " + tokens[i + 1].spelled;
        if (IsSmall(v, i)) {
          small_pairs_.insert(pair);
        } else {
          ++capital_pairs_[pair];
        }
      }
    }
  }

  // What other places have instead of the `count` words from `first`, if they have it twice as
  // often.
  void Compare(std::size_t v, std::size_t first, std::size_t count, const Spellings& spellings) {
    std::string own;
    float confidence = 1;
    for (std::size_t i = first; i < first + count; ++i) {
      own += tokens_[v][i].spelled + " ";
      confidence = std::min(confidence, tokens_[v][i].confidence);
    }
    const auto mine = spellings.find(own);
    const int times = mine == spellings.end() ? 1 : mine->second.times;
    const Spelling* best = nullptr;
    for (const auto& [spelled, spelling] : spellings) {
      if (spelled == own) continue;
      if (best == nullptr || spelling.times > best->times) best = &spelling;
    }
    if (best == nullptr || best->words.size() != count) return;
    const auto usual = [](const std::string& a, const std::string& b) {
      return UsageOf(a, b) == Usage::kUsual;
    };
    if (count == 2 && usual(tokens_[v][first].spelled, tokens_[v][first + 1].spelled) &&
        !usual(text::KeyPlacement(best->words[0]), text::KeyPlacement(best->words[1])))
      return;
    // Of two that each occur once the recogniser's own certainty decides.
    const bool outvoted = best->times >= 2 && best->times >= 2 * times;
    const bool less_sure =
        best->times == times && times == 1 && confidence < kClear && best->confidence >= kClear;
    if (!outvoted && !less_sure) return;
    for (std::size_t i = 0; i < count; ++i) {
      const Token& token = tokens_[v][first + i];
      if (text::KeyPlacement(best->words[i]) == token.spelled) continue;
      replacements_[v].try_emplace(
          first + i, Replacement{InCaseOf(best->words[i], Printed(v, token)), best->value});
    }
  }

  // How the words from `i` stand in plans and elsewhere in the document.
  Usage PairUsage(std::size_t v, std::size_t i) const {
    const Token &first = tokens_[v][i], &second = tokens_[v][i + 1];
    if (!first.word || !second.word) return Usage::kUnknown;
    const Usage usage = UsageOf(first.spelled, second.spelled);
    if (usage == Usage::kUsual) return usage;
    const auto spellings = pairs_.find(FoldOf(v, i, 2));
    if (spellings == pairs_.end()) return usage;
    const auto own = spellings->second.find(first.spelled + " " + second.spelled + " ");
    // What plans write otherwise may be misread the same way twice.
    const int enough = usage == Usage::kOtherwise ? 5 : 2;
    const bool recurs = own != spellings->second.end() && own->second.times >= enough &&
                        own->second.confidence >= kClear;
    return recurs ? Usage::kUsual : usage;
  }

  void Clearness(std::size_t v) {
    const std::vector<Token>& tokens = tokens_[v];
    Evidence& evidence = *values_[v].evidence;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Usage left = i > 0 ? PairUsage(v, i - 1) : Usage::kUnknown;
      const Usage right = i + 1 < tokens.size() ? PairUsage(v, i) : Usage::kUnknown;
      const bool usual = left == Usage::kUsual || right == Usage::kUsual;
      const bool otherwise = left == Usage::kOtherwise || right == Usage::kOtherwise;
      const auto times = times_.find(tokens[i].spelled);
      const bool known = times != times_.end() && times->second >= kRecurs && !otherwise;
      const float clear = !tokens[i].word ? kClearFigures : usual || known ? kClearUsual : kClear;
      if (tokens[i].confidence < clear) {
        AddDoubt(evidence, DoubtReason::kUnclear, Printed(v, tokens[i]));
      }
      if (IsRunTogether(Printed(v, tokens[i])))
        AddDoubt(evidence, DoubtReason::kUnusual, Printed(v, tokens[i]));
      // A name may be spelled as it likes.
      const bool rare = tokens[i].word && IsSmall(v, i) && !known && left != Usage::kUsual &&
                        right != Usage::kUsual && UsageOf(tokens[i].spelled) == Usage::kOtherwise;
      const bool half =
          tokens[i].word && i > 0 && i + 1 < tokens.size() &&
          (left != Usage::kUsual || right != Usage::kUsual) &&
          FitsOtherwise(tokens[i - 1].spelled, tokens[i].spelled, tokens[i + 1].spelled);
      if ((otherwise && !usual) || rare || half)
        AddDoubt(evidence, DoubtReason::kUnusual, Printed(v, tokens[i]));
    }
  }

  void Pairs(std::size_t v) {
    for (std::size_t i = 0; i + 1 < tokens_[v].size(); ++i) {
      const auto spellings = pairs_.find(FoldOf(v, i, 2));
      if (spellings != pairs_.end()) Compare(v, i, 2, spellings->second);
    }
  }

  void Wholes(std::size_t v) {
    if (values_[v].role.empty() || tokens_[v].empty()) return;
    const auto spellings = wholes_.find(FoldOf(v, 0, tokens_[v].size()));
    if (spellings != wholes_.end()) Compare(v, 0, tokens_[v].size(), spellings->second);
  }

  void SetPhrases(std::size_t v) {
    const std::string& name = values_[v].name;
    if (name != "document.type_text" && !name.ends_with(".authority") &&
        !name.ends_with(".position"))
      return;
    const std::string fold = FoldOf(v, 0, tokens_[v].size());
    for (const std::string_view phrase : kSetPhrases) {
      std::string rest = text::FoldForRules(phrase) + " ";
      const std::size_t at = fold.find(rest);
      if (at == std::string::npos || (at > 0 && fold[at - 1] != ' ')) continue;
      auto i = static_cast<std::size_t>(
          std::count(fold.begin(), fold.begin() + static_cast<std::ptrdiff_t>(at), ' '));
      for (std::size_t from = 0; from < phrase.size(); ++i) {
        const std::size_t stop = std::min(phrase.find(' ', from), phrase.size());
        const std::string word(phrase.substr(from, stop - from));
        from = stop + 1;
        if (text::KeyPlacement(word) == tokens_[v][i].spelled) continue;
        replacements_[v].try_emplace(i, Replacement{InCaseOf(word, Printed(v, tokens_[v][i])), v});
      }
    }
  }

  // "I" of "I/2022": the quarter as it is printed.
  std::string QuarterOf(std::size_t v, std::size_t i) const {
    const std::string word = Printed(v, tokens_[v][i]);
    return word.substr(0, word.find_first_of("/-"));
  }
  static bool IsRoman(const std::string& quarter) {
    return quarter == "I" || quarter == "II" || quarter == "III" || quarter == "IV";
  }

  void Quarters(std::size_t v) {
    for (std::size_t i = 0; i + 1 < tokens_[v].size(); ++i) {
      if (tokens_[v][i].fold != "quy") continue;
      const std::string quarter = QuarterOf(v, i + 1);
      if (quarter.empty() || IsRoman(quarter) ||
          quarter.find_first_not_of("1lIi|") != std::string::npos || quarter.size() > 3)
        continue;
      if (!roman_quarter_) {
        // "1" may be printed so. Where the document has no "2" to "4" nobody can tell.
        if (!digit_quarter_) {
          AddDoubt(*values_[v].evidence, DoubtReason::kUnusual, Printed(v, tokens_[v][i + 1]));
        }
        continue;
      }
      const std::string rest = Printed(v, tokens_[v][i + 1]).substr(quarter.size());
      replacements_[v].try_emplace(
          i + 1, Replacement{std::string(quarter.size(), 'I') + rest, *roman_quarter_});
    }
  }

  // One syllable in capitals, or with a capital, among small ones: the recogniser mistook its size.
  void Capitals(std::size_t v) {
    const std::vector<Token>& tokens = tokens_[v];
    const std::string& text = *values_[v].text;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const std::string word = Printed(v, tokens[i]);
      const auto elsewhere = small_.find(tokens[i].spelled);
      if (elsewhere == small_.end() || !tokens[i].word || elsewhere->second == v) continue;
      const bool alone = !text::IsUpper(Printed(v, tokens[i - 1])) &&
                         (i + 1 == tokens.size() || !text::IsUpper(Printed(v, tokens[i + 1])));
      const bool marked =
          std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; });
      const bool all = text::IsUpper(word) && marked && text::IsSyllable(word) && alone;
      // Capital and small letter differ in size alone; a name or a sentence may begin here.
      const bool first = i + 1 < tokens.size() &&
                         std::string_view("COSVXK").find(word[0]) != std::string_view::npos &&
                         text[tokens[i].begin - 2] == ',' && IsSmall(v, i + 1) &&
                         small_pairs_.count(tokens[i].spelled + " " + tokens[i + 1].spelled) > 0 &&
                         capital_pairs_[tokens[i].spelled + " " + tokens[i + 1].spelled] <= 1;
      if (!all && !first) continue;
      replacements_[v].try_emplace(i, Replacement{text::ToLower(word), elsewhere->second});
    }
  }

  // A cell with a small first letter where those of its column have a capital.
  void FirstLetter(std::size_t v) {
    if (values_[v].role.empty() || tokens_[v].empty() || !IsSmall(v, 0)) return;
    constexpr int kShare = 4;
    const auto& [small, capital] = begins_[values_[v].role];
    const std::string word = Printed(v, tokens_[v][0]);
    // Of other letters the capital has another shape.
    if (capital < kShare * small ||
        std::string_view("cosvxukp").find(word[0]) == std::string_view::npos)
      return;
    replacements_[v].try_emplace(0,
                                 Replacement{text::ToUpper(word.substr(0, 1)) + word.substr(1), v});
  }

  // It begins with no capital.
  bool IsSmall(std::size_t v, std::size_t i) const {
    const std::string word = Printed(v, tokens_[v][i]);
    std::size_t at = 0;
    text::NextCodePoint(word, at);
    return !text::IsUpper(word.substr(0, at));
  }

  void Report(std::size_t v) {
    if (replacements_[v].empty()) return;
    Evidence& evidence = *values_[v].evidence;
    const std::string& text = *values_[v].text;
    Doubt& doubt = DoubtOf(evidence, DoubtReason::kDisagreement);
    std::size_t at = 0;
    for (const auto& [i, replacement] : replacements_[v]) {
      const Token& token = tokens_[v][i];
      doubt.words.push_back(Printed(v, token));
      doubt.suggestion += text.substr(at, token.begin - at) + replacement.word;
      at = token.end;
      if (doubt.witness.empty() && replacement.witness != v) {
        doubt.witness = values_[replacement.witness].name;
      }
    }
    doubt.suggestion += text.substr(at);
  }

  const std::vector<WordedValue>& values_;
  std::vector<std::vector<Token>> tokens_;                        // of each value
  std::vector<std::map<std::size_t, Replacement>> replacements_;  // by token
  std::map<std::string, Spellings> pairs_, wholes_;               // by fold
  std::map<std::string, std::size_t> small_;           // words that stand somewhere not in capitals
  std::map<std::string, std::pair<int, int>> begins_;  // cells of a role: small, with a capital
  std::set<std::string> small_pairs_;                  // their first word without a capital
  std::map<std::string, int> capital_pairs_;           // with one
  std::map<std::string, int> times_;                   // of words that were read clearly
  std::optional<std::size_t> roman_quarter_;
  bool digit_quarter_ = false;
};

}  // namespace

void AskWitnesses(const std::vector<WordedValue>& values) { Court(values).Run(); }

}  // namespace kehoach::plan
