#!/usr/bin/env python3
"""Says what is in the list of mutants [mutants.txt], and whether it can be planted: check.py PROJECT. Each text must stand once in its
file, no two may overlap, none may be there twice, noticed.tsv has a row for each, and at most one of those at a place may ask `planted`, the last. Counts them by file,
by rule and by kind, and names the functions of the model that have none."""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
from find import faults  # noqa: E402

KINDS = {"operator", "constant", "dropped guard", "other reason", "other purse", "other party", "other contract", "rounding", "order", "status",
         "accumulation", "event field", "clock", "carry", "twice", "amount", "asset", "stale"}
FUNCTION = re.compile(r"^(?!namespace|template|using|enum|struct|#|//)\S[^;]*?\b([\w:]+|operator\(\)|[\w:]+::operator\(\))\(([^;]*?)\)(?: const)? \{", re.MULTILINE)


def functions(text):
    """Where each function begins, and its name with what it takes last: `decide OpenAccount`."""
    return [(m.start(), f"{m[1]} {re.sub(r'[&]? [a-z_0-9]+$', '', m[2]).split()[-1] if m[2] else ''}") for m in FUNCTION.finditer(text)]


def main(project):
    project = pathlib.Path(project)
    places, of, wrong = {}, {name: collections.Counter() for name in ("file", "rule", "kind", "rule and kind")}, []
    noticed = {line.split("\t")[0] for line in (project / "tests/mutants/noticed.tsv").read_text().splitlines()}
    listed = faults((project / "tests/mutants/mutants.txt").read_text())
    for number, (file, what, old, new) in enumerate(listed, 1):
        kind, rule = re.match(r"\[([a-z ]+)\] ([A-Z]+-\d+) ", what).groups()
        if f"{file} {what}" not in noticed:
            wrong.append(f"{number}: not in noticed.tsv: {what}")
        if kind not in KINDS:
            wrong.append(f"{number}: no kind: {kind}")
        for name, key in (("file", file), ("rule", rule), ("kind", kind)):
            of[name][key] += 1
        places.setdefault(file, {}).setdefault(old, []).append((number, new))
    without = []
    for file, of_file in places.items():
        text = (project / "ref" / file).read_text()
        wrong += [f"{file}: {text.count(old)} times: {old}" for old in of_file if text.count(old) != 1]
        found = sorted((text.find(old), old) for old in of_file)
        wrong += [f"{file}: overlaps: {old}" for (start, old), (after, _) in zip(found, found[1:]) if after < start + len(old)]
        for old, several in of_file.items():
            news = [new for _, new in several]
            if len(set(news)) != len(news) or old in news:
                wrong.append(f"{file}: twice or unchanged: {old}")
            if any("planted" in new for new in news[:-1]):
                wrong.append(f"{file}: `planted` is not the last: {old}")
        begin = functions(text)
        starts = [start for start, _ in found]
        for (start, name), end in zip(begin, [start for start, _ in begin[1:]] + [len(text)]):
            if not any(start <= at < end for at in starts):
                without.append(f"{file} {name}")
    for name in ("file", "rule", "kind"):
        print(f"by {name}: " + ", ".join(f"{key} {count}" for key, count in sorted(of[name].items())))
    print(f"{len(listed)} mutants at {sum(map(len, places.values()))} places of {len(places)} files")
    print("functions without one: " + ("; ".join(without) or "none"))
    print("\n".join(wrong))
    return len(wrong)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
