#pragma once
// Values for people. Digits are grouped by thousands: 100,000.
#include <string>

#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// One line: `Transfer from=alice to=bob asset=BTC amount=100,000`.
std::string one_line(const Genesis& genesis);
std::string one_line(const State& state);
std::string one_line(const Command& command);
std::string one_line(const Event& event);
/// `Filled ...; Settled ...`, or `rejected not_due`.
std::string one_line(const Decision& decision);

/// Indented, over as many lines as it takes.
std::string pretty(const Genesis& genesis);
std::string pretty(const State& state);
std::string pretty(const Command& command);
std::string pretty(const Event& event);

/// An integer with its digits in groups of three.
std::string grouped(const Integer& value);

}  // namespace plumbline
