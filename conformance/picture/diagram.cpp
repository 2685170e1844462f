#include "conformance/picture/diagram.hpp"

#include <algorithm>
#include <numeric>

namespace plumbline {
namespace {

constexpr int margin = 14, row_height = 34, space = 18, between = 12, bar_width = 10, bar_shift = 7;
constexpr int heading_line = margin + 20, name_line = heading_line + 22, first_row = name_line + 14;

const char* class_of(Diagram::Look look) {
  constexpr const char* names[] = {"moved", "handed", "seen", "told", "refused"};
  return names[static_cast<int>(look)];
}

}  // namespace

/// Where everything stands, in pixels.
struct Diagram::Layout {
  std::vector<int> clocks;  ///< the right edges of the clocks' columns
  int captions = 0;         ///< the left edge of the captions
  std::vector<int> lanes;
  int left = 0, right = 0;  ///< of what the lanes may use
  int bottom = 0;
};

Diagram::Diagram(std::vector<std::string> clocks, std::vector<Lane> lanes)
    : clock_names_(std::move(clocks)), shown_(clock_names_.size()), moved_(clock_names_.size()), lanes_(std::move(lanes)) {}

void Diagram::clocks(const std::vector<std::string>& times) {
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] != shown_[i]) moved_[i] = times[i];
    shown_[i] = times[i];
  }
}

void Diagram::add(Row row) {
  row.clocks = std::exchange(moved_, std::vector<std::string>(clock_names_.size()));
  row.caption = std::exchange(caption_, {});
  rows_.push_back(std::move(row));
}

void Diagram::arrow(std::size_t from, std::size_t to, const std::string& label, Look look) { add({{}, {}, false, from, to, label, look}); }
void Diagram::note(std::size_t lane, const std::string& label, Look look) { add({{}, {}, false, lane, lane, label, look}); }
void Diagram::pause() { add({{}, {}, true}); }

void Diagram::open_bar(std::size_t lane, const std::string& name) {
  std::size_t place = 0;
  const auto taken = [&](const Bar& bar) { return bar.lane == lane && bar.how.empty() && bar.place == place; };
  while (std::ranges::any_of(bars_, taken)) ++place;
  bars_.push_back({name, lane, rows_.size() - 1, rows_.size() - 1, place, {}});
}

void Diagram::close_bar(const std::string& name, const std::string& how) {
  for (Bar& bar : bars_)
    if (bar.name == name && bar.how.empty()) bar.how = how, bar.last = rows_.size() - 1;
}

/// How far a note stands off its lifeline.
std::size_t Diagram::bars_beside(std::size_t lane) const {
  std::size_t most = 0;
  for (const Bar& bar : bars_)
    if (bar.lane == lane) most = std::max(most, bar.place);
  return most;
}

/// Half of the room that a lane takes: for its name, and for a fair part of the heading.
int Diagram::half(std::size_t lane) const {
  const auto under_it = std::ranges::count(lanes_, lanes_[lane].heading, &Lane::heading);
  return (std::max(width_of(lanes_[lane].name), width_of(lanes_[lane].heading) / static_cast<int>(under_it)) + space) / 2;
}

/// From where to where the lanes stand that share the heading of this one.
Diagram::Band Diagram::band_of(std::size_t lane) const {
  Band band{lane, lane};
  while (band.first > 0 && lanes_[band.first - 1].heading == lanes_[lane].heading) --band.first;
  while (band.last + 1 < lanes_.size() && lanes_[band.last + 1].heading == lanes_[lane].heading) ++band.last;
  return band;
}

/// All gaps under the label of an arrow are together as wide as the label.
void Diagram::widen_for_arrows(std::vector<int>& gaps) const {
  for (std::size_t span = 1; span < lanes_.size(); ++span)
    for (const Row& row : rows_) {
      const auto [first, last] = std::minmax(row.from, row.to);
      if (last - first != span) continue;
      const auto begin = gaps.begin() + static_cast<std::ptrdiff_t>(first), end = gaps.begin() + static_cast<std::ptrdiff_t>(last);
      const int lacking = width_of(row.label) + 2 * space - std::accumulate(begin, end, 0);
      const int share = (lacking + static_cast<int>(span) - 1) / static_cast<int>(span);
      if (lacking > 0) std::for_each(begin, end, [&](int& gap) { gap += share; });
    }
}

int Diagram::needs(const Row& note) const {
  return width_of(note.label) + space + 4 + bar_shift * static_cast<int>(bars_beside(note.from));
}

/// A note that has room on neither side of its lifeline makes room behind the last lane of its band.
void Diagram::widen_for_notes(std::vector<int>& gaps) const {
  for (const Row& row : rows_) {
    if (row.from != row.to || row.is_pause) continue;
    const auto [first, last] = band_of(row.from);
    int on_the_left = half(first), on_the_right = 0;
    for (std::size_t i = first; i < row.from; ++i) on_the_left += gaps[i];
    for (std::size_t i = row.from; i < last; ++i) on_the_right += gaps[i];
    on_the_right += last + 1 < lanes_.size() ? gaps[last] - half(last + 1) - between : gaps[last];
    if (on_the_left < needs(row) && on_the_right < needs(row)) gaps[last] += needs(row) - on_the_right;
  }
}

/// Behind each lane, how far it is to the next one, or to the right edge.
std::vector<int> Diagram::gaps() const {
  std::vector<int> gaps;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const bool ends_band = band_of(i).last == i, is_last = i + 1 == lanes_.size();
    gaps.push_back(half(i) + (is_last ? 0 : half(i + 1)) + (is_last || !ends_band ? 0 : between));
  }
  widen_for_arrows(gaps);
  widen_for_notes(gaps);
  return gaps;
}

Diagram::Layout Diagram::layout() const {
  Layout layout;
  int x = margin;
  for (std::size_t i = 0; i < clock_names_.size(); ++i) {
    int width = width_of(clock_names_[i]);
    for (const Row& row : rows_) width = std::max(width, width_of(row.clocks[i]));
    layout.clocks.push_back(x += width);
    x += space;
  }
  layout.captions = x;
  int width = 0;
  for (const Row& row : rows_) width = std::max(width, width_of(row.caption));
  layout.left = layout.right = x + width + (width > 0 ? space : 0);
  if (!lanes_.empty()) layout.right += half(0);
  for (const int gap : gaps()) {
    layout.lanes.push_back(layout.right);
    layout.right += gap;
  }
  layout.bottom = first_row + row_height * static_cast<int>(rows_.size()) + margin;
  return layout;
}

int Diagram::right_edge(const Layout& layout, std::size_t last) const {
  return last + 1 < lanes_.size() ? layout.lanes[last + 1] - half(last + 1) - between : layout.right;
}

void Diagram::draw_lanes(Svg& svg, const Layout& layout) const {
  for (std::size_t i = 0; i < clock_names_.size(); ++i) svg.text(layout.clocks[i], name_line, clock_names_[i], Svg::Anchor::end, "clock");
  for (std::size_t first = 0, last = 0; first < lanes_.size(); first = last + 1) {
    last = band_of(first).last;
    const int left = layout.lanes[first] - half(first), right = right_edge(layout, last);
    svg.box(left, margin, right - left, layout.bottom - margin, 8, "band");
    svg.text((left + right) / 2, heading_line, lanes_[first].heading, Svg::Anchor::middle, "heading");
  }
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    svg.text(layout.lanes[i], name_line, lanes_[i].name, Svg::Anchor::middle, "name");
    svg.line(layout.lanes[i], first_row - 4, layout.lanes[i], layout.bottom - margin / 2, "life");
  }
}

void Diagram::draw_bars(Svg& svg, const Layout& layout) const {
  for (const Bar& bar : bars_) {
    const int top = first_row + row_height * static_cast<int>(bar.first) + row_height / 2;
    const int end = bar.how.empty() ? layout.bottom - margin : first_row + row_height * static_cast<int>(bar.last) + row_height / 2 + 6;
    const int x = layout.lanes[bar.lane] - bar_width / 2 - bar_shift * static_cast<int>(bar.place);
    svg.box(x, top, bar_width, end - top, 3, bar.how.empty() ? "bar" : "bar " + bar.how);
  }
}

void Diagram::draw_row(Svg& svg, const Layout& layout, std::size_t number) const {
  const Row& row = rows_[number];
  const int y = first_row + row_height * static_cast<int>(number) + row_height / 2, letters = y + 4;
  const std::string look = class_of(row.look);
  for (std::size_t i = 0; i < clock_names_.size(); ++i)
    if (!row.clocks[i].empty()) svg.text(layout.clocks[i], letters, row.clocks[i], Svg::Anchor::end, "clock");
  if (!row.caption.empty()) svg.text(layout.captions, letters, row.caption, Svg::Anchor::start, "caption");
  if (row.is_pause) return svg.line(layout.left, y, layout.right, y, "pause");
  const int from = layout.lanes[row.from], to = layout.lanes[row.to];
  if (row.from != row.to) {
    const int way = to > from ? 1 : -1;
    svg.line(from, y + 6, to - way * 6, y + 6, look);
    svg.dot(from, y + 6, "tip " + look);
    svg.tip(to - way, y + 6, to > from, "tip " + look);
    return svg.text((from + to) / 2, y - 1, row.label, Svg::Anchor::middle, look);
  }
  if (row.look == Look::refused) svg.cross(from, y, "cross");
  const int off = space - 4 + bar_shift * static_cast<int>(bars_beside(row.from));
  const bool fits = from + needs(row) <= right_edge(layout, band_of(row.from).last);
  svg.text(fits ? from + off : from - off, letters, row.label, fits ? Svg::Anchor::start : Svg::Anchor::end, look);
}

std::string Diagram::svg(const std::string& title) const {
  const Layout layout = this->layout();
  Svg svg;
  draw_lanes(svg, layout);
  draw_bars(svg, layout);
  for (std::size_t number = 0; number < rows_.size(); ++number) draw_row(svg, layout, number);
  return svg.whole(layout.right + margin, layout.bottom + margin, title);
}

}  // namespace plumbline
