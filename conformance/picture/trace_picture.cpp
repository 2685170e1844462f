#include "conformance/picture/trace_picture.hpp"

#include <algorithm>
#include <map>

#include "conformance/picture/diagram.hpp"
#include "conformance/player.hpp"
#include "conformance/text/print.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

/// One row to be: between two accounts, or beside one.
struct Shown {
  AccountId from, to;
  std::string words;         ///< what stands before the amount
  std::optional<Leg> moved;  ///< whose amount is the sum of so many legs
  std::size_t times = 1;
  Diagram::Look look = Diagram::Look::told;
  enum class Lock { none, opens, is_claimed, is_refunded } lock = Lock::none;
  ContractId of{};  ///< the lock
};

/// A command with what came of it.
struct Scene {
  std::string caption;
  std::vector<std::string> clocks;
  std::vector<Shown> rows;
};

/// The account that a rejection or an event is shown at: the first that is named, or the one behind the first contract.
struct Subject {
  const State& state;
  AccountId account, behind;  ///< named, and behind a contract or a ledger

  void add(AccountId named) {
    if (account.empty() && state.accounts.find(named)) account = named;
  }
  void add(ContractId contract) {
    if (const HashedLock* lock = state.locks.find(contract)) behind = lock->terms.depositor;
    if (const Instruction* instruction = state.instructions.find(contract)) behind = instruction->terms.seller;
    if (const Market* market = state.markets.find(contract)) behind = market->terms.venue;
    if (const Pool* pool = state.pools.find(contract)) behind = pool->terms.operated_by;
    if (const Service* service = state.services.find(contract)) behind = service->terms.ccp;
  }
  void add(LedgerId ledger) {
    if (const Ledger* known = state.ledgers.find(ledger); known && behind.empty()) behind = known->outside;
  }
  template <Described T>
  void add(const T& nested) {
    each_field(nested, [&](std::string_view, const auto& field) { add(field); });
  }
  template <class Other>
  void add(const Other&) {}
};

template <class T>
AccountId subject_of(const State& state, const T& known) {
  Subject subject{state, {}, {}};
  subject.add(known);
  subject.add(subject.behind);
  for (const auto& [account, terms] : state.accounts) subject.add(account);  // no other: the first of all
  return subject.account;
}

Shown::Lock lock_of(const Event& event) {
  if (std::holds_alternative<Locked>(event)) return Shown::Lock::opens;
  if (std::holds_alternative<LockClaimed>(event)) return Shown::Lock::is_claimed;
  return std::holds_alternative<LockRefunded>(event) ? Shown::Lock::is_refunded : Shown::Lock::none;
}

ContractId name_of_lock(const Event& event) {
  if (const auto* locked = std::get_if<Locked>(&event)) return locked->lock;
  if (const auto* claimed = std::get_if<LockClaimed>(&event)) return claimed->lock;
  const auto* refunded = std::get_if<LockRefunded>(&event);
  return refunded ? refunded->lock : ContractId{};
}

/// The purse's kind if it is not the one that is free to use.
std::string kind_of(const Purse& purse) { return purse.kind == PurseKind::available ? "" : std::string{name(purse.kind)}; }

/// `5,000 EUR`, `8 BOND to locked`, `12 EUR from residue to lent, 3 times`
std::string label_of(const Shown& shown) {
  std::string text = shown.words;
  if (!shown.moved) return text;
  const auto& [from, to, amount] = *shown.moved;
  text += (text.empty() ? "" : " ") + grouped(amount.value) + " " + from.asset.text();
  const bool same_kind = from.kind == to.kind;
  if (const std::string kind = kind_of(from); !kind.empty() && !same_kind) text += " from " + kind;
  if (const std::string kind = kind_of(to); !kind.empty() && !same_kind) text += " to " + kind;
  return shown.times == 1 ? text : text + ", " + std::to_string(shown.times) + " times";
}

void add_leg(std::vector<Shown>& rows, const Leg& leg) {
  const auto same_way = [&](const Shown& row) { return row.moved && row.moved->from == leg.from && row.moved->to == leg.to; };
  const auto known = std::ranges::find_if(rows, same_way);
  if (known == rows.end()) {
    rows.push_back({leg.from.account, leg.to.account, {}, leg, 1, Diagram::Look::moved});
    return;
  }
  known->moved->amount += leg.amount;
  ++known->times;
}

void add_lock(std::vector<Shown>& rows, const State& after, const Event& event) {
  const ContractId name = name_of_lock(event);
  const LockTerms& terms = after.locks.get(name).terms;
  const Shown::Lock lock = lock_of(event);
  const std::string what = grouped(terms.amount.value) + " " + terms.asset.text();
  const AccountId from = terms.depositor, to = lock == Shown::Lock::is_claimed ? terms.beneficiary : from;
  std::string words = what;
  if (lock == Shown::Lock::opens) words = "locks " + what + " for " + terms.beneficiary.text() + " until " + to_string(terms.expiry.value);
  if (lock == Shown::Lock::is_refunded) words = "refunded: " + what;
  const Diagram::Look look = lock == Shown::Lock::is_claimed ? Diagram::Look::moved : Diagram::Look::told;
  rows.push_back({from, to, words, {}, 1, look, lock, name});
}

void add_event(std::vector<Shown>& rows, const State& after, const Event& event) {
  if (std::holds_alternative<ClockMoved>(event) || std::holds_alternative<HourEnded>(event)) return;  // the clocks show it
  if (lock_of(event) != Shown::Lock::none) return add_lock(rows, after, event);
  const Posting* posting = posting_of(event);
  const auto moves = [](const Leg& leg) { return leg.amount > NOTHING; };
  if (posting && std::ranges::any_of(*posting, moves)) {
    for (const Leg& leg : *posting)
      if (moves(leg)) add_leg(rows, leg);
    return;
  }
  const AccountId at = std::visit([&](const auto& known) { return subject_of(after, known); }, event);
  const Failed* failed = std::get_if<Failed>(&event);
  const std::string words = std::string{name_of(event)} + (failed ? ": " + std::string{name(failed->cause)} : "");
  rows.push_back({at, at, words, {}, 1, failed ? Diagram::Look::refused : Diagram::Look::told});
}

std::vector<std::string> clocks_of(const State& state) {
  std::vector<std::string> times;
  for (const auto& [id, ledger] : state.ledgers) times.push_back(to_string(ledger.clock.value));
  return times;
}

Scene shown(const Played& played) {
  const Command& command = played.entry.command;
  Scene scene{std::to_string(played.number) + "  " + std::string{name_of(command)}, clocks_of(played.after), {}};
  if (const Reason* reason = std::get_if<Reason>(&played.outcome)) {
    const AccountId at = std::visit([&](const auto& known) { return subject_of(played.after, known); }, command);
    const std::string words = "rejected: " + std::string{name(*reason)};
    if (at.empty())  // there is no account
      scene.caption += ", " + words;
    else
      scene.rows.push_back({at, at, words, {}, 1, Diagram::Look::refused});
    return scene;
  }
  for (const Event& event : std::get<Events>(played.outcome)) add_event(scene.rows, played.after, event);
  return scene;
}

/// The accounts that are shown, those of one ledger side by side, as they first come up.
std::vector<AccountId> accounts_of(const std::vector<Scene>& scenes, const State& state) {
  std::vector<AccountId> all;
  for (const auto& [ledger, terms] : state.ledgers)
    for (const Scene& scene : scenes)
      for (const Shown& row : scene.rows)
        for (const AccountId account : {row.from, row.to}) {
          const Account* known = state.accounts.find(account);
          if (known && known->ledger == ledger && std::ranges::find(all, account) == all.end()) all.push_back(account);
        }
  return all;
}

void draw(Diagram& diagram, const Shown& row, std::size_t from, std::size_t to) {
  const std::string label = label_of(row);
  if (from == to)
    diagram.note(from, label, row.look);
  else
    diagram.arrow(from, to, label, row.look);
  if (row.lock == Shown::Lock::opens) diagram.open_bar(from, row.of.text());
  if (row.lock == Shown::Lock::is_claimed) diagram.close_bar(row.of.text(), "claimed");
  if (row.lock == Shown::Lock::is_refunded) diagram.close_bar(row.of.text(), "refunded");
}

}  // namespace

std::string picture_of(const Trace& trace) {
  std::vector<Scene> scenes;
  const State end = play(trace, [&](const Played& played) { scenes.push_back(shown(played)); }).end;
  const std::vector<AccountId> accounts = accounts_of(scenes, end);
  std::vector<Diagram::Lane> lanes;
  for (const AccountId account : accounts) lanes.push_back({account.text(), end.accounts.get(account).ledger.text()});
  std::vector<std::string> clocks;
  for (const auto& [ledger, terms] : end.ledgers) clocks.push_back(ledger.text());
  const auto lane_of = [&](AccountId account) { return static_cast<std::size_t>(std::ranges::find(accounts, account) - accounts.begin()); };
  Diagram diagram(clocks, lanes);
  diagram.clocks(clocks_of(trace.start));
  for (const Scene& scene : scenes) {
    diagram.clocks(scene.clocks);
    diagram.caption(scene.caption);
    if (scene.rows.empty()) diagram.pause();
    for (const Shown& row : scene.rows) draw(diagram, row, lane_of(row.from), lane_of(row.to));
  }
  return diagram.svg(std::to_string(scenes.size()) + " commands on " + std::to_string(clocks.size()) + " ledgers");
}

}  // namespace plumbline
