#include "conformance/chooser/chooser.hpp"

#include <algorithm>

namespace plumbline {

std::size_t SeededChooser::below(std::size_t n) {  // splitmix64
  state_ += 0x9e3779b97f4a7c15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  mixed ^= mixed >> 31;
  return (n & (n - 1)) == 0 ? mixed & (n - 1) : mixed % n;  // the same of a power of two, without a division
}

void ByteChooser::begin_command() {
  record_ = rest_.first(std::min(record, rest_.size()));
  rest_ = rest_.subspan(record_.size());
  std::uint64_t seed = 0xcbf29ce484222325;  // FNV-1a of the record
  for (const std::uint8_t byte : record_) seed = (seed ^ byte) * 0x100000001b3;
  beyond_ = SeededChooser{seed};
}

std::size_t ByteChooser::below(std::size_t n) {
  if (n == 1) return 0;
  if (record_.empty()) return beyond_.below(n);
  const std::size_t byte = record_.front();
  record_ = record_.subspan(1);
  return n <= 256 ? byte % n : byte * n / 256;
}

}  // namespace plumbline
