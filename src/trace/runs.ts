import type { Heredoc, Run, Word } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import { filesOfVariable } from "../secrets/commands/credential-files.ts";
import { isCredentialDirectory } from "../secrets/commands/kept-directories.ts";
import { isTabled } from "../secrets/commands/tabled.ts";
import { judgeFileName } from "../secrets/files.ts";
import { reportAssignment, reportCredentialUses, type ReportTarget } from "./command-leaks.ts";
import { copiedTo, hasFile } from "./copied.ts";
import type { FileOrigin, Removal } from "./image-files.ts";
import { mountsOf, type RunMount } from "./mounts.ts";
import { accountHome, homeOf, isHomeKnown } from "./homes.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { isKnownDirectory, reachesImage, type ContextCopy, type OriginRecord, type Pass, type StageState } from "./pass.ts";
import { directoriesAbove, relativeTo, shownPath } from "./paths.ts";
import { promoteInFile } from "./promotions.ts";
import { RunFiles } from "./run-files.ts";
import { overlaysOf } from "./run-overlays.ts";
import { runTextChannels } from "./run-channels.ts";
import { definitionsOf, environmentOf, usedDeclarations } from "./run-variables.ts";
import { expandNames } from "./scope.ts";
import { accountOf } from "./shell/accounts.ts";
import type { Call, CommandNode, ShellHost } from "./shell/host.ts";
import { plainCommands } from "./shell/inert-commands.ts";
import { ShellMachine, type ShellStart } from "./shell/machine.ts";
import { concat } from "./shell/output.ts";
import { tracesCommands } from "./shell/tracing.ts";
import { writtenOptions } from "./settings.ts";
import { reportWrittenText } from "./written-text.ts";
import { ToolEffects, type ToolHost } from "./tool-effects.ts";
import { filesPutBy, filesReadBy, keysLookedAfterBy, type UsedFile } from "./used-files.ts";
import { literalOf, secretReference, secretsIn, type Secret, type Value } from "./value.ts";
import { fileRemovers } from "./shell/removers.ts";

/** What may read any variable of its environment: scripts, build tools, interpreters. */
const programs = /^(npm|npx|yarn|pnpm|bun|node|make|cmake|mvnw?|gradlew?|sbt|pip3?|poetry|uv|python3?|bundle|gem|rake|rails|ruby|cargo|go|dotnet|composer|php|artisan|terraform|ansible.*|aws|gcloud|az|helm|docker|.*\.(sh|py|js|rb|pl|php))$/;

/** Follows the secrets through one RUN. */
export function traceRun(pass: Pass, instruction: Run, state: StageState): void {
  const expand = (text: string) => expandNames(text, state.scope);
  const mounts = mountsOf(instruction, state.directory, expand);
  const host = new RunHost(pass, instruction, state, mounts);
  const machine = host.start({
    environment: environmentOf(state, mounts),
    directory: state.directory,
    home: homeOf(state),
    lines: pass.lines,
    tracing: tracingOf(instruction, state),
  });
  if (instruction.form === "exec") {
    machine.runWords(machine.wordsOf(instruction.elements));
  } else if (state.posix && instruction.script) {
    machine.run(instruction.script);
  } else if (instruction.interpreter !== null) {
    runHeredoc(machine, instruction.interpreter, instruction.heredocs[0]!);
  }
  machine.finish();
  host.close();
}

/** A heredoc with a `#!` line for another interpreter than a shell. */
function runHeredoc(machine: ShellMachine, interpreter: string, heredoc: Heredoc): void {
  machine.call({ name: interpreter, args: [], assignments: new Map(), stdin: [{ kind: "text", text: heredoc.content, within: heredoc.range }], node: heredoc }, "log");
}

/** A heredoc with a `#!` line is run by what stands there, all else by SHELL, and an exec form by neither. */
function tracingOf({ form, interpreter, heredocs: [heredoc] }: Run, { tracing }: StageState): string | null {
  if (form === "exec") return null;
  if (interpreter === null) return tracing ? "the -x of SHELL" : null;
  const [line = ""] = heredoc?.content.split("\n", 1) ?? [];
  return tracesCommands(line.split(/\s+/)) ? "the -x of its #! line" : null;
}

class RunHost implements ShellHost, ToolHost {
  readonly #pass: Pass;
  readonly #instruction: Run;
  readonly #state: StageState;
  readonly #files: RunFiles;
  readonly #origins = new Map<string, OriginRecord>();
  /** Paths that this RUN itself has made or overwritten. */
  readonly #made = new Set<string>();
  /** What it has written there in plain text, for a command to read: `echo root:… > users; chpasswd < users`. */
  readonly #texts = new Map<string, Value>();
  readonly #printed = new Set<Secret>();
  readonly #tools = new ToolEffects(this);
  readonly #mounts: readonly RunMount[];
  #machine: ShellMachine | undefined;
  readonly #target: ReportTarget;
  #runsPrograms = false;
  #runsUnknown = false;

  constructor(pass: Pass, instruction: Run, state: StageState, mounts: readonly RunMount[]) {
    this.#pass = pass;
    this.#instruction = instruction;
    this.#state = state;
    this.#mounts = mounts;
    this.#files = new RunFiles(state.files, mounts.flatMap((mount) => overlaysOf(pass, state, mount)));
    const { input: { settings, text }, leaks, promotions } = pass;
    this.#target = { settings, text, extent: instruction.range, leaks, promotions, place: "run", channels: runTextChannels(pass, state.stage, instruction), keyword: "RUN", isFile: (word, node) => this.#isFile(word, node) };
  }

  start(start: ShellStart): ShellMachine {
    this.#machine = new ShellMachine(this, start);
    return this.#machine;
  }

  get machine(): ShellMachine {
    return this.#machine!;
  }

  get #layer(): number {
    return this.#instruction.range[0];
  }

  read(path: string): Value {
    const known = this.#files.tree(path).flatMap(({ relative, value }) => (relative === "" ? value : []));
    const source = known.length > 0 ? undefined : this.#sourceOf(path);
    if (source) return [{ kind: "unknown", name: null, from: { kind: "file", name: path, range: source.range } }];
    return known.length > 0 ? known : (this.#texts.get(path) ?? []);
  }

  #isFile(word: string, node: CommandNode): boolean {
    const path = this.machine.pathNamed(word, node);
    return path !== null && (this.#made.has(path) || hasFile(this.#state, path));
  }

  /** The source of the COPY that brought what stands there, where nothing tells yet what it is. */
  #sourceOf(path: string): Word | undefined {
    return path.includes("${") || this.#made.has(path) || this.#files.isMounted(path) ? undefined : copiedTo(this.#state, path);
  }

  readTree(path: string) {
    return this.#files.tree(path);
  }

  glob(pattern: string): string[] {
    return this.#files.glob(pattern);
  }

  homeOf(account: string): string {
    return accountHome(account, this.#state.homes);
  }

  makeDirectory(path: string): void {
    if (!this.#files.isMounted(path)) for (const directory of [...directoriesAbove(path), path]) this.#state.directories.set(directory, true);
  }

  isDirectory(path: string): boolean {
    return isCredentialDirectory(path) || isKnownDirectory(this.#state, path) || this.#files.isDirectory(path);
  }

  write(path: string, value: Value, node: CommandNode, how: string): void {
    this.#made.add(path);
    this.#files.write(path, shownPath(path), value, () => this.#origin(secretReference(value) ?? node.range, node, how));
  }

  noteMade(path: string): void {
    this.#made.add(path);
  }

  writeText(path: string, value: Value, node: CommandNode): void {
    this.#texts.set(path, concat(this.#texts.get(path) ?? [], value));
    promoteInFile(this.#pass.promotions, path, value, writtenOptions(this.#pass.input.settings));
    reportWrittenText(this.#target, path, value, [node.range[0], this.#instruction.range[1]]);
  }

  #origin(range: Range, { range: extent }: CommandNode, how: string): FileOrigin {
    const key = range.join(":");
    let record = this.#origins.get(key);
    if (!record) {
      const origin: FileOrigin = { kind: "write", layer: this.#layer, range, files: [] };
      record = { origin, stage: this.#state.stage, extent, literal: false, detail: { keyword: "RUN", command: how } };
      this.#origins.set(key, record);
    }
    return record.origin;
  }

  remove(pattern: string, how: string, node: CommandNode): void {
    // To take a credential file away by its name tells that there is one.
    if (fileRemovers.has(how)) {
      this.#infer(pattern);
      if (this.#state.directories.get(pattern)) this.#state.directories.set(pattern, false);
    } else this.#made.add(pattern);
    this.#texts.delete(pattern);
    this.#files.remove(pattern, this.#layer, () => this.#removal(how, node));
    this.#tools.forget(pattern);
  }

  /**
   * `COPY . .` and then `rm .env`: the file is not in the workspace (git ignores it), but whoever deletes
   * it knows that it comes along; `shown` is what another use of it tells: `cp credentials ~/.aws`.
   */
  #infer(path: string, shown: Evidence | null = null): void {
    const { files, contextCopies, made } = this.#state;
    if (contextCopies.isEmpty) return;
    if (/[*?[{]/.test(path) || this.#made.has(path) || made.has(path) || files.matching(path).length > 0) return;
    const copies = directoriesAbove(path).flatMap((directory) => contextCopies.get(directory) ?? []);
    const [copy] = copies.sort((a, b) => a.origin.layer - b.origin.layer);
    if (!copy || (shown && this.#mayBeMade(copy))) return;
    const relative = relativeTo(copy.destination, path);
    if (this.#pass.context.excludes(relative) || this.#pass.context.read(relative) !== null) return;
    const evidence = shown ?? judgeFileName(relative);
    if (!evidence || evidence.confidence === "possible") return;
    files.add(path, relative, { name: relative, origin: "file", evidence, range: copy.origin.range }, copy.origin);
  }

  /** Whether a program that is not known has run since: to use a file does not tell that COPY brought it. */
  #mayBeMade({ origin }: ContextCopy): boolean {
    return this.#runsUnknown || this.#state.ranUnknown > origin.layer;
  }

  #removal(how: string, node: CommandNode): Removal {
    return { how: `RUN ${how}`, line: this.#pass.lines.positionAt(node.range[0]).line };
  }

  move(from: string, to: string, how: string, node: CommandNode): void {
    this.#made.add(to);
    if (this.#state.directories.get(from)) {
      this.#state.directories.set(from, false);
      this.#state.directories.set(to, true);
    }
    this.#files.move(from, to, this.#layer, () => this.#removal(how, node), () => this.#origin(node.range, node, how));
  }

  written(): number {
    return this.#state.files.written;
  }

  sparing<T>(since: number, body: () => T): T {
    return this.#state.files.sparing(since, body);
  }

  print(value: Value, node: CommandNode, how: string): void {
    for (const secret of secretsIn(value)) {
      // An ARG or ENV is reported for worse channels where it stands.
      if (secret.origin !== "mount" || this.#printed.has(secret)) continue;
      this.#printed.add(secret);
      this.#pass.leaks.push({
        place: "log",
        range: secretReference(value.filter((piece) => piece.kind === "secret" && piece.secret === secret)) ?? node.range,
        extent: node.range,
        subject: secret.name,
        evidence: secret.evidence,
        channels: ["build.log"],
        literal: false,
        secret,
        detail: { keyword: "RUN", command: how },
      });
    }
  }

  command(call: Call): Value {
    if (!plainCommands.has(call.name)) {
      this.#runsUnknown = true;
      this.#runsPrograms ||= programs.test(call.name);
    }
    const account = accountOf(call);
    if (account) this.#state.homes.set(account.account, account.home);
    const words = call.args.map(({ text }) => text);
    // Where an unknown program ran before, it may have made the key.
    if (!this.#runsUnknown) this.#promoteFiles(keysLookedAfterBy(call));
    this.#promoteFiles(filesPutBy(call));
    reportCredentialUses(this.#target, call, words);
    if (!isTabled(call.name)) return [];
    this.#promoteFiles(filesReadBy(call, words));
    return this.#tools.apply(call, words);
  }

  assign(name: string, value: Value, node: CommandNode): void {
    this.#promoteFiles(filesOfVariable(name, literalOf(value) ?? "").map((file) => ({ node, ...file })));
    reportAssignment(this.#target, name, value, node);
  }

  /** A command takes them for credentials, so that is what COPY has brought. */
  #promoteFiles(files: readonly UsedFile[]): void {
    for (const { path, node, evidence } of files) {
      const at = this.machine.pathNamed(path, node);
      const source = at === null ? undefined : this.#sourceOf(at);
      if (source) this.#pass.promotions.add(source, evidence, at);
      else if (at !== null) this.#infer(at, evidence);
    }
  }

  /** Hands what stays in the layer to the pass. */
  close(): void {
    for (const path of this.#made) this.#state.made.set(path, true);
    if (this.#runsUnknown) this.#state.ranUnknown = this.#instruction.range[0];
    const published = reachesImage(this.#pass, this.#state.stage);
    const homes = this.#state.homes.fork();
    this.#pass.generatedKeys.push(...this.#tools.keys.map((key) => ({ published, ...key })));
    this.#pass.runs.set(this.#instruction, {
      stage: this.#state.stage.index,
      mounts: this.#mounts,
      uses: usedDeclarations(this.#instruction, this.#state),
      defines: definitionsOf(this.#instruction, this.#state),
      runsPrograms: this.#runsPrograms,
      runsUnknown: this.#runsUnknown,
      user: this.#state.user,
      home: isHomeKnown(this.#state) ? homeOf(this.#state) : null,
      homeOf: (account) => accountHome(account, homes),
      posix: this.#state.posix,
    });
    for (const record of this.#origins.values()) this.#pass.origins.push(record);
  }
}
