// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/similarity.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace kehoach::eval {
namespace {

// Code points of valid UTF-8; a stray byte counts as one code point of its own.
std::u32string CodePoints(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    std::size_t end = std::min(text.size(), i + static_cast<std::size_t>(length));
    for (std::size_t k = i + 1; k < end; ++k) {
      point = (point << 6) | (static_cast<unsigned char>(text[k]) & 0x3Fu);
    }
    out += point;
    i = end;
  }
  return out;
}

struct Block {
  int a = 0, b = 0, length = 0;
};

using Positions = std::unordered_map<char32_t, std::vector<int>>;

// Longest common block of a[alo,ahi) and b[blo,bhi); earliest in a, then in b, of equals.
Block LongestBlock(const std::u32string& a, const Positions& in_b, int alo, int ahi, int blo,
                   int bhi, std::vector<int>& ending, std::vector<int>& next) {
  Block best{alo, blo, 0};
  std::fill(ending.begin(), ending.end(), 0);
  for (int i = alo; i < ahi; ++i) {
    std::fill(next.begin(), next.end(), 0);
    const auto found = in_b.find(a[static_cast<std::size_t>(i)]);
    if (found != in_b.end()) {
      for (int j : found->second) {
        if (j < blo) continue;
        if (j >= bhi) break;
        // ending[j] = length of the common block that ends just before b[j], shifted by one.
        const int length = ending[static_cast<std::size_t>(j)] + 1;
        next[static_cast<std::size_t>(j) + 1] = length;
        if (length > best.length) best = {i - length + 1, j - length + 1, length};
      }
    }
    std::swap(ending, next);
  }
  return best;
}

}  // namespace

double Similarity(std::string_view a_text, std::string_view b_text) {
  if (a_text == b_text) return 1;
  const std::u32string a = CodePoints(a_text), b = CodePoints(b_text);
  Positions in_b;
  for (std::size_t j = 0; j < b.size(); ++j) in_b[b[j]].push_back(static_cast<int>(j));
  std::vector<int> ending(b.size() + 1), next(b.size() + 1);
  struct Range {
    int alo, ahi, blo, bhi;
  };
  std::vector<Range> todo = {{0, static_cast<int>(a.size()), 0, static_cast<int>(b.size())}};
  std::size_t matched = 0;
  while (!todo.empty()) {
    const Range r = todo.back();
    todo.pop_back();
    const Block block = LongestBlock(a, in_b, r.alo, r.ahi, r.blo, r.bhi, ending, next);
    if (block.length == 0) continue;
    matched += static_cast<std::size_t>(block.length);
    if (r.alo < block.a && r.blo < block.b) todo.push_back({r.alo, block.a, r.blo, block.b});
    if (block.a + block.length < r.ahi && block.b + block.length < r.bhi) {
      todo.push_back({block.a + block.length, r.ahi, block.b + block.length, r.bhi});
    }
  }
  return 2.0 * static_cast<double>(matched) / static_cast<double>(a.size() + b.size());
}

std::vector<std::pair<int, int>> PairUp(int expected, int actual,
                                        const std::function<bool(int, int)>& good) {
  const auto n = static_cast<std::size_t>(expected), m = static_cast<std::size_t>(actual);
  const std::size_t width = m + 1;
  std::vector<int> best((n + 1) * width, 0);  // pairs possible among the rest of both lists
  std::vector<bool> ok(n * width, false);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      ok[i * width + j] = good(static_cast<int>(i), static_cast<int>(j));
      const int taken = ok[i * width + j] ? 1 + best[(i + 1) * width + j + 1] : 0;
      best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1], taken});
    }
  }
  std::vector<std::pair<int, int>> out;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (ok[i * width + j] && best[i * width + j] == 1 + best[(i + 1) * width + j + 1]) {
      out.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

}  // namespace kehoach::eval
