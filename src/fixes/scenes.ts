import type { Add, Copy, From, Instruction, Run } from "../parser/dockerfile/ast.ts";
import { accountHome, homeOf, unknownUser } from "../trace/homes.ts";
import { keptIn } from "../trace/kept-in.ts";
import { scopeOfImage, userOfImage } from "../trace/base-images.ts";
import { resolvePath } from "../trace/paths.ts";
import { expandParts, Scope } from "../trace/scope.ts";
import type { TracedDockerfile, TracedRun } from "../trace/trace.ts";
import { literalOf } from "../trace/value.ts";
import { meantPairs } from "../trace/variables.ts";
import { baseDirectory } from "../trace/base-directories.ts";

/** What a RUN finds around it; a COPY or ADD, too. */
export interface Scene {
  readonly scope: Scope;
  /** Its working directory; null where the base image, which is not known, may set it. */
  readonly directory: string | null;
  readonly home: string;
  readonly homeOf: (account: string) => string;
  /** The image that the stage goes back to, as FROM names it; null where that is not known. */
  readonly image: string | null;
  /** The instruction that stands around it where it is the trigger of an ONBUILD, else the RUN itself. */
  readonly outer: Instruction;
}

interface StageScene {
  scope: Scope;
  directory: string | null;
  user: string;
  readonly image: string | null;
}

interface Scenes {
  readonly runs: Map<Run, Scene>;
  readonly transfers: Map<Copy | Add, Scene>;
}

/** By RUN, in the order of the text; made once for a Dockerfile. */
export function scenesOf(dockerfile: TracedDockerfile): ReadonlyMap<Run, Scene> {
  return allOf(dockerfile).runs;
}

/** By COPY and ADD. */
export function transferScenesOf(dockerfile: TracedDockerfile): ReadonlyMap<Copy | Add, Scene> {
  return allOf(dockerfile).transfers;
}

const allOf = keptIn(readScenes);

function readScenes({ tree, stages, runs }: TracedDockerfile): Scenes {
  const scenes: Scenes = { runs: new Map(), transfers: new Map() };
  const globals = new Scope();
  for (const instruction of tree.preamble) declare(instruction, globals, globals);
  const ends: StageScene[] = [];
  for (const stage of tree.stages) {
    const base = stages.base[stage.index];
    const parent = base && ends[base.index];
    const image = (stage.instructions[0] as From).image;
    const name = image && literalOf(expandParts(image.parts, globals));
    const scene: StageScene = parent
      ? { ...parent, scope: new Scope(parent.scope) }
      : { scope: scopeOfImage(name ?? ""), directory: name === null ? null : baseDirectory(name), user: userOfImage(name ?? ""), image: name };
    ends.push(scene);
    let triggers: StageScene | undefined;
    for (const outer of stage.instructions) {
      // Triggers run in the stages of other builds, on top of this one.
      if (outer.type === "Onbuild") step(outer, (triggers ??= { ...scene }), globals, scenes, runs);
      else step(outer, scene, globals, scenes, runs);
    }
  }
  return scenes;
}

function step(outer: Instruction, scene: StageScene, globals: Scope, { runs, transfers }: Scenes, traced: TracedDockerfile["runs"]): void {
  const instruction = outer.type === "Onbuild" && outer.trigger ? outer.trigger : outer;
  switch (instruction.type) {
    case "Run":
      runs.set(instruction, sceneFor(scene, outer, traced.get(instruction)));
      return;
    case "Copy":
    case "Add":
      transfers.set(instruction, sceneFor(scene, outer));
      return;
    case "Arg":
    case "Env":
      // The RUNs before keep the variables as they were.
      scene.scope = new Scope(scene.scope);
      return declare(instruction, scene.scope, globals);
    case "Workdir": {
      const path = instruction.value && literalOf(expandParts(instruction.value.parts, scene.scope));
      scene.directory = path === null ? null : resolvePath(scene.directory, path);
      return;
    }
    case "User":
      scene.user = (instruction.value && literalOf(expandParts(instruction.value.parts, scene.scope))?.split(":", 1)[0]) ?? unknownUser;
      return;
    default:
  }
}

function sceneFor(scene: StageScene, outer: Instruction, { home, homeOf: ofAccount }: Partial<TracedRun> = {}): Scene {
  return { scope: scene.scope, directory: scene.directory, home: home ?? homeOf(scene), homeOf: ofAccount ?? accountHome, image: scene.image, outer };
}

function declare(instruction: Instruction, scope: Scope, globals: Scope): void {
  if (instruction.type !== "Arg" && instruction.type !== "Env") return;
  const isArgument = instruction.type === "Arg";
  const variables = (isArgument ? meantPairs(instruction) : instruction.pairs).map(({ key: { text: name, range }, value }) => ({
    name,
    declaration: { kind: isArgument ? "arg" : "env", name, range } as const,
    value: value ? expandParts(value.parts, scope) : (globals.argument(name)?.value ?? [{ kind: "unknown" as const, name }]),
  }));
  // All pairs of one instruction see the variables as they were before it.
  for (const { name, ...variable } of variables) {
    if (isArgument) scope.setArgument(name, variable);
    else scope.setEnvironment(name, variable);
  }
}
