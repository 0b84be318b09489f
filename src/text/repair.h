// SPDX-License-Identifier: GPL-3.0-or-later
// Private to src/text.
#ifndef KEHOACH_TEXT_REPAIR_H_
#define KEHOACH_TEXT_REPAIR_H_

#include <string_view>

namespace kehoach::text {

// True if `utf8` is well-formed and NFC for certain; false if only ICU can tell. Cheap.
bool IsPlainlyNfc(std::string_view utf8);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_REPAIR_H_
