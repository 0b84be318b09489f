// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/sandbox.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doubles.h"
#include "process/pool.h"
#include "process/sanitized.h"
#include "process/self_check.h"

namespace kehoach::process {
namespace {

TEST(ProtectionsTest, AreReadAsTheyWereWritten) {
  Protections protections;
  protections.all = {{"one", true, true, ""}, {"two", false, false, "the kernel has none"}};
  Protections again;
  ASSERT_TRUE(DecodeProtections(EncodeProtections(protections), again));
  EXPECT_EQ(again, protections);
}

TEST(ProtectionsTest, AnyBytesAreTaken) {
  Protections protections;
  protections.all = {{"one", true, true, "reason"}};
  const std::string good = EncodeProtections(protections);
  Protections again;
  for (std::size_t size = 1; size < good.size(); ++size) {
    EXPECT_FALSE(DecodeProtections(good.substr(0, size), again)) << size;
  }
  EXPECT_FALSE(DecodeProtections(std::string(100, '\xff'), again));
}

TEST(ProtectionsTest, AreCompleteWithAllThatAreEssential) {
  Protections protections;
  EXPECT_FALSE(protections.Complete());
  protections.all = {{"one", true, true, ""}, {"two", false, false, ""}};
  EXPECT_TRUE(protections.Complete());
  EXPECT_TRUE(protections.Active("one"));
  EXPECT_FALSE(protections.Active("two"));
  EXPECT_FALSE(protections.Active("three"));
  protections.all[0].active = false;
  EXPECT_FALSE(protections.Complete());
}

// What a worker that serves `serve` replies to one job.
std::string FromInside(Profile profile, Serve serve, std::vector<std::string> readable = {}) {
  PoolOptions options = SmallPool();
  options.profile = profile;
  options.serve = std::move(serve);
  options.readable = std::move(readable);
  Pool pool = Pool::Start(std::move(options));
  const Outcome outcome = std::move(RunAll(pool, {""})[0]);
  return outcome.end == End::kDone ? outcome.reply : "not done: " + outcome.detail;
}

std::string TryToOpen(const std::string& path, int flags) {
  const int fd = open(path.c_str(), flags, 0600);
  return fd < 0 ? "refused" : "opened";
}

class SandboxTest : public testing::Test {
 protected:
  void SetUp() override {
    if (kSanitized) GTEST_SKIP() << "the sandbox is off under sanitizers, and says so";
  }
};

TEST_F(SandboxTest, AllThatAHostileDocumentTriesIsRefused) {
  for (const Profile profile : {Profile::kCapture, Profile::kRender}) {
    Limits limits;
    limits.memory_bytes = 128 << 20;
    const SelfCheck check = CheckSandbox(profile, limits);
    for (const Attempt& attempt : check.attempts) {
      EXPECT_TRUE(attempt.held) << attempt.what << ": " << attempt.detail;
      EXPECT_NE(attempt.detail, "");
    }
    EXPECT_TRUE(check.AllHeld());
    EXPECT_GE(check.attempts.size(), 15u);
    // What may open files needs Landlock, which not every kernel has.
    EXPECT_EQ(check.protections.Complete(),
              profile == Profile::kCapture || check.protections.Active("landlock_files"));
  }
}

TEST_F(SandboxTest, SaysWhatIsActiveAndWhyTheRestIsNot) {
  const Pool pool = Pool::Start(SmallPool());
  EXPECT_TRUE(pool.protections().Complete());
  for (const char* name :
       {"no_new_privileges", "address_space_limit", "cpu_time_limit", "seccomp"}) {
    const Protection* found = pool.protections().Find(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_TRUE(found->active && found->essential) << name;
  }
  for (const Protection& protection : pool.protections().all) {
    EXPECT_TRUE(protection.active || !protection.reason.empty()) << protection.name;
  }
}

TEST_F(SandboxTest, EnvironmentKeepsNoSecrets) {
  setenv("KEHOACH_TEST_TOKEN", "very-secret", 1);
  setenv("LC_KEHOACH_TEST", "kept", 1);
  const std::string from_inside = FromInside(Profile::kCapture, [](Job&) {
    std::string out;
    for (char** at = environ; *at; ++at) out += std::string(*at) + "\n";
    return out;
  });
  EXPECT_EQ(from_inside.find("very-secret"), std::string::npos);
  EXPECT_NE(from_inside.find("LC_KEHOACH_TEST=kept"), std::string::npos);
  // Here it is as it was.
  EXPECT_STREQ(getenv("KEHOACH_TEST_TOKEN"), "very-secret");
  unsetenv("KEHOACH_TEST_TOKEN");
  unsetenv("LC_KEHOACH_TEST");
}

TEST_F(SandboxTest, NoDescriptorIsInherited) {
  const int fd = open("/etc/hostname", O_RDONLY);  // stands for the archive, not closed on exec
  const std::string from_inside = FromInside(Profile::kCapture, [](Job&) {
    std::string out;
    for (int i = 0; i < 2000; ++i) {
      if (fcntl(i, F_GETFD) >= 0) out += std::to_string(i) + " ";
    }
    return out;
  });
  // Twice nothing, standard error, the socket, the size of its own memory.
  EXPECT_EQ(from_inside, "0 1 2 3 4 ");
  close(fd);
}

TEST_F(SandboxTest, WorkersHaveNoTerminal) {
  Pool pool = Pool::Start(SmallPool());
  ASSERT_EQ(pool.WorkerIds().size(), 1u);
  EXPECT_NE(getsid(pool.WorkerIds()[0]), getsid(0));
  EXPECT_NE(getpgid(pool.WorkerIds()[0]), getpgid(0));
}

TEST_F(SandboxTest, RenderingReadsWhatItIsToldAndNothingElse) {
  if (!Pool::Start(SmallPool()).protections().Active("landlock_files")) {
    GTEST_SKIP() << "without Landlock no file can be opened at all";
  }
  std::string folder = testing::TempDir() + "kehoach-sandbox-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string inside = folder + "/inside";
  const std::string other = folder + ".other";
  std::ofstream(inside) << "data";
  std::ofstream(other) << "data";
  symlink(other.c_str(), (inside + ".link").c_str());
  const auto attempt = [&](const std::string& path, int flags) {
    return FromInside(Profile::kRender, [=](Job&) { return TryToOpen(path, flags); }, {folder});
  };
  EXPECT_EQ(attempt(inside, O_RDONLY), "opened");
  EXPECT_EQ(attempt(folder, O_RDONLY | O_DIRECTORY), "opened");
  EXPECT_EQ(attempt(inside, O_RDWR), "refused");
  EXPECT_EQ(attempt(inside, O_RDONLY | O_TRUNC), "refused");
  EXPECT_EQ(attempt(folder + "/new", O_WRONLY | O_CREAT), "refused");
  EXPECT_EQ(attempt(folder, O_TMPFILE | O_RDWR), "refused");
  EXPECT_EQ(attempt(other, O_RDONLY), "refused");
  EXPECT_EQ(attempt(inside + ".link", O_RDONLY), "refused");
  EXPECT_EQ(attempt(folder + "/../../etc/passwd", O_RDONLY), "refused");
  EXPECT_EQ(
      FromInside(Profile::kCapture, [=](Job&) { return TryToOpen(inside, O_RDONLY); }, {folder}),
      "refused");
  unlink((inside + ".link").c_str());
  unlink(inside.c_str());
  unlink(other.c_str());
  rmdir(folder.c_str());
}

TEST_F(SandboxTest, LimitsCannotBeRaisedFromInside) {
  const std::string from_inside = FromInside(Profile::kCapture, [](Job&) {
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0) return std::string("cannot be read");
    limit.rlim_cur = limit.rlim_max = RLIM_INFINITY;
    return std::string(setrlimit(RLIMIT_AS, &limit) == 0 ? "raised" : "refused");
  });
  EXPECT_EQ(from_inside, "refused");
}

// Stands for a kernel, or a container, that has neither of them. Not to be undone: for a child
// only.
void RefuseLandlockAndSeccomp() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(seccomp), 0);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(close_range), 0);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(pidfd_open), 0);
  if (seccomp_load(filter) != 0) _exit(1);
  seccomp_release(filter);
}

TEST_F(SandboxTest, SaysWhatTheKernelRefusesAndGoesOn) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    RefuseLandlockAndSeccomp();
    std::string said;
    Pool pool = Pool::Start(SmallPool());
    for (const char* name :
         {"seccomp", "landlock_files", "landlock_scope", "address_space_limit"}) {
      const Protection* found = pool.protections().Find(name);
      said += !found ? "missing" : found->active ? "active" : found->reason;
      said += "\n";
    }
    said += pool.protections().Complete() ? "complete\n" : "not complete\n";
    said += RunAll(pool, {"echo"})[0].reply + "\n";
    said += Name(RunAll(pool, {"new"})[0].end);
    if (write(ends[1], said.data(), said.size()) < 0) _exit(1);
    pool.Kill();
    _exit(0);
  }
  close(ends[1]);
  std::string said;
  char buffer[1000];
  for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;) {
    said.append(buffer, static_cast<std::size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(said,
            "Invalid argument\n"
            "this kernel has no Landlock (Function not implemented)\n"
            "this kernel has no Landlock (Function not implemented)\n"
            "active\n"
            "not complete\n"
            "input 0\n"
            "out of memory");
}

}  // namespace
}  // namespace kehoach::process
