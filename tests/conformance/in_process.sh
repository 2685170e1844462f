#!/bin/sh
# What is installed can be built against, and does as it should: in_process.sh BUILD PROJECT CC CXX PYTHON
set -eu
build=$1 project=$2 cc=$3 cxx=$4 python=$5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
examples=$project/conformance/c/examples

cmake --install "$build" --component library --prefix "$folder/installed" >"$folder/log"
pc=$(find "$folder/installed" -name plumbline.pc)
library=$(find "$folder/installed" -name libplumbline.so)
PKG_CONFIG_PATH=$(dirname "$pc")
LD_LIBRARY_PATH=$(dirname "$library")
export PKG_CONFIG_PATH LD_LIBRARY_PATH

# Nothing is visible but the interface.
nm -D --defined-only "$library" | awk '{ print $3 }' | sed 's/@.*//' >"$folder/visible"
grep -c '^plumbline_' "$folder/visible"
if grep -v '^plumbline_' "$folder/visible"; then
  echo "the library shows more than its interface" >&2
  exit 1
fi

# shellcheck disable=SC2046 # flags, one word each
"$cc" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror "$examples/transfers.c" $(pkg-config --cflags --libs plumbline) -o "$folder/transfers"
"$folder/transfers" 100000
cmake -G Ninja -S "$examples/property" -B "$folder/property" -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_PREFIX_PATH="$folder/installed" >"$folder/log"
cmake --build "$folder/property" >>"$folder/log"
"$folder/property/property"
"$folder/property/property" faulty
"$python" -B "$examples/model.py" "$library" "$project"/scenarios/*.jsonl
