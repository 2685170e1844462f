#include "conformance/chooser/hints.hpp"

#include <algorithm>

namespace plumbline {
namespace {

std::vector<ContractId> with_status(const State& state, bool (*wanted)(Status)) {
  std::vector<ContractId> several;
  for (const auto& [id, instruction] : state.instructions)
    if (wanted(instruction.status)) several.push_back(id);
  return several;
}

template <class Value>
void one_of(Drawing& drawing, const Table<AccountId, Value>& table, AccountId& account, Amount& amount) {
  if (table.empty()) return;
  account = drawing.chooser.among(keys(table));
  drawing.turn_to(account);
  amount = Amount{drawing.amount()};
}

/// A member with margin or contribution, or the CCP with its own money.
template <class Command>
void lodging(Drawing& drawing, Command& command) {
  const Service* service = drawing.state.services.find(command.service);
  if (!service) return;
  const bool ccp = service->members.empty() || drawing.chooser.one_in(3);
  command.account = ccp ? service->terms.ccp : drawing.chooser.among(keys(service->members));
  const bool first = drawing.chooser.one_in(2);
  command.purse = ccp ? (first ? PurseKind::skin_in_the_game : PurseKind::capital) : (first ? PurseKind::margin : PurseKind::default_fund);
  drawing.turn_to(command.account);
  command.amount = Amount{drawing.amount()};
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

}  // namespace

void hint(Drawing& drawing, OpenAccount& command) {
  if (drawing.state.accounts.find(command.account)) command.account = AccountId{"new-" + std::to_string(drawing.chooser.below(8))};
  if (drawing.chooser.one_in(2)) command.held_for = {};
}

void hint(Drawing& drawing, Fill& command) {
  const Market* market = drawing.state.markets.find(command.market);
  if (!market) return;
  const bool taker_buys = command.side == Side::buy;
  const Amount held = available(drawing.state, taker_buys ? command.maker : command.taker, market->terms.base);
  const Amount cash = available(drawing.state, taker_buys ? command.taker : command.maker, market->terms.quote);
  if (held > NOTHING && !drawing.chooser.one_in(4))
    command.quantity = Quantity{drawing.chooser.one_in(3) ? mul_div_ceil(held.value, 1, 2) : held.value};
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
  if (half.empty() || drawing.chooser.one_in(2)) {
    if (!drawing.chooser.one_in(4)) command.instruction = ContractId{"dvp-" + std::to_string(drawing.chooser.below(6))};
    if (drawing.chooser.one_in(2)) command.terms.due = clock_of(drawing.state, command.terms.seller);
    return;
  }
  command.instruction = drawing.chooser.among(half);
  const Instruction known = drawing.state.instructions.get(command.instruction);
  command.terms = known.terms;
  if (!drawing.chooser.one_in(4)) command.by = known.status == Status::instructed_by_seller ? Party::buyer : Party::seller;
  if (drawing.chooser.one_in(5)) disagree(drawing, command.terms);
}

void hint(Drawing& drawing, Cancel& command) {
  if (const Instruction* known = drawing.state.instructions.find(command.instruction); known && drawing.chooser.one_in(2))
    command.by = known->cancellation == Cancellation::requested_by_seller ? Party::buyer : Party::seller;
}

void hint(Drawing& drawing, SettleGross& command) {
  const auto matched = with_status(drawing.state, [](Status status) { return status == Status::matched; });
  if (!matched.empty() && !drawing.chooser.one_in(4)) command.instruction = drawing.chooser.among(matched);
}

void hint(Drawing& drawing, RedeemSupply& command) {
  if (const Pool* pool = drawing.state.pools.find(command.pool); pool && !drawing.chooser.one_in(4))
    one_of(drawing, pool->lenders, command.account, command.amount);
}

void hint(Drawing& drawing, Repay& command) {
  if (const Pool* pool = drawing.state.pools.find(command.pool); pool && !drawing.chooser.one_in(4))
    one_of(drawing, pool->borrowers, command.account, command.amount);
}

void hint(Drawing& drawing, Lodge& command) {
  if (!drawing.chooser.one_in(5)) lodging(drawing, command);
}

void hint(Drawing& drawing, Release& command) {
  if (!drawing.chooser.one_in(5)) lodging(drawing, command);
}

void hint(Drawing& drawing, AllocateLoss& command) {
  const Service* service = drawing.state.services.find(command.service);
  if (!service || service->members.empty() || drawing.chooser.one_in(5)) return;
  command.defaulter = drawing.chooser.among(keys(service->members));
  const Decision all = decide(drawing.state, AllocateLoss{command.service, command.defaulter, LARGEST_AMOUNT});
  const auto& allocated = std::get<LossAllocated>(std::get<Events>(all).front());
  Amount loss = NOTHING;
  for (std::size_t i = drawing.chooser.below(allocated.draws.size() + 1); i > 0; --i) loss += allocated.draws[i - 1].drawn;
  command.loss = loss + Amount{drawing.chooser.among(std::array{0, 0, 1, -1, 7})};
}

void hint(Drawing& drawing, PayAssessment& command) {
  if (const Service* service = drawing.state.services.find(command.service); service && !drawing.chooser.one_in(5))
    one_of(drawing, service->members, command.account, command.amount);
}

}  // namespace plumbline
