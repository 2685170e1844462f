#pragma once
// What a campaign against another engine came to: for people, as one JSON object, and as JUnit's XML.
#include <string>

#include "conformance/driver/campaign.hpp"

namespace plumbline {

/// `1,000 cases, 100,000 commands (60,112 accepted, 39,888 rejected), 26 kinds of command, 47 reasons`
std::string reached_text(const Tally& tally);
/// The commands of the case, and where the replies part.
std::string discovery_text(const Discovery& discovery, const std::string& file);
std::string report_json(const Outcome& outcome, const Plan& plan, const std::string& file);
/// A test case for each rule that was asked for.
std::string report_junit(const Outcome& outcome, const Plan& plan, const std::string& file);

}  // namespace plumbline
