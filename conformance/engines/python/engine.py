#!/usr/bin/env python3
"""A small engine, written from the specification alone, that speaks the protocol [spec/protocol.md].

Its integers have no bounds, its books are dictionaries, and it shares nothing with the model: where the two differ, one
of them has a bug, or the specification leaves something open.
"""
import json
import sys

import custody
import dvp
import ledger
import lending
import spot
import spot_orders
import waterfall
from books import Rejected, State, spelled

CHAPTERS = ["LEDG", "TIME", "SPOT", "DVP", "LEND", "DFLT", "CSTD"]
RULES = {**ledger.RULES, **spot.RULES, **spot_orders.RULES, **dvp.RULES, **lending.RULES, **waterfall.RULES, **custody.RULES}


class Engine:
    def __init__(self):
        self.state = None

    def answer(self, request):
        if "hello" in request:
            return {"hello": {"plumbline": "1", "spec": "0.1", "engine": "python", "chapters": CHAPTERS}}
        if "plumbline" in request:
            return self.reset(request)
        if "observe" in request:
            return {"balances": [{"key": spelled(key), "value": str(amount)} for key, amount in sorted(self.state.balances.items()) if amount]}
        try:
            return {"events": RULES[request["command"]](self.state, request)}
        except Rejected as reason:
            return {"rejected": str(reason)}

    def reset(self, header):
        if "genesis" not in header:
            return {"unsupported": "this engine starts in a genesis, not in a state"}
        if any(terms.get("pools") for terms in header["genesis"].get("exchanges", {}).values()):
            return {"unsupported": "a pool that lends against collateral needs chapter MRGN, which this engine does not have"}
        self.state = State(header["genesis"])
        return {"reset": {}}


def main():
    engine = Engine()
    for line in sys.stdin:
        try:
            reply = engine.answer(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as mistake:
            reply = {"error": f"{type(mistake).__name__}: {mistake}"}
        sys.stdout.write(json.dumps(reply, separators=(",", ":")) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
