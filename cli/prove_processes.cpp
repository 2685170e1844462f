#include "cli/prove_processes.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/contents.hpp"

namespace plumbline {
namespace {

using proofs::Counterexample;
using proofs::Family;

/// What a process answers, in the order in which `each_part` visits it: a text as its length, a colon and itself.
class Writing {
 public:
  void operator()(const std::string& text) { written += fmt::format("{}:{}", text.size(), text); }
  void operator()(std::size_t number) { (*this)(std::to_string(number)); }
  void operator()(double number) { (*this)(fmt::format("{}", number)); }
  void operator()(bool flag) { (*this)(std::size_t{flag}); }
  template <class Part>
  void operator()(std::vector<Part>& parts) {
    (*this)(parts.size());
    for (Part& part : parts) each_part(*this, part);
  }
  std::string written;
};

class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}
  void operator()(std::string& text) {
    const std::size_t length = number_before(':');
    if (length > rest_.size()) rest_ = {}, whole = false;
    text = rest_.substr(0, length);
    rest_.remove_prefix(text.size());
  }
  void operator()(std::size_t& number) { of_text(number); }
  void operator()(double& number) { of_text(number); }
  void operator()(bool& flag) {
    std::size_t number = 0;
    (*this)(number);
    flag = number != 0;
  }
  template <class Part>
  void operator()(std::vector<Part>& parts) {
    std::size_t count = 0;
    (*this)(count);
    for (parts.clear(); whole && parts.size() < count;) each_part(*this, parts.emplace_back());
  }
  bool whole = true;  ///< nothing was missing so far

 private:
  std::size_t number_before(char end) {
    std::size_t number = 0;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    const auto length = static_cast<std::size_t>(stop - rest_.data());
    whole = whole && error == std::errc{} && length < rest_.size() && rest_[length] == end;
    rest_.remove_prefix(whole ? length + 1 : rest_.size());
    return whole ? number : 0;
  }
  template <class Number>
  void of_text(Number& number) {
    std::string text;
    (*this)(text);
    whole = whole && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
  }
  std::string_view rest_;
};

template <class Visit>
void each_part(Visit& visit, std::string& text) {
  visit(text);
}
template <class Visit>
void each_part(Visit& visit, Counterexample& shown) {
  visit(shown.claim);
  for (std::string* text : {&shown.example.before, &shown.example.input, &shown.example.outcome, &shown.example.after}) visit(*text);
  visit(shown.example.whole);
  visit(shown.example.of_others);
}
template <class Visit>
void each_part(Visit& visit, proofs::Tally& tally) {
  visit(tally.statement);
  visit(tally.asked);
  visit(tally.literal);
}
template <class Visit>
void each_part(Visit& visit, Family& family) {
  for (std::string* text : {&family.name, &family.sentence, &family.said_in}) visit(*text);
  for (std::size_t* number : {&family.obligations, &family.trivial, &family.paths, &family.queries, &family.nonlinear, &family.replayed, &family.whole,
                              &family.agreed, &family.undecided})
    visit(*number);
  visit(family.seconds);
  visit(family.breaks);
  visit(family.reached);
  visit(family.failures);
  visit(family.statements);
  visit(family.counterexamples);
}

/// A process that discharges one family, and what it has answered so far.
struct Process {
  std::size_t task;
  pid_t id;
  int from;
  std::string answer;
};

Process start(const proofs::Task& task, std::size_t number) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe to a process that proves");
  std::fflush(stdout);
  const pid_t id = fork();
  if (id < 0) throw std::runtime_error("no process that proves");
  if (id == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody would read the answer
    close(ends[0]);
    Family family = task.discharge();
    Writing writing;
    each_part(writing, family);
    _exit(write_all(ends[1], writing.written) ? 0 : 1);
  }
  close(ends[1]);
  return {number, id, ends[0], {}};
}

/// Reads what there is; false once there is no more.
bool read_some(Process& process) {
  char some[65536];
  const ssize_t count = read(process.from, some, sizeof some);
  if (count < 0) return errno == EINTR;
  process.answer.append(some, static_cast<std::size_t>(count));
  return count > 0;
}

Family answer_of(const Process& process, const proofs::Task& task) {
  close(process.from);
  int status = 0;
  while (waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
  }
  Family family;
  Reading reading(process.answer);
  each_part(reading, family);
  if (reading.whole && status == 0) return family;
  family = {};
  family.name = task.name;
  family.failures = {fmt::format("the process that discharged it ended with status {} and no whole answer", status)};
  return family;
}

}  // namespace

void discharge_in_processes(const std::vector<proofs::Task>& tasks, unsigned jobs, const std::function<void(const Family&)>& done) {
  std::list<Process> running;
  std::vector<std::optional<Family>> families(tasks.size());
  std::size_t started = 0, told = 0;
  while (told < tasks.size()) {
    for (; running.size() < jobs && started < tasks.size(); ++started) running.push_back(start(tasks[started], started));
    std::vector<pollfd> waiting;
    for (const Process& process : running) waiting.push_back({process.from, POLLIN, 0});
    if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
    auto has = waiting.begin();
    for (auto process = running.begin(); process != running.end(); ++has) {
      if (!has->revents || read_some(*process)) {
        ++process;
        continue;
      }
      families[process->task] = answer_of(*process, tasks[process->task]);
      process = running.erase(process);
    }
    for (; told < tasks.size() && families[told]; ++told) done(*families[told]);
  }
}

}  // namespace plumbline
