import type { Handover, PassedSecret } from "./rewrite.ts";

/** A secret for the build: from a variable, from a file of the context, or from a file that a person has to make. */
export function secretForBuild(id: string, from: PassedSecret["from"]): Handover {
  const source = typeof from === "string" ? "src=FILE" : "file" in from ? `src=${from.file}` : `env=${from.variable}`;
  return { to: "build", text: `--secret id=${id},${source}`, means: { kind: "secret", id, from } };
}

/** The SSH agent of whoever builds. */
export function agentForBuild(): Handover {
  const id = "default";
  return { to: "build", text: `--ssh ${id}`, means: { kind: "agent", id } };
}

export function variableForContainer(name: string): Handover {
  return { to: "run", text: `--env ${name}`, means: { kind: "variable", name } };
}

/** A file that the image had, mounted where it stood. */
export function fileForContainer(path: string, target: string): Handover {
  const volume = `./${path}:${target}:ro`;
  return { to: "run", text: `--volume ${volume}`, means: { kind: "volume", target, volume } };
}

/** A variable of Compose's own environment that tells where a key is. */
export function keyFileForCompose(variable: string): Handover {
  return { to: "compose", text: `the path of the key's file in the variable ${variable}` };
}

/** A variable that Compose takes from its own environment. */
export function variableForCompose(name: string): Handover {
  return { to: "compose", text: `the variable ${name}` };
}
