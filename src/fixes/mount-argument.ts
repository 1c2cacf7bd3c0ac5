import type { Dockerfile, Instruction, KeyValue, Run } from "../parser/dockerfile/ast.ts";
import type { Leak } from "../trace/leak.ts";
import type { Trace, TracedRun } from "../trace/trace.ts";
import { removePair } from "./edits.ts";
import { allowsEnvironmentMount } from "./mount-style.ts";
import type { Rewrite, TextEdit } from "./rewrite.ts";
import { secretId } from "./secret-id.ts";

/** A declaration of the argument, with the instruction whose lines it takes up (the ONBUILD around an ARG). */
interface DeclaredArgument {
  readonly outer: Instruction;
  readonly pairs: readonly KeyValue[];
  readonly pair: KeyValue;
}

/**
 * Mounts the secret of an ARG on exactly the RUNs that use it and removes the ARG wherever it is declared.
 * Null where that cannot be written: the classic builder, an argument that other instructions use, an exec
 * form without `env=`, a shell that is not followed, or no RUN that uses it.
 */
export function mountArgument({ place, subject: name, range: [at] }: Leak, trace: Trace): Rewrite | null {
  const { text, settings } = trace;
  const dockerfile = trace.dockerfiles.find(({ tree: { range } }) => range[0] <= at && at < range[1]);
  if (place !== "arg" || !dockerfile || settings.builder === "classic") return null;
  const { tree, runs } = dockerfile;
  const declared = declarationsOf(tree, name);
  if (declared.length === 0 || isUsedElsewhere(tree, name)) return null;
  const starts = new Set(declared.map(({ pair }) => pair.key.range[0]));
  const users = [...runs].filter(([, { uses }]) => [...uses].some(({ range }) => starts.has(range[0])));
  if (users.length === 0) return null;

  const id = secretId(name);
  const edits: TextEdit[] = declared.map(({ outer, pairs, pair }) => removePair(text, outer, pairs, pair));
  for (const [run, traced] of users) {
    const mounted = mountOnRun(run, traced, { name, id, text, byEnvironment: allowsEnvironmentMount(tree, settings) });
    if (!mounted) return null;
    edits.push(...mounted);
  }
  edits.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  if (edits.some((edit, i) => i > 0 && edit.range[0] < edits[i - 1]!.range[1])) return null;
  return { files: [{ path: trace.path, edits }], handover: [`--secret id=${id},env=${name}`] };
}

function declarationsOf(tree: Dockerfile, name: string): DeclaredArgument[] {
  return [...tree.preamble, ...tree.stages.flatMap(({ instructions }) => instructions)].flatMap((outer) => {
    const inner = outer.type === "Onbuild" ? outer.trigger : outer;
    if (inner?.type !== "Arg") return [];
    return inner.pairs.filter(({ key }) => key.text === name).map((pair) => ({ outer, pairs: inner.pairs, pair }));
  });
}

/** By its text: an ENV, a LABEL, a COPY path that takes the value would lose it. */
function isUsedElsewhere(tree: Dockerfile, name: string): boolean {
  const reference = new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`);
  return [...tree.preamble, ...tree.stages.flatMap(({ instructions }) => instructions)].some((outer) => {
    const inner = outer.type === "Onbuild" ? outer.trigger : outer;
    if (inner === null || inner.type === "Run") return false;
    return [inner.argumentsText, ...inner.flags.map(({ value }) => value ?? ""), ...inner.heredocs.map(({ content }) => content)]
      .some((part) => reference.test(part));
  });
}

interface MountedVariable {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  readonly byEnvironment: boolean;
}

function mountOnRun(run: Run, { posix, user }: TracedRun, { name, id, text, byEnvironment }: MountedVariable): TextEdit[] | null {
  if (!posix) return null;
  if (run.form === "exec" && !byEnvironment) return null;
  // A file mount belongs to root with mode 0400; another user's number cannot be known (EXPOSURE F05).
  const readable = user === "root" || user === "0" || user === "" ? "" : ",mode=0444";
  const at = run.keyword.range[1];
  if (byEnvironment) return [insert(at, ` --mount=type=secret,id=${id},env=${name},required=true`)];

  const mount = insert(at, ` --mount=type=secret,id=${id}${readable},required=true`);
  const assignment = `export ${name}="$(cat /run/secrets/${id})"`;
  const [heredoc] = run.heredocs;
  if (!heredoc) return [mount, insert(run.argumentsRange[0], `${assignment} && `)];
  const isScript = run.heredocs.length === 1 && run.argumentsText.replace(/\s/g, "") === text.slice(...heredoc.operatorRange).replace(/\s/g, "");
  if (!isScript) return [mount, insert(run.argumentsRange[0], `${assignment} && `)];
  const shebang = /^#![^\n]*\n/.exec(heredoc.content)?.[0] ?? "";
  if (shebang !== "" && !/\b(ba|da|a|k|z)?sh\b/.test(shebang)) return null;
  const ending = heredoc.content.includes("\r\n") ? "\r\n" : "\n";
  return [mount, insert(heredoc.range[0] + shebang.length, `${assignment}${ending}`)];
}

function insert(at: number, text: string): TextEdit {
  return { range: [at, at], text };
}
