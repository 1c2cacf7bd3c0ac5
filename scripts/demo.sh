#!/usr/bin/env bash
# Builds the command and runs it over examples/, which leak on purpose: exit status 1 is the right answer.
set -euo pipefail
cd "$(dirname "$0")/.."

npm ci --no-audit --no-fund --loglevel=error
npm run build --silent
status=0
node dist/cli.js "$@" examples || status=$?
if [ "$status" -ne 1 ]; then
  echo "The examples should have errors to show, but the command exited with $status." >&2
  exit 1
fi
