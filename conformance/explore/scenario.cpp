#include "conformance/explore/scenario.hpp"

#include <algorithm>

#include "conformance/text/decoder.hpp"

namespace plumbline {
namespace {

constexpr Time longest{250};  // ticks: a moment is kept in a byte, with room for the delays after the last expiry

bool whole_ticks(Integer value, Integer tick) { return value >= 0 && mul_div_floor(value, 1, tick) * tick == value; }

bool fits(const SwapScenario& scenario, Integer value) { return whole_ticks(value, scenario.tick.value); }

std::string account_name(OwnerId party, LedgerId ledger) { return party.text() + ":" + ledger.text(); }

bool is_a_ring(const std::vector<SwapLeg>& legs) {
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const SwapLeg& next = legs[(i + 1) % legs.size()];
    if (legs[i].to != next.from || legs[i].from == legs[i].to) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (legs[i].from == legs[j].from || legs[i].lock == legs[j].lock) return false;
  }
  return true;
}

std::optional<std::string> flaw_of(const SwapScenario& scenario) {
  if (scenario.tick <= Duration{0}) return "$.tick: expected seconds, more than none";
  if (scenario.legs.size() < 2 || scenario.legs.size() > most_legs) return "$.legs: expected two to four";
  if (!is_a_ring(scenario.legs)) return "$.legs: expected a ring: who receives by one leg gives by the next; each party and each lock once";
  Integer latest = 0;
  for (const SwapLeg& leg : scenario.legs) {
    if (!scenario.ledgers.find(leg.ledger)) return "$.legs: expected ledgers of $.ledgers";
    if (leg.amount <= NOTHING || leg.amount > LARGEST_AMOUNT) return "$.legs: expected amounts between 1 and 10^27";
    if (leg.expiry <= Time{0} || !fits(scenario, leg.expiry.value)) return "$.legs: expected expiries in whole ticks, after 0";
    if (leg.lock.empty() || leg.asset.empty() || leg.from.empty()) return "$.legs: expected names that are not empty";
    for (const OwnerId party : {leg.from, leg.to})
      if (!AccountId::parse(account_name(party, leg.ledger)))
        return "$.legs: expected names of party and ledger with 15 characters together";
    latest = max(latest, leg.expiry.value);
  }
  Integer slowest = 0;
  for (const auto& [id, ledger] : scenario.ledgers) {
    if (!fits(scenario, ledger.finality.value)) return "$.ledgers: expected delays in whole ticks, none below 0";
    if (!AccountId::parse("world:" + id.text()) || !AccountId::parse("issuer:" + id.text()))
      return "$.ledgers: expected names of at most 9 characters";
    slowest = max(slowest, ledger.finality.value);
  }
  if (std::distance(scenario.ledgers.begin(), scenario.ledgers.end()) > static_cast<std::ptrdiff_t>(most_legs))
    return "$.ledgers: expected at most four";
  if (!fits(scenario, scenario.observation.value) || !fits(scenario, scenario.clock_difference.value))
    return "$: expected delays in whole ticks, none below 0";
  const Integer end = latest + slowest + slowest + scenario.observation.value + scenario.clock_difference.value;
  if (end > longest.value * scenario.tick.value) return "$: expected all to be over within 250 ticks";
  return {};
}

}  // namespace

std::expected<SwapScenario, std::string> read_scenario(std::string_view text) {
  try {
    SwapScenario scenario;
    Decoder::read(json::parse(text), Path{}, scenario);
    if (const auto flaw = flaw_of(scenario)) return std::unexpected(*flaw);
    return scenario;
  } catch (const Unreadable& unreadable) {
    return std::unexpected(unreadable.message());
  } catch (const Overflow&) {
    return std::unexpected("$: expected numbers within the machine's range");
  }
}

AccountId account_of(OwnerId party, LedgerId ledger) { return AccountId{account_name(party, ledger)}; }

Secret the_secret() {
  Bytes32 bytes{};
  bytes.back() = 7;
  return Secret{bytes};
}

Genesis genesis_of(const SwapScenario& scenario) {
  Genesis genesis;
  for (const auto& [id, ledger] : scenario.ledgers) {
    const AccountId world{"world:" + id.text()}, issuer{"issuer:" + id.text()};
    genesis.ledgers[id] = {Time{0}, world};
    genesis.accounts[world] = {id, OwnerId{"world"}, AccountClass::outside, {}};
    genesis.accounts[issuer] = {id, OwnerId{"issuer"}, AccountClass::house, {}};
  }
  for (const SwapLeg& leg : scenario.legs) {
    for (const OwnerId party : {leg.from, leg.to})
      genesis.accounts[account_of(party, leg.ledger)] = {leg.ledger, party, AccountClass::house, {}};
    genesis.assets[{leg.ledger, leg.asset}] = {AccountId{"issuer:" + leg.ledger.text()}, LARGEST_AMOUNT};
  }
  return genesis;
}

std::vector<Command> deposits_of(const SwapScenario& scenario) {
  std::vector<Command> all;
  for (const SwapLeg& leg : scenario.legs) all.push_back(Deposit{account_of(leg.from, leg.ledger), leg.asset, leg.amount});
  return all;
}

LockTerms terms_of(const SwapLeg& leg) {
  return {account_of(leg.from, leg.ledger), account_of(leg.to, leg.ledger), leg.asset, leg.amount, hash_of(the_secret()), leg.expiry};
}

}  // namespace plumbline
