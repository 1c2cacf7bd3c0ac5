import type { Range } from "../parser/node.ts";
import type { ShellCommand, ShellNode, ShellScript, ShellStatement, ShellWord } from "../parser/shell/ast.ts";
import { keptIn } from "../trace/kept-in.ts";
import { firstIndex } from "../trace/range-index.ts";
import type { TracedDockerfile } from "../trace/trace.ts";
import type { PlacedRun } from "./files/file-mounts.ts";
import { isInside } from "./instructions.ts";
import { scenesOf } from "./scenes.ts";
import { childrenOf } from "../parser/shell/children.ts";

/** The RUN that a range stands in. */
export function runAt(dockerfile: TracedDockerfile, range: Range): PlacedRun | null {
  const placed = runFrom(dockerfile, range);
  return placed && isInside(range, placed.run.range) ? placed : null;
}

/** The RUN that a range stands in, else the first one behind it. */
export function runFrom(dockerfile: TracedDockerfile, [start]: Range): PlacedRun | null {
  const runs = runsInOrder(dockerfile);
  return runs[firstIndex(runs, ({ run }) => run.range[1] > start)] ?? null;
}

const runsInOrder = keptIn((dockerfile: TracedDockerfile): readonly PlacedRun[] =>
  [...scenesOf(dockerfile)]
    .flatMap(([run, scene]) => {
      const traced = dockerfile.runs.get(run);
      return traced ? [{ run, traced, scene }] : [];
    })
    .sort((a, b) => a.run.range[0] - b.run.range[0]));

/** The nodes that a range stands in, the script first and the innermost last. A here-document's body is its redirection's. */
export function pathTo(script: ShellScript, range: Range): ShellNode[] {
  // One may stand in another, in the script of a substitution.
  const [...path] = bodiesOf(script).findLast(({ body }) => isInside(range, body.range))?.path ?? [script];
  for (let node = path.at(-1); node; ) {
    node = childAround(node, range);
    if (node) path.push(node);
  }
  return path;
}

/** The statements of a list, which may be thousands, stand in order; what a command has need not. */
function childAround(node: ShellNode, range: Range): ShellNode | undefined {
  const children = childrenOf(node);
  const isList = node.type === "ShellScript" || node.type === "ShellLogical";
  const child = isList ? children[firstIndex(children, (one) => one.range[1] > range[0])] : children.find((one) => isInside(range, one.range));
  return child && isInside(range, child.range) ? child : undefined;
}

/** The body of a here-document, with the nodes from the script to it. */
interface PlacedBody {
  readonly body: ShellWord;
  readonly path: readonly ShellNode[];
}

/** In the order of their redirections; worked out once, as a script may have thousands, and as many findings. */
const bodiesOf = keptIn((script: ShellScript): readonly PlacedBody[] => {
  const found: PlacedBody[] = [];
  const path: ShellNode[] = [];
  const visit = (node: ShellNode): void => {
    path.push(node);
    if (node.type === "ShellRedirect" && node.operator.startsWith("<<") && node.operator !== "<<<" && node.target) found.push({ body: node.target, path: [...path, node.target] });
    for (const child of childrenOf(node)) visit(child);
    path.pop();
  };
  visit(script);
  return found;
});

/** The innermost simple command around a range. */
export function commandAround(script: ShellScript, range: Range): ShellCommand | null {
  return pathTo(script, range).findLast((node): node is ShellCommand => node.type === "ShellCommand") ?? null;
}

/** The outermost statement around a range that is neither the script nor a list joined by `&&`: what can be taken out. */
export function itemAround(script: ShellScript, range: Range): ShellStatement | null {
  const item = pathTo(script, range).find(({ type }) => type !== "ShellScript" && type !== "ShellLogical");
  return (item as ShellStatement | undefined) ?? null;
}
