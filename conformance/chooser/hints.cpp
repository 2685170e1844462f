#include "conformance/chooser/hints.hpp"

#include <algorithm>

namespace plumbline {
namespace {

Several<ContractId> with_status(const State& state, bool (*wanted)(Status)) {
  Several<ContractId> several;
  for (const auto& [id, instruction] : state.instructions)
    if (wanted(instruction.status)) several.push_back(id);
  return several;
}

bool is_open(Status status) { return status != Status::settled && status != Status::cancelled; }

/// The purses of a contract that hold or owe something.
Several<Purse> purses_of(const State& state, ContractId contract, bool (*wanted)(PurseKind)) {
  Several<Purse> several;
  for (const auto& [purse, balance] : state.balances)
    if (purse.of == contract && balance != NOTHING && wanted(purse.kind)) several.push_back(purse);
  return several;
}

/// Mostly one of several accounts that holds an asset, if there is one; otherwise the account as it was.
void prefer_holder(Drawing& drawing, AssetId asset, const Several<AccountId>& several, AccountId& account) {
  Several<AccountId> holders;
  for (const AccountId one : several)
    if (available(drawing.state, one, asset) > NOTHING) holders.push_back(one);
  if (!holders.empty() && !drawing.chooser.one_in(6)) account = drawing.chooser.among(holders);
}

/// Two parties of one ledger that hold what they are to give.
void prefer_holders(Drawing& drawing, LedgerId ledger, AccountId& giver, AssetId given, AccountId& other, AssetId others) {
  Several<AccountId> several = parties_on(drawing.state, ledger);
  prefer_holder(drawing, given, several, giver);
  several.erase(std::remove(several.begin(), several.end(), giver), several.end());
  prefer_holder(drawing, others, several, other);
}

/// Mostly all or half of what an account has of an asset, if it has any.
Integer mostly_held(Drawing& drawing, AccountId account, AssetId asset, Integer otherwise) {
  const Integer held = available(drawing.state, account, asset).value;
  if (held <= 0 || drawing.chooser.one_in(4)) return otherwise;
  return drawing.chooser.one_in(3) ? mul_div_ceil(held, 1, 2) : held;
}

/// Turns a command to a purse of its contract, if there is such a one, and mostly to all that is in it.
const Purse* one_of(Drawing& drawing, const Several<Purse>& several, AccountId& account, Amount& amount) {
  if (several.empty() || drawing.chooser.one_in(6)) return nullptr;
  const Purse& purse = drawing.chooser.among(several);
  const Amount balance = drawing.state.balances.get(purse);
  account = purse.account;
  drawing.turn_to(account);
  const Amount beside{drawing.chooser.among(std::array{0, 0, 0, 0, 1, -1})};
  amount = drawing.chooser.one_in(3) ? Amount{drawing.amount()} : magnitude(balance) + beside;
  return &purse;
}

/// The price at which a quantity costs just so much.
Price price_of(Amount cost, Quantity quantity, Quantity lot) {
  if (quantity <= Quantity{0} || quantity > Quantity{LARGEST_AMOUNT.value}) return Price{1};
  const auto price = within_range([&] { return mul_div_floor(cost.value, lot.value, quantity.value); });
  return Price{price.value_or(1)};
}

/// The most that leaves room for the taker's fee.
Amount before_fee(const Market& market, AccountId taker, Amount cash) {
  const FeeRates* own = market.fees_of.find(taker);
  const Ppm rate = own ? own->taker : market.terms.fees.taker;
  return Amount{mul_div_floor(cash.value, WHOLE_PPM.value, (WHOLE_PPM + rate).value)};
}

/// The dearest fill whose notional the machine can still write down, or the cheapest whose notional it cannot.
void meet_end_of_range(Drawing& drawing, const Market& market, Fill& command) {
  command.quantity = Quantity{LARGEST_AMOUNT.value};
  const Price dearest = min(price_of(Amount{LARGEST_INTEGER}, command.quantity, market.terms.lot), LARGEST_PRICE);
  command.price = drawing.chooser.one_in(2) ? dearest : dearest + Price{1};
}

/// One field of terms that otherwise agree is another.
void disagree(Drawing& drawing, Terms& terms) {
  switch (drawing.chooser.below(5)) {
    case 0: terms.quantity += Quantity{1}; break;
    case 1: terms.amount -= Amount{1}; break;
    case 2: terms.due = terms.due + Duration{1}; break;
    case 3: std::swap(terms.seller, terms.buyer); break;
    default: std::swap(terms.security, terms.cash); break;
  }
}

/// A new instruction, on what the two sides have.
void draw_terms(Drawing& drawing, Instruct& command) {
  Terms& terms = command.terms;
  if (!drawing.chooser.one_in(4)) command.instruction = ContractId{"dvp-" + std::to_string(drawing.chooser.below(12))};
  prefer_holders(drawing, drawing.state.accounts.get(terms.seller).ledger, terms.seller, terms.security, terms.buyer, terms.cash);
  terms.quantity = Quantity{mostly_held(drawing, terms.seller, terms.security, terms.quantity.value)};
  terms.amount = Amount{mostly_held(drawing, terms.buyer, terms.cash, terms.amount.value)};
  if (drawing.chooser.one_in(2)) terms.due = clock_of(drawing.state, terms.seller);
}

}  // namespace

void hint(Drawing& drawing, OpenAccount& command) {
  if (drawing.state.accounts.find(command.account)) command.account = AccountId{"new-" + std::to_string(drawing.chooser.below(8))};
  if (drawing.chooser.one_in(2)) command.held_for = {};
}

void hint(Drawing& drawing, Fill& command) {
  const Market* market = drawing.state.markets.find(command.market);
  if (!market) return;
  const bool taker_buys = command.side == Side::buy;
  AccountId& seller = taker_buys ? command.maker : command.taker;
  AccountId& buyer = taker_buys ? command.taker : command.maker;
  prefer_holders(drawing, market->terms.ledger, seller, market->terms.base, buyer, market->terms.quote);
  const Amount cash = available(drawing.state, buyer, market->terms.quote);
  command.quantity = Quantity{mostly_held(drawing, seller, market->terms.base, command.quantity.value)};
  if (drawing.chooser.one_in(16)) return meet_end_of_range(drawing, *market, command);
  switch (drawing.chooser.below(4)) {
    case 0: command.price = price_of(before_fee(*market, command.taker, cash), command.quantity, market->terms.lot); break;
    case 1: command.price = price_of(cash, command.quantity, market->terms.lot); break;
    case 2: command.price = Price{drawing.chooser.among(std::array{1, 150, 2, 1'000'000})}; break;
    default: break;
  }
}

void hint(Drawing& drawing, Instruct& command) {
  const auto half =
      with_status(drawing.state, [](Status s) { return s == Status::instructed_by_seller || s == Status::instructed_by_buyer; });
  if (half.empty() || drawing.chooser.one_in(2)) return draw_terms(drawing, command);
  command.instruction = drawing.chooser.among(half);
  const Instruction known = drawing.state.instructions.get(command.instruction);
  command.terms = known.terms;
  if (!drawing.chooser.one_in(4)) command.by = known.status == Status::instructed_by_seller ? Party::buyer : Party::seller;
  if (drawing.chooser.one_in(5)) disagree(drawing, command.terms);
}

void hint(Drawing& drawing, Cancel& command) {
  const auto open = with_status(drawing.state, is_open);
  if (!open.empty() && !drawing.chooser.one_in(4)) command.instruction = drawing.chooser.among(open);
}

void hint(Drawing& drawing, SettleGross& command) {
  const auto matched = with_status(drawing.state, [](Status status) { return status == Status::matched; });
  if (!matched.empty() && !drawing.chooser.one_in(4)) command.instruction = drawing.chooser.among(matched);
}

void hint(Drawing& drawing, RedeemSupply& command) {
  const auto lent = purses_of(drawing.state, command.pool, [](PurseKind kind) { return kind == PurseKind::lent; });
  one_of(drawing, lent, command.account, command.amount);
}

void hint(Drawing& drawing, Repay& command) {
  const auto owed = purses_of(drawing.state, command.pool, [](PurseKind kind) { return kind == PurseKind::borrowed; });
  one_of(drawing, owed, command.account, command.amount);
}

void hint(Drawing& drawing, Lodge& command) {
  const Service* service = drawing.state.services.find(command.service);
  if (!service || drawing.chooser.one_in(5)) return;
  const bool ccp = service->members.empty() || drawing.chooser.one_in(3);
  const Several<AccountId> several = ccp ? Several<AccountId>{service->terms.ccp} : keys(service->members);
  command.account = drawing.chooser.among(several);
  prefer_holder(drawing, service->terms.asset, several, command.account);
  const bool first = drawing.chooser.one_in(2);
  command.purse = ccp ? (first ? PurseKind::skin_in_the_game : PurseKind::capital)
                      : (first && drawing.chooser.one_in(2) ? PurseKind::margin : PurseKind::default_fund);
  command.amount = Amount{mostly_held(drawing, command.account, service->terms.asset, command.amount.value)};
}

void hint(Drawing& drawing, Release& command) {
  const auto lodged =
      purses_of(drawing.state, command.service, [](PurseKind kind) { return !is_liability(kind) && kind != PurseKind::close_out; });
  if (const Purse* purse = one_of(drawing, lodged, command.account, command.amount)) command.purse = purse->kind;
}

void hint(Drawing& drawing, AllocateLoss& command) {
  const Service* service = drawing.state.services.find(command.service);
  if (!service || service->members.empty() || drawing.chooser.one_in(5)) return;
  command.defaulter = drawing.chooser.among(keys(service->members));
  for (const auto& [account, member] : service->members)  // mostly one who has defaulted before, so that some survive
    if (member.standing == Standing::in_default && !drawing.chooser.one_in(4)) command.defaulter = account;
  const Decision all = decide(drawing.state, AllocateLoss{command.service, command.defaulter, LARGEST_AMOUNT});
  const auto& allocated = std::get<LossAllocated>(std::get<Events>(all).front());
  const std::size_t layers = allocated.draws.size();
  Amount loss = NOTHING;
  for (std::size_t i = drawing.chooser.one_in(2) ? layers : drawing.chooser.below(layers + 1); i > 0; --i)
    loss += allocated.draws[i - 1].drawn;
  if (loss > NOTHING || drawing.chooser.one_in(8)) loss += Amount{drawing.chooser.among(std::array{0, 0, 1, -1, 7})};
  command.loss = loss;  // mostly no default where there is nothing to draw on
}

void hint(Drawing& drawing, PayAssessment& command) {
  const auto owed = purses_of(drawing.state, command.service, [](PurseKind kind) { return kind == PurseKind::assessed; });
  one_of(drawing, owed, command.account, command.amount);
}

}  // namespace plumbline
