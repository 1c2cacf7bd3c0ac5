import { list } from "../../secrets/commands/lists.ts";
import { secretsIn, type Value } from "../value.ts";
import type { Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";

/** How the script of a program for streams names a variable of its environment; the group `name` is it. */
const NAMED: readonly (readonly [commands: string, pattern: RegExp])[] = [
  // stedolan.github.io/jq/manual, "$ENV, env"; mikefarah.gitbook.io/yq, "Env Variable Operators"
  ["jq yq xq tomlq", /(?:\$ENV|\benv)(?:\.|\["|\.")(?<name>[A-Za-z_]\w{0,100})/g],
  ["yq", /\b(?:str)?env\(\s?(?<name>[A-Za-z_]\w{0,100})\s?\)/g],
  // gawk(1)
  ["awk gawk mawk nawk", /\bENVIRON\[\s?"(?<name>[A-Za-z_]\w{0,100})"/g],
  // perlvar(1)
  ["perl", /\$ENV\{\s?["']?(?<name>[A-Za-z_]\w{0,100})/g],
];

/** How such a script names all variables at once. */
const ALL: readonly (readonly [commands: string, pattern: RegExp])[] = [
  ["jq", /(?:^|[|(\s])(?:env|\$ENV)(?:$|[|)\s])/],
  ["yq", /\benvsubst\b/],
];

/** The secrets that a script among a command's words takes out of its environment. */
export function scriptVariables(call: Call, machine: ShellMachine): Value {
  const { name, args, assignments } = call;
  const found: Value[] = [];
  const patternsIn = (table: typeof NAMED): RegExp[] => table.flatMap(([commands, pattern]) => (list(commands).includes(name) ? [pattern] : []));
  const [named, all] = [patternsIn(NAMED), patternsIn(ALL)];
  for (const { text } of args) {
    for (const { groups } of named.flatMap((pattern) => [...text.matchAll(pattern)])) {
      found.push(assignments.get(groups!["name"]!) ?? machine.variables.get(groups!["name"]!));
    }
    if (all.some((pattern) => pattern.test(text))) found.push(machine.environment(), ...assignments.values());
  }
  // Where each was set is no place of this command.
  return secretsIn(found.flat()).map((secret) => ({ kind: "secret", secret }));
}
