"""Chapter SPOT: a market, its fees, and fills."""
from books import MOST_AMOUNT, available, fits_machine, leg, purse, require

MILLION = 10**6


def floor(a, b):
    return a // b


def ceiling(a, b):
    return -(-a // b)


def half_up(a, b):
    fits_machine(2 * a // b)
    return (2 * a + b) // (2 * b)


def half_even(a, b):
    fits_machine(2 * a // b), fits_machine(-2 * a // b)
    whole, rest = divmod(a, b)
    return whole + (1 if 2 * rest > b or (2 * rest == b and whole % 2) else 0)


def with_sign(rounding):
    """The same rounding of the magnitude, for either sign."""
    return lambda a, b: rounding(a, b) if a >= 0 else -rounding(-a, b)


ROUNDINGS = {
    "floor": floor,
    "ceiling": ceiling,
    "half_up": half_up,
    "half_even": half_even,
    "toward_zero": with_sign(floor),
    "half_away_from_zero": with_sign(half_up),
}


def notional_of(state, side, quantity, price, lot):
    policy = state.policies["notional_rounding"]
    if policy == "against_taker":
        policy = "ceiling" if side == "buy" else "floor"
    return fits_machine(ROUNDINGS[policy](quantity * price, lot))


def fee_on(state, notional, rate):
    return ROUNDINGS[state.policies["fee_rounding"]](notional * rate, MILLION)


def market_of(state, name):
    require(name in state.markets, "unknown_market")
    return state.markets[name]


def set_fees(state, c):
    market = market_of(state, c["market"])
    account = state.party(c["account"])
    require(account["ledger"] == market["terms"]["ledger"], "different_ledgers")
    maker, taker = int(c["fees"]["maker"]), int(c["fees"]["taker"])
    require(-MILLION <= maker <= MILLION and 0 <= taker <= MILLION, "fee_out_of_bounds")
    market["fees_of"][c["account"]] = c["fees"]
    return [{"event": "FeesSet", "market": c["market"], "account": c["account"], "fees": {"maker": str(maker), "taker": str(taker)}}]


def fee_leg(payer, asset, venue, fee, rate):
    paid, fees = available(payer, asset), purse(venue, asset, "fees")
    return leg(paid, fees, fee) if rate >= 0 else leg(fees, paid, -fee)


def fill(state, c):
    market = market_of(state, c["market"])
    terms, taker, maker = market["terms"], c["taker"], c["maker"]
    state.party(taker), state.party(maker)
    require(state.ledger_of(taker) == state.ledger_of(maker) == terms["ledger"], "different_ledgers")
    require(taker != maker, "same_account")
    quantity, price = int(c["quantity"]), int(c["price"])
    require(quantity >= 1, "amount_not_positive")
    require(quantity <= MOST_AMOUNT, "amount_too_large")
    require(price >= 1, "price_not_positive")
    require(price <= MOST_AMOUNT, "price_too_large")
    maker_rate = int(market["fees_of"].get(maker, terms["fees"])["maker"])
    taker_rate = int(market["fees_of"].get(taker, terms["fees"])["taker"])
    require(maker_rate + taker_rate >= 0, "rebate_exceeds_fee")
    buyer, seller = (taker, maker) if c["side"] == "buy" else (maker, taker)
    base, quote = terms["base"], terms["quote"]
    notional = notional_of(state, c["side"], quantity, price, int(terms["lot"]))
    taker_fee, maker_fee = fee_on(state, notional, taker_rate), fee_on(state, notional, maker_rate)
    require(state.balance(available(seller, base)) >= quantity, "insufficient_balance")
    owed = fits_machine(notional + (taker_fee if buyer == taker else maker_fee))
    require(state.balance(available(buyer, quote)) >= owed, "insufficient_balance")
    posting = state.post(
        [
            leg(available(seller, base), available(buyer, base), quantity),
            leg(available(buyer, quote), available(seller, quote), notional),
            fee_leg(taker, quote, terms["venue"], taker_fee, taker_rate),
            fee_leg(maker, quote, terms["venue"], maker_fee, maker_rate),
        ]
    )
    return [
        {
            "event": "Filled",
            "market": c["market"],
            "notional": str(notional),
            "taker_fee": str(taker_fee),
            "maker_fee": str(maker_fee),
            "posting": posting,
        }
    ]


RULES = {"SetFees": set_fees, "Fill": fill}
