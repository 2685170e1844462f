// One misuse a line, each by itself an error.
#include "ref/ledger/books.hpp"
#if defined MISUSE_accounts_and_assets_exchanged || defined MISUSE_a_contract_is_not_a_ledger || defined MISUSE_a_reason_is_not_an_event
#include "ref/model.hpp"
#endif

using namespace plumbline;

auto misuse() {
#ifdef MISUSE_control
  return Amount{1} + NOTHING;
#elifdef MISUSE_amount_and_quantity
  return Amount{1} + Quantity{1};
#elifdef MISUSE_amount_and_price
  return Amount{1} + Price{1};
#elifdef MISUSE_amount_and_int
  return Amount{1} + 1;
#elifdef MISUSE_amount_is_not_an_int
  Amount amount = 1;
  return amount;
#elifdef MISUSE_amount_times_amount
  return Amount{1} * Amount{1};
#elifdef MISUSE_amount_against_quantity
  return Amount{1} < Quantity{1};
#elifdef MISUSE_moments_have_no_sum
  return Time{1} + Time{1};
#elifdef MISUSE_a_moment_is_not_a_span
  return Duration{Time{1}};
#elifdef MISUSE_rate_and_ppm
  return Rate{1} + Ppm{1};
#elifdef MISUSE_floating_point
  return Amount{1.5};
#elifdef MISUSE_an_asset_is_not_an_account
  AccountId account = AssetId{"USD"};
  return account;
#elifdef MISUSE_accounts_and_assets_exchanged
  return available(State{}, AssetId{"USD"}, AccountId{"alice"});
#elifdef MISUSE_a_contract_is_not_a_ledger
  return AdvanceTime{ContractId{"pool"}, Time{1}};
#elifdef MISUSE_a_reason_is_not_an_event
  Event event = Reason::not_due;
  return event;
#endif
}
