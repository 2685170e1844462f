#!/bin/sh
# The commands of the README print what it says that they print: readme.sh PLUMBLINE PROJECT VECTORS
# Times, and how many questions the solver was asked in that time, may be other ones. Which counterexample it found may be
# another one too; what it breaks may not. How many vectors there are is told by their digest, in a test of its own;
# here they are those that the build has written.
set -eu
plumbline=$1 vectors=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$2"

awk -v folder="$folder" '
  /^```/ { inside = !inside; wanted = ""; next }
  inside && /^\$ / { wanted = folder "/" sprintf("%02d", ++count); print substr($0, 3) >(wanted ".command"); next }
  inside && wanted { print >(wanted ".expected") }' README.md

alike() {
  sed -E -e "s#^build/release/plumbline vectors build/vectors#cat $vectors.txt#" -e "s#build/release/plumbline#$plumbline#g" -e "s#build/counterexamples#$folder/counterexamples#g" -e "s#build/ways#$folder/ways#g" -e "s#build/vectors#$vectors#g" -e 's/ +/ /g' \
    -e 's/[0-9]+ (vectors|things|passed)/N \1/g' -e 's/[0-9.]+ MB/N MB/' -e 's/digest [0-9a-f]{32}/digest D/' \
    -e 's/[0-9]+ queries/N queries/g' -e 's/[0-9.]+ s(:|,|$| of)/T s\1/g' "$1" |
    if grep -q 'run build/counterexamples' "$2"; then grep -i broken; else cat; fi
}

count=0
for command in "$folder"/*.command; do
  alike "$command" /dev/null >"$folder/run"
  alike "${command%.command}.expected" "$command" >"$folder/expected"
  sh "$folder/run" >"$folder/printed" 2>&1 || true # some of them show what a fault looks like
  alike "$folder/printed" "$command" >"$folder/found"
  diff "$folder/expected" "$folder/found" >"$folder/difference" || {
    echo "README.md: $(cat "$command")" >&2
    cat "$folder/difference" >&2
    exit 1
  }
  count=$((count + 1))
done
echo "$count commands"
[ "$count" -ge 5 ]
