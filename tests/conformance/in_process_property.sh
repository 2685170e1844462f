#!/bin/sh
# A property of the examples finds nothing, and then the engine's fault, in one transfer: in_process_property.sh LIBRARY PROGRAM...
set -eu
library=$1
shift
command -v "$1" >/dev/null || {
  echo "skipped: $1 is not installed"
  exit 77
}
status=0
"$@" "$library" || status=$?
[ "$status" -eq 0 ] || exit "$status"
found=$("$@" "$library" faulty)
echo "$found"
case $found in
  "a difference, made small: "*) ;;
  *) exit 1 ;;
esac
