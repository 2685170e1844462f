#pragma once
// Whether a reply is the one that the model gives.
#include <optional>
#include <string>
#include <vector>

#include "conformance/driver/mapping.hpp"

namespace plumbline {

/// The kinds of difference [spec/protocol.md]. Those that an Ending has stand first, in its order.
enum class Difference {
  hung,
  exited,
  crashed,
  half_a_line,
  huge_line,
  outcome_differs,
  reason_differs,
  reason_unmapped,
  events_differ,
  balances_differ,
  state_differs,
  complained,
  out_of_order,
  garbage,
  wrong_version,
};

/// One place where two replies part.
struct Parting {
  std::string path;
  std::string model;
  std::string engine;
};

struct Judgement {
  Difference kind;
  std::vector<Parting> partings;
};

/// Judges a reply by what the model would have said in its place: the reply to a command, a snapshot or a reset. Nothing
/// if it is the same as far as is compared.
std::optional<Judgement> judge(const Mapping& mapping, const std::string& expected, const std::string& reply);

}  // namespace plumbline
