#include <unistd.h>

#include <array>
#include <cerrno>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "conformance/driver/speaker.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

int serve() {
  LineServer server(longest_line);
  std::array<char, std::size_t{1} << 16> block;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return 2;
    if (got == 0) return write_all(STDOUT_FILENO, server.finish()) ? 0 : 2;
    if (!write_all(STDOUT_FILENO, server.take({block.data(), static_cast<std::size_t>(got)}))) return 2;
  }
}

}  // namespace

void add_engine(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("engine", "The model as an engine: answer the protocol's requests on the standard input.");
  command->footer("Example: plumbline engine < scenarios/spot-btc.jsonl\nThe protocol is spec/protocol.md.");
  command->callback([&status] { status = serve(); });
}

}  // namespace plumbline
