#pragma once
// The waterfall in named steps, so that the proofs can run each step by itself.
#include "ref/default/waterfall.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

struct State;

/// A default as the layers see it: the books before it, the service, and who defaults.
struct Default {
  const State& state;
  ContractId id;
  const Service& service;
  AccountId defaulter;

  Purse purse(AccountId account, PurseKind kind) const { return {account, service.terms.asset, kind, id}; }
  /// Whether a member is to share the loss.
  bool survives(AccountId account, const Member& member) const;
  /// The most a survivor gives in a mutual layer: its contribution, or what may still be assessed.
  Amount capacity(Layer layer, AccountId account) const;
};

/// What has been drawn over the layers so far.
struct Allocation {
  Amount remaining;
  std::vector<Draw> draws;
  Posting posting;
};

/// The shares of a mutual layer as they are gathered over the members.
struct Shares {
  Amount before;  ///< the capacities of the survivors so far
  Amount given;
  Appended<Leg> posting;
};

/// The survivors' capacities in a mutual layer, added up.
struct SumCapacity {
  const Default& loss;
  Layer layer;
  Amount operator()(Amount sum, AccountId account, const Member& member) const;
};

/// One member's share of what a mutual layer gives.
struct ShareOut {
  const Default& loss;
  Layer layer;
  Amount want;
  Amount total;
  Shares operator()(Shares gathered, AccountId account, const Member& member) const;
};

/// One layer gives what it can, up to what remains of the loss.
Allocation draw(const Default& loss, Layer layer, Allocation so_far);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Shares, before, given, posting);
