#include "conformance/reserves.hpp"

#include <openssl/sha.h>

#include <algorithm>

#include "ref/exact/secret.hpp"

namespace plumbline {
namespace {

/// Bytes to be hashed.
class Message {
 public:
  explicit Message(std::uint8_t kind) : bytes_{kind} {}

  /// Sixteen bytes, the most significant first.
  Message& add(UInt128 number) {
    for (int shift = 120; shift >= 0; shift -= 8) bytes_.push_back(static_cast<std::uint8_t>(number >> shift));
    return *this;
  }
  Message& add(Amount amount) { return add(static_cast<UInt128>(amount.value.raw())); }
  template <class Tag>
  Message& add(const Id<Tag>& id) {
    return add(id.packed());
  }
  Message& add(const SumNode& node) {
    add(node.sum);
    bytes_.insert(bytes_.end(), node.hash.begin(), node.hash.end());
    return *this;
  }
  Bytes32 hash() const {
    Bytes32 hash;
    SHA256(bytes_.data(), bytes_.size(), hash.data());
    return hash;
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

constexpr std::uint8_t TAG_OF_LEAF = 0, TAG_OF_NODE = 1, TAG_OF_DIGEST = 2;  // so that none of them passes for another

std::vector<SumNode> leaves_of(const std::vector<Owed>& owed) {
  std::vector<SumNode> nodes;
  for (const Owed& one : owed) nodes.push_back(leaf_of(one.account, one.amount));
  return nodes;
}

/// Two and two have a parent; the last of an odd number goes up as it is.
std::vector<SumNode> level_above(const std::vector<SumNode>& level) {
  std::vector<SumNode> above;
  for (std::size_t i = 0; i + 1 < level.size(); i += 2) above.push_back(parent_of(level[i], level[i + 1]));
  if (level.size() % 2 == 1) above.push_back(level.back());
  return above;
}

/// What each account on a ledger has of an asset, less what it owes; the outside world, which has the other side of it all, is none.
Table<AccountId, Amount> net_of(const State& state, LedgerId ledger, AssetId asset) {
  Table<AccountId, Amount> net;
  for (const auto& [purse, balance] : state.balances)
    if (purse.asset == asset && state.accounts.get(purse.account).ledger == ledger && party(state, purse.account))
      net[purse.account] += balance;
  return net;
}

ReserveReport report_of(const State& state, ContractId id, const Custody& custody) {
  const CustodyTerms& terms = custody.terms;
  ReserveReport report;
  report.id = id;
  report.custody = custody;
  report.hot = state.balances.get(wallet_purse(id, terms, Wallet::hot));
  report.cold = state.balances.get(wallet_purse(id, terms, Wallet::cold));
  report.claims = claims(state, custody);
  report.surplus = surplus(state, id, custody);
  for (const auto& [account, amount] : net_of(state, terms.ledger, terms.asset)) {
    if (amount > NOTHING) report.owed.push_back({account, amount});
    report.owing += max(-amount, NOTHING);
  }
  report.root = root_of(report.owed);
  report.occasion = {terms.ledger, terms.asset, state.ledgers.get(terms.ledger).clock, report.owed.size()};
  report.digest = digest_of(report.occasion, report.root);
  return report;
}

}  // namespace

Amount ReserveReport::lacking() const { return max(root.sum + custody.pending + custody.in_flight - hot - cold, NOTHING); }

SumNode leaf_of(AccountId account, Amount owed) { return {owed, Message(TAG_OF_LEAF).add(account).add(owed).hash()}; }

SumNode parent_of(const SumNode& left, const SumNode& right) {
  return {left.sum + right.sum, Message(TAG_OF_NODE).add(left).add(right).hash()};
}

SumNode root_of(const std::vector<Owed>& owed) {
  std::vector<SumNode> level = leaves_of(owed);
  if (level.empty()) return {};
  while (level.size() > 1) level = level_above(level);
  return level.front();
}

std::string digest_of(const Occasion& occasion, const SumNode& root) {
  return digits_of(Message(TAG_OF_DIGEST)
                       .add(occasion.ledger)
                       .add(occasion.asset)
                       .add(static_cast<UInt128>(occasion.clock.value.raw()))
                       .add(static_cast<UInt128>(occasion.leaves))
                       .add(root)
                       .hash());
}

Place place_of(const std::vector<Owed>& owed, std::size_t number) {
  Place place{owed[number].account, owed[number].amount, {}};
  for (std::vector<SumNode> level = leaves_of(owed); level.size() > 1; level = level_above(level), number /= 2) {
    const bool is_right = number % 2 == 1;
    if (is_right) place.steps.push_back({Beside::left, level[number - 1]});
    if (!is_right && number + 1 < level.size()) place.steps.push_back({Beside::right, level[number + 1]});
  }
  return place;
}

std::optional<SumNode> root_from(const Place& place) {
  if (place.owed < NOTHING) return {};
  SumNode node = leaf_of(place.account, place.owed);
  for (const PlaceStep& step : place.steps) {
    if (step.other.sum < NOTHING || !within_range([&] { return node.sum + step.other.sum; })) return {};
    node = step.side == Beside::left ? parent_of(step.other, node) : parent_of(node, step.other);
  }
  return node;
}

std::vector<ReserveReport> reserve_reports(const State& state) {
  std::vector<ReserveReport> reports;
  for (const auto& [id, custody] : state.custodies) reports.push_back(report_of(state, id, custody));
  return reports;
}

std::string digits_of(const Bytes32& bytes) { return Secret{bytes}.text(); }

}  // namespace plumbline
