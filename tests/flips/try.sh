#!/bin/sh
# Turns one comparison or sign of the model round at a time [flips.txt] and asks who notices: the proofs, the properties,
# the cases of the unit tests, the scenarios. Works on a copy of the tree. Writes a table; ends with status 1 if neither a
# proof nor a property noticed a flip. Usage: try.sh PROJECT WORK_FOLDER [FLIPS]
set -eu
project=$1 work=$2 flips=${3:-$1/tests/flips/flips.txt}
mkdir -p "$work/tree"
for part in CMakeLists.txt CMakePresets.json ref invariants proofs conformance cli spec scenarios tests fuzz; do
  rm -rf "$work/tree/$part"
  cp -R "$project/$part" "$work/tree/$part" # newer than what an earlier run built of its last flip
done
cd "$work/tree"
build=build/release
targets="plumbline plumbline_properties plumbline_reach plumbline_unit"
export RC_PARAMS="seed=20180910 max_success=200 noshrink=1" # that something is found is enough

make() {
  # shellcheck disable=SC2086 # a list of words
  cmake --build "$build" --target $targets >"$work/build.log" 2>&1
}

# Whether a command notices, as a cell of the table. One that comes to no end has not shown that it does.
notices() {
  status=0
  "$@" >"$work/last.log" 2>&1 || status=$?
  case $status in 0) printf no ;; 124) printf 'no end' ;; *) printf yes ;; esac
}

within_time() { timeout 300 "$@"; }

every_scenario() {
  for scenario in scenarios/*.jsonl; do within_time "$build/plumbline" run --quiet "$scenario" || return; done
}

proofs_of() {
  for family in $(printf '%s' "$1" | tr ',' ' '); do within_time "$build/plumbline" prove --only "$family" || return; done
}

# Puts NEW in the place of OLD in FILE: of its only occurrence, or of the one with the given number.
replace() {
  FILE=$1 OLD=$2 NEW=$3 NUMBER=$4 awk '
    BEGIN { old = ENVIRON["OLD"]; number = ENVIRON["NUMBER"] }
    {
      at = index($0, old)
      if (at) {
        seen++
        if (number == "" || seen == number) $0 = substr($0, 1, at - 1) ENVIRON["NEW"] substr($0, at + length(old))
      }
      print
    }
    END { exit !(number == "" ? seen == 1 : seen >= number) }' "$1" >"$work/flipped" || {
    echo "flips.txt: not once in $1: $2" >&2
    exit 2
  }
  cp "$work/flipped" "$1"
}

cmake --preset release -DPLUMBLINE_UNITY=OFF >"$work/configure.log"
make || { tail -n 30 "$work/build.log" >&2; exit 2; }

# Without a flip nobody may notice anything.
for layer in every_scenario "$build/tests/properties/plumbline_properties" "$build/tests/properties/plumbline_reach" "$build/tests/unit/plumbline_unit"; do
  [ "$(notices "$layer")" = no ] || {
    tail -n 30 "$work/last.log" >&2
    echo "noticed without a flip: $layer" >&2
    exit 2
  }
done

printf '| | where | was | flipped | proof | property | case | scenario |\n|---|---|---|---|---|---|---|---|\n' >"$work/table.md"
count=0 missed=0
while IFS= read -r line; do
  case $line in
    '@ '*)
      line=${line#@ }
      file=${line% *} families=${line##* }
      ;;
    -*)
      old=${line#-} number=
      case $old in *'|'[0-9]) number=${old##*|} old=${old%|*} ;; esac
      ;;
    +*)
      new=${line#+}
      count=$((count + 1))
      cp -p "$file" "$work/kept"
      replace "$file" "$old" "$new" "$number"
      if make; then
        proof=$(notices proofs_of "$families")
        property=$(notices within_time "$build/tests/properties/plumbline_properties")
        [ "$property" != no ] || property=$(notices within_time "$build/tests/properties/plumbline_reach")
        cases=$(notices within_time "$build/tests/unit/plumbline_unit")
        scenario=$(notices every_scenario)
      else
        tail -n 5 "$work/build.log" >&2
        echo "does not compile: $file: $new" >&2
        exit 2
      fi
      case "$proof $property" in *yes*) ;; *) missed=$((missed + 1)) ;; esac
      # shellcheck disable=SC2016 # backquotes of a table
      row=$(printf '| %d | %s | `%s` | `%s` | %s | %s | %s | %s |' "$count" "${file#ref/}" "$old" "$new" "$proof ($families)" "$property" "$cases" "$scenario")
      printf '%s\n' "$row" | tee -a "$work/table.md"
      cp "$work/kept" "$file" # newer than what was built of the flip
      ;;
  esac
done <"$flips"
printf '%d flips, %d noticed by neither a proof nor a property\n' "$count" "$missed"
[ "$missed" -eq 0 ]
