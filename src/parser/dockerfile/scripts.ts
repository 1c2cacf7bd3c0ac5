import { type MappedText, MappedTextBuilder } from "../mapped-text.ts";
import { isShell } from "../shell/shells.ts";
import { isTab, skip } from "./characters.ts";
import { type HeredocBody, readHeredocName } from "./heredocs.ts";
import type { LogicalLine } from "./logical-line.ts";
import type { Span } from "./split.ts";

const SHEBANG = /^#![ \t]*(.*)/;

/**
 * What a heredoc's `#!` line says is to run it, without path, `env` and its options; null where there is no such line.
 */
function readInterpreter(script: string): string | null {
  const words = SHEBANG.exec(script)?.[1]?.trim().split(/\s+/) ?? [];
  const names = words.map((word) => word.slice(word.lastIndexOf("/") + 1));
  const index = names[0] === "env" ? words.findIndex((word, at) => at > 0 && !/^-|=/.test(word)) : 0;
  return names[index] || null;
}

/** What a RUN with these heredocs runs: the script, null where it is not the shell's; and a lone heredoc's interpreter. */
export function readRunScript(
  line: LogicalLine,
  [start, end]: Span,
  bodies: readonly HeredocBody[],
  file: MappedText,
): { readonly script: MappedText | null; readonly interpreter: string | null } {
  const [first] = bodies;
  if (first === undefined) return { script: readLineScript(line, [start, end]), interpreter: null };
  if (readHeredocName(line.text.slice(start, end)) === null) {
    return { script: joinBodies(line, [start, end], bodies, file), interpreter: null };
  }
  const script = readBody(first, file);
  const interpreter = readInterpreter(script.text);
  return { script: interpreter === null || isShell(interpreter) ? script : null, interpreter };
}

/** The script of a shell form without heredocs; null where there is no text. */
export function readLineScript(line: LogicalLine, [start, end]: Span): MappedText | null {
  return start === end ? null : { text: line.text.slice(start, end), map: line.map.slice(start, end) };
}

/** The body of a heredoc, leading tabs removed for `<<-`. */
export function readBody({ bodyStart, bodyEnd, chomp }: HeredocBody, file: MappedText): MappedText {
  if (!chomp) return { text: file.text.slice(bodyStart, bodyEnd), map: file.map.slice(bodyStart, bodyEnd) };
  const body = new MappedTextBuilder(file.map.start(bodyStart));
  for (let start = bodyStart; start < bodyEnd; ) {
    const newline = file.text.indexOf("\n", start);
    const next = newline === -1 ? bodyEnd : Math.min(newline + 1, bodyEnd);
    body.append(file, skip(file.text, start, next, isTab), next);
    start = next;
  }
  return body.build();
}

/** The text with the bodies and their closing names, as BuildKit puts them together for a shell. */
function joinBodies(line: LogicalLine, [start, end]: Span, bodies: readonly HeredocBody[], file: MappedText): MappedText {
  const script = new MappedTextBuilder(line.map.start(start));
  script.append(line, start, end);
  for (const { bodyStart, bodyEnd, closingName, name } of bodies) {
    // The line feed before the body is the one that ends the line before it in the file.
    script.appendFor(file, bodyStart - 1, bodyStart, "\n");
    script.append(file, bodyStart, bodyEnd);
    if (closingName !== null) script.append(file, closingName, closingName + name.length);
  }
  return script.build();
}
