// SPDX-License-Identifier: GPL-3.0-or-later
// Writes all hostile files into a folder, to try them on other programs:
//   hostile_files FOLDER [NAME-PREFIX]
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "attack.h"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("hostile_files FOLDER [NAME-PREFIX]\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path folder = argv[1];
    const std::string prefix = argc > 2 ? argv[2] : "";
    std::filesystem::create_directories(folder);
    for (const auto& attack : kehoach::hostile::Attacks(1, {})) {
      if (!attack.name.starts_with(prefix)) continue;
      std::ofstream(folder / (attack.name + ".pdf"), std::ios::binary) << attack.make();
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "hostile_files: %s\n", e.what());
    return 1;
  }
  return 0;
}
