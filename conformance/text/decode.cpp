#include "conformance/text/decode.hpp"

#include "conformance/text/decoder.hpp"

namespace plumbline {

template <class T>
T decoded(const json::Value& value, const Path& path) {
  T result;
  Decoder::read(value, path, result);
  return result;
}

template <class T>
std::expected<T, Unreadable> from_json(std::string_view text) {
  try {
    return decoded<T>(json::parse(text), Path{});
  } catch (const Unreadable& unreadable) {
    return std::unexpected(unreadable);
  }
}

void require_part_of_event(const json::Value& value, const Path& path) {
  Event any;
  Decoder::read_tagged(value, path, any, Whole::no);
}

template std::expected<Genesis, Unreadable> from_json(std::string_view);
template std::expected<State, Unreadable> from_json(std::string_view);
template std::expected<Command, Unreadable> from_json(std::string_view);
template std::expected<Event, Unreadable> from_json(std::string_view);
template std::expected<Events, Unreadable> from_json(std::string_view);
template Genesis decoded(const json::Value&, const Path&);
template State decoded(const json::Value&, const Path&);
template Command decoded(const json::Value&, const Path&);
template Events decoded(const json::Value&, const Path&);
template Reason decoded(const json::Value&, const Path&);

}  // namespace plumbline
