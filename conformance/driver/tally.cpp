#include "conformance/driver/tally.hpp"

#include <algorithm>
#include <numeric>

namespace plumbline {
namespace {

template <std::size_t N>
void add_each(std::array<std::size_t, N>& sums, const std::array<std::size_t, N>& more) {
  std::ranges::transform(sums, more, sums.begin(), std::plus{});
}

template <std::size_t N>
std::size_t sum(const std::array<std::size_t, N>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

}  // namespace

void Tally::count(const Command& command, const Decision& outcome) {
  const Reason* reason = std::get_if<Reason>(&outcome);
  ++(reason ? rejected : accepted)[command.index()];
  if (reason) ++reasons[static_cast<std::size_t>(*reason)];
}

void Tally::add(const Tally& other) {
  cases += other.cases;
  unsupported += other.unsupported;
  add_each(accepted, other.accepted);
  add_each(rejected, other.rejected);
  add_each(reasons, other.reasons);
}

std::size_t Tally::all_accepted() const { return sum(accepted); }
std::size_t Tally::all_rejected() const { return sum(rejected); }

std::size_t Tally::kinds_reached() const {
  std::size_t reached = 0;
  for (std::size_t kind = 0; kind < accepted.size(); ++kind) reached += accepted[kind] + rejected[kind] > 0 ? 1 : 0;
  return reached;
}

std::size_t Tally::reasons_reached() const {
  return reasons.size() - static_cast<std::size_t>(std::ranges::count(reasons, std::size_t{0}));
}

}  // namespace plumbline
