// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/wording.h"
#include "fuzz_support.h"

using kehoach::audit::Diff;
using kehoach::audit::DiffPiece;
using kehoach::audit::Normalise;
using kehoach::audit::Similarity;
using kehoach::audit::Token;
using kehoach::audit::Wording;
using kehoach::fuzz::Require;

namespace {

void CheckTokens(const Wording& wording, std::size_t size) {
  std::uint32_t at = 0;
  for (const Token& token : wording.tokens) {
    Require(token.begin >= at && token.end > token.begin, "tokens stand in order");
    at = token.end;
  }
  Require(at <= size, "tokens are part of the text");
}

}  // namespace

// Two texts, parted by a line end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = kehoach::fuzz::Text(data, size);
  const std::size_t cut = std::min(text.find('\n'), text.size());
  const std::string_view a = text.substr(0, cut), b = text.substr(std::min(cut + 1, text.size()));
  const Wording x = Normalise(a), y = Normalise(b);
  CheckTokens(x, a.size());
  CheckTokens(y, b.size());
  const double like = Similarity(x, y);
  Require(like >= 0 && like <= 1, "a similarity is a share");
  Require(like == Similarity(y, x), "a similarity is the same both ways");
  Require(x.content.empty() || Similarity(x, x) == 1, "a text is like itself");
  std::uint32_t at_a = 0, at_b = 0;
  for (const DiffPiece& piece : Diff(a, b)) {
    Require(piece.before.begin == at_a && piece.after.begin == at_b, "pieces leave no gap");
    Require(piece.before.end >= at_a && piece.after.end >= at_b, "pieces go on");
    Require(!piece.before.empty() || !piece.after.empty(), "a piece has something");
    at_a = piece.before.end;
    at_b = piece.after.end;
  }
  Require(at_a == a.size() && at_b == b.size(), "pieces cover both texts");
  return 0;
}
