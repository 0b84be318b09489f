// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as values. A bad file, page or rule is an Error that the caller must look at;
// the batch goes on. What ends the whole run (no archive, disk full) is an exception.
#ifndef KEHOACH_RESULT_H_
#define KEHOACH_RESULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace kehoach {

// Why a document, page or rule could not be used. Stored in the archive: do not change the values.
enum class ErrorCode : std::uint8_t {
  kEmpty = 1,        // no bytes
  kNotPdf = 2,       // no PDF header or structure
  kDamaged = 3,      // a PDF that cannot be read
  kEncrypted = 4,    // needs a password that we do not have
  kTooLarge = 5,     // over a stated limit
  kNoPages = 6,      // a PDF without a page
  kNoText = 7,       // no page has text that can be used
  kUnreadable = 8,   // the file cannot be opened or read
  kBadRules = 9,     // a rules file is wrong
  kBadArchive = 10,  // stored data does not decode
  kInternal = 11,    // our fault
  kOutOfMemory = 12,
  kOutOfTime = 13,  // took more time than a stated limit
  kCrashed = 14,    // the process that read it ended
};

// Short lower-case name of a code, as printed in JSON and stored in views: "not_pdf".
const char* ErrorName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string source;   // file the error is about, as the user named it; may be empty
  int page = 0;         // 1-based; 0 = the document as a whole
  std::string message;  // one sentence: what is wrong and what to do; without the source

  friend bool operator==(const Error&, const Error&) = default;
};

// A value or the Error that took its place.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: conversion is the point
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: conversion is the point

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok()
  T& value() & { return std::get<T>(state_); }
  const T& value() const& { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !ok()
  const Error& error() const { return std::get<Error>(state_); }
  Error& error() { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace kehoach

#endif  // KEHOACH_RESULT_H_
