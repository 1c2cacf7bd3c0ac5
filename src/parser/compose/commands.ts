import { isSeq } from "yaml";
import type { LineTable } from "../lines.ts";
import type { Range } from "../node.ts";
import type { ShellScript } from "../shell/ast.ts";
import { parseShell } from "../shell/parse.ts";
import { TreeNode } from "../tree.ts";
import type { ComposeCommand, ComposeHook, ComposeScalar } from "./ast.ts";
import type { DocumentReader, Fields } from "./document-reader.ts";
import { readEntries } from "./entries.ts";
import { unescapeDollars } from "./unescape.ts";
import { rangeOf, type YamlValue } from "./yaml-document.ts";

type CommandFields = Pick<ComposeCommand, "form" | "kind" | "elements">;

/** The node of a command; its script is parsed when first asked for. */
class CommandNode extends TreeNode implements ComposeCommand {
  declare readonly type: "ComposeCommand";
  readonly form: ComposeCommand["form"];
  readonly kind: ComposeCommand["kind"];
  readonly elements: readonly ComposeScalar[];
  readonly #lines: LineTable;
  #script: ShellScript | null | undefined;

  constructor(lines: LineTable, range: Range, { form, kind, elements }: CommandFields) {
    super(lines, "ComposeCommand", ...range);
    this.#lines = lines;
    this.form = form;
    this.kind = kind;
    this.elements = elements;
  }

  get script(): ShellScript | null {
    if (this.#script === undefined) this.#script = this.#parseScript();
    return this.#script;
  }

  #parseScript(): ShellScript | null {
    const [first] = this.elements;
    if (first === undefined || (this.form === "list" && this.kind !== "CMD-SHELL")) return null;
    const { text, map } = unescapeDollars(first);
    return parseShell(text, map, this.#lines);
  }
}

/** Reads `command` or `entrypoint`: a text or a list; null for nothing. */
export function readCommand(reader: DocumentReader, value: YamlValue | null | undefined): ComposeCommand | null {
  return createCommand(reader, "command", value, (elements) => ({
    form: isSeq(value) ? "list" : "text",
    kind: null,
    elements,
  }));
}

/** Reads the `test` of a health check; a text is for the shell. */
export function readHealthcheck(reader: DocumentReader, value: YamlValue | null | undefined): ComposeCommand | null {
  return createCommand(reader, "healthcheck", value, (elements) => {
    if (!isSeq(value)) return { form: "text", kind: "CMD-SHELL", elements };
    const kind = KINDS.find((name) => name === elements[0]?.value) ?? null;
    return { form: "list", kind, elements: kind === null ? elements : elements.slice(1) };
  });
}

const KINDS = ["CMD", "CMD-SHELL", "NONE"] as const;

function createCommand(
  reader: DocumentReader,
  role: string,
  value: YamlValue | null | undefined,
  read: (elements: readonly ComposeScalar[]) => CommandFields,
): ComposeCommand | null {
  const elements = reader.scalars(value);
  if (value === null || value === undefined || (elements.length === 0 && !isSeq(value))) return null;
  return reader.once(role, value, () => new CommandNode(reader.lines, elementsRange(value, elements), read(elements)));
}

/** A block scalar's node ends before YAML says that it does. */
const elementsRange = (value: YamlValue, elements: readonly ComposeScalar[]): Range =>
  isSeq(value) ? rangeOf(value) : (elements[0]?.range ?? rangeOf(value));

/** Reads `post_start` and `pre_stop`. */
export function readHooks(reader: DocumentReader, service: Fields): ComposeHook[] {
  return EVENTS.flatMap((event) =>
    reader.items(service.get(event)?.value).map((item) => {
      const fields = reader.fields(item);
      return reader.once("hook", item, () =>
        reader.create<ComposeHook>("ComposeHook", rangeOf(item), {
          event,
          command: readCommand(reader, fields.get("command")?.value),
          environment: readEntries(reader, fields.get("environment")?.value),
        }),
      );
    }),
  );
}

const EVENTS = ["post_start", "pre_stop"] as const;
