import { expect, test } from "vitest";
import { COMMAND_LINE_ROWS } from "../../../src/secrets/commands/credentials/command-lines.ts";
import { CREDENTIAL_FILE_ROWS } from "../../../src/secrets/commands/credentials/files.ts";
import { CREDENTIAL_ROWS } from "../../../src/secrets/commands/credentials/index.ts";
import { DOWNLOADERS } from "../../../src/secrets/commands/downloads.ts";
import { KEY_ROWS } from "../../../src/secrets/commands/generated-keys.ts";
import { list } from "../../../src/secrets/commands/lists.ts";
import { PRINTED_ROWS } from "../../../src/secrets/commands/printed-arguments.ts";
import { REVEALING_ROWS } from "../../../src/secrets/commands/revealed/index.ts";
import { TABLED_NAMES } from "../../../src/secrets/commands/tabled-names.ts";
import { UNDO_ROWS } from "../../../src/secrets/commands/undone-files.ts";
import { WRITTEN_ROWS } from "../../../src/secrets/commands/written/index.ts";

test("the names of all tables stand in one list, in order", () => {
  const tables = [CREDENTIAL_ROWS, CREDENTIAL_FILE_ROWS, COMMAND_LINE_ROWS, WRITTEN_ROWS, KEY_ROWS, PRINTED_ROWS, UNDO_ROWS, REVEALING_ROWS];
  const names = new Set([...tables.flat().flatMap(({ commands }) => list(commands)), ...DOWNLOADERS.flatMap(({ commands }) => commands)]);
  expect([...TABLED_NAMES].join(" ")).toBe([...names].sort().join(" "));
});
