#!/bin/sh
# What a proof refutes, the model that runs shows too: counterexample.sh PLUMBLINE
# By the policy `fee_rounding floor` the venue can pay [spec/policies.md]; the proof writes a trace in which it does.
set -eu
plumbline=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$plumbline" prove --only policy --counterexamples "$folder" >"$folder/proofs"
for trace in "$folder"/policy-fee_rounding-floor-INV-2.jsonl; do
  status=0
  "$plumbline" run --quiet "$trace" >"$folder/verdict" || status=$?
  [ "$status" -eq 1 ] && grep -q 'INV-2 is broken' "$folder/verdict" || {
    echo "not shown: $(cat "$folder/verdict")" >&2
    exit 1
  }
done
