// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/events_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

class EventsFileTest : public ::testing::Test {
 protected:
  EventsFileTest() {
    std::string pattern = (fs::temp_directory_path() / "kehoach-events-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~EventsFileTest() override { fs::remove_all(folder_); }
  std::string Path(const std::string& name) const { return folder_ / name; }
  std::string Read(const std::string& name) const {
    std::ifstream in(Path(name), std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  void Put(const std::string& name, const std::string& content) const {
    std::ofstream(Path(name), std::ios::binary) << content;
  }
  fs::path folder_;
};

TEST_F(EventsFileTest, AppendsOneLineAnEventWhileTheRunGoesOn) {
  {
    EventsFile events(Path("e"));
    events.Add({{"path", "a"}, {"pages", std::int64_t{3}}});
    EXPECT_EQ(Read("e"), "{\"path\":\"a\",\"pages\":3}\n");
    events.Add({{"path", "x\ny"}});
  }
  EventsFile again(Path("e"));
  again.Add({{"path", "c"}});
  EXPECT_EQ(Read("e"), "{\"path\":\"a\",\"pages\":3}\n{\"path\":\"x\\ny\"}\n{\"path\":\"c\"}\n");
}

TEST_F(EventsFileTest, ALineThatACrashCutShortStaysByItself) {
  Put("e", "{\"a\":1}\n{\"b\":");
  EventsFile events(Path("e"));
  events.Add({{"c", true}});
  EXPECT_EQ(Read("e"), "{\"a\":1}\n{\"b\":\n{\"c\":true}\n");
}

TEST_F(EventsFileTest, ADocumentNamedByMistakeStaysAsItIs) {
  Put("plan.pdf", "%PDF-1.4\n");
  EXPECT_THROW(EventsFile(Path("plan.pdf")), Stop);
  EXPECT_EQ(Read("plan.pdf"), "%PDF-1.4\n");
  EXPECT_THROW(EventsFile(Path("none/e")), Stop);
  EXPECT_THROW(EventsFile{folder_.string()}, Stop);
}

TEST_F(EventsFileTest, WhatCannotBeWrittenIsTakenBackAndTheRestDropped) {
  EventsFile events(Path("e"));
  // Long enough that the message, which goes into a file here, keeps under the limit.
  events.Add({{"path", std::string(4000, 'a')}});
  const std::string before = Read("e");
  // As a full disk does it: the write that crosses the limit is short, the next one fails.
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  const rlimit small{static_cast<rlim_t>(before.size() + 5), limit.rlim_max};
  auto* const handler = ::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  testing::internal::CaptureStderr();
  events.Add({{"path", "b"}});
  events.Add({{"path", "c"}});
  const std::string said = testing::internal::GetCapturedStderr();
  ::setrlimit(RLIMIT_FSIZE, &limit);
  ::signal(SIGXFSZ, handler);
  EXPECT_TRUE(events.broken());
  EXPECT_EQ(Read("e"), before);
  EXPECT_NE(said.find("the import goes on without them"), std::string::npos) << said;
  EXPECT_EQ(said.find('\n'), said.size() - 1) << said;
}

TEST(AddPathTest, BytesThatAreNoUtf8AreGivenAsDigits) {
  const auto text = [](std::string_view path) {
    exporter::Record event;
    AddPath(path, event);
    return exporter::RecordToLine(event);
  };
  EXPECT_EQ(text("/kế hoạch.pdf"), "{\"path\":\"/kế hoạch.pdf\"}\n");
  EXPECT_EQ(text("/\xEF\xBF\xBD.pdf"), "{\"path\":\"/\xEF\xBF\xBD.pdf\"}\n");
  EXPECT_EQ(text("/k\xE9.pdf"),
            "{\"path\":\"/k\xEF\xBF\xBD.pdf\",\"path_hex\":\"2f6be92e706466\"}\n");
  EXPECT_EQ(text("\xFF"), "{\"path\":\"\xEF\xBF\xBD\",\"path_hex\":\"ff\"}\n");
}

}  // namespace
}  // namespace kehoach::cli
