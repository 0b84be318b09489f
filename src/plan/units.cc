// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/units.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/lexicon.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

using rules::Lexicon;
using rules::MaskOf;
using rules::PhraseList;
using rules::PhraseMask;
using rules::PhraseMatch;
using rules::Word;
using rules::Words;

constexpr PhraseMask kAgency = MaskOf(PhraseList::kAgency);
constexpr PhraseMask kHeads = MaskOf(PhraseList::kHead) | MaskOf(PhraseList::kHeadAnyCase);

// A longer cell is a text of its own; the longest of real plans has a fifth of it.
constexpr std::size_t kMostCellBytes = 8192;
// A longer name is a sentence; the longest of real units has 14 words.
constexpr std::size_t kMostWords = 20;
// Of a clause that says which units of a kind are meant.
constexpr std::size_t kMostClauseWords = 6;
// Of a name that begins like no unit we know.
constexpr std::size_t kMostUnknownWords = 8;

bool IsOwnName(const Agency& agency) {
  return agency.level == "centre" || agency.level == "province" || agency.level == "group";
}

std::string NormalWord(std::string_view folded) {
  std::string word(folded);
  if (word.size() == 2 && word[1] == 'y' && word[0] != 'a' && word[0] != 'u') word[1] = 'i';
  if (word == "quy") word = "qui";
  return word;
}

// Words as a slug, abbreviations written out: "P. Tổ chức – Pháp chế" -> "phong-to-chuc-phap-che".
void AppendSlug(std::string& slug, const Lexicon& lexicon, const Words& words, std::size_t begin,
                std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    if (!slug.empty() && slug.back() != '/') slug += '-';
    std::size_t used = 1;
    const std::string_view written_out = lexicon.Expansion(words, i, end, used);
    slug += written_out.empty() ? NormalWord(words.Folded(i)) : std::string(written_out);
    i += used;
  }
}

std::string Slug(const Lexicon& lexicon, const Words& words, std::size_t begin, std::size_t end) {
  std::string slug;
  AppendSlug(slug, lexicon, words, begin, end);
  return slug;
}

std::string Slug(const Lexicon& lexicon, std::string_view text) {
  const Words words = lexicon.Cut(text);
  return Slug(lexicon, words, 0, words.words.size());
}

// A province by any of its spellings; empty when it is none.
std::string_view ProvinceOf(const Lexicon& lexicon, std::string_view text) {
  const Words words = lexicon.Cut(text);
  const std::size_t size = words.words.size();
  const PhraseMatch match = lexicon.Longest(words, 0, size, MaskOf(PhraseList::kProvince));
  if (match.words == 0 || match.words != size) return {};
  return lexicon.provinces()[static_cast<std::size_t>(match.province)];
}

std::string ProvinceSlug(const Lexicon& lexicon, std::string_view province) {
  const std::string_view known = ProvinceOf(lexicon, province);
  return Slug(lexicon, known.empty() ? province : known);
}

// What stands behind the name of a province's agency.
struct Tail {
  bool plain = false;           // nothing but a level and a province
  int province = -1;            // index into provinces()
  std::size_t province_at = 0;  // first word of "[tỉnh] P"
};

// words[begin, end) as "[của] [tỉnh] [P]".
Tail ReadTail(const Lexicon& lexicon, const Words& words, std::size_t begin, std::size_t end) {
  Tail tail;
  std::size_t at = begin;
  const auto skip = [&](PhraseList list) {
    const PhraseMatch match = lexicon.Longest(words, at, end, MaskOf(list));
    at += match.words;
    return match;
  };
  if (at < end && (words.Folded(at) == "cua" || words.Folded(at) == "thuoc")) ++at;
  tail.province_at = at;
  PhraseMatch province = lexicon.Longest(words, at, end, MaskOf(PhraseList::kProvince));
  if (province.words == 0) {
    skip(PhraseList::kLevel);
    province = lexicon.Longest(words, at, end, MaskOf(PhraseList::kProvince));
  }
  at += province.words;
  if (province.words > 0) tail.province = province.province;
  tail.plain = at == end;
  return tail;
}

// Where "[tỉnh] P" begins at the end of a name; `end` when it does not end so.
std::size_t ProvinceSuffix(const Lexicon& lexicon, const Words& words, std::size_t begin,
                           std::size_t end, int& province) {
  for (std::size_t at = begin + 1; at < end; ++at) {
    const PhraseMatch match = lexicon.Longest(words, at, end, MaskOf(PhraseList::kProvince));
    if (match.words == 0 || at + match.words != end) continue;
    province = match.province;
    const std::string_view before = words.Folded(at - 1);
    return at - 1 > begin && before == "tinh" ? at - 1 : at;
  }
  return end;
}

// ---- keys ----------------------------------------------------------------------------------

// Of one plan: what its units are named after.
struct Issuer {
  const Lexicon& lexicon;
  std::string agency;    // key; empty when the plan names none
  std::string province;  // slug; may be empty
  Words words;           // of the issuer's name
};

std::string KeyOfIssuer(const Lexicon& lexicon, const Words& words, std::string_view province) {
  const std::size_t size = words.words.size();
  std::string place = ProvinceSlug(lexicon, province);
  const PhraseMatch match = lexicon.Longest(words, 0, size, kAgency);
  if (match.words > 0) {
    const Agency& agency = lexicon.agencies()[static_cast<std::size_t>(match.agency)];
    const Tail tail = ReadTail(lexicon, words, match.words, size);
    if (IsOwnName(agency) && tail.plain) {
      if (agency.level == "centre") return agency.key;
      if (place.empty() && tail.province >= 0) {
        place = Slug(lexicon, lexicon.provinces()[static_cast<std::size_t>(tail.province)]);
      }
      return place.empty() ? agency.key : agency.key + "." + place;
    }
  }
  if (size == 0) return {};
  // "Thành phố Cao Bằng" has a committee of its own in the province of that name.
  const std::string whole = Slug(lexicon, words, 0, size);
  const bool council =
      whole.rfind("uy-ban-nhan-dan", 0) == 0 || whole.rfind("hoi-dong-nhan-dan", 0) == 0;
  int of_name = -1;
  std::size_t end = council ? size : ProvinceSuffix(lexicon, words, 0, size, of_name);
  if (end < size) {
    const std::string named = Slug(lexicon, lexicon.provinces()[static_cast<std::size_t>(of_name)]);
    if (place.empty()) place = named;
    if (named != place) end = size;
  }
  const std::string name = Slug(lexicon, words, 0, end);
  return place.empty() ? name : name + "." + place;
}

class Keys {
 public:
  Keys(const Issuer& issuer, const Words& words) : issuer_(issuer), words_(words) {}

  // Of the name words[begin, end); sets `name` to that of the rules.
  std::string Of(std::size_t begin, std::size_t end, std::string& name) const {
    const Lexicon& lexicon = issuer_.lexicon;
    const PhraseMatch match = lexicon.Longest(words_, begin, end, kAgency);
    std::string slug;
    std::size_t rest = begin;
    if (match.words > 0) {
      const Agency& agency = lexicon.agencies()[static_cast<std::size_t>(match.agency)];
      if (IsOwnName(agency)) {
        if (std::optional<std::string> key = OwnName(agency, begin + match.words, end, name)) {
          return *key;
        }
      } else if (IsAddress(begin + match.words, end)) {
        slug = agency.key;
        rest = begin + match.words;
      }
    }
    if (std::optional<std::string> key = Inner(begin, end, slug, rest)) return *key;
    AppendSlug(slug, lexicon, words_, WithoutPlural(rest, end, slug), end);
    return WithProvince(std::move(slug));
  }

 private:
  std::optional<std::string> OwnName(const Agency& agency, std::size_t at, std::size_t end,
                                     std::string& name) const {
    const Tail tail = ReadTail(issuer_.lexicon, words_, at, end);
    const bool group = agency.level == "group";
    if (!tail.plain && !(group && IsEverywhere(at, end))) return std::nullopt;
    name = agency.name;
    if (tail.plain && tail.province >= 0 && agency.level == "province") {
      const std::string place = Slug(
          issuer_.lexicon, issuer_.lexicon.provinces()[static_cast<std::size_t>(tail.province)]);
      if (place != issuer_.province) return agency.key + "." + place;
    }
    return agency.key;
  }

  // "thuộc", "của" before the issuer; "trực thuộc" stays, for it says more.
  bool IsOf(std::size_t at) const {
    const bool direct = at > 0 && words_.Folded(at - 1) == "truc";
    return (words_.Folded(at) == "thuoc" && !direct) || words_.Folded(at) == "cua";
  }

  // Whether words[at, end) say which one of several it is: "huyện Mai Châu", "các xã", "của Sở".
  // The name does not go on: "Phòng Kinh tế, Hạ tầng và Đô thị".
  bool IsAddress(std::size_t at, std::size_t end) const {
    if (at == end) return true;
    const PhraseMask first = MaskOf(PhraseList::kPlaceKind) | MaskOf(PhraseList::kLevel) |
                             MaskOf(PhraseList::kOwner) | MaskOf(PhraseList::kProvince) | kAgency;
    return issuer_.lexicon.Longest(words_, at, end, first).words > 0 ||
           words_.Folded(at) == "cac" || words_.Folded(at) == "cap";
  }

  // "trên địa bàn tỉnh", "trong tỉnh", "thuộc tỉnh", "có liên quan": all of them.
  bool IsEverywhere(std::size_t at, std::size_t end) const {
    const std::string rest = Slug(issuer_.lexicon, words_, at, end);
    for (const std::string_view begin : {"tren-dia-ban", "trong-tinh", "thuoc-tinh", "truc-thuoc",
                                         "co-lien-quan", "lien-quan", "tren-toan-tinh"}) {
      if (rest.rfind(begin, 0) == 0 && end - at <= 6) return true;
    }
    return false;
  }

  // A unit of the issuing agency, or of one that it names behind itself.
  std::optional<std::string> Inner(std::size_t begin, std::size_t end, std::string slug,
                                   std::size_t rest) const {
    const Lexicon& lexicon = issuer_.lexicon;
    const PhraseMatch head = lexicon.Longest(words_, begin, end, MaskOf(PhraseList::kInner));
    if (head.words == 0 && slug.empty()) return std::nullopt;
    // "Phòng khám", "Tổ dân phố" are no inner units.
    const PhraseMatch longer = lexicon.Longest(words_, begin, end, MaskOf(PhraseList::kHead));
    if (slug.empty() && longer.words > head.words) return std::nullopt;
    const std::size_t behind = std::max(rest, begin + head.words);
    std::string owner = issuer_.agency;
    std::size_t stop = end;
    for (std::size_t at = behind; at < end; ++at) {
      const PhraseMatch match = lexicon.Longest(words_, at, end, kAgency);
      if (match.words == 0) continue;
      const Agency& agency = lexicon.agencies()[static_cast<std::size_t>(match.agency)];
      const Tail tail = ReadTail(lexicon, words_, at + match.words, end);
      if (!IsOwnName(agency) || agency.level == "group" || !tail.plain) return std::nullopt;
      owner = agency.key;
      if (agency.level != "centre") {
        const std::string place =
            tail.province >= 0
                ? Slug(lexicon, lexicon.provinces()[static_cast<std::size_t>(tail.province)])
                : issuer_.province;
        if (!place.empty()) owner += "." + place;
      }
      stop = at;
      break;
    }
    if (stop == end) stop = WithoutOwner(behind, end);
    const bool owned = stop < end;
    for (std::size_t at = behind; at < stop; ++at) {
      const PhraseMatch place =
          lexicon.Longest(words_, at, stop,
                          MaskOf(PhraseList::kPlaceKind) | MaskOf(PhraseList::kLevel) |
                              MaskOf(PhraseList::kProvince));
      const PhraseMatch other = lexicon.Longest(words_, at, stop, MaskOf(PhraseList::kNoHead));
      if (place.words > other.words) return std::nullopt;
    }
    while (owned && stop > behind && IsOf(stop - 1)) --stop;
    AppendSlug(slug, lexicon, words_, WithoutPlural(rest, stop, slug), stop);
    return owner + "/" + slug;
  }

  // Without "Sở", "thuộc Sở", "huyện Mai Châu" at the end, where they are the issuer's.
  std::size_t WithoutOwner(std::size_t begin, std::size_t end) const {
    const Lexicon& lexicon = issuer_.lexicon;
    const Words& issuer = issuer_.words;
    const std::size_t size = issuer.words.size();
    if (size == 0) return end;
    for (std::size_t at = std::max<std::size_t>(begin, 1); at < end; ++at) {
      const PhraseMatch owner = lexicon.Longest(words_, at, end, MaskOf(PhraseList::kOwner));
      if (owner.words == 0 || at + owner.words != end) continue;
      std::size_t kind = end - 1;  // "Chi cục", "Trung tâm" have two words
      while (kind > at && words_.Folded(kind - 1) != "thuoc" && words_.Folded(kind - 1) != "cua") {
        --kind;
      }
      for (std::size_t i = 0; i + (end - kind) <= size; ++i) {
        bool same = true;
        for (std::size_t j = kind; j < end; ++j) {
          same = same && issuer.Folded(i + j - kind) == words_.Folded(j);
        }
        const bool direct = words_.Folded(at - 1) == "truc" && words_.Folded(at) == "thuoc";
        if (same) return direct ? at + 1 : at;
      }
    }
    // "huyện Mai Châu" in a plan of that district, "Sở Y tế" is an agency and done.
    for (std::size_t length = std::min(size - 1, end - begin); length >= 2; --length) {
      bool same = true;
      for (std::size_t j = 0; j < length; ++j) {
        same = same && issuer.Folded(size - length + j) == words_.Folded(end - length + j);
      }
      const PhraseMatch place =
          lexicon.Longest(words_, end - length, end, MaskOf(PhraseList::kPlaceKind));
      if (same && place.words > 0) return end - length;
    }
    return end;
  }

  // "Các phòng chuyên môn" is "phòng chuyên môn".
  std::size_t WithoutPlural(std::size_t begin, std::size_t end, const std::string& slug) const {
    if (!slug.empty()) return begin;
    std::size_t at = begin;
    const auto is = [&](std::string_view word) { return at < end && words_.Folded(at) == word; };
    if (is("tat")) ++at;
    if (at > begin && !is("ca")) at = begin;
    if (at > begin) ++at;
    if (is("cac") || is("nhung")) ++at;
    return at < end ? at : begin;
  }

  std::string WithProvince(std::string slug) const {
    if (!issuer_.province.empty()) slug += "." + issuer_.province;
    return slug;
  }

  const Issuer& issuer_;
  const Words& words_;
};

// ---- splitting -----------------------------------------------------------------------------

constexpr std::uint16_t kHardGaps = rules::kGapSemicolon | rules::kGapColon | rules::kGapPlus;

class Splitter {
 public:
  Splitter(std::string_view cell, UnitRole column, const Issuer& issuer)
      : cell_(cell),
        column_(column),
        issuer_(issuer),
        lexicon_(issuer.lexicon),
        words_(lexicon_.Cut(cell)),
        role_(column) {
    TakeOutBrackets();
    size_ = words_.words.size();
  }

  std::vector<UnitMention> Run() {
    if (cell_.size() > kMostCellBytes) return {};
    if (size_ == 0 || IsWhole(PhraseList::kNone) || IsWhole(PhraseList::kDitto)) return {};
    bullets_ = (words_.words[0].gap & (rules::kGapSpacedDash | rules::kGapDash)) != 0;
    Begin(0);
    for (std::size_t i = 0; i < size_;) {
      if (i > start_ && IsHard(i)) {
        const bool colon = (Gap(i) & rules::kGapColon) != 0;
        const bool label = colon && (TakeLabel(i) || TakeSharedHead(i));
        if (!label) {
          Emit(start_, i);
          shared_head_.clear();
        }
        dropping_ = false;
        Begin(i);
      } else if (!dropping_ && i > start_ && i >= covered_ && IsBoundary(i)) {
        Emit(start_, i);
        Begin(i);
      }
      const std::size_t used = dropping_ || i < covered_ ? 0 : TakeVerb(i);
      i += std::max<std::size_t>(1, used);
    }
    if (!dropping_) Emit(start_, size_);
    return std::move(units_);
  }

  bool IsWhole(PhraseList list) const {
    return size_ > 0 && lexicon_.Longest(words_, 0, size_, MaskOf(list)).words == size_;
  }

 private:
  std::uint16_t Gap(std::size_t i) const { return words_.words[i].gap; }
  PhraseMatch At(std::size_t i, PhraseMask lists) const {
    return lexicon_.Longest(words_, i, size_, lists);
  }

  // What stands in brackets is about the unit before them, and no unit: "Văn phòng Sở (Bộ phận
  // một cửa)"; but "(chủ trì)" and "(phối hợp)" say what it does.
  void TakeOutBrackets() {
    const auto& all = words_.words;
    if (std::all_of(all.begin(), all.end(), [](const Word& w) { return w.depth > 0; })) {
      for (Word& word : words_.words) word.depth = 0;
      return;
    }
    if (std::all_of(all.begin(), all.end(), [](const Word& w) { return w.depth == 0; })) return;
    std::vector<Word> kept;
    for (std::size_t i = 0; i < all.size();) {
      if (all[i].depth == 0) {
        kept.push_back(all[i]);
        if (i > 0 && all[i - 1].depth > 0) kept.back().gap |= rules::kGapBracket;
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < all.size() && all[end].depth > 0) ++end;
      const PhraseMatch role = lexicon_.Longest(
          words_, i, end, MaskOf(PhraseList::kLeadWord) | MaskOf(PhraseList::kSupportWord));
      if (role.words == end - i && !kept.empty()) {
        noted_.emplace_back(kept.size() - 1, (role.lists & MaskOf(PhraseList::kSupportWord)) != 0
                                                 ? UnitRole::kSupport
                                                 : UnitRole::kLead);
      }
      i = end;
    }
    words_.words = std::move(kept);
  }

  void Begin(std::size_t i) {
    start_ = i;
    covered_ = i;
    if (i >= size_) return;
    covered_ = i + At(i, kAgency).words;
    if (covered_ > i) {
      shared_head_.clear();
      return;
    }
    // "các sở Tài chính, Nội vụ": the head stands once for all.
    if (i + 2 < size_ && words_.Folded(i) == "cac" && Gap(i + 2) == rules::kGapNone &&
        (words_.Folded(i + 1) == "so" || words_.Folded(i + 1) == "bo") &&
        WithHead(PieceOf(i + 1, i + 2), i + 2) > 0) {
      shared_head_ = PieceOf(i + 1, i + 2);
      start_ = i + 2;
    }
    if (!shared_head_.empty()) covered_ = start_ + WithHead(shared_head_, start_);
  }

  std::string_view PieceOf(std::size_t begin, std::size_t end) const {
    const std::size_t at = words_.words[begin].begin;
    return cell_.substr(at, words_.words[end - 1].end - at);
  }

  // Words from `at` on that are an agency's name behind a head that stands elsewhere.
  std::size_t WithHead(std::string_view head, std::size_t at) const {
    const Words whole = lexicon_.Cut(std::string(head) + " " + std::string(PieceOf(at, size_)));
    const std::size_t words = lexicon_.Longest(whole, 0, whole.words.size(), kAgency).words;
    return words > 0 ? words - 1 : 0;
  }

  // "Các Sở:", "Phòng:" before the names without it.
  bool TakeSharedHead(std::size_t end) {
    const std::size_t at =
        end - start_ == 2 && words_.Folded(start_) == "cac" ? start_ + 1 : start_;
    if (end - at != 1 ||
        lexicon_.Longest(words_, at, end, MaskOf(PhraseList::kMember)).words != 1) {
      return false;
    }
    shared_head_ = PieceOf(at, end);
    return true;
  }

  // "1." before a unit.
  bool IsNumberOfItem(std::size_t i) const {
    const std::string_view word = words_.Folded(i);
    return word.size() <= 2 && word[0] >= '0' && word[0] <= '9' && i + 1 < size_ &&
           (Gap(i + 1) & rules::kGapDot) != 0 && IsHead(i + 1);
  }

  bool IsHead(std::size_t i) const {
    if (At(i, kAgency).words > 0) return true;
    const PhraseMatch head = At(i, kHeads);
    if (head.words == 0 || At(i, MaskOf(PhraseList::kNoHead)).words >= head.words) return false;
    if ((head.lists & MaskOf(PhraseList::kHeadAnyCase)) != 0) return true;
    if (words_.words[i].capital) return true;
    // The longest head needs a capital that a shorter one does not.
    return At(i, MaskOf(PhraseList::kHeadAnyCase)).words > 0;
  }

  bool IsCollective() const {
    return At(start_, MaskOf(PhraseList::kCollective)).words > 0 || start_ >= size_;
  }

  bool IsPlaceKind(std::size_t i) const { return At(i, MaskOf(PhraseList::kPlaceKind)).words > 0; }

  // Whether the unit before word i is one whose name does not go on behind a comma: people by their
  // post, an office, or one that ends with its level ("… phường").
  bool IsFinished(std::size_t i) const {
    if (lexicon_.Longest(words_, start_, i, MaskOf(PhraseList::kPost)).words > 0) {
      return !IsOfSeveral(i);
    }
    return IsOffice(i) || (EndsWith(i, PhraseList::kLevel) && !IsCollective());
  }

  bool IsOfSeveral(std::size_t i) const {
    for (std::size_t at = start_; at < i; ++at) {
      if (words_.Folded(at) == "cac") return true;
    }
    return false;
  }

  // Whether the phrase that ends before word i is of a list.
  bool EndsWith(std::size_t i, PhraseList list) const {
    for (std::size_t length = 1; length <= 3 && start_ + length <= i; ++length) {
      if (lexicon_.Longest(words_, i - length, i, MaskOf(list)).words == length) return true;
    }
    return false;
  }

  // Whether words[start_, i) is the whole name of an agency.
  bool IsComplete(std::size_t i) const {
    const PhraseMatch match = lexicon_.Longest(words_, start_, i, kAgency);
    if (match.words == 0) return false;
    const Agency& agency = lexicon_.agencies()[static_cast<std::size_t>(match.agency)];
    return IsOwnName(agency) && ReadTail(lexicon_, words_, start_ + match.words, i).plain;
  }

  // Marks that end a unit whatever follows.
  bool IsHard(std::size_t i) const {
    const std::uint16_t gap = Gap(i);
    if ((gap & kHardGaps) != 0 || IsNumberOfItem(i)) return true;
    const bool dash = (gap & rules::kGapSpacedDash) != 0;
    if ((gap & rules::kGapDot) != 0) {
      return dash || !lexicon_.Longest(words_, i - 1, i, MaskOf(PhraseList::kDotted)).words;
    }
    return dash && bullets_ && IsHead(i);
  }

  bool IsBoundary(std::size_t i) const {
    const std::uint16_t gap = Gap(i);
    if ((gap & rules::kGapSlash) != 0) return IsHead(i);
    if ((gap & rules::kGapComma) != 0) return IsItem(i, false);
    if ((gap & rules::kGapAnd) != 0) return IsItem(i, true);
    if ((gap & rules::kGapSpacedDash) != 0) return IsComplete(i) && IsHead(i) && !IsWeak(i);
    if (gap == rules::kGapNone || gap == rules::kGapBracket) return IsNextLine(i);
    return false;
  }

  bool IsWeak(std::size_t i) const {
    const std::size_t weak = At(i, MaskOf(PhraseList::kWeakHead)).words;
    return weak > 0 && At(i, kAgency).words == 0 && weak >= At(i, MaskOf(PhraseList::kHead)).words;
  }

  // Behind a comma or "và".
  bool IsItem(std::size_t i, bool joined) const {
    if (!shared_head_.empty() && words_.words[i].capital) return true;
    const bool person = At(i, MaskOf(PhraseList::kPerson)).words > 0;
    if (person && EndsWith(i, PhraseList::kPerson)) return false;
    const std::size_t member_words = At(i, MaskOf(PhraseList::kMember)).words;
    if (!words_.words[i].capital && IsCollective() && member_words > 0 &&
        member_words >= At(i, MaskOf(PhraseList::kHeadAnyCase)).words &&
        At(i, kAgency).words == 0) {
      return false;
    }
    // "Công chức đầu mối các phòng, đơn vị", "Người đứng đầu cơ quan, đơn vị".
    const bool post = lexicon_.Longest(words_, start_, i, MaskOf(PhraseList::kPost)).words > 0;
    if (!words_.words[i].capital && member_words > 0 &&
        member_words >= At(i, MaskOf(PhraseList::kHeadAnyCase)).words &&
        EndsWith(i, PhraseList::kMember) && (IsOfSeveral(i) || post) && !IsComplete(i)) {
      return false;
    }
    // "Các Vụ, Cục, …": the word alone is a member as well.
    const bool alone = i + 1 == size_ || (Gap(i + 1) & (rules::kGapComma | rules::kGapAnd)) != 0;
    if (alone && IsCollective() && member_words == 1) return false;
    if (IsHead(i)) {
      if (!joined || !IsWeak(i)) return true;
      return IsComplete(i) || IsCollective();
    }
    // "Phòng Tổ chức, cán bộ" is a name; an office or an agency with its people are two.
    if (person) {
      return IsFinished(i) || IsComplete(i) || words_.Folded(start_) == "truong";
    }
    if (joined) {
      return !words_.words[i].capital && At(i, MaskOf(PhraseList::kCollective)).words > 0 &&
             (IsComplete(i) || IsOffice(i));
    }
    if (At(i, MaskOf(PhraseList::kItem)).words > 0 || (IsFinished(i) && !IsPlaceKind(i)))
      return true;
    return words_.words[i].capital && !StartsWithHead();
  }

  bool StartsWithHead() const { return IsHead(start_) || IsCollective(); }

  // "Văn phòng", "Văn phòng Sở", "Thanh tra Sở": names that need no more words.
  bool IsOffice(std::size_t i) const {
    const PhraseMatch head = lexicon_.Longest(words_, start_, i, MaskOf(PhraseList::kInner));
    if (head.words == 0) return false;
    if (start_ + head.words == i) return head.words > 1;
    return lexicon_.Longest(words_, start_ + head.words, i, MaskOf(PhraseList::kOwner)).words ==
           i - start_ - head.words;
  }

  // "Phòng Giáo dục và Đào tạo" and others that the rules name.
  bool IsListedOffice(std::size_t i) const {
    return lexicon_.Longest(words_, start_, i, kAgency).words == i - start_;
  }

  // "Văn phòng Sở", "Thanh tra Sở" at word i.
  bool BeginsOffice(std::size_t i) const {
    const PhraseMatch head = At(i, MaskOf(PhraseList::kInner));
    return head.words > 0 && i + head.words < size_ && words_.words[i + head.words].capital &&
           At(i + head.words, MaskOf(PhraseList::kOwner)).words > 0;
  }

  // Lines of a cell are joined by a space: where does the next line's unit begin?
  bool IsNextLine(std::size_t i) const {
    if (!words_.words[i].capital || !IsHead(i)) return false;
    const bool lower_follows = i + 1 < size_ && !words_.words[i + 1].capital;
    // A capital in the middle of a line: elsewhere "các" is written small.
    if (words_.Folded(i) == "cac" && lower_follows) return true;
    if (EndsWith(i, PhraseList::kGovernor)) return false;
    if (IsComplete(i) || IsListedOffice(i)) return true;
    if (i + 1 < size_ && words_.Folded(i + 1) == "cac" && lower_follows) return true;
    if (BeginsOffice(i)) return true;
    if (IsWeak(i)) return false;
    if (i - start_ >= 2 && words_.Folded(i) == words_.Folded(start_) &&
        words_.words[start_].capital) {
      return true;
    }
    const PhraseMatch head = lexicon_.Longest(words_, start_, i, MaskOf(PhraseList::kInner));
    const bool owned = head.words > 0 && start_ + head.words < i && IsOffice(i);
    return owned;
  }

  // "Chủ trì:", "Phối hợp:" before the units of that role.
  bool TakeLabel(std::size_t end) {
    const PhraseMatch label = lexicon_.Longest(
        words_, start_, end, MaskOf(PhraseList::kLeadWord) | MaskOf(PhraseList::kSupportWord));
    if (label.words == 0 || start_ + label.words != end) return false;
    SetRole(label);
    return true;
  }

  void SetRole(const PhraseMatch& match) {
    role_ = (match.lists & MaskOf(PhraseList::kSupportWord)) != 0 ? UnitRole::kSupport
                                                                  : UnitRole::kLead;
  }

  // What the unit before word i does; returns the words that say so.
  std::size_t TakeVerb(std::size_t i) {
    const PhraseMatch support = At(i, MaskOf(PhraseList::kSupportWord));
    const PhraseMatch lead = At(i, MaskOf(PhraseList::kLeadWord));
    const std::size_t next = i + std::max(support.words, lead.words);
    const bool last = next > i && (next >= size_ || IsHard(next));
    if (words_.words[i].capital && i > start_ && !last) return 0;
    if (last && i > start_ && next < size_ && (Gap(next) & rules::kGapColon) != 0) return 0;
    if (support.words > 0 && support.words >= lead.words) {
      const std::size_t behind = i + support.words;
      if (behind < size_ && (Gap(behind) & rules::kGapColon) != 0) return 0;  // a label
      if (support.words == 2 && IsBare(i) && !last && !words_.words[next].capital)
        return 0;  // "Hội đồng phối hợp phổ biến …"
      if (i > start_) {
        const UnitRole before = role_;
        if (words_.Folded(i) == "chu") role_ = UnitRole::kLead;  // "chủ trì, phối hợp với"
        if (last) role_ = UnitRole::kSupport;                    // "Văn phòng phối hợp"
        Emit(start_, i);
        if (last) {
          role_ = before;
          Begin(behind);
          return support.words;
        }
      }
      if (behind >= size_ && i > start_) return support.words;
      SetRole(support);
      Begin(behind);
      return support.words;
    }
    if (lead.words > 0 && i == start_) {
      const std::size_t behind = i + lead.words;
      if (behind >= size_ || Gap(behind) != rules::kGapNone || !IsHead(behind)) return 0;
      SetRole(lead);
      Begin(behind);
      return lead.words;
    }
    if (lead.words > 0) {
      const std::size_t behind = i + lead.words;
      const bool ends = behind >= size_ || (Gap(behind) & ~rules::kGapBracket) != 0 ||
                        At(behind, MaskOf(PhraseList::kSupportWord)).words > 0;
      if (!ends) return TakeStop(i);
      const UnitRole before = role_;
      role_ = UnitRole::kLead;
      Emit(start_, i);
      if (behind < size_) role_ = before;
      Begin(behind);
      return lead.words;
    }
    return TakeStop(i);
  }

  std::size_t TakeStop(std::size_t i) {
    PhraseMatch stop = At(i, MaskOf(PhraseList::kStop));
    if (stop.words == 0 && i > start_ && words_.Folded(i) == "theo" && IsComplete(i))
      stop.words = 1;
    if (stop.words == 0 || i == start_ ||
        (Gap(i) & ~(rules::kGapComma | rules::kGapBracket)) != 0) {
      return 0;
    }
    if (start_ + 1 == i && IsBare(i) && !IsComplete(i)) return 0;
    if (!StartsWithHead()) return 0;  // a sentence without a unit that we know
    if (words_.Folded(i - 1) == "duoc") return 0;
    // "Các phòng tham mưu giải quyết TTHC" says which ones, where a sentence would go on.
    std::size_t end = i;
    while (end < size_ && (end == i || !IsHard(end))) ++end;
    if (IsCollective() && end - i <= kMostClauseWords) return 0;
    Emit(start_, i);
    Begin(i);
    dropping_ = true;
    return stop.words;
  }

  // Whether words[start_, i) are no more than the word that a name begins with.
  bool IsBare(std::size_t i) const {
    return i > start_ && lexicon_.Longest(words_, start_, i, kHeads).words == i - start_;
  }

  void Emit(std::size_t begin, std::size_t end) {
    const auto qualifies = [&](std::size_t i) {
      return lexicon_.Longest(words_, i, i + 1, MaskOf(PhraseList::kQualifier)).words > 0;
    };
    while (begin < end && qualifies(begin)) ++begin;
    while (end > begin && qualifies(end - 1)) --end;
    if (begin >= end || end > size_ || !IsName(begin, end)) return;
    UnitMention unit;
    unit.role = role_;
    unit.column = column_;
    for (const auto& [word, role] : noted_) {
      if (word == end - 1) unit.role = role;
    }
    unit.begin = words_.words[begin].begin;
    unit.end = words_.words[end - 1].end;
    unit.text = cell_.substr(unit.begin, unit.end - unit.begin);
    if (shared_head_.empty()) {
      unit.key = Keys(issuer_, words_).Of(begin, end, unit.name);
    } else {
      const Words whole = lexicon_.Cut(shared_head_ + " " + unit.text);
      unit.key = Keys(issuer_, whole).Of(0, whole.words.size(), unit.name);
    }
    for (const UnitMention& known : units_) {
      if (known.role == unit.role && known.key == unit.key) return;
    }
    units_.push_back(std::move(unit));
  }

  bool IsName(std::size_t begin, std::size_t end) const {
    const Word& first = words_.words[begin];
    const std::size_t count = end - begin;
    const std::string_view word = words_.Folded(begin);
    if (count > kMostWords || word.empty() || (word[0] >= '0' && word[0] <= '9')) return false;
    const bool agency = lexicon_.Longest(words_, begin, end, kAgency).words > 0;
    const PhraseMatch head = lexicon_.Longest(words_, begin, end, kHeads);
    const bool known =
        agency || head.words > 0 ||
        lexicon_.Longest(words_, begin, end,
                         MaskOf(PhraseList::kCollective) | MaskOf(PhraseList::kMember) |
                             MaskOf(PhraseList::kItem) | MaskOf(PhraseList::kPost) |
                             MaskOf(PhraseList::kPerson))
                .words > 0;
    // "Phòng", "Sở" alone name nothing.
    if (count == 1 && !agency && head.words == 1 && !first.upper && word != "dai" &&
        word != "bao") {
      return false;
    }
    if (!known && (count > kMostUnknownWords || !first.capital ||
                   lexicon_.Longest(words_, begin, end, MaskOf(PhraseList::kNoName)).words > 0)) {
      return false;
    }
    return true;
  }

  const std::string_view cell_;
  const UnitRole column_;
  const Issuer& issuer_;
  const Lexicon& lexicon_;
  Words words_;
  std::size_t size_ = 0;
  bool bullets_ = false;     // the cell is a list behind dashes
  std::size_t start_ = 0;    // first word of the unit that is being read
  std::size_t covered_ = 0;  // its agency's name reaches up to here
  bool dropping_ = false;    // behind a verb, up to the end of the sentence
  UnitRole role_;            // that of the column until words of the cell say another
  std::string shared_head_;  // "Sở" of "Các Sở: Tài chính, Nội vụ"
  std::vector<std::pair<std::size_t, UnitRole>> noted_;  // last word of a unit, its role
  std::vector<UnitMention> units_;
};

Issuer MakeIssuer(std::string_view name, std::string_view province, const Lexicon& lexicon) {
  Issuer issuer{lexicon, {}, ProvinceSlug(lexicon, province), lexicon.Cut(name)};
  issuer.agency = KeyOfIssuer(lexicon, issuer.words, province);
  return issuer;
}

bool IsDitto(const Rules& rules, std::string_view cell) {
  constexpr std::size_t kLongest = 24;  // bytes; "-Như trên-" has half of it
  if (cell.size() > kLongest) return false;
  const std::string folded = text::FoldForRules(cell);
  if (folded == "\"" || folded == "//" || folded == "''") return true;
  const Lexicon& lexicon = rules.lexicon();
  const Words words = lexicon.Cut(cell);
  const std::size_t size = words.words.size();
  return size > 0 && lexicon.Longest(words, 0, size, MaskOf(PhraseList::kDitto)).words == size;
}

}  // namespace

struct UnitReader::Impl {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Cells = std::unordered_map<std::string, std::vector<UnitMention>, Hash, std::equal_to<>>;

  Issuer issuer;
  // The cells of a plan repeat. One map for each column.
  Cells lead, support;
};

UnitReader::UnitReader(std::string_view issuer, std::string_view province, const Rules& rules)
    : impl_(new Impl{MakeIssuer(issuer, province, rules.lexicon()), {}, {}}) {}
UnitReader::~UnitReader() = default;

const std::string& UnitReader::agency() const { return impl_->issuer.agency; }

const std::vector<UnitMention>& UnitReader::Read(std::string_view cell, UnitRole column) {
  Impl::Cells& cells = column == UnitRole::kLead ? impl_->lead : impl_->support;
  const auto known = cells.find(cell);
  if (known != cells.end()) return known->second;
  return cells.emplace(std::string(cell), Splitter(cell, column, impl_->issuer).Run())
      .first->second;
}

void SetUnits(UnitReader& reader, const Rules& rules, PlanTable& table) {
  const auto column_of = [&table](std::string_view role) {
    return static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), role) -
                                    table.columns.begin());
  };
  const PlanRow* before = nullptr;
  for (const UnitRole column : {UnitRole::kLead, UnitRole::kSupport}) {
    const std::size_t c = column_of(UnitRoleName(column));
    if (c >= table.columns.size()) continue;
    before = nullptr;
    for (PlanRow& row : table.rows) {
      const PlanRow* const last = before;
      before = row.kind == RowKind::kTask ? &row : nullptr;
      if (row.kind != RowKind::kTask || c >= row.cells.size() || !row.cells[c].has_value())
        continue;
      const std::string& cell = *row.cells[c].text;
      if (!IsDitto(rules, cell)) {
        const std::vector<UnitMention>& units = reader.Read(cell, column);
        row.units.insert(row.units.end(), units.begin(), units.end());
        continue;
      }
      if (last == nullptr) continue;
      for (UnitMention unit : last->units) {
        if (unit.column != column) continue;
        unit.begin = 0;
        unit.end = static_cast<std::uint32_t>(cell.size());
        unit.text = cell;
        row.units.push_back(std::move(unit));
      }
    }
  }
  // A unit once for each role, also when both cells name it.
  for (PlanRow& row : table.rows) {
    std::vector<UnitMention>& units = row.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto same = [&](const UnitMention& unit) {
        return unit.role == units[i].role && unit.key == units[i].key;
      };
      units.erase(
          std::remove_if(units.begin() + static_cast<std::ptrdiff_t>(i) + 1, units.end(), same),
          units.end());
    }
  }
}

std::string UnitKeyOf(std::string_view text, const Rules& rules) {
  const Lexicon& lexicon = rules.lexicon();
  if (const Agency* agency = lexicon.Whole(text)) return agency->key;
  const auto is_key = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/';
  };
  if (text.find_first_of("-./") != std::string_view::npos &&
      std::all_of(text.begin(), text.end(), is_key)) {
    return std::string(text);
  }
  Issuer issuer = MakeIssuer("", "", lexicon);
  const Words words = lexicon.Cut(text);
  if (words.words.empty()) return {};
  std::string name;
  std::string key = Keys(issuer, words).Of(0, words.words.size(), name);
  if (!key.empty() && key.front() == '/') {
    key.erase(0, 1);
    // "Văn phòng Sở" is the office of whichever agency issues a plan.
    for (const std::string_view owner : {"-so", "-ban", "-chi-cuc", "-trung-tam", "-co-quan"}) {
      if (key.size() > owner.size() && key.ends_with(owner)) {
        key.resize(key.size() - owner.size());
        break;
      }
    }
  }
  return key;
}

std::string ProvinceKey(std::string_view province, const Rules& rules) {
  return ProvinceSlug(rules.lexicon(), province);
}

const Agency* FindAgency(std::string_view key, const Rules& rules) {
  return rules.lexicon().Find(key);
}

std::optional<SucceededBy> AgencySuccessor(std::string_view key, const Rules& rules,
                                           bool uncertain) {
  const std::size_t end = std::min(key.find_first_of("./"), key.size());
  const Agency* agency = rules.lexicon().Find(key.substr(0, end));
  if (agency == nullptr || !agency->successor) return std::nullopt;
  const Successor& successor = *agency->successor;
  if (!successor.certain && !uncertain) return std::nullopt;
  return SucceededBy{successor.key + std::string(key.substr(end)), successor.since,
                     successor.certain};
}

std::optional<std::string> ProvinceSuccessor(std::string_view province, const Rules& rules) {
  const std::string folded = text::FoldForRules(ProvinceOf(rules.lexicon(), province));
  for (const auto& [former, now] : rules.Map("province-successors")) {
    if (!folded.empty() && former == folded) return now;
  }
  return std::nullopt;
}

std::vector<std::string> CheckSplits(const Rules& rules) {
  std::vector<std::string> messages;
  for (const SplitExample& example : rules.SplitExamples()) {
    UnitReader reader(example.issuer, "", rules);
    std::vector<std::string> lead, support;
    for (const UnitMention& unit :
         reader.Read(example.cell, example.support ? UnitRole::kSupport : UnitRole::kLead)) {
      (unit.role == UnitRole::kLead ? lead : support).push_back(unit.text);
    }
    if (lead == example.lead && support == example.supporting) continue;
    messages.push_back(fmt::format(
        "{}:{}: split '{}': lead [{}], support [{}] must be lead [{}], "
        "support [{}]",
        example.file, example.line, example.cell, fmt::join(lead, " | "), fmt::join(support, " | "),
        fmt::join(example.lead, " | "), fmt::join(example.supporting, " | ")));
  }
  return messages;
}

std::string AgencyKey(std::string_view issuer, std::string_view province, const Rules& rules) {
  return KeyOfIssuer(rules.lexicon(), rules.lexicon().Cut(issuer), province);
}

}  // namespace kehoach::plan
