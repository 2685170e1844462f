#pragma once
// What placing, cancelling and matching orders on an exchange have in common.
#include "invariants/conduct/perpetuals.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Where in a book an order stands.
enum class BookPart { bids, asks, reducing };
inline const Orders& orders_at(const Book& book, BookPart part) {
  if (part == BookPart::reducing) return book.reducing;
  return part == BookPart::bids ? book.bids : book.asks;
}

/// An account's book in a perpetual that is known to exist; null if it never had an order there.
inline const Book* book_of(const State& before, ContractId perpetual, AccountId account) {
  return perpetual_of(before, perpetual).books.find(account);
}
/// An order, and where it stands.
struct StandingOrder {
  Order order;
  BookPart part;
};
/// The order of an account of that name, whatever is left of it; nothing if there is none.
inline std::optional<StandingOrder> standing_order(const State& before, ContractId perpetual, AccountId account, OrderId order) {
  const Book* book = book_of(before, perpetual, account);
  if (!book) return {};
  for (const BookPart part : {BookPart::bids, BookPart::asks, BookPart::reducing})
    if (const Order* found = orders_at(*book, part).find(order)) return StandingOrder{*found, part};
  return {};
}

/// Whether the orders of an account in a perpetual are what they should be: `due(where an order stands, its name, the order as it was)`.
template <class Due>
Truth orders_are(const Done& done, ContractId perpetual, AccountId account, const Due& due) {
  const Book* earlier = book_of(done.before, perpetual, account);
  const Perpetual& now = done.after.perpetuals.get(perpetual);
  const Book& book = now.books.get(account);
  Truth all = true;
  for (const BookPart part : {BookPart::bids, BookPart::asks, BookPart::reducing}) {
    all = both(all, every(orders_at(book, part), [&](OrderId id, const Order& order) -> Truth {
                 const Order expected = due(part, id, earlier ? orders_at(*earlier, part).get(id) : Order{});
                 return both(order.quantity == expected.quantity, order.limit == expected.limit);
               }));
  }
  return all;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
