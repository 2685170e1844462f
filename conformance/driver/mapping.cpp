#include "conformance/driver/mapping.hpp"

#include "conformance/text/decoder.hpp"

namespace plumbline {
namespace {

const Path ROOT;

template <class Enum>
Enum chosen(const json::Value& value, const Path& path) {
  Enum member{};
  Decoder::read(value, path, member);
  return member;
}

Leeway leeway(const json::Value& value, const Path& path) {
  static constexpr std::string_view fields[] = {"within"};
  static constexpr std::string_view words[] = {"exact", "ignored"};
  Leeway leeway;
  if (const std::string* word = std::get_if<std::string>(&value.content)) {
    if (*word != "exact" && *word != "ignored") refuse(path, one_of(words), in_quotes(*word));
    leeway.ignored = *word == "ignored";
    return leeway;
  }
  const json::Object& object = object_of(value, path);
  refuse_unknown(object, path, fields);
  const json::Value* within = json::find(object, "within");
  if (!within) refuse(Path{&path, "within"}, "a number of units", "nothing: the field is missing");
  leeway.within = integer_of(*within, Path{&path, "within"});
  if (leeway.within < 0) refuse(Path{&path, "within"}, "a number of units, not negative", to_string(leeway.within));
  return leeway;
}

std::string known_reason(const json::Value& value, const Path& path) { return std::string{name(chosen<Reason>(value, path))}; }

std::set<std::string> ours(const json::Value& value, const Path& path) {
  if (std::holds_alternative<std::string>(value.content)) return {known_reason(value, path)};
  std::set<std::string> several;
  const json::Array& array = array_of(value, path);
  for (std::size_t i = 0; i < array.size(); ++i) several.insert(known_reason(array[i], Path{&path, i}));
  return several;
}

void read_reasons(const json::Value& value, const Path& path, Mapping& mapping) {
  if (const std::string* word = std::get_if<std::string>(&value.content)) {
    static constexpr std::string_view words[] = {"exact", "ignored"};
    if (*word != "exact" && *word != "ignored") refuse(path, one_of(words), in_quotes(*word));
    mapping.reasons_ignored = *word == "ignored";
    return;
  }
  for (const json::Member& entry : object_of(value, path)) mapping.reasons[entry.key] = ours(entry.value, Path{&path, entry.key});
}

void read_observe(const json::Value& value, const Path& path, Mapping& mapping) {
  static constexpr std::string_view fields[] = {"what", "when"};
  const json::Object& object = object_of(value, path);
  refuse_unknown(object, path, fields);
  if (const json::Value* what = json::find(object, "what")) mapping.snapshot = chosen<Snapshot>(*what, Path{&path, "what"});
  if (const json::Value* when = json::find(object, "when")) mapping.observed = chosen<Observed>(*when, Path{&path, "when"});
}

Mapping mapping_of(const json::Value& value) {
  static constexpr std::string_view fields[] = {"events", "fields", "reasons", "balances", "observe"};
  Mapping mapping;
  const json::Object& object = object_of(value, ROOT);
  refuse_unknown(object, ROOT, fields);
  for (const json::Member& part : object) {
    const Path path{&ROOT, part.key};
    if (part.key == "events") mapping.events = chosen<EventsCompared>(part.value, path);
    if (part.key == "fields")
      for (const json::Member& field : object_of(part.value, path)) mapping.fields[field.key] = leeway(field.value, Path{&path, field.key});
    if (part.key == "reasons") read_reasons(part.value, path, mapping);
    if (part.key == "balances") mapping.balances = leeway(part.value, path);
    if (part.key == "observe") read_observe(part.value, path, mapping);
  }
  return mapping;
}

}  // namespace

std::expected<Mapping, std::string> read_mapping(std::string_view text) {
  try {
    return mapping_of(json::parse(text));
  } catch (const Unreadable& unreadable) {
    return std::unexpected(unreadable.message());
  }
}

}  // namespace plumbline
