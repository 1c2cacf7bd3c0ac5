/** The part of JSON Schema that rule options and settings are described with. */
export interface JsonSchema {
  readonly type?: JsonType;
  readonly description?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  /** One for every element, or one for each by its place. */
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
}

export type JsonType = "object" | "array" | "string" | "boolean" | "number" | "integer" | "null";

/** The first thing that is wrong, worded as ajv 6 words it, which ESLint checks options with. */
export interface SchemaError {
  readonly keyword: keyof JsonSchema;
  /** Where the value stands: `.allow.names[0]`; empty for the whole. */
  readonly path: string;
  /** «should be boolean». */
  readonly message: string;
  readonly data: unknown;
  readonly schema: JsonSchema;
  /** The property that should not be there. */
  readonly property?: string;
}

const types: Readonly<Record<JsonType, (data: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (data) => typeof data === "string",
  boolean: (data) => typeof data === "boolean",
  number: (data) => typeof data === "number" && Number.isFinite(data),
  integer: Number.isInteger,
  null: (data) => data === null,
};

/** What stands in a schema but checks nothing by itself. */
const annotations: ReadonlySet<string> = new Set(["description", "title", "$schema", "properties", "items"]);

type Check = (schema: JsonSchema, data: unknown) => { readonly message: string; readonly property?: string } | undefined;

/** In ajv's order; each looks only at data of its kind. */
const checks: Readonly<Partial<Record<keyof JsonSchema, Check>>> = {
  type: ({ type }, data) => (type === undefined || types[type](data) ? undefined : { message: `should be ${type}` }),
  minLength: ({ minLength }, data) =>
    typeof data === "string" && [...data].length < minLength! ? { message: `should NOT be shorter than ${minLength} characters` } : undefined,
  pattern: ({ pattern }, data) =>
    typeof data === "string" && !new RegExp(pattern!).test(data) ? { message: `should match pattern "${pattern}"` } : undefined,
  maxItems: ({ maxItems }, data) =>
    Array.isArray(data) && data.length > maxItems! ? { message: `should NOT have more than ${maxItems} items` } : undefined,
  minItems: ({ minItems }, data) =>
    Array.isArray(data) && data.length < minItems! ? { message: `should NOT have fewer than ${minItems} items` } : undefined,
  required: ({ required }, data) => {
    const missing = isObject(data) ? required!.find((name) => !Object.hasOwn(data, name)) : undefined;
    return missing === undefined ? undefined : { message: `should have required property '${accessor(missing)}'` };
  },
  additionalProperties: ({ additionalProperties, properties = {} }, data) => {
    if (additionalProperties !== false || !isObject(data)) return undefined;
    const property = Object.keys(data).find((name) => !Object.hasOwn(properties, name));
    return property === undefined ? undefined : { message: "should NOT have additional properties", property };
  },
};

/** Those that ajv looks at when what is inside the value is right. */
const lateChecks: Readonly<Partial<Record<keyof JsonSchema, Check>>> = {
  enum: ({ enum: allowed }, data) =>
    (allowed as readonly unknown[]).includes(data) ? undefined : { message: "should be equal to one of the allowed values" },
};

/** The keywords that `firstError` understands; a schema with another one is an error of its author. */
export function unknownKeyword(schema: object): string | undefined {
  const own = Object.keys(schema).find((keyword) => !(keyword in checks || keyword in lateChecks || annotations.has(keyword)));
  return own ?? innerSchemas(schema).map(unknownKeyword).find((keyword) => keyword !== undefined);
}

function innerSchemas({ properties = {}, items = [] }: JsonSchema): readonly JsonSchema[] {
  return [...Object.values(properties), ...[items].flat()];
}

/** Checks data against a schema; null where all is right. */
export function firstError(schema: JsonSchema, data: unknown, path = ""): SchemaError | null {
  return check(checks, schema, data, path) ?? innerError(schema, data, path) ?? check(lateChecks, schema, data, path);
}

function check(table: Readonly<Partial<Record<keyof JsonSchema, Check>>>, schema: JsonSchema, data: unknown, path: string): SchemaError | null {
  for (const [keyword, one] of Object.entries(table) as [keyof JsonSchema, Check][]) {
    const error = schema[keyword] === undefined ? undefined : one(schema, data);
    if (error !== undefined) return { keyword, path, data, schema, ...error };
  }
  return null;
}

function innerError({ items, properties = {} }: JsonSchema, data: unknown, path: string): SchemaError | null {
  if (Array.isArray(data) && items !== undefined) {
    for (const [index, item] of data.entries()) {
      const schema = Array.isArray(items) ? (items as readonly JsonSchema[])[index] : (items as JsonSchema);
      const error = schema && firstError(schema, item, `${path}[${index}]`);
      if (error) return error;
    }
  }
  if (!isObject(data)) return null;
  for (const [name, schema] of Object.entries(properties)) {
    // A property that is there but undefined counts as absent, as in JSON.
    const error = data[name] === undefined ? null : firstError(schema, data[name], `${path}.${name}`);
    if (error) return error;
  }
  return null;
}

/** How JavaScript reaches a property. */
function accessor(name: string): string {
  return /^[a-z$_][a-z$_0-9]*$/i.test(name) ? `.${name}` : `['${name}']`;
}

export function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** Values as a message lists what would be right: `"a", "b" or "c"`. */
export function listed(values: readonly unknown[]): string {
  const quoted = values.map((value) => JSON.stringify(value));
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}` : quoted.join("");
}
