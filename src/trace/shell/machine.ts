import type { ExecElement } from "../../parser/dockerfile/ast.ts";
import type {
  ShellCommand, ShellNode, ShellRedirect, ShellScript, ShellStatement, ShellText, ShellWord, ShellWordPart,
} from "../../parser/shell/ast.ts";
import type { LineTable } from "../../parser/lines.ts";
import type { Range } from "../../parser/node.ts";
import { execElementMap } from "../../parser/dockerfile/exec-form.ts";
import { childrenOf } from "../../parser/shell/children.ts";
import { parseNestedScript } from "../../parser/shell/nested.ts";
import { parseShell } from "../../parser/shell/parse.ts";
import { fromHome } from "../homes.ts";
import { baseName, expandBraces, resolvePath } from "../paths.ts";
import { applyOperator, longestExpansion, pushExpansion, type Variable } from "../scope.ts";
import { fieldsOf, secretsIn, templateOf, text, withoutFinalNewlines, type Piece, type Value } from "../value.ts";
import { commandOf } from "./commands.ts";
import { errors, input, noDescriptors, output, trace, type Descriptors, type OpenFile, type Stream } from "./descriptors.ts";
import { fill, type Filling } from "./filled-words.ts";
import type { Argument, Call, CommandNode, ShellHost } from "./host.ts";
import { inertName } from "./inert-commands.ts";
import { concat, joined, mostPieces } from "./output.ts";
import { isVariableName } from "./variable-name.ts";
import { ShellVariables, type ShellEnvironment } from "./variables.ts";

/** Where a command's standard output goes. */
export type Destination = "log" | "captured";

/** Calls within calls (functions, `sh -c`, substitutions) deeper than this are not followed. */
const deepest = 40;
/** Commands of one RUN that are followed; a generated script of a megabyte is not worth more. */
const mostCommands = 20_000;
/** A `for` over literal words runs its body once for each of so many words. */
const mostRounds = 16;

/** What a RUN begins with. */
export interface ShellStart {
  readonly environment: ShellEnvironment;
  readonly directory: string | null;
  readonly home: string;
  /** The linted file. */
  readonly lines: LineTable;
  /** What has the shell print its commands from the beginning. */
  readonly tracing?: string | null;
  /** What stands in single quotes, where something else than the shell fills in references first, as Compose does. */
  readonly quoted?: (text: string) => string;
}

/** Whether it is the same wherever the script has it: known, or a variable that the script does not change. */
function isSteady(piece: Piece): boolean {
  return piece.kind === "text" || (piece.kind === "unknown" && piece.name !== null && !CHANGING.has(piece.name) && isVariableName(piece.name));
}

/** Variables that the shell sets anew. */
const CHANGING: ReadonlySet<string> = new Set(["OLDPWD", "RANDOM", "SECONDS", "LINENO", "REPLY", "TMPDIR"]);

/**
 * Runs a script without running it: follows each secret through variables, pipes, substitutions,
 * redirections and the commands that `commands.ts` knows, and tells the host what becomes of it.
 * Both branches of a conditional are followed, in order.
 */
export class ShellMachine {
  readonly host: ShellHost;
  /** The working directory; null once a `cd` went to a place that cannot be known. */
  directory: string | null;
  readonly home: string;
  readonly #lines: LineTable;
  readonly #quoted: ((text: string) => string) | undefined;
  /** What has each command printed with its words expanded, as a person names it: «set -x»; null where nothing does. */
  tracing: string | null;
  /** The directories that pushd has left. */
  left: readonly (string | null)[] = [];
  /** The script of `trap … EXIT`. */
  atExit: Argument | null = null;
  variables: ShellVariables;
  #parameters: readonly Argument[] | null = null;
  /** What the variables were that the function around has made its own; null outside of functions. */
  #locals: Map<string, Variable | undefined> | null = null;
  #descriptors: Descriptors = noDescriptors;
  #fillings: readonly Filling[] = [];
  #functions: Map<string, ShellStatement> | null = null;
  #depth = 0;
  #commands = 0;
  /** The pipe that the commands are in, with the first one that has put a secret into it. */
  #pipe: { revealer: Call | null } | null = null;

  constructor(host: ShellHost, start: ShellStart) {
    this.host = host;
    this.directory = start.directory;
    this.home = start.home;
    this.#lines = start.lines;
    this.#quoted = start.quoted;
    this.tracing = start.tracing ?? null;
    this.variables = new ShellVariables(start.environment);
  }

  /** The text of the linted file. */
  get source(): string {
    return this.#lines.text;
  }

  /** Runs the script and returns what it writes to standard output. */
  run(script: ShellScript, stdin: Value = [], destination: Destination = "log"): Value {
    if (this.#depth >= deepest) return [];
    this.#depth++;
    let output: Value = [];
    for (const statement of script.statements) output = concat(output, this.#statement(statement, stdin, destination));
    this.#depth--;
    return output;
  }

  /** Runs what the script has left for its end. */
  finish(): void {
    if (this.atExit) this.runNested(this.atExit, [], "log");
  }

  /** Runs a list of words, as an exec form has it: no shell, so no variable is expanded. */
  runWords(words: readonly Argument[]): Value {
    const [command, ...args] = words;
    if (!command) return [];
    return this.call({ name: baseName(command.text), args, assignments: new Map(), stdin: [], node: command.node }, "log");
  }

  /** The strings of an exec form as words. */
  wordsOf(elements: readonly ExecElement[]): Argument[] {
    return elements.map((node) => ({
      value: text(node.value),
      text: node.value,
      node,
      script: () => parseShell(node.value, execElementMap(node, this.#lines.text), this.#lines),
    }));
  }

  /** The here-document or here-string that a command reads; undefined for one that has none. */
  documentOf(node: CommandNode): Argument | undefined {
    const redirects = node.type === "ShellCommand" ? node.redirects : [];
    const word = redirects.findLast(({ operator }) => operator.startsWith("<<"))?.target;
    return word ? this.#argument(word, this.evaluate(word)) : undefined;
  }

  /** Runs the script that a word of `sh -c` or `eval` holds. */
  runNested({ value, script, fillings }: Argument, stdin: Value, destination: Destination): Value {
    const nested = script?.();
    if (!nested) return value.filter(({ kind }) => kind === "secret");
    const saved = this.#fillings;
    if (fillings) this.#fillings = [...fillings(), ...saved];
    const printed = this.run(nested, stdin, destination);
    this.#fillings = saved;
    return printed;
  }

  /** `$1`, `$2` and so on; null where nobody has read what set them. */
  get parameters(): readonly Argument[] | null {
    return this.#parameters;
  }

  /** `local A`: the function around gives it back at its end. */
  makeLocal(name: string): void {
    if (this.#locals && !this.#locals.has(name)) this.#locals.set(name, this.variables.find(name));
  }

  setParameters(parameters: readonly Argument[] | null): void {
    const most = Math.max(parameters?.length ?? 0, this.#parameters?.length ?? 0);
    for (let i = 0; i < most; i++) this.variables.set(String(i + 1), parameters?.[i]?.value ?? []);
    this.#parameters = parameters;
    const all = (parameters ?? []).flatMap(({ value }, i) => (i === 0 ? [...value] : [...text(" "), ...value]));
    for (const name of ["@", "*"]) this.variables.set(name, all);
  }

  /** What `env` prints: every secret in the environment. */
  environment(): Value {
    return this.variables.exported().slice(0, mostPieces);
  }

  /**
   * The absolute path that a word names, variables of the image's own as `${NAME}`: what is written to `$DIR/x` is what
   * `rm $DIR/x` takes away. Null where it depends on what cannot be known.
   */
  path(argument: Argument | undefined): string | null {
    if (argument === undefined || argument.text === "" || !argument.value.every(isSteady)) return null;
    // A variable that begins a path holds a whole one, as a rule.
    return resolvePath(this.directory, argument.text.startsWith("${") ? `/${argument.text}` : argument.text);
  }

  /** The absolute path of a file that a table or a program's text names; `~/` is below the home directory. */
  pathNamed(name: string, node: CommandNode): string | null {
    const path = name.startsWith("~/") ? this.home + name.slice(1) : name;
    return this.path({ value: text(path), text: path, node });
  }

  /**
   * Runs what a program does: with the variables that it finds in its environment, as far as they pass, and those
   * that its words say already.
   */
  asProgram<T>({ args, assignments }: Pick<Call, "args" | "assignments">, body: () => T, passes?: (name: string) => boolean): T {
    return this.isolated(() => {
      this.variables = this.variables.ofProgram(namesIn(args), passes);
      this.#assignForProgram(assignments);
      return body();
    });
  }

  #assignForProgram(assignments: Call["assignments"]): void {
    for (const [name, value] of assignments) {
      this.variables.set(name, value);
      this.variables.export(name);
    }
  }

  /** Runs something with variables and directory of its own, as a subshell has them. */
  isolated<T>(body: () => T): T {
    const saved = [this.variables, this.directory, this.tracing, this.left, this.#parameters, this.#descriptors] as const;
    this.variables = this.variables.fork();
    try {
      return body();
    } finally {
      [this.variables, this.directory, this.tracing, this.left, this.#parameters, this.#descriptors] = saved;
    }
  }

  #statement(statement: ShellStatement, stdin: Value, destination: Destination): Value {
    switch (statement.type) {
      case "ShellCommand":
        if (statement.redirects.length === 0) return this.#simple(statement, stdin, destination);
        return this.#redirected(statement, stdin, destination, (input, output) => this.#simple(statement, input, output));
      case "ShellPipeline": {
        const outer = this.#pipe;
        this.#pipe = { revealer: null };
        let flowing = stdin;
        for (const [i, command] of statement.commands.entries()) {
          const last = i === statement.commands.length - 1;
          flowing = this.isolated(() => this.#statement(command, flowing, last ? destination : "captured"));
        }
        this.#pipe = outer;
        return flowing;
      }
      case "ShellLogical":
        return this.#logical(statement, stdin, destination);
      case "ShellFunction":
        (this.#functions ??= new Map()).set(statement.name, statement.body);
        return [];
      case "ShellSubshell":
        return this.#redirected(statement, stdin, destination, (input, output) =>
          this.isolated(() => this.run(statement.body, input, output)));
      default:
        return this.#redirected(statement, stdin, destination, (input, output) => this.#compound(statement, input, output));
    }
  }

  /** Runs what may be passed over: what it unsets is there again behind it. */
  #perhaps(run: () => Value): Value {
    const before = this.variables.fork();
    const output = run();
    this.variables.takeBackUnset(before);
    return output;
  }

  #compound(
    statement: Exclude<ShellStatement, { type: "ShellCommand" | "ShellPipeline" | "ShellLogical" | "ShellFunction" | "ShellSubshell" }>,
    stdin: Value,
    destination: Destination,
  ): Value {
    switch (statement.type) {
      case "ShellGroup":
        return this.run(statement.body, stdin, destination);
      case "ShellIf": {
        const [first, ...others] = statement.branches;
        const condition = first ? this.run(first.condition, stdin, destination) : [];
        const bodies = [...(first ? [[first.body]] : []), ...others.map(({ condition, body }) => [condition, body])];
        if (statement.otherwise) bodies.push([statement.otherwise]);
        return concat(condition, this.#alternatives(bodies, statement.otherwise === null, stdin, destination));
      }
      case "ShellCase": {
        const takesAll = statement.items.some(({ patterns }) => patterns.some(({ text }) => text === "*"));
        return this.#alternatives(statement.items.map(({ body }) => [body]), !takesAll, stdin, destination);
      }
      case "ShellLoop":
        return this.#loop(statement, stdin, destination);
      case "ShellTest":
        this.#trace(() => statement.words.flatMap((word) => this.evaluate(word)), statement);
        return [];
    }
  }

  /** `a && b || c`: the command behind `||` is instead of what is before it, and the one behind a test may not run. */
  #logical({ commands, operators }: Extract<ShellStatement, { type: "ShellLogical" }>, stdin: Value, destination: Destination): Value {
    const begin = this.host.written();
    const runAll = () => joined(commands.map((command, i) => {
      const run = () => this.#statement(command, stdin, destination);
      if (operators[i - 1] === "||") return this.host.sparing(begin, () => this.variables.apart([run], true)[0]!);
      return i > 0 && isTest(commands[i - 1]!) ? this.variables.apart([run], true)[0]! : run();
    }));
    // `a && unset T` is meant to get there; what stands behind a test or `||` is not.
    return operators.includes("||") || commands.some(isTest) ? this.#perhaps(runAll) : runAll();
  }

  /** Runs the scripts of each alternative: what one of them has stored no other one takes away. */
  #alternatives(bodies: readonly (readonly ShellScript[])[], orNone: boolean, stdin: Value, destination: Destination): Value {
    const begin = this.host.written();
    return joined(this.variables.apart(bodies.map((scripts) => () =>
      this.host.sparing(begin, () => this.#perhaps(() => joined(scripts.map((script) => this.run(script, stdin, destination)))))), orNone));
  }

  #loop(loop: Extract<ShellStatement, { type: "ShellLoop" }>, stdin: Value, destination: Destination): Value {
    let output: Value = loop.condition ? this.run(loop.condition, stdin, destination) : [];
    const { variable } = loop;
    const values = loop.words.flatMap((word) => this.expand(word));
    const rounds = variable !== null && values.length > 0 && values.length <= mostRounds ? values : [null];
    for (const round of rounds) {
      if (variable !== null) this.variables.set(variable, round?.value ?? [{ kind: "unknown", name: variable }]);
      output = concat(output, this.#perhaps(() => this.run(loop.body, stdin, destination)));
    }
    return output;
  }

  /** Opens the redirections, runs the body, and lets its output land where they lead. */
  #redirected(
    statement: ShellStatement & { readonly redirects: readonly ShellRedirect[] },
    stdin: Value,
    destination: Destination,
    body: (stdin: Value, destination: Destination) => Value,
  ): Value {
    if (statement.redirects.length === 0) return body(stdin, destination);
    const before = this.#descriptors;
    const { given, files, isLogged, descriptors } = this.#open(statement, stdin);
    if (isExec(statement)) {
      this.#keepOpen(descriptors, files, isLogged, destination);
      return [];
    }
    this.#descriptors = isLogged ? new Map([...descriptors, [output, "log"]]) : descriptors;
    // What stands in braces opens its files first; the words of a command are expanded before: `echo "$(cat f)" > f`.
    const isSimple = statement.type === "ShellCommand";
    if (!isSimple) this.#empty(files);
    const written = body(given, files.length > 0 ? "captured" : isLogged ? "log" : destination);
    this.#descriptors = before;
    if (isSimple) this.#empty(files);
    for (const { path, redirect } of files) {
      const reader = processOf(redirect);
      if (reader) this.isolated(() => this.run(reader, written, destination));
      if (path === null) continue;
      if (secretsIn(written).length > 0) this.host.write(path, written, redirect, ">");
      else if (written.length > 0) this.host.writeText(path, written, statement);
    }
    return files.length > 0 || isLogged ? [] : written;
  }

  /** What the redirections make of standard input, the files that take the output, whether the log takes it, and the descriptors. */
  #open(statement: ShellStatement & { readonly redirects: readonly ShellRedirect[] }, stdin: Value) {
    let given = stdin;
    let isLogged = false;
    const files: OpenFile[] = [];
    const descriptors = new Map(this.#descriptors);
    const lead = (descriptor: number, stream: Stream) => {
      if (descriptor === output && typeof stream === "object") files.push(stream);
      else if (descriptor === output) isLogged = stream === "log";
      else descriptors.set(descriptor, stream);
      if (descriptor === errors && (statement.type !== "ShellCommand" || isExec(statement))) descriptors.set(trace, stream);
    };
    for (const redirect of statement.redirects) {
      const { operator, target: word } = redirect;
      if (word === null) continue;
      const descriptor = redirect.descriptor ?? (operator.startsWith("<") ? input : output);
      if (operator.startsWith("<<")) {
        given = this.evaluate(word);
        continue;
      }
      const [target] = this.expand(word);
      const path = this.path(target);
      const other = /^\d$/.test(target?.text ?? "") && operator.endsWith("&") ? Number(target!.text) : standardStreams.get(path ?? "");
      if (other !== undefined) {
        const stream = other === output ? (files.at(-1) ?? descriptors.get(output) ?? "output") : (descriptors.get(other) ?? "log");
        if (descriptor !== input) lead(descriptor, typeof stream === "object" ? { ...stream, redirect, append: true } : stream);
        else if (typeof stream === "object" && stream.path !== null) given = this.host.read(stream.path);
      } else if (operator === "<") {
        if (descriptor === input) given = path === null ? this.evaluate(word).filter(({ kind }) => kind === "secret") : this.host.read(path);
        else descriptors.set(descriptor, { path, redirect, append: true });
      } else if (operator.endsWith("&") && target?.text === "-") {
        descriptors.delete(descriptor);
      } else if (operator.includes(">") && operator !== "<>") {
        const file = { path, redirect, append: operator.includes(">>") };
        const both = operator.startsWith("&>") || operator === ">&";
        if (descriptor > errors && path !== null && !file.append) this.host.remove(path, ">", redirect);
        lead(both ? output : descriptor, file);
        if (both) lead(errors, { ...file, append: true });
      }
    }
    return { given, files, isLogged, descriptors };
  }

  #empty(files: readonly OpenFile[]): void {
    for (const { path, redirect, append } of files) if (path !== null && !append) this.host.remove(path, ">", redirect);
  }

  /** `exec 3> file`, `exec > file`: what is open stays so for the commands behind it. */
  #keepOpen(descriptors: Map<number, Stream>, files: readonly OpenFile[], isLogged: boolean, destination: Destination): void {
    // `3>&1` keeps what was the output, whatever takes it from here on.
    if (destination === "log") for (const [descriptor, stream] of descriptors) if (stream === "output") descriptors.set(descriptor, "log");
    this.#empty(files);
    const stream = files.at(-1) ?? (isLogged ? "log" : undefined);
    if (stream !== undefined) descriptors.set(output, stream);
    this.#descriptors = descriptors;
  }

  /** Prints what `set -x` shows. */
  #trace(shown: () => Value, node: CommandNode): void {
    if (this.tracing === null) return;
    const value = shown();
    if (secretsIn(value).length > 0) this.#emit(trace, value, node, this.tracing);
  }

  /** What goes to a descriptor that no pipe and no redirection of the command has taken. */
  #emit(descriptor: number, value: Value, node: CommandNode, how: string): void {
    const stream = this.#descriptors.get(descriptor);
    if (typeof stream !== "object") this.host.print(value, node, how);
    else if (stream.path !== null) this.host.write(stream.path, value, node, how);
  }

  #simple(command: ShellCommand, stdin: Value, destination: Destination): Value {
    if (++this.#commands > mostCommands) return [];
    const inert = inertName(command);
    if (inert !== null && this.tracing === null && !this.#functions?.has(inert)) return [];
    const assignments = this.#assignments(command);
    if (assignments.size > 0) this.#trace(() => [...assignments.values()].flat(), command);
    if (command.name === null) {
      for (const [name, value] of assignments) this.variables.set(name, value);
      // `$(< file)` of bash; where nothing takes its output, a lone redirection does nothing.
      return assignments.size === 0 && destination === "captured" ? stdin : [];
    }
    const args = this.expand(command.name);
    for (const word of command.args) this.#addExpanded(word, args);
    const first = args.shift();
    if (first === undefined) return [];
    return this.call({ name: baseName(first.text), args, assignments, stdin, node: command }, destination);
  }

  /** What stands before the command, which most have nothing of. */
  #assignments({ assignments }: ShellCommand): ReadonlyMap<string, Value> {
    if (assignments.length === 0) return noAssignments;
    const values = new Map<string, Value>();
    for (const { name, value, append, elements } of assignments) {
      // An element that is taken out of an array is not followed: each of them stands for all.
      const assigned = value ? this.evaluate(value) : elements.flatMap((element) => this.evaluate(element));
      if (value) this.host.assign(name, assigned, value);
      values.set(name, append ? concat(this.variables.get(name), assigned) : assigned);
    }
    return values;
  }

  /** Runs one command whose words are expanded; wrappers such as `sudo` call it again with the command inside. */
  call(call: Call, destination: Destination): Value {
    if (this.#depth >= deepest) return [];
    const fetched = this.host.command(call);
    this.#trace(() => call.args.flatMap(({ value }) => value), call.node);
    const body = this.#functions?.get(call.name);
    if (body) return this.#function(body, call, destination);
    const known = commandOf(call.name);
    this.#depth++;
    const printed = concat(fetched, known ? known(call, this, destination) : []);
    this.#depth--;
    if (secretsIn(printed).length > 0) this.#reveal(printed, call, destination);
    return printed;
  }

  /** `env | sort`: what is to be left out is the command that brings the secret, not the one that it comes out of. */
  #reveal(printed: Value, call: Call, destination: Destination): void {
    if (destination === "log") {
      const { name, node } = (secretsIn(call.stdin).length > 0 && !keepers.has(call.name) && this.#pipe?.revealer) || call;
      this.#emit(output, printed, node, name);
    } else if (this.#pipe && (this.#pipe.revealer === null || keepers.has(call.name))) this.#pipe.revealer = call;
  }

  #function(body: ShellStatement, call: Call, destination: Destination): Value {
    this.#depth++;
    const [parameters, locals] = [this.#parameters, this.#locals];
    const own = (this.#locals = new Map<string, Variable | undefined>());
    this.setParameters(call.args);
    this.#assignForProgram(call.assignments);
    const printed = this.#statement(body, call.stdin, destination);
    for (const [name, variable] of own) this.variables.restore(name, variable);
    this.#locals = locals;
    this.setParameters(parameters);
    this.#depth--;
    return printed;
  }

  /** The words that a shell word becomes: braces and patterns expanded, a variable without quotes split at its blanks. */
  expand(word: ShellWord): Argument[] {
    const words: Argument[] = [];
    this.#addExpanded(word, words);
    return words;
  }

  #addExpanded(word: ShellWord, words: Argument[]): void {
    if (this.#parameters && isAllParameters(word)) {
      words.push(...this.#parameters);
      return;
    }
    const value = this.evaluate(word);
    if (word.parts.some(({ type }) => type === "ShellGlob") && value.every(({ kind }) => kind === "text")) {
      for (const path of expandBraces(templateOf(value)).flatMap((pattern) => this.#matches(pattern))) words.push({ value: text(path), text: path, node: word });
      return;
    }
    const fields = isUnquotedVariable(word) ? fieldsOf(value) : [];
    if (fields.length < 2) words.push(this.#argument(word, value));
    else for (const field of fields) words.push({ value: field, text: templateOf(field), node: word, isField: true });
  }

  #argument(word: ShellWord, value: Value): Argument {
    const isQuotedWithin = word.parts.length > 1 && word.parts.some((part) => part.type === "ShellText" && part.value.includes("'"));
    return {
      value, text: templateOf(value), node: word, script: () => parseNestedScript(word, this.#lines),
      ...(isQuotedWithin && { fillings: () => this.#expansionsIn(word) }),
    };
  }

  /** What this shell has filled into a word that another one reads: there it may stand in single quotes. */
  #expansionsIn({ parts }: ShellWord): Filling[] {
    return parts
      .flatMap((part) => (part.type === "ShellVariable" || part.type === "ShellSubstitution" ? { mark: this.source.slice(...part.range), value: this.#part(part) } : []))
      .filter(({ value }) => secretsIn(value).length > 0)
      .sort((a, b) => b.mark.length - a.mark.length);
  }

  #isFilled(written: string): boolean {
    return this.#fillings.some(({ mark }) => written.includes(mark));
  }

  /** The paths with a secret that the pattern names; the pattern itself where there is none. */
  #matches(pattern: string): readonly string[] {
    const absolute = /[*?[]/.test(pattern) ? resolvePath(this.directory, pattern) : null;
    const paths = absolute === null ? [] : this.host.glob(absolute);
    return paths.length > 0 ? paths : [pattern];
  }

  /** What the word says after expansion. */
  evaluate({ parts }: ShellWord): Value {
    const [first] = parts;
    if (first === undefined) return [];
    const home = first.type === "ShellText" && first.quote === "none" ? fromHome(first.value, this.home, (account) => this.host.homeOf(account)) : null;
    if (parts.length === 1 && first.type === "ShellText") return home === null ? this.#writtenText(first) : text(home);
    const pieces: Piece[] = [];
    let room = longestExpansion;
    for (const part of parts) {
      if (pieces.length > mostPieces) break;
      if (part === first && home !== null) pieces.push(...text(home));
      else if (part.type === "ShellText") pieces.push(...this.#writtenText(part));
      else room = pushExpansion(pieces, this.#part(part), room);
    }
    return pieces;
  }

  #writtenText({ value, quote, range }: ShellText): Value {
    const written = quote === "single" && this.#quoted ? this.#quoted(value) : value;
    if (written === "") return [];
    return this.#isFilled(written) ? fill(written, this.#fillings) : [{ kind: "text", text: written, within: range }];
  }

  #part(part: Exclude<ShellWordPart, ShellText>): Value {
    switch (part.type) {
      case "ShellGlob":
        return fill(part.text, this.#fillings);
      case "ShellVariable": {
        const { operator, operand, replacement } = part;
        const valueOf = (word: ShellWord | null) => () => (word ? this.evaluate(word) : []);
        const value = applyOperator(part.name, this.variables.find(part.name), operator, valueOf(operand), valueOf(replacement));
        if (operator === ":=" || operator === "=") this.variables.set(part.name, value);
        return located(value, part.range);
      }
      case "ShellSubstitution": {
        if (part.kind === "output") return [{ kind: "unknown", name: null }];
        const pipe = this.#pipe;
        this.#pipe = null;
        const output = this.isolated(() => this.run(part.script, [], "captured"));
        this.#pipe = pipe;
        return output.length > 0 ? located(withoutFinalNewlines(output), part.range) : [{ kind: "unknown", name: null }];
      }
      case "ShellArithmetic":
        return [{ kind: "unknown", name: null }];
    }
  }
}

/** Files that are descriptors; those of the build's first process lead where its own do. */
const standardStreams: ReadonlyMap<string, number> = new Map([
  ["/dev/stdin", input], ["/dev/stdout", output], ["/dev/stderr", errors],
  ...[input, output, errors].flatMap((at) => ["/dev/fd", "/proc/self/fd", "/proc/1/fd"].map((directory) => [`${directory}/${at}`, at] as const)),
]);

/** `[ -n "$A" ]`, `test`, `[[ … ]]`. */
function isTest(statement: ShellStatement): boolean {
  return statement.type === "ShellTest" || (statement.type === "ShellCommand" && /^(?:\[|test)$/.test(statement.name?.text ?? ""));
}

/** The script of `> >(…)`, which reads what would go to a file. */
function processOf({ target }: ShellRedirect): ShellScript | null {
  const [part] = target?.parts ?? [];
  return part?.type === "ShellSubstitution" && part.kind === "output" ? part.script : null;
}

function isExec(statement: ShellStatement): boolean {
  return statement.type === "ShellCommand" && statement.name?.text === "exec" && statement.args.length === 0;
}

/** What they get is for a file; that they print it as well is theirs to stop: `cat /s | tee f > /dev/null`. */
const keepers: ReadonlySet<string> = new Set(["tee", "sponge"]);

const noAssignments: ReadonlyMap<string, Value> = new Map();

/** The variables that the words refer to, in the substitutions within them, too. */
function namesIn(words: readonly Argument[]): Set<string> {
  const names = new Set<string>();
  const open: ShellNode[] = words.flatMap(({ node }) => (node.type === "ShellWord" ? node : []));
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "ShellVariable") names.add(node.name);
    open.push(...childrenOf(node));
  }
  return names;
}

/** `"$@"` alone, or `$*`. */
function isAllParameters({ parts: [part, ...others] }: ShellWord): boolean {
  if (part?.type !== "ShellVariable" || part.operator !== null || others.length > 0) return false;
  return part.name === "@" || (part.name === "*" && part.quote === "none");
}

/** `$OPTS` alone: what stands beside it, or quotes around it, would keep some of its blanks. */
function isUnquotedVariable({ parts: [part, ...others] }: ShellWord): boolean {
  return part?.type === "ShellVariable" && part.quote === "none" && others.length === 0;
}

/** Lets the secrets of an expansion say where it stands; the outermost reference wins, for it is what a person sees used. */
function located(value: Value, at: Range): Value {
  return value.map((piece) => (piece.kind !== "secret" ? piece : piece.at ? { ...piece, at } : { at, ...piece }));
}
