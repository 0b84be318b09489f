// SPDX-License-Identifier: GPL-3.0-or-later
// Recipients and signature blocks (Decree 30/2020/NĐ-CP, appendix I, II.7 and II.9). Pure.
#ifndef KEHOACH_PLAN_CLOSING_H_
#define KEHOACH_PLAN_CLOSING_H_

#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "plan/parts.h"

namespace kehoach::plan {

struct Closing {
  std::vector<Signer> signers;
  std::vector<Value> recipients;
};

Closing ReadClosing(const std::vector<Page>& pages, const Part& part, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_CLOSING_H_
