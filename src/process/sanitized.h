// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this build has a sanitizer whose shadow memory and reports do not fit into a sandbox.
#ifndef KEHOACH_PROCESS_SANITIZED_H_
#define KEHOACH_PROCESS_SANITIZED_H_

namespace kehoach::process {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_SANITIZED_H_
