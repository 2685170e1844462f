#pragma once
// The few elements of SVG that a diagram is made of. Colours are those of classes, for light and for dark.
#include <string>

namespace plumbline {

/// How wide a text is at most, in pixels: no common font without serifs has digits or letters that are wider on average.
int width_of(const std::string& text);
/// The height of a line of text.
inline constexpr int text_height = 14;

class Svg {
 public:
  enum class Anchor { start, middle, end };

  /// `y` is where the letters stand.
  void text(int x, int y, const std::string& words, Anchor anchor, const std::string& look);
  void line(int x1, int y1, int x2, int y2, const std::string& look);
  void box(int x, int y, int width, int height, int corner, const std::string& look);
  void dot(int x, int y, const std::string& look);
  /// The head of an arrow that points to the right or to the left.
  void tip(int x, int y, bool right, const std::string& look);
  void cross(int x, int y, const std::string& look);

  std::string whole(int width, int height, const std::string& title) const;

 private:
  std::string out_;
};

}  // namespace plumbline
