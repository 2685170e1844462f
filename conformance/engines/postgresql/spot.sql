-- Chapter SPOT: a market's fees, and fills [spec/spot.md]; the roundings [NUM-2]. `round` and `/` of numeric are not used: the
-- one takes ties away from zero, the other has only as many digits as it sees fit.

CREATE FUNCTION floor_of(a numeric, b numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT div(a, b) - (a < 0 AND a % b <> 0)::int
$$;

-- a / b, with b above zero.
CREATE FUNCTION rounded(policy text, a numeric, b numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  low numeric := floor_of(a, b);
  twice numeric := 2 * (a - low * b);  -- twice what is left over
BEGIN
  IF policy IN ('half_up', 'half_even', 'half_away_from_zero') THEN  -- what these form on the way must fit
    PERFORM fits_machine(floor_of(2 * CASE WHEN policy = 'half_away_from_zero' THEN abs(a) ELSE a END, b));
    IF policy = 'half_even' THEN PERFORM fits_machine(floor_of(-2 * a, b)); END IF;
  END IF;
  RETURN CASE policy
    WHEN 'floor' THEN low
    WHEN 'ceiling' THEN low + (twice > 0)::int
    WHEN 'toward_zero' THEN div(a, b)
    WHEN 'half_up' THEN low + (twice >= b)::int
    WHEN 'half_even' THEN low + (twice > b OR (twice = b AND low % 2 <> 0))::int
    WHEN 'half_away_from_zero' THEN low + (twice > b OR (twice = b AND a > 0))::int
  END;
END $$;

CREATE FUNCTION policy_of(name_ text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT value FROM policy WHERE name = name_ $$;

CREATE FUNCTION notional_of(side text, quantity numeric, price numeric, lot numeric) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT fits_machine(rounded(CASE WHEN policy_of('notional_rounding') <> 'against_taker' THEN policy_of('notional_rounding')
                                   WHEN side = 'buy' THEN 'ceiling' ELSE 'floor' END, quantity * price, lot))
$$;

CREATE FUNCTION fee_on(notional numeric, rate numeric) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT rounded(policy_of('fee_rounding'), notional * rate, 1000000)
$$;

CREATE FUNCTION market_of(name_ text) RETURNS market LANGUAGE plpgsql STABLE AS $$
DECLARE found_ market := (SELECT m FROM market m WHERE name = name_);
BEGIN
  PERFORM require(found_.name IS NOT NULL, 'unknown_market');
  RETURN found_;
END $$;

CREATE FUNCTION set_fees(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  m market := market_of(c ->> 'market');
  maker_ numeric := c -> 'fees' ->> 'maker';
  taker_ numeric := c -> 'fees' ->> 'taker';
BEGIN
  PERFORM require(party(c ->> 'account') = m.ledger, 'different_ledgers');
  PERFORM require(abs(maker_) <= 1000000 AND taker_ BETWEEN 0 AND 1000000, 'fee_out_of_bounds');
  INSERT INTO fees_of VALUES (m.name, c ->> 'account', maker_, taker_)
    ON CONFLICT (market, account) DO UPDATE SET maker = maker_, taker = taker_;
  RETURN jsonb_build_array(c - 'command' || '{"event": "FeesSet"}');
END $$;

CREATE FUNCTION fee_leg(m market, payer text, fee numeric, rate numeric) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN rate >= 0 THEN leg(purse(payer, m.quote), purse(m.venue, m.quote, 'fees'), fee)
              ELSE leg(purse(m.venue, m.quote, 'fees'), purse(payer, m.quote), -fee) END
$$;

CREATE FUNCTION fill(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  m market := market_of(c ->> 'market');
  taker_ text := c ->> 'taker';
  maker_ text := c ->> 'maker';
  quantity numeric := c ->> 'quantity';
  price numeric := c ->> 'price';
  taker_buys boolean := c ->> 'side' = 'buy';
  buyer text := CASE WHEN taker_buys THEN taker_ ELSE maker_ END;
  seller text := CASE WHEN taker_buys THEN maker_ ELSE taker_ END;
  maker_rate numeric := coalesce((SELECT f.maker FROM fees_of f WHERE (f.market, f.account) = (m.name, maker_)), m.maker);
  taker_rate numeric := coalesce((SELECT f.taker FROM fees_of f WHERE (f.market, f.account) = (m.name, taker_)), m.taker);
  notional numeric; taker_fee numeric; maker_fee numeric;
BEGIN
  PERFORM party(taker_), party(maker_);
  PERFORM require(party(taker_) = m.ledger AND party(maker_) = m.ledger, 'different_ledgers');
  PERFORM require(taker_ <> maker_, 'same_account');
  PERFORM require_amount(quantity);
  PERFORM require(price >= 1, 'price_not_positive');
  PERFORM require(price <= 1e27, 'price_too_large');
  PERFORM require(maker_rate + taker_rate >= 0, 'rebate_exceeds_fee');
  notional := notional_of(c ->> 'side', quantity, price, m.lot);
  taker_fee := fee_on(notional, taker_rate);
  maker_fee := fee_on(notional, maker_rate);
  PERFORM require(held(seller, m.base) >= quantity, 'insufficient_balance');
  PERFORM require(held(buyer, m.quote) >= fits_machine(notional + CASE WHEN taker_buys THEN taker_fee ELSE maker_fee END),
                  'insufficient_balance');
  RETURN jsonb_build_array(jsonb_build_object('event', 'Filled', 'market', m.name, 'notional', notional::text,
    'taker_fee', taker_fee::text, 'maker_fee', maker_fee::text, 'posting', post(
      leg(purse(seller, m.base), purse(buyer, m.base), quantity), leg(purse(buyer, m.quote), purse(seller, m.quote), notional),
      fee_leg(m, taker_, taker_fee, taker_rate), fee_leg(m, maker_, maker_fee, maker_rate))));
END $$;
