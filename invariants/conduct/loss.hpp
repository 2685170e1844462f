#pragma once
// What the allocation of a loss comes to, layer by layer and member by member [DFLT-4].
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A loss that was allocated, between the books before it and those after it.
class Loss {
 public:
  Loss(const Done& done, const LossAllocated& event);

  /// Each layer gives what it can, in the order of the service's terms, up to what the layers before it have left.
  Truth is_taken_in_order() const;
  /// What was drawn from a layer came from its owner, or from the survivors together, and all of it is gathered by the CCP.
  Truth is_paid_by_its_layers() const;
  /// Each survivor gives its part of the mutual layers, and no other member gives any. Nobody's margin but the defaulter's moves.
  Truth is_shared() const;
  /// Nothing moves but from purses that layers draw on to the one where it is gathered.
  Truth touches_nothing_else() const;
  Truth leaves_only_the_defaulter_in_default() const;

 private:
  Purse purse(AccountId account, PurseKind kind) const { return Purse{account, service_.terms.asset, kind, event_.service}; }
  Purse cover() const { return purse(service_.terms.ccp, PurseKind::close_out); }
  /// The purse of a layer with one owner.
  Purse owners_purse(Layer layer) const;
  bool survives(AccountId account, const Member& member) const;
  /// The most that a survivor gives in a mutual layer: its contribution, or what may still be assessed.
  Amount most(Layer layer, AccountId account) const;
  /// The same of all survivors together.
  Amount most(Layer layer) const;
  Amount capacity(Layer layer) const;
  /// What was drawn from a layer: nothing, if the service has none such.
  Amount drawn(Layer layer) const;
  Amount given(const Purse& purse) const { return NOTHING - gained(done_, purse); }
  /// A survivor's part of a mutual layer is pro rata, to within a unit, and no more than it may be asked for.
  Truth is_pro_rata(Layer layer, AccountId account) const;
  bool may_be_drawn_on(const Purse& purse) const;

  const Done& done_;
  const LossAllocated& event_;
  const Service service_;  ///< before the loss
  const Amount contributed_;
  const Amount assessable_;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD
