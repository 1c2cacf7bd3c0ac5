import { fileName, type FileNames } from "./file-names.ts";

/** A file that the code has opened under a name. */
interface Handle {
  /** Behind the call that opens it. */
  readonly from: number;
  readonly file: string;
  readonly isWritten: boolean;
}

/** Calls that open a file; the first sign of `mode` says what for, and without one it is read. */
const OPENINGS: readonly RegExp[] = [
  // https://docs.python.org/3/library/functions.html#open, Ruby's File.open, PHP's fopen
  new RegExp(String.raw`\bf?open\(\s?${fileName()}(?:\s?,\s?(?:mode\s?=\s?)?["'](?<mode>[rwax])[^()\n]{0,60})?\)`, "g"),
  new RegExp(String.raw`(?<![\w.])${fileName()}\.open\(\s?(?:["'](?<mode>[rwax]))?[^()\n]{0,60}\)`, "g"),
  // https://nodejs.org/api/fs.html#fscreatewritestreampath-options
  new RegExp(String.raw`\b(?<mode>)createWriteStream\(\s?${fileName()}[^()\n]{0,60}\)`, "g"),
  // perldoc -f open
  new RegExp(String.raw`\bopen\s?\(?\s?(?:my\s)?(?<handle>\$?[A-Za-z_]\w{0,60})\s?,\s?["'](?<mode>[<>])[^"'\n]{0,30}["']\s?,\s?${fileName()}`, "g"),
  new RegExp(String.raw`\bopen\s?\(?\s?(?:my\s)?(?<handle>\$?[A-Za-z_]\w{0,60})\s?,\s?["'](?<mode>[<>])>?\s?(?<file>[^"'<>\n]{1,300})["']`, "g"),
];

const NAMED_BEHIND = /^\s?(?:as\s{1,3}(?<as>\w{1,60})|(?:do|\{)\s?\|(?<block>\w{1,60})\|)/;
const NAMED_BEFORE = /(?<variable>\$?[A-Za-z_]\w{0,60})\s?=\s?(?:await\s)?(?:[\w]{1,20}\.)?$/;

/** The files that the code has opened, by the name that each has at an offset. */
export class Handles {
  readonly #handles = new Map<string, Handle[]>();

  constructor(code: string, files: FileNames) {
    for (const pattern of OPENINGS) {
      for (const { index, 0: { length }, groups } of code.matchAll(pattern)) {
        const [from, mode = "r"] = [index + length, groups!["mode"]];
        const behind = NAMED_BEHIND.exec(code.slice(from, from + 80))?.groups;
        const name = groups!["handle"] ?? behind?.["as"] ?? behind?.["block"] ?? NAMED_BEFORE.exec(code.slice(Math.max(0, index - 100), index))?.groups!["variable"];
        const file = files.of(groups!);
        if (name !== undefined && file !== null) this.#add(name, { from, file, isWritten: mode !== "r" && mode !== "<" });
      }
    }
  }

  #add(name: string, handle: Handle): void {
    this.#handles.set(name, [...(this.#handles.get(name) ?? []), handle].sort((a, b) => a.from - b.from).slice(0, mostOfOneName));
  }

  /** The file that is open for reading, or for writing, under the name. */
  at(name: string, offset: number, isWritten: boolean): string | null {
    const handle = this.#handles.get(name)?.findLast(({ from }) => from <= offset);
    return handle?.isWritten === isWritten ? handle.file : null;
  }
}

const mostOfOneName = 32;
