#include "conformance/picture/svg.hpp"

#include <algorithm>

namespace plumbline {
namespace {

/// ` x="12"`
std::string attribute(const char* name, int value) { return std::string{" "} + name + "=\"" + std::to_string(value) + "\""; }
std::string of_class(const std::string& look) { return " class=\"" + look + "\""; }

std::string escaped(const std::string& words) {
  std::string text;
  for (const char c : words) text += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return text;
}

constexpr const char* style = R"(<style>
text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #24292f; stroke: #f6f8fa; stroke-width: 4px;
  stroke-linejoin: round; paint-order: stroke }
text.heading { font-weight: 600; fill: #57606a; stroke: none }
text.name { font-weight: 600; stroke: none }
text.clock { fill: #0550ae; stroke: none }
text.caption { fill: #57606a; stroke: none }
text.seen { fill: #0550ae }
text.told { fill: #57606a }
text.refused { fill: #b3261e }
.paper { fill: #ffffff }
.band { fill: #f6f8fa; stroke: #d8dee4 }
.pause { stroke: #d8dee4; stroke-dasharray: 2 4 }
.life { stroke: #afb8c1; stroke-width: 1.5 }
.bar { stroke-width: 1.5; fill: #ffe8a3; stroke: #bf8700 }
.claimed { fill: #c8f0d0; stroke: #1a7f37 }
.refunded { fill: #e4e8ec; stroke: #6e7781 }
line.moved { stroke: #1a7f37; stroke-width: 1.8 }
line.handed { stroke: #24292f; stroke-width: 1.4 }
line.seen { stroke: #0550ae; stroke-width: 1.4; stroke-dasharray: 5 3 }
.tip.moved { fill: #1a7f37 }
.tip.handed { fill: #24292f }
.tip.seen { fill: #0550ae }
.cross { fill: none; stroke: #b3261e; stroke-width: 2.2; stroke-linecap: round }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; stroke: #161b22 }
text.heading, text.caption, text.told { fill: #9198a1 }
text.clock, text.seen { fill: #79c0ff }
text.refused { fill: #ff8a80 }
.paper { fill: #0d1117 }
.band { fill: #161b22; stroke: #30363d }
.pause { stroke: #30363d }
.life { stroke: #484f58 }
.bar { fill: #4d3a00; stroke: #d29922 }
.claimed { fill: #0f3d1d; stroke: #3fb950 }
.refunded { fill: #2d333b; stroke: #8b949e }
line.moved { stroke: #3fb950 }
line.handed { stroke: #e6edf3 }
line.seen { stroke: #79c0ff }
.tip.moved { fill: #3fb950 }
.tip.handed { fill: #e6edf3 }
.tip.seen { fill: #79c0ff }
.cross { stroke: #ff8a80 }
}
</style>
)";

}  // namespace

int width_of(const std::string& text) {
  const auto letters = std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return static_cast<int>(letters * 15 / 2);
}

void Svg::text(int x, int y, const std::string& words, Anchor anchor, const std::string& look) {
  constexpr const char* names[] = {"start", "middle", "end"};
  out_ += "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" + names[static_cast<int>(anchor)] + "\"" + of_class(look) +
          ">" + escaped(words) + "</text>\n";
}

void Svg::line(int x1, int y1, int x2, int y2, const std::string& look) {
  out_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + of_class(look) + "/>\n";
}

void Svg::box(int x, int y, int width, int height, int corner, const std::string& look) {
  out_ += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) +
          attribute("rx", corner) + of_class(look) + "/>\n";
}

void Svg::dot(int x, int y, const std::string& look) {
  out_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", 3) + of_class(look) + "/>\n";
}

void Svg::tip(int x, int y, bool right, const std::string& look) {
  out_ +=
      "<path d=\"M" + std::to_string(x) + "," + std::to_string(y) + (right ? "l-9,-5v10z" : "l9,-5v10z") + "\"" + of_class(look) + "/>\n";
}

void Svg::cross(int x, int y, const std::string& look) {
  out_ += "<path d=\"M" + std::to_string(x - 4) + "," + std::to_string(y - 4) + "l8,8m0,-8l-8,8\"" + of_class(look) + "/>\n";
}

std::string Svg::whole(int width, int height, const std::string& title) const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) + attribute("height", height) + " viewBox=\"0 0 " +
         std::to_string(width) + " " + std::to_string(height) + "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n" + style +
         "<rect width=\"100%\" height=\"100%\" class=\"paper\"/>\n" + out_ + "</svg>\n";
}

}  // namespace plumbline
