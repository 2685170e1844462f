// plumbline reserves: what each custody holds and owes at the end of a trace, and where an account finds itself in the digest.
#include "conformance/reserves.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "conformance/text/path.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

struct Options {
  std::string trace;
  std::string of;
  bool json = false;
};

/// An account's place under a digest, and whether it leads there.
struct Shown {
  Place place;
  bool leads_there;
};

std::optional<Shown> shown(const ReserveReport& report, const std::string& account) {
  const auto found = std::ranges::find_if(report.owed, [&](const Owed& one) { return one.account.text() == account; });
  if (found == report.owed.end()) return {};
  Place place = place_of(report.owed, static_cast<std::size_t>(found - report.owed.begin()));
  const std::optional<SumNode> root = root_from(place);
  const bool leads_there = root && digest_of(report.occasion, *root) == report.digest;
  return Shown{std::move(place), leads_there};
}

std::string_view side_of(const PlaceStep& step) { return step.side == Beside::left ? "left" : "right"; }

void print_line(std::string_view what, Amount amount, std::string_view note = {}) {
  fmt::print("  {:<12} {:>24}{}{}\n", what, grouped(amount.value), note.empty() ? "" : "  ", note);
}

void print_place(const ReserveReport& report, const std::string& account) {
  const std::optional<Shown> found = shown(report, account);
  if (!found) return fmt::print("  {} is owed nothing here\n", account);
  fmt::print("  {} is owed {}\n", account, grouped(found->place.owed.value));
  for (const PlaceStep& step : found->place.steps)
    fmt::print("    {:<5} {:>24}  {}\n", side_of(step), grouped(step.other.sum.value), digits_of(step.other.hash));
  fmt::print("    {} the digest\n", found->leads_there ? "leads to" : "does NOT lead to");
}

void print_text(const ReserveReport& report, const Options& options) {
  const CustodyTerms& terms = report.custody.terms;
  fmt::print("{}: {} on {}, held as {} on {} by {}\n", report.id.text(), terms.asset.text(), terms.ledger.text(), terms.held_as.text(),
             terms.outside.text(), terms.custodian.text());
  print_line("hot", report.hot);
  print_line("cold", report.cold);
  print_line("claims", report.claims);
  print_line("pending", report.custody.pending);
  print_line("in flight", report.custody.in_flight);
  print_line(report.surplus < NOTHING ? "shortfall" : "surplus", magnitude(report.surplus));
  print_line("owed", report.root.sum, fmt::format("to {} accounts", report.owed.size()));
  print_line("owing", report.owing, report.owing > NOTHING ? "by accounts, never set off against what others are owed" : "");
  if (report.lacking() > NOTHING)
    print_line("LACKING", report.lacking(), "of what is owed, pending and in flight");
  else
    fmt::print("  the reserves cover all that is owed, pending and in flight\n");
  fmt::print("  digest {}\n", report.digest);
  if (!options.of.empty()) print_place(report, options.of);
}

std::string json_of(std::string_view field, Amount amount) { return spelled(field) + ":" + spelled(to_string(amount.value)); }
std::string json_of(std::string_view field, std::string_view text) { return spelled(field) + ":" + spelled(text); }

std::string json_of(const Shown& shown) {
  std::string steps;
  for (const PlaceStep& step : shown.place.steps)
    steps += (steps.empty() ? "{" : ",{") + json_of("side", side_of(step)) + "," + json_of("sum", step.other.sum) + "," +
             json_of("hash", digits_of(step.other.hash)) + "}";
  return "{" + json_of("account", shown.place.account.text()) + "," + json_of("owed", shown.place.owed) + ",\"steps\":[" + steps +
         "],\"leads_to_digest\":" + (shown.leads_there ? "true" : "false") + "}";
}

std::string json_of(const ReserveReport& report, const Options& options) {
  const CustodyTerms& terms = report.custody.terms;
  std::string text = "{" + json_of("custody", report.id.text()) + "," + json_of("ledger", terms.ledger.text()) + "," +
                     json_of("asset", terms.asset.text()) + "," + json_of("clock", Amount{report.occasion.clock.value});
  const std::pair<std::string_view, Amount> amounts[] = {{"hot", report.hot},
                                                         {"cold", report.cold},
                                                         {"claims", report.claims},
                                                         {"pending", report.custody.pending},
                                                         {"in_flight", report.custody.in_flight},
                                                         {"surplus", max(report.surplus, NOTHING)},
                                                         {"shortfall", report.custody.shortfall},
                                                         {"owed", report.root.sum},
                                                         {"owing", report.owing},
                                                         {"lacking", report.lacking()},
                                                         {"leaves", Amount{static_cast<std::int64_t>(report.owed.size())}}};
  for (const auto& [field, amount] : amounts) text += "," + json_of(field, amount);
  text += "," + json_of("digest", report.digest);
  const auto place = options.of.empty() ? std::nullopt : shown(report, options.of);
  return text + (place ? ",\"place\":" + json_of(*place) : "") + "}";
}

/// Whether the reserves cover all, and the account's place leads to the digest.
bool is_well(const ReserveReport& report, const Options& options) {
  const std::optional<Shown> found = options.of.empty() ? std::nullopt : shown(report, options.of);
  return report.lacking() == NOTHING && (!found || found->leads_there);
}

int reserves(const Options& options) {
  const std::optional<Trace> trace = trace_in(options.trace);
  if (!trace) return 2;
  const State state = played(*trace);
  const std::vector<ReserveReport> reports = reserve_reports(state);
  if (!options.of.empty() && !knows(state, options.of, options.trace)) return 2;
  if (options.json) {
    std::string all;
    for (const ReserveReport& report : reports) all += (all.empty() ? "" : ",") + json_of(report, options);
    fmt::print("{{\"custodies\":[{}]}}\n", all);
  } else {
    for (const ReserveReport& report : reports) print_text(report, options);
    if (reports.empty()) fmt::print("no asset is under custody\n");
  }
  return std::ranges::all_of(reports, [&](const ReserveReport& report) { return is_well(report, options); }) ? 0 : 1;
}

}  // namespace

void add_reserves(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand(
      "reserves",
      "Show of each custody, at the end of a trace, what it holds and owes, with a digest in which accounts find what they are owed");
  const auto options = std::make_shared<Options>();
  command->add_option("TRACE", options->trace, "A trace in JSON Lines; - for standard input")->required();
  command->add_option("--of", options->of, "Show where this account stands in the digest, and check it");
  command->add_flag("--json", options->json, "Write one JSON object");
  command->footer("Example: plumbline reserves scenarios/custody-lent-out.jsonl --of alice");
  command->callback([options, &status] { status = reserves(*options); });
}

}  // namespace plumbline
