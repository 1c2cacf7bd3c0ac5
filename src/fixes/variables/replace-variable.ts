import type { KeyValue, Run } from "../../parser/dockerfile/ast.ts";
import { judgeFileName } from "../../secrets/files.ts";
import type { Leak } from "../../trace/leak.ts";
import type { Trace, TracedDockerfile, TracedRun } from "../../trace/trace.ts";
import { isVariableName } from "../../trace/shell/variable-name.ts";
import { inOrder, removePairs } from "../edits.ts";
import { runsThatFillIn } from "./environment-files.ts";
import { secretForBuild, variableForContainer } from "../handover.ts";
import { dockerfileAt, inherits } from "../instructions.ts";
import type { Proposal } from "../messages.ts";
import { allowsEnvironmentMount } from "../mounts/mount-style.ts";
import { mountVariable, type MountedVariable } from "./mount-variable.ts";
import { runsProjectTool } from "../project-tools.ts";
import type { Handover, TextEdit } from "../rewrite.ts";
import { freeId } from "../mounts/secret-mounts.ts";
import { scenesOf } from "../scenes.ts";
import { looksFor } from "./tool-variables.ts";
import { familyOf, refersTo, type VariableFamily } from "./variable-family.ts";
import { namingsIn } from "./variable-namings.ts";
import { staysWritten } from "../files/written-file.ts";

/**
 * Takes a variable that carries a secret out of a Dockerfile, with the ARGs and ENVs that are filled from it, and mounts
 * the secret on exactly the RUNs that use it. Where none names it, those count that run a program which may read its
 * environment. Null where that cannot be written: the classic builder, a use in another instruction, an exec form
 * without `env=`, a shell that is not followed.
 */
export function replaceVariable(leak: Leak, trace: Trace): Proposal | null {
  const { text, settings } = trace;
  const { range } = leak;
  const name = sourceOf(leak);
  const dockerfile = dockerfileAt(trace, range);
  const family = dockerfile && settings.builder !== "classic" ? familyOf(dockerfile, name) : null;
  if (!dockerfile || !family) return null;
  const names = new Set(namesOf(family));
  if (staysWritten(trace, ({ secret }) => secret !== null && names.has(secret.name))) return null;
  const { tree } = dockerfile;
  const users = usersOf(dockerfile, family, text);
  // ENV takes names that no shell can export.
  if (users === null || (users.runs.length > 0 && !isVariableName(name))) return null;

  const id = freeId(dockerfile, name);
  const byEnvironment = allowsEnvironmentMount(tree, settings);
  const optional = isOptional(family, users.runs);
  const edits = removeDeclarations({ text, tree }, family);
  if (!edits) return null;
  for (const [run, traced] of users.runs) {
    const mounted = mountVariable({ text, tree }, run, traced, variablesFor(traced, family, { id, byEnvironment, optional }, users.byFile.has(run)));
    if (!mounted) return null;
    edits.push(...mounted);
  }
  const ordered = inOrder(edits);
  if (!ordered) return null;
  const messageId = users.runs.length === 0 ? "removeVariable" : users.byText ? "mountArgument" : "mountForPrograms";
  const keywords = [...new Set(family.declarations.map(({ instruction }) => instruction.keyword.value))].join(" and the ");
  const handover: Handover[] = users.runs.length === 0 ? [] : [secretForBuild(id, isPrivateKey(name, trace) ? "key file" : { variable: name })];
  return {
    messageId,
    data: { name, keywords },
    rewrite: { files: [{ path: trace.path, edits: ordered }], handover: [...handover, ...forContainers(dockerfile, family)] },
  };
}

/** The variable that it begins with: an ENV that an ARG fills goes with the ARG. */
export function sourceOf({ subject, secret }: Leak): string {
  return secret?.origin === "argument" ? secret.name : subject;
}

/**
 * By what it is called, or by the file that it is written into. A variable that `$(cat key)` fills has lost its last line
 * break, and OpenSSH refuses a key file without it.
 */
function isPrivateKey(name: string, { leaks }: Trace): boolean {
  return leaks.some(({ secret, subject, evidence, place, detail: { target } }) => (secret?.name ?? subject) === name &&
    (evidence.kind === "private key" || (place === "write" && target !== undefined && judgeFileName(target)?.kind === "private key")));
}

function removeDeclarations(file: Parameters<typeof removePairs>[0], { declarations }: VariableFamily): TextEdit[] | null {
  const gone = new Set<KeyValue>(declarations.map(({ pair }) => pair));
  const instructions = new Map(declarations.map(({ instruction, outer }) => [instruction, outer]));
  const removed = [...instructions].map(([{ pairs }, outer]) => removePairs(file, outer, pairs, gone));
  return removed.some((edits) => edits === null) ? null : removed.flatMap((edits) => edits ?? []);
}

/** An ENV was there when containers start, too. */
function forContainers({ stages }: TracedDockerfile, { declarations }: VariableFamily): Handover[] {
  const published = declarations.filter(({ instruction, stage }) => instruction.type === "Env" && stage !== null && stages.reach[stage] === "image");
  return [...new Set(published.map(({ pair }) => pair.key.text))].map(variableForContainer);
}

interface Users {
  readonly runs: readonly (readonly [Run, TracedRun])[];
  /** False where they are only presumed. */
  readonly byText: boolean;
  /** Those with programs that find the name in a file, or look for it by themselves, so that their own words do not tell all that they need. */
  readonly byFile: ReadonlySet<Run>;
}

/** Null where a RUN may use it in a way that cannot be read. */
function usersOf(dockerfile: TracedDockerfile, family: VariableFamily, text: string): Users | null {
  const { declarations } = family;
  const names = new Set(namesOf(family));
  const inScope = [...dockerfile.runs].filter(([run, { stage }]) =>
    declarations.some((one) => one.stage !== null && one.pair.range[0] < run.range[0] && inherits(dockerfile, stage, one.stage)));
  const starts = new Set(declarations.map(({ pair }) => pair.key.range[0]));
  const named = new Set(inScope.flatMap(([run, { uses }]) => ([...uses].some(({ range }) => starts.has(range[0])) || asksFor(run, family) ? [run] : [])));
  const unread = inScope.filter(([, { posix }]) => !posix);
  const isUnclear = named.size === 0 ? unread.length > 0 : unread.some(([run]) => [...names].some((name) => scriptOf(run).includes(name)));
  if (isUnclear) return null;
  // What needs the value shows it by its own words, or by those of a file that it reads.
  const byFile = runsThatFillIn(dockerfile, names, text);
  const scenes = scenesOf(dockerfile);
  const byTool = new Set(inScope.flatMap(([run, { runsUnknown }]) => (looksFor([...names], run, scenes.get(run)!, runsUnknown) ? [run] : [])));
  const shown = inScope.filter(([run]) => byFile.has(run) || byTool.has(run) || (named.has(run) && (asksFor(run, family) || namingsIn(run, text, names).has("used"))));
  // A RUN that only checks the variable says nothing of the others.
  const needing = new Set((shown.length > 0 ? shown : presumedIn(inScope, family)).map(([run]) => run));
  return { runs: inScope.filter(([run]) => named.has(run) || needing.has(run)), byText: named.size > 0, byFile: new Set([...byFile, ...byTool]) };
}

/** The RUNs with programs that may read it from their environment. */
function presumedIn(inScope: Users["runs"], { declarations }: VariableFamily): Users["runs"] {
  // The environment is also what the container's programs read; a tool that only installs packages is none of them.
  if (declarations.every(({ instruction }) => instruction.type === "Env")) return inScope.filter(([run]) => runsProjectTool(scriptOf(run)));
  const programs = inScope.filter(([run, traced]) => traced.runsPrograms || (run.form === "shell" && run.script === null));
  return programs.length > 0 ? programs : inScope.filter(([, { runsUnknown }]) => runsUnknown);
}

function scriptOf({ argumentsText, elements, heredocs }: Run): string {
  return [argumentsText, ...elements.map(({ value }) => value), ...heredocs.map(({ content }) => content)].join("\n");
}

/** Programs within the RUN that ask their environment by name: `os.environ["X"]`, `printenv X`. */
function asksFor(run: Run, family: VariableFamily): boolean {
  const asked = /(?:environ|getenv|printenv|process\.env|ENV\[|\$ENV\{)[^\w\n]{0,6}(?:get\W{1,3})?([A-Za-z_]\w*)/g;
  const names = new Set(namesOf(family));
  return [...scriptOf(run).matchAll(asked)].some(([, name]) => names.has(name!));
}

/** Whether the build goes on without a value: an ARG is empty by default, or a RUN asks whether it is. */
function isOptional(family: VariableFamily, runs: Users["runs"]): boolean {
  if (family.declarations.some(({ instruction, pair }) => instruction.type === "Arg" && pair.value !== null && /^(?:""|'')?$/.test(pair.value.text))) return true;
  const names = new Set(namesOf(family));
  const asked = /(?:(?:\[|\btest)\s+(?:!\s+)?-[nz]\s+["']?\$\{?([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*):?[-+])/g;
  // Where it stops without a value, it needs one.
  const stops = /\bexit\s+[1-9]/;
  return runs.some(([run]) => !stops.test(scriptOf(run)) && [...scriptOf(run).matchAll(asked)].some(([, tested = "", defaulted = ""]) => names.has(tested) || names.has(defaulted)));
}

function namesOf({ name, derived }: VariableFamily): string[] {
  return [name, ...derived.map((one) => one.name)];
}

/** The variables of the family that the RUN is to have. */
function variablesFor({ uses }: TracedRun, family: VariableFamily, mount: { id: string; byEnvironment: boolean; optional: boolean }, byFile: boolean): MountedVariable {
  const { name, derived } = family;
  const used = new Set([...uses].map((declaration) => declaration.name));
  const isAsked = byFile || !namesOf(family).some((one) => used.has(one));
  const wanted = derived.filter((one) => isAsked || used.has(one.name));
  // Backwards, so that what a derived variable refers to comes along.
  const needed = new Set(wanted.map((one) => one.name));
  for (const { name: own, value } of [...derived].reverse()) {
    if (needed.has(own)) for (const other of derived) if (refersTo(value, new Set([other.name]))) needed.add(other.name);
  }
  const list = derived.filter((one) => needed.has(one.name));
  const [only] = list;
  const isCopy = list.length === 1 && !used.has(name) && !isAsked && (only!.value === `$${name}` || only!.value === `\${${name}}`);
  return isCopy ? { ...mount, name: only!.name, derived: [] } : { ...mount, name, derived: list };
}
