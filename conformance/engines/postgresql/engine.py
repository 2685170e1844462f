#!/usr/bin/env python3
"""An engine in SQL that speaks the protocol [spec/protocol.md]: each line is given to the function `answer` through psql.

Which server: as psql is told, by PGHOST, PGDATABASE and the like; with_server.sh starts one of its own. The tables live in
a schema of this process, and go with it.
"""
import os
import pathlib
import subprocess
import sys

FILES = ["books.sql", "ledger.sql", "dvp.sql", "spot.sql", "spot_orders.sql", "engine.sql"]


def main():
    here = pathlib.Path(__file__).parent
    schema = f"engine_{os.getpid()}"
    psql = subprocess.Popen(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(text):
        psql.stdin.write(text)
        psql.stdin.flush()

    tell(f"SET client_min_messages = warning; BEGIN; CREATE SCHEMA {schema}; SET search_path = {schema};\n".encode())
    for file in FILES:
        tell((here / file).read_bytes())
    tell(b"COMMIT; SET default_transaction_isolation = 'serializable';\n")
    for line in sys.stdin.buffer:
        tell(b"SELECT answer('" + line.strip().replace(b"'", b"''") + b"');\n")
        reply = psql.stdout.readline()
        if not reply:
            sys.exit("psql has ended")
        sys.stdout.buffer.write(reply)
        sys.stdout.buffer.flush()
    tell(f"DROP SCHEMA {schema} CASCADE;\n".encode())
    psql.stdin.close()
    psql.wait()


if __name__ == "__main__":
    main()
