import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Handed } from "./handing.ts";
import { readImage, type Image } from "./image.ts";

export interface BuildOptions extends Handed {
  /** The folder with the Dockerfile and the context. */
  readonly directory: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly target?: string;
  /** Folders of this machine that every RUN sees, read-only, at the same place. */
  readonly mounted?: readonly string[];
}

export interface Built {
  readonly passed: boolean;
  /** What the build printed. */
  readonly log: string;
  /** Null where the build failed. */
  readonly image: Image | null;
}

/** Builds without a daemon, a cache or the network, and keeps all it stores below one folder. */
export class Buildah {
  readonly #root: string;
  #built = 0;

  constructor(root: string) {
    this.#root = root;
    mkdirSync(join(root, "tmp"), { recursive: true });
  }

  /** Makes a base image of a folder with a root file system. */
  async importBase(name: string, directory: string, environment: Readonly<Record<string, string>>): Promise<void> {
    const container = (await this.#succeed(["from", "--pull-never", "scratch"])).trim();
    await this.#succeed(["copy", "--quiet", container, directory, "/"]);
    await this.#succeed(["config", ...Object.entries(environment).flatMap(([key, value]) => ["--env", `${key}=${value}`]), container]);
    await this.#succeed(["commit", "--quiet", "--rm", "--format", "docker", container, `localhost/${name}`]);
  }

  async build({ directory, buildArgs, secrets, environment, target, mounted = [] }: BuildOptions): Promise<Built> {
    const name = `localhost/proof-${++this.#built}`;
    const { status, output } = await this.#run([
      "build", "--isolation", "chroot", "--network", "host", "--pull-never", "--layers", "--no-cache", "--format", "docker",
      ...Object.entries(buildArgs).flatMap(([key, value]) => ["--build-arg", `${key}=${value}`]),
      ...secrets.flatMap((secret) => ["--secret", secret]),
      ...(target === undefined ? [] : ["--target", target]),
      ...mounted.flatMap((folder) => ["--volume", `${folder}:${folder}:ro`]),
      "--tag", name, ".",
    ], { directory, environment });
    return { passed: status === 0, log: output, image: status === 0 ? await this.#export(name) : null };
  }

  async version(): Promise<string> {
    return (await this.#succeed(["--version"])).trim();
  }

  async #export(name: string): Promise<Image> {
    const archive = join(this.#root, `${name.replaceAll("/", "-")}.tar`);
    await this.#succeed(["push", "--quiet", name, `docker-archive:${archive}`]);
    const image = readImage(archive);
    rmSync(archive);
    await this.#succeed(["rmi", "--force", name]);
    return image;
  }

  async #succeed(command: readonly string[]): Promise<string> {
    const { status, output } = await this.#run(command);
    if (status !== 0) throw new Error(`buildah ${command.join(" ")} failed:\n${output}`);
    return output;
  }

  #run(command: readonly string[], { directory = this.#root, environment = {} } = {}): Promise<{ status: number | null; output: string }> {
    const storage = ["--root", join(this.#root, "storage"), "--runroot", join(this.#root, "run"), "--storage-driver", "vfs"];
    return new Promise((resolve, reject) => {
      const child = spawn("buildah", [...storage, ...command], {
        cwd: directory,
        env: { PATH: process.env["PATH"], HOME: this.#root, TMPDIR: join(this.#root, "tmp"), ...environment },
      });
      const output: Buffer[] = [];
      child.stdout.on("data", (data: Buffer) => output.push(data));
      child.stderr.on("data", (data: Buffer) => output.push(data));
      child.on("error", reject);
      child.on("close", (status) => resolve({ status, output: Buffer.concat(output).toString() }));
    });
  }
}
