import type { Add, Copy, Word } from "../../parser/dockerfile/ast.ts";
import type { Leak } from "../../trace/leak.ts";
import { isWithin, resolvePath } from "../../trace/paths.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { isCredentialDirectory } from "../../secrets/commands/kept-directories.ts";
import { inherits, instructionsOf, isInside, type PlacedInstruction } from "../instructions.ts";

/** A COPY or ADD with the source that brings the file of a leak. */
export interface CopiedFile {
  readonly leak: Leak;
  readonly placed: PlacedInstruction;
  readonly instruction: Copy | Add;
  readonly source: Word;
  readonly stage: number;
}

/** Null where a directory, a pattern, an archive or a here-document brings it. */
export function copiedFileOf({ tree }: TracedDockerfile, leak: Leak): CopiedFile | null {
  for (const placed of instructionsOf(tree)) {
    const { instruction, stage } = placed;
    if ((instruction.type !== "Copy" && instruction.type !== "Add") || stage === null) continue;
    const source = instruction.sources.find((word) => isInside(leak.range, word.range));
    if (!source) continue;
    // What is a directory, a slash tells or its name.
    if (/\/["']?$/.test(source.text) || isCredentialDirectory(source.text.replace(/(?<!\/)\/+$/, ""))) return null;
    // Of an archive only what ADD makes of it is known.
    return /<<|[*?[]|\.(?:tar|tgz|tbz2?|txz|zip|gz|bz2|xz|zst)$/.test(source.text) ? null : { leak, placed, instruction, source, stage };
  }
  return null;
}

/**
 * The file with all that a stage takes of it from another one, each by its own path, the first one from the context.
 * Null where one of them takes it among others: with a directory, in a pattern, by a mount.
 */
export function wayOfFile(dockerfile: TracedDockerfile, leak: Leak, trace: Trace): CopiedFile[] | null {
  const first = firstOf(dockerfile, leak, trace);
  if (!first) return null;
  const way = [first];
  for (const one of way) {
    const further = takersOf(dockerfile, one, trace);
    if (!further) return null;
    way.push(...further);
  }
  return way;
}

/** The COPY that reads the context, followed back from a COPY --from. */
function firstOf(dockerfile: TracedDockerfile, leak: Leak, trace: Trace): CopiedFile | null {
  const copied = leak.detail.wholeDirectory ? null : copiedFileOf(dockerfile, leak);
  if (!copied || leak.detail.from === undefined) return copied;
  const from = dockerfile.stages.find(leak.detail.from, copied.stage);
  const path = resolvePath("/", copied.source.text);
  const origin = from && trace.leaks.find((other) => {
    // Each step back leads to an earlier line.
    if (other.range[0] >= leak.range[0] || other.detail.target !== path || !/^copy/.test(other.place)) return false;
    const own = copiedFileOf(dockerfile, other);
    return own !== null && inherits(dockerfile, from.index, own.stage);
  });
  return origin ? firstOf(dockerfile, origin, trace) : null;
}

function takersOf(dockerfile: TracedDockerfile, { leak: { detail: { target } }, stage }: CopiedFile, { leaks }: Trace): CopiedFile[] | null {
  if (target === undefined) return null;
  const isFrom = (name: string, before: number): boolean => {
    const from = dockerfile.stages.find(name, before);
    return from !== null && inherits(dockerfile, from.index, stage);
  };
  for (const { stage: own, mounts } of dockerfile.runs.values()) {
    if (mounts.some(({ kind, from, source }) => kind === "bind" && from !== null && isFrom(from, own) && isWithin(target, resolvePath("/", source ?? "/") ?? "/"))) return null;
  }
  const takers: CopiedFile[] = [];
  for (const { instruction, stage: own } of instructionsOf(dockerfile.tree)) {
    const name = instruction.flags.find((flag) => flag.name === "from")?.value;
    if (!name || own === null || instruction.type !== "Copy" || !isFrom(name, own)) continue;
    for (const source of instruction.sources) {
      const path = resolvePath("/", source.text.replace(/^["']|["']$/g, ""));
      if (path === null || /[*?[$]/.test(path)) return null;
      if (!isWithin(target, path)) continue;
      const leak = leaks.find((one) => isInside(one.range, source.range));
      const copied = path === target && leak ? copiedFileOf(dockerfile, leak) : null;
      if (!copied) return null;
      takers.push(copied);
    }
  }
  return takers;
}
