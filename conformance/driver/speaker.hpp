#pragma once
// The model as an engine: it answers the requests of the protocol.
#include <optional>
#include <string>
#include <string_view>

#include "ref/model.hpp"

namespace plumbline {

class Speaker {
 public:
  /// The reply to a request, without its end. Anything that is not a request is answered by an error.
  std::string answer(std::string_view request);

 private:
  std::string answer_or_throw(std::string_view request);

  std::optional<State> state_;
};

/// Cuts a stream of bytes into lines, has each answered, and gathers the answers.
class LineServer {
 public:
  explicit LineServer(std::size_t longest) : longest_(longest) {}

  /// Takes the next bytes of the input; gives the replies to the lines that they complete, until it is called again.
  std::string_view take(std::string_view bytes);
  /// At the end of the input: the reply to a last line that has no end, if there is one.
  std::string_view finish();

 private:
  void complete_line(std::string_view rest);

  Speaker speaker_;
  std::size_t longest_;
  std::string replies_;    ///< kept from call to call, so that its memory is
  std::string begun_;      ///< a line whose end has not come yet
  bool too_long_ = false;  ///< what there was of it was dropped
};

}  // namespace plumbline
