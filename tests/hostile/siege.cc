// SPDX-License-Identifier: GPL-3.0-or-later
#include "siege.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "attack.h"
#include "child.h"
#include "good_document.h"
#include "lookout.h"
#include "path_tricks.h"

namespace kehoach::hostile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Documents that stand in the batch as neighbours have numbers from here on; attacks and what is
// mutated use lower ones, so that no two files are the same bytes.
constexpr int kFirstNeighbour = 1000, kFirstTrick = 100'000;
constexpr std::string_view kNeighbour = "good-";

struct Event {
  std::string outcome, kind, message;
  std::int64_t milliseconds = 0, peak_memory = 0;
  std::string Verdict() const { return kind.empty() ? outcome : kind; }
};

void Put(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

std::string FromHex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return out;
}

std::int64_t NumberOr0(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}

std::string TextOrNone(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// Terminals obey these; messages and tables must not pass them on.
std::string ControlCharacterIn(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c0 = c < 0x20 && c != '\n', del = c == 0x7F;
    const bool c1 = c == 0xC2 && i + 1 < text.size() &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0 &&
                    static_cast<unsigned char>(text[i + 1]) >= 0x80;
    // U+202A..202E and U+2066..2069 turn the writing direction.
    const std::string_view three = text.substr(i, 3);
    const bool bidi = (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") ||
                      (three >= "\xE2\x81\xA6" && three <= "\xE2\x81\xA9");
    if (c0 || del || c1 || bidi) {
      const std::size_t from = i < 40 ? 0 : i - 40;
      return fmt::format("byte {:#04x} behind {:?}", c, std::string(text.substr(from, i - from)));
    }
  }
  return {};
}

class Siege {
 public:
  explicit Siege(const SiegeOptions& options)
      : options_(options), input_(options.folder / "input"), outside_(options.folder / "outside") {
    for (const fs::path& folder :
         {input_, outside_, options.folder / "home", options.folder / "logs"}) {
      fs::create_directories(folder);
    }
    lookout_.emplace(outside_);
  }

  SiegeReport Run() {
    Say("making the files");
    MakeFiles();
    Say("importing the good ones alone");
    const std::optional<std::string> alone = ImportAlone();
    Say("importing all of them");
    const Snapshot before = Look(input_);
    ImportAll();
    Judge();
    CheckNeighbours(alone);
    CheckSurroundings(before);
    CheckArchive();
    CheckOutput();
    return std::move(report_);
  }

 private:
  void Say(const std::string& what) const {
    if (options_.say) options_.say(what);
  }
  void Hold(std::string about, std::string trouble, std::string figures = "") {
    const bool held = trouble.empty();
    report_.checks.push_back(
        {std::move(about), held, held ? std::move(figures) : std::move(trouble)});
  }

  ChildOutcome Call(std::vector<std::string> arguments, const std::string& archive,
                    const std::string& input = "") {
    arguments.insert(arguments.begin(), {"--archive", (options_.folder / archive).string()});
    ChildOptions child;
    child.folder = options_.folder / "home";
    child.out = options_.folder / "logs" / fmt::format("{:02}-out", calls_);
    child.err = options_.folder / "logs" / fmt::format("{:02}-err", calls_);
    ++calls_;
    child.input = input;
    child.patience = options_.patience;
    return RunChild(options_.program, arguments, child);
  }

  void AddNeighbour() {
    const int number = kFirstNeighbour + static_cast<int>(neighbours_.size());
    const fs::path path = input_ / fmt::format("{:05}-{}{}.pdf", order_++, kNeighbour, number);
    Put(path, GoodDocument(number));
    neighbours_.push_back(path.string());
  }

  void AddFile(Attack attack, const std::string& bytes) {
    const fs::path path = input_ / fmt::format("{:05}-{}.pdf", order_++, attack.name);
    Put(path, bytes);
    attack.make = nullptr;
    attackers_.emplace_back(path.string(), std::move(attack));
  }

  void MakeFiles() {
    AddNeighbour();
    if (options_.attacks) {
      for (Attack& attack : Attacks(options_.seed, lookout_->bait())) {
        if (!attack.name.starts_with(options_.only)) continue;
        if (attack.costly && !options_.costly) continue;
        const std::string bytes = attack.make();
        AddFile(std::move(attack), bytes);
        AddNeighbour();
      }
    }
    for (int i = 0; i < options_.mutations; ++i) {
      // Each original in turn, each time with another seed.
      const auto at = static_cast<std::size_t>(i);
      const std::string original =
          options_.originals.empty()
              ? GoodDocument(i % 50)
              : ReadWhole(options_.originals[at % options_.originals.size()]);
      AddFile({fmt::format("mutation-{:06}", i), "a damaged document", {}, nullptr},
              Mutate(original, options_.seed * 1'000'003 + static_cast<std::uint64_t>(i)));
      if (i % 10 == 9) AddNeighbour();
    }
    if (options_.paths) {
      fs::create_directories(input_ / "tricks");
      tricks_ = MakePathTricks(input_ / "tricks", kFirstTrick);
      fs::create_directories(options_.folder / "restless");
    }
    AddNeighbour();
  }

  // The export of the neighbours when nobody else is there.
  std::optional<std::string> ImportAlone() {
    std::string list;
    for (const std::string& path : neighbours_) list += path + "\n";
    const ChildOutcome imported = Call({"import", "--list-file", "-", "-q"}, "alone", list);
    Hold("good documents alone are imported",
         imported.code == 0 ? "" : fmt::format("exit code {}: {}", imported.code, imported.err));
    return NeighboursOf("alone");
  }

  std::string NeighboursOf(const std::string& archive) {
    const ChildOutcome exported = Call({"export", "--format", "jsonl"}, archive);
    std::string out;
    std::istringstream lines(exported.out);
    for (std::string line; std::getline(lines, line);) {
      const json document = json::parse(line, nullptr, false);
      if (document.is_discarded()) {
        Hold("what is exported is JSON", line.substr(0, 200));
        continue;
      }
      const std::string name = fs::path(TextOrNone(document["source"], "path")).filename().string();
      if (name.find(kNeighbour) != std::string::npos) out += line + "\n";
    }
    return out;
  }

  void ImportAll() {
    std::vector<std::string> arguments = {"import", input_.string(), "--events",
                                          (options_.folder / "events.jsonl").string()};
    std::unique_ptr<RestlessFiles> restless;
    if (options_.paths) {
      restless = std::make_unique<RestlessFiles>(options_.folder / "restless");
      arguments.push_back((options_.folder / "restless").string());
    }
    arguments.insert(arguments.end(), options_.arguments.begin(), options_.arguments.end());
    imported_ = Call(arguments, "archive");
    report_.seconds = imported_.seconds;
    report_.peak_memory = imported_.peak_memory;
    std::string trouble;
    if (!imported_.in_time) {
      trouble = fmt::format("it did not end in {} s", options_.patience.count());
    } else if (imported_.code != 0 && imported_.code != 1) {
      trouble = fmt::format("exit code {}: {}", imported_.code,
                            imported_.err.substr(imported_.err.size() -
                                                 std::min<std::size_t>(imported_.err.size(), 500)));
    }
    Hold("the import ends, and in order", trouble, fmt::format("{:.1f} s", imported_.seconds));
    Hold("no process is left behind",
         imported_.left_behind == 0 ? "" : fmt::format("{} were", imported_.left_behind));
    ReadEvents();
  }

  void ReadEvents() {
    std::istringstream lines(ReadWhole(options_.folder / "events.jsonl"));
    std::string trouble;
    for (std::string line; std::getline(lines, line);) {
      const json object = json::parse(line, nullptr, false);
      if (object.is_discarded() || !object.is_object()) {
        trouble = line.substr(0, 200);
        continue;
      }
      const std::string hex = TextOrNone(object, "path_hex");
      const std::string path = hex.empty() ? TextOrNone(object, "path") : FromHex(hex);
      if (path.empty()) continue;
      Event event{TextOrNone(object, "outcome"), TextOrNone(object, "class"),
                  TextOrNone(object, "reason"), NumberOr0(object, "processor_milliseconds"),
                  NumberOr0(object, "peak_memory")};
      if (!events_.emplace(path, std::move(event)).second) trouble = path + " ended twice";
    }
    Hold("each line of events is JSON, and no file ends twice", trouble);
  }

  AttackEnd EndOf(const std::string& path, std::string name, std::string about) const {
    AttackEnd end{std::move(name), std::move(about), "left out", {}, false, "", 0, 0};
    const auto event = events_.find(path);
    if (event == events_.end()) return end;
    end.verdict = event->second.Verdict();
    end.message = event->second.message;
    end.milliseconds = event->second.milliseconds;
    end.peak_memory = event->second.peak_memory;
    return end;
  }

  void Judge() {
    for (const auto& [path, attack] : attackers_) {
      AttackEnd end = EndOf(path, attack.name, attack.about);
      end.expected = attack.verdicts;
      const auto& expected = end.expected;
      end.held = expected.empty()
                     ? end.verdict != "left out" && end.verdict != "internal"
                     : std::find(expected.begin(), expected.end(), end.verdict) != expected.end();
      report_.attacks.push_back(std::move(end));
    }
    for (const PathTrick& trick : tricks_) {
      AttackEnd end = EndOf(trick.path.string(), "path", trick.about);
      if (trick.end == TrickEnd::kRead) end.expected = {std::string(kImported)};
      if (trick.end == TrickEnd::kLeftOut) end.expected = {"left out"};
      if (trick.end == TrickEnd::kFailed) end.expected = {trick.failure};
      end.held = trick.end == TrickEnd::kAny || end.expected.front() == end.verdict;
      report_.attacks.push_back(std::move(end));
    }
  }

  void CheckNeighbours(const std::optional<std::string>& alone) {
    int imported = 0;
    for (const std::string& path : neighbours_) {
      const auto event = events_.find(path);
      imported += event != events_.end() && event->second.outcome == kImported ? 1 : 0;
    }
    const int all = static_cast<int>(neighbours_.size());
    Hold("every good document among them is imported",
         imported == all ? "" : fmt::format("{} of {}", imported, all), fmt::format("{}", all));
    const std::string among = NeighboursOf("archive");
    Hold("their exported data are the same as without the others",
         among == alone ? "" : FirstDifference(*alone, among));
  }

  static std::string FirstDifference(const std::string& a, const std::string& b) {
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto place = static_cast<std::size_t>(at - a.begin());
    const std::size_t from = place < 60 ? 0 : place - 60;
    return fmt::format("from byte {} on: {:?} is now {:?}", place,
                       a.substr(std::min(from, a.size()), 120),
                       b.substr(std::min(from, b.size()), 120));
  }

  void CheckSurroundings(const Snapshot& before) {
    Hold("no file outside was opened", lookout_->FileTouched());
    Hold("no address was called", lookout_->AddressCalled());
    Hold("the files that were imported are as they were", Difference(before, Look(input_)));
    Hold("nothing was left in the folder it ran in, its home and the temporary folder",
         Difference({}, Look(options_.folder / "home")));
    std::string secret;
    for (const fs::directory_entry& entry : FilesOf("archive")) {
      if (ReadWhole(entry.path()).find(Lookout::kSecret) != std::string::npos) {
        secret = entry.path().string() + " holds what stands in a file outside";
      }
    }
    Hold("nothing of a file outside is in the archive", secret);
  }

  std::vector<fs::directory_entry> FilesOf(const std::string& archive) const {
    std::vector<fs::directory_entry> out;
    std::error_code error;  // no archive: other checks say so
    for (fs::recursive_directory_iterator it(options_.folder / archive, error), end;
         !error && it != end; it.increment(error)) {
      if (it->is_regular_file(error)) out.push_back(*it);
    }
    return out;
  }

  void CheckArchive() {
    const ChildOutcome verified = Call({"verify"}, "archive");
    Hold("the archive is sound", verified.code == 0 ? "" : verified.out + verified.err);
    std::uint64_t given = 0;
    for (const auto& [path, attack] : attackers_) given += fs::file_size(path);
    for (const std::string& path : neighbours_) given += fs::file_size(path);
    // Copies of the originals, and pages and search index that are no larger; a new archive has
    // some space of its own.
    constexpr std::uint64_t kOwn = 16 << 20;
    std::uint64_t taken = 0;
    for (const fs::directory_entry& file : FilesOf("archive")) taken += file.file_size();
    Hold("the archive takes no more room than the files in proportion",
         taken <= 2 * given + kOwn ? "" : fmt::format("{} MB for {} MB", taken >> 20, given >> 20),
         fmt::format("{} MB for {} MB", taken >> 20, given >> 20));
    const ChildOutcome failed = Call({"status", "--failed", "--json"}, "archive");
    const json list = json::parse(failed.out, nullptr, false);
    std::set<std::string> listed;
    if (list.is_array()) {
      for (const json& entry : list) listed.insert(TextOrNone(entry, "path"));
    }
    std::string missing;
    for (const auto& [path, attack] : attackers_) {
      const auto event = events_.find(path);
      if (event == events_.end() || event->second.kind.empty()) continue;
      if (!listed.contains(path)) missing = path + " is not in the list of failures";
    }
    Hold("what failed is listed with its reason",
         list.is_array() ? missing : "the list is no JSON");
  }

  void CheckOutput() {
    Hold("messages hold nothing that a terminal obeys", ControlCharacterIn(imported_.err));
    for (const char* command : {"list", "status"}) {
      const ChildOutcome shown = Call({command}, "archive");
      Hold(fmt::format("nor does what '{}' prints", command),
           shown.code == 0 ? ControlCharacterIn(shown.out + shown.err)
                           : fmt::format("exit code {}", shown.code));
    }
    const ChildOutcome failed = Call({"status", "--failed"}, "archive");
    Hold("nor does the list of failures", ControlCharacterIn(failed.out + failed.err));
  }

  const SiegeOptions& options_;
  const fs::path input_, outside_;
  std::optional<Lookout> lookout_;
  SiegeReport report_;
  std::vector<std::string> neighbours_;
  std::vector<std::pair<std::string, Attack>> attackers_;  // path and what it is
  std::vector<PathTrick> tricks_;
  std::map<std::string, Event> events_;
  ChildOutcome imported_;
  int order_ = 0, calls_ = 0;
};

}  // namespace

bool SiegeReport::Held() const {
  return std::all_of(attacks.begin(), attacks.end(), [](const AttackEnd& a) { return a.held; }) &&
         std::all_of(checks.begin(), checks.end(), [](const Check& c) { return c.held; });
}

SiegeReport Besiege(const SiegeOptions& options) { return Siege(options).Run(); }

}  // namespace kehoach::hostile
