#pragma once
// Chapter DVP: delivery versus payment, model 1. Both sides instruct, the instructions match, and on the due date
// securities and cash change hands gross and together, or not at all.
#include <string_view>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What the two sides agree on: `quantity` of the security against `amount` of cash, on one ledger, from `due` on.
struct Terms {
  AccountId seller;
  AccountId buyer;
  AssetId security;
  Quantity quantity;
  AssetId cash;
  Amount amount;
  Time due;
};

enum class Party { seller, buyer };
/// Where an instruction stands. A failed attempt leaves it matched, to be retried.
enum class Status { instructed_by_seller, instructed_by_buyer, matched, settled, cancelled };
/// Who has asked to cancel a matched instruction; the other side's request completes it.
enum class Cancellation { not_requested, requested_by_seller, requested_by_buyer };
/// Why a due instruction did not settle.
enum class Cause { lacks_securities, lacks_cash };

struct Instruction {
  Terms terms;
  OneOf<Status> status;
  OneOf<Cancellation> cancellation;
  Integer fails;  ///< attempts that failed so far
};

/// [DVP-1] One side instructs. The second side's instruction on the same terms makes a match.
struct Instruct {
  static constexpr std::string_view rule = "DVP-1";
  ContractId instruction;
  OneOf<Party> by;
  Terms terms;
};
/// [DVP-2] One side asks for the end of an instruction: alone before the match, both after it.
struct Cancel {
  static constexpr std::string_view rule = "DVP-2";
  ContractId instruction;
  OneOf<Party> by;
};
/// [DVP-3] A matched, due instruction settles gross, both legs or neither.
struct SettleGross {
  static constexpr std::string_view rule = "DVP-3";
  ContractId instruction;
};

struct Instructed {
  ContractId instruction;
  OneOf<Party> by;
  Terms terms;
};
struct Matched {
  ContractId instruction;
};
struct CancellationRequested {
  ContractId instruction;
  OneOf<Party> by;
};
struct Cancelled {
  ContractId instruction;
};
struct Settled {
  ContractId instruction;
  Posting posting;
};
/// Nothing moved; the attempt is on record and the instruction stays to be retried.
struct Failed {
  ContractId instruction;
  OneOf<Cause> cause;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Terms, seller, buyer, security, quantity, cash, amount, due);
PLUMBLINE_DESCRIBE(plumbline::Instruction, terms, status, cancellation, fails);
PLUMBLINE_DESCRIBE(plumbline::Instruct, instruction, by, terms);
PLUMBLINE_DESCRIBE(plumbline::Cancel, instruction, by);
PLUMBLINE_DESCRIBE(plumbline::SettleGross, instruction);
PLUMBLINE_DESCRIBE(plumbline::Instructed, instruction, by, terms);
PLUMBLINE_DESCRIBE(plumbline::Matched, instruction);
PLUMBLINE_DESCRIBE(plumbline::CancellationRequested, instruction, by);
PLUMBLINE_DESCRIBE(plumbline::Cancelled, instruction);
PLUMBLINE_DESCRIBE(plumbline::Settled, instruction, posting);
PLUMBLINE_DESCRIBE(plumbline::Failed, instruction, cause);
