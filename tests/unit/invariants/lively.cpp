#include "tests/unit/invariants/lively.hpp"

#include "invariants/invariants.hpp"

namespace plumbline::unit {

State lively() {
  State state = start();
  state.pools[pool].terms.curve = {Rate{900'000'000}, Rate{800'000'000}, Rate{1}, Rate{1}};
  state.pools[pool].terms.reserve_factor = Ppm{333'333};
  return after(std::move(state), {SetFees{market, carol, {Ppm{0}, Ppm{5}}},
                                  Supply{pool, alice, Amount{400}},
                                  Borrow{pool, bob, Amount{300}},
                                  AdvanceTime{north, Time{7200 + 600}},
                                  Supply{pool, alice, Amount{50}},
                                  Repay{pool, bob, Amount{20}},
                                  AdvanceTime{north, Time{7200 + 1200}},
                                  Instruct{deal, Party::seller, {alice, carol, usd, Quantity{5}, btc, Amount{7}, Time{0}}},
                                  Instruct{deal, Party::buyer, {alice, carol, usd, Quantity{5}, btc, Amount{7}, Time{0}}},
                                  JoinService{clear, alice},
                                  JoinService{clear, carol},
                                  JoinService{clear, bob},
                                  Lodge{clear, alice, PurseKind::margin, Amount{40}},
                                  Lodge{clear, alice, PurseKind::default_fund, Amount{30}},
                                  Lodge{clear, carol, PurseKind::default_fund, Amount{20}},
                                  Lodge{clear, bob, PurseKind::default_fund, Amount{8}},
                                  Lodge{clear, carol, PurseKind::margin, Amount{6}},
                                  Publish{feed, Price{100}, Price{100}},
                                  FillPerpetual{perpetual, alice, bob, Side::buy, Quantity{10}, Price{100}},
                                  FillPerpetual{perpetual, alice, carol, Side::sell, Quantity{4}, Price{103}},
                                  MarkToMarket{perpetual, carol},
                                  SettleEquity{perpetual, carol},
                                  Lock{open_lock, {bob, alice, btc, Amount{3}, hash_of(secret), Time{9000}}},
                                  Lock{claimed_lock, {bob, carol, btc, Amount{2}, hash_of(secret), Time{9000}}},
                                  ClaimLock{claimed_lock, secret}});
}

void add(State& state, const Purse& purse, int amount) { state.balances[purse] += Amount{amount}; }

std::vector<std::string> broken(const State& state) {
  std::vector<std::string> numbers;
  for (const StateInvariant& invariant : state_invariants())
    if (!invariant.holds(state)) numbers.emplace_back(invariant.number);
  return numbers;
}

std::vector<std::string> broken(const State& before, const Event& event, const State& after) {
  std::vector<std::string> numbers;
  for (const EventInvariant& invariant : event_invariants())
    if (!invariant.holds(before, event, after)) numbers.emplace_back(invariant.number);
  return numbers;
}

}  // namespace plumbline::unit
