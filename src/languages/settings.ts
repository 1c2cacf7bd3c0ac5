import { defaultSettings, type Settings } from "../trace/settings.ts";
import { firstError, listed, type JsonSchema, type SchemaError } from "./json-schema.ts";

const names: JsonSchema = { type: "array", items: { type: "string", minLength: 1 } };

/** The settings of a person, as `languageOptions` in ESLint and in the command's configuration; all may be absent. */
export const settingsSchema = {
  type: "object",
  properties: {
    secretNames: { ...names, description: "names of variables that are credentials here although nothing in them says so" },
    allow: {
      type: "object",
      description: "what somebody has looked at and accepts",
      properties: {
        names: { ...names, description: "names of variables" },
        files: { ...names, description: "paths or globs as .dockerignore writes them, relative to the build context" },
        values: {
          type: "array",
          items: { type: "string", pattern: "^[0-9a-f]{64}$" },
          description: "SHA-256 of accepted values in hex, so that the values themselves are written nowhere",
        },
      },
      additionalProperties: false,
    },
    context: { type: "string", minLength: 1, description: "the build context of the Dockerfiles, relative to the repository's root" },
    builder: { enum: ["buildkit", "classic", "buildah"], description: "what builds the Dockerfiles" },
    mountStyle: { enum: ["auto", "file", "env"], description: "how suggestions hand a secret to a RUN" },
    files: { type: "boolean", description: "whether anything may be read beside the file itself" },
  },
  additionalProperties: false,
} as const satisfies JsonSchema;

/** What a person may write: everything may be left out, at both levels. */
export type SettingsInput = Partial<Omit<Settings, "allow">> & { readonly allow?: Partial<Settings["allow"]> };

/** Throws a TypeError that names the key and says what is allowed there; never tells a value, which may be a credential by mistake. */
export function checkSettings(given: unknown): asserts given is SettingsInput {
  const error = firstError(settingsSchema, given);
  if (error !== null) throw new TypeError(describe(error));
}

/** Complete settings out of checked ones. */
export function createSettings({ allow, ...given }: SettingsInput = {}): Settings {
  return { ...defaultSettings, ...given, allow: { ...defaultSettings.allow, ...allow } };
}

function describe({ path, property, schema }: SchemaError): string {
  const key = path.slice(1);
  if (property !== undefined) {
    const place = key === "" ? property : `${key}.${property}`;
    return `Key "${place}": There is no such setting. Expected ${listed(Object.keys(schema.properties ?? {}))}.`;
  }
  return key === "" ? "Expected an object." : `Key "${key}": Expected ${expected(schema)}.`;
}

const kinds: Readonly<Record<string, string>> = { array: "an array of strings", boolean: "true or false", object: "an object", string: "a string that is not empty" };

function expected({ enum: allowed, pattern, type }: JsonSchema): string {
  if (allowed) return listed(allowed);
  return pattern === undefined && type !== undefined ? kinds[type]! : "a SHA-256 in 64 lower-case hex digits";
}
