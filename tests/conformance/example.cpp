#include "tests/conformance/example.hpp"

namespace plumbline {

Genesis example_genesis() {
  const LedgerId ledger{"main"};
  const AccountId outside{"outside"}, alice{"alice"}, bob{"bob"};
  Genesis genesis;
  genesis.ledgers[ledger] = {Time{7200}, outside};
  genesis.accounts[outside] = {ledger, {}, AccountClass::outside, {}};
  genesis.accounts[alice] = {ledger, OwnerId{"alice"}, AccountClass::client_individual, {}};
  genesis.accounts[bob] = {ledger, OwnerId{"bob"}, AccountClass::client_individual, alice};
  genesis.assets[{ledger, AssetId{"EUR"}}] = {bob, LARGEST_AMOUNT};
  return genesis;
}

State example_state() { return std::get<State>(begin(example_genesis())); }

Command deposit(Integer amount) { return Deposit{AccountId{"alice"}, AssetId{"EUR"}, Amount{amount}}; }

}  // namespace plumbline
