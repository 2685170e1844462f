// The proofs, about a model with one fault: plumbline_mutants MUTANT EFFORT FAMILY... discharges the families of these numbers, in this
// order, until one fails, and prints what fails first. MUTANT 0 is none, and prints of each family what it takes and which mutants it
// reaches. EFFORT is the most that the solver may do for one question. plumbline_mutants list prints the rule of each family.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proofs/prove.hpp"
#include "tests/mutants/mutant.hpp"

namespace {

int chosen = 0;
std::set<int> reached;

unsigned number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    std::fprintf(stderr, "plumbline_mutants: expected a number, found %s\n", std::string{text}.c_str());
    std::exit(2);
  }
  return value;
}

void print_reach(std::size_t index, const plumbline::proofs::Family& family) {
  std::printf("%zu\t%s\t%s\t%.3f\t%zu\t", index, family.name.c_str(), family.sentence.c_str(), family.seconds, family.failures.size());
  for (const int mutant : reached) std::printf(" %d", mutant);
  std::printf("\n");
}

}  // namespace

bool mutant(int number) {
  if (chosen == 0) reached.insert(number);
  return number == chosen;
}

int main(int count, char** argument) {
  using namespace plumbline::proofs;
  const std::vector<Task> tasks = all_tasks();
  if (count == 2 && argument[1] == std::string_view{"list"}) {
    for (const Task& task : tasks) std::printf("%s\n", task.name.c_str());
    return 0;
  }
  if (count < 4) {
    std::fprintf(stderr, "usage: plumbline_mutants MUTANT EFFORT FAMILY..., or plumbline_mutants list\n");
    return 2;
  }
  chosen = static_cast<int>(number(argument[1]));
  Discharge::limits() = {number(argument[2]), 1};
  for (int i = 3; i < count; ++i) {
    const std::size_t index = number(argument[i]);
    if (index >= tasks.size()) {
      if (chosen == 0) return 3;  // that was the last
      continue;
    }
    reached.clear();
    const Family family = tasks[index].discharge();
    if (chosen == 0) {
      print_reach(index, family);
    } else if (!family.failures.empty()) {
      std::printf("%zu\t%s\t%s\t%s\n", index, family.name.c_str(), family.sentence.c_str(), family.failures.front().c_str());
      return 1;
    }
    std::fflush(stdout);
  }
  return 0;
}
