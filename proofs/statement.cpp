#include "proofs/statement.hpp"

#include <chrono>

#include "proofs/symbolic/facts.hpp"

namespace plumbline::proofs {
namespace {

std::vector<z3::expr> joined(std::vector<z3::expr> some, const std::vector<z3::expr>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

/// Whether something satisfies the premises on a path.
bool is_possible(Path& path, Discharge& discharge) {
  std::optional<z3::model> example;
  for (const char* bound : {"1", "9"})
    if (discharge.example(joined(path.within(bound, bound), path.of_squares()))) return true;
  return discharge.possible(example) == Verdict::proved;
}

/// Discharges the statement on one path, and looks for an example of its premises as long as no path has one.
void discharge_path(Path& path, const Statement& made, Family& family, bool& shown) {
  Discharge discharge(path, made.premises(), made.products_known() ? facts_of_products() : std::vector<z3::expr>{}, family);
  if (discharge.excluded()) return;
  shown = shown || is_possible(path, discharge);
  ++family.paths;
  std::vector<Claim> claims = made.claims();
  for (const Duty& duty : path.duties()) claims.push_back({duty.what, duty.claim});
  for (const Unproved& left : discharge.unproved(claims))
    family.failures.push_back(left.claim.what + ": " + std::string{name(left.verdict)});
}

Family discharge(const std::string& name, const std::string& sentence, const std::function<void(Statement&)>& state_it) {
  const auto start = std::chrono::steady_clock::now();
  Family family;
  family.name = name;
  family.sentence = sentence;
  std::vector<std::size_t> script;
  bool shown = false;
  for (bool more = true; more;) {
    Path path(script);
    const Running running(path);
    try {
      Statement made;
      state_it(made);
      discharge_path(path, made, family, shown);
    } catch (const Contradiction&) {
    } catch (const Unsupported& unsupported) {
      family.failures.push_back("not supported: " + unsupported.what);
    }
    more = path.next(script);
  }
  if (!shown) family.failures.push_back("nothing satisfies the premises");
  family.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return family;
}

}  // namespace

Task statement(const std::string& name, const std::string& sentence, const std::function<void(Statement&)>& state_it) {
  return {name, [=] { return discharge(name, sentence, state_it); }};
}

z3::expr rounded_down(Integer rounded, Integer divisor, Integer exact) {
  return (rounded * divisor <= exact).formula() && (exact - rounded * divisor < divisor).formula();
}

}  // namespace plumbline::proofs
