// The arbitrary values that tables bring into being. They are compiled here once, and not in every source of the model.
#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

// What is known of a crowd's sums, because it is true of each of its members.
template <class T>
void assume_crowd(T&) {}
/// Each carry is less than a whole one, so they add up to at most as many whole ones as there are members.
inline void assume_crowd(Position& position) {
  const Truth carries = both(position.carry >= 0, position.carry <= INTEREST_INDEX * MOST_PARTICIPANTS);
  proofs::Path::current().know(both(position.weight >= UnitSeconds{0}, carries).formula());
}
inline void assume_crowd(Member& member) { member.standing = Standing::good; }

}  // namespace

template <class Value>
Value Arbitrary<Value>::one(const std::string& name) {
  return arbitrary_of(Of<Value>{}, name);
}

template <class Value>
Value Arbitrary<Value>::crowd(const std::string& name) {
  Value sums = one(name);
  assume_crowd(sums);
  return sums;
}

// What the tables hold.
template struct Arbitrary<Account>;
template struct Arbitrary<Amount>;
template struct Arbitrary<AssetTerms>;
template struct Arbitrary<Book>;
template struct Arbitrary<CollateralTerms>;
template struct Arbitrary<ContractId>;
template struct Arbitrary<Custody>;
template struct Arbitrary<CustodyDeposit>;
template struct Arbitrary<CustodyWithdrawal>;
template struct Arbitrary<Exchange>;
template struct Arbitrary<FeeRates>;
template struct Arbitrary<Feed>;
template struct Arbitrary<HashedLock>;
template struct Arbitrary<Instruction>;
template struct Arbitrary<Ledger>;
template struct Arbitrary<MarginAccount>;
template struct Arbitrary<Market>;
template struct Arbitrary<Member>;
template struct Arbitrary<OpenPosition>;
template struct Arbitrary<Order>;
template struct Arbitrary<Perpetual>;
template struct Arbitrary<Pool>;
template struct Arbitrary<Position>;
template struct Arbitrary<RiskTerms>;
template struct Arbitrary<DebtTerms>;
template struct Arbitrary<Service>;
template struct Arbitrary<SpotOrder>;
template struct Arbitrary<SpotOrders>;

}  // namespace plumbline::inline PLUMBLINE_BUILD
