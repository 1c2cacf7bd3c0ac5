#!/usr/bin/env bash
# Installs what the tests need beside npm's packages, from Debian's, where it is missing.
set -euo pipefail

missing=()
for tool in git pre-commit; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ "${#missing[@]}" -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "The tests need ${missing[*]}: install with apt-get as root, or by other means (pipx install pre-commit)." >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "The tests need ${missing[*]}, and apt-get could not install it." >&2
  exit 1
fi
