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

/** What a script has set, over the environment that it began with. */
export class ShellVariables {
  /** `set -a`: whatever is set is exported. */
  exportsAll = false;
  readonly #environment: ShellEnvironment;
  readonly #own: LayeredMap<string, Variable>;
  readonly #exported: LayeredMap<string, true>;

  constructor(environment: ShellEnvironment, own = new LayeredMap<string, Variable>(), exported = new LayeredMap<string, true>()) {
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
    return this.#own.get(name) ?? this.#environment.get(name) ?? this.#findSourced(name);
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
    this.#own.set(name, { value, declaration });
    if (this.exportsAll) this.export(name);
  }

  export(name: string): void {
    this.#exported.set(name, true);
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
    const inherited = [...this.#environment.entries()].map(([name, { value }]) => this.#own.get(name)?.value ?? value);
    const values = [...inherited, ...[...this.#exported.entries().keys()].map((name) => this.get(name))];
    return values.flat().filter(({ kind }) => kind === "secret");
  }
}
