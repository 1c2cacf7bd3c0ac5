import { basename, extname, relative } from "node:path";
import { decodeText } from "../../workspace/decode.ts";
import { readBytes } from "../../workspace/files.ts";
import { importDefault } from "../foreign-module.ts";
import type { CommandIo } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { checkConfig } from "./check.ts";
import type { LoadedConfig } from "./config.ts";
import { parseJson } from "./json.ts";

/** The field of a package.json that holds a configuration. */
export const packageField = "dfsecret";

const largestFile = 1024 * 1024;
const codeExtensions: ReadonlySet<string> = new Set([".js", ".mjs", ".cjs"]);

/**
 * The configuration that `--config` names (absolute): JSON, or a module whose default export it is. Patterns in it are
 * relative to `cwd`, as in ESLint. Throws a UsageError.
 */
export async function loadNamedConfig(path: string, io: Pick<CommandIo, "cwd" | "importModule">): Promise<LoadedConfig> {
  const { cwd } = io;
  const source = relative(cwd, path) || path;
  const isCode = codeExtensions.has(extname(path));
  const data = isCode ? await importDefault(path, `${source}:`, io) : readData(path, source);
  return { config: checkConfig(data, { source, allowPlugins: isCode }), source, base: cwd };
}

/** A configuration that was found: data only. Throws a UsageError. */
export function loadFoundConfig(text: string, source: string, base: string): LoadedConfig {
  return { config: checkConfig(dataIn(text, source), { source: labelOf(source), allowPlugins: false }), source, base };
}

function readData(path: string, source: string): unknown {
  const file = readBytes(path, largestFile);
  if (!file.ok) throw new UsageError(`${source}: ${file.why}.`);
  const text = decodeText(file.value);
  if (text === null) throw new UsageError(`${source}: is not a text file.`);
  return dataIn(text, source);
}

function dataIn(text: string, source: string): unknown {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new UsageError(`${source}: is not valid JSON${parsed.place}.`);
  return basename(source) === "package.json" ? (parsed.value as Record<string, unknown> | null)?.[packageField] : parsed.value;
}

function labelOf(source: string): string {
  return basename(source) === "package.json" ? `${source}: ${packageField}` : source;
}
