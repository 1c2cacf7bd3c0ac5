import type { Run } from "../../parser/dockerfile/ast.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { mayBeFilled, programsForWritten, programsThatFill } from "../files/file-readers.ts";
import { inherits, instructionsOf } from "../instructions.ts";
import { scenesOf } from "../scenes.ts";
import { commandNames } from "../shell/commands.ts";
import { namingsIn } from "./variable-namings.ts";

/** Of one COPY no more such files are read. */
const mostFiles = 50;

/**
 * The RUNs of a program that finds one of these variables in a file which it reads, and fills it in from its
 * environment: `//registry.npmjs.org/:_authToken=${NPM_TOKEN}`. The file comes from the context, or another RUN writes it.
 */
export function runsThatFillIn(dockerfile: TracedDockerfile, names: ReadonlySet<string>, text: string): ReadonlySet<Run> {
  const files = [...copiedFiles(dockerfile, names), ...writtenFiles(dockerfile, names, text)];
  return new Set([...scenesOf(dockerfile)].flatMap(([run, scene]) => {
    const { stage, mounts } = dockerfile.runs.get(run)!;
    const bound = mounts.flatMap(({ kind, from, source }) => (kind === "bind" && from === null ? programsFor(dockerfile, source ?? ".", names) : []));
    const found = files.filter((one) => one.at < run.range[0] && inherits(dockerfile, stage, one.stage)).flatMap(({ programs }) => programs);
    const programs = new Set([...bound, ...found]);
    return programs.size > 0 && commandNames(run, scene).some((name) => programs.has(name)) ? [run] : [];
  }));
}

/** Files that are there from an offset of a stage on, and the programs that read them. */
interface FilesAt {
  readonly at: number;
  readonly stage: number;
  readonly programs: readonly string[];
}

function copiedFiles(dockerfile: TracedDockerfile, names: ReadonlySet<string>): FilesAt[] {
  return instructionsOf(dockerfile.tree).flatMap(({ instruction, stage }) => {
    if ((instruction.type !== "Copy" && instruction.type !== "Add") || stage === null) return [];
    if (instruction.flags.some(({ name }) => name === "from")) return [];
    return [{ at: instruction.range[0], stage, programs: instruction.sources.flatMap((source) => programsFor(dockerfile, source.text, names)) }];
  });
}

function writtenFiles({ runs }: TracedDockerfile, names: ReadonlySet<string>, text: string): FilesAt[] {
  return [...runs].flatMap(([run, { stage }]) => {
    if (!namingsIn(run, text, names).has("written")) return [];
    return [{ at: run.range[0], stage, programs: programsForWritten(text.slice(...run.range)) }];
  });
}

/** The programs that fill in one of these variables in a file which the source takes from the context. */
function programsFor({ context }: TracedDockerfile, source: string, names: ReadonlySet<string>): string[] {
  const known = context.files(source).filter(mayBeFilled).slice(0, mostFiles);
  return known.flatMap((path) => programsThatFill(path, context.read(path) ?? "", names));
}
