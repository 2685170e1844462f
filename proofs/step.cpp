// A step: what is decided happens, event by event, and so does what follows from each; a rejection leaves the state as it was.
// The families of the commands ask for each event and its reactions by themselves; here is the queue in between.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

/// What happened by a step; nothing where it was rejected.
Events events_of(const Step& done) {
  const Events* events = std::get_if<Events>(&done.outcome);
  return events ? *events : Events{};
}

bool same_kinds(const Events& some, const Events& others) {
  if (some.size() != others.size()) return false;
  for (std::size_t i = 0; i < some.size(); ++i)
    if (some[i].index() != others[i].index()) return false;
  return true;
}

void claim(Run& run, const std::string& what, const Truth& truth) { run.claims.push_back({what, truth.formula()}); }

/// A transfer, of which nothing follows.
void transfer(Run& run) {
  run.by_itself = true;
  const Transfer transfer = arbitrary_of(Of<Transfer>{}, "command");
  const Decision decision = decide(run.before, Command{transfer});
  const Step done = step(run.before, Command{transfer});
  claim(run, "it is decided as the rule says", Truth{decision.index() == done.outcome.index()});
  if (const Reason* reason = std::get_if<Reason>(&decision)) {
    claim(run, "it is rejected for the reason of the rule", Truth{std::get<Reason>(done.outcome) == *reason});
    claim(run, "a rejection writes nothing", Truth{done.state.balances.written().empty()});
    return;
  }
  claim(run, "what happened is what was decided", Truth{same_kinds(std::get<Events>(decision), events_of(done))});
  const auto has = [&](const State& state, AccountId account) { return state.balances.get(available_purse(account, transfer.asset)); };
  claim(run, "what was decided happens", has(done.state, transfer.to) == has(run.before, transfer.to) + transfer.amount);
}

/// Time that comes to so long after the start of the hour that runs, on a ledger without pools: the queue is the same whatever is in
/// it.
void time_passes(Run& run, Duration span) {
  run.by_itself = true;
  run.before.pools.bystander();
  if (!run.before.pools.named().empty()) throw Contradiction{};
  AdvanceTime advance = arbitrary_of(Of<AdvanceTime>{}, "command");
  const Ledger before = run.before.ledgers.get(advance.ledger);
  assume(before.hour <= before.clock);
  assume(before.clock < before.hour + HOUR);
  advance.to = before.hour + span;
  const Step done = step(run.before, Command{advance});
  if (!std::holds_alternative<Events>(done.outcome)) throw Contradiction{};
  Events expected;
  Time hour = before.hour;
  for (; hour + HOUR <= advance.to; hour = hour + HOUR) {
    expected.emplace_back(ClockMoved{});
    expected.emplace_back(HourEnded{});
  }
  if (hour < advance.to) expected.emplace_back(ClockMoved{});
  claim(run, "what follows from each event is in the queue, and no more", Truth{same_kinds(expected, events_of(done))});
  const Ledger after = done.state.ledgers.get(advance.ledger);
  claim(run, "the clock shows what the command said", after.clock == advance.to);
  claim(run, "each hour that has passed has ended", after.hour == hour);
}

/// Time that comes to the same moment in one command or in two.
void two_commands(Run& run, Duration first, Duration second) {
  run.by_itself = true;
  run.before.pools.bystander();
  if (!run.before.pools.named().empty()) throw Contradiction{};
  const AdvanceTime any_time = arbitrary_of(Of<AdvanceTime>{}, "command");
  const Ledger before = run.before.ledgers.get(any_time.ledger);
  assume(before.hour <= before.clock);
  assume(before.clock < before.hour + HOUR);
  const auto to = [&](const State& state, Duration span) {
    AdvanceTime advance = any_time;
    advance.to = before.hour + span;
    Step done = step(state, Command{advance});
    if (!std::holds_alternative<Events>(done.outcome)) throw Contradiction{};
    return done.state;
  };
  const Ledger one = to(run.before, second).ledgers.get(any_time.ledger);
  const Ledger two = to(to(run.before, first), second).ledgers.get(any_time.ledger);
  claim(run, "the ledger is the same", both(one.clock == two.clock, one.hour == two.hour));
}

Task of_a_step(const char* sentence, const std::function<void(Run&)>& model) {
  return {"TIME-1", [=] {
            Family family;
            family.name = "TIME-1";
            family.sentence = sentence;
            explore(family, model);
            return family;
          }};
}

Task in_time(const char* sentence, int seconds) {
  return of_a_step(sentence, [=](Run& run) { time_passes(run, Duration{seconds}); });
}

}  // namespace

std::vector<Task> step_tasks() {
  return {of_a_step("a step of which nothing follows", transfer), in_time("a step within an hour", 1800),
          in_time("a step to the end of an hour", 3600), in_time("a step past the end of an hour", 5400),
          in_time("a step past the ends of two hours", 9000),
          of_a_step("the same moment in one command or two, within an hour", [](Run& run) { two_commands(run, Duration{1800}, Duration{3599}); }),
          of_a_step("the same moment in one command or two, over two hours", [](Run& run) { two_commands(run, Duration{3600}, Duration{9000}); })};
}

}  // namespace plumbline::proofs
