// SPDX-License-Identifier: GPL-3.0-or-later
// Files that try to harm whoever reads them: they loop, explode, name files and hosts that are not
// theirs, or are broken. Each knows how a reader that withstands it may end. Made by code instead
// of kept as files: a gigabyte is a line here, and virus scanners leave the sources alone.
//
// The library is part of the program too: `kehoach selftest --hostile` uses it.
#ifndef KEHOACH_TESTS_HOSTILE_ATTACK_H_
#define KEHOACH_TESTS_HOSTILE_ATTACK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::hostile {

// What the files are to reach out for. Whoever runs the attacks watches both.
struct Bait {
  std::string file = "/etc/passwd";  // absolute path of a file outside the input folder
  std::string url = "http://127.0.0.1:9/";
};

// The verdict of a document that was read and stored; the others are names of error classes.
constexpr std::string_view kImported = "imported";

struct Attack {
  std::string name;                   // "forms-doubling": a file name without extension
  std::string about;                  // what it tries, in a few words
  std::vector<std::string> verdicts;  // how a reader may end that withstands it
  std::function<std::string()> make;  // the bytes of the file; at most some 16 MiB
  // Is stopped by nothing but a limit of time or memory, and costs as much as that allows.
  bool costly = false;
};

// All attacks, in a fixed order. The same seed and bait give the same bytes on one machine (what
// zlib makes of them may differ between its versions).
std::vector<Attack> Attacks(std::uint64_t seed, const Bait& bait);

// The parts of it, by what they attack.
void AddStructureAttacks(std::vector<Attack>& out);  // cross-references, objects, trees
void AddContentAttacks(std::vector<Attack>& out);    // what a page draws
void AddStreamAttacks(std::vector<Attack>& out);     // filters and images
void AddFontAttacks(std::vector<Attack>& out);
void AddColorAttacks(std::vector<Attack>& out);  // colour spaces, functions, patterns, shadings
void AddActionAttacks(const Bait& bait, std::vector<Attack>& out);  // scripts, links, references
void AddWrappingAttacks(std::uint64_t seed, std::vector<Attack>& out);  // prefixes, cuts, rubbish
void AddEncryptionAttacks(std::vector<Attack>& out);

// `bytes` with some of them changed, taken out, doubled or moved: the same for the same seed.
// A tenth of the changes hits what stands between words that mean something in PDF.
std::string Mutate(std::string_view bytes, std::uint64_t seed);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_ATTACK_H_
