#!/usr/bin/env bash
# Says which of the named programs are missing.
set -euo pipefail
missing=()
for name in "$@"; do
  command -v "$name" >/dev/null 2>&1 || missing+=("$name")
done
if ((${#missing[@]})); then
  echo "Missing: ${missing[*]}. Install Go 1.26 and Node 20 (with npm) first." >&2
  exit 1
fi
