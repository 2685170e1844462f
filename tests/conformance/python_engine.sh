#!/bin/sh
# The engine in Python does what the model does: python_engine.sh PLUMBLINE PYTHON PROJECT
set -eu
plumbline=$1 python=$2 project=$3
engine=$project/conformance/engines/python/engine.py
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PYTHONDONTWRITEBYTECODE=1

"$plumbline" diff --cases 300 -- "$python" "$engine"
"$plumbline" diff --self-test -- "$python" "$engine"
for scenario in "$project"/scenarios/*.jsonl; do
  case $scenario in
    */spot-* | */dvp-* | */ledger-* | */lending-* | */nasdaq-* | */assessment* | */custody-*) "$plumbline" diff --replay "$scenario" -- "$python" "$engine" ;;
  esac
done

# A fault in one of its rules is found.
cp -R "$project/conformance/engines/python" faulty
sed -i 's|- -(-pool\["promised"\] // INDEX), lent)|- pool["promised"] // INDEX, lent)|' faulty/lending.py
grep -q 'reserve - pool' faulty/lending.py
if "$plumbline" diff --cases 300 --timeout 5 -- "$python" faulty/engine.py; then
  echo "a fault in lending.py was not found" >&2
  exit 1
fi

# An engine that plays back what the model said differs as soon as it is asked something else. Each reply is written down before it is
# passed on: whoever has had the last one may end all at once.
"$plumbline" diff --cases 20 -- sh -c "$plumbline engine | sed -u 'w replies'"
playback="$python $project/conformance/engines/playback/playback.py replies"
# shellcheck disable=SC2086 # a program and its arguments
"$plumbline" diff --cases 20 -- $playback
# shellcheck disable=SC2086
if "$plumbline" diff --cases 20 --seed 2 --timeout 1 -- $playback; then
  echo "replies to other requests were taken for right" >&2
  exit 1
fi
