#!/usr/bin/env python3
"""Puts one fault at a time [faults.txt] into a copy of the engine in Python, and has `plumbline diff` find it; or, with a copy
of the model into which faults were planted [model_faults.txt], chooses one of them at a time.

Writes a table; ends with status 1 if a fault is not found within 30 seconds (FAULT_SECONDS), or its trace is longer than it may be.
Usage: find.py PLUMBLINE PROJECT [COPY]
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SECONDS = int(os.environ.get("FAULT_SECONDS", "30"))


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


def engines(project, faulty, folder):
    """Each fault with where it is, and an engine that has it: a program and what its environment has besides."""
    if faulty is None:
        for file, what, old, new in faults((project / "tests/faults/faults.txt").read_text()):
            yield file, what, [sys.executable, "-B", str(with_fault(project, folder, file, old, new))], {}
    else:
        for number, (file, what, *_) in enumerate(faults((project / "tests/faults/model_faults.txt").read_text()), 1):
            yield file.removeprefix("exchange/"), what, [faulty], {"PLUMBLINE_FAULT": str(number)}


def asked(plumbline, arguments, engine, environment):
    command = [plumbline, "diff", "--json", *arguments, "--", *engine]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, env=os.environ | environment, check=False).stdout)


def main(plumbline, project, faulty=None):
    project = pathlib.Path(project)
    lengths, times, cases, missed = [], [], [], 0
    print("| | fault | where | command | difference | cases | seconds | commands left |\n|---|---|---|---|---|---|---|---|")
    if faulty and asked(plumbline, ["--cases", "200"], [faulty], {})["difference"]:
        sys.exit("the copy of the model differs without a fault")
    with tempfile.TemporaryDirectory() as folder:
        for number, (file, what, engine, environment) in enumerate(engines(project, faulty, folder), 1):
            start = time.monotonic()
            report = asked(plumbline, ["--minutes", str(SECONDS / 60), "--out", folder + "/found.jsonl"], engine, environment)
            took = time.monotonic() - start
            difference = report["difference"]
            if not difference:
                missed += 1
                print(f"| {number} | {what} | `{file}` | | NOT FOUND | {report['cases']} | {took:.1f} | |", flush=True)
                continue
            subprocess.run([plumbline, "run", "--quiet", folder + "/found.jsonl"], stdout=subprocess.DEVNULL, check=True)
            lengths.append(difference["commands"])
            times.append(took)
            cases.append(report["cases"])
            print(f"| {number} | {what} | `{file}` | `{difference['name']}` | {difference['kind']} | {report['cases']} | {took:.1f} | {difference['commands']} |", flush=True)
    short = sum(length <= 8 for length in lengths)
    print(f"\n{len(lengths) + missed} faults, {len(lengths)} found; cases: median {statistics.median(cases):g}, most {max(cases)}; "
          f"seconds: median {statistics.median(times):.1f}, most {max(times):.1f}; commands left: median {statistics.median(lengths):g}, "
          f"at most 8 in {short} of {len(lengths)}, most {max(lengths)}")
    # Eight commands make a position: two deposits lodged, a price, two orders matched. What a fault does to it comes after them.
    return missed or statistics.median(lengths) > 4 or short < (0.8 if faulty else 0.95) * len(lengths)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
