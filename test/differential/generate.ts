import { basename, dirname } from "node:path";
import { bashPhrases, phrases, type Phrases } from "./phrases.ts";
import { COPIED, mountOf, secretNames, type Given, type Scenario } from "./scenario.ts";

/** A number in [0, 1). */
export type Random = () => number;

const directories = ["/tmp", "/root", "/opt"];
const moreDirectories = ["/opt/app", "/srv/x", "/etc/app", "/var/lib/a", "/usr/local/etc"];
const fileNames = ["f", "cfg", "data.txt", ".rc", "app.conf", "x.yml", "key.pem", "out"];
const variableNames = ["T", "TOKEN", "PW", "x", "val"];

/** What a step does, and how often of a hundred. */
const kinds: readonly (readonly [kind: keyof typeof steps, share: number])[] = [["store", 36], ["use", 18], ["move", 14], ["erase", 16], ["other", 8], ["print", 8]];
const steps = { store, use, move, erase, other, print };

/** A scenario by chance; the same numbers give the same one. `withBash`: whether scripts for bash may be among them. */
export function generate(random: Random, withBash: boolean): Scenario {
  const given = pick<Given>(random, ["file", "file", "file", "environment", "argument", "copy"]);
  const shell = withBash && random() < 0.25 ? "bash" : "sh";
  const layout = pick<Scenario["layout"]>(random, ["heredoc", "heredoc", "&&", "&&", ";"]);
  const secrets = secretNames[given].slice(0, random() < 0.25 ? 2 : 1);
  const writer = new Writer(random, given, secrets, shell === "bash", layout === "heredoc");
  const runs = Array.from({ length: pick(random, [1, 1, 1, 1, 2, 2, 3]) }, () => {
    writer.begin();
    for (let left = 1 + Math.floor(random() * 5); left > 0; left--) steps[weighted(random)](writer);
    return writer.end();
  });
  return { given, secrets, shell, layout, runs: runs.filter(({ length }) => length > 0) };
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

function weighted(random: Random): keyof typeof steps {
  let at = random() * 100;
  return kinds.find(([, share]) => (at -= share) < 0)?.[0] ?? "store";
}

function store(writer: Writer): void {
  writer.add(writer.readsFile ? "storesMounted" : "stores");
}

function use(writer: Writer): void {
  writer.add(writer.readsFile ? "usesMounted" : "uses");
}

function move(writer: Writer): void {
  writer.add("moves");
}

function erase(writer: Writer): void {
  writer.add("erases");
}

function print(writer: Writer): void {
  writer.add(writer.chance(0.6) ? "prints" : "printsFile");
}

function other(writer: Writer): void {
  if (writer.chance(0.3)) writer.makeDirectory();
  else if (writer.chance(0.4)) writer.changeDirectory();
  else writer.add("others");
}

/** Fills in phrases, one RUN after the other, and knows what there is for them. */
class Writer {
  readonly #random: Random;
  readonly #given: Given;
  readonly #secrets: readonly string[];
  readonly #isBash: boolean;
  readonly #takesLines: boolean;
  readonly #files: string[];
  readonly #directories = [...directories];
  #variables: string[] = [];
  #directory = "/";
  #steps: string[] = [];
  #count = 0;

  constructor(random: Random, given: Given, secrets: readonly string[], isBash: boolean, takesLines: boolean) {
    this.#random = random;
    this.#given = given;
    this.#secrets = secrets;
    this.#isBash = isBash;
    this.#takesLines = takesLines;
    this.#files = given === "copy" ? [COPIED] : [];
  }

  begin(): void {
    this.#steps = [];
    this.#directory = "/";
    this.#variables = this.#given === "environment" || this.#given === "argument" ? [...this.#secrets] : [];
  }

  end(): readonly string[] {
    return this.#steps;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** Whether the next step is to read a mounted file itself, and not a variable. */
  get readsFile(): boolean {
    return this.#given === "file" && this.chance(0.4);
  }

  makeDirectory(): void {
    const directory = `${pick(this.#random, moreDirectories)}${this.#count++}`;
    this.#steps.push(`mkdir -p ${directory}`);
    this.#directories.push(directory);
  }

  changeDirectory(): void {
    const directory = pick(this.#random, this.#directories);
    this.#steps.push(pick(this.#random, [`cd ${directory}`, `mkdir -p ${directory} && cd ${directory}`]));
    this.#directory = directory;
  }

  add(kind: keyof Phrases): void {
    const table = this.#isBash && this.chance(0.3) ? bashPhrases[kind] : phrases[kind];
    const phrase = pick(this.#random, this.#takesLines ? table : table.filter((one) => !one.includes("\n")));
    // Of a file of the context it is the layer of COPY that is asked for, so its content goes no other way.
    if (this.#given === "copy" && (kind === "stores" || kind === "uses" || kind === "prints")) return;
    // A command that stores several at once is reported once.
    if (this.#secrets.length > 1 && /\/run(?!\/secrets\/t\*e)/.test(phrase)) return;
    if (/«[fFec]»/.test(phrase) && this.#files.length === 0) return;
    if (phrase.includes("«v»") && this.#variables.length === 0) this.#read();
    this.#steps.push(this.#fill(phrase));
  }

  #read(): void {
    const name = `${pick(this.#random, variableNames)}${this.chance(0.3) ? this.#count++ : ""}`;
    const table = this.#isBash && this.chance(0.3) ? bashPhrases.reads : phrases.reads;
    this.#steps.push(this.#fill(pick(this.#random, table)).replaceAll("«x»", name));
    this.#variables.push(name);
    // With a second one, that which is stored is not always that which was read last.
    if (this.#secrets.length > 1 && this.chance(0.5)) {
      const other = `${name}B`;
      this.#steps.push(`${other}=$(cat ${mountOf(this.#secrets[1]!)})`);
      this.#variables.push(other);
    }
  }

  #fill(phrase: string): string {
    const fresh = `${pick(this.#random, this.#directories)}/${pick(this.#random, fileNames)}${this.#count++}`;
    const file = this.#files.length > 0 ? pick(this.#random, this.#files) : fresh;
    const variable = this.#variables.length > 0 ? pick(this.#random, this.#variables) : "";
    const values: Readonly<Record<string, string>> = {
      v: variable, s: mountOf(pick(this.#random, this.#secrets)), n: String(this.#count++),
      p: fresh, P: this.#spelled(fresh), d: dirname(fresh), b: basename(fresh),
      f: file, F: this.#spelled(file), e: dirname(file), c: basename(file),
    };
    if (/«[pP]»/.test(phrase)) this.#files.push(fresh);
    return phrase.replace(/«(\w)»/g, (whole, key: string) => values[key] ?? whole);
  }

  /** A path as people write it. */
  #spelled(path: string): string {
    if (path.startsWith("/root/") && this.chance(0.3)) return pick(this.#random, ["~", "$HOME", "\"$HOME\"", "${HOME}"]) + path.slice("/root".length);
    if (this.#directory !== "/" && path.startsWith(`${this.#directory}/`) && this.chance(0.6)) return pick(this.#random, ["", "./"]) + path.slice(this.#directory.length + 1);
    return this.chance(0.1) ? `"${path}"` : path;
  }
}
