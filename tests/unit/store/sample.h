// SPDX-License-Identifier: GPL-3.0-or-later
// Invented pages and plans for the tests of the archive, and a folder of their own for each test.
#ifndef KEHOACH_TESTS_UNIT_STORE_SAMPLE_H_
#define KEHOACH_TESTS_UNIT_STORE_SAMPLE_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "store/store.h"

namespace kehoach::store {

// A page of some 450 words in lines, a ruled table, a shaded header, a stamp. `variant` changes
// words and places; coordinates are multiples of 1/64 pt.
Page SamplePage(int number, int variant);

// A plan that uses every part of the schema: null and empty values, a role twice, `other2`,
// quotes and control characters, a value on two pages, a group, every kind of due date.
Plan SamplePlan(int variant);

DocumentRecord SampleRecord(const std::string& bytes);

inline const Versions kVersions = {"0.1.0", "rules-one"};
inline const std::string kSeen = "2026-03-01T08:00:00Z";

// An empty folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace kehoach::store

#endif  // KEHOACH_TESTS_UNIT_STORE_SAMPLE_H_
