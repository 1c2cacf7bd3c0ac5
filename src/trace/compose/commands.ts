import type { ComposeCommand, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { LineTable } from "../../parser/lines.ts";
import { PositionMap } from "../../parser/position-map.ts";
import { parseShell } from "../../parser/shell/parse.ts";
import { followCommand, type CommandSink } from "../commands.ts";
import type { Argument } from "../shell/host.ts";
import { unknownEnvironment } from "../shell/variables.ts";
import { templateOf } from "../value.ts";
import { valueOf } from "./values.ts";

/** What a service runs: its command, entrypoint, health check and hooks. */
export function followServiceCommands(service: ComposeService, lines: LineTable, sink: (keyword: string) => CommandSink): void {
  const all: readonly (readonly [string, ComposeCommand | null])[] = [
    ["command", service.command],
    ["entrypoint", service.entrypoint],
    ["healthcheck", service.healthcheck],
    ...service.hooks.map(({ event, command }) => [event, command] as const),
  ];
  // With an entrypoint of its own, the command's words are that program's arguments.
  const program = service.entrypoint?.form === "list" ? service.entrypoint.elements.map((element) => wordOf(element, lines)) : [];
  for (const [keyword, command] of all) {
    if (command === null || command.kind === "NONE") continue;
    const start = { environment: unknownEnvironment, directory: null, home: "/root", lines };
    if (command.script) {
      followCommand(sink(keyword), start, (machine) => machine.run(command.script!));
      continue;
    }
    const words = command.elements.map((element) => wordOf(element, lines));
    const isOptions = keyword === "command" && (program.length > 0 || words[0]?.text.startsWith("-"));
    const [name] = program;
    followCommand(sink(keyword), start, (machine) => machine.runWords(isOptions && name ? [...program, ...words] : isOptions ? [imageProgram(service, words), ...words] : words));
  }
}

/** `command: ["--requirepass", …]`: options for what the image runs, mostly the program that it is named after. */
function imageProgram({ image }: ComposeService, [first]: readonly Argument[]): Argument {
  const address = image?.value ?? "";
  const name = address.slice(address.lastIndexOf("/") + 1).split(/[:@]/, 1)[0] || "program";
  return { value: [{ kind: "text", text: name }], text: name, node: first!.node };
}

function wordOf(node: ComposeScalar, lines: LineTable): Argument {
  const value = valueOf(node);
  const text = templateOf(value);
  return { value, text, node, script: () => parseShell(text, PositionMap.contiguous(node.range[0]), lines) };
}
