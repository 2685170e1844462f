#include "proofs/symbolic/path.hpp"

#include <algorithm>

namespace plumbline::proofs {
namespace {

thread_local Path* running = nullptr;

}  // namespace

Running::Running(Path& path) : before_(running) { running = &path; }
Running::~Running() { running = before_; }

Path& Path::current() {
  if (!running) throw Unsupported{"a symbolic number outside a proof"};
  return *running;
}

z3::context& Path::context() {
  static z3::context context;
  return context;
}

std::size_t Path::choose(std::size_t options) {
  if (options == 0) throw Contradiction{};
  const std::size_t at = taken_.size();
  const std::size_t choice = at < script_.size() ? script_[at] : 0;
  taken_.push_back(choice);
  arity_.push_back(options);
  return choice;
}

bool Path::decide(const z3::expr& formula) {
  if (formula.is_not()) return !decide(formula.arg(0));
  if (in_crowd) throw Unsupported{"a case that differs from member to member of a crowd"};
  if (const auto known = decided_.find(formula.id()); known != decided_.end()) return known->second;
  const bool answer = choose(2) == 0;
  decided_[formula.id()] = answer;
  conditions_.push_back(answer ? formula : !formula);
  return answer;
}

bool Path::next(std::vector<std::size_t>& script) const {
  script = taken_;
  while (!script.empty() && script.back() + 1 == arity_[script.size() - 1]) script.pop_back();
  if (script.empty()) return false;
  ++script.back();
  return true;
}

int Path::crowd_term(const std::string& operation, const Polynomial& a, const Polynomial& b) {
  const auto key = std::make_tuple(operation, a, b);
  if (const auto known = crowd_terms_.find(key); known != crowd_terms_.end()) return known->second;
  const int atom = fresh("crowd_" + operation);
  crowd_terms_.emplace(key, atom);
  return atom;
}

std::vector<z3::expr> Path::rests() const {
  std::vector<z3::expr> all;
  for (const auto& [what, atom] : crowd_terms_)
    if (std::get<0>(what).find(": ") != std::string::npos) all.push_back(atoms_[static_cast<std::size_t>(atom)].term);
  return all;
}

std::vector<z3::expr> Path::of_squares() {
  std::vector<z3::expr> all;
  for (const auto& [number, root] : roots) {
    z3::expr_vector squares(context());
    for (const int side : {0, 1, 2, 3, 5, 10, 100, 1000, 10'000})
      squares.push_back(expression(number) == side * side &&
                        atoms_[static_cast<std::size_t>(root)].term == context().int_val(side) * 1'000'000);
    all.push_back(z3::mk_or(squares));
  }
  return all;
}

std::vector<z3::expr> Path::empty_crowds() {
  std::vector<z3::expr> all;
  for (const Quotient& quotient : quotients)
    if (quotient.of_crowd) all.push_back(atoms_[static_cast<std::size_t>(quotient.whole)].term == 0);
  for (const auto& [what, atom] : crowd_terms_)
    if (std::get<0>(what) == "min" || std::get<0>(what) == "max") all.push_back(atoms_[static_cast<std::size_t>(atom)].term == 0);
  for (const z3::expr& rest : rests()) all.push_back(rest == 0);
  return all;
}

int Path::fresh(const std::string& name) {
  const int id = static_cast<int>(atoms_.size());
  atoms_.push_back({context().int_const((name + "#" + std::to_string(id)).c_str())});
  if (in_crowd) crowd_atoms.push_back(id);
  return id;
}

std::vector<z3::expr> Path::within(const char* bound, const char* bound_of_balances) const {
  const z3::expr most = context().int_val(bound), most_of_balances = context().int_val(bound_of_balances);
  std::vector<z3::expr> all;
  for (const Atom& atom : atoms_)
    if (atom.term.is_const()) {
      const std::string name = atom.term.decl().name().str();
      if (name.starts_with("root#") || name.starts_with("product#")) continue;  // they follow from the others
      const bool balance = name.starts_with("state.balances#");
      const z3::expr& limit = balance ? most_of_balances : most;
      all.push_back(atom.term >= -limit && atom.term <= limit);
    }
  return all;
}

int Path::given(const z3::expr& term) {
  const auto [known, is_new] = given_.emplace(term.id(), static_cast<int>(atoms_.size()));
  if (is_new) atoms_.push_back({term});
  return known->second;
}

const Polynomial* Path::keep(Polynomial polynomial) { return &kept_.emplace_back(std::move(polynomial)); }

z3::expr Path::expression(const Polynomial& polynomial) {
  z3::expr_vector terms(context());
  for (const auto& [monomial, factor] : polynomial) {
    const z3::expr number = context().int_val(factor.str().c_str());
    if (monomial.empty()) {
      terms.push_back(number);
      continue;
    }
    z3::expr product(context());
    if (monomial.size() == 1) {
      product = atoms_[static_cast<std::size_t>(monomial[0])].term;
    } else {
      auto known = monomials_.find(monomial);
      if (known == monomials_.end()) {
        std::string name = "product";
        for (const int atom : monomial) name += "." + std::to_string(atom);
        known = monomials_.emplace(monomial, context().int_const(name.c_str())).first;
      }
      product = known->second;
    }
    terms.push_back(factor == 1 ? product : number * product);
  }
  if (terms.empty()) return context().int_val(0);
  return terms.size() == 1 ? terms[0] : z3::sum(terms);
}

std::vector<z3::expr> Path::definitions() const {
  std::vector<z3::expr> all;
  for (const auto& [monomial, name] : monomials_) {
    z3::expr product = atoms_[static_cast<std::size_t>(monomial[0])].term;
    for (std::size_t i = 1; i < monomial.size(); ++i) product = product * atoms_[static_cast<std::size_t>(monomial[i])].term;
    bool crowded = true;  // both factors are sums over a crowd: the product of sums is not the sum of products
    for (const int atom : monomial) crowded = crowded && std::find(crowd_atoms.begin(), crowd_atoms.end(), atom) != crowd_atoms.end();
    if (!crowded) all.push_back(name == product);
  }
  return all;
}

}  // namespace plumbline::proofs
