import { judgeName } from "../../secrets/names.ts";
import { LayeredMap } from "../layered-map.ts";
import type { Variable } from "../scope.ts";
import { secretsIn, type Piece, type Value } from "../value.ts";

/** The variables that a script begins with. They are looked up, not copied: a file may have as many RUNs as variables. */
export interface ShellEnvironment {
  get(name: string): Variable | undefined;
  entries(): Iterable<readonly [string, Variable]>;
}

/** Of a command whose variables are filled in when it runs. */
export const unknownEnvironment: ShellEnvironment = { get: () => undefined, entries: () => [] };

/** Under this name, which no variable has, stands what a file has set that was read as a script. */
const sourced = ".";

/** Stands for a variable that the script has unset, whatever its environment says of it. */
const gone: Variable = { value: [], declaration: { kind: "env", name: "", range: [0, 0] } };

/** What a script has set, over the environment that it began with. */
export class ShellVariables {
  /** `set -a`: whatever is set is exported. */
  exportsAll = false;
  readonly #environment: ShellEnvironment;
  readonly #own: LayeredMap<string, Variable>;
  /** Whether programs get it, of what differs from where it comes from: the environment is for them, what is set is not. */
  readonly #exported: LayeredMap<string, boolean>;
  readonly #unset = new Set<string>();
  /** What the variables were that one of several alternatives has set so far. */
  #journal: Map<string, Variable | undefined> | null = null;

  constructor(environment: ShellEnvironment, own = new LayeredMap<string, Variable>(), exported = new LayeredMap<string, boolean>()) {
    this.#environment = environment;
    this.#own = own;
    this.#exported = exported;
  }

  /** The variables of a subshell: all of these, and from here on its own. */
  fork(): ShellVariables {
    const fork = new ShellVariables(this.#environment, this.#own.fork(), this.#exported.fork());
    fork.exportsAll = this.exportsAll;
    return fork;
  }

  find(name: string): Variable | undefined {
    const found = this.#own.get(name) ?? this.#environment.get(name) ?? this.#findSourced(name);
    return found === gone ? undefined : found;
  }

  #findSourced(name: string): Variable | undefined {
    const all = this.#own.get(sourced);
    return all && judgeName(name)?.confidence === "likely" ? all : undefined;
  }

  get(name: string): Value {
    return this.find(name)?.value ?? [];
  }

  set(name: string, value: Value): void {
    const declaration = value.find(({ from }) => from)?.from ?? { kind: "env", name, range: [0, 0] };
    this.#put(name, { value, declaration });
    if (this.exportsAll) this.export(name);
  }

  #put(name: string, variable: Variable): void {
    if (this.#journal && !this.#journal.has(name)) this.#journal.set(name, this.#own.get(name) ?? this.#environment.get(name));
    this.#own.set(name, variable);
  }

  /** Gives a variable back what it was before a function had one of its own. */
  restore(name: string, variable: Variable | undefined): void {
    if (variable) this.#put(name, variable);
    else this.set(name, []);
  }

  /**
   * Runs bodies of which a script takes one, or with `orNone` perhaps none: each begins with the variables as they are, and
   * a secret that one of them sets is there afterwards, whatever another one sets in its place.
   */
  apart<T>(bodies: readonly (() => T)[], orNone: boolean): T[] {
    const outer = this.#journal;
    const before = new Map<string, Variable | undefined>();
    const after = new Map<string, Variable>();
    const results = bodies.map((body) => {
      const journal = (this.#journal = new Map<string, Variable | undefined>());
      const result = body();
      for (const [name, was] of journal) {
        after.set(name, either(this.#own.get(name)!, after.get(name)));
        if (!before.has(name)) before.set(name, was);
        if (was) this.#own.set(name, was);
      }
      return result;
    });
    this.#journal = outer;
    for (const [name, variable] of after) this.#put(name, orNone ? either(variable, before.get(name)) : variable);
    return results;
  }

  unset(name: string): void {
    this.#put(name, gone);
    this.#exported.set(name, false);
    this.#unset.add(name);
  }

  /** Takes back what was unset since there were those variables: it may not have come to that. */
  takeBackUnset(before: ShellVariables): void {
    for (const name of this.#unset) {
      const variable = this.#own.get(name) === gone ? before.find(name) : undefined;
      if (!variable) continue;
      this.#own.set(name, variable);
      this.#exported.set(name, before.#isExported(name));
    }
  }

  export(name: string, exported = true): void {
    this.#exported.set(name, exported);
  }

  #isExported(name: string): boolean {
    return this.#exported.get(name) ?? this.#environment.get(name) !== undefined;
  }

  /**
   * The variables of a program that is called: of the exported ones those that pass. What the shell that calls it has
   * `written` into its words keeps its value, as a script in double quotes is read with references and all.
   */
  ofProgram(written: ReadonlySet<string>, passes: (name: string) => boolean = () => true): ShellVariables {
    const gets = (name: string) => passes(name) && (this.#isExported(name) || this.#own.get(name) === undefined);
    return new ShellVariables({
      get: (name) => (written.has(name) || gets(name) ? this.find(name) : undefined),
      entries: () => this.#visible().filter(([name]) => passes(name)),
    });
  }

  /** Takes over variables from a file or an output with a secret: which ones it sets is not known, so their names tell. */
  source(value: Value): void {
    const secrets = secretsIn(value).map((secret): Piece => ({ kind: "secret", secret }));
    if (secrets.length > 0) this.set(sourced, secrets);
  }

  /** `export $(cat FILE)`. */
  exportSourced(): void {
    this.export(sourced);
  }

  /** What `env` prints: every secret in the environment. */
  exported(): Value {
    return this.#visible().flatMap(([, { value }]) => value.filter(({ kind }) => kind === "secret"));
  }

  /** All that a program finds in its environment. */
  #visible(): (readonly [string, Variable])[] {
    const all: (readonly [string, Variable])[] = [];
    for (const [name, variable] of this.#environment.entries()) {
      if (this.#exported.get(name) !== false) all.push([name, this.#own.get(name) ?? variable]);
    }
    for (const [name, isExported] of this.#exported.entries()) {
      const variable = isExported ? this.find(name) : undefined;
      if (variable) all.push([name, variable]);
    }
    return all;
  }
}

/** The last one that was set, with the secrets of both. */
function either(last: Variable, other: Variable | undefined): Variable {
  const secrets = secretsIn(last.value);
  const missing = other ? other.value.filter((piece) => piece.kind === "secret" && !secrets.includes(piece.secret)) : [];
  if (missing.length === 0) return last;
  return secrets.length === 0 ? other! : { ...last, value: [...last.value, ...missing] };
}
