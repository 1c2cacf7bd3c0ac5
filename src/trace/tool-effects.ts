import { findDownloads } from "../secrets/commands/downloads.ts";
import { findGeneratedKeys } from "../secrets/commands/generated-keys.ts";
import { movedPath } from "../secrets/commands/moved-files.ts";
import { findPrintedArguments } from "../secrets/commands/printed-arguments.ts";
import { findRevealedSecrets, type RevealedSecret } from "../secrets/commands/revealed-secrets.ts";
import { findUndone } from "../secrets/commands/undone-files.ts";
import { findWrittenFiles } from "../secrets/commands/written-files.ts";
import { judgeDownload } from "../secrets/downloads.ts";
import { covers } from "./image-files.ts";
import { baseName } from "./paths.ts";
import type { Call, CommandNode, ShellHost } from "./shell/host.ts";
import type { ShellMachine } from "./shell/machine.ts";
import type { GeneratedKey } from "./trace.ts";
import { literalOf, type Value } from "./value.ts";

/** What tools need of the RUN that they are called in. */
export interface ToolHost extends Pick<ShellHost, "read" | "write" | "remove" | "print"> {
  readonly machine: ShellMachine;
  /** Notes that the RUN has made or overwritten a file. */
  noteMade(path: string): void;
}

/** What a tool has put into a file of its own. */
interface StoredByTool {
  readonly path: string;
  /** The tool with its sub-command, and all its words. */
  readonly by: string;
  readonly words: readonly string[];
  readonly value: Value;
  readonly node: CommandNode;
  readonly how: string;
}

type ObtainedSecret = Pick<RevealedSecret, "name" | "evidence" | "output"> & Partial<Pick<RevealedSecret, "goesByFile">>;

/** What tools do on their own in one RUN, beside what the shell does for them: they store, print, fetch and make keys. */
export class ToolEffects {
  readonly #host: ToolHost;
  #keys: Omit<GeneratedKey, "published">[] = [];
  /** What tools have put into files of their own, by which command line. */
  #stored: StoredByTool[] = [];

  constructor(host: ToolHost) {
    this.#host = host;
  }

  /** The keys that were made and not removed again. */
  get keys(): readonly Omit<GeneratedKey, "published">[] {
    return this.#keys;
  }

  /** Does what a command line does, and returns what it prints of its own. */
  apply(call: Call, words: readonly string[]): Value {
    this.#print(call, words);
    this.#undo(call, words);
    this.#storeByTool(call, words);
    this.#noteKeys(call, words);
    return [...this.#download(call, words), ...this.#reveal(call, words)];
  }

  /** Forgets the keys in files that were removed. */
  forget(pattern: string): void {
    if (this.#keys.length > 0) this.#keys = this.#keys.filter(({ path }) => path === null || !covers(pattern, path));
  }

  #print(call: Call, words: readonly string[]): void {
    for (const at of findPrintedArguments(call.name, words)) this.#host.print(call.args[at]?.value ?? [], call.node, call.name);
  }

  /** What a tool has stored itself it can take out again; the file keeps the rest. */
  #undo(call: Call, words: readonly string[]): void {
    for (const { by, means, file } of findUndone(call.name, words)) {
      const at = file === null ? null : this.#host.machine.pathNamed(file, call.node);
      const undone = this.#stored.filter((one) => by.includes(one.by) && means(one.words) && (file === null || one.path === at));
      this.#stored = this.#stored.filter((one) => !undone.includes(one));
      for (const path of new Set(undone.map((one) => one.path))) {
        this.#host.remove(path, call.name, call.node);
        for (const { value, node, how } of this.#stored.filter((one) => one.path === path)) this.#host.write(path, value, node, how);
      }
    }
  }

  /** Files that a tool writes on its own: `git clone` keeps the address, npm the command line in its logs. */
  #storeByTool(call: Call, words: readonly string[]): void {
    for (const { path, by, words: kept, reads = [], environment = [] } of findWrittenFiles(call.name, words)) {
      const at = this.#storedAt(call, path);
      if (at === null) continue;
      const stored = [
        // Of a file that a COPY has brought, that is told already.
        ...reads.flatMap((file) => this.#contentOf(call, file)).filter((piece) => piece.kind === "secret" && piece.secret.origin !== "file"),
        ...kept.flatMap((word) => (word === -1 ? call.stdin : (call.args[word]?.value ?? []))),
        ...environment.flatMap((name) => call.assignments.get(name) ?? this.#host.machine.variables.get(name)),
      ].filter(({ kind }) => kind === "secret");
      if (stored.length > 0) {
        this.#host.write(at, stored, call.node, call.name);
        this.#stored.push({ path: at, by, words, value: stored, node: call.node, how: call.name });
      } else this.#host.noteMade(at);
    }
  }

  #contentOf(call: Call, file: string): Value {
    const path = this.#host.machine.pathNamed(file, call.node);
    return path === null ? [] : this.#host.read(path);
  }

  /** Where it is, of a file that a tool keeps where variables tell it. */
  #storedAt(call: Call, file: string): string | null {
    const path = movedPath(file, (name) => literalOf(call.assignments.get(name) ?? this.#host.machine.variables.get(name)));
    return path === null ? null : this.#host.machine.pathNamed(path, call.node);
  }

  #noteKeys(call: Call, words: readonly string[]): void {
    for (const { what, path } of findGeneratedKeys(call.name, words)) {
      const at = path === null ? null : this.#host.machine.pathNamed(path, call.node);
      if (at !== null) this.#host.noteMade(at);
      this.#keys.push({ range: call.node.range, what, command: call.name, path: at });
    }
  }

  #download(call: Call, words: readonly string[]): Value {
    return findDownloads(call.name, words).flatMap(({ url, output }): Value => {
      const evidence = judgeDownload(url);
      if (!evidence) return [];
      return this.#obtain(call, { name: baseName(url.split(/[?#]/, 1)[0]!), evidence, output });
    });
  }

  /** What a store of secrets hands out or a command decrypts. */
  #reveal(call: Call, words: readonly string[]): Value {
    return findRevealedSecrets(call.name, words).flatMap(({ by, ...revealed }) =>
      this.#obtain(call, revealed, (path, value) => void this.#stored.push({ path, by, words, value, node: call.node, how: call.name })));
  }

  /** A secret that a command gets from elsewhere: what it prints of it, which is nothing where it writes a file. */
  #obtain(call: Call, { output, ...obtained }: ObtainedSecret, stored?: (path: string, value: Value) => void): Value {
    const value: Value = [{ kind: "secret", secret: { ...obtained, origin: "download", range: call.node.range } }];
    if (output === null) return value;
    const path = this.#host.machine.pathNamed(output, call.node);
    if (path === null) return [];
    this.#host.write(path, value, call.node, call.name);
    stored?.(path, value);
    return [];
  }
}
