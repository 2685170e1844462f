#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The price, brought within the band around the index; the band's ends are rounded inward.
Price within_band(Price price, Price index, Ppm band) {
  const Price lowest{mul_div_ceil(index.value, (WHOLE_PPM - band).value, WHOLE_PPM.value)};
  const Price highest{mul_div_floor(index.value, (WHOLE_PPM + band).value, WHOLE_PPM.value)};
  return max(lowest, min(price, highest));
}

}  // namespace

Truth sound(const FeedTerms& terms) { return both(both(terms.band >= Ppm{0}, terms.band < WHOLE_PPM), terms.stale_after >= Duration{0}); }

Decision decide(const State& state, const Publish& command) {
  const Feed* feed = state.feeds.find(command.feed);
  if (!feed) return reject(Reason::unknown_feed);
  if (command.index <= Price{0} || command.venue_price <= Price{0}) return reject(Reason::price_not_positive);
  if (command.index > LARGEST_PRICE || command.venue_price > LARGEST_PRICE) return reject(Reason::price_too_large);
  const Price mark = within_band(command.venue_price, command.index, feed->terms.band);
  return happened(Published{command.feed, command.index, mark, state.ledgers.get(feed->terms.ledger).clock});
}

State evolve(State state, const Published& event) {
  Feed& feed = state.feeds[event.feed];
  feed.index = event.index;
  feed.mark = event.mark;
  feed.as_of = event.as_of;
  return state;
}

std::optional<Reason> unusable(const State& state, const Feed& feed) {
  if (feed.mark <= Price{0}) return Reason::no_price;
  if (state.ledgers.get(feed.terms.ledger).clock - feed.as_of > feed.terms.stale_after) return Reason::stale_price;
  return {};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
