import { baseName } from "../../trace/paths.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { isReadByContainers } from "./file-readers.ts";
import { hasWord } from "../../trace/mentions.ts";
import { isWord } from "./file-uses.ts";
import { instructionsOf } from "../instructions.ts";

/** Whether an instruction that tells the container what to run, or a variable that it has, names the file. */
export function isForContainer({ tree }: TracedDockerfile, path: string): boolean {
  const name = baseName(path);
  const names = isWord(name) ? [path] : [path, name];
  return instructionsOf(tree).some(({ instruction }) =>
    /^(?:Cmd|Entrypoint|Healthcheck|Env)$/.test(instruction.type) && names.some((one) => hasWord(instruction.argumentsText, one, /[\w.-]/)));
}

/** Whether the container needs the file, although a RUN may be seen to read it, too: `npm run build`, then `node --env-file=.env`. */
export function isNeededByContainer(dockerfile: TracedDockerfile, path: string): boolean {
  return isReadByContainers(path) || isForContainer(dockerfile, path);
}
