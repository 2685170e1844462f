"""Chapter CSTD: deposits, withdrawals and reserves of an asset that is held on an outside ledger."""
from books import MOST_AMOUNT, available, leg, purse, require


def custody_of(state, c):
    require(c["custody"] in state.custodies, "unknown_custody")
    return state.custodies[c["custody"]]


def wallet(c, known, which):
    return purse(known["terms"]["custodian"], known["terms"]["held_as"], which, c["custody"])


def claims(state, known):
    return -state.balance(state.world(known["terms"]["ledger"], known["terms"]["asset"]))


def surplus(state, c, known):
    held = state.balance(wallet(c, known, "hot")) + state.balance(wallet(c, known, "cold"))
    return held - claims(state, known) - known["pending"] - known["in_flight"]


def spendable(state, c, known):
    return state.balance(wallet(c, known, "hot")) - known["in_flight"]


def event(name, c, posting, *fields, **more):
    return [{"event": name, "custody": c["custody"], **{field: c[field] for field in fields}, **more, "posting": posting}]


def named(known, kind, name):
    require(name in known[kind + "s"], "unknown_" + kind)
    return known[kind + "s"][name]


def opens(state, known, c, kind, on_books, outside):
    """What a new deposit and a new withdrawal have in common; gives the amount."""
    require(c[kind] != "", "unknown_" + kind)
    state.party(c[on_books])
    state.party(c[outside])
    require(c[kind] not in known[kind + "s"], "duplicate_" + kind)
    here, there = known["terms"]["ledger"], known["terms"]["outside"]
    require(state.ledger_of(c[on_books]) == here and state.ledger_of(c[outside]) == there, "different_ledgers")
    amount = int(c["amount"])
    require(amount >= 1, "amount_not_positive")
    require(amount <= MOST_AMOUNT, "amount_too_large")
    return amount


def receive_deposit(state, c):
    known = custody_of(state, c)
    amount, terms = opens(state, known, c, "deposit", "account", "sender"), known["terms"]
    limit = int(state.assets[(terms["ledger"], terms["asset"])]["limit"])
    require(claims(state, known) + known["pending"] + amount <= limit, "asset_limit")
    source = available(c["sender"], terms["held_as"])
    require(amount <= state.balance(source), "insufficient_balance")
    posting = state.post([leg(source, wallet(c, known, "hot"), amount)])
    agreed = {"sender": c["sender"], "account": c["account"], "amount": c["amount"], "arrived": str(state.clock[terms["outside"]])}
    known["deposits"][c["deposit"]] = {"terms": agreed, "status": "pending"}
    known["pending"] += amount
    return event("DepositReceived", c, posting, "deposit", terms=agreed)


def pending_deposit(state, known, c):
    """A deposit that is pending, its amount, and whether it is final."""
    one = named(known, "deposit", c["deposit"])
    require(one["status"] == "pending", "already_final")
    final = state.clock[known["terms"]["outside"]] >= int(one["terms"]["arrived"]) + int(known["terms"]["finality"])
    return one, int(one["terms"]["amount"]), final


def credit_deposit(state, c):
    known = custody_of(state, c)
    one, amount, final = pending_deposit(state, known, c)
    require(final, "not_due")
    asset = known["terms"]["asset"]
    posting = state.post([leg(state.world(known["terms"]["ledger"], asset), available(one["terms"]["account"], asset), amount)])
    one["status"] = "credited"
    known["pending"] -= amount
    return event("DepositCredited", c, posting, "deposit")


def reverse_deposit(state, c):
    known = custody_of(state, c)
    one, amount, final = pending_deposit(state, known, c)
    require(not final, "expired")
    source = wallet(c, known, "hot")
    require(amount <= state.balance(source), "insufficient_balance")
    posting = state.post([leg(source, available(one["terms"]["sender"], known["terms"]["held_as"]), amount)])
    one["status"] = "reversed"
    known["pending"] -= amount
    return event("DepositReversed", c, posting, "deposit")


def request_withdrawal(state, c):
    known = custody_of(state, c)
    amount, asset = opens(state, known, c, "withdrawal", "account", "recipient"), known["terms"]["asset"]
    source = available(c["account"], asset)
    require(amount <= state.balance(source), "insufficient_balance")
    posting = state.post([leg(source, purse(c["account"], asset, "withdrawing", c["custody"]), amount)])
    agreed = {"account": c["account"], "recipient": c["recipient"], "amount": c["amount"]}
    known["withdrawals"][c["withdrawal"]] = {"terms": agreed, "status": "requested"}
    return event("WithdrawalRequested", c, posting, "withdrawal", terms=agreed)


def send_withdrawal(state, c):
    known = custody_of(state, c)
    one, terms = named(known, "withdrawal", c["withdrawal"]), known["terms"]
    amount = int(one["terms"]["amount"])
    require(one["status"] == "requested", "already_sent")
    require(known["shortfall"] == 0, "in_shortfall")
    require(amount <= spendable(state, c, known), "insufficient_balance")
    source = purse(one["terms"]["account"], terms["asset"], "withdrawing", c["custody"])
    posting = state.post([leg(source, state.world(terms["ledger"], terms["asset"]), amount)])
    one["status"] = "sent"
    known["in_flight"] += amount
    return event("WithdrawalSent", c, posting, "withdrawal")


def land_withdrawal(state, c):
    known = custody_of(state, c)
    one, source = named(known, "withdrawal", c["withdrawal"]), wallet(c, known, "hot")
    amount = int(one["terms"]["amount"])
    require(one["status"] != "landed", "already_final")
    require(one["status"] == "sent", "not_sent")
    require(amount <= state.balance(source), "insufficient_balance")
    posting = state.post([leg(source, available(one["terms"]["recipient"], known["terms"]["held_as"]), amount)])
    one["status"] = "landed"
    known["in_flight"] -= amount
    return event("WithdrawalLanded", c, posting, "withdrawal")


def move_reserve(state, c):
    known, amount = custody_of(state, c), int(c["amount"])
    require(amount >= 1, "amount_not_positive")
    hot, cold = wallet(c, known, "hot"), wallet(c, known, "cold")
    require(amount <= (state.balance(cold) if c["to"] == "hot" else spendable(state, c, known)), "insufficient_balance")
    source, target = (cold, hot) if c["to"] == "hot" else (hot, cold)
    return event("ReserveMoved", c, state.post([leg(source, target, amount)]))


def add_reserve(state, c):
    known, amount = custody_of(state, c), int(c["amount"])
    source = available(known["terms"]["custodian"], known["terms"]["held_as"])
    require(amount >= 1, "amount_not_positive")
    require(amount <= state.balance(source), "insufficient_balance")
    posting = state.post([leg(source, wallet(c, known, "hot"), amount)])
    known["shortfall"] = max(0, known["shortfall"] - amount)
    return event("ReserveAdded", c, posting, shortfall=str(known["shortfall"]))


def take_reserve(state, c):
    known, amount = custody_of(state, c), int(c["amount"])
    target = available(known["terms"]["custodian"], known["terms"]["held_as"])
    require(amount >= 1, "amount_not_positive")
    require(amount <= surplus(state, c, known), "exceeds_surplus")
    require(amount <= spendable(state, c, known), "insufficient_balance")
    return event("ReserveTaken", c, state.post([leg(wallet(c, known, "hot"), target, amount)]))


def lose_reserve(state, c):
    known, amount = custody_of(state, c), int(c["amount"])
    state.party(c["to"])
    require(state.ledger_of(c["to"]) == known["terms"]["outside"], "different_ledgers")
    require(c["to"] != known["terms"]["custodian"], "same_account")
    require(amount >= 1, "amount_not_positive")
    source = wallet(c, known, c["wallet"])
    require(amount <= state.balance(source), "insufficient_balance")
    lacking = max(0, amount - surplus(state, c, known))
    posting = state.post([leg(source, available(c["to"], known["terms"]["held_as"]), amount)])
    known["shortfall"] = lacking
    return event("ReserveLost", c, posting, shortfall=str(lacking))


RULES = {
    "ReceiveDeposit": receive_deposit,
    "CreditDeposit": credit_deposit,
    "ReverseDeposit": reverse_deposit,
    "RequestWithdrawal": request_withdrawal,
    "SendWithdrawal": send_withdrawal,
    "LandWithdrawal": land_withdrawal,
    "MoveReserve": move_reserve,
    "AddReserve": add_reserve,
    "TakeReserve": take_reserve,
    "LoseReserve": lose_reserve,
}
