#include "conformance/chooser/drawing.hpp"

namespace plumbline {

void Drawing::draw(std::string_view name, LedgerId& field) {
  field = chooser.one_in(16) ? new_name<LedgerId>(name) : known_or(keys(state.ledgers));
  named_.ledger = field;
}

void Drawing::draw(std::string_view name, AccountId& field) {
  switch (chooser.below(20)) {
    case 19: field = {}; break;
    case 18: field = new_name<AccountId>(name); break;
    case 17: field = known_or(keys(state.accounts)); break;
    case 16: field = known_or(named_.accounts); break;
    default: field = known_or(parties_on(state, named_.ledger));
  }
  // the first party says which ledger a command is about, unless a contract has said so
  if (const Account* known = state.accounts.find(field); known && named_.accounts.empty() && named_.contract.empty())
    named_.ledger = known->ledger;
  named_.accounts.push_back(field);
}

void Drawing::draw(std::string_view name, AssetId& field) {
  switch (chooser.below(16)) {
    case 15: field = new_name<AssetId>(name); break;
    case 14: field = known_or(keys(state.assets), {}).asset; break;
    default: field = known_or(assets_on(state, named_.ledger));
  }
  named_.assets.push_back(field);
}

void Drawing::draw(std::string_view name, OwnerId& field) { field = new_name<OwnerId>(name); }

void Drawing::draw(std::string_view name, ContractId& field) {
  switch (chooser.below(20)) {
    case 19: field = {}; break;
    case 18: field = new_name<ContractId>(name); break;
    case 17: field = known_or(contracts_called(state, {})); break;
    default: field = known_or(contracts_called(state, name), new_name<ContractId>(name));
  }
  named_.contract = field;
  name_terms(state, field, named_);
}

void Drawing::draw(std::string_view, Integer& field) { field = amount(); }

void Drawing::draw(std::string_view, Time& field) { field = Time{chooser.among(moments(state, named_.ledger))}; }

void Drawing::draw(std::string_view, Ppm& field) {
  static constexpr std::array<int, 14> rates{0,    200,       600,        1,         -50,        -1,      500'000,
                                             -200, 1'000'000, -1'000'000, 1'000'001, -1'000'001, 333'333, -600};
  field = Ppm{chooser.among(rates)};
}

Integer Drawing::amount() {
  const std::vector<Integer> at_stake = amounts_at_stake(state, named_);
  const Integer one = known_or(at_stake, Integer{100});
  switch (chooser.below(24)) {
    case 0:
    case 1:
    case 2:
    case 3: return one;
    case 4: return one + 1;
    case 5: return one - 1;
    case 6: return mul_div_floor(one, 1, 2);
    case 7: return mul_div_floor(one, static_cast<int>(1 + chooser.below(9)), 10);
    case 8: return one + known_or(at_stake);
    case 9: return one - known_or(at_stake);
    case 10: return 1;
    case 11: return 0;
    case 12: return -one;
    case 13: return LARGEST_AMOUNT.value;
    case 14: return LARGEST_AMOUNT.value + 1;
    case 15: return Integer{static_cast<Int128>(~UInt128{0} >> 1)} - static_cast<int>(chooser.below(2));
    default: return ten_to(static_cast<int>(chooser.below(13))) * static_cast<int>(1 + chooser.below(9));
  }
}

}  // namespace plumbline
