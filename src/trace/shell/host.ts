import type { ExecElement, Heredoc } from "../../parser/dockerfile/ast.ts";
import type { ComposeScalar } from "../../parser/compose/ast.ts";
import type { ShellNode, ShellScript } from "../../parser/shell/ast.ts";
import type { Value } from "../value.ts";
import type { Filling } from "./filled-words.ts";

/** What a word or command stands in: a script, the strings of an exec form, a heredoc with a `#!` line, the items of a list in YAML. */
export type CommandNode = ShellNode | ExecElement | Heredoc | ComposeScalar;

/** What the machine's commands do to the world of one RUN; the trace of that RUN implements it. */
export interface ShellHost {
  /** The content of a file as far as it holds a secret; of one that COPY brought unseen, that it is there; empty for any other. */
  read(path: string): Value;
  /** A directory's or a file's secrets, with the paths relative to it (empty for the file itself). */
  readTree(path: string): { readonly relative: string; readonly value: Value }[];
  /** The absolute paths that a pattern names, of files that hold a secret and of directories with one below. */
  glob(pattern: string): readonly string[];
  /** The value lands in a file. `how` is the command as a person names it: «echo >», «cp». */
  write(path: string, value: Value, node: CommandNode, how: string): void;
  /** Known text lands in a file: `echo "password=…" > app.conf`, a here-document. */
  writeText(path: string, value: Value, node: CommandNode): void;
  /** The files that a pattern names (a directory: all below it) are deleted, emptied or overwritten. */
  remove(pattern: string, how: string, node: CommandNode): void;
  move(from: string, to: string, how: string, node: CommandNode): void;
  /** The home directory of an account: `~user`. */
  homeOf(account: string): string;
  /** The path is a directory from here on. */
  makeDirectory(path: string): void;
  /** Counts what has been written so far. */
  written(): number;
  /** Runs what is an alternative to all since then: it takes nothing away that was written in between. */
  sparing<T>(since: number, body: () => T): T;
  /** Whether the path is a directory, as far as the trace knows. */
  isDirectory(path: string): boolean;
  /** The value goes to standard output or error of the build. */
  print(value: Value, node: CommandNode, how: string): void;
  /** A variable gets what the node says. */
  assign(name: string, value: Value, node: CommandNode): void;
  /** A simple command is about to run, its words expanded. Returns what it fetches to standard output, where that is a secret. */
  command(call: Call): Value;
}

/** One word of a command, expanded. */
export interface Argument {
  readonly value: Value;
  /** The text, with unknown parts and secrets as `${NAME}`. */
  readonly text: string;
  readonly node: CommandNode;
  /** Reads the word as a script of its own, as `sh -c` does; absent where it is put together and stands nowhere. */
  readonly script?: () => ShellScript | null;
  /** What stands in the script in the place of marks. */
  readonly fillings?: () => readonly Filling[];
  /** Set where the shell makes several words of a variable without quotes, and this is one of them. */
  readonly isField?: true;
}

/** A simple command with its words expanded. */
export interface Call {
  /** The base name of the command. */
  readonly name: string;
  readonly args: readonly Argument[];
  /** `A=1 command`: what its environment has besides. */
  readonly assignments: ReadonlyMap<string, Value>;
  readonly stdin: Value;
  readonly node: CommandNode;
}
