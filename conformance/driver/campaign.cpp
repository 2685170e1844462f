#include "conformance/driver/campaign.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

namespace plumbline {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

Milliseconds since(Clock::time_point start) { return std::chrono::duration_cast<Milliseconds>(Clock::now() - start); }

/// Those of an engine's kinds whose chapter is asked for.
Kinds asked_for(const Kinds& kinds, const std::vector<std::string>& chapters) {
  if (chapters.empty()) return kinds;
  Kinds chosen;
  for (const std::size_t kind : kinds)
    if (std::ranges::find(chapters, kinds_of_commands()[kind].chapter) != chapters.end()) chosen.push_back(kind);
  return chosen;
}

Discovery discovery_of(Conversation& conversation, Case one, Found found, const Plan& plan, std::uint64_t seed) {
  Discovery discovery{seed, one.commands.size(), true, {std::move(one), std::move(found)}};
  if (plan.shrink_time == Milliseconds{0}) return discovery;
  std::optional<Found> again = conversation.play(discovery.shrunk.one).found;
  discovery.comes_again = again && again->kind == discovery.shrunk.found.kind;
  if (!discovery.comes_again) return discovery;
  const auto start = Clock::now();
  discovery.shrunk = shrink(
      std::move(discovery.shrunk.one), std::move(discovery.shrunk.found),
      [&](const Case& smaller) { return conversation.play(smaller).found; }, [&] { return since(start) < plan.shrink_time; });
  return discovery;
}

/// A difference that came before there was a case.
Discovery at_hello(const Found& found) { return {0, 0, true, {Case{}, found}}; }

/// Several conversations that share the cases of a plan.
class Campaign {
 public:
  Campaign(const MakeEngine& make, const Mapping& mapping, const Plan& plan, const Progress& progress, const std::atomic<bool>& stop)
      : make_(make), mapping_(mapping), plan_(plan), progress_(progress), stop_(stop) {}

  Outcome run() {
    std::vector<std::jthread> others;
    for (std::size_t job = 1; job < plan_.jobs; ++job) others.emplace_back([this] { guarded(); });
    guarded();
    others.clear();
    if (failed_) std::rethrow_exception(failed_);
    outcome_.took = since(start_);
    return std::move(outcome_);
  }

 private:
  void guarded() try { converse(); } catch (...) {
    const std::lock_guard lock(mutex_);
    failed_ = std::current_exception();
    done_ = true;
  }

  void converse() {
    const std::unique_ptr<Engine> engine = make_();
    Conversation conversation(*engine, mapping_, plan_.window);
    auto greeted = conversation.greet();
    if (const Found* found = std::get_if<Found>(&greeted)) return settle(at_hello(*found));
    const Kinds kinds = asked_for(std::get<Greeting>(greeted).kinds, plan_.chapters);
    {
      const std::lock_guard lock(mutex_);
      outcome_.engine = std::get<Greeting>(greeted).engine;
    }
    if (kinds.empty()) return;
    for (std::optional<Next> next = draw_next(kinds); next;) {
      Next now = std::move(*next);
      Tally tally;
      conversation.begin(now.drawn.one, now.drawn.foreseen,
                         [&](const Command& command, const Decision& outcome) { tally.count(command, outcome); });
      next = draw_next(kinds);  // while the engine works
      if (next) conversation.prepare(next->drawn.one, next->drawn.foreseen);
      if (finish(conversation, now, tally)) return;
    }
  }

  /// A case, and its seed.
  struct Next {
    std::uint64_t seed;
    Drawn drawn;
  };

  /// The next case, if there is to be one.
  std::optional<Next> draw_next(const Kinds& kinds) {
    if (done_ || stop_) return {};
    const std::size_t number = next_++;
    if ((plan_.cases > 0 && number >= plan_.cases) || (plan_.time > Milliseconds{0} && since(start_) >= plan_.time)) return {};
    return Next{plan_.seed + number, draw_case(plan_.seed + number, plan_.length, kinds)};
  }

  /// The end of a case that was begun; true if a difference was found.
  bool finish(Conversation& conversation, Next& now, Tally& tally) {
    Verdict verdict = conversation.finish();
    tally.cases = 1;
    tally.unsupported = verdict.unsupported ? 1 : 0;
    count(tally);
    if (!verdict.found) return false;
    if (!done_.exchange(true)) settle(discovery_of(conversation, std::move(now.drawn.one), std::move(*verdict.found), plan_, now.seed));
    return true;
  }

  void count(const Tally& tally) {
    const std::lock_guard lock(mutex_);
    outcome_.tally.add(tally);
    if (!progress_ || since(told_) < Milliseconds{200}) return;
    told_ = Clock::now();
    progress_(outcome_.tally, since(start_));
  }

  void settle(Discovery discovery) {
    const std::lock_guard lock(mutex_);
    done_ = true;
    outcome_.discovery = std::move(discovery);
  }

  const MakeEngine& make_;
  const Mapping& mapping_;
  const Plan& plan_;
  const Progress& progress_;
  const std::atomic<bool>& stop_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point told_ = start_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> done_ = false;
  std::mutex mutex_;
  Outcome outcome_;
  std::exception_ptr failed_;
};

}  // namespace

Outcome run_campaign(const MakeEngine& make, const Mapping& mapping, const Plan& plan, const Progress& progress,
                     const std::atomic<bool>& stop) {
  return Campaign(make, mapping, plan, progress, stop).run();
}

Outcome run_case(const MakeEngine& make, const Mapping& mapping, const Plan& plan, const Case& one) {
  const auto start = Clock::now();
  const std::unique_ptr<Engine> engine = make();
  Conversation conversation(*engine, mapping, plan.window);
  Outcome outcome;
  auto greeted = conversation.greet();
  if (const Found* found = std::get_if<Found>(&greeted)) {
    outcome.discovery = at_hello(*found);
    return outcome;
  }
  outcome.engine = std::get<Greeting>(greeted).engine;
  conversation.begin(one, foresee(one), [&](const Command& command, const Decision& decided) { outcome.tally.count(command, decided); });
  Verdict verdict = conversation.finish();
  outcome.tally.cases = 1;
  outcome.tally.unsupported = verdict.unsupported ? 1 : 0;
  if (verdict.found) outcome.discovery = discovery_of(conversation, one, std::move(*verdict.found), plan, 0);
  outcome.took = since(start);
  return outcome;
}

}  // namespace plumbline
