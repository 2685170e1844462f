#include "conformance/text/decode.hpp"

#include "conformance/text/decoder.hpp"

namespace plumbline {

template <class T>
std::expected<T, Unreadable> from_json(std::string_view text) {
  try {
    T result;
    Decoder::read(json::parse(text), Path{}, result);
    return result;
  } catch (const Unreadable& unreadable) {
    return std::unexpected(unreadable);
  }
}

template std::expected<Genesis, Unreadable> from_json(std::string_view);
template std::expected<State, Unreadable> from_json(std::string_view);
template std::expected<Command, Unreadable> from_json(std::string_view);
template std::expected<Event, Unreadable> from_json(std::string_view);
template std::expected<Events, Unreadable> from_json(std::string_view);

}  // namespace plumbline
