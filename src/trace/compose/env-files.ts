import { dirname, join, resolve } from "node:path";
import type { ComposeEntry, ComposeScalar } from "../../parser/compose/ast.ts";
import { findAssignments } from "../../secrets/assignments.ts";
import { judgeFileContent } from "../../secrets/files.ts";
import { createGitIgnore } from "../../workspace/gitignore.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Leak } from "../leak.ts";
import { pairOptions, type Settings } from "../settings.ts";
import { knownText, type ProjectFile } from "./project.ts";
import { referencedNames } from "./values.ts";

/**
 * `env_file`, and the `.env` beside the file from which Compose fills in variables: credentials in them are in
 * every clone of the repository unless git ignores them.
 */
export function environmentFileLeaks({ path, documents }: ProjectFile, workspace: Workspace, settings: Settings): Leak[] {
  const directory = dirname(path);
  const isIgnored = createGitIgnore(workspace);
  const credentials = (file: string) => (isIgnored(file) ? [] : credentialsOf(file, workspace, settings));
  const services = documents.flatMap((document) => document.services);
  const seen = new Set<string>();
  const named = services.flatMap(({ envFiles }) => envFiles).flatMap(({ path: scalar }): Leak[] => {
    const written = scalar && knownText(scalar);
    if (!scalar || !written) return [];
    const file = resolve(directory, written);
    // Several services may name it; it is one file, and is ignored by one line.
    if (seen.has(file)) return [];
    seen.add(file);
    const [found] = credentials(file);
    return found ? [leakOf(scalar, written, found)] : [];
  });
  const entries = services.flatMap(({ environment }) => environment);
  return [...named, ...interpolated(entries, credentials(join(directory, ".env")))];
}

interface FileCredential {
  readonly name: string | null;
  readonly evidence: Leak["evidence"];
}

function credentialsOf(file: string, workspace: Workspace, settings: Settings): FileCredential[] {
  const result = workspace.read(file);
  if (!result.ok) return [];
  const found = judgeFileContent(`${file}.env`, result.text, { named: true, ...pairOptions(settings) })
    .filter(({ evidence }) => evidence.confidence !== "possible" && !evidence.wellKnown);
  // A token or an address is found wherever it stands.
  const variables = found.some(({ name }) => name === null) ? findAssignments(result.text, "lines") : [];
  return found.map(({ name, evidence, start, end }) => ({ evidence, name: name ?? variables.find((one) => one.start <= start && end <= one.end)?.name ?? null }));
}

/** At the first place where Compose fills in a credential of the `.env`: `A: ${NAME}`, or `NAME` without a value. */
function interpolated(entries: readonly ComposeEntry[], found: readonly FileCredential[]): Leak[] {
  const names = new Map(found.flatMap((one) => (one.name === null ? [] : [[one.name, one] as const])));
  for (const { key, value } of names.size > 0 ? entries : []) {
    const name = (value ? referencedNames(value) : [key.value]).find((one) => names.has(one));
    if (name !== undefined) return [leakOf(value ?? key, ".env", names.get(name)!)];
  }
  return [];
}

function leakOf({ range }: ComposeScalar, subject: string, { evidence }: FileCredential): Leak {
  return {
    place: "env-file", range, extent: range, subject, evidence,
    channels: ["repository", "run.environ"], literal: false, secret: null, detail: {},
  };
}
