import { expect, test } from "vitest";
import { findKeptFiles } from "../../../src/secrets/commands/kept-files.ts";
import { readLine } from "./line.ts";

/** A command line, and what it changes: `+` stored, `-` taken out. */
const CASES: readonly (readonly [line: string, ...changes: string[]])[] = [
  ["git config --global user.email a@b", "+~/.gitconfig"],
  ["git config --global --unset http.extraHeader", "-~/.gitconfig"],
  ["git config --remove-section user", "-.git/config"],
  ["git config user.email"],
  ["git status"],
  ["npm config set loglevel error", "+~/.npmrc", "+~/.npm/_logs"],
  ["npm config delete loglevel --location=project", "+~/.npm/_logs", "-.npmrc"],
  ["npm logout", "+~/.npm/_logs", "-~/.npmrc"],
  ["poetry config virtualenvs.create false", "+~/.config/pypoetry/auth.toml", "+~/.config/pypoetry/config.toml"],
  ["composer config --unset http-basic.h", "-auth.json", "-composer.json"],
  ["pip config unset global.index-url", "-~/.config/pip/pip.conf"],
  ["aws configure set region eu-west-1", "+~/.aws/credentials"],
  ["docker --config /c logout", "-/c/config.json"],
  ["az logout", "-~/.azure/service_principal_entries.json"],
  ["az account show"],
  ["ls -l"],
];

test.each(CASES)("%s", (line, ...changes) => {
  const { command, args } = readLine(line);
  const found = findKeptFiles(command, args).map(({ path, change }) => (change === "stored" ? "+" : "-") + path);
  expect([...new Set(found)]).toEqual(changes);
});
