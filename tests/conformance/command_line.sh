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
status_of 0 rules
status_of 0 rules --json
status_of 0 explore "$scenarios/explore/two-ledgers.json"
status_of 0 explore --json "$scenarios/explore/three-ledgers.json"
status_of 1 explore --traces "$work/ways" "$scenarios/explore/short-gap.json"
status_of 0 run --quiet "$work/ways/gained-lost.jsonl"
[ -s "$work/ways/gained-lost.svg" ] || { echo "explore --traces: no picture"; failures=$((failures + 1)); }
status_of 2 explore "$scenarios/spot-btc.jsonl"
status_of 2 explore "$scenarios/none.json"
for subcommand in "" run rules; do
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
exit $failures
