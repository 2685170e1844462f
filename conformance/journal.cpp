#include "conformance/journal.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "conformance/player.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

/// By how much an event changes each purse.
using Changes = std::map<Purse, Amount>;

Changes changes_of(const Event& event) {
  Changes changes;
  const Posting* posting = posting_of(event);
  if (!posting) return changes;
  for (const Leg& leg : *posting) {
    changes[leg.from] -= leg.amount;
    changes[leg.to] += leg.amount;
  }
  std::erase_if(changes, [](const auto& change) { return change.second == NOTHING; });
  return changes;
}

/// A name as a part of an account's path: the colon of a name is no step of the path.
std::string part(std::string name) {
  std::ranges::replace(name, ':', '/');
  return name;
}

std::string path_of(const State& state, const Purse& purse) {
  const std::string of = purse.of.empty() ? "" : ":" + part(purse.of.text());
  return part(state.accounts.get(purse.account).ledger.text()) + ":" + part(purse.account.text()) + ":" + std::string{name(purse.kind)} +
         of;
}

std::string units(Amount amount, AssetId asset) { return to_string(amount.value) + " \"" + asset.text() + "\""; }

/// `2025-06-02`, of seconds since 1970.
std::string date_of(Time time) {
  const std::chrono::sys_days day{std::chrono::days{static_cast<int>(mul_div_floor(time.value, 1, 86'400).raw())}};
  const std::chrono::year_month_day date{day};
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string year = std::to_string(static_cast<int>(date.year()));
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

/// One transaction. `told` says whether the balance after it is told of a purse.
template <class Told>
std::string transaction(const State& after, const Changes& changes, const std::string& words, const Told& told) {
  const LedgerId ledger = after.accounts.get(changes.begin()->first.account).ledger;
  const Time now = after.ledgers.get(ledger).clock;
  std::string text = "\n" + date_of(now) + " " + words + "  ; clock " + to_string(now.value) + "\n";
  for (const auto& [purse, change] : changes) {
    text += "    " + path_of(after, purse) + "  " + units(change, purse.asset);
    if (told(purse)) text += " = " + units(after.balances.get(purse), purse.asset);
    text += "\n";
  }
  return text;
}

std::string opening(const State& start) {
  std::string text;
  for (const auto& [ledger, terms] : start.ledgers) {
    Changes changes;
    for (const auto& [purse, balance] : start.balances)
      if (balance != NOTHING && start.accounts.get(purse.account).ledger == ledger) changes[purse] = balance;
    if (!changes.empty()) text += transaction(start, changes, "opening balances", [](const Purse&) { return true; });
  }
  return text;
}

std::string entry(const Played& played) {
  const std::string words = std::to_string(played.number) + " " + std::string{name_of(played.entry.command)};
  if (const Reason* reason = std::get_if<Reason>(&played.outcome))
    return "\n; " + words + ": rejected, " + std::string{name(*reason)} + "\n";
  std::string text;
  const Events& events = std::get<Events>(played.outcome);
  std::map<Purse, std::size_t> last;  // the event after which a purse holds what it holds after the command
  for (std::size_t i = 0; i < events.size(); ++i)
    for (const auto& [purse, change] : changes_of(events[i])) last[purse] = i;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Changes changes = changes_of(events[i]);
    const auto told = [&](const Purse& purse) { return last.at(purse) == i; };
    if (!changes.empty()) text += transaction(played.after, changes, words + " " + std::string{name_of(events[i])}, told);
  }
  return text;
}

}  // namespace

std::string journal_of(const Trace& trace) {
  std::string text = "; plumbline " + std::string{format_version} + ", spec " + std::string{spec_version} + "\n" + opening(trace.start);
  play(trace, [&](const Played& played) { text += entry(played); });
  return text;
}

}  // namespace plumbline
