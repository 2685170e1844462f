#include "conformance/expectation.hpp"

#include "conformance/text/decode.hpp"
#include "conformance/text/decoder.hpp"
#include "conformance/text/encode.hpp"

PLUMBLINE_DESCRIBE(plumbline::ExpectedBalance, account, asset, purse, of, amount);
PLUMBLINE_DESCRIBE(plumbline::Expectation, rejected, events, balances);

namespace plumbline {
namespace {

using Unmet = std::vector<std::string>;

void note(Unmet& unmet, const Path& path, const std::string& expected, const std::string& found) {
  unmet.push_back(Unreadable{path.text(), expected, found}.message());
}

std::string names(const Decision& outcome) {
  if (const Reason* reason = std::get_if<Reason>(&outcome)) return "rejected " + std::string{name(*reason)};
  std::string text;
  for (const Event& event : std::get<Events>(outcome)) text += (text.empty() ? "" : ", ") + std::string{name_of(event)};
  return text;
}

/// Compares what is expected, value by value; an object must have the expected fields and may have more.
void compare(const json::Value& expected, const json::Value& found, const Path& path, Unmet& unmet) {
  if (const auto* object = std::get_if<json::Object>(&expected.content)) {
    for (const json::Member& member : *object)
      compare(member.value, *json::find(std::get<json::Object>(found.content), member.key), Path{&path, member.key}, unmet);
  } else if (const auto* array = std::get_if<json::Array>(&expected.content)) {
    const auto& found_array = std::get<json::Array>(found.content);
    if (array->size() != found_array.size())
      return note(unmet, path, std::to_string(array->size()) + " entries", std::to_string(found_array.size()));
    for (std::size_t i = 0; i < array->size(); ++i) compare((*array)[i], found_array[i], Path{&path, i}, unmet);
  } else if (described(expected) != described(found)) {
    note(unmet, path, described(expected), described(found));
  }
}

void compare(const std::vector<EventPattern>& expected, const Decision& outcome, const Path& path, Unmet& unmet) {
  const Events* events = std::get_if<Events>(&outcome);
  if (!events || events->size() != expected.size()) return note(unmet, path, std::to_string(expected.size()) + " events", names(outcome));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const json::Value& wanted = *json::find(expected[i].fields, "event");
    if (std::get<std::string>(wanted.content) != name_of((*events)[i]))
      return note(unmet, Path{&path, i}, described(wanted), std::string{name_of((*events)[i])});
    compare({expected[i].fields}, json::parse(to_json((*events)[i])), Path{&path, i}, unmet);
  }
}

void compare(const ExpectedBalance& expected, const State& after, const Path& path, Unmet& unmet) {
  const Purse purse{expected.account, expected.asset, expected.purse, expected.of.value_or(ContractId{})};
  if (!after.accounts.find(purse.account)) return note(unmet, path, "an account that exists", in_quotes(purse.account.text()));
  const Amount found = after.balances.get(purse);
  if (found != expected.amount)
    note(unmet, path, short_key(purse) + " to hold " + to_string(expected.amount.value), to_string(found.value));
}

}  // namespace

EventPattern EventPattern::read(const json::Value& value, const Path& path) {
  json::Object fields;
  if (std::holds_alternative<std::string>(value.content))
    fields.push_back({"event", value});
  else
    fields = object_of(value, path);
  require_part_of_event({fields}, path);
  return {std::move(fields)};
}

Expectation read_expectation(const json::Value& value, const Path& path) {
  Expectation expectation;
  Decoder::read(value, path, expectation);
  if (!expectation.rejected && !expectation.events && !expectation.balances)
    refuse(path, "something to expect: rejected, events or balances", "an empty object");
  if (expectation.rejected && expectation.events) refuse(path, "either rejected or events", "both");
  return expectation;
}

std::vector<std::string> unmet(const Expectation& expectation, const Decision& outcome, const State& after) {
  Unmet unmet;
  const Path root;
  const Path expect{&root, "expect"};
  const Reason* reason = std::get_if<Reason>(&outcome);
  if (expectation.rejected && (!reason || *reason != *expectation.rejected))
    note(unmet, Path{&expect, "rejected"}, std::string{name(*expectation.rejected)}, names(outcome));
  if (expectation.events) compare(*expectation.events, outcome, Path{&expect, "events"}, unmet);
  const Path balances{&expect, "balances"};
  if (expectation.balances)
    for (std::size_t i = 0; i < expectation.balances->size(); ++i) compare((*expectation.balances)[i], after, Path{&balances, i}, unmet);
  return unmet;
}

}  // namespace plumbline
