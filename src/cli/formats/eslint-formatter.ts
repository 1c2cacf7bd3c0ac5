import { describeFailure } from "../../languages/failure.ts";
import { importDefault } from "../foreign-module.ts";
import type { CommandIo } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import type { Format, FormatContext } from "./format.ts";
import { publicResult } from "./json.ts";

/** An ESLint formatter: given ESLint's results, it returns a text. */
type ESLintFormatter = (results: readonly object[], context: object) => unknown;

type Importing = Pick<CommandIo, "importModule">;

/**
 * The formatter in a module (absolute path), `name` for messages. It gets what the JSON format prints, so it has no text
 * of the files to show. Rejects with a UsageError where there is none.
 */
export async function loadESLintFormatter(path: string, name: string, io: Importing): Promise<Format> {
  const formatter = await importFormatter(path, name, io);
  return async (results, { cwd, color, plugins }) => {
    try {
      return ensureNewline(String(await formatter(results.map(publicResult), { cwd, color, rulesMeta: rulesMeta(plugins) })));
    } catch (error) {
      throw new UsageError(`The formatter ${name} failed (${describeFailure(error)}).`);
    }
  };
}

async function importFormatter(path: string, name: string, io: Importing): Promise<ESLintFormatter> {
  const module = await importDefault(path, `The formatter ${name}`, io);
  if (typeof module !== "function") throw new UsageError(`${name} is no formatter: its default export is no function.`);
  return module as ESLintFormatter;
}

function rulesMeta(plugins: FormatContext["plugins"]): object {
  return Object.fromEntries(Object.entries(plugins).flatMap(([prefix, { rules }]) =>
    Object.entries(rules).map(([name, { meta }]) => [`${prefix}/${name}`, meta])));
}

function ensureNewline(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
