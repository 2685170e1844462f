// Spot orders: whatever a bid is filled in, and by whom, each part is filled; and what is left of it is paid for.
#include "conformance/chooser/worlds.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

const ContractId traded{"bond-usd"};
const AssetId quote{"USD"}, base{"BOND"};
const AccountId buyer{"alice"}, seller{"bob"};
const OrderId ours{"ours"}, theirs{"theirs"};

Amount small(int most) { return Amount{*rc::gen::inRange(1, most)}; }

/// A market with a bid of one account, which has just a few units more than it reserves, and an ask of another.
State two_orders(int quantity, int limit, int spare) {
  Genesis genesis = busy_world();
  MarketTerms& terms = genesis.markets[traded];
  terms.lot = Quantity{small(50).value};
  terms.fees = {Ppm{*rc::gen::inRange(-300'000, 1'000'001)}, Ppm{*rc::gen::inRange(300'000, 1'000'001)}};
  const SpotOrder bid{Side::buy, Quantity{quantity}, Price{limit}, terms.fees};
  State state = start_of(genesis);
  for (const Command& command :
       {Command{Deposit{buyer, quote, reservation(terms, bid) + Amount{spare}}}, Command{Deposit{seller, base, Amount{quantity}}},
        Command{PlaceSpotOrder{traded, buyer, ours, Side::buy, bid.quantity, bid.limit}},
        Command{PlaceSpotOrder{traded, seller, theirs, Side::sell, bid.quantity, Price{*rc::gen::inRange(1, limit + 1)}}}})
    state = step(std::move(state), command).state;
  return state;
}

Quantity left_of(const State& state, AccountId account, OrderId order) {
  return state.markets.get(traded).books.get(account).get(order).quantity;
}

RC_GTEST_PROP(SpotOrders, AreFilledWhateverTheirAccountsHave, ()) {
  const int quantity = *rc::gen::inRange(1, 200), spare = *rc::gen::inRange(0, 3);
  State state = two_orders(quantity, *rc::gen::inRange(1, 200), spare);
  const Amount began = available(state, buyer, quote) + state.balances.get(reserved_purse(traded, buyer, quote));
  Quantity filled{0};
  int parts = 0;
  while (left_of(state, buyer, ours) > Quantity{0}) {
    const Quantity part{*rc::gen::inRange(1, static_cast<int>(left_of(state, buyer, ours).value.raw()) + 1)};
    const bool buyer_takes = *rc::gen::arbitrary<bool>();
    const MatchSpotOrders match = buyer_takes ? MatchSpotOrders{traded, buyer, ours, seller, theirs, part}
                                              : MatchSpotOrders{traded, seller, theirs, buyer, ours, part};
    Step taken = step(std::move(state), match);
    RC_ASSERT(std::holds_alternative<Events>(taken.outcome));
    state = std::move(taken.state);
    filled += part;
    ++parts;
  }
  RC_ASSERT(available(state, buyer, base) == units(filled));
  RC_ASSERT(left_of(state, seller, theirs) == Quantity{quantity} - filled);
  RC_ASSERT(state.balances.get(reserved_purse(traded, buyer, quote)) == NOTHING);
  RC_ASSERT(available(state, buyer, quote) >= NOTHING);
  if (filled < Quantity{quantity}) {  // it lapsed: a part costs three units more at most
    RC_ASSERT(Amount{spare} < Amount{3 * parts});
    RC_ASSERT(available(state, buyer, quote) < began);
  }
}

}  // namespace
}  // namespace plumbline
