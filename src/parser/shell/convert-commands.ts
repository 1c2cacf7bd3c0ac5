import type { Assignment, Command, CommandArgument, HereDoc, Redirection, Word } from "unbash";
import type { ShellAssignment, ShellCommand, ShellRedirect, ShellWord, ShellWordPart } from "./ast.ts";
import { type Conversion, makeNode } from "./conversion.ts";
import { appendPart, convertWord, partsOf, plainText, written } from "./convert-words.ts";

/** Turns a simple command into ours. */
export function convertCommand(command: Command, conversion: Conversion): ShellCommand {
  return makeNode<ShellCommand>(conversion, "ShellCommand", command, {
    assignments: command.prefix.filter((part) => part.type === "Assignment").map((part) => convertAssignment(part, conversion)),
    name: command.name === undefined ? null : convertWord(command.name, conversion),
    args: command.args.map((argument) => convertArgument(argument, conversion)),
    redirects: convertRedirects(command.redirects, conversion),
  });
}

export function convertRedirects(redirects: readonly Redirection[], conversion: Conversion): ShellRedirect[] {
  return redirects.map((redirect) => convertRedirect(redirect, conversion));
}

function convertRedirect(redirect: Redirection, conversion: Conversion): ShellRedirect {
  const { descriptor, operator } = redirect;
  return makeNode<ShellRedirect>(conversion, "ShellRedirect", redirect, {
    operator,
    descriptor: descriptor?.type === "FileDescriptor" ? descriptor.value : null,
    target: redirect.type === "HereDoc" ? convertHereDocument(redirect, conversion) : optionalWord(redirect.target, conversion),
  });
}

/** The body as a word; it is double-quoted in effect, or single-quoted where the delimiter has quotes. */
function convertHereDocument({ body, delimiter, closing }: HereDoc, conversion: Conversion): ShellWord {
  const quote = delimiter?.quoted === true ? "single" : "double";
  if (closing !== undefined) conversion.view.reach(closing.end);
  const parts = partsOf(body, () => plainText(body, body.text, conversion, quote), conversion, quote);
  return makeNode<ShellWord>(conversion, "ShellWord", body, { text: body.text, parts });
}

function optionalWord(word: Word | undefined, conversion: Conversion): ShellWord | null {
  return word === undefined ? null : convertWord(word, conversion);
}

function convertAssignment(assignment: Assignment, conversion: Conversion): ShellAssignment {
  const { name, append, value } = assignment;
  return makeNode<ShellAssignment>(conversion, "ShellAssignment", assignment, {
    name,
    append: append === true,
    value: value.type === "ArrayValue" || value.text === "" ? null : convertWord(value, conversion),
    elements: value.type === "ArrayValue" ? value.elements.map((element) => convertWord(element, conversion)) : [],
  });
}

/** An argument; the assignment in `export A=b` becomes the word that it is for any other command. */
function convertArgument(argument: CommandArgument, conversion: Conversion): ShellWord {
  if (argument.type === "Word") return convertWord(argument, conversion);
  const parts: ShellWordPart[] = [];
  const append = (added: readonly ShellWordPart[]): void => {
    for (const part of added) appendPart(parts, part, conversion);
  };
  const { value, pos, end } = argument;
  let at = pos;
  for (const word of value.type === "ArrayValue" ? value.elements : [value]) {
    append(textBetween(at, word.pos, conversion));
    append(convertWord(word, conversion).parts);
    at = word.end;
  }
  append(textBetween(at, end, conversion));
  return makeNode<ShellWord>(conversion, "ShellWord", argument, { text: argument.text, parts });
}

function textBetween(pos: number, end: number, conversion: Conversion): ShellWordPart[] {
  const extent = { pos, end };
  return plainText(extent, written(extent, conversion), conversion, "none");
}
