#include "conformance/driver/shrink.hpp"

#include <algorithm>

#include "conformance/chooser/numbers.hpp"
#include "conformance/driver/adapt.hpp"
#include "conformance/driver/rename.hpp"
#include "conformance/start.hpp"
#include "conformance/text/equal.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

std::vector<Integer> numbers_of(Command command) {
  std::vector<Integer> all;
  each_number(command, [&](const std::string&, Integer& field) { all.push_back(field); });
  return all;
}

/// Two commands of a kind as one. If they have one number, and something else may stand in their place, that is the other one, with what
/// the two numbers add up to; if they differ in their numbers alone, with what differs added up. Nothing otherwise.
std::optional<Command> added_up(const Command& one, const Command& other, Instead instead) {
  const std::vector<Integer> numbers = numbers_of(one);
  if (numbers.empty() || one.index() != other.index()) return {};
  if (numbers.size() == 1 && instead != Instead::nothing) {
    const auto total = within_range([&] { return numbers.front() + number_in(other, 0); });
    return total ? std::optional{with_number(other, 0, *total)} : std::nullopt;
  }
  Command sum = other, same = other;
  bool differ = false;
  const auto added = within_range([&] {
    each_number(sum, [&, at = std::size_t{0}](const std::string&, Integer& field) mutable {
      const Integer more = numbers[at++];
      if (field != more) differ = true, field = field + more;
    });
    return true;
  });
  each_number(same, [&, at = std::size_t{0}](const std::string&, Integer& field) mutable { field = numbers[at++]; });
  if (!added || !differ || !equal(same, one)) return {};
  return sum;
}

/// A case in which twice as much is deposited.
Case with_more_deposited(Case one) {
  for (Command& command : one.commands)
    if (auto* deposit = std::get_if<Deposit>(&command); deposit && deposit->amount + deposit->amount <= LARGEST_AMOUNT)
      deposit->amount += deposit->amount;
  return one;
}

/// Puts an account in the place of another one, wherever that is named.
template <class Value>
void replace_account(Value& value, AccountId old, AccountId anew) {
  if constexpr (std::same_as<Value, AccountId>) {
    if (value == old) value = anew;
  } else if constexpr (Described<Value>) {
    each_field(value, [&](std::string_view, auto& field) { replace_account(field, old, anew); });
  }
}

class Shrinking {
 public:
  Shrinking(Shrunk& best, const PlayCase& play, const std::function<bool()>& go_on, Instead instead)
      : best_(best), play_(play), go_on_(go_on), instead_(instead) {}

  void whole() {
    cut_after_difference();
    for (int round = 0; round < most_rounds && makes_progress([this] {
                          leave_out_commands(), put_less_instead(), add_up_commands(), leave_out_and_adapt(), make_commands_simpler();
                        });
         ++round) {
    }
    for (int round = 0; round < most_rounds && makes_progress([this] { leave_out_of_start(); }); ++round) {
    }  // what one entry needs can be left out once the entry is
    if (std::optional<Case> anew = renamed(best_.one)) offer(std::move(*anew));
  }

 private:
  static constexpr int most_rounds = 4;

  template <class Part>
  bool makes_progress(const Part& part) {
    const std::size_t before = progress_;
    part();
    return progress_ != before;
  }

  /// Takes a smaller case if it shows the same kind of difference.
  bool offer(Case smaller) {
    if (!go_on_()) return false;
    ++best_.tried;
    std::optional<Found> found = play_(smaller);
    if (!found || found->kind != best_.found.kind) return false;
    best_.one = std::move(smaller);
    best_.found = std::move(*found);
    ++progress_;
    return true;
  }

  Case without(std::size_t from, std::size_t count) const {
    Case smaller = best_.one;
    const auto first = smaller.commands.begin() + static_cast<std::ptrdiff_t>(from);
    smaller.commands.erase(first, first + static_cast<std::ptrdiff_t>(std::min(count, smaller.commands.size() - from)));
    return smaller;
  }

  void cut_after_difference() {
    if (best_.found.command < best_.one.commands.size()) offer(without(best_.found.command, best_.one.commands.size()));
  }

  void leave_out_commands() {
    for (std::size_t count = std::max<std::size_t>(best_.one.commands.size() / 2, 1); count > 0; count /= 2)
      for (std::size_t end = best_.one.commands.size(); end > 0;) {
        const std::size_t from = end > count ? end - count : 0;
        offer(without(from, end - from));
        end = std::min(from, best_.one.commands.size());
      }
  }

  void put_less_instead() {
    if (instead_ == Instead::nothing) return;
    open_no_account();
    deposit_instead();
    fill_instead();
  }

  /// Puts accounts that there are from the start in the place of those that are opened.
  void open_no_account() {
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i) {
      const auto* opened = std::get_if<OpenAccount>(&best_.one.commands[i]);
      if (!opened) continue;
      const AccountId old = opened->account;
      for (const auto& [known, account] : Table{best_.one.start.accounts}) {
        Case smaller = without(i, 1);
        for (Command& command : smaller.commands) std::visit([&](auto& named) { replace_account(named, old, known); }, command);
        if (offer(std::move(smaller))) break;
      }
    }
  }

  /// Puts a deposit of what a command gave somebody in its place: who gave it is not needed any more then.
  void deposit_instead() {
    State state = best_.one.start;
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i) {
      Step taken = step(State{state}, best_.one.commands[i]);
      for (const Deposit& deposit : gains(best_.one.commands[i], taken.outcome)) {
        Case simpler = best_.one;
        simpler.commands[i] = deposit;
        if (!offer(simpler) && !offer(adapted(simpler, course_of(best_.one))) && !(end_custody(simpler) && offer(std::move(simpler))))
          continue;
        taken = step(std::move(state), deposit);
        break;
      }
      state = std::move(taken.state);
    }
  }

  /// Has nothing in custody, so that all can be deposited; false if nothing was.
  static bool end_custody(Case& one) {
    if (!one.genesis || one.genesis->custodies.empty()) return false;
    one.genesis->custodies = {};
    one.start = std::get<State>(begin(*one.genesis));
    return true;
  }

  /// What a command gives to whom, unless it is a deposit.
  static std::vector<Deposit> gains(const Command& command, const Decision& outcome) {
    std::vector<Deposit> all;
    if (std::holds_alternative<Deposit>(command)) return all;
    if (const auto* events = std::get_if<Events>(&outcome))
      for (const Event& event : *events)
        if (const Posting* posting = posting_of(event))
          for (const Leg& leg : *posting)
            if (leg.to.kind == PurseKind::available && leg.amount > NOTHING) all.push_back({leg.to.account, leg.to.asset, leg.amount});
    return all;
  }

  /// Puts a fill in the place of two spot orders and their match.
  void fill_instead() {
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i) {
      const auto* match = std::get_if<MatchSpotOrders>(&best_.one.commands[i]);
      if (!match) continue;
      const auto taker = placed(match->taker, match->taker_order), maker = placed(match->maker, match->maker_order);
      if (!taker || !maker) continue;
      const PlaceSpotOrder& taken = std::get<PlaceSpotOrder>(best_.one.commands[*taker]);
      const PlaceSpotOrder& made = std::get<PlaceSpotOrder>(best_.one.commands[*maker]);
      Case simpler = best_.one;
      simpler.commands[i] = Fill{match->market, match->taker, match->maker, taken.side, match->quantity, made.limit};
      for (const std::size_t order : {std::max(*taker, *maker), std::min(*taker, *maker)})
        simpler.commands.erase(simpler.commands.begin() + static_cast<std::ptrdiff_t>(order));
      offer(std::move(simpler));
    }
  }

  /// Where a spot order is placed.
  std::optional<std::size_t> placed(AccountId account, OrderId order) const {
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i)
      if (const auto* place = std::get_if<PlaceSpotOrder>(&best_.one.commands[i]);
          place && place->account == account && place->order == order)
        return i;
    return {};
  }

  /// Makes one of two commands that can be added up, in the later one's place or in the earlier one's.
  void add_up_commands() {
    for (std::size_t later = best_.one.commands.size(); later-- > 1;)
      for (std::size_t earlier = later; earlier-- > 0;) {
        const auto one = added_up(best_.one.commands[earlier], best_.one.commands[later], instead_);
        if (!one) continue;
        Case at_the_end = without(earlier, 1), at_first = without(later, 1);
        at_the_end.commands[later - 1] = *one;
        at_first.commands[earlier] = *one;
        if (offer(std::move(at_the_end)) || offer(std::move(at_first))) break;
      }
  }

  /// Leaves out commands without which others come to the same only with other numbers, or if there is more to spend. In the place of the
  /// last one, the one before it is to be refused.
  void leave_out_and_adapt() {
    if (instead_ == Instead::nothing) return;
    for (std::size_t i = best_.one.commands.size(); i-- > 0;) {
      Course course = course_of(best_.one);
      if (i > 0 && i + 1 == course.size()) course[i - 1] = course[i];
      course.erase(course.begin() + static_cast<std::ptrdiff_t>(i));
      if (!offer(adapted(without(i, 1), course))) offer(adapted(with_more_deposited(without(i, 1)), course));
      i = std::min(i, best_.one.commands.size());
    }
  }

  void make_commands_simpler() {
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i) {
      for (std::size_t number = 0; number < numbers_in(best_.one.commands[i]); ++number) {
        make_smaller(i, number, [&](Integer value) { return offer_number(i, number, value); });
        if (instead_ == Instead::nothing) continue;
        make_smaller(i, number, [&](Integer value) { return offer_everywhere(number_in(best_.one.commands[i], number), value); });
      }
      for (int left = 4; left > 0 && take_simpler(i); --left) {
      }
    }
  }

  /// Brings a number of a command as near to zero as it can come, by halving the distance to what is known not to do.
  template <class Offer>
  void make_smaller(std::size_t i, std::size_t number, const Offer& offer_value) {
    if (offer_value(0) || offer_value(1)) return;
    Integer too_small = 0;
    for (int left = 130; left > 0; --left) {
      const Integer now = number_in(best_.one.commands[i], number);
      const auto between = within_range([&] { return too_small + mul_div_floor(now - too_small, 1, 2); });
      if (!between || *between == now || *between == too_small) return;
      if (!offer_value(*between)) too_small = *between;
    }
  }

  /// Puts a value in the place of another one that stands in several places; true as well if it does not.
  bool offer_everywhere(Integer old, Integer value) {
    Case smaller = best_.one;
    std::size_t places = 0;
    for (Command& command : smaller.commands)
      each_number(command, [&](const std::string&, Integer& field) {
        if (field == old) field = value, ++places;
      });
    return places < 2 || old == value || offer(std::move(smaller));
  }

  bool offer_number(std::size_t i, std::size_t number, Integer value) {
    if (number_in(best_.one.commands[i], number) == value) return true;
    Case smaller = best_.one;
    smaller.commands[i] = with_number(std::move(smaller.commands[i]), number, value);
    return offer(std::move(smaller));
  }

  bool take_simpler(std::size_t i) {
    for (const Command& candidate : simpler(best_.one.commands[i])) {
      Case smaller = best_.one;
      smaller.commands[i] = candidate;
      if (offer(std::move(smaller))) return true;
    }
    return false;
  }

  /// Leaves out entries of the tables of genesis, or of the state to start in, one at a time, as long as it stays sound.
  void leave_out_of_start() {
    if (best_.one.genesis)
      leave_out_of(*best_.one.genesis, [](Case& smaller, Genesis rest) {
        auto start = begin(rest);
        if (!std::holds_alternative<State>(start)) return false;
        smaller.genesis = std::move(rest);
        smaller.start = std::get<State>(std::move(start));
        return true;
      });
    else
      leave_out_of(best_.one.start, [](Case& smaller, State rest) {
        smaller.start = std::move(rest);
        return !flaw_of(smaller.start);
      });
  }

  /// `put` puts what is left of the start into a case; false if no case can start there.
  template <class Start, class Put>
  void leave_out_of(const Start& start, const Put& put) {
    const Start names = start;
    each_field_of<Start>([&]<class Part>(Field<Start, Part> field) {
      if constexpr (Tabular<Part>)
        for (const auto& [key, value] : names.*field.member) {
          Case smaller = best_.one;
          if (put(smaller, without_entry(start, field, key))) offer(std::move(smaller));
        }
    });
  }

  template <class Start, class Part, class Key>
  static Start without_entry(Start start, Field<Start, Part> field, const Key& key) {
    Part rest;
    for (const auto& [other, value] : start.*field.member)
      if (!(other == key)) rest[other] = value;
    start.*field.member = std::move(rest);
    return start;
  }

  Shrunk& best_;
  const PlayCase& play_;
  const std::function<bool()>& go_on_;
  Instead instead_;
  std::size_t progress_ = 0;
};

}  // namespace

Shrunk shrink(Case one, Found found, const PlayCase& play, const std::function<bool()>& go_on, Instead instead) {
  Shrunk best{std::move(one), std::move(found)};
  Shrinking(best, play, go_on, instead).whole();
  return best;
}

}  // namespace plumbline
