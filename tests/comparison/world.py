"""The one world of the comparison: a ledger with two assets, three parties and a market with fees."""
import importlib
import json
import sys

LIMIT = 1_000_000
PARTIES = ["alice", "bob", "carol"]
ASSETS = ["EUR", "ACME"]

ACCOUNTS = {"world": ("outside", ""), "registrar": ("house", "r"), "venue": ("venue", "v"), **{name: ("client_individual", name) for name in PARTIES}}
GENESIS = {
    "policies": {"notional_rounding": "against_taker", "fee_rounding": "ceiling", "longest_jump": "31622400"},
    "ledgers": {"main": {"start": "0", "outside": "world"}},
    "assets": [{"key": {"ledger": "main", "asset": asset}, "value": {"issuer": "registrar", "limit": str(LIMIT)}} for asset in ASSETS],
    "accounts": {name: {"ledger": "main", "owner": owner, "account_class": kind, "held_for": ""} for name, (kind, owner) in ACCOUNTS.items()},
    "markets": {"spot": {"ledger": "main", "base": "ACME", "quote": "EUR", "lot": "10", "venue": "venue", "fees": {"maker": "200", "taker": "600"}}},
}
HEADER = {"plumbline": "1", "spec": "0.1", "genesis": GENESIS}

if __name__ == "__main__":  # for programs in other languages
    print(json.dumps(HEADER))


def engine_in(folder):
    """A fresh engine made of the files of a folder, beside any other one that is loaded."""
    names = ["books", "lending", "ledger", "spot", "dvp", "waterfall", "engine"]
    for name in names:
        sys.modules.pop(name, None)
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("engine").Engine
    finally:
        sys.path.remove(folder)
        for name in names:
            sys.modules.pop(name, None)
