import { accessSync, constants as modes, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * Loads a CommonJS file, and those that it requires by relative paths, with what V8 compiled of them in an earlier run:
 * compiling takes a start a third of its time. Node's own cache (`module.enableCompileCache()`, from Node 22 on) holds
 * only the functions that it met while loading; here those stand, too, that ran later.
 *
 * Compiled code is kept beside the files, where only those can write who can change the files: code that somebody else
 * may write would run in their name. Where nobody may write, or NODE_DISABLE_COMPILE_CACHE is set, Node loads the files.
 * V8 compares no more than a text's length, so each file but the first, of which nothing is kept, must get another name
 * when its text changes.
 *
 * @param path Absolute. The files may require each other and what is Node's; `import()` is not theirs, because Node calls
 *   it an experiment in code that is loaded so.
 * @returns What the file exports.
 */
export function loadCompiled(path: string): unknown {
  const store = join(dirname(path), "compiled", `${process.version}-${process.arch}`);
  return mayKeep(store, dirname(path)) ? new Loader(path, store).load(path) : loadByNode(path);
}

function mayKeep(store: string, directory: string): boolean {
  if (process.env["NODE_DISABLE_COMPILE_CACHE"]) return false;
  return existsSync(store) || isWritable(directory);
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, modes.W_OK);
    return true;
  } catch {
    return false;
  }
}

function loadByNode(path: string): unknown {
  const node = process.getBuiltinModule("node:module");
  (node as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  return node.createRequire(path)(path);
}

/**
 * How much processor time a run may have taken, in microseconds, for what it compiled to be kept. Over many files nearly all there is
 * gets compiled, twice as much as a short run needs, and every start would have to read it.
 */
const longestRun = 2_000_000;

type Require = (name: string) => unknown;
type CommonJsFile = (exports: object, require: Require, module: { exports: object }, filename: string, directory: string) => void;

class Loader {
  readonly #modules = new Map<string, { exports: object }>();
  readonly #fresh = new Map<string, Script>();
  readonly #first: string;
  readonly #store: string;

  constructor(first: string, store: string) {
    this.#first = first;
    this.#store = store;
    // Only then is all compiled that a short run needs.
    process.once("exit", () => this.#keep());
  }

  load(path: string): object {
    const known = this.#modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    this.#modules.set(path, module);
    const directory = dirname(path);
    const require: Require = (name) => (name.startsWith(".") ? this.load(join(directory, name)) : process.getBuiltinModule(name));
    this.#compile(path)(module.exports, require, module, path, directory);
    return module.exports;
  }

  #compile(path: string): CommonJsFile {
    const isKept = path !== this.#first;
    const name = basename(path);
    const cachedData = isKept ? readIfThere(join(this.#store, name)) : undefined;
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(path, "utf8")}\n})`, {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    // V8 refuses what another version of it, or one with other settings, has compiled.
    if (isKept && script.cachedDataRejected !== false) this.#fresh.set(name, script);
    return script.runInThisContext() as CommonJsFile;
  }

  #keep(): void {
    if (this.#fresh.size === 0 || isLong()) return;
    try {
      mkdirSync(this.#store, { recursive: true });
      if (!isWritable(this.#store)) return;
      for (const [name, script] of this.#fresh) {
        // Whole or not at all, as other starts may read at any time.
        const unfinished = join(this.#store, `${name}.${process.pid}`);
        writeFileSync(unfinished, script.createCachedData());
        renameSync(unfinished, join(this.#store, name));
      }
    } catch {
      // A full disk: the next start compiles again.
    }
  }
}

function isLong(): boolean {
  const { user, system } = process.cpuUsage();
  return user + system > longestRun;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
