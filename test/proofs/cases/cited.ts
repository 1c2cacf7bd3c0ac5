/** What no build with buildah shows: a fact of BuildKit, or of Compose and the running container. */
export interface CitedCase {
  readonly rule: string;
  readonly title: string;
  /** Cases of docs/exposure.md. */
  readonly exposure: readonly string[];
  readonly why: string;
}

export const citedCases: readonly CitedCase[] = [
  {
    rule: "no-secret-arg",
    title: "ARG without a RUN after it: image.history",
    exposure: ["A01", "A09", "A10"],
    why: "only BuildKit writes a build argument into the history at once",
  },
  {
    rule: "no-secret-arg",
    title: "ARG that a RUN in a heredoc uses: image.history",
    exposure: ["A18"],
    why: "Debian's buildah reads no heredocs",
  },
  {
    rule: "no-secret-copy",
    title: "COPY of a heredoc: image.layer",
    exposure: ["D22"],
    why: "Debian's buildah reads no heredocs",
  },
  {
    rule: "no-secret-add",
    title: "ADD of an address with a token in its query: attestation.min",
    exposure: ["D17", "D19"],
    why: "only BuildKit makes attestations",
  },
  {
    rule: "no-secret-add",
    title: "ADD of a git repository: image.history; mended with GIT_AUTH_TOKEN",
    exposure: ["D20", "D21"],
    why: "only BuildKit knows GIT_AUTH_TOKEN",
  },
  {
    rule: "no-secret-in-build",
    title: "ARG of a stage that is left behind: attestation.max",
    exposure: ["A08", "H07"],
    why: "only BuildKit makes attestations",
  },
  {
    rule: "no-secret-env-file",
    title: "env_file that git does not ignore: repository",
    exposure: [],
    why: "it is in the repository, whatever is built",
  },
  {
    rule: "valid-compose-secrets",
    title: "undefined and misplaced secrets",
    exposure: [],
    why: "Compose refuses the file; nothing is built",
  },
  {
    rule: "no-world-readable-secret",
    title: "mode of a secret: other users of the container",
    exposure: [],
    why: "it is about the running container",
  },
  {
    rule: "prefer-secret-file",
    title: "credential in environment: run.environ",
    exposure: [],
    why: "it is about the running container",
  },
  {
    rule: "valid-directive",
    title: "comments that turn off parser directives",
    exposure: [],
    why: "no secret is in it",
  },
];
