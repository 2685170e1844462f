"""Chapter LEDG: accounts open, value comes in, goes out and moves; and TIME: the clocks."""
import lending
from books import HORIZON, HOUR, MOST_AMOUNT, available, leg, purse, require


def open_account(state, c):
    require(c["ledger"] in state.clock, "unknown_ledger")
    require(c["account"] != "", "unknown_account")
    if c["held_for"]:
        state.party(c["held_for"])
    require(c["account"] not in state.accounts, "duplicate_account")
    require(c["account_class"] != "outside", "class_not_allowed")
    require(not c["held_for"] or state.ledger_of(c["held_for"]) == c["ledger"], "different_ledgers")
    state.accounts[c["account"]] = {k: c[k] for k in ("ledger", "owner", "account_class", "held_for")}
    return [{"event": "AccountOpened", **{k: c[k] for k in ("account", "ledger", "owner", "account_class", "held_for")}}]


def on_ledger(state, ledger, asset):
    issuer = state.assets[(ledger, asset)]["issuer"]
    return -state.balance(state.world(ledger, asset)) - state.balance(purse(issuer, asset, "issued"))


def come_in(state, c, event, source_of):
    ledger = state.party(c["account"])["ledger"]
    terms = state.admitted(ledger, c["asset"])
    amount = int(c["amount"])
    require((ledger, c["asset"]) not in state.in_custody, "in_custody")
    require(amount >= 1, "amount_not_positive")
    require(amount <= MOST_AMOUNT, "amount_too_large")
    require(on_ledger(state, ledger, c["asset"]) + amount <= int(terms["limit"]), "asset_limit")
    posting = state.post([leg(source_of(ledger, terms), available(c["account"], c["asset"]), amount)])
    return [{"event": event, "posting": posting}]


def deposit(state, c):
    return come_in(state, c, "Deposited", lambda ledger, terms: state.world(ledger, c["asset"]))


def issue(state, c):
    return come_in(state, c, "Issued", lambda ledger, terms: purse(terms["issuer"], c["asset"], "issued"))


def withdraw(state, c):
    ledger = state.party(c["account"])["ledger"]
    state.admitted(ledger, c["asset"])
    amount, source = int(c["amount"]), available(c["account"], c["asset"])
    require((ledger, c["asset"]) not in state.in_custody, "in_custody")
    require(amount >= 1, "amount_not_positive")
    require(amount <= state.balance(source), "insufficient_balance")
    return [{"event": "Withdrawn", "posting": state.post([leg(source, state.world(ledger, c["asset"]), amount)])}]


def transfer(state, c):
    ledger = state.party(c["from"])["ledger"]
    state.party(c["to"])
    state.admitted(ledger, c["asset"])
    amount, source = int(c["amount"]), available(c["from"], c["asset"])
    require(state.ledger_of(c["to"]) == ledger, "different_ledgers")
    require(c["from"] != c["to"], "same_account")
    require(amount >= 1, "amount_not_positive")
    require(amount <= state.balance(source), "insufficient_balance")
    return [{"event": "Transferred", "posting": state.post([leg(source, available(c["to"], c["asset"]), amount)])}]


def redeem(state, c):
    ledger = state.party(c["account"])["ledger"]
    issued = purse(state.admitted(ledger, c["asset"])["issuer"], c["asset"], "issued")
    amount, source = int(c["amount"]), available(c["account"], c["asset"])
    require(amount >= 1, "amount_not_positive")
    require(amount <= -state.balance(issued), "exceeds_issue")
    require(amount <= state.balance(source), "insufficient_balance")
    return [{"event": "Redeemed", "posting": state.post([leg(source, issued, amount)])}]


def advance_time(state, c):
    ledger, to = c["ledger"], int(c["to"])
    require(ledger in state.clock, "unknown_ledger")
    require(to >= state.clock[ledger], "clock_runs_back")
    require(to - state.clock[ledger] <= state.longest_jump, "jump_too_long")
    require(to <= HORIZON, "beyond_horizon")
    events = []
    while True:
        end = state.hour[ledger] + HOUR
        state.clock[ledger] = min(to, end)
        events.append({"event": "ClockMoved", "ledger": ledger, "now": str(state.clock[ledger]), "target": str(to)})
        if state.clock[ledger] < end:
            return events
        events += [lending.accrue(state, name, end) for name in sorted(state.pools) if state.pools[name]["terms"]["ledger"] == ledger]
        state.hour[ledger] = end
        events.append({"event": "HourEnded", "ledger": ledger})
        if end == to:
            return events


RULES = {
    "OpenAccount": open_account,
    "Deposit": deposit,
    "Withdraw": withdraw,
    "Transfer": transfer,
    "Issue": issue,
    "Redeem": redeem,
    "AdvanceTime": advance_time,
}
