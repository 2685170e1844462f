-- What the engine holds, and the one function that moves value [spec/ledger.md, LEDG-0]. Amounts are `numeric`: integers
-- without bounds. Each request is answered within one serializable transaction; what is rejected is rolled back.

CREATE TABLE policy (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE ledger (name text PRIMARY KEY, outside text NOT NULL, clock numeric NOT NULL, hour numeric NOT NULL);
CREATE TABLE asset (ledger text, asset text, issuer text NOT NULL, most numeric NOT NULL, PRIMARY KEY (ledger, asset));
CREATE TABLE account (name text PRIMARY KEY, ledger text NOT NULL, owner text, account_class text NOT NULL, held_for text);
CREATE TABLE balance (account text, asset text, kind text, of_ text, amount numeric NOT NULL, PRIMARY KEY (account, asset, kind, of_));
CREATE TABLE pool (name text PRIMARY KEY, ledger text NOT NULL, asset text NOT NULL, operator text NOT NULL, base text NOT NULL);
CREATE TABLE market (name text PRIMARY KEY, ledger text NOT NULL, base text NOT NULL, quote text NOT NULL, lot numeric NOT NULL,
  venue text NOT NULL, maker numeric NOT NULL, taker numeric NOT NULL);
CREATE TABLE fees_of (market text, account text, maker numeric NOT NULL, taker numeric NOT NULL, PRIMARY KEY (market, account));
CREATE TABLE spot_order (market text, account text, name text, side text NOT NULL, quantity numeric NOT NULL, most numeric NOT NULL,
  maker numeric NOT NULL, taker numeric NOT NULL, PRIMARY KEY (market, account, name));
CREATE TABLE instruction (name text PRIMARY KEY, terms jsonb NOT NULL, sides text[] NOT NULL, asked text[] NOT NULL DEFAULT '{}',
  status text NOT NULL CHECK (status IN ('instructed', 'matched', 'settled', 'cancelled')));

-- Rejects the command for a reason, unless the condition holds.
CREATE FUNCTION require(condition boolean, reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF condition IS NOT TRUE THEN RAISE EXCEPTION '%', reason USING ERRCODE = 'PLREJ'; END IF;
END $$;

-- A number that the machine can hold; `numeric` has no such bound of its own [NUM-1].
CREATE FUNCTION fits_machine(number numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  PERFORM require(number BETWEEN -170141183460469231731687303715884105728 AND 170141183460469231731687303715884105727, 'out_of_range');
  RETURN number;
END $$;

CREATE FUNCTION require_amount(amount numeric) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require(amount >= 1, 'amount_not_positive');
  PERFORM require(amount <= 1e27, 'amount_too_large');
END $$;

CREATE FUNCTION held(account_ text, asset_ text, kind_ text DEFAULT 'available', contract text DEFAULT '') RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT amount FROM balance WHERE (account, asset, kind, of_) = (account_, asset_, kind_, contract)), 0)
$$;

-- The ledger of an account that is open and not the outside world.
CREATE FUNCTION party(name_ text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE found_ account := (SELECT a FROM account a WHERE a.name = name_);
BEGIN
  PERFORM require(found_.account_class <> 'outside', 'unknown_account');
  RETURN found_.ledger;
END $$;

CREATE FUNCTION admitted(ledger_ text, asset_ text) RETURNS asset LANGUAGE plpgsql STABLE AS $$
DECLARE found_ asset := (SELECT a FROM asset a WHERE (a.ledger, a.asset) = (ledger_, asset_));
BEGIN
  PERFORM require(found_.issuer IS NOT NULL, 'unknown_asset');
  RETURN found_;
END $$;

CREATE FUNCTION outside_of(ledger_ text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT outside FROM ledger WHERE name = ledger_ $$;

CREATE FUNCTION purse(account text, asset text, kind text DEFAULT 'available', of_ text DEFAULT '') RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('account', account, 'asset', asset, 'kind', kind, 'of', of_)
$$;

CREATE FUNCTION leg(source jsonb, target jsonb, amount numeric) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('from', source, 'to', target, 'amount', amount::text)
$$;

-- Checks the range of what the legs name, posts all of them, and gives them back.
CREATE FUNCTION post(VARIADIC legs jsonb[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE moved numeric := (SELECT sum((leg ->> 'amount')::numeric) FROM unnest(legs) leg);
BEGIN
  PERFORM require(sign * held(purse ->> 'account', purse ->> 'asset', purse ->> 'kind', purse ->> 'of') + moved <= 1e36, 'out_of_range')
    FROM unnest(legs) leg, unnest(ARRAY[leg -> 'from', leg -> 'to']) purse, unnest(ARRAY[-1, 1]) sign;
  INSERT INTO balance AS b
    SELECT purse ->> 'account', purse ->> 'asset', purse ->> 'kind', purse ->> 'of', sum(change)
      FROM unnest(legs) leg,
           LATERAL (VALUES (leg -> 'from', -(leg ->> 'amount')::numeric), (leg -> 'to', (leg ->> 'amount')::numeric)) side(purse, change)
     GROUP BY 1, 2, 3, 4
    ON CONFLICT (account, asset, kind, of_) DO UPDATE SET amount = b.amount + excluded.amount;
  RETURN to_jsonb(legs);
END $$;
