// SPDX-License-Identifier: GPL-3.0-or-later
// Encryption whose parameters are absurd.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "attack.h"
#include "file_parts.h"
#include "good_document.h"

namespace kehoach::hostile {
namespace {

std::string Encrypted(const std::string& entries) {
  return Update(GoodDocument(7), {{100, "<< " + entries + " >>"}},
                "/Encrypt 100 0 R /ID [(0123456789abcdef) (0123456789abcdef)]");
}

std::string Password(const std::string& key, std::size_t bytes) {
  return "/" + key + " (" + std::string(bytes, 'k') + ") ";
}

std::string Passwords(std::size_t bytes) { return Password("O", bytes) + Password("U", bytes); }

}  // namespace

void AddEncryptionAttacks(std::vector<Attack>& out) {
  const auto add = [&](const char* name, const char* about, std::function<std::string()> make) {
    out.push_back({name,
                   about,
                   {"encrypted", "damaged", "imported", "no_text", "no_pages"},
                   std::move(make)});
  };
  add("encryption-key-long", "a key of 10^9 bits", [] {
    return Encrypted("/Filter /Standard /V 2 /R 3 /Length 1000000000 /P -4 " + Passwords(32));
  });
  add("encryption-key-negative", "a key of -8 bits",
      [] { return Encrypted("/Filter /Standard /V 2 /R 3 /Length -8 /P -4 " + Passwords(32)); });
  add("encryption-version", "a version and revision of 2^31-1", [] {
    return Encrypted("/Filter /Standard /V 2147483647 /R 2147483647 /Length 128 /P -4 " +
                     Passwords(32));
  });
  add("encryption-passwords-long", "password entries of 4 MB", [] {
    return Encrypted(
        "/Filter /Standard /V 5 /R 6 /Length 256 /P -4 " + Passwords(4'000'000) +
        Password("OE", 32) + Password("UE", 32) + Password("Perms", 16) +
        "/CF << /StdCF << /CFM /AESV3 /Length 1000000000 >> >> /StmF /StdCF /StrF /StdCF");
  });
  add("encryption-passwords-short", "password entries of no bytes", [] {
    return Encrypted("/Filter /Standard /V 5 /R 6 /Length 256 /P -4 " + Passwords(0) +
                     Password("OE", 0) + Password("UE", 0) + Password("Perms", 0) +
                     "/CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF");
  });
  add("encryption-hardened", "the slow hash of revision 6, over and over", [] {
    return Encrypted("/Filter /Standard /V 5 /R 6 /Length 256 /P -4 " + Passwords(48) +
                     Password("OE", 32) + Password("UE", 32) + Password("Perms", 16) +
                     "/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF");
  });
  add("encryption-of-itself", "an encryption dictionary whose filters are itself", [] {
    return Encrypted(
        "/Filter /Standard /V 4 /R 4 /Length 100 0 R /P 100 0 R /CF 100 0 R /StmF /CF /StrF "
        "/CF /EFF /CF " +
        Passwords(32));
  });
  add("encryption-public-key", "certificates of nobody", [] {
    return Encrypted("/Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [(" +
                     std::string(100'000, '0') + ")]");
  });
  add("encryption-by-file-name", "a handler named as a file elsewhere", [] {
    return Encrypted("/Filter /..#2F..#2F..#2Fetc#2Fpasswd /V 1 /R 2 /P 0 " + Passwords(32));
  });
  add("encryption-empty", "an encryption dictionary without entries", [] { return Encrypted(""); });
}

}  // namespace kehoach::hostile
