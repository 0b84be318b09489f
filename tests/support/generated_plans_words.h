// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of the generated plans, as text that a person can read and add to. Lines:
//   = key|name of the sector|internal or public|sở|district office|commune officer|units;…
//   o a field of work, as it stands after "công tác"; "~" = a twin of the line above it: most of
//     its words are the same, what it says is not
//   a whom it may be for: numbers in the list of audiences (generated_plans_text.cc); none = an
//     office's own people
//   v a place or group of bodies, as it stands after "tại"
//   m subject|predicate[|@]: what can be so many percent; @ = may be limited to an area
//   r what must not happen
//   t what may be raised or lowered; t+ only raised, t- only lowered
//   s a whole statement        w a kind of works
// {TTHC} in capitals is a name with an abbreviation, {cq} a choice of equal words
// (generated_plans_text.cc).
#ifndef KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_WORDS_H_
#define KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_WORDS_H_

namespace kehoach::testing {

extern const char* const kSectorWords;

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_WORDS_H_
