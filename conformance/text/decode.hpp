#pragma once
#include <expected>

#include "conformance/text/path.hpp"
#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// The value that a JSON text spells, or why it cannot be read. Strict: every field, no other field, no key twice.
/// For Genesis, State, Command, Event and Events.
template <class T>
std::expected<T, Unreadable> from_json(std::string_view text);

}  // namespace plumbline
