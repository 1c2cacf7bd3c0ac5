import type { Range } from "../parser/node.ts";
import type { ShellCommand, ShellNode, ShellScript, ShellStatement } from "../parser/shell/ast.ts";
import type { TracedDockerfile } from "../trace/trace.ts";
import type { PlacedRun } from "./files/file-mounts.ts";
import { isInside } from "./instructions.ts";
import { scenesOf } from "./scenes.ts";
import { childrenOf } from "../parser/shell/children.ts";

/** The RUN that a range stands in. */
export function runAt(dockerfile: TracedDockerfile, range: Range): PlacedRun | null {
  for (const [run, scene] of scenesOf(dockerfile)) {
    const traced = dockerfile.runs.get(run);
    if (traced && isInside(range, run.range)) return { run, traced, scene };
  }
  return null;
}

/** The nodes that a range stands in, the script first and the innermost last. A here-document's body is its redirection's. */
export function pathTo(script: ShellScript, range: Range): ShellNode[] {
  const path: ShellNode[] = [];
  for (let node: ShellNode | undefined = script; node; ) {
    path.push(node);
    node = childrenOf(node).find((child) => holds(child, range));
  }
  return path;
}

function holds(node: ShellNode, range: Range): boolean {
  return isInside(range, node.range) || childrenOf(node).some((child) => holds(child, range));
}

/** The innermost simple command around a range. */
export function commandAround(script: ShellScript, range: Range): ShellCommand | null {
  return pathTo(script, range).findLast((node): node is ShellCommand => node.type === "ShellCommand") ?? null;
}

/** The outermost statement around a range that is neither the script nor a list joined by `&&`: what can be taken out. */
export function itemAround(script: ShellScript, range: Range): ShellStatement | null {
  const item = pathTo(script, range).find(({ type }) => type !== "ShellScript" && type !== "ShellLogical");
  return (item as ShellStatement | undefined) ?? null;
}
