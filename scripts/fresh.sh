#!/usr/bin/env bash
# Fails when a generated file is not what its sources say. It leaves the fresh
# ones behind, to be committed.
set -euo pipefail

sums() {
  git ls-files -co --exclude-standard '*_templ.go' docs/reference | sort | xargs -r sha256sum
}

before=$(sums)
"${1:-make}" --no-print-directory generate >/dev/null
if ! changed=$(diff <(echo "$before") <(sums)); then
  printf 'generated files were not fresh; commit them:\n' >&2
  sed -n 's/^[<>] [0-9a-f]*  //p' <<<"$changed" | sort -u >&2
  exit 1
fi
