import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LintMessage } from "../../../src/engine/result.ts";
import type { Outcome, ProofCase } from "../proof-case.ts";
import { toolFolders } from "./base.ts";
import type { Buildah, Built } from "./buildah.ts";
import { writeContext } from "./context.ts";
import { handById, handOver, together, type Handed } from "./handing.ts";
import { fileOf, searchImage, type Found } from "./image.ts";
import { applySuggestions, lintDockerfile } from "./linting.ts";
import { needlesFor, search } from "./search.ts";
import { makeSecret, sha256 } from "./secret.ts";
import { benignDigest, startServer, type Server } from "./server.ts";

export interface Proof {
  readonly before: Evidence;
  readonly after: Evidence;
}

/** What the linter says of a context, and what its build shows. */
export interface Evidence extends Outcome {
  /** In the order of the file; only those of the rule under proof where it is in strict alone. */
  readonly messages: readonly LintMessage[];
  readonly found: readonly Found[];
  readonly log: string;
}

export interface Surroundings {
  readonly buildah: Buildah;
  /** Where contexts are written. */
  readonly root: string;
  /** What `writeServed` has made. */
  readonly served: string;
}

/** Lints and builds the context of a case, then mends it and does so again. */
export async function prove(proof: ProofCase, { buildah, root, served }: Surroundings): Promise<Proof> {
  const secret = proof.value ?? makeSecret();
  const server = await startServer(served, secret);
  const directory = mkdtempSync(join(root, "proof-"));
  try {
    const attempt = new Attempt(proof, { secret, server, directory, buildah });
    const before = await attempt.run();
    const after = await attempt.mend();
    return { before, after };
  } finally {
    await server.close();
    rmSync(directory, { recursive: true });
  }
}

interface Means {
  readonly secret: string;
  readonly server: Server;
  readonly directory: string;
  readonly buildah: Buildah;
}

class Attempt {
  readonly #proof: ProofCase;
  readonly #means: Means;
  readonly #context: string;

  constructor(proof: ProofCase, means: Means) {
    this.#proof = proof;
    this.#means = means;
    this.#context = join(means.directory, "context");
    mkdirSync(this.#context);
    writeContext(this.#context, proof.context, this.#fill);
  }

  run(): Promise<Evidence> {
    const { buildArgs = {}, secrets = {} } = this.#proof.given ?? {};
    return this.#lintAndBuild(this.#handById(secrets), buildArgs);
  }

  /** The mended context is given no build argument any more. */
  async mend(): Promise<Evidence> {
    const { config, mend, given: { secrets = {} } = {} } = this.#proof;
    if (mend !== "suggestion") {
      writeContext(this.#context, mend.context, this.#fill);
      return this.#lintAndBuild(this.#handById(mend.secrets ?? {}));
    }
    const options = await applySuggestions(this.#context, config);
    const value = this.#means.secret;
    const file = join(this.#means.directory, "handed-over");
    writeFileSync(file, value);
    return this.#lintAndBuild(together(this.#handById(secrets), handOver(options, { value, file })));
  }

  async #lintAndBuild(handed: Handed, buildArgs: Readonly<Record<string, string>> = {}): Promise<Evidence> {
    const { rule, config, stage, tool } = this.#proof;
    const { buildah, server } = this.#means;
    const messages = (await lintDockerfile(this.#context, config)).filter(({ ruleId }) => config !== "strict" || ruleId === `dfsecret/${rule}`);
    const options = {
      ...handed,
      directory: this.#context,
      buildArgs: this.#filled(buildArgs),
      mounted: tool === undefined ? [] : toolFolders(),
    };
    const requests = server.requests();
    const built = await buildah.build(options);
    const hadSecret = this.#showsUse(built, server.requests() - requests);
    const found = this.#search(built, stage === undefined ? null : await buildah.build({ ...options, target: stage }));
    return { passes: built.passed, hadSecret, leaks: found.length > 0, messages, found, log: built.log };
  }

  #showsUse({ image }: Built, requests: number): boolean {
    const { use } = this.#proof;
    if (use === "at run time") return false;
    if (use === "server") return requests > 0;
    return image !== null && (fileOf(image, "used")?.toString().startsWith(sha256(this.#fill(use.digestOf))) ?? false);
  }

  #search({ image, log }: Built, behind: Built | null): Found[] {
    const needles = needlesFor(this.#means.secret);
    const left = behind?.image ? searchImage(behind.image, needles).filter(({ channel }) => channel === "image.layer") : [];
    return [
      ...(image ? searchImage(image, needles) : []),
      ...left.map(({ where }) => ({ channel: "cache.exported" as const, where: `stage ${this.#proof.stage}, ${where}` })),
      ...(search(Buffer.from(log), needles).length > 0 ? [{ channel: "build.log" as const, where: "" }] : []),
    ];
  }

  #handById(secrets: Readonly<Record<string, string>>): Handed {
    return handById(this.#filled(secrets));
  }

  #filled(texts: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.#fill(text)]));
  }

  readonly #fill = (text: string): string => {
    const { secret, server } = this.#means;
    return text.replaceAll("{secret}", secret).replaceAll("{host}", server.host).replaceAll("{digest}", benignDigest);
  };
}
