#!/usr/bin/env python3
"""Gives some of the seeded faults to plumbline diff, to a Hypothesis state machine and to a fast-check model test, and writes a
table: compare.py PLUMBLINE PROJECT [SEEDS [SECONDS [FAULT]]]. fast-check is looked for from the current directory (npm install
fast-check). A tool that is not installed is passed by. Ends with status 1 if plumbline diff has not found a fault with every seed.
"""
import importlib.util
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FAULTS = [
    "a transfer may overdraw by one unit",
    "the limit of an asset is exclusive",
    "fees are rounded down",
    "the seller's fee is asked for beforehand",
    "a request stops the settlement",
    "exactly enough is not enough",
    "settled can be settled again",
]


def ours(plumbline, engine, folder, seed, seconds, **_):
    start = time.monotonic()
    asked = [plumbline, "diff", "--json", "--seed", str(seed), "--minutes", str(seconds / 60), "--out", folder + "/found.jsonl", "--", sys.executable, "-B", str(engine)]
    report = json.loads(subprocess.run(asked, stdout=subprocess.PIPE, check=False).stdout)
    found = report["difference"]
    return {"seconds": time.monotonic() - start, "commands": int(found["commands"]) if found else None}


def hypothesis(here, good, engine, seed, seconds, **_):
    asked = [sys.executable, "-B", str(here / "hypothesis_machine.py"), str(good.parent), str(engine.parent), str(seed), str(seconds)]
    return json.loads(subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.splitlines()[-1])


def fast_check(here, good, engine, seed, seconds, **_):
    header = subprocess.run([sys.executable, "-B", str(here / "world.py")], stdout=subprocess.PIPE, check=True).stdout
    asked = ["node", str(here / "fast_check.mjs"), str(good), str(engine), str(seed), str(seconds)]
    return json.loads(subprocess.run(asked, stdout=subprocess.PIPE, input=header, check=True).stdout.splitlines()[-1])


def has_hypothesis():
    return importlib.util.find_spec("hypothesis") is not None


def has_fast_check():
    return shutil.which("node") is not None and pathlib.Path("node_modules/fast-check").is_dir()


def cell(results, seconds):
    found = [one for one in results if one["commands"] is not None]
    missed = f", {len(results) - len(found)} of {len(results)} not within {seconds} s" if len(found) < len(results) else ""
    if not found:
        return f"not within {seconds} s"
    times, lengths = [one["seconds"] for one in found], sorted(one["commands"] for one in found)
    return f"{statistics.median(times):.1f} s ({min(times):.1f} to {max(times):.1f}); {', '.join(map(str, lengths))}{missed}"


def main(plumbline, project, seeds=3, seconds=30, only=None):
    project, seconds = pathlib.Path(project).resolve(), int(seconds)
    sys.path.insert(0, str(project / "tests/faults"))
    from find import faults, with_fault

    known = {what: (file, old, new) for file, what, old, new in faults((project / "tests/faults/faults.txt").read_text())}
    good = project / "conformance/engines/python/engine.py"
    tools = {ours: True, hypothesis: has_hypothesis(), fast_check: has_fast_check()}
    missed = False
    print("| fault | plumbline diff | Hypothesis | fast-check |\n|---|---|---|---|")
    for what in [only] if only else FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            given = {"plumbline": plumbline, "here": project / "tests/comparison", "good": good, "folder": folder, "seconds": seconds}
            given["engine"] = with_fault(project, folder, *known[what])
            cells = []
            for tool, installed in tools.items():
                results = [tool(seed=seed, **given) for seed in range(1, int(seeds) + 1) if installed]
                cells.append(cell(results, seconds) if installed else "not installed")
                missed = missed or (tool is ours and any(one["commands"] is None for one in results))
        print(f"| {what} | " + " | ".join(cells) + " |", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
