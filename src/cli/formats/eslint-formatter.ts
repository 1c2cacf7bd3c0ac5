import { pathToFileURL } from "node:url";
import { describeFailure } from "../../languages/failure.ts";
import { UsageError } from "../usage-error.ts";
import type { Format, FormatContext } from "./format.ts";
import { publicResult } from "./json.ts";

/** An ESLint formatter: given ESLint's results, it returns a text. */
type ESLintFormatter = (results: readonly object[], context: object) => unknown;

/**
 * The formatter in a module (absolute path), `name` for messages. It gets what the JSON format prints, so it has no text
 * of the files to show. Rejects with a UsageError where there is none.
 */
export async function loadESLintFormatter(path: string, name: string): Promise<Format> {
  const formatter = await importFormatter(path, name);
  return async (results, { cwd, color, plugins }) => {
    try {
      return ensureNewline(String(await formatter(results.map(publicResult), { cwd, color, rulesMeta: rulesMeta(plugins) })));
    } catch (error) {
      throw new UsageError(`The formatter ${name} failed (${describeFailure(error)}).`);
    }
  };
}

async function importFormatter(path: string, name: string): Promise<ESLintFormatter> {
  let module: unknown;
  try {
    module = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : describeFailure(error);
    throw new UsageError(`The formatter ${name} cannot be loaded (${code}).`);
  }
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
