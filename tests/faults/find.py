#!/usr/bin/env python3
"""Puts one fault at a time [faults.txt] into a copy of the engine in Python, and has `plumbline diff` find it.

Writes a table; ends with status 1 if a fault is not found within 30 seconds, or its trace is longer than it may be.
Usage: find.py PLUMBLINE PROJECT
"""
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SECONDS = 30


def faults(text):
    """Each fault: the file, what it is, what stands there, and what is put in its place."""
    found = []
    for line in text.splitlines():
        if line.startswith("@ "):
            file, _, what = line[2:].partition(" ")
            found.append((file, what, [], []))
        elif line.startswith("-"):
            found[-1][2].append(line[1:])
        elif line.startswith("+"):
            found[-1][3].append(line[1:])
    return [(file, what, "\n".join(old), "\n".join(new)) for file, what, old, new in found]


def with_fault(project, folder, file, old, new):
    engine = pathlib.Path(folder) / "engine"
    shutil.rmtree(engine, ignore_errors=True)
    shutil.copytree(project / "conformance/engines/python", engine, ignore=shutil.ignore_patterns("__pycache__"))
    text = (engine / file).read_text()
    if text.count(old) != 1:
        sys.exit(f"faults.txt: not once in {file}: {old}")
    (engine / file).write_text(text.replace(old, new))
    return engine / "engine.py"


def main(plumbline, project):
    project = pathlib.Path(project)
    lengths, missed = [], 0
    print("| | fault | where | command | difference | cases | seconds | commands left |\n|---|---|---|---|---|---|---|---|")
    all_faults = faults((project / "tests/faults/faults.txt").read_text())
    for number, (file, what, old, new) in enumerate(all_faults, 1):
        with tempfile.TemporaryDirectory() as folder:
            engine = with_fault(project, folder, file, old, new)
            start = time.monotonic()
            asked = [plumbline, "diff", "--json", "--minutes", str(SECONDS / 60), "--out", folder + "/found.jsonl", "--", sys.executable, "-B", str(engine)]
            report = json.loads(subprocess.run(asked, stdout=subprocess.PIPE, check=False).stdout)
            took = time.monotonic() - start
            difference = report["difference"]
            if not difference:
                missed += 1
                print(f"| {number} | {what} | `{file}` | | NOT FOUND | {report['cases']} | {took:.1f} | |", flush=True)
                continue
            subprocess.run([plumbline, "run", "--quiet", folder + "/found.jsonl"], stdout=subprocess.DEVNULL, check=True)
        lengths.append(difference["commands"])
        print(f"| {number} | {what} | `{file}` | `{difference['name']}` | {difference['kind']} | {report['cases']} | {took:.1f} | {difference['commands']} |", flush=True)
    lengths.sort()
    short = sum(length <= 8 for length in lengths)
    print(f"\n{len(all_faults)} faults, {len(all_faults) - missed} found; commands left: median {statistics.median(lengths):g}, "
          f"at most 8 in {short} of {len(lengths)}, most {lengths[-1]}")
    return missed or statistics.median(lengths) > 4 or short < 0.95 * len(lengths)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1], sys.argv[2]) else 0)
