import type { Trace } from "../../trace/trace.ts";
import { sorted } from "../edits.ts";
import type { Rewrite } from "../rewrite.ts";

/** The tags of Docker's frontends that refuse `RUN --mount`, which came with 1.2, and of those for trying out from before that. */
const olderThanMounts = /^(?:0(?:\.\d+)*|1\.[01](?:\.\d+)?|(?:\d[\d.]*-)?experimental)$/;
const ofDocker = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?$/;

/**
 * A rewrite with mounts in it takes a `# syntax` that refuses them along to today's. Null where that is a copy of Docker's
 * frontend in another registry, of which nobody knows what else is there.
 */
export function withFrontend(rewrite: Rewrite, { path, language, dockerfiles }: Trace): Rewrite | null {
  const syntax = language === "dockerfile" ? dockerfiles[0]?.tree.directives.find(({ name }) => name === "syntax") : undefined;
  const [named = ""] = syntax?.value.split("@", 1) ?? [];
  const image = named.slice(0, Math.max(named.lastIndexOf(":"), 0));
  const isOld = /(?:^|\/)docker\/dockerfile(?:-upstream)?$/.test(image) && olderThanMounts.test(named.slice(image.length + 1));
  if (!syntax || !isOld || !rewrite.files.some((file) => file.path === path && file.edits.some(({ text }) => text.includes("--mount=")))) return rewrite;
  if (!ofDocker.test(image)) return null;
  const edit = { range: syntax.valueRange, text: `${image}:1` };
  return { ...rewrite, files: rewrite.files.map((file) => (file.path === path ? { ...file, edits: sorted([edit, ...file.edits]) } : file)) };
}
