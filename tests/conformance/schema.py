#!/usr/bin/env python3
"""Every line of real sessions is as the protocol's schema says, and a line that is not is refused: schema.py PLUMBLINE PROJECT"""
import json
import pathlib
import subprocess
import sys

import jsonschema

HELLO = '{"hello":{"plumbline":"1","spec":"0.1"}}'
SNAPSHOTS = ['{"observe":"balances"}', '{"observe":"state"}']
WRONG = [
    ("Request", {"command": "Deposit", "account": "alice", "asset": "EUR", "amount": 500}),
    ("Request", {"command": "Deposit", "account": "alice", "asset": "EUR"}),
    ("Request", {"observe": "everything"}),
    ("Request", {"events": []}),
    ("Reply", {"events": [{"posting": []}]}),
    ("Reply", {"reset": {}, "more": "1"}),
    ("Reply", {"observe": "balances"}),
]


def validators(folder):
    """One for requests and one for replies."""
    schemas = {name: json.loads((folder / name).read_text()) for name in ("protocol.schema.json", "trace.schema.json")}
    store = {"https://plumbline/" + name: schema for name, schema in schemas.items()}
    resolver = jsonschema.RefResolver("https://plumbline/protocol.schema.json", schemas["protocol.schema.json"], store)
    return {side: jsonschema.Draft202012Validator({"$ref": "#/$defs/" + side}, resolver=resolver) for side in ("Request", "Reply")}


def session(plumbline, scenario):
    """The requests of a scenario, and an engine's replies to them."""
    requests = [HELLO] + [line for line in scenario.read_text().splitlines() if '"expect"' not in line] + SNAPSHOTS + ["{}"]
    replies = subprocess.run([plumbline, "engine"], input="\n".join(requests), stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    assert len(requests) == len(replies)
    return requests[:-1], replies


def main(plumbline, project):
    known = validators(project / "spec/schemas")
    lines = 0
    for scenario in sorted((project / "scenarios").glob("*.jsonl")):
        for side, said in zip(("Request", "Reply"), session(plumbline, scenario)):
            for line in said:
                known[side].validate(json.loads(line))
                lines += 1
    for side, wrong in WRONG:
        if known[side].is_valid(wrong):
            sys.exit(f"the schema takes this for a {side}: {wrong}")
    print(f"{lines} lines are as the schema says, {len(WRONG)} others are refused")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
