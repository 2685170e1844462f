#!/usr/bin/env python3
"""Plants all faults of the model [model_faults.txt] into copies of its sources: plant.py PROJECT FOLDER writes FOLDER/ref/... for
each source that has one. A run has the fault whose number is in the environment, as PLUMBLINE_FAULT, and none without it, so
that one build serves for all of them."""
import pathlib
import sys

from find import faults


def planted(old, several):
    """What takes the place of a text: the one that is chosen of several others, each with its number, or the text itself."""
    number, new = several[0]
    if "planted" in new:
        return new.replace("planted", f"::chosen_fault == {number}")
    rest = planted(old, several[1:]) if len(several) > 1 else old
    if old.endswith(";"):
        return f"if (::chosen_fault == {number}) {{\n{new}\n}} else {{\n{rest}\n}}"
    return f"(::chosen_fault == {number} ? ({new}) : ({rest}))"


def main(project, folder):
    project, folder = pathlib.Path(project), pathlib.Path(folder)
    places = {}
    for number, (file, _, old, new) in enumerate(faults((project / "tests/faults/model_faults.txt").read_text()), 1):
        places.setdefault(file, {}).setdefault(old, []).append((number, new))
    for file, of_file in places.items():
        text = (project / "ref" / file).read_text()
        for old, several in of_file.items():
            if text.count(old) != 1:
                sys.exit(f"model_faults.txt: not once in {file}: {old}")
            text = text.replace(old, planted(old, several))
        (folder / "ref" / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / "ref" / file).write_text('#include "tests/faults/chosen_fault.hpp"\n' + text)


if __name__ == "__main__":
    main(*sys.argv[1:])
