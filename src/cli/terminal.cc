// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

// Guards standard error and what follows.
std::mutex& TerminalMutex() {
  static std::mutex mutex;
  return mutex;
}
std::string bar_shown;  // the last line of the terminal; empty = none

constexpr const char* kEraseLine = "\r\x1b[K";  // ECMA-48: to the end of the line

// In one piece and past stdio, so that lines of several processes do not mix. What cannot be
// written is lost: there is nowhere left to say so.
void WriteError(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void ShowBar(std::string line) {
  const std::lock_guard lock(TerminalMutex());
  if (line == bar_shown) return;
  bar_shown = std::move(line);
  WriteError(kEraseLine + bar_shown);
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
  const std::string line = fmt::format("kehoach: {}\n", Printable(text));
  const std::lock_guard lock(TerminalMutex());
  WriteError(bar_shown.empty() ? line : kEraseLine + line + bar_shown);
}

std::string Describe(const Error& error) {
  std::string out = error.source;
  if (error.page > 0) out += fmt::format("{}page {}", out.empty() ? "" : ", ", error.page);
  if (!out.empty()) out += ": ";
  return out + fmt::format("{} ({})", error.message, ErrorName(error.code));
}

// The meter, and the thread that shows it.
class Progress::Ticker {
 public:
  explicit Ticker(ProgressOptions options)
      : options_(std::move(options)),
        bar_(options_.total > 1 && MessagesAreWatched()),
        meter_(options_.total, Clock::now()),
        last_line_(Clock::now()) {
    if (bar_) Show();
  }
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;
  ~Ticker() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    end_.notify_one();
    if (thread_.joinable()) thread_.join();
    if (bar_) ShowBar({});
  }

  void Add(const ProgressStep& step) {
    const std::lock_guard lock(mutex_);
    meter_.Add(Clock::now(), step);
    if (!started_) Start();
  }
  void SetWaiting(std::size_t pages) {
    const std::lock_guard lock(mutex_);
    waiting_pages_ = pages;
    if (pages > 0 && !started_) Start();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void Start() {
    started_ = true;
    if (!bar_ && options_.items.empty() && options_.when_stopping.empty()) return;
    // Signals are for the thread that works: it may be waiting, and ends that wait for them.
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
      thread_ = std::thread([this] { Tick(); });
    } catch (const std::system_error&) {
      // No more threads: then the run goes on without showing how far it is.
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  void Tick() {
    // Four times a second: as often as figures can be read.
    constexpr std::chrono::milliseconds kPause{250};
    std::unique_lock lock(mutex_);
    while (!end_.wait_for(lock, kPause, [this] { return ended_; })) {
      if (StopIsWanted() && !options_.when_stopping.empty()) {
        Message(options_.when_stopping);
        options_.when_stopping.clear();
      }
      if (bar_) Show();
      constexpr std::chrono::seconds kLine{60};
      if (!bar_ && !options_.items.empty() && Clock::now() - last_line_ >= kLine) {
        last_line_ += kLine;
        Message(PlainLine(Figures(kLine), options_.items));
      }
    }
  }

  ProgressFigures Figures(std::chrono::seconds recent) {
    ProgressFigures figures = meter_.Figures(Clock::now(), recent);
    figures.waiting_pages = waiting_pages_;
    return figures;
  }

  void Show() {
    constexpr std::chrono::seconds kRecent{10};
    ShowBar(BarLine(Figures(kRecent), TerminalColumns(STDERR_FILENO) - 1));
  }

  ProgressOptions options_;
  const bool bar_;
  std::mutex mutex_;  // guards what follows
  ProgressMeter meter_;
  std::size_t waiting_pages_ = 0;
  Clock::time_point last_line_;
  bool started_ = false, ended_ = false;
  std::condition_variable end_;
  std::thread thread_;
};

Progress::Progress(ProgressOptions options) {
  if (!options.quiet) ticker_ = std::make_unique<Ticker>(std::move(options));
}

Progress::~Progress() = default;

void Progress::Advance(const ProgressStep& step) {
  if (ticker_) ticker_->Add(step);
}

void Progress::SetWaiting(std::size_t pages) {
  if (ticker_) ticker_->SetWaiting(pages);
}

}  // namespace kehoach::cli
