// Funding of perpetuals [PERP-4].
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Rate funding_rate(const FundingTerms& terms, Rate premium) {
  const Rate pull = max(-terms.damper, min(terms.interest - premium, terms.damper));
  const Rate rate{mul_div_floor((premium + pull).value, 1, terms.spread)};
  return max(-terms.cap, min(rate, terms.cap));
}

Funding Fund::operator()(Funding gathered, AccountId account, const OpenPosition& position) const {
  const Amount received{mul_div_floor(-position.quantity.value, price_rate, divisor)};
  const Amount given = max(received, NOTHING);
  gathered.received += received;
  gathered.posting.push_back({purses.counter(), purses.unsettled(account), given});
  gathered.posting.push_back({purses.unsettled(account), purses.counter(), given - received});
  return gathered;
}

Decision decide(const State& state, const PayFunding& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const PerpetualTerms& terms = perpetual->terms;
  if (command.premium < -LARGEST_RATE || command.premium > LARGEST_RATE) return reject(Reason::rate_out_of_bounds);
  const Time now = state.ledgers.get(terms.ledger).clock;
  if (now < perpetual->funded + terms.funding.interval) return reject(Reason::not_due);
  const Feed feed = state.feeds.get(terms.feed);
  if (const auto reason = unusable(state, feed)) return reject(*reason);

  const Rate rate = funding_rate(terms.funding, command.premium);
  const PerpetualPurses purses(*perpetual, command.perpetual);
  const Fund fund{purses, feed.mark.value * rate.value, terms.lot.value * WHOLE_RATE.value};
  Funding funding = fold(perpetual->positions, Funding{}, fund);
  const Amount residue = -funding.received;
  funding.posting.push_back({purses.counter(), purses.unsettled(terms.venue), residue});
  return happened(FundingPaid{command.perpetual, rate, residue, now, std::move(funding.posting).all()});
}

State evolve(State state, const FundingPaid& event) {
  state.perpetuals[event.perpetual].funded = event.funded;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
