#include "proofs/frame.hpp"

namespace plumbline::proofs {
namespace {

// Whether two values are the same expression, which needs no solver.
bool same(const Integer& a, const Integer& b) { return (a == b).is_true(); }
template <class Kind>
bool same(const Measure<Kind>& a, const Measure<Kind>& b) {
  return same(a.value, b.value);
}
template <class Tag>
bool same(const Id<Tag>& a, const Id<Tag>& b) {
  return a == b;
}
template <class Kind>
bool same(const Opaque<Kind>& a, const Opaque<Kind>& b) {
  return same(a.number(), b.number());
}
template <class Enum>
bool same(const OneOf<Enum>& a, const OneOf<Enum>& b) {
  return a.same_as(b);
}
bool same(const std::vector<Layer>& a, const std::vector<Layer>& b) { return a == b; }
template <class Key, class Value>
bool same(const Table<Key, Value>& a, const Table<Key, Value>& b) {
  return a.origin() == b.origin() && a.written().empty() && b.written().empty();
}
template <Described T>
bool same(const T& a, const T& b) {
  bool all = true;
  each_field(a, b, [&](std::string_view, const auto& left, const auto& right) { all = all && same(left, right); });
  return all;
}

void claim(Run& run, bool holds, const std::string& what) { run.claims.push_back({"frame: " + what, Path::context().bool_val(holds)}); }

/// Nothing that was there before was changed.
template <class Key, class Value>
bool only_added(const Table<Key, Value>& before, const Table<Key, Value>& after) {
  for (const auto& [key, value] : after.written())
    if (const Value* earlier = before.find(key); earlier && !same(*earlier, value)) return false;
  return true;
}

template <class Key, class Value>
bool same_terms(const Table<Key, Value>& before, const Table<Key, Value>& after) {
  for (const auto& [key, value] : after.written())
    if (const Value* earlier = before.find(key); earlier && !same(earlier->terms, value.terms)) return false;
  return true;
}

}  // namespace

void claim_frame(Run& run) {
  claim(run, only_added(run.before.accounts, run.after.accounts), "an open account stays as it was");
  claim(run, only_added(run.before.assets, run.after.assets), "an admitted asset stays as it was");
  claim(run, same_terms(run.before.markets, run.after.markets), "a market's terms stay");
  claim(run, same_terms(run.before.pools, run.after.pools), "a pool's terms stay");
  claim(run, same_terms(run.before.services, run.after.services), "a service's terms stay");
  claim(run, same_terms(run.before.feeds, run.after.feeds), "a feed's terms stay");
  claim(run, same_terms(run.before.perpetuals, run.after.perpetuals), "a perpetual's terms stay");
  claim(run, same_terms(run.before.exchanges, run.after.exchanges), "an exchange's terms stay");
  for (const auto& [id, perpetual] : run.after.perpetuals.written())
    claim(run, same(run.before.perpetuals.get(id).exchange, perpetual.exchange), "a perpetual stays where it trades");
  for (const auto& [id, pool] : run.after.pools.written())
    claim(run, same(run.before.pools.get(id).exchange, pool.exchange), "a pool lends where it did");
  claim(run, same_terms(run.before.instructions, run.after.instructions), "an instruction's terms stay");
  claim(run, same_terms(run.before.locks, run.after.locks), "a lock's terms stay");
  claim(run, same_terms(run.before.custodies, run.after.custodies), "a custody's terms stay");
  claim(run, run.after.in_custody.written().empty(), "an asset stays under its custody");
  for (const auto& [id, custody] : run.after.custodies.written()) {
    const Custody earlier = run.before.custodies.get(id);
    claim(run, same_terms(earlier.deposits, custody.deposits), "a deposit's terms stay");
    claim(run, same_terms(earlier.withdrawals, custody.withdrawals), "a withdrawal's terms stay");
  }
  claim(run, same(run.before.policies, run.after.policies), "policies stay");
  for (const auto& [id, ledger] : run.after.ledgers.written())
    claim(run, run.before.ledgers.get(id).outside == ledger.outside, "a ledger's outside account stays");
  if (run.reason) claim(run, run.after.balances.written().empty(), "a rejection moves nothing");
}

}  // namespace plumbline::proofs
