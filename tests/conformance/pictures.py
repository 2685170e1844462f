#!/usr/bin/env python3
"""The picture of every scenario, and of every way that an exploration writes, is well-formed; no two of its texts meet, none
lies on an arrow, and nothing leaves the canvas: pictures.py PLUMBLINE SCENARIOS
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
LETTER = 7.5  # pixels; of a text of 12 pixels no common font has wider letters on average


def box_of(text):
    """What a text takes at most: left, top, right, bottom."""
    x, y, width = float(text.get("x")), float(text.get("y")), LETTER * len(text.text)
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
    return left, y - 9, left + width, y + 3


def box_of_line(line):
    x1, y1, x2, y2 = (float(line.get(k)) for k in ("x1", "y1", "x2", "y2"))
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def flaws_of(picture):
    root = xml.fromstring(picture)
    width, height = float(root.get("width")), float(root.get("height"))
    texts = [(text.text, box_of(text)) for text in root.iter(SVG + "text")]
    lines = [(line.get("class"), box_of_line(line)) for line in root.iter(SVG + "line")]
    rects = [("rect", (float(r.get("x")), float(r.get("y")), float(r.get("x")) + float(r.get("width")), float(r.get("y")) + float(r.get("height"))))
             for r in root.iter(SVG + "rect") if r.get("x")]
    if not texts or not lines:
        yield "nothing is drawn"
    for what, (left, top, right, bottom) in texts + lines + rects:
        if left < 0 or top < 0 or right > width or bottom > height:
            yield f"{what} leaves the canvas"
    arrows = [(what, box) for what, box in lines if what in ("moved", "handed", "seen")]
    for i, (what, box) in enumerate(texts):
        for other, other_box in texts[i + 1:] + arrows:
            if meet(box, other_box):
                yield f"{what} meets {other}"


def drawn(plumbline, trace):
    return subprocess.run([plumbline, "draw", str(trace)], check=True, stdout=subprocess.PIPE).stdout.decode()


def main(plumbline, scenarios):
    scenarios = pathlib.Path(scenarios)
    pictures = {trace.name: drawn(plumbline, trace) for trace in sorted(scenarios.glob("*.jsonl"))}
    with tempfile.TemporaryDirectory() as folder:
        for scenario in ("short-gap", "three-inverted", "buyer-deviates"):
            subprocess.run([plumbline, "explore", f"{scenarios}/explore/{scenario}.json", "--traces", folder + "/" + scenario], stdout=subprocess.DEVNULL)
        for file in sorted(pathlib.Path(folder).rglob("*.svg")):
            pictures[str(file.relative_to(folder))] = file.read_text()
            pictures[str(file.relative_to(folder)) + ", the trace"] = drawn(plumbline, file.with_suffix(".jsonl"))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as nothing:  # a state without a ledger or an account
        policies = {"notional_rounding": "against_taker", "fee_rounding": "ceiling", "longest_jump": "0"}
        nothing.write(json.dumps({"plumbline": "1", "spec": "0.1", "state": {"policies": policies}}) + "\n")
        nothing.write(json.dumps({"command": "RefundLock", "lock": "none"}) + "\n")
        nothing.flush()
        pictures["nothing"] = drawn(plumbline, nothing.name)
    found = [f"{name}: {flaw}" for name, picture in pictures.items() for flaw in flaws_of(picture)]
    for shown in sorted((scenarios.parent / "spec/pictures").glob("*.svg")):
        if shown.read_text() != pictures[shown.stem + ".jsonl"]:
            found.append(f"spec/pictures/{shown.name}: not what plumbline draw writes")
    swap = pictures["htlc-swap.jsonl"]
    for words in (">locks 8 BOND for buyer-s until 7200<", ">6 EUR<", ">rejected: wrong_preimage<", ">securities<", 'class="bar claimed"', ">11  ClaimLock<"):
        if words not in swap:
            found.append(f"htlc-swap.jsonl: no {words}")
    if ">1  RefundLock, rejected: unknown_lock<" not in pictures["nothing"]:
        found.append("nothing: the rejection is not told")
    # A picture in which two texts meet must be seen to be one.
    if not list(flaws_of(swap.replace('y="91"', 'y="125"'))):
        found.append("a spoiled picture passes")
    print("\n".join(found) or f"{len(pictures)} pictures")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
