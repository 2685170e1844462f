#include "proofs/abstraction/abstraction.hpp"

#include <algorithm>
#include <set>

#include "proofs/abstraction/check.hpp"
#include "proofs/lift.hpp"
#include "proofs/symbolic/facts.hpp"

namespace plumbline::proofs {
namespace {

void run_input(Run& run, const Command& command) { run_command(run, command); }
void run_input(Run& run, const ClockMoved& moved) { run_reaction(run, moved); }

/// An arbitrary input of the same kind.
template <class Kind>
Kind arbitrary_like(const Kind& told) {
  Kind any = arbitrary_of(Of<Kind>{}, "command");
  tell(any, std::vector<const Kind*>{&told});
  return any;
}
Command arbitrary_like(const Command& told) {
  return std::visit([](const auto& known) { return Command{arbitrary_like(known)}; }, told);
}

/// Takes the policies of a state for those in force, as long as it lives.
class InForce {
 public:
  explicit InForce(const Policies& policies) : before_(std::exchange(policies_in_force(), policies)) {}
  ~InForce() { policies_in_force() = before_; }
  InForce(const InForce&) = delete;
  InForce& operator=(const InForce&) = delete;

 private:
  Policies before_;
};

/// Whether a number that the model computed does not fit into the machine's.
bool left_the_range(const Path& path, Guide& guide) {
  const Whole end = Whole(1) << 127;
  return std::ranges::any_of(path.computed, [&](const Polynomial& computed) {
    const Whole value = guide.number(computed);
    return value >= end || value < -end;
  });
}

/// The machine refuses what leaves its range, early; the formulas go on. What they say then is compared with what they say where all
/// is known.
void go_beyond_range(Happened& happened, const Run& run, Followed& followed) {
  ++followed.met.out_of_range;
  happened.reason = run.reason;
  happened.events = run.events;
  happened.after = run.after;
}

/// The run in which everything is known: it makes no choice, whatever it claims is so, and it hears what the sums are made of.
void run_known(Happened& happened, Guide& guide, Followed& followed) {
  Path& path = Path::current();
  Check check(happened, guide, followed);
  Run run;
  run.before = happened.before;
  const auto invariants = [&](const State& state, bool at_rest) {
    for (const StateInvariant& invariant : state_invariants())
      if (at_rest || invariant.due == Due::always)
        if (!guide.holds(invariant.holds(state).formula())) check.differs("where all is known, not so: " + std::string{invariant.number});
  };
  invariants(run.before, std::holds_alternative<Command>(happened.input));
  {
    const While recorded(path.recording);
    std::visit([&](const auto& input) { run_input(run, input); }, happened.input);
  }
  if (happened.reason == Reason::out_of_range && run.reason != happened.reason && left_the_range(path, guide))
    go_beyond_range(happened, run, followed);
  invariants(run.after, run.at_rest);
  check.leave_out_other_pools(run);
  check.outcome(run);
  check.state_after(run);
  check.claims(run);
  if (!path.taken().empty()) check.differs("where all is known, a choice was left open");
}

/// The run of an arbitrary state and input, led by the guide.
class Guided {
 public:
  Guided(const Happened& happened, Guide& guide, Path& path, Followed& followed)
      : guide_(guide), path_(path), followed_(followed), check_(happened, guide, followed), happened_(happened) {}

  void follow(std::size_t most_candidates) {
    run_.before = arbitrary_of(Of<State>{}, "state");
    tell(run_.before, std::vector<const State*>{&happened_.before});
    std::visit([&](const auto& input) { run_input(run_, arbitrary_like(input)); }, happened_.input);
    look_around(run_);
    known_ = premises(run_);
    claim_everything(run_, path_);
    products_ = facts_of_products();
    if (candidates() <= most_candidates) add_lifted();
    check();
  }

 private:
  std::size_t candidates() const {
    std::size_t all = 0;
    for (const Path::Class& each : path_.classes) all += each.compared.size();
    return all;
  }
  void add_lifted() {
    Family family;
    const std::size_t before = known_.size();
    lift(run_, known_, products_, family);
    followed_.met.lifted += known_.size() - before;
  }
  void check() {
    guide_.forget();
    followed_.path = path_.taken();
    check_.facts("a condition of the path", path_.conditions());
    check_.facts("a fact", path_.facts());
    check_.facts("a premise", known_);
    check_.facts("a fact about products", products_);
    for (const Duty& duty : path_.duties()) check_.facts("owed: " + duty.what, {duty.claim});
    for (int number = 0; number < static_cast<int>(path_.classes.size()); ++number) check_class(number);
    check_.leave_out_other_pools(run_);
    check_.claims(run_);
    check_.outcome(run_);
    followed_.met.choices += path_.taken().size();
    followed_.met.rests += guide_.rests_met();
    check_.state_after(run_);  // the last: it may name others
  }
  void check_class(int number) {
    const Path::Class& the_class = path_.classes[Path::index(number)];
    const std::size_t members = guide_.members(number).size();
    followed_.met.classes += members > 0;
    followed_.met.members += members;
    check_.facts_of_members("a fact", the_class.facts, number);
    for (const Duty& duty : the_class.duties) check_.facts_of_members("owed: " + duty.what, {duty.claim}, number);
    check_.facts_of_members("a premise", premises_of_member(run_, number), number);
    check_.facts_of_members("a fact about products", facts_of_products(number), number);
  }

  Guide& guide_;
  Path& path_;
  Followed& followed_;
  Check check_;
  const Happened& happened_;
  Run run_;
  Facts known_, products_;
};

std::string at(const std::source_location& where) { return std::string{where.file_name()} + ":" + std::to_string(where.line()); }

/// Goes on, and tells what stops it.
template <class Go>
void try_out(Followed& followed, const Go& go) {
  try {
    go();
  } catch (const Contradiction& contradiction) {
    followed.differences.push_back("the path contradicts itself at " + at(contradiction.where));
  } catch (const Unsupported& unsupported) {
    followed.differences.push_back("not supported: " + unsupported.what);
  } catch (const Unneeded&) {
    followed.differences.push_back("a choice where none may be made");
  } catch (const std::exception& error) {
    followed.differences.push_back(std::string{"cannot be computed: "} + error.what());
  }
}

/// Follows once; who may have to be the bystander, if that was not the way.
std::set<int> try_to_follow(const Happened& happened, Guide::Parts& parts, const std::set<int>& preferred, const Following& following,
                            Followed& followed) {
  Path path({});
  const Running running(path);
  Guide guide(path, parts, following.seed, preferred);
  path.guide = &guide;
  try_out(followed, [&] {
    try {
      Guided(happened, guide, path, followed).follow(following.lifted);
    } catch (const Twice& twice) {
      followed.differences.push_back("stands twice: " + twice.where);
      guide.suspects.insert(twice.who);
    }
  });
  return followed.differences.empty() ? std::set<int>{} : guide.suspects;
}

/// The bystander may be anybody: where somebody would stand in two places, that is who it is.
void run_guided(const Happened& happened, Guide::Parts& parts, const Following& following, Followed& followed) {
  constexpr std::size_t MOST = 4;
  const Followed so_far = followed;
  std::set<int> preferred;
  for (bool again = so_far.differences.empty(); again;) {
    followed = so_far;
    followed.met.retries += preferred.size();
    const std::set<int> suspects = try_to_follow(happened, parts, preferred, following, followed);
    const auto another = std::ranges::find_if(suspects, [&](int one) { return !preferred.contains(one); });
    again = another != suspects.end() && preferred.size() < MOST;
    if (again) preferred.insert(*another);
  }
}

Command arbitrary_kind(const Command& like) {
  return std::visit([]<class Kind>(const Kind&) { return Command{arbitrary_of(Of<Kind>{}, "command")}; }, like);
}
ClockMoved arbitrary_kind(const ClockMoved&) { return arbitrary_of(Of<ClockMoved>{}, "moved"); }

bool has_usual_layers(const State& state) {
  for (const auto& [id, service] : state.services.written())
    if (service.terms.waterfall != usual_waterfall()) return false;
  return true;
}

/// Goes the same way without a guide, as the explorer does by its script.
void run_by_script(const Happened& happened, Followed& followed) {
  if (!has_usual_layers(happened.before)) return;  // an arbitrary service has these
  Path path(followed.path);
  const Running running(path);
  Run run;
  run.before = arbitrary_of(Of<State>{}, "state");
  std::visit([&](const auto& input) { run_input(run, arbitrary_kind(input)); }, happened.input);
  look_around(run);
  premises(run);
  claim_everything(run, path);
  if (path.taken() != followed.path) followed.differences.push_back("the explorer goes another way by the same script");
  if (run.reason != happened.reason) followed.differences.push_back("the explorer comes to another outcome by the same script");
  ++followed.met.scripted;
}

}  // namespace

Followed follow(const Example& example, const Following& following) {
  Followed followed;
  try_out(followed, [&] {
    Path known({});
    const Running running(known);
    Guide::Parts parts;
    Guide listener(known, parts, 0, {});
    listener.hears = true;
    known.guide = &listener;
    Happened happened = read(example);
    const InForce policies(happened.before.policies);
    run_known(happened, listener, followed);
    run_guided(happened, parts, following, followed);
    if (following.with_script && followed.differences.empty()) run_by_script(happened, followed);
  });
  return followed;
}

void Met::add(const Met& other) {
  for (std::size_t Met::*const count :
       {&Met::choices, &Met::facts, &Met::of_members, &Met::claims, &Met::values, &Met::classes, &Met::members, &Met::rests, &Met::lifted,
        &Met::scripted, &Met::exactly_in_order, &Met::retries, &Met::out_of_range})
    this->*count += other.*count;
}

}  // namespace plumbline::proofs
