#!/bin/sh
# The command's exit status and what it writes where: command_line.sh PLUMBLINE SCENARIOS
plumbline=$1
scenarios=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# status_of EXPECTED ARGUMENTS...: runs the command; a status of 2 comes with one line on stderr and nothing on stdout
status_of() {
  expected=$1
  shift
  "$plumbline" "$@" >"$work/out" 2>"$work/err" <"${input:-/dev/null}"
  status=$?
  if [ $status -ne "$expected" ]; then
    echo "plumbline $*: status $status instead of $expected"
    cat "$work/err"
    failures=$((failures + 1))
  fi
  if [ "$expected" -eq 2 ] && { [ -s "$work/out" ] || [ "$(wc -l <"$work/err")" -ne 1 ]; }; then
    echo "plumbline $*: not one line on stderr alone"
    failures=$((failures + 1))
  fi
}

for scenario in "$scenarios"/*.jsonl; do
  status_of 0 run "$scenario"
  status_of 0 run --quiet "$scenario"
  status_of 0 run --balances "$scenario"
  status_of 0 run --json "$scenario"
  status_of 0 run --full "$scenario"
  cp "$work/out" "$work/full.jsonl"
  status_of 0 run --full "$work/full.jsonl"
  cmp -s "$work/out" "$work/full.jsonl" || { echo "$scenario: the full trace of a full trace is another"; failures=$((failures + 1)); }
done
input=$scenarios/spot-btc.jsonl
status_of 0 run -
input=
for scenario in "$scenarios"/custody-deposit-withdrawal.jsonl "$scenarios"/spot-btc.jsonl; do
  status_of 0 reserves "$scenario"
  status_of 0 reserves --json "$scenario"
done
status_of 0 reserves "$scenarios/custody-deposit-withdrawal.jsonl" --of alice
grep -q 'leads to the digest' "$work/out" || grep -q 'is owed' "$work/out" || { echo "reserves --of alice shows no place"; failures=$((failures + 1)); }
status_of 1 reserves "$scenarios/custody-lent-out.jsonl" --of bob
status_of 1 reserves --json "$scenarios/custody-theft.jsonl" --of customers
status_of 2 reserves "$scenarios/custody-theft.jsonl" --of nobody
status_of 2 reserves "$scenarios/no-such-file.jsonl"
gate=$scenarios/margin-gate.jsonl
status_of 0 margin "$gate" --of alice --at 42
for line in 'average entry 150,000,000, break-even 150,090,000' 'net equity +2,013,610,070$' 'locked +2,000,276,668 ' 'available +13,333,402$' \
  'margin fraction 2.0133 %; asked for: initial 2.0000 %, maintenance 1.3500 %, auto-close 0.6750 %'; do
  grep -Eq "$line" "$work/out" || { echo "margin --of alice does not say: $line"; failures=$((failures + 1)); }
done
status_of 0 margin "$gate" --of alice --at 42 --json
grep -q '"withdrawable":"13333402".*"fractions":{"margin":"20133","initial":"20000",' "$work/out" || { echo "margin --json: $(cat "$work/out")"; failures=$((failures + 1)); }
status_of 1 margin "$scenarios/margin-loan.jsonl" --at 28
status_of 0 margin "$scenarios/spot-btc.jsonl"
status_of 2 margin "$gate" --of nobody
status_of 2 margin "$gate" --at 0
status_of 2 margin "$scenarios/no-such-file.jsonl"
status_of 0 rules
status_of 0 rules --json
status_of 0 explore "$scenarios/explore/two-ledgers.json"
status_of 0 explore --json "$scenarios/explore/three-ledgers.json"
status_of 0 explore --with-names "$scenarios/explore/two-ledgers.json"
status_of 0 explore --most 1000 "$scenarios/explore/both-deviate.json"
grep -q 'STOPPED EARLY' "$work/out" || { echo "explore --most: does not say that it stopped early"; failures=$((failures + 1)); }
status_of 1 explore --traces "$work/ways" "$scenarios/explore/short-gap.json"
status_of 0 run --quiet "$work/ways/gained-lost.jsonl"
[ -s "$work/ways/gained-lost.svg" ] || { echo "explore --traces: no picture"; failures=$((failures + 1)); }
status_of 2 explore "$scenarios/spot-btc.jsonl"
status_of 2 explore "$scenarios/none.json"
status_of 0 draw "$scenarios/spot-btc.jsonl"
status_of 0 draw --out "$work/drawn.svg" "$scenarios/spot-btc.jsonl"
grep -q '</svg>' "$work/drawn.svg" || { echo "draw --out: no picture"; failures=$((failures + 1)); }
status_of 0 journal "$scenarios/spot-btc.jsonl"
status_of 2 draw "$scenarios/none.jsonl"
status_of 2 draw --out "$work/none/drawn.svg" "$scenarios/spot-btc.jsonl"
status_of 2 journal "$scenarios/explore/two-ledgers.json"
for subcommand in "" run draw journal rules explore engine diff vectors; do
  status_of 0 $subcommand --help
  grep -q 'Example: plumbline' "$work/out" || { echo "$subcommand --help: no example"; failures=$((failures + 1)); }
done
status_of 0 --version

sed 's/"amount":"100000000000"}\]/"amount":"100000000001"}]/' "$scenarios/spot-btc.jsonl" >"$work/unmet.jsonl"
status_of 1 run "$work/unmet.jsonl"
grep -q 'NOT MET' "$work/out" || { echo "an unmet expectation is not reported"; failures=$((failures + 1)); }
sed 's/"digest":"./"digest":"x/' "$work/full.jsonl" >"$work/differs.jsonl"
status_of 1 run --json "$work/differs.jsonl"

head -c 1500 "$scenarios/spot-btc.jsonl" >"$work/truncated.jsonl"
status_of 2 run "$work/truncated.jsonl"
status_of 2 run "$work/missing.jsonl"
status_of 2 run "$work"
status_of 2 run
status_of 2 run --full --json "$scenarios/spot-btc.jsonl"
status_of 2 run --nonsense "$scenarios/spot-btc.jsonl"
status_of 2 nonsense
status_of 2

# A driven engine: no difference, a difference of each kind that only a program of its own can show, and what cannot be used.
cd "$work" || exit 1
status_of 0 diff --cases 20 -- "$plumbline" engine
status_of 0 diff --cases 20 --jobs 2 --window 3 --json --junit "$work/junit.xml" -- "$plumbline" engine
grep -q '"difference":null' "$work/out" || { echo "diff --json: no verdict"; failures=$((failures + 1)); }
grep -q 'failures="0"' "$work/junit.xml" || { echo "diff --junit: no verdict"; failures=$((failures + 1)); }
status_of 0 diff --self-test -- "$plumbline" engine
for scenario in "$scenarios"/*.jsonl; do status_of 0 diff --replay "$scenario" -- "$plumbline" engine; done

# differs KIND SCRIPT: the engine differs in that way
differs() {
  status_of 1 diff --cases 20 --timeout 1 --out "$work/found.jsonl" --json --junit "$work/junit.xml" -- sh -c "$2"
  grep -q "\"kind\":\"$1\"" "$work/out" || { echo "diff: not $1: $2: $(cat "$work/out")"; failures=$((failures + 1)); }
  grep -q 'failures="1"' "$work/junit.xml" || { echo "diff --junit: no failure"; failures=$((failures + 1)); }
}
differs events_differ "sed -u s/ceiling/floor/ | $plumbline engine"
status_of 0 run "$work/found.jsonl"
status_of 1 diff --replay "$work/found.jsonl" -- sh -c "sed -u s/ceiling/floor/ | $plumbline engine"
status_of 0 diff --replay "$work/found.jsonl" -- "$plumbline" engine
differs reason_unmapped "$plumbline engine | sed -u s/insufficient_balance/NO_FUNDS/"
echo '{"reasons":{"NO_FUNDS":"insufficient_balance"}}' >"$work/mapping.json"
status_of 0 diff --cases 20 --mapping "$work/mapping.json" -- sh -c "$plumbline engine | sed -u s/insufficient_balance/NO_FUNDS/"
differs crashed 'kill -SEGV $$'
differs exited 'exit 3'
differs hung 'sleep 60'
differs huge_line 'head -c 20000000 /dev/zero; sleep 60'
differs wrong_version 'yes'
differs garbage 'cat'

status_of 2 vectors
status_of 2 vectors "$work" # not empty
status_of 2 vectors --check "$work/missing"
status_of 1 vectors --check "$work" # no manifest
status_of 2 diff
status_of 2 diff -- /nowhere/engine
status_of 2 diff --chapters NONE -- "$plumbline" engine
status_of 2 diff --mapping "$work/missing.json" -- "$plumbline" engine
status_of 2 diff --replay "$work/missing.jsonl" -- "$plumbline" engine
status_of 2 diff --cases 0 -- "$plumbline" engine
exit $failures
