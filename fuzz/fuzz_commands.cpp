// Bytes -> commands -> every invariant after every step.
#include "fuzz/commands.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::play_bytes({data, size}, plumbline::checked_step);
  return 0;
}
