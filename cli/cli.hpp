#pragma once
// The subcommands. Each adds itself to the application; when it is chosen it leaves its exit status in `status`:
// 0 all is well, 1 something was found, 2 the input cannot be used.
#include <CLI/CLI.hpp>

namespace plumbline {

void add_run(CLI::App& app, int& status);
void add_explore(CLI::App& app, int& status);
void add_draw(CLI::App& app, int& status);
void add_journal(CLI::App& app, int& status);
void add_engine(CLI::App& app, int& status);
void add_diff(CLI::App& app, int& status);
void add_margin(CLI::App& app, int& status);
void add_reserves(CLI::App& app, int& status);
void add_rules(CLI::App& app, int& status);
void add_vectors(CLI::App& app, int& status);
#ifdef PLUMBLINE_HAS_PROOFS
void add_prove(CLI::App& app, int& status);
#endif

}  // namespace plumbline
