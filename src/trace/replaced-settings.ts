import type { Dockerfile, Instruction } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Leak } from "./leak.ts";
import { RangeIndex } from "./range-index.ts";
import type { StageGraph } from "./stages.ts";

/**
 * Takes the configuration out of the channels of what a later instruction of the image's stages sets anew: only the
 * history keeps it (EXPOSURE B05, G10, G11).
 */
export function withoutReplaced(leaks: readonly Leak[], tree: Dockerfile, { reach }: StageGraph): Leak[] {
  const configured = leaks.some(({ channels }) => channels.includes("image.config"));
  if (!configured) return [...leaks];
  const replaced = new RangeIndex(replacedSettings(tree.stages.filter(({ index }) => reach[index] === "image").map(({ instructions }) => instructions)));
  return leaks.map((leak) => {
    const isReplaced = leak.channels.includes("image.config") && replaced.covers(leak.range);
    return isReplaced ? { ...leak, channels: leak.channels.filter((channel) => channel !== "image.config") } : leak;
  });
}

/** A part of the configuration that an instruction sets: «ENV A», «LABEL a», «Cmd». */
interface Setting {
  readonly slot: string;
  readonly range: Range;
  /** The variable that it is, whose value other settings may take over. */
  readonly variable?: string;
}

/** The settings of a chain of stages, the base first, that do not last. */
function replacedSettings(stages: readonly (readonly Instruction[])[]): Range[] {
  const replaced: Range[] = [];
  const later = new Set<string>();
  /** Variables that a later setting takes over before they are set anew: the value lasts under another name. */
  const takenOver = new Set<string>();
  for (const instructions of [...stages].reverse()) {
    for (const instruction of [...instructions].reverse()) {
      for (const { slot, range, variable } of settingsOf(instruction).reverse()) {
        if (later.has(slot) && (variable === undefined || !takenOver.has(variable))) replaced.push(range);
        later.add(slot);
        if (variable !== undefined) takenOver.delete(variable);
      }
      if (expanded.has(instruction.type)) for (const [, name] of instruction.argumentsText.matchAll(/\$\{?(\w+)/g)) takenOver.add(name!);
    }
    // An ENTRYPOINT empties the CMD that the stage below has set (BuildKit's dispatchEntrypoint).
    if (instructions.some(({ type }) => type === "Entrypoint")) later.add("Cmd");
  }
  return replaced;
}

/** Instructions in whose words BuildKit fills variables in, and which hand them on. */
const expanded: ReadonlySet<Instruction["type"]> = new Set(["Arg", "Env", "Label", "User", "Workdir", "Stopsignal", "Expose", "Volume"]);

function settingsOf(instruction: Instruction): Setting[] {
  const { range } = instruction;
  switch (instruction.type) {
    case "Env":
      return instruction.pairs.map(({ key, range }) => ({ slot: `ENV ${key.text}`, range, variable: key.text }));
    case "Label":
      return instruction.pairs.map(({ key, range }) => ({ slot: `LABEL ${key.text.replace(/^["']|["']$/g, "")}`, range }));
    case "Workdir":
      // A relative one goes on from what there was.
      return /^["']?\//.test(instruction.argumentsText) ? [{ slot: "WORKDIR", range }] : [];
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
    case "User":
    case "ShellInstruction":
    case "Maintainer":
      return [{ slot: instruction.type, range }];
    default:
      return [];
  }
}
