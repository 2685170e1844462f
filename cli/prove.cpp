// plumbline prove: discharges every obligation, and says what each family took.
#include "proofs/prove.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <thread>

#include "cli/cli.hpp"
#include "cli/proof_table.hpp"
#include "cli/prove_processes.hpp"
#include "cli/replay.hpp"

namespace plumbline {
namespace {

using proofs::Family;

struct Options {
  std::string only;
  std::string smt2;
  std::string second_opinion;
  std::string counterexamples;
  unsigned one_of = 1;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  bool json = false;
  bool table = false;
};

struct Totals {
  std::size_t families = 0, obligations = 0, paths = 0, queries = 0, replayed = 0, whole = 0, failures = 0, agreed = 0, undecided = 0;
  double seconds = 0;
};

/// What another solver says of a query, within two seconds.
std::string ask(const std::string& solver, const std::string& file) {
  const std::string command = fmt::format("{} --tlimit=2000 {} 2>/dev/null", solver, file);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  char answer[16] = "";
  if (!pipe || !std::fgets(answer, sizeof answer, pipe.get())) return "unknown";
  std::string text = answer;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// A file for a claim: the number of an invariant, or the words.
std::string file_name(const Family& family, const std::string& claim) {
  const std::string about = claim.starts_with("INV-") ? claim.substr(0, claim.find(' ')) : claim;
  std::string name = fmt::format("{} {} {}", family.name, family.sentence, about);
  std::ranges::replace_if(name, [](unsigned char c) { return !std::isalnum(c) && c != '-' && c != '_'; }, '-');
  return name;
}

/// Writes each query to a file, and asks the second solver about it where one is named. A disagreement is a failure.
void export_queries(const Options& options) {
  if (options.smt2.empty() && options.second_opinion.empty()) return;
  const std::filesystem::path folder = options.smt2.empty() ? std::filesystem::temp_directory_path() / fmt::format("plumbline-{}", getpid())
                                                            : std::filesystem::path{options.smt2};
  std::filesystem::create_directories(folder);
  const auto write = [=](Family& family, const std::string& smt2, const std::string& answer) {
    const std::string file = (folder / (file_name(family, std::to_string(family.queries)) + ".smt2")).string();
    std::ofstream{file} << "(set-info :status " << answer << ")\n" << smt2;
    if (options.second_opinion.empty()) return;
    const std::string other = ask(options.second_opinion, file);
    const bool decided = other == "sat" || other == "unsat";
    if (decided && other != answer)
      family.failures.push_back(fmt::format("disagreement: {} says {}, {} was found: {}", options.second_opinion, other, answer, file));
    ++(decided ? family.agreed : family.undecided);
    if (options.smt2.empty()) std::filesystem::remove(file);
  };
  proofs::Discharge::export_to(write, options.one_of);
}

/// Writes what shows that a claim is not so: a trace, or the example itself where no command came but an event.
void write_counterexamples(const std::filesystem::path& folder, const Family& family) {
  std::filesystem::create_directories(folder);
  std::map<std::string, int> times;
  for (const auto& [claim, shown] : family.counterexamples) {
    std::string name = file_name(family, claim);
    if (const int before = times[name]++) name += fmt::format("-{}", before + 1);
    if (const auto trace = trace_of(shown))
      std::ofstream{folder / (name + ".jsonl")} << *trace;
    else
      std::ofstream{folder / (name + ".json")} << fmt::format("{{\"state\":{},\"event\":{},\"events\":{},\"after\":{}}}\n", shown.before,
                                                              shown.input, shown.outcome, shown.after);
  }
}

void print(const Family& family, bool json) {
  if (json) {
    fmt::print(R"({{"family":"{}","about":"{}","obligations":"{}","paths":"{}","queries":"{}","milliseconds":"{}","failures":"{}"}})"
               "\n",
               family.name, family.sentence, family.obligations, family.paths, family.queries, static_cast<int>(family.seconds * 1000),
               family.failures.size());
    return;
  }
  fmt::print("{} {:<8} {:<42} {:>6} obligations {:>5} paths {:>6} queries {:>7.2f} s\n", family.failures.empty() ? "proved" : "FAILED",
             family.name, family.sentence, family.obligations, family.paths, family.queries, family.seconds);
  for (const std::string& broken : family.breaks)
    if (family.failures.empty()) fmt::print("       but not: {} (refuted, as {} says)\n", broken, family.said_in);
  std::map<std::string, int> distinct;
  for (const std::string& failure : family.failures) ++distinct[failure];
  for (const auto& [failure, times] : distinct) fmt::print("       {} ({} times)\n", failure, times);
}

void add(Totals& totals, const Family& family) {
  ++totals.families;
  totals.obligations += family.obligations;
  totals.paths += family.paths;
  totals.queries += family.queries;
  totals.replayed += family.replayed;
  totals.whole += family.whole;
  totals.failures += family.failures.size();
  totals.agreed += family.agreed;
  totals.undecided += family.undecided;
  totals.seconds += family.seconds;
}

int prove(const Options& options) {
  Totals totals;
  export_queries(options);
  proofs::replay_with(replay);
  if (isatty(STDERR_FILENO))
    proofs::Discharge::report_to(
        [](const Family& family) { fmt::print(stderr, "\r{:<8} {:<42} {:>5} paths\r", family.name, family.sentence, family.paths); });
  std::vector<proofs::Task> tasks = proofs::all_tasks();
  if (!options.only.empty())
    std::erase_if(tasks, [&](const proofs::Task& task) { return task.name != options.only && !task.name.starts_with(options.only + "-"); });
  const auto start = std::chrono::steady_clock::now();
  ProofTable table;
  const auto tell = [&](const Family& family) {
    add(totals, family);
    table.add(family);
    if (!options.table) print(family, options.json);
    if (!options.counterexamples.empty() && !family.counterexamples.empty()) write_counterexamples(options.counterexamples, family);
    std::fflush(stdout);
  };
  discharge_in_processes(tasks, options.jobs, tell);
  const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (totals.families == 0) {
    fmt::print(stderr, "plumbline prove: no family is named {}; see plumbline rules\n", options.only);
    return 2;
  }
  for (const std::string& missing : options.only.empty() ? table.missing() : std::vector<std::string>{}) {
    fmt::print("FAILED   {}\n", missing);
    ++totals.failures;
  }
  if (options.table) table.print();
  if (!options.json)
    fmt::print(
        "{} families, {} obligations over {} paths, {} queries, {} examples replayed ({} with whole books), {:.1f} s, {:.1f} s of one "
        "core: {}\n",
        totals.families, totals.obligations, totals.paths, totals.queries, totals.replayed, totals.whole, passed, totals.seconds,
        totals.failures == 0 ? "every obligation is discharged" : fmt::format("{} FAILED", totals.failures));
  if (!options.second_opinion.empty())
    fmt::print("{}: agrees on {} of {} queries, {:.1f} %, and does not know about {}\n", options.second_opinion, totals.agreed,
               totals.agreed + totals.undecided, 100.0 * static_cast<double>(totals.agreed) / static_cast<double>(std::max<std::size_t>(1, totals.agreed + totals.undecided)),
               totals.undecided);
  return totals.failures == 0 ? 0 : 1;
}

}  // namespace

void add_prove(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("prove", "Discharge every proof obligation");
  command->footer("Example: plumbline prove --only DVP-3 --smt2 /tmp/queries --second-opinion cvc5");
  auto options = std::make_shared<Options>();
  command->add_option("--only", options->only, "Only the families of this name, such as LEND-3, or of this chapter, such as LEND");
  command->add_option("--smt2", options->smt2, "Write every query to this folder");
  command->add_option("--second-opinion", options->second_opinion, "Ask another solver too, such as cvc5; a disagreement fails");
  command->add_option("--one-of", options->one_of, "Export, or ask the other solver about, one query of so many; all if not said")
      ->check(CLI::PositiveNumber);
  command->add_option("--counterexamples", options->counterexamples,
                      "Write to this folder, for each claim that is refuted, a trace that shows it");
  command->add_option("--jobs", options->jobs, "So many families at a time; as many as there are processors if not said")
      ->check(CLI::Range(1U, 1024U));
  command->add_flag("--table", options->table, "Every command and reaction with every statement, and how each is proved");
  command->add_flag("--json", options->json, "One JSON object a family");
  command->callback([options, &status] { status = prove(*options); });
}

}  // namespace plumbline
