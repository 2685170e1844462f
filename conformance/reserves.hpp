#pragma once
// [CSTD-11] Proof of reserves: what a custody holds and owes, and a digest in which each account finds what it is owed.
#include <optional>
#include <string>
#include <vector>

#include "ref/model.hpp"

namespace plumbline {

/// A node of the tree: the sum of what is below it, and the hash of all that.
struct SumNode {
  Amount sum;
  Bytes32 hash{};
  friend bool operator==(const SumNode&, const SumNode&) = default;
};

/// The other child on the way from a leaf to the root, and on which side it is.
enum class Beside { left, right };
struct PlaceStep {
  Beside side;
  SumNode other;
};
/// What an account is owed, and the way from its leaf to the root.
struct Place {
  AccountId account;
  Amount owed;
  std::vector<PlaceStep> steps;
};

/// An account and what it is owed of an asset: more than nothing.
struct Owed {
  AccountId account;
  Amount amount;
};

/// What a digest is about, besides the tree.
struct Occasion {
  LedgerId ledger;
  AssetId asset;
  Time clock;
  std::size_t leaves;
};

struct ReserveReport {
  ContractId id;
  Custody custody;
  Occasion occasion;
  Amount hot;
  Amount cold;
  Amount claims;
  Amount surplus;          ///< below zero: the shortfall
  Amount owing;            ///< what accounts owe: by so much they are owed more than the claims
  std::vector<Owed> owed;  ///< by account
  SumNode root;
  std::string digest;  ///< 64 hexadecimal digits

  /// What the reserves lack of all that is owed, is pending or is in flight; nothing if they cover it.
  Amount lacking() const;
};

SumNode leaf_of(AccountId account, Amount owed);
SumNode parent_of(const SumNode& left, const SumNode& right);
SumNode root_of(const std::vector<Owed>& owed);
std::string digest_of(const Occasion& occasion, const SumNode& root);

/// The place of the account with this number among those that are owed something.
Place place_of(const std::vector<Owed>& owed, std::size_t number);
/// The root to which a place leads; nothing if a sum on the way is below zero or too large.
std::optional<SumNode> root_from(const Place& place);

/// Of each custody of a state.
std::vector<ReserveReport> reserve_reports(const State& state);

/// 64 hexadecimal digits.
std::string digits_of(const Bytes32& bytes);

}  // namespace plumbline
