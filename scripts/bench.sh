#!/usr/bin/env bash
# Measures bin/digibank against its floors and against PocketBase, which is built
# from a module of its own; writes docs/bench.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
GO=${GO:-go}
(cd test/load/pocketbase && CGO_ENABLED=0 "$GO" build -trimpath -ldflags "-s -w" -o ../../../bin/pocketbase .)
CGO_ENABLED=0 "$GO" build -o bin/load ./test/load
bin/load -digibank bin/digibank -pocketbase bin/pocketbase -out docs/bench.md
cat docs/bench.md
