#include "conformance/driver/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "conformance/driver/protocol.hpp"

extern char** environ;

namespace plumbline {
namespace {

struct Pipe {
  int out = -1;
  int in = -1;
};

Pipe make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw CannotStart{std::strerror(errno)};
  return {ends[0], ends[1]};
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

void no_waiting(int descriptor) { fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK); }

/// Starts a program with these ends of pipes as its input and output, in a process group of its own.
int spawn(pid_t& child, const std::vector<std::string>& program, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> arguments;
  for (const std::string& word : program) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int error = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

Process::Process(std::vector<std::string> program, std::chrono::milliseconds patience) : program_(std::move(program)), patience_(patience) {
  signal(SIGPIPE, SIG_IGN);  // a child that is gone is noticed when it is read from
  start();
}

void Process::start() {
  Pipe requests = make_pipe(), replies = make_pipe();
  const int error = spawn(child_, program_, requests.out, replies.in);
  close_if_open(requests.out);
  close_if_open(replies.in);
  if (error != 0) {
    close_if_open(requests.in);
    close_if_open(replies.out);
    child_ = -1;
    throw CannotStart{program_[0] + ": " + std::strerror(error)};
  }
  to_child_ = requests.in;
  from_child_ = replies.out;
  no_waiting(to_child_);
  no_waiting(from_child_);
}

void Process::end() {
  close_if_open(to_child_);
  close_if_open(from_child_);
  if (child_ > 0) {
    kill(-child_, SIGKILL);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  child_ = -1;
}

void Process::restart() {
  end();
  outgoing_.clear();
  incoming_.clear();
  searched_ = taken_ = 0;
  ended_ = false;
  start();
}

void Process::send(std::string_view line) {
  outgoing_ += line;
  outgoing_ += '\n';
}

void Process::flush() {
  if (!outgoing_.empty()) write_some();
}

Received Process::receive() {
  const auto deadline = Clock::now() + patience_;
  std::string line;
  for (;;) {
    if (take_line(line)) return line;
    if (incoming_.size() - taken_ > longest_reply) return Lost{Ending::huge_line, "more than 16 MiB in one line"};
    if (ended_) return farewell(deadline);
    if (!exchange(deadline)) return Lost{Ending::hung, "no reply within " + std::to_string(patience_.count()) + " ms"};
  }
}

bool Process::take_line(std::string& line) {
  const std::size_t end = incoming_.find('\n', searched_);
  searched_ = end == incoming_.npos ? incoming_.size() : end + 1;
  if (end == incoming_.npos) return false;
  line.assign(incoming_, taken_, end - taken_);
  taken_ = searched_;
  if (taken_ == incoming_.size()) {
    incoming_.clear();
    searched_ = taken_ = 0;
  }
  return true;
}

bool Process::exchange(Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd both[] = {{from_child_, POLLIN, 0}, {outgoing_.empty() ? -1 : to_child_, POLLOUT, 0}};
    const int ready = poll(both, 2, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    if (both[1].revents != 0) write_some();
    if (both[0].revents != 0) read_some();
    return true;
  }
}

void Process::read_some() {
  std::array<char, std::size_t{1} << 16> block;
  const ssize_t got = read(from_child_, block.data(), block.size());
  if (got > 0) {
    if (taken_ > 0) {
      incoming_.erase(0, taken_);
      searched_ -= taken_;
      taken_ = 0;
    }
    incoming_.append(block.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
    ended_ = true;
  }
}

void Process::write_some() {
  const ssize_t written = write(to_child_, outgoing_.data(), outgoing_.size());
  if (written > 0)
    outgoing_.erase(0, static_cast<std::size_t>(written));
  else if (written < 0 && errno != EAGAIN && errno != EINTR)
    outgoing_.clear();  // it does not listen any more; what it still says, or that it ended, is read
}

Lost Process::farewell(Clock::time_point deadline) {
  const bool half = incoming_.size() > taken_;
  int status = 0;
  pid_t gone = 0;
  while ((gone = waitpid(child_, &status, WNOHANG)) == 0 && Clock::now() < deadline) usleep(1000);
  if (gone != child_) return {half ? Ending::half_a_line : Ending::exited, "it closed its output and did not end"};
  kill(-child_, SIGKILL);  // what it started may still be there
  child_ = -1;
  if (WIFSIGNALED(status)) {
    const std::string signal_name = std::string{"signal "} + std::to_string(WTERMSIG(status)) + ", " + strsignal(WTERMSIG(status));
    return {Ending::crashed, signal_name};
  }
  return {half ? Ending::half_a_line : Ending::exited, "exit status " + std::to_string(WEXITSTATUS(status))};
}

}  // namespace plumbline
