#pragma once
// A command as it is being drawn, field by field, from the types of its fields. A new command needs nothing here.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <type_traits>

#include "conformance/chooser/candidates.hpp"
#include "conformance/chooser/chooser.hpp"

namespace plumbline {

/// The end of the machine's range.
inline constexpr Integer LARGEST_INTEGER{static_cast<Int128>(~UInt128{0} >> 1)};

/// How many secrets there are to guess, and each of them.
inline constexpr std::size_t secrets = 6;
Secret secret_of(std::size_t number);
Hashlock hash_of_secret(std::size_t number);

/// One to nine, times a power of ten up to 10^12.
Integer round_number(Chooser& chooser);

class Drawing {
 public:
  Drawing(const Offers& offers, Chooser& chooser) : offers(offers), state(offers.state), chooser(chooser) {
    named_.ledger = known_or(keys(state.ledgers));
  }

  /// Draws every field of a struct, in the order of its description.
  template <Described Struct>
  void draw(Struct& value) {
    each_field(value, [&](std::string_view name, auto& field) { draw(name, field); });
  }

  void draw(std::string_view name, LedgerId& field);
  void draw(std::string_view name, AccountId& field);
  void draw(std::string_view name, AssetId& field);
  void draw(std::string_view name, OwnerId& field);
  void draw(std::string_view name, ContractId& field);
  void draw(std::string_view name, OrderId& field);
  void draw(std::string_view name, TransferId& field);
  void draw(std::string_view name, FeedId& field);
  void draw(std::string_view name, Secret& field);
  void draw(std::string_view name, Hashlock& field);
  void draw(std::string_view name, Integer& field);
  void draw(std::string_view name, Time& field);
  void draw(std::string_view name, Ppm& field);
  template <class Kind>
  void draw(std::string_view, Measure<Kind>& field) {
    field = Measure<Kind>{amount()};
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void draw(std::string_view, Enum& field) {
    field = static_cast<Enum>(chooser.below(members<Enum>));
  }
  template <Described Struct>
  void draw(std::string_view, Struct& field) {
    draw(field);
  }
  template <class Item>
  void draw(std::string_view name, std::vector<Item>& field) {
    for (std::size_t left = chooser.below(4); left > 0; --left) draw(name, field.emplace_back());
  }

  /// Turns to another account or contract: amounts drawn from now on are about it.
  void turn_to(AccountId account) { naming().accounts = {account}; }
  void turn_to(AssetId asset) { naming().assets = {asset}; }
  /// An amount that matters to what has been named so far, or one beside it.
  Integer amount();

  const Offers& offers;
  const State& state;  ///< the one that offers it
  Chooser& chooser;

 private:
  /// One of several things, or the name that stands for none.
  template <class Name>
  Name known_or(const Several<Name>& several, Name otherwise = {}) {
    return several.empty() ? otherwise : chooser.among(several);
  }
  /// A name that may be unknown: few of them, so that they come again.
  template <class Name>
  Name new_name(std::string_view kind) {
    std::array<char, 10> letters;
    char* end = std::ranges::copy(kind.substr(0, 8), letters.begin()).out;
    *end++ = '-';
    *end++ = static_cast<char>('0' + chooser.below(8));
    return Name{std::string_view{letters.begin(), end}};
  }

  /// What has been named, to name more.
  Named& naming() {
    at_stake_.reset();
    return named_;
  }
  /// One of the amounts at stake, or the one that stands for none.
  Integer at_stake(Integer otherwise = 0) {
    if (!at_stake_) at_stake_.emplace(offers, named_);
    return at_stake_->empty() ? otherwise : chooser.among(*at_stake_);
  }

  Named named_;
  std::optional<AmountsAtStake> at_stake_;  ///< until more is named
};

}  // namespace plumbline
