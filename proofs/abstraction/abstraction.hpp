#pragma once
// The symbolic run of a concrete input: the formulas, with the concrete values put in, must say what happened, and every fact that
// the run rests on must be true.
#include <string>
#include <vector>

#include "proofs/discharge.hpp"

namespace plumbline::proofs {

/// How a concrete input is followed.
struct Following {
  std::size_t seed = 0;      ///< who the bystanders are, and what loops gathered before
  std::size_t lifted = 0;    ///< of a class with at most so many candidates, also what holds of sums because it is proved of a member: the
                             ///< solver is asked for each
  bool with_script = false;  ///< also that the explorer comes to the same path by its script
};

/// What was met on the way.
struct Met {
  std::size_t choices = 0;
  std::size_t facts = 0;       ///< about everybody: of the path, the premises, products, definitions, and what was lifted
  std::size_t of_members = 0;  ///< about a member of a class, once for each
  std::size_t claims = 0;
  std::size_t values = 0;   ///< numbers, names and cases of states that were compared
  std::size_t classes = 0;  ///< that have somebody in them
  std::size_t members = 0;  ///< in all of these
  std::size_t rests = 0;
  std::size_t lifted = 0;
  std::size_t scripted = 0;
  std::size_t exactly_in_order = 0;  ///< outcomes that are the same in their order, too
  std::size_t retries = 0;           ///< where another bystander had to be taken
  std::size_t out_of_range = 0;      ///< runs that the machine refused because a number left its range, which the formulas do not see
  void add(const Met& other);
};

struct Followed {
  std::vector<std::string> differences;
  std::vector<std::size_t> path;  ///< the choices that lead along it
  Met met;
};

/// Follows an input that came to a state, and what happened.
Followed follow(const Example& happened, const Following& following);

}  // namespace plumbline::proofs
