// plumbline prove: discharges every obligation.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "proofs/prove.hpp"

void add_prove(CLI::App& app, int& status) {
  auto* prove = app.add_subcommand("prove", "Discharge every proof obligation");
  prove->callback([&status] {
    for (const auto& task : plumbline::proofs::command_tasks()) {
      const auto family = task.discharge();
      fmt::print("{:<8} {:<16} {:>6} obligations {:>5} paths {:>6} queries {:>7.2f} s\n", family.name, family.sentence, family.obligations,
                 family.paths, family.queries, family.seconds);
      for (const auto& failure : family.failures) fmt::print("  {}\n", failure);
      if (!family.failures.empty()) status = 1;
    }
  });
}

}  // namespace plumbline
