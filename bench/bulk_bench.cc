// SPDX-License-Identifier: GPL-3.0-or-later
// What importing many documents costs, and what grows with the archive:
//   bulk_bench KEHOACH RULES-FOLDER PDF-FOLDER [--text-every K] [--window N] [--jobs J]
//              [--without STEP,…] [--work FOLDER]
// One run over a folder of documents (generate_documents makes them), in this order:
//   text       `pdftotext -layout` of every K-th file (1), as many at a time as there are jobs
//   one        `kehoach import --jobs 1` into a new archive, all processes on one core
//   many       the same with --jobs J (as many as there are cores) into another new archive
//   again      the same call once more: nothing is new
//   reextract  `kehoach reextract` with --jobs 1 and with --jobs J
// --without leaves steps out. Prints ratios of this run; times are of all processes together.
// Archives are made in --work (a temporary folder) and removed.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "measure.h"
#include "watched_run.h"

namespace {

namespace fs = std::filesystem;
using kehoach::bench::Growth;
using kehoach::bench::Role;
using kehoach::bench::WatchedRun;

struct Order {
  std::string program, rules, folder, work;
  std::size_t text_every = 1;
  std::int64_t window = 0;  // documents; 0 = a twentieth, at most 1000
  unsigned jobs = 1;
  std::set<std::string> without;
};

std::vector<std::string> AllPdfs(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) throw std::runtime_error(folder + ": no PDF in it");
  return files;
}

// CPU seconds of pdftotext for the chosen files. A shell starts them, so that this process is not
// copied for each.
double TextSeconds(const std::vector<std::string>& files, const Order& order) {
  const fs::path list = fs::path(order.work) / "files.txt";
  {
    std::ofstream out(list);
    for (const std::string& file : files) out << file << '\n';
    if (!out.flush()) throw std::runtime_error(list.string() + ": cannot be written");
  }
  const WatchedRun run = kehoach::bench::Watch({"xargs", "-a", list.string(), "-d", "\\n", "-P",
                                                std::to_string(order.jobs), "-I{}", "pdftotext",
                                                "-layout", "{}", "/dev/null"});
  if (run.status != 0) throw std::runtime_error(fmt::format("pdftotext: status {}", run.status));
  return run.cpu;
}

struct Database {
  explicit Database(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
      throw std::runtime_error(path + ": cannot be opened");
    }
  }
  ~Database() { sqlite3_close(handle); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Rows of (text, number).
  std::vector<std::pair<std::string, double>> Rows(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK) {
      throw std::runtime_error(fmt::format("{}: {}", sql, sqlite3_errmsg(handle)));
    }
    std::vector<std::pair<std::string, double>> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const unsigned char* text = sqlite3_column_text(statement, 0);
      rows.emplace_back(text != nullptr ? reinterpret_cast<const char*>(text) : "",
                        sqlite3_column_double(statement, 1));
    }
    sqlite3_finalize(statement);
    return rows;
  }

  sqlite3* handle = nullptr;
};

// What a table or an index of the archive is for.
std::string PurposeOf(const std::string& name) {
  const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
  if (has("page_t")) return "pages: words, lines, places";
  if (has("search")) return "search index";
  if (has("recurrence")) return "recurrence";
  if (has("path_t") || has("document_t") || has("failure") || has("run_t")) return "files and runs";
  if (has("sqlite_schema") || has("sqlite_sequence")) return "schema";
  return "plans: rows, values, evidence";
}

void PrintSizes(const std::string& archive, double pages) {
  const Database database(archive + "/archive.db");
  std::map<std::string, double> purposes;
  double total = 0;
  for (const auto& [name, bytes] :
       database.Rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")) {
    purposes[PurposeOf(name)] += bytes;
    total += bytes;
  }
  double originals = 0;
  for (const auto& entry : fs::recursive_directory_iterator(archive + "/originals")) {
    if (entry.is_regular_file()) originals += static_cast<double>(entry.file_size());
  }
  fmt::print("\n{:<32} {:>10} {:>12} {:>8}\n", "room in the archive", "MB", "bytes/page", "share");
  const auto line = [&](const std::string& what, double bytes) {
    fmt::print("{:<32} {:>10.1f} {:>12.0f} {:>7.1f}%\n", what, bytes * 1e-6, bytes / pages,
               100 * bytes / (total + originals));
  };
  std::vector<std::pair<double, std::string>> sorted;
  for (const auto& [purpose, bytes] : purposes) sorted.emplace_back(bytes, purpose);
  std::sort(sorted.rbegin(), sorted.rend());
  for (const auto& [bytes, purpose] : sorted) line(purpose, bytes);
  line("archive.db, all of it", total);
  line("originals/", originals);
}

void PrintMemory(const WatchedRun& run) {
  fmt::print("\n{:<22} {:>12} {:>12}\n", "peak memory, MiB", "resident", "its share");
  static constexpr std::array<const char*, kehoach::bench::kRoles> kNames = {"parent", "zygote",
                                                                             "largest worker"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (run.rss[i] == 0) continue;
    fmt::print("{:<22} {:>12.1f} {:>12.1f}\n", kNames[i], run.rss[i], run.pss[i]);
  }
  fmt::print("{:<22} {:>12} {:>12.1f}\n", fmt::format("all, with {} workers", run.workers), "",
             run.pss_together);
  if (run.growth.empty()) return;
  fmt::print("parent while it grew:");
  const std::size_t steps = 8;
  for (std::size_t i = 1; i <= steps; ++i) {
    const Growth& at = run.growth[i * (run.growth.size() - 1) / steps];
    fmt::print(" {:.0f}@{}", at.parent_mib, at.documents);
  }
  fmt::print(" MiB@documents\n");
}

class Bench {
 public:
  explicit Bench(const Order& order) : order_(order), files_(AllPdfs(order.folder)) {}

  int Run() {
    const auto count = static_cast<std::int64_t>(files_.size());
    window_ = order_.window > 0 ? order_.window : std::clamp<std::int64_t>(count / 20, 1, 1000);
    Text();
    fs::remove_all(archive_);  // of a run that was stopped
    const std::optional<WatchedRun> one = Import("one", 1, true);
    if (one) fs::remove_all(archive_);
    const std::optional<WatchedRun> many = Import("many", order_.jobs, false);
    if (!many) return 0;
    if (one) {
      Ratio(
          fmt::format("import with {} jobs beside one job on one core: times as fast", order_.jobs),
          one->wall / many->wall);
    }
    pages_ = Number("SELECT '', count(*) FROM page_t");
    fmt::print("{} documents, {:.0f} pages: {:.0f} pages/s\n", count, pages_, pages_ / many->wall);
    Grown(*many);
    if (const std::optional<WatchedRun> again = Import("again", order_.jobs, false)) {
      Ratio("importing again beside the first time, wall", again->wall / many->wall);
      Ratio("importing again beside the first time, CPU", again->cpu / many->cpu);
    }
    PrintMemory(*many);
    PrintSizes(archive_, pages_);
    Reextract();
    fs::remove_all(archive_);
    return 0;
  }

 private:
  double Number(const char* sql) const {
    return Database(archive_ + "/archive.db").Rows(sql).at(0).second;
  }

  static void Ratio(const std::string& what, double value) {
    fmt::print("{:<62} {:>7.3f}\n", what, value);
  }

  void Line(const std::string& name, const WatchedRun& run) const {
    fmt::print("{:<24} wall {:>8.2f} s   CPU {:>8.2f} s   {:>6.2f} ms/document\n", name, run.wall,
               run.cpu, 1e3 * run.cpu / static_cast<double>(files_.size()));
    // Times of processes that nobody waited for are lost to the sum.
    if (run.seen_cpu > 1.02 * run.cpu + 0.1) {
      fmt::print("  beware: {:.2f} s of CPU time were seen while it ran\n", run.seen_cpu);
    }
  }

  void Text() {
    if (order_.without.contains("text")) return;
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < files_.size(); i += order_.text_every) chosen.push_back(files_[i]);
    const double seconds = TextSeconds(chosen, order_);
    text_ = seconds * static_cast<double>(files_.size()) / static_cast<double>(chosen.size());
    fmt::print("{:<24} {:>17}   CPU {:>8.2f} s   {:>6.2f} ms/document\n", "pdftotext -layout",
               fmt::format("{} files", chosen.size()), seconds,
               1e3 * seconds / static_cast<double>(chosen.size()));
  }

  std::optional<WatchedRun> Import(const std::string& step, unsigned jobs, bool one_core) {
    if (order_.without.contains(step)) return std::nullopt;
    WatchedRun run =
        kehoach::bench::Watch({order_.program, "import", order_.folder, "--quiet", "--rules",
                               order_.rules, "--archive", archive_, "--jobs", std::to_string(jobs)},
                              {archive_, one_core});
    if (run.status != 0) {
      throw std::runtime_error(fmt::format("import: ended with status {}", run.status));
    }
    Line(fmt::format("import, {}", step == "one"    ? "one core"
                                   : step == "many" ? fmt::format("{} jobs", jobs)
                                                    : "nothing new"),
         run);
    if (text_ > 0 && step != "again") {
      Ratio("  its CPU time beside pdftotext -layout", run.cpu / text_);
    }
    return run;
  }

  // The first documents are left out: in them the program starts.
  void Grown(const WatchedRun& run) const {
    const auto count = static_cast<std::int64_t>(files_.size());
    const std::int64_t skipped = std::min<std::int64_t>(200, count / 10);
    const auto first = kehoach::bench::Between(run.growth, skipped, skipped + window_);
    const std::int64_t end = run.growth.empty() ? 0 : run.growth.back().documents;
    const auto last = kehoach::bench::Between(run.growth, end - window_, end);
    if (!first || !last) return;
    const double number = static_cast<double>(window_);
    fmt::print("first {} documents: {:.2f} ms wall, {:.2f} ms CPU each; last: {:.2f}, {:.2f}\n",
               window_, 1e3 * first->wall / number, 1e3 * first->cpu / number,
               1e3 * last->wall / number, 1e3 * last->cpu / number);
    Ratio(fmt::format("time of the last {} documents beside the first, wall", window_),
          last->wall / first->wall);
    Ratio(fmt::format("time of the last {} documents beside the first, CPU", window_),
          last->cpu / first->cpu);
  }

  void Reextract() const {
    if (order_.without.contains("reextract")) return;
    // By default documents that are up to date are left out.
    std::vector<std::string> call = {order_.program, "reextract", "--quiet", "--rules",
                                     order_.rules,   "--archive", archive_,  "--all",
                                     "--jobs",       "1"};
    fmt::print("\n");
    const WatchedRun one = kehoach::bench::Watch(call);
    if (one.status != 0) {
      fmt::print("reextract --all: ended with status {}\n", one.status);
      return;
    }
    Line("reextract, 1 job", one);
    call.back() = std::to_string(order_.jobs);
    const WatchedRun many = kehoach::bench::Watch(call);
    Line(fmt::format("reextract, {} jobs", order_.jobs), many);
    Ratio(fmt::format("reextract with {} jobs: times as fast as with one", order_.jobs),
          one.wall / many.wall);
  }

  const Order& order_;
  std::vector<std::string> files_;
  std::string archive_ = order_.work + "/archive";
  std::int64_t window_ = 0;
  double text_ = 0, pages_ = 0;
};

bool Parse(int argc, char** argv, Order& order) {
  if (argc < 4) return false;
  order.program = argv[1];
  order.rules = argv[2];
  order.folder = argv[3];
  for (int i = 4; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const std::string value = argv[i + 1];
    if (option == "--text-every") {
      order.text_every = std::max(1, std::atoi(value.c_str()));
    } else if (option == "--window") {
      order.window = std::atoi(value.c_str());
    } else if (option == "--jobs") {
      order.jobs = static_cast<unsigned>(std::max(1, std::atoi(value.c_str())));
    } else if (option == "--work") {
      order.work = value;
    } else if (option == "--without") {
      std::istringstream steps(value);
      for (std::string step; std::getline(steps, step, ',');) order.without.insert(step);
    } else {
      return false;
    }
  }
  return argc % 2 == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Order order;
  order.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (!Parse(argc, argv, order)) {
    fmt::print(stderr,
               "usage: bulk_bench KEHOACH RULES-FOLDER PDF-FOLDER [--text-every K] [--window N] "
               "[--jobs J] [--without text,one,many,again,reextract] [--work FOLDER]\n");
    return 2;
  }
  try {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::optional<kehoach::bench::TemporaryFolder> temporary;
    if (order.work.empty()) {
      temporary.emplace();
      order.work = temporary->path();
    }
    return Bench(order).Run();
  } catch (const std::exception& e) {
    fmt::print(stderr, "bulk_bench: {}\n", e.what());
    return 1;
  }
}
