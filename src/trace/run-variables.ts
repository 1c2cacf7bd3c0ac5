import type { Run } from "../parser/dockerfile/ast.ts";
import type { RunMount } from "./mounts.ts";
import { homeOf } from "./homes.ts";
import { type StageState } from "./pass.ts";
import { mountSecret } from "./run-overlays.ts";
import type { Variable } from "./scope.ts";
import type { ShellEnvironment } from "./shell/variables.ts";
import { text, type Declaration, type Value } from "./value.ts";

/** By name in all that the shell gets, so that quotes, heredocs and scripts within scripts need no parsing. */
export function usedDeclarations({ argumentsText, heredocs }: Run, { scope }: StageState): Set<Declaration> {
  const used = new Set<Declaration>();
  for (const text of [argumentsText, ...heredocs.map(({ content }) => content)]) {
    if (!text.includes("$")) continue;
    for (const [, name] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) {
      const variable = scope.get(name!);
      if (variable) used.add(variable.declaration);
    }
  }
  return used;
}

/** Answered when it is asked, which few files do; a variable that is declared only further down counts, too. */
export function definitionsOf({ argumentsText, heredocs }: Run, { scope }: StageState): (name: string) => boolean {
  let own: Set<string> | undefined;
  return (name) => {
    own ??= new Set([argumentsText, ...heredocs.map(({ content }) => content)].flatMap((text) =>
      [...text.matchAll(/\b([A-Za-z_]\w*)=|\b(?:read|for)\s+(?:-\w+\s+){0,9}([A-Za-z_]\w*)/g)].map(([, assigned, read]) => (assigned ?? read)!)));
    return own.has(name) || scope.get(name) !== undefined;
  };
}

/** What the processes of a RUN find: the mounts' variables, over ENV and ARG, over what the builder sets. */
export function environmentOf(state: StageState, mounts: readonly RunMount[]): ShellEnvironment {
  const declared = (name: string, value: Value): Variable => ({ value, declaration: { kind: "env", name, range: [0, 0] } });
  const mounted = mounts.length === 0 ? nothingMounted : new Map(mounts.flatMap((mount) =>
    (mount.kind === "secret" && mount.env !== null ? [[mount.env, declared(mount.env, [{ kind: "secret", secret: mountSecret(mount) }])] as const] : [])));
  const builder = new Map([["HOME", declared("HOME", text(homeOf(state)))]]);
  if (state.directory !== null) builder.set("PWD", declared("PWD", text(state.directory)));
  return {
    get: (name) => mounted.get(name) ?? state.scope.get(name) ?? builder.get(name),
    entries: () => [...builder, ...state.scope.visible(), ...mounted],
  };
}

const nothingMounted: ReadonlyMap<string, Variable> = new Map();
