#pragma once
// Tables of commands and what must come of each: the name of the one reason, or of the first event. Reasons stand in
// their order of precedence; where a number has a bound there is a row at it, and one on either side.
#include <string>
#include <vector>

#include "ref/genesis.hpp"

namespace plumbline::unit {

struct Row {
  std::string given;
  Command command;
  std::string expected;
};
/// Rows that start from one state, each by itself.
struct Cases {
  std::string of;
  State state;
  std::vector<Row> rows;
};

std::vector<Cases> ledger_cases();
std::vector<Cases> time_cases();
std::vector<Cases> spot_cases();
std::vector<Cases> spot_order_cases();
std::vector<Cases> perpetual_cases();
std::vector<Cases> margin_cases();
std::vector<Cases> dvp_cases();
std::vector<Cases> htlc_cases();
std::vector<Cases> lending_cases();
std::vector<Cases> custody_cases();
std::vector<Cases> default_cases();

// ---- the world they play in: alice has 1000 USD, bob 100 BTC, carol some of both; outside, erin 1000 COIN and frank 10; nobody else
// has anything ----
inline const LedgerId north{"north"}, south{"south"}, chain{"chain"}, nowhere{"nowhere"};
inline const AccountId alice{"alice"}, bob{"bob"}, carol{"carol"}, venue{"venue"}, ccp{"ccp"}, world{"world"}, dave{"dave"}, erin{"erin"},
    frank{"frank"}, wallet{"wallet"}, nobody{"nobody"};
inline const AssetId usd{"USD"}, btc{"BTC"}, pin{"PIN"}, coin{"COIN"}, none{"NONE"};  // at most ten PIN; COIN is under custody
inline const ContractId market{"market"}, rebates{"rebates"}, pool{"pool"}, secured{"secured"}, secured_btc{"secured-btc"}, clear{"clear"},
    deal{"deal"}, unknown{"unknown"}, perpetual{"perpetual"}, listed{"listed"}, exchange{"exchange"}, custody{"custody"};
inline const FeedId feed{"feed"}, no_feed{"none"};
inline const Secret secret{Bytes32{1, 2, 3}}, wrong_secret{Bytes32{1, 2, 4}};

State start();
/// The state after commands, each of which must be accepted.
State after(State state, const std::vector<Command>& commands);
/// A state in which a purse holds so much, wherever it came from.
State holding(State state, const Purse& purse, Amount amount);

inline const Amount too_large{LARGEST_AMOUNT.value + 1};
inline const Amount to_the_brim{LARGEST_BALANCE.value};

}  // namespace plumbline::unit
