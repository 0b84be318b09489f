// SPDX-License-Identifier: GPL-3.0-or-later
// Text on terminals: widths, tables, messages and progress. Data goes to standard output,
// messages and progress to standard error.
#ifndef KEHOACH_CLI_TERMINAL_H_
#define KEHOACH_CLI_TERMINAL_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "cli/progress_meter.h"
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

// One line on standard error, "kehoach: " before it and in one piece. A progress bar stays below
// it. Thread-safe.
void Message(std::string_view text);
// "a.pdf, page 3: is encrypted … (encrypted)"
std::string Describe(const Error& error);

struct ProgressOptions {
  std::size_t total = 0;
  bool quiet = false;
  // What is counted ("documents"): where no terminal shows a bar, a line a minute says how far it
  // is. Empty: no such lines.
  std::string items;
  std::string
      when_stopping;  // said once when the user wishes to stop (StopIsWanted()), if not empty
};

// Says how far a run is: on standard error a bar, if that is a terminal and there is more than one
// item, else a line a minute. It is drawn by a thread of its own, so that it is alive while nothing
// ends; that thread begins with the first Advance(), takes no signals and touches nothing but
// standard error. Advance() may be called by one thread.
class Progress {
 public:
  explicit Progress(ProgressOptions options);
  Progress(std::size_t total, bool quiet) : Progress(ProgressOptions{total, quiet, {}, {}}) {}
  ~Progress();  // wipes the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Advance(const ProgressStep& step = {});
  // How many pages are being recognised or wait for it.
  void SetWaiting(std::size_t pages);

 private:
  class Ticker;
  std::unique_ptr<Ticker> ticker_;
};

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_TERMINAL_H_
