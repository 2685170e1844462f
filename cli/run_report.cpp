#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "cli/run_text.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encoder.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

/// Columns of text, each as wide as its widest cell; the last one is aligned to the right.
class Columns {
 public:
  void add(std::vector<std::string> row) {
    widths_.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], row[i].size());
    rows_.push_back(std::move(row));
  }
  std::string text() const {
    std::string text;
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i + 1 < row.size(); ++i)
        if (widths_[i] > 0) text += fmt::format("  {:<{}}", row[i], widths_[i]);
      text += fmt::format("  {:>{}}\n", row.back(), widths_.back());
    }
    return text;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

std::size_t count_of(const Play& play, Wrong wrong) {
  return static_cast<std::size_t>(std::ranges::count(play.findings, wrong, &Finding::wrong));
}

std::size_t invariants() {
  std::set<std::string_view> numbers;
  for (const StateInvariant& invariant : state_invariants()) numbers.insert(invariant.number);
  for (const EventInvariant& invariant : event_invariants()) numbers.insert(invariant.number);
  for (const CommandInvariant& invariant : command_invariants()) numbers.insert(invariant.number);
  return numbers.size();
}

std::size_t expectations_unmet(const Play& play) {
  std::set<std::size_t> lines;
  for (const Finding& finding : play.findings)
    if (finding.wrong == Wrong::expectation_unmet) lines.insert(finding.line);
  return lines.size();
}

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

}  // namespace

std::string balances_table(const State& state) {
  Columns columns;
  columns.add({"account", "purse", "of", "asset", "balance"});
  AccountId last;
  for (const auto& [purse, balance] : state.balances) {
    if (balance == NOTHING) continue;
    columns.add({purse.account == last ? "" : purse.account.text(), std::string{name(purse.kind)}, purse.of.text(), purse.asset.text(),
                 grouped(balance.value)});
    last = purse.account;
  }
  return "\n" + columns.text() + "\n";
}

std::string verdict(const Trace& trace, const Play& play, const std::string& file) {
  std::string text;
  for (const Finding& finding : play.findings)
    text += fmt::format("{}:{}: {} (command {}, {})\n", file, finding.line, finding.what, finding.command,
                        name_of(trace.entries[finding.command - 1].command));
  text += fmt::format("{}: {} accepted, {} rejected; ", counted(trace.entries.size(), "command"), play.accepted, play.rejected);
  if (const std::size_t broken = count_of(play, Wrong::invariant_broken))
    text += fmt::format("an invariant was BROKEN {}", counted(broken, "time"));
  else
    text += fmt::format("{} invariants held after every step", invariants());
  if (const std::size_t missed = expectations_unmet(play))
    text += fmt::format("; {} of {} NOT MET", missed, counted(play.expectations, "expectation"));
  else if (play.expectations > 0)
    text += fmt::format("; {} met", counted(play.expectations, "expectation"));
  if (const std::size_t differing = count_of(play, Wrong::record_differs)) text += fmt::format("; {} DIFFER from the record", differing);
  return text + "\n";
}

std::string summary_json(const Trace& trace, const Play& play, const std::string& file) {
  std::string findings;
  for (const Finding& finding : play.findings)
    findings += fmt::format("{}{{\"command\":{},\"line\":{},\"kind\":\"{}\",\"what\":{}}}", findings.empty() ? "" : ",", finding.command,
                            finding.line, name(finding.wrong), spelled(finding.what));
  return fmt::format(
      "{{\"trace\":{},\"commands\":{},\"accepted\":{},\"rejected\":{},\"invariants\":{},\"expectations\":{},\"findings\":[{}],\"digest\":"
      "\"{}\",\"balances\":{}}}",
      spelled(file), trace.entries.size(), play.accepted, play.rejected, invariants(), play.expectations, findings, digest(play.end),
      encoded(play.end.balances));
}

}  // namespace plumbline
