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

/// What may stand in the place of commands that a case needs.
enum class Instead {
  nothing,       ///< they stay as they are, so that cases come to the same end in many ways
  what_is_less,  ///< a deposit of what one of them gave somebody; a fill for orders that were matched; an account from the start for one
                 ///< that is opened
};

/// A case as small as can be found that shows a difference of the same kind: commands are left out, the numbers of others
/// being adapted to that, then made simpler, then what the genesis has and nobody needs is left out, and then the names are given anew.
/// `go_on` says when to stop.
Shrunk shrink(Case one, Found found, const PlayCase& play, const std::function<bool()>& go_on, Instead instead = Instead::what_is_less);

}  // namespace plumbline
