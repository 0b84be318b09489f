// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence and lists of strings as the archive's JSON text, and back exactly. Forms:
// docs/schema.md, "Evidence". A place is [page, left, top, right, bottom] in 1/64 pt (a fraction
// only where a box is no multiple of it); a piece of evidence is [rule, confidence, place, ...,
// doubt, ...], with the rule as index into the plan's list of rules and each doubt an object; no
// evidence is 0.
#ifndef KEHOACH_STORE_EVIDENCE_TEXT_H_
#define KEHOACH_STORE_EVIDENCE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/plan.h"

namespace kehoach::store {

// The distinct rule names of one plan, in the order in which they come first.
class RuleNames {
 public:
  int IndexOf(std::string_view name);  // adds it when new
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  struct Hash {
    using is_transparent = void;  // look-ups make no string
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>()(name);
    }
  };
  std::unordered_map<std::string, int, Hash, std::equal_to<>> index_;
};

// ---- writing: each appends to `out` -------------------------------------------------------
void AppendQuoted(std::string& out, std::string_view text);
void AppendStrings(std::string& out, const std::vector<std::string>& strings);
void AppendPlaces(std::string& out, const std::vector<Place>& places);
void AppendEvidence(std::string& out, const Evidence& evidence, RuleNames& rules);

// ---- reading ------------------------------------------------------------------------------
// Takes any text. After a malformed part every function returns empty values and ok() is false;
// it is checked once at the end.
class EvidenceReader {
 public:
  EvidenceReader(std::string_view text, const std::vector<std::string>& rules)
      : rest_(text), rules_(rules) {}

  std::vector<std::string> Strings();                         // ["a","b"]
  std::vector<std::pair<std::string, std::string>> Object();  // {"a":"b"}
  std::vector<Place> Places();                                // [[1,0,0,64,64],...]
  Evidence One();                                             // 0 or [0,1,[...],...,{...}]
  std::vector<Evidence> List(std::size_t size);               // [One,One,...], `size` of them
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  bool Take(char c);
  void Expect(char c);
  void Fail();
  std::string Quoted();
  std::uint32_t Hex4();
  Place OnePlace();
  Doubt OneDoubt();
  std::int64_t Integer();
  float Number();
  float Points();

  std::string_view rest_;
  const std::vector<std::string>& rules_;
  bool ok_ = true;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_EVIDENCE_TEXT_H_
