#include "conformance/driver/judge.hpp"

#include <algorithm>

#include "conformance/text/decode.hpp"
#include "conformance/text/decoder.hpp"
#include "conformance/text/difference.hpp"

namespace plumbline {
namespace {

using Judged = std::optional<Judgement>;

constexpr std::string_view kinds_of_reply[] = {"events", "rejected", "balances", "state", "reset"};
const Path ROOT;

/// The only field of a reply.
const json::Member* only_field(const json::Value& reply) {
  const json::Object* object = std::get_if<json::Object>(&reply.content);
  return object && object->size() == 1 ? &object->front() : nullptr;
}

std::string short_text(const json::Value& value) {
  if (const json::Array* array = std::get_if<json::Array>(&value.content)) return std::to_string(array->size()) + " entries";
  if (const json::Object* object = std::get_if<json::Object>(&value.content)) {
    const json::Value* event = json::find(*object, "event");
    return event ? "the event " + json::described(*event) : "an object";
  }
  return json::described(value);
}

/// The number that a value spells, if it does.
std::optional<Integer> number(const json::Value& value) {
  try {
    return integer_of(value, ROOT);
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

bool close(const Integer& a, const Integer& b, const Integer& within) {
  return within_range([&] { return max(a - b, b - a) <= within; }).value_or(false);
}

/// Compares events field by field.
class EventJudge {
 public:
  EventJudge(const Mapping& mapping, std::vector<Parting>& partings) : mapping_(mapping), partings_(partings) {}

  void compare(const json::Value& model, const json::Value& engine) {
    const Path path{&ROOT, "events"};
    const auto& ours = std::get<json::Array>(model.content);
    const json::Array* theirs = std::get_if<json::Array>(&engine.content);
    if (!theirs) return note(path, model, engine);
    for (std::size_t i = 0; i < std::max(ours.size(), theirs->size()); ++i) {
      const Path here{&path, i};
      if (i >= ours.size())
        partings_.push_back({here.text(), "nothing", short_text((*theirs)[i])});
      else if (i >= theirs->size())
        partings_.push_back({here.text(), short_text(ours[i]), "nothing"});
      else
        compare_event(ours[i], (*theirs)[i], here);
    }
  }

 private:
  void compare_event(const json::Value& model, const json::Value& engine, const Path& path) {
    event_ = std::get<std::string>(json::find(std::get<json::Object>(model.content), "event")->content);
    const json::Object* theirs = std::get_if<json::Object>(&engine.content);
    const json::Value* name = theirs ? json::find(*theirs, "event") : nullptr;
    const std::string* text = name ? std::get_if<std::string>(&name->content) : nullptr;
    if (!text || *text != event_) return note(path, model, engine);
    if (mapping_.events == EventsCompared::exact) compare_objects(std::get<json::Object>(model.content), *theirs, path, "");
  }

  void compare_objects(const json::Object& model, const json::Object& engine, const Path& path, const std::string& field) {
    for (const json::Member& part : model) {
      const json::Value* theirs = json::find(engine, part.key);
      if (theirs)
        compare_values(part.value, *theirs, Path{&path, part.key}, below(field, part.key));
      else if (!leeway(below(field, part.key)).ignored)
        partings_.push_back({Path{&path, part.key}.text(), short_text(part.value), "nothing"});
    }
    for (const json::Member& part : engine)
      if (!json::find(model, part.key) && !leeway(below(field, part.key)).ignored)
        partings_.push_back({Path{&path, part.key}.text(), "nothing", short_text(part.value)});
  }

  void compare_values(const json::Value& model, const json::Value& engine, const Path& path, const std::string& field) {
    const Leeway allowed = leeway(field);
    if (allowed.ignored) return;
    if (model.content.index() != engine.content.index()) return note(path, model, engine);
    if (const auto* object = std::get_if<json::Object>(&model.content))
      return compare_objects(*object, std::get<json::Object>(engine.content), path, field);
    if (const auto* array = std::get_if<json::Array>(&model.content)) {
      const auto& theirs = std::get<json::Array>(engine.content);
      if (array->size() != theirs.size()) return note(path, model, engine);
      for (std::size_t i = 0; i < array->size(); ++i) compare_values((*array)[i], theirs[i], Path{&path, i}, field);
      return;
    }
    if (json::described(model) == json::described(engine)) return;
    const auto a = number(model), b = number(engine);
    if (!a || !b || !close(*a, *b, allowed.within)) note(path, model, engine);
  }

  static std::string below(const std::string& field, const std::string& key) { return field.empty() ? key : field + "." + key; }

  Leeway leeway(const std::string& field) const {
    if (mapping_.fields.empty()) return {};
    auto found = mapping_.fields.find(event_ + "." + field);
    if (found == mapping_.fields.end()) found = mapping_.fields.find("*." + field);
    return found == mapping_.fields.end() ? Leeway{} : found->second;
  }

  void note(const Path& path, const json::Value& model, const json::Value& engine) {
    partings_.push_back({path.text(), short_text(model), short_text(engine)});
  }

  const Mapping& mapping_;
  std::vector<Parting>& partings_;
  std::string event_;
};

Judged judge_events(const Mapping& mapping, const json::Value& model, const json::Value& engine) {
  if (mapping.events == EventsCompared::ignored) return {};
  Judgement judgement{Difference::events_differ, {}};
  EventJudge(mapping, judgement.partings).compare(model, engine);
  return judgement.partings.empty() ? Judged{} : judgement;
}

Judged judge_reasons(const Mapping& mapping, const json::Value& model, const json::Value& engine) {
  const std::string& ours = std::get<std::string>(model.content);
  const std::string* theirs = std::get_if<std::string>(&engine.content);
  const std::vector<Parting> partings{{"$.rejected", in_quotes(ours), json::described(engine)}};
  if (!theirs) return Judgement{Difference::garbage, partings};
  if (mapping.reasons_ignored) return {};
  const auto mapped = mapping.reasons.find(*theirs);
  if (mapped == mapping.reasons.end() && !member<Reason>(*theirs)) return Judgement{Difference::reason_unmapped, partings};
  const bool same = mapped == mapping.reasons.end() ? *theirs == ours : mapped->second.contains(ours);
  return same ? Judged{} : Judgement{Difference::reason_differs, partings};
}

Table<Purse, Amount> balances_of(const json::Value& value) {
  Table<Purse, Amount> balances;
  Decoder::read(value, Path{&ROOT, "balances"}, balances);
  return balances;
}

Judged judge_balances(const Mapping& mapping, const json::Value& model, const json::Value& engine) {
  Judgement judgement{Difference::balances_differ, {}};
  const Table<Purse, Amount> ours = balances_of(model), theirs = balances_of(engine);
  const Path path{&ROOT, "balances"};
  const auto compare = [&](const Purse& purse) {
    const Integer a = ours.get(purse).value, b = theirs.get(purse).value;
    if (!mapping.balances.ignored && !close(a, b, mapping.balances.within))
      judgement.partings.push_back({Path{&path, short_key(purse)}.text(), in_quotes(to_string(a)), in_quotes(to_string(b))});
  };
  for (const auto& [purse, amount] : ours) compare(purse);
  for (const auto& [purse, amount] : theirs)
    if (!ours.find(purse)) compare(purse);
  return judgement.partings.empty() ? Judged{} : judgement;
}

/// `$.balances[...]: "5" -> "7"` in its parts.
Parting parting_of(const std::string& difference) {
  const std::size_t colon = difference.find(": "), arrow = difference.find(" -> ", colon);
  return {difference.substr(0, colon), difference.substr(colon + 2, arrow - colon - 2), difference.substr(arrow + 4)};
}

Judged judge_states(const json::Value& model, const json::Value& engine) {
  Judgement judgement{Difference::state_differs, {}};
  const Path path{&ROOT, "state"};
  for (const std::string& one : difference(decoded<State>(model, path), decoded<State>(engine, path)))
    judgement.partings.push_back(parting_of(one));
  return judgement.partings.empty() ? Judged{} : judgement;
}

bool is_outcome(std::string_view kind) { return kind == "events" || kind == "rejected"; }

Judged judge_fields(const Mapping& mapping, const json::Member& ours, const json::Member& theirs) {
  const std::vector<Parting> partings{{"$", ours.key + " " + short_text(ours.value), theirs.key + " " + short_text(theirs.value)}};
  if (theirs.key == "error" || theirs.key == "unsupported") return Judgement{Difference::complained, partings};
  if (is_outcome(ours.key) && is_outcome(theirs.key) && ours.key != theirs.key) return Judgement{Difference::outcome_differs, partings};
  if (ours.key != theirs.key) {
    const bool known = theirs.key == "hello" || std::ranges::find(kinds_of_reply, theirs.key) != std::end(kinds_of_reply);
    return Judgement{known ? Difference::out_of_order : Difference::garbage, partings};
  }
  if (ours.key == "events") return judge_events(mapping, ours.value, theirs.value);
  if (ours.key == "rejected") return judge_reasons(mapping, ours.value, theirs.value);
  if (ours.key == "balances") return judge_balances(mapping, ours.value, theirs.value);
  if (ours.key == "state") return judge_states(ours.value, theirs.value);
  return {};
}

}  // namespace

Judged judge(const Mapping& mapping, const std::string& expected, const std::string& reply) {
  if (expected == reply) return {};
  const json::Value ours = json::parse(expected);
  try {
    const json::Value theirs = json::parse(reply);
    if (const json::Member* field = only_field(theirs)) return judge_fields(mapping, *only_field(ours), *field);
    return Judgement{Difference::garbage, {{"$", "an object with one field", in_quotes(reply)}}};
  } catch (const Unreadable& unreadable) {
    return Judgement{Difference::garbage, {{unreadable.where, unreadable.expected, unreadable.found}}};
  }
}

}  // namespace plumbline
