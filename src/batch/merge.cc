// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/merge.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "batch/recurrence_index.h"

namespace kehoach::batch {
namespace {

using Clock = std::chrono::steady_clock;
using store::MergeVerdict;

// The sources as a JSON list. What is no plain ASCII stands as it is: paths are bytes.
std::string OptionsText(const std::vector<std::string>& sources) {
  std::string list;
  for (const std::string& source : sources) {
    list += list.empty() ? "\"" : ",\"";
    for (const char c : source) {
      if (c == '"' || c == '\\') {
        list += '\\';
        list += c;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        list += fmt::format("\\u{:04x}", static_cast<int>(c));
      } else {
        list += c;
      }
    }
    list += '"';
  }
  return fmt::format("{{\"archives\":[{}]}}", list);
}

void Count(const store::MergedDocument& document, MergeSummary& summary) {
  switch (document.verdict) {
    case MergeVerdict::kAdded:
      ++summary.added;
      break;
    case MergeVerdict::kReplaced:
      ++summary.replaced;
      break;
    case MergeVerdict::kKnown:
      ++summary.known;
      break;
    case MergeVerdict::kFailure:
      ++summary.failures;
      break;
    case MergeVerdict::kDamaged:
      ++summary.damaged;
      break;
  }
  summary.pages += document.pages;
}

class Merger {
 public:
  Merger(store::Archive& target, const MergeOptions& options, const MergeProgress& progress,
         const std::vector<std::string>& sources)
      : target_(target), options_(options), progress_(progress) {
    run_.kind = store::RunKind::kMerge;
    run_.versions = options.versions;
    run_.options = OptionsText(sources);
    run_.id = target_.StartRun(run_);
  }

  // False when it was stopped.
  bool Take(const std::string& name, const store::Archive& source, const std::atomic<bool>& stop) {
    store::ArchiveMerge merge(target_, source);
    for (const std::int64_t document : merge.Documents()) {
      if (stop) {
        summary_.stopped = true;
        return false;
      }
      Open();
      store::MergedDocument merged = merge.Take(document);
      Count(merged, summary_);
      if (progress_.on_document) {
        if (merged.error) merged.error->source = fmt::format("{}: document {}", name, document);
        progress_.on_document({name, std::move(merged.sha256), merged.verdict, merged.pages,
                               std::move(merged.error)});
      }
      if (++in_group_ >= options_.group_documents ||
          Clock::now() - group_began_ >= options_.group_time) {
        Close();
      }
    }
    Open();
    merge.TakeRest();
    Close();
    return true;
  }

  MergeSummary Finish() {
    run_.state = summary_.stopped ? store::RunState::kStopped : store::RunState::kDone;
    Open();
    Close();
    return summary_;
  }

  void Fail(const std::string& why) noexcept {
    try {
      target_.Rollback();
      run_.state = store::RunState::kFailed;
      run_.message = why;
      Describe();
      target_.UpdateRun(run_.id, run_);
    } catch (const std::exception&) {
      // The archive cannot take even that (a full disk): it shows as interrupted.
    }
  }

 private:
  void Open() {
    if (open_) return;
    target_.Begin();
    open_ = true;
    in_group_ = 0;
    group_began_ = Clock::now();
  }
  void Close() {
    if (!open_) return;
    UpdateRecurrence(target_);
    Describe();
    target_.UpdateRun(run_.id, run_);
    open_ = false;
    target_.Commit();
  }
  void Describe() {
    run_.documents = summary_.Documents();
    run_.pages = summary_.pages;
    run_.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    run_.outcomes = {{"added", summary_.added},
                     {"replaced", summary_.replaced},
                     {"known", summary_.known},
                     {"failed", summary_.failures},
                     {"damaged", summary_.damaged}};
    std::erase_if(run_.outcomes, [](const auto& outcome) { return outcome.second == 0; });
  }

  store::Archive& target_;
  const MergeOptions& options_;
  const MergeProgress& progress_;
  store::RunRecord run_;
  MergeSummary summary_;
  bool open_ = false;
  int in_group_ = 0;
  Clock::time_point began_ = Clock::now(), group_began_;
};

}  // namespace

bool IsSameArchive(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error);
}

MergeSummary Merge(const std::vector<std::string>& sources, store::Archive& target,
                   const MergeOptions& options, const MergeProgress& progress,
                   const std::atomic<bool>& stop) {
  std::int64_t documents = 0;
  for (const std::string& source : sources) {
    store::Archive archive = store::Archive::Open(source, store::Mode::kRead);
    archive.StopWhen(stop);  // not for good: a document is taken whole
    store::ArchiveMerge::CheckDatabase(archive);
    documents += archive.CountDocuments();
  }
  if (progress.on_checked) progress.on_checked(documents);
  Merger merger(target, options, progress, sources);
  try {
    for (const std::string& source : sources) {
      if (!merger.Take(source, store::Archive::Open(source, store::Mode::kRead), stop)) break;
    }
    return merger.Finish();
  } catch (const std::exception& error) {
    merger.Fail(error.what());
    throw;
  }
}

}  // namespace kehoach::batch
