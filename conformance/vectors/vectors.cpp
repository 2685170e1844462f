#include "conformance/vectors/vectors.hpp"

#include <algorithm>

#include "conformance/driver/protocol.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/encoder.hpp"
#include "conformance/text/path.hpp"
#include "conformance/vectors/gathering.hpp"

namespace plumbline {
namespace {

/// `"field":"text"`
std::string member_line(std::string_view field, std::string_view text) { return spelled(field) + ":" + spelled(text); }

/// Every purse that does not hold zero, as an expectation spells it.
std::string balances_of(const State& state) {
  std::string text;
  for (const auto& [purse, balance] : state.balances) {
    if (balance == NOTHING) continue;
    text += text.empty() ? "{" : ",{";
    text += member_line("account", purse.account.text()) + "," + member_line("asset", purse.asset.text()) + "," +
            member_line("purse", name(purse.kind)) + "," + member_line("of", purse.of.text()) + "," +
            member_line("amount", to_string(balance.value)) + "}";
  }
  return text;
}

/// What is expected of a command: the reason, or its events in full; after the last also the balances.
std::string expectation_line(const Decision& outcome, const State* end) {
  std::string text = outcome_reply(outcome);
  if (end) text.insert(text.size() - 1, ",\"balances\":[" + balances_of(*end) + "]");
  return "{\"expect\":" + text + "}\n";
}

std::string text_of(const Case& one) {
  std::string text = header_line(one) + "\n";
  State state = one.start;
  for (std::size_t i = 0; i < one.commands.size(); ++i) {
    Step taken = step(std::move(state), one.commands[i]);
    state = std::move(taken.state);
    text += to_json(one.commands[i]) + "\n";
    text += expectation_line(taken.outcome, i + 1 == one.commands.size() ? &state : nullptr);
  }
  return text;
}

std::string path_of(const Shown& shown, std::size_t number) {
  return chapter_of(shown.rule) + "/" + shown.rule + "/" + shown.what + "/" + std::to_string(number) + ".jsonl";
}

/// The chapters that an engine must have to play a case.
std::string chapters_of(const Case& one) {
  std::set<std::string> chapters;
  for (const Command& command : one.commands) chapters.insert(kinds_of_commands()[command.index()].chapter);
  if (!one.start.custodies.empty()) chapters.insert("CSTD");
  for (const auto& [id, exchange] : one.start.exchanges)
    if (!exchange.terms.pools.empty()) chapters.insert("MRGN");
  std::string text;
  for (const std::string& chapter : chapters) text += (text.empty() ? "" : ",") + spelled(chapter);
  return "[" + text + "]";
}

/// A line of the manifest.
std::string entry_of(const std::string& path, const Shown& shown, const Case& one) {
  const Decision outcome = last_outcome(one);
  const Reason* reason = std::get_if<Reason>(&outcome);
  return "{" + member_line("path", path) + "," + member_line("rule", shown.rule) + "," + member_line("shows", shown.what) + "," +
         member_line(reason ? "rejected" : "events", label(outcome)) + ",\"chapters\":" + chapters_of(one) + "}";
}

}  // namespace

Tree make_vectors(std::uint64_t seed, const Outcomes& wanted) {
  Tree tree;
  std::string entries;
  for (const auto& [shown, gathered] : gather(seed, wanted))
    for (std::size_t i = 0; i < gathered.cases.size(); ++i) {
      const std::string path = path_of(shown, i + 1);
      tree[path] = text_of(gathered.cases[i]);
      entries += (entries.empty() ? "" : ",\n") + entry_of(path, shown, gathered.cases[i]);
    }
  tree[manifest] = "{" + member_line("plumbline", format_version) + "," + member_line("spec", spec_version) + "," +
                   member_line("generator", "plumbline vectors") + "," + member_line("seed", std::to_string(seed)) + "," +
                   member_line("digest", digest_of(tree)) + ",\"vectors\":[\n" + entries + "\n]}\n";
  return tree;
}

std::string digest_of(const Tree& tree) {
  std::string all;
  for (const auto& [path, text] : tree)
    if (path != manifest) all += path + "\n" + digest(text) + "\n";
  return digest(all);
}

}  // namespace plumbline
