#pragma once
// A small scenario of hashed timelocks over several ledgers, to be explored in every interleaving.
#include <expected>
#include <string>
#include <vector>

#include "ref/genesis.hpp"
#include "ref/settlement/swap.hpp"

namespace plumbline {

/// One ledger of a scenario: how long a command may take there until it has happened for good.
struct SwapLedger {
  Duration finality;
};

/// `from` gives an amount to `to`, under a lock on one ledger.
struct SwapLeg {
  ContractId lock;
  LedgerId ledger;
  OwnerId from;
  OwnerId to;
  AssetId asset;
  Amount amount;
  Time expiry;
};

/// What a careless party does not look at.
enum class Guard {
  gap,    ///< that the two expiries are far enough apart [HTLC-4]
  terms,  ///< that the other lock is as agreed [HTLC-5]
  reveal  ///< that the claim will be final in time [HTLC-6]
};

/// Parties in a ring: each receives by one leg and gives by another. Who gives by the first leg has the secret; the legs are
/// locked in their order, and claimed in the opposite one.
struct SwapScenario {
  Duration tick;  ///< how far time passes at once; every time and span of the scenario is a multiple of it
  Table<LedgerId, SwapLedger> ledgers;
  std::vector<SwapLeg> legs;
  Duration observation;            ///< until a party has seen what happened
  Duration clock_difference;       ///< by how much a clock may be ahead of another
  std::vector<OwnerId> deviating;  ///< who may do anything, and stop at any time
  std::vector<Guard> unchecked;    ///< what those who do not deviate leave out
};

/// The most legs, and as many parties and ledgers.
inline constexpr std::size_t most_legs = 4;

/// The scenario that a JSON text spells, or in one line why it is none.
std::expected<SwapScenario, std::string> read_scenario(std::string_view text);

/// The account of a party on a ledger.
AccountId account_of(OwnerId party, LedgerId ledger);
/// The ledgers with an account for each party that needs one, and nothing on them.
Genesis genesis_of(const SwapScenario& scenario);
/// What each party is given at the start: just what it is to give.
std::vector<Command> deposits_of(const SwapScenario& scenario);
/// The lock of a leg, all under the hash of one secret.
LockTerms terms_of(const SwapLeg& leg);
Secret the_secret();

}  // namespace plumbline

PLUMBLINE_DESCRIBE(plumbline::SwapLedger, finality);
PLUMBLINE_DESCRIBE(plumbline::SwapLeg, lock, ledger, from, to, asset, amount, expiry);
PLUMBLINE_DESCRIBE(plumbline::SwapScenario, tick, ledgers, legs, observation, clock_difference, deviating, unchecked);
