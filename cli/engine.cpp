#include <unistd.h>

#include <array>
#include <cerrno>

#include "cli/cli.hpp"
#include "conformance/driver/speaker.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

/// Writes all of a text; false if nobody reads it any more.
bool write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int serve() {
  LineServer server(longest_line);
  std::array<char, std::size_t{1} << 16> block;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return 2;
    if (got == 0) return write_all(server.finish()) ? 0 : 2;
    if (!write_all(server.take({block.data(), static_cast<std::size_t>(got)}))) return 2;
  }
}

}  // namespace

void add_engine(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("engine", "The model as an engine: answer the protocol's requests on the standard input.");
  command->footer("Example: plumbline engine < scenarios/spot-btc.jsonl\nThe protocol is spec/protocol.md.");
  command->callback([&status] { status = serve(); });
}

}  // namespace plumbline
