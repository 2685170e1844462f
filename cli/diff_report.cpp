#include "cli/diff_report.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "conformance/text/encode.hpp"
#include "conformance/text/print.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

std::string number(std::size_t count) { return grouped(Integer{static_cast<Int128>(count)}); }
std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", number(count), noun, count == 1 ? "" : "s"); }

/// The command that a difference is about, if it is about one.
const Command* subject(const Discovery& discovery) {
  const std::size_t at = discovery.shrunk.found.command;
  const auto& commands = discovery.shrunk.one.commands;
  return at >= 1 && at <= commands.size() ? &commands[at - 1] : nullptr;
}

std::string shortened(const std::string& text) { return text.size() > 200 ? text.substr(0, 200) + "..." : text; }

std::string partings_text(const std::vector<Parting>& partings) {
  constexpr std::size_t most = 20;
  const std::size_t shown = std::min(partings.size(), most);
  std::size_t path = 0, model = 5;
  for (std::size_t i = 0; i < shown; ++i) {
    path = std::max(path, partings[i].path.size());
    model = std::max(model, shortened(partings[i].model).size());
  }
  std::string text = fmt::format("  {:<{}}  {:<{}}  engine\n", "", path, "model", model);
  for (std::size_t i = 0; i < shown; ++i)
    text +=
        fmt::format("  {:<{}}  {:<{}}  {}\n", partings[i].path, path, shortened(partings[i].model), model, shortened(partings[i].engine));
  if (partings.size() > shown) text += fmt::format("  and {} more\n", partings.size() - shown);
  return text;
}

std::string kinds_json(const Tally& tally) {
  std::string text;
  for (std::size_t kind = 0; kind < tally.accepted.size(); ++kind)
    if (tally.accepted[kind] + tally.rejected[kind] > 0)
      text += fmt::format(R"({}"{}":{{"accepted":{},"rejected":{}}})", text.empty() ? "" : ",", kinds_of_commands()[kind].rule,
                          tally.accepted[kind], tally.rejected[kind]);
  return "{" + text + "}";
}

std::string reasons_json(const Tally& tally) {
  std::string text;
  for (std::size_t i = 0; i < tally.reasons.size(); ++i)
    if (tally.reasons[i] > 0) text += fmt::format(R"({}"{}":{})", text.empty() ? "" : ",", name(static_cast<Reason>(i)), tally.reasons[i]);
  return "{" + text + "}";
}

std::string discovery_json(const Discovery& discovery, const std::string& file) {
  std::string partings;
  for (const Parting& parting : discovery.shrunk.found.partings)
    partings += fmt::format(R"({}{{"path":{},"model":{},"engine":{}}})", partings.empty() ? "" : ",", spelled(parting.path),
                            spelled(parting.model), spelled(parting.engine));
  const Command* command = subject(discovery);
  return fmt::format(
      R"({{"kind":"{}","command":{},"name":{},"commands":{},"drawn":{},"tries":{},"seed":{},"comes_again":{},"partings":[{}],"trace":{}}})",
      name(discovery.shrunk.found.kind), discovery.shrunk.found.command, spelled(command ? name_of(*command) : ""),
      discovery.shrunk.one.commands.size(), discovery.drawn, discovery.shrunk.tried, discovery.seed, discovery.comes_again, partings,
      spelled(file));
}

std::string xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<')
      escaped += "&lt;";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '"')
      escaped += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n')
      escaped += c;
  }
  return escaped;
}

}  // namespace

std::string reached_text(const Tally& tally) {
  std::string text = fmt::format("{}, {} ({} accepted, {} rejected), {} of command, {}", counted(tally.cases, "case"),
                                 counted(tally.commands(), "command"), number(tally.all_accepted()), number(tally.all_rejected()),
                                 counted(tally.kinds_reached(), "kind"), counted(tally.reasons_reached(), "reason"));
  if (tally.unsupported > 0) text += fmt::format("; {} passed by as unsupported", counted(tally.unsupported, "case"));
  return text;
}

std::string discovery_text(const Discovery& discovery, const std::string& file) {
  const Found& found = discovery.shrunk.found;
  const auto& commands = discovery.shrunk.one.commands;
  std::string text = fmt::format("{} ", name(found.kind));
  if (const Command* command = subject(discovery))
    text += fmt::format("at command {} of {}, {} [{}]\n", found.command, commands.size(), name_of(*command),
                        kinds_of_commands()[command->index()].rule);
  else
    text += "before the first command\n";
  if (!discovery.comes_again)
    text += "it did not come again when the same case was played once more: the engine keeps something, or chooses\n";
  if (!commands.empty()) text += "\n";
  for (std::size_t i = 0; i < commands.size() && i < 60; ++i) text += fmt::format("  {:>2}  {}\n", i + 1, one_line(commands[i]));
  text += fmt::format("\n{}\n", partings_text(found.partings));
  if (discovery.seed > 0)
    text += fmt::format("seed {}: {} of {} left after {}\n", discovery.seed, commands.size(), counted(discovery.drawn, "command"),
                        discovery.shrunk.tried == 1 ? "1 try" : number(discovery.shrunk.tried) + " tries");
  if (!file.empty()) text += fmt::format("the trace: {}\n", file);
  return text;
}

std::string report_json(const Outcome& outcome, const Plan& plan, const std::string& file) {
  const Tally& tally = outcome.tally;
  return fmt::format(
      R"({{"engine":{},"seed":{},"cases":{},"unsupported":{},"commands":{},"accepted":{},"rejected":{},"seconds":{:.3f},"rules":{},"reasons":{},"difference":{}}})",
      spelled(outcome.engine), plan.seed, tally.cases, tally.unsupported, tally.commands(), tally.all_accepted(), tally.all_rejected(),
      static_cast<double>(outcome.took.count()) / 1000, kinds_json(tally), reasons_json(tally),
      outcome.discovery ? discovery_json(*outcome.discovery, file) : "null");
}

std::string report_junit(const Outcome& outcome, const Plan& plan, const std::string& file) {
  const Command* failed = outcome.discovery ? subject(*outcome.discovery) : nullptr;
  const std::string message = outcome.discovery ? std::string{name(outcome.discovery->shrunk.found.kind)} : "";
  const auto failure = [&] {
    return fmt::format("<failure message=\"{}\">{}</failure>", message, xml(discovery_text(*outcome.discovery, file)));
  };
  std::string cases;
  std::size_t count = 1;
  cases += fmt::format("  <testcase classname=\"plumbline\" name=\"conversation\">{}</testcase>\n",
                       outcome.discovery && !failed ? failure() : "");
  for (std::size_t kind = 0; kind < kinds_of_commands().size(); ++kind) {
    const KindOfCommand& known = kinds_of_commands()[kind];
    const bool differs = failed && failed->index() == kind;
    if (!differs && outcome.tally.accepted[kind] + outcome.tally.rejected[kind] == 0) continue;
    ++count;
    cases += fmt::format("  <testcase classname=\"plumbline.{}\" name=\"{} {}\">{}</testcase>\n", known.chapter, known.rule, known.name,
                         differs ? failure() : "");
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"plumbline diff, seed {}\" tests=\"{}\" failures=\"{}\" errors=\"0\" "
      "time=\"{:.3f}\">\n{}</testsuite>\n",
      plan.seed, count, outcome.discovery ? 1 : 0, static_cast<double>(outcome.took.count()) / 1000, cases);
}

}  // namespace plumbline
