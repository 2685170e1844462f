"""Chapter LEND: a pool, its lenders and borrowers, and the interest of an hour."""
from books import MOST_AMOUNT, available, leg, purse, require

WHOLE = 10**9
YEAR = 31_536_000 * WHOLE
INDEX = 10**27


def pool_of(state, c):
    require(c["pool"] in state.pools, "unknown_pool")
    state.party(c["account"])
    return state.pools[c["pool"]]


def own(pool, name, kind):
    """A purse of the pool's operator."""
    return purse(pool["terms"]["operated_by"], pool["terms"]["asset"], kind, name)


def spelled(position):
    return {k: str(v) for k, v in position.items()}


def touch(state, pool, positions, account, balance):
    """Brings a position up to now, before its balance changes."""
    now = state.clock[pool["terms"]["ledger"]]
    position = positions.setdefault(account, {"weight": 0, "since": now, "carry": 0})
    position["weight"] += balance * (now - position["since"])
    position["since"] = now
    return spelled(position)


def supply(state, c):
    pool, amount = pool_of(state, c), int(c["amount"])
    terms = pool["terms"]
    require(state.ledger_of(c["account"]) == terms["ledger"], "different_ledgers")
    require(amount >= 1, "amount_not_positive")
    require(amount <= MOST_AMOUNT, "amount_too_large")
    require(-state.balance(own(pool, c["pool"], "claims")) + amount <= int(terms["limit"]), "pool_limit")
    free, lent = available(c["account"], terms["asset"]), purse(c["account"], terms["asset"], "lent", c["pool"])
    require(amount <= state.balance(free), "insufficient_balance")
    before = state.balance(lent)
    posting = state.post([leg(free, own(pool, c["pool"], "cash"), amount), leg(own(pool, c["pool"], "claims"), lent, amount)])
    position = touch(state, pool, pool["lenders"], c["account"], before)
    return [{"event": "Supplied", "pool": c["pool"], "account": c["account"], "position": position, "posting": posting}]


def redeem_supply(state, c):
    pool, amount = pool_of(state, c), int(c["amount"])
    asset, cash = pool["terms"]["asset"], own(pool, c["pool"], "cash")
    lent = purse(c["account"], asset, "lent", c["pool"])
    before = state.balance(lent)
    require(amount >= 1, "amount_not_positive")
    require(amount <= before, "exceeds_claim")
    require(amount <= state.balance(cash), "insufficient_liquidity")
    posting = state.post([leg(cash, available(c["account"], asset), amount), leg(lent, own(pool, c["pool"], "claims"), amount)])
    position = touch(state, pool, pool["lenders"], c["account"], before)
    return [{"event": "SupplyRedeemed", "pool": c["pool"], "account": c["account"], "position": position, "posting": posting}]


def borrow(state, c):
    pool, amount = pool_of(state, c), int(c["amount"])
    asset, cash = pool["terms"]["asset"], own(pool, c["pool"], "cash")
    require(state.ledger_of(c["account"]) == pool["terms"]["ledger"], "different_ledgers")
    require(amount >= 1, "amount_not_positive")
    require(amount <= MOST_AMOUNT, "amount_too_large")
    require(amount <= state.balance(cash), "insufficient_liquidity")
    owed = purse(c["account"], asset, "borrowed", c["pool"])
    before = -state.balance(owed)
    posting = state.post([leg(cash, available(c["account"], asset), amount), leg(owed, own(pool, c["pool"], "loans"), amount)])
    position = touch(state, pool, pool["borrowers"], c["account"], before)
    return [{"event": "Borrowed", "pool": c["pool"], "account": c["account"], "position": position, "posting": posting}]


def repay(state, c):
    pool, amount = pool_of(state, c), int(c["amount"])
    asset = pool["terms"]["asset"]
    free, owed = available(c["account"], asset), purse(c["account"], asset, "borrowed", c["pool"])
    before = -state.balance(owed)
    require(amount >= 1, "amount_not_positive")
    require(amount <= before, "exceeds_debt")
    require(amount <= state.balance(free), "insufficient_balance")
    posting = state.post([leg(free, own(pool, c["pool"], "cash"), amount), leg(own(pool, c["pool"], "loans"), owed, amount)])
    position = touch(state, pool, pool["borrowers"], c["account"], before)
    return [{"event": "Repaid", "pool": c["pool"], "account": c["account"], "position": position, "posting": posting}]


def curve_at(curve, utilisation):
    base, kink, slope_1, slope_2 = (int(curve[k]) for k in ("base", "kink", "slope_1", "slope_2"))
    below = min(utilisation, kink)
    return base + slope_1 * below // kink + slope_2 * (utilisation - below) // (WHOLE - kink)


def weights(positions, end, balance_of):
    return {name: p["weight"] + balance_of(name) * (end - p["since"]) for name, p in sorted(positions.items())}


def divide(positions, weight, factor, divisor, end):
    """Each position's whole part of weight x factor; what is left over is carried."""
    parts = {}
    for name, position in sorted(positions.items()):
        parts[name], carry = divmod(weight[name] * factor + position["carry"], divisor)
        positions[name] = {"weight": 0, "since": end, "carry": carry}
    return parts


def after(positions):
    return [{"account": name, "position": spelled(position)} for name, position in sorted(positions.items())]


def accrue(state, name, end):
    """The interest of the hour that ends [LEND-5]."""
    pool = state.pools[name]
    terms, asset = pool["terms"], pool["terms"]["asset"]
    claims, residue = own(pool, name, "claims"), own(pool, name, "residue")
    debt = weights(pool["borrowers"], end, lambda who: -state.balance(purse(who, asset, "borrowed", name)))
    claim = weights(pool["lenders"], end, lambda who: state.balance(purse(who, asset, "lent", name)))
    borrowed, lent = sum(debt.values()), sum(claim.values())
    utilisation = min(borrowed, lent) * WHOLE // lent if lent else 0
    rate = curve_at(terms["curve"], utilisation) if -state.balance(claims) < INDEX else 0
    charged = divide(pool["borrowers"], debt, rate, YEAR, end)
    total = sum(charged.values())
    reserve, pool["reserve_carry"] = divmod(total * int(terms["reserve_factor"]) + pool["reserve_carry"], 10**6)
    free = min(state.balance(residue) + total - reserve - -(-pool["promised"] // INDEX), lent)
    growth = free * INDEX // lent if lent else 0
    credited = divide(pool["lenders"], claim, growth, INDEX, end)
    pool["promised"] = sum(position["carry"] for position in pool["lenders"].values())
    posting = state.post_unasked(
        [leg(purse(who, asset, "borrowed", name), own(pool, name, "loans"), part) for who, part in charged.items()]
        + [leg(claims, own(pool, name, "reserve"), reserve), leg(claims, residue, total - reserve)]
        + [leg(residue, purse(who, asset, "lent", name), part) for who, part in credited.items()]
    )
    numbers = {
        "utilisation": utilisation,
        "rate": rate,
        "charged": total,
        "reserve": reserve,
        "credited": sum(credited.values()),
        "reserve_carry": pool["reserve_carry"],
        "promised": pool["promised"],
    }
    return {
        "event": "InterestAccrued",
        "pool": name,
        **spelled(numbers),
        "borrowers": after(pool["borrowers"]),
        "lenders": after(pool["lenders"]),
        "posting": posting,
    }


RULES = {"Supply": supply, "RedeemSupply": redeem_supply, "Borrow": borrow, "Repay": repay}
