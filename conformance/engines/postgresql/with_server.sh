#!/bin/sh
# Runs a command with a PostgreSQL server of its own: in a temporary directory, on a unix socket, gone afterwards.
# with_server.sh COMMAND...; ends with status 77 if there is no PostgreSQL.
set -eu
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || echo /none/initdb)")
[ -x "$programs/initdb" ] && command -v psql >/dev/null || {
  echo "PostgreSQL is not installed (apt-get install postgresql): skipped"
  exit 77
}

# PostgreSQL does not run as root.
unprivileged() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi
}

folder=$(mktemp -d)
[ "$(id -u)" -ne 0 ] || chown nobody:nogroup "$folder"
stop() {
  (cd / && unprivileged "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

(
  cd /
  unprivileged "$programs/initdb" -D "$folder/data" -U postgres -A trust --no-locale -E UTF8 --no-sync >"$folder/initdb.log"
  unprivileged "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w \
    -o "-c listen_addresses= -c unix_socket_directories=$folder -c fsync=off -c synchronous_commit=off" start >/dev/null
)
export PGHOST="$folder" PGUSER=postgres PGDATABASE=postgres
"$@"
