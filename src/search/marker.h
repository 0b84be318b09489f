// SPDX-License-Identifier: GPL-3.0-or-later
// Which bytes of a text the words of a query matched. Pure; thread-safe.
#ifndef KEHOACH_SEARCH_MARKER_H_
#define KEHOACH_SEARCH_MARKER_H_

#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/search.h"

namespace kehoach::search {

class Marker {
 public:
  explicit Marker(const Query& query);

  // In order, not overlapping; neighbours that touch or are parted by one space are one mark.
  // Words count that match by `worst` or better.
  std::vector<Mark> MarksOf(std::string_view field, std::string_view text, MatchClass worst) const;

 private:
  struct Piece {
    std::vector<std::string> spelled;  // any of these
    std::string folded;
    bool marked = false, prefix = false, letters = false;
  };
  struct Pattern {
    std::vector<Piece> pieces;  // stand together in this order
    Columns columns = kAllColumns;
  };
  void Add(const Node& node);

  std::vector<Pattern> patterns_;
};

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_MARKER_H_
