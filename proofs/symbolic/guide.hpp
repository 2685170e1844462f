#pragma once
// One concrete run, by which a path is led: it answers every choice, and says what each name, number and class stands for. So
// whatever the formulas say can be computed, and compared with what happened. A proof has no guide.
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proofs/symbolic/path.hpp"

namespace plumbline::proofs {

/// Somebody of the concrete run stands in two places of the path, as if there were two: by number, as the run counts names.
struct Twice {
  int who;
  std::string where;
};

class Guide {
 public:
  /// The parts of each sum over everybody else, by the sum and by whose part it is: as they were first, and last.
  using Parts = std::map<std::string, std::map<std::string, std::pair<std::vector<Whole>, std::vector<Whole>>>>;

  /// Of the bystanders that there could be, the preferred come first; any other is drawn.
  Guide(Path& path, Parts& parts, std::size_t seed, std::set<int> preferred)
      : path_(path), parts_(parts), draws_(seed), preferred_(std::move(preferred)) {}

  // ---- names: the concrete run's have numbers of their own, in their order; 0 is the empty one ----
  /// The place of a name among those in play, or the next one.
  std::size_t place_of(const void* kind, int told) const;
  /// The next name in play stands for this one.
  void name(const void* kind, int told);
  /// For what a name in play stands.
  int told(const void* kind, int number) const;
  /// Who the bystander is, of those that nobody named; somebody who is nowhere, where there is nobody.
  int bystander(const std::vector<int>& unnamed);

  // ---- classes ----
  void gather(int number, std::vector<int> members) { members_[number] = std::move(members); }
  const std::vector<int>& members(int number) const { return members_.at(number); }

  // ---- numbers ----
  /// What an unknown number is: one, or one for each member of a class.
  void tell(int atom, std::vector<Whole> values) { told_.emplace(atom, std::move(values)); }
  /// An unknown number that stands for what everybody else adds to a sum, as it was first, or last.
  struct Rest {
    std::string which;
    std::size_t number;
    bool last;
    std::function<bool(const std::string& whose)> named;
  };
  void tell_rest(int atom, Rest rest) { rests_.insert_or_assign(atom, std::move(rest)); }
  /// What a number is; of a member's, which member is meant.
  Whole number(const Polynomial& polynomial, std::size_t member = 0);
  bool holds(const z3::expr& formula, std::size_t member = 0) { return value(formula, member) != 0; }
  /// Whether one name of a kind stands before another.
  bool precedes(const void* kind, int a, int b) const;
  /// Forgets what was computed: from now on it is computed of what is named now.
  void forget() { computed_.clear(), kept_.clear(); }

  // ---- sums over everybody else, of a run in which everybody is known ----
  bool hears = false;
  void hear_of(const std::string& which) { parts_[which]; }
  void hear(const std::string& which, const std::string& whose, const std::vector<Whole>& part);

  /// Two different names that were compared stand for one: where that makes a difference, another must be the bystander.
  std::set<int> suspects;
  std::size_t rests_met() const { return rests_.size(); }

 private:
  Whole value(const z3::expr& term, std::size_t member);
  Whole computed(const z3::expr& term, std::size_t member);
  Whole of_symbol(const z3::expr& symbol, std::size_t member);
  Whole atom(int number, std::size_t member);
  std::optional<Whole> quotient(int atom, std::size_t member);
  Whole sum(int of, const Monomial& own);
  Whole product(const Monomial& monomial, std::size_t member);
  Whole rest(const Rest& rest);
  Whole drawn(int atom);

  Path& path_;
  Parts& parts_;
  std::size_t draws_;
  std::set<int> preferred_;
  int nobodies_ = 0;
  std::map<const void*, std::vector<int>> names_;
  std::map<int, std::vector<int>> members_;
  std::map<int, std::vector<Whole>> told_;
  std::map<int, Rest> rests_;
  std::map<unsigned, int> symbols_;  ///< atoms, by the term that stands for them
  std::size_t seen_ = 0;             ///< so many atoms have been seen
  std::map<std::pair<unsigned, std::size_t>, Whole> computed_;
  std::vector<z3::expr> kept_;  ///< so that no other term has the number of one that was computed
};

/// Where each stands in a loop that has an order: as many come before it as the concrete run has before it.
class Line {
 public:
  explicit Line(Guide& guide) : guide_(guide) {}
  void join(const std::vector<int>& who, const Polynomial& weight);
  /// What those before each weigh.
  void tell(int before, const std::vector<int>& who) const;

 private:
  Guide& guide_;
  std::map<int, Whole> weights_;
};

/// A quotient, rounded down or up; and a root in millionths, rounded up.
Whole quotient_of(Division kind, const Whole& a, const Whole& b, const Whole& c);
Whole root_of(const Whole& n);
/// The hash of a secret, both as numbers of 256 bits.
Whole hash_of(const Whole& secret);

}  // namespace plumbline::proofs
