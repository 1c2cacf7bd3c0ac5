import type { Leak } from "../../trace/leak.ts";
import { baseName, joinPath } from "../../trace/paths.ts";
import type { Trace } from "../../trace/trace.ts";
import { isNeededByContainer } from "./container-files.ts";
import { wayOfFile, type CopiedFile } from "./copied-file.ts";
import { inOrder, removeItems, removeLines, type EditedFile } from "../edits.ts";
import { mountOnReaders, runsBehind, type FilePlace, type PlacedRun } from "./file-mounts.ts";
import { useOfFile, type FileUse } from "./file-uses.ts";
import { fileForContainer, secretForBuild } from "../handover.ts";
import { dockerfileAt } from "../instructions.ts";
import { keepDirectory } from "./lost-directory.ts";
import type { Proposal } from "../messages.ts";
import { leaveOut } from "./other-copies.ts";
import type { Handover, TextEdit } from "../rewrite.ts";
import { freeId } from "../mounts/secret-mounts.ts";

/**
 * Takes a credential file out of COPY or ADD and mounts it, at the path where it was copied to, on each RUN that reads
 * it; what only looked after the copy goes (`rm`, `chmod`). So it is done in each stage that takes the file from another.
 * Null where a directory of the context or a pattern brings it, and where the path in the image is not known.
 */
export function mountFile(leak: Leak, trace: Trace): Proposal | null {
  const dockerfile = dockerfileAt(trace, leak.range);
  const whole = dockerfile && trace.settings.builder !== "classic" ? wayOfFile(dockerfile, leak, trace) : null;
  if (!dockerfile || !whole) return null;
  const { way, along } = whole;
  const file: EditedFile = { text: trace.text, tree: dockerfile.tree };
  const { subject } = way[0]!.leak;
  const steps = way.map((copied) => {
    const candidates = runsBehind(dockerfile, copied.instruction.range[0], copied.stage, copied.leak.detail.removal);
    return { copied, candidates, target: targetOf(copied, candidates, file) };
  });
  const [first] = steps;
  const id = freeId(dockerfile, subject, first!.target?.known ? { target: first!.target.path } : {});
  const edits: TextEdit[] = [];
  const toRun: Handover[] = [];
  let readers = 0;
  for (const { copied, candidates, target } of steps) {
    const mounted = target && mountOnReaders(dockerfile, file, candidates, [{ secret: { id, target: target.path }, place: target }]);
    const directory = mounted && target.known ? keepDirectory(dockerfile, file, { copied, path: target.path, left: mounted.left }) : [];
    if (!mounted || !directory) return null;
    edits.push(...removeSource(file, copied), ...mounted.edits, ...directory);
    readers += mounted.readers.length;
    const isKept = copied.leak.detail.removal === undefined && (mounted.readers.length === 0 || mounted.isPresumed || isNeededByContainer(dockerfile, target.path));
    if (isKept && target.known && dockerfile.stages.reach[copied.stage] === "image") toRun.push(fileForContainer(subject, target.path));
  }
  for (const { target, stage } of along) {
    if (dockerfile.stages.reach[stage] === "image" && (readers === 0 || isNeededByContainer(dockerfile, target))) toRun.push(fileForContainer(subject, target));
  }
  const leftOut = leaveOut(dockerfile, file, way, id, new Set(steps.flatMap(({ candidates }) => candidates.map(({ run }) => run))));
  if (!leftOut) return null;
  const isLeftOut = leftOut !== "nothing";
  const ordered = inOrder([...edits, ...(isLeftOut ? leftOut.edits : [])]);
  const isMounted = readers > 0 || (isLeftOut && leftOut.edits.length > 0);
  const handover = [...(isMounted ? [secretForBuild(id, { file: subject })] : []), ...toRun];
  if (!ordered) return null;
  return isLeftOut
    ? {
      messageId: isMounted ? "mountAndIgnoreFile" : "removeCopyAndIgnore",
      data: { name: subject, entry: leftOut.entry, file: baseName(leftOut.ignored.path.replaceAll("\\", "/")) },
      rewrite: { files: [leftOut.ignored, { path: trace.path, edits: ordered }], handover },
    }
    : { messageId: isMounted ? "mountFile" : "removeCopy", data: { name: subject }, rewrite: { files: [{ path: trace.path, edits: ordered }], handover } };
}

/** Where the file lands. `COPY id_rsa /root/.ssh` may mean a file or a directory: the RUNs tell which. */
function targetOf({ instruction, source, leak: { detail } }: CopiedFile, runs: readonly PlacedRun[], { text }: EditedFile): FilePlace | null {
  const { target } = detail;
  if (target === undefined || !target.startsWith("/")) return null;
  const written = instruction.destination?.text ?? "";
  const isRelative = !/^["']?[/$]/.test(written);
  const known = !isRelative || runs[0] === undefined || runs[0].scene.directory !== null;
  const inside = joinPath(target, baseName(source.text));
  const isAmbiguous = !/\/["']?$|(^|\/)\.$/.test(written) && instruction.sources.length === 1 && baseName(target) !== baseName(source.text);
  const uses = (path: string): boolean => runs.some(({ run, scene }) => isUse(useOfFile(run, scene, path, text)));
  return { path: isAmbiguous && uses(inside) && !uses(target) ? inside : target, known };
}

function isUse({ reads, care }: FileUse): boolean {
  return reads || care.length > 0;
}

function removeSource(file: EditedFile, { placed, instruction, source }: CopiedFile): TextEdit[] {
  const { sources } = instruction;
  return sources.length === 1 ? [removeLines(file.text, placed.outer.range)] : removeItems(file, sources, new Set([source]));
}
