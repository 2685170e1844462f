#include "conformance/driver/conversation.hpp"

#include <algorithm>
#include <utility>

#include "conformance/text/encode.hpp"
#include "conformance/text/scalars.hpp"

namespace plumbline {
namespace {

const Path ROOT;

Found found(Difference kind, std::vector<Parting> partings, std::size_t command, const std::string& request, const std::string& expected,
            const std::string& reply) {
  return {kind, command, std::move(partings), request, expected, reply};
}

Found lost(const Lost& lost, std::size_t command, const std::string& request, const std::string& expected) {
  return found(static_cast<Difference>(lost.ending), {{"$", "a reply", lost.what}}, command, request, expected, "");
}

/// Throws Unreadable unless a version is ours.
void check_version(const json::Object& hello, const Path& path, std::string_view field, std::string_view ours) {
  const json::Value* value = json::find(hello, field);
  const Path here{&path, field};
  if (!value) refuse(here, in_quotes(ours), "nothing: the field is missing");
  if (string_of(*value, here, in_quotes(ours)) != ours) refuse(here, in_quotes(ours), json::described(*value));
}

/// Adds the kinds that a list of chapters, or of commands, names.
void add_kinds(const json::Value& list, const Path& path, std::string KindOfCommand::* called, Kinds& kinds) {
  const json::Array& names = array_of(list, path);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Path here{&path, i};
    const std::string& wanted = string_of(names[i], here, "a name");
    bool known = false;
    for (std::size_t kind = 0; kind < kinds_of_commands().size(); ++kind)
      if (kinds_of_commands()[kind].*called == wanted) {
        known = true;
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
      }
    if (!known) refuse(here, "the name of a chapter or a command", in_quotes(wanted));
  }
}

/// Throws Unreadable.
Greeting greeting_of(const std::string& reply) {
  static constexpr std::string_view outer[] = {"hello"};
  static constexpr std::string_view inner[] = {"plumbline", "spec", "engine", "chapters", "commands"};
  const json::Value value = json::parse(reply);
  const json::Object& object = object_of(value, ROOT);
  refuse_unknown(object, ROOT, outer);
  const Path path{&ROOT, "hello"};
  const json::Value* found = json::find(object, "hello");
  if (!found) refuse(path, "the reply to hello", "nothing");
  const json::Object& hello = object_of(*found, path);
  refuse_unknown(hello, path, inner);
  check_version(hello, path, "plumbline", format_version);
  check_version(hello, path, "spec", spec_version);
  Greeting greeting{"an engine", {}};
  if (const json::Value* name = json::find(hello, "engine")) greeting.engine = string_of(*name, Path{&path, "engine"}, "a name");
  const json::Value* chapters = json::find(hello, "chapters");
  const json::Value* commands = json::find(hello, "commands");
  if (chapters) add_kinds(*chapters, Path{&path, "chapters"}, &KindOfCommand::chapter, greeting.kinds);
  if (commands) add_kinds(*commands, Path{&path, "commands"}, &KindOfCommand::name, greeting.kinds);
  if (!chapters && !commands) greeting.kinds = all_kinds();
  std::ranges::sort(greeting.kinds);
  return greeting;
}

/// What an engine says that does not take a start.
std::optional<std::string> refusal_of(const std::string& reply) {
  if (!reply.starts_with("{\"unsupported\"") && reply.find("unsupported") == reply.npos) return {};
  try {
    const json::Value value = json::parse(reply);
    const json::Object& object = object_of(value, ROOT);
    const json::Value* why = json::find(object, "unsupported");
    if (!why || object.size() != 1) return {};
    return string_of(*why, Path{&ROOT, "unsupported"}, "why");
  } catch (const Unreadable&) {
    return {};
  }
}

}  // namespace

std::variant<Greeting, Found> Conversation::greet() {
  const std::string request = hello_line(), expected = "a reply to hello";
  engine_.send(request);
  const Received received = engine_.receive();
  if (const Lost* none = std::get_if<Lost>(&received)) return lost(*none, 0, request, expected);
  const std::string& reply = std::get<std::string>(received);
  try {
    return greeting_of(reply);
  } catch (const Unreadable& unreadable) {
    return found(Difference::wrong_version, {{unreadable.where, unreadable.expected, unreadable.found}}, 0, request, expected, reply);
  }
}

Verdict Conversation::play(const Case& one) {
  begin(one, foresee(one));
  return finish();
}

void Conversation::begin(const Case& one, const Foreseen& foreseen, const Told& told) {
  verdict_ = {};
  awaited_.clear();
  if (!started_) send_start(one);
  if (first_questions_.empty()) make_first_questions(one, foreseen);
  started_ = false;
  State state = std::move(state_after_);
  std::vector<Awaited> questions = std::exchange(first_questions_, {});
  verdict_.found = await_reset(one);
  for (std::size_t first = 0; !questions.empty(); questions = questions_of(one, foreseen, first += window_, state)) {
    std::size_t last = first;
    for (Awaited& question : questions) {
      if (verdict_.found || verdict_.unsupported) return;
      if (told && question.command != last) told(one.commands[last], foreseen.outcomes[last]);
      last = question.command;
      verdict_.found = ask(std::move(question));
    }
  }
  engine_.flush();
}

void Conversation::prepare(const Case& next, const Foreseen& foreseen) {
  if (verdict_.found) return;
  if (awaited_.size() < window_) send_start(next);
  make_first_questions(next, foreseen);
}

Verdict Conversation::finish() {
  if (!verdict_.found && !verdict_.unsupported) verdict_.found = await_down_to(0);
  if (verdict_.found) recover();
  return std::move(verdict_);
}

void Conversation::send_start(const Case& one) {
  engine_.send(header_line(one));
  engine_.flush();
  started_ = true;
}

void Conversation::make_first_questions(const Case& one, const Foreseen& foreseen) {
  state_after_ = mapping_.observed == Observed::step ? one.start : State{};
  first_questions_ = questions_of(one, foreseen, 0, state_after_);
}

std::vector<Conversation::Awaited> Conversation::questions_of(const Case& one, const Foreseen& foreseen, std::size_t first,
                                                              State& state) const {
  const std::string look = observe_line(mapping_.snapshot);
  const std::size_t count = one.commands.size();
  std::vector<Awaited> questions;
  questions.reserve(std::min(window_, count) + 1);
  for (std::size_t i = first; i < std::min(first + window_, count); ++i) {
    questions.push_back({i + 1, to_json(one.commands[i]), outcome_reply(foreseen.outcomes[i])});
    if (mapping_.observed == Observed::step) {
      state = step(std::move(state), one.commands[i]).state;
      questions.push_back({i + 1, look, snapshot_reply(mapping_.snapshot, state)});
    }
    if (mapping_.observed == Observed::end && i + 1 == count)
      questions.push_back({count, look, snapshot_reply(mapping_.snapshot, foreseen.end)});
  }
  return questions;
}

std::optional<Found> Conversation::await_reset(const Case& one) {
  const Received received = engine_.receive();
  const std::string expected = reset_reply();
  if (const Lost* none = std::get_if<Lost>(&received)) return lost(*none, 0, header_line(one), expected);
  const std::string& reply = std::get<std::string>(received);
  verdict_.unsupported = refusal_of(reply);
  if (verdict_.unsupported) return {};
  auto judgement = judge(mapping_, expected, reply);
  if (!judgement) return {};
  return found(judgement->kind, std::move(judgement->partings), 0, header_line(one), expected, reply);
}

std::optional<Found> Conversation::ask(Awaited awaited) {
  engine_.send(awaited.request);
  awaited_.push_back(std::move(awaited));
  return awaited_.size() < window_ ? std::nullopt : await_down_to(window_ / 2);
}

std::optional<Found> Conversation::await_down_to(std::size_t left) {
  while (awaited_.size() > left)
    if (auto early = judge_first(engine_.receive())) return early;
  return {};
}

std::optional<Found> Conversation::judge_first(const Received& received) {
  const Awaited awaited = std::move(awaited_.front());
  awaited_.pop_front();
  if (const Lost* none = std::get_if<Lost>(&received)) return lost(*none, awaited.command, awaited.request, awaited.expected);
  const std::string& reply = std::get<std::string>(received);
  auto judgement = judge(mapping_, awaited.expected, reply);
  if (!judgement) return {};
  return found(judgement->kind, std::move(judgement->partings), awaited.command, awaited.request, awaited.expected, reply);
}

void Conversation::recover() {
  started_ = false;
  first_questions_.clear();
  engine_.send(hello_line());
  // the replies that are on their way, some that may have come twice, and the one that tells where the engine is
  for (std::size_t left = 2 * awaited_.size() + 8; left > 0; --left) {
    const Received received = engine_.receive();
    const std::string* reply = std::get_if<std::string>(&received);
    if (!reply) break;
    if (reply->starts_with("{\"hello\"")) return;
  }
  awaited_.clear();
  engine_.restart();
}

}  // namespace plumbline
