// SPDX-License-Identifier: GPL-3.0-or-later
// What watches the program under attack sees what it should: a siege that nothing could break
// would prove nothing.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "child.h"
#include "lookout.h"
#include "path_tricks.h"

namespace kehoach::hostile {
namespace {

namespace fs = std::filesystem;

class WatchingTest : public ::testing::Test {
 protected:
  WatchingTest() {
    std::string pattern = (fs::temp_directory_path() / "kehoach-watching-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    fs::create_directories(folder_ / "home");
  }
  ~WatchingTest() override { RemoveTree(folder_); }

  ChildOutcome Shell(const std::string& script, int patience) const {
    ChildOptions options;
    options.folder = folder_ / "home";
    options.out = folder_ / "out";
    options.err = folder_ / "err";
    options.patience = std::chrono::seconds(patience);
    return RunChild("/bin/sh", {"-c", script}, options);
  }

  fs::path folder_;
};

TEST_F(WatchingTest, SeesAFileThatIsOpened) {
  Lookout lookout(folder_);
  EXPECT_EQ(lookout.FileTouched(), "");
  EXPECT_EQ(Shell("cat '" + lookout.bait().file + "'", 30).out,
            std::string(Lookout::kSecret) + "\n");
  EXPECT_NE(lookout.FileTouched(), "");
}

TEST_F(WatchingTest, SeesAnAddressThatIsCalled) {
  Lookout lookout(folder_);
  EXPECT_EQ(lookout.AddressCalled(), "");
  const std::string& url = lookout.bait().url;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
  const int caller = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_EQ(::connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_NE(lookout.AddressCalled(), "");
  ::close(caller);
}

TEST_F(WatchingTest, SeesFilesThatAreNewGoneOrChanged) {
  std::ofstream(folder_ / "home/a") << "a";
  std::ofstream(folder_ / "home/b") << "b";
  const Snapshot before = Look(folder_ / "home");
  EXPECT_EQ(Difference(before, Look(folder_ / "home")), "");
  fs::remove(folder_ / "home/a");
  std::ofstream(folder_ / "home/b") << "longer";
  std::ofstream(folder_ / "home/c") << "c";
  const std::string difference = Difference(before, Look(folder_ / "home"));
  for (const char* part : {"home/a is gone", "home/b has changed", "home/c is new"}) {
    EXPECT_NE(difference.find(part), std::string::npos) << difference;
  }
}

TEST_F(WatchingTest, SeesWhatAProgramLeavesBehindAndHowItEnds) {
  const ChildOutcome well = Shell("echo out; echo err >&2; exit 3", 30);
  EXPECT_EQ(well.code, 3);
  EXPECT_EQ(well.out, "out\n");
  EXPECT_EQ(well.err, "err\n");
  EXPECT_EQ(well.left_behind, 0);
  EXPECT_GT(well.peak_memory, 0);
  EXPECT_EQ(Shell("sleep 1000 & exit 0", 30).left_behind, 1);
  EXPECT_EQ(Shell("kill -SEGV $$", 30).code, 128 + 11);
  const ChildOutcome endless = Shell("while :; do :; done", 1);
  EXPECT_FALSE(endless.in_time);
  EXPECT_EQ(endless.code, 128 + 9);
}

}  // namespace
}  // namespace kehoach::hostile
