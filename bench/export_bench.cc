// SPDX-License-Identifier: GPL-3.0-or-later
// What exporting an archive costs:
//   export_bench KEHOACH ARCHIVE
// Runs `kehoach export` in every format into a temporary folder and prints CPU seconds, rows a
// second, size and peak memory. Rows: documents, objectives and tasks of the archive. An archive of
// a million tasks: generate_archive (bench/generate_archive.cc).
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "measure.h"

namespace {

namespace fs = std::filesystem;

// Lines of a file.
std::int64_t CountLines(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::array<char, 65536> buffer{};
  std::int64_t lines = 0;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    for (std::size_t i = 0; i < size; ++i) lines += buffer[i] == '\n' ? 1 : 0;
  }
  return lines;
}

std::uintmax_t SizeOf(const fs::path& path) {
  if (!fs::is_directory(path)) return fs::file_size(path);
  std::uintmax_t size = 0;
  for (const auto& entry : fs::directory_iterator(path)) size += entry.file_size();
  return size;
}

int Run(const std::string& program, const std::string& archive) {
  const kehoach::bench::TemporaryFolder folder;
  const auto run = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {program, "export", "--quiet", "--archive", archive});
    return kehoach::bench::RunProgram(options);
  };
  const std::string csv = folder.path() + "/csv";
  run({"--format", "csv", "--output", csv + "/"});
  std::int64_t rows = 0;
  for (const char* table : {"documents", "objectives", "tasks"}) {
    rows += CountLines(csv + "/" + table + ".csv") - 1;
  }
  fs::remove_all(csv);
  fmt::print("{} rows\n{:<8}{:>10}{:>12}{:>10}{:>12}\n", rows, "format", "CPU s", "rows/s", "MiB",
             "peak MiB");
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"csv", csv}, {"jsonl", "/a.jsonl"}, {"xlsx", "/a.xlsx"}, {"html", "/a.html"}};
  for (const auto& [format, name] : formats) {
    const std::string output = format == "csv" ? csv : folder.path() + name;
    const kehoach::bench::Usage used = run({"--format", format, "--output", output});
    fmt::print("{:<8}{:>10.2f}{:>12.0f}{:>10.1f}{:>12.1f}\n", format, used.seconds,
               static_cast<double>(rows) / used.seconds,
               static_cast<double>(SizeOf(output)) / (1 << 20), used.peak_mib);
    fs::remove_all(output);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: export_bench KEHOACH ARCHIVE\n");
    return 2;
  }
  try {
    return Run(argv[1], argv[2]);
  } catch (const std::exception& e) {
    fmt::print(stderr, "export_bench: {}\n", e.what());
    return 1;
  }
}
