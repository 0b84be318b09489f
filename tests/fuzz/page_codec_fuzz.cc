// SPDX-License-Identifier: GPL-3.0-or-later
// Stored pages: any bytes are a page or an error, and a page that was read is written and read
// the same. The columns are fed behind the checksum, which would keep nearly all input out.
#include "fuzz_support.h"
#include "store/page_codec.h"

using kehoach::Page;
using kehoach::Result;
using kehoach::fuzz::Require;
using kehoach::fuzz::Text;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Page> whole = kehoach::store::DecodePage(Text(data, size));
  Require(whole.ok() || whole.error().code == kehoach::ErrorCode::kBadArchive, "a stated error");

  const Result<Page> page = kehoach::store::DecodeColumns(Text(data, size));
  if (!page.ok()) return 0;
  // Compared as bytes: a float of the input may be a NaN, which equals nothing.
  const std::string columns = kehoach::store::EncodeColumns(*page);
  const Result<Page> again = kehoach::store::DecodeColumns(columns);
  Require(again.ok(), "what was written can be read");
  Require(kehoach::store::EncodeColumns(*again) == columns, "and is the same");
  return 0;
}
