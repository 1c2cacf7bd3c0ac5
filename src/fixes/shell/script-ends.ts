import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellStatement } from "../../parser/shell/ast.ts";
import { insert, type EditedFile } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";
import { asJson, execScriptOf } from "./nested-scripts.ts";

/** Whether the RUN's whole script is the body of one heredoc. */
export function isHeredocScript({ heredocs, argumentsText }: Run, text: string): boolean {
  const [heredoc] = heredocs;
  if (!heredoc || heredocs.length > 1) return false;
  return argumentsText.replace(/\s/g, "") === text.slice(...heredoc.operatorRange).replace(/\s/g, "");
}

/** Puts commands in front of a RUN's script, or of what `sh -c` gets in an exec form; null where no shell that we know reads it. */
export function prepend({ text }: EditedFile, run: Run, commands: string): TextEdit | null {
  const element = execScriptOf(run);
  if (element) return insert(element.range[0] + 1, asJson(commands + jointBefore(element.value)));
  if (run.form !== "shell" || !run.script) return null;
  if (!isHeredocScript(run, text)) {
    return insert(run.argumentsRange[0], commands + jointBefore(run.argumentsText));
  }
  const [heredoc] = run.heredocs;
  const { content, range } = heredoc!;
  const shebang = /^#![^\n]*\n/.exec(content)?.[0] ?? "";
  return insert(range[0] + shebang.length, commands + (content.includes("\r\n") ? "\r\n" : "\n"));
}

/** In front of `a & b` an `&&` would put our command into the background, too. */
function jointBefore(script: string): string {
  return /(?:^|[^&>|<])&(?:[^&>\d]|$)/.test(script) ? "; " : " && ";
}

/** Puts a command behind a RUN's script, to run when all before it has succeeded; null where it might never run. */
export function append({ text }: EditedFile, run: Run, command: string): TextEdit | null {
  const last = run.form === "shell" ? run.script?.statements.at(-1) : undefined;
  if (!last || leaves(last) || /(?:^|[^&])&\s*$/.test(run.argumentsText)) return null;
  if (!isHeredocScript(run, text)) return insert(last.range[1], ` && ${command}`);
  const { content, range } = run.heredocs[0]!;
  return insert(range[1], command + (content.includes("\r\n") ? "\r\n" : "\n"));
}

/** Whether nothing behind the statement may run. */
function leaves(statement: ShellStatement): boolean {
  if (statement.type === "ShellLogical") return leaves(statement.commands.at(-1)!);
  return statement.type === "ShellCommand" && /^(?:exit|exec|return)$/.test(statement.name?.text ?? "");
}
