import type { Add, Copy, Word } from "../parser/dockerfile/ast.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName, joinPath } from "../trace/paths.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";
import { inOrder, removeItems, removeLines, type EditedFile } from "./edits.ts";
import { isCredentialDirectory } from "./file-readers.ts";
import { mountOnReaders, runsBehind, type FilePlace, type PlacedRun } from "./file-mounts.ts";
import { useOfFile, type FileUse } from "./file-uses.ts";
import { fileForContainer, secretForBuild } from "./handover.ts";
import { dockerfileAt, instructionsOf, isInside, type PlacedInstruction } from "./instructions.ts";
import type { Proposal } from "./messages.ts";
import type { TextEdit } from "./rewrite.ts";
import { freeId, type MountedSecret } from "./secret-mounts.ts";

/** A COPY or ADD with the source that is taken out. */
interface CopiedFile {
  readonly placed: PlacedInstruction;
  readonly instruction: Copy | Add;
  readonly source: Word;
}

/**
 * Takes a credential file out of COPY or ADD and mounts it, at the path where it was copied to, on each RUN that reads
 * it; what only looked after the copy goes (`rm`, `chmod`). Null where a directory or pattern brings it, where it comes
 * from another stage or goes on to one, and where the path in the image is not known.
 */
export function mountFile(leak: Leak, trace: Trace): Proposal | null {
  const { detail, subject, range } = leak;
  const dockerfile = dockerfileAt(trace, range);
  if (!dockerfile || trace.settings.builder === "classic" || detail.from !== undefined || detail.wholeDirectory) return null;
  const copied = findCopy(dockerfile, leak);
  if (!copied || isPassedOn(trace, leak)) return null;
  const file: EditedFile = { text: trace.text, tree: dockerfile.tree };
  const candidates = runsBehind(dockerfile, copied.instruction.range[0], copied.placed.stage ?? -1, leak.detail.removal);
  const target = targetOf(copied, leak, candidates, file);
  if (target === null) return null;

  const id = freeId(dockerfile, subject, target.known ? { target: target.path } : {});
  const secret: MountedSecret = { id, target: target.path };
  const mounted = mountOnReaders(dockerfile, file, candidates, secret, target);
  const ordered = mounted && inOrder([...removeSource(file, copied), ...mounted.edits]);
  if (!ordered) return null;
  const { readers } = mounted;
  const toBuild = secretForBuild(id, { file: subject });
  const toRun = target.known ? [fileForContainer(subject, target.path)] : [];
  return {
    messageId: readers > 0 ? "mountFile" : "removeCopy",
    data: { name: subject },
    rewrite: { files: [{ path: trace.path, edits: ordered }], handover: readers > 0 ? [toBuild] : toRun },
  };
}

function findCopy({ tree }: TracedDockerfile, { range }: Leak): CopiedFile | null {
  for (const placed of instructionsOf(tree)) {
    const { instruction } = placed;
    if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
    const source = instruction.sources.find((word) => isInside(range, word.range));
    // Of an archive only what ADD makes of it is known.
    if (source && isCredentialDirectory(source.text.replace(/(?<!\/)\/+$/, ""))) return null;
    if (source) return /<<|[*?[]|\.(?:tar|tgz|tbz2?|txz|zip|gz|bz2|xz|zst)$/.test(source.text) ? null : { placed, instruction, source };
  }
  return null;
}

/** Whether another stage copies the file on. */
function isPassedOn({ leaks }: Trace, { subject, detail }: Leak): boolean {
  return leaks.some((other) => other.detail.from !== undefined && (other.subject === detail.target || other.subject === subject));
}

/** Where the file lands. `COPY id_rsa /root/.ssh` may mean a file or a directory: the RUNs tell which. */
function targetOf({ instruction, source }: CopiedFile, { detail }: Leak, runs: readonly PlacedRun[], { text }: EditedFile): FilePlace | null {
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
