#!/usr/bin/env bash
# Fails when a Go file is not formatted.
set -euo pipefail
bad=$(git ls-files -co --exclude-standard '*.go' | xargs -r gofmt -l)
if [[ -n $bad ]]; then
  printf 'not formatted (run gofmt -w):\n%s\n' "$bad" >&2
  exit 1
fi
