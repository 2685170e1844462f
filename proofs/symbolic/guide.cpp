#include "proofs/symbolic/guide.hpp"

#include <algorithm>

#include "ref/core/sha256.hpp"

namespace plumbline::proofs {

Whole quotient_of(Division kind, const Whole& a, const Whole& b, const Whole& c) {
  const Whole exact = a * b;
  const Whole toward_zero = exact / c;
  const bool whole = exact % c == 0;
  if (kind == Division::ceil) return !whole && exact > 0 ? Whole(toward_zero + 1) : toward_zero;
  return !whole && exact < 0 ? Whole(toward_zero - 1) : toward_zero;
}

Whole root_of(const Whole& n) {
  const Whole square = n * 1'000'000 * 1'000'000;
  const Whole down = sqrt(square);
  return down * down < square ? Whole(down + 1) : down;
}

Whole hash_of(const Whole& secret) {
  Bytes32 bytes{};
  Whole left = secret;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, left >>= 8) *byte = static_cast<std::uint8_t>(left & 255);
  Whole hash = 0;
  for (const std::uint8_t byte : sha256(bytes)) hash = (hash << 8) + byte;
  return hash;
}

// ---- names ----

std::size_t Guide::place_of(const void* kind, int told) const {
  const auto known = names_.find(kind);
  if (known == names_.end()) return 0;
  return static_cast<std::size_t>(std::ranges::find(known->second, told) - known->second.begin());
}

void Guide::name(const void* kind, int told) {
  names_[kind].push_back(told);
}

int Guide::told(const void* kind, int number) const {
  if (number == 0) return 0;
  return names_.at(kind).at(Path::index(number) - 1);
}

int Guide::bystander(const std::vector<int>& unnamed) {
  constexpr int NOWHERE = 500'000;
  if (unnamed.empty()) return NOWHERE + ++nobodies_;
  for (const int one : unnamed)
    if (preferred_.contains(one)) return one;
  draws_ = draws_ * 6364136223846793005 + 1442695040888963407;
  return unnamed[(draws_ >> 33) % unnamed.size()];
}

bool Guide::precedes(const void* kind, int a, int b) const {
  const int one = told(kind, a), other = told(kind, b);
  if (one == other) throw Twice{one, "an order of names"};
  return one < other;
}

// ---- numbers ----

Whole Guide::number(const Polynomial& polynomial, std::size_t member) {
  Whole sum = 0;
  for (const auto& [monomial, factor] : polynomial) sum += factor * product(monomial, member);
  return sum;
}

Whole Guide::product(const Monomial& monomial, std::size_t member) {
  Whole all = 1;
  for (const int factor : monomial) all *= atom(factor, member);
  return all;
}

Whole Guide::sum(int of, const Monomial& own) {
  Whole all = 0;
  for (std::size_t member = 0; member < members(of).size(); ++member) all += product(own, member);
  return all;
}

void Guide::hear(const std::string& which, const std::string& whose, const std::vector<Whole>& part) {
  const auto [known, is_new] = parts_[which].try_emplace(whose, part, part);
  auto& [first, last] = known->second;
  for (std::size_t i = 0; i < part.size(); ++i)
    if (first[i] == 0) first[i] = part[i];  // a sum may be taken without some of its numbers
  last = part;
}

Whole Guide::rest(const Rest& rest) {
  const auto known = parts_.find(rest.which);
  if (known == parts_.end()) throw Unsupported{"a sum that the concrete run does not take: " + rest.which};
  Whole all = 0;
  for (const auto& [whose, part] : known->second)
    if (!rest.named(whose)) all += (rest.last ? part.second : part.first).at(rest.number);
  return all;
}

/// Any number: what follows must hold of whatever was gathered before.
Whole Guide::drawn(int atom) {
  const std::size_t mixed = (draws_ + Path::index(atom) * 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
  return Whole(mixed >> 20) - Whole(std::size_t{1} << 43);
}

std::optional<Whole> Guide::quotient(int atom, std::size_t member) {
  for (const Path::Quotient& known : path_.quotients) {
    if (known.whole != atom && known.left != atom) continue;
    const Whole a = number(known.a, member), b = number(known.b, member), c = number(known.c, member);
    if (c <= 0) return 0;  // owed not to be
    if (known.kind != Division::carry) return quotient_of(known.kind, a, b, c);
    const Whole all = a * b + number(known.carry, member);
    const Whole whole = quotient_of(Division::floor, all, 1, c);
    return known.whole == atom ? whole : Whole(all - whole * c);
  }
  return {};
}

Whole Guide::atom(int number, std::size_t member) {
  if (const auto known = told_.find(number); known != told_.end())
    return known->second.size() == 1 ? known->second.front() : known->second.at(member);
  return value(path_.atoms_[Path::index(number)].term, member);
}

Whole Guide::of_symbol(const z3::expr& symbol, std::size_t member) {
  for (; seen_ < path_.atoms_.size(); ++seen_) symbols_.emplace(path_.atoms_[seen_].term.id(), static_cast<int>(seen_));
  if (symbol.decl().name().str().starts_with("product."))
    for (const auto& [monomial, term] : path_.monomials_)
      if (term.id() == symbol.id()) return product(monomial, member);
  const auto known = symbols_.find(symbol.id());
  if (known == symbols_.end()) throw Unsupported{"a number that nobody knows: " + symbol.to_string()};
  const int number = known->second;
  if (told_.contains(number)) return atom(number, member);
  if (const auto of = path_.sum_of_.find(number); of != path_.sum_of_.end()) return sum(of->second.first, of->second.second);
  if (const auto rest_of = rests_.find(number); rest_of != rests_.end()) return rest(rest_of->second);
  if (const auto divided = quotient(number, member)) return *divided;
  for (const auto& [of, root] : path_.roots)
    if (root == number) return root_of(this->number(of, member));
  const Polynomial itself{{{number}, 1}};
  for (const auto& [factors, named] : path_.products)
    if (named == itself) return this->number(factors.first, member) * this->number(factors.second, member);
  if (path_.atoms_[Path::index(number)].mark.gathered) return drawn(number);
  throw Unsupported{"a number of which the guide was told nothing: " + symbol.to_string()};
}

Whole Guide::value(const z3::expr& term, std::size_t member) {
  const auto key = std::make_pair(term.id(), member);
  if (const auto known = computed_.find(key); known != computed_.end()) return known->second;
  kept_.push_back(term);
  const Whole result = computed(term, member);
  computed_.emplace(key, result);
  return result;
}

Whole Guide::computed(const z3::expr& term, std::size_t member) {
  if (std::string digits; term.is_numeral(digits)) return Whole{digits};
  const auto at = [&](unsigned argument) { return value(term.arg(argument), member); };
  const unsigned arguments = term.num_args();
  switch (term.decl().decl_kind()) {
    case Z3_OP_TRUE: return 1;
    case Z3_OP_FALSE: return 0;
    case Z3_OP_NOT: return at(0) == 0;
    case Z3_OP_IMPLIES: return at(0) == 0 || at(1) != 0;
    case Z3_OP_EQ: return at(0) == at(1);
    case Z3_OP_LE: return at(0) <= at(1);
    case Z3_OP_LT: return at(0) < at(1);
    case Z3_OP_GE: return at(0) >= at(1);
    case Z3_OP_GT: return at(0) > at(1);
    case Z3_OP_ITE: return at(0) != 0 ? at(1) : at(2);
    case Z3_OP_UMINUS: return -at(0);
    case Z3_OP_SUB: return at(0) - at(1);
    case Z3_OP_AND: {
      for (unsigned i = 0; i < arguments; ++i)
        if (at(i) == 0) return 0;
      return 1;
    }
    case Z3_OP_OR: {
      for (unsigned i = 0; i < arguments; ++i)
        if (at(i) != 0) return 1;
      return 0;
    }
    case Z3_OP_ADD:
    case Z3_OP_MUL: {
      const bool add = term.decl().decl_kind() == Z3_OP_ADD;
      Whole all = add ? 0 : 1;
      for (unsigned i = 0; i < arguments; ++i) add ? all += at(i) : all *= at(i);
      return all;
    }
    default: break;
  }
  if (arguments == 0) return of_symbol(term, member);
  const std::string function = term.decl().name().str();
  if (function == "hash") return hash_of(at(0));
  if (function == "preimage")
    for (const auto& [secret, hash] : path_.hashes)
      if (value(hash, member) == at(0)) return value(secret, member);
  throw Unsupported{"a term that cannot be computed: " + term.to_string()};
}

// ---- order ----

void Line::join(const std::vector<int>& who, const Polynomial& weight) {
  for (std::size_t member = 0; member < who.size(); ++member) weights_[who[member]] += guide_.number(weight, member);
}

void Line::tell(int before, const std::vector<int>& who) const {
  std::vector<Whole> all;
  for (const int one : who) {
    Whole& sum = all.emplace_back(0);
    for (const auto& [other, weight] : weights_)
      if (other < one) sum += weight;
  }
  guide_.tell(before, all);
}

}  // namespace plumbline::proofs
