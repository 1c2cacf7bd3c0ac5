import { LineTable } from "../../../src/parser/lines.ts";
import { PositionMap } from "../../../src/parser/position-map.ts";
import type {
  ShellCommand, ShellNode, ShellRedirect, ShellScript, ShellWord, ShellWordPart,
} from "../../../src/parser/shell/ast.ts";
import { parseShell } from "../../../src/parser/shell/parse.ts";
import { shellVisitorKeys } from "../../../src/parser/shell/visitor-keys.ts";

/** Parses a text that is a file by itself. */
export function parse(text: string): ShellScript {
  return parseShell(text, PositionMap.contiguous(0), new LineTable(text));
}

export function childrenOf(node: ShellNode): ShellNode[] {
  const fields = node as unknown as Record<string, ShellNode | readonly ShellNode[] | null>;
  return (shellVisitorKeys[node.type] ?? []).flatMap((key) => fields[key] ?? []);
}

/** The node and all below it, parents first. */
export function allNodes(root: ShellNode): ShellNode[] {
  const found: ShellNode[] = [];
  const waiting: ShellNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    for (const child of childrenOf(node).reverse()) waiting.push(child);
  }
  return found;
}

export function nodesOf<T extends ShellNode["type"]>(root: ShellNode, type: T): Extract<ShellNode, { type: T }>[] {
  return allNodes(root).filter((node): node is Extract<ShellNode, { type: T }> => node.type === type);
}

export function commandNames(root: ShellNode): string[] {
  return nodesOf(root, "ShellCommand").map(({ name }) => name?.text ?? "");
}

/**
 * The tree in one line: commands in brackets, word parts joined by `+`, quoted ones in their quotes.
 * `a "b$C"` is `[a "b"+"$C"]`.
 */
export function outline(node: ShellNode): string {
  switch (node.type) {
    case "ShellScript":
      return node.statements.map(outline).join("; ");
    case "ShellCommand":
      return `[${commandItems(node).join(" ")}]`;
    case "ShellAssignment":
      return `${node.name}${node.append ? "+=" : "="}${node.value === null ? list(node.elements) : outline(node.value)}`;
    case "ShellPipeline":
      return `pipe(${node.commands.map(outline).join(" | ")})`;
    case "ShellLogical": {
      const items = node.commands.flatMap((command, index) => [node.operators[index - 1] ?? [], outline(command)].flat());
      return `logical(${items.join(" ")})`;
    }
    case "ShellSubshell":
      return `subshell(${outline(node.body)})${redirects(node)}`;
    case "ShellGroup":
      return `group(${outline(node.body)})${redirects(node)}`;
    case "ShellIf": {
      const otherwise = node.otherwise === null ? "" : ` else ${outline(node.otherwise)}`;
      return `if(${node.branches.map(outline).join(" elif ")}${otherwise})${redirects(node)}`;
    }
    case "ShellBranch":
      return `${outline(node.condition)} then ${outline(node.body)}`;
    case "ShellLoop": {
      const condition = node.condition === null ? "" : outline(node.condition);
      return `loop(${node.variable ?? ""}${list(node.words)}${condition} do ${outline(node.body)})${redirects(node)}`;
    }
    case "ShellCase":
      return `case(${outline(node.subject)}: ${node.items.map(outline).join(" ;; ")})${redirects(node)}`;
    case "ShellCaseItem":
      return `${list(node.patterns)} ${outline(node.body)}`;
    case "ShellFunction":
      return `function ${node.name} ${outline(node.body)}`;
    case "ShellTest":
      return `test${list(node.words)}${redirects(node)}`;
    case "ShellRedirect":
      return `${node.descriptor ?? ""}${node.operator}${node.target === null ? "" : outline(node.target)}`;
    case "ShellWord":
      return node.parts.map(outlinePart).join("+");
    default:
      return outlinePart(node);
  }
}

function commandItems({ assignments, name, args, redirects: redirections }: ShellCommand): string[] {
  return [...assignments, ...(name === null ? [] : [name]), ...args, ...redirections].map(outline);
}

function list(words: readonly ShellWord[]): string {
  return `(${words.map(outline).join(" ")})`;
}

function redirects({ redirects: redirections }: { readonly redirects: readonly ShellRedirect[] }): string {
  return redirections.map((redirect) => ` ${outline(redirect)}`).join("");
}

const quotes = { none: "", single: "'", double: "\"" };

function outlinePart(part: ShellWordPart): string {
  switch (part.type) {
    case "ShellText":
      return `${quotes[part.quote]}${part.value}${quotes[part.quote]}`;
    case "ShellVariable": {
      const words = [part.operand, part.replacement].filter((word) => word !== null).map(outline).join(",");
      const text = part.operator === null ? `$${part.name}` : `\${${part.name} ${part.operator} ${words}}`;
      return `${quotes[part.quote]}${text}${quotes[part.quote]}`;
    }
    case "ShellSubstitution": {
      const sign = { command: "$", input: "<", output: ">" }[part.kind];
      return `${quotes[part.quote]}${sign}(${outline(part.script)})${quotes[part.quote]}`;
    }
    case "ShellGlob":
      return `glob ${part.text}`;
    case "ShellArithmetic":
      return "arithmetic";
  }
}
