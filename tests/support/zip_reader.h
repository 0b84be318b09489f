// SPDX-License-Identifier: GPL-3.0-or-later
// The members of a ZIP file, unpacked: for tests, which look into workbooks.
#ifndef KEHOACH_TESTS_SUPPORT_ZIP_READER_H_
#define KEHOACH_TESTS_SUPPORT_ZIP_READER_H_

#include <map>
#include <string>

namespace kehoach::test {

// Name -> content. Throws std::runtime_error for what is no sound ZIP file (stored or deflated
// members, no ZIP64), checksums included.
std::map<std::string, std::string> Unzip(const std::string& bytes);

}  // namespace kehoach::test

#endif  // KEHOACH_TESTS_SUPPORT_ZIP_READER_H_
