#!/usr/bin/env python3
"""Plants all mutants of the model [mutants.txt] into copies of its sources: plant.py PROJECT FOLDER writes FOLDER/ref/... for each
source that has one. Where a mutant stands the copy asks `::mutant(n)` [mutant.hpp], n its number in the list from 1 on: the program
that the copy is built into notes that it was reached, and says whether it is the one that was chosen."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
from find import faults  # noqa: E402
from plant import planted  # noqa: E402  that of the faults: this file runs as __main__


def main(project, folder):
    project, folder = pathlib.Path(project), pathlib.Path(folder)
    places = {}
    for number, (file, _, old, new) in enumerate(faults((project / "tests/mutants/mutants.txt").read_text()), 1):
        places.setdefault(file, {}).setdefault(old, []).append((number, new))
    for file, of_file in places.items():
        text = (project / "ref" / file).read_text()
        found = sorted((text.find(old), old) for old in of_file)
        for start, old in found:
            if text.count(old) != 1:
                sys.exit(f"mutants.txt: not once in {file}: {old}")
        for (start, old), (after, _) in zip(found, found[1:]):
            if after < start + len(old):
                sys.exit(f"mutants.txt: overlaps another in {file}: {old}")
        for start, old in reversed(found):
            asked = re.sub(r"::chosen_fault == (\d+)", r"::mutant(\1)", planted(old, of_file[old]))
            text = text[:start] + asked + text[start + len(old):]
        (folder / "ref" / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / "ref" / file).write_text('#include "tests/mutants/mutant.hpp"\n' + text)


if __name__ == "__main__":
    main(*sys.argv[1:])
