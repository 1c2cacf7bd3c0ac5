import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellCommand } from "../../parser/shell/ast.ts";
import type { Leak } from "../../trace/leak.ts";
import { joinPath } from "../../trace/paths.ts";
import type { Trace } from "../../trace/trace.ts";
import { inOrder, insert, removeLines } from "../edits.ts";
import { runsBehind, usesOf } from "../files/file-mounts.ts";
import { agentForBuild } from "../handover.ts";
import { dockerfileAt, instructionsOf, isInside } from "../instructions.ts";
import { keepDirectory } from "../files/lost-directory.ts";
import type { Proposal } from "../messages.ts";
import { settleCare } from "../files/neighbours.ts";
import { withoutCare } from "../files/remove-care.ts";
import type { TextEdit } from "../rewrite.ts";

/** What shows that host keys come from elsewhere than from the copied directory. */
const knowsHosts = /ssh-keyscan|StrictHostKeyChecking|UserKnownHostsFile|known_hosts/i;

/**
 * COPY of a `.ssh` whose files are not known: the RUNs that run git or ssh get the SSH agent of whoever builds. Null where
 * nothing says how they know the servers' host keys, which may have been in that directory.
 */
export function forwardAgent({ range, subject, detail }: Leak, trace: Trace): Proposal | null {
  const dockerfile = dockerfileAt(trace, range);
  const copy = dockerfile && instructionsOf(dockerfile.tree).find(({ instruction }) => isInside(range, instruction.range));
  if (!dockerfile || !copy || detail.from !== undefined || trace.settings.builder === "classic") return null;
  const { outer, instruction, stage } = copy;
  const { target } = detail;
  if ((instruction.type !== "Copy" && instruction.type !== "Add") || instruction.sources.length !== 1 || !/(?:^|\/)\.ssh\/?$/.test(subject)) return null;
  if (!target?.startsWith("/") || !knowsHosts.test(trace.text)) return null;
  const directory = /\/\.ssh$/.test(target) ? target : joinPath(target, ".ssh");
  const file = { text: trace.text, tree: dockerfile.tree };
  const edits: TextEdit[] = [removeLines(trace.text, outer.range)];
  let readers = 0;
  const key = joinPath(directory, "id_rsa");
  const gone = new Set<Run | ShellCommand>();
  for (const placed of usesOf(runsBehind(dockerfile, instruction.range[0], stage ?? -1, detail.removal), key, trace.text)) {
    const { run, traced, scene, use, reads } = placed;
    // No file is mounted in the directory, so what others need of it can stay.
    const settled = settleCare(dockerfile, placed, use.care, { path: key, isMounted: false, gone: instruction });
    const rest = settled && withoutCare(file, run, scene.outer, settled.care);
    if (!rest) return null;
    edits.push(...rest.edits, ...settled.edits);
    for (const one of rest.gone) gone.add(one);
    if (!reads || rest.all || traced.mounts.some(({ kind }) => kind === "ssh")) continue;
    readers++;
    edits.push(insert(run.keyword.range[1], " --mount=type=ssh"));
  }
  const made = keepDirectory(dockerfile, file, { copied: { instruction, stage: stage ?? -1 }, path: key, left: { mounted: new Set(), gone } });
  const ordered = made && inOrder([...edits, ...made]);
  if (!ordered || readers === 0) return null;
  return {
    messageId: "forwardAgent",
    data: { name: subject },
    rewrite: { files: [{ path: trace.path, edits: ordered }], handover: [agentForBuild()] },
  };
}
