#include "conformance/driver/protocol.hpp"

#include <algorithm>

#include "conformance/text/encode.hpp"
#include "conformance/text/encoder.hpp"
#include "conformance/text/path.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

/// `{"field":value}`
std::string object(std::string_view field, std::string_view value) {
  std::string text;
  text.reserve(field.size() + value.size() + 5);
  text += "{\"";
  text += field;
  text += "\":";
  text += value;
  return text += '}';
}

std::string versions() { return R"("plumbline":")" + std::string{format_version} + R"(","spec":")" + std::string{spec_version} + '"'; }

template <class... Known>
std::vector<KindOfCommand> kinds_of(std::type_identity<std::variant<Known...>>) {
  return {KindOfCommand{std::string{type_name<Known>()}, std::string{Known::rule}, chapter_of(Known::rule)}...};
}

}  // namespace

std::string hello_line() { return object("hello", "{" + versions() + "}"); }

std::string hello_reply(std::string_view engine, const std::vector<std::string>& chapters) {
  std::string listed;
  for (const std::string& chapter : chapters) listed += (listed.empty() ? "" : ",") + spelled(chapter);
  return object("hello", "{" + versions() + R"(,"engine":)" + spelled(engine) + R"(,"chapters":[)" + listed + "]}");
}

std::string observe_line(Snapshot what) { return object("observe", spelled(name(what))); }
std::string reset_reply() { return object("reset", "{}"); }
std::string error_reply(std::string_view why) { return object("error", spelled(why)); }

std::string outcome_reply(const Decision& outcome) {
  if (const Reason* reason = std::get_if<Reason>(&outcome)) return object("rejected", spelled(name(*reason)));
  std::string reply = to_json(std::get<Events>(outcome), R"({"events":)");
  return std::move(reply += '}');
}

std::string snapshot_reply(Snapshot what, const State& state) {
  return object(name(what), what == Snapshot::state ? to_json(state) : encoded(state.balances));
}

std::string chapter_of(std::string_view rule) { return std::string{rule.substr(0, rule.find('-'))}; }

const std::vector<KindOfCommand>& kinds_of_commands() {
  static const std::vector<KindOfCommand> kinds = kinds_of(std::type_identity<Command::Kinds>{});
  return kinds;
}

std::vector<std::string> chapters_with_commands() {
  std::vector<std::string> chapters;
  for (const KindOfCommand& kind : kinds_of_commands())
    if (std::ranges::find(chapters, kind.chapter) == chapters.end()) chapters.push_back(kind.chapter);
  return chapters;
}

}  // namespace plumbline
