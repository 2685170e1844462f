#include <fmt/core.h>
#include <malloc.h>

#include "cli/cli.hpp"
#include "conformance/trace.hpp"

int main(int argc, char** argv) {
  mallopt(M_TRIM_THRESHOLD, 256 << 20);  // states come and go: memory that is given back to the system is asked for again at once
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  CLI::App app{"An executable, machine-checked specification of clearing and settlement.", "plumbline"};
  app.set_version_flag("--version", fmt::format("plumbline {}, trace format {}", plumbline::spec_version, plumbline::format_version));
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 all is well, 1 something was found, 2 the input cannot be used.\nExample: plumbline run scenarios/spot-btc.jsonl");
  int status = 0;
  plumbline::add_run(app, status);
  plumbline::add_draw(app, status);
  plumbline::add_journal(app, status);
  plumbline::add_explore(app, status);
  plumbline::add_margin(app, status);
  plumbline::add_reserves(app, status);
  plumbline::add_rules(app, status);
  plumbline::add_engine(app, status);
  plumbline::add_diff(app, status);
  plumbline::add_vectors(app, status);
#ifdef PLUMBLINE_HAS_PROOFS
  plumbline::add_prove(app, status);
#endif
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& mistake) {
    const bool known = argc == 1 || !app.get_subcommands().empty();
    fmt::print(stderr, "plumbline: {} (see plumbline --help)\n",
               known ? mistake.what() : fmt::format("there is no subcommand {}", argv[1]));
    return 2;
  }
  return status;
}
