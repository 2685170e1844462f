#pragma once
// Plays random cases through another engine until one differs, or there have been enough.
#include <atomic>
#include <chrono>
#include <memory>

#include "conformance/driver/shrink.hpp"
#include "conformance/driver/tally.hpp"

namespace plumbline {

using MakeEngine = std::function<std::unique_ptr<Engine>()>;

struct Plan {
  std::uint64_t seed = 1;                         ///< of the first case; the next has the next
  std::size_t cases = 0;                          ///< 0: as many as there is time for
  std::chrono::milliseconds time{0};              ///< 0: as long as it takes
  std::size_t length = 100;                       ///< commands of a case
  std::size_t window = 256;                       ///< requests in flight
  std::size_t jobs = 1;                           ///< engines side by side
  std::chrono::milliseconds shrink_time{30'000};  ///< 0: what is found is shown as it was found
  std::vector<std::string> chapters;              ///< empty: all that the engine has
};

/// A difference, as it was found and made small.
struct Discovery {
  std::uint64_t seed = 0;   ///< of the case
  std::size_t drawn = 0;    ///< the commands that it had
  bool comes_again = true;  ///< the same case, played once more, differed again
  Shrunk shrunk;
};

struct Outcome {
  std::string engine;  ///< what it calls itself
  Tally tally;
  std::chrono::milliseconds took{0};
  std::optional<Discovery> discovery;
};

/// Called now and then with what was reached.
using Progress = std::function<void(const Tally&, std::chrono::milliseconds)>;

/// Random cases. `stop` may be set from outside. May throw what `make` throws.
Outcome run_campaign(const MakeEngine& make, const Mapping& mapping, const Plan& plan, const Progress& progress,
                     const std::atomic<bool>& stop);
/// One case that is given.
Outcome run_case(const MakeEngine& make, const Mapping& mapping, const Plan& plan, const Case& one);

}  // namespace plumbline
