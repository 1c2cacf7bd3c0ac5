import type { Channel } from "../../src/trace/channel.ts";

/**
 * One rule, proven: a context that is built and holds the secret where the message says, and a mend after which
 * it is nowhere although the build still had it. In all texts `{secret}` stands for the secret's value, `{host}` for
 * the address of a server that wants it as its password or token, `{digest}` for the SHA-256 of a benign file there.
 */
export interface ProofCase {
  /** Without the namespace. */
  readonly rule: string;
  readonly title: string;
  /** The measured case of docs/exposure.md that it goes back to; absent where there is none. */
  readonly exposure?: string;
  /** The configuration in which the rule is on; `recommended` when absent. */
  readonly config?: "strict";
  /** The tool whose own doing is the point, and which the build therefore has; else it has busybox only. */
  readonly tool?: "curl" | "git" | "npm" | "openssl" | "pip";
  readonly context: Context;
  readonly given?: Given;
  /** A value that is no made-up secret: what everybody knows, or a marker to look for. */
  readonly value?: string;
  /** A stage that is left behind, whose image is searched as what an exported cache holds. */
  readonly stage?: string;
  /** The channel that the message names, where only BuildKit writes it and buildah does not. */
  readonly onlyBuildKit?: Channel;
  readonly use: Use;
  readonly before?: Partial<Outcome>;
  /** The rule's own suggestion, applied, or what a person has to write. */
  readonly mend: "suggestion" | Mend;
  readonly after?: Partial<Outcome>;
  /** What is still wrong with the linter here: the proof is to fail until that is mended, and is in no table. */
  readonly pending?: string;
}

/** Files by their path in the build context; the Dockerfile is one of them. */
export type Context = Readonly<Record<string, string | Archive>>;

export interface Archive {
  readonly archive: Readonly<Record<string, string>>;
}

/** What a person gives to the build. */
export interface Given {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Contents by id. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Mend {
  /** What is otherwise than before; null takes a file away. */
  readonly context: Readonly<Record<string, string | Archive | null>>;
  /** Contents by id. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/**
 * How the build shows that it had the secret: `/used` in the image has the SHA-256 of the text; the server was asked
 * with it; or nothing in the build needs it, as what it is for happens when the container runs.
 */
export type Use = { readonly digestOf: string } | "server" | "at run time";

export interface Outcome {
  readonly passes: boolean;
  readonly hadSecret: boolean;
  /** Whether the secret is in the image, in the log, or in the stage that is left behind. */
  readonly leaks: boolean;
}
