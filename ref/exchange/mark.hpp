#pragma once
// Chapter MARK: the prices that a venue publishes. A mark follows its market, but stays within a band around the index.
#include <string_view>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

struct FeedTerms {
  LedgerId ledger;       ///< whose clock tells how old a price is
  Ppm band;              ///< the most by which the mark may differ from the index
  Duration stale_after;  ///< an older price decides nothing
};
/// A feed of prices. Before the first was published, index and mark are 0.
struct Feed {
  FeedTerms terms;
  Price index;  ///< what other venues pay
  Price mark;   ///< what positions are valued at
  Time as_of;   ///< when they were published
};
/// The band is narrower than the whole, and the age is not negative.
Truth sound(const FeedTerms& terms);

/// [MARK-1] Publishes the index, and the market's own price: that is the mark, brought within the band.
struct Publish {
  static constexpr std::string_view rule = "MARK-1";
  FeedId feed;
  Price index;
  Price venue_price;  ///< where the venue's own market stands
};
struct Published {
  FeedId feed;
  Price index;
  Price mark;
  Time as_of;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::FeedTerms, ledger, band, stale_after);
PLUMBLINE_DESCRIBE(plumbline::Feed, terms, index, mark, as_of);
PLUMBLINE_DESCRIBE(plumbline::Publish, feed, index, venue_price);
PLUMBLINE_DESCRIBE(plumbline::Published, feed, index, mark, as_of);
