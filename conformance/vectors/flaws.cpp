#include <algorithm>

#include "conformance/chooser/numbers.hpp"
#include "conformance/driver/protocol.hpp"
#include "conformance/player.hpp"
#include "conformance/text/scalars.hpp"
#include "conformance/vectors/shown.hpp"
#include "conformance/vectors/vectors.hpp"

namespace plumbline {
namespace {

const Path ROOT;

/// A line of the manifest.
struct Entry {
  std::string path;
  std::string rule;
  std::string shows;
  std::string outcome;
};

struct Listed {
  std::string digest;
  std::vector<Entry> entries;
};

const std::string& text_at(const json::Object& object, std::string_view field, const Path& path) {
  const json::Value* value = json::find(object, field);
  if (!value) refuse(Path{&path, field}, "a string", "nothing: the field is missing");
  return string_of(*value, Path{&path, field}, "a string");
}

/// Throws Unreadable.
Listed read_manifest(const std::string& text) {
  const json::Value value = json::parse(text);
  const json::Object& object = object_of(value, ROOT);
  for (const auto& [field, ours] : {std::pair{"plumbline", format_version}, {"spec", spec_version}})
    if (text_at(object, field, ROOT) != ours) refuse(Path{&ROOT, field}, in_quotes(ours), in_quotes(text_at(object, field, ROOT)));
  Listed listed{text_at(object, "digest", ROOT), {}};
  const Path path{&ROOT, "vectors"};
  const json::Value* vectors = json::find(object, "vectors");
  if (!vectors) refuse(path, "an array", "nothing: the field is missing");
  const json::Array& array = array_of(*vectors, path);
  for (std::size_t i = 0; i < array.size(); ++i) {
    const Path here{&path, i};
    const json::Object& entry = object_of(array[i], here);
    const std::string_view outcome = json::find(entry, "rejected") ? "rejected" : "events";
    listed.entries.push_back(
        {text_at(entry, "path", here), text_at(entry, "rule", here), text_at(entry, "shows", here), text_at(entry, outcome, here)});
  }
  return listed;
}

/// Whether a case shows, by its last command, what it is said to show.
bool shows(const Case& one, const Decision& outcome, const std::string& what) {
  const std::vector<std::string> names = names_of(outcome);
  if (std::ranges::find(names, what) != names.end()) return true;
  bool found = false;
  Command last = one.commands.back();
  each_number(last, [&](const std::string& path, Integer& number) {
    found = found || (number == 0 && what == path + "-zero") || (number == 1 && what == path + "-one");
  });
  if (found || !what.starts_with(label(outcome) + "-beside-")) return found;
  return std::ranges::any_of(edges(one),
                             [&](const Edge& edge) { return what == label(outcome) + "-beside-" + edge.beside + "-at-" + edge.place; });
}

class Checking {
 public:
  explicit Checking(const Tree& tree) : tree_(tree) {}

  std::vector<std::string> whole(const Outcomes& wanted) {
    const auto text = tree_.find(manifest);
    if (text == tree_.end()) return {std::string{manifest} + " is missing"};
    try {
      listed(read_manifest(text->second));
    } catch (const Unreadable& unreadable) {
      return {std::string{manifest} + ": " + unreadable.message()};
    }
    for (const auto& [rule, what] : wanted) ways_[{rule, what}];
    for (const auto& [shown, different] : ways_)
      if (different.size() < ways)
        flaws_.push_back(shown.first + " " + shown.second + " is shown in " + std::to_string(different.size()) + " ways, not in " +
                         std::to_string(ways));
    return std::move(flaws_);
  }

 private:
  void listed(const Listed& listed) {
    std::set<std::string> paths{manifest};
    for (const Entry& entry : listed.entries) {
      if (!paths.insert(entry.path).second) flaws_.push_back(entry.path + " is listed twice");
      vector(entry);
    }
    for (const auto& [path, text] : tree_)
      if (!paths.contains(path)) flaws_.push_back(path + " is not in the manifest");
    if (const std::string actual = digest_of(tree_); actual != listed.digest)
      flaws_.push_back("the digest of the tree is " + actual + ", not " + listed.digest);
  }

  void vector(const Entry& entry) {
    const auto text = tree_.find(entry.path);
    if (text == tree_.end()) return flaws_.push_back(entry.path + " is missing");
    const auto trace = read_trace(text->second, entry.path);
    if (!trace) return flaws_.push_back(trace.error());
    if (trace->entries.empty()) return flaws_.push_back(entry.path + " has no command");
    for (const TraceEntry& one : trace->entries)
      if (!one.expected) flaws_.push_back(entry.path + ":" + std::to_string(one.line) + ": nothing is expected of this command");
    for (const Finding& finding : play(*trace).findings)
      flaws_.push_back(entry.path + ":" + std::to_string(finding.line) + ": " + finding.what);
    const Case one = case_of(*trace);
    const Decision outcome = last_outcome(one);
    if (kinds_of_commands()[one.commands.back().index()].rule != entry.rule || label(outcome) != entry.outcome ||
        !shows(one, outcome, entry.shows))
      flaws_.push_back(entry.path + " does not show what the manifest says");
    ways_[{entry.rule, entry.shows}].insert(way_of(one));
  }

  const Tree& tree_;
  std::vector<std::string> flaws_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> ways_;
};

}  // namespace

std::vector<std::string> flaws(const Tree& tree, const Outcomes& wanted) { return Checking(tree).whole(wanted); }

}  // namespace plumbline
