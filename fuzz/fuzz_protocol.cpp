// Bytes -> the model as an engine, in blocks of a length that the first byte says. It never crashes, and answers each line
// by one line, whole. At its end it says how many there were.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "conformance/driver/speaker.hpp"

namespace plumbline {
namespace {

/// How many lines were answered, in all inputs together.
struct Total {
  ~Total() { std::fprintf(stderr, "%td lines answered\n", lines); }
  std::ptrdiff_t lines = 0;
} total;

void answer_all(std::string_view text, std::size_t block) {
  const bool open = !text.empty() && !text.ends_with('\n');
  const auto lines = std::ranges::count(text, '\n') + (open ? 1 : 0);
  LineServer server(4096);
  std::string replies;
  for (; !text.empty(); text.remove_prefix(std::min(block, text.size()))) replies += server.take(text.substr(0, block));
  replies += server.finish();
  total.lines += lines;
  if (std::ranges::count(replies, '\n') == lines && (replies.empty() || replies.ends_with('\n'))) return;
  std::fprintf(stderr, "%td lines were not answered by as many\n", lines);
  std::abort();
}

}  // namespace
}  // namespace plumbline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0) plumbline::answer_all({reinterpret_cast<const char*>(data) + 1, size - 1}, std::size_t{data[0]} + 1);
  return 0;
}
