#include "tests/abstraction/cases.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "conformance/chooser/commands.hpp"
#include "conformance/chooser/numbers.hpp"
#include "conformance/chooser/worlds.hpp"
#include "conformance/text/encode.hpp"

namespace plumbline {
namespace {

std::string rule_of(const Command& command) {
  return std::visit([](const auto& known) { return std::string{known.rule}; }, command);
}

using Renamed = std::map<AccountId, AccountId>;
template <class Key, class Value>
void rename(Table<Key, Value>& table, const Renamed& renamed);

/// Gives every account in a value its other name.
template <class T>
void rename(T& value, const Renamed& renamed) {
  if constexpr (std::is_same_v<T, AccountId>) {
    if (const auto found = renamed.find(value); found != renamed.end()) value = found->second;
  } else if constexpr (Described<T>) {
    each_field(value, [&](std::string_view, auto& field) { rename(field, renamed); });
  }
}
template <class Key, class Value>
void rename(Table<Key, Value>& table, const Renamed& renamed) {
  Table<Key, Value> result;
  for (auto [key, value] : table) {
    rename(key, renamed);
    rename(value, renamed);
    result[key] = value;
  }
  table = std::move(result);
}

/// A genesis with more accounts on its first ledger, and the names of all accounts exchanged: any order of names.
Genesis crowded(Genesis genesis, Chooser& chooser) {
  const LedgerId ledger = genesis.ledgers.begin()->first;
  for (const char* name : {"greta", "hugo", "ivan"}) genesis.accounts[AccountId{name}] = {ledger, OwnerId{name}, AccountClass::house, {}};
  std::vector<AccountId> left;
  for (const auto& [id, account] : genesis.accounts) left.push_back(id);
  Renamed renamed;
  for (const auto& [id, account] : genesis.accounts) {
    const std::size_t chosen = chooser.below(left.size());
    renamed[id] = left[chosen];
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
  }
  rename(genesis, renamed);
  return genesis;
}

/// Puts a field of another in the place of one in three.
template <class Field>
void blend(Field& field, Field other, Chooser& chooser) {
  if constexpr (Described<Field>)
    each_field(field, other, [&](auto, auto& mine, auto& others) { blend(mine, others, chooser); });
  else if (chooser.one_in(3))
    field = other;
}

/// It may be wrong in several ways at once.
Command spoilt(Command command, const Command& other, Chooser& chooser) {
  static const std::array awkward{Integer{-1}, Integer{0}, Integer{1}, Integer{3600}, ten_to(12) + 1, ten_to(27) + 1, ten_to(30)};
  std::visit([&]<class Kind>(Kind& known) { blend(known, std::get<Kind>(other), chooser); }, command);
  each_number(command, [&](const std::string&, Integer& number) {
    if (chooser.one_in(3)) number = chooser.among(awkward);
  });
  return command;
}

State after_each(State state, const Events& events) {
  for (const Event& event : events) state = evolve(std::move(state), event);
  return state;
}

/// How many positions interest is charged or credited to: none, some, or many.
std::string charged(const Events& events) {
  std::size_t positions = 0;
  for (const Event& event : events)
    if (const auto* accrued = std::get_if<InterestAccrued>(&event)) positions += accrued->borrowers.size() + accrued->lenders.size();
  return positions == 0 ? " none" : positions < 3 ? " some" : " many";
}

/// Whether a layer that members share gives a part of what it could: then the shares are rounded.
bool shares_in_part(const Event& event) {
  const auto* allocated = std::get_if<LossAllocated>(&event);
  return allocated && std::ranges::any_of(allocated->draws, [](const Draw& draw) {
           const bool shared = draw.layer == Layer::survivors_default_fund || draw.layer == Layer::assessments;
           return shared && NOTHING < draw.drawn && draw.drawn < draw.capacity;
         });
}

/// Whether events move something between many: those of a loop over several members.
std::string moving(const Events& events) {
  if (std::ranges::any_of(events, shares_in_part)) return " in part";
  std::size_t legs = 0;
  for (const Event& event : events)
    if (const Posting* posting = posting_of(event)) legs += posting->size();
  return legs > 7 ? " much" : "";
}

/// A loss that a service's members share in part, where two or more of them have contributed to its fund.
std::optional<AllocateLoss> shared_loss(const State& state, Chooser& chooser) {
  for (const auto& [id, service] : state.services) {
    std::vector<AccountId> members;
    Integer fund = 0;
    for (const auto& [account, member] : service.members) {
      const Amount part = state.balances.get({account, service.terms.asset, PurseKind::default_fund, id});
      if (part > NOTHING) members.push_back(account);
      fund = fund + part.value;
    }
    if (members.size() > 2) return AllocateLoss{id, chooser.among(members), Amount{mul_div_ceil(fund, 2, 3)}};
  }
  return {};
}

/// Everybody who may joins the services and contributes to their funds, with what comes in from outside.
State with_members(State state, Chooser& chooser) {
  const State begun = state;
  const auto now = [&](const Command& command) { state = step(std::move(state), command).state; };
  for (const auto& [id, service] : begun.services)
    for (const auto& [account, known] : begun.accounts) {
      const Amount part{1 + static_cast<int>(chooser.below(1000))};
      now(Deposit{account, service.terms.asset, part});
      now(JoinService{id, account});
      now(Lodge{id, account, PurseKind::default_fund, part});
    }
  return state;
}

/// Draws cases, and gives out those of which there are not enough yet.
class Drawing {
 public:
  Drawing(std::size_t of_each, const std::function<void(const Case&)>& visit) : of_each_(of_each), visit_(visit) {}

  void play(std::uint64_t seed) {
    SeededChooser chooser(seed);
    where_ = "seed " + std::to_string(seed);
    const Genesis genesis = crowded(choose_world(chooser), chooser);
    auto begun = begin(genesis);
    State state = std::get<State>(std::move(begun));
    if (seed % 4 == 0) state = with_members(std::move(state), chooser);
    std::vector<Command> last;
    for (const std::size_t kind : all_kinds()) last.push_back(blank_command(kind));
    for (int left = 120; left > 0; --left) {
      early_ = left > 60;
      Chosen chosen = choose_and_decide(state, chooser, all_kinds());
      const Command other = spoilt(chosen.command, last[chosen.command.index()], chooser);
      offer(state, other, decide(state, other));
      offer(state, chosen.command, chosen.decision);
      if (const auto loss = shared_loss(state, chooser)) offer(state, *loss, decide(state, Command{*loss}));
      last[chosen.command.index()] = chosen.command;
      if (const Events* events = std::get_if<Events>(&chosen.decision)) state = go_on(std::move(state), *events);
    }
  }

 private:
  void offer(const State& before, const Command& command, const Decision& decision) {
    const Reason* refused = std::get_if<Reason>(&decision);
    if (refused) {
      if (wanted(rule_of(command) + " " + std::string{name(*refused)}, of_each_))
        visit_({rule_of(command), false, where_, {to_json(before), to_json(command), std::string{name(*refused)}, to_json(before)}});
      return;
    }
    const Events& events = std::get<Events>(decision);
    if (wanted(rule_of(command) + (early_ ? " early" : " late") + moving(events), early_ ? of_each_ : 2 * of_each_))
      visit_({rule_of(command), true, where_, {to_json(before), to_json(command), to_json(events), to_json(after_each(before, events))}});
  }
  /// What follows from events, one after the other.
  State go_on(State state, Events events) {
    for (std::size_t next = 0; next < events.size(); ++next) {
      const Event event = events[next];
      state = evolve(std::move(state), event);
      const Events reactions = react(state, event);
      if (!reactions.empty() && wanted("react" + charged(reactions), 3 * of_each_))
        visit_({"react", true, where_, {to_json(state), to_json(event), to_json(reactions), to_json(after_each(state, reactions))}});
      events.insert(events.end(), reactions.begin(), reactions.end());
    }
    return state;
  }
  /// One in three, so that they are of many worlds.
  bool wanted(const std::string& kind, std::size_t enough) {
    Count& count = counts_[kind];
    if (count.taken >= enough || count.met++ % 3 != 0) return false;
    return ++count.taken, true;
  }

  struct Count {
    std::size_t met = 0, taken = 0;
  };
  std::size_t of_each_;
  const std::function<void(const Case&)>& visit_;
  std::string where_;
  bool early_ = true;
  std::map<std::string, Count> counts_;
};

}  // namespace

std::vector<std::string> all_rules() {
  std::vector<std::string> all{"react"};
  for (const std::size_t kind : all_kinds()) all.push_back(rule_of(blank_command(kind)));
  return all;
}

void each_case(std::size_t of_each, const std::function<void(const Case&)>& visit) {
  Drawing drawing(of_each, visit);
  for (std::uint64_t seed = 1; seed <= 60 * of_each; ++seed) drawing.play(seed);
}

}  // namespace plumbline
