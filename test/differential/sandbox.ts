import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { writeBase } from "../proofs/harness/base.ts";
import { needlesFor, search, type Needles } from "../proofs/harness/search.ts";
import { COPIED, mountOf, scriptOf, type Scenario } from "./scenario.ts";

/** Where the secrets really are after a build. */
export interface Outcome {
  /** Those that a layer of a RUN holds. */
  readonly stored: ReadonlySet<string>;
  /** Those that were printed. */
  readonly printed: ReadonlySet<string>;
  /** Whether the file that COPY brought is there in the end as it came. */
  readonly copyStands: boolean;
}

/** What every RUN finds and no RUN may change: the programs. */
const kept: ReadonlySet<string> = new Set(["bin", "dev", "lib", "lib64"]);
const empty = ["etc", "root", "tmp", "var/tmp", "var/lib", "opt", "run/secrets", "home/app", "usr/local", "srv", "proc", "dev/shm"];
const devices: readonly (readonly [name: string, minor: string])[] = [["null", "3"], ["zero", "5"], ["urandom", "9"]];
/** What busybox lacks, or has less of. */
const programs = ["install", "find"];
/** In a space of its own, so that nothing stays mounted; `/dev/fd` needs it. */
const WITH_PROC = "mount --bind /proc \"$1/proc\" && exec chroot \"$@\"";
/** Of a script that waits for something that does not come. */
const LONGEST = 5000;

/** Why scripts cannot be run here; null where they can. */
export function whyNot(): string | null {
  if (process.getuid?.() !== 0) return "it takes root, for chroot and device files";
  const busybox = spawnSync("busybox", ["true"]);
  if (busybox.error) return "busybox is missing (Debian: apt-get install busybox-static)";
  if (spawnSync("unshare", ["--mount", "true"]).status !== 0) return "it may not make a mount namespace (unshare --mount)";
  return spawnSync("ldd", [pathOf("busybox")]).status === 0 ? "busybox is not a static one (Debian: apt-get install busybox-static)" : null;
}

/** A root file system in a folder of its own, in which the scripts of scenarios run. */
export class Sandbox {
  readonly #root: string;
  readonly hasBash: boolean;

  /** `root` is an empty folder. */
  constructor(root: string) {
    this.#root = root;
    writeBase(root);
    mkdirSync(join(root, "dev"));
    for (const [name, minor] of devices) execFileSync("mknod", ["--mode=666", join(root, "dev", name), "c", "1", minor]);
    for (const [at, name] of ["stdin", "stdout", "stderr"].entries()) symlinkSync(`/proc/self/fd/${at}`, join(root, "dev", name));
    symlinkSync("/proc/self/fd", join(root, "dev/fd"));
    for (const program of programs) this.#add(program);
    this.hasBash = this.#add("bash");
  }

  /** Runs the scenario as a builder would; null where a script fails, so that there would be no image. */
  run(scenario: Scenario, values: Readonly<Record<string, string>>): Outcome | null {
    const { given, secrets, runs, shell } = scenario;
    const needles = new Map(secrets.map((secret) => [secret, needlesFor(values[secret]!)]));
    this.#reset();
    if (given === "copy") this.#write(COPIED, copiedText(values));
    const copied = given === "copy" ? this.#fileAt(COPIED) : null;
    const stored = new Set<string>();
    const printed = new Set<string>();
    for (const steps of runs) {
      if (given === "file") for (const secret of secrets) this.#write(mountOf(secret), values[secret]!);
      const { status, error, stdout, stderr } = spawnSync("unshare", ["--mount", "sh", "-c", WITH_PROC, "sh", this.#root, `/bin/${shell}`, "-c", scriptOf(scenario, steps)], {
        env: { PATH: process.env["PATH"], HOME: "/root", ...(given === "environment" || given === "argument" ? values : {}) },
        timeout: LONGEST, input: "",
      });
      if (error || status !== 0) return null;
      rmSync(join(this.#root, "dev/shm"), { recursive: true, force: true });
      mkdirSync(join(this.#root, "dev/shm"));
      if (given === "file") for (const secret of secrets) rmSync(join(this.#root, mountOf(secret)), { force: true });
      for (const [secret, forms] of needles) {
        if (holds(Buffer.concat([stdout, stderr]), forms)) printed.add(secret);
        if (!stored.has(secret) && this.#holdsBelow(this.#root, forms)) stored.add(secret);
      }
    }
    const left = this.#fileAt(COPIED);
    return { stored, printed, copyStands: copied !== null && left?.ino === copied.ino && holds(readFileSync(join(this.#root, COPIED)), needles.get(secrets[0]!)!) };
  }

  #fileAt(path: string): Stats | null {
    return lstatSync(join(this.#root, path), { throwIfNoEntry: false }) ?? null;
  }

  #write(path: string, text: string): void {
    mkdirSync(join(this.#root, dirname(path)), { recursive: true });
    writeFileSync(join(this.#root, path), text);
  }

  #reset(): void {
    for (const name of readdirSync(this.#root)) if (!kept.has(name)) rmSync(join(this.#root, name), { recursive: true, force: true });
    for (const directory of empty) mkdirSync(join(this.#root, directory), { recursive: true });
    this.#write("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
  }

  #holdsBelow(directory: string, needles: Needles): boolean {
    return readdirSync(directory, { withFileTypes: true }).some((entry) => {
      if (directory === this.#root && kept.has(entry.name)) return false;
      const path = join(directory, entry.name);
      if (holds(Buffer.from(entry.name), needles)) return true;
      return entry.isDirectory() ? this.#holdsBelow(path, needles) : entry.isFile() && holds(readFileSync(path), needles);
    });
  }

  /** Puts a program of this machine with its libraries among those of busybox; false where there is none. */
  #add(program: string): boolean {
    const path = pathOf(program);
    if (path === "") return false;
    const libraries = spawnSync("ldd", [path], { encoding: "utf8" }).stdout.match(/\/lib\S+/g) ?? [];
    for (const [from, to] of [[path, `/bin/${program}`], ...libraries.map((library) => [library, library])] as const) {
      const target = join(this.#root, to);
      mkdirSync(dirname(target), { recursive: true });
      // Of a link to busybox it would be busybox that is written to.
      rmSync(target, { force: true });
      copyFileSync(from, target);
    }
    return true;
  }
}

function pathOf(command: string): string {
  return spawnSync("which", [command], { encoding: "utf8" }).stdout.trim();
}

/** The file of `given: "copy"`. */
export function copiedText(values: Readonly<Record<string, string>>): string {
  return `//registry.example.com/:_authToken=${values[".npmrc"]}\n`;
}

function holds(bytes: Buffer, needles: Needles): boolean {
  return bytes.length > 0 && search(bytes, needles).length > 0;
}
