#!/bin/sh
# The vectors are those of the digest, show everything, and can be played by others: vectors.sh PLUMBLINE PYTHON PROJECT VECTORS
set -eu
plumbline=$1 python=$2 project=$3 vectors=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PYTHONDONTWRITEBYTECODE=1
tree=$folder/tree

cp -R "$vectors" "$tree"
"$plumbline" vectors --check "$tree" >"$folder/report"
grep -q "digest $(cat "$project/tests/conformance/vectors.digest");" "$folder/report" || {
  echo "the vectors are other ones. If a rule, a command or the chooser has changed on purpose, vectors.digest must say:" >&2
  sed -n 's/.*digest \([0-9a-f]*\);.*/\1/p' "$folder/report" >&2
  exit 1
}
find "$tree" -type f -printf '%s\n' | awk '{ bytes += $1 } END { exit !(bytes < 20000000) }' || {
  echo "the vectors are 20 MB or more" >&2
  exit 1
}
"$python" "$project/conformance/vectors/play.py" "$tree" "$python" "$project/conformance/engines/python/engine.py"
"$python" "$project/conformance/vectors/play.py" "$tree" "$plumbline" engine

# fails WHAT COMMAND...: the command ends with status 1
fails() {
  what=$1
  shift
  if "$@" >"$folder/out"; then
    echo "not noticed: $what" >&2
    exit 1
  fi
}

# A fault in an engine, a vector that expects something else, one that is missing, one that nobody knows: each is found.
cp -R "$project/conformance/engines/python" "$folder/faulty"
sed -i 's/"insufficient_balance"/"not_due"/' "$folder/faulty/ledger.py"
cmp -s "$folder/faulty/ledger.py" "$project/conformance/engines/python/ledger.py" && exit 1
fails "a fault" "$python" "$project/conformance/vectors/play.py" "$tree" "$python" "$folder/faulty/engine.py"
vector=$tree/LEDG/LEDG-4/insufficient_balance/1.jsonl
cp "$vector" "$folder/kept"
sed -i 's/insufficient_balance/same_account/' "$vector"
fails "a vector that expects another reason" "$plumbline" vectors --check "$tree"
rm "$vector"
fails "a vector that is missing" "$plumbline" vectors --check "$tree"
grep -q 'LEDG-4 insufficient_balance is shown in 2 ways, not in 3' "$folder/out"
cp "$folder/kept" "$vector"
"$plumbline" vectors --check "$tree"
cp "$vector" "$tree/LEDG/another.jsonl"
fails "a file that is not in the manifest" "$plumbline" vectors --check "$tree"
