// SPDX-License-Identifier: GPL-3.0-or-later
// What hostile files are put together from.
#ifndef KEHOACH_TESTS_HOSTILE_FILE_PARTS_H_
#define KEHOACH_TESTS_HOSTILE_FILE_PARTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kehoach::hostile {

std::string Repeat(std::string_view text, std::size_t times);

// An incremental update behind `file`, which ends in startxref: objects replaced or added, and
// entries of the new trailer. `size` is what the trailer says of the number of objects; readers
// believe no tree of more pages than that.
std::string Update(const std::string& file, const std::map<int, std::string>& objects,
                   const std::string& trailer_entries = "", int size = 4000);
// Where the last startxref of `file` points to.
std::size_t LastXRef(std::string_view file);

// "<< entries /Length n >> stream … endstream", the body of an object.
std::string StreamBody(const std::string& entries, std::string_view data);

// zlib format, as /FlateDecode reads it.
std::string Deflate(std::string_view data);
// What inflates to `prefix` and then `unit` over and over, `bytes` in all and a little more: a
// thousandth of that.
std::string DeflateBomb(std::string_view unit, std::uint64_t bytes, std::string_view prefix = "");
// A piece from the middle of such a bomb, some 4 MiB inflated: in a row they are what a second
// bomb is made of.
std::string DeflatedPiece(std::string_view unit);
// As /LZWDecode reads it: a run of one character; some 1:1400.
std::string LzwBomb(unsigned char value, std::uint64_t bytes);
// As /RunLengthDecode reads it: 1:64.
std::string RunLengthBomb(char value, std::uint64_t bytes);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_FILE_PARTS_H_
