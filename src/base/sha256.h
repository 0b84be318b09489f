// SPDX-License-Identifier: GPL-3.0-or-later
// The hash by which documents and rules are known.
#ifndef KEHOACH_BASE_SHA256_H_
#define KEHOACH_BASE_SHA256_H_

#include <memory>
#include <string>
#include <string_view>

namespace kehoach {

// SHA-256 (FIPS 180-4) in 64 lower-case hex digits. Pure, thread-safe.
std::string Sha256Hex(std::string_view bytes);

// The same over bytes that come in pieces. For one thread.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Add(std::string_view bytes);
  std::string Hex();  // of all that was added; ends it

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kehoach

#endif  // KEHOACH_BASE_SHA256_H_
