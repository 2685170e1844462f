#include "ref/ledger/books.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

const Account* party(const State& state, AccountId account) {
  const Account* known = state.accounts.find(account);
  return known && known->account_class != AccountClass::outside ? known : nullptr;
}

bool admits(const State& state, LedgerId ledger, AssetId asset) { return state.assets.find({ledger, asset}) != nullptr; }

Time clock_of(const State& state, AccountId account) { return state.ledgers.get(state.accounts.get(account).ledger).clock; }

State post(State state, const Posting& posting) {
  for (const Leg& leg : posting) {
    state.balances[leg.from] -= leg.amount;
    state.balances[leg.to] += leg.amount;
  }
  return state;
}

const Posting* posting_of(const Event& event) {
  return std::visit(
      [](const auto& known) -> const Posting* {
        if constexpr (requires { known.posting; })
          return &known.posting;
        else
          return nullptr;
      },
      event);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
