#pragma once
// What happened, in values of which everything is known, and a run of formulas beside it.
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "proofs/abstraction/abstraction.hpp"
#include "proofs/abstraction/reader.hpp"
#include "proofs/abstraction/telling.hpp"
#include "proofs/cell.hpp"

namespace plumbline::proofs {

using Input = std::variant<Command, ClockMoved>;
using Facts = std::vector<z3::expr>;

/// All that happened, in values of which everything is known.
struct Happened {
  State before, after;
  Input input;
  std::optional<Reason> reason;
  Events events;
};

inline bool is_command(const std::string& input) { return input.starts_with(R"({"command")"); }

/// Everything that an example says.
inline Happened read(const Example& example) {
  Reader reader;
  const std::optional<Reason> reason = member<Reason>(example.outcome);
  const json::Value before = reader.meet<State>(example.before), after = reader.meet<State>(example.after);
  const json::Value input = is_command(example.input) ? reader.meet<Command>(example.input) : reader.meet<Event>(example.input);
  const json::Value events = reason ? json::Value{} : reader.meet<Events>(example.outcome);
  Happened happened{reader.read<State>(before), reader.read<State>(after), {}, reason, {}};
  if (is_command(example.input))
    happened.input = reader.read<Command>(input);
  else
    happened.input = std::get<ClockMoved>(reader.read<Event>(input));
  if (!reason) happened.events = reader.read<Events>(events);
  return happened;
}

/// Compares one run with what happened.
class Check {
 public:
  Check(const Happened& happened, Guide& guide, Followed& followed) : happened_(happened), guide_(guide), followed_(followed) {}

  void outcome(const Run& run) {
    const std::string says = in_words(run, Telling::Order::sorted), is = in_words(happened_, Telling::Order::sorted);
    if (says != is) differs("the outcome: the formulas say " + says + ", it is " + is);
    followed_.met.exactly_in_order += in_words(run, Telling::Order::as_it_is) == in_words(happened_, Telling::Order::as_it_is);
  }
  void state_after(const Run& run) {
    Beside beside(guide_);
    if (!std::holds_alternative<Command>(happened_.input))
      beside.may_change = [this](auto table, const auto& key) { return is_of_another_pool(table, key); };
    beside.compare("after", run.after, {&happened_.after}, {&happened_.before});
    followed_.met.values += beside.compared();
    for (const std::string& difference : beside.differences()) differs(difference);
  }
  void claims(const Run& run) {
    for (const Claim& claim : run.claims)
      if (++followed_.met.claims; !guide_.holds(claim.formula)) differs("claimed, and not so: " + claim.what);
  }
  void facts(const std::string& what, const Facts& facts) {
    followed_.met.facts += facts.size();
    for (const z3::expr& fact : facts)
      if (!guide_.holds(fact)) differs(what + ", and not so: " + shown(fact));
  }
  void facts_of_members(const std::string& what, const Facts& facts, int of) {
    for (std::size_t member = 0; member < guide_.members(of).size(); ++member)
      for (const z3::expr& fact : facts)
        if (++followed_.met.of_members; !guide_.holds(fact, member)) differs(what + " of a member, and not so: " + shown(fact));
  }
  void differs(const std::string& difference) {
    if (followed_.differences.size() < 8) followed_.differences.push_back(difference);
  }
  /// Of which pools nothing was said, though interest was charged there: what one arbitrary pool does is said of all.
  void leave_out_other_pools(const Run& run) {
    unsaid_ = pools_of(happened_.events);
    for (const int pool : pools_of(run.events)) unsaid_.erase(pool);
  }

 private:
  template <class Ran>
  std::string in_words(const Ran& ran, Telling::Order order) {
    if (ran.reason) return std::string{name(*ran.reason)};
    std::string text;
    for (const Event& event : ran.events) {
      const auto* accrued = std::get_if<InterestAccrued>(&event);
      if (accrued && unsaid_.contains(accrued->pool.told().front())) continue;
      text += told(guide_, order, event) + "\n";
    }
    return text;
  }
  bool is_of_another_pool(std::string_view table, const std::string& key) const {
    if (table == "after.pools") return unsaid_.contains(std::stoi(key));
    return table == "after.balances" && unsaid_.contains(std::stoi(key.substr(key.rfind('/') + 1)));
  }
  static std::set<int> pools_of(const Events& events) {
    std::set<int> pools;
    for (const Event& event : events)
      if (const auto* accrued = std::get_if<InterestAccrued>(&event)) pools.insert(accrued->pool.told().front());
    return pools;
  }
  static std::string shown(const z3::expr& fact) { return fact.to_string().substr(0, 600); }

  const Happened& happened_;
  Guide& guide_;
  Followed& followed_;
  std::set<int> unsaid_;  ///< pools
};

}  // namespace plumbline::proofs
