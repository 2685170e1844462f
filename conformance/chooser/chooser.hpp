#pragma once
// Chance, asked one question at a time. What the answers mean is decided by those who ask, so that a random number
// generator and a fuzzer's bytes make the same commands. The answer 0 stands for the most ordinary choice. No two
// questions stand in one call's arguments, whose order is the compiler's: a seed means the same on every machine.
#include <cstddef>
#include <cstdint>
#include <span>

namespace plumbline {

class Chooser {
 public:
  virtual ~Chooser() = default;

  /// A number below n. Needs n > 0.
  virtual std::size_t below(std::size_t n) = 0;
  /// Said before each command is chosen.
  virtual void begin_command() {}

  /// True once in n times.
  bool one_in(std::size_t n) { return below(n) == n - 1; }
  /// One of several. Needs at least one.
  template <class Several>
  decltype(auto) among(const Several& several) {
    return several[below(several.size())];
  }
};

/// Choices from a seed: the same seed, the same choices, on every machine.
class SeededChooser : public Chooser {
 public:
  explicit SeededChooser(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) override;

 private:
  std::uint64_t state_;
};

/// Choices from a fuzzer's bytes. Each command has a record of its own, so that a changed record changes one command;
/// a record that is used up goes on with choices seeded by its bytes.
class ByteChooser : public Chooser {
 public:
  static constexpr std::size_t record = 16;

  explicit ByteChooser(std::span<const std::uint8_t> bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }
  void begin_command() override;
  std::size_t below(std::size_t n) override;

 private:
  std::span<const std::uint8_t> rest_;
  std::span<const std::uint8_t> record_;
  SeededChooser beyond_{0};
};

}  // namespace plumbline
