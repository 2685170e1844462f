#include "conformance/chooser/commands.hpp"

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

/// A command of the kind with this number, all of its fields empty.
template <std::size_t... Kind>
Command blank(std::size_t kind, std::index_sequence<Kind...>) {
  using Make = Command (*)();
  static constexpr std::array<Make, sizeof...(Kind)> makers{[]() -> Command { return std::variant_alternative_t<Kind, Command>{}; }...};
  return makers[kind]();
}

Command draw_command(const State& state, Chooser& chooser) {
  constexpr std::size_t kinds = std::variant_size_v<Command>;
  Command command = blank(chooser.below(kinds), std::make_index_sequence<kinds>());
  std::visit(
      [&](auto& known) {
        Drawing drawing(state, chooser);
        drawing.draw(known);
        hint(drawing, known);
      },
      command);
  return command;
}

bool refused(const State& state, const Command& command) { return std::holds_alternative<Reason>(decide(state, command)); }

}  // namespace

Command choose_command(const State& state, Chooser& chooser) {
  chooser.begin_command();
  const bool as_it_comes = chooser.one_in(4);
  Command command = draw_command(state, chooser);
  for (int attempt = 1; attempt < 4 && !as_it_comes && refused(state, command); ++attempt) command = draw_command(state, chooser);
  return command;
}

}  // namespace plumbline
