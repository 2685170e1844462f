#include "conformance/driver/speaker.hpp"

#include "conformance/driver/protocol.hpp"
#include "conformance/text/decode.hpp"
#include "conformance/text/scalars.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

const Path ROOT;

void check_hello(const json::Value& value) {
  static constexpr std::string_view fields[] = {"plumbline", "spec"};
  const Path path{&ROOT, "hello"};
  refuse_unknown(object_of(value, path), path, fields);
}

Snapshot asked_for(const json::Object& object) {
  static constexpr std::string_view fields[] = {"observe"};
  refuse_unknown(object, ROOT, fields);
  const Path path{&ROOT, "observe"};
  const std::string& text = string_of(*json::find(object, "observe"), path, "balances or state");
  const auto what = member<Snapshot>(text);
  if (!what) refuse(path, "balances or state", in_quotes(text));
  return *what;
}

}  // namespace

std::string Speaker::answer(std::string_view request) {
  try {
    return answer_or_throw(request);
  } catch (const Unreadable& unreadable) {
    return error_reply(unreadable.message());
  }
}

std::string Speaker::answer_or_throw(std::string_view request) {
  const json::Value value = json::parse(request);
  const json::Object& object = object_of(value, ROOT);
  if (json::find(object, "plumbline")) {
    auto trace = read_trace(request, "reset");
    if (!trace) return error_reply(trace.error());
    state_ = std::move(trace->start);
    return reset_reply();
  }
  if (const json::Value* hello = json::find(object, "hello")) {
    check_hello(*hello);
    return hello_reply("plumbline " + std::string{spec_version}, chapters_with_commands());
  }
  if (!state_) refuse(ROOT, "hello, or a reset before anything else", "another request");
  if (json::find(object, "observe")) return snapshot_reply(asked_for(object), *state_);
  const Command command = decoded<Command>(value, ROOT);
  Step taken = step(std::move(*state_), command);
  state_ = std::move(taken.state);
  return outcome_reply(taken.outcome);
}

std::string_view LineServer::take(std::string_view bytes) {
  replies_.clear();
  for (std::size_t end; (end = bytes.find('\n')) != bytes.npos; bytes.remove_prefix(end + 1)) complete_line(bytes.substr(0, end));
  too_long_ = too_long_ || begun_.size() + bytes.size() > longest_;
  if (too_long_)
    begun_.clear();
  else
    begun_ += bytes;
  return replies_;
}

std::string_view LineServer::finish() {
  replies_.clear();
  if (too_long_ || !begun_.empty()) complete_line({});
  return replies_;
}

void LineServer::complete_line(std::string_view rest) {
  if (too_long_ || begun_.size() + rest.size() > longest_)
    replies_ += error_reply("$: expected a line of at most " + std::to_string(longest_) + " bytes, found a longer one");
  else
    replies_ += speaker_.answer(begun_.empty() ? rest : begun_ += rest);
  replies_ += '\n';
  begun_.clear();
  too_long_ = false;
}

}  // namespace plumbline
