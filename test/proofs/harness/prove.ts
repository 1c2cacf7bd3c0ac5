import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { LintMessage } from "../../../src/engine/result.ts";
import type { Archive, Given, Outcome, ProofCase } from "../proof-case.ts";
import type { Buildah, Built } from "./buildah.ts";
import { writeContext } from "./context.ts";
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
  /** In the order of the file; of the rule under proof only where that is in strict alone. */
  readonly messages: readonly LintMessage[];
  readonly found: readonly Found[];
  readonly log: string;
}

/** Lints and builds the context of a case, then mends it and does so again. */
export async function prove(proof: ProofCase, buildah: Buildah, { root, served }: { root: string; served: string }): Promise<Proof> {
  const secret = proof.value ?? makeSecret();
  const server = await startServer(served, secret);
  const directory = mkdtempSync(join(root, "context-"));
  try {
    const attempt = new Attempt(proof, { secret, server, directory, buildah });
    const before = await attempt.build(proof.given);
    const after = await attempt.mend();
    return { before, after };
  } finally {
    await server.close();
    rmSync(directory, { recursive: true });
  }
}

interface Surroundings {
  readonly secret: string;
  readonly server: Server;
  readonly directory: string;
  readonly buildah: Buildah;
}

class Attempt {
  readonly #proof: ProofCase;
  readonly #around: Surroundings;

  constructor(proof: ProofCase, around: Surroundings) {
    this.#proof = proof;
    this.#around = around;
    this.#write(proof.context);
  }

  async mend(): Promise<Evidence> {
    const { rule, config, mend } = this.#proof;
    if (mend === "suggestion") {
      const handovers = await applySuggestions(this.#around.directory, `dfsecret/${rule}`, config);
      return this.build(undefined, handovers);
    }
    this.#write(mend.context);
    return this.build(mend.given);
  }

  async build({ buildArgs = {}, secrets = {} }: Given = {}, handovers: readonly string[] = []): Promise<Evidence> {
    const { rule, config, stage } = this.#proof;
    const { directory, buildah, server } = this.#around;
    const messages = (await lintDockerfile(directory, config)).filter(({ ruleId }) => config !== "strict" || ruleId === `dfsecret/${rule}`);

    const sources = Object.entries(secrets).map(([id, text], at) => ({ id, text: this.#fill(text), variable: `SECRET_${at}` }));
    const arguments_ = handovers.map((one) => one.replace(/^--secret /, ""));
    const options = {
      directory,
      buildArgs: Object.fromEntries(Object.entries(buildArgs).map(([name, text]) => [name, this.#fill(text)])),
      secrets: [...sources.map(({ id, variable }) => `id=${id},env=${variable}`), ...arguments_],
      environment: Object.fromEntries([
        ...sources.map(({ variable, text }) => [variable, text]),
        ...arguments_.flatMap((one) => /\benv=(\w+)/.exec(one)?.slice(1) ?? []).map((variable) => [variable, this.#around.secret]),
      ]) as Record<string, string>,
    };
    const requests = server.requests();
    const built = await buildah.build(options);
    const hadSecret = this.#showsUse(built, server.requests() - requests);
    const behind = stage === undefined ? null : await buildah.build({ ...options, target: stage });
    const found = this.#search(built, behind);
    return { passes: built.passed, hadSecret, leaks: found.length > 0, messages, found, log: built.log };
  }

  #showsUse({ image }: Built, requests: number): boolean {
    const { use } = this.#proof;
    if (use === "at run time") return false;
    if (use === "server") return requests > 0;
    return image !== null && (fileOf(image, "used")?.toString().startsWith(sha256(this.#fill(use.digestOf))) ?? false);
  }

  #search({ image, log }: Built, behind: Built | null): Found[] {
    const needles = needlesFor(this.#around.secret);
    const left = behind?.image ? searchImage(behind.image, needles).filter(({ channel }) => channel === "image.layer") : [];
    return [
      ...(image ? searchImage(image, needles) : []),
      ...left.map(({ where }) => ({ channel: "cache.exported" as const, where: `stage ${this.#proof.stage}, ${where}` })),
      ...(search(Buffer.from(log), needles).length > 0 ? [{ channel: "build.log" as const, where: "" }] : []),
    ];
  }

  #write(context: Readonly<Record<string, string | Archive | null>>): void {
    writeContext(this.#around.directory, Object.fromEntries(
      Object.entries(context).map(([path, content]) => [path, typeof content === "string" ? this.#fill(content) : content && this.#fillArchive(content)])));
  }

  #fillArchive({ archive }: Archive): Archive {
    return { archive: Object.fromEntries(Object.entries(archive).map(([path, text]) => [path, this.#fill(text)])) };
  }

  #fill(text: string): string {
    const { secret, server } = this.#around;
    return text.replaceAll("@@", secret).replaceAll("@HOST@", server.host).replaceAll("@DIGEST@", benignDigest);
  }
}
