#include "conformance/text/encode.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

std::string header(std::string_view field, const std::string& start) {
  return R"({"plumbline":")" + std::string{format_version} + R"(","spec":")" + std::string{spec_version} + R"(",")" + std::string{field} +
         R"(":)" + start + "}";
}

}  // namespace

std::string header_line(const Genesis& genesis) { return header("genesis", to_json(genesis)); }
std::string header_line(const State& start) { return header("state", to_json(start)); }
std::string header_line(const Trace& trace) { return trace.genesis ? header_line(*trace.genesis) : header_line(trace.start); }

std::string record_line(const Decision& outcome, std::string_view digest) {
  const Reason* reason = std::get_if<Reason>(&outcome);
  const std::string what =
      reason ? R"("rejected":")" + std::string{name(*reason)} + '"' : R"("events":)" + to_json(std::get<Events>(outcome));
  return "{" + what + R"(,"digest":")" + std::string{digest} + R"("})";
}

std::string to_trace(const Genesis& genesis, const std::vector<Command>& commands) {
  std::string text = header_line(genesis) + '\n';
  for (const Command& command : commands) text += to_json(command) + '\n';
  return text;
}

std::string to_trace(const Trace& trace) {
  std::string text = header_line(trace) + '\n';
  for (const TraceEntry& entry : trace.entries) text += to_json(entry.command) + '\n';
  return text;
}

}  // namespace plumbline
