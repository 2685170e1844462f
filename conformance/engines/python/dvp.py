"""Chapter DVP: instructions are matched, cancelled, and settled gross."""
from books import MOST_AMOUNT, available, leg, require

FINAL = ("settled", "cancelled")


def instruct(state, c):
    name, by, terms = c["instruction"], c["by"], c["terms"]
    require(name != "", "unknown_instruction")
    ledger = state.party(terms["seller"])["ledger"]
    state.party(terms["buyer"])
    state.admitted(ledger, terms["security"])
    state.admitted(ledger, terms["cash"])
    require(state.ledger_of(terms["buyer"]) == ledger, "different_ledgers")
    require(terms["seller"] != terms["buyer"], "same_account")
    numbers = int(terms["quantity"]), int(terms["amount"])
    require(min(numbers) >= 1, "amount_not_positive")
    require(max(numbers) <= MOST_AMOUNT, "amount_too_large")
    known = state.instructions.get(name)
    if known is None:
        state.instructions[name] = {"terms": terms, "sides": {by}, "status": "instructed", "asked": set(), "fails": 0}
        return [{"event": "Instructed", "instruction": name, "by": by, "terms": terms}]
    require(known["terms"] == terms, "terms_differ")
    require(known["status"] == "instructed" and by not in known["sides"], "already_instructed")
    known["sides"].add(by)
    known["status"] = "matched"
    return [{"event": "Matched", "instruction": name}]


def cancel(state, c):
    name, by = c["instruction"], c["by"]
    known = state.instructions.get(name)
    require(known is not None, "unknown_instruction")
    require(by in known["sides"] or known["status"] in FINAL, "not_a_party")
    require(known["status"] not in FINAL, "already_final")
    require(by not in known["asked"], "already_requested")
    known["asked"].add(by)
    if known["status"] == "matched" and len(known["asked"]) < 2:
        return [{"event": "CancellationRequested", "instruction": name, "by": by}]
    known["status"] = "cancelled"
    return [{"event": "Cancelled", "instruction": name}]


def settle_gross(state, c):
    name = c["instruction"]
    known = state.instructions.get(name)
    require(known is not None, "unknown_instruction")
    require(known["status"] not in FINAL, "already_final")
    require(known["status"] == "matched", "not_matched")
    terms = known["terms"]
    require(int(terms["due"]) <= state.clock[state.ledger_of(terms["seller"])], "not_due")
    seller, buyer = terms["seller"], terms["buyer"]
    delivery = leg(available(seller, terms["security"]), available(buyer, terms["security"]), int(terms["quantity"]))
    payment = leg(available(buyer, terms["cash"]), available(seller, terms["cash"]), int(terms["amount"]))
    for (source, _, amount), cause in ((delivery, "lacks_securities"), (payment, "lacks_cash")):
        if state.balance(source) < amount:
            known["fails"] = min(known["fails"] + 1, 10**9)
            return [{"event": "Failed", "instruction": name, "cause": cause}]
    posting = state.post([delivery, payment])
    known["status"] = "settled"
    return [{"event": "Settled", "instruction": name, "posting": posting}]


RULES = {"Instruct": instruct, "Cancel": cancel, "SettleGross": settle_gross}
