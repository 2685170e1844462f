#include "conformance/driver/shrink.hpp"

#include <algorithm>

#include "conformance/driver/rename.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

class Shrinking {
 public:
  Shrinking(Shrunk& best, const PlayCase& play, const std::function<bool()>& go_on) : best_(best), play_(play), go_on_(go_on) {}

  void whole() {
    cut_after_difference();
    std::size_t before = 0;
    do {
      before = progress_;
      leave_out_commands();
      make_commands_simpler();
    } while (progress_ != before);
    if (best_.one.genesis) leave_out_of_genesis();
    if (std::optional<Case> anew = renamed(best_.one)) offer(std::move(*anew));
  }

 private:
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

  void make_commands_simpler() {
    for (std::size_t i = 0; i < best_.one.commands.size(); ++i) {
      int left = 200;  // numbers come down by halves, and then one by one
      while (left > 0 && take_simpler(i)) --left;
    }
  }

  bool take_simpler(std::size_t i) {
    for (const Command& candidate : simpler(best_.one.commands[i])) {
      Case smaller = best_.one;
      smaller.commands[i] = candidate;
      if (offer(std::move(smaller))) return true;
    }
    return false;
  }

  /// Leaves out entries of the tables of genesis, one at a time, as long as it stays sound.
  void leave_out_of_genesis() {
    const Genesis names = *best_.one.genesis;
    each_field_of<Genesis>([&]<class Part>(Field<Genesis, Part> field) {
      if constexpr (Tabular<Part>)
        for (const auto& [key, value] : names.*field.member) leave_out(field, key);
    });
  }

  template <class Part, class Key>
  void leave_out(Field<Genesis, Part> field, const Key& key) {
    Case smaller = best_.one;
    Part rest;
    for (const auto& [other, value] : (*smaller.genesis).*field.member)
      if (!(other == key)) rest[other] = value;
    (*smaller.genesis).*field.member = std::move(rest);
    auto start = begin(*smaller.genesis);
    if (!std::holds_alternative<State>(start)) return;
    smaller.start = std::get<State>(std::move(start));
    offer(std::move(smaller));
  }

  Shrunk& best_;
  const PlayCase& play_;
  const std::function<bool()>& go_on_;
  std::size_t progress_ = 0;
};

}  // namespace

Shrunk shrink(Case one, Found found, const PlayCase& play, const std::function<bool()>& go_on) {
  Shrunk best{std::move(one), std::move(found)};
  Shrinking(best, play, go_on).whole();
  return best;
}

}  // namespace plumbline
