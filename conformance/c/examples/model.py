#!/usr/bin/env python3
"""The model from Python, with nothing but ctypes: model.py LIBRARY SCENARIO... plays scenarios, and compares what comes of each
command with what its scenario expects."""
import ctypes
import json
import sys


class Model:
    def __init__(self, library):
        self.library = ctypes.CDLL(library)
        for function in ("plumbline_step", "plumbline_error", "plumbline_snapshot", "plumbline_digest"):
            getattr(self.library, function).restype = ctypes.c_char_p
        self.library.plumbline_new.restype = ctypes.c_void_p
        self.handle = ctypes.c_void_p(self.library.plumbline_new())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.library.plumbline_free(self.handle)

    def reset(self, first_line):
        if self.library.plumbline_reset(self.handle, first_line.encode()) != 0:
            raise ValueError(self.library.plumbline_error(self.handle).decode())

    def step(self, command):
        reply = self.library.plumbline_step(self.handle, command.encode())
        if reply is None:
            raise ValueError(self.library.plumbline_error(self.handle).decode())
        return json.loads(reply)

    def digest(self):
        return self.library.plumbline_digest(self.handle).decode()


def main(library, scenarios):
    met = 0
    for scenario in scenarios:
        with Model(library) as model, open(scenario, encoding="utf-8") as lines:
            model.reset(next(lines))
            for line in lines:
                if '"expect"' not in line:
                    reply = model.step(line)
                    continue
                expected = json.loads(line)["expect"]
                found = [event["event"] for event in reply.get("events", [])]
                wanted = [event if isinstance(event, str) else event["event"] for event in expected.get("events", found)]
                if expected.get("rejected") != reply.get("rejected") or wanted != found:
                    sys.exit(f"{scenario}: expected {expected}, found {reply}")
                met += 1
            assert len(model.digest()) == 32
    print(f"{len(scenarios)} scenarios, {met} expectations met")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
