// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/lexicon.h"

#include <algorithm>
#include <array>
#include <string>

#include "audit/lexicon_data.h"
#include "text/text.h"

namespace kehoach::audit {
namespace {

std::vector<std::string_view> Split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(by, from), text.size());
    if (to > from) parts.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

std::vector<ContentWord> Syllables(std::string_view phrase) {
  const std::string folded = text::KeyFolded(phrase);
  std::vector<ContentWord> words;
  for (const std::string_view syllable : Split(folded, ' ')) words.push_back(PackLetters(syllable));
  return words;
}

}  // namespace

ContentWord WithWeight(ContentWord letters, Weight weight) {
  return (letters & ~(std::uint64_t{3} << 62)) | ((static_cast<std::uint64_t>(weight) - 1) << 62);
}

std::size_t UnpackLetters(ContentWord word, char out[9]) {
  word &= kLetters;
  if ((word & kLongWord) != 0) {
    out[0] = '#';
    return 1;
  }
  std::size_t size = 0;
  for (ContentWord rest = word; rest != 0; rest >>= kLetterBits) ++size;
  for (std::size_t i = size; i > 0; word >>= kLetterBits) {
    const unsigned code = word & 63;
    out[--i] = code <= 26   ? static_cast<char>('a' + code - 1)
               : code <= 36 ? static_cast<char>('0' + code - 27)
                            : '.';
  }
  return size;
}

const Lexicon& Lexicon::Get() {
  static const Lexicon lexicon;
  return lexicon;
}

void Lexicon::Add(std::string_view phrase, Phrase value) {
  std::uint32_t at = kStart;
  for (const ContentWord letters : Syllables(phrase)) {
    const auto [edge, is_new] =
        edges_.emplace(Edge(at, letters), static_cast<std::uint32_t>(ends_.size()));
    if (is_new) {
      ends_.push_back(-1);
      offices_.push_back(-1);
    }
    at = edge->second;
  }
  const bool office = value.kind == PhraseKind::kOffice;
  (office ? offices_ : ends_)[at] = static_cast<std::int32_t>(phrases_.size());
  phrases_.push_back(std::move(value));
}

void Lexicon::AddLine(std::string_view line) {
  const char kind = line.front();
  const std::vector<std::string_view> phrases = Split(line.substr(2), '|');
  if (kind == 'x') return;
  if (kind == '=' || kind == '!' || kind == 'A') {
    Phrase value;
    // What turns the meaning is one word: it is matched or not as a whole.
    if (kind == 'A') value.weight = Weight::kAction;
    if (kind != '=') {
      std::string joined = text::KeyFolded(phrases.front());
      std::erase(joined, ' ');
      value.words = {
          WithWeight(PackLetters(joined), kind == 'A' ? Weight::kAction : Weight::kSharp)};
    } else {
      const std::string first = text::KeyFolded(phrases.front());
      const bool turns = first == "tang" || first == "giam";
      for (const ContentWord word : Syllables(phrases.front())) {
        value.words.push_back(WithWeight(word, turns ? Weight::kSharp : Weight::kNormal));
      }
    }
    for (const std::string_view phrase : phrases) Add(phrase, value);
    return;
  }
  for (const std::string_view phrase : phrases) {
    Phrase value;
    switch (kind) {
      case '0':
        value.particle_first = !IsContentForm(phrase.substr(0, phrase.find(' ')));
        value.particle_last = !IsContentForm(phrase.substr(phrase.rfind(' ') + 1));
        break;
      case 'T':
        value.kind = PhraseKind::kPeriod;
        value.particle_first = !IsContentForm(phrase.substr(0, phrase.find(' ')));
        value.particle_last = !IsContentForm(phrase.substr(phrase.rfind(' ') + 1));
        break;
      case 'O':
        value.kind = PhraseKind::kOffice;
        break;
      case 'N':
        value.kind = PhraseKind::kNamed;
        value.same_words = true;
        break;
      default:
        value.same_words = true;
        value.weight = static_cast<Weight>(kind - '0');
    }
    Add(phrase, std::move(value));
  }
}

Lexicon::Lexicon() {
  ends_.push_back(-1);
  offices_.push_back(-1);
  // Forms first: phrases are compared with them.
  for (const std::string_view line : Split(kLexiconData, '\n')) {
    if (line.front() != 'x') continue;
    for (const std::string_view form : Split(line.substr(2), '|')) forms_.emplace_back(form);
  }
  std::ranges::sort(forms_);
  for (const std::string_view line : Split(kLexiconData, '\n')) AddLine(line);
}

namespace {

// Rhymes without any mark; docs/text.md has them with all.
constexpr std::string_view kRhymes[] = {
    "a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",  "ap",  "at",   "au",
    "ay",   "e",    "ec",   "ech",  "em",   "en",   "eng",  "enh",  "eo",  "ep",  "et",   "eu",
    "i",    "ia",   "ich",  "iec",  "iem",  "ien",  "ieng", "iep",  "iet", "ieu", "im",   "in",
    "inh",  "ip",   "it",   "iu",   "o",    "oa",   "oac",  "oach", "oai", "oam", "oan",  "oang",
    "oanh", "oao",  "oap",  "oat",  "oay",  "oc",   "oe",   "oem",  "oen", "oeo", "oet",  "oi",
    "om",   "on",   "ong",  "ooc",  "oong", "op",   "ot",   "u",    "ua",  "uan", "uang", "uat",
    "uay",  "uc",   "ue",   "uech", "uen",  "uenh", "uet",  "ui",   "um",  "un",  "ung",  "uo",
    "uoc",  "uoi",  "uom",  "uon",  "uong", "uop",  "uot",  "uou",  "up",  "ut",  "uu",   "uy",
    "uya",  "uych", "uyen", "uyet", "uyn",  "uynh", "uyp",  "uyt",  "uyu", "y",   "yem",  "yen",
    "yeng", "yet",  "yeu",
};
constexpr std::string_view kOnsets[] = {
    "",   "b",   "c",  "ch", "d",  "g", "gh", "gi", "h", "k", "kh", "l",  "m", "n",
    "ng", "ngh", "nh", "p",  "ph", "q", "qu", "r",  "s", "t", "th", "tr", "v", "x",
};

}  // namespace

bool IsFoldedSyllable(std::string_view folded) {
  for (const std::string_view onset : kOnsets) {
    if (!folded.starts_with(onset)) continue;
    const std::string_view rest = folded.substr(onset.size());
    if (rest.empty() ? onset == "gi" : std::ranges::binary_search(kRhymes, rest)) return true;
  }
  return false;
}

}  // namespace kehoach::audit
