#pragma once
// A fuzzer's bytes as a world and the commands in it, played with every invariant checked.
#include <cstdint>
#include <span>

#include "conformance/player.hpp"

namespace plumbline {

/// Plays the commands that the bytes stand for: the first record chooses the world, each further one a command. Where an
/// invariant is broken it says which, writes the trace that led there to the file named by TRACE_OUT, and aborts.
void play_bytes(std::span<const std::uint8_t> bytes, const CheckedStep& step);

}  // namespace plumbline
