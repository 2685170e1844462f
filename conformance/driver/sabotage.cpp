#include "conformance/driver/sabotage.hpp"

#include "conformance/driver/protocol.hpp"
#include "conformance/text/scalars.hpp"

namespace plumbline {
namespace {

/// How seldom a fault strikes: one in so many.
constexpr std::size_t seldom = 5;

bool is_command(std::string_view line) { return line.starts_with("{\"command\""); }
bool is_reset(std::string_view line) { return line.starts_with("{\"plumbline\""); }

std::string text_of(const json::Value& value);

std::string text_of(const json::Array& array) {
  std::string text;
  for (const json::Value& item : array) text += (text.empty() ? "" : ",") + text_of(item);
  return "[" + text + "]";
}

std::string text_of(const json::Object& object) {
  std::string text;
  for (const json::Member& part : object) text += (text.empty() ? "" : ",") + spelled(part.key) + ":" + text_of(part.value);
  return "{" + text + "}";
}

std::string text_of(const json::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.content)) return spelled(*text);
  if (const auto* array = std::get_if<json::Array>(&value.content)) return text_of(*array);
  if (const auto* object = std::get_if<json::Object>(&value.content)) return text_of(*object);
  if (const auto* number = std::get_if<json::Number>(&value.content)) return number->spelling;
  return json::described(value);  // null, true, false
}

bool is_number(const std::string& text) {
  return !text.empty() && text != "0" && text.find_first_not_of("0123456789", text[0] == '-' ? 1 : 0) == text.npos;
}

/// The first string in a value that spells a number other than zero.
std::string* first_number(json::Value& value) {
  if (auto* text = std::get_if<std::string>(&value.content)) return is_number(*text) ? text : nullptr;
  std::string* found = nullptr;
  if (auto* array = std::get_if<json::Array>(&value.content))
    for (json::Value& item : *array) found = found ? found : first_number(item);
  if (auto* object = std::get_if<json::Object>(&value.content))
    for (json::Member& part : *object) found = found ? found : first_number(part.value);
  return found;
}

bool change_number(json::Value& events, Sabotage fault) {
  std::string* number = first_number(events);
  if (!number) return false;
  if (fault == Sabotage::swapped_sign)
    *number = number->starts_with('-') ? number->substr(1) : "-" + *number;
  else
    number->back() = number->back() == '9' ? '8' : static_cast<char>(number->back() + 1);
  return true;
}

bool change_events(json::Member& field, Sabotage fault) {
  auto* events = std::get_if<json::Array>(&field.value.content);
  if (!events || events->empty()) return false;
  switch (fault) {
    case Sabotage::swapped_sign:
    case Sabotage::one_unit: return change_number(field.value, fault);
    case Sabotage::lost_event: events->pop_back(); return true;
    case Sabotage::other_event:
      if (auto* event = std::get_if<json::Object>(&events->back().content))
        for (json::Member& part : *event)
          if (part.key == "event") return part.value = json::Value{std::string{"SomethingElse"}}, true;
      return false;
    case Sabotage::turned_outcome: field = {"rejected", json::Value{std::string{name(Reason::insufficient_balance)}}}; return true;
    default: return false;
  }
}

bool change_reason(json::Member& field, Sabotage fault) {
  auto* reason = std::get_if<std::string>(&field.value.content);
  if (!reason) return false;
  if (fault == Sabotage::unknown_reason) return *reason += "_indeed", true;
  if (fault != Sabotage::other_reason) return false;
  const bool same = *reason == name(Reason::unknown_market);
  *reason = name(same ? Reason::not_due : Reason::unknown_market);
  return true;
}

/// Leaves the first purse out of a snapshot of balances, or of a state.
bool leave_out_purse(json::Value& value) {
  auto* object = std::get_if<json::Object>(&value.content);
  if (!object) return false;
  for (json::Member& part : *object) {
    auto* purses = std::get_if<json::Array>(&part.value.content);
    if (part.key == "balances" && purses && !purses->empty()) return purses->erase(purses->begin()), true;
    if (part.key == "state" && leave_out_purse(part.value)) return true;
  }
  return false;
}

bool change(json::Value& reply, Sabotage fault) {
  auto* object = std::get_if<json::Object>(&reply.content);
  if (!object || object->size() != 1) return false;
  json::Member& field = object->front();
  if (field.key == "events") return change_events(field, fault);
  if (field.key == "rejected") return change_reason(field, fault);
  return fault == Sabotage::missing_purse && leave_out_purse(reply);
}

bool is_snapshot(const std::string& reply) {
  try {
    const json::Value value = json::parse(reply);
    const auto* object = std::get_if<json::Object>(&value.content);
    return object && (json::find(*object, "balances") || json::find(*object, "state"));
  } catch (const Unreadable&) {
    return false;
  }
}

}  // namespace

bool shows(Sabotage fault, const Mapping& mapping) {
  switch (fault) {
    case Sabotage::swapped_sign:
    case Sabotage::one_unit: return mapping.events == EventsCompared::exact;
    case Sabotage::lost_event:
    case Sabotage::other_event: return mapping.events != EventsCompared::ignored;
    case Sabotage::other_reason:
    case Sabotage::unknown_reason: return !mapping.reasons_ignored;
    case Sabotage::stale_snapshot:
    case Sabotage::missing_purse: return mapping.observed != Observed::never && !mapping.balances.ignored;
    default: return true;
  }
}

void Sabotaged::send(std::string_view line) {
  if (is_command(line)) ++commands_;
  const bool strikes = is_command(line) && commands_ % seldom == 0;
  if (fault_ == Sabotage::lost_command && strikes) return;
  if (fault_ == Sabotage::lost_reset && is_reset(line) && sent_ > 2) {
    lost_resets_.push_back(sent_);
    return;
  }
  inner_.send(line);
  ++sent_;
  if (fault_ == Sabotage::repeated_command && strikes) {
    inner_.send(line);
    hidden_.push_back(++sent_);
  }
}

Received Sabotaged::next() {
  for (;;) {
    Received received = inner_.receive();
    ++received_;
    if (hidden_.empty() || hidden_.front() != received_) return received;
    hidden_.pop_front();
  }
}

Received Sabotaged::receive() {
  if (!lost_resets_.empty() && lost_resets_.front() == received_) {
    lost_resets_.pop_front();
    return reset_reply();
  }
  if (!ready_.empty()) {
    std::string line = std::move(ready_.front());
    ready_.pop_front();
    return line;
  }
  if (fault_ == Sabotage::silence && received_ > 4 * seldom) return Lost{Ending::hung, "no reply"};
  Received received = next();
  std::string* line = std::get_if<std::string>(&received);
  if (!line) return received;
  const bool strikes = received_ % seldom == 0;
  if (fault_ == Sabotage::repeated_reply && strikes) ready_.push_back(*line);
  if (fault_ == Sabotage::exchanged_replies && strikes) {
    ready_.push_back(std::move(*line));
    return next();
  }
  return spoiled(std::move(*line));
}

std::string Sabotaged::spoiled(std::string line) {
  if (fault_ == Sabotage::cut_reply) return received_ % seldom == 0 ? line.substr(0, line.size() / 2) : line;
  if (fault_ == Sabotage::stale_snapshot && is_snapshot(line)) {
    std::swap(line, last_snapshot_);
    return line.empty() ? "{\"balances\":[]}" : line;
  }
  try {
    json::Value reply = json::parse(line);
    if (change(reply, fault_)) return text_of(reply);
  } catch (const Unreadable&) {  // it is spoiled already
  }
  return line;
}

void Sabotaged::restart() {
  inner_.restart();
  hidden_.clear();
  ready_.clear();
  lost_resets_.clear();
  sent_ = received_ = 0;
}

}  // namespace plumbline
