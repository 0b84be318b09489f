// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds every file of the folders on the command line to a fuzz target, whole and cut in half,
// so that a corpus holds as a plain test. Exit code 1 when there is nothing to feed.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void Feed(const std::string& bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  LLVMFuzzerTestOneInput(data, bytes.size());
  LLVMFuzzerTestOneInput(data, bytes.size() / 2);
}

}  // namespace

int main(int argc, char** argv) {
  int fed = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)),
                              std::istreambuf_iterator<char>());
      // Named first: an input that crashes is the last one printed.
      std::printf("%s\n", entry.path().c_str());
      std::fflush(stdout);
      Feed(bytes);
      ++fed;
    }
  }
  return fed > 0 ? 0 : 1;
}
