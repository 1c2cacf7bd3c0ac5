/** How a secret comes into the build. */
export type Given = "file" | "environment" | "argument" | "copy";

/** A Dockerfile of which the scripts can be run. */
export interface Scenario {
  readonly given: Given;
  /** One or two, named as the linter calls them. */
  readonly secrets: readonly string[];
  readonly shell: "sh" | "bash";
  /** What joins the steps of a RUN. */
  readonly layout: "heredoc" | "&&" | ";";
  /** The steps of each RUN, none of them empty. */
  readonly runs: readonly (readonly string[])[];
}

/** Where the file of `given: "copy"` goes. */
export const COPIED = "/root/.npmrc";

/** The name of a secret by the way it is given. */
export const secretNames: Readonly<Record<Given, readonly string[]>> = {
  file: ["token_one", "token_two"],
  environment: ["API_TOKEN", "DB_PASSWORD"],
  argument: ["API_TOKEN", "DB_PASSWORD"],
  copy: [".npmrc"],
};

/** The path at which a secret is mounted. */
export function mountOf(secret: string): string {
  return `/run/secrets/${secret}`;
}

/** What the shell of a RUN gets. */
export function scriptOf({ layout }: Scenario, steps: readonly string[]): string {
  return layout === "heredoc" ? steps.join("\n") : steps.join(layout === "&&" ? " \\\n && " : "; \\\n ");
}

export function dockerfileOf(scenario: Scenario): string {
  const { given, secrets, shell, layout, runs } = scenario;
  const mounts = secrets.map((secret) => {
    if (given === "file") return `--mount=type=secret,id=${secret} `;
    return given === "environment" ? `--mount=type=secret,id=${secret.toLowerCase()},env=${secret} ` : "";
  }).join("");
  return [
    "# syntax=docker/dockerfile:1",
    "FROM busybox",
    ...(shell === "bash" ? ["SHELL [\"/bin/bash\", \"-c\"]"] : []),
    ...(given === "argument" ? secrets.map((secret) => `ARG ${secret}`) : []),
    ...(given === "copy" ? [`COPY .npmrc ${COPIED}`] : []),
    ...runs.map((steps) => (layout === "heredoc" ? `RUN ${mounts}<<RUN_EOF\n${scriptOf(scenario, steps)}\nRUN_EOF` : `RUN ${mounts}${scriptOf(scenario, steps)}`)),
    "",
  ].join("\n");
}
