#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: PostgreSQL and Chromium.
set -euo pipefail

packages=()
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then
  packages+=(postgresql)
fi
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  packages+=(chromium)
fi
((${#packages[@]})) || exit 0

fail() {
  echo "The tests need: ${packages[*]}. $1" >&2
  exit 1
}

command -v apt-get >/dev/null || fail "There is no apt-get here: install them your own way."
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || fail "Install them as root: apt-get install ${packages[*]}"
  sudo -n true 2>/dev/null || [[ -t 0 ]] || fail "Install them as root: apt-get install ${packages[*]}"
  as_root=(sudo)
fi

echo "installing ${packages[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq </dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >/dev/null ||
  fail "apt-get could not install them."
