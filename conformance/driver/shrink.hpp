#pragma once
// Makes a case that shows a difference smaller.
#include <functional>

#include "conformance/driver/case.hpp"
#include "conformance/driver/conversation.hpp"

namespace plumbline {

struct Shrunk {
  Case one;
  Found found;
  std::size_t tried = 0;  ///< how many smaller cases were played
};

/// Plays a case: the difference, if there is one.
using PlayCase = std::function<std::optional<Found>(const Case&)>;

/// A case as small as can be found that shows a difference of the same kind: commands are left out, then made simpler,
/// then what the genesis has and nobody needs is left out, and then the names are given anew. `go_on` says when to stop.
Shrunk shrink(Case one, Found found, const PlayCase& play, const std::function<bool()>& go_on);

}  // namespace plumbline
