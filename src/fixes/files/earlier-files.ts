import { baseName } from "../../trace/paths.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import type { PlacedRun } from "./file-mounts.ts";
import { useOfFile } from "./file-uses.ts";
import { inherits, instructionsOf } from "../instructions.ts";
import { scenesOf } from "../scenes.ts";

/** Whether a COPY or ADD before the RUN names such a file, so that the image has it already. */
export function isCopiedBefore(dockerfile: TracedDockerfile, { run, traced }: PlacedRun, path: string): boolean {
  const name = baseName(path);
  return instructionsOf(dockerfile.tree).some(({ instruction, stage }) =>
    (instruction.type === "Copy" || instruction.type === "Add") && instruction.range[0] < run.range[0] &&
    stage !== null && inherits(dockerfile, traced.stage, stage) &&
    [...instruction.sources, instruction.destination].some((word) => word && baseName(word.text.replace(/["']/g, "")) === name));
}

/** Whether a RUN before it has put something into the file, and has not removed it. */
export function isWrittenBefore(dockerfile: TracedDockerfile, placed: PlacedRun, path: string, text: string): boolean {
  return [...scenesOf(dockerfile)].some(([run, scene]) => {
    const stage = dockerfile.runs.get(run)?.stage;
    if (stage === undefined || run.range[0] >= placed.run.range[0] || !inherits(dockerfile, placed.traced.stage, stage)) return false;
    const { isChanged, isReplaced, care } = useOfFile(run, scene, path, text);
    return (isChanged || isReplaced) && !care.some(({ kind }) => kind.endsWith("removal"));
  });
}
