import type { Range } from "../node.ts";
import type {
  Dockerfile, Flag, From, Healthcheck, Instruction, KeyValue, Onbuild, ShellInstruction, Volume, Word,
} from "./ast.ts";
import type { DiagnosticList } from "./diagnostics.ts";
import { readHeredocName } from "./heredocs.ts";

type Type = Instruction["type"];
/** Says in a sentence why BuildKit refuses the instruction; null where it does not. */
type Check<T extends Instruction = Instruction> = (instruction: T) => string | null;

/**
 * Reports what BuildKit's builder refuses (frontend/dockerfile/instructions/parse.go): wrong arguments and flags,
 * unknown keywords, instructions without a stage. Values of flags are not judged.
 */
export function checkInstructions({ preamble, stages, range }: Dockerfile, diagnostics: DiagnosticList): void {
  for (const instruction of preamble) {
    // BuildKit refuses an unknown keyword before it looks for a stage.
    if (instruction.type === "Arg" || instruction.type === "UnknownInstruction") continue;
    diagnostics.refuseInBuild("Only ARG can stand before the first FROM.", instruction.keyword.range);
  }
  if (stages.length === 0 && preamble.length > 0) diagnostics.refuseInBuild("The file has no FROM.", [range[0], range[0]]);
  for (const instruction of preamble) checkInstruction(instruction, diagnostics);
  for (const { instructions } of stages) {
    for (const instruction of instructions) checkInstruction(instruction, diagnostics);
  }
}

function checkInstruction(instruction: Instruction, diagnostics: DiagnosticList): void {
  const place: Range = instruction.keyword.range;
  const check = CHECKS[instruction.type] as Check | undefined;
  const refusal = check?.(instruction) ?? null;
  if (instruction.type === "UnknownInstruction") diagnostics.refuseInBuild(refusalOfKeyword(instruction.keyword.value), place);
  if (refusal !== null) diagnostics.refuseInBuild(`${instruction.keyword.value} ${refusal}`, place);
  checkFlags(instruction, diagnostics);
  if (instruction.type === "Onbuild" && instruction.trigger !== null) {
    checkInstruction(instruction.trigger, diagnostics);
  }
}

/** What no instruction begins with tells what was meant; a person should see at once what is wrong. */
const MEANT: readonly (readonly [keyword: RegExp, refusal: string])[] = [
  // Editors for many languages write the comments of JavaScript.
  [/^\/[/*]/, "A comment begins with #; the build refuses this line."],
  // BuildKit ends the line after two escape characters (`lineContinuationRegex`), too.
  [/^(?:&&|\||;|--?\w)/, "The line above does not go on here: it would have to end with exactly one escape character (\\)."],
];

function refusalOfKeyword(keyword: string): string {
  return MEANT.find(([meant]) => meant.test(keyword))?.[1] ?? "The line starts with no known instruction.";
}

const AT_LEAST_ONE = "needs an argument.";
const needsValue = ({ value }: { readonly value: Word | null }): string | null => (value === null ? AT_LEAST_ONE : null);

function needsPairs({ pairs }: { readonly pairs: readonly KeyValue[] }): string | null {
  if (pairs.length === 0) return AT_LEAST_ONE;
  return pairs.some(({ key }) => key.text === "") ? "has a name that is empty." : null;
}

function needsTwoWords({ sources, destination }: { readonly sources: readonly Word[]; readonly destination: Word | null }): string | null {
  if (destination === null) return sources.length === 0 ? "needs a source and a destination." : "needs a destination.";
  return isHeredoc(destination) ? "cannot have a heredoc as its destination." : null;
}

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/;

function checkFrom({ words, alias }: From): string | null {
  if (words.length !== 1 && (words.length !== 3 || alias === null)) return "needs an image, or an image, AS and a name.";
  return alias === null || STAGE_NAME.test(alias.text.toLowerCase()) ? null : "has a stage name that is not valid.";
}

function checkHealthcheck({ kind, argumentsText, elements, form }: Healthcheck): string | null {
  if (kind === "") return AT_LEAST_ONE;
  const empty = form === "exec" ? elements.length === 0 : argumentsText.length === kind.length;
  if (kind === "NONE") return empty ? null : "NONE takes no arguments.";
  if (kind !== "CMD") return "knows only CMD and NONE.";
  return empty ? "CMD needs a command." : null;
}

function checkOnbuild({ trigger }: Onbuild): string | null {
  if (trigger === null) return AT_LEAST_ONE;
  const { value } = trigger.keyword;
  return value === "ONBUILD" || value === "FROM" || value === "MAINTAINER" ? `cannot trigger ${value}.` : null;
}

const CHECKS: { readonly [T in Type]?: Check<Extract<Instruction, { type: T }>> } = {
  Add: needsTwoWords,
  Arg: needsPairs,
  Copy: needsTwoWords,
  Env: needsPairs,
  Expose: ({ words }) => (words.length === 0 ? AT_LEAST_ONE : null),
  From: checkFrom,
  Healthcheck: checkHealthcheck,
  Label: needsPairs,
  Maintainer: needsValue,
  Onbuild: checkOnbuild,
  ShellInstruction: ({ json, elements }: ShellInstruction) =>
    json ? (elements.length === 0 ? AT_LEAST_ONE : null) : "needs its arguments as a JSON array.",
  Stopsignal: needsValue,
  User: needsValue,
  Volume: ({ words }: Volume) => {
    if (words.length === 0) return AT_LEAST_ONE;
    return words.some(({ text }) => text.trim() === "") ? "has a name that is empty." : null;
  },
  Workdir: needsValue,
};

type FlagKind = "text" | "texts" | "boolean";

/** The flags that BuildKit knows; ARG and STOPSIGNAL are not checked for any. */
const FLAGS: { readonly [T in Type]?: Readonly<Record<string, FlagKind>> } = {
  Add: {
    chown: "text", chmod: "text", link: "boolean", "keep-git-dir": "boolean", checksum: "text", unpack: "boolean",
    exclude: "texts",
  },
  Copy: { chown: "text", from: "text", chmod: "text", link: "boolean", exclude: "texts", parents: "boolean" },
  From: { platform: "text" },
  Healthcheck: { interval: "text", timeout: "text", "start-period": "text", "start-interval": "text", retries: "text" },
  Run: { mount: "texts", network: "text", security: "text", device: "texts" },
};
const UNCHECKED_FLAGS: ReadonlySet<Type> = new Set(["Arg", "Stopsignal", "UnknownInstruction"]);

function checkFlags({ type, flags }: Instruction, diagnostics: DiagnosticList): void {
  if (flags.length === 0 || UNCHECKED_FLAGS.has(type)) return;
  const seen = new Set<string>();
  for (const flag of flags) {
    const refusal = refusalOfFlag(flag, FLAGS[type] ?? {}, seen);
    if (refusal !== null) diagnostics.refuseInBuild(refusal, flag.range);
    seen.add(flag.name);
  }
}

function refusalOfFlag({ name, value }: Flag, known: Readonly<Record<string, FlagKind>>, seen: ReadonlySet<string>): string | null {
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (kind === undefined) return "The instruction does not know this flag.";
  if (kind !== "texts" && seen.has(name)) return `The flag --${name} is given twice.`;
  if (kind !== "boolean") return value === null ? `The flag --${name} needs a value.` : null;
  return value === null || /^(?:true|false)$/i.test(value) ? null : `The flag --${name} must be true or false.`;
}

const isHeredoc = ({ text }: Word): boolean => {
  const name = readHeredocName(text);
  return name !== null && name !== "refused";
};
