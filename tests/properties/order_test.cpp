// Commands that have nothing to do with one another commute.
#include "conformance/chooser/worlds.hpp"
#include "conformance/text/difference.hpp"
#include "conformance/text/equal.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

/// Commands of one kind that fit the state.
template <class Kind>
std::vector<Kind> several(const State& state, Chooser& chooser) {
  std::vector<Kind> all;
  for (int left = 150; left > 0; --left) {
    const Command command = choose_command(state, chooser);
    if (const Kind* wanted = std::get_if<Kind>(&command)) all.push_back(*wanted);
  }
  return all;
}

void assert_commute(const State& start, const Command& a, const Command& b) {
  Step a_first = step(start, a);
  Step then_b = step(std::move(a_first.state), b);
  Step b_first = step(start, b);
  Step then_a = step(std::move(b_first.state), a);
  RC_ASSERT(difference(then_b.state, then_a.state) == std::vector<std::string>{});
  RC_ASSERT(equal(a_first.outcome, then_a.outcome));
  RC_ASSERT(equal(b_first.outcome, then_b.outcome));
}

/// Asserts of every pair without a common party; discards a case without such a pair.
template <class Kind, class Disjoint>
void assert_disjoint_commute(const Disjoint& disjoint) {
  const State start = end_of(*trials_in(busy_world()));
  SeededChooser chooser(*rc::gen::arbitrary<std::uint64_t>());
  const std::vector<Kind> commands = several<Kind>(start, chooser);
  bool any = false;
  for (const Kind& a : commands)
    for (const Kind& b : commands)
      if (disjoint(a, b)) {
        any = true;
        assert_commute(start, a, b);
      }
  if (!any) RC_DISCARD("no disjoint pair");
}

RC_GTEST_PROP(Order, OfTransfersBetweenDisjointAccountsIsNothing, ()) {
  assert_disjoint_commute<Transfer>(
      [](const Transfer& a, const Transfer& b) { return a.from != b.from && a.from != b.to && a.to != b.from && a.to != b.to; });
}

RC_GTEST_PROP(Order, OfFillsOnTwoMarketsBetweenDisjointPartiesIsNothing, ()) {
  assert_disjoint_commute<Fill>([](const Fill& a, const Fill& b) {
    return a.market != b.market && a.taker != b.taker && a.taker != b.maker && a.maker != b.taker && a.maker != b.maker;
  });
}

}  // namespace
}  // namespace plumbline
