import type { Range } from "../../../src/parser/node.ts";
import { LineTable } from "../../../src/parser/lines.ts";
import { PositionMap } from "../../../src/parser/position-map.ts";
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
  const say = (what: string) => effects.push(what);
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
    move: (from, to) => void say(`move ${from} ${to}`),
    isDirectory: (path) => path === "/d",
    print: (value, node, how) => void say(`print ${how}: ${place(value, node)}`),
    assign: () => {},
    command: () => [],
  };
  const machine = new ShellMachine(host, {
    environment: new Map([["S", { value: secretValue, declaration: { kind: "env", name: "S", range: [0, 0] } }]]),
    directory: "/w",
    home: "/root",
    lines: new LineTable(script),
  });
  machine.run(parseShell(script, PositionMap.contiguous(0), new LineTable(script)));
  return effects;
}

const secret: Secret = {
  name: "S",
  origin: "mount",
  range: [0, 0],
  evidence: { kind: "secret", confidence: "certain", basis: "use", why: "the test says so", wellKnown: false },
};
const secretValue: Value = [{ kind: "secret", secret }];
