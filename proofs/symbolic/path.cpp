#include "proofs/symbolic/path.hpp"

#include <algorithm>

#include "proofs/symbolic/guide.hpp"

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

std::size_t Path::take(std::size_t options, std::size_t choice) {
  if (choice >= options) throw Unsupported{"a choice that the explorer does not have"};
  taken_.push_back(choice);
  arity_.push_back(options);
  return choice;
}

Mark joined(Mark a, Mark b) {
  if (a.member != NOBODY && b.member != NOBODY && a.member != b.member) throw Unsupported{"numbers of two classes' members at once"};
  return {std::max(a.member, b.member), a.gathered || b.gathered};
}

bool Path::decide(const z3::expr& formula, Mark mark) {
  if (formula.is_not()) return !decide(formula.arg(0), mark);
  if (mark.member != NOBODY) throw Unsupported{"a case that differs from member to member of a class"};
  if (mark.gathered) throw Unsupported{"a case that depends on what a loop has gathered so far"};
  if (const auto known = decided_.find(formula.id()); known != decided_.end()) return known->second;
  const bool answer = choose(2, [&] { return guide->holds(formula) ? 0U : 1U; }) == 0;
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

bool Path::precedes(const void* kind, int a, int b) {
  if (a == b || b == 0) return false;
  if (a == 0) return true;  // the empty name stands before any other
  if (in_class != NOBODY) throw Unsupported{"an order of names that differs from member to member of a class"};
  const auto key = std::make_tuple(kind, std::min(a, b), std::max(a, b));
  const auto known = order_.find(key);
  const auto guided = [&] { return guide->precedes(kind, std::min(a, b), std::max(a, b)) ? 0U : 1U; };
  const bool smaller_first = known != order_.end() ? known->second : choose(2, guided) == 0;
  order_.emplace(key, smaller_first);
  return (a < b) == smaller_first;
}

int Path::new_class(const std::string& of) {
  classes.push_back({of, {}, {}, {}, {}});
  const int number = static_cast<int>(classes.size()) - 1;
  const z3::expr count = expression(summed(number, Polynomial{{{}, 1}}));
  facts_.push_back(count >= 0 && count <= context().int_val("100000000000"));  // AX-31
  return number;
}

Polynomial Path::summed(int of, const Polynomial& number) {
  Polynomial sum;
  for (const auto& [monomial, factor] : number) {
    Monomial own, common;
    for (const int atom : monomial) {
      const Mark mark = atoms_[index(atom)].mark;
      if (mark.gathered) throw Unsupported{"what a member adds depends on what a loop has gathered so far"};
      if (mark.member != NOBODY && mark.member != of) throw Unsupported{"numbers of two classes' members at once"};
      (mark.member == of ? own : common).push_back(atom);
    }
    const auto [known, is_new] = sums_.emplace(std::make_pair(of, own), static_cast<int>(atoms_.size()));
    if (is_new) {
      std::string name = own.empty() ? "count of " + classes[index(of)].of : "sum";
      for (const int atom : own) name += " " + atoms_[index(atom)].term.to_string();
      atoms_.push_back({context().int_const((name + "#" + std::to_string(known->second)).c_str()), {}});
      sum_of_.emplace(known->second, known->first);
    }
    common.push_back(known->second);
    std::sort(common.begin(), common.end());
    Whole& total = sum[common];
    total += factor;
    if (total == 0) sum.erase(common);
  }
  return sum;
}

Polynomial Path::single(int of, const Polynomial& sum) const {
  Polynomial number;
  for (const auto& [monomial, factor] : sum) {
    Monomial own;
    int sums = 0;
    for (const int atom : monomial) {
      const auto known = sum_of_.find(atom);
      if (known == sum_of_.end() || known->second.first != of) {
        own.push_back(atom);
        continue;
      }
      ++sums;
      own.insert(own.end(), known->second.second.begin(), known->second.second.end());
    }
    if (sums != 1) throw Unsupported{"a number of many that is not a sum over them"};
    std::sort(own.begin(), own.end());
    Whole& total = number[own];
    total += factor;
    if (total == 0) number.erase(own);
  }
  return number;
}

int Path::rest(const std::string& which, bool of_several) {
  const auto known = rests_.find(which);
  if (known != rests_.end()) return known->second;
  const int atom = fresh("rest", {});
  rests_.emplace(which, atom);
  if (of_several) others_.push_back(atom);
  return atom;
}

void Path::compare(const Polynomial& difference) {
  if (const Mark of = mark(difference); of.member != NOBODY && !of.gathered) classes[index(of.member)].compared.insert(difference);
}

void Path::know_zero(const Polynomial& polynomial) {
  const Mark of = mark(polynomial);
  if (of.member == NOBODY) {
    facts_.push_back(expression(polynomial) == 0);
    return;
  }
  classes[index(of.member)].facts.push_back(expression(polynomial) == 0);
  if (!of.gathered) facts_.push_back(expression(summed(of.member, polynomial)) == 0);
}

Mark Path::mark(const Polynomial& polynomial) const {
  Mark all;
  for (const auto& [monomial, factor] : polynomial)
    for (const int atom : monomial) all = joined(all, atoms_[index(atom)].mark);
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

std::vector<z3::expr> Path::nobody_else() const {
  std::vector<z3::expr> all;
  for (const auto& [atom, of] : sum_of_) all.push_back(atoms_[index(atom)].term == 0);
  for (const int atom : others_) all.push_back(atoms_[index(atom)].term == 0);
  return all;
}

int Path::fresh(const std::string& name, Mark mark) {
  const int id = static_cast<int>(atoms_.size());
  atoms_.push_back({context().int_const((name + "#" + std::to_string(id)).c_str()), mark});
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

int Path::given(const z3::expr& term, Mark mark) {
  const auto [known, is_new] = given_.emplace(term.id(), static_cast<int>(atoms_.size()));
  if (is_new) atoms_.push_back({term, mark});
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
    all.push_back(name == product);
  }
  return all;
}

}  // namespace plumbline::proofs
