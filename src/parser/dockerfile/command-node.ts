import type { MappedText } from "../mapped-text.ts";
import { TreeNode } from "../tree.ts";
import { parseShell } from "../shell/parse.ts";
import type { ShellScript } from "../shell/ast.ts";
import type { Cmd, Entrypoint, Healthcheck, Run } from "./ast.ts";
import type { InstructionSource } from "./instruction-source.ts";

export type Command = Run | Cmd | Entrypoint | Healthcheck;

/** The node of an instruction with a command; its script is parsed when first asked for. */
class CommandNode extends TreeNode {
  readonly #parse: () => ShellScript | null;
  #script: ShellScript | null | undefined;

  constructor(source: InstructionSource, type: Command["type"], parse: () => ShellScript | null) {
    super(source.file.lines, type, ...source.range);
    this.#parse = parse;
  }

  get script(): ShellScript | null {
    return (this.#script ??= this.#parse());
  }
}

/** What a command's node has besides its script; `kind` is for HEALTHCHECK. */
export type CommandFields = Pick<Command, "form" | "elements" | "interpreter" | "heredocs"> & { readonly kind?: string };

/** Makes such a node; `script` is the text for the shell, null for an exec form or nothing. */
export function createCommand<T extends Command>(
  source: InstructionSource,
  type: T["type"],
  fields: CommandFields,
  script: MappedText | null,
): T {
  const node = new CommandNode(source, type, () =>
    script === null ? null : parseShell(script.text, script.map, source.file.lines),
  );
  return Object.assign(node, source.fields(type, fields.heredocs), fields) as unknown as T;
}
