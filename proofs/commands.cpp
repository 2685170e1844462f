// Every command: from an arbitrary state, every invariant after it; what it must have been allowed by; and what it brings about.
#include "invariants/conduct.hpp"
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

/// A rejection is necessary, and the first that applies: the guard of its reason applies, and none before it does. Leaving the
/// range comes last, and is refused early on purpose (NUM-1).
void claim_precedence(Run& run, const Guards& guards) {
  for (const Guard& guard : guards) {
    const bool is_the_reason = guard.reason == *run.reason;
    const Truth applies = guard.applies();
    const std::string reason{name(guard.reason)};
    if (is_the_reason) {
      run.claims.push_back({"INV-41 necessary: " + reason, applies.formula()});
      return;
    }
    run.claims.push_back({"INV-41 the first that applies: not " + reason, negate(applies).formula()});
  }
  if (*run.reason != Reason::out_of_range)
    run.claims.push_back({"INV-41 a reason that the rule does not list: " + std::string{name(*run.reason)}, Path::context().bool_val(false)});
}

/// What is accepted was allowed: no guard applies.
void claim_allowed(Run& run, const Guards& guards) {
  for (const Guard& guard : guards)
    run.claims.push_back({"INV-41 allowed: not " + std::string{name(guard.reason)}, negate(guard.applies()).formula()});
}

/// The reasons that a rule lists, each of which must be reached.
void list_reasons(Family& family, const Guards& guards) {
  if (!family.expected.empty()) return;
  for (const Guard& guard : guards) family.expected.emplace_back(name(guard.reason));
}

template <class AnyCommand>
Family prove_command() {
  Family family;
  family.name = std::string{AnyCommand::rule};
  family.sentence = std::string{type_name<AnyCommand>()};
  explore(family, [&](Run& run) {
    const Command command{arbitrary_of(Of<AnyCommand>{}, "command")};
    list_reasons(family, run_command(run, command));
  });
  return family;
}

}  // namespace

Guards run_command(Run& run, const Command& command) {
  run.input = command;
  Decision decision = decide(run.before, command);
  Guards listed = guards(run.before, command);
  if (const Reason* reason = std::get_if<Reason>(&decision)) {
    run.reason = *reason;
    run.after = run.before;
    claim_precedence(run, listed);
    return listed;
  }
  claim_allowed(run, listed);
  run.events = std::get<Events>(std::move(decision));
  apply(run);
  run.claims.push_back({"INV-42 an accepted command does what its rule says", effect({run.before, run.events, run.after}, command).formula()});
  return listed;
}

std::vector<Task> command_tasks() {
  return for_each_command([]<class AnyCommand>() { return prove_command<AnyCommand>(); });
}

}  // namespace plumbline::proofs
