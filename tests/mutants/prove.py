#!/usr/bin/env python3
"""Which mutants [mutants.txt] the proofs alone notice: prove.py PROGRAM PROJECT [--every N] [--only A,B] [--jobs J] [--table FILE] [--known].

First all families are discharged without a mutant, and it is noted what each takes and which mutants it reaches. Then of each mutant the
families that reach it are discharged, the cheapest first, until one fails. What the solver cannot decide within EFFORT counts as
noticed, since all families pass within that without a mutant; one that doesn't is left out, and said. A mutant of which nothing is
decided within PATIENCE seconds is not noticed.

--table writes for each mutant the family and the claim that notice it: noticed.tsv is such a table. --known asks only for the families
of the rule that noticed.tsv names, which a sample of the mutants can afford with every test. Ends with status 1 if a mutant is not noticed
that noticed.tsv does not call equivalent."""
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
Noticed = collections.namedtuple("Noticed", "mutant family about claim")  # the family may be `equivalent`, and the claim why


def recorded():
    """What noticed.tsv says, by the words that mutants.txt has for a mutant."""
    rows = (line.split("\t") for line in (HERE / "noticed.tsv").read_text().splitlines() if line)
    return {row[0]: Noticed(*row) for row in rows}


def asked(program, mutant, families, patience=PATIENCE):
    """What the program prints, or nothing if it takes too long."""
    try:
        run = subprocess.run([program, str(mutant), str(EFFORT), *map(str, families)], capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return None
    if run.returncode not in (0, 1, 3):
        return f"-\t-\t-\tended with status {run.returncode}: {run.stderr.strip()[-200:]}\n"
    return run.stdout


def all_families(program, pool):
    """All families, discharged without a mutant."""
    found, index, step = [], 0, 16
    while True:
        printed = list(pool.map(lambda i: asked(program, 0, [i]), range(index, index + step)))
        for late in (index + i for i, text in enumerate(printed) if text is None):
            print(f"not discharged in {PATIENCE} s without a mutant, and left out: family {late}")
        for line in (line for text in printed if text for line in text.splitlines()):
            number, name, sentence, seconds, failures, reached = line.split("\t")
            found.append(Family(int(number), name, sentence, float(seconds), int(failures), set(map(int, reached.split()))))
        if "" in printed:
            break
        index += step
    for family in found:
        if family.failures:
            print(f"not proved without a mutant, and left out: {family.name} {family.sentence}")
    print(f"{len(found)} families, {sum(f.seconds for f in found):.0f} s of one core without a mutant", flush=True)
    return [family for family in found if not family.failures]


def names_of_families(program):
    """The rule of each family, by its number."""
    return subprocess.run([program, "list"], capture_output=True, text=True, check=True).stdout.splitlines()


def outcome(program, mutant, what, indices):
    """What notices a mutant, or why nothing does."""
    printed = asked(program, mutant, indices) if indices else ""
    if printed is None:
        return Noticed(what, "no time", f"{len(indices)} families", f"more than {PATIENCE} s")
    if not printed:
        return Noticed(what, "nothing", f"{len(indices)} families", "")
    return Noticed(what, *printed.rstrip("\n").split("\t", 3)[1:])


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
    known, counts, start = recorded(), collections.Counter(), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool, open(options.table or "/dev/null", "w") as table:
        if options.known:
            names = names_of_families(options.program)
            chosen = [n for n in chosen if known[f"{listed[n - 1][0]} {listed[n - 1][1]}"].family not in ("equivalent", "unmeasured")]

            def families_for(mutant, what):
                return [i for i, name in enumerate(names) if name == known[what].family]
        else:
            families = sorted(all_families(options.program, pool), key=lambda f: f.seconds)

            def families_for(mutant, what):
                return [f.index for f in families if mutant in f.reached]
        work = []
        for number in chosen:
            what = f"{listed[number - 1][0]} {listed[number - 1][1]}"
            work.append(pool.submit(outcome, options.program, number, what, families_for(number, what)))
        for number, done in zip(chosen, work):
            found = done.result()
            if found.family in ("nothing", "no time") and found.mutant in known and known[found.mutant].family == "equivalent":
                found = known[found.mutant]
            kind = found.family if found.family in ("nothing", "no time", "equivalent") else "noticed"
            counts[kind] += 1
            print(*found, sep="\t", file=table, flush=True)
            if kind in ("nothing", "no time"):
                print(f"{number}\t{found.family} ({found.about} {found.claim})\t{found.mutant}", flush=True)
    changing = sum(counts.values()) - counts["equivalent"]
    print(f"{sum(counts.values())} mutants, {counts['equivalent']} of them equivalent; the proofs alone notice {counts['noticed']} of {changing}, "
          f"{100 * counts['noticed'] / max(1, changing):.1f} %, in {time.monotonic() - start:.0f} s")
    return 1 if counts["nothing"] + counts["no time"] else 0


if __name__ == "__main__":
    sys.exit(main())
