import type { Range } from "../../../src/parser/node.ts";
import { LineTable } from "../../../src/parser/lines.ts";
import { PositionMap } from "../../../src/parser/position-map.ts";
import type { ShellScript } from "../../../src/parser/shell/ast.ts";
import { parseShell } from "../../../src/parser/shell/parse.ts";
import type { CommandNode, ShellHost } from "../../../src/trace/shell/host.ts";
import { ShellMachine } from "../../../src/trace/shell/machine.ts";
import { secretReference, secretsIn, type Secret, type Value } from "../../../src/trace/value.ts";

/**
 * Runs a script in which `$S` and the file /s are secrets and /d is a directory, and tells what becomes of them:
 * «write /path how: what the finding points to», «remove /path how», «move», «print how: …».
 */
export function effectsOf(script: string): string[] {
  const effects: string[] = [];
  machineFor(script, (effect) => void effects.push(effect)).run(read(script));
  return effects;
}

/** What the same script prints where something takes it: texts as they stand, `‹S›` for the secret, `‹?NAME›` for what is not known. */
export function outputOf(script: string): string {
  const output = machineFor(script, () => {}).run(read(script), [], "captured");
  return output.map((piece) => (piece.kind === "text" ? piece.text : piece.kind === "secret" ? "‹S›" : `‹?${piece.name}›`)).join("");
}

function read(script: string): ShellScript {
  return parseShell(script, PositionMap.contiguous(0), new LineTable(script));
}

function machineFor(script: string, say: (what: string) => void): ShellMachine {
  const at = ([start, end]: Range) => script.slice(start, end).replace(/\n/g, "⏎");
  const place = (value: Value, node: CommandNode) => at(secretReference(value) ?? node.range);
  const held = (value: Value) => secretsIn(value).length > 0;
  const host: ShellHost = {
    read: (path) => (path === "/s" ? secretValue : []),
    readTree: (path) => (path === "/s" || path === "/" ? [{ relative: path === "/" ? "s" : "", value: secretValue }] : []),
    glob: (pattern) => (pattern === "/s*" || pattern === "/?" ? ["/s"] : []),
    write: (path, value, node, how) => void (held(value) && say(`write ${path} ${how}: ${place(value, node)}`)),
    writeText: () => {},
    remove: (pattern, how) => void say(`remove ${pattern} ${how}`),
    written: () => 0,
    sparing: (_since, body) => body(),
    move: (from, to) => void say(`move ${from} ${to}`),
    homeOf: (account) => `/home/${account}`,
    makeDirectory: (path) => void say(`make ${path}`),
    isDirectory: (path) => path === "/d",
    print: (value, node, how) => void say(`print ${how}: ${place(value, node)}`),
    assign: () => {},
    command: () => [],
  };
  return new ShellMachine(host, {
    environment: new Map([["S", { value: secretValue, declaration: { kind: "env", name: "S", range: [0, 0] } }]]),
    directory: "/w",
    home: "/root",
    lines: new LineTable(script),
  });
}

const secret: Secret = {
  name: "S",
  origin: "mount",
  range: [0, 0],
  evidence: { kind: "secret", confidence: "certain", basis: "use", why: "the test says so", wellKnown: false },
};
const secretValue: Value = [{ kind: "secret", secret }];
