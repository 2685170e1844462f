-- Chapter DVP: instructions are matched, cancelled, and settled gross [spec/dvp.md].

CREATE FUNCTION instruct(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  name_ text := c ->> 'instruction';
  side text := c ->> 'by';
  terms_ jsonb := c -> 'terms';
  ledger_ text;
  known instruction;
BEGIN
  PERFORM require(name_ <> '', 'unknown_instruction');
  ledger_ := party(terms_ ->> 'seller');
  PERFORM party(terms_ ->> 'buyer');
  PERFORM admitted(ledger_, terms_ ->> 'security');
  PERFORM admitted(ledger_, terms_ ->> 'cash');
  PERFORM require(party(terms_ ->> 'buyer') = ledger_, 'different_ledgers');
  PERFORM require(terms_ ->> 'seller' <> terms_ ->> 'buyer', 'same_account');
  PERFORM require_amount(least((terms_ ->> 'quantity')::numeric, (terms_ ->> 'amount')::numeric));
  PERFORM require_amount(greatest((terms_ ->> 'quantity')::numeric, (terms_ ->> 'amount')::numeric));
  SELECT * INTO known FROM instruction WHERE name = name_;
  IF NOT FOUND THEN
    INSERT INTO instruction (name, terms, sides, status) VALUES (name_, terms_, ARRAY[side], 'instructed');
    RETURN jsonb_build_array(c - 'command' || '{"event": "Instructed"}');
  END IF;
  PERFORM require(known.terms = terms_, 'terms_differ');
  PERFORM require(known.status = 'instructed' AND side <> ALL (known.sides), 'already_instructed');
  UPDATE instruction SET status = 'matched', sides = sides || side WHERE name = name_;
  RETURN jsonb_build_array(jsonb_build_object('event', 'Matched', 'instruction', name_));
END $$;

CREATE FUNCTION cancel(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  side text := c ->> 'by';
  known instruction := (SELECT i FROM instruction i WHERE name = c ->> 'instruction');
  is_final boolean := known.status IN ('settled', 'cancelled');
BEGIN
  PERFORM require(known.name IS NOT NULL, 'unknown_instruction');
  PERFORM require(is_final OR side = ANY (known.sides), 'not_a_party');
  PERFORM require(NOT is_final, 'already_final');
  PERFORM require(side <> ALL (known.asked), 'already_requested');
  UPDATE instruction SET asked = asked || side WHERE name = known.name;
  IF known.status = 'matched' AND known.asked = '{}' THEN
    RETURN jsonb_build_array(jsonb_build_object('event', 'CancellationRequested', 'instruction', known.name, 'by', side));
  END IF;
  UPDATE instruction SET status = 'cancelled' WHERE name = known.name;
  RETURN jsonb_build_array(jsonb_build_object('event', 'Cancelled', 'instruction', known.name));
END $$;

CREATE FUNCTION failed(name_ text, cause text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(jsonb_build_object('event', 'Failed', 'instruction', name_, 'cause', cause))
$$;

CREATE FUNCTION settle_gross(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  known instruction := (SELECT i FROM instruction i WHERE name = c ->> 'instruction');
  seller text := known.terms ->> 'seller';
  buyer text := known.terms ->> 'buyer';
  security text := known.terms ->> 'security';
  cash text := known.terms ->> 'cash';
  quantity numeric := known.terms ->> 'quantity';
  price numeric := known.terms ->> 'amount';
  posting jsonb;
BEGIN
  PERFORM require(known.name IS NOT NULL, 'unknown_instruction');
  PERFORM require(known.status NOT IN ('settled', 'cancelled'), 'already_final');
  PERFORM require(known.status = 'matched', 'not_matched');
  PERFORM require((known.terms ->> 'due')::numeric <= (SELECT clock FROM ledger WHERE name = party(seller)), 'not_due');
  IF held(seller, security) < quantity THEN RETURN failed(known.name, 'lacks_securities'); END IF;
  IF held(buyer, cash) < price THEN RETURN failed(known.name, 'lacks_cash'); END IF;
  posting := post(leg(purse(seller, security), purse(buyer, security), quantity), leg(purse(buyer, cash), purse(seller, cash), price));
  UPDATE instruction SET status = 'settled' WHERE name = known.name;
  RETURN jsonb_build_array(jsonb_build_object('event', 'Settled', 'instruction', known.name, 'posting', posting));
END $$;
