#!/usr/bin/env python3
"""A Hypothesis state machine that compares an engine with a good one, command by command, as one would write it by hand.

hypothesis_machine.py GOOD_ENGINE FAULTY_ENGINE SEED SECONDS: writes the seconds until it ended, and the commands left.
"""
import json
import sys
import time

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from world import ASSETS, HEADER, LIMIT, PARTIES, engine_in

GOOD, FAULTY = engine_in(sys.argv[1]), engine_in(sys.argv[2])
STARTED = time.monotonic()
left = []  # the commands of the last failure: when Hypothesis has ended, of the smallest

party = st.sampled_from(PARTIES)
asset = st.sampled_from(ASSETS)
amount = st.integers(0, 100) | st.integers(0, LIMIT + 1)
side = st.sampled_from(["seller", "buyer"])


class Difference(Exception):
    pass


@seed(int(sys.argv[3]))
class Machine(RuleBasedStateMachine):
    terms = Bundle("terms")

    @initialize()
    def reset(self):
        self.good, self.faulty, self.told = GOOD(), FAULTY(), []
        self.good.answer(HEADER), self.faulty.answer(HEADER)

    def tell(self, command, **fields):
        if time.monotonic() - STARTED > float(sys.argv[4]):
            sys.exit("out of time")
        request = {"command": command, **fields}
        self.told.append(request)
        observe = {"observe": "balances"}
        if self.good.answer(request) != self.faulty.answer(request) or self.good.answer(observe) != self.faulty.answer(observe):
            left[:] = self.told
            raise Difference(request)

    @rule(command=st.sampled_from(["Deposit", "Withdraw", "Issue", "Redeem"]), who=party, what=asset, how_much=amount)
    def move(self, command, who, what, how_much):
        self.tell(command, account=who, asset=what, amount=str(how_much))

    @rule(sender=party, receiver=party, what=asset, how_much=amount)
    def transfer(self, sender, receiver, what, how_much):
        self.tell("Transfer", **{"from": sender, "to": receiver, "asset": what, "amount": str(how_much)})

    @rule(taker=party, maker=party, side=st.sampled_from(["buy", "sell"]), quantity=amount, price=st.integers(0, 100))
    def fill(self, taker, maker, side, quantity, price):
        self.tell("Fill", market="spot", taker=taker, maker=maker, side=side, quantity=str(quantity), price=str(price))

    @rule(who=party, maker=st.integers(-300, 300), taker=st.integers(0, 1000))
    def set_fees(self, who, maker, taker):
        self.tell("SetFees", market="spot", account=who, fees={"maker": str(maker), "taker": str(taker)})

    @rule(target=terms, name=st.sampled_from(["t1", "t2"]), seller=party, buyer=party, quantity=amount, price=amount, due=st.integers(0, 3600))
    def agree(self, name, seller, buyer, quantity, price, due):
        return name, {"seller": seller, "buyer": buyer, "security": "ACME", "quantity": str(quantity), "cash": "EUR", "amount": str(price), "due": str(due)}

    @rule(agreed=terms, by=side)
    def instruct(self, agreed, by):
        self.tell("Instruct", instruction=agreed[0], by=by, terms=agreed[1])

    @rule(agreed=terms, by=side)
    def cancel(self, agreed, by):
        self.tell("Cancel", instruction=agreed[0], by=by)

    @rule(agreed=terms)
    def settle(self, agreed):
        self.tell("SettleGross", instruction=agreed[0])

    @rule(to=st.integers(0, 7200))
    def advance_time(self, to):
        self.tell("AdvanceTime", ledger="main", to=str(to))


def main():
    options = settings(max_examples=1_000_000, stateful_step_count=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    try:
        run_state_machine_as_test(Machine, settings=options)
    except BaseException as mistake:  # the difference, or several of them, or the end of the time
        if not left:
            print(json.dumps({"seconds": time.monotonic() - STARTED, "commands": None, "why": str(mistake)}))
            return
    print(json.dumps({"seconds": time.monotonic() - STARTED, "commands": len(left)}))


if __name__ == "__main__":
    main()
