import { COMMAND_LINE_ROWS } from "./credentials/command-lines.ts";
import { CREDENTIAL_FILE_ROWS } from "./credentials/files.ts";
import { CREDENTIAL_ROWS } from "./credentials/index.ts";
import { DOWNLOADERS } from "./downloads.ts";
import { KEY_ROWS } from "./generated-keys.ts";
import { list } from "./lists.ts";
import { PRINTED_ROWS } from "./printed-arguments.ts";
import { REVEALING_ROWS } from "./revealed-secrets.ts";
import { isLauncher, programName } from "./tools.ts";
import { UNDO_ROWS } from "./undone-files.ts";
import { WRITTEN_ROWS } from "./written/index.ts";

/** Put together when first asked for: a start over Compose files needs none of it. */
let names: ReadonlySet<string> | undefined;

function namesOfTables(): ReadonlySet<string> {
  return new Set([
    ...[...CREDENTIAL_ROWS, ...CREDENTIAL_FILE_ROWS, ...COMMAND_LINE_ROWS, ...WRITTEN_ROWS, ...KEY_ROWS, ...PRINTED_ROWS, ...UNDO_ROWS, ...REVEALING_ROWS].flatMap(({ commands }) => list(commands)),
    ...DOWNLOADERS.flatMap(({ commands }) => commands),
  ]);
}

/**
 * Whether a table may have something to say of a command line, by the base name of its command. Most of what builds
 * run (`apt-get`, `mkdir`, `rm`) stands in none, and then no table need be asked.
 */
export function isTabled(command: string): boolean {
  const name = programName(command);
  names ??= namesOfTables();
  return names.has(name) || isLauncher(name);
}
