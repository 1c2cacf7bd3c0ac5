import { namespace } from "../engine/configs.ts";
import { rules } from "../rules/index.ts";
import { createPainter } from "./color.ts";
import { readRulePage } from "./rule-pages.ts";
import { UsageError } from "./usage-error.ts";

/** The page of a rule, given by its id or its name, for a terminal. Throws a UsageError where there is no such rule. */
export function explain(given: string, color: boolean): string {
  const name = given.startsWith(`${namespace}/`) ? given.slice(namespace.length + 1) : given;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new UsageError(`There is no rule '${given}'; see dfsecret-lint --list-rules.`);
  const { description, url } = rule.meta.docs;
  return dress(readRulePage(name) ?? `# ${namespace}/${name}\n\n${description}.\n\n${url}\n`, color);
}

/** Headings stand out, and code is told from prose. */
function dress(markdown: string, color: boolean): string {
  const paint = createPainter(color);
  let inCode = false;
  return markdown.split("\n").map((line) => {
    if (line.startsWith("```")) inCode = !inCode;
    else if (!inCode && /^#{1,6} /.test(line)) return paint("bold", line);
    return inCode || line.startsWith("```") ? paint("dim", line) : line;
  }).join("\n");
}
