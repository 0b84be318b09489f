// SPDX-License-Identifier: GPL-3.0-or-later
// Where the recogniser's knowledge of a language is.
#ifndef KEHOACH_BATCH_LANGUAGE_H_
#define KEHOACH_BATCH_LANGUAGE_H_

#include <optional>
#include <string>

namespace kehoach::batch {

// The folder that holds LANGUAGE.traineddata: that of TESSDATA_PREFIX, when it is set, else where
// distributions put it; nothing when there is none. Looks at files, loads nothing.
std::optional<std::string> FindLanguage(const std::string& language = "vie");

// Debian's package with this language.
std::string LanguagePackage(const std::string& language = "vie");

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_LANGUAGE_H_
