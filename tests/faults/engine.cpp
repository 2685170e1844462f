// The copy of the model with faults, as an engine: it answers the requests of the protocol on its standard input.
#include <unistd.h>

#include <array>
#include <cstdio>

#include "conformance/driver/speaker.hpp"
#include "conformance/trace.hpp"

int main() {
  plumbline::LineServer server(plumbline::longest_line);
  std::array<char, std::size_t{1} << 16> block;
  for (ssize_t got; (got = read(STDIN_FILENO, block.data(), block.size())) > 0;) {
    const std::string_view replies = server.take({block.data(), static_cast<std::size_t>(got)});
    std::fwrite(replies.data(), 1, replies.size(), stdout);
    std::fflush(stdout);
  }
}
