// The roundings of a fill, by each policy: who can gain by them, and which invariants each of them keeps.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

const std::string TAKER_GAINS_NOTHING = "the taker never gains by the notional's rounding";
const std::string VENUE_GIVES_NOTHING = "the venue never loses by a fee's rounding";
const std::string VENUE_NEVER_PAYS = "the venue never pays";

FeeRates fees_of(const Market& market, AccountId account) {
  const FeeRates* own = market.fees_of.find(account);
  return own ? *own : market.terms.fees;
}

/// a x b / c is between two whole numbers, of which the rounded one is one; or is itself whole.
z3::expr next_to(Integer rounded, Integer a, Integer b, Integer c) {
  return either(rounded == mul_div_floor(a, b, c), rounded == mul_div_ceil(a, b, c)).formula();
}

/// What the specification says of a fill's numbers. The first three are the default's; another policy may break them.
void claim_roundings(Run& run, const Fill& fill, const Filled& filled) {
  const Market& market = *run.before.markets.find(fill.market);
  const Integer taker_rate = fees_of(market, fill.taker).taker.value, maker_rate = fees_of(market, fill.maker).maker.value;
  const Integer notional = filled.notional.value, lot = market.terms.lot.value, whole = WHOLE_PPM.value;
  const Integer exact = fill.quantity.value * fill.price.value;
  const bool taker_buys = fill.side == Side::buy;
  run.claims.push_back({TAKER_GAINS_NOTHING, (taker_buys ? notional * lot >= exact : notional * lot <= exact).formula()});
  run.claims.push_back(
      {VENUE_GIVES_NOTHING,
       both(filled.taker_fee.value * whole >= notional * taker_rate, filled.maker_fee.value * whole >= notional * maker_rate).formula()});
  run.claims.push_back({VENUE_NEVER_PAYS, (filled.taker_fee + filled.maker_fee >= NOTHING).formula()});
  run.claims.push_back(
      {"the notional is exact, or the whole number before or after", next_to(notional, fill.quantity.value, fill.price.value, lot)});
  run.claims.push_back(
      {"the taker's fee is exact, or the whole number before or after", next_to(filled.taker_fee.value, notional, taker_rate, whole)});
  run.claims.push_back(
      {"the maker's fee is exact, or the whole number before or after", next_to(filled.maker_fee.value, notional, maker_rate, whole)});
}

/// Whether both parties have fees of their own: then their rates are independent, which is the general case.
bool have_own_fees(const State& state, const Fill& fill) {
  const Table<AccountId, FeeRates>& own = state.markets.find(fill.market)->fees_of;
  return own.find(fill.taker) && own.find(fill.maker);
}

/// Every fill that is accepted under some policies, between parties with fees of their own, with every invariant.
Family prove_fill(const std::string& name, const std::string& sentence, const Policies& policies, const std::vector<std::string>& breaks) {
  Family family;
  family.name = name;
  family.sentence = sentence;
  family.breaks = breaks;
  policies_in_force() = policies;
  explore(family, [](Run& run) {
    const Fill fill = arbitrary_of(Of<Fill>{}, "fill");
    run.input = Command{fill};
    Decision decision = decide(run.before, Command{fill});
    Events* events = std::get_if<Events>(&decision);
    if (!events || !have_own_fees(run.before, fill)) throw Contradiction{};
    run.events = std::move(*events);
    apply(run);
    claim_roundings(run, fill, std::get<Filled>(run.events.front()));
  });
  policies_in_force() = Policies{};
  return family;
}

/// What spec/policies.md says that a rounding of the notional does not keep.
std::vector<std::string> broken_by(NotionalRounding rounding) {
  if (rounding == NotionalRounding::against_taker) return {};
  return {TAKER_GAINS_NOTHING};
}

/// And a rounding of the fees.
std::vector<std::string> broken_by(Rounding rounding) {
  if (rounding == Rounding::ceiling) return {};
  if (rounding == Rounding::floor) return {VENUE_GIVES_NOTHING, VENUE_NEVER_PAYS, "INV-2"};
  return {VENUE_GIVES_NOTHING};
}

/// A fill by every value of a policy but the default one.
template <class Enum>
void add_values(std::vector<Task>& tasks, const std::string& policy, OneOf<Enum> Policies::* field) {
  for (unsigned i = 0; i < members<Enum>; ++i) {
    const Enum value = static_cast<Enum>(i);
    if (Policies{}.*field == value) continue;
    tasks.push_back({"policy", [=] {
                       Policies policies;
                       policies.*field = value;
                       return prove_fill("policy", policy + " " + std::string{name(value)}, policies, broken_by(value));
                     }});
  }
}

}  // namespace

std::vector<Task> fill_tasks() {
  std::vector<Task> tasks{{"SPOT-2", [] { return prove_fill("SPOT-2", "a fill's roundings", {}, {}); }}};
  add_values(tasks, "notional_rounding", &Policies::notional_rounding);
  add_values(tasks, "fee_rounding", &Policies::fee_rounding);
  return tasks;
}

}  // namespace plumbline::proofs
