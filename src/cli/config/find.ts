import { dirname, join, relative } from "node:path";
import { isWithin } from "../../workspace/paths.ts";
import type { ReadResult, Workspace } from "../../workspace/workspace.ts";
import { UsageError } from "../usage-error.ts";
import type { LoadedConfig } from "./config.ts";

/** In the order in which they are looked for in a directory. */
const configFiles = ["dfsecret.config.json", "package.json"] as const;

const none: LoadedConfig = { config: {}, source: undefined, base: "/" };

/** The configurations of files: the one that a person named, else the nearest above each file. */
export class ConfigFinder {
  readonly #cwd: string;
  readonly #named: LoadedConfig | undefined;
  readonly #known = new Map<string, Promise<LoadedConfig>>();

  constructor(cwd: string, named?: LoadedConfig) {
    this.#cwd = cwd;
    this.#named = named;
  }

  /** Looks from the file's directory up to the workspace's root. Rejects with a UsageError where what it finds is wrong. */
  configOf(path: string, workspace: Workspace): Promise<LoadedConfig> {
    return this.#named === undefined ? this.#in(dirname(path), workspace) : Promise.resolve(this.#named);
  }

  #in(directory: string, workspace: Workspace): Promise<LoadedConfig> {
    let known = this.#known.get(directory);
    if (known === undefined) this.#known.set(directory, (known = this.#search(directory, workspace)));
    return known;
  }

  async #search(directory: string, workspace: Workspace): Promise<LoadedConfig> {
    if (!isWithin(workspace.root, directory)) return none;
    for (const name of configFiles) {
      const path = join(directory, name);
      const file = workspace.read(path);
      const source = relative(this.#cwd, path);
      if (isConfig(name, file, source)) return (await import("./load.ts")).loadFoundConfig(file.text, source, directory);
    }
    return directory === workspace.root ? none : this.#in(dirname(directory), workspace);
  }
}

type Readable = Extract<ReadResult, { ok: true }>;

/** A package.json is one only when it has our field: whatever else is wrong with it is not our business. */
function isConfig(name: (typeof configFiles)[number], file: ReadResult, source: string): file is Readable {
  if (name === "package.json") return file.ok && hasField(file.text);
  if (!file.ok && file.reason !== "missing") throw new UsageError(`${source}: cannot be read.`);
  return file.ok;
}

function hasField(text: string): boolean {
  if (!text.includes('"dfsecret"')) return false;
  try {
    return Object.hasOwn(JSON.parse(text) as object, "dfsecret");
  } catch {
    // Whether it is our field that is broken nobody can tell, so it is told.
    return true;
  }
}
