import type { ComposeCommand, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import { unescapeDollars } from "../../parser/compose/unescape.ts";
import type { LineTable } from "../../parser/lines.ts";
import type { ShellScript, ShellStatement, ShellWord } from "../../parser/shell/ast.ts";
import { parseShell } from "../../parser/shell/parse.ts";
import { runnerOf } from "../../secrets/images.ts";
import { followCommand, type CommandSink } from "../commands.ts";
import type { Argument } from "../shell/host.ts";
import type { ShellMachine } from "../shell/machine.ts";
import { unknownEnvironment } from "../shell/variables.ts";
import { templateOf } from "../value.ts";
import { valueOf, withDefaults } from "./values.ts";

/** What a service runs, and the keys that it stands behind. */
export function commandsOf({ command, entrypoint, healthcheck, hooks }: ComposeService): { readonly keyword: string; readonly command: ComposeCommand }[] {
  const all = [
    { keyword: "command", command }, { keyword: "entrypoint", command: entrypoint }, { keyword: "healthcheck", command: healthcheck },
    ...hooks.map((hook) => ({ keyword: hook.event, command: hook.command })),
  ];
  return all.flatMap(({ keyword, command: one }) => (one === null ? [] : [{ keyword, command: one }]));
}

/** Follows the command, entrypoint, health check and hooks of a service. */
export function followServiceCommands(service: ComposeService, lines: LineTable, sink: (keyword: string) => CommandSink): void {
  // With an entrypoint of its own, the command's words are that program's arguments.
  const program = service.entrypoint?.form === "list" ? service.entrypoint.elements.map((element) => wordOf(element, lines)) : [];
  for (const { keyword, command } of commandsOf(service)) {
    if (command.kind === "NONE") continue;
    const start = { environment: unknownEnvironment, directory: null, home: "/root", lines, quoted: withDefaults };
    followCommand(sink(keyword), start, (machine) => {
      const words = command.script ? plainWords(command, command.script, machine) : command.elements.map((element) => wordOf(element, lines));
      const runner = keyword === "command" && words ? runnerOfService(service, program, words) : null;
      if (words && (runner || command.script?.statements.length !== 1)) machine.runWords([...(runner ?? []), ...words]);
      else machine.run(command.script!);
    });
  }
}

/**
 * The last words of labels by which another container runs a command in this one: ofelia's `job-exec.NAME.command`,
 * docker-volume-backup's `archive-pre`, watchtower's `lifecycle.pre-update`, deck-chores' `NAME.command`.
 */
const COMMAND_LABEL = /[._-](?:commands?|cmd|exec|script|(?:archive|backup|copy|process|prune)-(?:pre|post)|(?:pre|post)-(?:backup|check|exec|update))$/i;

/** Follows the commands in the labels of a service. */
export function followLabelCommands({ labels }: ComposeService, lines: LineTable, sink: CommandSink): void {
  for (const { key, value } of labels) {
    if (value === null || !COMMAND_LABEL.test(key.value)) continue;
    followCommand(sink, { environment: unknownEnvironment, directory: null, home: "/root", lines, quoted: withDefaults }, (machine) => machine.run(parseScript(value, lines)));
  }
}

/** What takes the words of a command as its arguments; null where the first of them is the program. */
function runnerOfService({ image }: ComposeService, entrypoint: readonly Argument[], [first]: readonly Argument[]): readonly Argument[] | null {
  if (first === undefined) return null;
  if (entrypoint.length > 0) return entrypoint;
  const name = runnerOf(image?.value ?? "", first.text);
  return name === null ? null : [{ value: [{ kind: "text", text: name }], text: name, node: first.node }];
}

/**
 * The words of a text that is one command and nothing more, as Compose splits it; null for what needs a shell. It splits at
 * line breaks as at blanks, so that options at the start of a line are those of the command above; the test of a health check is a shell's.
 */
function plainWords({ kind }: ComposeCommand, { statements }: ShellScript, machine: ShellMachine): Argument[] | null {
  const lines = statements.map(wordsOfPlain);
  const isOne = lines.length === 1 || (kind !== "CMD-SHELL" && lines.slice(1).some((line) => /^["']?-/.test(line?.[0]?.text ?? "")));
  return isOne && lines.every((line) => line !== null) ? lines.flat().flatMap((word) => machine.expand(word)) : null;
}

/** The words of a command that is nothing but words; null for another statement. */
function wordsOfPlain(statement: ShellStatement): readonly ShellWord[] | null {
  if (statement.type !== "ShellCommand" || statement.name === null || statement.assignments.length + statement.redirects.length > 0) return null;
  return [statement.name, ...statement.args];
}

/** A word that a shell gets as its script: its references are left to the shell, as in a command that is one text. */
function parseScript(node: ComposeScalar, lines: LineTable): ShellScript {
  const { text, map } = unescapeDollars(node);
  return parseShell(text, map, lines);
}

function wordOf(node: ComposeScalar, lines: LineTable): Argument {
  const value = valueOf(node);
  return { value, text: templateOf(value), node, script: () => parseScript(node, lines) };
}
