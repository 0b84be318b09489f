// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reader_pool.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batch/document.h"
#include "batch/document_codec.h"
#include "batch/file.h"
#include "store/store.h"
#include "support/pdf_builder.h"
#include "support/project_rules.h"

namespace kehoach::batch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSpaceIsReserved = true;
#else
constexpr bool kAddressSpaceIsReserved = false;
#endif

std::vector<std::string> CorpusFiles() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(std::string(KEHOACH_SOURCE_DIR) + "/corpus")) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// What a worker answers, but in this process.
std::string ReadHere(const std::string& path) {
  const Result<FileContent> file = ReadFile(path);
  Result<DocumentReading> read = ReadPdf(file->bytes, {}, ProjectRules());
  if (!read) return EncodeReading(read.error());
  StoredReading out;
  out.text = store::TextSourceOf(read->pages);
  out.pages = store::PackPages(read->pages);
  out.plan = read->plan;
  out.producer = read->producer;
  out.warnings = read->warnings;
  return EncodeReading(out);
}

std::vector<ReaderOutcome> WaitForAll(ReaderPool& readers) {
  std::vector<ReaderOutcome> all;
  while (readers.InFlight() > 0) {
    for (ReaderOutcome& outcome : readers.Wait(1000ms)) all.push_back(std::move(outcome));
  }
  return all;
}

ReaderOutcome ReadOne(const std::string& bytes, const ReadLimits& limits) {
  ReaderPool readers(ProjectRules(), {1, limits, false});
  readers.SubmitPdf(7, process::SharedBytes::Copy(bytes));
  std::vector<ReaderOutcome> all = WaitForAll(readers);
  EXPECT_EQ(all.size(), 1u);
  return std::move(all.at(0));
}

// A page that paints a rectangle so often that reading it takes some seconds.
std::string SlowPdf() {
  std::string content;
  for (int i = 0; i < 40000; ++i) content += fmt::format("{} 10 300 200 re f\n", i % 500);
  std::string forms;
  testing::PdfBuilder builder;
  for (int page = 0; page < 100; ++page) builder.AddPage(content, "");
  return builder.Build();
}

TEST(ReaderPoolTest, AWorkerGivesWhatIsReadHere) {
  const std::vector<std::string> files = CorpusFiles();
  ASSERT_GE(files.size(), 16u);
  ReaderPool readers(ProjectRules(), {2, {}, false});
  for (std::size_t i = 0; i < files.size(); ++i) {
    readers.SubmitPdf(i, ReadShared(files[i])->bytes.Duplicate());
  }
  int read = 0;
  for (const ReaderOutcome& outcome : WaitForAll(readers)) {
    const std::string& file = files.at(outcome.id);
    ASSERT_FALSE(outcome.error.has_value()) << file << ": " << outcome.error->message;
    EXPECT_TRUE(outcome.reply == ReadHere(file)) << file;
    const Result<StoredReading> reading = DecodeReading(outcome.reply, file);
    ASSERT_TRUE(reading.ok()) << file << ": " << reading.error().message;
    EXPECT_EQ(outcome.attempts, 1);
    EXPECT_EQ(outcome.input.size(), fs::file_size(file));

    // And the plan that stored pages give is that of the file.
    std::vector<std::string> blobs;
    for (const store::PackedPage& page : reading->pages) blobs.push_back(page.blob);
    readers.SubmitPages(outcome.id, process::SharedBytes::Copy(EncodeBlobs(blobs)));
    for (const ReaderOutcome& again : WaitForAll(readers)) {
      const Result<Plan> plan = DecodePlan(again.reply);
      EXPECT_TRUE(plan.ok() && *plan == reading->plan) << file;
    }
    ++read;
  }
  EXPECT_EQ(static_cast<std::size_t>(read), files.size());
}

TEST(ReaderPoolTest, ADocumentsOwnErrorIsItsReply) {
  const ReaderOutcome outcome = ReadOne("no PDF", {});
  ASSERT_FALSE(outcome.error.has_value()) << outcome.error->message;
  const Result<StoredReading> reading = DecodeReading(outcome.reply, "a.pdf");
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kNotPdf);
  EXPECT_EQ(reading.error().source, "a.pdf");
}

TEST(ReaderPoolTest, APageBeyondItsTimeNamesPageAndOption) {
  ReadLimits limits;
  limits.page_time = 1ms;
  const ReaderOutcome outcome = ReadOne(SlowPdf(), limits);
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_EQ(outcome.error->code, ErrorCode::kOutOfTime);
  EXPECT_THAT(outcome.error->message, ::testing::StartsWith("page "));
  EXPECT_THAT(outcome.error->message, HasSubstr("the limit is --page-time"));
  EXPECT_EQ(outcome.attempts, 2);
}

TEST(ReaderPoolTest, ADocumentBeyondItsTimeNamesItsOption) {
  ReadLimits limits;
  limits.document_time = 20ms;
  const ReaderOutcome outcome = ReadOne(SlowPdf(), limits);
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_EQ(outcome.error->code, ErrorCode::kOutOfTime);
  EXPECT_THAT(outcome.error->message, ::testing::StartsWith("took more than 0.02 s"));
  EXPECT_THAT(outcome.error->message, HasSubstr("the limit is --document-time"));
}

TEST(ReaderPoolTest, ADocumentBeyondItsMemoryNamesItsOption) {
  if (kAddressSpaceIsReserved) GTEST_SKIP() << "AddressSanitizer reserves the address space";
  ReadLimits limits;
  limits.memory_bytes = 1 << 20;
  const ReaderOutcome outcome = ReadOne(SlowPdf(), limits);
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_EQ(outcome.error->code, ErrorCode::kOutOfMemory);
  EXPECT_THAT(outcome.error->message, HasSubstr("the limit is --memory"));
  EXPECT_EQ(outcome.attempts, 2);
}

TEST(ReaderPoolTest, DamagedStoredPagesAreAnErrorOfTheArchive) {
  ReaderPool readers(ProjectRules(), {1, {}, false});
  readers.SubmitPages(1, process::SharedBytes::Copy(EncodeBlobs({"no page"})));
  const std::vector<ReaderOutcome> all = WaitForAll(readers);
  ASSERT_EQ(all.size(), 1u);
  const Result<Plan> plan = DecodePlan(all[0].reply);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().code, ErrorCode::kBadArchive);
}

}  // namespace
}  // namespace kehoach::batch
