// SPDX-License-Identifier: GPL-3.0-or-later
// Text on terminals: widths, tables, messages and progress. Data goes to standard output,
// messages and progress to standard error.
#ifndef KEHOACH_CLI_TERMINAL_H_
#define KEHOACH_CLI_TERMINAL_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "kehoach/result.h"

namespace kehoach::cli {

// Columns of the terminal that standard output is; 0 when it is none (a file, a pipe): then
// nothing is shortened. COLUMNS of the environment goes before what the terminal says.
int OutputColumns();

// Whether standard output shows colours: a terminal that is not "dumb", and NO_COLOR (no-color.org)
// is not set.
bool ColoursAreWanted();

// Whether a person watches the messages: then a progress bar stands for lines without trouble.
bool MessagesAreWatched();

// Places that a text takes: code points after NFC, combining marks left out. Vietnamese letters
// take one place each.
int TextWidth(std::string_view utf8);
// Bytes of the first `width` places of a text in NFC.
std::size_t PrefixBytes(std::string_view nfc, int width);
// At most `width` places, the last of them "…" when something was cut off.
std::string Shorten(std::string_view utf8, int width);
std::string PadRight(std::string text, int width);
std::string PadLeft(std::string text, int width);
// Control characters become spaces: text of a document must not steer the terminal.
std::string Printable(std::string_view utf8);

// One line on standard error, "kehoach: " before it. Ends a progress line first.
void Message(std::string_view text);
// "a.pdf, page 3: is encrypted … (encrypted)"
std::string Describe(const Error& error);

// A bar with rate and time left while standard error is a terminal; otherwise nothing at all:
// what is worth a line in a log is a Message(). Not thread-safe.
class Progress {
 public:
  Progress(std::size_t total, bool quiet);
  ~Progress();  // wipes the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Advance();

 private:
  void Draw();

  std::size_t total_, done_ = 0;
  bool shown_;
  std::chrono::steady_clock::time_point started_, drawn_;
};

// "#####.....  12/40  8.3/s  0:03 left", at most `columns` wide; without rate and rest in the
// first half second.
std::string ProgressLine(std::size_t done, std::size_t total, double seconds, int columns);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_TERMINAL_H_
