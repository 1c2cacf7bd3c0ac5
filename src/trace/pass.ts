import type { Dockerfile, Instruction, Run, Stage, Word } from "../parser/dockerfile/ast.ts";
import type { LineTable } from "../parser/lines.ts";
import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { judgePair } from "../secrets/judge.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { BuildContext, ComposedBuild } from "./build-context.ts";
import type { FileOrigin, ImageFiles } from "./image-files.ts";
import type { LayeredMap } from "./layered-map.ts";
import type { Leak, LeakDetail } from "./leak.ts";
import { resolvePath } from "./paths.ts";
import type { Promotions } from "./promotions.ts";
import { expandParts, type Scope } from "./scope.ts";
import { pairOptions, type Settings } from "./settings.ts";
import type { StageGraph } from "./stages.ts";
import type { BuildingFile, Download, GeneratedKey, TracedRun, VisibleReference } from "./trace.ts";
import { literalOf, type Value } from "./value.ts";

export interface TraceInput {
  /** Absolute path of the Dockerfile. */
  readonly path: string;
  readonly text: string;
  readonly tree: Dockerfile;
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** The stage that is built; the last one where none is named. */
  readonly target?: string;
  /** The Compose build of this Dockerfile, where there is one. */
  readonly composed?: ComposedBuild;
  /** The Compose files that build it; only a rewrite asks for them. */
  readonly builtBy?: () => readonly BuildingFile[];
  /** Where in the text the Dockerfile stands; the whole text where it is absent. */
  readonly within?: Range;
}

/** What one walk over the file gathers. */
export interface Pass {
  readonly input: TraceInput;
  readonly lines: LineTable;
  readonly graph: StageGraph;
  readonly context: BuildContext;
  readonly leaks: Leak[];
  readonly origins: OriginRecord[];
  readonly downloads: Download[];
  readonly runs: Map<Run, TracedRun>;
  readonly visibleReferences: VisibleReference[];
  readonly generatedKeys: GeneratedKey[];
  /** What cache mounts hold from one RUN to the next, by id. */
  readonly caches: Map<string, Map<string, Value>>;
  readonly states: StageState[];
  readonly promotions: Promotions;
}

/** A place that brought files, judged when it is known what became of them. */
export interface OriginRecord {
  readonly origin: FileOrigin;
  readonly stage: Stage;
  readonly extent: Range;
  readonly literal: boolean;
  readonly detail: LeakDetail;
}

/** A stage as it stands before the next instruction. */
export interface StageState {
  readonly stage: Stage;
  readonly scope: Scope;
  readonly files: ImageFiles;
  /** Null where WORKDIR depends on what cannot be known. */
  directory: string | null;
  user: string;
  /** Whether RUN's shell form goes to a shell that the trace follows; `SHELL ["powershell"]` ends that. */
  posix: boolean;
  /** Whether that shell prints each command with its words expanded: `SHELL ["bash", "-exc"]`. */
  tracing: boolean;
  /** What COPY and ADD brought from the whole context, for files that only a later `rm` shows; by destination, the first one. */
  readonly contextCopies: LayeredMap<string, ContextCopy>;
  /** Files that COPY brought of which nothing tells what they are, by path: a use may. */
  readonly copied: LayeredMap<string, Word>;
  /** What variables say of the files that they name: `KUBECONFIG=/etc/cluster`. */
  readonly named: LayeredMap<string, Evidence>;
  /** Paths that the stage's RUNs have made or overwritten. */
  readonly made: LayeredMap<string, true>;
  /** Where accounts have their homes, of those for which a RUN says so. */
  readonly homes: LayeredMap<string, string>;
  /** Whether paths of the image are known to be directories, beside the root, or were taken away. */
  readonly directories: LayeredMap<string, boolean>;
  /** Where the last RUN starts that ran something unknown, which may have made any file; -1 where none did. */
  ranUnknown: number;
}

export interface ContextCopy {
  /** Absolute path in the image. */
  readonly destination: string;
  /** The directory of the context that it copies. */
  readonly source: string;
  readonly origin: FileOrigin;
}

export function expandWord(word: Word | null, state: StageState): Value {
  return word ? expandParts(word.parts, state.scope) : [];
}

/** The word's text where all of it is known. */
export function knownText(word: Word | null, state: StageState): string | null {
  return word && literalOf(expandWord(word, state));
}

export function imagePath(state: StageState, path: string): string | null {
  return resolvePath(state.directory, path);
}

/** Whether it is known that a directory is there. */
export function isKnownDirectory({ directory, directories }: StageState, path: string): boolean {
  return path === "/" || path === directory || directories.get(path) === true;
}

/** Whether the stage's history, configuration and layers are part of the image. */
export function reachesImage({ graph }: Pass, { index }: Stage): boolean {
  return graph.reach[index] === "image";
}

/**
 * Name and value in one verdict, under the settings. What a reviewer would only ask about (`possible`) is no
 * finding. `overridable`: an empty default is as good as none.
 */
export function judgeVariable(pass: Pass, name: string, value: string | null, overridable = false): Evidence | null {
  const evidence = judgePair(name, value, { overridable, ...pairOptions(pass.input.settings) });
  return evidence?.confidence === "possible" ? null : evidence;
}

export function lineOf(pass: Pass, { range }: Instruction): number {
  return pass.lines.positionAt(range[0]).line;
}
