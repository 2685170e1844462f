-- The protocol [spec/protocol.md]: one request, one reply.

CREATE FUNCTION reset(g jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM policy; DELETE FROM ledger; DELETE FROM asset; DELETE FROM account; DELETE FROM balance;
  DELETE FROM pool; DELETE FROM market; DELETE FROM fees_of; DELETE FROM spot_order; DELETE FROM instruction;
  INSERT INTO policy SELECT key, value FROM jsonb_each_text(g -> 'policies');
  INSERT INTO ledger
    SELECT key, value ->> 'outside', (value ->> 'start')::numeric, (value ->> 'start')::numeric - (value ->> 'start')::numeric % 3600
      FROM jsonb_each(g -> 'ledgers');
  INSERT INTO asset
    SELECT e -> 'key' ->> 'ledger', e -> 'key' ->> 'asset', e -> 'value' ->> 'issuer', (e -> 'value' ->> 'limit')::numeric
      FROM jsonb_array_elements(g -> 'assets') e;
  INSERT INTO account
    SELECT key, value ->> 'ledger', value ->> 'owner', value ->> 'account_class', value ->> 'held_for' FROM jsonb_each(g -> 'accounts');
  INSERT INTO pool
    SELECT key, value ->> 'ledger', value ->> 'asset', value ->> 'operated_by', value -> 'curve' ->> 'base' FROM jsonb_each(g -> 'pools');
  INSERT INTO market
    SELECT key, value ->> 'ledger', value ->> 'base', value ->> 'quote', (value ->> 'lot')::numeric, value ->> 'venue',
           (value -> 'fees' ->> 'maker')::numeric, (value -> 'fees' ->> 'taker')::numeric
      FROM jsonb_each(g -> 'markets');
  RETURN '{"reset": {}}';
END $$;

CREATE FUNCTION events_of(c jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE c ->> 'command'
    WHEN 'OpenAccount' THEN open_account(c)
    WHEN 'Deposit' THEN come_in(c, false)
    WHEN 'Issue' THEN come_in(c, true)
    WHEN 'Withdraw' THEN go_out(c, false)
    WHEN 'Redeem' THEN go_out(c, true)
    WHEN 'Transfer' THEN transfer(c)
    WHEN 'AdvanceTime' THEN advance_time(c)
    WHEN 'SetFees' THEN set_fees(c)
    WHEN 'Fill' THEN fill(c)
    WHEN 'PlaceSpotOrder' THEN place_spot_order(c)
    WHEN 'CancelSpotOrder' THEN cancel_spot_order(c)
    WHEN 'MatchSpotOrders' THEN match_spot_orders(c)
    WHEN 'Instruct' THEN instruct(c)
    WHEN 'Cancel' THEN cancel(c)
    WHEN 'SettleGross' THEN settle_gross(c)
  END
$$;

-- Called as the one statement of a transaction. What an exception ends, it also undoes.
CREATE FUNCTION answer(request text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r jsonb;
  events jsonb;
BEGIN
  r := request;
  IF r ? 'hello' THEN
    RETURN '{"hello": {"plumbline": "1", "spec": "0.1", "engine": "postgresql", "chapters": ["LEDG", "TIME", "SPOT", "DVP"]}}';
  ELSIF r ? 'genesis' THEN
    RETURN reset(r -> 'genesis');
  ELSIF r ? 'state' THEN
    RETURN '{"unsupported": "this engine starts in a genesis, not in a state"}';
  ELSIF r ? 'observe' THEN
    RETURN jsonb_build_object('balances', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('key', purse(account, asset, kind, of_), 'value', amount::text)), '[]')
        FROM balance WHERE amount <> 0));
  END IF;
  events := events_of(r);
  IF events IS NULL THEN RETURN '{"error": "no such command"}'; END IF;
  RETURN jsonb_build_object('events', events);
EXCEPTION
  WHEN SQLSTATE 'PLREJ' THEN RETURN jsonb_build_object('rejected', SQLERRM);
  WHEN OTHERS THEN RETURN jsonb_build_object('error', SQLERRM);
END $$;
