// An engine of one's own against the model, in one process, with RapidCheck. The engine is a map of balances; if a word is given
// to the program, it has a fault, which must be found.
#include <plumbline.h>
#include <rapidcheck.h>

#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

const char* const start =
    R"({"plumbline":"1","spec":"0.1","genesis":{"policies":{"notional_rounding":"against_taker","fee_rounding":"ceiling","longest_jump":"0"},)"
    R"("ledgers":{"main":{"start":"0","outside":"world"}},)"
    R"("assets":[{"key":{"ledger":"main","asset":"USD"},"value":{"issuer":"a","limit":"1000000"}}],)"
    R"("accounts":{"a":{"ledger":"main","owner":"a","account_class":"house","held_for":""},)"
    R"("b":{"ledger":"main","owner":"b","account_class":"house","held_for":""},)"
    R"("world":{"ledger":"main","owner":"","account_class":"outside","held_for":""}}}})";

struct Move {
  std::string from;  ///< empty: a deposit
  std::string to;
  std::int64_t amount;
};
std::ostream& operator<<(std::ostream& out, const Move& move) { return out << move.from << " -> " << move.to << ": " << move.amount; }

class Engine {
 public:
  explicit Engine(bool faulty) : faulty_(faulty) {}
  bool accepts(const Move& move) {
    if (move.from == move.to || move.amount <= 0) return false;
    if (!move.from.empty() && balances_[move.from] + (faulty_ ? 1 : 0) < move.amount) return false;
    balances_[move.from] -= move.amount;
    balances_[move.to] += move.amount;
    return true;
  }

 private:
  bool faulty_;
  std::map<std::string, std::int64_t> balances_;
};

bool model_accepts(plumbline_model* model, const Move& move) {
  if (move.from.empty()) {
    plumbline_movement deposit{{}, "USD", move.amount};
    std::strncpy(deposit.account, move.to.c_str(), sizeof deposit.account);
    return plumbline_step_deposit(model, &deposit) == 0;
  }
  plumbline_transfer transfer{{}, {}, "USD", move.amount};
  std::strncpy(transfer.from, move.from.c_str(), sizeof transfer.from);
  std::strncpy(transfer.to, move.to.c_str(), sizeof transfer.to);
  return plumbline_step_transfer(model, &transfer) == 0;
}

rc::Gen<Move> moves() {
  return rc::gen::construct<Move>(rc::gen::element<std::string>("", "a", "b"), rc::gen::element<std::string>("a", "b"),
                                  rc::gen::inRange<std::int64_t>(-2, 20));
}

}  // namespace

int main(int argc, char**) {
  const bool faulty = argc > 1;
  const bool same = rc::check("the engine accepts what the model accepts", [=] {
    const auto several = *rc::gen::container<std::vector<Move>>(moves());
    const std::unique_ptr<plumbline_model, void (*)(plumbline_model*)> model{plumbline_new(), plumbline_free};
    RC_ASSERT(plumbline_reset(model.get(), start) == 0);
    Engine engine(faulty);
    for (const Move& move : several) RC_ASSERT(engine.accepts(move) == model_accepts(model.get(), move));
  });
  return same != faulty ? 0 : 1;
}
