"""Chapter SPOT, orders: what an order could cost is set aside when it is placed."""
from books import MOST_AMOUNT, available, fits_machine, leg, purse, require
from spot import MILLION, ceiling, fee_on, market_of, notional_of


def reservation(terms, order):
    """What is to be set aside for what is left of an order."""
    if order["side"] == "sell":
        return order["quantity"]
    notional = fits_machine(ceiling(order["limit"] * order["quantity"], int(terms["lot"])))
    return fits_machine(notional + ceiling(notional * max(order["maker"], order["taker"]), MILLION))


def paid_with(terms, order):
    return terms["quote"] if order["side"] == "buy" else terms["base"]


def purses(market, terms, account, order):
    """Where an order's means are: free to use, and set aside."""
    asset = paid_with(terms, order)
    return available(account, asset), purse(account, asset, "reserved", market)


def place_spot_order(state, c):
    market = market_of(state, c["market"])
    terms, key = market["terms"], (c["account"], c["order"])
    account = state.party(c["account"])
    require(c["order"] != "", "unknown_order")
    require(key not in market["orders"], "duplicate_order")
    require(account["ledger"] == terms["ledger"], "different_ledgers")
    quantity, limit = int(c["quantity"]), int(c["limit"])
    require(quantity >= 1, "amount_not_positive")
    require(quantity <= MOST_AMOUNT, "amount_too_large")
    require(limit >= 1, "price_not_positive")
    require(limit <= MOST_AMOUNT, "price_too_large")
    rates = market["fees_of"].get(c["account"], terms["fees"])
    order = {"side": c["side"], "quantity": quantity, "limit": limit, "maker": int(rates["maker"]), "taker": int(rates["taker"])}
    needed = reservation(terms, order)
    free, reserved = purses(c["market"], terms, c["account"], order)
    require(state.balance(free) >= needed, "insufficient_balance")
    posting = state.post([leg(free, reserved, needed)])
    market["orders"][key] = order
    spelled = {
        "side": c["side"],
        "quantity": str(quantity),
        "limit": str(limit),
        "fees": {"maker": str(order["maker"]), "taker": str(order["taker"])},
    }
    return [{"event": "SpotOrderPlaced", **{k: c[k] for k in ("market", "account", "order")}, "terms": spelled, "posting": posting}]


def ended(state, name, account, order_name):
    """What is set aside for an order goes back, and nothing is left of it."""
    market = state.markets[name]
    order = market["orders"][(account, order_name)]
    free, reserved = purses(name, market["terms"], account, order)
    posting = state.post([leg(reserved, free, reservation(market["terms"], order))])
    order["quantity"] = 0
    return [{"event": "SpotOrderCancelled", "market": name, "account": account, "order": order_name, "posting": posting}]


def cancel_spot_order(state, c):
    order = market_of(state, c["market"])["orders"].get((c["account"], c["order"]))
    require(order, "unknown_order")
    require(order["quantity"] > 0, "already_final")
    return ended(state, c["market"], c["account"], c["order"])


def after_part(terms, bid, part, spent, free):
    """What is left of a bid, and what of its reservation goes back; below zero: what is lacking."""
    rest = {**bid, "quantity": bid["quantity"] - part}
    unspent = reservation(terms, bid) - spent
    if reservation(terms, rest) > unspent + free:
        return 0, unspent
    return rest["quantity"], unspent - reservation(terms, rest)


def match_spot_orders(state, c):
    market = market_of(state, c["market"])
    terms, part = market["terms"], int(c["quantity"])
    taker = market["orders"].get((c["taker"], c["taker_order"]))
    maker = market["orders"].get((c["maker"], c["maker_order"]))
    require(taker and maker, "unknown_order")
    require(taker["side"] != maker["side"], "same_side")
    taker_buys = taker["side"] == "buy"
    bid, ask = (taker, maker) if taker_buys else (maker, taker)
    require(bid["limit"] >= ask["limit"], "not_crossing")
    require(part >= 1, "amount_not_positive")
    require(maker["maker"] + taker["taker"] >= 0, "rebate_exceeds_fee")
    require(part <= min(bid["quantity"], ask["quantity"]), "exceeds_order")
    if c["taker"] == c["maker"]:
        return ended(state, c["market"], c["taker"], c["taker_order"])
    buyer, seller = (c["taker"], c["maker"]) if taker_buys else (c["maker"], c["taker"])
    notional = notional_of(state, taker["side"], part, maker["limit"], int(terms["lot"]))
    taker_fee, maker_fee = fee_on(state, notional, taker["taker"]), fee_on(state, notional, maker["maker"])
    (free, cash), (_, goods) = purses(c["market"], terms, buyer, bid), purses(c["market"], terms, seller, ask)
    received, fees = available(seller, terms["quote"]), purse(terms["venue"], terms["quote"], "fees")
    spent = notional + max(taker_fee if taker_buys else maker_fee, 0)
    bid_left, back = after_part(terms, bid, part, spent, state.balance(free))
    rebate = leg(fees, received if taker_buys else free, -maker_fee)
    posting = state.post(
        [
            leg(goods, available(buyer, terms["base"]), part),
            leg(cash, received, notional),
            leg(cash if taker_buys else received, fees, taker_fee),
            rebate if maker["maker"] < 0 else leg(received if taker_buys else cash, fees, maker_fee),
            leg(cash, free, max(back, 0)),
            leg(free, cash, max(-back, 0)),
        ]
    )
    ask["quantity"] -= part
    bid["quantity"] = bid_left
    numbers = {
        "quantity": part,
        "notional": notional,
        "taker_fee": taker_fee,
        "maker_fee": maker_fee,
        "taker_left": taker["quantity"],
        "maker_left": maker["quantity"],
    }
    named = {k: c[k] for k in ("market", "taker", "taker_order", "maker", "maker_order")}
    return [{"event": "SpotOrdersMatched", **named, **{k: str(v) for k, v in numbers.items()}, "posting": posting}]


RULES = {"PlaceSpotOrder": place_spot_order, "CancelSpotOrder": cancel_spot_order, "MatchSpotOrders": match_spot_orders}
