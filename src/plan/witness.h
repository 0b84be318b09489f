// SPDX-License-Identifier: GPL-3.0-or-later
// The second witness: other places of a document that speak for another reading of a recognised
// value. What they say becomes a suggestion, never the value. Pure, thread-safe.
#ifndef KEHOACH_PLAN_WITNESS_H_
#define KEHOACH_PLAN_WITNESS_H_

#include <vector>

#include "plan/confidence.h"

namespace kehoach::plan {

// Adds doubts of reason kDisagreement to recognised values. Witnesses are
//  - the same words elsewhere: of two words side by side the spelling that most places have,
//    where spellings differ in marks alone;
//  - the same text elsewhere: a cell that differs from recurring ones in marks alone;
//  - set phrases: names of document types and posts;
//  - quarters in Roman numerals, where one is read as a digit.
void AskWitnesses(const std::vector<WordedValue>& values);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_WITNESS_H_
