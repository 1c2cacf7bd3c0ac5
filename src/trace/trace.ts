import type { ComposeDefinition, ComposeScalar, ComposeSecretUse, ComposeService } from "../parser/compose/ast.ts";
import type { Dockerfile, Run } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { BuildContext } from "./build-context.ts";
import type { Leak } from "./leak.ts";
import type { Settings } from "./settings.ts";
import type { StageGraph } from "./stages.ts";
import type { RunMount } from "./mounts.ts";
import type { Declaration } from "./value.ts";

/** The one analysis of a file; the rules are views on it. */
export interface Trace {
  readonly language: "dockerfile" | "compose";
  /** Absolute path of the linted file. */
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
  /** In the order of the text; no two on one range. */
  readonly leaks: readonly Leak[];
  /** Every ADD of something from the network. */
  readonly downloads: readonly Download[];
  readonly visibleReferences: readonly VisibleReference[];
  readonly generatedKeys: readonly GeneratedKey[];
  /** The file itself, or the inline Dockerfiles of a Compose file. */
  readonly dockerfiles: readonly TracedDockerfile[];
  /** Of a Compose file only. */
  readonly compose?: ComposeUses;
  /** Of a Dockerfile only: the Compose files that build it, read when they are asked for. */
  readonly builtBy?: () => readonly BuildingFile[];
}

/** A Compose file of which some services build a Dockerfile. */
export interface BuildingFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly compose: Pick<ComposeUses, "services" | "definitions">;
  /** Those services. */
  readonly builders: readonly Builder[];
}

/** A service that builds the Dockerfile, by what its file says of it or by what it extends. */
export interface Builder {
  readonly service: ComposeService;
  /** Absolute path. */
  readonly context: string;
  /** All that its build has, where `extends` brings some of that from elsewhere. */
  readonly extended: { readonly secretIds: readonly string[]; readonly argumentNames: readonly string[] } | null;
}

/** The secrets of a Compose project, as one of its files declares and uses them. */
export interface ComposeUses {
  readonly services: readonly ComposeService[];
  /** Of this file. */
  readonly definitions: readonly ComposeDefinition[];
  readonly uses: readonly SecretUse[];
  /** Declared in this file and used in none of the project. */
  readonly unused: readonly ComposeDefinition[];
  /** False where an included file that could not be read may declare more. */
  readonly complete: boolean;
  /** The trace of the Dockerfile that a service builds; null where it is not a file of the workspace. */
  dockerfileOf(service: ComposeService): Trace | null;
}

/** A service or a build that names a secret. */
export interface SecretUse {
  readonly use: ComposeSecretUse;
  readonly source: ComposeScalar;
  readonly service: ComposeService;
  readonly forBuild: boolean;
  /** Null where no file of the project declares it. */
  readonly definition: ComposeDefinition | null;
  /** Whether a RUN of the service's Dockerfile mounts it; null where there is no Dockerfile to read. */
  readonly mountedInBuild: boolean | null;
  /** Whether the service's build is given it, too. */
  readonly offeredToBuild: boolean;
}

/** A Dockerfile and what its instructions do. */
export interface TracedDockerfile {
  readonly tree: Dockerfile;
  readonly stages: StageGraph;
  readonly context: BuildContext;
  /** By RUN: its mounts and the variables that it uses. */
  readonly runs: ReadonlyMap<Run, TracedRun>;
  /** The ids that the Compose build of this Dockerfile offers; null where that is not known. */
  readonly offeredIds: ReadonlySet<string> | null;
}

/** A credential that a container's command line will show, because a variable or a file is expanded into it. */
export interface VisibleReference {
  readonly range: Range;
  /** «the password of curl -u». */
  readonly what: string;
  readonly advice: string;
  readonly keyword: string;
}

/** A private key that a RUN makes and leaves in the image. */
export interface GeneratedKey {
  readonly range: Range;
  /** «ssh-keygen makes a private key». */
  readonly what: string;
  readonly command: string;
  readonly path: string | null;
  /** Whether the stage is part of the image. */
  readonly published: boolean;
}

/** An ADD source that BuildKit fetches. */
export interface Download {
  readonly range: Range;
  /** The host, with its port where it has one. */
  readonly host: string;
  /** `--checksum`, or a git reference pinned to a commit. */
  readonly verified: boolean;
  readonly encrypted: boolean;
  readonly git: boolean;
}

/** What the trace saw of a RUN. */
export interface TracedRun {
  readonly stage: number;
  readonly mounts: readonly RunMount[];
  /** The ARG and ENV declarations whose values its text refers to. */
  readonly uses: ReadonlySet<Declaration>;
  /** Whether it runs something that may read its whole environment: a script, a build tool. */
  readonly runsPrograms: boolean;
  /** Whether it runs anything beyond the plain commands that read no secret unasked (`mkdir`, `apt-get`). */
  readonly runsUnknown: boolean;
  /** Whether a variable of that name is set: by ARG, ENV or the RUN itself. */
  readonly defines: (name: string) => boolean;
  /** The USER that it works as. */
  readonly user: string;
  /** Its home directory; null where only the image knows it. */
  readonly home: string | null;
  /** Where accounts have theirs. */
  readonly homeOf: (account: string) => string;
  /** Whether its shell is one that the trace follows. */
  readonly posix: boolean;
}
