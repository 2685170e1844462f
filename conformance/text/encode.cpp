#include "conformance/text/encode.hpp"

#include "conformance/text/encoder.hpp"

namespace plumbline {

std::string to_json(const Genesis& genesis) { return encoded(genesis); }
std::string to_json(const State& state) { return encoded(state); }
std::string to_json(const Command& command) { return encoded(command); }
std::string to_json(const Event& event) { return encoded(event); }
std::string to_json(const Events& events, std::string begun) { return encoded(events, std::move(begun)); }

}  // namespace plumbline
