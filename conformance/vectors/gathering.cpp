#include "conformance/vectors/gathering.hpp"

#include <algorithm>

#include "conformance/chooser/numbers.hpp"
#include "conformance/chooser/worlds.hpp"
#include "conformance/driver/protocol.hpp"
#include "conformance/driver/shrink.hpp"
#include "conformance/start.hpp"

namespace plumbline {
namespace {

constexpr std::size_t most_cases = 30'000;    ///< before what was not met is given up
constexpr std::size_t usual_cases = 4'000;    ///< after them one way is enough; the others are varied from it
constexpr std::size_t length_of_case = 100;   ///< commands
constexpr std::size_t most_variations = 200;  ///< of a case, before what it shows is given up
constexpr std::size_t most_tries = 800;       ///< to make one case smaller

/// The values of a number that are boundaries of their own.
constexpr std::pair<int, std::string_view> remarkable[] = {{0, "-zero"}, {1, "-one"}};

using Holds = std::function<bool(const Case&)>;

std::string rule_of(const Command& command) { return kinds_of_commands()[command.index()].rule; }

/// A case made as small as it can be so that something still holds.
Case minimised(Case one, const Holds& holds) {
  std::size_t tries = 0;
  const auto found = [](const Case& smaller) { return Found{Difference::outcome_differs, smaller.commands.size(), {}, {}, {}, {}}; };
  const PlayCase play = [&](const Case& smaller) { return holds(smaller) ? std::optional{found(smaller)} : std::nullopt; };
  Found first = found(one);
  return shrink(std::move(one), std::move(first), play, [&] { return ++tries <= most_tries; }, Instead::nothing).one;
}

/// Whether the last command is of a kind and comes to something.
Holds comes_to(std::size_t kind, const std::string& what) {
  return [=](const Case& one) {
    if (one.commands.empty() || one.commands.back().index() != kind) return false;
    const std::vector<std::string> names = names_of(last_outcome(one));
    return std::ranges::find(names, what) != names.end();
  };
}

/// Whether a number of the last command has a value.
Holds has_number(std::size_t kind, const std::string& path, Integer value) {
  return [=](const Case& one) {
    if (one.commands.empty() || one.commands.back().index() != kind) return false;
    bool found = false;
    Command command = one.commands.back();
    each_number(command, [&](const std::string& where, Integer& number) { found = found || (where == path && number == value); });
    return found;
  };
}

std::string what_of(const std::string& ours, const Edge& edge) { return ours + "-beside-" + edge.beside + "-at-" + edge.place; }

class Gathering {
 public:
  Gathering(std::uint64_t seed, const Outcomes& wanted) : chooser_(seed) {
    for (const auto& [rule, what] : wanted) found_[{rule, what}];
    for (const std::size_t kind : all_kinds()) {
      Command command = blank_command(kind);
      each_number(command, [&](const std::string& path, Integer&) {
        for (const auto& [value, called] : remarkable) found_[{rule_of(command), path + std::string{called}}];
      });
    }
  }

  std::map<Shown, Gathered> whole() {
    for (std::size_t drawn = 0; drawn < most_cases; ++drawn) {
      least_ = drawn < usual_cases ? ways : 1;
      if (!hungry()) break;
      draw();
    }
    vary_all();
    find_edges();
    vary_all();
    return std::move(found_);
  }

 private:
  /// A kind of command of which something was not shown often enough; nothing if all was.
  std::optional<std::size_t> hungry() {
    Kinds kinds;
    for (const auto& [shown, gathered] : found_)
      if (gathered.cases.size() < least_)
        for (std::size_t kind = 0; kind < kinds_of_commands().size(); ++kind)
          if (kinds_of_commands()[kind].rule == shown.rule) kinds.push_back(kind);
    if (kinds.empty()) return {};
    return chooser_.among(kinds);
  }

  /// One random case, in which a kind of command that is still wanted comes more often.
  void draw() {
    Kinds kinds = all_kinds();
    kinds.insert(kinds.end(), kinds.size(), hungry().value());
    const bool extreme = chooser_.one_in(8);
    Case one;
    one.genesis = choose_world(chooser_);
    one.start = std::get<State>(begin(*one.genesis));
    State state = one.start;
    for (std::size_t left = length_of_case; left > 0; --left) {
      one.commands.push_back(choose_command(state, chooser_, kinds));
      if (extreme && chooser_.one_in(3)) make_extreme(one.commands.back());
      look_at_numbers(one);
      const State before = state;
      Step taken = step(std::move(state), one.commands.back());
      state = std::move(taken.state);
      look_at_outcome(one, before, taken.outcome);
    }
  }

  /// Puts the largest amount, or one more, in the place of some of a command's numbers.
  void make_extreme(Command& command) {
    each_number(command, [&](const std::string&, Integer& number) {
      if (chooser_.one_in(2)) number = LARGEST_AMOUNT.value + (chooser_.one_in(4) ? 1 : 0);
    });
  }

  bool wanted(const Shown& shown) const {
    const auto known = found_.find(shown);
    return known != found_.end() && known->second.cases.size() < ways;
  }

  void look_at_outcome(const Case& one, const State& before, const Decision& outcome) {
    const Command& last = one.commands.back();
    for (const std::string& what : names_of(outcome))
      if (wanted({rule_of(last), what})) keep({rule_of(last), what}, one, comes_to(last.index(), what));
    const Shown brim{rule_of(last), std::string{name(Reason::out_of_range)}};
    if (wanted(brim) && std::holds_alternative<Events>(outcome)) fill_to_the_brim(brim, last, before, std::get<Events>(outcome));
  }

  /// The same command where a purse that it moves value to or from can take no more, or where prices are the largest.
  void fill_to_the_brim(const Shown& shown, const Command& command, const State& before, const Events& events) {
    for (const Event& event : events) {
      const Posting* posting = posting_of(event);
      if (!posting) continue;
      for (const Leg& one : *posting)
        for (const Purse& purse : {one.from, one.to}) {
          Amount moved = NOTHING;
          for (const Leg& leg : *posting)
            if (leg.from == purse || leg.to == purse) moved += leg.amount;
          for (State& full : brimming(before, purse, moved))
            if (keep(shown, {{}, std::move(full), {command}}, comes_to(command.index(), shown.what))) return;
        }
    }
    State priced = before;
    for (const auto& [id, feed] : before.feeds) priced.feeds[id].index = priced.feeds[id].mark = LARGEST_PRICE;
    if (!flaw_of(priced)) keep(shown, {{}, std::move(priced), {command}}, comes_to(command.index(), shown.what));
  }

  void look_at_numbers(const Case& one) {
    const std::size_t kind = one.commands.back().index();
    const std::string rule = rule_of(one.commands.back());
    Case changed = one;
    each_number(changed.commands.back(), [&](const std::string& path, Integer& number) {
      const Integer was = number;
      for (const auto& [value, called] : remarkable) {
        const Shown shown{rule, path + std::string{called}};
        if (!wanted(shown)) continue;
        number = value;
        keep(shown, changed, has_number(kind, path, value));
      }
      number = was;
    });
  }

  /// Makes a case small and keeps it, if what it shows is wanted and it shows it in a new way.
  bool keep(const Shown& shown, Case one, const Holds& holds) {
    Gathered& gathered = found_[shown];
    if (gathered.cases.size() >= ways) return false;
    const Holds anew = [&](const Case& smaller) { return holds(smaller) && !gathered.ways.contains(way_of(smaller)); };
    if (!anew(one)) return false;
    return keep_as_it_is(shown, minimised(std::move(one), anew), holds);
  }

  bool keep_as_it_is(const Shown& shown, Case one, const Holds& holds) {
    Gathered& gathered = found_[shown];
    if (gathered.cases.size() >= ways || !gathered.ways.insert(way_of(one)).second) return false;
    gathered.cases.push_back(std::move(one));
    holds_[shown] = holds;
    return true;
  }

  /// The boundaries at which the cases lie that were found; small cases lie at some, because their numbers were made small.
  void find_edges() {
    std::vector<Case> cases;
    for (const auto& [shown, gathered] : found_) cases.insert(cases.end(), gathered.cases.begin(), gathered.cases.end());
    for (const Case& one : cases) {
      const std::string ours = label(last_outcome(one));
      for (const Edge& edge : edges(one)) {
        keep_edge(one, ours, edge);
        keep_edge(edge.other, edge.beside, {edge.place, ours, one});
      }
    }
  }

  void keep_edge(const Case& one, const std::string& ours, const Edge& edge) {
    const std::size_t kind = one.commands.back().index();
    const std::string what = what_of(ours, edge);
    keep_as_it_is({rule_of(one.commands.back()), what}, one, [=](const Case& other) {
      if (other.commands.empty() || other.commands.back().index() != kind) return false;
      const std::string theirs = label(last_outcome(other));
      return std::ranges::any_of(edges(other), [&](const Edge& found) { return what_of(theirs, found) == what; });
    });
  }

  /// What was shown, but not in enough ways, is shown after something else has happened.
  void vary_all() {
    for (const auto& [shown, holds] : std::map{holds_})
      for (std::size_t left = most_variations; left > 0 && wanted(shown); --left) {
        const Case varied = variation(chooser_.among(found_[shown].cases));
        if (holds(varied)) keep_as_it_is(shown, varied, holds);
      }
  }

  /// One more command somewhere before the last.
  Case variation(Case one) {
    const std::size_t at = chooser_.below(one.commands.size());
    State state = one.start;
    for (std::size_t i = 0; i < at; ++i) state = step(std::move(state), one.commands[i]).state;
    one.commands.insert(one.commands.begin() + static_cast<std::ptrdiff_t>(at), choose_command(state, chooser_));
    return one;
  }

  SeededChooser chooser_;
  std::size_t least_ = ways;  ///< in how many ways something has to be drawn
  std::map<Shown, Gathered> found_;
  std::map<Shown, Holds> holds_;
};

}  // namespace

std::map<Shown, Gathered> gather(std::uint64_t seed, const Outcomes& wanted) { return Gathering(seed, wanted).whole(); }

}  // namespace plumbline
