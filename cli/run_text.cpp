#include "cli/run_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "conformance/text/printer.hpp"

namespace plumbline {
namespace {

constexpr std::size_t widest_values = 72;

/// The values of a command's fields, without their names; what is empty is left out.
struct Values {
  std::string text;

  template <class T>
  void add(const T& field) {
    const std::string value = Line::of(field);
    if (value != "-") text += (text.empty() ? "" : " ") + value;
  }
  template <Described T>
  void add(const T& nested) {
    each_field(nested, [&](std::string_view, const auto& field) { add(field); });
  }
};

std::string values_of(const Command& command) {
  Values values;
  std::visit([&](const auto& known) { values.add(known); }, command);
  return values.text;
}

/// A word or an amount that says what an event did. Of several events of one kind the amounts are added up.
struct Part {
  std::string label;
  std::optional<Amount> amount;
  std::optional<Amount> capacity;
};

/// The events of one kind.
struct Kind {
  std::string name;
  std::size_t times = 0;
  std::vector<Part> parts;

  Part& part(std::string_view label) {
    const auto known = std::ranges::find(parts, label, &Part::label);
    return known != parts.end() ? *known : parts.emplace_back(std::string{label});
  }
  void add(std::string_view label, Amount amount) {
    Part& known = part(label);
    known.amount = known.amount.value_or(NOTHING) + amount;
  }
  void add(std::string_view, Cause cause) { part(plumbline::name(cause)); }
  void add(std::string_view, const std::vector<Draw>& draws) {
    for (const Draw& draw : draws) {
      if (draw.drawn == NOTHING) continue;
      add(plumbline::name(draw.layer), draw.drawn);
      part(plumbline::name(draw.layer)).capacity = draw.capacity;
    }
  }
  template <class Other>
  void add(std::string_view, const Other&) {}
};

std::vector<Kind> kinds_of(const Events& events) {
  std::vector<Kind> kinds;
  for (const Event& event : events) {
    auto kind = std::ranges::find(kinds, name_of(event), &Kind::name);
    if (kind == kinds.end()) kind = kinds.insert(kind, Kind{std::string{name_of(event)}, 0, {}});
    ++kind->times;
    const auto add = [&](std::string_view name, const auto& field) { kind->add(name, field); };
    std::visit([&](const auto& known) { each_field(known, add); }, event);
  }
  return kinds;
}

std::string described(const Kind& kind) {
  std::string text = kind.name + (kind.times > 1 ? fmt::format(" x{}", kind.times) : "");
  for (const Part& part : kind.parts) {
    text += (&part == &kind.parts.front() ? ": " : ", ") + part.label;
    if (part.amount) text += " " + Line::of(*part.amount);
    if (part.capacity) text += " of " + Line::of(*part.capacity);
  }
  return text;
}

std::string described(const Decision& outcome) {
  if (const Reason* reason = std::get_if<Reason>(&outcome)) return "rejected: " + std::string{name(*reason)};
  std::string text;
  for (const Kind& kind : kinds_of(std::get<Events>(outcome))) text += (text.empty() ? "" : "; ") + described(kind);
  return text;
}

}  // namespace

Layout layout_of(const Trace& trace) {
  Layout layout{std::to_string(trace.entries.size()).size(), 0, 0};
  for (const TraceEntry& entry : trace.entries) {
    layout.name = std::max(layout.name, name_of(entry.command).size());
    const std::size_t values = values_of(entry.command).size();
    if (values <= widest_values) layout.values = std::max(layout.values, values);
  }
  return layout;
}

std::string step_line(const Played& played, const Layout& layout) {
  return fmt::format("{:>{}}  {:<{}}  {:<{}}  {}", played.number, layout.number, name_of(played.entry.command), layout.name,
                     values_of(played.entry.command), layout.values, described(played.outcome));
}

}  // namespace plumbline
