#pragma once
// Worlds to play in: small, so that parties meet again and again, and with terms at the edges of what genesis admits.
#include "conformance/chooser/chooser.hpp"
#include "ref/genesis.hpp"

namespace plumbline {

/// A venue with its markets, pools and clearing services on one ledger, and a second ledger with a clock of its own.
Genesis busy_world();
/// The same in units so few that every limit is met, late in time, with other policies and terms at their bounds.
Genesis tiny_world();
/// One clearing service and its members.
Genesis clearing_world();
/// One ledger, two accounts, one asset; nothing else to choose.
Genesis bare_world();
/// An asset under custody, with what lends and assesses it.
Genesis custody_world();
/// A busy world whose policies and terms were drawn, all of them sound.
Genesis random_world(Chooser& chooser);
/// One of these.
Genesis choose_world(Chooser& chooser);
/// One perpetual and its parties, and nothing else.
Genesis perpetual_world();
/// An exchange with one perpetual, and the perpetual world beside it.
Genesis exchange_world();

}  // namespace plumbline
