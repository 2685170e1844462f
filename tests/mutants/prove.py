#!/usr/bin/env python3
"""Which mutants [mutants.txt] the proofs alone notice: prove.py PROGRAM PROJECT [--every N] [--only A,B] [--jobs J] [--table FILE] [--known].

First all families are discharged without a mutant, and it is noted what each takes and which mutants it reaches. Then of each mutant the
families that reach it are discharged, the cheapest first, until one fails. What the solver cannot decide within EFFORT counts as
noticed, since all families pass within that without a mutant; one that doesn't is left out, and said. A mutant of which nothing is
decided within PATIENCE seconds is not noticed.

--table writes for each mutant the family and the claim that notice it, which is what noticed.tsv holds. --known asks only the family that
noticed.tsv names: a sample of it runs with the tests."""
import argparse
import collections
import concurrent.futures
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
from find import faults  # noqa: E402

EFFORT, PATIENCE = 3_000_000, 400
HERE = pathlib.Path(__file__).resolve().parent
Family = collections.namedtuple("Family", "index name sentence seconds failures reached")


def asked(program, mutant, families, patience=PATIENCE):
    """What the program prints, or nothing if it takes too long."""
    try:
        run = subprocess.run([program, str(mutant), str(EFFORT), *map(str, families)], capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return None
    if run.returncode not in (0, 1, 3):
        return f"-\t-\t-\tended with status {run.returncode}: {run.stderr.strip()[-200:]}\n"
    return run.stdout


def families(program, pool):
    """All families, discharged without a mutant."""
    found, index, step = [], 0, 16
    while True:
        printed = list(pool.map(lambda i: asked(program, 0, [i], 1800), range(index, index + step)))
        for line in (line for text in printed if text for line in text.splitlines()):
            number, name, sentence, seconds, failures, reached = line.split("\t")
            found.append(Family(int(number), name, sentence, float(seconds), int(failures), set(map(int, reached.split()))))
        if not all(printed):
            return found
        index += step


def noticed(program, mutant, known):
    """What notices a mutant: the family and the claim, `nothing` with how many families were asked, or `no time`."""
    those = sorted((f for f in known if mutant in f.reached and not f.failures), key=lambda f: f.seconds)
    begin = time.monotonic()
    printed = asked(program, mutant, [f.index for f in those]) if those else ""
    seconds = time.monotonic() - begin
    if printed is None:
        return "no time", f"{len(those)} families", "", seconds
    if not printed:
        return "nothing", f"{len(those)} families", "", seconds
    _, name, sentence, failure = printed.rstrip("\n").split("\t", 3)
    return name, sentence, failure.replace("\t", " ").replace("\n", " "), seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--known", action="store_true")
    options = parser.parse_args()
    listed = faults((options.project / "tests/mutants/mutants.txt").read_text())
    chosen = [int(n) for n in options.only.split(",") if n] or list(range(1, len(listed) + 1, options.every))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        known = families(options.program, pool)
        bad = [f for f in known if f.failures]
        for family in bad:
            print(f"not proved without a mutant, and left out: {family.name} {family.sentence}")
        print(f"{len(known)} families, {sum(f.seconds for f in known):.0f} s of one core without a mutant", flush=True)
        results, counts, out = {}, collections.Counter(), open(options.table, "w") if options.table else None
        work = {pool.submit(noticed, options.program, n, known): n for n in chosen}
        for done in concurrent.futures.as_completed(work):
            n, (name, sentence, claim, seconds) = work[done], done.result()
            results[n] = name
            counts[name if name in ("nothing", "no time") else "noticed"] += 1
            if out:
                print(n, name, sentence, claim, f"{seconds:.1f}", listed[n - 1][1], sep="\t", file=out, flush=True)
            if name in ("nothing", "no time"):
                print(f"{n}\t{name} ({sentence}, {seconds:.0f} s)\t{listed[n - 1][0]} {listed[n - 1][1]}", flush=True)
    print(f"{counts['noticed']} of {len(chosen)} mutants are noticed by the proofs alone, {counts['nothing']} are not, "
          f"{counts['no time']} took more than {PATIENCE} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
