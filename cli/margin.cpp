// plumbline margin: the account equation of accounts on exchanges, at the end of a trace or at a line of it.
#include <fmt/core.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "conformance/margin_summary.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

struct Options {
  std::string trace;
  std::string of;
  std::size_t at = SIZE_MAX;
  bool json = false;
};

std::string digits(Amount amount) { return grouped(amount.value); }
std::string digits(Quantity quantity) { return grouped(quantity.value); }
std::string digits(Price price) { return grouped(price.value); }

void print_line(std::string_view what, Amount amount, std::string_view note = {}) {
  fmt::print("  {:<16} {:>24}{}{}\n", what, digits(amount), note.empty() ? "" : "  ", note);
}

void print_position(const PositionLine& line) {
  fmt::print("  {}: {} at a mark of {}; average entry {}, break-even {}\n", line.perpetual.text(), digits(line.quantity), digits(line.mark),
             digits(line.average_entry), digits(line.break_even));
  fmt::print("    unrealised {}, unsettled {}\n", digits(line.unrealised), digits(line.unsettled));
  fmt::print("    orders: bids {}, asks {}, reducing {}; filled they could lose {}\n", digits(line.orders.bids), digits(line.orders.asks),
             digits(line.orders.reducing), digits(line.orders.loss));
  fmt::print("    at most {}, a notional of {}: initial {}, maintenance {}, auto-close {}\n", digits(line.largest), digits(line.notional),
             digits(line.initial), digits(line.maintenance), digits(line.auto_close));
}

/// Parts of 10^6 as a percentage: 20,206 is 2.0206 %.
std::string percent(Integer ppm) {
  const std::string sign = ppm < 0 ? "-" : "";
  const Integer size = ppm < 0 ? -ppm : ppm;
  const Integer whole = mul_div_floor(size, 1, 10'000);
  return fmt::format("{}{}.{:0>4} %", sign, grouped(whole), to_string(size - whole * 10'000));
}

void print_text(const MarginSummary& summary) {
  if (summary.out_of_range) {
    fmt::print("{} on {}: beyond the machine's range, and so is every decision on it: out_of_range\n", summary.account.text(),
               summary.exchange.text());
    return;
  }
  fmt::print("{} on {}: {}\n", summary.account.text(), summary.exchange.text(),
             summary.status == MarginStatus::good ? "in good standing" : "in liquidation");
  for (const CollateralLine& line : summary.collateral)
    fmt::print("  {}: {} lodged, counts for {}\n", line.asset.text(), digits(line.holding), digits(line.value));
  for (const PositionLine& line : summary.positions) print_position(line);
  for (const DebtLine& line : summary.debts)
    fmt::print("  {}: owes {}, worth {}: initial {}, maintenance {}\n", line.pool.text(), digits(line.owed), digits(line.value),
               digits(line.initial), digits(line.maintenance));
  const Risk& risk = summary.risk;
  print_line("net equity", risk.equity);
  print_line("locked", summary.locked, "initial margin, and what the orders could lose");
  print_line("available", summary.available);
  print_line("withdrawable", max(summary.withdrawable, NOTHING), "without profit that is not paid for yet");
  print_line("maintenance", risk.maintenance);
  print_line("auto-close", summary.auto_close);
  print_line("exposure", risk.exposure);
  if (risk.unpriced > 0) fmt::print("  no price for {} of what is open: nothing is decided on it\n", grouped(risk.unpriced));
  if (const auto& fractions = summary.fractions)
    fmt::print("  margin fraction {}; asked for: initial {}, maintenance {}, auto-close {}\n", percent(fractions->margin),
               percent(fractions->initial), percent(fractions->maintenance), percent(fractions->auto_close));
  if (summary.standing < NOTHING) print_line("LACKING", -summary.standing, "of the maintenance margin of what is held");
}

int margin(const Options& options) {
  const std::optional<Trace> trace = trace_in(options.trace);
  if (!trace) return 2;
  const State state = played(*trace, options.at);
  if (!options.of.empty() && !knows(state, options.of, options.trace)) return 2;
  std::vector<MarginSummary> summaries = margin_summaries(state);
  if (!options.of.empty()) std::erase_if(summaries, [&](const MarginSummary& one) { return one.account.text() != options.of; });
  if (options.json) {
    std::string all;
    for (const MarginSummary& summary : summaries) all += (all.empty() ? "" : ",") + to_json(summary);
    fmt::print("{{\"accounts\":[{}]}}\n", all);
  } else {
    for (const MarginSummary& summary : summaries) print_text(summary);
    if (summaries.empty()) fmt::print("{} on an exchange\n", options.of.empty() ? "no account has anything" : options.of + " has nothing");
  }
  return std::ranges::all_of(summaries, [](const MarginSummary& summary) { return !summary.out_of_range && summary.standing >= NOTHING; })
             ? 0
             : 1;
}

}  // namespace

void add_margin(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("margin", "Show of each account on an exchange, at the end of a trace, what it has and what is asked of it");
  const auto options = std::make_shared<Options>();
  command->add_option("TRACE", options->trace, "A trace in JSON Lines; - for standard input")->required();
  command->add_option("--of", options->of, "Show this account only");
  command->add_option("--at", options->at, "Show it after the commands up to this line of the trace")->check(CLI::PositiveNumber);
  command->add_flag("--json", options->json, "Write one JSON object");
  command->footer("Example: plumbline margin scenarios/margin-gate.jsonl --of alice --at 42");
  command->callback([options, &status] { status = margin(*options); });
}

}  // namespace plumbline
