#include "tests/bench/books.hpp"

namespace plumbline::bench {
namespace {

/// Two different accounts.
std::pair<AccountId, AccountId> pair(Chooser& chooser, std::size_t accounts) {
  const std::size_t first = chooser.below(accounts);
  const std::size_t second = (first + 1 + chooser.below(accounts - 1)) % accounts;
  return {account(first), account(second)};
}

/// Commands between random pairs of accounts.
template <class Make>
std::vector<Command> between_pairs(std::size_t accounts, std::size_t count, const Make& make) {
  SeededChooser chooser(count);
  std::vector<Command> commands;
  while (commands.size() < count) {
    const auto [one, other] = pair(chooser, accounts);
    commands.push_back(make(one, other, chooser));
  }
  return commands;
}

}  // namespace

Genesis bare_genesis() {
  const AccountId outside{"world"};
  Genesis genesis;
  genesis.ledgers[ledger] = {Time{0}, outside};
  genesis.accounts[outside] = {ledger, OwnerId{"world"}, AccountClass::outside, {}};
  genesis.accounts[venue] = {ledger, OwnerId{"venue"}, AccountClass::venue, {}};
  for (const AssetId asset : {usd, btc}) genesis.assets[{ledger, asset}] = {venue, LARGEST_AMOUNT};
  return genesis;
}

AccountId account(std::size_t n) {
  SeededChooser scatter(n);
  std::string name(12, ' ');
  for (char& c : name) c = static_cast<char>('a' + scatter.below(26));
  return AccountId{name};
}

State market_of(std::size_t accounts) {
  Genesis genesis = bare_genesis();
  genesis.markets[market] = {ledger, btc, usd, Quantity{1}, venue, {Ppm{200}, Ppm{600}}};
  State state = std::get<State>(begin(genesis));
  for (std::size_t n = 0; n < accounts; ++n) {
    state = step(std::move(state), OpenAccount{account(n), ledger, OwnerId{"owner"}, AccountClass::house, {}}).state;
    for (const AssetId asset : {usd, btc}) state = step(std::move(state), Deposit{account(n), asset, Amount{ten_to(15)}}).state;
  }
  return state;
}

std::vector<Command> transfers(std::size_t accounts, std::size_t count) {
  return between_pairs(accounts, count, [](AccountId from, AccountId to, Chooser&) { return Transfer{from, to, usd, Amount{1}}; });
}

std::vector<Command> fills(std::size_t accounts, std::size_t count) {
  return between_pairs(accounts, count, [](AccountId taker, AccountId maker, Chooser& chooser) {
    const Side side = chooser.one_in(2) ? Side::buy : Side::sell;
    return Fill{market, taker, maker, side, Quantity{1 + static_cast<int>(chooser.below(9))}, Price{150'003}};
  });
}

}  // namespace plumbline::bench
