// What loops and sums over everybody else rest on: that a contract's own event reads and writes what is its own, and that no
// part of such a sum is below nothing, shown of an arbitrary entry.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"
#include "ref/exchange/risk.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
namespace {

std::vector<Integer> numbers_of(InterestAccrued accrued) {
  std::vector<Integer> all;
  each_number(accrued, [&](Integer& number) { all.push_back(number); });
  return all;
}

/// Whether every entry of a table that came into being is one that `own` says is allowed to.
template <class Key, class Value, class Own>
bool only(const Table<Key, Value>& table, const Own& own) {
  for (const auto& [key, entry] : table.origin()->entries)
    if (!own(key)) return false;
  return std::ranges::all_of(table.written(), [&](const auto& entry) { return own(entry.first); });
}

/// Whether a table of the state may be looked at by what concerns one contract: by its name, or by its ledger's.
struct Own {
  ContractId id;
  LedgerId ledger;
  bool operator()(const ContractId& key) const { return key == id; }
  bool operator()(const LedgerId& key) const { return key == ledger; }
  bool operator()(const Purse& purse) const { return purse.of == id; }
  bool operator()(const auto&) const { return false; }
};

/// Whether only what is a contract's own was looked at, before, and written, after.
bool speaks_of(const Own& own, const State& before, const State& after) {
  bool all = true;
  each_field(before, after, [&]<class Field>(std::string_view, const Field& was, const Field& is) {
    if constexpr (requires { was.origin(); }) all = all && only(was, own) && only(is, own);
  });
  return all;
}

/// LEND-5: one arbitrary pool's interest depends on that pool and its ledger's hour, and changes that pool alone. So those of two
/// pools are the same whichever comes first, and one arbitrary pool at an hour's end speaks for all of them.
Family prove_interest_is_its_own() {
  Family family;
  family.name = "LEND-5";
  family.sentence = "a pool's interest is its own";
  explore(family, [](Run& run) {
    const ContractId id = ContractId::any();
    const Pool& pool = there(run.before.pools.find(id));
    Path::current().know(begins_a_reaction(run.before, ClockMoved{pool.terms.ledger, Time{any("now")}, Time{any("target")}}).formula());
    run.under_way = pool.terms.ledger;
    const InterestAccrued accrued = accrue(run.before, id, pool);
    run.after = evolve(run.before, accrued);
    const Own own{id, pool.terms.ledger};
    run.claims.push_back({"it reads and writes what bears its name", Path::context().bool_val(speaks_of(own, run.before, run.after))});
    run.hypothetical = true;
    run.by_itself = true;
  });
  return family;
}

/// LEND-5: what an hour's end charges and credits does not depend on what the clock shows, only on when the hour began. So it is the
/// same whether time came there in one command or in many.
Family prove_interest_heeds_no_clock() {
  Family family;
  family.name = "LEND-5";
  family.sentence = "interest is the same whatever the clock shows";
  explore(family, [](Run& run) {
    const ContractId id = ContractId::any();
    const Pool& pool = there(run.before.pools.find(id));
    State another = run.before;
    another.ledgers[pool.terms.ledger].clock = Time{any("another time")};
    const std::vector<Integer> one = numbers_of(accrue(run.before, id, pool)), other = numbers_of(accrue(another, id, pool));
    bool same = one.size() == other.size();
    for (std::size_t i = 0; same && i < one.size(); ++i) same = (one[i] == other[i]).is_true();
    run.claims.push_back({"every number of it is the same", Path::context().bool_val(same)});
    run.after = run.before;
    run.hypothetical = true;
    run.by_itself = true;
  });
  return family;
}

/// An arbitrary entry of each of the sums is there; that its part is not below nothing is owed where the sum is taken.
Task parts(const std::string& sentence, const std::function<void(const State&)>& name_one) {
  return {"SUM", [=] {
            Family family;
            family.name = "SUM";
            family.sentence = sentence;
            explore(family, [&](Run& run) {
              name_one(run.before);
              run.after = run.before;
              run.hypothetical = true;
            });
            return family;
          }};
}

Task parts_of_orders(const std::string& side, Orders Book::* orders) {
  return parts("what an open order could do, " + side, [=](const State& state) {
    const ContractId id = ContractId::any();
    const AccountId account = AccountId::any();
    const Perpetual& perpetual = there(state.perpetuals.find(id));
    Book book = there(perpetual.books.find(account));
    there((book.*orders).find(OrderId::any()));
    const Price mark{any("mark")};
    Path::current().know(f(mark >= Price{1}));
    open_orders(state, id, account, mark);
    open_quantities(state, id, account);
  });
}

}  // namespace

std::vector<Task> apart_tasks() {
  return {
      {"LEND-5", prove_interest_is_its_own},
      {"LEND-5", prove_interest_heeds_no_clock},
      parts_of_orders("a bid", &Book::bids),
      parts_of_orders("an ask", &Book::asks),
      parts_of_orders("a reduction", &Book::reducing),
      parts("a pending deposit", [](const State& state) { there(there(state.custodies.find(ContractId::any())).deposits.find(TransferId::any())); }),
      parts("a withdrawal",
            [](const State& state) { there(there(state.custodies.find(ContractId::any())).withdrawals.find(TransferId::any())); }),
      parts("a spot order",
            [](const State& state) {
              const Market& market = there(state.markets.find(ContractId::any()));
              there(there(market.books.find(AccountId::any())).find(OrderId::any()));
            }),
  };
}

}  // namespace plumbline::proofs
