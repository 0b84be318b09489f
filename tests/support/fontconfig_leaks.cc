// SPDX-License-Identifier: GPL-3.0-or-later
// For tests that draw text in fonts of the system: what fontconfig keeps is no leak of ours. The
// leak sanitizer asks for this by name (sanitizer/lsan_interface.h).
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>

extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif
