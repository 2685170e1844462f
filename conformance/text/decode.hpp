#pragma once
#include <expected>

#include "conformance/text/json.hpp"
#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// The value that a JSON text spells, or why it cannot be read. Strict: every field, no other field, no key twice.
/// For Genesis, State, Command, Event and Events.
template <class T>
std::expected<T, Unreadable> from_json(std::string_view text);

/// The same of a tree that stands at `path`; throws Unreadable. For Reason too.
template <class T>
T decoded(const json::Value& value, const Path& path);

/// Throws Unreadable unless the tree is an event as far as it goes: it may leave out fields.
void require_part_of_event(const json::Value& value, const Path& path);

}  // namespace plumbline
