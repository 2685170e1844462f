#include "conformance/text/print.hpp"

#include "conformance/text/printer.hpp"

namespace plumbline {

void append(std::string& text, std::string_view separator, std::string_view label, std::string_view link, const std::string& part) {
  if (!text.empty()) text += separator;
  text += label;
  text += link;
  text += part;
}

bool Page::write_short(const std::string& line) {
  constexpr std::size_t widest = 100;
  if (line.size() > widest) return false;
  text_ += " " + line;
  return true;
}

void Page::begin_line(std::string_view label, std::size_t indent) { text_ += "\n" + std::string(indent, ' ') + std::string{label}; }

std::string one_line(const Genesis& genesis) { return Line::of(genesis); }
std::string one_line(const State& state) { return Line::of(state); }
std::string one_line(const Command& command) { return Line::of(command); }
std::string one_line(const Event& event) { return Line::of(event); }
std::string one_line(const Decision& decision) {
  if (const Reason* reason = std::get_if<Reason>(&decision)) return "rejected " + Line::of(*reason);
  std::string text;
  for (const Event& event : std::get<Events>(decision)) text += (text.empty() ? "" : "; ") + Line::of(event);
  return text;
}

std::string pretty(const Genesis& genesis) { return paged(genesis); }
std::string pretty(const State& state) { return paged(state); }
std::string pretty(const Command& command) { return paged(command); }
std::string pretty(const Event& event) { return paged(event); }

std::string grouped(const Integer& value) {
  std::string text = to_string(value);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace plumbline
