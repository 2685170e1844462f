#!/usr/bin/env python3
"""Plays the shrunk traces [traces/NAME-NUMBER.jsonl] again: against the copy of the model with the fault of that number each must show a
difference, and against the copy without a fault none. Usage: replay.py PLUMBLINE PROJECT COPY"""
import os
import pathlib
import subprocess
import sys


def main(plumbline, project, copy):
    traces = sorted((pathlib.Path(project) / "tests/faults/traces").glob("*.jsonl"))
    wrong = 0
    for trace in traces:
        for fault, expected in ((trace.stem.rpartition("-")[2], 1), ("0", 0)):
            replayed = subprocess.run([plumbline, "diff", "--replay", trace, "--", copy], env=os.environ | {"PLUMBLINE_FAULT": fault},
                                      stdout=subprocess.DEVNULL, check=False)
            if replayed.returncode != expected:
                wrong += 1
                print(f"{trace.name}, fault {fault}: status {replayed.returncode} instead of {expected}")
    print(f"{len(traces)} traces, {wrong} not as they should be")
    return wrong > 0 or not traces


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
