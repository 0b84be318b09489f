// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/sandbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "process/frame.h"
#include "process/sanitized.h"
#include "process/unique_fd.h"

namespace kehoach::process {
namespace {

std::string ErrorText(int error) { return std::generic_category().message(error); }

class Report {
 public:
  void Add(std::string name, bool active, bool essential, std::string reason = {}) {
    protections_.all.push_back({std::move(name), active, essential, std::move(reason)});
  }
  // After a call that gives 0 when it held.
  void AddCall(std::string name, int rc, bool essential) {
    const int error = errno;
    Add(std::move(name), rc == 0, essential, rc == 0 ? std::string() : ErrorText(error));
  }
  Protections Take() { return std::move(protections_); }

 private:
  Protections protections_;
};

// Sets both limits, as far as the hard one allows; raising the soft one is then beyond the worker.
int Lower(__rlimit_resource resource, rlim_t value, rlim_t hard) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return -1;
  const rlimit wanted{std::min(value, now.rlim_max), std::min(hard, now.rlim_max)};
  return setrlimit(resource, &wanted);
}

// Bytes of address space of this process; -1 when it cannot be told.
std::int64_t AddressSpace() {
  const UniqueFd fd(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  char text[128];
  const ssize_t n = fd ? read(fd.get(), text, sizeof text - 1) : -1;
  if (n <= 0) return -1;
  text[n] = '\0';
  return std::strtoll(text, nullptr, 10) * sysconf(_SC_PAGESIZE);
}

void LimitResources(const SandboxOptions& options, Report& report) {
  // The kernel's address space of a sanitized process holds its shadow, terabytes of it.
  if (kSanitized) {
    report.Add("address_space_limit", false, true, "off under sanitizers");
  } else if (const std::int64_t now = AddressSpace(); now < 0) {
    report.Add("address_space_limit", false, true, "/proc/self/statm cannot be read");
  } else {
    const auto limit = static_cast<rlim_t>(now + options.memory_bytes);
    report.AddCall("address_space_limit", Lower(RLIMIT_AS, limit, limit), true);
  }
  // The hard limit stays, because the parent moves the soft one with each job.
  report.AddCall("cpu_time_limit",
                 Lower(RLIMIT_CPU, static_cast<rlim_t>(options.cpu_seconds), RLIM_INFINITY), true);
  report.AddCall("file_size_limit", Lower(RLIMIT_FSIZE, 0, 0), false);
  // Room for the descriptor of an input and, when rendering, for fonts.
  const rlim_t descriptors = options.profile == Profile::kRender ? 64 : 16;
  report.AddCall("descriptor_limit", Lower(RLIMIT_NOFILE, descriptors, descriptors), false);
  // Deep recursion ends alike on every machine.
  constexpr rlim_t kStack = 8 << 20;
  report.AddCall("stack_limit", Lower(RLIMIT_STACK, kStack, kStack), false);
  const bool held = Lower(RLIMIT_NPROC, 0, 0) == 0;
  report.Add("process_limit", held && geteuid() != 0, false,
             geteuid() == 0 ? "has no effect for root"
             : held         ? ""
                            : ErrorText(errno));
  // A crash handler that the kernel pipes cores to would get the document; the limit alone does not
  // stop it (core(5)), being not dumpable does.
  const bool no_core = Lower(RLIMIT_CORE, 0, 0) == 0;
  const bool no_dump = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  report.Add("no_core_dump", no_core && no_dump, false,
             no_core && no_dump ? std::string() : ErrorText(errno));
}

void DropCapabilities(Report& report) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
  report.AddCall("no_capabilities", static_cast<int>(syscall(SYS_capset, &header, none)), false);
}

// --- Landlock (landlock(7)). The constants are named here because headers of Debian 12 end at the
// second version of the interface.

struct LandlockRules {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  // version 4
  std::uint64_t scoped = 0;   // version 6
};

constexpr std::uint64_t kReadFile = std::uint64_t{1} << 2;
constexpr std::uint64_t kReadFolder = std::uint64_t{1} << 3;

// All rights over files that a version knows: each version added to the upper end.
constexpr std::uint64_t FileRights(int version) {
  const int bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  return (std::uint64_t{1} << bits) - 1;
}

void AllowReading(int rules, const std::string& path) {
  const UniqueFd fd(open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!fd) return;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = kReadFile | kReadFolder;
  rule.parent_fd = fd.get();
  if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0) return;
  rule.allowed_access = kReadFile;  // a file has no right to be listed
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

// Whether files are confined now.
bool EnterLandlock(const SandboxOptions& options, Report& report) {
  // Needed when rendering, where files may be opened; a second lock when capturing.
  const bool essential = options.profile == Profile::kRender;
  const auto version = static_cast<int>(
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
  const auto refuse = [&](const std::string& why) {
    report.Add("landlock_files", false, essential, why);
    report.Add("landlock_network", false, false, why);
    report.Add("landlock_scope", false, false, why);
    return false;
  };
  if (version < 1) return refuse(fmt::format("this kernel has no Landlock ({})", ErrorText(errno)));
  LandlockRules rules;
  rules.files = FileRights(version);
  if (version >= 4) rules.network = 3;  // bind and connect of TCP
  if (version >= 6) rules.scoped = 3;   // abstract sockets and signals of others
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const UniqueFd fd(static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, size, 0)));
  if (!fd) return refuse(ErrorText(errno));
  if (options.profile == Profile::kRender) {
    for (const std::string& folder : RenderFolders()) AllowReading(fd.get(), folder);
    for (const std::string& path : options.readable) AllowReading(fd.get(), path);
  }
  if (syscall(SYS_landlock_restrict_self, fd.get(), 0) != 0) return refuse(ErrorText(errno));
  report.Add("landlock_files", true, essential);
  report.Add("landlock_network", version >= 4, false,
             version >= 4 ? "" : fmt::format("this kernel has version {} of 4", version));
  report.Add("landlock_scope", version >= 6, false,
             version >= 6 ? "" : fmt::format("this kernel has version {} of 6", version));
  return true;
}

// --- seccomp. docs/isolation.md says why each call is here.

struct Program {
  std::vector<sock_filter> instructions;
  int error = 0;  // why there are none
};

class Filter {
 public:
  // What is not named fails with EPERM: libraries live on, and nothing is done.
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
    if (!context_) error_ = ENOMEM;
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() {
    if (context_) seccomp_release(context_);
  }

  void Allow(std::initializer_list<int> calls) {
    for (const int call : calls) Allow(call, {});
  }
  void Allow(int call, std::initializer_list<scmp_arg_cmp> conditions) {
    Add(SCMP_ACT_ALLOW, call, conditions);
  }
  void Refuse(int call, int error) {
    Add(SCMP_ACT_ERRNO(static_cast<std::uint16_t>(error)), call, {});
  }

  // The filter as the kernel takes it.
  Program Compile() {
    Program out;
    if (error_ == 0) {
      // Calls of another architecture have other numbers: no honest library makes one.
      error_ = -seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    }
    if (error_ == 0) Export(out);
    out.error = error_;
    return out;
  }

 private:
  void Export(Program& out) {
    const UniqueFd fd(memfd_create("kehoach-filter", MFD_CLOEXEC));
    if (!fd) {
      error_ = errno;
      return;
    }
    error_ = -seccomp_export_bpf(context_, fd.get());
    const off_t size = lseek(fd.get(), 0, SEEK_END);
    if (error_ != 0 || size <= 0) return;
    out.instructions.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
    if (pread(fd.get(), out.instructions.data(), static_cast<std::size_t>(size), 0) != size) {
      error_ = EIO;
    }
  }

  void Add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions) {
    if (error_ != 0) return;
    const int rc =
        seccomp_rule_add_array(context_, action, call, static_cast<unsigned>(conditions.size()),
                               conditions.size() > 0 ? conditions.begin() : nullptr);
    // A call that this architecture does not have cannot be made either.
    if (rc != 0 && rc != -EDOM) error_ = -rc;
  }

  scmp_filter_ctx context_;
  int error_ = 0;
};

constexpr scmp_arg_cmp Equal(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

// None of these bits is set.
constexpr scmp_arg_cmp Without(unsigned argument, std::uint64_t bits) {
  return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

Program Compile(Profile profile, bool may_open) {
  Filter filter;
  // Memory; nothing that could be run.
  filter.Allow({SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)});
  filter.Allow(SCMP_SYS(mmap), {Without(2, PROT_EXEC)});
  filter.Allow(SCMP_SYS(mprotect), {Without(2, PROT_EXEC)});
  // The descriptors that are there.
  filter.Allow({SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write),
                SCMP_SYS(writev), SCMP_SYS(recvmsg), SCMP_SYS(recvfrom), SCMP_SYS(sendmsg),
                SCMP_SYS(sendto), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(poll),
                SCMP_SYS(ppoll)});
  filter.Allow(SCMP_SYS(fcntl), {Equal(1, F_GETFL)});
  filter.Allow(SCMP_SYS(fcntl), {Equal(1, F_GETFD)});
  filter.Allow(SCMP_SYS(fcntl), {Equal(1, F_SETFD)});
  // fstat of newer C libraries: an empty path, so that it is about the descriptor alone.
  if (profile == Profile::kCapture || !may_open) {
    filter.Allow(SCMP_SYS(newfstatat), {Equal(3, AT_EMPTY_PATH)});
  }
  // Waiting and the time.
  filter.Allow({SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(nanosleep),
                SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(clock_gettime),
                SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times)});
  // What the process may know of itself.
  filter.Allow({SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid),
                SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrusage),
                SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getcpu),
                SCMP_SYS(sched_getaffinity), SCMP_SYS(getrlimit)});
  filter.Allow(SCMP_SYS(prlimit64), {Equal(0, 0), Equal(2, 0)});
  // Its own end: exit, and abort, which sends itself a signal.
  filter.Allow({SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
                SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack)});
  filter.Allow(SCMP_SYS(rt_sigaction), {Equal(0, SIGABRT)});
  filter.Allow({SCMP_SYS(tgkill), SCMP_SYS(kill)});  // to itself: OwnSignalsOnly
  // C libraries try the newer call first and go on to the older one only after this answer.
  filter.Refuse(SCMP_SYS(clone3), ENOSYS);
  if (may_open) {
    // Landlock says where. Nothing that creates, truncates or writes.
    constexpr std::uint64_t kNotRead =
        O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    filter.Allow(SCMP_SYS(openat), {Without(2, kNotRead)});
    filter.Allow(SCMP_SYS(open), {Without(1, kNotRead)});
    filter.Allow({SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx),
                  SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
                  SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(fstatfs), SCMP_SYS(statfs),
                  SCMP_SYS(fadvise64)});
  } else {
    // As if the file could not be read: C libraries are prepared for that.
    for (const int call :
         {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(stat), SCMP_SYS(readlink)}) {
      filter.Refuse(call, EACCES);
    }
  }
  return filter.Compile();
}

// Compiled once in the zygote and inherited by its workers; compiling takes as long as all else
// that a worker does to enter. Indexed by may_open.
struct Prepared {
  Profile profile = Profile::kCapture;
  std::array<std::optional<Program>, 2> programs;
};
Prepared g_prepared;

// A filter of its own in front of the other, because it knows the number of this process: signals
// to others are refused.
std::array<sock_filter, 9> OwnSignalsOnly(std::uint32_t self) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  constexpr std::uint32_t kLow = offsetof(seccomp_data, args);
  constexpr std::uint32_t kHigh = kLow + 4;
#else
  constexpr std::uint32_t kHigh = offsetof(seccomp_data, args);
  constexpr std::uint32_t kLow = kHigh + 4;
#endif
  constexpr std::uint16_t kLoad = BPF_LD | BPF_W | BPF_ABS;
  constexpr std::uint16_t kIf = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr std::uint16_t kReturn = BPF_RET | BPF_K;
  return {{
      {kLoad, 0, 0, offsetof(seccomp_data, nr)},
      {kIf, 1, 0, SYS_kill},
      {kIf, 0, 4, SYS_tgkill},
      {kLoad, 0, 0, kLow},
      {kIf, 0, 3, self},
      {kLoad, 0, 0, kHigh},
      {kIf, 0, 1, 0},
      {kReturn, 0, 0, SECCOMP_RET_ALLOW},
      {kReturn, 0, 0, SECCOMP_RET_ERRNO | EPERM},
  }};
}

int Load(sock_filter* instructions, std::size_t count) {
  const sock_fprog program{static_cast<unsigned short>(count), instructions};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0 ? 0 : errno;
}

// 0, or the error.
int LoadFilter(Profile profile, bool may_open) {
  std::optional<Program>& prepared = g_prepared.programs[may_open ? 1 : 0];
  if (!prepared || g_prepared.profile != profile) prepared = Compile(profile, may_open);
  if (prepared->error != 0) return prepared->error;
  std::array<sock_filter, 9> own = OwnSignalsOnly(static_cast<std::uint32_t>(getpid()));
  if (const int error = Load(own.data(), own.size()); error != 0) return error;
  return Load(prepared->instructions.data(), prepared->instructions.size());
}

}  // namespace

const Protection* Protections::Find(std::string_view name) const {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Protection& p) { return p.name == name; });
  return at == all.end() ? nullptr : &*at;
}

bool Protections::Active(std::string_view name) const {
  const Protection* found = Find(name);
  return found && found->active;
}

bool Protections::Complete() const {
  return !all.empty() && std::all_of(all.begin(), all.end(),
                                     [](const Protection& p) { return p.active || !p.essential; });
}

std::vector<std::string> RenderFolders() {
  std::vector<std::string> out = {
      "/usr/share/fonts",      "/usr/local/share/fonts", "/usr/share/poppler",    "/etc/fonts",
      "/usr/share/fontconfig", "/var/cache/fontconfig",  "/usr/share/ghostscript"};
  if (const char* home = std::getenv("HOME"); home && *home) {
    for (const char* folder :
         {"/.fonts", "/.local/share/fonts", "/.cache/fontconfig", "/.config/fontconfig"}) {
      out.push_back(std::string(home) + folder);
    }
  }
  return out;
}

void PrepareSandbox(Profile profile) {
  if (kSanitized) return;
  g_prepared.profile = profile;
  g_prepared.programs[0] = Compile(profile, false);
  if (profile == Profile::kRender) g_prepared.programs[1] = Compile(profile, true);
}

Protections EnterSandbox(const SandboxOptions& options) {
  Report report;
  const bool no_new_privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  report.AddCall("no_new_privileges", no_new_privileges ? 0 : -1, true);
  LimitResources(options, report);
  const bool files_confined = EnterLandlock(options, report);
  DropCapabilities(report);
  // Last, because it forbids all of the above.
  if (!kSanitized) {
    const bool may_open = options.profile == Profile::kRender && files_confined;
    const int error = LoadFilter(options.profile, may_open);
    std::string reason = error == 0 ? std::string() : ErrorText(error);
    if (error == 0 && options.profile == Profile::kRender && !may_open) {
      reason = "without Landlock no file can be opened, not even a font";
    }
    report.Add("seccomp", error == 0, true, std::move(reason));
  } else {
    report.Add("seccomp", false, true, "off under sanitizers");
  }
  return report.Take();
}

std::string EncodeProtections(const Protections& protections) {
  std::string out;
  for (const Protection& p : protections.all) {
    PutU32(out, (p.active ? 1u : 0u) | (p.essential ? 2u : 0u));
    for (const std::string* text : {&p.name, &p.reason}) {
      PutU32(out, static_cast<std::uint32_t>(text->size()));
      out += *text;
    }
  }
  return out;
}

bool DecodeProtections(std::string_view bytes, Protections& protections) {
  protections.all.clear();
  while (!bytes.empty()) {
    Protection p;
    std::uint32_t flags = 0;
    if (!TakeU32(bytes, flags)) return false;
    p.active = (flags & 1) != 0;
    p.essential = (flags & 2) != 0;
    for (std::string* text : {&p.name, &p.reason}) {
      std::uint32_t size = 0;
      if (!TakeU32(bytes, size) || size > bytes.size()) return false;
      text->assign(bytes.substr(0, size));
      bytes.remove_prefix(size);
    }
    protections.all.push_back(std::move(p));
  }
  return true;
}

}  // namespace kehoach::process
