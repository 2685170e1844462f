#!/usr/bin/env python3
"""The digest of each custody, and each account's place in it, computed again from the text of CSTD-11: reserves.py PLUMBLINE SCENARIOS

The balances come from an engine's snapshot, and nothing else is taken from what is checked.
"""
import hashlib
import json
import pathlib
import subprocess
import sys

HELLO = '{"hello":{"plumbline":"1","spec":"0.1"}}'


def number(value):
    return int(value).to_bytes(16, "big")  # refuses what is below zero


def name(text):
    return text.encode().ljust(16, b"\0")


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(account, owed):
    return owed, sha(b"\0", name(account), number(owed))


def node(left, right):
    return left[0] + right[0], sha(b"\1", number(left[0]), left[1], number(right[0]), right[1])


def root(nodes):
    if not nodes:
        return 0, bytes(32)
    while len(nodes) > 1:
        above = [node(nodes[i], nodes[i + 1]) for i in range(0, len(nodes) - 1, 2)]
        nodes = above + nodes[len(nodes) - len(nodes) % 2:]
    return nodes[0]


def digest(report, leaves, top):
    return sha(b"\2", name(report["ledger"]), name(report["asset"]), number(report["clock"]), number(leaves), number(top[0]), top[1]).hex()


def owed_of(genesis, balances, report):
    """What each account on the books is owed, by its name."""
    net = {}
    for entry in balances:
        purse, account = entry["key"], genesis["accounts"][entry["key"]["account"]]
        if account["ledger"] == report["ledger"] and account["account_class"] != "outside" and purse["asset"] == report["asset"]:
            net[purse["account"]] = net.get(purse["account"], 0) + int(entry["value"])
    return {account: amount for account, amount in sorted(net.items()) if amount > 0}


def snapshot(plumbline, scenario):
    lines = [line for line in scenario.read_text().splitlines() if '"expect"' not in line]
    requests = [HELLO] + lines + ['{"observe":"balances"}']
    replies = subprocess.run([plumbline, "engine"], input="\n".join(requests) + "\n", stdout=subprocess.PIPE, text=True, check=True).stdout
    return json.loads(lines[0])["genesis"], json.loads(replies.splitlines()[-1])["balances"]


def shown(plumbline, scenario, *options):
    done = subprocess.run([plumbline, "reserves", str(scenario), "--json", *options], stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)["custodies"], done.returncode


def check_place(plumbline, scenario, account, owed, leaves, before):
    for report in shown(plumbline, scenario, "--of", account)[0]:
        place = report["place"]
        assert int(place["owed"]) == owed and report["digest"] == before["digest"]
        here = leaf(account, owed)
        for step in place["steps"]:
            other = int(step["sum"]), bytes.fromhex(step["hash"])
            here = node(other, here) if step["side"] == "left" else node(here, other)
        assert digest(report, leaves, here) == report["digest"], (scenario, account)


def main(plumbline, folder):
    places = 0
    for scenario in sorted(pathlib.Path(folder).glob("custody-*.jsonl")):
        genesis, balances = snapshot(plumbline, scenario)
        reports, status = shown(plumbline, scenario)
        for report in reports:
            owed = owed_of(genesis, balances, report)
            assert int(report["owed"]) == sum(owed.values()) == int(report["claims"]) + int(report["owing"])
            assert digest(report, len(owed), root([leaf(*one) for one in owed.items()])) == report["digest"], scenario
            held = int(report["hot"]) + int(report["cold"])
            lacking = max(0, sum(owed.values()) + int(report["pending"]) + int(report["in_flight"]) - held)
            assert lacking == int(report["lacking"]) and status == (1 if lacking else 0), scenario
            for account, amount in owed.items():
                check_place(plumbline, scenario, account, amount, len(owed), report)
                places += 1
    if not places:
        sys.exit("no account is owed anything in any scenario")
    print(f"{places} places lead to their digest")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
