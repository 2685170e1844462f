#!/usr/bin/env python3
"""Plays vectors through an engine that speaks the protocol, and compares what it says with what they expect.

Usage: play.py FOLDER ENGINE [ARGUMENT...]
"""
import json
import pathlib
import subprocess
import sys


def ask(engine, line):
    engine.stdin.write(line + "\n")
    engine.stdin.flush()
    return json.loads(engine.stdout.readline())


def play(engine, trace):
    """Nothing if the engine does as the trace expects; None if it does not take the start; else what differs."""
    lines = trace.read_text().splitlines()
    if "unsupported" in ask(engine, lines[0]):
        return None
    for line in lines[1:]:
        if not line.startswith('{"expect"'):
            reply = ask(engine, line)
            continue
        expected = json.loads(line)["expect"]
        for field in ("rejected", "events"):
            if expected.get(field) != reply.get(field):
                return f"{field}: expected {expected.get(field)}, found {reply.get(field)}"
        if "balances" in expected:
            found = {tuple(one["key"].values()): one["value"] for one in ask(engine, '{"observe":"balances"}')["balances"]}
            wanted = {(one["account"], one["asset"], one["purse"], one["of"]): one["amount"] for one in expected["balances"]}
            if wanted != {key: value for key, value in found.items() if value != "0"}:
                return f"balances: expected {wanted}, found {found}"
    return ""


def main(folder, program):
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as engine:
        hello = ask(engine, '{"hello":{"plumbline":"1","spec":"0.1"}}')["hello"]
        played = passed_by = failed = 0
        for vector in json.loads((folder / "manifest.json").read_text())["vectors"]:
            if not set(vector["chapters"]) <= set(hello["chapters"]):
                continue
            found = play(engine, folder / vector["path"])
            played, passed_by, failed = played + (found is not None), passed_by + (found is None), failed + bool(found)
            if found:
                print(f"{vector['path']}: {found}")
        engine.stdin.close()
    print(f"{played} vectors played, {failed} failed; {passed_by} passed by, as the engine does not take their start")
    return 1 if failed or not played else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
