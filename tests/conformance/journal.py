#!/usr/bin/env python3
"""The journal of a trace has the model's balances: added up here, and as hledger does where it is installed. hledger also
checks the balance that stands behind each posting: journal.py PLUMBLINE TRACE...
"""
import csv
import json
import re
import shutil
import subprocess
import sys

POSTING = re.compile(r'    (?P<path>\S+)  (?P<amount>-?\d+) "(?P<asset>[^"]+)"( = (?P<told>-?\d+) "[^"]+")?$')


def output(*command, text=None):
    return subprocess.run(command, check=command[1] != "run", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, input=text, encoding="utf-8").stdout


def added_up(journal):
    """What the postings add up to; each transaction must add up to nothing, and each balance told must be reached."""
    held = {}
    for transaction in journal.split("\n\n")[1:]:
        sums = {}
        for line in transaction.splitlines():
            posting = POSTING.match(line)
            if not posting:
                continue
            key, amount = (posting["path"], posting["asset"]), int(posting["amount"])
            held[key] = held.get(key, 0) + amount
            sums[key[1]] = sums.get(key[1], 0) + amount
            assert posting["told"] is None or int(posting["told"]) == held[key], line
        assert not any(sums.values()), transaction
    return {key: amount for key, amount in held.items() if amount}


def by_hledger(journal):
    output("hledger", "-f", "-", "check", text=journal)
    rows = csv.reader(output("hledger", "-f", "-", "balance", "--flat", "-N", "-O", "csv", "--layout", "bare", text=journal).splitlines())
    return {(path, asset): int(amount) for path, asset, amount in list(rows)[1:] if int(amount)}


def by_model(plumbline, trace):
    ledger_of = {}
    lines = [json.loads(line) for line in output(plumbline, "run", "--full", trace).splitlines()]
    start = lines[0].get("genesis") or lines[0]["state"]
    for name, account in start.get("accounts", {}).items():
        ledger_of[name] = account["ledger"]
    ledger_of.update({line["account"]: line["ledger"] for line in lines if line.get("command") == "OpenAccount"})
    held = {}
    for entry in json.loads(output(plumbline, "run", "--json", trace))["balances"]:
        purse = entry["key"]
        parts = [ledger_of[purse["account"]], purse["account"], purse["kind"]] + ([purse["of"]] if purse["of"] else [])
        held[(":".join(part.replace(":", "/") for part in parts), purse["asset"])] = int(entry["value"])
    return {key: amount for key, amount in held.items() if amount}


def main(plumbline, *traces):
    has_hledger = shutil.which("hledger")
    postings = 0
    for trace in traces:
        journal = output(plumbline, "journal", trace)
        expected = by_model(plumbline, trace)
        assert added_up(journal) == expected, trace
        postings += len(re.findall(r"^    ", journal, re.M))
        if has_hledger:
            assert by_hledger(journal) == expected, trace
    assert postings > 0
    print(f"{len(traces)} journals, {postings} postings: " + ("hledger agrees" if has_hledger else "hledger is not installed, it was not asked"))


if __name__ == "__main__":
    main(*sys.argv[1:])
