// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/worker.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <new>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "process/control.h"
#include "process/frame.h"

namespace kehoach::process {
namespace {

// The descriptors of a worker, besides 0 and 1, which are /dev/null.
enum : int { kErrors = 2, kSocket = 3, kStatm = 4, kClearRefs = 5, kStatus = 6, kFirstFree = 7 };

// Addresses kept for the input before the limit on addresses is set, so that a large input takes
// nothing from the memory of its job. They cost no memory. A larger input counts against the limit.
constexpr std::size_t kInputRoom = std::size_t{1} << 32;

Progress* g_progress = nullptr;

void OnRefusedMemory() {
  g_progress->refused.store(g_progress->steps.load() >> 32);
  throw std::bad_alloc();
}

// Takes a descriptor out of the low numbers, where the places of a worker are.
int Lift(int fd) {
  if (fd < 0) return -1;
  constexpr int kHigh = 100;
  const int high = fcntl(fd, F_DUPFD_CLOEXEC, kHigh);
  close(fd);
  return high;
}

// Gives each descriptor its place and closes all others.
void ArrangeDescriptors(UniqueFd socket, UniqueFd errors, bool measure) {
  const int null = Lift(open("/dev/null", O_RDWR | O_CLOEXEC));
  const int open_socket = Lift(socket.Release());
  const int open_errors = Lift(errors.Release());
  if (null < 0 || open_socket < 0 || open_errors < 0) _exit(1);
  const int statm = Lift(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  const int clear = measure ? Lift(open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)) : -1;
  const int status = measure ? Lift(open("/proc/self/status", O_RDONLY | O_CLOEXEC)) : -1;
  const std::array<int, kFirstFree> places = {null,  null,  open_errors, open_socket,
                                              statm, clear, status};
  for (int place = 0; place < kFirstFree; ++place) {
    const int fd = places[static_cast<std::size_t>(place)];
    if (fd < 0) {
      close(place);
    } else if (dup2(fd, place) < 0) {
      _exit(1);
    }
  }
  closefrom(kFirstFree);  // or ends the process
}

std::uint64_t Number(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  std::uint64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// Resident bytes now; 0 when it cannot be told.
std::uint64_t Resident() {
  char text[128];
  const ssize_t n = pread(kStatm, text, sizeof text, 0);
  if (n <= 0) return 0;
  const std::string_view line(text, static_cast<std::size_t>(n));
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return 0;
  static const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return Number(line.substr(space)) * page;
}

std::uint64_t PeakResident(bool measure) {
  if (measure) {
    char text[2048];
    const ssize_t n = pread(kStatus, text, sizeof text, 0);
    const std::string_view status(text, n > 0 ? static_cast<std::size_t>(n) : 0);
    constexpr std::string_view kLabel = "VmHWM:";
    const std::size_t at = status.find(kLabel);
    if (at != std::string_view::npos) return Number(status.substr(at + kLabel.size())) * 1024;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::uint64_t CpuTime() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000 +
         static_cast<std::uint64_t>(now.tv_nsec);
}

// The parent is gone or does not want this worker any more.
[[noreturn]] void Leave() { _exit(0); }

void ReceiveAll(char* to, std::size_t size, std::vector<UniqueFd>& fds) {
  while (size > 0) {
    const ssize_t n = ReceiveWithFds(kSocket, to, size, fds, 0);
    if (n <= 0) Leave();
    to += n;
    size -= static_cast<std::size_t>(n);
  }
}

// In one call for as long as the socket takes it, without a copy of the reply.
void SendFrame(FrameType type, std::string_view first, std::string_view second) {
  const FrameHeader header = HeaderOf(type, first, second);
  std::array<iovec, 3> pieces = {{{const_cast<char*>(header.data()), header.size()},
                                  {const_cast<char*>(first.data()), first.size()},
                                  {const_cast<char*>(second.data()), second.size()}}};
  std::size_t at = 0;
  while (at < pieces.size()) {
    msghdr message{};
    message.msg_iov = pieces.data() + at;
    message.msg_iovlen = pieces.size() - at;
    ssize_t n = sendmsg(kSocket, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) Leave();
    while (at < pieces.size() && static_cast<std::size_t>(n) >= pieces[at].iov_len) {
      n -= static_cast<ssize_t>(pieces[at].iov_len);
      ++at;
    }
    if (at < pieces.size()) {
      pieces[at].iov_base = static_cast<char*>(pieces[at].iov_base) + n;
      pieces[at].iov_len -= static_cast<std::size_t>(n);
    }
  }
}

class Worker {
 public:
  explicit Worker(const PoolOptions& options) : options_(options) {
    void* room =
        mmap(nullptr, kInputRoom, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room != MAP_FAILED) room_ = static_cast<char*>(room);
  }

  [[noreturn]] void Serve() {
    for (;;) {
      JobHead head;
      std::string payload;
      std::vector<UniqueFd> fds;
      std::string_view rest = Receive(payload, head, fds);
      const std::uint64_t begun = (g_progress->steps.load() >> 32) + 1;
      g_progress->steps.store(begun << 32);
      if (options_.measure_memory) ForgetPeak();

      ReplyHead reply;
      reply.sequence = head.sequence;
      const std::uint64_t before = CpuTime();
      std::string_view input;
      std::string text;
      try {
        input = Map(fds, head.input_size);
        fds.clear();
        Job job(head.kind, rest, input, &g_progress->steps);
        text = options_.serve(job);
      } catch (const std::bad_alloc&) {
        reply.end = End::kOutOfMemory;
      } catch (const std::exception& error) {
        reply.end = End::kCrashed;
        text = error.what();
      } catch (...) {
        reply.end = End::kCrashed;
        text = "an exception of no known kind";
      }
      reply.cpu_ns = CpuTime() - before;
      reply.peak_bytes = PeakResident(options_.measure_memory);
      reply.resident_bytes = Resident();
      SendFrame(FrameType::kReply, reply.Encode(), text);
      // Whatever was thrown may have left anything behind: the next job gets another worker.
      if (reply.end != End::kDone) Leave();
      Unmap(input);
    }
  }

 private:
  std::string_view Receive(std::string& payload, JobHead& head, std::vector<UniqueFd>& fds) {
    FrameHeader header;
    ReceiveAll(header.data(), header.size(), fds);
    std::string_view length(header.data() + 8, 8);
    std::uint64_t size = 0;
    TakeU64(length, size);
    payload.resize(static_cast<std::size_t>(size));
    ReceiveAll(payload.data(), payload.size(), fds);
    std::string_view rest = payload;
    if (!head.Decode(rest)) Leave();
    return rest;
  }

  std::string_view Map(const std::vector<UniqueFd>& fds, std::uint64_t size) {
    if (size == 0 || fds.empty()) return {};
    const bool fits = room_ && size <= kInputRoom;
    void* at = mmap(fits ? room_ : nullptr, size, PROT_READ, MAP_PRIVATE | (fits ? MAP_FIXED : 0),
                    fds.front().get(), 0);
    if (at == MAP_FAILED) throw std::bad_alloc();
    return {static_cast<const char*>(at), static_cast<std::size_t>(size)};
  }

  // A pointer into an old input meets nothing, rather than the next document.
  void Unmap(std::string_view input) {
    if (input.empty()) return;
    char* at = const_cast<char*>(input.data());
    if (at == room_) {
      mmap(at, input.size(), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1,
           0);
    } else {
      munmap(at, input.size());
    }
  }

  // proc_pid_clear_refs(5): 5 resets the peak of resident memory, and nothing else.
  static void ForgetPeak() { [[maybe_unused]] const ssize_t n = write(kClearRefs, "5", 1); }

  const PoolOptions& options_;
  char* room_ = nullptr;
};

}  // namespace

std::string JobHead::Encode() const {
  std::string out;
  PutU64(out, sequence);
  PutU32(out, kind);
  PutU64(out, input_size);
  return out;
}

bool JobHead::Decode(std::string_view& bytes) {
  return TakeU64(bytes, sequence) && TakeU32(bytes, kind) && TakeU64(bytes, input_size);
}

std::string ReplyHead::Encode() const {
  std::string out;
  PutU64(out, sequence);
  PutU32(out, static_cast<std::uint32_t>(end));
  PutU64(out, cpu_ns);
  PutU64(out, peak_bytes);
  PutU64(out, resident_bytes);
  return out;
}

bool ReplyHead::Decode(std::string_view& bytes) {
  std::uint32_t value = 0;
  if (!TakeU64(bytes, sequence) || !TakeU32(bytes, value) || !TakeU64(bytes, cpu_ns) ||
      !TakeU64(bytes, peak_bytes) || !TakeU64(bytes, resident_bytes)) {
    return false;
  }
  end = static_cast<End>(value);
  // The others are the watchdog's to say.
  return end == End::kDone || end == End::kOutOfMemory || end == End::kCrashed;
}

void RunWorker(const PoolOptions& options, UniqueFd socket, UniqueFd errors,
               UniqueFd progress) noexcept {
  void* page =
      mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED, progress.get(), 0);
  if (page == MAP_FAILED) _exit(1);
  g_progress = static_cast<Progress*>(page);
  progress.Reset();
  ArrangeDescriptors(std::move(socket), std::move(errors), options.measure_memory);

  Worker worker(options);
  SandboxOptions sandbox;
  sandbox.profile = options.profile;
  sandbox.memory_bytes = options.limits.memory_bytes;
  sandbox.cpu_seconds =
      std::chrono::ceil<std::chrono::seconds>(2 * options.limits.job_cpu).count() + 2;
  sandbox.readable = options.readable;
  const Protections protections = EnterSandbox(sandbox);
  std::set_new_handler(OnRefusedMemory);
  SendFrame(FrameType::kHello, EncodeProtections(protections), {});
  worker.Serve();
}

}  // namespace kehoach::process
