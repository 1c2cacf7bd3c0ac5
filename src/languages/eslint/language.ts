import type { File, Language as EslintCoreLanguage, OkParseResult } from "@eslint/core";
import type { BaseNode } from "../../parser/node.ts";
import { failureMessage } from "../failure.ts";
import type { Language, Parsed } from "../language.ts";
import { checkSettings, createSettings, type SettingsInput } from "../settings.ts";
import { LeakSourceCode } from "./source-code.ts";

type LanguageOptions = Record<string, unknown>;

interface LanguageTypes {
  LangOptions: LanguageOptions;
  Code: LeakSourceCode;
  RootNode: BaseNode;
  Node: BaseNode;
}

export type EslintLanguage = EslintCoreLanguage<LanguageTypes>;

/** Parsed text on its way from `parse` to `createSourceCode`. */
interface ParseSuccess extends OkParseResult<BaseNode> {
  readonly parsed: Parsed;
}

/**
 * What configurations for JavaScript set. Without `files` they hold for every language, so they are no mistake here;
 * core rules that such configurations turn on read the first two.
 */
const javascriptOptions: Readonly<Record<string, unknown>> = {
  ecmaVersion: "latest", parserOptions: {}, parser: undefined, sourceType: undefined, globals: undefined,
};

/**
 * Makes one of our languages one of ESLint's; `languageOptions` are the settings.
 *
 * @param rules The ids of all rules in our namespace.
 */
export function createEslintLanguage(language: Language, rules: ReadonlySet<string>): EslintLanguage {
  return {
    fileType: "text",
    lineStart: 1,
    columnStart: 1,
    nodeTypeKey: "type",
    visitorKeys: language.visitorKeys,
    validateLanguageOptions(options) {
      checkSettings(settingsAmong(options));
    },
    normalizeLanguageOptions: (options) => ({ ...javascriptOptions, ...options }),
    parse({ body }) {
      try {
        const parsed = language.parse(textOf(body));
        return { ok: true, ast: parsed.tree, parsed };
      } catch (error) {
        return { ok: false, errors: [{ message: failureMessage("The reader", error), line: 1, column: 1 }] };
      }
    },
    createSourceCode(file, result, { languageOptions }) {
      return new LeakSourceCode(language, rules, (result as ParseSuccess).parsed, file, createSettings(settingsAmong(languageOptions)));
    },
  };
}

function textOf(body: File["body"]): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

function settingsAmong(options: LanguageOptions): SettingsInput {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !Object.hasOwn(javascriptOptions, key)));
}
