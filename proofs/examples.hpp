#pragma once
// What Z3 gives examples of: every outcome of a family, to be replayed, and every claim that is refuted, to be told.
#include <map>
#include <string>

#include "proofs/cell.hpp"

namespace plumbline::proofs {

class Examples {
 public:
  explicit Examples(Family& family) : family_(family) {}

  /// Whether an example of the outcome of a run is still looked for.
  bool wanted(const Run& run) const;
  /// Replays an example of the path, of whose outcome one is wanted.
  void replay(const Run& run, Discharge& discharge);
  /// Keeps an example of a claim that is not so, one with whole books if there is such a one.
  void contradict(const Run& run, Discharge& discharge, const Claim& claim);
  /// An outcome of which no example was found is a failure: its proof may be about nothing.
  void finish();

 private:
  /// On so many paths an example of an outcome is looked for.
  static constexpr int MOST_TRIES = 24;
  struct Outcome {
    bool replayed = false;
    int tries = 0;
    std::optional<Example> crowded;  ///< to be given only if no path has one without a crowd
  };
  void give(const Example& example);

  Family& family_;
  std::map<std::string, Outcome> outcomes_;
};

}  // namespace plumbline::proofs
