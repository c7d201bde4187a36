#!/usr/bin/env bash
# Stops the PostgreSQL that tests started under the folder given.
set -uo pipefail

data=${1:?folder}/digibank-postgres-$(id -u)/data
[[ -f $data/postmaster.pid ]] || exit 0

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV | head -1)
ctl=${bin:+$bin/}pg_ctl
as_owner=()
if [[ $(id -u) -eq 0 ]]; then
  as_owner=(runuser -u postgres --)
fi
cd /
"${as_owner[@]}" "$ctl" -D "$data" -m immediate -w -t 20 stop >/dev/null 2>&1 || true
