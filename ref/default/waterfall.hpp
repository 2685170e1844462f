#pragma once
// Chapter DFLT: a clearing service's default waterfall. Members and the CCP lodge resources in purses of the service;
// a loss draws on them layer by layer, in the order that the service's terms state.
#include <string_view>
#include <vector>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// The layers a loss can draw on. In the usual order, which a service's terms may change.
enum class Layer {
  defaulter_margin,
  defaulter_default_fund,
  skin_in_the_game,        ///< the CCP's own money, before the survivors'
  survivors_default_fund,  ///< pro rata to contribution
  assessments,             ///< pro rata to cap
  ccp_capital,
};

enum class Standing { good, in_default };
struct Member {
  OneOf<Standing> standing;
};

struct ServiceTerms {
  LedgerId ledger;
  AssetId asset;
  AccountId ccp;
  std::vector<Layer> waterfall;  ///< the order of the layers, none twice
  Ppm assessment_cap;            ///< the most a survivor can be assessed, as a part of its contribution
};
struct Service {
  ServiceTerms terms;
  Table<AccountId, Member> members;
};

/// No layer stands twice, and a survivor can be assessed at most ten times its contribution.
Truth sound(const ServiceTerms& terms);
/// The usual order of the layers.
std::vector<Layer> usual_waterfall();

/// [DFLT-1] An account becomes a member of a clearing service.
struct JoinService {
  static constexpr std::string_view rule = "DFLT-1";
  ContractId service;
  AccountId account;
};
/// [DFLT-2] A member lodges margin or contributes to the default fund; the CCP puts up skin in the game or capital.
struct Lodge {
  static constexpr std::string_view rule = "DFLT-2";
  ContractId service;
  AccountId account;
  OneOf<PurseKind> purse;
  Amount amount;
};
/// [DFLT-3] The CCP releases what was lodged and is no longer required.
struct Release {
  static constexpr std::string_view rule = "DFLT-3";
  ContractId service;
  AccountId account;
  OneOf<PurseKind> purse;
  Amount amount;
};
/// [DFLT-4] A member defaults with a close-out loss, which the waterfall allocates.
struct AllocateLoss {
  static constexpr std::string_view rule = "DFLT-4";
  ContractId service;
  AccountId defaulter;
  Amount loss;
};
/// [DFLT-5] A member pays what it was assessed.
struct PayAssessment {
  static constexpr std::string_view rule = "DFLT-5";
  ContractId service;
  AccountId account;
  Amount amount;
};

struct MemberJoined {
  ContractId service;
  AccountId account;
};
struct Lodged {
  Posting posting;
};
struct Released {
  Posting posting;
};
/// What one layer could give and what was taken from it.
struct Draw {
  OneOf<Layer> layer;
  Amount capacity;
  Amount drawn;
};
/// drawn over all layers + unallocated = loss. What is unallocated is reported, and is nobody's yet.
struct LossAllocated {
  ContractId service;
  AccountId defaulter;
  Amount loss;
  std::vector<Draw> draws;
  Amount unallocated;
  Posting posting;
};
struct AssessmentPaid {
  Posting posting;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Member, standing);
PLUMBLINE_DESCRIBE(plumbline::ServiceTerms, ledger, asset, ccp, waterfall, assessment_cap);
PLUMBLINE_DESCRIBE(plumbline::Service, terms, members);
PLUMBLINE_DESCRIBE(plumbline::JoinService, service, account);
PLUMBLINE_DESCRIBE(plumbline::Lodge, service, account, purse, amount);
PLUMBLINE_DESCRIBE(plumbline::Release, service, account, purse, amount);
PLUMBLINE_DESCRIBE(plumbline::AllocateLoss, service, defaulter, loss);
PLUMBLINE_DESCRIBE(plumbline::PayAssessment, service, account, amount);
PLUMBLINE_DESCRIBE(plumbline::MemberJoined, service, account);
PLUMBLINE_DESCRIBE(plumbline::Lodged, posting);
PLUMBLINE_DESCRIBE(plumbline::Released, posting);
PLUMBLINE_DESCRIBE(plumbline::Draw, layer, capacity, drawn);
PLUMBLINE_DESCRIBE(plumbline::LossAllocated, service, defaulter, loss, draws, unallocated, posting);
PLUMBLINE_DESCRIBE(plumbline::AssessmentPaid, posting);
