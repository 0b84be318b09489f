// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/lexicon.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/text.h"

namespace kehoach::rules {
namespace {

constexpr std::size_t kLists = static_cast<std::size_t>(PhraseList::kCount);
// By PhraseList; the first two are no lists.
constexpr std::array<std::string_view, kLists> kListNames = {"",
                                                             "",
                                                             "unit-heads",
                                                             "unit-heads-any-case",
                                                             "unit-weak-heads",
                                                             "unit-no-heads",
                                                             "unit-inner-heads",
                                                             "unit-collectives",
                                                             "unit-members",
                                                             "unit-persons",
                                                             "unit-governors",
                                                             "unit-lead-words",
                                                             "unit-support-words",
                                                             "unit-stops",
                                                             "unit-dittos",
                                                             "unit-none",
                                                             "unit-levels",
                                                             "unit-place-kinds",
                                                             "unit-owners",
                                                             "unit-dotted",
                                                             "unit-qualifiers",
                                                             "unit-items",
                                                             "unit-no-names",
                                                             "unit-posts"};

// An abbreviation is parted into no more pieces ("S NN & PTNT").
constexpr std::size_t kMostPieces = 5;

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool IsConsonant(char c) {
  return c >= 'a' && c <= 'z' && std::string_view("aeiouy").find(c) == std::string_view::npos;
}

std::uint16_t GapOf(char c) {
  switch (c) {
    case ',':
      return kGapComma;
    case '&':
      return kGapAnd;
    case '/':
      return kGapSlash;
    case ';':
      return kGapSemicolon;
    case ':':
      return kGapColon;
    case '.':
      return kGapDot;
    case '+':
    case '*':
    case '|':
      return kGapPlus;
    default:
      return kGapOther;
  }
}

// Between the words of one name.
constexpr std::uint16_t kInnerGaps = kGapComma | kGapDash | kGapSpacedDash | kGapAnd;

}  // namespace

std::string Lexicon::Normal(std::string_view folded) {
  std::string word(folded);
  if (!word.empty() && word.back() == 'y' &&
      ((word.size() == 2 && IsConsonant(word[0])) || word == "quy")) {
    word.back() = 'i';
  }
  return word;
}

int Lexicon::IdOf(std::string_view folded) const {
  const bool plain = folded.empty() || folded.back() != 'y';
  const auto found = plain ? ids_.find(folded) : ids_.find(Normal(folded));
  return found == ids_.end() ? -1 : found->second;
}

int Lexicon::Intern(std::string_view folded) {
  return ids_.emplace(Normal(folded), static_cast<int>(ids_.size())).first->second;
}

Words Lexicon::Cut(std::string_view text) const {
  Words out;
  text::Folded folded = text::FoldWithOrigin(text);
  out.folded = std::move(folded.text);
  const std::string& f = out.folded;
  out.words.reserve(f.size() / 4 + 1);
  // As long as the original in all but exotic scripts, so that one mapping serves all words.
  const std::string small = text::ToLower(text);
  const bool aligned = small.size() == text.size();
  std::uint16_t gap = kGapNone;
  std::int16_t depth = 0;
  for (std::size_t i = 0; i < f.size();) {
    if (!IsWordByte(f[i])) {
      if (f[i] == '(' || f[i] == '[') {
        ++depth;
      } else if (f[i] == ')' || f[i] == ']') {
        depth = static_cast<std::int16_t>(std::max(0, depth - 1));
      } else if (f[i] == '-') {
        const bool before = i == 0 || f[i - 1] == ' ';
        const bool after = i + 1 == f.size() || f[i + 1] == ' ';
        gap |= before && after ? kGapSpacedDash : kGapDash;
      } else if (f[i] != ' ') {
        gap |= GapOf(f[i]);
      }
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < f.size() && IsWordByte(f[end])) ++end;
    if (std::string_view(f).substr(i, end - i) == "va") {
      gap |= kGapAnd;
      i = end;
      continue;
    }
    Word word;
    word.gap = gap;
    word.depth = depth;
    word.folded_begin = static_cast<std::uint32_t>(i);
    word.folded_end = static_cast<std::uint32_t>(end);
    word.begin = folded.origin[i];
    // One past the last letter, with its marks, but not the white space behind it.
    word.end = end < f.size() ? folded.origin[end] : static_cast<std::uint32_t>(text.size());
    while (word.end > word.begin + 1 && (text[word.end - 1] == ' ' || text[word.end - 1] == '\n')) {
      --word.end;
    }
    std::size_t letter = word.begin + 1;
    while (letter < word.end && (static_cast<unsigned char>(text[letter]) & 0xC0U) == 0x80U) {
      ++letter;
    }
    word.capital = text::IsUpper(text.substr(word.begin, letter - word.begin));
    word.upper = word.capital && text::IsUpper(text.substr(word.begin, word.end - word.begin));
    if (word.capital && !word.upper && letter < word.end) {
      std::size_t second = letter + 1;
      while (second < word.end && (static_cast<unsigned char>(text[second]) & 0xC0U) == 0x80U) {
        ++second;
      }
      word.upper = text::IsUpper(text.substr(letter, second - letter));
    }
    word.id = IdOf(std::string_view(f).substr(i, end - i));
    if (aligned) {
      const auto exact =
          exact_ids_.find(std::string_view(small).substr(word.begin, word.end - word.begin));
      if (exact != exact_ids_.end()) word.exact = exact->second;
    }
    out.words.push_back(word);
    gap = kGapNone;
    i = end;
  }
  out.gap_at_end = gap;
  return out;
}

int Lexicon::Follow(int node, int word) const {
  const auto& next = nodes_[static_cast<std::size_t>(node)].next;
  const auto found = next.find(word);
  return found == next.end() ? -1 : found->second;
}

PhraseMatch Lexicon::Longest(const Words& words, std::size_t at, std::size_t end,
                             PhraseMask lists) const {
  PhraseMatch best;
  const auto& list = words.words;
  // Depth first; branches only at abbreviations, which may be parted.
  const auto walk = [&](const auto& self, int node, std::size_t i) -> void {
    const Node& here = nodes_[static_cast<std::size_t>(node)];
    if (i > at && (here.lists & lists) != 0 && i - at > best.words) {
      best.words = i - at;
      best.lists = here.lists & lists;
      best.agency = here.agency;
      best.province = here.province;
    }
    if (i >= end || here.next.empty() || (i > at && !Joins(words, i))) return;
    const auto step = [&](int id, std::size_t behind) {
      if (id < 0) return;
      if (const int next = Follow(node, id); next >= 0) self(self, next, behind);
      if (!list[i].upper) return;
      const auto abbreviation = abbreviations_.find(id);
      if (abbreviation == abbreviations_.end()) return;
      for (const std::vector<int>& meaning : abbreviation->second.meanings) {
        int next = node;
        for (const int word : meaning) {
          next = Follow(next, word);
          if (next < 0) break;
        }
        if (next >= 0) self(self, next, behind);
      }
    };
    step(list[i].id, i + 1);
    if (!list[i].upper) return;
    std::string joined(words.Folded(i));
    for (std::size_t j = i + 1; j < end && j < i + kMostPieces && list[j].upper && Joins(words, j);
         ++j) {
      joined += words.Folded(j);
      step(IdOf(joined), j + 1);
    }
  };
  constexpr PhraseMask kFolded = MaskOf(PhraseList::kAgency) | MaskOf(PhraseList::kProvince);
  if (at >= end) return best;
  if ((lists & kFolded) != 0 && (list[at].id >= 0 || list[at].upper)) walk(walk, 0, at);
  if ((lists & ~kFolded) != 0) WalkExact(words, at, end, lists, best);
  return best;
}

void Lexicon::WalkExact(const Words& words, std::size_t at, std::size_t end, PhraseMask lists,
                        PhraseMatch& best) const {
  int node = 1;
  for (std::size_t i = at; i < end && (i == at || Joins(words, i));) {
    node = Follow(node, words.words[i].exact);
    if (node < 0) return;
    ++i;
    const PhraseMask held = nodes_[static_cast<std::size_t>(node)].lists & lists;
    if (held == 0 || i - at < best.words) continue;
    best.lists = i - at == best.words ? best.lists | held : held;
    best.words = i - at;
  }
}

bool Lexicon::Joins(const Words& words, std::size_t i) {
  const Word& before = words.words[i - 1];
  const bool dotted = before.upper || before.folded_end - before.folded_begin <= 2;
  const std::uint16_t allowed = kInnerGaps | (dotted ? kGapDot : kGapNone);
  return words.words[i].depth == before.depth && (words.words[i].gap & ~allowed) == 0;
}

std::string_view Lexicon::Expansion(const Words& words, std::size_t at, std::size_t end,
                                    std::size_t& used) const {
  const auto& list = words.words;
  std::string_view found;
  if (!list[at].upper) return found;
  std::string joined;
  for (std::size_t j = at; j < end && j < at + kMostPieces && list[j].upper; ++j) {
    if (j > at && !Joins(words, j)) break;
    joined += words.Folded(j);
    const int id = IdOf(joined);
    const auto known = id < 0 ? abbreviations_.end() : abbreviations_.find(id);
    if (known == abbreviations_.end() || known->second.only.empty()) continue;
    found = known->second.only;
    used = j + 1 - at;
  }
  return found;
}

void Lexicon::AddAbbreviations(const std::vector<std::pair<std::string, std::string>>& entries) {
  for (const auto& [shortened, meanings] : entries) {
    std::string joined;
    for (const char c : shortened) {
      if (IsWordByte(c)) joined += c;
    }
    Abbreviation& abbreviation = abbreviations_[Intern(joined)];
    for (std::size_t at = 0; at <= meanings.size();) {
      const std::size_t bar = std::min(meanings.find('|', at), meanings.size());
      const Words words = Cut(std::string_view(meanings).substr(at, bar - at));
      std::vector<int>& meaning = abbreviation.meanings.emplace_back();
      std::string slug;
      for (std::size_t i = 0; i < words.words.size(); ++i) {
        meaning.push_back(Intern(words.Folded(i)));
        slug += (i > 0 ? "-" : "") + Normal(words.Folded(i));
      }
      abbreviation.only = abbreviation.meanings.size() == 1 ? slug : std::string();
      at = bar + 1;
    }
  }
}

const Agency* Lexicon::Find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &agencies_[static_cast<std::size_t>(found->second)];
}

const Agency* Lexicon::Whole(std::string_view text) const {
  const auto whole = [this](const std::string& spelling) -> const Agency* {
    const Words words = Cut(spelling);
    const std::size_t size = words.words.size();
    const PhraseMatch match = Longest(words, 0, size, MaskOf(PhraseList::kAgency));
    if (match.words == 0 || match.words != size) return nullptr;
    return &agencies_[static_cast<std::size_t>(match.agency)];
  };
  if (const Agency* found = whole(std::string(text))) return found;
  // Typed without capitals, an abbreviation is no word of its own yet.
  return whole(text::ToUpper(text));
}

int Lexicon::AddPhrase(std::string_view text) {
  // An abbreviation that is parted in the list is one word.
  const Words words = Cut(text);
  int node = 0;
  for (std::size_t i = 0; i < words.words.size();) {
    std::string word(words.Folded(i));
    const bool upper = words.words[i].upper;
    for (++i; upper && i < words.words.size() && words.words[i].upper; ++i) word += words.Folded(i);
    node = NodeBehind(node, Intern(word));
  }
  return node;
}

int Lexicon::AddExactPhrase(std::string_view text) {
  const std::string small = text::ToLower(text);
  const Words words = Cut(small);
  int node = 1;
  for (const Word& word : words.words) {
    const std::string exact = small.substr(word.begin, word.end - word.begin);
    node = NodeBehind(node,
                      exact_ids_.emplace(exact, static_cast<int>(exact_ids_.size())).first->second);
  }
  return node;
}

int Lexicon::NodeBehind(int node, int word) {
  int next = Follow(node, word);
  if (next < 0) {
    next = static_cast<int>(nodes_.size());
    nodes_[static_cast<std::size_t>(node)].next.emplace(word, next);
    nodes_.emplace_back();
  }
  return next;
}

bool Lexicon::AddAgencyName(const std::string& text, int agency, Error& error) {
  const int node = AddPhrase(text);
  const Agency& owner = agencies_[static_cast<std::size_t>(agency)];
  if (node == 0) {
    error = RulesError(owner.file, owner.line,
                       fmt::format("agency '{}': '{}' has no word", owner.name, text));
    return false;
  }
  Node& end = nodes_[static_cast<std::size_t>(node)];
  if (end.agency >= 0 && end.agency != agency) {
    const Agency& other = agencies_[static_cast<std::size_t>(end.agency)];
    error = RulesError(owner.file, owner.line,
                       fmt::format("agency '{}': '{}' also names '{}' ({}:{}); a spelling names "
                                   "one agency",
                                   owner.name, text, other.name, other.file, other.line));
    return false;
  }
  end.agency = agency;
  end.lists |= MaskOf(PhraseList::kAgency);
  return true;
}

bool Lexicon::Build(const std::vector<AgencyDefinition>& agencies,
                    const std::vector<WordList>& lists,
                    const std::map<std::string, std::vector<std::pair<std::string, std::string>>,
                                   std::less<>>& maps,
                    Error& error) {
  for (const AgencyDefinition& definition : agencies) {
    const int index = static_cast<int>(agencies_.size());
    agencies_.push_back(definition.agency);
    by_key_.emplace(definition.agency.key, index);
    for (const auto* names : {&definition.agency.names, &definition.agency.abbreviations}) {
      for (const std::string& name : *names) {
        if (!AddAgencyName(name, index, error)) return false;
      }
    }
  }
  if (const auto found = maps.find("unit-abbreviations"); found != maps.end()) {
    AddAbbreviations(found->second);
  }
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    if (!agencies_[i].successor) continue;
    const Agency* successor = Whole(agencies[i].successor_name);
    if (successor == nullptr || successor == &agencies_[i]) {
      error = RulesError(agencies[i].file, agencies[i].line,
                         fmt::format("agency '{}': its successor '{}' is no other [[agency]]",
                                     agencies_[i].name, agencies[i].successor_name));
      return false;
    }
    agencies_[i].successor->key = successor->key;
  }
  for (std::size_t list = 0; list < kLists; ++list) {
    if (kListNames[list].empty()) continue;
    for (const WordList& words : lists) {
      if (words.name != kListNames[list]) continue;
      for (const std::string& item : words.items) {
        nodes_[static_cast<std::size_t>(AddExactPhrase(item))].lists |= PhraseMask{1} << list;
      }
    }
  }
  if (const auto found = maps.find("provinces"); found != maps.end()) {
    for (const auto& [spelling, name] : found->second) {
      const auto known = std::find(provinces_.begin(), provinces_.end(), name);
      const auto index = static_cast<int>(known - provinces_.begin());
      if (known == provinces_.end()) provinces_.push_back(name);
      Node& end = nodes_[static_cast<std::size_t>(AddPhrase(spelling))];
      end.lists |= MaskOf(PhraseList::kProvince);
      end.province = index;
    }
  }
  for (Node* root : {&nodes_[0], &nodes_[1]}) {
    root->lists = 0;
    root->province = -1;
  }
  return true;
}

}  // namespace kehoach::rules
