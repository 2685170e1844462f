// How many commands a second, over how many accounts; and how many bytes an account takes.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "invariants/touched.hpp"
#include "tests/bench/exchange.hpp"

namespace plumbline::bench {
namespace {

constexpr std::size_t different = 1 << 16;  // commands, played in turn

/// One market of a size, built once: `commands` leave its shape as it was.
State& shared_market(std::size_t accounts) {
  static std::size_t size = 0;
  static State state;
  if (size != accounts) state = market_of(size = accounts);
  return state;
}

template <class Play>
void run(benchmark::State& run, const std::vector<Command>& commands, const Play& play) {
  State state = std::move(shared_market(static_cast<std::size_t>(run.range(0))));
  std::size_t next = 0;
  for (auto _ : run) {
    auto taken = play(std::move(state), commands[next++ % different]);
    if (!std::holds_alternative<Events>(taken.outcome)) run.SkipWithError("a command was rejected");
    state = std::move(taken.state);
  }
  run.SetItemsProcessed(run.iterations());
  shared_market(static_cast<std::size_t>(run.range(0))) = std::move(state);
}

void transfer(benchmark::State& state) { run(state, transfers(static_cast<std::size_t>(state.range(0)), different), step); }

void fill(benchmark::State& state) { run(state, fills(static_cast<std::size_t>(state.range(0)), different), step); }

void checked_fill(benchmark::State& state) {
  run(state, fills(static_cast<std::size_t>(state.range(0)), different), [&](State before, const Command& command) {
    Checked checked = touched_step(std::move(before), command);
    if (!checked.violations.empty()) state.SkipWithError("an invariant was broken");
    return std::move(checked.step);
  });
}

/// The decision alone, of orders that pass: nothing is placed, so that the books stay as they are.
void gate(benchmark::State& run) {
  constexpr std::size_t traders = 100;
  const State state = exchange_of(static_cast<std::size_t>(run.range(0)), traders);
  const std::vector<PlaceOrder> commands = orders(traders, different);
  std::size_t next = 0;
  for (auto _ : run)
    if (!std::holds_alternative<Events>(decide(state, commands[next++ % different]))) run.SkipWithError("an order was refused");
  run.SetItemsProcessed(run.iterations());
}

std::size_t bytes_in_use() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

void memory(benchmark::State& run) {
  const auto accounts = static_cast<std::size_t>(run.range(0));
  shared_market(1) = State{};
  for (auto _ : run) {
    const std::size_t before = bytes_in_use();
    const State state = market_of(accounts);
    run.counters["bytes_an_account"] = static_cast<double>(bytes_in_use() - before) / static_cast<double>(accounts);
  }
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const int accounts : {1'000, 10'000, 100'000, 1'000'000}) benchmark->Arg(accounts);
}
BENCHMARK(transfer)->Apply(sizes);
BENCHMARK(fill)->Apply(sizes);
BENCHMARK(checked_fill)->Apply(sizes);
BENCHMARK(gate)->Arg(100'000);
BENCHMARK(memory)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
