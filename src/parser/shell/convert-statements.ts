import {
  type AndOr, type ArithmeticCommand, type ArithmeticExpression, type ArithmeticFor, type CaseItem, type CompoundCommand,
  type CompoundList, type Coproc, type Elif, type For, forEachChild, type Function as FunctionDefinition, type Pipeline,
  type Redirection, type Select, type Statement, type SyntaxNode, type TestCommand, type TestExpression, type While,
} from "unbash";
import type {
  ShellBranch, ShellCase, ShellCaseItem, ShellCommand, ShellFunction, ShellGroup, ShellIf, ShellLogical, ShellLoop, ShellPipeline,
  ShellScript, ShellStatement, ShellSubshell, ShellTest, ShellWord,
} from "./ast.ts";
import { type Conversion, deeper, type Extent, makeNode, makeParent, tooDeep } from "./conversion.ts";
import { convertCommand, convertRedirects } from "./convert-commands.ts";
import { convertArithmeticCommand, convertArithmeticWord, convertWord } from "./convert-words.ts";

type StatementNode = Statement["command"];

/** Turns statements into ours; those nested too deep are left out. */
export function convertStatements(statements: readonly Statement[], conversion: Conversion): ShellStatement[] {
  if (tooDeep(conversion)) return [];
  const inner = deeper(conversion);
  return statements.map(({ command }) => convertStatement(command, inner));
}

function convertStatement(node: StatementNode, conversion: Conversion): ShellStatement {
  conversion.view.reach(node.end);
  switch (node.type) {
    case "Command":
      return convertCommand(node, conversion);
    case "Pipeline":
      return convertPipeline(node, conversion);
    case "AndOr":
      return convertLogical(node, conversion);
    case "Function":
      return convertFunction(node, conversion);
    case "Coproc":
      return convertBody(node.body, conversion);
    case "Redirected":
      return convertCompound(node.command, node.redirects, conversion, node);
    default:
      return convertCompound(node, [], conversion, node);
  }
}

/** The commands of a pipeline; `!` and `time` before a single command leave that command. */
function convertPipeline(pipeline: Pipeline, conversion: Conversion): ShellStatement {
  const commands = convertAll(pipeline.commands, conversion);
  if (commands.length === 0) return emptyCommand(pipeline, conversion);
  if (commands.length === 1) return commands[0]!;
  return makeParent<ShellPipeline>(conversion, "ShellPipeline", pipeline, commands, { commands });
}

/** `a &&` with nothing behind it leaves `a`. */
function convertLogical(list: AndOr, conversion: Conversion): ShellStatement {
  const commands = convertAll(list.commands, conversion);
  if (commands.length === 1) return commands[0]!;
  return makeParent<ShellLogical>(conversion, "ShellLogical", list, commands, { commands, operators: list.operators });
}

function convertAll(nodes: readonly StatementNode[], conversion: Conversion): ShellStatement[] {
  return nodes.map((node) => convertStatement(node, conversion));
}

function emptyCommand(extent: Extent, conversion: Conversion): ShellCommand {
  return makeNode<ShellCommand>(conversion, "ShellCommand", extent, { assignments: [], name: null, args: [], redirects: [] });
}

function convertFunction(definition: FunctionDefinition, conversion: Conversion): ShellFunction {
  const name = convertWord(definition.name, conversion).text;
  const body = tooDeep(conversion) ? emptyCommand(definition.body, conversion) : convertBody(definition.body, deeper(conversion));
  return makeParent<ShellFunction>(conversion, "ShellFunction", definition, [body], { name, body });
}

/** The body of a function or a co-process; unbash makes a list of what may not stand there. */
function convertBody(body: FunctionDefinition["body"] | Coproc["body"], conversion: Conversion): ShellStatement {
  if (body.type !== "CompoundList") return convertStatement(body, conversion);
  const script = convertList(body, conversion);
  return makeParent<ShellGroup>(conversion, "ShellGroup", body, [script], { body: script, redirects: [] });
}

function convertList(list: CompoundList, conversion: Conversion): ShellScript {
  const statements = convertStatements(list.commands, conversion);
  return makeParent<ShellScript>(conversion, "ShellScript", list, statements, { statements });
}

function convertCompound(
  command: CompoundCommand,
  redirections: readonly Redirection[],
  conversion: Conversion,
  extent: Extent,
): ShellStatement {
  const redirects = convertRedirects(redirections, conversion);
  switch (command.type) {
    case "Subshell":
    case "BraceGroup": {
      const body = convertList(command.body, conversion);
      const type = command.type === "Subshell" ? "ShellSubshell" : "ShellGroup";
      return makeParent<ShellSubshell | ShellGroup>(conversion, type, extent, [body], { body, redirects });
    }
    case "If": {
      const branches = [{ pos: command.pos, end: command.then.end, clause: command.clause, then: command.then }, ...command.elif]
        .map((branch) => convertBranch(branch, conversion));
      const otherwise = command.else === undefined ? null : convertList(command.else, conversion);
      return makeParent<ShellIf>(conversion, "ShellIf", extent, [...branches, otherwise], { branches, otherwise, redirects });
    }
    case "For":
    case "Select":
    case "While":
    case "ArithmeticFor": {
      const { variable, words, condition } = loopHead(command, conversion);
      const body = convertList(command.body, conversion);
      const fields = { variable, words, condition, body, redirects };
      return makeParent<ShellLoop>(conversion, "ShellLoop", extent, [...words, condition, body], fields);
    }
    case "Case": {
      const subject = convertWord(command.word, conversion);
      const items = command.items.map((item) => convertCaseItem(item, conversion));
      return makeParent<ShellCase>(conversion, "ShellCase", extent, [subject, ...items], { subject, items, redirects });
    }
    case "TestCommand":
    case "ArithmeticCommand": {
      const words = convertTest(command, conversion);
      return makeParent<ShellTest>(conversion, "ShellTest", extent, words, { words, redirects });
    }
  }
}

function convertBranch(branch: Pick<Elif, "pos" | "end" | "clause" | "then">, conversion: Conversion): ShellBranch {
  const condition = convertList(branch.clause, conversion);
  const body = convertList(branch.then, conversion);
  return makeParent<ShellBranch>(conversion, "ShellBranch", branch, [condition, body], { condition, body });
}

function convertCaseItem(item: CaseItem, conversion: Conversion): ShellCaseItem {
  const patterns = item.pattern.map((pattern) => convertWord(pattern, conversion));
  const body = convertList(item.body, conversion);
  return makeParent<ShellCaseItem>(conversion, "ShellCaseItem", item, [...patterns, body], { patterns, body });
}

function loopHead(
  loop: For | Select | While | ArithmeticFor,
  conversion: Conversion,
): Pick<ShellLoop, "variable" | "words" | "condition"> {
  switch (loop.type) {
    case "While":
      return { variable: null, words: [], condition: convertList(loop.clause, conversion) };
    case "ArithmeticFor": {
      const head = [loop.initialize, loop.test, loop.update].filter((expression) => expression !== undefined);
      return { variable: null, words: head.flatMap((expression) => wordsOf(expression, conversion)), condition: null };
    }
    case "For":
    case "Select": {
      const variable = convertWord(loop.name, conversion).text || null;
      return { variable, words: (loop.wordlist ?? []).map((word) => convertWord(word, conversion)), condition: null };
    }
  }
}

function convertTest({ expression }: TestCommand | ArithmeticCommand, conversion: Conversion): ShellWord[] {
  return expression === undefined ? [] : wordsOf(expression, conversion);
}

/** The words of an expression in order. `1+1+…` nests as deep as it is long, so this does not recurse. */
function wordsOf(expression: TestExpression | ArithmeticExpression, conversion: Conversion): ShellWord[] {
  const words: ShellWord[] = [];
  const waiting: SyntaxNode[] = [expression];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "Word") words.push(convertWord(node, conversion));
    else if (node.type === "ArithmeticWord") words.push(convertArithmeticWord(node, conversion));
    else if (node.type === "ArithmeticCommandExpansion") words.push(convertArithmeticCommand(node, conversion));
    else for (const child of childrenOf(node).reverse()) waiting.push(child);
  }
  return words;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}
