import type { Dockerfile, Instruction } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import { referredStages } from "../trace/stages.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";

/** An instruction, or the trigger of an ONBUILD with the ONBUILD as `outer`. */
export interface PlacedInstruction {
  readonly outer: Instruction;
  readonly instruction: Instruction;
  /** Null before the first FROM. */
  readonly stage: number | null;
}

/** All instructions in the order of the text; an ONBUILD stands for its trigger. */
export function instructionsOf({ preamble, stages }: Dockerfile): PlacedInstruction[] {
  const placed = (stage: number | null) => (outer: Instruction): PlacedInstruction => ({
    outer, instruction: outer.type === "Onbuild" && outer.trigger ? outer.trigger : outer, stage,
  });
  return [...preamble.map(placed(null)), ...stages.flatMap(({ index, instructions }) => instructions.map(placed(index)))];
}

export function isInside([start, end]: Range, [from, to]: Range): boolean {
  return from <= start && end <= to;
}

/** The Dockerfile that the range stands in. Of a Compose file none: text within YAML has rules of its own. */
export function dockerfileAt({ language, dockerfiles }: Trace, range: Range): TracedDockerfile | null {
  if (language !== "dockerfile") return null;
  return dockerfiles.find(({ tree }) => isInside(range, tree.range)) ?? null;
}

/** Whether what is done in stage `from` holds in stage `stage`: the same one, or one that a FROM chain builds on it. */
export function inherits({ stages }: TracedDockerfile, stage: number, from: number): boolean {
  for (let at: number | undefined = stage; at !== undefined; at = stages.base[at]?.index) if (at === from) return true;
  return false;
}

/** Whether a stage, or one that it is built on, takes files out of stage `from`, by itself or through another stage. */
export function takesFrom(dockerfile: TracedDockerfile, stage: number, from: number): boolean {
  const { tree, stages } = dockerfile;
  const seen = new Set<number>();
  const open = [stage];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const self = tree.stages[at]!;
    const referred = referredStages(self).flatMap((name) => stages.find(name, self.index)?.index ?? []);
    if (referred.some((one) => inherits(dockerfile, one, from))) return true;
    const base = stages.base[at];
    open.push(...referred, ...(base ? [base.index] : []));
  }
  return false;
}
