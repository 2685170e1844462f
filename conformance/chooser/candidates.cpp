#include "conformance/chooser/candidates.hpp"

#include <algorithm>

#include "ref/lending/interest.hpp"

namespace plumbline {
namespace {

template <class T>
bool contains(const Several<T>& several, const T& one) {
  return std::find(several.begin(), several.end(), one) != several.end();
}

/// Calls `visit(name, table)` for each table of contracts in the state.
template <class Visit>
void each_contract_table(const State& state, const Visit& visit) {
  each_field(state, [&](std::string_view name, const auto& field) {
    if constexpr (requires { field.find(ContractId{}); }) visit(name, field);
  });
}

/// `markets` holds what a field calls `market`, and `custodies` what it calls `custody`.
bool is_plural(std::string_view plural, std::string_view singular) {
  if (singular.ends_with('y'))
    return plural.ends_with("ies") && plural.substr(0, plural.size() - 3) == singular.substr(0, singular.size() - 1);
  return plural.size() == singular.size() + 1 && plural.starts_with(singular);
}

/// What is asked of the accounts of one purse after another: once of each, as the purses of an account stand together.
template <class Ask>
class OncePerAccount {
 public:
  explicit OncePerAccount(Ask ask) : ask_(std::move(ask)) {}
  bool operator()(AccountId account) {
    if (account != last_) answer_ = ask_(last_ = account);
    return answer_;
  }

 private:
  Ask ask_;
  AccountId last_;
  bool answer_ = false;
};

auto is_named(const Named& named) {
  return OncePerAccount([&](AccountId account) { return contains(named.accounts, account); });
}

/// Whether a purse is of an asset that a command on what is named could be about.
bool asset_in_question(const Purse& purse, const Named& named) { return named.assets.empty() || contains(named.assets, purse.asset); }

}  // namespace

bool is_own(const Offers::Holding& holding) { return holding.first.kind == PurseKind::available && holding.second > NOTHING; }

LedgerId ledger_of(const State& state, AccountId account) {
  const Account* known = state.accounts.find(account);
  return known ? known->ledger : LedgerId{};
}

Several<AccountId> parties_on(const State& state, LedgerId ledger) {
  Several<AccountId> all;
  for (const auto& [id, account] : state.accounts)
    if (account.ledger == ledger && account.account_class != AccountClass::outside) all.push_back(id);
  return all;
}

const Offers::Accounts& Offers::accounts_on(LedgerId ledger) const {
  if (last_ && last_->ledger == ledger) return *last_;
  last_ = Accounts{ledger, parties_on(state, ledger), {}};
  OncePerAccount is_there([&](AccountId account) { return ledger_of(state, account) == ledger; });
  for (const Holding* holding : holdings)
    if (is_own(*holding) && is_there(holding->first.account)) last_->holders.push_back(holding->first.account);
  return *last_;
}

Several<AssetId> assets_held(const Offers& offers, const Named& named) {
  Several<AssetId> all;
  auto named_here = is_named(named);
  for (const Offers::Holding* holding : offers.holdings)
    if (is_own(*holding) && named_here(holding->first.account)) all.push_back(holding->first.asset);
  return all;
}

Several<AssetId> assets_on(const State& state, LedgerId ledger) {
  Several<AssetId> all;
  for (const auto& [key, terms] : state.assets)
    if (key.ledger == ledger) all.push_back(key.asset);
  return all;
}

const Several<ContractId>& Offers::contracts_called(std::string_view field) const {
  if (called_ && called_->field == field) return called_->contracts;
  Several<ContractId>& called = called_.emplace(Called{field, {}}).contracts;
  each_contract_table(state, [&](std::string_view name, const auto& table) {
    if (is_plural(name, field))
      for (const auto& [id, contract] : table) called.push_back(id);
  });
  if (called.empty())
    each_contract_table(state, [&](std::string_view, const auto& table) {
      for (const auto& [id, contract] : table) called.push_back(id);
    });
  return called;
}

void name_terms(const State& state, ContractId contract, Named& named) {
  each_contract_table(state, [&](std::string_view, const auto& table) {
    const auto* known = table.find(contract);
    if (!known) return;
    each_field(known->terms, [&](std::string_view, const auto& field) {
      using Field = std::decay_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, LedgerId>) named.ledger = field;
      if constexpr (std::is_same_v<Field, AssetId>) named.assets.push_back(field);
    });
  });
}

AmountsAtStake::AmountsAtStake(const Offers& offers, const Named& named)
    : state_(offers.state), ledger_(named.ledger), contract_(named.contract), pool_(state_.pools.find(named.contract)) {
  auto named_here = is_named(named);
  for (const Offers::Holding* holding : offers.holdings) {
    const Purse& purse = holding->first;
    const bool of_contract = !purse.of.empty() && purse.of == named.contract;
    if (of_contract || (named_here(purse.account) && asset_in_question(purse, named))) held_.push_back(magnitude(holding->second).value);
  }
  for (const AssetId asset : named.assets)
    if (const AssetTerms* terms = state_.assets.find({ledger_, asset})) limited_.emplace_back(asset, terms);
}

Integer AmountsAtStake::operator[](std::size_t number) const {
  if (number < held_.size()) return held_[number];
  const std::size_t limit = (number - held_.size()) / 2;
  const bool whole = (number - held_.size()) % 2 == 1;
  if (limit == limited_.size()) return (pool_->terms.limit - claims(state_, *pool_, contract_)).value;
  const auto& [asset, terms] = limited_[limit];
  return (whole ? terms->limit : terms->limit - on_ledger(state_, ledger_, asset, *terms)).value;
}

Several<Integer> amounts_free(const Offers& offers, const Named& named) {
  Several<Integer> amounts;
  auto named_here = is_named(named);
  for (const Offers::Holding* holding : offers.holdings)
    if (is_own(*holding) && named_here(holding->first.account) && asset_in_question(holding->first, named))
      amounts.push_back(holding->second.value);
  return amounts;
}

Several<Integer> moments(const State& state, LedgerId ledger) {
  const Ledger known = state.ledgers.get(ledger);
  const Integer now = known.clock.value;
  const Integer end = (known.hour + HOUR).value;
  const Integer longest = now + state.policies.longest_jump.value;
  return {now,
          now + 1,
          end,
          end - 1,
          end + 1,
          end + HOUR.value * 5,
          now - 1,
          now + 60,
          now + 1800,
          longest,
          longest + 1,
          end + HOUR.value + 7,
          0,
          LATEST.value,
          LATEST.value + 1,
          end + HOUR.value};
}

}  // namespace plumbline
