import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellCommand } from "../../parser/shell/ast.ts";
import { baseName, isWithin, resolvePath } from "../../trace/paths.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import type { PlacedRun } from "../files/file-mounts.ts";
import { inherits, takesFrom } from "../instructions.ts";
import { scenesOf, type Scene } from "../scenes.ts";
import { commandsIn, textOf, type FoundCommand } from "../shell/commands.ts";

/** What git asks the repository's server for, without an address of its own. */
const asksServer = /^(?:fetch|pull|push|ls-remote|remote (?:update|show|prune)|submodule (?:.* )?(?:update|add)|lfs (?:pull|fetch|push|clone)|annex|subtree (?:pull|push))\b/;
/** What does so in a clone that has left files behind, `--filter=blob:none`. */
const asksForMissing = /^(?:checkout|switch|reset|restore|log|diff|show|grep|blame|merge|rebase|cherry-pick|worktree|archive|sparse-checkout|describe)\b/;
/** The same within the script of another command: `su app -c "git pull"`. */
const inScript = /\bgit(?:-lfs|\s+(?:-\S+\s+\S+\s+)*(?:fetch|pull|push|submodule|lfs|remote\s+update))\b/;

/** Options of git itself that have a word behind them. */
const withValue: ReadonlySet<string> = new Set(["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env"]);

type Targets = readonly (string | null)[];

/**
 * Whether git goes to the server again for a clone, behind the command that makes it: then it needs the credential
 * that the clone keeps in its address.
 */
export function isAskedLater(dockerfile: TracedDockerfile, { run, traced, scene }: PlacedRun, clone: ShellCommand): boolean {
  const words = wordsOf(clone, scene);
  if (!words.includes("clone")) return false;
  const own = commandsOf(run, scene);
  const targets = targetsOf(words, own.find(({ node }) => node === clone)?.directory ?? null);
  const isPartial = words.some((word) => word.startsWith("--filter"));
  if (own.some((one) => one.node.range[0] > clone.range[1] && asks(one, scene, targets, isPartial))) return true;
  return [...scenesOf(dockerfile)].some(([later, there]) => {
    if (later.range[0] <= run.range[0]) return false;
    const places = placesIn(dockerfile, dockerfile.runs.get(later)!.stage, traced.stage, targets);
    if (places === null) return false;
    if (!later.script) return inScript.test(later.elements.map(({ value }) => value).join(" ") || later.argumentsText);
    return commandsOf(later, there).some((one) => asks(one, there, places, isPartial));
  });
}

/** Where a stage has the clone: as the one that made it, or anywhere where it copies out of that; null where it does not have it. */
function placesIn(dockerfile: TracedDockerfile, stage: number, from: number, targets: Targets): Targets | null {
  if (inherits(dockerfile, stage, from)) return targets;
  return takesFrom(dockerfile, stage, from) ? [null] : null;
}

function commandsOf({ script }: Run, scene: Scene): FoundCommand[] {
  return script ? commandsIn(script, scene) : [];
}

/** As far as they are known, else as they are written. */
function wordsOf({ name, args }: ShellCommand, scene: Scene): string[] {
  return [...(name ? [name] : []), ...args].map((word) => textOf(word, scene) ?? word.text);
}

/**
 * Where `git clone` may put it: a directory that is called after the address, or one of the words behind it, which may
 * also belong to options. Null for what is not known.
 */
function targetsOf(words: readonly string[], directory: string | null): (string | null)[] {
  const at = words.findIndex((word) => word.includes("://"));
  const ownName = baseName((words[at] ?? "$").replace(/["']/g, "").replace(/(?<!\/)\/+$/, "")).replace(/\.git$/, "");
  const paths = words.slice(at + 1).filter((word) => !word.startsWith("-"));
  return [ownName, ...paths].map((path) => (/[$`*?]/.test(path) ? null : resolvePath(directory, path)));
}

function asks({ node, name, directory }: FoundCommand, scene: Scene, targets: Targets, isPartial: boolean): boolean {
  if (name === "git-lfs") return isIn(directory, targets);
  if (name !== "git") return node.args.some(({ text }) => /\s/.test(text) && inScript.test(text));
  const words = wordsOf(node, scene);
  const rest = words.slice(words.findIndex((word) => /(?:^|\/)git$/.test(word)) + 1);
  let place = directory;
  while (rest[0]?.startsWith("-")) {
    const option = rest.shift()!;
    const value = withValue.has(option) ? rest.shift() : undefined;
    if (option === "-C") place = value ? resolvePath(place, value) : null;
    else if (/^--(?:git-dir|work-tree)/.test(option)) place = null;
  }
  const said = rest.join(" ");
  if (said.includes("://")) return false;
  return (asksServer.test(said) || (isPartial && asksForMissing.test(said))) && isIn(place, targets);
}

/** Only where it is known to be apart from all of them: a `cd` in a subshell or `pushd` may have led elsewhere. */
function isIn(place: string | null, targets: Targets): boolean {
  return place === null || targets.some((target) =>
    target === null || isWithin(place, target) || isWithin(target, place) || place.split("/").includes(baseName(target)));
}
