// A struct whose description forgets a field would lose it in every text, digest and comparison. So each description has
// as many fields as its struct.
#include <gtest/gtest.h>
#include <boost/hana/size.hpp>

#include "conformance/explore/scenario.hpp"
#include "ref/genesis.hpp"

namespace plumbline {
namespace {

struct Anything {
  template <class T>
  operator T() const;
};

/// How many values an aggregate takes in braces.
template <class T, class... Given>
constexpr std::size_t arity() {
  if constexpr (requires { T{Given{}..., Anything{}}; })
    return arity<T, Given..., Anything>();
  else
    return sizeof...(Given);
}

template <Described T>
constexpr std::size_t described() {
  return decltype(boost::hana::size(boost::hana::accessors<T>()))::value;
}

template <class T>
struct Complete {
  static_assert(described<T>() == arity<T>(), "a field is not described");
};
template <class... Kinds>
struct Complete<std::variant<Kinds...>> : Complete<Kinds>... {};

template struct Complete<Command::Kinds>;
template struct Complete<Event::Kinds>;
template struct Complete<State>;
template struct Complete<Genesis>;
template struct Complete<Policies>;
template struct Complete<LedgerTerms>;
template struct Complete<AssetTerms>;
template struct Complete<Ledger>;
template struct Complete<Account>;
template struct Complete<AssetKey>;
template struct Complete<Purse>;
template struct Complete<Leg>;
template struct Complete<FeeRates>;
template struct Complete<MarketTerms>;
template struct Complete<Market>;
template struct Complete<SpotOrder>;
template struct Complete<Terms>;
template struct Complete<Instruction>;
template struct Complete<LockTerms>;
template struct Complete<Delays>;
template struct Complete<Agreement>;
template struct Complete<SwapLedger>;
template struct Complete<SwapLeg>;
template struct Complete<SwapScenario>;
template struct Complete<HashedLock>;
template struct Complete<CustodyTerms>;
template struct Complete<DepositTerms>;
template struct Complete<CustodyDeposit>;
template struct Complete<WithdrawalTerms>;
template struct Complete<CustodyWithdrawal>;
template struct Complete<Custody>;
template struct Complete<Curve>;
template struct Complete<Position>;
template struct Complete<PositionAfter>;
template struct Complete<PoolTerms>;
template struct Complete<DebtTerms>;
template struct Complete<Pool>;
template struct Complete<Member>;
template struct Complete<ServiceTerms>;
template struct Complete<Service>;
template struct Complete<Draw>;

struct Forgetful {
  int named;
  int forgotten;
};

TEST(Arity, CountsTheFieldsOfAStruct) {
  EXPECT_EQ(arity<Forgetful>(), 2u);
  EXPECT_EQ(arity<Transfer>(), 4u);
  EXPECT_EQ(described<Transfer>(), 4u);
}

}  // namespace
}  // namespace plumbline
