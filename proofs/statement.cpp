#include "proofs/statement.hpp"

#include <chrono>

#include "proofs/symbolic/facts.hpp"

namespace plumbline::proofs {
namespace {

/// Discharges the statement on one path; whether the path is possible at all.
bool discharge_path(const Path& path, const Statement& made, Family& family) {
  Discharge discharge(path, made.premises(), facts_of_products(), family);
  std::optional<z3::model> example;
  if (discharge.excluded()) return false;
  if (discharge.possible(example, path.within("9", "9")) != Verdict::proved && discharge.possible(example) != Verdict::proved) return false;
  ++family.paths;
  std::vector<Claim> claims = made.claims();
  for (const Duty& duty : path.duties()) claims.push_back({duty.what, duty.claim});
  for (const Unproved& left : discharge.unproved(claims))
    family.failures.push_back(left.claim.what + ": " + std::string{name(left.verdict)});
  return true;
}

Family discharge(const std::string& name, const std::string& sentence, const std::function<void(Statement&)>& state_it) {
  const auto start = std::chrono::steady_clock::now();
  Family family;
  family.name = name;
  family.sentence = sentence;
  std::vector<std::size_t> script;
  for (bool more = true; more;) {
    Path path(script);
    const Running running(path);
    try {
      Statement made;
      state_it(made);
      discharge_path(path, made, family);
    } catch (const Contradiction&) {
    } catch (const Unsupported& unsupported) {
      family.failures.push_back("not supported: " + unsupported.what);
    }
    more = path.next(script);
  }
  if (family.paths == 0) family.failures.push_back("nothing satisfies the premises");
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
