// SPDX-License-Identifier: GPL-3.0-or-later
// A file that a command writes: whole under its name, or not there at all. What is on its way is
// written beside it under a hidden name and renamed at the end.
#ifndef KEHOACH_CLI_OUTPUT_FILE_H_
#define KEHOACH_CLI_OUTPUT_FILE_H_

#include <string>
#include <string_view>

#include <signal.h>

namespace kehoach::cli {

// Not thread-safe; at most 16 at a time. Throws Stop: kUsage when the file cannot be made there,
// kSomeFailed when it cannot be written.
class OutputFile {
 public:
  // A symbolic link is followed. What is no regular file (a pipe, /dev/stdout) is written directly.
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();  // without Commit(): nothing stays

  void Write(std::string_view data);
  // Writes what is left and syncs: what can fail for want of room has failed then.
  void Finish();
  // Finishes and renames. The file that stood there before is replaced.
  void Commit();

  const std::string& path() const { return path_; }
  // For a library that writes by itself, instead of Write(): the hidden name; empty where the file
  // is written directly.
  const std::string& hidden_path() const { return hidden_; }

 private:
  void WriteOut(std::string_view data);

  std::string path_;    // as named
  std::string target_;  // links followed
  std::string hidden_;
  std::string buffer_;
  int fd_ = -1;
  int slot_ = -1;
};

// A folder to write files into, made when it is not there, and removed again at the end unless
// Keep() was called. Throws Stop (kUsage).
class OutputFolder {
 public:
  explicit OutputFolder(std::string path);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();
  void Keep() { made_ = false; }
  std::string File(const std::string& name) const;

 private:
  std::string path_;
  bool made_ = false;
  int slot_ = -1;
};

// While it lives, SIGINT and SIGTERM wait: for a few steps that belong together.
class SignalsWait {
 public:
  SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
  ~SignalsWait();

 private:
  sigset_t former_;
};

// From now on SIGINT and SIGTERM end the program at once with exit code 130, after removing every
// hidden file and new folder of the classes above.
void StopAtOnceOnSignal();

// Whether a path names a folder that is there, or ends as one.
bool NamesFolder(const std::string& path);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_OUTPUT_FILE_H_
