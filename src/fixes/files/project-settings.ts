import type { Run } from "../../parser/dockerfile/ast.ts";
import { inherits, instructionsOf } from "../instructions.ts";
import { commandsIn } from "../shell/commands.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import type { PlacedRun } from "./file-mounts.ts";

/** A command that keeps a part of what it is told in a file of the project, where there is one, and fails where that has it. */
interface AddingCommand {
  readonly name: string;
  readonly words: RegExp;
  readonly file: RegExp;
  readonly source: string;
}

const commands: readonly AddingCommand[] = [
  {
    // A `clear` under packageSources has the source go into that file, the password into the user's (NuGet.Configuration, Settings.cs).
    name: "dotnet", words: /^nuget add source\b/, file: /(?:^|\/)nuget\.config$/i,
    source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source",
  },
];

/** A source that may bring any file of the context. */
const whole = /^["']?(?:\.?\/?|(?:\.\/)?\*)["']?$/;

/** Whether what a RUN adds may meet a file of the project's own, in a place or at a time where it did not before. */
export function mayMeetProject(dockerfile: TracedDockerfile, { run, traced, scene }: PlacedRun, last: Run): boolean {
  const { tree, context } = dockerfile;
  const adding = run.script ? commandsIn(run.script, scene).flatMap(({ name, args }) => {
    const said = args.map(({ text }) => text).join(" ");
    return commands.filter((one) => one.name === name && one.words.test(said));
  }) : [];
  return adding.length > 0 && instructionsOf(tree).some(({ instruction, stage }) => {
    if ((instruction.type !== "Copy" && instruction.type !== "Add") || stage === null || instruction.range[0] > last.range[0]) return false;
    if (!inherits(dockerfile, traced.stage, stage)) return false;
    return instruction.sources.some(({ text }) => {
      const files = context.files(text);
      return files.length === 0 ? whole.test(text) : adding.some(({ file }) => files.some((path) => file.test(path)));
    });
  });
}
