#pragma once
// Ids and enums of the symbolic build. Which name an id is, is chosen when the model first needs to know: one of the names
// already in play, a new one, or none at all (the empty name). So every way in which the parties of a command can coincide is tried, each once.
#include <memory>
#include <string>

#include "proofs/symbolic/guide.hpp"
#include "proofs/symbolic/integer.hpp"
#include "ref/core/names.hpp"

namespace plumbline::inline symbolic_build {

template <class Tag>
class Id {
 public:
  Id() = default;

  /// A name that is not chosen yet.
  static Id any() {
    Id id;
    id.cell_ = std::make_shared<Cell>();
    id.cell_->member = proofs::Path::current().in_class;
    return id;
  }
  /// A name that nobody has used yet.
  static Id unused() {
    const Id id = any();
    id.become_unused();
    return id;
  }
  /// The arbitrary member of a class: nobody who is named.
  static Id member_of(int number) {
    Id id = any();
    id.cell_->number = FIRST_CLASS + number;
    return id;
  }

  /// A name of a guide's run: of those each has its number.
  static Id numbered(int number) {
    if (number == EMPTY) return {};
    Id id;
    id.cell_ = std::make_shared<Cell>();
    id.cell_->number = number;
    id.tell({number});
    return id;
  }

  bool empty() const {
    if (!cell_) return true;
    if (cell_->number < 0 && !cell_->not_empty) {
      if (proofs::Path::current().only_chosen) throw proofs::Unneeded{};
      if (proofs::Path::current().choose(2, [&] { return told_one() == EMPTY ? 0U : 1U; }) == 0)
        cell_->number = EMPTY;
      else
        cell_->not_empty = true;
    }
    return cell_->number == EMPTY;
  }
  /// It is not empty, or else the path contradicts itself.
  void insist_on_one() const {
    if (!cell_ || cell_->number == EMPTY) throw proofs::Contradiction{};
    if (proofs::Path::current().guide && told_one() == EMPTY) throw proofs::Contradiction{};
    cell_->not_empty = true;
  }
  /// Is a name that nobody has used yet, if it is not chosen.
  void become_unused() const {
    if (chosen()) return;
    cell_->number = static_cast<int>(++proofs::Path::current().names(&kind));
    if (proofs::Path::current().guide) proofs::Path::current().guide->name(&kind, told_one());
  }
  /// Is another name, if it is not chosen yet.
  void become(const Id& other) const {
    if (chosen()) return;
    agree(other);
    cell_->number = other.number();
  }
  /// Is from now on the same name as another, whichever that will be, if it is not chosen yet.
  void follow(const Id& other) {
    if (chosen()) return;
    agree(other);
    *this = other;
  }
  /// The class whose arbitrary member it is, or NOBODY.
  int its_class() const { return chosen() && number() >= FIRST_CLASS ? number() - FIRST_CLASS : proofs::NOBODY; }
  bool chosen() const { return !cell_ || cell_->number >= 0; }
  /// Tells one name that is not chosen from another.
  const void* identity() const { return cell_.get(); }

  int number() const {
    if (!cell_) return EMPTY;
    if (cell_->number < 0) {
      if (proofs::Path::current().only_chosen) throw proofs::Unneeded{};
      if (cell_->member != proofs::NOBODY) throw proofs::Unsupported{"a name that differs from member to member of a class"};
      std::size_t& known = proofs::Path::current().names(&kind);
      proofs::Guide* const guide = proofs::Path::current().guide;
      const std::size_t choice = proofs::Path::current().choose(known + (cell_->not_empty ? 1 : 2), [&] {
        return told_one() == EMPTY ? known + 1 : guide->place_of(&kind, told_one());
      });
      if (choice == known && guide) guide->name(&kind, told_one());
      if (choice == known) ++known;
      cell_->number = choice > known ? EMPTY : static_cast<int>(choice) + 1;
    }
    return cell_->number;
  }
  std::string text() const {
    if (number() == EMPTY) return "";
    if (number() >= FIRST_CLASS) return "one of " + std::to_string(number() - FIRST_CLASS);
    return "n" + std::to_string(proofs::Path::current().guide ? told_one() : number());
  }

  /// Says for what name of a guide's run it stands, or for which ones, of the members of a class.
  void tell(std::vector<int> numbers) const {
    cell_->told = std::move(numbers);
    cell_->is_told = true;
  }
  /// Which these are.
  std::vector<int> told() const {
    if (!cell_) return {EMPTY};
    if (cell_->is_told) return cell_->told;
    if (cell_->number < 0) throw proofs::Unsupported{"a name of which the guide was told nothing"};
    const proofs::Guide& guide = *proofs::Path::current().guide;
    if (cell_->number >= FIRST_CLASS) return guide.members(cell_->number - FIRST_CLASS);
    return {guide.told(&kind, cell_->number)};
  }

  friend bool operator==(const Id& a, const Id& b) {
    const bool same = a.cell_ == b.cell_ || a.number() == b.number();
    if (!same && proofs::Path::current().guide) a.differ(b);
    return same;
  }
  /// Names have no order: where the model asks for one, both answers are explored.
  friend bool operator<(const Id& a, const Id& b) { return proofs::Path::current().precedes(&kind, a.number(), b.number()); }
  friend bool operator>(const Id& a, const Id& b) { return b < a; }
  friend bool operator<=(const Id& a, const Id& b) { return !(b < a); }
  friend bool operator>=(const Id& a, const Id& b) { return !(a < b); }

 private:
  static constexpr int EMPTY = 0;
  static constexpr int FIRST_CLASS = 1'000'000;
  static constexpr char kind = 0;  ///< its address tells one kind of name from another
  struct Cell {
    int number = -1;
    int member = proofs::NOBODY;  ///< of whom the name is a part
    bool not_empty = false;
    bool is_told = false;
    std::vector<int> told;
  };

  int told_one() const {
    const std::vector<int> all = told();
    for (const int one : all)
      if (one != all.front()) throw proofs::Unsupported{"a name that differs from member to member of a class"};
    return all.empty() ? EMPTY : all.front();
  }
  /// It stands for what another stands for, or else the path contradicts itself.
  void agree(const Id& other) const {
    if (!proofs::Path::current().guide) return;
    for (const int one : told())
      for (const int another : other.told())
        if (one != another) throw proofs::Contradiction{};
  }
  /// Another name may stand for the same all the same.
  void differ(const Id& other) const {
    for (const int one : told())
      for (const int another : other.told())
        if (one == another && one != EMPTY) proofs::Path::current().guide->suspects.insert(one);
  }

  std::shared_ptr<Cell> cell_;  ///< null: the empty name
};

/// A member of an enum that is narrowed down only as far as the model asks.
template <class Enum>
class OneOf {
 public:
  OneOf() : OneOf(Enum{}) {}
  OneOf(Enum known) : cell_(std::make_shared<Cell>()) { cell_->possible = 1U << static_cast<unsigned>(known); }
  static OneOf any() {
    OneOf one{Enum{}};
    one.cell_->possible = (1U << members<Enum>)-1;
    one.cell_->member = proofs::Path::current().in_class;
    return one;
  }

  /// Whether it is `member`; the first question about a member splits the path.
  bool is(Enum member) const {
    const unsigned bit = 1U << static_cast<unsigned>(member);
    if (!(cell_->possible & bit)) return false;
    if (cell_->possible == bit) return true;
    if (cell_->member != proofs::NOBODY) throw proofs::Unsupported{"a case that differs from member to member of a class"};
    const bool yes = proofs::Path::current().choose(2, [&] { return is_told(member) ? 0U : 1U; }) == 0;
    cell_->possible = yes ? bit : cell_->possible & ~bit;
    return yes;
  }
  /// It is not `member`, or else the path contradicts itself.
  void rule_out(Enum member) const {
    cell_->possible &= ~(1U << static_cast<unsigned>(member));
    insist_on_told();
  }
  /// It is `member`, or else the path contradicts itself.
  void insist(Enum member) const {
    cell_->possible &= 1U << static_cast<unsigned>(member);
    insist_on_told();
  }
  Enum value() const {
    for (unsigned i = 0; i < members<Enum>; ++i)
      if (is(static_cast<Enum>(i))) return static_cast<Enum>(i);
    throw proofs::Contradiction{};
  }
  operator Enum() const { return value(); }
  /// A member that it may be; nothing is narrowed down.
  Enum any_possible() const {
    unsigned first = 0;
    while (!(cell_->possible & (1U << first))) ++first;
    return static_cast<Enum>(first);
  }
  /// All members that there are, by number.
  static constexpr std::size_t possibilities() { return members<Enum>; }
  static OneOf possibility(std::size_t number) { return OneOf(static_cast<Enum>(number)); }
  /// The same choice, whether made or not.
  bool same_as(const OneOf& other) const { return cell_ == other.cell_ || cell_->possible == other.cell_->possible; }

  /// Says what it is in a guide's run, or in the cases of the members of a class.
  void tell(std::vector<Enum> told) const {
    cell_->told = std::move(told);
    insist_on_told();
  }
  /// What it is there.
  std::vector<Enum> told() const { return cell_->told.empty() ? std::vector<Enum>{any_possible()} : cell_->told; }

  friend bool operator==(const OneOf& a, Enum b) { return a.is(b); }
  friend bool operator==(const OneOf& a, const OneOf& b) { return a.value() == b.value(); }

 private:
  struct Cell {
    unsigned possible = 0;
    int member = proofs::NOBODY;  ///< of whom it is a part
    std::vector<Enum> told;
  };

  bool is_told(Enum member) const {
    if (cell_->told.empty()) throw proofs::Unsupported{"a case of which the guide was told nothing"};
    return cell_->told.front() == member;
  }
  /// It may be what it is in the guide's run, or else the path contradicts itself.
  void insist_on_told() const {
    if (cell_->possible == 0) throw proofs::Contradiction{};
    for (const Enum told : cell_->told)
      if (!(cell_->possible & (1U << static_cast<unsigned>(told)))) throw proofs::Contradiction{};
  }

  std::shared_ptr<Cell> cell_;
};

}  // namespace plumbline::inline symbolic_build
