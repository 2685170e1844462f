-- Chapter SPOT, orders: what an order could cost is set aside when it is placed [spec/spot.md].

CREATE FUNCTION ceiling_of(a numeric, b numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT -floor_of(-a, b) $$;

-- What is to be set aside for so much of an order.
CREATE FUNCTION reservation(m market, o spot_order, quantity numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE notional numeric;
BEGIN
  IF o.side = 'sell' THEN RETURN quantity; END IF;
  notional := fits_machine(ceiling_of(o.most * quantity, m.lot));
  RETURN fits_machine(notional + ceiling_of(notional * greatest(o.maker, o.taker), 1000000));
END $$;

CREATE FUNCTION paid_with(m market, side text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE side WHEN 'buy' THEN m.quote ELSE m.base END
$$;

CREATE FUNCTION reserved(m market, account text, side text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT purse(account, paid_with(m, side), 'reserved', m.name)
$$;

CREATE FUNCTION place_spot_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  m market := market_of(c ->> 'market');
  account_ text := c ->> 'account';
  ledger_ text := party(account_);
  o spot_order;
  needed numeric;
  posted jsonb;
BEGIN
  PERFORM require(c ->> 'order' <> '', 'unknown_order');
  PERFORM require(NOT EXISTS (SELECT FROM spot_order s WHERE (s.market, s.account, s.name) = (m.name, account_, c ->> 'order')), 'duplicate_order');
  PERFORM require(ledger_ = m.ledger, 'different_ledgers');
  PERFORM require_amount((c ->> 'quantity')::numeric);
  PERFORM require((c ->> 'limit')::numeric >= 1, 'price_not_positive');
  PERFORM require((c ->> 'limit')::numeric <= 1e27, 'price_too_large');
  o := (m.name, account_, c ->> 'order', c ->> 'side', (c ->> 'quantity')::numeric, (c ->> 'limit')::numeric,
        coalesce((SELECT f.maker FROM fees_of f WHERE (f.market, f.account) = (m.name, account_)), m.maker),
        coalesce((SELECT f.taker FROM fees_of f WHERE (f.market, f.account) = (m.name, account_)), m.taker));
  needed := reservation(m, o, o.quantity);
  PERFORM require(held(account_, paid_with(m, o.side)) >= needed, 'insufficient_balance');
  posted := post(leg(purse(account_, paid_with(m, o.side)), reserved(m, account_, o.side), needed));
  INSERT INTO spot_order SELECT (o).*;
  RETURN jsonb_build_array(jsonb_build_object('event', 'SpotOrderPlaced', 'market', m.name, 'account', account_, 'order', o.name,
    'terms', jsonb_build_object('side', o.side, 'quantity', o.quantity::text, 'limit', o.most::text,
                                'fees', jsonb_build_object('maker', o.maker::text, 'taker', o.taker::text)),
    'posting', posted));
END $$;

CREATE FUNCTION spot_order_of(m market, account_ text, name_ text) RETURNS spot_order LANGUAGE plpgsql STABLE AS $$
DECLARE found_ spot_order := (SELECT s FROM spot_order s WHERE (s.market, s.account, s.name) = (m.name, account_, name_));
BEGIN
  PERFORM require(found_.name IS NOT NULL, 'unknown_order');
  RETURN found_;
END $$;

CREATE FUNCTION leave(o spot_order, rest numeric) RETURNS void LANGUAGE sql AS $$
  UPDATE spot_order s SET quantity = rest WHERE (s.market, s.account, s.name) = (o.market, o.account, o.name)
$$;

CREATE FUNCTION ended(m market, o spot_order) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leave(o, 0);
  RETURN jsonb_build_array(jsonb_build_object('event', 'SpotOrderCancelled', 'market', m.name, 'account', o.account, 'order', o.name,
    'posting', post(leg(reserved(m, o.account, o.side), purse(o.account, paid_with(m, o.side)), reservation(m, o, o.quantity)))));
END $$;

CREATE FUNCTION cancel_spot_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  m market := market_of(c ->> 'market');
  o spot_order := spot_order_of(m, c ->> 'account', c ->> 'order');
BEGIN
  PERFORM require(o.quantity > 0, 'already_final');
  RETURN ended(m, o);
END $$;

CREATE FUNCTION match_spot_orders(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  m market := market_of(c ->> 'market');
  taker_ spot_order := spot_order_of(m, c ->> 'taker', c ->> 'taker_order');
  maker_ spot_order := spot_order_of(m, c ->> 'maker', c ->> 'maker_order');
  part numeric := c ->> 'quantity';
  taker_buys boolean := taker_.side = 'buy';
  bid spot_order := CASE WHEN taker_buys THEN taker_ ELSE maker_ END;
  ask spot_order := CASE WHEN taker_buys THEN maker_ ELSE taker_ END;
  free jsonb := purse(bid.account, m.quote);
  cash jsonb := reserved(m, bid.account, 'buy');
  received jsonb := purse(ask.account, m.quote);
  earned jsonb := purse(m.venue, m.quote, 'fees');
  notional numeric; taker_fee numeric; maker_fee numeric; unspent numeric; bid_left numeric; back numeric;
BEGIN
  PERFORM require(taker_.side <> maker_.side, 'same_side');
  PERFORM require(bid.most >= ask.most, 'not_crossing');
  PERFORM require(part >= 1, 'amount_not_positive');
  PERFORM require(maker_.maker + taker_.taker >= 0, 'rebate_exceeds_fee');
  PERFORM require(part <= least(bid.quantity, ask.quantity), 'exceeds_order');
  IF taker_.account = maker_.account THEN RETURN ended(m, taker_); END IF;
  notional := notional_of(taker_.side, part, maker_.most, m.lot);
  taker_fee := fee_on(notional, taker_.taker);
  maker_fee := fee_on(notional, maker_.maker);
  unspent := reservation(m, bid, bid.quantity) - notional - greatest(CASE WHEN taker_buys THEN taker_fee ELSE maker_fee END, 0);
  bid_left := CASE WHEN reservation(m, bid, bid.quantity - part) <= unspent + held(bid.account, m.quote) THEN bid.quantity - part ELSE 0 END;
  back := unspent - reservation(m, bid, bid_left);
  PERFORM leave(bid, bid_left), leave(ask, ask.quantity - part);
  RETURN jsonb_build_array(c - 'command' || jsonb_build_object('event', 'SpotOrdersMatched', 'notional', notional::text,
    'taker_fee', taker_fee::text, 'maker_fee', maker_fee::text,
    'taker_left', (CASE WHEN taker_buys THEN bid_left ELSE ask.quantity - part END)::text,
    'maker_left', (CASE WHEN taker_buys THEN ask.quantity - part ELSE bid_left END)::text,
    'posting', post(
      leg(reserved(m, ask.account, 'sell'), purse(bid.account, m.base), part),
      leg(cash, received, notional),
      leg(CASE WHEN taker_buys THEN cash ELSE received END, earned, taker_fee),
      CASE WHEN maker_.maker < 0 THEN leg(earned, CASE WHEN taker_buys THEN received ELSE free END, -maker_fee)
           ELSE leg(CASE WHEN taker_buys THEN received ELSE cash END, earned, maker_fee) END,
      leg(cash, free, greatest(back, 0)),
      leg(free, cash, greatest(-back, 0)))));
END $$;
