#pragma once
// What is compared, and how strictly [spec/protocol.md].
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "conformance/driver/protocol.hpp"

namespace plumbline {

enum class EventsCompared { exact, names, ignored };
enum class Observed { step, end, never };

/// How a number, or anything else, is compared.
struct Leeway {
  bool ignored = false;
  Integer within = 0;  ///< of two numbers, the most that they may differ by
};

struct Mapping {
  EventsCompared events = EventsCompared::exact;
  std::map<std::string, Leeway> fields;  ///< by `Event.path` or `*.path`
  bool reasons_ignored = false;
  std::map<std::string, std::set<std::string>> reasons;  ///< by the engine's reason
  Leeway balances;
  Snapshot snapshot = Snapshot::balances;
  Observed observed = Observed::end;
};

/// The mapping that a JSON text spells, or why it cannot be read.
std::expected<Mapping, std::string> read_mapping(std::string_view text);

}  // namespace plumbline
