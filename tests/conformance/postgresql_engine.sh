#!/bin/sh
# The engine in SQL does what the model does: postgresql_engine.sh PLUMBLINE PYTHON PROJECT. Status 77: there is no PostgreSQL.
set -eu
plumbline=$1 python=$2 project=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$project/conformance/engines/postgresql" "$folder/engine"
cp -R "$folder/engine" "$folder/faulty"
cat >"$folder/compare.sh" <<'END'
set -eu
plumbline=$1 python=$2 project=$3
"$plumbline" diff --cases 60 -- "$python" engine/engine.py
# While it tests an engine's adapter, the driver waits two seconds for a reply, the start of psql included: on a busy machine that
# can be too short, and then it says so.
self_test() { "$plumbline" diff --self-test -- "$python" engine/engine.py; }
self_test || self_test || self_test
for scenario in "$project"/scenarios/dvp-short-of-cash.jsonl "$project"/scenarios/spot-rebate.jsonl; do
  "$plumbline" diff --replay "$scenario" -- "$python" engine/engine.py
done
# A fault in one of its rules is found.
sed -i 's/held(buyer, cash) < price/held(buyer, cash) <= price/' faulty/dvp.sql
grep -q '<= price' faulty/dvp.sql
if "$plumbline" diff --cases 300 --timeout 5 -- "$python" faulty/engine.py; then
  echo "a fault in dvp.sql was not found" >&2
  exit 1
fi
END
cd "$folder"
status=0
sh engine/with_server.sh sh compare.sh "$plumbline" "$python" "$project" || status=$?
exit $status
