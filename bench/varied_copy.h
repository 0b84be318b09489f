// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a PDF that differ from it, so that a benchmark's corpus can be larger than the one it
// is made from. Both append an incremental update (ISO 32000-1, 7.5.6): the original's objects
// are read as its producer wrote them.
#ifndef KEHOACH_BENCH_VARIED_COPY_H_
#define KEHOACH_BENCH_VARIED_COPY_H_

#include <string>

namespace kehoach::bench {

// All pages' content moved by (right, up) points. Returns the number of pages. Throws
// std::runtime_error.
int WriteShifted(const std::string& source, const std::string& target, double right, double up);

// The source's pages over and over until there are `pages`. Throws std::runtime_error.
void WriteRepeated(const std::string& source, const std::string& target, int pages);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_VARIED_COPY_H_
