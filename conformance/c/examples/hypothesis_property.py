#!/usr/bin/env python3
"""An engine of one's own against the model, in one process, with Hypothesis (Debian: python3-hypothesis).

hypothesis_property.py LIBRARY [faulty]: the engine is a dictionary of balances; with a second word it has a fault, which must be
found. Ends with status 77 where Hypothesis is not installed.
"""
import sys

from model import Model

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:
    print("Hypothesis is not installed: apt-get install python3-hypothesis")
    sys.exit(77)

START = (
    '{"plumbline":"1","spec":"0.1","genesis":{'
    '"policies":{"notional_rounding":"against_taker","fee_rounding":"ceiling","longest_jump":"0"},'
    '"ledgers":{"main":{"start":"0","outside":"world"}},'
    '"assets":[{"key":{"ledger":"main","asset":"USD"},"value":{"issuer":"a","limit":"1000000"}}],'
    '"accounts":{"a":{"ledger":"main","owner":"a","account_class":"house","held_for":""},'
    '"b":{"ledger":"main","owner":"b","account_class":"house","held_for":""},'
    '"world":{"ledger":"main","owner":"","account_class":"outside","held_for":""}}}}'
)
DEPOSIT = '{{"command":"Deposit","account":"{1}","asset":"USD","amount":"{2}"}}'
TRANSFER = '{{"command":"Transfer","from":"{0}","to":"{1}","asset":"USD","amount":"{2}"}}'


class Engine:
    def __init__(self, faulty):
        self.spare = 1 if faulty else 0
        self.balances = {"a": 0, "b": 0}

    def accepts(self, source, target, amount):
        if source == target or amount <= 0:
            return False
        if source:
            if self.balances[source] + self.spare < amount:
                return False
            self.balances[source] -= amount
        self.balances[target] += amount
        return True


def main(library, faulty=False):
    # from nobody: a deposit
    moves = st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["a", "b"]), st.integers(-2, 20))

    @settings(max_examples=500, derandomize=True, deadline=None, database=None)
    @given(st.lists(moves, max_size=20))
    def the_engine_accepts_what_the_model_accepts(several):
        engine = Engine(faulty)
        with Model(library) as model:
            model.reset(START)
            for move in several:
                reply = model.step((TRANSFER if move[0] else DEPOSIT).format(*move))
                assert engine.accepts(*move) == ("events" in reply), (move, reply)

    try:
        the_engine_accepts_what_the_model_accepts()
    except AssertionError as difference:
        print("a difference, made small:", difference)
        return 0 if faulty else 1
    print("no difference in 500 cases")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], len(sys.argv) > 2))
