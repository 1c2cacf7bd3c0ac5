import type { RuleContext, RuleDefinition, RuleFixer, SuggestedEdit } from "@eslint/core";
import type { Finding, Rule, Suggestion } from "../../findings/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import { failureMessage } from "../failure.ts";
import { findingsOf } from "../findings.ts";
import { namespace } from "../namespace.ts";
import type { LeakSourceCode } from "./source-code.ts";

/** Makes a rule of ours one of ESLint's; `name` has no namespace. */
export function createEslintRule(name: string, rule: Rule): RuleDefinition {
  const { type, docs, languages, messages, schema, defaultOptions, hasSuggestions, fixable } = rule.meta;
  return {
    meta: {
      type,
      docs,
      languages: languages.map((language) => `${namespace}/${language}`),
      messages,
      schema: [...schema],
      ...(defaultOptions && { defaultOptions: [...defaultOptions] }),
      ...(hasSuggestions && { hasSuggestions }),
      ...(fixable && { fixable }),
    },
    create(context) {
      const { sourceCode } = context;
      // ESLint 9 does not look at `languages`, so a configuration may turn the rule on for a JavaScript file.
      if (!isOurs(sourceCode)) return {};
      return {
        [sourceCode.ast.type]() {
          for (const finding of check(name, rule, context, sourceCode)) report(finding, context, sourceCode);
        },
      };
    },
  };
}

/** By what it has, not by its class: an installation may hold this package twice. */
function isOurs(sourceCode: object): sourceCode is LeakSourceCode {
  return "analysis" in sourceCode && "locationOf" in sourceCode;
}

function check(name: string, rule: Rule, { id, options }: RuleContext, { analysis }: LeakSourceCode): Finding[] {
  try {
    return findingsOf(name, rule, options[0] ?? {}, analysis);
  } catch (error) {
    // ESLint prints what it catches, and the error's own message could quote the file.
    // eslint-disable-next-line preserve-caught-error -- for the same reason
    throw new Error(failureMessage(`The rule ${id}`, error));
  }
}

function report({ messageId, data, range, suggestions = [], fix }: Finding, context: RuleContext, sourceCode: LeakSourceCode): void {
  const { trace } = sourceCode.analysis;
  context.report({
    loc: sourceCode.locationOf(range),
    messageId,
    data,
    suggest: suggestions.flatMap((suggestion) => suggest(suggestion, trace)),
    ...(fix && { fix: (fixer) => fixer.replaceTextRange([...fix.range], fix.text) }),
  });
}

/**
 * None for a rewrite of more than this file, which ESLint cannot do. The edits are handed over one by one; ESLint
 * itself merges them, over the text between, into the one range that its messages have room for.
 */
function suggest({ messageId, data, rewrite: { files } }: Suggestion, { path }: Trace): SuggestedEdit[] {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0 || file.path !== path) return [];
  const fix: RuleFixer = (fixer) => file.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));
  return [{ messageId, data, fix }];
}
