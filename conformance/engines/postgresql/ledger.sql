-- Chapters LEDG and TIME [spec/ledger.md, spec/time.md].

CREATE FUNCTION open_account(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require(outside_of(c ->> 'ledger') IS NOT NULL, 'unknown_ledger');
  PERFORM require(c ->> 'account' <> '', 'unknown_account');
  IF c ->> 'held_for' <> '' THEN PERFORM party(c ->> 'held_for'); END IF;
  PERFORM require(NOT EXISTS (SELECT FROM account WHERE name = c ->> 'account'), 'duplicate_account');
  PERFORM require(c ->> 'account_class' <> 'outside', 'class_not_allowed');
  PERFORM require(c ->> 'held_for' = '' OR party(c ->> 'held_for') = c ->> 'ledger', 'different_ledgers');
  INSERT INTO account VALUES (c ->> 'account', c ->> 'ledger', c ->> 'owner', c ->> 'account_class', c ->> 'held_for');
  RETURN jsonb_build_array(c - 'command' || '{"event": "AccountOpened"}');
END $$;

-- A deposit comes from the outside world, an issue from the issuer.
CREATE FUNCTION come_in(c jsonb, issued boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  ledger_ text := party(c ->> 'account');
  terms asset := admitted(ledger_, c ->> 'asset');
  amount numeric := c ->> 'amount';
  world text := outside_of(ledger_);
  source jsonb := CASE WHEN issued THEN purse(terms.issuer, terms.asset, 'issued') ELSE purse(world, terms.asset, 'world') END;
BEGIN
  PERFORM require_amount(amount);
  PERFORM require(amount - held(world, terms.asset, 'world') - held(terms.issuer, terms.asset, 'issued') <= terms.most, 'asset_limit');
  RETURN jsonb_build_array(jsonb_build_object('event', CASE WHEN issued THEN 'Issued' ELSE 'Deposited' END,
    'posting', post(leg(source, purse(c ->> 'account', terms.asset), amount))));
END $$;

-- A withdrawal goes to the outside world, a redemption to the issuer.
CREATE FUNCTION go_out(c jsonb, redeemed boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  ledger_ text := party(c ->> 'account');
  terms asset := admitted(ledger_, c ->> 'asset');
  amount numeric := c ->> 'amount';
  target jsonb := CASE WHEN redeemed THEN purse(terms.issuer, terms.asset, 'issued') ELSE purse(outside_of(ledger_), terms.asset, 'world') END;
BEGIN
  PERFORM require(amount >= 1, 'amount_not_positive');
  PERFORM require(NOT redeemed OR amount <= -held(terms.issuer, terms.asset, 'issued'), 'exceeds_issue');
  PERFORM require(amount <= held(c ->> 'account', terms.asset), 'insufficient_balance');
  RETURN jsonb_build_array(jsonb_build_object('event', CASE WHEN redeemed THEN 'Redeemed' ELSE 'Withdrawn' END,
    'posting', post(leg(purse(c ->> 'account', terms.asset), target, amount))));
END $$;

CREATE FUNCTION transfer(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  source text := party(c ->> 'from');
  target text := party(c ->> 'to');
  amount numeric := c ->> 'amount';
BEGIN
  PERFORM admitted(source, c ->> 'asset');
  PERFORM require(source = target, 'different_ledgers');
  PERFORM require(c ->> 'from' <> c ->> 'to', 'same_account');
  PERFORM require(amount >= 1, 'amount_not_positive');
  PERFORM require(amount <= held(c ->> 'from', c ->> 'asset'), 'insufficient_balance');
  RETURN jsonb_build_array(jsonb_build_object('event', 'Transferred',
    'posting', post(leg(purse(c ->> 'from', c ->> 'asset'), purse(c ->> 'to', c ->> 'asset'), amount))));
END $$;

-- What an hour brings a pool in which there is nothing: the base rate, on nobody.
CREATE FUNCTION empty_interest(p pool) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('event', 'InterestAccrued', 'pool', p.name, 'utilisation', '0', 'rate', p.base, 'charged', '0', 'reserve', '0',
    'credited', '0', 'reserve_carry', '0', 'promised', '0', 'borrowers', '[]'::jsonb, 'lenders', '[]'::jsonb, 'posting', jsonb_build_array(
      leg(purse(p.operator, p.asset, 'claims', p.name), purse(p.operator, p.asset, 'reserve', p.name), 0),
      leg(purse(p.operator, p.asset, 'claims', p.name), purse(p.operator, p.asset, 'residue', p.name), 0)))
$$;

CREATE FUNCTION clock_moved(ledger_ text, at numeric, target numeric) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('event', 'ClockMoved', 'ledger', ledger_, 'now', at::text, 'target', target::text)
$$;

-- From one hour's end to the next, and the rest of the way.
CREATE FUNCTION advance_time(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  l ledger := (SELECT l FROM ledger l WHERE name = c ->> 'ledger');
  target numeric := c ->> 'to';
  events jsonb;
BEGIN
  PERFORM require(l.name IS NOT NULL, 'unknown_ledger');
  PERFORM require(target >= l.clock, 'clock_runs_back');
  PERFORM require(target - l.clock <= (SELECT value::numeric FROM policy WHERE name = 'longest_jump'), 'jump_too_long');
  PERFORM require(target <= 1e12, 'beyond_horizon');
  SELECT jsonb_agg(event ORDER BY at, place, pool COLLATE "C") INTO events FROM (
    SELECT ended AS at, step.place, step.pool, step.event
      FROM generate_series(l.hour + 3600, target, 3600) ended,
           LATERAL (SELECT 1 AS place, '' AS pool, clock_moved(l.name, ended, target) AS event
                    UNION ALL SELECT 2, p.name, empty_interest(p) FROM pool p WHERE p.ledger = l.name
                    UNION ALL SELECT 3, '', jsonb_build_object('event', 'HourEnded', 'ledger', l.name)) step
    UNION ALL
    SELECT target, 4, '', clock_moved(l.name, target, target) WHERE target % 3600 <> 0 OR target = l.hour) way;
  UPDATE ledger SET clock = target, hour = target - target % 3600 WHERE name = l.name;
  RETURN events;
END $$;
