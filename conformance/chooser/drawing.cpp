#include "conformance/chooser/drawing.hpp"

namespace plumbline {

void Drawing::draw(std::string_view name, LedgerId& field) {
  field = chooser.one_in(16) ? new_name<LedgerId>(name) : known_or(keys(state.ledgers));
  naming().ledger = field;
}

void Drawing::draw(std::string_view name, AccountId& field) {
  const AccountId any = known_or(offers.accounts_on(named_.ledger).parties);
  switch (chooser.below(40)) {
    case 39: field = {}; break;
    case 38: field = new_name<AccountId>(name); break;
    case 37: field = known_or(keys(state.accounts)); break;
    case 36: field = known_or(named_.accounts); break;
    default: field = chooser.one_in(3) ? any : known_or(offers.accounts_on(named_.ledger).holders, any);
  }
  // the first party says which ledger a command is about, unless a contract has said so
  if (const Account* known = state.accounts.find(field); known && named_.accounts.empty() && named_.contract.empty())
    naming().ledger = known->ledger;
  naming().accounts.push_back(field);
}

void Drawing::draw(std::string_view name, AssetId& field) {
  const AssetId any = known_or(assets_on(state, named_.ledger));
  switch (chooser.below(32)) {
    case 31: field = new_name<AssetId>(name); break;
    case 30: field = known_or(keys(state.assets), {}).asset; break;
    default: field = chooser.one_in(3) ? any : known_or(assets_held(offers, named_), any);
  }
  naming().assets.push_back(field);
}

void Drawing::draw(std::string_view name, OwnerId& field) { field = new_name<OwnerId>(name); }

void Drawing::draw(std::string_view name, ContractId& field) {
  switch (chooser.below(40)) {
    case 39: field = {}; break;
    case 38: field = new_name<ContractId>(name); break;
    case 37: field = known_or(offers.contracts_called({})); break;
    default: {
      const Several<ContractId>& called = offers.contracts_called(name);
      field = called.empty() ? new_name<ContractId>(name) : chooser.among(called);
    }
  }
  naming().contract = field;
  name_terms(state, field, naming());
}

void Drawing::draw(std::string_view name, FeedId& field) {
  field = chooser.one_in(20) ? new_name<FeedId>(name) : known_or(keys(state.feeds));
}

void Drawing::draw(std::string_view name, OrderId& field) {
  field = new_name<OrderId>(name);
  if (field.text().back() == '7') field = {};  // one of eight has no name
}

void Drawing::draw(std::string_view name, TransferId& field) { field = chooser.one_in(20) ? TransferId{} : new_name<TransferId>(name); }

Secret secret_of(std::size_t number) {
  Bytes32 bytes{};
  bytes.back() = static_cast<std::uint8_t>(number);
  return Secret{bytes};
}

Hashlock hash_of_secret(std::size_t number) {
  static const auto hashes = [] {
    std::array<Hashlock, secrets> all;
    for (std::size_t i = 0; i < secrets; ++i) all[i] = hash_of(secret_of(i));
    return all;
  }();
  return hashes[number];
}

void Drawing::draw(std::string_view, Secret& field) { field = secret_of(chooser.below(secrets)); }

void Drawing::draw(std::string_view, Hashlock& field) {
  const std::size_t number = chooser.below(secrets);
  field = chooser.one_in(16) ? Hashlock{secret_of(number).bytes()} : hash_of_secret(number);  // the hash of nothing that anybody knows
}

void Drawing::draw(std::string_view, Integer& field) { field = amount(); }

void Drawing::draw(std::string_view, Time& field) { field = Time{chooser.among(moments(state, named_.ledger))}; }

void Drawing::draw(std::string_view, Ppm& field) {
  static constexpr std::array<int, 14> rates{0,    200,       600,        1,         -50,        -1,      500'000,
                                             -200, 1'000'000, -1'000'000, 1'000'001, -1'000'001, 333'333, -600};
  field = Ppm{chooser.among(rates)};
}

Integer round_number(Chooser& chooser) {
  const Integer power = ten_to(static_cast<int>(chooser.below(13)));
  return power * static_cast<int>(1 + chooser.below(9));
}

Integer Drawing::amount() {
  const Integer any = at_stake(100);
  const Integer one = chooser.one_in(2) ? known_or(amounts_free(offers, named_), any) : any;
  switch (chooser.below(32)) {
    case 10: return one + 1;
    case 11: return one - 1;
    case 12:
    case 13: return mul_div_floor(one, 1, 2);
    case 14:
    case 15: return mul_div_floor(one, static_cast<int>(1 + chooser.below(9)), 10);
    case 16: return one + at_stake();
    case 17: return one - at_stake();
    case 18:
    case 19: return 1;
    case 20: return 0;
    case 21: return -one;
    case 22: return LARGEST_AMOUNT.value;
    case 23: return LARGEST_AMOUNT.value + 1;
    case 24: return LARGEST_INTEGER - static_cast<int>(chooser.below(2));
    case 25:
    case 26:
    case 27:
    case 28: return round_number(chooser);
    default: return one;
  }
}

}  // namespace plumbline
