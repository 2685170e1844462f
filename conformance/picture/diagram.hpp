#pragma once
// A sequence diagram: lifelines side by side under headings, one happening a row, time running down. Beside each row stands
// what the clocks show, where they have moved, and what was asked for.
#include <string>
#include <vector>

#include "conformance/picture/svg.hpp"

namespace plumbline {

class Diagram {
 public:
  /// A lifeline. Neighbours under the same heading share it.
  struct Lane {
    std::string name;
    std::string heading;
  };
  enum class Look {
    moved,   ///< value has moved
    handed,  ///< something is on its way
    seen,    ///< somebody has looked
    told,    ///< it happened, and nothing moved
    refused
  };

  Diagram(std::vector<std::string> clocks, std::vector<Lane> lanes);

  // What stands beside the next row.
  void clocks(const std::vector<std::string>& times);
  void caption(std::string words) { caption_ = std::move(words); }

  // One row each.
  void arrow(std::size_t from, std::size_t to, const std::string& label, Look look);
  void note(std::size_t lane, const std::string& label, Look look);
  void pause();

  /// A bar on a lifeline from the last row on, until it is closed by its name; `how` it ended is a class of Svg's style.
  void open_bar(std::size_t lane, const std::string& name);
  void close_bar(const std::string& name, const std::string& how);

  std::string svg(const std::string& title) const;

 private:
  struct Row {
    std::vector<std::string> clocks;  ///< of each clock; empty if it has not moved
    std::string caption{};
    bool is_pause = false;
    std::size_t from = 0, to = 0;  ///< the same: a note beside the lane
    std::string label{};
    Look look = Look::told;
  };
  struct Bar {
    std::string name;
    std::size_t lane, first, last;  ///< from row to row
    std::size_t place;              ///< beside how many others it stands
    std::string how;                ///< empty: still open
  };
  struct Band {
    std::size_t first, last;  ///< lanes
  };
  struct Layout;

  void add(Row row);
  std::size_t bars_beside(std::size_t lane) const;
  Band band_of(std::size_t lane) const;
  int half(std::size_t lane) const;
  int needs(const Row& note) const;
  void widen_for_arrows(std::vector<int>& gaps) const;
  void widen_for_notes(std::vector<int>& gaps) const;
  std::vector<int> gaps() const;
  int right_edge(const Layout& layout, std::size_t last) const;
  Layout layout() const;
  void draw_lanes(Svg& svg, const Layout& layout) const;
  void draw_bars(Svg& svg, const Layout& layout) const;
  void draw_row(Svg& svg, const Layout& layout, std::size_t number) const;

  std::vector<std::string> clock_names_, shown_, moved_;
  std::vector<Lane> lanes_;
  std::string caption_;
  std::vector<Row> rows_;
  std::vector<Bar> bars_;
};

}  // namespace plumbline
