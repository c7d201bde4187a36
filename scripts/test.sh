#!/usr/bin/env bash
# Runs `go test` with the arguments given, in a temporary folder of its own. The
# first test that needs PostgreSQL starts one in there; it is stopped at the end.
set -uo pipefail

work=$(mktemp -d "${TMPDIR:-/tmp}/digibank-test.XXXXXX")
chmod 755 "$work" # the server runs as postgres when the tests run as root

finish() {
  "$(dirname "${BASH_SOURCE[0]}")/stop-postgres.sh" "$work"
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

TMPDIR=$work GOTMPDIR= "${GO:-go}" test "$@" </dev/null
