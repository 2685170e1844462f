#include "conformance/start.hpp"
#include "conformance/text/decode.hpp"
#include "conformance/text/scalars.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

const Path ROOT;

const json::Value& field_of(const json::Object& object, std::string_view name, const std::string& expected) {
  const json::Value* value = json::find(object, name);
  if (!value) refuse(Path{&ROOT, name}, expected, "nothing: the field is missing");
  return *value;
}

[[noreturn]] void refuse_flaw(const Flaw& flaw) { throw Unreadable{flaw.where, flaw.expected, "something else"}; }

/// One trace, read line by line.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  Trace whole() {
    if (rest_.empty()) throw Unreadable{"$", "a first line with the format version, the spec version and the genesis", "an empty file"};
    header(next_object());
    while (!rest_.empty()) entry(next_object());
    return std::move(trace_);
  }

  std::size_t line() const { return line_; }

 private:
  json::Object next_object() {
    const std::size_t end = rest_.find('\n');
    const bool whole_line = end != rest_.npos;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(whole_line ? end + 1 : rest_.size());
    ++line_;
    text_ = line;
    if (line.size() > longest_line)
      refuse(ROOT, "a line of at most " + std::to_string(longest_line) + " bytes", std::to_string(line.size()) + " bytes");
    return parsed(line, whole_line);
  }

  json::Object parsed(std::string_view line, bool whole_line) const {
    try {
      return object_of(json::parse(line), ROOT);
    } catch (Unreadable& unreadable) {
      if (unreadable.at_end && !whole_line) unreadable.found = "the end of the file: the trace is truncated";
      throw;
    }
  }

  void version(const json::Object& object, std::string_view field, std::string_view known) const {
    const Path path{&ROOT, field};
    const std::string expected = in_quotes(known);
    const std::string& found = string_of(field_of(object, field, expected), path, expected);
    if (found != known) refuse(path, expected, in_quotes(found));
  }

  void header(const json::Object& object) {
    static constexpr std::string_view fields[] = {"plumbline", "spec", "genesis", "state"};
    version(object, "plumbline", format_version);
    version(object, "spec", spec_version);
    refuse_unknown(object, ROOT, fields);
    const json::Value* state = json::find(object, "state");
    if (state && json::find(object, "genesis")) refuse(ROOT, "either a genesis or a state", "both");
    if (state)
      from_state(*state);
    else
      from_genesis(field_of(object, "genesis", "a genesis, or a state to start in"));
  }

  void from_genesis(const json::Value& value) {
    trace_.genesis = decoded<Genesis>(value, Path{&ROOT, "genesis"});
    auto start = begin(*trace_.genesis);
    if (const Flaw* flaw = std::get_if<Flaw>(&start)) refuse_flaw(*flaw);
    trace_.start = std::get<State>(std::move(start));
  }

  void from_state(const json::Value& value) {
    trace_.start = decoded<State>(value, Path{&ROOT, "state"});
    if (const auto flaw = flaw_of(trace_.start)) refuse_flaw(*flaw);
  }

  void entry(const json::Object& object) {
    if (json::find(object, "command")) return command(object);
    if (object.empty() || (!is_expectation(object) && !is_record(object)))
      refuse(ROOT, "a command, or an expect, events or rejected after one",
             object.empty() ? "an empty object" : "the field " + in_quotes(object.front().key));
    if (trace_.entries.empty()) refuse(ROOT, "a command", "the field " + in_quotes(object.front().key) + " before the first command");
    if (is_expectation(object))
      expectation(object, trace_.entries.back());
    else
      record(object, trace_.entries.back());
  }

  static bool is_expectation(const json::Object& object) { return json::find(object, "expect") != nullptr; }
  static bool is_record(const json::Object& object) { return json::find(object, "events") || json::find(object, "rejected"); }

  void command(const json::Object& object) { trace_.entries.push_back({line_, decoded<Command>({object}, ROOT), {}, {}}); }

  void expectation(const json::Object& object, TraceEntry& entry) const {
    static constexpr std::string_view fields[] = {"expect"};
    const Path path{&ROOT, "expect"};
    refuse_unknown(object, ROOT, fields);
    if (entry.expected) refuse(path, "one expectation a command", "a second one");
    entry.expected = Expected{line_, read_expectation(*json::find(object, "expect"), path), std::string{text_}};
  }

  void record(const json::Object& object, TraceEntry& entry) const {
    static constexpr std::string_view fields[] = {"rejected", "events", "digest"};
    refuse_unknown(object, ROOT, fields);
    const json::Value* rejected = json::find(object, "rejected");
    const json::Value* events = json::find(object, "events");
    const Path digest{&ROOT, "digest"};
    if (rejected && events) refuse(ROOT, "either events or rejected", "both");
    if (entry.recorded) refuse(ROOT, "one record a command", "a second one");
    Decision outcome =
        rejected ? reject(decoded<Reason>(*rejected, Path{&ROOT, "rejected"})) : Decision{decoded<Events>(*events, Path{&ROOT, "events"})};
    entry.recorded = Recorded{line_, std::move(outcome), string_of(field_of(object, "digest", "a string"), digest, "a string")};
  }

  std::string_view rest_;
  std::string_view text_;  ///< the line that is being read
  std::size_t line_ = 0;
  Trace trace_;
};

}  // namespace

std::expected<Trace, std::string> read_trace(std::string_view text, std::string_view file) {
  Reader reader{text};
  try {
    return reader.whole();
  } catch (const Unreadable& unreadable) {
    const std::size_t line = std::max(reader.line(), std::size_t{1});
    return std::unexpected(std::string{file} + ":" + std::to_string(line) + ": " + unreadable.message());
  }
}

}  // namespace plumbline
