"""Chapter DFLT: a clearing service's resources, and the waterfall that allocates a loss."""
from books import MOST_AMOUNT, available, leg, purse, require

OF_A_MEMBER = ("margin", "default_fund")
MUTUAL = ("survivors_default_fund", "assessments")
OF_THE_CCP = ("skin_in_the_game", "capital")


def service_of(state, name):
    require(name in state.services, "unknown_service")
    return state.services[name]


def kept(service, name, account, kind):
    return purse(account, service["terms"]["asset"], kind, name)


def join_service(state, c):
    service, account = service_of(state, c["service"]), c["account"]
    ledger = state.party(account)["ledger"]
    require(account not in service["members"], "already_member")
    require(ledger == service["terms"]["ledger"], "different_ledgers")
    require(account != service["terms"]["ccp"], "same_account")
    service["members"][account] = "good"
    return [{"event": "MemberJoined", "service": c["service"], "account": account}]


def check_purse(service, account, kind):
    members = account in service["members"] and kind in OF_A_MEMBER
    require(members or (account == service["terms"]["ccp"] and kind in OF_THE_CCP), "purse_not_allowed")


def lodge(state, c):
    service, account, amount = service_of(state, c["service"]), c["account"], int(c["amount"])
    check_purse(service, account, c["purse"])
    free, lodged = available(account, service["terms"]["asset"]), kept(service, c["service"], account, c["purse"])
    require(amount >= 1, "amount_not_positive")
    require(amount <= MOST_AMOUNT, "amount_too_large")
    require(service["members"].get(account) != "in_default", "member_in_default")
    require(amount <= state.balance(free), "insufficient_balance")
    return [{"event": "Lodged", "posting": state.post([leg(free, lodged, amount)])}]


def release(state, c):
    service, account, amount = service_of(state, c["service"]), c["account"], int(c["amount"])
    check_purse(service, account, c["purse"])
    free, lodged = available(account, service["terms"]["asset"]), kept(service, c["service"], account, c["purse"])
    require(amount >= 1, "amount_not_positive")
    require(service["members"].get(account) != "in_default", "member_in_default")
    require(amount <= state.balance(lodged), "insufficient_balance")
    return [{"event": "Released", "posting": state.post([leg(lodged, free, amount)])}]


def resources(state, service, name, defaulter, layer):
    """Who stands behind a layer: the purse that gives, and how much it can give, in order of name."""
    ccp = service["terms"]["ccp"]
    single = {
        "defaulter_margin": (defaulter, "margin"),
        "defaulter_default_fund": (defaulter, "default_fund"),
        "skin_in_the_game": (ccp, "skin_in_the_game"),
        "ccp_capital": (ccp, "capital"),
    }
    if layer in single:
        key = kept(service, name, *single[layer])
        return [(key, state.balance(key))]
    survivors = [who for who, standing in sorted(service["members"].items()) if standing == "good" and who != defaulter]
    behind = []
    for who in survivors:
        contribution, owed = kept(service, name, who, "default_fund"), kept(service, name, who, "assessed")
        if layer == "survivors_default_fund":
            behind.append((contribution, state.balance(contribution)))
        else:
            cap = state.balance(contribution) * int(service["terms"]["assessment_cap"]) // 10**6
            behind.append((owed, max(cap + state.balance(owed), 0)))
    return behind


def shares(want, capacities):
    """Cumulative rounding [NUM-3]."""
    total, running, given = sum(capacities), 0, []
    for capacity in capacities:
        given.append(want * (running + capacity) // total - want * running // total if total else 0)
        running += capacity
    return given


def allocate_loss(state, c):
    service, name, defaulter, loss = service_of(state, c["service"]), c["service"], c["defaulter"], int(c["loss"])
    require(defaulter in service["members"], "unknown_member")
    require(loss >= 1, "amount_not_positive")
    require(loss <= MOST_AMOUNT, "amount_too_large")
    gathered = kept(service, name, service["terms"]["ccp"], "close_out")
    remaining, draws, legs = loss, [], []
    for layer in service["terms"]["waterfall"]:
        behind = resources(state, service, name, defaulter, layer)
        capacity = sum(can for _, can in behind)
        drawn = min(capacity, remaining)
        remaining -= drawn
        draws.append({"layer": layer, "capacity": str(capacity), "drawn": str(drawn)})
        if capacity > 0 or layer not in MUTUAL:
            legs += [leg(key, gathered, part) for (key, _), part in zip(behind, shares(drawn, [can for _, can in behind]))]
    posting = state.post(legs)
    service["members"][defaulter] = "in_default"
    return [
        {
            "event": "LossAllocated",
            "service": name,
            "defaulter": defaulter,
            "loss": str(loss),
            "draws": draws,
            "unallocated": str(remaining),
            "posting": posting,
        }
    ]


def pay_assessment(state, c):
    service, account, amount = service_of(state, c["service"]), c["account"], int(c["amount"])
    require(account in service["members"], "unknown_member")
    free, owed = available(account, service["terms"]["asset"]), kept(service, c["service"], account, "assessed")
    require(amount >= 1, "amount_not_positive")
    require(amount <= -state.balance(owed), "exceeds_assessment")
    require(amount <= state.balance(free), "insufficient_balance")
    return [{"event": "AssessmentPaid", "posting": state.post([leg(free, owed, amount)])}]


RULES = {
    "JoinService": join_service,
    "Lodge": lodge,
    "Release": release,
    "AllocateLoss": allocate_loss,
    "PayAssessment": pay_assessment,
}
