// SPDX-License-Identifier: GPL-3.0-or-later
// The hash by which documents and rules are known.
#ifndef KEHOACH_BASE_SHA256_H_
#define KEHOACH_BASE_SHA256_H_

#include <string>
#include <string_view>

namespace kehoach {

// SHA-256 (FIPS 180-4) in 64 lower-case hex digits. Pure, thread-safe.
std::string Sha256Hex(std::string_view bytes);

}  // namespace kehoach

#endif  // KEHOACH_BASE_SHA256_H_
