#!/usr/bin/env bash
# Puts in place what the proofs build with: buildah, a static busybox, and the tools whose own doing some of them show.
# Does nothing where all of it is there; else installs Debian's packages. Fails where the proofs could not run afterwards.
set -euo pipefail

missing() {
  local name
  for name in buildah busybox git curl openssl; do command -v "$name" > /dev/null || echo "$name"; done
  /usr/bin/python3 -m pip --version > /dev/null 2>&1 || echo "python3-pip"
  if command -v busybox > /dev/null && ldd "$(command -v busybox)" > /dev/null 2>&1; then echo "busybox-static"; fi
}

fail() {
  echo "The proofs cannot run: $1" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "they build images, which takes root here."
[ -z "$(missing)" ] && exit 0
command -v apt-get > /dev/null || fail "missing are $(missing | paste -sd ' '), and there is no apt-get to install them with."

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ apt-get update && apt-get install --yes --no-install-recommends buildah busybox-static git curl openssl python3 python3-pip; } > "$log" 2>&1 || {
  tail -n 5 "$log" >&2
  fail "missing are $(missing | paste -sd ' '), and apt-get could not install them."
}
[ -z "$(missing)" ] || fail "missing after the installation are $(missing | paste -sd ' ')."
