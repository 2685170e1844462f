#!/usr/bin/env python3
"""Asks each layer whether it notices the faults of the model that real engines had: those whose name begins with E, as E4.37.

layers.py PROJECT FOLDER [BUILD] copies the tree, plants the faults [plant.py], builds the command with its proofs, the
properties and the unit tests once - or takes a build of such a copy -, and runs each layer with one fault after another. Writes a
table of the seconds that each layer took until it noticed. Takes most of an hour; ends with status 1 if a fault was noticed by
`plumbline diff` only, or not at all.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

from find import asked, faults

PARTS = ("CMakeLists.txt", "CMakePresets.json", "ref", "invariants", "proofs", "conformance", "cli", "spec", "scenarios", "tests", "fuzz")
TARGETS = ("plumbline", "plumbline_properties", "plumbline_reach", "plumbline_unit")
FAMILIES = {
    "mark.cpp": ("MARK-1", "PERP-2"),
    "perpetual.cpp": ("PERP-1", "PERP-2", "PERP-3"),
    "funding.cpp": ("PERP-4",),
    "margin.cpp": ("MRGN-1", "MRGN-2", "MRGN-3"),
    "risk.cpp": ("MRGN-2", "LEND-3", "ORDR-1"),
    "gate.cpp": ("ORDR-1",),
    "order.cpp": ("ORDR-3", "ORDR-1"),
}
SECONDS = 120


def notices(environment, *commands):
    """How long it took until one of several commands failed, as a cell of the table."""
    start = time.monotonic()
    for command in commands:
        try:
            status = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False).returncode
        except subprocess.TimeoutExpired:
            return f"not within {SECONDS} s"
        if status != 0:
            return f"yes, {time.monotonic() - start:.1f} s"
    return "no"


def built(project, folder):
    tree = folder / "tree"
    for part in PARTS:
        if (project / part).is_dir():
            shutil.copytree(project / part, tree / part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            tree.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / part, tree / part)
    subprocess.run([sys.executable, "-B", project / "tests/faults/plant.py", project, tree], check=True)
    subprocess.run(["cmake", "--preset", "release", "-DPLUMBLINE_LIBRARY=OFF"], cwd=tree, stdout=subprocess.DEVNULL, check=True)
    subprocess.run(["cmake", "--build", "build/release", "--target", *TARGETS], cwd=tree, stdout=subprocess.DEVNULL, check=True)
    return tree / "build/release"


def main(project, folder, build=None):
    project, folder = pathlib.Path(project).resolve(), pathlib.Path(folder).resolve()
    build = pathlib.Path(build).resolve() if build else built(project, folder)
    plumbline = build / "plumbline"
    usual = os.environ | {"RC_PARAMS": "seed=20180910 max_success=200"}
    scenarios = [[plumbline, "run", "--quiet", trace] for trace in sorted((project / "scenarios").glob("*.jsonl"))]
    layers = {
        "property": [[build / "tests/properties/plumbline_properties"], [build / "tests/properties/plumbline_reach"]],
        "case": [[build / "tests/unit/plumbline_unit"]],
        "scenario": scenarios,
    }
    for name, commands in layers.items():
        if (found := notices(usual, *commands)) != "no":
            sys.exit(f"noticed without a fault, by a {name}: {found}")
    alone = 0
    print("| | fault | diff | commands left | proof | property | case | scenario |\n|---|---|---|---|---|---|---|---|")
    for number, (file, what, *_) in enumerate(faults((project / "tests/faults/model_faults.txt").read_text()), 1):
        if not what.startswith("E"):
            continue
        environment = usual | {"PLUMBLINE_FAULT": str(number)}
        start = time.monotonic()
        engine = ["env", f"PLUMBLINE_FAULT={number}", str(plumbline), "engine"]
        difference = asked(str(plumbline), ["--minutes", "0.5", "--out", str(folder / "found.jsonl")], engine, {})["difference"]
        diff = f"{difference['kind']}, {time.monotonic() - start:.1f} s" if difference else "no"
        proof = notices(environment, *([plumbline, "prove", "--only", family] for family in FAMILIES[file.removeprefix("exchange/")]))
        others = [notices(environment, *commands) for commands in layers.values()]
        alone += not any(cell.startswith("yes") for cell in [proof, *others])
        left = difference["commands"] if difference else ""
        print(f"| {number} | {what} | {diff} | {left} | {proof} | {' | '.join(others)} |", flush=True)
    return alone


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
