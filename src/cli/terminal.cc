// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/text.h"

namespace kehoach::cli {
namespace {

bool progress_line_open = false;

void WipeProgressLine() {
  if (!progress_line_open) return;
  std::fputs("\r\x1b[K", stderr);  // ECMA-48: erase to the end of the line
  progress_line_open = false;
}

int TerminalColumns(int fd) {
  if (const char* columns = std::getenv("COLUMNS")) {
    int value = 0;
    const auto [end, error] = std::from_chars(columns, columns + std::strlen(columns), value);
    if (error == std::errc() && value > 0) return value;
  }
  struct winsize size {};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

// U+0300..U+036F, the combining marks that NFC leaves where no composed letter exists.
bool IsCombining(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (at + 1 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return first == 0xCC || (first == 0xCD && second <= 0xAF);
}

}  // namespace

int OutputColumns() { return ::isatty(STDOUT_FILENO) ? TerminalColumns(STDOUT_FILENO) : 0; }

bool ColoursAreWanted() {
  const char *no_color = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  return ::isatty(STDOUT_FILENO) == 1 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

bool MessagesAreWatched() { return ::isatty(STDERR_FILENO) == 1; }

int TextWidth(std::string_view utf8) {
  const std::string text = text::ToNfc(utf8);
  int width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!IsContinuation(text[i]) && !IsCombining(text, i)) ++width;
  }
  return width;
}

std::size_t PrefixBytes(std::string_view nfc, int width) {
  std::size_t at = 0;
  int used = 0;
  while (at < nfc.size()) {
    const bool takes_place = !IsCombining(nfc, at);
    if (takes_place && used == width) break;
    used += takes_place ? 1 : 0;
    do {
      ++at;
    } while (at < nfc.size() && IsContinuation(nfc[at]));
  }
  return at;
}

std::string Shorten(std::string_view utf8, int width) {
  std::string text = text::ToNfc(utf8);
  if (TextWidth(text) <= width) return text;
  if (width <= 0) return {};
  text.resize(PrefixBytes(text, width - 1));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text + "…";
}

std::string PadRight(std::string text, int width) {
  const int missing = width - TextWidth(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

std::string PadLeft(std::string text, int width) {
  const int missing = width - TextWidth(text);
  if (missing > 0) text.insert(0, static_cast<std::size_t>(missing), ' ');
  return text;
}

std::string Printable(std::string_view utf8) {
  std::string out(utf8);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte < 0x20 || byte == 0x7F) out[i] = ' ';
    // C1 controls, U+0080..U+009F.
    if (byte == 0xC2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0) {
      out[i] = out[i + 1] = ' ';
    }
    // Marks that turn the direction of writing, U+202A..U+202E and U+2066..U+2069: they would show
    // the line that follows in another order than it is stored in.
    if (byte == 0xE2 && i + 2 < out.size()) {
      const auto second = static_cast<unsigned char>(out[i + 1]);
      const auto third = static_cast<unsigned char>(out[i + 2]);
      if ((second == 0x80 && third >= 0xAA && third <= 0xAE) ||
          (second == 0x81 && third >= 0xA6 && third <= 0xA9)) {
        out[i] = out[i + 1] = out[i + 2] = ' ';
      }
    }
  }
  return out;
}

void Message(std::string_view text) {
  WipeProgressLine();
  const std::string line = fmt::format("kehoach: {}\n", Printable(text));
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string Describe(const Error& error) {
  std::string out = error.source;
  if (error.page > 0) out += fmt::format("{}page {}", out.empty() ? "" : ", ", error.page);
  if (!out.empty()) out += ": ";
  return out + fmt::format("{} ({})", error.message, ErrorName(error.code));
}

Progress::Progress(std::size_t total, bool quiet)
    : total_(total),
      shown_(!quiet && total > 1 && MessagesAreWatched()),
      started_(std::chrono::steady_clock::now()) {
  if (shown_) Draw();
}

Progress::~Progress() { WipeProgressLine(); }

void Progress::Advance() {
  ++done_;
  // Ten times a second is as often as anyone reads it.
  if (shown_ && std::chrono::steady_clock::now() - drawn_ >= std::chrono::milliseconds(100)) Draw();
}

void Progress::Draw() {
  drawn_ = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(drawn_ - started_).count();
  const std::string line = fmt::format(
      "\r{}\x1b[K", ProgressLine(done_, total_, seconds, TerminalColumns(STDERR_FILENO) - 1));
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
  progress_line_open = true;
}

std::string ProgressLine(std::size_t done, std::size_t total, double seconds, int columns) {
  std::string figures = fmt::format("  {}/{}", done, total);
  if (seconds >= 0.5 && done > 0) {
    const double rate = static_cast<double>(done) / seconds;
    const auto left =
        static_cast<std::int64_t>(static_cast<double>(total - std::min(done, total)) / rate);
    figures += fmt::format("  {:.1f}/s  {}:{:02} left", rate, left / 60, left % 60);
  }
  const int width = std::clamp(columns - static_cast<int>(figures.size()), 0, 40);
  const auto filled =
      total == 0 ? 0 : static_cast<std::size_t>(width) * std::min(done, total) / total;
  std::string bar(filled, '#');
  bar.append(static_cast<std::size_t>(width) - filled, '.');
  return bar + figures;
}

}  // namespace kehoach::cli
