// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/wording.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "audit/lexicon.h"
#include "audit/lexicon_data.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::audit {
namespace {

// Longer content says enough by its beginning; it also bounds the time of Similarity().
constexpr std::size_t kMostContent = 160;
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A run of letters, a number, or a sign that a number may have.
struct Piece {
  enum class Kind : std::uint8_t { kWord, kNumber, kPercent, kSlash };
  Kind kind;
  bool space_before;
  std::uint32_t begin, end;  // bytes of the fold
};

std::uint64_t Mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

// y -> i as text::KeyFolded() does it: "kỹ" and "kĩ", "quý" and "quí" are spelled both ways.
std::string_view WithI(std::string_view word, std::string& buffer) {
  const bool qu = word.starts_with("qu");
  const std::size_t y = qu ? 2 : 1;
  if (word.size() <= y || word[y] != 'y') return word;
  if (!qu && std::string_view("bcdghklmnprstvx").find(word[0]) == std::string_view::npos) {
    return word;
  }
  buffer.assign(word);
  buffer[y] = 'i';
  return buffer;
}

// A word that no syllable is may be one misread, or two without the space between them. The repair
// is the first that gives syllables; else the word stays. Letters only.
struct Repair {
  std::string first, second;  // second: empty unless a space was lost
};

std::optional<Repair> RepairWord(const std::string& word) {
  // Without a vowel it is an abbreviation.
  if (word.find_first_of("aeiouy") == std::string::npos) return std::nullopt;
  static constexpr std::pair<std::string_view, std::string_view> kConfused[] = {
      {"rn", "m"}, {"n", "ri"}, {"m", "rn"}, {"1", "l"}, {"0", "o"}, {"l", "i"},
      {"i", "l"},  {"c", "e"},  {"e", "c"},  {"h", "b"}, {"b", "h"}, {"t", "l"},
      {"l", "t"},  {"u", "n"},  {"n", "u"},  {"y", "v"}, {"v", "y"}, {"cl", "d"}};
  for (const auto& [from, to] : kConfused) {
    for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + 1)) {
      std::string other = word;
      other.replace(at, from.size(), to);
      if (IsFoldedSyllable(other)) return Repair{other, {}};
    }
  }
  if (word.size() < 4) return std::nullopt;
  // The first part as long as it can be, and the second with a consonant: "thu tuc", not "thut uc".
  for (const bool vowel : {false, true}) {
    for (std::size_t cut = std::min<std::size_t>(word.size() - 2, 7); cut >= 2; --cut) {
      if ((std::string_view("aeiouy").find(word[cut]) != std::string_view::npos) != vowel) continue;
      const std::string head = word.substr(0, cut), tail = word.substr(cut);
      if (IsFoldedSyllable(head) && IsFoldedSyllable(tail)) return Repair{head, tail};
    }
  }
  return std::nullopt;
}

// Syllables of names of offices, as Lexicon has phrases.
class Fields {
 public:
  Fields() {
    std::string_view rest = kFields;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      names_.push_back(text::FoldForRules(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::ranges::sort(names_, {}, [](const std::string& name) { return name; });
  }
  // Bytes of the longest name that `folded` starts with; 0 = none.
  std::size_t Match(std::string_view folded) const {
    std::size_t longest = 0;
    for (const std::string& name : names_) {
      if (name.size() <= longest || !folded.starts_with(name)) continue;
      if (name.size() < folded.size() && IsLetter(folded[name.size()])) continue;
      longest = name.size();
    }
    return longest;
  }

 private:
  std::vector<std::string> names_;
};

// Of letters with i for y. Without a vowel it is an abbreviation.
bool IsSpelledRight(ContentWord letters) {
  char buffer[kMostLetters];
  const std::string_view word(buffer, UnpackLetters(letters, buffer));
  return IsFoldedSyllable(word) || word.find_first_of("aeiouy") == std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::string_view text)
      : text_(text), folded_(text::FoldWithOrigin(text)), fold_(folded_.text) {}

  Wording Read();

 private:
  void Split();
  std::size_t MixedEnd(std::size_t at) const;
  void AddWord(std::size_t at, std::size_t end, bool space);
  std::size_t NumberEnd(std::size_t at) const;
  std::size_t CodeEnd(std::size_t number_end) const;

  bool Is(std::size_t i, std::string_view word) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::kWord && View(i) == word;
  }
  bool IsNumber(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::kNumber;
  }
  bool IsSlash(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::kSlash;
  }
  std::string_view View(std::size_t i) const {
    return std::string_view(fold_).substr(pieces_[i].begin, pieces_[i].end - pieces_[i].begin);
  }
  // The whole number in from..to that piece `i` is.
  std::optional<int> Value(std::size_t i, int from, int to) const;
  std::optional<int> Year(std::size_t i) const { return Value(i, 1900, 2100); }
  std::optional<int> Quarter(std::size_t i) const;
  std::uint64_t NumberKey(std::size_t i) const;
  bool Capital(std::size_t i) const;
  bool NameWord(std::size_t i) const;
  bool IsContentForm(std::size_t i) const;

  // Each takes the pieces from `i` on that make one token, and says how many; 0 = none.
  std::size_t TakeNumber(std::size_t i);
  std::size_t TakeDate(std::size_t i);
  std::size_t TakeYear(std::size_t i);
  std::size_t TakePlace(std::size_t i);
  std::size_t TakeOffice(std::size_t i);
  std::size_t OfficeName(std::size_t i) const;
  bool BelongsToName(std::size_t i) const;
  std::size_t PutPhrase(std::size_t i);
  void LookForScope(std::size_t i);
  // A year behind ("/2023", "năm 2023"): the number of its pieces, and the year.
  std::pair<std::size_t, int> YearBehind(std::size_t i) const;

  // The longest phrase from piece `i` on, and its pieces; only offices if `offices`.
  std::pair<const Phrase*, std::size_t> FindPhrase(std::size_t i, bool offices) const;
  std::size_t Take(std::size_t first, std::size_t count, TokenKind kind, std::uint64_t key) {
    taken_[first] = {count, kind, key, 0};
    return count;
  }
  void Put(std::size_t first, std::size_t count, TokenKind kind, std::uint64_t key,
           Weight weight = Weight::kNone);
  void PutWord(std::size_t i, Weight weight, bool in_content, bool known);
  void Add(ContentWord word);
  std::uint32_t Origin(std::uint32_t fold_offset) const { return folded_.origin[fold_offset]; }

  std::string_view text_;
  text::Folded folded_;
  const std::string& fold_;
  std::vector<Piece> pieces_;
  std::vector<ContentWord> letters_;  // of each piece
  struct Taken {
    std::size_t count = 0;  // pieces; 0 = nothing begins here
    TokenKind kind = TokenKind::kWord;
    std::uint64_t key = 0;
    ContentWord content = 0;  // what it adds to the content; 0 = nothing
  };
  bool scope_ = false;        // what follows says for whom or where
  std::vector<Taken> taken_;  // at the first piece of what is set apart
  Wording wording_;
};

// "14.582,5", "1.200", "97,5".
std::size_t Reader::NumberEnd(std::size_t at) const {
  const auto digit = [this](std::size_t i) { return i < fold_.size() && IsDigit(fold_[i]); };
  while (digit(at)) ++at;
  while (at < fold_.size() && (fold_[at] == '.' || fold_[at] == ',') && digit(at + 1)) {
    ++at;
    while (digit(at)) ++at;
  }
  return at;
}

// "162/qd-ubnd", "30/2020/nd-cp", "19-nq/tw", "91 /kh-svhtt": the end of the code, or npos.
std::size_t Reader::CodeEnd(std::size_t number_end) const {
  const auto at = [this](std::size_t i) { return i < fold_.size() ? fold_[i] : ' '; };
  std::size_t i = number_end;
  if (at(i) == ' ' && at(i + 1) == '/') ++i;
  if (at(i) == '/' && at(i + 1) == ' ' && IsLetter(at(i + 2))) return std::string::npos;
  if (at(i) != '/' && at(i) != '-') return std::string::npos;
  const bool dash = at(i) == '-';
  std::size_t end = ++i;
  if (!dash && IsDigit(at(i))) {
    while (IsDigit(at(i))) ++i;
    if (i - end != 4 || at(i) != '/') return std::string::npos;
    end = ++i;
  }
  if (!IsLetter(at(i))) return std::string::npos;
  bool slash = !dash;
  while (IsLetter(at(i)) || IsDigit(at(i)) ||
         (at(i) != ' ' && std::string_view("-&./").find(at(i)) != std::string_view::npos)) {
    slash = slash || at(i) == '/';
    ++i;
  }
  while (i > end && !IsLetter(at(i - 1)) && !IsDigit(at(i - 1))) --i;
  return slash && i > end ? i : std::string::npos;
}

// Whether the letters and digits from `at` on are one word in which "l" or "o" was read as a digit.
std::size_t Reader::MixedEnd(std::size_t at) const {
  std::size_t end = at, letters = 0, digits = 0;
  for (; end < fold_.size() && (IsLetter(fold_[end]) || IsDigit(fold_[end])); ++end) {
    if (IsLetter(fold_[end])) {
      ++letters;
    } else if (fold_[end] == '0' || fold_[end] == '1') {
      ++digits;
    } else {
      return 0;
    }
  }
  return (letters >= 2 || (letters == 1 && fold_[at] == '1')) && digits == 1 ? end : 0;
}

void Reader::AddWord(std::size_t at, std::size_t end, bool space) {
  std::string word = fold_.substr(at, end - at), buffer;
  const auto piece = [&](std::size_t from, std::size_t to, std::string_view letters) {
    pieces_.push_back({Piece::Kind::kWord, space, static_cast<std::uint32_t>(from),
                       static_cast<std::uint32_t>(to)});
    letters_.push_back(PackLetters(WithI(letters, buffer)));
    space = false;
  };
  if (word.size() > 1 && !IsFoldedSyllable(word)) {
    if (const auto repair = RepairWord(word)) {
      if (repair->second.empty()) return piece(at, end, repair->first);
      piece(at, at + repair->first.size(), repair->first);
      return piece(at + repair->first.size(), end, repair->second);
    }
  }
  piece(at, end, word);
}

void Reader::Split() {
  pieces_.reserve(fold_.size() / 4 + 4);
  letters_.reserve(fold_.size() / 4 + 4);
  for (std::size_t at = 0; at < fold_.size();) {
    const char c = fold_[at];
    const bool space = at == 0 || fold_[at - 1] == ' ';
    std::size_t end = at + 1;
    Piece::Kind kind = Piece::Kind::kWord;
    const std::size_t mixed = IsLetter(c) || IsDigit(c) ? MixedEnd(at) : 0;
    if (mixed > 0) {
      end = mixed;
    } else if (IsLetter(c)) {
      while (end < fold_.size() && IsLetter(fold_[end])) ++end;
    } else if (IsDigit(c)) {
      kind = Piece::Kind::kNumber;
      end = NumberEnd(at);
    } else if (c == '%') {
      kind = Piece::Kind::kPercent;
    } else if (c == '/') {
      kind = Piece::Kind::kSlash;
    } else {
      ++at;
      continue;
    }
    if (kind == Piece::Kind::kWord) {
      AddWord(at, end, space);
    } else {
      pieces_.push_back(
          {kind, space, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      letters_.push_back(0);
    }
    at = end;
  }
}

std::optional<int> Reader::Value(std::size_t i, int from, int to) const {
  if (!IsNumber(i)) return std::nullopt;
  const std::string_view digits = View(i);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (value < from || value > to) return std::nullopt;
  return value;
}

std::optional<int> Reader::Quarter(std::size_t i) const {
  if (i >= pieces_.size()) return std::nullopt;
  if (const auto value = Value(i, 1, 4)) return value;
  const std::string_view word = View(i);
  // "l" for "I" is the most common misreading of a scan.
  if (word == "i" || word == "l") return 1;
  if (word == "ii" || word == "ll" || word == "il" || word == "li") return 2;
  if (word == "iii" || word == "lll" || word == "iil" || word == "lii" || word == "lil") return 3;
  if (word == "iv" || word == "lv") return 4;
  return std::nullopt;
}

// "05" is "5", "1.200" is "1200".
std::uint64_t Reader::NumberKey(std::size_t i) const {
  std::string digits;
  std::string_view number = View(i);
  const bool thousands = number.find(',') != std::string_view::npos ||
                         (number.size() >= 5 && number[number.size() - 4] == '.');
  for (const char c : number) {
    if (c == '.' && thousands) continue;
    digits += c == '.' ? ',' : c;
  }
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return PackLetters(std::string_view(digits).substr(zeros));
}

// "tài" and "chợ" are no "tại" and "cho".
bool Reader::IsContentForm(std::size_t i) const {
  const std::uint32_t begin = Origin(pieces_[i].begin);
  const std::string_view printed = text_.substr(begin, Origin(pieces_[i].end) - begin);
  return Lexicon::Get().IsContentForm(text::ToLower(text::Trim(printed)));
}

// "Trà" of a place; not "NTM".
bool Reader::NameWord(std::size_t i) const {
  if (!Capital(i)) return false;
  const std::uint32_t begin = Origin(pieces_[i].begin);
  return pieces_[i].end - pieces_[i].begin == 1 ||
         !text::IsUpper(text_.substr(begin, Origin(pieces_[i].end) - begin));
}

bool Reader::Capital(std::size_t i) const {
  const std::uint32_t begin = Origin(pieces_[i].begin);
  const std::uint32_t end = Origin(pieces_[i].begin + 1);
  return text::IsUpper(text_.substr(begin, std::max(end, begin + 1) - begin));
}

void Reader::Put(std::size_t first, std::size_t count, TokenKind kind, std::uint64_t key,
                 Weight weight) {
  const std::uint32_t last = pieces_[first + count - 1].end;
  Token token;
  token.begin = Origin(pieces_[first].begin);
  token.end = Origin(last);
  // Spaces behind the token belong to none.
  while (token.end > token.begin && text_[token.end - 1] == ' ') --token.end;
  token.kind = kind;
  token.weight = weight;
  token.key = kind == TokenKind::kWord ? key : Mix(key, static_cast<std::uint64_t>(kind) + 1);
  wording_.tokens.push_back(token);
}

void Reader::Add(ContentWord word) {
  std::vector<ContentWord>& content = wording_.content;
  if (content.size() >= kMostContent) return;
  // What is done is said once, however often it is named.
  if (WeightOf(word) == Weight::kAction && std::ranges::find(content, word) != content.end())
    return;
  content.push_back(scope_ ? word | kScope : word);
}

void Reader::PutWord(std::size_t i, Weight weight, bool in_content, bool known) {
  Put(i, 1, TokenKind::kWord, letters_[i], weight);
  if (!in_content || weight == Weight::kNone) return;
  ContentWord word = WithWeight(letters_[i], weight);
  if (!known && !IsDigit(View(i).front()) && !IsSpelledRight(letters_[i])) word |= kMisread;
  Add(word);
}

std::pair<std::size_t, int> Reader::YearBehind(std::size_t i) const {
  if (IsSlash(i)) {
    if (const auto year = Year(i + 1)) return {2, *year};
  }
  if (Is(i, "nam")) {
    if (const auto year = Year(i + 1)) return {2, *year};
  }
  return {0, 0};
}

std::size_t Reader::TakeDate(std::size_t i) {
  if (Is(i, "quy")) {
    const auto quarter = Quarter(i + 1);
    if (!quarter) return 0;
    const auto [more, year] = YearBehind(i + 2);
    return Take(i, 2 + more, TokenKind::kQuarter,
                Mix(static_cast<std::uint64_t>(*quarter), static_cast<std::uint64_t>(year)));
  }
  if (Is(i, "thang")) {
    const auto month = Value(i + 1, 1, 12);
    if (!month) return 0;
    const auto [more, year] = YearBehind(i + 2);
    return Take(i, 2 + more, TokenKind::kMonth,
                Mix(static_cast<std::uint64_t>(*month), static_cast<std::uint64_t>(year)));
  }
  const std::size_t word = Is(i, "ngay") ? 1 : 0;
  const auto day = Value(i + word, 1, 31);
  if (!day) return 0;
  std::size_t count = word + 1;
  std::uint64_t key = static_cast<std::uint64_t>(*day);
  if (const auto month = Value(i + count + 1, 1, 12);
      month && (IsSlash(i + count) || Is(i + count, "thang"))) {
    const auto [more, year] = YearBehind(i + count + 2);
    key = Mix(Mix(key, static_cast<std::uint64_t>(*month)), static_cast<std::uint64_t>(year));
    count += 2 + more;
  } else if (word == 0) {
    return 0;
  }
  return Take(i, count, TokenKind::kDate, key);
}

std::size_t Reader::TakeYear(std::size_t i) {
  const std::size_t word = Is(i, "nam") ? 1 : 0;
  const auto year = Year(i + word);
  if (!year) return 0;
  return Take(i, word + 1, TokenKind::kYear, static_cast<std::uint64_t>(*year));
}

std::size_t Reader::TakeNumber(std::size_t i) {
  const std::size_t word = Is(i, "so") ? 1 : 0;
  if (!IsNumber(i + word)) return 0;
  const std::size_t number = i + word;
  if (const std::size_t end = CodeEnd(pieces_[number].end); end != std::string::npos) {
    std::size_t count = word + 1;
    std::uint64_t key = NumberKey(number);
    while (i + count < pieces_.size() && pieces_[i + count].begin < end) {
      const Piece& piece = pieces_[i + count];
      if (piece.kind == Piece::Kind::kWord) key = Mix(key, letters_[i + count]);
      if (piece.kind == Piece::Kind::kNumber) key = Mix(key, NumberKey(i + count));
      ++count;
    }
    return Take(i, count, TokenKind::kCode, key);
  }
  if (word == 1) return 0;
  if (i + 1 < pieces_.size() && pieces_[i + 1].kind == Piece::Kind::kPercent) {
    return Take(i, 2, TokenKind::kPercent, NumberKey(i));
  }
  if (const std::size_t count = TakeDate(i); count > 0) return count;
  if (const std::size_t count = TakeYear(i); count > 0) return count;
  for (const std::string_view unit : {"ngay", "gio", "phut", "thang", "tuan", "nam"}) {
    if (!Is(i + 1, unit)) continue;
    std::size_t count = 2;
    if (Is(i + 2, "lam") && Is(i + 3, "viec")) count = 4;
    return Take(i, count, TokenKind::kDuration, Mix(NumberKey(i), letters_[i + 1]));
  }
  return Take(i, 1, TokenKind::kNumber, NumberKey(i));
}

// "tỉnh Trà Vinh", "huyện Mai Châu": a head and one to four words with capitals.
std::size_t Reader::TakePlace(std::size_t i) {
  std::size_t head = 0;
  for (const std::string_view word : {"tinh", "huyen", "quan", "xa", "phuong", "tp"}) {
    if (Is(i, word)) head = 1;
  }
  if ((Is(i, "thanh") && Is(i + 1, "pho")) ||
      (Is(i, "thi") && (Is(i + 1, "xa") || Is(i + 1, "tran")))) {
    head = 2;
  }
  if (head == 0) return 0;
  std::size_t count = head;
  while (count < head + 4 && i + count < pieces_.size() &&
         pieces_[i + count].kind == Piece::Kind::kWord && NameWord(i + count) &&
         (count == head || pieces_[i + count].begin == pieces_[i + count - 1].end + 1)) {
    ++count;
  }
  // In a heading of capitals nothing tells where the name ends.
  if (count == head || count == head + 4) return 0;
  std::uint64_t key = 0;
  for (std::size_t k = 0; k < count; ++k) key = Mix(key, letters_[i + k]);
  Take(i, count, TokenKind::kPlace, key);
  // Works at another place are other works; but the area of the office that plans says nothing.
  const bool own = Is(i, "tinh") || Is(i, "thanh") || Is(i, "tp") ||
                   (i > 0 && (Is(i - 1, "toan") || Is(i - 1, "cua") ||
                              (i > 1 && Is(i - 2, "dia") && Is(i - 1, "ban"))));
  if (!own) taken_[i].content = WithWeight(kLongWord | (key & (kLongWord - 1)), Weight::kSharp);
  return count;
}

// Pieces of the name behind the head of an office: "Văn hóa, Thể thao và Du lịch".
std::size_t Reader::OfficeName(std::size_t i) const {
  static const Fields fields;
  std::size_t count = 0;
  if (i >= pieces_.size() || !Capital(i)) return 0;
  for (std::size_t next = i; next < pieces_.size() && pieces_[next].kind == Piece::Kind::kWord;) {
    const std::size_t field = fields.Match(std::string_view(fold_).substr(pieces_[next].begin));
    if (field == 0) break;
    const std::uint32_t end = pieces_[next].begin + static_cast<std::uint32_t>(field);
    while (next < pieces_.size() && pieces_[next].end <= end) ++next;
    count = next - i;
    if (Is(next, "va")) ++next;
  }
  return count;
}

std::pair<const Phrase*, std::size_t> Reader::FindPhrase(std::size_t i, bool offices) const {
  const Lexicon& lexicon = Lexicon::Get();
  std::uint32_t at = Lexicon::kStart;
  std::pair<const Phrase*, std::size_t> found{nullptr, 0};
  for (std::size_t next = i; next < pieces_.size(); ++next) {
    if (pieces_[next].kind != Piece::Kind::kWord || taken_[next].count > 0) break;
    at = lexicon.Next(at, letters_[next]);
    if (at == Lexicon::kNowhere) break;
    if (const Phrase* phrase = lexicon.At(at, offices)) found = {phrase, next - i + 1};
  }
  return found;
}

// A head with the name of its field, or a head that names one alone.
std::size_t Reader::TakeOffice(std::size_t i) {
  const auto [phrase, head] = FindPhrase(i, true);
  if (!phrase) return 0;
  const std::size_t name = OfficeName(i + head);
  if (name == 0 && head < 3 && !(head == 2 && Capital(i))) return 0;
  std::uint64_t key = 0;
  for (std::size_t k = 0; k < head + name; ++k) key = Mix(key, letters_[i + k]);
  Take(i, head + name, TokenKind::kOffice, key);
  // The office that plans says nothing; a part of it that something is done at or for does.
  if (Is(i, "van") || Is(i, "phong") || Is(i, "trung") || Is(i, "chi")) {
    taken_[i].content = WithWeight(kLongWord | (key & (kLongWord - 1)), Weight::kSharp);
  }
  return head + name;
}

// "ISO 9001", "đề án số 06"; one that follows its letters at once ("QT-07") names something, too.
bool Reader::BelongsToName(std::size_t i) const {
  if (!IsNumber(i) || i == 0) return false;
  if (i + 1 < pieces_.size() && pieces_[i + 1].kind == Piece::Kind::kPercent) return false;
  const std::size_t end = Is(i - 1, "so") && i > 1 ? i - 1 : i;
  for (std::size_t length = 1; length <= 3 && length <= end; ++length) {
    const auto [phrase, count] = FindPhrase(end - length, false);
    if (phrase && phrase->kind == PhraseKind::kNamed && count == length) return true;
  }
  const std::uint32_t last = pieces_[i - 1].end;
  const bool tied =
      pieces_[i].begin == last || (pieces_[i].begin == last + 1 && fold_[last] == '-');
  return tied && pieces_[i - 1].kind == Piece::Kind::kWord && IsLetter(fold_[last - 1]);
}

std::size_t Reader::PutPhrase(std::size_t i) {
  const auto [found, count] = FindPhrase(i, false);
  if (!found) return 0;
  if ((found->particle_first && IsContentForm(i)) ||
      (found->particle_last && IsContentForm(i + count - 1))) {
    return 0;
  }
  if (found->kind == PhraseKind::kPeriod) {
    std::uint64_t key = 0;
    for (std::size_t k = 0; k < count; ++k) key = Mix(key, letters_[i + k]);
    Put(i, count, TokenKind::kPeriod, key);
    return count;
  }
  // What has been done to something is a state of it: "được tập huấn".
  const bool action = found->weight == Weight::kAction;
  const bool state = action && i > 0 && Is(i - 1, "duoc");
  if (action && !state) scope_ = false;
  const Weight weight = found->same_words      ? found->weight
                        : found->words.empty() ? Weight::kNone
                                               : WeightOf(found->words.front());
  for (std::size_t k = 0; k < count; ++k) PutWord(i + k, weight, found->same_words, true);
  for (const ContentWord word : found->words) {
    Add(state ? WithWeight(word, Weight::kNormal) : word);
  }
  return count;
}

// A scope begins behind "cho", "tại", "đến" or "đối với" and ends at the next mark, or where a
// topic, a purpose or another action begins.
void Reader::LookForScope(std::size_t i) {
  if (i == 0) return;
  const bool marked = std::string_view(fold_)
                          .substr(pieces_[i - 1].end, pieces_[i].begin - pieces_[i - 1].end)
                          .find_first_of(",;.:()") != std::string_view::npos;
  if (marked || (Is(i, "ve") && !IsContentForm(i)) || Is(i, "theo") || Is(i, "nham") ||
      (Is(i, "de") && !IsContentForm(i)))
    scope_ = false;
  if (Is(i, "cong") && Is(i + 1, "tac") && !Is(i + 2, "xa")) scope_ = false;
  const bool begins =
      Is(i - 1, "cho") || Is(i - 1, "tai") || (i > 1 && Is(i - 2, "doi") && Is(i - 1, "voi"));
  if (begins && !marked && !(Is(i, "cong") && Is(i + 1, "tac"))) scope_ = true;
}

Wording Reader::Read() {
  Split();
  taken_.resize(pieces_.size());
  // First what is set apart, so that no phrase reaches into it.
  for (std::size_t i = 0; i < pieces_.size();) {
    if (BelongsToName(i)) {
      letters_[i] = NumberKey(i);
      pieces_[i++].kind = Piece::Kind::kWord;
      continue;
    }
    std::size_t count = TakeNumber(i);
    if (count == 0) count = TakeDate(i);
    if (count == 0) count = TakeYear(i);
    if (count == 0) count = TakePlace(i);
    if (count == 0) count = TakeOffice(i);
    i += std::max<std::size_t>(count, 1);
  }
  wording_.tokens.reserve(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size();) {
    LookForScope(i);
    if (const Taken& taken = taken_[i]; taken.count > 0) {
      Put(i, taken.count, taken.kind, taken.key);
      const bool office = taken.kind == TokenKind::kOffice;
      if (taken.content != 0 && (scope_ || !office)) Add(taken.content);
      scope_ = scope_ && (office || taken.kind == TokenKind::kPlace);
      i += taken.count;
    } else if (pieces_[i].kind != Piece::Kind::kWord) {
      ++i;
    } else if (const std::size_t count = PutPhrase(i); count > 0) {
      i += count;
    } else {
      // Single letters count items, or are left of a word that was misread.
      const bool letter = View(i).size() == 1 && !IsDigit(View(i).front());
      PutWord(i, letter ? Weight::kNone : Weight::kNormal, true, false);
      ++i;
    }
  }
  if (wording_.content.empty()) {
    for (const Token& token : wording_.tokens) {
      if (token.kind == TokenKind::kWord) Add(WithWeight(token.key, Weight::kSoft));
    }
  }
  return std::move(wording_);
}

}  // namespace

Wording Normalise(std::string_view text) { return Reader(text).Read(); }

}  // namespace kehoach::audit
