#include "tests/bench/books.hpp"

namespace plumbline::bench {
namespace {

const AccountId outside{"world"}, venue{"venue"};

Genesis genesis() {
  Genesis genesis;
  genesis.ledgers[ledger] = {Time{0}, outside};
  genesis.accounts[outside] = {ledger, OwnerId{"world"}, AccountClass::outside, {}};
  genesis.accounts[venue] = {ledger, OwnerId{"venue"}, AccountClass::venue, {}};
  for (const AssetId asset : {usd, btc}) genesis.assets[{ledger, asset}] = {venue, LARGEST_AMOUNT};
  genesis.markets[market] = {ledger, btc, usd, Quantity{1}, venue, {Ppm{200}, Ppm{600}}};
  return genesis;
}

/// Two different accounts.
std::pair<AccountId, AccountId> pair(Chooser& chooser, std::size_t accounts) {
  const std::size_t first = chooser.below(accounts);
  const std::size_t second = (first + 1 + chooser.below(accounts - 1)) % accounts;
  return {account(first), account(second)};
}

}  // namespace

AccountId account(std::size_t n) {
  SeededChooser scatter(n);
  std::string name(12, ' ');
  for (char& c : name) c = static_cast<char>('a' + scatter.below(26));
  return AccountId{name};
}

State market_of(std::size_t accounts) {
  State state = std::get<State>(begin(genesis()));
  for (std::size_t n = 0; n < accounts; ++n) {
    state = step(std::move(state), OpenAccount{account(n), ledger, OwnerId{"owner"}, AccountClass::house, {}}).state;
    for (const AssetId asset : {usd, btc}) state = step(std::move(state), Deposit{account(n), asset, Amount{ten_to(15)}}).state;
  }
  return state;
}

std::vector<Command> transfers(std::size_t accounts, std::size_t count) {
  SeededChooser chooser(count);
  std::vector<Command> commands;
  while (commands.size() < count) {
    const auto [from, to] = pair(chooser, accounts);
    commands.push_back(Transfer{from, to, usd, Amount{1}});
  }
  return commands;
}

std::vector<Command> fills(std::size_t accounts, std::size_t count) {
  SeededChooser chooser(count);
  std::vector<Command> commands;
  while (commands.size() < count) {
    const auto [taker, maker] = pair(chooser, accounts);
    const Side side = chooser.one_in(2) ? Side::buy : Side::sell;
    commands.push_back(Fill{market, taker, maker, side, Quantity{1 + static_cast<int>(chooser.below(9))}, Price{150'003}});
  }
  return commands;
}

}  // namespace plumbline::bench
