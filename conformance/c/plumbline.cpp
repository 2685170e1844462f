#include "conformance/c/plumbline.h"

#include <array>
#include <exception>
#include <new>

#include "conformance/text/decode.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/trace.hpp"

struct plumbline_model {
  std::optional<plumbline::State> state;
  std::optional<plumbline::Decision> outcome;
  std::string text;  ///< what was returned last
  std::string error;
};

namespace plumbline {
namespace {

/// What a call cannot use.
struct Unusable {
  std::string why;
};

/// Calls a function of the model; what it throws becomes the model's error, and `otherwise` is returned.
template <class Result, class Call>
Result guarded(plumbline_model& model, Result otherwise, const Call& call) noexcept {
  try {
    return call();
  } catch (const Unusable& unusable) {
    model.error = unusable.why;
  } catch (const Unreadable& unreadable) {
    model.error = unreadable.message();
  } catch (const std::exception& other) {
    model.error = other.what();
  }
  return otherwise;
}

State& state_of(plumbline_model& model) {
  if (!model.state) throw Unusable{"$: expected a reset before anything else, found another call"};
  return *model.state;
}

void take(plumbline_model& model, const Command& command) {
  Step taken = step(std::move(state_of(model)), command);
  model.state = std::move(taken.state);
  model.outcome = std::move(taken.outcome);
}

const char* said(plumbline_model& model) {
  if (!model.outcome) return nullptr;
  const Reason* reason = std::get_if<Reason>(&*model.outcome);
  model.text = reason ? R"({"rejected":")" + std::string{name(*reason)} + '"' : to_json(std::get<Events>(*model.outcome), R"({"events":)");
  return (model.text += '}').c_str();
}

template <class Name>
Name name_from(const char (&text)[16], const char* field) {
  std::string_view whole{text, 16};
  whole = whole.substr(0, whole.find('\0'));
  const auto parsed = Name::parse(whole);
  if (!parsed) throw Unusable{std::string{"$."} + field + ": expected a name, found " + in_quotes(whole)};
  return *parsed;
}

template <class Kind>
Kind movement(const plumbline_movement& given) {
  return {name_from<AccountId>(given.account, "account"), name_from<AssetId>(given.asset, "asset"), Amount{given.amount}};
}

/// 0, or the number of the reason.
int verdict(const plumbline_model& model) {
  const Reason* reason = std::get_if<Reason>(&*model.outcome);
  return reason ? static_cast<int>(*reason) + 1 : 0;
}

template <class Make>
int step_struct(plumbline_model& model, const Make& make) {
  return guarded(model, -1, [&] {
    state_of(model);
    take(model, make());
    return verdict(model);
  });
}

}  // namespace
}  // namespace plumbline

using namespace plumbline;

const char* plumbline_spec_version(void) { return spec_version.data(); }

plumbline_model* plumbline_new(void) { return new (std::nothrow) plumbline_model; }
void plumbline_free(plumbline_model* model) { delete model; }

int plumbline_reset(plumbline_model* model, const char* first_line) {
  return guarded(*model, -1, [&] {
    auto trace = read_trace(first_line, "reset");
    if (!trace) throw Unusable{trace.error()};
    if (!trace->entries.empty()) throw Unusable{"reset: expected the first line of a trace, found more"};
    model->state = std::move(trace->start);
    model->outcome.reset();
    return 0;
  });
}

const char* plumbline_step(plumbline_model* model, const char* command) {
  return guarded(*model, static_cast<const char*>(nullptr), [&] {
    state_of(*model);
    take(*model, decoded<Command>(json::parse(command), Path{}));
    return said(*model);
  });
}

const char* plumbline_error(const plumbline_model* model) { return model->error.c_str(); }

int plumbline_step_deposit(plumbline_model* model, const plumbline_movement* command) {
  return step_struct(*model, [&] { return movement<Deposit>(*command); });
}

int plumbline_step_withdraw(plumbline_model* model, const plumbline_movement* command) {
  return step_struct(*model, [&] { return movement<Withdraw>(*command); });
}

int plumbline_step_transfer(plumbline_model* model, const plumbline_transfer* command) {
  return step_struct(*model, [&] {
    return Transfer{name_from<AccountId>(command->from, "from"), name_from<AccountId>(command->to, "to"),
                    name_from<AssetId>(command->asset, "asset"), Amount{command->amount}};
  });
}

int plumbline_step_fill(plumbline_model* model, const plumbline_fill* command) {
  return step_struct(*model, [&] {
    return Fill{name_from<ContractId>(command->market, "market"),
                name_from<AccountId>(command->taker, "taker"),
                name_from<AccountId>(command->maker, "maker"),
                command->taker_sells != 0 ? Side::sell : Side::buy,
                Quantity{command->quantity},
                Price{command->price}};
  });
}

const char* plumbline_outcome(plumbline_model* model) {
  return guarded(*model, static_cast<const char*>(nullptr), [&] { return said(*model); });
}

const char* plumbline_reason(int number) {
  static const auto names = [] {
    std::array<std::string, members<Reason>> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = name(static_cast<Reason>(i));
    return all;
  }();
  return number >= 1 && static_cast<std::size_t>(number) <= names.size() ? names[static_cast<std::size_t>(number) - 1].c_str() : nullptr;
}

const char* plumbline_snapshot(plumbline_model* model) {
  return guarded(*model, static_cast<const char*>(nullptr), [&] { return (model->text = to_json(state_of(*model))).c_str(); });
}

const char* plumbline_digest(plumbline_model* model) {
  return guarded(*model, static_cast<const char*>(nullptr), [&] { return (model->text = digest(state_of(*model))).c_str(); });
}
