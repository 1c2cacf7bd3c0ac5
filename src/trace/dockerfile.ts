import type { Dockerfile, From, Instruction, Stage } from "../parser/dockerfile/ast.ts";
import { LineTable } from "../parser/lines.ts";
import { baseDirectory, directoriesOfImage } from "./base-directories.ts";
import { scopeOfImage, userOfImage } from "./base-images.ts";
import { openBuildContext, type BuildContext } from "./build-context.ts";
import { fileLeaks } from "./file-leaks.ts";
import { unknownUser } from "./homes.ts";
import { ImageFiles } from "./image-files.ts";
import { LayeredMap } from "./layered-map.ts";
import type { Leak, Place } from "./leak.ts";
import { traceCommand } from "./commands.ts";
import { traceLabel, traceWords } from "./metadata.ts";
import { imagePath, knownText, type Pass, type StageState, type TraceInput } from "./pass.ts";
import { Promotions } from "./promotions.ts";
import { withoutPublicKeys } from "./public-keys.ts";
import { traceRun } from "./runs.ts";
import { tracesCommands } from "./shell/tracing.ts";
import { expandParts, Scope } from "./scope.ts";
import { stageGraph } from "./stages.ts";
import { withoutReplaced } from "./replaced-settings.ts";
import { textLeaks } from "./text-leaks.ts";
import type { Trace } from "./trace.ts";
import { traceTransfer } from "./transfers.ts";
import { literalOf } from "./value.ts";
import { traceArgument, traceEnvironment, traceGlobalArgument } from "./variables.ts";

/**
 * Follows every secret of a Dockerfile to the channels in which it ends up.
 * Never throws; a file that could be read only in part gives the leaks of that part.
 */
export function traceDockerfile(input: TraceInput): Trace {
  const context = openBuildContext(input.path, input.tree, input.workspace, input.settings, input.composed ?? null);
  let pass = walk(input, context, new Promotions());
  // What a use has shown changes what flows from the variable, so the file is walked once more.
  if (pass.promotions.size > 0) pass = walk(input, context, pass.promotions);
  return {
    language: "dockerfile",
    path: input.path,
    text: input.text,
    settings: input.settings,
    leaks: withoutReplaced(withoutPublicKeys(onePerRange(pass.leaks)), input.tree, pass.graph),
    downloads: pass.downloads,
    visibleReferences: pass.visibleReferences,
    generatedKeys: pass.generatedKeys,
    dockerfiles: [{ tree: input.tree, stages: pass.graph, context, runs: pass.runs, offeredIds: offeredIds(input) }],
    ...(input.builtBy && { builtBy: input.builtBy }),
  };
}

function offeredIds({ composed }: TraceInput): ReadonlySet<string> | null {
  return composed?.secretIds ? new Set(composed.secretIds) : null;
}

/** Where two leaks stand on one range, the place that is earlier here tells more. */
const order: readonly Place[] = [
  "arg", "env", "copy-then-rm", "copy", "add-url", "write", "run", "argv", "metadata", "env-file", "text", "log",
];

export function onePerRange(leaks: readonly Leak[]): Leak[] {
  const byRange = new Map<string, Leak>();
  for (const leak of leaks) {
    const key = leak.range.join(":");
    const known = byRange.get(key);
    if (!known || order.indexOf(leak.place) < order.indexOf(known.place)) byRange.set(key, leak);
  }
  return [...byRange.values()].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

function walk(input: TraceInput, context: BuildContext, promotions: Promotions): Pass {
  const { tree } = input;
  const globals = new Scope();
  const defaults = globalDefaults(tree);
  const lines = new LineTable(input.text);
  const pass: Pass = {
    input,
    lines,
    graph: stageGraph(tree, (parts) => literalOf(expandParts(parts, defaults)), input.target),
    context,
    leaks: [],
    origins: [],
    downloads: [],
    runs: new Map(),
    visibleReferences: [],
    generatedKeys: [],
    caches: new Map(),
    states: [],
    promotions,
  };
  for (const instruction of tree.preamble) if (instruction.type === "Arg") traceGlobalArgument(pass, instruction, globals);
  for (const stage of tree.stages) {
    const state = beginStage(pass, stage);
    pass.states.push(state);
    let triggers: StageState | undefined;
    for (const instruction of stage.instructions) {
      if (instruction.type === "Onbuild") {
        // Triggers run in the stages of other builds, on top of this one.
        triggers ??= childState(state, stage);
        if (instruction.trigger) traceInstruction(pass, instruction.trigger, triggers, globals, false);
      } else {
        traceInstruction(pass, instruction, state, globals, true);
      }
    }
  }
  pass.leaks.push(...fileLeaks(pass));
  pass.leaks.push(...textLeaks(pass, input.within ?? [0, input.text.length]));
  return pass;
}

/** What FROM lines see of the global ARGs. */
function globalDefaults({ preamble }: Dockerfile): Scope {
  const scope = new Scope();
  for (const instruction of preamble) {
    if (instruction.type !== "Arg") continue;
    for (const { key, value } of instruction.pairs) {
      if (!value) continue;
      scope.setArgument(key.text, { value: expandParts(value.parts, scope), declaration: { kind: "arg", name: key.text, range: key.range } });
    }
  }
  return scope;
}

function beginStage(pass: Pass, stage: Stage): StageState {
  const base = pass.graph.base[stage.index];
  const parent = base && pass.states[base.index];
  if (parent) return childState(parent, stage);
  const image = (stage.instructions[0] as From).image?.text ?? "";
  const posix = !/windows|nanoserver|servercore|dotnet\/framework/i.test(image);
  const directories = new LayeredMap<string, boolean>();
  for (const directory of directoriesOfImage(image, posix)) directories.set(directory, true);
  return {
    stage,
    scope: scopeOfImage(image),
    files: new ImageFiles(),
    // The WORKDIR of most base images is not known; most have none, and what follows mostly sets one.
    directory: baseDirectory(image) ?? "/",
    user: userOfImage(image),
    posix,
    tracing: false,
    contextCopies: new LayeredMap(),
    copied: new LayeredMap(),
    named: new LayeredMap(),
    made: new LayeredMap(),
    homes: new LayeredMap(),
    directories,
    ranUnknown: -1,
  };
}

function childState(parent: StageState, stage: Stage): StageState {
  return {
    ...parent,
    stage,
    scope: new Scope(parent.scope),
    files: new ImageFiles(parent.files),
    contextCopies: parent.contextCopies.fork(),
    copied: parent.copied.fork(),
    named: parent.named.fork(),
    made: parent.made.fork(),
    homes: parent.homes.fork(),
    directories: parent.directories.fork(),
  };
}

/** The builder makes it where it is not there yet. */
function noteDirectory(state: StageState, written: string | null): void {
  const path = written === null ? null : imagePath(state, written);
  if (path !== null) state.directories.set(path, true);
}

function traceInstruction(pass: Pass, instruction: Instruction, state: StageState, globals: Scope, contextKnown: boolean): void {
  switch (instruction.type) {
    case "Arg":
      return traceArgument(pass, instruction, state, globals);
    case "Env":
      return traceEnvironment(pass, instruction, state);
    case "Copy":
    case "Add":
      return traceTransfer(pass, instruction, state, { contextKnown });
    case "Run":
      return traceRun(pass, instruction, state);
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
      return traceCommand(pass, instruction, state);
    case "Label":
      return traceLabel(pass, instruction, state);
    case "Maintainer":
    case "Stopsignal":
      return traceWords(pass, instruction, [instruction.value], state);
    case "Expose":
      return traceWords(pass, instruction, instruction.words, state);
    case "Volume":
      traceWords(pass, instruction, instruction.words, state);
      for (const word of instruction.words) noteDirectory(state, knownText(word, state));
      return;
    case "Workdir": {
      traceWords(pass, instruction, [instruction.value], state);
      const path = knownText(instruction.value, state);
      state.directory = path === null ? null : imagePath(state, path);
      if (state.directory !== null) state.directories.set(state.directory, true);
      return;
    }
    case "User":
      traceWords(pass, instruction, [instruction.value], state);
      state.user = knownText(instruction.value, state)?.split(":", 1)[0] ?? unknownUser;
      return;
    case "ShellInstruction":
      state.posix = /(^|[\\/])(ba|da|a|z|k)?sh(\.exe)?$/.test(instruction.elements[0]?.value ?? "");
      state.tracing = tracesCommands(instruction.elements.map(({ value }) => value));
      return;
    default:
  }
}
