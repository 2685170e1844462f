#include "cli/contents.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <sstream>

namespace plumbline {

std::optional<std::string> contents(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file || (file.peek() == std::ifstream::traits_type::eof() && file.bad())) return std::nullopt;
  if (file.peek() == std::ifstream::traits_type::eof()) return std::string{};
  text << file.rdbuf();
  return text.str();
}

bool write_all(int to, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(to, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string name_of_file(const std::string& path) { return path == "-" ? "stdin" : path; }

State played(const Trace& trace, std::size_t last_line) {
  State state = trace.start;
  for (const TraceEntry& entry : trace.entries)
    if (entry.line <= last_line) state = step(std::move(state), entry.command).state;
  return state;
}

bool knows(const State& state, const std::string& account, const std::string& trace) {
  const bool known = state.accounts.find(AccountId::parse(account).value_or(AccountId{}));
  if (!known) fmt::print(stderr, "plumbline: {}: there is no account {}\n", name_of_file(trace), account);
  return known;
}

std::optional<Trace> trace_in(const std::string& path) {
  const std::optional<std::string> text = contents(path);
  if (!text) {
    fmt::print(stderr, "plumbline: {}: cannot be read\n", name_of_file(path));
    return {};
  }
  auto trace = read_trace(*text, name_of_file(path));
  if (trace) return std::move(*trace);
  fmt::print(stderr, "{}\n", trace.error());
  return {};
}

}  // namespace plumbline
