// Where the induction begins: a genesis without a flaw begins in a state in which every invariant holds.
#include "proofs/prove.hpp"
#include "proofs/statement.hpp"
#include "ref/genesis.hpp"

namespace plumbline::proofs {
namespace {

/// The genesis has no flaw, as far as it has come into being: every entry that is looked at is as its terms ask.
void assume_flawless(const Genesis& genesis) {
  const While looking(Path::current().among_named);
  if (flaw_of(genesis)) throw Contradiction{};
  for (const auto& assumption : Path::current().assumptions) assumption();
}

/// Of one arbitrary entry of a table, with whatever it names, all invariants hold.
Task beginning_with(const std::string& what, const std::function<void(const State&)>& name_one) {
  return statement("BEGIN", "a genesis with any " + what, [=](Statement& theorem) {
    const Genesis genesis = arbitrary_of(Of<Genesis>{}, "genesis");
    const State state = at_start(genesis);
    name_one(state);
    assume_flawless(genesis);
    const While about_it(Path::current().only_subjects);
    for (const StateInvariant& invariant : state_invariants())
      theorem.follows(std::string{invariant.number} + " " + std::string{invariant.sentence}, invariant.holds(state).formula());
  });
}

const ExchangeTerms& any_exchange(const State& state) { return state.exchanges.subject(ContractId::any()).terms; }

}  // namespace

std::vector<Task> beginning_tasks() {
  return {
      beginning_with("ledger", [](const State& state) { state.ledgers.subject(LedgerId::any()); }),
      beginning_with("asset", [](const State& state) { state.assets.subject({LedgerId::any(), AssetId::any()}); }),
      beginning_with("account", [](const State& state) { state.accounts.subject(AccountId::any()); }),
      beginning_with("market", [](const State& state) { state.markets.subject(ContractId::any()); }),
      beginning_with("pool", [](const State& state) { state.pools.subject(ContractId::any()); }),
      beginning_with("service", [](const State& state) { state.services.subject(ContractId::any()); }),
      beginning_with("feed", [](const State& state) { state.ledgers.get(state.feeds.subject(FeedId::any()).terms.ledger); }),
      beginning_with("perpetual", [](const State& state) { state.perpetuals.subject(ContractId::any()); }),
      beginning_with("exchange", [](const State& state) { any_exchange(state); }),
      beginning_with("collateral", [](const State& state) { any_exchange(state).collateral.subject(AssetId::any()); }),
      beginning_with("perpetual on an exchange",
                     [](const State& state) {
                       const ContractId market = ContractId::any();
                       any_exchange(state).markets.subject(market);
                       state.perpetuals.find(market);
                     }),
      beginning_with("pool on an exchange",
                     [](const State& state) {
                       const ContractId pool = ContractId::any();
                       any_exchange(state).pools.subject(pool);
                       state.pools.find(pool);
                     }),
      beginning_with("custody",
                     [](const State& state) {
                       const CustodyTerms& terms = state.custodies.subject(ContractId::any()).terms;
                       state.assets.find({terms.ledger, terms.asset});
                       state.in_custody.find({terms.ledger, terms.asset});
                     }),
      beginning_with("asset under custody", [](const State& state) { state.in_custody.subject({LedgerId::any(), AssetId::any()}); }),
  };
}

}  // namespace plumbline::proofs
