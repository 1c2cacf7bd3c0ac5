import type { Dockerfile, From, Stage, WordPart } from "../parser/dockerfile/ast.ts";
import { firstIndex } from "./range-index.ts";

/** How a stage takes part in the image that the file builds. */
export type Reach =
  /** It is the target, or a FROM chain leads from the target to it: its history, config and layers are in the image. */
  | "image"
  /** Only other stages' COPY --from or mounts read it. */
  | "build"
  /** Nothing that the target needs refers to it; BuildKit does not even build it. */
  | "unused";

export interface StageGraph {
  /** By stage index: the stage that FROM names, or null for an image from outside. */
  readonly base: readonly (Stage | null)[];
  readonly reach: readonly Reach[];
  /** The stage that a name or number in `--from` means, as seen by the stage `before`; null for an image or a named context. */
  find(name: string, before: number): Stage | null;
}

/**
 * Resolves FROM and --from as BuildKit does: names in lower case, numbers by position, only earlier
 * stages. The target is the last stage, or the one named (BuildKit's `--target`).
 */
export function stageGraph(tree: Dockerfile, expand: (parts: readonly WordPart[]) => string | null, target?: string): StageGraph {
  const { stages } = tree;
  const names = new StageNames(stages);
  const find = (name: string, before: number): Stage | null => {
    const named = names.find(name, before);
    if (named) return named;
    return /^\d+$/.test(name) && Number(name) < before ? (stages[Number(name)] ?? null) : null;
  };
  const base = stages.map((stage) => {
    const { image } = stage.instructions[0] as From;
    const name = image && expand(image.parts);
    return name === null ? null : names.find(name, stage.index);
  });

  const reach: Reach[] = stages.map(() => "unused");
  const goal = (target !== undefined && find(target, stages.length)) || stages.at(-1);
  if (goal === undefined) return { base, reach, find };
  for (let stage: Stage | null = goal; stage; stage = base[stage.index] ?? null) reach[stage.index] = "image";
  // A lone stage has no other to refer to.
  const open = stages.length === 1 ? [] : stages.filter(({ index }) => reach[index] === "image");
  for (let stage = open.pop(); stage; stage = open.pop()) {
    for (const name of referredStages(stage)) {
      for (let other = find(name, stage.index); other && reach[other.index] === "unused"; other = base[other.index] ?? null) {
        reach[other.index] = "build";
        open.push(other);
      }
    }
  }
  return { base, reach, find };
}

/** Stages by their names, which are in lower case; several may have the same one. */
class StageNames {
  readonly #byName = new Map<string, Stage[]>();

  constructor(stages: readonly Stage[]) {
    for (const stage of stages) {
      if (stage.name === null) continue;
      const alike = this.#byName.get(stage.name);
      if (alike === undefined) this.#byName.set(stage.name, [stage]);
      else alike.push(stage);
    }
  }

  /** The last one of that name whose index is below `before`. */
  find(name: string, before: number): Stage | null {
    const alike = this.#byName.get(name.toLowerCase()) ?? [];
    return alike[firstIndex(alike, ({ index }) => index >= before) - 1] ?? null;
  }
}

/** What the stage's COPY --from and RUN --mount=from= name. */
export function referredStages(stage: Stage): string[] {
  return stage.instructions.flatMap((instruction) =>
    instruction.flags.flatMap(({ name, value, mount }) => {
      if (name === "from" && value !== null) return [value];
      return (mount?.options ?? []).flatMap((option) => (option.key === "from" && option.value !== null ? [option.value] : []));
    }),
  );
}
