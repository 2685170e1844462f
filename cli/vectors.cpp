#include "conformance/vectors/vectors.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "cli/outcomes.hpp"

namespace plumbline {
namespace {

namespace fs = std::filesystem;

/// The folder cannot be used: why, in one line.
struct Unusable {
  std::string why;
};

void write_tree(const fs::path& folder, const Tree& tree) {
  if (fs::exists(folder) && !fs::is_empty(folder)) throw Unusable{folder.string() + ": is there already, and not empty"};
  for (const auto& [path, text] : tree) {
    const fs::path file = folder / path;
    fs::create_directories(file.parent_path());
    if (!(std::ofstream(file, std::ios::binary) << text).flush()) throw Unusable{file.string() + ": cannot be written"};
  }
}

Tree read_tree(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw Unusable{folder.string() + ": is not a folder"};
  Tree tree;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) continue;
    const auto text = contents(entry.path().string());
    if (!text) throw Unusable{entry.path().string() + ": cannot be read"};
    tree[fs::relative(entry.path(), folder).generic_string()] = *text;
  }
  return tree;
}

/// What is in a tree, in one line, after what is wrong with it.
int report(const Tree& tree) {
  const std::vector<std::string> found = flaws(tree, outcomes_of_rules());
  for (const std::string& flaw : found) fmt::print("{}\n", flaw);
  std::set<std::string> shown;
  std::size_t bytes = 0;
  for (const auto& [path, text] : tree) {
    bytes += text.size();
    if (path != manifest) shown.insert(path.substr(0, path.rfind('/')));
  }
  fmt::print("{} vectors show {} things, {:.1f} MB; digest {}; {}\n", tree.size() - tree.contains(manifest), shown.size(),
             static_cast<double>(bytes) / 1e6, digest_of(tree),
             found.empty() ? "all is well" : fmt::format("{} things are wrong", found.size()));
  return found.empty() ? 0 : 1;
}

int vectors(const std::string& folder, std::uint64_t seed, bool check) try {
  if (check) return report(read_tree(folder));
  const Tree tree = make_vectors(seed, outcomes_of_rules());
  write_tree(folder, tree);
  return report(tree);
} catch (const Unusable& unusable) {
  fmt::print(stderr, "plumbline: {}\n", unusable.why);
  return 2;
} catch (const fs::filesystem_error& error) {
  fmt::print(stderr, "plumbline: {}: {}\n", error.path1().string(), error.code().message());
  return 2;
}

}  // namespace

void add_vectors(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("vectors", "Write small traces that show every reason and every boundary, or check such a tree.");
  struct Options {
    std::string folder;
    std::uint64_t seed = 1;
    bool check = false;
  };
  const auto options = std::make_shared<Options>();
  command->add_option("FOLDER", options->folder, "Where the tree is, or is to be")->required();
  auto* check = command->add_flag("--check", options->check, "Check the tree that is there");
  command->add_option("--seed", options->seed, "The same seed, the same tree")->excludes(check)->capture_default_str();
  command->footer("Example: plumbline vectors build/vectors\nThe tree is described in spec/vectors.md.");
  command->callback([options, &status] { status = vectors(options->folder, options->seed, options->check); });
}

}  // namespace plumbline
