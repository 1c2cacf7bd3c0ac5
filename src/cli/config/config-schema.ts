import { namespace } from "../../engine/configs.ts";
import { levels } from "../../engine/rule-entry.ts";
import type { JsonSchema } from "../../languages/json-schema.ts";
import { settingsSchema } from "../../languages/settings.ts";
import { rules } from "../../rules/index.ts";

const patterns = { type: "array", items: { type: "string", minLength: 1 } } as const;
const entries = { type: "object", description: "rules by name, each with a severity, or with a severity and options" } as const;

/** The shape of a configuration; what stands in `rules`, `settings` and `plugins` is checked apart. */
export const configSchema = {
  type: "object",
  properties: {
    $schema: { type: "string" },
    extends: { enum: ["recommended", "strict"], description: "which rules are on; recommended when absent" },
    rules: entries,
    settings: { type: "object", description: "what shapes the analysis" },
    ignores: { ...patterns, description: "files that are left out, as .gitignore writes them, relative to this file" },
    overrides: {
      type: "array",
      description: "rules and settings for some files; later ones come before earlier ones",
      items: {
        type: "object",
        properties: {
          files: { ...patterns, minItems: 1, description: "patterns as .gitignore writes them, relative to this file" },
          rules: entries,
          settings: { type: "object", description: "settings that are others for these files" },
        },
        additionalProperties: false,
      },
    },
    plugins: { type: "object", description: "rules of others by namespace; only in code that --config names" },
  },
  additionalProperties: false,
} as const satisfies JsonSchema;

/** The JSON Schema (draft 7) that editors use, with every rule, its options and every setting. */
export function editorSchema(): Readonly<Record<string, unknown>> {
  const { plugins: _code, overrides, ...properties } = configSchema.properties;
  const severity = { enum: [...levels.keys()] };
  const rulesSchema = {
    ...entries,
    properties: Object.fromEntries(Object.entries(rules).flatMap(([name, { meta }]): [string, object][] => {
      const entry = {
        description: `${meta.docs.description} (${meta.docs.url})`,
        anyOf: [
          severity,
          { type: "array", items: [severity, ...meta.schema], minItems: 1, maxItems: 1 + meta.schema.length },
        ],
      };
      return [[`${namespace}/${name}`, entry], [name, { $ref: `#/properties/rules/properties/${namespace}~1${name}` }]];
    })),
    additionalProperties: false,
  };
  const parts = { rules: { $ref: "#/properties/rules" }, settings: { $ref: "#/properties/settings" } };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of dfsecret-lint",
    ...configSchema,
    properties: {
      ...properties,
      rules: rulesSchema,
      settings: { ...properties.settings, ...settingsSchema },
      overrides: { ...overrides, items: { ...overrides.items, properties: { ...overrides.items.properties, ...parts }, required: ["files"] } },
    },
  };
}
