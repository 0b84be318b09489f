// SPDX-License-Identifier: GPL-3.0-or-later
// A Page as bytes and back, exactly: every float keeps its bits. Format: docs/schema.md, "Stored
// pages". Compact when coordinates are multiples of 1/64 pt, correct when they are not.
// Pure functions, thread-safe (compression state is kept per thread).
#ifndef KEHOACH_STORE_PAGE_CODEC_H_
#define KEHOACH_STORE_PAGE_CODEC_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "kehoach/page.h"
#include "kehoach/result.h"

namespace kehoach::store {

// A format byte, then the zstd-compressed columns of the page.
std::string EncodePage(const Page& page);

// Takes any bytes: what EncodePage() did not write is an Error (kBadArchive), never a crash.
// Memory is bounded by some thirty times kMaxDecodedBytes.
Result<Page> DecodePage(std::string_view bytes);

// The columns themselves, without format byte, compression and checksum: what tests damage.
std::string EncodeColumns(const Page& page);
Result<Page> DecodeColumns(std::string_view columns);

// Longest page that is decoded, before compression: a page of two million words stays below it.
inline constexpr std::size_t kMaxDecodedBytes = std::size_t{64} << 20;

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_PAGE_CODEC_H_
